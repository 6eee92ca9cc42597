import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, weekdayOf, type Day } from '../platform/day.ts'
import { ENGLAND } from '../law/england/england.ts'
import {
  codeOf,
  evidenceState,
  partTimeGaps,
  penaltyWindow,
  registerOf,
  sessionsBetween,
  shareOf,
  staleUnknowns,
  sumsOf,
  type AttendanceEntry,
} from './attendance.ts'
import { attendanceBody } from './entries.ts'

const entry = (seq: number, on: Day, session: string, code: string): AttendanceEntry => ({
  seq,
  root: seq,
  address: `a${seq}`,
  day: on,
  body: attendanceBody.parse({ session, code }),
})
const TERM = day('2026-09-07')
const codes = ENGLAND.codes.map(({ code }) => code)

describe('the register', () => {
  test('a whole day is two sessions, and the latest word on a session stands, with what it was', () => {
    const [am, pm] = registerOf([
      entry(1, TERM, 'day', 'N'),
      entry(3, TERM, 'am', 'I'),
      entry(2, TERM, 'am', 'O'),
    ])
    expect(am).toMatchObject({ session: 'am', code: 'I', was: ['N', 'O'] })
    expect(pm).toMatchObject({ session: 'pm', code: 'N', was: [] })
  })

  test('sums: what is missed is authorised or not, what is possible is attended or missed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...codes), { maxLength: 400 }), (given) => {
        const sums = sumsOf(
          given.map((code, at) => ({ day: addDays(TERM, at), session: 'am' as const, code })),
        )
        expect(sums.missed).toBe(sums.authorised + sums.unauthorised)
        expect(sums.possible).toBe(sums.attended + sums.missed)
        expect(sums.recorded).toBe(sums.possible + sums.notCounted)
        expect([...sums.byCode.values()].reduce((sum, count) => sum + count, 0)).toBe(given.length)
      }),
    )
  })

  test.each([
    ['/', 'attended'],
    ['L', 'attended'],
    ['B', 'attended'],
    ['I', 'authorised'],
    ['C2', 'authorised'],
    ['E', 'authorised'],
    ['O', 'unauthorised'],
    ['U', 'unauthorised'],
    ['Y1', 'notCounted'],
    ['#', 'notCounted'],
    ['D', 'notCounted'],
  ] as const)('%s is %s', (code, sum) => {
    expect(sumsOf([{ day: TERM, session: 'am', code }])[sum]).toBe(1)
  })
})

describe('the share that was missed', () => {
  const sums = (possible: number, missed: number) => ({
    ...sumsOf([]),
    recorded: possible,
    possible,
    missed,
    attended: possible - missed,
  })

  test.each([
    [100, 9, 'below a tenth'],
    [100, 10, 'a tenth or more'],
    [101, 10, 'below a tenth'],
    [100, 49, 'a tenth or more'],
    [100, 50, 'half or more'],
    [33, 17, 'half or more'],
  ])('of %i sessions %i missed: %s', (possible, missed, label) => {
    expect(shareOf(sums(possible, missed), possible)).toMatchObject({ known: true, label })
  })

  test('says too few rather than a share that would be wrong', () => {
    expect(shareOf(sums(19, 19), 19)).toEqual({ known: false, because: 'too few', expected: 19 })
    // Only the absences were written down: all of them missed, of a term of 140.
    expect(shareOf(sums(40, 40), 140)).toMatchObject({ known: false, because: 'not whole' })
    expect(shareOf(sums(112, 12), 140)).toMatchObject({ known: true })
  })

  test('is between 0 and 100, and never falls when one more session is missed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 400 }),
        fc.integer({ min: 0, max: 399 }),
        (all, given) => {
          const missed = Math.min(given, all - 1)
          const [one, other] = [missed, missed + 1].map((count) => shareOf(sums(all, count), all))
          if (one?.known !== true || other?.known !== true) throw new Error()
          expect(one.percent).toBeGreaterThanOrEqual(0)
          expect(other.percent).toBeLessThanOrEqual(100)
          expect(other.percent).toBeGreaterThanOrEqual(one.percent)
        },
      ),
    )
  })
})

