import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  aDay,
  inShort,
  line,
  lines,
  oneOf,
  theDay,
  theEntryNumber,
  theLine,
  theOneOf,
  words,
} from './fields.ts'

const body = z.strictObject({
  title: theLine('title'),
  who: line('who'),
  said: words('said'),
  adults: lines('adults'),
  told: aDay('told'),
  place: oneOf('place', ['home', 'school']),
  due: theDay('due').nullish(),
})

describe('a body made of fields', () => {
  test('is null where nobody said, and keeps apart what was left out', () => {
    expect(body.parse({ title: ' A day ', said: ' ', who: ' ' })).toEqual({
      title: 'A day',
      who: null,
      said: null,
      adults: [],
      told: null,
      place: null,
      due: undefined,
    })
  })

  test('keeps words to the letter, and one line alone as a list of one', () => {
    const read = body.parse({ title: 'x', said: ' two\n lines ', adults: 'Ms Reid ' })
    expect([read.said, read.adults]).toEqual([' two\n lines ', ['Ms Reid']])
  })

  test.each([
    [theLine('title'), ' ', 'title must not be empty'],
    [theLine('a tag', 4), 'hello', 'a tag must be at most 4 characters'],
    [theLine('title'), 3, 'title must be text'],
    [theDay('due'), '2026-02-30', 'due must be a real day, as in 2026-09-28'],
    [aDay('told'), '2026-02-30', 'told must be a real day, as in 2026-09-28, or null'],
    [theEntryNumber('of'), 0, 'of must be the number of another entry of the record'],
    [theOneOf('from', ['home', 'school']), 'shop', 'from must be one of: home, school'],
    [
      theOneOf('area', ['sensory, physical', 'thinking']),
      'x',
      'area must be one of: sensory, physical; thinking',
    ],
    [oneOf('place', ['home', 'school']), 'shop', 'place must be one of: home, school; or null'],
  ])('says what is wrong, by the name of the field (%#)', (field: z.ZodType, value, said) => {
    expect(field.safeParse(value).error?.issues.map(({ message }) => message)).toEqual([said])
  })
})

test('a text in short is its beginning, on one line, at most 80 letters and “…”', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const short = inShort(text)
      const flat = text.replaceAll(/\s+/g, ' ').trim()
      expect(short.length).toBeLessThanOrEqual(81)
      expect(flat.startsWith(short.replace(/…$/, ''))).toBe(true)
      expect(short === flat).toBe(flat.length <= 80)
    }),
  )
})
