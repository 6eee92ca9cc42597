/** What others have put to whoever acts: asked of them or handed to them, by name or as those who lead where they work. */
import { isAnotherBody, isSameBody, partsOfName } from '../people/naming.ts'
import { findSeats } from '../people/circle/store.ts'
import { isOver, rolesOn } from '../people/circle/seat.ts'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import { isOwed } from './commitment.ts'
import { holdersOf, isSameHolder } from './hand-over.ts'
import { findOpen, type KeptCommitment } from './store.ts'

/** Who somebody is at a record. */
export type Me = {
  readonly name: string
  readonly roles: readonly string[]
  readonly organisation: string | null
}

const LEADING = ['SENCO', 'head']

/**
 * Whether what `holder` has is for this person to look at: it is in their name, or in the name of where
 * they work and they lead there. A name that is plainly somebody else's body is not theirs.
 */
export function isForMe(holder: string, { name, roles, organisation }: Me): boolean {
  if (partsOfName(holder).some((part) => isSameHolder(part, name))) return true
  if (organisation === null || !roles.some((role) => LEADING.includes(role))) return false
  if (isAnotherBody(holder, organisation)) return false
  return isSameBody(holder, organisation)
}

const LOOKED_THROUGH_MAX = 500

/** What is still owed on `on` and was put to whoever acts by somebody else, the longest owed first. */
export async function findPutToMe(write: Write, on: Day): Promise<KeptCommitment[]> {
  const seat = (await findSeats(write)).find(({ isMe }) => isMe)
  if (seat === undefined || isOver(seat, on)) return []
  const { name, organisation } = seat
  const me = {
    name,
    organisation,
    roles: rolesOn(seat, on).flatMap(({ role }) => role.split(' and ')),
  }
  const open = (await findOpen(write, on, LOOKED_THROUGH_MAX)).filter(
    (each) => isOwed(each, on) && isForMe(holdersOf(each, on).at(-1)?.who ?? '', me),
  )
  const entries = await findEntries(write, open.map(putAt))
  const byOthers = new Set(
    entries.filter(({ broughtBy }) => broughtBy !== write.memberId).map(({ seq }) => seq),
  )
  return open.filter((each) => byOthers.has(putAt(each)))
}

/** The number of the entry that put it where it is now. */
export function putAt({ root, handOvers }: KeptCommitment): number {
  return handOvers.at(-1)?.seq ?? root
}
