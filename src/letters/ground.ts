/** What of the record a letter stands on: who it is to, what was asked, who said what and when. Pure. */
import type { Asked } from '../commitments/next-letter.ts'
import type { CallBody, LetterBody, MessageBody, SaidBody } from '../correspondence/entries.ts'
import { sentencesOf } from '../correspondence/asks-sentences.ts'
import { isPersonalDomain } from '../correspondence/organisation.ts'
import type { Day } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'
import type { Entry, Figure } from '../record/entry.ts'
import type { Recipient, Stop } from './letter.ts'

/** An entry that could go into a letter: its words, its day, or a copy of it. */
export type Source = {
  readonly seq: number
  readonly address: string
  readonly kind: string
  readonly title: string
  readonly on: Day
  readonly who: string
  /** What can be quoted word for word; null where the words are only the family's own account. */
  readonly words: string | null
  readonly spoken: boolean
  readonly files: number
}

/** What the page for a letter begins with. */
export type Ground = {
  readonly of: Entry | null
  readonly title: string | null
  /** What it is about was said by the other side. */
  readonly isTheirs: boolean
  readonly to: readonly Recipient[]
  /** Everybody who has held it, for a letter to all of them. */
  readonly all: readonly Recipient[]
  readonly asked: Asked | null
  readonly about: number | null
  readonly matter: number | null
  readonly chased: readonly Day[]
  readonly stops: readonly Stop[]
  readonly sources: readonly Source[]
  readonly kept: readonly { readonly what: string; readonly on: Day }[]
}

export const NO_GROUND: Ground = {
  of: null,
  title: null,
  isTheirs: false,
  to: [],
  all: [],
  asked: null,
  about: null,
  matter: null,
  chased: [],
  stops: [],
  sources: [],
  kept: [],
}

/** `entry` as something that could go into a letter; null for what says nothing to anybody else. */
export function sourceOf(entry: Entry): Source | null {
  const said = saidIn(entry)
  if (entry.erased || said === null) return null
  const { seq, address, kind, happened, files } = entry
  const title = titleOf(entry, said.who)
  return { seq, address, kind, title, on: happened.day, files: files.length, ...said }
}

/** Who of an entry is not of the family, and whether the words in it are theirs. */
export function sidesOf(
  { kind, body }: Entry,
  isOurs: (figure: Figure) => boolean,
): { readonly others: readonly Figure[]; readonly isTheirs: boolean } {
  const named = (name: string | null | undefined): Figure[] =>
    name === null || name === undefined || name.trim() === '' ? [] : [{ name, address: null }]
  const from = fromOf(kind, body)
  const to =
    kind === 'message'
      ? (body as MessageBody).to
      : kind === 'letter'
        ? named((body as LetterBody).to)
        : []
  const isTheirs = from !== null && !isOurs(from)
  return { others: isTheirs ? [from] : to.filter((each) => !isOurs(each)), isTheirs }
}

function fromOf(kind: string, body: unknown): Figure | null {
  if (kind === 'message') return (body as MessageBody).from
  const name =
    kind === 'call'
      ? (body as CallBody).with
      : kind === 'said'
        ? (body as SaidBody).who
        : kind === 'letter'
          ? (body as LetterBody).from
          : null
  return name === null || name.trim() === '' ? null : { name, address: null }
}

type Said = Pick<Source, 'who' | 'words' | 'spoken'>

/** What the family or the ledger notes about other entries: it tells nobody else anything. */
const MARKS: ReadonlySet<string> = new Set([
  'ask',
  'promise',
  'answer',
  'hand-over',
  'need',
  'matter',
  'step',
  'sending',
  'school calendar',
  'policy',
  'other-children',
  'recording-answers',
  'audience',
  'erasure',
  'tags',
  'help-first',
  'dealt-with',
])

function saidIn({ kind, body, author }: Entry): Said | null {
  switch (kind) {
    case 'message': {
      const { from, words } = body as MessageBody
      return { who: from?.name ?? author, words: words.trim() === '' ? null : words, spoken: false }
    }
    case 'letter': {
      const { from, words } = body as LetterBody
      const who = from === null || from === '' ? author : from
      return { who, words: words ?? null, spoken: false }
    }
    case 'said': {
      const { who, words } = body as SaidBody
      return { who, words, spoken: true }
    }
    case 'call':
      return { who: (body as CallBody).with, words: null, spoken: true }
    default:
      return MARKS.has(kind) ? null : { who: author, words: null, spoken: false }
  }
}

function titleOf({ kind, title }: Entry, who: string): string {
  if (kind === 'message') return `Email from ${oneLine(who)}: ${oneLine(title)}`
  if (kind === 'letter') return `Letter from ${oneLine(who)}: ${oneLine(title)}`
  return oneLine(title)
}

const FIRST_WORDS_MAX = 240
const GREETING =
  /^(?:dear|hi|hello|good (?:morning|afternoon|evening))\b[^,.!?\n]{0,60}(?:[,.!]|\n)\s*/i

/** The first sentences of `words`, without a greeting: what is offered as a quote, exactly as it stands. */
export function firstWords(words: string): string {
  const text = oneLine(words).replace(GREETING, '')
  if (text.length <= FIRST_WORDS_MAX) return text
  const cut = text.slice(0, FIRST_WORDS_MAX)
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('? '), cut.lastIndexOf('! '))
  return end > 40 ? cut.slice(0, end + 1) : cut.slice(0, Math.max(cut.lastIndexOf(' '), 40))
}

/** Whether `words` stand in `whole`, however the lines fall. */
export function holdsWords(whole: string, words: string): boolean {
  const folded = fold(words)
  return folded !== '' && fold(whole).includes(folded)
}

const ALIKE = 0.34
const ALIKE_MIN = 2
const LONG = 4

/** The sentence of `whole`, exactly as it stands, that `note` seems to be about; null where none is. */
export function nearestSentence(whole: string, note: string): string | null {
  const wanted = new Set(longWords(note))
  if (wanted.size === 0) return null
  const scored = sentencesOf(whole.slice(0, 20_000)).map(({ text }) => {
    const has = new Set(longWords(text))
    return { text: fold(text), score: [...wanted].filter((word) => has.has(word)).length }
  })
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  if (best === undefined || best.score < ALIKE_MIN) return null
  return best.score / wanted.size >= ALIKE && holdsWords(whole, best.text) ? best.text : null
}

/** Its longer words, by their first letters: "referral" and "refer" are one. */
function longWords(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? [])
    .filter((word) => word.length >= LONG)
    .map((word) => word.slice(0, LONG + 1))
}

function fold(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
}

/**
 * Whom a letter may be addressed to without asking: a service, never a private mailbox, which may be
 * the other parent's. `addresses` are those known for the name.
 */
export function recipientFor(name: string, addresses: readonly string[]): Recipient | null {
  if (addresses.some(isPrivate) || (name.includes('@') && isPrivate(name))) return null
  return { name: oneLine(name), address: addresses[0] ?? null }
}

function isPrivate(address: string): boolean {
  return isPersonalDomain(address.split('@').at(-1)?.trim().toLowerCase() ?? '')
}
