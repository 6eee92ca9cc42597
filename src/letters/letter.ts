/**
 * What a letter is as data: when to use it, what it asks the family, which rows of the law it may cite,
 * and its paragraphs as functions of facts. Pure.
 */
import type { SchoolCalendar } from '../law/school.ts'
import type { Day } from '../platform/day.ts'
import type { Asked } from '../commitments/next-letter.ts'

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
/** The step that sending it is; or, with `days`, the steps on days that it names, each by its gap. */
type Starts = {
  readonly process: string
  readonly event: string
  readonly days?: readonly { readonly event: string; readonly gap: string }[]
}

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

export const TO_WHOM = 'who it is to'
