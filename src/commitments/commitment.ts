/**
 * A commitment is something owed: an ask we made, a promise they made, and later a duty of the law,
 * a provision of the plan, an action of a meeting. This file says what one is and what can be said
 * of it on a given day; it reads no clock and no database.
 *
 * What it promises: a standing is calculated from facts and a day and never stored; only what had
 * happened by that day counts; an acknowledgement settles nothing; a due day without a ground is no
 * due day, so nobody is called late against a date that only one side named.
 */
import { numberOf } from '../law/day-number.ts'
import { schoolDaysAfter, type SchoolCalendar, type SchoolDaysPassed } from '../law/school.ts'
import { daysBetween, type Day } from '../platform/day.ts'
import type { Happened } from '../record/entry.ts'

const COMMITMENT_KINDS = ['ask', 'promise', 'duty', 'provision', 'action'] as const
export type CommitmentKind = (typeof COMMITMENT_KINDS)[number]

export const ANSWERED_AS = [
  'answered',
  'part',
  'other',
  'refused',
  'closed not done',
  'withdrawn',
  'lapsed',
  'acknowledged',
] as const
export type AnsweredAs = (typeof ANSWERED_AS)[number]

/** What came back, and as what the family took it. `seq` is the answer entry's own number. */
export type Answer = {
  readonly as: AnsweredAs
  readonly happened: Happened
  readonly seq: number
  readonly words: string | null
}

/** Passing a commitment from one holder to the next. */
export type HandOver = {
  readonly from: string
  readonly to: string
  readonly happened: Happened
  readonly seq: number
  readonly words: string | null
  /** The entry in which it was said, where it is another one: a message, a call. */
  readonly source?: number | null
}

export type Commitment = {
  readonly id: string
  readonly kind: CommitmentKind
  readonly title: string
  readonly debtor: string
  readonly creditor: string
  /** The entry it comes from, usually a message; null when it was written down by hand. */
  readonly source: number | null
  readonly since: Day
  readonly due: Day | null
  readonly dueBasis: string | null
  /** The day only the family named: "past the day you asked for", never late. */
  readonly askedBy: Day | null
  readonly answers: readonly Answer[]
  readonly handOvers: readonly HandOver[]
  /** When the school that owes it is open; null or absent where none was entered, or no school owes it. */
  readonly calendar?: SchoolCalendar | null
}

export type Standing =
  | 'open'
  | 'due soon'
  | 'overdue'
  | 'met'
  | 'met late'
  | 'part met'
  | 'answered something else'
  | 'refused'
  | 'closed not done'
  | 'withdrawn'
  | 'lapsed'

/** Days before the due day from which a commitment is "due soon". */
export const DUE_SOON_DAYS = 7

/** The grounds on which a due day stands. A date only the family asked for is not among them. */
export const DUE_GROUNDS: readonly string[] = [
  'law',
  'policy',
  'promise',
  'their promise',
  'agreed',
  'a date both agreed',
]

/** The due day that binds: the stored one where it has a ground, else null. */
export function dueOf(commitment: Pick<Commitment, 'due' | 'dueBasis'>): Day | null {
  const basis = commitment.dueBasis?.trim().toLowerCase() ?? ''
  return DUE_GROUNDS.includes(basis) ? commitment.due : null
}

/** The day only the family named: `askedBy`, or a stored due day that has no ground. */
export function askedByOf(
  commitment: Pick<Commitment, 'due' | 'dueBasis' | 'askedBy'>,
): Day | null {
  return commitment.askedBy ?? (dueOf(commitment) === null ? commitment.due : null)
}

/**
 * The order in which things happened: day, then time, then the order they were written down. An
 * untimed entry speaks for its whole day, so it stands after the timed ones of that day; any other
 * rule would make the order depend on which two entries are compared.
 */
export function byHappened(
  a: { readonly happened: Happened; readonly seq: number },
  b: { readonly happened: Happened; readonly seq: number },
): number {
  return (
    compareText(a.happened.day, b.happened.day) ||
    compareText(a.happened.time ?? '24:00', b.happened.time ?? '24:00') ||
    a.seq - b.seq
  )
}

type DecidingAs = Exclude<AnsweredAs, 'acknowledged'>
type DecidingAnswer = Answer & { readonly as: DecidingAs }

/**
 * The answer that decides the standing on `on`, or null while there is none: the latest, save that one
 * who says again that it is answered does not make it later than it was the first time.
 */
export function decidingAnswer(
  commitment: Pick<Commitment, 'answers'>,
  on: Day,
): DecidingAnswer | null {
  const answers = commitment.answers
    .filter((answer): answer is DecidingAnswer => answer.as !== 'acknowledged')
    .filter((answer) => answer.happened.day <= on)
    .toSorted(byHappened)
  const latest = answers.at(-1) ?? null
  if (latest?.as !== 'answered') return latest
  const before = answers.findLastIndex((answer) => answer.as !== 'answered')
  return answers[before + 1] ?? latest
}

