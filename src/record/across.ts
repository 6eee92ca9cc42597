/**
 * Entries of several records at once, for whoever holds seats at all of them. The transaction acts for
 * the account, so the second wall gives of each record what that seat may read and nothing more.
 */
import { sql } from 'kysely'
import type { Tx } from '../platform/database/database.ts'
import { addDays, type Day } from '../platform/day.ts'
import type { Entry } from './entry.ts'
import { entryOf } from './store.ts'
import './tables.ts'

/** An entry, and who may read it now: these seats, and whoever holds its shelf where `circle`. */
export type Seen = Entry & {
  readonly readers: readonly string[]
  readonly circle: boolean
  /** In which epoch of the record its audience was set; null, the first (migrations/0053). */
  readonly epoch: number | null
}

/**
 * Every version of the entries of some kinds, by record, in the order of their numbers; what was erased
 * is left out. `since`: only those of which some version happened on that day or later.
 */
export async function findVersionsAcross(
  tx: Tx,
  records: readonly string[],
  kinds: readonly string[],
  since?: Day,
): Promise<ReadonlyMap<string, readonly Seen[]>> {
  let query = tx
    .selectFrom('entry')
    .select(['record_id', 'seq', 'address', 'root', 'amends', 'kind', 'title', 'written'])
    .select(['brought_by', 'content', 'erased', 'happened_day', 'shelf'])
    .select(['readers', 'circle', 'epoch'])
    .where('record_id', '=', sql<string>`any(${[...records]}::uuid[])`)
    .where('kind', '=', sql<string>`any(${[...kinds]}::text[])`)
    .where('erased', 'is', null)
  // An instant and its day differ by the zone: a day wide of the mark, told apart by whoever asked.
  if (since !== undefined)
    query = query.where('happened_at', '>=', sql<string>`${addDays(since, -1)}::timestamptz`)
  const rows = await query.orderBy('record_id').orderBy('seq').execute()
  return new Map(
    [...Map.groupBy(rows, ({ record_id: record }) => record)].map(([record, its]) => [
      record,
      its.map((row) => ({
        ...entryOf(row),
        readers: row.readers,
        circle: row.circle,
        epoch: row.epoch,
      })),
    ]),
  )
}

/** The newest of several versions of entries of one record, in the order in which each was first written down. */
export function newestOf<E extends Entry>(entries: readonly E[]): E[] {
  const newest = new Map<number, E>()
  for (const entry of entries) {
    const known = newest.get(entry.root)
    if (known === undefined || known.seq < entry.seq) newest.set(entry.root, entry)
  }
  return [...newest.values()]
}
