/** Restrictions, and whom somebody may restrict to: their own people. Only SQL. */
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findNewest } from '../../record/store.ts'
import { RESTRICTION_KIND, type RestrictionBody } from './entries.ts'

/** The restriction of the entry at `root`, where there is one that this member may read. */
export async function findRestriction(
  write: Write,
  of: readonly number[],
): Promise<(Entry & { readonly body: RestrictionBody }) | null> {
  const all = await findNewest(write, [RESTRICTION_KIND])
  const found = all.filter(({ body }) => of.includes((body as RestrictionBody).of)).at(-1)
  return found === undefined ? null : { ...found, body: found.body as RestrictionBody }
}

export type Colleague = { readonly id: string; readonly name: string; readonly role: string }

/** Who else has a seat for the organisation of whoever acts, and may open the record now. */
export async function findColleagues({ tx, recordId, memberId, now }: Write): Promise<Colleague[]> {
  const me = await tx
    .selectFrom('member')
    .select('organisation')
    .where('id', '=', memberId)
    .executeTakeFirst()
  const organisation = me?.organisation ?? null
  if (organisation === null) return []
  return tx
    .selectFrom('member')
    .select(['id', 'name', 'role'])
    .where('record_id', '=', recordId)
    .where('organisation', '=', organisation)
    .where('owner', '=', false)
    .where('id', '<>', memberId)
    .where((where) =>
      where.or([where('until', 'is', null), where('until', '>=', now.slice(0, 10) as never)]),
    )
    .orderBy('name')
    .execute()
}
