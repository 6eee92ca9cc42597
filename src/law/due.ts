/**
 * When a duty falls due, and why, in words. A date is worked out from the row's rule and the dates
 * given, never stored alone: change a date or a calendar and it is counted again.
 */
import { type Day, inFullWords } from '../platform/day.ts'
import { type BankHolidays, FIRST_YEAR, LAST_YEAR } from './calendar.ts'
import { announcedAfter, holidaysOf, movedWords } from './announced.ts'
import { type DayNumber, fullWords, numberOf } from './day-number.ts'
import { type Also, type Asked, type DaySpan, endOf, spanOf } from './ending.ts'
import { adjust, unknownFacts } from './facts.ts'
import {
  type Clock,
  type Count,
  type Flag,
  type Force,
  type Law,
  flagInWords,
  forceInWords,
} from './law.ts'
import type { SchoolCalendar } from './school.ts'
import { PROCLAIMED, type ProclaimedHoliday } from './united-kingdom/bank-holidays.data.ts'

type Facts = Readonly<Record<string, string>>

type CitedSource = {
  readonly instrument: string
  readonly short: string
  readonly provision: string
  readonly edition: string | null
}

/** The dates of a row; `due` is null where there is no single last day (see the explanation). */
export type Due = DaySpan & {
  readonly clock: string
  readonly name: string
  readonly from: Day
  /** One sentence, where a bank holiday announced after `from` moved the date; else null. */
  readonly moved: string | null
  readonly explanation: readonly string[]
  readonly also: Also
  readonly rule: Count['rule']
  readonly soft: boolean
  readonly source: CitedSource
  readonly force: Force
  readonly flag: Flag
  readonly rung: string
  /** Names of facts that could move this date and were not given. */
  readonly asks: readonly string[]
}

export type DueFailure = {
  readonly error: string
  /** What of what was given cannot be used, where it is one of these. */
  readonly of?: 'clock' | 'from' | 'facts' | 'calendar'
}

export type DueOptions = {
  readonly calendar?: SchoolCalendar | null
  readonly facts?: Facts
  /** The bank holidays made by proclamation; left out, all that are known here. */
  readonly proclaimed?: readonly ProclaimedHoliday[]
}

function safeDay(clock: Clock, due: DayNumber | null, { englandAndWales }: BankHolidays): string[] {
  if (due === null || !clock.parent || clock.count.roll !== undefined) return []
  if (clock.id !== 'eqa-claim' && clock.id !== 'jr-claim') return []
  if (englandAndWales.isWorking(due)) return []
  const safe = fullWords(englandAndWales.plus(due, -1))
  return [
    `That is not a working day. To be safe, have it in by ${safe}. No Christmas or August rule moves it.`,
  ]
}

function cite(law: Law, clock: Clock): CitedSource {
  const found = law.instruments.find((instrument) => instrument.id === clock.source.instrument)
  if (found === undefined) throw new Error(`No instrument ${clock.source.instrument}`)
  return {
    instrument: found.title,
    short: found.short,
    provision: clock.source.provision,
    edition: clock.source.edition ?? found.edition,
  }
}

function closing(clock: Clock, source: CitedSource): string[] {
  const edition = source.edition === null ? '' : `, ${source.edition}`
  const lines: string[] = []
  if (clock.source.instrument === 'hesc' || clock.id === 'eqa-claim') {
    lines.push('It must reach the Tribunal by 5pm that day.')
  }
  if (clock.exceptions !== null) lines.push(clock.exceptions)
  if (clock.provisional !== null) lines.push(clock.provisional)
  if (clock.soft) {
    lines.push('This is a soft date: usual practice or a recommendation, not a limit in the law.')
  }
  if (clock.parent) {
    lines.push(
      'If the day has gone by, ask for more time today: late appeals, complaints and claims can be allowed.',
    )
  }
  lines.push(
    `Source: ${source.short}, ${source.provision}${edition} (${forceInWords(clock.force)}).`,
    flagInWords(clock.flag),
  )
  return lines
}

