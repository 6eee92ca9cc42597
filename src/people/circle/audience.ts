/** Who reads what somebody writes down, until they say otherwise. */
import type { Audience } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { roleNamed } from './roles.ts'

/**
 * What the family writes is theirs alone until they share it. What a professional writes in a family's
 * record goes to its owners too, for whom it is written, and to nobody else. A role nobody knows counts
 * as family: it shows least.
 */
export function usualAudience({ owner, role }: Pick<Write, 'owner' | 'role'>): Audience {
  if (owner) return 'me'
  const roles = role.split(' and ').map(roleNamed)
  return roles.some((each) => each?.side === 'profession') ? 'owners' : 'me'
}
