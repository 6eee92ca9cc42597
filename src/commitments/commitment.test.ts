import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '../platform/day.ts'
import {
  ANSWERED_AS,
  askedByOf,
  byHappened,
  calendarDaysLate,
  DUE_GROUNDS,
  dueOf,
  inOrderOfConcern,
  isOwed,
  isPastDayAsked,
  schoolDaysLate,
  schoolDaysPast,
  settledOn,
  standingOf,
  waitingDays,
  type Answer,
  type AnsweredAs,
  type Commitment,
} from './commitment.ts'

const asked: Commitment = {
  id: '1',
  kind: 'ask',
  title: 'Tell us who supervises lunch',
  debtor: 'Hillview Academy',
  creditor: 'Alex Ward',
  source: 7,
  since: day('2026-09-28'),
  due: null,
  dueBasis: null,
  askedBy: null,
  answers: [],
  handOvers: [],
}
const promised: Commitment = { ...asked, due: day('2026-11-13'), dueBasis: 'their promise' }

function answer(as: AnsweredAs, on: string, more: { time?: string; seq?: number } = {}): Answer {
  const { time = null, seq = 20 } = more
  return {
    as,
    happened: { day: day(on), time, precision: time === null ? 'day' : 'minute' },
    seq,
    words: null,
  }
}

describe('the standing of a commitment', () => {
  test.each([
    ['open with no due day, however long it waits', asked, '2027-09-28', 'open'],
    ['open eight days before it is due', promised, '2026-11-05', 'open'],
    ['due soon seven days before', promised, '2026-11-06', 'due soon'],
    ['due soon on the day itself', promised, '2026-11-13', 'due soon'],
    ['overdue the day after', promised, '2026-11-14', 'overdue'],
    [
      'open when the date is only what the family asked for',
      { ...promised, dueBasis: 'asked' },
      '2026-12-01',
      'open',
    ],
    [
      'open when the date has no ground at all',
      { ...promised, dueBasis: null },
      '2026-12-01',
      'open',
    ],
  ] as const)('is %s', (_, commitment, on, expected) => {
    expect(standingOf(commitment, day(on))).toBe(expected)
  })

  test.each([
    ['answered', '2026-11-13', 'met'],
    ['answered', '2026-11-14', 'met late'],
    ['part', '2026-11-10', 'part met'],
    ['other', '2026-11-10', 'answered something else'],
    ['refused', '2026-11-10', 'refused'],
    ['closed not done', '2026-11-10', 'closed not done'],
    ['withdrawn', '2026-11-10', 'withdrawn'],
    ['lapsed', '2026-11-10', 'lapsed'],
    ['acknowledged', '2026-11-10', 'overdue'],
  ] as const)('%s on %s makes it %s', (as, on, expected) => {
    const settled = { ...promised, answers: [answer(as, on)] }
    expect(standingOf(settled, day('2026-12-01'))).toBe(expected)
  })

  test('is decided by the latest answer, not by the first or the worst', () => {
    const answers = [
      answer('refused', '2026-10-02', { seq: 30 }),
      answer('part', '2026-10-09', { seq: 10 }),
    ]
    expect(standingOf({ ...asked, answers }, day('2026-10-08'))).toBe('refused')
    expect(standingOf({ ...asked, answers }, day('2026-10-09'))).toBe('part met')
  })

  test('on one day goes by the time, then by what was written later', () => {
    const byTime = [
      answer('answered', '2026-10-02', { time: '09:00', seq: 9 }),
      answer('refused', '2026-10-02', { time: '15:30', seq: 8 }),
    ]
    expect(standingOf({ ...asked, answers: byTime }, day('2026-10-02'))).toBe('refused')
    const bySeq = [
      answer('other', '2026-10-02', { seq: 9 }),
      answer('answered', '2026-10-02', { seq: 8 }),
    ]
    expect(standingOf({ ...asked, answers: bySeq }, day('2026-10-02'))).toBe(
      'answered something else',
    )
  })
})

