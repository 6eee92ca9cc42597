/** What a walk finds: something to read, or something that is not brought in and why. */
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { oneLine } from '../mail/text.ts'
import { readMbox, type MboxItem } from '../mail/mbox.ts'
import type { Sorted } from './sort.ts'

/** Bytes that are opened when they are needed, all of them or a part. */
export type Opener = (part?: { readonly start: number; readonly end: number }) => Promise<Readable>

/** Where an item's bytes are: in memory, in a file that stays until the walk moves on, or to be opened. */
export type Source =
  | { readonly bytes: Uint8Array }
  | { readonly file: string }
  | { readonly open: Opener }

/**
 * `path` names the thing for people, folders and archive included. `modified` is the day (`YYYY-MM-DD`)
 * its file says it was last changed, `envelope` the `From ` line of a message out of an mbox.
 */
export type Item = Sorted & {
  readonly path: string
  readonly name: string
  readonly size: number
  readonly source: Source
  readonly modified: string | null
  readonly envelope: string | null
}

/** Something that is not brought in. `source` is there when it is kept whole in the tray. */
export type Refused = {
  readonly path: string
  readonly name: string
  readonly reason: string
  readonly source: Source | null
}

export type Found = Item | Refused

export const FILE_BYTES_MAX = 2 * 1024 * 1024 * 1024
export const TOO_LARGE =
  'This file is larger than 2 GB, which is more than Heard takes. You can cut a long recording into parts and bring in each.'

/** The messages of an mbox read from `stream`. */
export async function* walkMbox(stream: Readable, shown: string): AsyncGenerator<Found> {
  try {
    for await (const item of readMbox(stream)) yield mboxFound(item, shown)
  } catch (fault) {
    yield refused(shown, `The mailbox could be read only in part: ${faultWords(fault)}`)
  }
}

function mboxFound(item: MboxItem, shown: string): Found {
  const path = `${shown}, message ${item.number}`
  if ('tooLarge' in item) return refused(path, 'This message is larger than 150 MB.')
  return {
    sort: 'mail',
    type: 'message/rfc822',
    path,
    name: 'message.eml',
    size: item.raw.byteLength,
    source: { bytes: item.raw },
    modified: null,
    envelope: item.envelope === '' ? null : item.envelope,
  }
}

/** A name that is only a name: one line, no folders, never `..`. */
export function plainName(name: string): string {
  const plain = oneLine(name.toWellFormed()).replaceAll(/[\\/]/g, '_').slice(0, 200)
  return /^\.*$/.test(plain) ? 'file' : plain
}

export function refused(path: string, reason: string, source: Source | null = null): Refused {
  return { path, name: plainName(path.split('/').at(-1) ?? path), reason, source }
}

/** Why the machine would not give a file, in words that name no folder of it. */
export function faultWords(fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? fault.code : ''
  if (code === 'ENOENT') return 'There is no file of that name.'
  if (code === 'EACCES' || code === 'EPERM') return 'Heard is not allowed to open this file.'
  return 'This could not be opened.'
}

/** The bytes of `source`, in a buffer of their own. */
export async function bytesOf(source: Source): Promise<Uint8Array> {
  if ('bytes' in source) return source.bytes
  if ('open' in source) return gather(await source.open())
  const file = await open(source.file, 'r')
  try {
    const { size } = await file.stat()
    const bytes = new Uint8Array(size)
    for (let at = 0; at < size;) {
      const { bytesRead } = await file.read(bytes, at, size - at, at)
      if (bytesRead === 0) return bytes.subarray(0, at)
      at += bytesRead
    }
    return bytes
  } finally {
    await file.close()
  }
}

/** All of `stream`, in a buffer of its own. */
export async function gather(stream: Readable): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  for await (const chunk of stream) pieces.push(chunk as Buffer)
  return Uint8Array.from(Buffer.concat(pieces))
}
