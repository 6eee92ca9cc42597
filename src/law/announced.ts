/**
 * Bank holidays that were announced after a count had begun: what the date was until then. Rule and
 * inputs are kept, never a date, so an open date moves by itself; this says that it did.
 */
import { type Day, inFullWords } from '../platform/day.ts'
import { BANK_HOLIDAYS, bankHolidaysWith, type BankHolidays } from './calendar.ts'
import type { DaySpan } from './ending.ts'
import { PROCLAIMED, type ProclaimedHoliday } from './united-kingdom/bank-holidays.data.ts'

const remembered = new Map<string, BankHolidays>()

/** The bank holidays of every year with these `proclaimed` ones, laid out once for each set of them. */
export function holidaysOf(proclaimed: readonly ProclaimedHoliday[]): BankHolidays {
  if (proclaimed === PROCLAIMED) return BANK_HOLIDAYS
  const key = proclaimed.map(({ day, nations }) => `${day} ${nations.join(' ')}`).join('; ')
  const known = remembered.get(key) ?? bankHolidaysWith(proclaimed)
  remembered.set(key, known)
  return known
}

/** Those of `proclaimed` that lie after `from` and that nobody could know on `from`. */
export function announcedAfter(
  proclaimed: readonly ProclaimedHoliday[],
  from: Day,
): readonly ProclaimedHoliday[] {
  return proclaimed.filter(
    ({ day, announced }) => announced !== null && announced > from && day > from,
  )
}

const spanWords = ({ due, earliest, latest }: DaySpan): string =>
  due !== null
    ? inFullWords(due)
    : [earliest, latest].flatMap((end) => (end === null ? [] : [inFullWords(end)])).join(' to ')

/** One sentence where `now` is not what it was `before` these holidays were announced; else null. */
export function movedWords(
  before: DaySpan,
  now: DaySpan,
  holidays: readonly ProclaimedHoliday[],
): string | null {
  const isSame =
    before.due === now.due && before.earliest === now.earliest && before.latest === now.latest
  if (isSame || before.latest === null || now.latest === null) return null
  const last = before.latest > now.latest ? before.latest : now.latest
  const met = holidays.filter(({ day }) => day <= last)
  const why = met
    .map(
      ({ day, name, announced }) =>
        `${inFullWords(day as Day)} (${name}), announced on ${inFullWords(announced as Day)}`,
    )
    .join('; ')
  return `This date moved from ${spanWords(before)} to ${spanWords(now)}, because of a bank holiday announced after it began: ${why}.`
}
