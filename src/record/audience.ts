/** Who an audience is, by name, at the moment it is set. */
import type { Audience, Entry } from './entry.ts'
import type { Write } from './kind.ts'
import './tables.ts'

/** The members who may read something set to `audience` now; whoever brings it in always may. */
export async function readersOf(write: Write, audience: Audience): Promise<string[]> {
  if (audience === 'me') return [write.memberId]
  if (typeof audience === 'object') return [...new Set([write.memberId, ...audience.people])]
  const owners = await write.tx
    .selectFrom('member')
    .select('id')
    .where('record_id', '=', write.recordId)
    .where('owner', '=', true)
    .execute()
  return [...new Set([write.memberId, ...owners.map((owner) => owner.id)])]
}

/**
 * The audience `entry` has now, which may be narrower than the one it was written with: what follows
 * from an entry (its correction, what came of it) must not show it to those it was taken from.
 */
export async function currentAudience(
  write: Write,
  entry: Pick<Entry, 'seq' | 'audience'>,
): Promise<Audience> {
  const { readers, circle } = await write.tx
    .selectFrom('entry')
    .select(['readers', 'circle'])
    .where('record_id', '=', write.recordId)
    .where('seq', '=', entry.seq)
    .executeTakeFirstOrThrow()
  if (circle) return 'circle'
  const first = entry.audience === 'circle' ? [] : await readersOf(write, entry.audience)
  if (new Set(first).symmetricDifference(new Set(readers)).size === 0) return entry.audience
  return readers.length === 1 ? 'me' : { people: readers }
}
