/** A code for typing and the day's PIN: rules only. */
import { createHmac } from 'node:crypto'
import type { Day } from '../platform/day.ts'

/** No letters or digits that look alike on paper. 31 of them: ten carry 49 bits. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
export const CODE_LENGTH = 10

/** Wrong tries in a day, after which the code stays shut until the next. */
export const WRONG_MAX = 5

/** A code from random `bytes` (at least 40): letters drawn evenly, the rest of the bytes passed over. */
export function codeFrom(bytes: Uint8Array): string {
  const even = 256 - (256 % LETTERS.length)
  const drawn = [...bytes].filter((byte) => byte < even).slice(0, CODE_LENGTH)
  if (drawn.length < CODE_LENGTH) throw new RangeError('Too few random bytes for a code.')
  return drawn.map((byte) => LETTERS[byte % LETTERS.length]).join('')
}

/** As it is printed: two halves. */
export function codeInWords(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)} ${code.slice(CODE_LENGTH / 2)}`
}

/** What somebody typed, as a code: their spaces, dashes and small letters do not matter. */
export function codeTyped(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}

/** The four digits that open a code on `on`. */
export function pinOf(key: Uint8Array, on: Day): string {
  const digest = createHmac('sha256', key).update(on).digest()
  return String(digest.readUInt32BE(0) % 10_000).padStart(4, '0')
}
