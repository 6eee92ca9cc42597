import { expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { oddities, schoolYear, yearsOf } from './school-year.ts'
import { movedInWords, whatMoved } from './moved.ts'

const span = (from: string, to: string, name = '') => ({ from: day(from), to: day(to), name })
const YEAR = {
  name: 'Hillview',
  terms: [
    span('2026-09-02', '2026-12-18', 'Autumn'),
    span('2027-01-04', '2027-03-25', 'Spring'),
    span('2027-04-12', '2027-07-21', 'Summer'),
  ],
  closures: [
    span('2026-10-26', '2026-10-30', 'Half-term'),
    span('2027-02-15', '2027-02-19', 'Half-term'),
    span('2027-05-31', '2027-06-04', 'Half-term'),
    span('2027-01-04', '2027-01-04', 'INSET day'),
  ],
}

test('a school year is twelve months less August, each day what it is', () => {
  const year = schoolYear(YEAR, 2026)
  expect(year.months.map(({ month }) => month)).toEqual([9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7])
  const stateOn = (on: string) =>
    year.months.flatMap(({ days }) => days).find((each) => each.on === on)?.state
  expect(stateOn('2026-09-01')).toBe('unknown')
  expect(stateOn('2026-09-02')).toBe('open')
  expect(stateOn('2026-10-28')).toBe('shut')
  expect(stateOn('2026-12-22')).toBe('holiday')
  expect(stateOn('2026-12-25')).toBe('bank holiday')
  expect(stateOn('2027-01-04')).toBe('shut')
  expect(stateOn('2027-01-09')).toBe('weekend')
  // Counted on the calendar: 78 + 60 + 75 weekdays in term, less 15 of half-term, 1 INSET, 1 May Day.
  expect(year.openDays).toBe(78 + 59 + 73 - 15 - 1 - 1)
  expect(yearsOf(YEAR)).toEqual([2026])
  expect(oddities(year)).toEqual([])
})

test('a year with a half-term missing is worth a second look', () => {
  const [first] = oddities(schoolYear({ ...YEAR, closures: [] }, 2026))
  expect(first).toContain('more than most schools have')
})

test('the first of a month stands under its weekday', () => {
  const [september] = schoolYear(YEAR, 2026).months
  expect(september?.before).toBe(1)
  expect(september?.days).toHaveLength(30)
})

test('what moved is told in words; what is new, gone or the same is not', () => {
  const outcome = (key: string, due: string | null, latest = due) => ({
    key,
    title: key,
    due: due === null ? null : day(due),
    earliest: due === null ? day('2026-10-29') : day(due),
    latest: latest === null ? day('2026-11-05') : day(latest),
  })
  const moved = whatMoved(
    [outcome('moved', null), outcome('same', '2026-10-01'), outcome('gone', '2026-10-01')],
    [outcome('moved', '2026-11-05'), outcome('same', '2026-10-01'), outcome('new', '2026-10-02')],
  )
  expect(moved.map((each) => movedInWords(each, 'Hillview'))).toEqual([
    'moved: this date moved from between Thursday 29 October 2026 and Thursday 5 November 2026 to Thursday 5 November 2026 because the dates of Hillview changed.',
  ])
})
