/**
 * What messages that came in may answer: certain by their thread, guessed by who wrote and of what, and
 * otherwise asked. An acknowledgement or a machine's reply answers nothing and is only told. A match
 * settles nothing: the parent says what each message was. Pure.
 */
import { matchesOf, type IncomingMessage, type OpenAsk } from '../correspondence/matching.ts'
import { bareSubject } from '../correspondence/mail/thread.ts'
import { passedOnTo, recogniseReply, type ReplyKind } from '../correspondence/replies.ts'
import { passedToIn } from './passing-on.ts'
import { daysBetween, type Day } from '../platform/day.ts'
import type { Figure } from '../record/entry.ts'

/** A message as it came, with what is known of it. */
export type Came = {
  readonly seq: number
  readonly day: Day
  readonly thread: string | null
  readonly from: Figure
  readonly subject: string
  /** Its new words only. */
  readonly words: string
  readonly auto: string | null
  readonly isReply: boolean
  /** What it answers by the address it came to, where it came by itself. */
  readonly answers?: { readonly root: number; readonly fromAsked: boolean } | null
  /** An earlier message of its thread is in the record: it is about that. */
  readonly follows: boolean
}

/** Something still owed: whom it was asked of or passed on to, as far as they are known. */
export type Awaited = {
  readonly root: number
  readonly title: string
  readonly sentence: string | null
  readonly source: number | null
  readonly thread: string | null
  readonly since: Day
  /** Whoever was asked, and whoever has it now, each by every address they write from. */
  readonly asked: readonly Figure[]
  /** What the parent has said so far: the day, and the message it came in. */
  readonly judged: readonly { readonly day: Day; readonly source: number | null }[]
}

type Match = {
  readonly root: number
  readonly how: 'certain' | 'guessed' | 'asked'
  /** Why, in words for the parent. */
  readonly reason: string
}

export type Incoming = {
  readonly seq: number
  readonly as: ReplyKind
  /** Why it was taken for that, in words for the parent. */
  readonly reason: string
  /** To whom it says it was passed on; the parent confirms it. */
  readonly passedTo: string | null
  /** The closest first. */
  readonly matches: readonly Match[]
}

const WORDS_READ_MAX = 8000
/** So many guesses are offered for one message: more would only be read past. */
const GUESSED_MAX = 4
/** Of open questions to whoever wrote, so many are offered where nothing says which one it answers. */
const ASKED_MAX = 3
/** A message that is no reply is asked about only when it came this soon after the question. */
const FRESH_DAYS = 30
const OLD_DAYS = 183
/** How a letter begins that went to every family. */
const TO_EVERYBODY =
  /^\s*(?:dear|hello|hi|good (?:morning|afternoon|evening))\s+(?:all|everyone|everybody|both|families|parents?|carers?|colleagues|year \w+)\b/i

/**
 * What `message` may answer of `awaited`; null when it has nothing to do with any of them. `setAside`
 * are the roots of which the parent has said "not an answer to this"; `names` stand in every letter.
 */
export function incomingOf(
  message: Came,
  awaited: readonly Awaited[],
  {
    setAside,
    names,
  }: { readonly setAside: ReadonlySet<number>; readonly names: readonly string[] },
): Incoming | null {
  const open = awaited.filter(
    (each) => each.source !== message.seq && !setAside.has(each.root) && !isJudged(message, each),
  )
  if (open.length === 0) return null
  const words = message.words.slice(0, WORDS_READ_MAX)
  const { subject, auto, from } = message
  const { as, reason } = recogniseReply({ subject, words, auto, from: from.address })
  const passedTo = passedOnTo(words)
  const found = pointed(message, open) ?? matchesIn({ ...message, words }, open, names)
  const certain = found.filter((match) => match.how === 'certain')
  if (as !== 'reply' && passedTo === null)
    return certain.length === 0
      ? null
      : { seq: message.seq, as, reason, passedTo, matches: certain }
  const isElsewhere = message.follows && passedTo === null
  const matches =
    found.length > 0 || isElsewhere
      ? [...certain, ...found.filter((match) => match.how !== 'certain').slice(0, GUESSED_MAX)]
      : askedOf(message, open)
  if (matches.length === 0) return null
  const seems = as === 'reply' ? passedToIn(words, from) : passedTo
  return { seq: message.seq, as, reason, passedTo: seems, matches }
}

