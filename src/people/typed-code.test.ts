import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { CODE_LENGTH, codeFrom, codeInWords, codeTyped, pinOf } from './typed-code.ts'

test('a code is ten letters that do not look alike, and survives how people write it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
      fc.pre(bytes.filter((byte) => byte < 248).length >= CODE_LENGTH)
      const code = codeFrom(bytes)
      expect(code).toMatch(/^[A-HJKMNP-Z2-9]{10}$/)
      expect(codeTyped(` ${codeInWords(code).toLowerCase()}-`)).toBe(code)
    }),
  )
  expect(() => codeFrom(new Uint8Array(3))).toThrow('random')
})

test('a PIN is four digits, the same all day and another the next', () => {
  const key = Buffer.alloc(32, 7)
  const days = Array.from({ length: 20 }, (_, at) =>
    day(`2026-11-${String(at + 1).padStart(2, '0')}`),
  )
  const pins = days.map((on) => pinOf(key, on))
  for (const pin of pins) expect(pin).toMatch(/^\d{4}$/)
  expect(pinOf(key, days[0]!)).toBe(pins[0])
  expect(new Set(pins).size).toBeGreaterThan(15)
})
