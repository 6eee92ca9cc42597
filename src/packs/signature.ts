/**
 * Signing what is in a pack. SHA256SUMS lists every other file of the pack, so it lists the signature
 * too; what is signed (Ed25519, RFC 8032) is therefore SHA256SUMS without the one line that names
 * the signature.
 */
import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'

export const SUMS = 'SHA256SUMS'
export const SIGNATURE = 'signature.ed25519'
export const KEY = 'key.pem'

/** RFC 8410: the ASN.1 that stands before a raw Ed25519 key to make a SubjectPublicKeyInfo. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** SHA-256 of the key's SubjectPublicKeyInfo, hexadecimal: what is printed on page one. */
export function fingerprintOf(rawPublicKey: Uint8Array): string {
  return createHash('sha256').update(SPKI_PREFIX).update(rawPublicKey).digest('hex')
}

/** The public key as a PEM file. */
export function pemOf(rawPublicKey: Uint8Array): string {
  const der = Buffer.concat([SPKI_PREFIX, rawPublicKey]).toString('base64')
  return `-----BEGIN PUBLIC KEY-----\n${der}\n-----END PUBLIC KEY-----\n`
}

/** The raw key (32 bytes) of an Ed25519 PEM file, or null when it is none. */
export function rawKeyOf(pem: string): Buffer | null {
  try {
    const key: KeyObject = createPublicKey(pem)
    if (key.asymmetricKeyType !== 'ed25519') return null
    return key.export({ format: 'der', type: 'spki' }).subarray(-32)
  } catch {
    return null
  }
}

/** `hash  name` lines by name, in the format of sha256sum. Names are ASCII, so this is byte order. */
export function sumsOf(sums: ReadonlyMap<string, string>): string {
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, sha256]) => `${sha256}  ${name}\n`)
    .join('')
}

/**
 * The part of SHA256SUMS that is signed. Only the one whole line is left out: a file whose name merely
 * ends like the signature's must not slip out of what is signed.
 */
export function signedPart(sums: string): string {
  return sums
    .split(/(?<=\n)/)
    .filter((line) => !/^[0-9a-f]{64}$/.test(line.slice(0, 64)) || line.slice(64) !== OWN_LINE)
    .join('')
}

const OWN_LINE = `  ${SIGNATURE}\n`

/** Whether `signature` is that of `rawPublicKey` over the signed part of `sums`. */
export function isSigned(rawPublicKey: Uint8Array, sums: string, signature: Uint8Array): boolean {
  const key = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, rawPublicKey]),
    format: 'der',
    type: 'spki',
  })
  return verify(null, Buffer.from(signedPart(sums)), key, signature)
}
