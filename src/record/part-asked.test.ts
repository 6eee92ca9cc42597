import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partAsked } from './part-asked.ts'

describe('the part of a file a player asks for', () => {
  test.each([
    ['bytes=0-1', { start: 0, end: 2 }],
    ['bytes=0-', { start: 0, end: 10 }],
    ['bytes=4-99', { start: 4, end: 10 }],
    ['bytes=-3', { start: 7, end: 10 }],
    ['bytes=-99', { start: 0, end: 10 }],
    ['bytes=10-', null],
    ['bytes=5-4', null],
    ['bytes=-', null],
    ['bytes=0-1,4-5', null],
    ['lines=0-1', null],
    [undefined, null],
  ])('%s of ten bytes', (header, part) => {
    expect(partAsked(header, 10)).toEqual(part)
  })

  test('is never empty and never beyond the file', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat(1000), (text, from, to, size) => {
        for (const header of [text, `bytes=${from}-${to}`, `bytes=-${to}`]) {
          const part = partAsked(header, size)
          if (part === null) continue
          expect(part.start).toBeGreaterThanOrEqual(0)
          expect(part.end).toBeLessThanOrEqual(size)
          expect(part.end).toBeGreaterThan(part.start)
        }
      }),
    )
  })
})
