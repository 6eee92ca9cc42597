/** What was passed on, read from the record: needs, asks and promises with their path. */
import { needBody, type NeedBody } from '../child/entries.ts'
import type { Day } from '../platform/day.ts'
import { dayAt } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { findAfter, findAllVersions, findEntries } from '../record/store.ts'
import { settledOn, type Commitment, type HandOver } from './commitment.ts'
import { handOverBody } from './entries.ts'
import { stopsOf, type Passed, type Stop } from './path.ts'
import { findPassedOn } from './passed-on-store.ts'
import { findByRoots, findEvents, findOwedPage, type Events } from './store.ts'

/** A need, an ask or a promise, with who passed it on and in which words. */
export type Held = {
  readonly kind: 'need' | 'ask' | 'promise'
  /** The number of its first entry: what `of` names. */
  readonly root: number
  /** The number of its newest version. */
  readonly seq: number
  readonly address: string
  readonly title: string
  readonly words: string | null
  readonly area: NeedBody['area']
  /** Who asked, or wrote the need down. */
  readonly creditor: string
  readonly passed: Passed
}

/**
 * Who held the need, ask or promise that the entry `seq` is (any of its versions), first to last, up to
 * today in the record's own place. `from` and `to` are days, `to` null while they have it; `days` are
 * calendar days; `words` what was said when it was passed on; `source` the number of the entry that
 * shows it. Empty where nothing is known of who has it.
 */
export async function findStops(write: Write, seq: number): Promise<Stop[]> {
  const held = await findHeld(write, seq)
  return held === null ? [] : stopsOf(held.passed, dayAt(write.now, write.zone))
}

/** The need, ask or promise that the entry `seq` is; null where it is none, or is not there. */
export async function findHeld(write: Write, seq: number): Promise<Held | null> {
  const [entry] = await findEntries(write, [seq])
  if (entry === undefined || entry.erased) return null
  return (await findHeldByRoots(write, [entry.root]))[0] ?? null
}

const PASSED_ON_MAX = 200

/** Everything that was ever passed on, the latest first, at most 200. */
export async function findAllPassedOn(write: Write): Promise<Held[]> {
  const roots = await findPassedOn(write, PASSED_ON_MAX)
  const held = await findHeldByRoots(write, roots)
  return held.toSorted((a, b) => roots.indexOf(a.root) - roots.indexOf(b.root))
}

const NEEDS_MAX = 500

/** The needs of the record as they read now, in the order they were written down. */
export async function findNeeds(write: Write): Promise<Held[]> {
  const entries = await findAfter(write, 0, { kinds: ['need'], atMost: NEEDS_MAX })
  const held = await findHeldByRoots(write, [...new Set(entries.map((entry) => entry.root))])
  return held.toSorted((a, b) => a.root - b.root)
}

const OPEN_ASKS_MAX = 6

/** What something passed on may be about: needs not met yet, then asks and promises still owed on `on`. */
export async function findOpenHeld(write: Write, on: Day): Promise<Held[]> {
  const needs = (await findNeeds(write)).filter(({ passed }) => !isOver(passed, on))
  const page = { settled: false, from: 0, atMost: OPEN_ASKS_MAX }
  const { commitments } = await findOwedPage(write, on, page)
  const passed = (await findAllPassedOn(write)).filter((each) => !isOver(each.passed, on))
  const owed = await findHeldByRoots(
    write,
    commitments.map(({ root }) => root),
  )
  const all = [...needs, ...passed, ...owed]
  return [...new Map(all.map((each) => [each.root, each])).values()]
}

function isOver({ settled }: Passed, on: Day): boolean {
  return settled !== null && settled <= on
}

async function findHeldByRoots(write: Write, roots: readonly number[]): Promise<Held[]> {
  const commitments = await findByRoots(write, roots)
  const known = new Set(commitments.map((each) => each.root))
  const needs = await needsOf(
    write,
    roots.filter((root) => !known.has(root)),
  )
  const words = await wordsOf(
    write,
    [...commitments, ...needs.map((need) => need.events)].flatMap((each) => each.handOvers),
  )
  return [
    ...needs.map(({ events, ...need }): Held => {
      const asked = { answers: events.answers, handOvers: events.handOvers, since: need.since }
      return { ...need, passed: passedOf(asked, null, words) }
    }),
    ...commitments.map((each): Held => {
      const { root, address, title, creditor } = each
      const kind = each.kind === 'promise' ? 'promise' : 'ask'
      const about = { kind, root, seq: root, address, title, creditor } as const
      return { ...about, words: each.words, area: null, passed: passedOf(each, each.debtor, words) }
    }),
  ]
}

type Settling = Pick<Commitment, 'answers' | 'handOvers' | 'since'>

function passedOf(
  { answers, handOvers, since }: Settling,
  first: string | null,
  words: ReadonlyMap<number, string>,
): Passed {
  return {
    since,
    first,
    handOvers: handOvers.map((each) => ({ ...each, words: words.get(each.seq) ?? null })),
    settled: settledOn({ ...NO_COMMITMENT, answers, since }, LAST_DAY),
  }
}

const LAST_DAY = '9999-12-31' as Day
const NO_COMMITMENT: Commitment = {
  id: '',
  kind: 'ask',
  title: '',
  debtor: '',
  creditor: '',
  source: null,
  since: LAST_DAY,
  due: null,
  dueBasis: null,
  askedBy: null,
  answers: [],
  handOvers: [],
}

/** The words of hand-overs, by the number of the entry. */
async function wordsOf(
  write: Write,
  handOvers: readonly HandOver[],
): Promise<ReadonlyMap<number, string>> {
  const entries =
    handOvers.length === 0
      ? []
      : await findEntries(
          write,
          handOvers.map((each) => each.seq),
        )
  return new Map(
    entries.flatMap((entry) => {
      if (entry.erased) return []
      const words = handOverBody.parse(entry.body).words?.trim() ?? ''
      return words === '' ? [] : [[entry.seq, words] as const]
    }),
  )
}

type Need = Omit<Held, 'passed'> & { readonly since: Day; readonly events: Events }

/** Needs as their newest readable version says; other entries and erased ones left out. */
async function needsOf(write: Write, roots: readonly number[]): Promise<Need[]> {
  if (roots.length === 0) return []
  const versions = await findAllVersions(write, roots)
  const byRoot = Map.groupBy(versions, (entry) => entry.root)
  const eventsOf = await findEvents(write, roots)
  return [...byRoot].flatMap(([root, all]) => {
    const latest = all.findLast((entry) => !entry.erased)
    if (latest?.kind !== 'need') return []
    const { title, words, area } = needBody.parse(latest.body)
    const address = all[0]?.address ?? latest.address
    const about = { kind: 'need', root, seq: latest.seq, address, title } as const
    const told = { words: words ?? null, area: area ?? null, creditor: latest.author }
    return [{ ...about, ...told, since: latest.happened.day, events: eventsOf(root) }]
  })
}
