/** What a place gives of before: no more than whoever gives it holds (migrations/0053). Only SQL. */
import { sql } from 'kysely'
import type { Day } from '../../platform/day.ts'
import type { Shelf } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import type { Invitation } from './invitation.ts'
import { laterOf, type Later } from './seat.ts'
import './tables.ts'

/** The day on which the owner came with whom each epoch of the record began. */
export async function findOwnersCame({
  tx,
  recordId,
}: Pick<Write, 'tx' | 'recordId'>): Promise<ReadonlyMap<number, Day>> {
  const rows = await tx
    .selectFrom('owner_came')
    .select(['epoch', 'day'])
    .where('record_id', '=', recordId)
    .execute()
  return new Map(rows.map(({ epoch, day }) => [epoch, day]))
}

type Kept = {
  readonly shelves: readonly string[]
  readonly epochs: readonly (number | null)[] | null
}

/** The epochs beside `shelves`, put in the order of `reads`; where none are kept, all is read from the first. */
export function epochsOf(reads: readonly Shelf[], { shelves, epochs }: Kept): (number | null)[] {
  return reads.map((shelf) => (epochs === null ? 1 : (epochs[shelves.indexOf(shelf)] ?? null)))
}

/**
 * From which epoch each shelf would be read that an invitation gives, beside its `reads`, were it accepted
 * now; and what of it would be seen from a day on. No more than whoever made it and its link could give.
 */
export async function findGiven(
  { tx, recordId }: Write,
  { id, reads }: Pick<Invitation, 'id' | 'reads'>,
): Promise<Given> {
  const { rows } = await sql<{ epochs: (number | null)[] | null; shelves: string[] }>`
    select heard.invited_epochs(${recordId}::uuid, id) as epochs, shelves from invitation
    where record_id = ${recordId}::uuid and id = ${id}::uuid`.execute(tx)
  const { shelves = [], epochs = [] } = rows[0] ?? {}
  const given = epochsOf(reads, { shelves, epochs: epochs ?? [] })
  return { epochs: given, later: laterOf(reads, given, await findOwnersCame({ tx, recordId })) }
}

/** From which epoch the acting owner could give each of `reads` until a day, and what that says of days. */
export async function findMine(
  { tx, recordId }: Write,
  reads: readonly Shelf[],
  until: Day | null,
): Promise<Given> {
  const { rows } = await sql<{ epochs: (number | null)[] | null }>`
    select heard.i_give(${recordId}::uuid, ${[...reads]}::text[], ${until}::date) as epochs`.execute(
    tx,
  )
  const given = epochsOf(reads, { shelves: reads, epochs: rows[0]?.epochs ?? [] })
  return { epochs: given, later: laterOf(reads, given, await findOwnersCame({ tx, recordId })) }
}

export type Given = {
  readonly epochs: readonly (number | null)[]
  readonly later: readonly Later[]
}

/** Lets a role read what was shared before too, as far as the acting owner may give it. */
export async function openBefore(write: Write, role: string): Promise<void> {
  await sql`select heard.open_before(${write.recordId}::uuid, ${role}::uuid,
    ${write.now}::timestamptz)`.execute(write.tx)
}
