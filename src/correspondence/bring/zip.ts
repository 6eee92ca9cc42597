/**
 * What is in a zip, streamed. A zip is never trusted: its names are only names, and one that would
 * unpack to far more than it could honestly hold is refused before it fills anything.
 */
import { Readable, Transform } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { HEAD_BYTES, sortOf } from './sort.ts'
import {
  FILE_BYTES_MAX,
  plainName,
  refused,
  TOO_LARGE,
  walkMbox,
  gather,
  type Opener,
  type Found,
  type Source,
} from './found.ts'

/** Deflate can shrink at most 1,032 times; mail and papers shrink 3 to 30 times. */
const RATIO_MAX = 150
/** Below this the ratio is not looked at: a small file of blanks is no danger. */
const RATIO_FROM_BYTES = 50 * 1024 * 1024
const TOTAL_BYTES_MAX = 200 * 1024 * 1024 * 1024
const ENTRIES_MAX = 1_000_000
const MEMORY_BYTES_MAX = 64 * 1024 * 1024
const NESTED_BYTES_MAX = 512 * 1024 * 1024

const BOMB =
  'This zip would unpack to far more than it should hold, so the rest of it was left alone.'
const LOCKED = 'This is locked with a password inside the zip.'
const BROKEN = 'This zip is damaged: the rest of it could not be read.'
const SHUT = 'This zip is damaged and could not be opened.'
const DEEPER = 'This is a zip inside a zip inside a zip. Unpack it and bring in what is in it.'

type About = { readonly path: string; readonly name: string; readonly size: number }
type Budget = { spent: number; readonly allowed: number }

/** Everything in the zip at `source`, `nested` when it was itself found in a zip. */
export async function* walkZip(
  source: Source,
  about: About,
  nested = false,
): AsyncGenerator<Found> {
  const budget = {
    spent: 0,
    allowed: Math.min(TOTAL_BYTES_MAX, Math.max(RATIO_FROM_BYTES, about.size * RATIO_MAX)),
  }
  const zip = await openZip(source, about.size)
  if (zip === null) {
    yield refused(about.path, SHUT, keepable(source, about))
    return
  }
  try {
    for await (const entry of entriesOf(zip)) {
      if (budget.spent > budget.allowed) {
        yield refused(about.path, BOMB, keepable(source, about))
        return
      }
      yield* walkEntry(zip, entry, { about, nested, budget })
    }
  } catch {
    yield refused(about.path, BROKEN, keepable(source, about))
  } finally {
    zip.close()
  }
}

type Place = { readonly about: About; readonly nested: boolean; readonly budget: Budget }

async function* walkEntry(zip: ZipFile, entry: Entry, place: Place): AsyncGenerator<Found> {
  const written = writtenName(entry)
  const parts = written
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  const last = parts.at(-1)
  if (last === undefined || /[\\/]$/.test(written) || parts.some(isLitter)) return
  const path = [place.about.path, ...parts.map(plainName)].join('/')
  if (entry.isEncrypted()) {
    yield refused(path, LOCKED)
    return
  }
  if (entry.uncompressedSize > place.budget.allowed - place.budget.spent) {
    place.budget.spent = place.budget.allowed + 1
    return
  }
  try {
    const stream = await zip.openReadStreamPromise(entry)
    const counted = stream.pipe(counter(place.budget))
    stream.on('error', (fault) => counted.destroy(fault))
    yield* walkStream(counted, entry, { ...place, zip, path, name: plainName(last) })
  } catch {
    yield refused(path, 'This is damaged inside the zip.')
  }
}

async function* walkStream(
  packed: Readable,
  entry: Entry,
  place: Place & { readonly zip: ZipFile; readonly path: string; readonly name: string },
): AsyncGenerator<Found> {
  const { zip, path, name } = place
  const { head, all: stream } = await peek(packed)
  const sorted = await sortOf(head, name)
  const size = entry.uncompressedSize
  if (sorted.sort === 'mbox') yield* walkMbox(stream, path)
  else if (sorted.sort === 'zip') yield* walkNested(stream, { path, name, size }, place.nested)
  else if (size > FILE_BYTES_MAX) {
    stream.destroy()
    yield refused(path, TOO_LARGE)
  } else {
    const facts = { ...sorted, path, name, size, modified: dayOf(entry), envelope: null }
    if (size <= MEMORY_BYTES_MAX) yield { ...facts, source: { bytes: await gather(stream) } }
    else {
      stream.destroy()
      yield { ...facts, source: { open: async () => zip.openReadStreamPromise(entry) } }
    }
  }
}

