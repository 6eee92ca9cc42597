/**
 * A school's calendar read from an .ics file (RFC 5545): terms, half-terms, INSET days and closures,
 * told apart by what each event is called. Other events are left alone. The file is hostile.
 */
import ICAL from 'ical.js'
import { type Day, addDays, dayAt, daysBetween, parseDay } from '../platform/day.ts'
import type { SchoolCalendar, Span } from './school.ts'

export type IcsRead = {
  readonly calendar: SchoolCalendar
  /** How many events said nothing of when the school is open. */
  readonly ignored: number
}

const LARGEST = 2_000_000
const MOST_EVENTS = 5000
/** A span this long that is called a term is the term itself, not a holiday in it. */
const TERM_LENGTH = 20

const AFTER_SCHOOL = /\btwilight\b|\bafter school\b/
const SHUT =
  /\binset\b|\bhalf[ -]?term\b|\bholidays?\b|\bvacation\b|\bclosed\b|\bclosures?\b|\bnon[ -]?pupil\b|\bstaff (training|development)\b|\bteacher training\b|\btraining day\b|\bbaker day\b|\bpd day\b|\bno school\b|\b(christmas|easter|summer|spring|winter) break\b|\bbank holiday\b/
const ENDS =
  /\b(term|half[ -]?term) (ends|finishes|closes)\b|\bend of (the )?(autumn|spring|summer|winter|michaelmas|lent)?( half)?[ -]?term\b|\blast day\b|\bbreaks? up\b|\bschool (closes|finishes|ends)\b/
const STARTS =
  /\b(term|half[ -]?term) (starts|begins|opens)\b|\bstart of (the )?(autumn|spring|summer|winter|michaelmas|lent)?( half)?[ -]?term\b|\bfirst day\b|\b(children|pupils|students|all) return\b|\bback to school\b|\bschool (starts|begins|re-?opens|opens|returns|resumes)\b/
const TERM = /\bterm\b|\bsemester\b/

type Kind = 'term' | 'shut' | 'starts' | 'ends' | null

/** What an event called `name` that lasts `days` says of the school. */
function kindOf(name: string, days: number): Kind {
  const text = name.toLowerCase()
  if (AFTER_SCHOOL.test(text)) return null
  if (TERM.test(text) && days >= TERM_LENGTH && !/\bholidays?\b/.test(text)) return 'term'
  if (/\binset\b|\bclosed\b/.test(text)) return 'shut'
  if (ENDS.test(text)) return 'ends'
  if (STARTS.test(text)) return 'starts'
  return SHUT.test(text) ? 'shut' : null
}

const two = (part: number): string => String(part).padStart(2, '0')

function dayOfTime(time: ICAL.Time): Day | null {
  if (!time.isDate && time.zone.tzid === 'UTC') {
    return dayAt(time.toString().replace(/Z?$/, 'Z'), 'Europe/London')
  }
  const { year, month, day } = time
  return parseDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`)
}

/** The days of an event: an end that is a date, or midnight, is the morning after (RFC 5545 3.6.1). */
function spanOf(event: ICAL.Component): Span | null {
  const start = event.getFirstPropertyValue('dtstart')
  if (!(start instanceof ICAL.Time)) return null
  const from = dayOfTime(start)
  if (from === null) return null
  const summary = event.getFirstPropertyValue('summary')
  const name = typeof summary === 'string' ? summary.slice(0, 200) : ''
  const given = event.getFirstPropertyValue('dtend')
  const length = event.getFirstPropertyValue('duration')
  let end: ICAL.Time | null = null
  if (given instanceof ICAL.Time) end = given
  else if (length instanceof ICAL.Duration) {
    end = start.clone()
    end.addDuration(length)
  }
  const until = end === null ? null : dayOfTime(end)
  if (end === null || until === null || until < from) return { from, to: from, name }
  const atMidnight = end.isDate || (end.hour === 0 && end.minute === 0)
  const to = atMidnight && until > from ? addDays(until, -1) : until
  return { from, to, name }
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

function events(text: string): ICAL.Component[] {
  const parsed: unknown = ICAL.parse(text)
  const roots: unknown[] = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed]
  return roots.flatMap((root) =>
    new ICAL.Component(root as unknown[]).getAllSubcomponents('vevent'),
  )
}

/**
 * The school calendar in `text`, called `name`, or a sentence that says why there is none. Repeats
 * (RRULE) are read once: school closures do not repeat.
 */
export function readSchoolCalendar(
  text: string,
  name: string,
): IcsRead | { readonly error: string } {
  if (text.length > LARGEST) return { error: `${name} is too large for a school calendar.` }
  const found: { readonly span: Span; readonly kind: Kind }[] = []
  try {
    const all = events(text)
    if (all.length > MOST_EVENTS) return { error: `${name} has too many events.` }
    for (const event of all) {
      const span = spanOf(event)
      if (span === null) continue
      found.push({ span, kind: kindOf(span.name, daysBetween(span.from, span.to) + 1) })
    }
  } catch {
    return { error: `${name} is not a calendar we can read: it should be an .ics file.` }
  }
  const of = (kind: Kind): Span[] =>
    found.filter((each) => each.kind === kind).map(({ span }) => span)
  const terms = [...of('term'), ...paired(of('starts'), of('ends'))]
  const closures = of('shut')
  if (terms.length === 0 && closures.length === 0) {
    return {
      error: `${name} names no terms, half-terms, INSET days or closures that we can recognise.`,
    }
  }
  const ignored = of(null).length
  return { calendar: { name, terms, closures }, ignored }
}
