/**
 * What changes for the child, and who of those who teach the child has confirmed it. Only the press
 * counts, for the version it was pressed under; of everyone else it is said that they have not confirmed,
 * never that they have not read or do not know. Pure.
 */
import type { Day } from '../platform/day.ts'
import type { CHANGE_KINDS } from './entries.ts'
import { isOpen, teaches, type Seat } from './seats.ts'

/** The newest version of something that everyone who teaches the child should know. */
export type Change = {
  readonly seq: number
  readonly root: number
  readonly address: string
  readonly kind: (typeof CHANGE_KINDS)[number]
  readonly title: string
  readonly day: Day
  readonly author: string
  readonly broughtBy: string
  /** It amends an earlier version. */
  readonly isAgain: boolean
  readonly shelf: string
  /** Who may read it: these seats, and whoever holds its shelf where `circle`. */
  readonly readers: readonly string[]
  readonly circle: boolean
  /** In which epoch of the record it was shared; null or left out, the first (migrations/0053). */
  readonly epoch?: number | null
}

/** A press: under which version, of which first entry, by which seat. */
export type Confirmed = {
  readonly of: number
  readonly root: number
  readonly by: string
  readonly author: string
  readonly day: Day
  readonly will: string | null
}

function mayRead({ readers, circle, shelf, epoch }: Change, seat: Seat): boolean {
  const holds = seat.shelves.includes(shelf) && (epoch ?? 1) >= (seat.from?.[shelf] ?? 1)
  return readers.includes(seat.id) || (circle && holds)
}

/** Those asked to confirm: everyone who teaches the child now and may read it, but whoever wrote it. */
export function askedOf(change: Change, seats: readonly Seat[], on: Day): Seat[] {
  return seats.filter(
    (seat) =>
      teaches(seat) && isOpen(seat, on) && seat.id !== change.broughtBy && mayRead(change, seat),
  )
}

/** Those who teach the child and hold its shelf, but may not read it: whom it can be given to. */
export function notYetGiven(change: Change, seats: readonly Seat[], on: Day): Seat[] {
  return seats.filter(
    (seat) =>
      teaches(seat) &&
      isOpen(seat, on) &&
      seat.shelves.includes(change.shelf) &&
      !mayRead(change, seat),
  )
}

type AskedState = 'confirmed' | 'older version confirmed' | 'not confirmed'
export type Asked = {
  readonly seat: Seat
  readonly state: AskedState
  /** The press that counts: under this version, else the last under an earlier one. */
  readonly press: Confirmed | null
}

/** Each of those asked, with what they pressed. */
export function answersTo(
  change: Change,
  asked: readonly Seat[],
  confirmed: readonly Confirmed[],
): Asked[] {
  return asked.map((seat) => {
    const own = confirmed.filter(({ by, root }) => by === seat.id && root === change.root)
    const now = own.findLast(({ of }) => of === change.seq) ?? null
    const before = own.at(-1) ?? null
    if (now !== null) return { seat, state: 'confirmed', press: now }
    return {
      seat,
      state: before === null ? 'not confirmed' : 'older version confirmed',
      press: before,
    }
  })
}

/** What `me` is asked to confirm and has not, oldest first. */
export function toConfirm(
  changes: readonly Change[],
  confirmed: readonly Confirmed[],
  { seats, me, on }: { readonly seats: readonly Seat[]; readonly me: string; readonly on: Day },
): Change[] {
  return changes.filter((change) =>
    answersTo(
      change,
      askedOf(change, seats, on).filter(({ id }) => id === me),
      confirmed,
    ).some(({ state }) => state !== 'confirmed'),
  )
}

/** Grouped by what each does at school, in the order in which the roles first come. */
export function byRole(
  asked: readonly Asked[],
): readonly { readonly role: string; readonly asked: readonly Asked[] }[] {
  return [...Map.groupBy(asked, ({ seat }) => seat.role)].map(([role, of]) => ({ role, asked: of }))
}
