/** The replies of a record that wait for the parent to say what they answer, and those that answer nothing. */
import { findFamily, findMessages, type KeptMessage } from '../correspondence/asks-store.ts'
import type { Day } from '../platform/day.ts'
import type { Figure } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import { askedBody, TAKING_PART } from './by-mail/entries.ts'
import { holdersOf } from './hand-over.ts'
import { firstWords } from './heard-since.ts'
import {
  aboveName,
  incomingOf,
  isReplyTo,
  isToJudge,
  type Awaited,
  type Came,
  type Incoming,
} from './incoming.ts'
import { findAddressesOf, findCandidates, findRefused, findSaid } from './incoming-store.ts'
import { findOpen, type KeptCommitment } from './store.ts'

export type Reply = Omit<Incoming, 'matches'> & {
  readonly message: KeptMessage
  /** Its first words, without greeting and signature; ends in ` …` where there are more. */
  readonly first: string
  readonly matches: readonly (Incoming['matches'][number] & {
    readonly commitment: KeptCommitment
  })[]
}

export type Replies = {
  /** To be judged, oldest first. */
  readonly toJudge: readonly Reply[]
  /** Acknowledgements and machines' replies in the threads of what is owed: told, and no more. */
  readonly told: readonly Reply[]
}

/** More than anyone has open; a bound, so that a page never grows with the record. */
const OPEN_MAX = 300
/** As much as a phone shows beside the question. */
const FIRST_WORDS_MAX = 400
const FAMILY_FROM_MESSAGES = 400

/** What came in up to `on` that may answer what is still owed then. */
export async function findReplies(write: Write, on: Day): Promise<Replies> {
  const open = await findOpen(write, on, OPEN_MAX)
  const [first] = open
  if (first === undefined) return { toJudge: [], told: [] }
  const known = await findAddressesOf(write, [...new Set(open.flatMap((each) => whomOf(each, on)))])
  const roots = open.map((each) => each.root)
  const candidates = await findCandidates(write, {
    roots,
    addresses: [...new Set([...known.values()].flat())],
    family: [...(await findFamily(write, FAMILY_FROM_MESSAGES))],
    since: first.since,
    on,
  })
  const messages = await findMessages(write, [...candidates.keys()])
  const said = Map.groupBy(await findSaid(write, roots), (each) => each.root)
  const refused = await findRefused(
    write,
    messages.map((message) => message.seq),
  )
  const awaited = open.map((each) =>
    awaitedOf(each, on, { known, judged: said.get(each.root) ?? [] }),
  )
  const askedBy = await rootsOfMails(write, messages)
  const byRoot = new Map(open.map((each) => [each.root, each]))
  const replies = messages.flatMap((message) => {
    const came = cameOf(message, candidates.get(message.seq) ?? false, askedBy)
    const setAside = refused.get(message.seq) ?? new Set()
    const names = [write.recordName]
    const incoming = came === null ? null : incomingOf(came, awaited, { setAside, names })
    return incoming === null ? [] : [replyOf(incoming, message, byRoot)]
  })
  return { toJudge: replies.filter(isToJudge), told: replies.filter((each) => !isToJudge(each)) }
}

function whomOf(commitment: KeptCommitment, on: Day): string[] {
  return [commitment.debtor, ...holdersOf(commitment, on).map((holder) => holder.who)]
}

type Known = {
  readonly known: ReadonlyMap<string, readonly string[]>
  readonly judged: Awaited['judged']
}

function awaitedOf(commitment: KeptCommitment, on: Day, { known, judged }: Known): Awaited {
  const { root, title, words, source, thread, since } = commitment
  const asked = [...new Set(whomOf(commitment, on))].flatMap((name): Figure[] => {
    const addresses = known.get(name) ?? []
    return addresses.length === 0
      ? [{ name, address: name.includes('@') ? name : null }]
      : addresses.map((address) => ({ name, address }))
  })
  return { root, title, sentence: words, source, thread, since, asked, judged }
}

/** Mail with a legal adviser answers nothing that others owe. */
function cameOf(
  { seq, day, thread, body }: KeptMessage,
  follows: boolean,
  askedBy: ReadonlyMap<number, AskedAbout>,
): Came | null {
  const { subject, words, auto, from } = body
  if (from === null || body.legal) return null
  const asked = askedBy.get(body.answersMail ?? 0)
  if (asked?.isOwed === false) return null
  const root = asked?.root
  const fromAsked =
    body.arrival?.from === 'the address asked' && body.arrival.dmarc.result !== 'fail'
  const answers = root === undefined ? null : { root, fromAsked }
  const isReply = isReplyTo(body)
  return { seq, day, thread, from, subject, words, auto, follows, isReply, answers }
}

function replyOf(
  incoming: Incoming,
  message: KeptMessage,
  byRoot: ReadonlyMap<number, KeptCommitment>,
): Reply {
  const { words, from } = message.body
  return {
    ...incoming,
    message,
    first: firstWords(aboveName(words, from?.name ?? ''), FIRST_WORDS_MAX),
    matches: incoming.matches.flatMap((match) => {
      const commitment = byRoot.get(match.root)
      return commitment === undefined ? [] : [{ ...match, commitment }]
    }),
  }
}

/** What an email that went out was about; not owed is what somebody takes part in by mail, as in news. */
type AskedAbout = { readonly root: number; readonly isOwed: boolean }

/** What each email that asked was about, of those that `messages` answer. */
async function rootsOfMails(
  write: Write,
  messages: readonly KeptMessage[],
): Promise<ReadonlyMap<number, AskedAbout>> {
  const seqs = messages.flatMap(({ body }) => body.answersMail ?? [])
  const mails = (seqs.length === 0 ? [] : await findEntries(write, seqs))
    .filter(({ kind, erased }) => kind === 'asked by mail' && !erased)
    .map(({ root, body }) => ({ root, ...askedBody.parse(body) }))
  const about = await findEntries(
    write,
    mails.map(({ of }) => of),
  )
  return new Map(
    mails.map(({ root, of, shown }) => {
      const kind = about.find(({ seq }) => seq === of)?.kind ?? ''
      return [root, { root: of, isOwed: shown === null && !TAKING_PART.includes(kind) }]
    }),
  )
}
