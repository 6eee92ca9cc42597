import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptOf, likeness, piecesOf } from './hits.ts'

const hits = (text: string, ...terms: string[]) =>
  piecesOf(text, terms)
    .filter(({ hit }) => hit)
    .map(({ text }) => text)

describe('what was looked for is marked', () => {
  test('in any form of the word', () => {
    expect(hits('They promised; a promise is a promise.', 'promises')).toEqual([
      'promised',
      'promise',
      'promise',
    ])
    expect(hits('Chasing the school, chased again', 'chase')).toEqual(['Chasing', 'chased'])
  })
  test('in words most like it, when it stands nowhere itself', () => {
    expect(hits('The attendance officer wrote', 'atendance')).toEqual(['attendance'])
  })
  test('but not in words merely like it when it stands there itself', () => {
    expect(hits('Attendance and attentive', 'attendance')).toEqual(['Attendance'])
  })
  test('each word of a phrase', () => {
    expect(hits('Quiet lunch place', 'lunch place')).toEqual(['lunch', 'place'])
  })
  test('not inside other words, and never as a pattern', () => {
    expect(hits('cat category', 'cat')).toEqual(['cat'])
    expect(hits('a.*b (x) [y]', '.*', '(')).toEqual([])
  })
})

test('pieces joined are the text, whatever it is and whatever is looked for', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.string({ maxLength: 12 }), { maxLength: 5 }),
      (text, terms) => {
        expect(
          piecesOf(text, terms)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      },
    ),
  )
})

test('an excerpt is short, and holds a word that was found', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 400 }), fc.nat(60), (text, at) => {
      const words = text.replaceAll(/[^\w ]/g, '').split(' ')
      const term = words[at % words.length] ?? ''
      const pieces = excerptOf(text, [term])
      expect(pieces.map((piece) => piece.text).join('').length).toBeLessThanOrEqual(224)
      expect(pieces.some((piece) => piece.hit)).toBe(true)
    }),
  )
})

test('an excerpt shows the place where most of the words stand together', () => {
  const text = `promise ${'filler '.repeat(100)} a lunch promise was made ${'more '.repeat(100)}`
  const found = excerptOf(text, ['lunch', 'promise']).filter(({ hit }) => hit)
  expect(found.map(({ text }) => text)).toEqual(['lunch', 'promise'])
})

test('likeness is 1 for the same word, 0 for nothing in common, and even-handed', () => {
  expect(likeness('school', 'School')).toBe(1)
  expect(likeness('abc', 'xyz')).toBe(0)
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(likeness(a, b)).toBe(likeness(b, a))
    }),
  )
})
