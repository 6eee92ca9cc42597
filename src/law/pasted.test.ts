import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPastedTerms } from './pasted.ts'

const read = (text: string) => {
  const found = readPastedTerms(text, 'the school')
  return 'error' in found ? found.error : found.calendar
}

describe('pasted term dates', () => {
  it('reads terms, half-terms and INSET days with their dates', () => {
    const found = read(`Term dates 2026 to 2027
      Autumn term: Wednesday 2 September 2026 to Friday 18 December 2026
      Half term: 26 October 2026 - 30 October 2026
      INSET days: 1 September 2026, 4 January 2027
      Spring term: 5 January 2027 - 25 March 2027`)
    expect(found).toMatchObject({
      terms: [
        { from: '2026-09-02', to: '2026-12-18' },
        { from: '2027-01-05', to: '2027-03-25' },
      ],
      closures: [
        { from: '2026-10-26', to: '2026-10-30' },
        { from: '2026-09-01', to: '2026-09-01' },
        { from: '2027-01-04', to: '2027-01-04' },
      ],
    })
  })

  it('takes the year from the other end of a span, and British numbers in British order', () => {
    expect(read('Half term: 26 October to 30 October 2026')).toMatchObject({
      closures: [{ from: '2026-10-26', to: '2026-10-30' }],
    })
    expect(read('INSET day 04/01/2027')).toMatchObject({ closures: [{ from: '2027-01-04' }] })
  })

  it('guesses no year', () => {
    expect(read('INSET day: 4 January')).toBe('“INSET day: 4 January” has a day without its year.')
    expect(
      read('Spring term: 5 January 2027 - 25 March 2027\nHalf term 31 May - 4 June'),
    ).toContain('“Half term 31 May - 4 June”')
    expect(read('School year 2026/27: 2 September to 18 December')).toContain('without its year')
  })

  it('takes the one year that stands in the name of a line', () => {
    expect(read('Autumn term 2026: Wednesday 2 September to Friday 18 December')).toMatchObject({
      terms: [{ from: '2026-09-02', to: '2026-12-18' }],
    })
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), (lines) => {
        expect(readPastedTerms(lines.join('\n'), 'x')).toBeDefined()
      }),
    )
  })
})
