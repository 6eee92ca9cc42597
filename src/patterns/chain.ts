/**
 * What followed for the child, after the entries of a finding: links in order of their days, each said as
 * "then". Nothing is said to have been caused, unless an entry's own words say it. Pure.
 */
import type { Day } from '../platform/day.ts'
import type { FindingBody } from './entries.ts'

/** An entry as a chain needs it; of an amended one its newest version. `own` is all it says itself. */
export type Linked = {
  readonly seq: number
  readonly address: string
  readonly title: string
  readonly day: Day
  readonly time: string | null
  /** When it happened, as people say it. */
  readonly when: string
  readonly own: string
}

export type Link = Linked & {
  /** In the family's words, without "then"; null where they said none. */
  readonly words: string | null
  /** The sentence in which the entry itself says why, word for word; null where it says nothing of it. */
  readonly says: string | null
}

/** By the number that a finding names: what the record holds there today. */
export type Linkable = ReadonlyMap<number, Linked>

/**
 * The links of `body` in order of when they happened. What was erased, or may no longer be seen, is left
 * out; what was corrected stands once, as it is now.
 */
export function chainOf(
  { cameNext, links: told }: Pick<FindingBody, 'cameNext' | 'links'>,
  entries: Linkable,
): Link[] {
  const links = new Map<number, Link>()
  for (const named of cameNext) {
    const entry = entries.get(named)
    if (entry === undefined) continue
    const words = told.find(({ of }) => of === named)?.words ?? null
    const before = links.get(entry.seq)?.words ?? null
    links.set(entry.seq, { ...entry, words: before ?? words, says: sentenceOfCause(entry.own) })
  }
  return [...links.values()].toSorted(
    (one, other) =>
      compare(one.day, other.day) ||
      compare(one.time ?? '12:00', other.time ?? '12:00') ||
      one.seq - other.seq,
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** A link as it is read: "then, on 14 September 2026: he stopped eating". */
export function linkInWords({
  words,
  title,
  when,
}: Pick<Link, 'words' | 'title' | 'when'>): string {
  return `then, ${when}: ${words ?? title}`
}

/** What was typed on a link, without the "then" that stands before it anyway; null where nothing was. */
export function withoutThen(typed: string): string | null {
  const rest = typed
    .trim()
    .replace(/^(?:and\s+)?then\b[\s,:–—-]*/i, '')
    .trim()
  return rest === '' ? null : rest
}

const CAUSE =
  /\b(?:because|cos|coz|caus(?:e[sd]|ing)|(?:the|a|root|is|was) cause (?:of|was|is)|due to|owing to|as (?:a|the) (?:direct |clear )?(?:result|consequence)|(?:is|was|were) (?:a|the) result of|result(?:s|ed|ing) (?:in|from)|(?:led|leads?|leading) to|that(?:['’]s| is| was) why|which is why|this is why|the reason (?:why|that|for|is|was)|thanks to|therefore|consequently|(?:brought|brings) (?:it |this |that )?(?:on|about)|made (?:him|her|them|it) (?:\w+ ){0,2}(?:ill|worse|sick|anxious|refuse|afraid|scared|unwell)|drove (?:him|her|them) to|(?:is|are|was|were|to) blame|(?:his|her|their|your|the school['’]s) fault)\b/i

/** The words in `text` that say why, such as "because" and "as a result of"; null where there are none. */
export function wordsOfCause(text: string): string | null {
  return CAUSE.exec(text)?.[0] ?? null
}

const SENTENCE_MAX = 240

/** The sentence of `text` that says why, word for word; null where none does. */
export function sentenceOfCause(text: string): string | null {
  const found = CAUSE.exec(text)
  if (found === null) return null
  const starts = ['. ', '! ', '? ', '\n'].map((end) => text.lastIndexOf(end, found.index))
  const from = Math.max(...starts.map((at) => at + 1), 0)
  const rest = text.slice(from).trimStart()
  const end = /[.!?](?=\s|$)|\n/.exec(rest.slice(Math.max(0, found.index - from)))
  const sentence = rest
    .slice(0, end === null ? rest.length : found.index - from + end.index + 1)
    .trim()
  return sentence.length <= SENTENCE_MAX ? sentence : `${sentence.slice(0, SENTENCE_MAX - 1)}…`
}
