import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf } from '../law/day-number.ts'
import { linesOf, readLine, readLines } from './dates-words.ts'

const span = fc
  .tuple(fc.integer({ min: 18_000, max: 25_000 }), fc.integer({ min: 0, max: 120 }), fc.string())
  .map(([from, length, name]) => ({
    from: dayOf(from),
    to: dayOf(from + length),
    // A name that is itself a date, or ends in a mark, is read as what it says.
    name: name.replaceAll(/[\d,:;–—-]|\s/g, 'x').replace(/from$/i, ''),
  }))

describe('school dates as lines', () => {
  test('are read back as they were written', () => {
    fc.assert(
      fc.property(fc.array(span), fc.array(span), (terms, closures) => {
        const read = readLines(linesOf({ terms, closures }))
        expect(read).toEqual({ dates: { terms, closures }, problems: [] })
      }),
    )
  })

  test('hostile lines are told, never thrown', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { dates, problems } = readLines(`Term: ${text}`)
        expect(dates.terms.length + problems.length).toBeGreaterThan(0)
      }),
    )
  })

  test.each([
    ['Closed: snow day, 3 December 2026', '2026-12-03', '2026-12-03', 'snow day'],
    ['closed: INSET 4th Jan 2027', '2027-01-04', '2027-01-04', 'INSET'],
    [
      'Term: Autumn from Wed 2 Sept 2026 until Fri 18 Dec 2026',
      '2026-09-02',
      '2026-12-18',
      'Autumn',
    ],
    ['Closed: strike, 2026-11-05', '2026-11-05', '2026-11-05', 'strike'],
    ['Closed: 05/11/2026', '2026-11-05', '2026-11-05', ''],
  ])('%s', (line, from, to, name) => {
    expect(readLine(line)).toMatchObject({ span: { from, to, name } })
  })

  test.each([
    ['Snow day, 3 December 2026', 'begin it with'],
    ['Closed: snow day', 'its year'],
    ['Closed: snow day, 3 December', 'its year'],
    ['Closed: 31 February 2027', 'its year'],
    ['Term: Autumn, 18 December 2026 to 2 September 2026', 'before its first'],
    ['Term: Autumn, 2 September 2026 to 18 December 2029', 'longer than a year'],
    ['Closed: 1 May 2027, 2 May 2027, 3 May 2027', 'one day, or'],
  ])('%s: what to mend is said', (line, words) => {
    expect(readLine(line)).toMatchObject({ problem: expect.stringContaining(words) as string })
  })
})
