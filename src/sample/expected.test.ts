import { describe, expect, test } from 'vitest'
import { sampleLines, type SampleLine } from './by-hand.ts'
import {
  EXPECTED_DEADLINES,
  EXPECTED_HOLDERS,
  EXPECTED_LOOP,
  EXPECTED_ON,
  EXPECTED_OWED,
  EXPECTED_SETTLED,
} from './expected.data.ts'
import {
  calendarDaysLate,
  dueOf,
  inOrderOfConcern,
  isOwed,
  standingOf,
  waitingDays,
  type AnsweredAs,
  type Commitment,
} from '../commitments/commitment.ts'
import { holdersOf, loopOf } from '../commitments/hand-over.ts'
import { changesIn } from '../days/events.ts'
import { deadlinesOf } from '../matters/deadline.ts'
import { mattersOf } from '../matters/matter.ts'
import { day, parseDay } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'

const lines = sampleLines()
const on = day(EXPECTED_ON)
const text = (value: unknown) => (typeof value === 'string' ? value : '')

const about = (kind: string, ref: string) =>
  lines
    .map((line, seq) => ({ line, seq }))
    .filter(({ line }) => line.kind === kind && line.body['of'] === ref)

function commitmentOf(line: SampleLine): Commitment {
  return {
    id: line.ref,
    kind: line.kind === 'ask' ? 'ask' : 'promise',
    title: text(line.body['title']),
    debtor: text(line.body['debtor']),
    creditor: text(line.body['creditor']),
    source: null,
    since: line.happened.day,
    due: parseDay(text(line.body['due'])),
    dueBasis: text(line.body['dueBasis']) || null,
    askedBy: null,
    answers: about('answer', line.ref).map(({ line: answer, seq }) => ({
      as: answer.body['as'] as AnsweredAs,
      happened: answer.happened,
      seq,
      words: null,
    })),
    handOvers: about('hand-over', line.ref).map(({ line: passed, seq }) => ({
      from: text(passed.body['from']),
      to: text(passed.body['to']),
      happened: passed.happened,
      seq,
      words: null,
    })),
  }
}

const commitments = lines
  .filter(({ kind }) => kind === 'ask' || kind === 'promise')
  .map(commitmentOf)

const shown = (commitment: Commitment) => ({
  ref: commitment.id,
  standing: standingOf(commitment, on),
  since: commitment.since,
  due: dueOf(commitment),
  waitingDays: waitingDays(commitment, on),
  calendarDaysLate: calendarDaysLate(commitment, on),
})

describe('the standings of the sample on 21 November 2026', () => {
  const inOrder = inOrderOfConcern(commitments, on)

  test('what is owed is as worked out by hand, and in that order', () => {
    expect(inOrder.filter((one) => isOwed(one, on)).map(shown)).toEqual(EXPECTED_OWED)
  })

  test('what is settled is as worked out by hand', () => {
    expect(inOrder.filter((one) => !isOwed(one, on)).map(shown)).toEqual(EXPECTED_SETTLED)
  })

  test('every standing that an entry can lead to is there', () => {
    expect(new Set(commitments.map((one) => standingOf(one, on)))).toEqual(
      new Set([
        'open',
        'due soon',
        'overdue',
        'met',
        'met late',
        'part met',
        'answered something else',
        'refused',
        'closed not done',
        'withdrawn',
      ]),
    )
  })

  test('the two that were passed on were held by these, and one has come back', () => {
    for (const [ref, holders] of Object.entries(EXPECTED_HOLDERS))
      expect(
        holdersOf(
          commitments.find(({ id }) => id === ref)!,
          on,
        ),
      ).toEqual(holders)
    const loops = commitments.flatMap((one) => {
      const loop = loopOf(one, on)
      return loop === null ? [] : [{ ref: one.id, ...loop }]
    })
    expect(loops).toEqual([EXPECTED_LOOP])
  })
})

test('a meeting and a change of staff stand on the charts, each on its day', () => {
  const marked = changesIn(
    lines.map((line, seq): Entry => ({
      ...line,
      amends: null,
      files: [],
      record: 'r',
      seq,
      root: seq,
      address: line.ref,
      written: '',
      broughtBy: '',
      title: text(line.body['title']),
      erased: false,
    })),
  )
  expect(marked.map(({ day: at, tag }) => `${at} ${tag}`)).toEqual([
    '2026-10-09 staff change',
    '2026-11-05 meeting',
    '2026-11-26 meeting',
  ])
})

test('the clocks of the family stand as worked out by hand', () => {
  const seqs = new Map(lines.map(({ ref }, index) => [ref, index + 1]))
  const entries = lines
    .filter(({ kind }) => kind === 'matter' || kind === 'step')
    .map((line): Entry => {
      const seq = seqs.get(line.ref) ?? 0
      const { source: _, ...body } = line.body
      return {
        ...line,
        amends: null,
        files: [],
        body: line.kind === 'step' ? { ...body, of: seqs.get(text(body['of'])) } : body,
        record: 'r',
        seq,
        root: seq,
        address: line.ref,
        written: '',
        broughtBy: '',
        title: '',
        erased: false,
      }
    })
  const found = deadlinesOf(mattersOf(entries), { calendars: [], policies: [] }, on)
  expect(
    found.map(({ matter, clock, latest, state }) => ({
      matter: matter.title,
      clock,
      latest,
      state,
    })),
  ).toEqual(EXPECTED_DEADLINES)
})
