/** How one provision stands on a day. Pure. */
import type { Day } from '../platform/day.ts'
import type { Ledger } from './owed.ts'
import { standsFor, type Provision } from './provision.ts'
import { spokenOf } from './spoken.ts'

/** How one provision stands in its newest term. `silent`: something promised, and nobody has said a word. */
export type Standing =
  | 'not begun'
  | 'over'
  | 'stopped'
  | 'kept'
  | 'not all given'
  | 'told differently'
  | 'silent'
  | 'cannot be counted'

export function standingOf(provision: Provision, newest: Ledger | undefined, on: Day): Standing {
  const { body } = provision
  const { from, to } = standsFor(provision)
  if (body.stopped !== null && body.stopped.on <= on) return 'stopped'
  if (from > on) return 'not begun'
  if (to !== null && to < on) return 'over'
  if (newest === undefined) return 'not begun'
  const { spoken, promised, notRecorded } = newest
  if (promised === 0 && spokenOf(spoken) === 0) return 'not begun'
  if (promised !== null && spoken.given >= promised) return 'kept'
  if (spoken.notGiven + spoken.partly > 0) return 'not all given'
  if (spoken.differently > 0) return 'told differently'
  if (promised === null) return 'cannot be counted'
  return notRecorded === 0 ? 'kept' : 'silent'
}
