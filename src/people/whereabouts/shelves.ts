/** What a new seat would open at once: everything already shared with all who hold its shelves. */
import { sql } from 'kysely'
import type { Write } from '../../record/kind.ts'
import { findEntries } from '../../record/store.ts'
import { gate, type By } from './gate.ts'

/** Stops an invitation that would open whereabouts, unless `by` says to go on. Throws WhereaboutsFound. */
export async function gateInvitation(
  write: Write,
  shelves: readonly string[],
  by: By,
): Promise<void> {
  const things = async () =>
    (await findEntries(write, await sharedOn(write, shelves))).map((entry) => ({ entry }))
  await gate(write, { way: 'what this invitation opens', things }, by)
}

async function sharedOn(
  { tx, recordId }: Write,
  shelves: readonly string[],
): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('entry')
    .select('seq')
    .where('record_id', '=', recordId)
    .where('circle', '=', true)
    .where('erased', 'is', null)
    .where('shelf', '=', sql<string>`any(${[...shelves]}::text[])`)
    .execute()
  return rows.map(({ seq }) => seq)
}
