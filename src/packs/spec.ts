/**
 * What a person asks a pack to hold: which issues, which entries and words for each, which exhibits
 * to give and which to hold back, what they want. Checked against the record before anything is
 * made; every problem is told in words that name the field.
 */
import { z } from 'zod'
import type { Entry } from '../record/entry.ts'
import { textsOf } from './account.ts'
import { CHARTS } from '../days/charts-print.ts'
import { CHOICES } from '../people/whereabouts/entries.ts'
import { KNEW } from './entries.ts'

const text = (what: string, max: number) =>
  z
    .string({ error: `${what} must be text.` })
    .trim()
    .min(1, `${what} is empty. Write a few words.`)
    .max(max, `${what} is longer than ${max.toLocaleString('en-GB')} letters.`)

/** Letters the family's own words on page one may have: about a page. */
export const OPENING_MAX = 3000

const seq = (what: string) =>
  z
    .int({ error: `${what} must be the number of an entry in the record.` })
    .positive(`${what} must be the number of an entry in the record.`)

/** `02:16`, or a stretch `02:16 to 02:24`; with hours `1:02:16`. */
const MOMENT = /^(\d{1,2}:)?\d{1,2}:\d{2}( to (\d{1,2}:)?\d{1,2}:\d{2})?$/

const Quote = z.strictObject({
  entry: seq('The entry of a quote'),
  words: text('The words of a quote', 5000),
  /** The page of the paper the words stand on. */
  page: z.int('A page must be a whole number.').positive('A page must be 1 or more.').optional(),
  /** Where in a recording the words are heard. */
  at: z
    .string()
    .regex(MOMENT, 'A moment in a recording is written 02:16, or 02:16 to 02:24.')
    .optional(),
  /** Who said or wrote it, where that is not whoever the entry names. */
  who: text('Who said it', 200).optional(),
})

const Issue = z.strictObject({
  heading: text('The heading of an issue', 200),
  entries: z
    .array(seq('An entry of an issue'), 'The entries of an issue must be a list.')
    .default([]),
  quotes: z.array(Quote, 'The quotes of an issue must be a list.').default([]),
  /** The family's own words, set before the facts. */
  words: text('The words of an issue', 5000).optional(),
})

const Hold = z.strictObject({
  entry: seq('The entry of an exhibit held back'),
  description: text('The description of an exhibit held back', 500),
})

/** What was said of a recording before it is given or quoted. */
const Recording = z.strictObject({
  entry: seq('The entry of a recording'),
  heard: text('Who is heard', 1000),
  knew: z.enum(KNEW, { error: `knew must be one of: ${KNEW.join(', ')}.` }),
  otherChild: z.boolean({ error: 'otherChild must be true or false.' }),
})

/** More than anyone reads; a bound, so that a spec cannot ask for work without end. */
export const ISSUES_MAX = 500

const BUDGETS = [75, 100] as const

export const PackSpec = z.strictObject({
  title: text('The title', 200).default('Formal complaint and evidence'),
  to: text('Whom it is to', 200),
  /** Under the date on page one, such as `Stage 1 of the school's complaints policy`. */
  stage: text('The stage', 200).optional(),
  /** The family's own words on page one, before what they want. */
  opening: text('The opening', OPENING_MAX).optional(),
  issues: z
    .array(Issue, 'The issues must be a list.')
    .max(ISSUES_MAX, `A pack holds at most ${ISSUES_MAX} issues.`),
  /** Left out: every entry the issues cite is an exhibit, recordings held back. */
  include: z.array(seq('An exhibit to include'), 'What to include must be a list.').optional(),
  hold: z.array(Hold, 'What to hold back must be a list.').default([]),
  /** The answers about each recording given or quoted; kept in the record. */
  recordings: z
    .array(Recording, 'What is said of recordings must be a list.')
    .max(ISSUES_MAX)
    .default([]),
  want: z
    .union(
      [
        text('What you want', 5000),
        z.array(text('What you want', 5000)).max(ISSUES_MAX),
        z.literal(''),
      ],
      {
        error: 'What you want must be text, or a list of texts.',
      },
    )
    .transform((want) => (want === '' ? [] : want))
    .default([]),
  /** Charts printed after the account, counted from the record as it stood. */
  charts: z
    .array(
      z.enum(CHARTS, { error: `A chart must be one of: ${CHARTS.join(', ')}.` }),
      'The charts must be a list.',
    )
    .max(CHARTS.length, `There are ${CHARTS.length} charts.`)
    .default([]),
  /** Pages the pack may have: none, or 75 or 100 as the SEND Tribunal allows a party. */
  budget: z
    .union([z.literal(BUDGETS[0]), z.literal(BUDGETS[1])], 'A page budget is 75 or 100.')
    .nullable()
    .default(null),
  /** What to do where whereabouts are found in it: asked for then, and only then. */
  whereabouts: z
    .enum(CHOICES, { error: `whereabouts must be one of: ${CHOICES.join(', ')}.` })
    .optional(),
})
export type PackSpec = z.infer<typeof PackSpec>

