/** The school days and published numbers that count for one matter, out of all that the record knows. */
import { calendarFor, schoolOf, type Calendars } from '../people/calendar.ts'
import { policyFor, type Policy } from '../people/policy.ts'
import type { SchoolCalendar } from '../law/school.ts'
import type { Matter } from './matter.ts'
import { LAW, processOf } from './known.ts'
import { pathOf, type PathAsked } from './path.ts'
import { type PathStation } from './station.ts'
import type { Day } from '../platform/day.ts'

export type Around = { readonly calendars: Calendars; readonly policies: readonly Policy[] }

/** The calendar of the school the matter names, else of whom it is with; null where none is sure. */
function calendarOfMatter(
  { calendars }: Around,
  matter: Pick<Matter, 'with' | 'school'>,
): SchoolCalendar | null {
  if (matter.school !== null) return calendarFor(calendars, matter.school)
  return schoolOf(calendars, matter.with)?.calendar ?? null
}

/** Each clock's own number as the matter's school, or whom it is with, published it. */
function policiesOfMatter(
  { policies }: Around,
  matter: Pick<Matter, 'with' | 'school'>,
): ReadonlyMap<string, Policy> {
  const found = new Map<string, Policy>()
  for (const { clock } of policies) {
    if (clock === null || found.has(clock)) continue
    const policy =
      policyFor(policies, matter.with, clock) ??
      (matter.school === null ? null : policyFor(policies, matter.school, clock))
    if (policy !== null) found.set(clock, policy)
  }
  return found
}

/** The path of one matter of the record on `on`; empty where its process is not known here. */
export function pathOfMatter(
  matter: Matter,
  around: Around,
  on: Day,
  remembered?: PathAsked['remembered'],
): PathStation[] {
  const process = processOf(matter.process)
  if (process === null) return []
  return pathOf(
    {
      law: LAW,
      process,
      steps: matter.steps,
      calendar: calendarOfMatter(around, matter),
      policies: policiesOfMatter(around, matter),
      ...(remembered === undefined ? {} : { remembered }),
    },
    on,
  )
}
