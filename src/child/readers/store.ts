/** Readers as kept: read from entries by kind; a reader's own visit reads only what names their seat. */
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findEntries, findNewest } from '../../record/store.ts'
import { givenBody, readBody, type GivenBody, type ReadBody } from './entries.ts'
import { readersAmong, type Reader } from './reader.ts'

const KINDS = ['reader', 'given to read', 'opened', 'read', 'reader mail', 'reader ended']

/** Everyone who was given the profile, in the order they were added. */
export async function findReaders(write: Write): Promise<Reader[]> {
  const entries = await findNewest(write, KINDS)
  return readersAmong(entries.toSorted((one, other) => one.seq - other.seq))
}

/** What this seat was given last, and what it confirmed of it; null where nothing is given any more. */
export async function findGiven(write: Write): Promise<{
  readonly entry: Entry
  readonly given: GivenBody
  readonly read: ReadBody | null
} | null> {
  const entries = (await findNewest(write, ['given to read', 'read'])).toSorted(
    (one, other) => one.seq - other.seq,
  )
  const entry = entries.findLast(({ kind, erased }) => kind === 'given to read' && !erased)
  if (entry === undefined) return null
  const read = entries
    .filter(({ kind }) => kind === 'read')
    .map(({ body }) => readBody.parse(body))
    .findLast(({ of }) => of === entry.seq)
  return { entry, given: givenBody.parse(entry.body), read: read ?? null }
}

/** What a reader was given last, to give it to them again or show what it was. */
export async function findGivenTo(write: Write, reader: Reader): Promise<GivenBody | null> {
  if (reader.given === null) return null
  const [entry] = await findEntries(write, [reader.given.seq])
  return entry === undefined || entry.erased ? null : givenBody.parse(entry.body)
}
