/** What was sent through the browser and waits, sealed, to be read: walked as files on disk are. */
import type { Readable } from 'node:stream'
import { HEAD_BYTES, sortOf } from './sort.ts'
import {
  FILE_BYTES_MAX,
  gather,
  plainName,
  refused,
  TOO_LARGE,
  walkMbox,
  type Found,
  type Opener,
} from './found.ts'
import { walkZip } from './zip.ts'

/** A waiting file: its name as the sender's device gave it, its size in bytes, and the way to its bytes. */
export type Staged = { readonly name: string; readonly size: number; readonly open: Opener }

const MEMORY_BYTES_MAX = 32 * 1024 * 1024

/** Everything in the waiting files, in order. */
export async function* walkStaged(files: readonly Staged[]): AsyncGenerator<Found> {
  for (const file of files) {
    const name = plainName(file.name.split(/[\\/]/).at(-1) ?? '')
    try {
      yield* walkOne(file, name)
    } catch {
      yield refused(name, 'This could not be opened.')
    }
  }
}

async function* walkOne(file: Staged, name: string): AsyncGenerator<Found> {
  const sorted = await sortOf(await headOf(file), name)
  if (sorted.sort === 'mbox') yield* walkMbox(await file.open(), name)
  else if (sorted.sort === 'zip') {
    // Its parts are opened one by one, and only the whole proves that no byte was changed.
    for await (const chunk of await file.open()) void chunk
    yield* walkZip({ open: file.open }, { path: name, name, size: file.size })
  } else if (file.size > FILE_BYTES_MAX) yield refused(name, TOO_LARGE)
  else {
    const inMemory = file.size <= MEMORY_BYTES_MAX
    const source = inMemory ? { bytes: await gather(await file.open()) } : { open: file.open }
    yield { ...sorted, path: name, name, size: file.size, source, modified: null, envelope: null }
  }
}

async function headOf(file: Staged): Promise<Uint8Array> {
  const part: Readable = await file.open({ start: 0, end: Math.min(HEAD_BYTES, file.size) })
  return gather(part)
}
