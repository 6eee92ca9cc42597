/** A letter while it is being written: what its page shows and what goes out. Pure. */
import { z } from 'zod'
import { parseDay, type Day } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'

export const SUBJECT_CHARS_MAX = 300
export const TEXT_CHARS_MAX = 60_000
export const RECIPIENTS_MAX = 12

const aDay = z.string().transform((text, ctx): Day => {
  const on = parseDay(text)
  if (on === null) ctx.addIssue('not a day')
  return on ?? ('' as Day)
})
const seq = z.int().positive()

export const LetterDraft = z.object({
  letter: z.string(),
  to: z.array(z.object({ name: z.string(), address: z.string().nullable() })),
  subject: z.string(),
  text: z.string(),
  /** What it asks of each it is to. */
  asks: z.string().nullable(),
  /** The first entry of the ask or promise it asks again about. */
  about: seq.nullable(),
  /** The matter it is a step of, by its first entry. */
  matter: seq.nullable(),
  /** The brush-off it answers. */
  told: z.string().nullable(),
  /** Days given for its questions that a time limit is counted from. */
  days: z.record(z.string(), aDay).default({}),
  exhibits: z.array(z.object({ seq, title: z.string(), on: aDay })),
  /** Words of the record that stand in it, so that they leave it when they are erased. */
  quotes: z.array(z.object({ seq, words: z.string() })),
})
export type LetterDraft = z.infer<typeof LetterDraft>

/** The words put in the place of what was erased. */
const ERASED = '[words that were erased]'

/** The draft with nothing of entry `gone` in it; the same draft where it had nothing. */
export function withoutEntry(draft: LetterDraft, gone: number): LetterDraft {
  const words = draft.quotes.filter((quote) => quote.seq === gone)
  const isSent = draft.exhibits.some((exhibit) => exhibit.seq === gone)
  if (words.length === 0 && !isSent && draft.about !== gone && draft.matter !== gone) return draft
  const without = (whole: string): string =>
    words.reduce((text, quote) => text.replaceAll(oneLine(quote.words), ERASED), whole)
  const left = without(draft.text)
  const exhibits = draft.exhibits.filter((exhibit) => exhibit.seq !== gone)
  return {
    ...draft,
    subject: without(draft.subject).slice(0, SUBJECT_CHARS_MAX),
    asks: draft.asks === null ? null : without(draft.asks),
    text: isSent ? renumbered(left, draft.exhibits, exhibits) : left,
    quotes: draft.quotes.filter((quote) => quote.seq !== gone),
    exhibits,
    about: draft.about === gone ? null : draft.about,
    matter: draft.matter === gone ? null : draft.matter,
  }
}

type Exhibits = LetterDraft['exhibits']

/** `text` with its list of papers and their numbers as `after` has them. */
function renumbered(text: string, before: Exhibits, after: Exhibits): string {
  const numbers = new Map(
    before.map(({ seq }, at) => [at + 1, after.findIndex((each) => each.seq === seq) + 1]),
  )
  const cited = text.replaceAll(/ \(paper (\d+)\)/g, (whole, number: string) => {
    const now = numbers.get(Number(number))
    return now === undefined ? whole : now === 0 ? '' : ` (paper ${now})`
  })
  return cited
    .split('\n\n')
    .flatMap((paragraph) => {
      if (!paragraph.startsWith('With this letter:\n')) return [paragraph]
      const lines = paragraph.split('\n').slice(1)
      const left = lines
        .filter((_line, at) => (numbers.get(at + 1) ?? at + 1) !== 0)
        .map((line, at) => line.replace(/^\d+\. /, `${at + 1}. `))
      return left.length === 0 ? [] : [['With this letter:', ...left].join('\n')]
    })
    .join('\n\n')
}

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/
const TELEPHONE = /(?<!\d)(?:\+44 ?|0)\d(?:[ -]?\d){8,9}(?!\d)/

/** Whether the words seem to say where the family is: a postcode or a telephone number. */
export function tellsWhere(text: string): boolean {
  return POSTCODE.test(text) || TELEPHONE.test(text)
}
