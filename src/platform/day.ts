/**
 * A day is a string, `2026-09-28`, never a Date: a Date is an instant, and midnight in London is
 * yesterday in UTC for half of the year. `Day` strings sort and compare as text.
 */
import { Temporal } from 'temporal-polyfill'

export type Day = string & { readonly __day: unique symbol }

/** The day written in `text` (`YYYY-MM-DD`, a real day of the calendar), or null. */
export function parseDay(text: string): Day | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return null
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return date >= 1 && date <= daysIn(year, month) ? (text as Day) : null
}

/** How many days a month (1 to 12) has; none where there is no such month. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (DAYS_IN[month - 1] ?? 0)
}

const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `text` as a Day. Throws RangeError if it is not one: for literals and trusted columns. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new RangeError(`Not a day: ${text}`)
  return parsed
}

/** `from` plus `days` (may be negative). */
export function addDays(from: Day, days: number): Day {
  return Temporal.PlainDate.from(from).add({ days }).toString() as Day
}

/** Whole calendar days from `start` to `end`; negative when `end` is earlier. */
export function daysBetween(start: Day, end: Day): number {
  return Temporal.PlainDate.from(start).until(Temporal.PlainDate.from(end)).days
}

/** 1 Monday ... 7 Sunday (ISO 8601). */
export function weekdayOf(on: Day): number {
  return Temporal.PlainDate.from(on).dayOfWeek
}

/** The day it is at `instant` (ISO 8601 or epoch milliseconds) in `zone` (IANA name). */
export function dayAt(instant: string | number, zone: string): Day {
  const at =
    typeof instant === 'number'
      ? Temporal.Instant.fromEpochMilliseconds(instant)
      : Temporal.Instant.from(instant)
  return at.toZonedDateTimeISO(zone).toPlainDate().toString() as Day
}

/** The time of day (`HH:MM`) at `instant` (ISO 8601) in `zone` (IANA name). */
export function timeAt(instant: string, zone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString()
    .slice(0, 5)
}

/** Monday first (ISO 8601). */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
]
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `28 September 2026`: how a date stands on every page. */
export function inWords(on: Day): string {
  const date = Temporal.PlainDate.from(on)
  return `${date.day} ${MONTHS[date.month - 1]} ${date.year}`
}

/** `Monday 28 September 2026`. */
export function inFullWords(on: Day): string {
  return `${WEEKDAYS[weekdayOf(on) - 1]} ${inWords(on)}`
}
