/**
 * Where the bytes of files lie: each sealed under a key of its own, small ones beside their row in the
 * database (one fsync with the entry, no stray files), larger ones in the data folder under a random
 * name, sealed as they stream so that a recording of hours needs no memory.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline as joined, Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { masterKey, newKey, seal, unseal, type Key } from './keys.ts'

/** Up to this many bytes a file lies in the database. */
export const SMALL_BYTES = 256 * 1024

export type Vault = { readonly folder: string; readonly master: Key }

/** The vault in `folder` under the master key in `keyFile` (made if missing). */
export async function openVault(folder: string, keyFile: string): Promise<Vault> {
  const files = join(folder, 'files')
  await mkdir(files, { recursive: true, mode: 0o700 })
  return { folder: files, master: await masterKey(keyFile) }
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

/** Seals a stream to disk. Either the whole file is there and synced when it returns, or nothing is. */
export async function storeStream(vault: Vault, recordKey: Key, source: Readable): Promise<Stored> {
  const key = newKey()
  const nonce = randomBytes(12)
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from('file'))
  const storeName = randomBytes(16).toString('hex')
  const unfinished = join(vault.folder, `${storeName}.part`)
  try {
    const out = createWriteStream(unfinished, { mode: 0o600 })
    out.write(nonce)
    await pipeline(source, measure, cipher, out)
    const file = await open(unfinished, 'a')
    await file.write(cipher.getAuthTag())
    await file.sync()
    await file.close()
    await rename(unfinished, join(vault.folder, storeName))
    await syncFolder(vault.folder)
  } catch (problem) {
    await rm(unfinished, { force: true })
    throw problem
  }
  const wrappedKey = seal(recordKey, key, 'file key')
  return { sha256: hash.digest(), size, wrappedKey, sealed: null, storeName }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => {})
  await handle.close()
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

/** A stored file as a stream; it breaks at its end if a byte of it was changed. */
export async function openStream(vault: Vault, recordKey: Key, file: Sealed): Promise<Readable> {
  if (file.storeName === null) return Readable.from([await readBytes(vault, recordKey, file)])
  const path = join(vault.folder, file.storeName)
  const { size } = await stat(path)
  const handle = await open(path, 'r')
  const [nonce, tag] = [Buffer.alloc(12), Buffer.alloc(16)]
  await handle.read(nonce, 0, 12, 0)
  await handle.read(tag, 0, 16, size - 16)
  await handle.close()
  const key = unseal(recordKey, file.wrappedKey, 'file key')
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(Buffer.from('file'))
  decipher.setAuthTag(tag)
  if (size === 28) return Readable.from([])
  const source = createReadStream(path, { start: 12, end: size - 17 })
  // Joined, not piped: whoever stops reading half way must not leave the file open.
  return joined(source, decipher, () => {})
}

/** Takes a large file off the disk, after its key is gone. */
export async function removeStored(vault: Vault, storeName: string): Promise<void> {
  await rm(join(vault.folder, storeName), { force: true })
}
