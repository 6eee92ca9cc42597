/**
 * Last days that move. The Tribunal's end-of-day, Christmas and August rules, and the data-protection
 * month; every other limit on a public body stays where it falls.
 */
import { ENGLAND_AND_WALES, type WorkingCalendar } from './calendar.ts'
import { type DayNumber, fromCivil, fullWords, toCivil } from './day-number.ts'
import type { Count } from './law.ts'

export type Rolled = { readonly due: DayNumber; readonly step: string | null }

/** A last day at a weekend or on a bank holiday moves to the next working day (ICO; HESC r.12(2)). */
export function toWorkingDay(end: DayNumber, working: WorkingCalendar = ENGLAND_AND_WALES): Rolled {
  const due = working.nextFrom(end)
  if (due === end) return { due, step: null }
  const step = `${fullWords(end)} is not a working day, so it moves to the next working day: ${fullWords(due)}.`
  return { due, step }
}

/** 25 December to 1 January, and all of August: the days of HESC r.12(3). */
export function isTribunalRest(on: DayNumber): boolean {
  const { month, date } = toCivil(on)
  return month === 8 || (month === 12 && date >= 25) || (month === 1 && date === 1)
}

/**
 * The last day to lodge a SEN appeal (HESC r.12(1)-(3)(a)): a last day from 25 December to 1 January,
 * or in August, becomes the first working day after 1 January or 31 August.
 */
export function toLodgingDay(end: DayNumber, working: WorkingCalendar = ENGLAND_AND_WALES): Rolled {
  if (!isTribunalRest(end)) return toWorkingDay(end, working)
  const { year, month } = toCivil(end)
  const last =
    month === 8 ? fromCivil(year, 8, 31) : fromCivil(month === 12 ? year + 1 : year, 1, 1)
  const due = working.plus(last, 1)
  const rest = month === 8 ? 'in August' : 'from 25 December to 1 January'
  const after = month === 8 ? '31 August' : '1 January'
  return {
    due,
    step: `${fullWords(end)} is ${rest}, so a SEN appeal may be lodged on the first working day after ${after}: ${fullWords(due)}. This rule is not for disability discrimination claims (since 21 July 2020).`,
  }
}

/**
 * Any other act in a SEN appeal (HESC r.12(3)(b)): the days of Christmas and August are not counted
 * at all, unless the Tribunal fixed a date (r.12(4)). `count` is in calendar days or working days.
 */
export function tribunalAct(
  start: DayNumber,
  count: Count,
  calendar: WorkingCalendar = ENGLAND_AND_WALES,
): { due: DayNumber; steps: string[] } {
  const working = count.rule === 'WD_EXCL'
  const n = count.n ?? 0
  let on = start
  let rested = 0
  for (let left = n; left > 0;) {
    on++
    if (isTribunalRest(on)) rested++
    else if (!working || calendar.isWorking(on)) left--
  }
  const steps = [
    `That day is day 0. ${n} ${working ? 'working days' : 'days'}${working ? ': weekends and bank holidays do not count' : ''}.`,
    `It ends on ${fullWords(on)}.`,
  ]
  if (rested > 0) {
    steps.push(
      `On the way, ${rested} days from 25 December to 1 January or in August were not counted (rule 12(3)). They do count where the Tribunal has fixed the date.`,
    )
  }
  let due = on
  while (isTribunalRest(due) || !calendar.isWorking(due)) due++
  if (due !== on)
    steps.push(`That is not a working day, so the next one will do: ${fullWords(due)}.`)
  return { due, steps }
}
