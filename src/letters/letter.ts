/**
 * What a letter is as data, and how one is drafted: from facts of the record, with the law's own words
 * and nothing invented. What is not known stands as a marked blank, "[the date you asked]". Pure: no
 * clock, no dice, no database; the same facts give the same letter.
 */
import type { Law } from '../law/law.ts'
import type { SchoolCalendar } from '../law/school.ts'
import { inFullWords, parseDay, type Day } from '../platform/day.ts'
import type { Asked } from '../commitments/next-letter.ts'
import { dueSentence, lawRow, type LawRow } from './law-sentence.ts'

/** The groups in which letters are listed, by what has happened. */
export const SITUATIONS = [
  'They have not answered',
  'After a call or a meeting',
  'They keep passing us on',
  'I want an assessment',
  'They stopped or do not give the support',
  'School, health and absence',
  'I want to see or put right what they hold',
  'I want to complain',
  'It may be against the law',
  'They did what they said',
] as const
export type Situation = (typeof SITUATIONS)[number]

/** Something only the family knows. `label` stands in the letter in square brackets until it is given. */
export type Gap = {
  readonly id: string
  readonly label: string
  /** What the page asks. */
  readonly question: string
  readonly kind: 'line' | 'words' | 'day'
  /** Left out of the letter, not marked, when it is not given. */
  readonly optional?: boolean
  readonly hint?: string
}

/** What a sent letter sets going in a matter: the process and event names of the matters room. */
type Starts = { readonly process: string; readonly event: string }

export type Letter = {
  readonly id: string
  readonly name: string
  readonly when: string
  readonly situation: Situation
  /** Who it is usually to, in words. */
  readonly to: string
  readonly toSeveral?: boolean
  /** Advice is asked for first. */
  readonly adviceFirst?: boolean
  /** What to know before sending, beside the letter and never in it. */
  readonly notes?: readonly string[]
  readonly gaps: readonly Gap[]
  /** Every row it may cite. */
  readonly law: readonly string[]
  /** Rows shown beside it and never in it. */
  readonly beside?: readonly string[]
  /** Words it is found by, besides its name. */
  readonly found?: string
  readonly starts?: Starts
  /** The family's own time limits, each counted from the day given for a gap; shown beside it. */
  readonly counts?: readonly { readonly gap: string; readonly clock: string }[]
  readonly subject: (w: Writing) => string
  /** The paragraphs between greeting and signature; null ones fall away. */
  readonly body: (w: Writing) => readonly (string | null)[]
  /** What it asks, as the title of a commitment; null for a letter that asks nothing. */
  readonly asks: ((w: Writing) => string) | null
  /** The clock whose day the answer is due by, where the law sets one. */
  readonly clock?: string
  readonly closing?: string
}

export type Recipient = { readonly name: string; readonly address: string | null }

/** Somebody's exact words. `number` is that of the exhibit they are in, where it goes with the letter. */
export type Quoted = {
  readonly who: string
  readonly on: Day
  readonly words: string
  readonly spoken: boolean
  readonly seq: number
}

export type Happened = { readonly on: Day; readonly title: string; readonly seq: number }

export type Stop = {
  readonly who: string
  readonly from: Day
  readonly to: Day | null
  readonly days: number
  readonly words: string | null
  /** The entry that holds these very words; null when they are the family's own account. */
  readonly source: number | null
  readonly spoken?: boolean
}

/** A brush-off of the law that what was said may be. */
export type ToldOff = { readonly id: string; readonly said: string }

export type LetterFacts = {
  readonly child: string
  readonly writer: string
  readonly to: readonly Recipient[]
  readonly asked: Asked | null
  readonly chased: readonly Day[]
  readonly stops: readonly Stop[]
  readonly quotes: readonly Quoted[]
  readonly happened: readonly Happened[]
  /** What they promised and did. */
  readonly kept: readonly { readonly what: string; readonly on: Day }[]
  readonly told: ToldOff | null
  /** Files and entries that go with it, in order; their numbers count from 1. */
  readonly exhibits: readonly Happened[]
  readonly gaps: Readonly<Record<string, string>>
  readonly calendar: SchoolCalendar | null
}

