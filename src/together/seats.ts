/** Who sits where round a child: at home, at school, or elsewhere. Roles are the words of invitations. Pure. */
import type { Day } from '../platform/day.ts'
import type { Shelf } from '../record/entry.ts'

export type Seat = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly owner: boolean
  readonly shelves: readonly string[]
  /** Those of them that are not read from the first epoch of the record on, and from which (migrations/0053). */
  readonly from?: Readonly<Record<string, number>>
  readonly writes: readonly string[]
  readonly since: Day
  readonly until: Day | null
  /** It belongs to a link to a single page, not to somebody who can open the record. */
  readonly byLink: boolean
}

/** Those who teach the child: each is asked to confirm what changes. */
const TEACHING = [
  'class teacher',
  'subject teacher',
  'teacher',
  'ta',
  'teaching assistant',
  'senco',
]
/** Others at school who may be told the news of a day, if whoever tells it ticks their name. */
const AT_SCHOOL = [...TEACHING, 'head', 'attendance officer']
const FAMILY = ['parent', 'young person']

/** One seat may have several roles: `SENCO and class teacher` (migrations/0034). */
function hasRole({ role }: Pick<Seat, 'role'>, roles: readonly string[]): boolean {
  return role.split(' and ').some((each) => roles.includes(each.trim().toLowerCase()))
}

export function isOpen({ since, until, byLink }: Seat, on: Day): boolean {
  return !byLink && since <= on && (until === null || until >= on)
}

export function teaches(seat: Seat): boolean {
  return !seat.owner && hasRole(seat, TEACHING)
}

/** Whose news a seat tells: of home, of school, or neither. A parent who works at the school tells home's. */
export function sideOf(seat: Seat): 'home' | 'school' | null {
  if (seat.owner || hasRole(seat, FAMILY)) return 'home'
  if (hasRole(seat, AT_SCHOOL)) return 'school'
  return hasRole(seat, ['family friend']) ? 'home' : null
}

/** Whom news can be for: `usual` are ticked unless somebody unticks them. */
export type ForWhom = { readonly seat: Seat; readonly usual: boolean }

/** Somebody at school who has a link of their own for days, and no account. */
function isByLinkAtSchool({ byLink, role, since, until }: Seat, on: Day): boolean {
  return byLink && role === 'school' && since <= on && (until === null || until >= on)
}

/**
 * Whom `me` may tell news of a day. From school: the owners; and, if ticked, those who teach. From home:
 * those who teach, if they hold how days go; and, if ticked, others at school, the other owners and,
 * where an owner tells it, whoever at school has a link of their own.
 */
export function forWhomOf(seats: readonly Seat[], me: Seat, on: Day): readonly ForWhom[] {
  const side = sideOf(me)
  if (side === null) return []
  const others = seats.filter((seat) => seat.id !== me.id && isOpen(seat, on))
  const owners = others.filter(({ owner }) => owner)
  const school = others.filter(
    (seat) => !seat.owner && hasRole(seat, AT_SCHOOL) && seat.shelves.includes('days'),
  )
  return side === 'school'
    ? [...asked(owners, true), ...asked(school.filter(teaches), false)]
    : [
        ...school.map((seat) => ({ seat, usual: teaches(seat) })),
        ...asked(me.owner ? seats.filter((seat) => isByLinkAtSchool(seat, on)) : [], false),
        ...asked(owners, !me.owner),
      ]
}

function asked(seats: readonly Seat[], usual: boolean): ForWhom[] {
  return seats.map((seat) => ({ seat, usual }))
}

/** Whether a seat may add entries on a shelf. */
export function writesOn(seat: Seat, shelf: Shelf): boolean {
  return seat.owner || seat.writes.includes(shelf)
}

/** The shelf on which two seats can both write, or null: what both say lies on one. */
export function sharedShelf(one: Seat, other: Seat): Shelf | null {
  const shelves = [
    'messages',
    'meetings',
    'incidents',
    'days',
    'plan',
    'profile',
    'evidence',
  ] as const
  return shelves.find((shelf) => writesOn(one, shelf) && writesOn(other, shelf)) ?? null
}
