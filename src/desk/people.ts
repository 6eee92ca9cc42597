/** Who of an organisation is round which children, and what somebody who leaves has in their name. Pure. */
import { isOwed } from '../commitments/commitment.ts'
import { holdersOf } from '../commitments/hand-over.ts'
import type { KeptCommitment } from '../commitments/store.ts'
import { isAnotherBody } from '../people/naming.ts'
import type { Day } from '../platform/day.ts'
import type { SeatFacts } from './facts.ts'
import { isNamed, isSameOrganisation, leads, type Colleague, type DeskSeat } from './seat.ts'

/** One person of an organisation: their seats at the records this desk looks over, by child. */
export type PersonOfUs = {
  readonly name: string
  readonly account: string
  readonly seats: readonly (Colleague & { readonly child: string })[]
  /** A seat of theirs at a record where this desk leads, by which they are named in a form; null for none. */
  readonly at: string | null
  readonly isMe: boolean
}

/** The people of `organisation` at the records where `seats` are of it too, by name; the seat on `on` open or over. */
export function peopleOf(
  organisation: string,
  seats: readonly DeskSeat[],
  people: readonly Colleague[],
  on: Day,
): PersonOfUs[] {
  const own = seats.filter((seat) => isSameOrganisation(seat.organisation, organisation))
  const seatAt = new Map(own.map((seat) => [seat.record, seat]))
  const theirs = people.flatMap((each) => {
    const seat = seatAt.get(each.record)
    const isOurs = !each.owner && isSameOrganisation(each.organisation, organisation)
    return seat === undefined || !isOurs ? [] : [{ ...each, child: seat.child, seat }]
  })
  return [...Map.groupBy(theirs, ({ account }) => account)]
    .map(([account, its]) => ({
      account,
      name: its[0]?.name ?? '',
      seats: its.toSorted((one, other) => (one.child < other.child ? -1 : 1)),
      at: its.find(({ seat, until }) => leads(seat.role) && isOpen(until, on))?.member ?? null,
      isMe: its.some(({ seat, member }) => seat.member === member),
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))
}

export function isOpen(until: Day | null, on: Day): boolean {
  return until === null || until >= on
}

/** Somebody who leaves: their name, and their open seats at the records where this desk leads. */
export type Leaver = {
  readonly name: string
  readonly organisation: string
  readonly seats: readonly { readonly record: string; readonly member: string }[]
}

/** The person whose seat is `member`, if this desk leads at its record; else null. Never oneself. */
export function leaverOf(
  member: string,
  seats: readonly DeskSeat[],
  people: readonly Colleague[],
  on: Day,
): Leaver | null {
  const one = people.find((each) => each.member === member && !each.owner)
  const here = seats.find(({ record }) => record === one?.record)
  if (one === undefined || here === undefined || here.organisation === null) return null
  if (here.member === member || !leads(here.role)) return null
  if (!isSameOrganisation(one.organisation, here.organisation)) return null
  const organisation = here.organisation
  const theirs = leadingSeats(seats, organisation).flatMap(({ record }) =>
    people.filter(
      (each) =>
        each.record === record &&
        each.account === one.account &&
        !each.owner &&
        isOpen(each.until, on) &&
        isSameOrganisation(each.organisation, organisation),
    ),
  )
  return {
    name: one.name,
    organisation,
    seats: theirs.map(({ record, member: seat }) => ({ record, member: seat })),
  }
}

/** The seats of this desk from which it can say, for `organisation`, that somebody has left. */
export function leadingSeats(seats: readonly DeskSeat[], organisation: string): DeskSeat[] {
  return seats.filter(
    (seat) => leads(seat.role) && isSameOrganisation(seat.organisation, organisation),
  )
}

/** Something a leaver has in their name. `mayPass`: this desk may write where it stands. */
export type HeldByLeaver = {
  readonly seat: DeskSeat
  readonly commitment: KeptCommitment
  readonly mayPass: boolean
}

/** Everything open that is in the name of a leaver, where this desk leads; the oldest first. */
export function heldBy(leaver: Leaver, facts: readonly SeatFacts[], on: Day): HeldByLeaver[] {
  return facts
    .filter(({ seat }) => leads(seat.role))
    .filter(({ seat }) => isSameOrganisation(seat.organisation, leaver.organisation))
    .flatMap(({ seat, commitments, shelves }) =>
      commitments
        .filter((each) => isOwed(each, on) && isTheirs(each, leaver, on))
        .map((commitment) => ({
          seat,
          commitment,
          mayPass: seat.writesOn.includes(shelves.get(commitment.root) ?? ''),
        })),
    )
    .toSorted((one, other) => (one.commitment.since < other.commitment.since ? -1 : 1))
}

function isTheirs(commitment: KeptCommitment, { name, organisation }: Leaver, on: Day): boolean {
  const holder = holdersOf(commitment, on).at(-1)?.who ?? commitment.debtor
  return isNamed(holder, name) && !isAnotherBody(holder, organisation)
}
