/** Everything that happened to one commitment, in order: letters in its thread, answers, hand-overs. */
import { findThread, partyOf, type KeptMessage } from '../correspondence/asks-store.ts'
import { recogniseReply, type ReplyKind } from '../correspondence/replies.ts'
import type { Day } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import { ANSWERED_WORDS, type AnswerBody, type HandOverBody } from './entries.ts'
import { firstSentences } from './heard-since.ts'
import { findSentAgain } from './sendings.ts'
import type { KeptCommitment } from './store.ts'

export type HistoryLine = {
  readonly day: Day
  readonly title: string
  readonly words: string | null
  /** The page of the entry it comes from. */
  readonly address: string | null
  /** Something the family did. */
  readonly isOurs: boolean
}

/** `at` is its place within its day: asking comes first. */
type Placed = HistoryLine & { readonly at: number }

export type History = {
  readonly lines: readonly HistoryLine[]
  /** Where the debtor writes from, if it is known. */
  readonly address: string | null
  /** Who in the family wrote it down, and would write again. */
  readonly writer: string
}

/** The lines of `commitment`'s page, oldest first. */
export async function findHistory(write: Write, commitment: KeptCommitment): Promise<History> {
  const events = await findEntries(write, [
    commitment.root,
    ...commitment.answers.map((each) => each.seq),
    ...commitment.handOvers.map((each) => each.seq),
  ])
  const asked = events.find((entry) => entry.seq === commitment.root)
  const messages = commitment.thread === null ? [] : await findThread(write, commitment.thread)
  const source = messages.find((each) => each.seq === commitment.source)
  const since = messages.filter((each) => each.day >= commitment.since && each !== source)
  const again = await findEntries(
    write,
    (await findSentAgain(write, [commitment.root], LAST_DAY)).map(({ letter }) => letter),
  )
  const lines: Placed[] = [
    ...again.filter((entry) => !entry.erased).map(againLine),
    ...events
      .filter((entry) => !entry.erased)
      .map((entry) =>
        eventLine(entry, commitment, {
          askedAt: source?.address ?? entry.address,
          isTheirs: entry.broughtBy !== asked?.broughtBy,
        }),
      ),
    ...since.map((message) => messageLine(message, commitment, source?.body.to.map(partyOf) ?? [])),
  ]
  return {
    lines: lines.toSorted((a, b) => (a.day === b.day ? a.at - b.at : a.day < b.day ? -1 : 1)),
    address: addressOf(messages, commitment),
    writer: asked?.author ?? commitment.creditor,
  }
}

const LAST_DAY = '9999-12-31' as Day

/** A letter of the family's own that asked again. */
function againLine({ seq, happened, address, title, author }: Entry): Placed {
  const at = { at: seq, day: happened.day, address, isOurs: true, words: null }
  return { ...at, title: `${author} sent a letter: ${title}` }
}

/** `askedAt` is the page where it was asked: its letter, else its own. `isTheirs`: they wrote it down themselves. */
function eventLine(
  entry: Entry,
  commitment: KeptCommitment,
  { askedAt, isTheirs }: { readonly askedAt: string; readonly isTheirs: boolean },
): Placed {
  const at = { at: entry.seq, day: entry.happened.day, address: entry.address, isOurs: false }
  if (entry.kind === 'answer') {
    const body = entry.body as AnswerBody
    const isKept = commitment.kind === 'promise' && body.as === 'answered'
    const what = isKept ? 'Done, as promised' : ANSWERED_WORDS[body.as]
    const title = isTheirs ? `${entry.author}: ${what}` : what
    return { ...at, title, words: body.words ?? null }
  }
  if (entry.kind === 'hand-over') {
    const body = entry.body as HandOverBody
    return { ...at, title: `Passed on from ${body.from} to ${body.to}`, words: body.words ?? null }
  }
  const title =
    commitment.kind === 'promise'
      ? `${commitment.debtor} promised this`
      : `${commitment.debtor} was asked`
  return {
    ...at,
    at: 0,
    address: askedAt,
    title,
    words: null,
    isOurs: commitment.kind !== 'promise',
  }
}

const AS: Record<ReplyKind, string> = {
  reply: 'wrote',
  acknowledgement: 'acknowledged it',
  'auto-reply': 'sent an automatic reply',
  'out-of-office': 'was away: an automatic reply',
  bounce: 'did not get it: the message came back',
}

const WORDS_LENGTH_MAX = 240

function messageLine(
  message: KeptMessage,
  commitment: KeptCommitment,
  promisedTo: readonly string[],
): Placed {
  const { body, seq, day, address } = message
  const isOurs =
    commitment.kind === 'ask'
      ? message.sender === commitment.asker
      : promisedTo.includes(message.sender)
  const name = body.from?.name ?? 'Somebody'
  const at = {
    at: seq,
    day,
    address,
    isOurs,
    words: firstSentences(body.words, WORDS_LENGTH_MAX) || null,
  }
  if (isOurs) return { ...at, title: `${name} wrote again` }
  const { as } = recogniseReply({
    subject: body.subject,
    words: body.words.slice(0, 8000),
    auto: body.auto,
    from: body.from?.address ?? null,
  })
  return { ...at, title: `${name} ${AS[as]}` }
}

/** Where the debtor writes from: found by their name among the people of the thread. */
function addressOf(messages: readonly KeptMessage[], { debtor }: KeptCommitment): string | null {
  const figures = messages.flatMap(({ body }) => [
    ...(body.from === null ? [] : [body.from]),
    ...body.to,
  ])
  return (
    figures.find((figure) => figure.name === debtor || figure.address === debtor)?.address ?? null
  )
}
