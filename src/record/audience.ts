/** Who an audience is, by name, at the moment it is set. */
import type { Audience } from './entry.ts'
import type { Write } from './kind.ts'
import './tables.ts'

/** The members who may read something set to `audience` now; whoever brings it in always may. */
export async function readersOf(write: Write, audience: Audience): Promise<string[]> {
  if (audience === 'me' || audience === 'circle') return [write.memberId]
  if (typeof audience === 'object') return [...new Set([write.memberId, ...audience.people])]
  const owners = await write.tx
    .selectFrom('member')
    .select('id')
    .where('record_id', '=', write.recordId)
    .where('owner', '=', true)
    .execute()
  return [...new Set([write.memberId, ...owners.map((owner) => owner.id)])]
}
