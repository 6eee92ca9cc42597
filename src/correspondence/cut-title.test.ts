import { assert, integer, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { cutTitle } from './cut-title.ts'

test('a title too long stops at a comma late in it, or between words, on no article', () => {
  const door =
    'Put back what he had at Larkfield and what we agreed in June: the seat near the door, the exit card'
  expect(cutTitle(door, 90)).toBe(
    'Put back what he had at Larkfield and what we agreed in June: the seat near the door…',
  )
  expect(cutTitle('Say which of the teachers have read it and who', 46)).toBe(
    'Say which of the teachers have read it and who',
  )
  expect(cutTitle('Say which teachers have read the passport', 34)).toBe(
    'Say which teachers have read…',
  )
})

test('a title is never longer than it may be, and is left alone where it fits', () => {
  assert(
    property(
      string({ unit: 'binary', maxLength: 60 }),
      integer({ min: 10, max: 50 }),
      (text, most) => {
        const cut = cutTitle(text, most)
        expect(cut.length).toBeLessThanOrEqual(most)
        if (text.length <= most) expect(cut).toBe(text)
      },
    ),
  )
})
