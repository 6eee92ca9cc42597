/**
 * Keys: one master key in a file (made 0600 at first start), which wraps one key for each record,
 * which wraps one key for each file. Wrapping and sealing are AES-256-GCM with a random 96-bit nonce;
 * a sealed thing is `nonce || ciphertext || tag`. Destroying a file's wrapped key destroys the file.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createSecretKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign as signBytes,
  type KeyObject,
} from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeOnce } from './once.ts'

const NONCE = 12
const TAG = 16

/** A 32-byte AES key. */
export type Key = Buffer

export function newKey(): Key {
  return randomBytes(32)
}

/** `bytes` sealed under `key`: 28 bytes longer. `about` binds it to its place and must match when opened. */
export function seal(key: Key, bytes: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(NONCE)
  // Node takes twice as long over a key that it has not wrapped.
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce)
  cipher.setAAD(Buffer.from(about))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** What was sealed. Throws if the key or `about` is wrong or a byte was changed. */
export function unseal(key: Key, sealed: Uint8Array, about: string): Buffer {
  const end = sealed.length - TAG
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), sealed.subarray(0, NONCE))
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(sealed.subarray(end))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, end)), decipher.final()])
}

/** The master key in the file at `path`, made if there is none yet. */
export async function masterKey(path: string): Promise<Key> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const text = await readFile(path, 'utf8').catch(async (problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'ENOENT') throw problem
    await writeOnce(path, `${newKey().toString('hex')}\n`)
    return readFile(path, 'utf8')
  })
  const key = keyIn(text)
  if (key !== null) return key
  throw new Error(`The key file ${path} is damaged: put back the one from your backup.`)
}

/** The key in the text of a key file; null where it is none. */
export function keyIn(text: string): Key | null {
  return /^[0-9a-f]{64}\n$/.test(text) ? Buffer.from(text.trim(), 'hex') : null
}

/** A secret (43 letters and digits) that belongs to the master key and `purpose`, the same each time. */
export async function deriveSecret(path: string, purpose: string): Promise<string> {
  return deriveFrom(await masterKey(path), purpose)
}

/** The same from a key in hand. */
export function deriveFrom(master: Key, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', master, '', purpose, 32)).toString('base64url')
}

export type SigningPair = {
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Buffer
  /** PKCS #8 DER. */
  readonly privateKey: Buffer
}

/** A new Ed25519 pair: the record's own signature, made with the record. */
export function newSigningPair(): SigningPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: rawPublicKey(publicKey),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }),
  }
}

function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(-32)
}

/** Ed25519 signature (64 bytes, RFC 8032; the same for the same bytes) with a PKCS #8 key. */
export function signWith(privateKey: Uint8Array, bytes: Uint8Array): Buffer {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  return signBytes(null, bytes, key)
}
