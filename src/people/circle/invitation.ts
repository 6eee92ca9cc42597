/** An invitation: for whom, as what, and what has become of it. Pure. */
import type { Day } from '../../platform/day.ts'
import type { Shelf } from '../../record/entry.ts'

/** How long its link opens, from when it was made. */
const LINK_DAYS = 14

export type Invited = {
  readonly name: string
  readonly email: string | null
  readonly owner: boolean
  readonly role: string
  readonly organisation: string | null
  readonly reads: readonly Shelf[]
  readonly writes: readonly Shelf[]
  readonly since: Day
  readonly until: Day | null
}

export type Invitation = Invited & {
  readonly id: string
  readonly made: string
  readonly linked: boolean
  readonly expires: string | null
  readonly mailed: string | null
  readonly withdrawn: string | null
  readonly accepted: string | null
  /** The seat and, where it has one, the address of the account that accepted it. */
  readonly acceptedBy: string | null
  readonly acceptedAs: string | null
}

export type InvitationState = 'not sent yet' | 'waiting' | 'too old' | 'taken back' | 'accepted'

type Facts = Pick<Invitation, 'accepted' | 'withdrawn' | 'expires'>

/** What has become of it at the instant `now` (ISO 8601). */
export function stateOf({ accepted, withdrawn, expires }: Facts, now: string): InvitationState {
  if (accepted !== null) return 'accepted'
  if (withdrawn !== null) return 'taken back'
  if (expires === null) return 'not sent yet'
  return Date.parse(expires) <= Date.parse(now) ? 'too old' : 'waiting'
}

/** The instant at which a link made at `now` opens no more. */
export function expiryOf(now: string): string {
  return new Date(Date.parse(now) + LINK_DAYS * 86_400_000).toISOString()
}
