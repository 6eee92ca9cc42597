import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../platform/day.ts'
import { type Mark, fullestWindow } from './sessions.ts'

const START = day('2026-09-07')
/** A week of ten sessions from a Monday, absent with `code` for the first `absent` of them. */
const week = (index: number, code: string, absent: number): Mark[] =>
  Array.from({ length: 10 }, (_, at) => ({
    day: addDays(START, index * 7 + Math.floor(at / 2)),
    session: at % 2 === 0 ? 'am' : 'pm',
    code: at < absent ? code : '/',
  }))

describe('sessions over ten school weeks', () => {
  it('counts half-days of mixed codes in ten weeks, not in eleven', () => {
    const ten = [...week(0, 'O', 5), ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => week(n, '/', 0))]
    expect(fullestWindow([...ten, ...week(9, 'G', 5)])).toMatchObject({ reached: true })
    const apart = fullestWindow([...ten, ...week(9, '/', 0), ...week(10, 'G', 5)])
    expect(apart).toMatchObject({ reached: false })
    expect(apart?.counted).toHaveLength(5)
  })

  it('does not count a holiday week, so the window reaches over it', () => {
    const before = [0, 1, 2, 3, 4].flatMap((n) => week(n, n === 0 ? 'U' : '/', n === 0 ? 5 : 0))
    const shut: Mark[] = week(5, '#', 10)
    const after = [6, 7, 8, 9, 10].flatMap((n) => week(n, n === 10 ? 'N' : '/', n === 10 ? 5 : 0))
    const found = fullestWindow([...before, ...shut, ...after])
    expect(found).toMatchObject({ reached: true, from: '2026-09-07', to: '2026-11-20' })
  })

  it('leaves out illness, suspension and every authorised mark', () => {
    for (const code of ['I', 'E', 'M', 'C', 'C2', 'Q', 'Y1', 'X', 'D', 'B', 'K', '/', '\\', 'L']) {
      expect(fullestWindow(week(0, code, 10))).toMatchObject({ reached: false, counted: [] })
    }
    expect(fullestWindow([])).toBeNull()
  })

  it('never loses a session by one more in a week that is there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom('O', 'I', 'G')), {
          minLength: 1,
          maxLength: 30,
        }),
        (absences) => {
          const marks = absences.map(([at, code]): Mark => ({
            day: addDays(START, at * 7),
            session: 'am',
            code,
          }))
          const more: Mark = { day: marks[0]!.day, session: 'pm', code: 'O' }
          expect(fullestWindow([...marks, more])!.counted.length).toBeGreaterThanOrEqual(
            fullestWindow(marks)!.counted.length,
          )
        },
      ),
    )
  })
})
