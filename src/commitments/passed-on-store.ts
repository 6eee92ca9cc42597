/** What was passed on, and from which messages: only SQL. */
import { sql } from 'kysely'
import type { Write } from '../record/kind.ts'
import './projection.ts'

/** The roots of everything that was ever passed on, latest first, at most `atMost`. */
export async function findPassedOn({ tx, recordId }: Write, atMost: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('commitment_event')
    .select('of_root')
    .where('record_id', '=', recordId)
    .where('kind', '=', 'hand-over')
    .groupBy('of_root')
    .orderBy(sql`max(day)`, 'desc')
    .orderBy('of_root')
    .limit(atMost)
    .execute()
  return rows.map((row) => row.of_root)
}

/** Of these messages, those from which a hand-over was already kept. */
export async function findHandedOverIn(
  { tx, recordId }: Write,
  sources: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await tx
    .selectFrom('commitment_event')
    .select('source')
    .where('record_id', '=', recordId)
    .where('kind', '=', 'hand-over')
    .where('source', '=', sql<number>`any(${[...sources]}::int[])`)
    .execute()
  return new Set(rows.flatMap((row) => row.source ?? []))
}
