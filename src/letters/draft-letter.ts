/**
 * How a letter is drafted: from facts of the record, with the law's own words and nothing invented. What
 * is not known stands as a marked blank, "[the date you asked]". Pure: no clock, no dice, no database;
 * the same facts give the same letter.
 */
import type { Law } from '../law/law.ts'
import { inFullWords, parseDay, type Day } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'
import { dueSentence, lawRow, type LawRow } from './law-sentence.ts'
import {
  TO_WHOM,
  type Happened,
  type Letter,
  type LetterFacts,
  type Quoted,
  type Recipient,
  type Writing,
} from './letter.ts'

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
