/**
 * How a commitment reads on a card: the count you can see across a room, and one line of facts. It
 * never blames: late only against a day with a ground, waiting otherwise, and green as large as red.
 */
import { daysBetween, inWords, type Day } from '../platform/day.ts'
import {
  askedByOf,
  calendarDaysLate,
  decidingAnswer,
  dueOf,
  isOwed,
  isPastDayAsked,
  schoolDaysPast,
  settledOn,
  standingOf,
  waitingDays,
  type Commitment,
  type Standing,
} from './commitment.ts'
import { loopOf } from './hand-over.ts'
import type { Since } from './heard-since.ts'

type Tone = 'late' | 'wait' | 'soon' | 'kept' | 'quiet'

export type Count = { readonly tone: Tone; readonly count: number | string; readonly unit: string }

/** The count at the side of a card, on `on`. */
export function countOf(commitment: Commitment, on: Day): Count {
  const standing = standingOf(commitment, on)
  const waiting = waitingDays(commitment, on)
  switch (standing) {
    case 'overdue':
      return lateFor(calendarDaysLate(commitment, on) ?? 0)
    case 'due soon':
      return leftUntil(daysBetween(on, dueOf(commitment) ?? on))
    case 'open':
    case 'part met':
    case 'answered something else': {
      const loop = loopOf(commitment, on)
      return loop === null
        ? { tone: 'wait', count: waiting, unit: `${days(waiting)} waiting` }
        : { tone: 'wait', count: loop.handOvers, unit: 'hand-overs, no answer' }
    }
    case 'met':
      return {
        tone: 'kept',
        count: commitment.kind === 'promise' ? 'Kept' : 'Done',
        unit: dueOf(commitment) === null ? `after ${inDays(waiting)}` : 'on time',
      }
    case 'met late':
      return {
        tone: 'kept',
        count: 'Done',
        unit: `${inDays(calendarDaysLate(commitment, on) ?? 0)} late`,
      }
    case 'refused':
    case 'closed not done':
    case 'withdrawn':
    case 'lapsed':
  }
  return { tone: 'quiet', count: 'Over', unit: OVER[standing] }
}

const OVER: Record<
  Extract<Standing, 'refused' | 'closed not done' | 'withdrawn' | 'lapsed'>,
  string
> = {
  refused: 'they said no',
  'closed not done': 'closed, not done',
  withdrawn: 'we took it back',
  lapsed: 'no longer needed',
}

function lateFor(late: number): Count {
  return { tone: 'late', count: late, unit: `${days(late)} late` }
}

/**
 * The same count while something that came back is not judged yet: it may be the answer, so nobody is
 * called late in red for it.
 */
export function untilJudged(counted: Count): Count {
  return counted.tone === 'late'
    ? { ...counted, tone: 'soon', unit: `${counted.unit}, unless answered` }
    : counted
}

function leftUntil(left: number): Count {
  return left === 0
    ? { tone: 'soon', count: 'Today', unit: 'is the day' }
    : { tone: 'soon', count: left, unit: `${days(left)} left` }
}

function days(count: number): string {
  return count === 1 ? 'day' : 'days'
}

function inDays(count: number): string {
  return `${count} ${days(count)}`
}

/** `28 September`, with the year when it is not this one. */
export function shortDay(day: Day, on: Day): string {
  const words = inWords(day)
  return day.slice(0, 4) === on.slice(0, 4) ? words.slice(0, -5) : words
}

/** The facts after the name: `asked 28 September, chased 3 times, never acknowledged`. */
export function factsOf(commitment: Commitment, since: Since, on: Day): string {
  const { kind } = commitment
  const settled = settledInWords(commitment, on)
  const began = `${kind === 'promise' ? 'promised' : 'asked'} ${shortDay(commitment.since, on)}`
  if (settled !== null) return `${began}, ${settled}`
  const parts = [
    began,
    dueInWords(commitment, on),
    chasedInWords(since),
    heardInWords(commitment, since, on),
  ]
  return parts.filter((part) => part !== null).join(', ')
}

/** Over: when, and how it ended. Null while it is owed. */
function settledInWords(commitment: Commitment, on: Day): string | null {
  const settled = settledOn(commitment, on)
  if (settled === null) return null
  const standing = standingOf(commitment, on)
  const kept = commitment.kind === 'promise' ? 'kept' : 'answered'
  return `${ANSWERED[standing] ?? kept} ${shortDay(settled, on)}`
}

function dueInWords(commitment: Commitment, on: Day): string | null {
  const due = dueOf(commitment)
  if (due !== null)
    return [`due ${shortDay(due, on)}`, schoolDaysInWords(commitment, on)]
      .filter((part) => part !== null)
      .join(', ')
  const asked = askedByOf(commitment)
  if (asked === null) return null
  return isPastDayAsked(commitment, on)
    ? `past the day you asked for, ${shortDay(asked, on)}`
    : `you asked for ${shortDay(asked, on)}`
}

/**
 * `6 school days late`; a range where the school's dates do not reach, for the terms are then assumed.
 * Null where it is not late, or nothing is known of the school.
 */
export function schoolDaysInWords(commitment: Commitment, on: Day): string | null {
  const past = schoolDaysPast(commitment, on)
  if (past === null || past.most === 0) return null
  const { least, most, assumed } = past
  if (!assumed) return `${most} school ${days(most)} late`
  const range = least === most ? `about ${most}` : `${least} to ${most}`
  return `${range} school days late (we assumed some term dates)`
}

function chasedInWords({ chased }: Since): string | null {
  const times = ['once', 'twice']
  return chased.length === 0
    ? null
    : `chased ${times[chased.length - 1] ?? `${chased.length} times`}`
}

function heardInWords(commitment: Commitment, { heard }: Since, on: Day): string | null {
  const deciding = decidingAnswer(commitment, on)
  if (deciding !== null)
    return `${ANSWERED[standingOf(commitment, on)] ?? 'answered'} ${shortDay(deciding.happened.day, on)}`
  const acknowledged = commitment.answers.find((answer) => answer.happened.day <= on)
  if (acknowledged !== undefined)
    return `acknowledged ${shortDay(acknowledged.happened.day, on)}, not answered`
  if (heard === null)
    return commitment.kind === 'ask' && commitment.source !== null ? 'never acknowledged' : null
  if (heard.as === 'reply') return null
  return heard.as === 'acknowledgement'
    ? `acknowledged ${shortDay(heard.day, on)}, not answered`
    : `only a machine has replied, ${shortDay(heard.day, on)}`
}

const ANSWERED: Partial<Record<Standing, string>> = {
  'part met': 'part of it answered',
  'answered something else': 'something else answered',
  refused: 'refused',
  'closed not done': 'closed without being done',
  withdrawn: 'taken back',
  lapsed: 'no longer needed from',
}

/**
 * Whether something came that only the parent can judge: a reply, or word that it was passed on, after
 * everything they have judged.
 */
export function awaitsJudgement(commitment: Commitment, { heard }: Since, on: Day): boolean {
  if (heard === null || !isOwed(commitment, on)) return false
  if (heard.as !== 'reply' && heard.passedTo === null) return false
  const judged = [...commitment.answers, ...commitment.handOvers]
  return !judged.some((each) => each.happened.day >= heard.day)
}

/** What was last said, unless the parent has since said what came of it. */
export function lastHeard(commitment: Commitment, { heard }: Since): Since['heard'] {
  const deciding = commitment.answers.filter((answer) => answer.as !== 'acknowledged')
  return heard === null || deciding.some((answer) => answer.happened.day > heard.day) ? null : heard
}
