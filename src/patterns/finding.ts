/**
 * A finding: what a rule claims of a record, with the entries that speak for it and against it. It
 * claims no more than they show: "then", never "because"; what was recorded, never what was meant.
 */
import { dayOf, numberOf, weekdayNumber } from '../law/day-number.ts'
import type { Day } from '../platform/day.ts'

/**
 * `in the record`: it happened, and nothing is said of how usual it is. `repeated`: three times or more,
 * and more often than its opposite. `beyond chance`: it stands an exact test or a shuffle, together with
 * every other question asked of this record.
 */
export type Strength = 'in the record' | 'repeated' | 'beyond chance'

export type Finding = {
  /** Rule and subject: the same finding keeps its name while its entries grow. */
  readonly id: string
  readonly rule: string
  readonly claim: string
  /** Numbers of the entries that speak for it, in order. */
  readonly for: readonly number[]
  readonly against: readonly number[]
  readonly strength: Strength
  /** What would show it to be wrong. */
  readonly disproof: string
  /** What to ask next, in words that can be sent. */
  readonly ask: string
}

/** What a rule proposes: seen so many `times`; `chance` is null where it only counts what was recorded. */
export type Candidate = Omit<Finding, 'strength'> & {
  readonly times: number
  readonly chance: number | null
}

/** A question the record cannot answer yet, and what it would need. */
export type TooFew = { readonly rule: string; readonly needs: string }

/**
 * What a rule found. `asked` counts the comparisons it made that came out the other way: they were
 * questions too, and many questions make a lucky answer likelier.
 */
export type Looked = {
  readonly found: readonly Candidate[]
  readonly tooFew?: readonly TooFew[]
  readonly asked?: number
}

export const NOTHING: Looked = { found: [] }

/** How many times something must have been recorded before it is called repeated. */
export const REPEATED = 3

/** An adult is named only in an owner's own view, and only with this many events. */
export const NAMED_FROM = 5

/** "once", "twice", "5 times". */
export function times(count: number): string {
  if (count === 1) return 'once'
  return count === 2 ? 'twice' : `${count} times`
}

/** Entry numbers in order, each once. */
export function inOrder(seqs: readonly number[]): number[] {
  return [...new Set(seqs)].toSorted((one, other) => one - other)
}

/** Words of a record can be as long as anybody likes; a page's address cannot. */
const SLUG_MAX = 120

/** The part of a finding's name that tells its subject apart. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, SLUG_MAX)
    .replaceAll(/^-|-$/g, '')
}

/** The Monday of a day's week: days are compared within their own week, so that hard weeks do not tell. */
export function weekOf(on: Day): Day {
  const number = numberOf(on)
  return dayOf(number + 1 - weekdayNumber(number))
}

/** The mean; NaN of nothing. */
export function averageOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}

export type Rule = {
  readonly id: string
  /** What it looks for, in a few plain words. */
  readonly title: string
  readonly find: (facts: Facts, on: Day) => Looked
}

/** Something asked or promised, as the rules need it. `at` is the debtor's organisation where known. */
export type OwedFact = {
  readonly seq: number
  readonly kind: 'ask' | 'promise'
  readonly title: string
  readonly debtor: string
  /** Who owes it, as one place or person; `at` is what a claim may call them. */
  readonly who: string
  readonly at: string
  readonly ours: boolean
  readonly since: Day
  readonly due: Day | null
  readonly settled: 'kept' | 'late' | 'unmet' | 'owed' | 'gone'
  readonly waitingDays: number
  readonly answers: readonly { readonly seq: number; readonly as: string; readonly day: Day }[]
}

/** Behaviour as communication, as the rules need it. Null is "not written down", never "no". */
export type IncidentFact = {
  readonly seq: number
  readonly day: Day
  readonly hard: number | null
  readonly place: string | null
  readonly lesson: string | null
  readonly adults: readonly string[]
  readonly antecedent: string | null
  readonly sanction: string | null
  /** The plan or profile already explains it, as whoever wrote it down says. */
  readonly explained: boolean | null
  readonly unusedStrategies: readonly string[]
  readonly usedStrategies: readonly string[]
  readonly staffKnew: boolean | null
  readonly staffWords: string | null
}

/** Something that worked and was in place, until it was not. */
export type StrategyFact = {
  readonly seq: number
  readonly title: string
  readonly from: Day
  readonly removed: {
    readonly seq: number
    readonly day: Day
    readonly reason: string | null
  } | null
}

/** How a day was, from 0 (good) to 4 (very hard), as home, school or the child saw it. */
export type DayFact = {
  readonly seq: number
  readonly day: Day
  readonly by: 'home' | 'school' | 'child'
  readonly distress: number
  /** The same without the door in the morning, which comes before school; null where only that was told. */
  readonly later?: number | null
}

/** School was talked about at home, or the child was asked about it. */
export type TalkFact = { readonly seq: number; readonly day: Day }

export type SessionFact = {
  readonly seq: number
  readonly day: Day
  readonly session: 'am' | 'pm'
  readonly code: string
  /** The reason written beside the mark is illness of body or mind. */
  readonly ill: boolean
  readonly counts: 'present' | 'authorised' | 'unauthorised' | 'not counted'
}

/** Medical evidence that was sent, and what came of it. */
export type EvidenceFact = {
  readonly seq: number
  readonly day: Day
  readonly what: string
  readonly to: string
  readonly acknowledged: Day | null
  readonly decided: { readonly day: Day; readonly accepted: boolean } | null
}

/** The child's own words, weighed from 0 to 4, glad ones -1, by `voice-words.data.ts`. */
export type VoiceFact = { readonly seq: number; readonly day: Day; readonly weight: number }

/** Words in which a member of staff says they did not know. */
export type UnawareFact = {
  readonly seq: number
  readonly day: Day
  readonly who: string
  readonly at: string
  readonly quote: string
}

/** A message, call or meeting with somebody at a service, from the family or to it. */
export type ContactFact = {
  readonly seq: number
  readonly day: Day
  readonly who: string
  readonly at: string
  readonly ours: boolean
  readonly school: boolean
  readonly title: string
}

/** Time lost: formal, or "please collect him". */
export type LostTimeFact = {
  readonly seq: number
  readonly day: Day
  readonly formal: boolean
  readonly words: string | null
}

/** A suggestion that the child be elsewhere. */
export type PressureFact = {
  readonly seq: number
  readonly day: Day
  readonly what: string
  readonly who: string
}

/** When something happened to the child, and when the family was told. */
export type ToldFact = { readonly seq: number; readonly day: Day; readonly told: Day | null }

/** A change to what is done for the child: a strategy begun, a plan, a meeting. */
export type ChangeFact = { readonly seq: number; readonly day: Day }

/** All that the rules read of a record. */
export type Facts = {
  /** The child's name, as the record has it. */
  readonly child: string
  readonly owed: readonly OwedFact[]
  readonly incidents: readonly IncidentFact[]
  readonly strategies: readonly StrategyFact[]
  readonly days: readonly DayFact[]
  readonly talk: readonly TalkFact[]
  readonly sessions: readonly SessionFact[]
  readonly evidence: readonly EvidenceFact[]
  readonly voice: readonly VoiceFact[]
  readonly unaware: readonly UnawareFact[]
  readonly contacts: readonly ContactFact[]
  readonly lostTime: readonly LostTimeFact[]
  readonly pressure: readonly PressureFact[]
  readonly told: readonly ToldFact[]
  readonly changes: readonly ChangeFact[]
}
