/**
 * What was asked, when, and what came back, in paragraphs and in the order of days. A date only the
 * family named is said to be so, and nobody is late against it. Pure.
 */
import {
  askedByOf,
  byHappened,
  calendarDaysLate,
  decidingAnswer,
  dueOf,
  isOwed,
  isPastDayAsked,
  settledOn,
  standingOf,
  waitingDays,
  type Answer,
} from '../commitments/commitment.ts'
import { holdersOf, loopOf } from '../commitments/hand-over.ts'
import { inWords, type Day } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import { accountOf, whenOf } from './account.ts'
import type { Cite, PackAnswer, PackCommitment, Part, Row } from './complaint.ts'
import { listed } from '../platform/words.ts'

/** The one number of an issue: what it counts and how it should look. */
export type Glance = {
  readonly figure: string
  readonly unit: string
  readonly sentence: string
  readonly tone: 'wait' | 'late' | 'soon' | 'kept'
}

/**
 * The commitments that cited entries speak of: those named themselves or, where none is, those that
 * come from a cited message or are answered in one.
 */
export function commitmentsOf(
  seqs: readonly number[],
  commitments: readonly PackCommitment[],
): PackCommitment[] {
  const cited = new Set(seqs)
  const named = commitments.filter((each) => cited.has(each.entry ?? 0))
  const near = commitments.filter(
    (each) =>
      cited.has(each.source ?? 0) ||
      each.answers.some(({ seq, source }) => cited.has(seq) || cited.has(source ?? 0)),
  )
  return (named.length > 0 ? named : near).toSorted(
    (a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)) || (a.id < b.id ? -1 : 1),
  )
}

/** The commitment of most concern as one number: latest first, then longest waiting, then kept. */
export function glanceOf(commitments: readonly PackCommitment[], on: Day): Glance | null {
  const owed = commitments.filter((each) => isOwed(each, on))
  // As on Today: what is part answered waits for the rest, and nobody is called late for it.
  const overdue = owed.filter((each) => standingOf(each, on) === 'overdue')
  const late = Math.max(0, ...overdue.map((each) => calendarDaysLate(each, on) ?? 0))
  if (late > 0) {
    return {
      figure: String(late),
      unit: daysWord(late, 'late'),
      sentence: daysWord(late, 'past the day it was due'),
      tone: 'late',
    }
  }
  if (owed.length > 0) {
    const waiting = Math.max(...owed.map((each) => waitingDays(each, on)))
    return {
      figure: String(waiting),
      unit: daysWord(waiting, 'waiting'),
      sentence: daysWord(waiting, 'since this was first asked, with no full answer noted'),
      tone: 'wait',
    }
  }
  const kept = commitments.filter((each) => standingOf(each, on).startsWith('met'))
  if (kept.length === 0) return null
  return { figure: 'Done', unit: 'answered', sentence: 'answered', tone: 'kept' }
}

function daysWord(days: number, rest: string): string {
  return `${days === 1 ? 'day' : 'days'} ${rest}`
}

/** Paragraphs of one commitment, in order: asked, due, passed on, acknowledged, what came back. */
export function askedOf(commitment: PackCommitment, on: Day, cite: Cite): Part[][] {
  return [
    openingOf(commitment, cite),
    ...dueIn(commitment, on),
    ...eventsIn(commitment, on, cite),
    ...loopIn(commitment, on),
    outcomeOf(commitment, on, cite),
  ]
}

function openingOf(commitment: PackCommitment, cite: Cite): Part[] {
  const { since, debtor, title } = commitment
  const source = commitment.source ?? commitment.entry
  const chip = source === null ? [] : [' ', cite(source)]
  const said = `“${title.trim()}”`
  return commitment.kind === 'promise'
    ? [`On ${inWords(since)} ${debtor} said that they would do this: ${said}.`, ...chip]
    : // Whom it is owed to is not always who asked: a parent asks for a child.
      [`On ${inWords(since)} ${debtor} was asked for this: ${said}.`, ...chip]
}

const GROUNDS: Readonly<Record<string, string>> = {
  law: 'the law sets that day',
  policy: 'their own policy sets that day',
  promise: 'they promised that day',
  'their promise': 'they promised that day',
  agreed: 'both sides agreed that day',
  'a date both agreed': 'both sides agreed that day',
}

function dueIn(commitment: PackCommitment, on: Day): Part[][] {
  const [due, asked] = [dueOf(commitment), askedByOf(commitment)]
  if (due !== null) {
    const ground = GROUNDS[commitment.dueBasis?.trim().toLowerCase() ?? '']
    const late = calendarDaysLate(commitment, on) ?? 0
    const past =
      isOwed(commitment, on) && late > 0
        ? ` On ${inWords(on)} that day was ${late === 1 ? '1 day' : `${late} days`} past.`
        : ''
    return [[`It was due by ${inWords(due)}${ground === undefined ? '' : `: ${ground}`}.${past}`]]
  }
  if (asked === null) return []
  const past = isPastDayAsked(commitment, on)
    ? ' That day has passed. It is a day the family asked for, not one set by law or agreed.'
    : ''
  return [[`${commitment.creditor} asked for it by ${inWords(asked)}.${past}`]]
}

