/**
 * Canonical JSON (RFC 8785, by the `canonicalize` package) and what an entry's leaf is made of.
 *
 * An entry's content is everything it says. Its leaf in the tree holds only a salted hash of that
 * content, so that the content and salt can be destroyed and every proof still holds:
 *
 *     contentHash = SHA-256( salt || RFC8785(content) )            salt: 32 random bytes
 *     leaf bytes  = RFC8785({ contentHash, record, seq, v: 1, written })
 *     leaf        = SHA-256( 0x00 || leaf bytes )                   RFC 9162 section 2.1.1
 */
import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { leafHash } from './tree.ts'

/** `value` as RFC 8785 text. Throws on what JSON cannot say (undefined, NaN, a lone surrogate). */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Nothing to write as JSON.')
  return text
}

/** SHA-256(salt || content text). */
export function contentHashOf(salt: Uint8Array, contentText: string): Buffer {
  const all = Buffer.allocUnsafe(salt.length + Buffer.byteLength(contentText, 'utf8'))
  all.set(salt)
  all.write(contentText, salt.length, 'utf8')
  return hash('sha256', all, 'buffer')
}

/** What of an entry goes into the tree; `contentHash` is 64 hex digits, `written` an ISO 8601 instant. */
export type LeafFacts = {
  readonly record: string
  readonly seq: number
  readonly written: string
  readonly contentHash: string
}

/**
 * The bytes that are hashed into the tree for one entry: RFC 8785 of five members whose names are in
 * order, spelt out because a whole record is checked by the hundred thousand. `seq` is a whole number.
 */
export function leafBytes(facts: LeafFacts): Buffer {
  const { contentHash, record, seq, written } = facts
  if (!Number.isSafeInteger(seq)) throw new TypeError(`${seq} is not the number of an entry.`)
  const [hex, of, at] = [contentHash, record, written].map((text) => canonicalText(text))
  return Buffer.from(
    `{"contentHash":${hex},"record":${of},"seq":${seq},"v":1,"written":${at}}`,
    'utf8',
  )
}

/** The leaf of one entry. */
export function leafOf(facts: LeafFacts): Buffer {
  return leafHash(leafBytes(facts))
}

/** `value` with what neither JSON text nor PostgreSQL can hold mended: NUL dropped, lone surrogates replaced. */
export function storable<T>(value: T): T {
  if (typeof value === 'string') return mended(value) as T
  if (Array.isArray(value)) return value.map((each: unknown) => storable(each)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [mended(key), storable(each as unknown)]),
  ) as T
}

function mended(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole
}
