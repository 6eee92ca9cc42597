/**
 * Counting days as each rule of the law counts them. Civil days only: no instants, no clock. Every
 * count tells its steps in words, so that anyone can check it with a calendar on the wall.
 */
import { BANK_HOLIDAYS, type BankHolidays, type WorkingCalendar } from './calendar.ts'
import {
  type DayNumber,
  addMonths,
  fromCivil,
  fullWords,
  isWeekend,
  numberOf,
  toCivil,
  weekdayNumber,
} from './day-number.ts'
import type { Count, RuleId } from './law.ts'
import {
  type SchoolCalendar,
  assumedBetween,
  assumedHolidayOn,
  openOn,
  schoolDays,
  schoolWeeks,
} from './school.ts'

/**
 * Where a count ends. `due` is null where it needs a school calendar that does not cover it, or has
 * no number; `earliest` and `latest` are the same day where it is sure.
 */
export type Ending = {
  readonly due: DayNumber | null
  readonly earliest: DayNumber | null
  readonly latest: DayNumber | null
  readonly steps: readonly string[]
}

const many = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`
const sure = (due: DayNumber, steps: readonly string[]): Ending => ({
  due,
  earliest: due,
  latest: due,
  steps,
})
const nothing = (step: string): Ending => ({
  due: null,
  earliest: null,
  latest: null,
  steps: [step],
})

const WEEKENDS_STAY =
  'Weekends, bank holidays and school holidays all count, and do not move the last day.'

function stays(due: DayNumber, { englandAndWales }: BankHolidays): string {
  const holiday = englandAndWales.holiday(due)
  if (holiday === null && !isWeekend(due)) return WEEKENDS_STAY
  const what = holiday === null ? 'at a weekend' : `a bank holiday (${holiday})`
  return `${WEEKENDS_STAY} This last day is ${what}: it stays where it is.`
}

/** `n` calendar days, the day itself being day 0 (exclusive) or day 1 (inclusive). */
function calendarDays(
  start: DayNumber,
  n: number,
  inclusive: boolean,
  holidays: BankHolidays,
): Ending {
  const due = start + n - (inclusive ? 1 : 0)
  const zero = inclusive
    ? `The rule says "beginning with": that day is day 1 of ${many(n, 'day')}.`
    : `That day is day 0; the day after is day 1 of ${many(n, 'day')}.`
  return sure(due, [zero, `It ends on ${fullWords(due)}.`, stays(due, holidays)])
}

function weeks(start: DayNumber, n: number, inclusive: boolean, holidays: BankHolidays): Ending {
  const due = start + n * 7 - (inclusive ? 1 : 0)
  const zero = inclusive
    ? `The rule says "beginning with": that day is day 1. ${many(n, 'week')} is ${n * 7} days.`
    : `That day is day 0. ${many(n, 'week')} is ${n * 7} days.`
  return sure(due, [zero, `It ends on ${fullWords(due)}.`, stays(due, holidays)])
}

function months(start: DayNumber, n: number, inclusive: boolean): Ending {
  const same = addMonths(start, n)
  const due = same - (inclusive ? 1 : 0)
  const short =
    toCivil(same).date === toCivil(start).date
      ? `The same date ${many(n, 'month')} later is ${fullWords(same)}.`
      : `${many(n, 'month')} later has no such date, so the last day of that month is taken: ${fullWords(same)}.`
  const ends = inclusive
    ? `The rule says "beginning with", so it ends the day before: ${fullWords(due)}.`
    : `It ends on ${fullWords(due)}.`
  return sure(due, [short, ends])
}

function back(due: DayNumber, length: string): Ending {
  return sure(due, [`At least ${length} before that day.`, `That is ${fullWords(due)} or earlier.`])
}

function holidaysBetween(calendar: WorkingCalendar, start: DayNumber, end: DayNumber): string {
  const met: string[] = []
  for (let on = start + 1; on <= end; on++) {
    const holiday = calendar.holiday(on)
    if (holiday !== null && !isWeekend(on)) met.push(`${fullWords(on)} (${holiday})`)
  }
  return met.length === 0 ? '' : ` Not counted on the way: ${met.join('; ')}.`
}

function workingDays(
  start: DayNumber,
  n: number,
  inclusive: boolean,
  calendar: WorkingCalendar,
): Ending {
  const due = calendar.plus(inclusive ? start - 1 : start, n)
  const zero = inclusive
    ? `The rule says "beginning with": that day is working day 1 of ${n}, if it is a working day.`
    : `That day is day 0; the next working day is day 1 of ${n}.`
  return sure(due, [
    zero,
    `Weekends and bank holidays of ${calendar.name} do not count.${holidaysBetween(calendar, start, due)}`,
    `It ends on ${fullWords(due)}.`,
  ])
}

const NO_CALENDAR =
  'We do not have this school’s calendar, so we show the earliest and the latest day and no single date.'
const PART_CALENDAR =
  'The school calendar does not cover all of these days, so we show the earliest and the latest day and no single date.'
const ASSUMED =
  'We assumed these term dates: the usual English half-terms and holidays, with no INSET days or closures. The school’s own may be later.'

function assumedWords(start: DayNumber, end: DayNumber): string {
  return assumedBetween(Math.min(start, end), Math.max(start, end))
    .map(
      (span) =>
        `${span.name} from ${fullWords(numberOf(span.from))} to ${fullWords(numberOf(span.to))}`,
    )
    .join('; ')
}

/** From two counts that took the unknown days as open and as most schools have them. */
function between(
  start: DayNumber,
  early: { end: DayNumber; unknown: number },
  late: { end: DayNumber; unknown: number },
  said: { readonly zero: string; readonly calendar: SchoolCalendar | null },
): Ending {
  const counted =
    'Only days on which this school is open count: not weekends, bank holidays, holidays, INSET days or closures.'
  if (early.unknown === 0) {
    const name = said.calendar?.name ?? 'the school'
    return sure(early.end, [
      said.zero,
      `${counted} Read from: ${name}.`,
      `It ends on ${fullWords(early.end)}.`,
    ])
  }
  const [earliest, latest] = early.end <= late.end ? [early.end, late.end] : [late.end, early.end]
  const met = assumedWords(start, latest)
  return {
    due: null,
    earliest,
    latest,
    steps: [
      said.zero,
      counted,
      said.calendar === null ? NO_CALENDAR : PART_CALENDAR,
      `Every weekday but bank holidays counted: ${fullWords(earliest)}.`,
      `With the usual terms: ${fullWords(latest)}. ${ASSUMED}${met === '' ? '' : ` Assumed: ${met}.`}`,
    ],
  }
}

function countSchoolDays(start: DayNumber, n: number, inclusive: boolean, known: Known): Ending {
  const { calendar } = known
  const early = schoolDays(start, n, { ...known, unknowns: 'open', inclusive })
  const late = schoolDays(start, n, { ...known, unknowns: 'assumed', inclusive })
  const zero =
    n < 0
      ? `At least ${many(-n, 'school day')} before that day.`
      : inclusive
        ? `That day is school day 1 of ${n}, if the school is open.`
        : `That day is day 0; the next school day is day 1 of ${n}.`
  return between(start, early, late, { zero, calendar })
}

/** Freedom of Information in a school: working days of the UK that are also school days. */
export function schoolWorkingDays(
  start: DayNumber,
  n: number,
  { calendar, holidays }: Known,
): Ending {
  const walk = (assumed: boolean): { end: DayNumber; unknown: number } => {
    let on = start
    let unknown = 0
    for (let left = n; left > 0 && on - start < 3000;) {
      on++
      if (!holidays.unitedKingdom.isWorking(on)) continue
      const open = openOn(calendar, on, holidays)
      if (open === 'unknown') unknown++
      if (open === 'open' || (open === 'unknown' && !(assumed && assumedHolidayOn(on) !== null))) {
        left--
      }
    }
    return { end: on, unknown }
  }
  const zero = `That day is day 0. ${n} working days, leaving out days that are not school days.`
  return between(start, walk(false), walk(true), { zero, calendar })
}

function countSessions(start: DayNumber, known: Known): Ending {
  const { calendar } = known
  const early = schoolWeeks(start, 10, { ...known, unknowns: 'open' })
  const late = schoolWeeks(start, 10, { ...known, unknowns: 'assumed' })
  const zero = `Ten school weeks, from the week of that day (${fullWords(start - weekdayNumber(start) + 1)}). A week with no session is not a school week.`
  return between(start, early, late, { zero, calendar })
}

function before(start: DayNumber, limit: readonly [number, number]): Ending {
  const year = toCivil(start).year
  const on = fromCivil(year, limit[0], limit[1])
  return sure(on - 1, [
    `The year of transfer is ${year}, the year of the day you gave. For another year, give a day in it.`,
    `The law says before ${fullWords(on)}: that day itself is already late.`,
    `The last day is ${fullWords(on - 1)}.`,
  ])
}

/** The rule a policy's number is counted by; school days unless it says otherwise. */
function policy(start: DayNumber, count: Count, n: number, known: Known): Ending {
  const inner = countWith(start, { rule: count.unit ?? 'SD_EXCL', n }, known)
  return {
    ...inner,
    steps: [
      `No number in the law. ${n} is a usual number in such policies: check the body’s own, and put it in.`,
      ...inner.steps,
    ],
  }
}

/** What is known of days that do not count: the school's own, and bank holidays. */
export type Known = { readonly calendar: SchoolCalendar | null; readonly holidays: BankHolidays }

type Counter = (start: DayNumber, count: Count, known: Known) => Ending

const n = (count: Count): number => count.n ?? 0

const COUNTERS: Readonly<Record<RuleId, Counter>> = {
  CAL_DAYS_EXCL: (start, count, { holidays }) => calendarDays(start, n(count), false, holidays),
  CAL_DAYS_INCL: (start, count, { holidays }) => calendarDays(start, n(count), true, holidays),
  WEEKS_EXCL: (start, count, { holidays }) => weeks(start, n(count), false, holidays),
  WEEKS_INCL: (start, count, { holidays }) => weeks(start, n(count), true, holidays),
  WEEKS_BACK: (start, count) => back(start - n(count) * 7, many(n(count), 'week')),
  MONTHS_CDR: (start, count) => months(start, n(count), false),
  MONTHS_INCL: (start, count) => months(start, n(count), true),
  MONTHS_BACK: (start, count) => back(addMonths(start, -n(count)), many(n(count), 'month')),
  WD_EXCL: (start, count, { holidays }) =>
    workingDays(start, n(count), false, holidays.englandAndWales),
  WD_INCL: (start, count, { holidays }) =>
    workingDays(start, n(count), true, holidays.englandAndWales),
  WD_UK_EXCL: (start, count, { holidays }) =>
    workingDays(start, n(count), false, holidays.unitedKingdom),
  SD_EXCL: (start, count, known) => countSchoolDays(start, n(count), false, known),
  SD_INCL: (start, count, known) => countSchoolDays(start, n(count), true, known),
  SD_BACK: (start, count, known) => countSchoolDays(start, -n(count), false, known),
  SESSIONS_ROLL: (start, _count, known) => countSessions(start, known),
  BEFORE_DATE: (start, count) => before(start, count.before ?? [1, 1]),
  SAME_DAY: (start) => sure(start, [`On the same day: ${fullWords(start)}.`]),
  POLICY: (start, count, known) =>
    count.n === undefined
      ? nothing('No number in the law. The date is the one the body set or agreed with you.')
      : policy(start, count, count.n, known),
  ASAP: () => nothing('The law gives no number of days: as soon as it can be done. Due now.'),
  NONE: () => nothing('This row has no date to count.'),
}

/** `countFrom`, with what is known of days that do not count. */
export function countWith(start: DayNumber, count: Count, known: Known): Ending {
  return COUNTERS[count.rule](start, count, known)
}

/**
 * Counts `count` from `start`. Ranges (`upTo`) and rolls are due.ts's. Throws RangeError where the
 * day lies outside the years whose bank holidays are known, or a calendar has too few school days.
 */
export function countFrom(
  start: DayNumber,
  count: Count,
  calendar: SchoolCalendar | null = null,
): Ending {
  return countWith(start, count, { calendar, holidays: BANK_HOLIDAYS })
}
