/**
 * Whose desk it is: the seats one person holds at several records as somebody who works there, and which
 * of what is owed is theirs, their organisation's, or somebody else's. Pure.
 */
import { isSameBody as speaksOfOneBody } from '../law/bodies.ts'
import { isSameHolder } from '../commitments/hand-over.ts'
import { roleNamed } from '../people/circle/roles.ts'
import { isAnotherBody, isSameBody, partsOfName } from '../people/naming.ts'
import type { Day } from '../platform/day.ts'

/** A seat at one record. `writesOn` are the shelves it may add entries on. */
export type DeskSeat = {
  readonly member: string
  readonly record: string
  readonly child: string
  readonly name: string
  readonly role: string
  readonly organisation: string | null
  readonly shelves: readonly string[]
  readonly writesOn: readonly string[]
  readonly zone: string
}

/** Anyone with a seat at a record where this desk has one too. */
export type Colleague = {
  readonly member: string
  readonly account: string
  readonly record: string
  readonly name: string
  readonly role: string
  readonly organisation: string | null
  readonly owner: boolean
  readonly shelves: readonly string[]
  /** Those of them that are not read from the first epoch of the record on, and from which (migrations/0053). */
  readonly from?: Readonly<Record<string, number>>
  readonly writes: readonly string[]
  /** It belongs to a link to one page. */
  readonly byLink: boolean
  readonly since: Day
  readonly until: Day | null
}

/** One seat may have several roles: `SENCO and class teacher` (migrations/0034). */
function rolesOf(role: string): readonly string[] {
  return role.split(' and ')
}

/** Whether a role is somebody's work for an organisation: those have a desk. An advocate stands beside the family. */
export function isStaff(role: string): boolean {
  return rolesOf(role).some((each) => each !== 'advocate' && roleNamed(each)?.side === 'profession')
}

/** Whether whoever has this role may say that a colleague has left. */
export function leads(role: string): boolean {
  return rolesOf(role).some((each) => each === 'SENCO' || each === 'head')
}

/** One organisation, however it is spaced or capitalised; nothing is guessed (migrations/0041). */
export function isSameOrganisation(one: string | null, other: string | null): boolean {
  if (one === null || other === null || plain(one) === '') return false
  return plain(one) === plain(other)
}

function plain(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

/** Those of the seat's own organisation who have or had a seat at its record, the seat itself among them. */
export function everOfUs(
  seat: Pick<DeskSeat, 'record' | 'organisation'>,
  people: readonly Colleague[],
): Colleague[] {
  return people.filter(
    ({ record, owner, organisation }) =>
      record === seat.record && !owner && isSameOrganisation(organisation, seat.organisation),
  )
}

/** Those of them whose seat is open on `on`. */
export function ownPeople(
  seat: Pick<DeskSeat, 'record' | 'organisation'>,
  people: readonly Colleague[],
  on: Day,
): Colleague[] {
  return everOfUs(seat, people).filter(({ until }) => until === null || until >= on)
}

export type Whose = 'me' | 'us' | 'others'

/**
 * Who has something that is held in the name `holder`: this person, their organisation, or others. A
 * name may be a person's, an organisation's, both, or only a sort ("the school", "SENCO").
 */
export function whoseIs(
  holder: string,
  seat: Pick<DeskSeat, 'name' | 'role' | 'organisation'>,
  colleagues: readonly string[],
): Whose {
  const { name, role, organisation } = seat
  if (isNamed(holder, name)) return 'me'
  if (colleagues.some((each) => isNamed(holder, each))) return 'us'
  if (organisation === null) return 'others'
  if (isAnotherBody(holder, organisation)) return 'others'
  const bare = plain(holder).replace(/^(the|our|school) /, '')
  if (rolesOf(role).some((each) => plain(each) === bare)) return 'me'
  const isOurs = (part: string): boolean =>
    isSameBody(part, organisation) || speaksOfOneBody(part, organisation)
  return partsOfName(holder).some(isOurs) ? 'us' : 'others'
}

/** Whether `holder` is this person, alone or with where they work: `Ms Okafor (SENCO)`. */
export function isNamed(holder: string, person: string): boolean {
  return partsOfName(holder).some((part) => isSameHolder(part, person))
}
