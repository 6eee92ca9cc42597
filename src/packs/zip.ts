/**
 * Zips that are the same bytes for the same files: names in order, nothing compressed (so that no
 * compressor's version shows), one fixed time, one fixed mode, sizes in front of the bytes so that
 * every unpacker can read it. Written here because zip libraries put sizes after streamed bytes,
 * which several unpackers refuse in files that are not compressed (APPNOTE 6.3.10, sections 4.3, 4.4).
 */
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'

/** A file on its way into a zip: bytes in memory, or a stream that can be opened more than once. */
export type ZipPart = {
  readonly path: string
  readonly sha256: string
} & (
  | { readonly bytes: Uint8Array }
  | { readonly size: number; readonly open: () => Promise<Readable> }
)

/** Stands at the end of every zip we write, so that one packed again by other hands can be told. */
export const ZIP_COMMENT = 'Heard 1: the files are as listed in SHA256SUMS'

/** The longest zip without the later extension for long ones, which not every unpacker reads. */
const ZIP_BYTES_MAX = 0xffff_ffff

/** 1 January 1980, the first day a zip can name. */
const FIRST_DAY = 0x0021
/** Made on Unix by version 2.0; an ordinary file, `rw-r--r--`. */
const MADE_BY = 0x0314
const MODE = 0o100644 * 0x1_0000

type Placed = {
  readonly name: Buffer
  readonly crc: number
  readonly size: number
  readonly at: number
}

/**
 * The zip of `parts`, by name, as a stream. Streams are read twice: once to sum them, once to write
 * them. It breaks with a RangeError when the zip would pass 4 GB, and with the stream's own error.
 */
export function zipOf(parts: readonly ZipPart[]): Readable {
  return Readable.from(pieces(parts), { objectMode: false })
}

async function* pieces(parts: readonly ZipPart[]): AsyncGenerator<Uint8Array> {
  const placed: Placed[] = []
  let at = 0
  for (const part of parts.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const name = Buffer.from(part.path, 'ascii')
    const { crc, size } = await summed(part)
    const here: Placed = { name, crc, size, at }
    const header = localHeader(here)
    at += header.length + size
    if (at > ZIP_BYTES_MAX) throw new RangeError('A pack can hold up to 4 GB.')
    placed.push(here)
    yield header
    if ('bytes' in part) {
      if (part.bytes.length > 0) yield part.bytes
    } else yield* exactly(await part.open(), size, part.path)
  }
  yield directory(placed, at)
}

async function summed(part: ZipPart): Promise<{ readonly crc: number; readonly size: number }> {
  if ('bytes' in part) return { crc: crc32(part.bytes), size: part.bytes.length }
  let [crc, size] = [0, 0]
  for await (const chunk of await part.open()) {
    crc = crc32(chunk as Buffer, crc)
    size += (chunk as Buffer).length
  }
  return { crc, size }
}

async function* exactly(stream: Readable, size: number, path: string): AsyncGenerator<Uint8Array> {
  let left = size
  for await (const chunk of stream) {
    left -= (chunk as Buffer).length
    yield chunk as Buffer
  }
  if (left !== 0) throw new Error(`${path} changed while it was being packed.`)
}

function localHeader({ name, crc, size }: Placed): Buffer {
  const header = Buffer.alloc(30 + name.length)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(FIRST_DAY, 12)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(size, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(name.length, 26)
  name.copy(header, 30)
  return header
}

function directory(placed: readonly Placed[], at: number): Buffer {
  const records = placed.map((each) => directoryRecord(each))
  const length = records.reduce((sum, record) => sum + record.length, 0)
  const comment = Buffer.from(ZIP_COMMENT, 'ascii')
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(placed.length, 8)
  end.writeUInt16LE(placed.length, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...records, end, comment])
}

function directoryRecord({ name, crc, size, at }: Placed): Buffer {
  const record = Buffer.alloc(46 + name.length)
  record.writeUInt32LE(0x02014b50, 0)
  record.writeUInt16LE(MADE_BY, 4)
  record.writeUInt16LE(20, 6)
  record.writeUInt16LE(FIRST_DAY, 14)
  record.writeUInt32LE(crc, 16)
  record.writeUInt32LE(size, 20)
  record.writeUInt32LE(size, 24)
  record.writeUInt16LE(name.length, 28)
  record.writeUInt32LE(MODE, 38)
  record.writeUInt32LE(at, 42)
  name.copy(record, 46)
  return record
}
