/** Names that others chose, printed by `heard` where a terminal would take them for orders. */
import { describe, expect, test } from 'vitest'
import { plain } from '../../src/cli/plain.ts'

describe('what heard prints', () => {
  test.each([
    '\u001B[2J',
    '\u009B1A',
    '\r',
    '\b',
    '\u001B]0;title\u0007',
    '\u202Efdp',
    '\u2066x',
    '\0',
  ])('%j gives no orders', (part) => {
    expect(plain(`a${part}b`)).not.toMatch(/(?!\n|\t)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u)
  })

  test('keeps lines, tabs, accents, and letters joined as their writers join them', () => {
    const words = 'one\n\ttwo é 👩‍👧 نامه‌ها'
    expect(plain(words)).toBe(words)
  })
})
