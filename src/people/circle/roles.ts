/**
 * The roles somebody may have at a record, in plain words, each with its usual scope: the shelves it
 * reads and those it writes on. The scope is where an invitation begins; an owner may narrow it, never
 * widen it. Holding a shelf shows only what was shared with everyone who holds it: nothing by itself.
 */
import { SHELVES, type Shelf } from '../../record/entry.ts'

export type Scope = { readonly reads: readonly Shelf[]; readonly writes: readonly Shelf[] }

export type Role = {
  /** As it stands in the record and on every page: `class teacher`. */
  readonly role: string
  /** What somebody in this role does for the child, in a line. */
  readonly does: string
  /** Whose people they are: what they write down is theirs, or goes to the family as well. */
  readonly side: 'family' | 'profession'
  /** Who may give the role. No organisation can. */
  readonly givenBy: 'an owner'
  readonly scope: Scope
}

const all = SHELVES.filter((shelf) => shelf !== 'private')

const role = (
  name: string,
  does: string,
  scope: Scope,
  side: Role['side'] = 'profession',
): Role => ({ role: name, does, side, givenBy: 'an owner', scope })

export const ROLES: readonly Role[] = [
  role(
    'parent',
    'A parent or carer. Being one does not make somebody an owner of the record.',
    { reads: all, writes: ['profile', 'days', 'incidents', 'messages'] },
    'family',
  ),
  role(
    'young person',
    'The child or young person the record is about.',
    { reads: ['profile', 'days', 'plan', 'meetings'], writes: ['profile', 'days', 'plan'] },
    'family',
  ),
  role('advocate', 'Helps the family: SENDIASS, a charity, someone who comes to meetings.', {
    reads: all,
    writes: ['messages', 'meetings', 'evidence'],
  }),
  role('class teacher', 'Teaches the child most of the day, or looks after their form.', {
    reads: ['profile', 'days', 'incidents', 'messages', 'plan'],
    writes: ['days', 'incidents', 'messages', 'plan'],
  }),
  role('subject teacher', 'Teaches the child one subject.', {
    reads: ['profile', 'days', 'incidents'],
    writes: ['days', 'incidents'],
  }),
  role('TA', 'Works beside the child: teaching assistant, lunchtime supervisor, keyworker.', {
    reads: ['profile', 'days', 'incidents', 'plan'],
    writes: ['days', 'incidents', 'plan'],
  }),
  role('SENCO', 'Leads on special educational needs in the school.', {
    reads: all,
    writes: ['days', 'incidents', 'messages', 'plan', 'meetings'],
  }),
  role('head', 'Leads the school.', {
    reads: ['profile', 'days', 'incidents', 'messages', 'plan', 'meetings'],
    writes: ['incidents', 'messages', 'meetings'],
  }),
  role('attendance officer', 'Keeps the register, and helps when coming in is hard.', {
    reads: ['profile', 'days', 'messages'],
    writes: ['days', 'messages'],
  }),
  role('governor', 'Looks at a complaint for the school’s governors.', {
    reads: ['incidents', 'messages'],
    writes: ['messages'],
  }),
  role('council officer', 'Works for the council: caseworker, plan writer, transport.', {
    reads: ['profile', 'messages', 'plan', 'meetings', 'evidence'],
    writes: ['messages', 'plan', 'meetings'],
  }),
  role('health', 'GP, CAMHS, paediatrician, nurse, therapist, psychologist.', {
    reads: ['profile', 'days', 'messages', 'plan', 'meetings', 'evidence'],
    writes: ['messages', 'meetings', 'evidence'],
  }),
  role('social care', 'Social worker, Early Help, short breaks.', {
    reads: ['profile', 'days', 'incidents', 'messages', 'plan', 'meetings'],
    writes: ['messages', 'meetings'],
  }),
  role(
    'family friend',
    'A friend or relation who helps: grandparent, neighbour, childminder.',
    { reads: ['profile', 'days'], writes: ['days'] },
    'family',
  ),
]

/** The role called `name`, or null: a seat by link is for something, and has no role here. */
export function roleNamed(name: string): Role | null {
  return ROLES.find((each) => each.role === name) ?? null
}

/** The usual scope narrowed to what is asked for: nothing outside it is ever given; who writes on a shelf reads it. */
export function narrowedScope({ scope }: Role, asked: Scope): Scope {
  const reads = scope.reads.filter((shelf) => asked.reads.includes(shelf))
  const writes = scope.writes.filter(
    (shelf) => asked.writes.includes(shelf) && reads.includes(shelf),
  )
  return { reads, writes }
}
