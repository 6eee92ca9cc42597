/**
 * Working-day calendars of the nations of the United Kingdom. A working day is not a Saturday, a
 * Sunday, Christmas Day, Good Friday or a bank holiday of the nations asked for.
 */
import type { Day } from '../platform/day.ts'
import {
  type DayNumber,
  addMonths,
  dayOf,
  easterSunday,
  fromCivil,
  isWeekend,
  numberOf,
  onOrAfter,
  onOrBefore,
} from './day-number.ts'
import {
  type HolidayRule,
  NATIONS,
  type Nation,
  PROCLAIMED,
  type ProclaimedHoliday,
  YEARLY,
} from './united-kingdom/bank-holidays.data.ts'

export type { Nation }

export type BankHoliday = { readonly day: Day; readonly name: string; readonly nations: Nation[] }

/** The years whose bank holidays are known here; outside them nothing is counted. */
export const FIRST_YEAR = 2000
export const LAST_YEAR = 2099

function onRule(year: number, rule: HolidayRule): DayNumber {
  if ('on' in rule) return fromCivil(year, rule.on[0], rule.on[1])
  if ('easter' in rule) return easterSunday(year) + rule.easter
  if (rule.monday === 'first') return onOrAfter(fromCivil(year, rule.month, 1), 1)
  return onOrBefore(addMonths(fromCivil(year, rule.month, 1), 1) - 1, 1)
}

/**
 * The bank holidays of one nation in `year`, by day number: a date on a weekend stands where it is
 * and its substitute, the next weekday free of a holiday, beside it.
 */
export function bankHolidaysOf(
  nation: Nation,
  year: number,
  proclaimed: readonly ProclaimedHoliday[] = PROCLAIMED,
): ReadonlyMap<DayNumber, string> {
  const kept = new Map<DayNumber, string>()
  const weekend: { readonly on: DayNumber; readonly name: string }[] = []
  const moved = new Set(proclaimed.map((holiday) => holiday.insteadOf))
  for (const holiday of YEARLY) {
    if (!holiday.nations.includes(nation)) continue
    const on = onRule(year, holiday.rule)
    if (moved.has(dayOf(on))) continue
    kept.set(on, holiday.name)
    if (isWeekend(on)) weekend.push({ on, name: holiday.name })
  }
  for (const { on, name } of weekend) {
    let substitute = on + 1
    while (isWeekend(substitute) || kept.has(substitute)) substitute++
    kept.set(substitute, `${name} (substitute day)`)
  }
  for (const holiday of proclaimed) {
    if (holiday.nations.includes(nation) && holiday.day.startsWith(`${year}-`)) {
      kept.set(numberOf(holiday.day as Day), holiday.name)
    }
  }
  return kept
}

export type WorkingCalendar = {
  /** How the calendar is called in an explanation. */
  readonly name: string
  isWorking(on: DayNumber): boolean
  /** Why `on` is not a working day in words (a holiday's name), or null if it is a plain weekend. */
  holiday(on: DayNumber): string | null
  /** The `count`th working day after `start` (before it, if negative); `start` itself never counts. */
  plus(start: DayNumber, count: number): DayNumber
  /** `start` if it is a working day, otherwise the next one. */
  nextFrom(start: DayNumber): DayNumber
}

const FIRST_DAY = fromCivil(FIRST_YEAR, 1, 1)
const LAST_DAY = fromCivil(LAST_YEAR, 12, 31)

/**
 * A calendar in which the bank holidays of `nations`, and the `extra` days, are not working days.
 * Adding and finding are O(1): the working days of a hundred years are laid out once. Throws
 * RangeError for days before 2000 or after 2099.
 */
export function workingCalendar(
  name: string,
  nations: readonly Nation[],
  {
    extra = [],
    proclaimed = PROCLAIMED,
  }: {
    readonly extra?: readonly Day[]
    readonly proclaimed?: readonly ProclaimedHoliday[]
  } = {},
): WorkingCalendar {
  const holidays = new Map<DayNumber, string>()
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    for (const nation of nations) {
      for (const [on, called] of bankHolidaysOf(nation, year, proclaimed)) holidays.set(on, called)
    }
  }
  for (const on of extra) holidays.set(numberOf(on), 'a day added by hand')
  const size = LAST_DAY - FIRST_DAY + 1
  const upTo = new Int32Array(size)
  const working: number[] = []
  for (let index = 0; index < size; index++) {
    const on = FIRST_DAY + index
    if (!isWeekend(on) && !holidays.has(on)) working.push(on)
    upTo[index] = working.length
  }
  const counted = (on: DayNumber): number => {
    const count = upTo[on - FIRST_DAY]
    if (count === undefined) throw new RangeError(`Bank holidays are not known for ${dayOf(on)}`)
    return count
  }
  const nth = (index: number): DayNumber => {
    const on = working[index]
    if (on === undefined) throw new RangeError('Bank holidays are not known that far')
    return on
  }
  const isWorking = (on: DayNumber): boolean => !isWeekend(on) && !holidays.has(on)
  return {
    name,
    isWorking,
    holiday: (on) => holidays.get(on) ?? null,
    plus: (start, count) =>
      count >= 0 ? nth(counted(start) + count - 1) : nth(counted(start - 1) + count),
    nextFrom: (start) => (isWorking(start) ? start : nth(counted(start))),
  }
}

/** The bank holidays that a count leaves out. */
export type BankHolidays = {
  /** As the Tribunal, the NHS, councils and the SEND Regulations count working days. */
  readonly englandAndWales: WorkingCalendar
  /** Freedom of Information Act 2000 s.10(6): a bank holiday in any part of the UK does not count. */
  readonly unitedKingdom: WorkingCalendar
}

/** The bank holidays of every year, with these `proclaimed` ones. */
export function bankHolidaysWith(proclaimed: readonly ProclaimedHoliday[]): BankHolidays {
  return {
    englandAndWales: workingCalendar('England and Wales', ['england-and-wales'], { proclaimed }),
    unitedKingdom: workingCalendar('any part of the United Kingdom', NATIONS, { proclaimed }),
  }
}

/** All that are known here. */
export const BANK_HOLIDAYS = bankHolidaysWith(PROCLAIMED)
export const ENGLAND_AND_WALES = BANK_HOLIDAYS.englandAndWales
export const UNITED_KINGDOM = BANK_HOLIDAYS.unitedKingdom

/** The bank holidays of every nation in `year`, by day, each with the nations that keep it. */
export function bankHolidays(year: number): BankHoliday[] {
  const found = new Map<string, { readonly day: Day; readonly name: string; nations: Nation[] }>()
  for (const nation of NATIONS) {
    for (const [on, name] of bankHolidaysOf(nation, year)) {
      const key = `${dayOf(on)} ${name}`
      const holiday = found.get(key) ?? { day: dayOf(on), name, nations: [] }
      holiday.nations.push(nation)
      found.set(key, holiday)
    }
  }
  return [...found.values()].toSorted((one, other) => (one.day < other.day ? -1 : 1))
}
