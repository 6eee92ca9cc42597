/** Secrets that are shown once and kept only as a hash: links, cookies, private addresses, codes. */
import { createHash, randomBytes } from 'node:crypto'

/** 192 bits, which nobody guesses. */
const BYTES = 24

/** A new secret of `bytes` random bytes, fit for an address or a cookie. */
export function newSecret(bytes: number = BYTES): string {
  return randomBytes(bytes).toString('base64url')
}

/** What is kept of a secret. Only for secrets too long to be guessed: there is no salt. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
