/** Where a due day comes from, and how the days past it are counted, so that the number can be opened. */
import { inFullWords, inWords, type Day } from '../platform/day.ts'
import { isNoSchool } from '../people/naming.ts'
import { askedByOf, calendarDaysLate, dueOf, isPastDayAsked } from './commitment.ts'
import type { KeptCommitment } from './store.ts'
import { schoolDaysSaid } from './school-said.ts'
import { schoolDaysInWords } from './told.ts'

type GroundProps = {
  readonly commitment: KeptCommitment
  readonly on: Day
  /** The record's own path. */
  readonly path: string
}

export function Ground({ commitment, on, path }: GroundProps) {
  const due = dueOf(commitment)
  const asked = askedByOf(commitment)
  if (due !== null)
    return (
      <p class="heard-why">
        Due {inFullWords(due)}: {GROUNDS[commitment.dueBasis ?? ''] ?? commitment.dueBasis}. Counted
        in calendar days. <InSchoolDays commitment={commitment} on={on} path={path} />
      </p>
    )
  return (
    <p class="heard-why">
      Counted in calendar days from {inFullWords(commitment.since)}.{' '}
      {asked === null
        ? 'No day is set for the answer, so it is waiting, not late.'
        : `You asked for it by ${inWords(asked)}. ${isPastDayAsked(commitment, on) ? 'That day has passed; only' : 'Only'} a day they agreed to, or one the law sets, can make it late.`}
      <SaidInSchoolDays commitment={commitment} />
    </p>
  )
}

/** A number of school days they named: when it ends, which makes nobody late by itself. */
function SaidInSchoolDays({ commitment }: Pick<GroundProps, 'commitment'>) {
  const said = schoolDaysSaid(commitment)
  if (said === null) return null
  const { words, earliest, latest } = said
  return (
    <>
      {' '}
      They said “{words}”. Counted from that day it ends{' '}
      {earliest === latest
        ? `on ${inFullWords(latest)}, by ${commitment.calendar?.name}.`
        : `between ${inFullWords(earliest)} and ${inFullWords(latest)}: we assumed some term dates.`}
    </>
  )
}

/** The same in school days where the school's dates are known; else where to give them. */
function InSchoolDays({ commitment, on, path }: GroundProps) {
  if ((calendarDaysLate(commitment, on) ?? 0) === 0) return null
  const words = schoolDaysInWords(commitment, on)
  const { calendar = null, debtor } = commitment
  const dates = `${path}/school-dates`
  if (calendar === null && isNoSchool(debtor)) return null
  if (calendar === null)
    return <a href={dates}>Add the school’s dates to count its school days too.</a>
  return words === null ? null : (
    <>
      In school days: {words}, by <a href={dates}>{calendar.name}</a>.
    </>
  )
}

const GROUNDS: Readonly<Record<string, string>> = {
  law: 'the law sets this day',
  policy: 'their own policy sets this day',
  promise: 'they promised it for this day',
  'their promise': 'they promised it for this day',
  agreed: 'you both agreed on this day',
  'a date both agreed': 'you both agreed on this day',
}
