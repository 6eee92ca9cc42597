/**
 * Who owed what as the record stood at some entry, from the entries up to it alone: a pack made
 * again at the same tree size says the same, whatever was written since. Pure.
 */
import { answerBody, handOverBody, owedBody } from '../commitments/entries.ts'
import type { HandOver } from '../commitments/commitment.ts'
import type { Entry } from '../record/entry.ts'
import type { PackAnswer, PackCommitment } from './complaint.ts'

/** The kinds of entry that commitments are made of. */
export const OWED_KINDS = ['ask', 'promise', 'answer', 'hand-over']

/** The commitments told by `entries` (in order of seq; other kinds are passed over). */
export function commitmentsAsStood(entries: readonly Entry[]): PackCommitment[] {
  const whole = entries.filter((entry) => !entry.erased && OWED_KINDS.includes(entry.kind))
  const rootBySeq = new Map(whole.map((entry) => [entry.seq, entry.root]))
  const latest = new Map(whole.map((entry) => [entry.root, entry]))
  const events = [...latest.values()].filter(
    ({ kind }) => kind === 'answer' || kind === 'hand-over',
  )
  const byRoot = Map.groupBy(events, (event) => rootBySeq.get(ofIn(event)) ?? 0)
  return [...latest.values()]
    .filter(({ kind }) => kind === 'ask' || kind === 'promise')
    .map((entry) => commitmentOf(entry, byRoot.get(entry.root) ?? []))
}

function ofIn(event: Entry): number {
  return event.kind === 'answer'
    ? answerBody.parse(event.body).of
    : handOverBody.parse(event.body).of
}

function commitmentOf(entry: Entry, events: readonly Entry[]): PackCommitment {
  const body = owedBody.parse(entry.body)
  const [due, basis] = [body.due ?? null, body.dueBasis ?? null]
  const isGrounded = basis !== null && basis !== 'asked'
  return {
    id: String(entry.root).padStart(9, '0'),
    entry: entry.root,
    kind: entry.kind === 'ask' ? 'ask' : 'promise',
    title: body.title,
    words: body.words ?? null,
    debtor: body.debtor,
    creditor: body.creditor,
    source: body.source ?? null,
    since: entry.happened.day,
    due: isGrounded ? due : null,
    dueBasis: isGrounded ? basis : null,
    askedBy: isGrounded ? null : due,
    answers: events.flatMap((event) => (event.kind === 'answer' ? [answerOf(event)] : [])),
    handOvers: events.flatMap((event) => (event.kind === 'hand-over' ? [handOverOf(event)] : [])),
  }
}

function answerOf(entry: Entry): PackAnswer {
  const { as, words, source } = answerBody.parse(entry.body)
  return {
    as,
    source: source ?? null,
    happened: entry.happened,
    seq: entry.seq,
    words: words ?? null,
  }
}

function handOverOf(entry: Entry): HandOver {
  const { from, to, words } = handOverBody.parse(entry.body)
  return { from, to, happened: entry.happened, seq: entry.seq, words: words ?? null }
}
