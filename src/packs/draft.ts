/**
 * A pack while it is being put together in the browser: like a spec, but allowed to be unfinished.
 * Pure.
 */
import { z } from 'zod'
import { CHARTS } from '../days/charts-print.ts'
import type { Entry } from '../record/entry.ts'
import { isOwnMark, isRecorded } from './exhibits.ts'
import { isQuoteOf, type PackSpec } from './spec.ts'

const seq = z.int().positive()

const DraftQuote = z.object({
  entry: seq,
  words: z.string(),
  page: z.int().positive().optional(),
  at: z.string().optional(),
  who: z.string().optional(),
})

export const Draft = z.object({
  title: z.string(),
  to: z.string(),
  stage: z.string(),
  /** Drafts kept before there was one have none. */
  opening: z.string().default(''),
  want: z.array(z.string()),
  budget: z.union([z.literal(75), z.literal(100)]).nullable(),
  bundle: z.boolean(),
  /** Drafts kept before there were charts have none. */
  charts: z.array(z.enum(CHARTS)).default([]),
  issues: z.array(
    z.object({
      heading: z.string(),
      words: z.string(),
      entries: z.array(seq),
      quotes: z.array(DraftQuote),
    }),
  ),
  include: z.array(seq),
  hold: z.array(z.object({ entry: seq, description: z.string() })),
})
export type Draft = z.infer<typeof Draft>

/** A draft to begin from: every open commitment an issue. */
export function draftOf(spec: PackSpec, entries: readonly Entry[]): Draft {
  const draft: Draft = {
    title: spec.title,
    to: spec.to,
    stage: spec.stage ?? '',
    opening: spec.opening ?? '',
    want: typeof spec.want === 'string' ? [spec.want] : [...spec.want],
    budget: null,
    bundle: true,
    charts: [...spec.charts],
    issues: spec.issues.map((issue) => ({
      heading: issue.heading,
      words: issue.words ?? '',
      entries: [...issue.entries],
      quotes: [],
    })),
    include: [],
    hold: [],
  }
  return draft.issues
    .flatMap((issue) => issue.entries)
    .reduce((made, each) => {
      const entry = entries.find(({ seq }) => seq === each)
      return entry === undefined ? made : withExhibit(made, entry)
    }, draft)
}

/** The draft with `entry` an exhibit, if it is not yet: given, or held back when it is a recording. */
export function withExhibit(draft: Draft, entry: Entry): Draft {
  const isThere =
    draft.include.includes(entry.seq) || draft.hold.some((hold) => hold.entry === entry.seq)
  if (isThere || isOwnMark(entry)) return draft
  if (isRecorded(entry)) {
    return { ...draft, hold: [...draft.hold, { entry: entry.seq, description: '' }] }
  }
  return { ...draft, include: [...draft.include, entry.seq] }
}

/** Every entry the draft names, each once. */
export function citedInDraft(draft: Draft): number[] {
  const all = draft.issues.flatMap((issue) => [
    ...issue.entries,
    ...issue.quotes.map((quote) => quote.entry),
  ])
  return [...new Set([...all, ...draft.include, ...draft.hold.map((hold) => hold.entry)])]
}

/** The draft without what is no longer there to be seen: erased, or kept from this member since. */
export function withoutMissing(draft: Draft, entries: readonly Entry[]): Draft {
  const there = new Map(entries.filter((entry) => !entry.erased).map((entry) => [entry.seq, entry]))
  return {
    ...draft,
    issues: draft.issues.map((issue) => ({
      ...issue,
      entries: issue.entries.filter((each) => there.has(each)),
      quotes: issue.quotes.filter((quote) => {
        const entry = there.get(quote.entry)
        return entry !== undefined && isQuoteOf(quote.words, entry)
      }),
    })),
    include: draft.include.filter((each) => there.has(each)),
    hold: draft.hold.filter((hold) => there.has(hold.entry)),
  }
}

/** The draft without the issues that have one of these headings, word for word, nor wanting them. */
export function withoutIssues(draft: Draft, headings: readonly string[]): Draft {
  return {
    ...draft,
    issues: draft.issues.filter((issue) => !headings.includes(issue.heading)),
    want: draft.want.filter((line) => !headings.includes(line)),
  }
}

/** The draft with nothing of entry `seq` in it; the same draft where it had nothing. */
export function withoutEntry(draft: Draft, seq: number): Draft {
  if (!citedInDraft(draft).includes(seq)) return draft
  return {
    ...draft,
    issues: draft.issues.map((issue) => ({
      ...issue,
      entries: issue.entries.filter((each) => each !== seq),
      quotes: issue.quotes.filter((quote) => quote.entry !== seq),
    })),
    include: draft.include.filter((each) => each !== seq),
    hold: draft.hold.filter((hold) => hold.entry !== seq),
  }
}

/** What the issues of the draft cite or quote. */
export function citedByIssues(draft: Draft): ReadonlySet<number> {
  return new Set(
    draft.issues.flatMap((issue) => [
      ...issue.entries,
      ...issue.quotes.map((quote) => quote.entry),
    ]),
  )
}

/** The draft's exhibits that some issue cites: those of an issue left out fall away. */
export function exhibitsInUse(draft: Draft): Pick<Draft, 'include' | 'hold'> {
  const cited = citedByIssues(draft)
  return {
    include: draft.include.filter((each) => cited.has(each)),
    hold: draft.hold.filter((hold) => cited.has(hold.entry)),
  }
}

/** What the draft asks for, as a spec; empty fields are left out. */
export function specOfDraft(draft: Draft): unknown {
  const { include, hold } = exhibitsInUse(draft)
  return {
    title: draft.title,
    to: draft.to,
    ...(draft.stage === '' ? {} : { stage: draft.stage }),
    ...(draft.opening === '' ? {} : { opening: draft.opening }),
    want: draft.want,
    budget: draft.budget,
    charts: draft.charts,
    issues: draft.issues.map(({ words, ...issue }) => ({
      ...issue,
      ...(words === '' ? {} : { words }),
    })),
    include,
    hold: hold.map(({ entry, description }) => ({
      entry,
      description: description || 'A recording',
    })),
  }
}

/** Recordings that would go out or be quoted, and need their questions answered first. */
export function recordingsUsed(draft: Draft, entries: readonly Entry[]): Entry[] {
  const quoted = new Set(draft.issues.flatMap((issue) => issue.quotes.map((quote) => quote.entry)))
  const { include } = exhibitsInUse(draft)
  return entries.filter(
    (entry) => isRecorded(entry) && (include.includes(entry.seq) || quoted.has(entry.seq)),
  )
}