/** What happened on the way, in the order of days: passed on, acknowledged, answered for a time. */
function eventsIn(commitment: PackCommitment, on: Day, cite: Cite): Part[][] {
  const deciding = decidingAnswer(commitment, on)
  const answers = commitment.answers
    .filter((each) => each !== deciding)
    .map((each) => ({
      ...each,
      said:
        each.as === 'acknowledged'
          ? 'it was acknowledged. That is not yet an answer.'
          : `${OUTCOMES[each.as]}.`,
      shown: each.source ?? each.seq,
    }))
  const handOvers = commitment.handOvers.map((each) => ({
    ...each,
    said: `it was passed on from ${each.from} to ${each.to}.`,
    shown: each.seq,
  }))
  return [...answers, ...handOvers]
    .filter((each) => each.happened.day <= on)
    .toSorted(byHappened)
    .map(({ happened, said, shown }) => [`${whenOf(happened)} ${said} `, cite(shown)])
}

function loopIn(commitment: PackCommitment, on: Day): Part[][] {
  const loop = loopOf(commitment, on)
  if (loop === null) return []
  const trail = listed(holdersOf(commitment, on).map((holder) => holder.who))
  return [
    [
      `By ${inWords(loop.since)} it had come back to ${loop.who}, who had already passed it on. It has been with ${trail}, in that order.`,
    ],
  ]
}

function outcomeOf(commitment: PackCommitment, on: Day, cite: Cite): Part[] {
  const answer = decidingPackAnswer(commitment, on)
  if (answer === null) {
    const days = waitingDays(commitment, on)
    const word =
      commitment.kind === 'promise'
        ? 'the family had not noted that it was done'
        : 'the family had noted no answer to it'
    return [`By ${inWords(on)}, ${days === 1 ? '1 day' : `${days} days`} later, ${word}.`]
  }
  const chip = cite(answer.source ?? answer.seq)
  const days = settledOn(commitment, on) === null ? null : waitingDays(commitment, on)
  const after = days === null ? '' : `, after ${days === 1 ? '1 day' : `${days} days`}`
  return [
    `${whenOf(answer.happened)} ${OUTCOMES[answer.as]}${after}.${chip.held ? '' : wordsIn(answer)} `,
    chip,
  ]
}

function decidingPackAnswer(commitment: PackCommitment, on: Day): PackAnswer | null {
  const deciding = decidingAnswer(commitment, on)
  return commitment.answers.find((each) => each.seq === deciding?.seq) ?? null
}

const OUTCOMES: Readonly<Record<Answer['as'], string>> = {
  answered: 'it was answered',
  part: 'a part of it was answered; the rest was not',
  other: 'something came back that answered another question',
  refused: 'it was refused',
  'closed not done': 'it was closed without being done',
  withdrawn: 'the request was withdrawn',
  lapsed: 'the need for it had passed',
  acknowledged: 'it was acknowledged',
}

function wordsIn(answer: Answer): string {
  const words = answer.words?.replaceAll(/\s+/gu, ' ').trim() ?? ''
  return words === '' ? '' : ` “${words}”`
}

/** Every cited entry as a row of the table, in the order things happened; corrections included. */
export function chronologyOf(given: {
  readonly cited: readonly number[]
  readonly entries: readonly Entry[]
  readonly commitments: readonly PackCommitment[]
  readonly cite: Cite
}): Row[] {
  const { cite } = given
  const cited = new Set(given.cited)
  const asksWithSource = new Set(
    given.commitments.flatMap((each) =>
      each.source !== null && cited.has(each.source) ? [each.entry ?? 0] : [],
    ),
  )
  return given.entries
    .filter((entry) => cited.has(entry.seq) && !asksWithSource.has(entry.seq))
    .toSorted(byHappened)
    .map((entry) => {
      const chip = cite(entry.seq)
      const { day, time, precision } = entry.happened
      return {
        date: precision === 'about' ? `about ${inWords(day)}` : inWords(day),
        time: precision === 'about' ? '' : (time ?? ''),
        what: chip.heldAs ?? rowOf(entry, given.commitments),
        chips: [chip],
      }
    })
}

function rowOf(entry: Entry, commitments: readonly PackCommitment[]): string {
  for (const commitment of commitments) {
    const answer = commitment.answers.find((each) => each.seq === entry.seq)
    if (answer !== undefined) {
      const words = OUTCOMES[answer.as]
      return `${words.charAt(0).toUpperCase()}${words.slice(1)}: “${commitment.title}”`
    }
  }
  return accountOf(entry)
}
