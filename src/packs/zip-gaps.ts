/**
 * Whether a zip that others wrote holds nothing beside the files its directory lists. Programs that
 * unpack a zip as it arrives read it from the front, by what stands before each file; others go by the
 * directory at the end. A zip in which the two differ is one thing to us and another to somebody else.
 */
import { open, type FileHandle } from 'node:fs/promises'
import type { Entry as ZipEntry } from 'yauzl'

const LOCAL_BYTES = 30
const RECORD_BYTES = 46
const END_BYTES = 22
/** What may follow a file whose size was not known ahead: APPNOTE 6.3.10, section 4.3.9. */
const DESCRIPTORS = [12, 16, 20, 24]
const SIZES_FOLLOW = 0x0008
/** PK\x05\x06 ends a directory, PK\x06\x06 the directory of a very long zip. */
const ENDS = [0x06054b50, 0x06064b50]

/** True when every byte of the zip at `path` belongs to `entries`, their directory, or its end. */
export async function hidesNothing(path: string, entries: readonly ZipEntry[]): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    let at: readonly number[] = [0]
    for (const entry of entries.toSorted((a, b) => offsetOf(a) - offsetOf(b))) {
      if (!at.includes(offsetOf(entry))) return false
      const next = await endsOf(file, entry)
      if (next === null) return false
      at = next
    }
    const length = entries.reduce((sum, entry) => sum + recordLength(entry), 0)
    for (const start of at) if (await isDirectory(file, { start, length, size })) return true
    return false
  } finally {
    await file.close()
  }
}

function offsetOf(entry: ZipEntry): number {
  return entry.relativeOffsetOfLocalHeader
}

function recordLength(entry: ZipEntry): number {
  return RECORD_BYTES + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength
}

/** Where `entry` may end; null when what stands before it does not name it. */
async function endsOf(file: FileHandle, entry: ZipEntry): Promise<readonly number[] | null> {
  const header = await bytesAt(file, offsetOf(entry), LOCAL_BYTES)
  if (header === null || header.readUInt32LE(0) !== 0x04034b50) return null
  const [nameLength, extraLength] = [header.readUInt16LE(26), header.readUInt16LE(28)]
  const name = await bytesAt(file, offsetOf(entry) + LOCAL_BYTES, nameLength)
  if (name === null || !name.equals(entry.fileNameRaw)) return null
  const end = offsetOf(entry) + LOCAL_BYTES + nameLength + extraLength + entry.compressedSize
  return (header.readUInt16LE(6) & SIZES_FOLLOW) === 0
    ? [end]
    : DESCRIPTORS.map((bytes) => end + bytes)
}

type Directory = { readonly start: number; readonly length: number; readonly size: number }

async function isDirectory(file: FileHandle, { start, length, size }: Directory): Promise<boolean> {
  const first = await bytesAt(file, start, 4)
  const end = await bytesAt(file, start + length, END_BYTES)
  if (first?.readUInt32LE(0) !== 0x02014b50 || end === null) return false
  const [usual, long] = ENDS
  if (end.readUInt32LE(0) === long) return true
  return end.readUInt32LE(0) === usual && start + length + END_BYTES + end.readUInt16LE(20) === size
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer | null> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, at)
  return bytesRead === length ? bytes : null
}
