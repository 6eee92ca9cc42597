/** Who is around a child: seats with their roles, in the order and the words of a page. Pure. */
import { inWords, type Day } from '../../platform/day.ts'
import { listed } from '../../platform/words.ts'
import { SHELVES, type Shelf } from '../../record/entry.ts'

/** Shelves of which somebody sees only what was shared from a day on: the day on which the owner came who let them in. */
export type Later = { readonly day: Day; readonly shelves: readonly Shelf[] }

export type SeatRole = {
  /** Its id; null for a seat that was given without an invitation. */
  readonly id: string | null
  readonly role: string
  readonly organisation: string | null
  readonly reads: readonly Shelf[]
  readonly writes: readonly Shelf[]
  /** Beside `reads`: from which epoch of the record each is read (migrations/0053); null, not at all. */
  readonly epochs: readonly (number | null)[]
  readonly later: readonly Later[]
  readonly since: Day
  readonly until: Day | null
}

export type Seat = {
  readonly id: string
  readonly name: string
  readonly owner: boolean
  readonly isMe: boolean
  /** A seat by link: it opens one page and nothing else. */
  readonly byLink: boolean
  readonly organisation: string | null
  readonly roles: readonly SeatRole[]
  readonly since: Day
  readonly until: Day | null
}

/** A seat opens from its first day to its last. */
export function isOver({ until }: Pick<Seat, 'until'>, on: Day): boolean {
  return until !== null && until < on
}

export type Group = { readonly heading: string; readonly seats: readonly Seat[] }

const FAMILY = 'Family and friends'

/** Members who own nothing, by organisation: the family first, then each organisation by its name. */
export function byOrganisation(seats: readonly Seat[]): readonly Group[] {
  const of = Map.groupBy(seats, ({ organisation }) => organisation ?? FAMILY)
  return [...of]
    .map(([heading, seats]) => ({ heading, seats }))
    .toSorted(
      (a, b) =>
        Number(b.heading === FAMILY) - Number(a.heading === FAMILY) ||
        a.heading.localeCompare(b.heading),
    )
}

/** What a shelf is called in the middle of a sentence. */
export const SHELF_IN_SENTENCE: Readonly<Record<Shelf, string>> = {
  profile: 'the profile',
  days: 'how days go',
  incidents: 'what happened',
  messages: 'messages, calls and letters',
  plan: 'the plan',
  meetings: 'meetings',
  evidence: 'evidence',
  private: 'what is kept under “private”',
}

/** Those of `shelves` that are shelves, in their usual order. */
export function shelvesAmong(shelves: readonly string[]): Shelf[] {
  return SHELVES.filter((shelf) => shelves.includes(shelf))
}

function shelvesInWords(shelves: readonly Shelf[]): string {
  return listed(shelves.map((shelf) => SHELF_IN_SENTENCE[shelf]))
}

type Scoped = Pick<SeatRole, 'reads' | 'writes'> & Partial<Pick<SeatRole, 'later'>>

/** What a scope lets somebody do, as two sentences. */
export function scopeInWords({ reads, writes, later = [] }: Scoped): readonly string[] {
  return [
    reads.length === 0
      ? 'Reads only what is shown to them by name'
      : `Reads what is shared about ${shelvesInWords(reads)}`,
    ...later.map((each) => capital(laterInWords(each, reads))),
    writes.length === 0 ? 'Adds nothing' : `Adds to ${shelvesInWords(writes)}`,
  ]
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** `sees what was shared from 3 November 2026 on, and nothing from before`. */
export function laterInWords({ day, shelves }: Later, reads: readonly Shelf[]): string {
  const of = shelves.length === reads.length ? '' : ` about ${shelvesInWords(shelves)}`
  return `sees what was shared${of} from ${inWords(day)} on, and nothing from before`
}

/**
 * Which of `reads` are seen only from a day on: `epochs` beside them, and the days on which owners came.
 * What is read from the first epoch on is seen whole.
 */
export function laterOf(
  reads: readonly Shelf[],
  epochs: readonly (number | null)[],
  came: ReadonlyMap<number, Day>,
): readonly Later[] {
  const dated = reads.flatMap((shelf, at) => {
    const day = came.get(epochs[at] ?? 1)
    return (epochs[at] ?? 1) > 1 && day !== undefined ? [{ shelf, day }] : []
  })
  return [...Map.groupBy(dated, ({ day }) => day)].map(([day, of]) => ({
    day,
    shelves: of.map(({ shelf }) => shelf),
  }))
}

/** What several roles together give only from a day on: not what one of them gives whole. */
export function laterInAll(roles: readonly Pick<SeatRole, 'reads' | 'later'>[]): readonly Later[] {
  const isLate = ({ later }: Pick<SeatRole, 'later'>, shelf: Shelf) =>
    later.some(({ shelves }) => shelves.includes(shelf))
  const whole = new Set(roles.flatMap((role) => role.reads.filter((shelf) => !isLate(role, shelf))))
  const days = Map.groupBy(
    roles.flatMap(({ later }) => later),
    ({ day }) => day,
  )
  const seen = new Set<Shelf>(whole)
  return [...days]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([day, of]) => {
      const shelves = shelvesAmong(of.flatMap((each) => each.shelves)).filter(
        (shelf) => !seen.has(shelf),
      )
      for (const shelf of shelves) seen.add(shelf)
      return shelves.length === 0 ? [] : [{ day, shelves }]
    })
}

type Epochs = { readonly epochs: readonly (number | null)[] }

/** Whether what `mine` gives, shelf by shelf, is somewhere less than what `theirs` does. */
export function isLess(mine: Epochs, theirs: Epochs): boolean {
  const from = (epoch: number | null | undefined) => epoch ?? Number.POSITIVE_INFINITY
  return theirs.epochs.some((epoch, at) => from(mine.epochs[at]) > from(epoch))
}

/** `since 3 September 2026, until 18 December 2026`. */
export function daysInWords({ since, until }: Pick<Seat, 'since' | 'until'>, on: Day): string {
  if (since === until) return `for ${inWords(since)} only`
  const from = since > on ? `from ${inWords(since)}` : `since ${inWords(since)}`
  return until === null ? from : `${from}, until ${inWords(until)}`
}

/** How long a place is for, before it begins: `from now on, until they or you end it`. */
export function lastingInWords({ since, until }: Pick<Seat, 'since' | 'until'>, on: Day): string {
  if (since === until) return `for ${inWords(since)} only`
  const from = since > on ? `from ${inWords(since)}` : 'from now on'
  return until === null ? `${from}, until somebody ends it` : `${from}, until ${inWords(until)}`
}

/** The roles that are not over on `on`. */
export function rolesOn({ roles }: Pick<Seat, 'roles'>, on: Day): readonly SeatRole[] {
  return roles.filter((role) => !isOver(role, on))
}

/** How many entries a shelf shares with everyone who holds it. */
export type ShelfCount = { readonly shelf: Shelf; readonly entries: number }
