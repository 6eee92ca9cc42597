/** Where sealed files lie, each under a random name: a folder of this machine, or a bucket (bucket.ts). */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
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
  readonly names: () => AsyncIterable<string>
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
    async *names() {
      for (const name of await readdir(folder)) if (STORE_NAME.test(name)) yield name
    },
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
