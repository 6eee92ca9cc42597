/**
 * Everything to be read in the files, folders and zips that were chosen, one thing at a time. A
 * mailbox gives its messages; a zip what is in it (a zip inside it too, no deeper). What cannot be
 * taken is given with a reason, and the rest goes on.
 */
import { isUtf8 } from 'node:buffer'
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { Readable } from 'node:stream'
import {
  bytesOf,
  faultWords,
  FILE_BYTES_MAX,
  plainName,
  refused,
  TOO_LARGE,
  walkMbox,
  type Found,
  type Source,
} from './found.ts'
import { HEAD_BYTES, sortOf } from './sort.ts'
import { walkZip } from './zip.ts'

/** Files up to this size are read into memory once; larger ones are read from where they are. */
const MEMORY_BYTES_MAX = 32 * 1024 * 1024
const DEPTH_MAX = 64
/** A file of a few pages is read at one go: handing it to another thread and back costs more. */
const AT_ONE_GO_BYTES_MAX = 256 * 1024
/** Litter that computers leave in folders; nobody chose it. */
const LITTER = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX|\._.*|\.git)$/i

/** Walks `paths` in order; folders by name. */
export async function* walk(paths: readonly string[]): AsyncGenerator<Found> {
  for (const path of paths) yield* walkPath(path, basename(path), 0)
}

/** Where something lies; as bytes where its name is not text in UTF-8, as old zips unpack names. */
type Path = string | Buffer

function within(folder: Path, name: Buffer): Path {
  if (typeof folder === 'string' && isUtf8(name)) return join(folder, name.toString('utf8'))
  return Buffer.concat([Buffer.from(folder), Buffer.from(sep), name])
}

/** A name as people read it: what is not UTF-8 was mostly written by Windows. */
function nameOf(name: Buffer): string {
  return new TextDecoder(isUtf8(name) ? 'utf-8' : 'windows-1252').decode(name)
}

async function* walkPath(path: Path, shown: string, depth: number): AsyncGenerator<Found> {
  try {
    const facts = statSync(path)
    if (facts.isDirectory()) yield* walkFolder(path, shown, depth)
    else if (facts.isFile()) yield* walkFile(path, shown, facts)
    else yield refused(shown, 'This is not a file.')
  } catch (fault) {
    yield refused(shown, faultWords(fault))
  }
}

async function* walkFolder(path: Path, shown: string, depth: number): AsyncGenerator<Found> {
  if (depth > DEPTH_MAX) {
    yield refused(shown, 'This folder is inside too many others.')
    return
  }
  const entries = await readdir(path, { withFileTypes: true, encoding: 'buffer' })
  const named = entries.map((entry) => ({ entry, name: nameOf(entry.name) }))
  for (const { entry, name } of named.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const inside = `${shown}/${plainName(name)}`
    if (LITTER.test(name)) continue
    // A shortcut may point anywhere on the machine, or round in a circle: only what is here is taken.
    if (entry.isSymbolicLink()) yield refused(inside, 'This is a shortcut to somewhere else.')
    else yield* walkPath(within(path, entry.name), inside, depth + 1)
  }
}

async function* walkFile(
  path: Path,
  shown: string,
  facts: { readonly size: number; readonly mtime: Date },
): AsyncGenerator<Found> {
  const name = plainName(typeof path === 'string' ? basename(path) : lastOf(shown))
  const file: Source =
    typeof path === 'string'
      ? { file: path }
      : { open: async (part) => createReadStream(path, partOf(part)) }
  // Most files are letters: read once, and known by their own first bytes.
  const source = facts.size > MEMORY_BYTES_MAX ? file : { bytes: await bytesIn(path, facts.size) }
  const head = 'bytes' in source ? source.bytes.subarray(0, HEAD_BYTES) : await headOf(path)
  const sorted = await sortOf(head, name)
  if (sorted.sort === 'mbox') {
    const mbox = 'bytes' in source ? Readable.from([source.bytes]) : createReadStream(path)
    yield* walkMbox(mbox, shown)
  } else if (sorted.sort === 'zip') yield* walkZip(source, { path: shown, name, size: facts.size })
  else if (facts.size > FILE_BYTES_MAX) yield refused(shown, TOO_LARGE)
  else {
    const modified = facts.mtime.toISOString().slice(0, 10)
    yield { ...sorted, path: shown, name, size: facts.size, source, modified, envelope: null }
  }
}

const lastOf = (shown: string) => shown.slice(shown.lastIndexOf('/') + 1)

/** A stream's last byte is taken, ours is not. */
function partOf(part: { readonly start: number; readonly end: number } | undefined) {
  return part === undefined ? {} : { start: part.start, end: part.end - 1 }
}

/** In a buffer of its own, as `bytesOf` gives it. */
async function bytesIn(path: Path, size: number): Promise<Uint8Array> {
  if (size <= AT_ONE_GO_BYTES_MAX || typeof path !== 'string')
    return new Uint8Array(readFileSync(path))
  return bytesOf({ file: path })
}

async function headOf(path: Path): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const head = new Uint8Array(HEAD_BYTES)
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
