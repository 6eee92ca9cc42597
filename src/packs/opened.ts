/**
 * Opens a pack somebody handed us, as a zip or as the folder it was unpacked into. Both are hostile:
 * names that climb out, links, doubled names, encrypted parts and zips that swell are refused.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import yauzl, { type Entry as ZipEntry, type ZipFile } from 'yauzl'
import { zipOf, ZIP_COMMENT, type ZipPart } from './zip.ts'
import { hidesNothing } from './zip-gaps.ts'

/** Why a pack cannot even be opened, in words for whoever was handed it. */
export class PackProblem extends Error {}

export type Opened = {
  readonly is: 'zip' | 'folder'
  /** Sizes in bytes by path, `exhibits/01-1-letter.pdf`. */
  readonly files: ReadonlyMap<string, number>
  readonly stream: (path: string) => Promise<Readable>
  /** Whether the zip around the files is exactly as we write it, or others packed it and hid nothing; null for a folder. */
  readonly isWhole: (sums: ReadonlyMap<string, string>) => Promise<boolean | 'packed again' | null>
  readonly close: () => void
}

const FILES_MAX = 20_000
const BYTES_MAX = 16 * 1024 ** 3
/** No honest part of a pack packs this small; ours are not packed at all. */
const SWELL_MAX = 200
const SWELL_FROM_BYTES = 1024 * 1024
/** No text of a pack is longer than this; only such texts are read whole. */
const TEXT_MAX = 64 * 1024 * 1024

/** Opens the zip or folder at `path`. Throws PackProblem. */
export async function openPack(path: string): Promise<Opened> {
  const found = await lstat(path).catch(() => null)
  if (found === null) throw new PackProblem(`There is nothing at ${path}.`)
  if (found.isDirectory()) return openFolder(path)
  if (found.isFile()) return openZip(path)
  throw new PackProblem(`${path} is neither a zip nor a folder.`)
}

async function openFolder(folder: string): Promise<Opened> {
  const files = new Map<string, number>()
  await walk(folder, '', files)
  return {
    is: 'folder',
    files,
    stream: async (path) => createReadStream(join(folder, path)),
    isWhole: async () => null,
    close: () => {},
  }
}

async function walk(folder: string, under: string, files: Map<string, number>): Promise<void> {
  for (const item of await readdir(join(folder, under), { withFileTypes: true })) {
    const path = under === '' ? item.name : `${under}/${item.name}`
    if (item.isDirectory()) await walk(folder, path, files)
    else if (!item.isFile()) throw new PackProblem(`${path} is a link or a device, not a file.`)
    else files.set(path, (await lstat(join(folder, path))).size)
    if (files.size > FILES_MAX) throw new PackProblem('There are too many files in it for a pack.')
  }
}

async function openZip(path: string): Promise<Opened> {
  const zip = await yauzl
    .openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true })
    .catch((problem: unknown) => {
      throw new PackProblem(`This is not a zip we can read: ${messageOf(problem)}`)
    })
  try {
    const { entries, folders } = await entriesOf(zip)
    return {
      is: 'zip',
      files: new Map([...entries].map(([name, entry]) => [name, entry.uncompressedSize])),
      stream: async (name) => {
        const entry = entries.get(name)
        if (entry === undefined) throw new PackProblem(`There is no ${name} in it.`)
        return zip.openReadStreamPromise(entry)
      },
      isWhole: async (sums) =>
        zip.comment.length === ZIP_COMMENT.length
          ? isAsWritten(path, zip, entries, sums)
          : (await hidesNothing(path, [...entries.values(), ...folders])) && 'packed again',
      close: () => zip.close(),
    }
  } catch (problem) {
    zip.close()
    throw problem instanceof PackProblem
      ? problem
      : new PackProblem(`This is not a zip we can read: ${messageOf(problem)}`)
  }
}

type Listed = { readonly entries: Map<string, ZipEntry>; readonly folders: readonly ZipEntry[] }

async function entriesOf(zip: ZipFile): Promise<Listed> {
  if (zip.entryCount > FILES_MAX)
    throw new PackProblem('There are too many files in it for a pack.')
  const entries = new Map<string, ZipEntry>()
  const folders: ZipEntry[] = []
  let bytes = 0
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName
    if (name.endsWith('/')) {
      if (entry.uncompressedSize > 0) throw new PackProblem(`${name} is no folder.`)
      folders.push(entry)
      continue
    }
    bytes += entry.uncompressedSize
    const isSwelling =
      entry.uncompressedSize > SWELL_FROM_BYTES &&
      entry.uncompressedSize > entry.compressedSize * SWELL_MAX
    if (isSwelling || bytes > BYTES_MAX)
      throw new PackProblem('This zip would swell to a size no pack has. It was not opened.')
    if (entry.isEncrypted()) throw new PackProblem(`${name} is locked with a password.`)
    if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000)
      throw new PackProblem(`${name} is a link, not a file.`)
    if (entries.has(name)) throw new PackProblem(`${name} is in it twice.`)
    entries.set(name, entry)
  }
  return { entries, folders }
}

/**
 * Our zips are a function of the files in them, so one of ours is checked by writing it again and
 * comparing. A zip that others packed again lacks our closing words: it may hold nothing but the files.
 */
async function isAsWritten(
  path: string,
  zip: ZipFile,
  entries: ReadonlyMap<string, ZipEntry>,
  sums: ReadonlyMap<string, string>,
): Promise<boolean> {
  const parts = [...entries].map(([name, entry]): ZipPart => ({
    path: name,
    sha256: sums.get(name) ?? '',
    size: entry.uncompressedSize,
    open: () => zip.openReadStreamPromise(entry),
  }))
  const [ours, theirs] = [createHash('sha256'), createHash('sha256')]
  for await (const chunk of zipOf(parts)) ours.update(chunk as Buffer)
  for await (const chunk of createReadStream(path)) theirs.update(chunk as Buffer)
  return ours.digest().equals(theirs.digest())
}

/** The whole of a text file of the pack. Throws PackProblem when it is missing or too long. */
export async function readText(pack: Opened, path: string): Promise<string> {
  return (await readWhole(pack, path)).toString('utf8')
}

/** The whole of a small file of the pack. Throws PackProblem when it is missing or too long. */
export async function readWhole(pack: Opened, path: string): Promise<Buffer> {
  const size = pack.files.get(path)
  if (size === undefined) throw new PackProblem(`${path} is missing.`)
  if (size > TEXT_MAX) throw new PackProblem(`${path} is too long to be what it should be.`)
  const chunks: Buffer[] = []
  for await (const chunk of await pack.stream(path)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** SHA-256 of a file of the pack, hexadecimal. */
export async function hashOf(pack: Opened, path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of await pack.stream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

export function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem)
}
