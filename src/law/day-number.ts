/**
 * A civil day as a whole number (days since 1 January 1970), so that counting days is addition. No
 * instants and no time zones: the day-from-civil algorithm of H. Hinnant, proleptic Gregorian.
 */
import { type Day, inFullWords } from '../platform/day.ts'

export type DayNumber = number

/** The number of the civil day `year`-`month`-`date`; months and dates count from 1. */
export function fromCivil(year: number, month: number, date: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

export type Civil = { readonly year: number; readonly month: number; readonly date: number }

/** The civil year, month (1-12) and date of the month of a day number. */
export function toCivil(day: DayNumber): Civil {
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthShifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthShifted + (monthShifted < 10 ? 3 : -9)
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * monthShifted + 2) / 5) + 1,
  }
}

export function numberOf(on: Day): DayNumber {
  return fromCivil(Number(on.slice(0, 4)), Number(on.slice(5, 7)), Number(on.slice(8, 10)))
}

export function dayOf(day: DayNumber): Day {
  const { year, month, date } = toCivil(day)
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return text as Day
}

/** 1 Monday ... 7 Sunday. Day 0 (1 January 1970) was a Thursday. */
export function weekdayNumber(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

export function isWeekend(day: DayNumber): boolean {
  return weekdayNumber(day) > 5
}

function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : fromCivil(year, month + 1, 1) - fromCivil(year, month, 1)
}

/**
 * The corresponding date `months` later (earlier if negative): the same date of the month, or the
 * last day of that month where it has no such date (Dodds v Walker [1981] 1 WLR 1027).
 */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, date } = toCivil(day)
  const index = year * 12 + (month - 1) + months
  const toYear = Math.floor(index / 12)
  const toMonth = (index % 12) + 1
  return fromCivil(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)))
}

/** Easter Sunday of a Gregorian year (the anonymous algorithm, Meeus, Astronomical Algorithms). */
export function easterSunday(year: number): DayNumber {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return fromCivil(year, Math.floor(sum / 31), (sum % 31) + 1)
}

/** The first `weekday` (1 Monday ... 7 Sunday) on or after `day`. */
export function onOrAfter(day: DayNumber, weekday: number): DayNumber {
  return day + ((weekday - weekdayNumber(day) + 7) % 7)
}

/** The last `weekday` on or before `day`. */
export function onOrBefore(day: DayNumber, weekday: number): DayNumber {
  return day - ((weekdayNumber(day) - weekday + 7) % 7)
}

const words = new Map<DayNumber, string>()

/**
 * `Monday 28 September 2026`. Remembered: explaining five hundred due dates names the same few
 * hundred days again and again, and there are no more than the days of the calendars here.
 */
export function fullWords(day: DayNumber): string {
  const known = words.get(day)
  if (known !== undefined) return known
  const found = inFullWords(dayOf(day))
  words.set(day, found)
  return found
}
