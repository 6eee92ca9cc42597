/** `heard members`, `heard invite`. */
import { randomUUID } from 'node:crypto'
import { dayAt, inWords, parseDay, type Day } from '../platform/day.ts'
import { SHELVES, type Shelf } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { invitationLink } from '../people/circle/routes.tsx'
import { ROLES, roleNamed, type Role } from '../people/circle/roles.ts'
import {
  isOver,
  laterInAll,
  laterInWords,
  rolesOn,
  shelvesAmong,
  type Seat,
} from '../people/circle/seat.ts'
import { findSeats, keepInvitation, makeLink } from '../people/circle/store.ts'
import { gateInvitation } from '../people/whereabouts/shelves.ts'
import { WhereaboutsFound } from '../people/whereabouts/stopped.tsx'
import { neededOption, optionOf, Wrong, type Command, type Given } from './command.ts'
import { isOneLine } from './plain.ts'
import { answerIn, wrongOfWhereabouts } from './whereabouts.ts'

export const membersCommand: Command = {
  name: 'members',
  args: ['<record>'],
  what: 'who has a place at the record now, and what each may do',
  async run(given) {
    const members = await given.withRecord(given.args[0] ?? '', async (write) => {
      const on = dayAt(write.now, write.zone)
      return (await findSeats(write))
        .filter((seat) => !isOver(seat, on))
        .map((seat) => told(seat, on))
    })
    return {
      json: members,
      words: members
        .map(({ name, role, owner, reads, since, until, later = [] }) => {
          const last = until === null ? '' : `, until ${inWords(until)}`
          const seen = later.map((each) => `; ${laterInWords(each, reads)}`).join('')
          return `${name}, ${role}${owner ? ', owner' : ''}: since ${inWords(since)}${last}${seen}`
        })
        .join('\n'),
    }
  },
}

/** An owner reads and writes on every shelf; what was written before they came is another matter. */
function told({ id, name, owner, organisation, roles, since, until }: Seat, on: Day) {
  const open = rolesOn({ roles }, on)
  const later = owner ? [] : laterInAll(open)
  return {
    id,
    name,
    role: [...new Set(open.map(({ role }) => role))].join(' and '),
    organisation,
    owner,
    reads: owner ? SHELVES : shelvesAmong(open.flatMap(({ reads }) => reads)),
    writes: owner ? SHELVES : shelvesAmong(open.flatMap(({ writes }) => writes)),
    since,
    until,
    ...(later.length > 0 && { later }),
  }
}

export const inviteCommand: Command = {
  name: 'invite',
  args: ['<record>'],
  options: [
    ['--name <name>', 'whom it is for'],
    ['--role <role>', 'their role, as in docs/circle.md'],
    ['--organisation <name>', 'where they work'],
    [
      '--reads <shelves>',
      'shelves they read, as profile,days; without it, what the role usually has',
    ],
    ['--writes <shelves>', 'shelves they add to, as days; without it, what the role usually has'],
    ['--since <day>', 'the first day; today unless given'],
    ['--until <day>', 'the last day; open unless given'],
    ['--whereabouts <answer>', 'go on, where whereabouts are in what it opens'],
  ],
  what: 'make a link that gives somebody a place at the record; nothing is sent',
  async run(given) {
    const name = neededOption(given, 'name').trim()
    if (name === '' || name.length > 120 || !isOneLine(name))
      throw new Wrong('--name must be 1 to 120 characters, in one line.', { field: '--name' })
    const role = roleIn(given)
    const reads = shelvesIn(given, 'reads', role.scope.reads)
    const usual = role.scope.writes.filter((shelf) => reads.includes(shelf))
    const writes = shelvesIn(given, 'writes', usual)
    const unread = writes.find((shelf) => !reads.includes(shelf))
    if (unread !== undefined)
      throw new Wrong(`Who adds to ${unread} must read it.`, { field: '--writes' })
    const organisation = optionOf(given, 'organisation')?.trim() ?? ''
    const secret = await given.withRecord(given.args[0] ?? '', async (write) => {
      const id = randomUUID()
      const who = { name, email: null, organisation: organisation === '' ? null : organisation }
      const place = { owner: false, role: role.role, reads, writes, ...daysIn(given, write) }
      await gateInvitation(write, reads, answerIn(given)).catch((problem: unknown) => {
        throw problem instanceof WhereaboutsFound
          ? wrongOfWhereabouts(problem, 'To go on: --whereabouts "go on".')
          : problem
      })
      await keepInvitation(write, id, { ...who, ...place })
      return makeLink(write, id)
    })
    const link = invitationLink(given.config.url, secret)
    return { json: { link }, words: `For ${name}, once, within two weeks:\n${link}` }
  },
}

function roleIn(given: Given): Role {
  const named = neededOption(given, 'role').trim()
  const role =
    roleNamed(named) ?? ROLES.find((each) => each.role.toLowerCase() === named.toLowerCase())
  if (role !== undefined) return role
  const known = ROLES.map((each) => each.role).join(', ')
  throw new Wrong(`There is no role "${named}". The roles are: ${known}.`, { field: '--role' })
}

function shelvesIn(
  given: Given,
  option: 'reads' | 'writes',
  usual: readonly Shelf[],
): readonly Shelf[] {
  const text = optionOf(given, option)
  if (text === undefined) return usual
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const field = `--${option}`
  const unknown = names.find((name) => !SHELVES.some((shelf) => shelf === name))
  if (unknown !== undefined)
    throw new Wrong(`There is no shelf "${unknown}". The shelves are: ${SHELVES.join(', ')}.`, {
      field,
    })
  const role = roleIn(given)
  const beyond = names.find((name) => !role.scope[option].some((shelf) => shelf === name))
  if (beyond !== undefined)
    throw new Wrong(
      `A place as ${role.role} never ${option} ${beyond}. At most: ${role.scope[option].join(', ')}.`,
      { field },
    )
  return shelvesAmong(names)
}

function daysIn(given: Given, write: Write): { readonly since: Day; readonly until: Day | null } {
  const today = dayAt(write.now, write.zone)
  const [since, until] = [dayIn(given, 'since') ?? today, dayIn(given, 'until')]
  if (since < today) throw new Wrong('--since must not be over.', { field: '--since' })
  if (until !== null && until < since)
    throw new Wrong('--until must not be before the first day.', { field: '--until' })
  return { since, until }
}

function dayIn(given: Given, option: string): Day | null {
  const text = optionOf(given, option)
  if (text === undefined) return null
  const day = parseDay(text)
  if (day === null)
    throw new Wrong(`--${option} must be a real day, as in 2026-12-18.`, { field: `--${option}` })
  return day
}
