/** A school year as a picture a person can check: twelve months of days, each open, shut or unknown. */
import { ENGLAND_AND_WALES } from '../law/calendar.ts'
import {
  addMonths,
  dayOf,
  fromCivil,
  isWeekend,
  toCivil,
  weekdayNumber,
} from '../law/day-number.ts'
import { openOn, type SchoolCalendar, type Span } from '../law/school.ts'
import type { Day } from '../platform/day.ts'
import { schoolYearOf } from './calendar.ts'

/** `shut`: a day the family named as closed. `holiday`: between terms. */
export type DayState = 'open' | 'shut' | 'holiday' | 'bank holiday' | 'weekend' | 'unknown'

export type PictureDay = { readonly on: Day; readonly date: number; readonly state: DayState }

export type PictureMonth = {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** Days before the first, from Monday: where the first stands. */
  readonly before: number
  readonly days: readonly PictureDay[]
}

export type SchoolYear = {
  /** The year in which it starts. */
  readonly year: number
  readonly months: readonly PictureMonth[]
  readonly openDays: number
  readonly unknownDays: number
  readonly terms: readonly (Span & { readonly openDays: number })[]
  readonly closures: readonly Span[]
}

/** The school years of which `calendar` says something, oldest first. */
export function yearsOf(calendar: SchoolCalendar): number[] {
  const spans = [...calendar.terms, ...calendar.closures]
  return [...new Set(spans.map(({ from }) => schoolYearOf(from)))].toSorted((a, b) => a - b)
}

/** The school year that starts in `year`, by `calendar`: from September, or from August where a term begins then. */
export function schoolYear(calendar: SchoolCalendar, year: number): SchoolYear {
  const own = (span: Span) => schoolYearOf(span.from) === year
  const terms = calendar.terms.filter(own)
  const isEarly = terms.some(({ from }) => from.slice(5, 7) === '08')
  const months = Array.from({ length: isEarly ? 12 : 11 }, (_, at) =>
    monthOf(calendar, year, (isEarly ? 8 : 9) + at),
  )
  const days = months.flatMap((month) => month.days)
  const count = (state: DayState) => days.filter((each) => each.state === state).length
  return {
    year,
    months,
    openDays: count('open'),
    unknownDays: count('unknown'),
    terms: terms.map((term) => ({
      ...term,
      openDays: days.filter(({ on, state }) => state === 'open' && term.from <= on && on <= term.to)
        .length,
    })),
    closures: calendar.closures.filter(own),
  }
}

/** `nth` counts on past December into the next year. */
function monthOf(calendar: SchoolCalendar, startYear: number, nth: number): PictureMonth {
  const first = addMonths(fromCivil(startYear, 1, 1), nth - 1)
  const { year, month } = toCivil(first)
  const length = addMonths(first, 1) - first
  return {
    year,
    month,
    before: weekdayNumber(first) - 1,
    days: Array.from({ length }, (_, at) => ({
      on: dayOf(first + at),
      date: at + 1,
      state: stateOf(calendar, first + at),
    })),
  }
}

function stateOf(calendar: SchoolCalendar, number: number): DayState {
  if (isWeekend(number)) return 'weekend'
  if (ENGLAND_AND_WALES.holiday(number) !== null) return 'bank holiday'
  const on = dayOf(number)
  const open = openOn(calendar, number)
  if (open !== 'shut') return open
  return calendar.closures.some(({ from, to }) => from <= on && on <= to) ? 'shut' : 'holiday'
}

/** Most schools of England are open to pupils on 190 days, and hold five training days (S.I. 1999/3181). */
const OPEN_DAYS_LEAST = 185
const OPEN_DAYS_MOST = 195

/** What looks odd about a year and is worth a second look, in words; nothing is refused for it. */
export function oddities(year: SchoolYear): string[] {
  const found: string[] = []
  const hasYear = year.terms.length >= 3
  if (hasYear && year.openDays > OPEN_DAYS_MOST)
    found.push(
      `${year.openDays} open days is more than most schools have (about 190). A half-term or INSET days may be missing.`,
    )
  if (hasYear && year.openDays < OPEN_DAYS_LEAST)
    found.push(
      `${year.openDays} open days is fewer than most schools have (about 190). A term may be too short.`,
    )
  for (const term of year.terms)
    if (
      year.terms.some((other) => other !== term && other.from < term.to && other.from > term.from)
    )
      found.push(`${term.name === '' ? 'A term' : term.name} runs into the next one.`)
  return found
}
