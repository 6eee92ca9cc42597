import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENGLAND } from '../law/england/england.ts'
import { addDays, day } from '../platform/day.ts'
import { dayIn, readRegister } from './register-text.ts'

const shown = (text: string) =>
  readRegister(text).marks.map(({ day: on, session, code }) => `${on} ${session} ${code}`)

describe('days as they are written', () => {
  test.each([
    ['2026-09-07', '2026-09-07'],
    ['07/09/2026', '2026-09-07'],
    ['7.9.26', '2026-09-07'],
    ['Mon 7 Sep 2026', '2026-09-07'],
    ['Monday, 7th September 2026', '2026-09-07'],
    ['7-Sep-26', '2026-09-07'],
    ['2026-09-07T00:00:00', '2026-09-07'],
    ['31/02/2026', null],
    ['/', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(dayIn(text)).toBe(expected)
  })
})

describe('a register', () => {
  test('with a head, in whatever order its columns stand', () => {
    expect(shown('Date,Day,PM Mark,AM Mark\n07/09/2026,Mon,\\,L')).toEqual([
      '2026-09-07 am L',
      '2026-09-07 pm \\',
    ])
  })

  test('typed with spaces', () => {
    expect(shown('Mon 7 Sep 2026 O O\n08/09/2026 / \\\n9 September 2026 L /')).toEqual([
      '2026-09-07 am O',
      '2026-09-07 pm O',
      '2026-09-08 am /',
      '2026-09-08 pm \\',
      '2026-09-09 am L',
      '2026-09-09 pm /',
    ])
  })

  test('keeps one mark of a line and tells the other, where it is no code', () => {
    const { marks, unread } = readRegister('Date,AM,PM\n07/09/2026,Z9,/')
    expect(marks).toMatchObject([{ session: 'pm', code: '/' }])
    expect(unread).toMatchObject([{ line: 2, why: '“Z9” is no code of the 2024 regulations.' }])
  })

  test('a line for each session', () => {
    expect(shown('Date\tSession\tCode\n2026-09-07\tAM\tI\n2026-09-07\tPM\ty1')).toEqual([
      '2026-09-07 am I',
      '2026-09-07 pm Y1',
    ])
  })

  test('pasted without a head, both marks in a cell or in two', () => {
    expect(shown('Mon 7 Sep 2026;/\\\nTue 8 Sep 2026;O;O')).toEqual([
      '2026-09-07 am /',
      '2026-09-07 pm \\',
      '2026-09-08 am O',
      '2026-09-08 pm O',
    ])
  })

  test('what cannot be read is told by its line, and never guessed', () => {
    const { marks, unread } = readRegister(
      'Date,AM,PM\n07/09/2026,H,??\nnot a day,/,\\\n08/09/2026,/,\\',
    )
    expect(marks).toHaveLength(2)
    expect(unread.map(({ line }) => line)).toEqual([2, 3])
    expect(unread[0]?.why).toContain('no code of the 2024 regulations')
    expect(readRegister('09/09/2026,I').unread[0]?.why).toContain('morning or the afternoon')
  })

  test('comes back as it was written, for any days and codes', () => {
    const codes = ENGLAND.codes.map(({ code }) => code)
    const row = fc.tuple(fc.nat(3000), fc.constantFrom(...codes), fc.constantFrom(...codes))
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const lines = rows.map(
          ([at, am, pm]) => `"${addDays(day('2024-09-01'), at)}","${am}","${pm}"`,
        )
        const { marks, unread } = readRegister(`Date,AM,PM\n${lines.join('\n')}`)
        expect(unread).toEqual([])
        expect(marks).toEqual(
          rows.flatMap(([at, am, pm]) => [
            { day: addDays(day('2024-09-01'), at), session: 'am', code: am },
            { day: addDays(day('2024-09-01'), at), session: 'pm', code: pm },
          ]),
        )
      }),
    )
  })

  test('whatever is pasted, it is read or told', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        const { marks } = readRegister(text)
        expect(marks.every(({ day: on }) => on.length === 10)).toBe(true)
      }),
    )
  })
})
