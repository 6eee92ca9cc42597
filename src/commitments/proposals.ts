/**
 * What may have been asked or promised, found in the messages of a record. Nothing is stored until
 * the parent says yes; what they set aside does not come back.
 */
import { asksIn } from '../correspondence/asks.ts'
import {
  findFamily,
  findLatestMessages,
  findMessage,
  partyOf,
  type KeptMessage,
} from '../correspondence/asks-store.ts'
import { isAlike } from '../correspondence/matching.ts'
import { promisesIn } from '../correspondence/promises.ts'
import type { Day } from '../platform/day.ts'
import { currentAudience } from '../record/audience.ts'
import type { EntryDraft, Figure } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { append, findNames } from '../record/store.ts'
import type { OwedBody } from './entries.ts'
import { findSentLetters, isSameMail } from './sendings.ts'
import { findFromMessages, findSetAside, setAside, type FromMessage } from './store.ts'

export type Proposal = {
  readonly id: string
  readonly kind: 'ask' | 'promise'
  readonly sentence: string
  readonly title: string
  /** The message it was found in: its number, its page, its day. */
  readonly source: number
  readonly address: string
  readonly day: Day
  readonly debtor: Figure
  readonly creditor: string
  /** A day they gave (`their promise`) or only we named (`asked`). */
  readonly due: Day | null
  readonly dueBasis: 'their promise' | 'asked' | null
  /** Their words for when, where no day could be worked out. */
  readonly dueWords: string | null
}

export type ProposalPage = {
  readonly proposals: readonly Proposal[]
  /** Older messages are looked through from here on; null when there are none. */
  readonly before: number | null
  /** The page address of the last message looked through, when there are older ones. */
  readonly beforeAddress: string | null
}

/** How many of the newest messages say who the family is. */
const FAMILY_FROM_MESSAGES = 400
/** Enough for every message of a record: the command line looks through all of them. */
const FAMILY_FROM_ALL = 100_000
/** What a longer message says beyond this is not looked through: nobody wrote it by hand. */
const WORDS_LENGTH_MAX = 40_000

/** Proposals of the next `messages` messages from the newest on, newest message first. */
export async function findProposals(
  write: Write,
  page: { readonly before: number | null; readonly messages: number; readonly family?: number },
): Promise<ProposalPage> {
  const family = await findFamily(write, page.family ?? FAMILY_FROM_MESSAGES)
  const messages = await findLatestMessages(write, { before: page.before, atMost: page.messages })
  const last = messages.length < page.messages ? undefined : messages.at(-1)
  return {
    proposals: await stillOpen(write, await proposalsAmong(write, messages, family)),
    before: last?.seq ?? null,
    beforeAddress: last?.address ?? null,
  }
}

/** Every proposal of the record, oldest message first. Grows with the record: for the command line. */
export async function findAllProposals(write: Write): Promise<Proposal[]> {
  const all: Proposal[] = []
  const family = await findFamily(write, FAMILY_FROM_ALL)
  for (let before: number | null = null; ;) {
    const messages: KeptMessage[] = await findLatestMessages(write, { before, atMost: 500 })
    all.push(...(await stillOpen(write, await proposalsAmong(write, messages, family))))
    before = messages.at(-1)?.seq ?? null
    if (before === null) break
  }
  return all.toSorted((a, b) => (a.day === b.day ? a.source - b.source : a.day < b.day ? -1 : 1))
}

/** What `messages` propose. What a letter recorded as sent asks is kept already: its mail asks it no second time. */
async function proposalsAmong(
  write: Write,
  messages: readonly KeptMessage[],
  family: ReadonlySet<string>,
): Promise<Proposal[]> {
  const found = messages.map((message) => ({ message, proposals: proposalsIn(message, family) }))
  const asks = found.some(({ proposals }) => proposals.some(({ kind }) => kind === 'ask'))
  const sent = asks ? await findSentLetters(write) : []
  return found.flatMap(({ message, proposals }) =>
    proposals.filter(
      ({ kind }) =>
        kind !== 'ask' ||
        !sent.some((letter) => isSameMail({ day: message.day, words: message.body.words }, letter)),
    ),
  )
}

async function stillOpen(write: Write, proposals: readonly Proposal[]): Promise<Proposal[]> {
  const sources = [...new Set(proposals.map((each) => each.source))]
  if (sources.length === 0) return []
  const known = await findFromMessages(write, sources)
  const aside = await findSetAside(write, sources)
  const open = proposals.filter(
    (each) => !aside.has(each.id) && !known.some((one) => isSame(one, each)),
  )
  return withNames(write, open)
}

/** Where a message gave only an address, the name the record knows it by. */
async function withNames(write: Write, proposals: readonly Proposal[]): Promise<Proposal[]> {
  const bare = proposals.flatMap(({ debtor }) => (isBare(debtor) ? (debtor.address ?? []) : []))
  if (bare.length === 0) return [...proposals]
  const names = await findNames(write, bare)
  return proposals.map((each) => {
    const name = isBare(each.debtor)
      ? names.get(each.debtor.address?.toLowerCase() ?? '')
      : undefined
    return name === undefined ? each : { ...each, debtor: { ...each.debtor, name } }
  })
}

