/** Reads from a record what a letter stands on, under the walls of whoever writes it. */
import { z } from 'zod'
import { findHistory } from '../commitments/history.ts'
import { findSince } from '../commitments/heard-since.ts'
import { standingOf, type Commitment } from '../commitments/commitment.ts'
import { holdersOf } from '../commitments/hand-over.ts'
import { findHeld, findStops } from '../commitments/stops.ts'
import { findCommitment, findForToday, type KeptCommitment } from '../commitments/store.ts'
import { findAddresses, findFamily, findThread, partyOf } from '../correspondence/asks-store.ts'
import type { MessageBody } from '../correspondence/entries.ts'
import type { SchoolCalendar } from '../law/school.ts'
import { MATTER_KIND, matterBody, STEP_KIND, stepBody } from '../matters/entries.ts'
import { PROVISION_KIND } from '../plan/entries.ts'
import { findPlanned } from '../plan/store.ts'
import { schoolOf } from '../people/calendar.ts'
import { calendarFor, findCalendars } from '../people/calendars.ts'
import type { Day } from '../platform/day.ts'
import type { Entry, Figure } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findAfter, findAllVersions, findEntries } from '../record/store.ts'
import {
  holdsWords,
  nearestSentence,
  NO_GROUND,
  recipientFor,
  sidesOf,
  sourceOf,
  type Ground,
  type Source,
} from './ground.ts'
import type { Recipient, Stop } from './letter.ts'

const SOURCES_MAX = 24
const FAMILY_FROM_MESSAGES = 400

/** What a letter about the entry `of` stands on, as on `on`; nothing where there is no such entry. */
export async function findGround(write: Write, of: Entry | null, on: Day): Promise<Ground> {
  if (of === null || of.erased) return NO_GROUND
  const ground = await groundOf(write, await aboutOf(write, of), on)
  const own = ground.asked === null ? [] : keptOf(ground.asked, on)
  const others = await findKept(write, ground.to, on)
  const kept = [...own, ...others.filter(({ what }) => !own.some((each) => each.what === what))]
  return { ...ground, kept }
}

const ABOUT_OTHERS = new Set(['hand-over', 'answer', STEP_KIND])

/** What came of something is about that thing itself. */
async function aboutOf(write: Write, entry: Entry): Promise<Entry> {
  const of = (entry.body as { readonly of?: unknown } | null)?.of
  if (!ABOUT_OTHERS.has(entry.kind) || typeof of !== 'number') return entry
  const [named] = await findEntries(write, [of])
  return named === undefined || named.erased ? entry : named
}

function groundOf(write: Write, of: Entry, on: Day): Promise<Ground> {
  switch (of.kind) {
    case 'ask':
    case 'promise':
      return ofCommitment(write, of, on)
    case 'need':
      return ofNeed(write, of)
    case MATTER_KIND:
      return ofMatter(write, of)
    case PROVISION_KIND:
      return ofProvision(write, of)
    default:
      return ofEntry(write, of)
  }
}

async function ofCommitment(write: Write, of: Entry, on: Day): Promise<Ground> {
  const [root] = await findAllVersions(write, [of.root])
  const commitment = await findCommitment(write, root?.address ?? of.address)
  if (commitment === null) return { ...NO_GROUND, of, title: of.title }
  const since = (await findSince(write, [commitment], on))(commitment)
  const { address } = await findHistory(write, commitment)
  const holder = holdersOf(commitment, on).at(-1)?.who ?? commitment.debtor
  const stops = commitment.handOvers.length === 0 ? [] : await stopsWith(write, of)
  const known = holder === commitment.debtor && address !== null ? [address] : []
  return {
    ...NO_GROUND,
    of,
    title: commitment.title,
    to: await recipients(write, [holder], known),
    asked: commitment,
    about: commitment.root,
    chased: since.chased,
    stops,
    all: await recipients(
      write,
      stops.map(({ who }) => who),
      [],
    ),
    sources: await sourcesOf(write, await entriesAround(write, commitment)),
  }
}