const STANDING_AFTER: Record<Exclude<DecidingAs, 'answered'>, Standing> = {
  part: 'part met',
  other: 'answered something else',
  refused: 'refused',
  'closed not done': 'closed not done',
  withdrawn: 'withdrawn',
  lapsed: 'lapsed',
}

/** What a commitment is on `on`. The same words stand on the page and in JSON. */
export function standingOf(commitment: Commitment, on: Day): Standing {
  const answer = decidingAnswer(commitment, on)
  const due = dueOf(commitment)
  if (answer === null) return standingUnanswered(due, on)
  if (answer.as === 'answered')
    return due !== null && answer.happened.day > due ? 'met late' : 'met'
  return STANDING_AFTER[answer.as]
}

function standingUnanswered(due: Day | null, on: Day): Standing {
  if (due === null) return 'open'
  if (on > due) return 'overdue'
  return daysBetween(on, due) <= DUE_SOON_DAYS ? 'due soon' : 'open'
}

const OWED: ReadonlySet<Standing> = new Set<Standing>([
  'open',
  'due soon',
  'overdue',
  'part met',
  'answered something else',
])

/** Whether somebody still owes an answer on `on`. Part of one, or one to another question, is none. */
export function isOwed(commitment: Commitment, on: Day): boolean {
  return OWED.has(standingOf(commitment, on))
}

/** The day it stopped being owed, as seen on `on`; null while it is owed. */
export function settledOn(commitment: Commitment, on: Day): Day | null {
  if (isOwed(commitment, on)) return null
  return decidingAnswer(commitment, on)?.happened.day ?? null
}

/** Calendar days from `since` to `on`, or to the day it was settled; never below zero. */
export function waitingDays(commitment: Commitment, on: Day): number {
  return Math.max(0, daysBetween(commitment.since, settledOn(commitment, on) ?? on))
}

/** Calendar days past a due day that has a ground; 0 when not late, null when there is none. */
export function calendarDaysLate(commitment: Commitment, on: Day): number | null {
  const due = dueOf(commitment)
  if (due === null) return null
  return Math.max(0, daysBetween(due, settledOn(commitment, on) ?? on))
}

/**
 * School days past the due day: at least and at most, and whether terms had to be assumed. Null without
 * a ground, and where no calendar of the school that owes it was entered.
 */
export function schoolDaysPast(commitment: Commitment, on: Day): SchoolDaysPassed | null {
  const due = dueOf(commitment)
  const calendar = commitment.calendar ?? null
  if (due === null || calendar === null) return null
  return schoolDaysAfter(numberOf(due), numberOf(settledOn(commitment, on) ?? on), calendar)
}

/** School days past the due day where the school's own dates cover them all; else null. */
export function schoolDaysLate(commitment: Commitment, on: Day): number | null {
  const past = schoolDaysPast(commitment, on)
  return past === null || past.assumed ? null : past.most
}

/** Whether `on` is past a day that only the family named, with no answer yet. Never "late". */
export function isPastDayAsked(commitment: Commitment, on: Day): boolean {
  const asked = askedByOf(commitment)
  return asked !== null && isOwed(commitment, on) && on > asked
}

/**
 * Overdue first (most late first), then owed without a day running out (longest waiting first),
 * then due soon (soonest first), then what is settled (latest first). Equal cases keep to the id,
 * so that the order never depends on the order things were read in.
 */
export function inOrderOfConcern<C extends Commitment>(commitments: readonly C[], on: Day): C[] {
  return commitments.toSorted(
    (a, b) =>
      concernOf(a, on) - concernOf(b, on) || withinConcern(a, b, on) || compareText(a.id, b.id),
  )
}

function concernOf(commitment: Commitment, on: Day): number {
  if (!isOwed(commitment, on)) return 3
  const standing = standingOf(commitment, on)
  if (standing === 'overdue') return 0
  return standing === 'due soon' ? 2 : 1
}

function withinConcern(a: Commitment, b: Commitment, on: Day): number {
  switch (concernOf(a, on)) {
    case 0:
      return (calendarDaysLate(b, on) ?? 0) - (calendarDaysLate(a, on) ?? 0)
    case 2:
      return compareText(dueOf(a) ?? '', dueOf(b) ?? '')
    case 3:
      return compareText(settledOn(b, on) ?? '', settledOn(a, on) ?? '')
    default:
      return waitingDays(b, on) - waitingDays(a, on)
  }
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Past this many, what is owed is not counted but called many: the count must not grow with the record. */
export const COUNTED_MAX = 100