export const NO_FACTS: Omit<LetterFacts, 'child' | 'writer'> = {
  to: [],
  asked: null,
  chased: [],
  stops: [],
  quotes: [],
  happened: [],
  kept: [],
  told: null,
  exhibits: [],
  gaps: {},
  calendar: null,
}

/** What a letter's paragraphs are written with. */
export type Writing = {
  readonly facts: LetterFacts
  readonly child: string
  readonly today: Day
  /** What was given for a gap, else its label in square brackets. */
  readonly gap: (id: string) => string
  /** The same, ending as a sentence does. */
  readonly said: (id: string) => string
  readonly given: (id: string) => boolean
  /** The sentence of a row, or null where it may not be put in anybody's mouth. */
  readonly law: (id: string) => string | null
  /** What the rows say that a brush-off stands on, where they may be relied on. */
  readonly basis: () => readonly string[]
  /** The day a clock ends if the letter arrives today. */
  readonly dueBy: (id: string) => string | null
  /** The ticked words, each with who and when. */
  readonly quotes: () => readonly string[]
  /** The ticked days, as one list, or null. */
  readonly dates: (lead: string) => string | null
}

export type Drafted = {
  readonly letter: string
  readonly subject: string
  readonly text: string
  /** Labels of what is still to fill in, in the order they stand. */
  readonly blanks: readonly string[]
  /** Law that stands in the letter, as it stands there. */
  readonly law: readonly (LawRow & { readonly sentence: string })[]
  /** Law shown to the family only. */
  readonly beside: readonly LawRow[]
  /** What it asks of each it is to; null when it asks nothing. */
  readonly asks: string | null
}

export const TO_WHOM = 'who it is to'

/**
 * `letter` drafted from `facts` as on `today`, signed by the writer. Kept promises of those it is to are
 * credited first. Every sentence of law in it comes from a row that may be relied on.
 */
export function draftLetter(letter: Letter, facts: LetterFacts, law: Law, today: Day): Drafted {
  const used = new Map<string, LawRow & { readonly sentence: string }>()
  const writing = writingOf(letter, facts, { law, today, used })
  const body = letter.body(writing).filter((text) => text !== null && text !== '')
  const paragraphs = [
    greeting(facts.to),
    letter.id === 'thanks' ? null : credit(facts.kept),
    ...body,
    enclosed(facts.exhibits),
    `${letter.closing ?? 'Yours sincerely,'}\n${facts.writer}`,
  ].filter((text) => text !== null)
  const subject = oneLine(letter.subject(writing))
  const asks = letter.asks === null ? null : oneLine(letter.asks(writing))
  const text = paragraphs.join('\n\n')
  const shown = rowsShown(letter, facts, law)
  return {
    letter: letter.id,
    subject,
    text,
    blanks: blanksIn(`${subject}\n${text}`),
    law: [...used.values()].filter(({ sentence }) => text.includes(sentence)),
    beside: shown.filter(({ id }) => !used.has(id)),
    asks: asks === null || asks.includes('[') ? letterAsk(letter, facts) : asks,
  }
}

/** What is asked, where the words for it are still blank. */
function letterAsk(letter: Letter, facts: LetterFacts): string | null {
  return letter.asks === null ? null : `${letter.name}: ${facts.child}`
}

function rowsShown(letter: Letter, facts: LetterFacts, law: Law): LawRow[] {
  const ids = [...letter.law, ...(letter.beside ?? []), ...toldRows(facts, law)]
  return [...new Set(ids)].map((id) => lawRow(law, id))
}

/** The rows a brush-off stands on, which may be cited when it is put into a letter. */
export function toldRows({ told }: Pick<LetterFacts, 'told'>, law: Law): string[] {
  const row = law.brushoffs.find(({ id }) => id === told?.id)
  return row === undefined ? [] : [row.id, ...row.basis.filter((id) => isRow(law, id))]
}

/** A time limit by itself does not say what it is for: its name goes first. */
function namedIn(law: Law, id: string): string {
  const name = law.clocks.find((row) => row.id === id)?.name
  if (name === undefined) return ''
  return name.endsWith('?') ? `${name} ` : `${name}. `
}

function isRow(law: Law, id: string): boolean {
  return law.duties.some((row) => row.id === id) || law.clocks.some((row) => row.id === id)
}

type Around = {
  readonly law: Law
  readonly today: Day
  readonly used: Map<string, LawRow & { readonly sentence: string }>
}

