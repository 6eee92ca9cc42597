/**
 * A part of a sealed file, without opening the whole of it: a zip is read from its end. AES-GCM
 * encrypts as AES-CTR from counter 2 (NIST SP 800-38D 7.1), so any block can be opened by itself; only
 * the tag at the end vouches for the bytes: read the file through once (`openStream`) before its parts.
 */
import { createDecipheriv } from 'node:crypto'
import { pipeline, Readable, Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { unseal, type Key } from './keys.ts'
import type { Part } from './store.ts'
import { readBytes, type Sealed, type Vault } from './vault.ts'

const NONCE_BYTES = 12
const BLOCK_BYTES = 16
const FIRST_COUNTER = 2

/** The bytes from `start` up to, not including, `end` of a stored file. Proves nothing by itself. */
export async function openRange(
  vault: Vault,
  recordKey: Key,
  file: Sealed,
  { start, end }: Part,
): Promise<Readable> {
  if (start >= end) return Readable.from([])
  if (file.storeName === null) {
    return Readable.from([(await readBytes(vault, recordKey, file)).subarray(start, end)])
  }
  const { store } = vault
  const key = unseal(recordKey, file.wrappedKey, 'file key')
  const nonce = await buffer(await store.read(file.storeName, { start: 0, end: NONCE_BYTES }))
  const block = Math.floor(start / BLOCK_BYTES)
  const decipher = createDecipheriv('aes-256-ctr', key, counterAt(nonce, block))
  const from = NONCE_BYTES + block * BLOCK_BYTES
  const sealed = await store.read(file.storeName, { start: from, end: NONCE_BYTES + end })
  return pipeline(sealed, decipher, without(start - block * BLOCK_BYTES), () => {})
}

function counterAt(nonce: Buffer, block: number): Buffer {
  const counter = Buffer.alloc(BLOCK_BYTES)
  nonce.copy(counter)
  // GCM's counter is 32 bits and a file is far smaller than the 64 GB at which it would wrap.
  counter.writeUInt32BE((FIRST_COUNTER + block) % 2 ** 32, NONCE_BYTES)
  return counter
}

/** Drops the first `count` bytes: the part of a block before the one asked for. */
function without(count: number): Transform {
  let left = count
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const skip = Math.min(left, chunk.byteLength)
      left -= skip
      done(null, chunk.subarray(skip))
    },
  })
}