function isBare({ name, address }: Figure): boolean {
  return (
    address !== null && (name.trim() === '' || name.trim().toLowerCase() === address.toLowerCase())
  )
}

/** Confirmed from this proposal, or written down by hand from the same message in other words. */
function isSame(known: FromMessage, proposal: Proposal): boolean {
  if (known.proposal === proposal.id) return true
  return (
    known.proposal === null &&
    known.source === proposal.source &&
    known.kind === proposal.kind &&
    isAlike(known.title, `${proposal.title} ${proposal.sentence}`)
  )
}

/** What one message proposes: asks in what the family wrote, promises in what it was sent. */
function proposalsIn(message: KeptMessage, family: ReadonlySet<string>): Proposal[] {
  const { body, seq, day, address } = message
  if (body.auto !== null || body.legal || body.from === null) return []
  const words = body.words.slice(0, WORDS_LENGTH_MAX)
  const others = [...body.to, ...body.cc].filter((figure) => !family.has(partyOf(figure)))
  const found = { source: seq, address, day }
  if (family.has(message.sender)) {
    const [debtor] = others
    if (debtor === undefined) return []
    const creditor = nameOf(body.from)
    return asksIn({ seq, day, words, to: others }).map(({ id, sentence, title, dueAsked }) => ({
      ...found,
      kind: 'ask',
      id,
      sentence,
      title,
      debtor,
      creditor,
      due: dueAsked,
      dueWords: null,
      dueBasis: dueAsked === null ? null : 'asked',
    }))
  }
  const ours = [...body.to, ...body.cc].find((figure) => family.has(partyOf(figure)))
  if (ours === undefined) return []
  return promisesIn({ seq, day, words, from: body.from, automatic: false }).map((promise) => ({
    ...found,
    kind: 'promise',
    id: promise.id,
    sentence: promise.sentence,
    title: promise.title,
    debtor: promise.debtor,
    creditor: nameOf(ours),
    due: promise.due,
    dueBasis: promise.dueBasis,
    dueWords: promise.dueWords,
  }))
}

/** A figure's name where it is one, else the address they write from. */
export function nameOf(figure: Figure): string {
  return figure.name.trim() === '' ? (figure.address ?? 'Somebody') : figure.name.trim()
}

/** The proposal called `id`, found again in its message; null when it is not, or no longer, there. */
export async function findProposal(write: Write, id: string): Promise<Proposal | null> {
  const seq = /^(\d{1,9})-[0-9a-f]{8}$/.exec(id)?.[1]
  if (seq === undefined) return null
  const message = await findMessage(write, Number(seq))
  if (message === null) return null
  for (const messages of [FAMILY_FROM_MESSAGES, FAMILY_FROM_ALL]) {
    const family = await findFamily(write, messages)
    const found = proposalsIn(message, family).filter((each) => each.id === id)
    if (found.length > 0) return (await withNames(write, found))[0] ?? null
  }
  return null
}

/** What the parent may change while saying yes. */
export type Edited = { readonly title?: string; readonly debtor?: string }

/** Makes the proposal a commitment. Saying yes twice adds nothing. True when it added one. */
export async function confirm(
  write: Write,
  proposal: Proposal,
  edited: Edited = {},
): Promise<boolean> {
  const message = await findMessage(write, proposal.source)
  if (message === null) throw new Error('A proposal was confirmed whose message is not there.')
  const audience = await currentAudience(write, message)
  const { entries } = await append(write, [draftOf(proposal, { ...message, audience }, edited)])
  return entries.length > 0
}

function draftOf(proposal: Proposal, message: KeptMessage, edited: Edited): EntryDraft {
  const debtor = edited.debtor ?? nameOf(proposal.debtor)
  const isSameName = debtor === nameOf(proposal.debtor)
  const body: OwedBody = {
    title: edited.title ?? proposal.title,
    debtor,
    creditor: proposal.creditor,
    source: proposal.source,
    due: proposal.due,
    dueBasis: proposal.dueBasis,
    words: proposal.sentence,
  }
  return {
    kind: proposal.kind,
    happened: message.happened,
    author: proposal.creditor,
    people: [isSameName ? proposal.debtor : { name: debtor, address: null }],
    // Whoever may read the message may read what was asked in it, and nobody else.
    shelf: message.shelf,
    audience: message.audience,
    amends: null,
    body,
    files: [],
    key: proposalKey(proposal.id),
  }
}

/** The key of what a proposal becomes: said yes to twice, it is kept once. */
export function proposalKey(id: string): string {
  return `proposal:${id}`
}

/** "No": the proposal does not come back. */
export async function refuse(write: Write, proposal: Proposal): Promise<void> {
  await setAside(write, proposal.source, proposal.id)
}
