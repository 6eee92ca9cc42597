/** Who owes what at several records at once, for whoever holds seats at all of them. Only SQL. */
import { sql } from 'kysely'
import type { Tx } from '../platform/database/database.ts'
import type { Day } from '../platform/day.ts'
import { COLUMNS, commitmentOf, eventsOf, type KeptCommitment } from './store.ts'

/** What was still owed on `on`; or what was asked and promised from one day to another, whatever came of it. */
export type Across = { readonly openOn: Day } | { readonly from: Day; readonly to: Day }

/** By record, the oldest first. Each record gives what the acting account's seat there may read. */
export async function findOwedAcross(
  tx: Tx,
  records: readonly string[],
  which: Across,
): Promise<ReadonlyMap<string, readonly KeptCommitment[]>> {
  let query = tx
    .selectFrom('commitment')
    .select(['record_id', ...COLUMNS])
    .where('record_id', '=', sql<string>`any(${[...records]}::uuid[])`)
    .orderBy('record_id')
    .orderBy('since')
    .orderBy('root')
  query =
    'openOn' in which
      ? query
          .where('since', '<=', which.openOn)
          .where((where) =>
            where.or([where('settled_day', 'is', null), where('settled_day', '>', which.openOn)]),
          )
      : query.where('since', '>=', which.from).where('since', '<=', which.to)
  const rows = await query.execute()
  const events = await eventsAcross(tx, rows)
  return new Map(
    [...Map.groupBy(rows, ({ record_id: record }) => record)].map(([record, its]) => [
      record,
      its.map((row) => commitmentOf(row, eventsOf(events.get(`${record} ${row.root}`) ?? []))),
    ]),
  )
}

async function eventsAcross(
  tx: Tx,
  rows: readonly { readonly record_id: string; readonly root: number }[],
) {
  if (rows.length === 0) return new Map<string, never[]>()
  const found = await tx
    .selectFrom('commitment_event')
    .selectAll()
    .where(
      sql<boolean>`(record_id, of_root) in (select * from unnest(
        ${rows.map((row) => row.record_id)}::uuid[], ${rows.map((row) => row.root)}::int[]))`,
    )
    .execute()
  return Map.groupBy(found, (event) => `${event.record_id} ${event.of_root}`)
}

/**
 * The day of the latest message by a person that came back in the thread of something asked, by
 * `record root`: it may be the answer, which only the family can say. Of what the account may read.
 */
export async function findRepliesAcross(
  tx: Tx,
  owed: ReadonlyMap<string, readonly KeptCommitment[]>,
  on: Day,
): Promise<ReadonlyMap<string, Day>> {
  const asked = [...owed].flatMap(([record, its]) =>
    its.flatMap(({ kind, root, thread, asker, since }) =>
      kind !== 'ask' || thread === null || asker === null
        ? []
        : [{ record, root, thread, asker, since }],
    ),
  )
  if (asked.length === 0) return new Map()
  const found = await sql<{ record: string; root: number; day: Day }>`
    select asked.record, asked.root, max(message.day) as day
    from unnest(${asked.map(({ record }) => record)}::uuid[], ${asked.map(({ root }) => root)}::int[],
        ${asked.map(({ thread }) => thread)}::text[], ${asked.map(({ asker }) => asker)}::text[],
        ${asked.map(({ since }) => since)}::date[]) as asked (record, root, thread, asker, since)
    join message_thread message on message.record_id = asked.record and message.thread = asked.thread
      and message.sender <> asked.asker and not message.automatic
      and message.day between asked.since and ${on}::date
    group by asked.record, asked.root`.execute(tx)
  return new Map(found.rows.map(({ record, root, day }) => [`${record} ${root}`, day]))
}
