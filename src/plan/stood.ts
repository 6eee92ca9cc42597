/** Every provision of a record with its ledger, on the days of its own school. Pure. */
import { numberOf } from '../law/day-number.ts'
import { openOn, type SchoolCalendar } from '../law/school.ts'
import { schoolOf, type Calendars } from '../people/calendar.ts'
import type { Day } from '../platform/day.ts'
import { ledgerOf } from './owed.ts'
import type { Planned } from './planned.ts'
import type { Plan, Provision } from './provision.ts'
import type { Stood } from './told.ts'

/** The school on whose days it is given: the one it or its plan names, else the record's only one. */
function calendarOf(
  provision: Provision,
  plans: readonly Plan[],
  calendars: Calendars,
): SchoolCalendar | null {
  const plan = plans.find(({ root }) => root === provision.of)
  const name = provision.body.school ?? plan?.body.school ?? null
  const [only, another] = calendars
  if (name !== null) return schoolOf(calendars, name)?.calendar ?? null
  return another === undefined ? (only?.calendar ?? null) : null
}

/** Every provision with what was said of it and its ledger up to `on`; the newest first. */
export function stoodOn(planned: Planned, calendars: Calendars, on: Day): Stood[] {
  const said = Map.groupBy(planned.marks, ({ of }) => of)
  return planned.provisions
    .map((provision) => {
      const marks = said.get(provision.root) ?? []
      const calendar = calendarOf(provision, planned.plans, calendars)
      const isShut = openOn(calendar, numberOf(on)) === 'shut'
      return { provision, marks, isShut, terms: ledgerOf(provision, marks, { calendar, on }) }
    })
    .toReversed()
}