/** Whether a person must say what it was; what a machine sent, or only thanks, is told. */
export function isToJudge({ as, passedTo }: Pick<Incoming, 'as' | 'passedTo'>): boolean {
  return as === 'reply' || passedTo !== null
}

/** The parent has said what it was, or what a later message was. */
function isJudged(message: Came, { judged, since }: Awaited): boolean {
  if (message.day < since) return true
  return judged.some(
    ({ day, source }) =>
      source === message.seq || day > message.day || (day === message.day && source === null),
  )
}

/** It came to the address, or answers the very mail, in which something was asked: nothing is guessed. */
function pointed({ answers, from }: Came, open: readonly Awaited[]): Match[] | null {
  const root = open.find((each) => each.root === answers?.root)?.root
  if (answers === null || answers === undefined || root === undefined) return null
  const who = from.address ?? from.name
  const reason = answers.fromAsked
    ? 'It answers the email in which you asked this.'
    : `It answers the email in which you asked this, but it comes from ${who}, whom you did not ask.`
  return [{ root, how: answers.fromAsked ? 'certain' : 'guessed', reason }]
}

function matchesIn(
  message: IncomingMessage,
  open: readonly Awaited[],
  names: readonly string[],
): Match[] {
  const asks = open.flatMap((each) =>
    (each.asked.length === 0 ? [{ name: '', address: null }] : each.asked).map(
      (debtor): OpenAsk => ({
        id: String(each.root),
        title: each.title,
        sentence: each.sentence,
        debtor,
        thread: each.thread,
        since: each.since,
      }),
    ),
  )
  const seen = new Set<string>()
  return matchesOf(message, asks, names).flatMap(({ ask, how, reason }) => {
    if (seen.has(ask)) return []
    seen.add(ask)
    return [{ root: Number(ask), how, reason }]
  })
}

/** From whoever was asked, and nothing says what it answers: the parent is asked, newest question first. */
function askedOf(message: Came, open: readonly Awaited[]): Match[] {
  if (!message.isReply && TO_EVERYBODY.test(message.words)) return []
  const name = message.from.name === '' ? (message.from.address ?? '') : message.from.name
  return open
    .filter((each) => each.asked.some((one) => isSame(one, message.from)))
    .filter((each) => {
      const days = daysBetween(each.since, message.day)
      return days <= (message.isReply ? OLD_DAYS : FRESH_DAYS)
    })
    .toSorted((a, b) => (a.since === b.since ? b.root - a.root : a.since < b.since ? 1 : -1))
    .slice(0, ASKED_MAX)
    .map(({ root }) => ({
      root,
      how: 'asked',
      reason: `It is from ${name}, who was asked this. We cannot tell whether it answers it.`,
    }))
}

function isSame(one: Figure, other: Figure): boolean {
  const [a, b] = [one.address?.toLowerCase() ?? null, other.address?.toLowerCase() ?? null]
  if (a !== null && b !== null) return a === b
  return one.name !== '' && one.name.toLowerCase() === other.name.toLowerCase()
}

/** Whether a subject or the headers say that a message answers another. */
export function isReplyTo(message: {
  readonly subject: string
  readonly inReplyTo: string | null
  readonly references: readonly string[]
}): boolean {
  return (
    message.inReplyTo !== null ||
    message.references.length > 0 ||
    bareSubject(message.subject) !== message.subject.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  )
}

/** The words above the line on which `name` signed them; all of them where nobody did. */
export function aboveName(words: string, name: string): string {
  const lines = words.split('\n')
  const first = name.split(' ')[0] ?? name
  const at = lines.findIndex(
    (line, index) =>
      index > 0 &&
      line.trim() !== '' &&
      [name, first].includes(line.replace(/[,.]\s*$/, '').trim()),
  )
  return at === -1 ? words : lines.slice(0, at).join('\n')
}
