/** A file on disk that is there whole or not at all. */
import { createWriteStream } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Writes a file whole or not at all. */
export async function writeWhole(path: string, content: Readable | Uint8Array): Promise<void> {
  const unfinished = `${path}.part`
  try {
    if (content instanceof Uint8Array) await writeFile(unfinished, content, { mode: 0o600 })
    else await pipeline(content, createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, path)
  } catch (problem) {
    await rm(unfinished, { force: true })
    throw problem
  }
}
