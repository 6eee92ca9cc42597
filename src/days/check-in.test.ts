import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../platform/day.ts'
import { compared, middleDown, pointsOf, type CheckIn } from './check-in.ts'
import { checkInBody, SIDES, type Side } from './entries.ts'

const checkIn = (at: number, from: Side, body: object): CheckIn => ({
  seq: at,
  address: `c${at}`,
  day: addDays(day('2026-09-07'), at),
  time: null,
  author: 'Alex Ward',
  body: checkInBody.parse({ from, word: 'x', ...body }),
})

test('a day is compared only where both sides spoke', () => {
  const days = [
    checkIn(0, 'home', { worry: 5 }),
    checkIn(0, 'school', { worry: 2 }),
    checkIn(1, 'home', { worry: 5 }),
    checkIn(2, 'home', { worry: 1 }),
    checkIn(2, 'school', { worry: 1 }),
    checkIn(2, 'child', { worry: 5 }),
  ]
  expect(compared(days, 'worry')).toEqual({ days: 2, homeMore: 1, same: 1, schoolMore: 0 })
})

test('two of one day are both kept, and weigh as one day', () => {
  const days = [
    checkIn(0, 'home', { worry: 5 }),
    checkIn(0, 'home', { worry: 1 }),
    checkIn(0, 'school', { worry: 3 }),
  ]
  expect(pointsOf(days, 'home', 'worry')).toHaveLength(2)
  expect(compared(days, 'worry')).toMatchObject({ days: 1, same: 1 })
})

test('home and school are read the same way: what one is more, the other is less', () => {
  const one = fc.record({
    at: fc.integer({ min: 0, max: 20 }),
    from: fc.constantFrom(...SIDES),
    worry: fc.option(fc.integer({ min: 1, max: 5 })),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 60 }), (given) => {
      const days = given.map(({ at, from, worry }) => checkIn(at, from, { worry }))
      const swapped = given.map(({ at, from, worry }) =>
        checkIn(at, from === 'home' ? 'school' : from === 'school' ? 'home' : from, { worry }),
      )
      const [here, there] = [compared(days, 'worry'), compared(swapped, 'worry')]
      expect(there).toEqual({
        days: here.days,
        homeMore: here.schoolMore,
        same: here.same,
        schoolMore: here.homeMore,
      })
      expect(here.days).toBe(here.homeMore + here.same + here.schoolMore)
    }),
  )
})

test('the middle of the minutes it took to come down', () => {
  const down = (minutes: number | null) => checkIn(0, 'home', { downMinutes: minutes })
  expect(middleDown([])).toBeNull()
  expect(middleDown([down(180), down(20), down(null), down(40)])).toBe(40)
  expect(middleDown([down(20), down(40)])).toBe(30)
})
