/**
 * A school's calendar read from an .ics file (RFC 5545): terms, half-terms, INSET days and closures,
 * told apart by what each event is called. Other events are left alone. The file is hostile.
 */
import ICAL from 'ical.js'
import { type Day, addDays, dayAt, daysBetween, parseDay } from '../platform/day.ts'
import { type CalendarRead, calendarOf } from './events.ts'
import type { Span } from './school.ts'

const LARGEST = 2_000_000
const MOST_EVENTS = 5000
/** Of one line, unfolded: the parser's time grows with the square of it. */
const LONGEST_LINE = 100_000
/** The parser counts a duration out day by day: one of a thousand million weeks would take it hours. */
const LONGEST_SECONDS = 2 * 366 * 86_400
const two = (part: number): string => String(part).padStart(2, '0')

function dayOfTime(time: ICAL.Time): Day | null {
  if (!time.isDate && time.zone.tzid === 'UTC') {
    return dayAt(time.toString().replace(/Z?$/, 'Z'), 'Europe/London')
  }
  const { year, month, day } = time
  return parseDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`)
}

/** The last day that is touched before `end`: an event that ends at midnight in London touches no more of it. */
function lastDayBefore(end: ICAL.Time): Day | null {
  if (end.isDate) {
    const day = dayOfTime(end)
    return day === null ? null : addDays(day, -1)
  }
  const before = end.clone()
  before.adjust(0, 0, 0, -1)
  return dayOfTime(before)
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
  else if (length instanceof ICAL.Duration && Math.abs(length.toSeconds()) <= LONGEST_SECONDS) {
    end = start.clone()
    end.addDuration(length)
  }
  const to = end === null ? null : lastDayBefore(end)
  return { from, to: to === null || to < from ? from : to, name }
}

/** Whether a line, with those that go on from it (RFC 5545 3.1), is longer than any that a school writes. */
function hasEndlessLine(text: string): boolean {
  return text
    .replaceAll(/\r?\n[ \t]/g, '')
    .split('\n')
    .some(({ length }) => length > LONGEST_LINE)
}

function events(text: string): ICAL.Component[] {
  const parsed: unknown = ICAL.parse(text.replace(/^\uFEFF/, ''))
  const roots: unknown[] = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed]
  return roots.flatMap((root) =>
    new ICAL.Component(root as unknown[]).getAllSubcomponents('vevent'),
  )
}

/** No school plans its closures further ahead than this in one repeat. */
const REPEATS_DAYS = 366
/** A repeat shorter than this is a meeting, not a day without lessons. */
const HOURS_OF_A_DAY = 4
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

function isShort(event: ICAL.Component): boolean {
  const [start, end] = ['dtstart', 'dtend'].map((name) => event.getFirstPropertyValue(name))
  if (!(start instanceof ICAL.Time) || start.isDate || !(end instanceof ICAL.Time)) return false
  return end.subtractDate(start).toSeconds() < HOURS_OF_A_DAY * 3600
}

function skipped(event: ICAL.Component): Set<Day | null> {
  const dates = event.getAllProperties('exdate').flatMap((property) => property.getValues())
  return new Set(dates.map((date) => (date instanceof ICAL.Time ? dayOfTime(date) : null)))
}

/**
 * The days of `event` at each repeat within a year: those by day and by week (RFC 5545 3.3.10), which
 * is how half-terms and INSET days are repeated; any other is read once. Days are walked one by one,
 * because a rule that nothing satisfies would never end.
 */
function repeatsOf(event: ICAL.Component, first: Span): Span[] {
  const rule = event.getFirstPropertyValue('rrule')
  if (!(rule instanceof ICAL.Recur) || isShort(event)) return [first]
  if (rule.freq !== 'DAILY' && rule.freq !== 'WEEKLY') return [first]
  const length = daysBetween(first.from, first.to)
  const weekday = (on: Day): string => WEEKDAYS[new Date(`${on}T12:00:00Z`).getUTCDay()] ?? ''
  const named = rule.getComponent('BYDAY').map(String)
  const days = named.length > 0 || rule.freq === 'DAILY' ? named : [weekday(first.from)]
  const until = rule.until instanceof ICAL.Time ? dayOfTime(rule.until) : null
  const without = skipped(event)
  const toMonday = (WEEKDAYS.indexOf(weekday(first.from)) + 6) % 7
  const found: Span[] = []
  let count = 0
  for (let after = 0; after < REPEATS_DAYS; after++) {
    const from = addDays(first.from, after)
    if ((until !== null && from > until) || (rule.count !== null && count >= rule.count)) break
    const turn = rule.freq === 'DAILY' ? after : Math.floor((after + toMonday) / 7)
    if (turn % Math.max(1, rule.interval) !== 0) continue
    if (days.length > 0 && !days.includes(weekday(from))) continue
    count++
    if (!without.has(from)) found.push({ ...first, from, to: addDays(from, length) })
  }
  return found
}

/** The school calendar in `text`, called `name`, or a sentence that says why there is none. */
export function readSchoolCalendar(
  text: string,
  name: string,
): CalendarRead | { readonly error: string } {
  if (text.length > LARGEST || hasEndlessLine(text))
    return { error: `${name} is too large for a school calendar.` }
  const found: Span[] = []
  try {
    const all = events(text)
    if (all.length > MOST_EVENTS) return { error: `${name} has too many events.` }
    for (const event of all) {
      if (event.getFirstPropertyValue('status') === 'CANCELLED') continue
      const span = spanOf(event)
      if (span === null) continue
      found.push(...repeatsOf(event, span))
      if (found.length > MOST_EVENTS) return { error: `${name} has too many events.` }
    }
  } catch {
    return { error: `${name} is not a calendar we can read: it should be an .ics file.` }
  }
  return calendarOf(found, name)
}
