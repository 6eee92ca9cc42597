/**
 * The bytes of files: each sealed under a key of its own, small ones beside their row in the database (one
 * fsync with the entry, no stray files), larger ones in a store (store.ts) under a random name, sealed as
 * they stream so that a recording of hours needs no memory.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pipeline as joined, Readable, Transform } from 'node:stream'
import { bucketStore, type Bucket } from './bucket.ts'
import { masterKey, newKey, seal, unseal, type Key } from './keys.ts'
import { folderStore, type FileStore } from './store.ts'

/** Up to this many bytes a file lies in the database. */
export const SMALL_BYTES = 256 * 1024

export type Vault = {
  readonly store: FileStore
  readonly master: Key
  /** Signs reply addresses since before the master key was changed; absent where it never was. */
  readonly replies?: Key
}

/** The vault in `folder`, or in `bucket` where one is given, under the master key in `keyFile` (made if missing). */
export async function openVault(
  folder: string,
  keyFile: string,
  bucket: Bucket | null = null,
): Promise<Vault> {
  return { store: await storeOf(folder, bucket), master: await masterKey(keyFile) }
}

/** Where the sealed files of an installation lie. */
export async function storeOf(folder: string, bucket: Bucket | null): Promise<FileStore> {
  return bucket === null ? folderStore(join(folder, 'files')) : bucketStore(bucket)
}

export type Stored = {
  readonly sha256: Buffer
  readonly size: number
  readonly wrappedKey: Buffer
  readonly sealed: Buffer | null
  readonly storeName: string | null
}

/** Seals `bytes` under a new key wrapped by `recordKey`; on disk (and synced) when they are many. */
export async function storeBytes(vault: Vault, recordKey: Key, bytes: Uint8Array): Promise<Stored> {
  if (bytes.length > SMALL_BYTES) return storeStream(vault, recordKey, Readable.from([bytes]))
  const key = newKey()
  return {
    sha256: createHash('sha256').update(bytes).digest(),
    size: bytes.length,
    wrappedKey: seal(recordKey, key, 'file key'),
    sealed: seal(key, bytes, 'file'),
    storeName: null,
  }
}

/** Seals a stream into the store. Either the whole file is there and synced when it returns, or nothing is. */
export async function storeStream(vault: Vault, recordKey: Key, source: Readable): Promise<Stored> {
  const key = newKey()
  const sealing = new Sealing(key)
  const storeName = randomBytes(16).toString('hex')
  // Joined before anything is awaited: a source that breaks off at once is heard.
  await vault.store.put(
    storeName,
    joined(source, sealing, () => {}),
  )
  const wrappedKey = seal(recordKey, key, 'file key')
  const { size } = sealing
  return { sha256: sealing.hash.digest(), size, wrappedKey, sealed: null, storeName }
}

const NONCE = 12
const TAG = 16

/** `nonce || ciphertext || tag` of what is written to it, with the size and hash of the clear bytes. */
class Sealing extends Transform {
  readonly hash = createHash('sha256')
  size = 0
  readonly #cipher

  constructor(key: Key) {
    super()
    const nonce = randomBytes(NONCE)
    this.#cipher = createCipheriv('aes-256-gcm', key, nonce)
    this.#cipher.setAAD(Buffer.from('file'))
    this.push(nonce)
  }

  override _transform(chunk: Buffer, _encoding: string, done: (fault?: Error) => void): void {
    this.hash.update(chunk)
    this.size += chunk.length
    this.push(this.#cipher.update(chunk))
    done()
  }

  override _flush(done: (fault?: Error) => void): void {
    this.push(this.#cipher.final())
    this.push(this.#cipher.getAuthTag())
    done()
  }
}

/** The clear bytes of what `Sealing` made; breaks at the end if a byte of it was changed. */
class Unsealing extends Transform {
  readonly #key: Key
  #decipher: ReturnType<typeof decipherOf> | null = null
  #held: Buffer = Buffer.alloc(0)

  constructor(key: Key) {
    super()
    this.#key = key
  }

  override _transform(chunk: Buffer, _encoding: string, done: (fault?: Error) => void): void {
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    if (this.#decipher === null && this.#held.length >= NONCE) {
      this.#decipher = decipherOf(this.#key, this.#held.subarray(0, NONCE))
      this.#held = this.#held.subarray(NONCE)
    }
    // The last of them are the tag, and only the end tells which are the last.
    const ready = this.#held.length - TAG
    if (this.#decipher !== null && ready > 0) {
      this.push(this.#decipher.update(this.#held.subarray(0, ready)))
      this.#held = this.#held.subarray(ready)
    }
    done()
  }

  override _flush(done: (fault?: Error) => void): void {
    try {
      if (this.#decipher === null) throw new Error('A stored file was cut short.')
      this.#decipher.setAuthTag(this.#held)
      this.push(this.#decipher.final())
      done()
    } catch (problem) {
      done(problem as Error)
    }
  }
}

function decipherOf(key: Key, nonce: Buffer) {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
  decipher.setAAD(Buffer.from('file'))
  return decipher
}

export type Sealed = Pick<Stored, 'wrappedKey' | 'sealed' | 'storeName'>

/** The whole of a stored file. Throws if a byte of it was changed or its key is gone. */
export async function readBytes(vault: Vault, recordKey: Key, file: Sealed): Promise<Buffer> {
  if (file.sealed !== null)
    return unseal(unseal(recordKey, file.wrappedKey, 'file key'), file.sealed, 'file')
  const parts: Buffer[] = []
  for await (const part of await openStream(vault, recordKey, file)) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/**
 * A stored file as a stream; it breaks at its end if a byte of it was changed. Throws FileMissing where the
 * store does not have it.
 */
export async function openStream(vault: Vault, recordKey: Key, file: Sealed): Promise<Readable> {
  if (file.storeName === null) return Readable.from([await readBytes(vault, recordKey, file)])
  const key = unseal(recordKey, file.wrappedKey, 'file key')
  const source = await vault.store.read(file.storeName)
  // Joined, not piped: whoever stops reading half way must not leave the file open.
  return joined(source, new Unsealing(key), () => {})
}

/** Takes a large file out of the store, after its key is gone. */
export async function removeStored(vault: Vault, storeName: string): Promise<void> {
  await vault.store.remove(storeName)
}