/** What is wrong with a spec, and where: `issues.0.quotes.1.words`. */
export type SpecProblem = { readonly field: string; readonly text: string }

export type SpecRead =
  | { readonly ok: true; readonly spec: PackSpec }
  | { readonly ok: false; readonly problems: readonly SpecProblem[] }

/**
 * `value` (parsed JSON) as a spec of a pack over `entries`, which are all entries whoever makes the
 * pack may see. An entry outside them does not exist for this pack.
 */
export function readSpec(value: unknown, entries: readonly Entry[]): SpecRead {
  const read = PackSpec.safeParse(value)
  if (!read.success) {
    return { ok: false, problems: read.error.issues.map(problemOf) }
  }
  const problems = problemsAgainst(read.data, entries)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, spec: read.data }
}

function problemOf(issue: z.core.$ZodIssue): SpecProblem {
  const field = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const place = field === '' ? 'The spec' : `“${field}”`
    return { field, text: `${place} has a field we do not know: ${issue.keys.join(', ')}.` }
  }
  if (issue.message.startsWith('Invalid input')) {
    return {
      field,
      text: `“${field === '' ? 'The spec' : field}” is missing or is not what it should be.`,
    }
  }
  return { field, text: issue.message }
}

function problemsAgainst(spec: PackSpec, entries: readonly Entry[]): SpecProblem[] {
  const known = new Map(entries.map((entry) => [entry.seq, entry]))
  const unknown = citationsOf(spec)
    .filter(({ seq }) => !known.has(seq))
    .map(({ field, seq }) => ({
      field,
      text: `There is no entry ${seq} in this record as it stood.`,
    }))
  const erased = citationsOf(spec)
    .filter(({ seq }) => known.get(seq)?.erased === true)
    .map(({ field, seq }) => ({ field, text: `Entry ${seq} was erased and cannot be cited.` }))
  const misquoted = spec.issues.flatMap((issue, at) =>
    issue.quotes.flatMap((quote, nth) => {
      const entry = known.get(quote.entry)
      if (entry === undefined || entry.erased || isQuoteOf(quote.words, entry)) return []
      return [
        {
          field: `issues.${at}.quotes.${nth}.words`,
          text: `These words are not in entry ${quote.entry}: “${shortened(quote.words)}”.`,
        },
      ]
    }),
  )
  const both = spec.hold.flatMap((hold, nth) =>
    (spec.include ?? []).includes(hold.entry)
      ? [
          {
            field: `hold.${nth}.entry`,
            text: `Entry ${hold.entry} is both included and held back. Choose one.`,
          },
        ]
      : [],
  )
  return [...unknown, ...erased, ...misquoted, ...both, ...twiceHeld(spec)]
}

function twiceHeld(spec: PackSpec): SpecProblem[] {
  const seen = new Set<number>()
  return spec.hold.flatMap(({ entry }, nth) => {
    if (!seen.has(entry)) {
      seen.add(entry)
      return []
    }
    return [{ field: `hold.${nth}.entry`, text: `Entry ${entry} is held back twice.` }]
  })
}

function citationsOf(spec: PackSpec): { readonly field: string; readonly seq: number }[] {
  return [
    ...spec.issues.flatMap((issue, at) => [
      ...issue.entries.map((seq, nth) => ({ field: `issues.${at}.entries.${nth}`, seq })),
      ...issue.quotes.map((quote, nth) => ({
        field: `issues.${at}.quotes.${nth}.entry`,
        seq: quote.entry,
      })),
    ]),
    ...(spec.include ?? []).map((seq, nth) => ({ field: `include.${nth}`, seq })),
    ...spec.hold.map(({ entry }, nth) => ({ field: `hold.${nth}.entry`, seq: entry })),
  ]
}

/** Whether `words` stand in any text of the entry, whatever the spaces and line ends between them. */
export function isQuoteOf(words: string, entry: Pick<Entry, 'body' | 'title'>): boolean {
  const folded = foldSpace(words)
  return [entry.title, ...textsOf(entry.body)].some((text) => foldSpace(text).includes(folded))
}

/** `text` composed, with every run of white space as one space. */
export function foldSpace(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
}

function shortened(words: string): string {
  const letters = Array.from(foldSpace(words))
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : letters.join('')
}
