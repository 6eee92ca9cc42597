/** Where sealed files lie, each under a random name: a folder of this machine, or a bucket (bucket.ts). */
import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Bytes from `start` up to, not including, `end`. */
export type Part = { readonly start: number; readonly end: number }

export type FileStore = {
  /** Keeps what `sealed` gives under `name`: whole and on disk when it returns, or not at all. */
  readonly put: (name: string, sealed: Readable) => Promise<void>
  /** The file, or a part of it. Throws FileMissing before the first byte where it is not there. */
  readonly read: (name: string, part?: Part) => Promise<Readable>
  /** How many bytes it has, or null where it is not there. */
  readonly size: (name: string) => Promise<number | null>
  /** Takes it away; it need not be there. */
  readonly remove: (name: string) => Promise<void>
  /** Every whole file. */
  readonly list: () => AsyncIterable<Lying>
  /** What is left of files that never became whole; `remove` takes one away. */
  readonly unfinished: () => AsyncIterable<Unfinished>
}

/** `ageMs` by the store's own clock, since it was last written. */
export type Lying = { readonly name: string; readonly bytes: number; readonly ageMs: number }

export type Unfinished = {
  readonly bytes: number
  readonly ageMs: number
  readonly remove: () => Promise<void>
}

/** A file that entries name is not in the store. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing'
  constructor() {
    super('A file is missing from the store: put the files back from a backup.')
  }
}

/** What a name in a store looks like: 16 random bytes. */
export const STORE_NAME = /^[0-9a-f]{32}$/

/** The files in `folder`, which is made, readable by this user alone. */
export async function folderStore(folder: string): Promise<FileStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return {
    put: (name, sealed) => putFile(folder, name, sealed),
    read: (name, part) => readFile(join(folder, name), part),
    size: (name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        (problem: NodeJS.ErrnoException) => {
          if (problem.code === 'ENOENT') return null
          throw problem
        },
      ),
    remove: (name) => rm(join(folder, name), { force: true }),
    list: () => filesIn(folder, STORE_NAME),
    async *unfinished() {
      for await (const { name, bytes, ageMs } of filesIn(folder, UNFINISHED))
        yield { bytes, ageMs, remove: () => rm(join(folder, name), { force: true }) }
    },
  }
}

const UNFINISHED = /^[0-9a-f]{32}\.part$/

async function* filesIn(folder: string, called: RegExp): AsyncGenerator<Lying> {
  const now = await clockOf(folder)
  for (const name of await readdir(folder)) {
    if (!called.test(name)) continue
    const found = await stat(join(folder, name)).catch((problem: NodeJS.ErrnoException) => {
      if (problem.code === 'ENOENT') return null
      throw problem
    })
    if (found !== null) yield { name, bytes: found.size, ageMs: now - found.mtimeMs }
  }
}

/** What time it is for the machine that keeps the folder, which may be another than this one. */
async function clockOf(folder: string): Promise<number> {
  const mark = join(folder, `clock-${randomBytes(8).toString('hex')}`)
  try {
    await writeFile(mark, '', { mode: 0o600 })
    return (await stat(mark)).mtimeMs
  } finally {
    await rm(mark, { force: true })
  }
}

async function putFile(folder: string, name: string, sealed: Readable): Promise<void> {
  const unfinished = join(folder, `${name}.part`)
  try {
    await pipeline(sealed, createWriteStream(unfinished, { mode: 0o600, flush: true }))
    await rename(unfinished, join(folder, name))
    await syncFolder(folder)
  } catch (problem) {
    await rm(unfinished, { force: true })
    throw problem
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => {})
  await handle.close()
}

async function readFile(path: string, part?: Part): Promise<Readable> {
  const handle = await open(path, 'r').catch((problem: NodeJS.ErrnoException) => {
    throw problem.code === 'ENOENT' ? new FileMissing() : problem
  })
  return createReadStream(path, {
    fd: handle,
    ...(part === undefined ? {} : { start: part.start, end: part.end - 1 }),
  })
}