describe('the weeks that count for a penalty notice', () => {
  const weekOf = (index: number, code: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      day: addDays(TERM, index * 7 + Math.floor(at / 2)),
      session: at % 2 === 0 ? ('am' as const) : ('pm' as const),
      code,
    }))

  test('absences alone, written down far apart, are not pushed together', () => {
    // Five in the first week and five in the fourteenth, and nothing else was written down.
    const marks = [...weekOf(0, 'O', 5), ...weekOf(13, 'O', 5)]
    expect(penaltyWindow(marks, null)).toMatchObject({ reached: false })
    expect(penaltyWindow([...weekOf(0, 'O', 5), ...weekOf(9, 'O', 5)], null)?.reached).toBe(true)
  })

  test('illness never counts, ten of O, G, U or N in ten school weeks do', () => {
    expect(penaltyWindow(weekOf(0, 'I', 10), null)?.counted).toHaveLength(0)
    expect(penaltyWindow(weekOf(0, 'U', 10), null)).toMatchObject({ reached: true })
    expect(penaltyWindow([], null)).toBeNull()
  })

  test('counts only sessions that are there and unauthorised', () => {
    const mark = fc.record({
      at: fc.integer({ min: 0, max: 200 }),
      session: fc.constantFrom('am' as const, 'pm' as const),
      code: fc.constantFrom(...codes),
    })
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 80 }), (given) => {
        const sessions = registerOf(
          given
            .map(({ at, session, code }, seq) => entry(seq + 1, addDays(TERM, at), session, code))
            .filter((each) => weekdayOf(each.day) < 6),
        )
        const window = penaltyWindow(sessions, null)
        expect(window?.counted.length ?? 0).toBeLessThanOrEqual(sumsOf(sessions).unauthorised)
        for (const each of window?.counted ?? []) expect(sessions).toContainEqual(each)
      }),
    )
  })
})

test('a mark of N is stale after five school days, half-term not counted', () => {
  const friday = registerOf([entry(1, day('2026-10-23'), 'am', 'N')])
  // 26 to 30 October is the half-term most schools keep.
  expect(staleUnknowns(friday, day('2026-11-06'), null)).toHaveLength(0)
  expect(staleUnknowns(friday, day('2026-11-09'), null)).toHaveLength(1)
  expect(sessionsBetween(day('2026-10-26'), day('2026-10-30'), null)).toBe(0)
})

test('medical evidence waits from the day it was sent until it is decided', () => {
  const sent = { day: day('2026-09-28'), acknowledged: null, decided: null }
  expect(evidenceState(sent, day('2026-11-21'))).toEqual({
    state: 'waiting',
    days: 54,
    acknowledged: false,
  })
  const decided = { ...sent, decided: day('2026-10-05') }
  expect(evidenceState(decided, day('2026-11-21'))).toEqual({ state: 'decided', after: 7 })
  expect(evidenceState(decided, day('2026-10-01'))).toMatchObject({ state: 'waiting' })
})

test('a part-time timetable needs an end, a review and a yes', () => {
  const start = day('2026-11-09')
  const on = day('2026-11-21')
  expect(partTimeGaps({ start, review: null, end: null, agreed: 'not asked' }, on)).toHaveLength(3)
  const whole = { start, review: day('2026-12-04'), end: day('2026-12-18'), agreed: 'yes' }
  expect(partTimeGaps(whole, on)).toEqual([])
  expect(partTimeGaps(whole, day('2026-12-07'))).toEqual([
    'The day to look at it again has passed.',
  ])
})

test('every code of the regulations is known, and no other', () => {
  for (const code of codes) expect(codeOf(code)?.code).toBe(code)
  expect(codeOf('H')).toBeNull()
})
