/**
 * School days: days on which that school holds a session (Education Act 1996 s.579(1)). Every school
 * has its own terms, half-terms, INSET days and closures; a day we know nothing of is `unknown`.
 */
import type { Day } from '../platform/day.ts'
import { BANK_HOLIDAYS, type BankHolidays } from './calendar.ts'
import {
  type DayNumber,
  dayOf,
  easterSunday,
  fromCivil,
  isWeekend,
  numberOf,
  onOrAfter,
  onOrBefore,
  toCivil,
  weekdayNumber,
} from './day-number.ts'

/** Days from `from` to `to`, both included. */
export type Span = { readonly from: Day; readonly to: Day; readonly name: string }

/** `terms` may be empty: then only the days it is shut are known. */
export type SchoolCalendar = {
  readonly name: string
  readonly terms: readonly Span[]
  readonly closures: readonly Span[]
}

export type Open = 'open' | 'shut' | 'unknown'

/** Longer than any summer holiday: a gap this long means that a term is missing from the calendar. */
const LONGEST_GAP = 62
/** How far from the assumed holiday the school's own may lie and still be that holiday. */
const NEAR = 16

const within = (on: DayNumber, span: Span): boolean =>
  numberOf(span.from) <= on && on <= numberOf(span.to)

function span(from: DayNumber, to: DayNumber, name: string): Span {
  return { from: dayOf(from), to: dayOf(to), name }
}

/** Monday to Friday, `weeks` weeks of them. */
function week(monday: DayNumber, weeks: number, name: string): Span {
  return span(monday, monday + weeks * 7 - 3, name)
}

const rememberedHolidays = new Map<number, readonly Span[]>()

/** The school holidays most of England keeps in the school year that starts in September `year`. */
function assumedHolidays(year: number): readonly Span[] {
  const known = rememberedHolidays.get(year) ?? workOutHolidays(year)
  rememberedHolidays.set(year, known)
  return known
}

function workOutHolidays(year: number): Span[] {
  const october = onOrBefore(fromCivil(year, 10, 31), 1)
  const christmas = onOrBefore(fromCivil(year, 12, 25), 1)
  const february = onOrAfter(fromCivil(year + 1, 2, 12), 1)
  const march = onOrAfter(fromCivil(year + 1, 3, 29), 1)
  const easter = easterSunday(year + 1) > march + 13 ? march + 7 : march
  const may = onOrBefore(fromCivil(year + 1, 5, 31), 1)
  const july = onOrAfter(fromCivil(year + 1, 7, 17), 2)
  const september = onOrAfter(fromCivil(year + 1, 9, 1), 3)
  return [
    week(october, 1, 'autumn half-term'),
    week(christmas, 2, 'Christmas holiday'),
    week(february, 1, 'spring half-term'),
    week(easter, 2, 'Easter holiday'),
    week(may, 1, 'summer half-term'),
    span(july + 1, september - 1, 'summer holiday'),
  ]
}

/** The year in which the school year (1 September to 31 August) of `on` starts. */
function schoolYearOf(on: DayNumber): number {
  const { year, month } = toCivil(on)
  return month >= 9 ? year : year - 1
}

const assumedDays = new Map<number, ReadonlyMap<DayNumber, Span>>()

function assumedDaysOf(year: number): ReadonlyMap<DayNumber, Span> {
  const known = assumedDays.get(year)
  if (known !== undefined) return known
  const days = new Map<DayNumber, Span>()
  for (const holiday of assumedHolidays(year)) {
    for (let on = numberOf(holiday.from); on <= numberOf(holiday.to); on++) days.set(on, holiday)
  }
  assumedDays.set(year, days)
  return days
}

/** The assumed holiday `on` falls in, or null. The summer holiday belongs to the year before it. */
export function assumedHolidayOn(on: DayNumber): Span | null {
  const year = schoolYearOf(on)
  return assumedDaysOf(year).get(on) ?? assumedDaysOf(year - 1).get(on) ?? null
}

/** The assumed holidays that touch the days from `start` to `end`. */
export function assumedBetween(start: DayNumber, end: DayNumber): Span[] {
  const found: Span[] = []
  for (let year = schoolYearOf(start) - 1; year <= schoolYearOf(end); year++) {
    found.push(
      ...assumedHolidays(year).filter(
        (holiday) => numberOf(holiday.from) <= end && numberOf(holiday.to) >= start,
      ),
    )
  }
  return found
}

const shutForEveryone = (on: DayNumber, { englandAndWales }: BankHolidays): boolean =>
  isWeekend(on) || englandAndWales.holiday(on) !== null

function byTerms(calendar: SchoolCalendar, on: DayNumber): Open {
  if (calendar.terms.some((term) => within(on, term))) return 'open'
  const before = calendar.terms.map((term) => numberOf(term.to)).filter((end) => end < on)
  const after = calendar.terms.map((term) => numberOf(term.from)).filter((start) => start > on)
  if (before.length === 0 || after.length === 0) return 'unknown'
  return Math.min(...after) - Math.max(...before) > LONGEST_GAP ? 'unknown' : 'shut'
}

