/** Reading plans and what was given: newest versions by kind, under the walls of whoever looks. No table of its own. */
import { findRoots } from '../incidents/store.ts'
import type { Write } from '../record/kind.ts'
import { findNewest } from '../record/store.ts'
import { namedIn, PLAN_KINDS, plannedIn, type Planned } from './planned.ts'

/** All of this room's entries that this member may read, put together. */
export async function findPlanned(write: Write): Promise<Planned> {
  const entries = await findNewest(write, PLAN_KINDS)
  return plannedIn(entries, await findRoots(write, namedIn(entries)))
}
