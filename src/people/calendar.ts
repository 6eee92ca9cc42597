/**
 * When a school is open, from what was written down of it: several school years, corrections and a
 * closure added in the night become one calendar. Pure; every date is counted from it again.
 */
import type { SchoolCalendar, Span } from '../law/school.ts'
import type { Day } from '../platform/day.ts'
import { bodyNamed, isAnotherBody, keyOfBody } from './naming.ts'

/** One calendar as it was written down: the newest version of its entry. */
export type CalendarEntry = {
  readonly seq: number
  readonly root: number
  readonly address: string
  readonly school: string
  readonly terms: readonly Span[]
  readonly closures: readonly Span[]
  readonly source: string | null
  readonly where: string | null
}

/** A school, and all that is known of when it is open. */
export type School = {
  readonly name: string
  readonly calendar: SchoolCalendar
  /** What it was put together from, oldest first. */
  readonly entries: readonly CalendarEntry[]
}
export type Calendars = readonly School[]

/** The year in which the school year of `on` starts. Some schools begin in the last days of August. */
export function schoolYearOf(on: Day): number {
  const year = Number(on.slice(0, 4))
  return on.slice(5) >= '08-01' ? year : year - 1
}

/** Every school of `entries`, each with one calendar; in the order they were first written down. */
export function calendarsOf(entries: readonly CalendarEntry[]): Calendars {
  const bySchool = Map.groupBy(
    entries.toSorted((one, other) => one.seq - other.seq),
    (entry) => keyOfBody(entry.school),
  )
  return [...bySchool.values()].map((own) => {
    const name = own.at(-1)?.school ?? ''
    return { name, calendar: together(own, name), entries: own }
  })
}

/**
 * For each school year, the newest entry that gives its terms takes the place of all that was written
 * before it; entries with closures alone only add to it.
 */
function together(entries: readonly CalendarEntry[], school: string): SchoolCalendar {
  const newest = new Map<number, number>()
  for (const { seq, terms } of entries)
    for (const term of terms) newest.set(schoolYearOf(term.from), seq)
  const stands = (seq: number) => (span: Span) => seq >= (newest.get(schoolYearOf(span.from)) ?? 0)
  return {
    name: `the school dates you have for ${school}`,
    terms: inOrder(entries.flatMap(({ seq, terms }) => terms.filter(stands(seq)))),
    closures: inOrder(entries.flatMap(({ seq, closures }) => closures.filter(stands(seq)))),
  }
}

function inOrder(spans: readonly Span[]): Span[] {
  return spans.toSorted((one, other) =>
    one.from === other.from ? 0 : one.from < other.from ? -1 : 1,
  )
}

/** The calendar of the school that `organisation` names, however it is written; null where none is sure. */
export function calendarFor(calendars: Calendars, organisation: string): SchoolCalendar | null {
  return bodyNamed(calendars, organisation)?.calendar ?? null
}

/**
 * The school whose days count for what `debtor` owes: the one it names, or the record's only school
 * where it names no other body (a teacher, "the school"). Null for a council or a clinic.
 */
export function schoolOf(calendars: Calendars, debtor: string): School | null {
  const named = bodyNamed(calendars, debtor)
  if (named !== null) return named
  const [only, another] = calendars
  if (only === undefined || another !== undefined) return null
  return isAnotherBody(debtor, only.name) ? null : only
}
