import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../platform/day.ts'
import {
  chainOf,
  linkInWords,
  sentenceOfCause,
  withoutThen,
  wordsOfCause,
  type Linked,
} from './chain.ts'

const linked = (seq: number, when: string, given: Partial<Linked> = {}): Linked => ({
  seq,
  address: `a${seq}`,
  title: `Title ${seq}`,
  day: day(when),
  time: null,
  when,
  own: '',
  ...given,
})

describe('a chain', () => {
  test('stands in order of its days, also where a later entry tells of an earlier day', () => {
    const entries = new Map([
      [5, linked(5, '2026-09-20')],
      [9, linked(9, '2026-09-07', { time: '14:00' })],
      [12, linked(12, '2026-09-07', { time: '09:10' })],
    ])
    const chain = chainOf({ cameNext: [5, 9, 12, 77], links: [{ of: 9, words: 'tears' }] }, entries)
    expect(chain.map(({ seq }) => seq)).toEqual([12, 9, 5])
    expect(chain.map(linkInWords)).toEqual([
      'then, 2026-09-07: Title 12',
      'then, 2026-09-07: tears',
      'then, 2026-09-20: Title 5',
    ])
  })

  test('holds a corrected entry once, as it is now, with the words it was given', () => {
    const now = linked(8, '2026-09-08')
    const entries = new Map([
      [3, now],
      [8, now],
    ])
    const chain = chainOf({ cameNext: [3, 8], links: [{ of: 3, words: 'no lunch' }] }, entries)
    expect(chain).toMatchObject([{ seq: 8, words: 'no lunch' }])
  })

  test('any order of ticking gives the same chain', () => {
    const entries = new Map(
      [0, 1, 2, 3, 4, 5].map((at) => [at + 1, linked(at + 1, addDays(day('2026-09-01'), at % 3))]),
    )
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 }), (cameNext) => {
        const seqs = chainOf({ cameNext, links: [] }, entries).map(({ seq }) => seq)
        expect(seqs).toEqual([1, 4, 2, 5, 3, 6])
      }),
    )
  })
})

describe('then, and never because', () => {
  test.each([
    'He stopped eating because of the detention',
    'It was caused by the noise',
    'As a result he refused',
    'the ban led to tears',
    'that’s why he ran',
    'the school is to blame',
    'Due to this he was sick',
  ])('says why: %s', (words) => {
    expect(wordsOfCause(words)).not.toBeNull()
  })

  test.each([
    'he stopped eating at school',
    'he leads the line to lunch',
    'the result of the spelling test came',
    'a good cause for cake',
    'he was due in at nine',
    '',
  ])('does not: %s', (words) => {
    expect(wordsOfCause(words)).toBeNull()
  })

  test('an entry’s own sentence is kept whole', () => {
    expect(sentenceOfCause('He came home. I hid because it was loud! Then chips.')).toBe(
      'I hid because it was loud!',
    )
    expect(sentenceOfCause('Because of the bell\nhe ran.')).toBe('Because of the bell')
    expect(sentenceOfCause('All well.')).toBeNull()
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const said = sentenceOfCause(`${before} because ${after}`)
        expect(said === null || said.length <= 240).toBe(true)
      }),
    )
  })

  test('the word itself is not said twice', () => {
    expect(withoutThen('Then he stopped eating')).toBe('he stopped eating')
    expect(withoutThen('and then, no sleep')).toBe('no sleep')
    expect(withoutThen('Theo hid')).toBe('Theo hid')
    expect(withoutThen(' then ')).toBeNull()
  })
})