async function entriesAround(write: Write, commitment: KeptCommitment): Promise<number[]> {
  const thread = commitment.thread === null ? [] : await findThread(write, commitment.thread)
  const answers = await findEntries(
    write,
    [...commitment.answers, ...commitment.handOvers].map(({ seq }) => seq),
  )
  return [
    ...(commitment.source === null ? [] : [commitment.source]),
    ...thread.map(({ seq }) => seq),
    ...answers.flatMap(sourceIn),
  ]
}

/** The entry that an answer, a hand-over or a step says it comes from. */
function sourceIn({ body }: Entry): number[] {
  const source = (body as { readonly source?: unknown } | null)?.source
  return typeof source === 'number' ? [source] : []
}

async function ofNeed(write: Write, of: Entry): Promise<Ground> {
  const held = await findHeld(write, of.seq)
  const stops = await stopsWith(write, of)
  const all = await recipients(
    write,
    stops.map(({ who }) => who),
    [],
  )
  return {
    ...NO_GROUND,
    of,
    title: held?.title ?? of.title,
    to: all.filter(({ name }) => sameName(name, stops.at(-1)?.who ?? '')),
    all,
    stops,
    sources: await sourcesOf(
      write,
      stops.flatMap(({ source }) => source ?? []),
    ),
  }
}

async function ofMatter(write: Write, of: Entry): Promise<Ground> {
  const latest = (await findAllVersions(write, [of.root])).findLast((each) => !each.erased) ?? of
  const body = matterBody.parse(latest.body)
  const steps = await findSteps(write, of.root)
  return {
    ...NO_GROUND,
    of,
    title: body.title,
    to: await recipients(write, [body.with], []),
    matter: of.root,
    sources: await sourcesOf(write, steps.flatMap(sourceIn)),
  }
}

const STEPS_MAX = 500

async function findSteps(write: Write, matter: number): Promise<Entry[]> {
  const steps = await findAfter(write, matter, { kinds: [STEP_KIND], atMost: STEPS_MAX })
  return steps.filter((step) => !step.erased && stepBody.parse(step.body).of === matter)
}

/** A letter about one message, call or thing said: to the other side of it, never to the family itself. */
async function ofEntry(write: Write, of: Entry): Promise<Ground> {
  const family = await findFamily(write, FAMILY_FROM_MESSAGES)
  // Whoever wrote something down by hand is of the family; the author of a message is its sender.
  const ours = of.kind === 'message' ? [write.recordName] : [of.author, write.recordName]
  const isOurs = (figure: Figure) => family.has(partyOf(figure)) || isNamed(figure.name, ours)
  const { others, isTheirs } = sidesOf(of, isOurs)
  const thread = of.kind === 'message' ? (of.body as MessageBody).thread : null
  const around = thread === null ? [] : (await findThread(write, thread)).map(({ seq }) => seq)
  const known = others.flatMap(({ name, address }) =>
    address === null ? [] : (recipientFor(name, [address]) ?? []),
  )
  const unknown = others.filter(({ address }) => address === null).map(({ name }) => name)
  return {
    ...NO_GROUND,
    of,
    title: of.title,
    isTheirs,
    to: [...known, ...(await recipients(write, unknown, []))].slice(0, 1),
    sources: await sourcesOf(write, [of.seq, ...around]),
  }
}

/** With each day on which it was not given, to be listed by its day. */
async function ofProvision(write: Write, of: Entry): Promise<Ground> {
  const { marks } = await findPlanned(write)
  const missed = marks.filter((mark) => mark.of === of.root && mark.body.given !== 'given')
  const days = missed.slice(-SOURCES_MAX).map(({ seq }) => seq)
  const ground = await ofEntry(write, of)
  return { ...ground, sources: await sourcesOf(write, [of.seq, ...days]) }
}

