/**
 * A school's calendar read from an .ics file (RFC 5545): terms, half-terms, INSET days and closures,
 * told apart by what each event is called. Other events are left alone. The file is hostile.
 */
import ICAL from 'ical.js'
import { type Day, addDays, dayAt, parseDay } from '../platform/day.ts'
import { type CalendarRead, calendarOf } from './events.ts'
import type { Span } from './school.ts'

const LARGEST = 2_000_000
const MOST_EVENTS = 5000
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
): CalendarRead | { readonly error: string } {
  if (text.length > LARGEST) return { error: `${name} is too large for a school calendar.` }
  const found: Span[] = []
  try {
    const all = events(text)
    if (all.length > MOST_EVENTS) return { error: `${name} has too many events.` }
    for (const event of all) {
      const span = spanOf(event)
      if (span === null) continue
      found.push(span)
    }
  } catch {
    return { error: `${name} is not a calendar we can read: it should be an .ics file.` }
  }
  return calendarOf(found, name)
}
