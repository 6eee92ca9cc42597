import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, weekdayOf, type Day } from '../../platform/day.ts'
import { lastDayOfSchoolAge, mayOwnFrom } from './age.ts'

const aDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(day('1900-01-01'), days))

describe('the end of compulsory school age', () => {
  test.each([
    // born, the last Friday of June in the school year in which they turn 16
    ['2010-08-31', '2026-06-26'],
    ['2010-09-01', '2027-06-25'],
    ['2010-01-15', '2026-06-26'],
    ['2012-02-29', '2028-06-30'],
    ['2007-06-30', '2023-06-30'],
  ])('born on %s it ends on %s', (born, ends) => {
    expect(lastDayOfSchoolAge(day(born))).toBe(ends)
    expect(mayOwnFrom(day(born))).toBe(addDays(day(ends), 1))
  })

  test('is always a Friday in the last seven days of June, in the school year of the sixteenth birthday', () => {
    fc.assert(
      fc.property(aDay, (born) => {
        const ends = lastDayOfSchoolAge(born)
        expect(weekdayOf(ends)).toBe(5)
        expect(ends.slice(5) >= '06-24' && ends.slice(5) <= '06-30').toBe(true)
        const turns16 = `${Number(born.slice(0, 4)) + 16}${born.slice(4)}`
        const ended = Number(ends.slice(0, 4))
        expect(turns16 >= `${ended - 1}-09-01` && turns16 <= `${ended}-08-31`).toBe(true)
      }),
    )
  })

  test('everybody of one school year may own their record from the same day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1950, max: 2030 }),
        fc.integer({ min: 0, max: 364 }),
        (year, at) => {
          const first = day(`${year}-09-01`)
          const other: Day = addDays(first, at)
          expect(mayOwnFrom(other)).toBe(mayOwnFrom(first))
        },
      ),
    )
  })
})
