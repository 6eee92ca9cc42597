/** Links for days, and what a child's own seat brought in. Only SQL, under the member's walls. */
import { sql } from 'kysely'
import type { Write } from '../../record/kind.ts'
import { findNewest } from '../../record/store.ts'
import type { Member } from '../../record/timeline.ts'
import { linksAmong, type OwnLink } from './link.ts'

export async function findLinks(write: Write): Promise<readonly OwnLink[]> {
  return linksAmong(await findNewest(write, ['own link', 'own link ended']))
}

/** Opens the seat of a link again, until `until`. Throws unless the acting account owns the record. */
export async function reopenLink(
  { tx, recordId }: Write,
  { member, until }: Pick<OwnLink, 'member' | 'until'>,
): Promise<void> {
  await sql`select heard.reopen_link(${recordId}::uuid, ${member}::uuid, ${until}::date)`.execute(
    tx,
  )
}

/** The adults a child's own seat may choose to show something to: owners, and who may read days. */
export async function findAdults({ tx, recordId }: Write): Promise<Member[]> {
  const found = await sql<{ id: string; name: string; owner: boolean }>`
    select * from heard.adults_of_child(${recordId}::uuid)`.execute(tx)
  return found.rows.map((row) => ({ ...row, visits: true }))
}

/** The prefix of the keys of what was kept with the child's secret word. */
export const UNDER_WORD = 'own-word'

export type Brought = {
  readonly alone: boolean
  readonly open: boolean
  readonly underWord: boolean
}

/**
 * What this seat brought in: by entry number, whether only it can read it, whether every owner can (any of
 * them may have the link too), and whether it gave its word for it.
 */
export async function findBrought(
  write: Write,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, Brought>> {
  if (seqs.length === 0) return new Map()
  const { tx, recordId, memberId } = write
  const owners = (await findAdults(write)).filter(({ owner }) => owner)
  const rows = await tx
    .selectFrom('entry')
    .select(['seq', 'readers', 'circle', 'import_key as key'])
    .where('record_id', '=', recordId)
    .where('brought_by', '=', memberId)
    .where('seq', 'in', [...seqs])
    .execute()
  return new Map(
    rows.map(({ seq, readers, circle, key }) => [
      seq,
      {
        alone: !circle && readers.length === 1,
        open: circle || (owners.length > 0 && owners.every(({ id }) => readers.includes(id))),
        underWord: key?.startsWith(`${UNDER_WORD}:`) === true,
      },
    ]),
  )
}