async function* walkNested(stream: Readable, about: About, nested: boolean): AsyncGenerator<Found> {
  if (nested || about.size > NESTED_BYTES_MAX) {
    stream.destroy()
    yield refused(about.path, DEEPER)
  } else yield* walkZip({ bytes: await gather(stream) }, about, true)
}

async function openZip(source: Source, size: number): Promise<ZipFile | null> {
  // Names are decoded by us: the library refuses the whole zip for one bad name.
  const options = {
    lazyEntries: true,
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: true,
  }
  try {
    if ('open' in source) {
      return await yauzl.fromRandomAccessReaderPromise(new SealedReader(source.open), size, options)
    }
    return 'file' in source
      ? await yauzl.openPromise(source.file, options)
      : await yauzl.fromBufferPromise(
          Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength),
          options,
        )
  } catch {
    return null
  }
}

/** Lets the zip reader ask for parts of bytes that are opened on demand. */
class SealedReader extends yauzl.RandomAccessReader {
  readonly #open: Opener

  constructor(open: Opener) {
    super()
    this.#open = open
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const open = this.#open
    return Readable.from(
      (async function* read(): AsyncGenerator<Buffer> {
        for await (const chunk of await open({ start, end })) yield chunk as Buffer
      })(),
      { objectMode: false },
    )
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let count = 0; count < ENTRIES_MAX; count += 1) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const settle = (): void => {
        zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error')
      }
      zip.once('entry', (next: Entry) => (settle(), resolve(next)))
      zip.once('end', () => (settle(), resolve(null)))
      zip.once('error', (fault: Error) => (settle(), reject(fault)))
      zip.readEntry()
    })
    if (entry === null) return
    yield entry
  }
}

function writtenName(entry: Entry): string {
  return yauzl.getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    entry.fileNameRaw,
    entry.extraFields,
    false,
  )
}

function isLitter(part: string): boolean {
  return /^(?:__MACOSX|\.DS_Store|Thumbs\.db|\._.*)$/i.test(part)
}

/** Counts what really comes out, whatever the zip says, and stops when it is too much. */
function counter(budget: Budget): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      budget.spent += chunk.byteLength
      done(budget.spent > budget.allowed ? new Error('too much') : null, chunk)
    },
  })
}

/** The first bytes of `stream`, and all of it again from its beginning. */
async function peek(stream: Readable): Promise<{ head: Uint8Array; all: Readable }> {
  const rest = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>
  const pieces: Buffer[] = []
  for (let size = 0; size < HEAD_BYTES;) {
    const next = await rest.next()
    if (next.done === true) break
    pieces.push(next.value)
    size += next.value.byteLength
  }
  const all = Readable.from(again(pieces, rest), { objectMode: false })
  return { head: Buffer.concat(pieces).subarray(0, HEAD_BYTES), all }
}

async function* again(
  pieces: readonly Buffer[],
  rest: AsyncIterator<Buffer, undefined>,
): AsyncGenerator<Buffer> {
  try {
    yield* pieces
    for (let next = await rest.next(); next.done !== true; next = await rest.next())
      yield next.value
  } finally {
    await rest.return?.()
  }
}

function keepable(source: Source, about: About): Source | null {
  return about.size <= FILE_BYTES_MAX ? source : null
}

function dayOf(entry: Entry): string | null {
  const at = entry.getLastModDate({ timezone: 'UTC' })
  if (Number.isNaN(at.getTime())) return null
  const day = at.toISOString().slice(0, 10)
  // 1980-01-01 is how a zip says that it does not know.
  return day <= '1980-01-01' ? null : day
}
