/**
 * Holding a thing back so that it can be proved later. The pack tells only
 *
 *     seal = SHA-256( salt || SHA-256(file) )
 *
 * so that nobody who has, or guesses, the file can tell from the pack that this is it. The salt comes
 * by HKDF (RFC 5869) from the entry's own secret salt, the tree head and the file, so that the same
 * pack is the same bytes however often it is made, two packs cannot be matched by their seals, and a
 * record restored from its export can still hand the file over.
 */
import { createHash, hkdfSync } from 'node:crypto'

export type Sealing = {
  /** The entry's own salt in the record, 32 bytes. */
  readonly entrySalt: Uint8Array
  /** Hexadecimal. */
  readonly treeHead: string
  readonly seq: number
  readonly position: number
  /** Of the file, hexadecimal. */
  readonly sha256: string
}

/** The secret salt of one file held back in one pack, 32 bytes. */
export function saltOf(sealing: Sealing): Buffer {
  const { entrySalt, treeHead, seq, position, sha256 } = sealing
  const about = `heard held back 1 ${seq} ${position} ${sha256}`
  return Buffer.from(hkdfSync('sha256', entrySalt, Buffer.from(treeHead, 'hex'), about, 32))
}

/** SHA-256(salt || SHA-256(file)), hexadecimal. */
export function sealOf(salt: Uint8Array, sha256: string): string {
  return createHash('sha256').update(salt).update(Buffer.from(sha256, 'hex')).digest('hex')
}

/** SHA-256 of `bytes`, hexadecimal. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
