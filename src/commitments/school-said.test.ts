import { expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { schoolDaysSaid } from './school-said.ts'

const calendar = {
  name: 'Hillview',
  terms: [{ from: day('2026-09-02'), to: day('2026-12-18'), name: '' }],
  closures: [{ from: day('2026-10-26'), to: day('2026-10-30'), name: 'Half-term' }],
}
const said = (words: string, since = '2026-10-22', known: typeof calendar | null = calendar) =>
  schoolDaysSaid({ words, since: day(since), calendar: known })

test('a number of school days ends on a day, by the school’s own dates', () => {
  expect(said('We will reply within 5 school days.')).toEqual({
    words: 'within 5 school days',
    earliest: '2026-11-05',
    latest: '2026-11-05',
  })
  expect(said('You will hear within five school days')?.latest).toBe('2026-11-05')
})

test('past the last term known, it is a first and a last day', () => {
  const found = said('within 10 school days', '2026-12-14')
  expect([found?.earliest, found?.latest]).toEqual(['2026-12-30', '2027-01-11'])
})

test('other days, other starts and unknown schools are left alone', () => {
  expect(said('within 5 working days')).toBeNull()
  expect(said('within 5 school days of your form')).toBeNull()
  expect(said('within 0 school days')).toBeNull()
  expect(said('within 5 school days', '2026-10-22', null)).toBeNull()
})