function isNamed(name: string, names: readonly string[]): boolean {
  return names.some((each) => sameName(name, each) || name.startsWith(`${each} `))
}

/** The stops of what was passed on; only words that stand in the entry they come from are their own. */
async function stopsWith(write: Write, of: Entry): Promise<Stop[]> {
  const stops = await findStops(write, of.seq)
  const entries = await findEntries(
    write,
    stops.flatMap(({ source }) => source ?? []),
  )
  return stops.map((stop) => {
    const { who, from, to, days, words } = stop
    const entry = entries.find(({ seq }) => seq === stop.source)
    const said = entry === undefined ? null : sourceOf(entry)
    const whole = said?.words ?? null
    const isTheirs = words !== null && whole !== null && holdsWords(whole, words)
    const near = isTheirs || whole === null || words === null ? null : nearestSentence(whole, words)
    const source = isTheirs || near !== null ? stop.source : null
    return { who, from, to, days, words: near ?? words, source, spoken: said?.spoken === true }
  })
}

async function recipients(
  write: Write,
  names: readonly string[],
  known: readonly string[],
): Promise<Recipient[]> {
  const found: Recipient[] = []
  for (const name of names) {
    if (found.some((each) => sameName(each.name, name))) continue
    const addresses = known.length > 0 ? known : await findAddresses(write, name)
    const one = recipientFor(name, addresses)
    if (one !== null) found.push(one)
  }
  return found
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

/** Entries by number as things that could go into a letter, in order of time; each once. */
export async function sourcesOf(write: Write, seqs: readonly number[]): Promise<Source[]> {
  const entries = await findEntries(write, [...new Set(seqs)])
  return entries
    .flatMap((entry) => sourceOf(entry) ?? [])
    .toSorted((a, b) => (a.on === b.on ? a.seq - b.seq : a.on < b.on ? -1 : 1))
    .slice(-SOURCES_MAX)
}

/** What those it is to promised and lately did. */
async function findKept(write: Write, to: readonly Recipient[], on: Day): Promise<Ground['kept']> {
  const { kept } = await findForToday(write, on, 1)
  return kept
    .filter((each) => each.kind === 'promise' && to.some(({ name }) => sameName(name, each.debtor)))
    .flatMap((each) => keptOf(each, on))
}

/** A promise that was done, as a letter can thank for it. */
function keptOf(commitment: Commitment, on: Day): Ground['kept'] {
  const standing = standingOf(commitment, on)
  if (commitment.kind !== 'promise') return []
  const answer = commitment.answers.findLast(({ as }) => as === 'answered')
  if (answer === undefined || (standing !== 'met' && standing !== 'met late')) return []
  return [{ what: commitment.title, on: answer.happened.day }]
}

/** The days of the school that a letter is to, where they are known. */
export async function findDaysOf(
  write: Write,
  to: readonly Recipient[],
): Promise<SchoolCalendar | null> {
  const calendars = await findCalendars(write)
  for (const { name } of to) {
    const calendar = calendarFor(calendars, name) ?? schoolOf(calendars, name)?.calendar
    if (calendar !== null && calendar !== undefined) return calendar
  }
  return null
}

const OtherChildren = z.object({ names: z.array(z.string()) })

/** The names of other children, from the latest list that this member may see. */
export async function findOtherNames(write: Write): Promise<readonly string[]> {
  const lists = await findAfter(write, 0, { kinds: ['other-children'], atMost: 1000 })
  const read = OtherChildren.safeParse(lists.findLast((entry) => !entry.erased)?.body)
  return read.success ? read.data.names : []
}

/** The open matters of a process, the newest first. */
export async function findMatters(write: Write, process: string): Promise<Entry[]> {
  const matters = await findAfter(write, 0, { kinds: [MATTER_KIND], atMost: 500 })
  return matters
    .filter((entry) => !entry.erased && entry.amends === null)
    .filter((entry) => matterBody.safeParse(entry.body).data?.process === process)
    .toReversed()
}
