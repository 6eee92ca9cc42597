/**
 * Which adults confirmed the one page about a child: by the link made for them, or from their own seat.
 * Only a press counts; of the others it is said that they have not confirmed. Pure.
 */
import { readersAmong, stateOf } from '../child/readers/reader.ts'
import type { Day } from '../platform/day.ts'
import { newestOf, type Seen } from '../record/across.ts'
import { answersTo, askedOf, type Change, type Confirmed } from '../together/change.ts'
import { changeConfirmedBody } from '../together/entries.ts'
import type { SeatFacts } from './facts.ts'

const BY_LINK = ['reader', 'given to read', 'opened', 'read', 'reader ended']
export const PAGE_KINDS = [...BY_LINK, 'profile', 'change confirmed']

export type Adult = {
  readonly name: string
  readonly role: string
  readonly state: 'confirmed' | 'older version confirmed' | 'not confirmed'
  /** Since when they have it, in the version that counts. */
  readonly since: Day
}

/** Every adult who is asked to confirm the one page, as far as this seat can know. */
export function adultsOf(facts: SeatFacts, on: Day): Adult[] {
  return [...adultsByLink(facts, on), ...adultsBySeat(facts, on)]
}

function adultsByLink({ entries }: SeatFacts, on: Day): Adult[] {
  const newest = entries.findLast(({ kind }) => kind === 'profile')?.seq ?? null
  const readers = readersAmong(newestOf(entries.filter(({ kind }) => BY_LINK.includes(kind))))
  return readers.flatMap((reader) => {
    const state = stateOf(reader, newest, on)
    if (reader.given === null || state === 'link ended') return []
    const { name, role, given } = reader
    return [{ name, role, state, since: given.day }]
  })
}

/** Whoever may read the page sees who confirmed it: a head too, and somebody who came later (migrations/0058). */
function adultsBySeat({ people, entries }: SeatFacts, on: Day): Adult[] {
  const page = newestOf(entries.filter(({ kind }) => kind === 'profile')).at(-1)
  if (page === undefined) return []
  const change = changeOf(page)
  const seats = people.map(({ member, ...each }) => ({ ...each, id: member }))
  const asked = askedOf(change, seats, on)
  return answersTo(change, asked, pressesIn(entries)).map(({ seat: adult, state }) => ({
    name: adult.name,
    role: adult.role,
    state,
    since: adult.since > change.day ? adult.since : change.day,
  }))
}

function changeOf(page: Seen): Change {
  const { seq, root, address, title, author, broughtBy, shelf, readers, circle, epoch } = page
  const [day, isAgain] = [page.happened.day, page.amends !== null]
  const told = { seq, root, address, title, author, broughtBy, shelf, readers, circle, epoch }
  return { ...told, kind: 'profile', day, isAgain }
}

function pressesIn(entries: readonly Seen[]): Confirmed[] {
  const rootOf = new Map(entries.map(({ seq, root }) => [seq, root]))
  return newestOf(entries.filter(({ kind }) => kind === 'change confirmed')).flatMap((entry) => {
    const read = changeConfirmedBody.safeParse(entry.body)
    if (!read.success) return []
    const { of, will } = read.data
    const root = rootOf.get(of) ?? of
    const { broughtBy: by, author, happened } = entry
    return [{ of, root, by, author, day: happened.day, will }]
  })
}
