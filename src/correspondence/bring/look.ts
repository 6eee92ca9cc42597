/** Who is in what was chosen, from the heads of messages alone: their words are not read yet. */
import { placeIn } from '../mail/date.ts'
import { readMail } from '../mail/message.ts'
import { readOutlook } from '../mail/outlook.ts'
import { byteText, endOfHeaders } from '../mail/charset.ts'
import {
  correspondentsIn,
  familyAddresses,
  type Correspondent,
  type Seen,
} from '../correspondents.ts'
import { bytesOf, type Found, type Item } from './found.ts'

/** `files` counts what is not a message, `refused` what could not be opened at all. */
export type Listing = {
  readonly messages: number
  readonly files: number
  readonly refused: number
  readonly people: readonly Correspondent[]
}

/** More correspondents than this and those with fewest messages are left off the list. */
const PEOPLE_MAX = 3_000

/** Looks through `found`; `zone` is where the record lives. `progress` hears the messages so far. */
export async function lookThrough(
  found: AsyncIterable<Found>,
  zone: string,
  progress: (messages: number) => void = () => undefined,
): Promise<Listing> {
  const seen: Seen[] = []
  let files = 0
  let refused = 0
  for await (const one of found) {
    if ('reason' in one) refused += 1
    else if (one.sort !== 'mail' && one.sort !== 'outlook') files += 1
    else {
      seen.push(await seenIn(one, zone))
      if (seen.length % 50 === 0) progress(seen.length)
    }
  }
  progress(seen.length)
  const people = correspondentsIn(seen, familyAddresses(seen)).slice(0, PEOPLE_MAX)
  return { messages: seen.length, files, refused, people }
}

const NOBODY: Seen = { from: null, to: [], cc: [], deliveredTo: [], labels: [], day: null }

async function seenIn(item: Item, zone: string): Promise<Seen> {
  try {
    const bytes = await bytesOf(item.source)
    const mail = item.sort === 'outlook' ? await readOutlook(bytes) : await readMail(headOf(bytes))
    const { from, to, cc, deliveredTo, labels } = mail
    return { from, to, cc, deliveredTo, labels, day: placeIn(mail.date, zone)?.day ?? null }
  } catch {
    return NOBODY
  }
}

function headOf(raw: Uint8Array): Uint8Array {
  return raw.subarray(0, endOfHeaders(byteText(raw.subarray(0, 2_000_000))) + 1)
}