function writingOf(letter: Letter, facts: LetterFacts, { law, today, used }: Around): Writing {
  const may = new Set([...letter.law, ...toldRows(facts, law)])
  const lawOf = (id: string): string | null => {
    if (!may.has(id)) throw new RangeError(`The letter ${letter.id} may not cite ${id}.`)
    const row = lawRow(law, id)
    const { sentence } = row
    if (sentence === null) return null
    used.set(id, { ...row, sentence })
    return sentence
  }
  return {
    facts,
    child: facts.child,
    today,
    gap: (id) => gapOf(letter, facts, id) ?? `[${labelOf(letter, id)}]`,
    said: (id) => ended(gapOf(letter, facts, id) ?? `[${labelOf(letter, id)}]`),
    given: (id) => gapOf(letter, facts, id) !== null,
    law: lawOf,
    basis: () =>
      toldRows(facts, law)
        .slice(1)
        .flatMap((id) => {
          const sentence = lawOf(id)
          return sentence === null ? [] : [`${namedIn(law, id)}${sentence}`]
        }),
    dueBy: (id) => dueSentence(law, id, today, facts.calendar),
    quotes: () => facts.quotes.map((quote) => quoteOf(quote, facts.exhibits)),
    dates: (lead) => datesOf(lead, facts),
  }
}

function labelOf(letter: Letter, id: string): string {
  const gap = letter.gaps.find((each) => each.id === id)
  if (gap === undefined) throw new RangeError(`The letter ${letter.id} has no gap ${id}.`)
  return gap.label
}

function gapOf(letter: Letter, facts: LetterFacts, id: string): string | null {
  labelOf(letter, id)
  const given = (facts.gaps[id] ?? '').trim()
  if (given === '') return null
  const kind = letter.gaps.find((each) => each.id === id)?.kind
  const day = kind === 'day' ? parseDay(given) : null
  if (day !== null) return inFullWords(day)
  return kind === 'words' ? given : oneLine(given)
}

function greeting(to: readonly Recipient[]): string {
  const [first, ...others] = to
  if (first === undefined) return `Dear [${TO_WHOM}],`
  return others.length === 0 ? `Dear ${oneLine(first.name)},` : 'Dear all,'
}

function credit(kept: LetterFacts['kept']): string | null {
  if (kept.length === 0) return null
  const told = kept.slice(0, 2).map(({ what, on }) => `“${oneLine(what)}” on ${inFullWords(on)}`)
  return `Thank you for what you said you would do and did: ${told.join(', and ')}. It helped.`
}

function quoteOf(quote: Quoted, exhibits: readonly Happened[]): string {
  const verb = quote.spoken ? 'said' : 'wrote'
  const words = oneLine(quote.words)
  return `On ${inFullWords(quote.on)} ${oneLine(quote.who)} ${verb}: “${words}”${numbered(quote.seq, exhibits)}`
}

function numbered(seq: number, exhibits: readonly Happened[]): string {
  const at = exhibits.findIndex((each) => each.seq === seq)
  return at < 0 ? '' : ` (paper ${at + 1})`
}

function datesOf(lead: string, { happened, exhibits }: LetterFacts): string | null {
  if (happened.length === 0) return null
  const lines = happened
    .toSorted((a, b) => (a.on === b.on ? a.seq - b.seq : a.on < b.on ? -1 : 1))
    .map(
      ({ on, title, seq }) => `- ${inFullWords(on)}: ${oneLine(title)}${numbered(seq, exhibits)}`,
    )
  return [lead, ...lines].join('\n')
}

function enclosed(exhibits: readonly Happened[]): string | null {
  if (exhibits.length === 0) return null
  const lines = exhibits.map(
    ({ title, on }, index) => `${index + 1}. ${oneLine(title)}, ${inFullWords(on)}`,
  )
  return ['With this letter:', ...lines].join('\n')
}

/** What still stands in square brackets in `text`, each once, in the order it stands. */
export function blanksIn(text: string): string[] {
  const marked = [...text.matchAll(/\[(\p{Ll}[^[\]\n]{2,80})\]/gu)].map((match) => match[1] ?? '')
  return [...new Set(marked)].filter((label) => label !== 'sic')
}

function ended(text: string): string {
  return /[.!?…”"]$/.test(text) ? text : `${text}.`
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
