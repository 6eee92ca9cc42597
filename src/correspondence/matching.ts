/**
 * Which open asks an incoming message may answer. Certain when it is in the thread the ask was made
 * in; guessed when it comes from whom was asked and speaks of the same things; otherwise the parent is
 * asked. A match settles nothing: the parent says what the message was. Pure.
 */
import { daysBetween, type Day } from '../platform/day.ts'
import type { Figure } from '../record/entry.ts'
import { listed } from '../platform/words.ts'

export type OpenAsk = {
  readonly id: string
  readonly title: string
  /** The sentence it was asked in, where it is known. */
  readonly sentence: string | null
  readonly debtor: Figure
  readonly thread: string | null
  readonly since: Day
}

export type IncomingMessage = {
  readonly day: Day
  readonly thread: string | null
  readonly from: Figure
  readonly subject: string
  /** Its new words only. */
  readonly words: string
}

export type Match = {
  readonly ask: string
  readonly how: 'certain' | 'guessed'
  /** Why, in words for the parent. */
  readonly reason: string
}

/** After half a year a message that only resembles an ask is no longer taken for its answer. */
const GUESS_DAYS_MAX = 183
/** A guess needs this share of the words of the ask, and at least this many. */
const OVERLAP_MIN = 0.34
const OVERLAP_WORDS_MIN = 2

/**
 * The open asks that `message` may answer, certain ones first, then the closest. None: the parent is
 * asked. Never one that was asked after the message came. `names` stand in every letter (the child's
 * own above all) and say nothing of its subject.
 */
export function matchesOf(
  message: IncomingMessage,
  asks: readonly OpenAsk[],
  names: readonly string[] = [],
): Match[] {
  const heard = withoutNames(contentWords(`${message.subject} ${message.words}`), names)
  return asks
    .flatMap((ask) => {
      const near = nearnessOf(message, ask)
      if (near === null) return []
      const shared = sharedWords(ask, heard)
      const match = matchOf(ask, near, shared)
      return match === null ? [] : [{ match, shared: shared.length }]
    })
    .toSorted(
      (a, b) =>
        Number(a.match.how === 'guessed') - Number(b.match.how === 'guessed') ||
        b.shared - a.shared ||
        (a.match.ask < b.match.ask ? -1 : 1),
    )
    .map(({ match }) => match)
}

/** What brings the two together before any word is compared: the thread, or who wrote; else null. */
function nearnessOf(
  message: IncomingMessage,
  ask: OpenAsk,
): { readonly who: string | null; readonly isThread: boolean } | null {
  if (message.day < ask.since) return null
  if (message.thread !== null && message.thread === ask.thread) return { who: null, isThread: true }
  if (daysBetween(ask.since, message.day) > GUESS_DAYS_MAX) return null
  const who = whoItIs(message.from, ask.debtor)
  return who === null ? null : { who, isThread: false }
}

function matchOf(
  ask: OpenAsk,
  { who, isThread }: NonNullable<ReturnType<typeof nearnessOf>>,
  shared: readonly string[],
): Match | null {
  if (isThread)
    return { ask: ask.id, how: 'certain', reason: 'It came in the same thread as your question.' }
  const asked = contentWords(`${ask.title} ${ask.sentence ?? ''}`)
  const enough = shared.length >= OVERLAP_WORDS_MIN && shared.length / asked.size >= OVERLAP_MIN
  if (!enough) return null
  return {
    ask: ask.id,
    how: 'guessed',
    reason: `It is from ${who}, and speaks of ${quoted(tellingOf(shared).slice(0, 3))}.`,
  }
}

/** How the sender is whom was asked: themselves, or somebody at the same organisation; else null. */
function whoItIs(from: Figure, debtor: Figure): string | null {
  const [sender, asked] = [
    from.address?.toLowerCase() ?? null,
    debtor.address?.toLowerCase() ?? null,
  ]
  const name = from.name === '' ? (from.address ?? 'the person you asked') : from.name
  if (sender !== null && sender === asked) return `${name}, whom you asked`
  if (plainName(from.name) !== '' && plainName(from.name) === plainName(debtor.name))
    return `${name}, whom you asked`
  const [here, there] = [organisationOf(sender), organisationOf(asked)]
  return here !== null && here === there ? `${name}, who writes from the same place` : null
}

const PUBLIC_MAIL: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'hotmail.co.uk',
  'outlook.com',
  'live.com',
  'live.co.uk',
  'msn.com',
  'yahoo.com',
  'yahoo.co.uk',
  'ymail.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'aol.com',
  'btinternet.com',
  'sky.com',
  'talktalk.net',
  'virginmedia.com',
  'ntlworld.com',
  'proton.me',
  'protonmail.com',
  'nhs.net',
])

/** The domain that says where somebody works; null where thousands share one (nhs.net included). */
function organisationOf(address: string | null): string | null {
  const domain = address?.split('@')[1] ?? ''
  return domain === '' || PUBLIC_MAIL.has(domain) ? null : domain
}

function plainName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim()
}

/** Words that stand in every other letter between a family and a school say nothing of its subject. */
const COMMON: ReadonlySet<string> = new Set(
  `about after again agree also always answer any are arrange because been before being both call can
  come confirm could did does done each email every explain find for from get give given going had has
  have having help her here him his how into just know last least let like make many may meet more most
  much must need never next not now off one only other our out over own people please provide put reply
  said say school see send sent share she should since some soon still such sure take tell than thank
  thanks that the their them then there these they thing this those time today told too under until
  very want was way week well went were what when where whether which while who whom whose why will
  with work would write year yes yet you your child son daughter day days dear kind regards hope
  ask asked asking question back read met monday tuesday wednesday thursday friday saturday sunday
  january february march april june july august september october november december`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
const STEM_LENGTH = 6

/** The words of a text that carry its subject, cut to a stem so that "supervises" meets "supervised". */
function contentWords(text: string): ReadonlySet<string> {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(
    words.filter((word) => word.length > 2 && !COMMON.has(word)).map((word) => stemOf(word)),
  )
}

function withoutNames(words: ReadonlySet<string>, names: readonly string[]): ReadonlySet<string> {
  return words.difference(contentWords(names.join(' ')))
}

function stemOf(word: string): string {
  return word.replace(/(?:ies|es|s|ed|ing)$/, '').slice(0, STEM_LENGTH)
}

const ALIKE_MIN = 0.5

/** Whether two texts speak of the same thing: half of the fewer words that carry their subject meet. */
export function isAlike(one: string, other: string): boolean {
  const [a, b] = [contentWords(one), contentWords(other)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared > 0 && shared / Math.min(a.size, b.size) >= ALIKE_MIN
}

/** Words of the ask that the message has too, as the ask wrote them. */
function sharedWords(ask: OpenAsk, heard: ReadonlySet<string>): string[] {
  const written = `${ask.title} ${ask.sentence ?? ''}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const shared = new Map<string, string>()
  for (const word of written) {
    const stem = stemOf(word)
    if (word.length > 2 && !COMMON.has(word) && heard.has(stem) && !shared.has(stem))
      shared.set(stem, word)
  }
  return [...shared.values()]
}

const LINKING: ReadonlySet<string> = new Set(['and', 'all', 'any', 'but', 'nor', 'per', 'both'])

/** Those of them that a parent would call a subject, where there is one. */
function tellingOf(shared: readonly string[]): readonly string[] {
  const telling = shared.filter((word) => !LINKING.has(word))
  return telling.length === 0 ? shared : telling
}

function quoted(words: readonly string[]): string {
  return listed(words.map((word) => `“${word}”`))
}