describe('counting', () => {
  test('waits from the day it was asked to the day it was settled', () => {
    expect(waitingDays(asked, day('2026-11-21'))).toBe(54)
    const met = { ...asked, answers: [answer('answered', '2026-10-05')] }
    expect(waitingDays(met, day('2026-11-21'))).toBe(7)
    expect(waitingDays(met, day('2026-10-04'))).toBe(6)
    expect(waitingDays(asked, day('2026-09-01'))).toBe(0)
  })

  test('counts days late only against a due day with a ground', () => {
    expect(calendarDaysLate(asked, day('2026-11-21'))).toBeNull()
    expect(calendarDaysLate({ ...promised, dueBasis: 'asked' }, day('2026-11-21'))).toBeNull()
    expect(calendarDaysLate(promised, day('2026-11-13'))).toBe(0)
    expect(calendarDaysLate(promised, day('2026-11-21'))).toBe(8)
    const late = { ...promised, answers: [answer('answered', '2026-11-16')] }
    expect(calendarDaysLate(late, day('2027-01-01'))).toBe(3)
  })

  test('counts school days only once there is a school calendar', () => {
    expect(schoolDaysLate(promised, day('2026-11-21'))).toBeNull()
    const span = (from: string, to: string) => ({ from: day(from), to: day(to), name: '' })
    const calendar = {
      name: 'Hillview Academy',
      terms: [span('2026-09-02', '2026-12-18')],
      closures: [span('2026-11-18', '2026-11-18')],
    }
    const theirs = { ...promised, calendar }
    expect(schoolDaysLate(theirs, day('2026-11-21'))).toBe(4)
    expect(schoolDaysLate(theirs, day('2026-11-13'))).toBe(0)
    expect(schoolDaysLate({ ...asked, calendar }, day('2026-11-21'))).toBeNull()
    const settled = { ...theirs, answers: [answer('answered', '2026-11-17')] }
    expect(schoolDaysLate(settled, day('2027-01-21'))).toBe(2)
    expect(schoolDaysLate(theirs, day('2027-01-08')), 'past its last term').toBeNull()
    const past = schoolDaysPast(theirs, day('2027-01-08'))
    expect(past).toEqual({ least: 29, most: 36, assumed: true })
  })

  test('knows a day that only the family named, and that it has passed', () => {
    const named = { ...asked, due: day('2026-10-05'), dueBasis: 'asked' }
    expect(dueOf(named)).toBeNull()
    expect(askedByOf(named)).toBe('2026-10-05')
    expect(isPastDayAsked(named, day('2026-10-05'))).toBe(false)
    expect(isPastDayAsked(named, day('2026-10-06'))).toBe(true)
    expect(askedByOf(promised)).toBeNull()
  })
})

test('the order of concern: overdue by lateness, then waiting, then due soon, settled last', () => {
  const on = day('2026-11-21')
  const list: Commitment[] = [
    { ...asked, id: 'settled', answers: [answer('answered', '2026-10-05')] },
    { ...promised, id: 'soon', due: day('2026-11-25') },
    { ...asked, id: 'waiting short', since: day('2026-11-01') },
    { ...promised, id: 'late by 8' },
    { ...asked, id: 'waiting long', since: day('2026-03-01') },
    { ...promised, id: 'late by 20', due: day('2026-11-01') },
  ]
  expect(inOrderOfConcern(list, on).map((each) => each.id)).toEqual([
    'late by 20',
    'late by 8',
    'waiting long',
    'waiting short',
    'soon',
    'settled',
  ])
})

