/** Changes and who confirmed them, read under the walls of whoever looks. */
import { sql } from 'kysely'
import { findRoots } from '../incidents/store.ts'
import type { Write } from '../record/kind.ts'
import { findNewest } from '../record/store.ts'
import type { Change, Confirmed } from './change.ts'
import { CHANGE_KINDS, changeConfirmedBody } from './entries.ts'
import type { Entry } from '../record/entry.ts'
import { readAs } from './store.ts'

export type Changes = {
  readonly changes: readonly Change[]
  readonly confirmed: readonly Confirmed[]
  /** The entries themselves, by seq. */
  readonly entries: ReadonlyMap<number, Entry>
}

/** Everything of the record that those who teach the child should know, in its newest version. */
export async function findChanges(write: Write): Promise<Changes> {
  const all = await findNewest(write, [...CHANGE_KINDS, 'change confirmed'])
  const entries = all.filter(({ kind }) => kind !== 'change confirmed')
  const readers = await findReadersOf(
    write,
    entries.map(({ seq }) => seq),
  )
  const presses = readAs(all, 'change confirmed', changeConfirmedBody)
  const roots = await findRoots(
    write,
    presses.map(({ body }) => body.of),
  )
  return {
    entries: new Map(entries.map((entry) => [entry.seq, entry])),
    changes: entries
      .map((entry) => changeOf(entry, readers.get(entry.seq)))
      .toSorted((one, other) => one.seq - other.seq),
    confirmed: presses.map(({ entry, body }) => ({
      of: body.of,
      root: roots.get(body.of) ?? body.of,
      by: entry.broughtBy,
      author: entry.author,
      day: entry.happened.day,
      will: body.will,
    })),
  }
}

type ReadersOf = Pick<Change, 'readers' | 'circle' | 'epoch'>

function changeOf(entry: Entry, readers: ReadersOf = { readers: [], circle: false }): Change {
  const { seq, root, address, title, author, broughtBy, shelf, happened, amends } = entry
  const kind = CHANGE_KINDS.find((each) => each === entry.kind) ?? 'need'
  const { day } = happened
  return {
    seq,
    root,
    address,
    kind,
    title,
    day,
    author,
    broughtBy,
    shelf,
    isAgain: amends !== null,
    ...readers,
  }
}

async function findReadersOf(
  { tx, recordId }: Write,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, ReadersOf>> {
  const rows = await tx
    .selectFrom('entry')
    .select(['seq', 'readers', 'circle', 'epoch'])
    .where('record_id', '=', recordId)
    .where('seq', '=', sql<number>`any(${[...seqs]}::int[])`)
    .execute()
  return new Map(rows.map(({ seq, ...row }) => [seq, row]))
}

/** Whoever may read a change sees who confirmed it, and nobody else (migrations/0058). */
export async function letPressFollow({ tx, recordId }: Write, { seq }: Change): Promise<void> {
  await sql`select heard.press_follows(${recordId}::uuid, ${seq})`.execute(tx)
}
