/**
 * What the events of a school's calendar say of when it is open, told apart by what each is called:
 * terms, half-terms, INSET days and closures. Other events are left alone.
 */
import { type Day, daysBetween } from '../platform/day.ts'
import type { SchoolCalendar, Span } from './school.ts'

export type CalendarRead = {
  readonly calendar: SchoolCalendar
  /** How many events said nothing of when the school is open. */
  readonly ignored: number
}

/** A span this long that is called a term is the term itself, not a holiday in it. */
const TERM_LENGTH = 20

const SEASON =
  '(?:autumn|winter|spring|summer|michaelmas|lent|christmas|easter|october|february|may|mid-?term)'
const REST = `(?:half[ -]?term|${SEASON}? ?(?:holidays?|vacation|break))`
const AFTER_SCHOOL = /\btwilight\b|\bafter school\b/
const SHUT = new RegExp(
  `\\binset\\b|\\bhalf[ -]?term\\b|\\bholidays?\\b|\\bvacation\\b|\\bclosed\\b|\\bclosures?\\b|\\bnon[ -]?pupil\\b|\\bstaff (?:training|development)\\b|\\b(?:teacher )?training day\\b|\\boccasional day\\b|\\bbaker day\\b|\\bpd day\\b|\\bno school\\b|\\b${SEASON} break\\b`,
)
const REST_STARTS = new RegExp(`${REST} (?:starts|begins)\\b|\\bstart of (?:the )?${REST}`)
const REST_ENDS = new RegExp(`${REST} (?:ends|finishes)\\b|\\bend of (?:the )?(?!half)${REST}`)
const ENDS = new RegExp(
  `\\bterm (?:ends|finishes|closes)\\b|\\bend of (?:the )?(?:${SEASON} )?(?:half[ -]?)?term\\b|\\blast day\\b|\\bbreaks? up\\b|\\bschool (?:closes|finishes|ends)\\b`,
)
const STARTS = new RegExp(
  `\\bterm (?:starts|begins|opens)\\b|\\bstart of (?:the )?(?:${SEASON} )?term\\b|\\bfirst day\\b|\\b(?:children|pupils|students|all) return\\b|\\bback to school\\b|\\bschool (?:starts|begins|re-?opens|opens|returns|resumes)\\b`,
)
const TERM = new RegExp(`\\bterm\\b|\\bsemester\\b|^${SEASON} ?\\d?$`)

type Kind = 'term' | 'shut' | 'starts' | 'ends' | 'rest starts' | 'rest ends' | null

/** What an event called `name` that lasts `days` says of the school. */
function kindOf(name: string, days: number): Kind {
  const text = name.toLowerCase().trim()
  if (AFTER_SCHOOL.test(text)) return null
  if (TERM.test(text) && days >= TERM_LENGTH && !/\bholidays?\b/.test(text)) return 'term'
  if (/\binset\b|\bclosed\b/.test(text)) return 'shut'
  if (/\bschool (?:closes|re-?opens)\b/.test(text)) return ENDS.test(text) ? 'ends' : 'starts'
  if (REST_STARTS.test(text)) return 'rest starts'
  if (REST_ENDS.test(text)) return 'rest ends'
  if (ENDS.test(text)) return 'ends'
  if (STARTS.test(text)) return 'starts'
  return SHUT.test(text) ? 'shut' : null
}

/** Each first day with the last day that follows it. */
function paired(starts: readonly Span[], ends: readonly Span[]): Span[] {
  const marks = [
    ...starts.map((span) => ({ on: span.from, name: span.name, first: true })),
    ...ends.map((span) => ({ on: span.to, name: span.name, first: false })),
  ].toSorted((one, other) =>
    one.on === other.on ? Number(one.first) - 1 : one.on < other.on ? -1 : 1,
  )
  const terms: Span[] = []
  let open: { readonly on: Day; readonly name: string } | null = null
  for (const mark of marks) {
    if (mark.first) open ??= mark
    else if (open !== null) {
      terms.push({ from: open.on, to: mark.on, name: open.name })
      open = null
    }
  }
  return terms
}

/** The school calendar that `events` tell of, called `name`, or a sentence that says why there is none. */
export function calendarOf(
  events: readonly Span[],
  name: string,
): CalendarRead | { readonly error: string } {
  const found = events.map((span) => ({
    span,
    kind: kindOf(span.name, daysBetween(span.from, span.to) + 1),
  }))
  const of = (kind: Kind): Span[] =>
    found.filter((each) => each.kind === kind).map(({ span }) => span)
  const terms = [...of('term'), ...paired(of('starts'), of('ends'))]
  const closures = [...of('shut'), ...paired(of('rest starts'), of('rest ends'))]
  if (terms.length === 0 && closures.length === 0) {
    return {
      error: `${name} names no terms, half-terms, INSET days or closures that we can recognise.`,
    }
  }
  return { calendar: { name, terms, closures }, ignored: of(null).length }
}