const days = fc.integer({ min: 0, max: 700 }).map((offset) => addDays(day('2026-01-01'), offset))
const times = fc.option(
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`),
)
const answers: fc.Arbitrary<Answer[]> = fc.uniqueArray(
  fc.record({
    as: fc.constantFrom(...ANSWERED_AS),
    happened: fc.record({ day: days, time: times, precision: fc.constant('day' as const) }),
    seq: fc.integer({ min: 1, max: 9999 }),
    words: fc.constant(null),
  }),
  { selector: (each) => each.seq, maxLength: 8 },
)
const commitments: fc.Arbitrary<Commitment> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('ask' as const, 'promise' as const),
  title: fc.constant('x'),
  debtor: fc.constantFrom('School', 'Council'),
  creditor: fc.constant('Alex'),
  source: fc.constant(null),
  since: days,
  due: fc.option(days),
  dueBasis: fc.option(fc.constantFrom('asked', ...DUE_GROUNDS)),
  askedBy: fc.option(days),
  answers,
  handOvers: fc.constant([]),
})

const shuffled = <T>(items: readonly T[], seed: number): T[] =>
  items
    .map((item, index) => ({ item, at: Math.imul(index + 1, seed) % 97 }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)

describe('whatever happened', () => {
  test('an acknowledgement never changes a standing, a wait or a lateness', () => {
    fc.assert(
      fc.property(commitments, days, days, (commitment, on, when) => {
        const more = {
          ...commitment,
          answers: [...commitment.answers, answer('acknowledged', when, { seq: 99_999 })],
        }
        expect(standingOf(more, on)).toBe(standingOf(commitment, on))
        expect(waitingDays(more, on)).toBe(waitingDays(commitment, on))
        expect(calendarDaysLate(more, on)).toBe(calendarDaysLate(commitment, on))
      }),
    )
  })

  test('the order in which answers are read never matters', () => {
    fc.assert(
      fc.property(commitments, days, fc.integer({ min: 1, max: 96 }), (commitment, on, seed) => {
        const mixed = { ...commitment, answers: shuffled(commitment.answers, seed) }
        expect(standingOf(mixed, on)).toBe(standingOf(commitment, on))
        expect(settledOn(mixed, on)).toBe(settledOn(commitment, on))
      }),
    )
  })

  test('what has not happened yet changes nothing', () => {
    fc.assert(
      fc.property(commitments, days, (commitment, on) => {
        const known = {
          ...commitment,
          answers: commitment.answers.filter((each) => each.happened.day <= on),
        }
        expect(standingOf(known, on)).toBe(standingOf(commitment, on))
      }),
    )
  })

  test('while nothing comes back, waiting and lateness only grow and overdue stays overdue', () => {
    fc.assert(
      fc.property(commitments, days, fc.integer({ min: 0, max: 400 }), (commitment, on, more) => {
        const silent = { ...commitment, answers: [] }
        const later: Day = addDays(on, more)
        expect(waitingDays(silent, later)).toBeGreaterThanOrEqual(waitingDays(silent, on))
        expect(calendarDaysLate(silent, later) ?? 0).toBeGreaterThanOrEqual(
          calendarDaysLate(silent, on) ?? 0,
        )
        if (standingOf(silent, on) === 'overdue') expect(standingOf(silent, later)).toBe('overdue')
      }),
    )
  })

  test('late is never said without a ground', () => {
    fc.assert(
      fc.property(commitments, days, (commitment, on) => {
        const groundless = { ...commitment, dueBasis: 'asked' }
        expect(calendarDaysLate(groundless, on)).toBeNull()
        expect(['overdue', 'due soon', 'met late']).not.toContain(standingOf(groundless, on))
      }),
    )
  })

  test('settled and owed are the two sides of one coin', () => {
    fc.assert(
      fc.property(commitments, days, (commitment, on) => {
        expect(settledOn(commitment, on) === null).toBe(isOwed(commitment, on))
      }),
    )
  })

  test('the order of concern keeps everything and does not depend on the order read', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(commitments, { selector: (each) => each.id, maxLength: 12 }),
        days,
        fc.integer({ min: 1, max: 96 }),
        (list, on, seed) => {
          const ordered = inOrderOfConcern(list, on).map((each) => each.id)
          expect(ordered.toSorted()).toEqual(list.map((each) => each.id).toSorted())
          expect(inOrderOfConcern(shuffled(list, seed), on).map((each) => each.id)).toEqual(ordered)
        },
      ),
    )
  })

  test('what happened has one order: it never runs in a circle', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 96 }), (list, seed) => {
        expect(shuffled(list, seed).toSorted(byHappened)).toEqual(list.toSorted(byHappened))
      }),
    )
  })
})

test('saying again, after the due day, that it was answered does not make it late', () => {
  const answered = (text: string, seq: number) =>
    ({
      as: 'answered',
      happened: { day: day(text), time: null, precision: 'day' },
      seq,
      words: null,
    }) as const
  const commitment: Commitment = {
    id: '1',
    kind: 'promise',
    title: 'Send the plan',
    debtor: 'School',
    creditor: 'Alex',
    source: null,
    since: day('2026-09-01'),
    due: day('2026-09-10'),
    dueBasis: 'their promise',
    askedBy: null,
    answers: [answered('2026-09-09', 5), answered('2026-09-20', 9)],
    handOvers: [],
  }
  expect(standingOf(commitment, day('2026-10-01'))).toBe('met')
  const reopened = {
    ...commitment,
    answers: [...commitment.answers, { ...answered('2026-09-12', 7), as: 'part' as const }],
  }
  expect(standingOf(reopened, day('2026-10-01'))).toBe('met late')
})
