/** What forms about needs and passing on become. */
import { NotFound } from '../platform/web/errors.tsx'
import type { Problem } from '../platform/web/forms.ts'
import { currentAudience } from '../record/audience.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findMyName } from '../record/looking.ts'
import { findByAddress, findEntries } from '../record/store.ts'
import { pageRecord, todayIn } from '../record/visit.ts'
import type { Held } from './stops.ts'

/** What every page of a form shows. */
export function blank(write: Write) {
  return { record: pageRecord(write), on: todayIn(write), problems: [] as readonly Problem[] }
}

/** The frame of an entry the family writes down, read by whoever wrote it until they say otherwise. */
export function frameOf(author: string, day: Entry['happened']['day']) {
  return {
    happened: { day, time: null, precision: 'day' as const },
    author,
    people: [],
    shelf: 'messages' as const,
    audience: 'me' as const,
    amends: null,
    files: [],
  }
}

/** What follows from something is read by whoever reads that, and nobody else. */
export async function frameLike(write: Write, held: Held) {
  const [entry] = await findEntries(write, [held.seq])
  if (entry === undefined) throw new NotFound()
  const frame = frameOf(await findMyName(write), held.passed.since)
  return { ...frame, shelf: entry.shelf, audience: await currentAudience(write, entry) }
}

/** The entry at an address, unless it is erased or not theirs to read. */
export async function entryIn(write: Write, address: string): Promise<Entry | null> {
  const entry = address === '' ? null : await findByAddress(write, address)
  return entry === null || entry.erased ? null : entry
}

/** Where something was said, as a form shows it. */
export function sourceOf(entry: Entry | null) {
  if (entry === null) return null
  return { address: entry.address, title: entry.title, day: entry.happened.day }
}