/** With closures alone, a weekday is open unless a usual holiday stands there and none is named near. */
function byClosures(calendar: SchoolCalendar, on: DayNumber): Open {
  const years = calendar.closures.map((closure) => schoolYearOf(numberOf(closure.from)))
  if (!years.includes(schoolYearOf(on))) return 'unknown'
  const usual = assumedHolidayOn(on)
  if (usual === null) return 'open'
  const named = calendar.closures.some(
    (closure) =>
      numberOf(closure.to) - numberOf(closure.from) >= 2 &&
      numberOf(closure.from) <= numberOf(usual.to) + NEAR &&
      numberOf(closure.to) >= numberOf(usual.from) - NEAR,
  )
  return named ? 'open' : 'unknown'
}

const remembered = new WeakMap<BankHolidays, WeakMap<SchoolCalendar, Map<DayNumber, Open>>>()

function rememberedOf(calendar: SchoolCalendar, holidays: BankHolidays): Map<DayNumber, Open> {
  const calendars = remembered.get(holidays) ?? new WeakMap<SchoolCalendar, Map<DayNumber, Open>>()
  remembered.set(holidays, calendars)
  const days = calendars.get(calendar) ?? new Map<DayNumber, Open>()
  calendars.set(calendar, days)
  return days
}

/**
 * Whether the school holds a session on `on`, as far as `calendar` says. Null knows nothing. Each day
 * of a calendar is worked out once: five hundred due dates ask after the same days.
 */
export function openOn(
  calendar: SchoolCalendar | null,
  on: DayNumber,
  holidays: BankHolidays = BANK_HOLIDAYS,
): Open {
  if (calendar === null) return shutForEveryone(on, holidays) ? 'shut' : 'unknown'
  const days = rememberedOf(calendar, holidays)
  const known = days.get(on)
  if (known !== undefined) return known
  const open = shutForEveryone(on, holidays) ? 'shut' : workOut(calendar, on)
  days.set(on, open)
  return open
}

function workOut(calendar: SchoolCalendar, on: DayNumber): Open {
  if (calendar.closures.some((closure) => within(on, closure))) return 'shut'
  return calendar.terms.length > 0 ? byTerms(calendar, on) : byClosures(calendar, on)
}

/** How an unknown day is taken: as open (the earliest answer) or as most schools would have it. */
export type Unknowns = 'open' | 'assumed'

export type SchoolCount = { readonly end: DayNumber; readonly unknown: number }

type Asked = {
  readonly calendar: SchoolCalendar | null
  readonly unknowns: Unknowns
  readonly holidays?: BankHolidays
}

function isOpen({ calendar, unknowns, holidays }: Asked, on: DayNumber) {
  const open = openOn(calendar, on, holidays)
  if (open !== 'unknown') return { open: open === 'open', unknown: false }
  return { open: unknowns === 'open' || assumedHolidayOn(on) === null, unknown: true }
}

/** No count in the law is longer than 60 school days; this is far past any of them. */
const SEARCH = 3000

/**
 * The `count`th school day after `start` (before it, if negative; from `start` itself on, if
 * `inclusive`), and how many days on the way were unknown.
 */
export function schoolDays(
  start: DayNumber,
  count: number,
  options: Asked & { readonly inclusive?: boolean },
): SchoolCount {
  const step = count < 0 ? -1 : 1
  let on = options.inclusive === true ? start - step : start
  let unknown = 0
  for (let left = Math.abs(count), tries = 0; left > 0; tries++) {
    if (tries > SEARCH) throw new RangeError('That calendar has too few school days to count')
    on += step
    const found = isOpen(options, on)
    if (found.unknown) unknown++
    if (found.open) left--
  }
  return { end: on, unknown }
}

/** A number of school days; `assumed` where days on the way are unknown, and so at least and at most. */
export type SchoolDaysPassed = {
  readonly least: number
  readonly most: number
  readonly assumed: boolean
}

/** How many school days lie after `from`, up to and including `to`. Unknown days count towards `most` as open, towards `least` as most schools have them. */
export function schoolDaysAfter(
  from: DayNumber,
  to: DayNumber,
  calendar: SchoolCalendar,
): SchoolDaysPassed {
  const passed = { least: 0, most: 0, assumed: false }
  for (let on = from + 1; on <= to; on++) {
    const [early, late] = [
      isOpen({ calendar, unknowns: 'assumed' }, on),
      isOpen({ calendar, unknowns: 'open' }, on),
    ]
    if (early.open) passed.least++
    if (late.open) passed.most++
    if (late.unknown) passed.assumed = true
  }
  return passed
}

/** The last day of the tenth (`weeks`th) school week from the week of `start`; a school week has a session. */
export function schoolWeeks(start: DayNumber, weeks: number, options: Asked): SchoolCount {
  let monday = start - (weekdayNumber(start) - 1)
  let unknown = 0
  let end = start
  for (let left = weeks, tries = 0; left > 0; tries++, monday += 7) {
    if (tries > SEARCH) throw new RangeError('That calendar has too few school weeks to count')
    const days = [0, 1, 2, 3, 4].map((offset) => isOpen(options, monday + offset))
    unknown += days.filter((found) => found.unknown).length
    if (!days.some((found) => found.open)) continue
    left--
    end = monday + 4
  }
  return { end, unknown }
}