/** Why the row cannot be counted from that day at all, or null. */
function notLaw(clock: Clock, from: Day): string | null {
  if (clock.inForce !== 'yes') {
    return 'The text has been passed, but we have not seen that it has started. We do not count it as law.'
  }
  if (clock.validFrom !== null && from < clock.validFrom) {
    return `This rule starts on ${inFullWords(clock.validFrom as Day)}. It was not in force on the day you gave.`
  }
  if (clock.validTo !== null && from > clock.validTo) {
    return `This rule ended on ${inFullWords(clock.validTo as Day)}.`
  }
  return null
}

/** The clock called `id`, or a sentence that says there is none, with ids that look like it. */
function findClock(law: Law, id: string): Clock | DueFailure {
  const found = law.clocks.find((clock) => clock.id === id)
  if (found !== undefined) return found
  const stem = id.split('-')[0] ?? id
  const near = law.clocks.filter((clock) => clock.id.startsWith(`${stem}-`)).map(({ id }) => id)
  const hint = near.length === 0 ? '' : ` Near it: ${near.slice(0, 8).join(', ')}.`
  return {
    error: `There is no clock called "${id}".${hint} "heard law" lists them all.`,
    of: 'clock',
  }
}

/** Whether a bank holiday announced after `from` moved the date, in words. */
function movedOf(
  asked: Asked,
  now: DaySpan,
  given: {
    readonly from: Day
    readonly calendar: SchoolCalendar | null
    readonly proclaimed: readonly ProclaimedHoliday[]
  },
): string | null {
  const { from, calendar, proclaimed } = given
  const later = announcedAfter(proclaimed, from)
  if (later.length === 0) return null
  const before = proclaimed.filter((holiday) => !later.includes(holiday))
  const end = endOf(asked, { calendar, holidays: holidaysOf(before) })
  return 'error' in end ? null : movedWords(spanOf(end.last), now, later)
}

/**
 * When `clock` falls due if it starts on `from` (the row's own trigger). Never throws for what a
 * person typed: a day outside the known years, or a calendar with no school days, is an error value.
 */
export function due(law: Law, id: string, from: Day, options: DueOptions = {}): Due | DueFailure {
  const clock = findClock(law, id)
  if ('error' in clock) return clock
  const year = Number(from.slice(0, 4))
  if (year < FIRST_YEAR + 3 || year > LAST_YEAR - 5) {
    return {
      error: `We can count from days between ${FIRST_YEAR + 3} and ${LAST_YEAR - 5}.`,
      of: 'from',
    }
  }
  const { facts = {}, calendar = null, proclaimed = PROCLAIMED } = options
  const source = cite(law, clock)
  const adjusted = adjust(clock, numberOf(from), facts)
  if ('error' in adjusted) return { ...adjusted, of: 'facts' }
  const refusal = notLaw(clock, from) ?? adjusted.refusal
  const asked = { clock, adjusted, facts, isCounted: refusal === null }
  const known = { calendar, holidays: holidaysOf(proclaimed) }
  const end = endOf(asked, known)
  if ('error' in end) return end
  const { ending, last, also } = end
  const span = spanOf(last)
  const moved = movedOf(asked, span, { from, calendar, proclaimed })
  return {
    clock: clock.id,
    name: clock.name,
    from,
    ...span,
    moved,
    explanation: [
      `Counted from ${fullWords(numberOf(from))}. What starts it: ${clock.trigger}.`.replace(
        /\.\.$/,
        '.',
      ),
      ...adjusted.steps,
      ...(refusal === null ? ending.steps : [refusal]),
      ...(last === ending ? adjusted.afterSteps(ending.due) : [adjusted.capStep]),
      ...(moved === null ? [] : [moved]),
      ...unknownFacts(law.clocks, facts),
      ...safeDay(clock, last.due, known.holidays),
      ...closing(clock, source),
    ],
    also,
    rule: clock.count.rule,
    soft: clock.soft,
    source,
    force: clock.force,
    flag: clock.flag,
    rung: clock.rung,
    asks: clock.facts.filter((fact) => facts[fact] === undefined),
  }
}
