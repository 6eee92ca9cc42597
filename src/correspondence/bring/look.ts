/** Who is in what was chosen, from the heads of messages alone: their words are not read yet. */
import { placeIn } from '../mail/date.ts'
import { byteText, endOfHeaders } from '../mail/charset.ts'
import {
  correspondentsIn,
  familyAddresses,
  type Correspondent,
  type Seen,
} from '../correspondents.ts'
import { bytesOf, type Found, type Item } from './found.ts'
import { ReadingPool } from './pool.ts'
import type { Job, Read } from './reading.ts'

/** `files` counts what is not a message, `refused` what could not be opened at all. */
export type Listing = {
  readonly messages: number
  readonly files: number
  readonly refused: number
  readonly people: readonly Correspondent[]
}

/** More correspondents than this and those with fewest messages are left off the list. */
const PEOPLE_MAX = 3_000
const BATCH_MAX = 100
const HEAD_BYTES_MAX = 2_000_000

/** Looks through `found`; `zone` is where the record lives. `progress` hears the messages so far. */
export async function lookThrough(
  found: AsyncIterable<Found>,
  zone: string,
  progress: (messages: number) => void = () => undefined,
): Promise<Listing> {
  const pool = new ReadingPool()
  const seen: Seen[] = []
  const counts = { files: 0, refused: 0 }
  let batch: Job[] = []
  const read = async (): Promise<void> => {
    for (const one of await pool.read(batch)) seen.push(seenIn(one, zone))
    batch = []
    progress(seen.length)
  }
  try {
    for await (const one of found) {
      if ('reason' in one) counts.refused += 1
      else if (one.sort !== 'mail' && one.sort !== 'outlook') counts.files += 1
      else batch.push(await headJob(one))
      if (batch.length >= BATCH_MAX) await read()
    }
    if (batch.length > 0) await read()
  } finally {
    await pool.close()
  }
  const people = correspondentsIn(seen, familyAddresses(seen)).slice(0, PEOPLE_MAX)
  return { messages: seen.length, ...counts, people }
}

const NOBODY: Seen = { from: null, to: [], cc: [], deliveredTo: [], labels: [], day: null }

/** Only the head of a message is looked at; an Outlook file has to be opened whole. */
async function headJob({ sort, type, source, envelope }: Item): Promise<Job> {
  const bytes = await bytesOf(source)
  const looked = sort === 'outlook' ? bytes : headOf(bytes)
  return { sort, type, source: { bytes: looked }, size: looked.byteLength, envelope }
}

function seenIn(read: Read, zone: string): Seen {
  if (read.is !== 'mail') return NOBODY
  const { from, to, cc, deliveredTo, labels, date } = read.mail
  return { from, to, cc, deliveredTo, labels, day: placeIn(date, zone)?.day ?? null }
}

/** In a buffer of its own: a view would carry the whole message to the thread with it. */
function headOf(raw: Uint8Array): Uint8Array {
  const end = endOfHeaders(byteText(raw.subarray(0, HEAD_BYTES_MAX))) + 1
  return Uint8Array.from(raw.subarray(0, end))
}
