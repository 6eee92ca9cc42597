import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '../platform/day.ts'
import { incidentBody, suspensionBody, toldHomeBody, whyBody } from './entries.ts'
import {
  openQuestions,
  responseOf,
  suspensionLaw,
  toldOf,
  totalsIn,
  whyState,
  type Happening,
  type Incident,
  type Totals,
} from './incident.ts'
import { isIn, termOf, termsOf, yearOf } from './period.ts'

const at = (seq: number, on: Day) => ({
  seq,
  root: seq,
  address: `a${seq}`,
  day: on,
  time: null,
  isAbout: false,
  title: 'x',
  author: 'Alex Ward',
})
const incident = (seq: number, body: object, on = day('2026-09-28')): Incident => ({
  ...at(seq, on),
  kind: 'incident',
  body: incidentBody.parse({ behaviour: 'He left the room.', ...body }),
})
const suspension = (seq: number, body: object, on = day('2026-09-28')): Happening => ({
  ...at(seq, on),
  kind: 'suspension',
  body: suspensionBody.parse(body),
})
const why = (of: number, body: object) => ({
  ...at(of + 100, day('2026-10-01')),
  of,
  body: whyBody.parse({ of, ...body }),
})

describe('why', () => {
  test('nobody has said; somebody said we do not know; somebody said', () => {
    expect(whyState(incident(1, {}), [])).toBe('not asked')
    expect(whyState(incident(1, { notKnown: true }), [])).toBe('not known yet')
    expect(whyState(incident(1, {}), [why(1, { notKnown: true })])).toBe('not known yet')
    expect(whyState(incident(1, {}), [why(1, { need: 'Quiet' })])).toBe('answered')
    expect(whyState(incident(1, { skill: 'Asking' }), [])).toBe('answered')
    expect(whyState(incident(1, {}), [why(2, { need: 'Quiet' })])).toBe('not asked')
  })

  test('an answer stands beside another’s “we do not know yet”', () => {
    const whys = [why(1, { need: 'Quiet' }), why(1, { notKnown: true })]
    expect(openQuestions([incident(1, {}), incident(2, {})], whys).map(({ root }) => root)).toEqual(
      [2],
    )
  })
})

describe('the time between', () => {
  const bullying = incident(1, {
    schoolRecorded: '2026-09-29',
    familyTold: '2026-10-06',
    toldBy: 'Robin',
  })
  const telling = (on: string) => ({
    ...at(9, day(on)),
    of: 1,
    body: toldHomeBody.parse({ of: 1, by: 'Ms Reid' }),
  })

  test('is from the day it happened, and from the day the school wrote it down', () => {
    expect(toldOf(bullying, [])).toEqual({
      recorded: '2026-09-29',
      told: '2026-10-06',
      by: 'Robin',
      after: 8,
      sinceRecorded: 7,
    })
  })

  test('the first telling counts, whichever entry tells of it', () => {
    expect(toldOf(bullying, [telling('2026-10-01')])).toMatchObject({ by: 'Ms Reid', after: 3 })
    expect(toldOf(bullying, [telling('2026-10-09')])).toMatchObject({ by: 'Robin', after: 8 })
    expect(toldOf(incident(1, {}), [])).toMatchObject({ told: null, after: null })
  })
})

test('a sanction for what the profile explains is a fact, and only where both are said', () => {
  const given = { sanction: 'Detention' }
  expect(responseOf(incident(1, given).body).isSanctionExplained).toBe(false)
  expect(responseOf(incident(1, { ...given, explained: 'yes' }).body).isSanctionExplained).toBe(
    true,
  )
  expect(responseOf(incident(1, { explained: 'yes' }).body).isSanctionExplained).toBe(false)
  expect(responseOf(incident(1, { ...given, explained: 'no' }).body).isSanctionExplained).toBe(
    false,
  )
})

describe('terms', () => {
  const someDay = fc
    .integer({ min: 0, max: 20_000 })
    .map((days) => addDays(day('1990-01-01'), days))

  test('every day is in exactly one term of its year, with the school’s own terms or without', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 3 }), (on, count) => {
        const { from } = yearOf(on)
        const own = Array.from({ length: count }, (_, term) => ({
          name: '',
          from: addDays(from, 35 + term * 110),
          to: addDays(from, 120 + term * 110),
        }))
        const terms = termsOf(on, own)
        expect(terms.filter((term) => isIn(on, term))).toHaveLength(1)
        expect(terms[0]?.from).toBe(yearOf(on).from)
        expect(terms.at(-1)?.to).toBe(yearOf(on).to)
        for (const [index, term] of terms.slice(1).entries())
          expect(term.from).toBe(addDays(terms[index]?.to ?? on, 1))
      }),
    )
  })

  test('half-terms are no terms: six make the law’s own three', () => {
    const six = [9, 11, 13, 15, 17, 19].map((week) => ({
      name: 'half',
      from: addDays(day('2026-08-01'), week * 7),
      to: addDays(day('2026-08-01'), week * 7 + 5),
    }))
    expect(termOf(day('2026-10-20'), six)).toMatchObject({
      name: 'Autumn term 2026',
      basis: 'usual',
    })
    const summerOnly = [{ from: day('2027-04-12'), to: day('2027-07-21'), name: 'Summer term' }]
    expect(termOf(day('2026-11-02'), summerOnly).name).toBe('Autumn term 2026')
    expect(termOf(day('2027-03-29')).name).toBe('Spring term 2027')
    expect(termOf(day('2027-03-30')).name).toBe('Summer term 2027')
  })
})

describe('adding up', () => {
  const happening: fc.Arbitrary<Happening> = fc
    .tuple(
      fc.integer({ min: 0, max: 900 }),
      fc.oneof(
        fc.constant({ kind: 'incident' as const }),
        fc.record({
          kind: fc.constant('suspension' as const),
          sort: fc.constantFrom('formal', 'unofficial'),
          sessions: fc.option(fc.integer({ min: 0, max: 12 })),
        }),
      ),
    )
    .map(([days, given]) => {
      const on = addDays(day('2025-01-01'), days)
      return given.kind === 'incident'
        ? incident(days, { sanction: days % 2 === 0 ? 'x' : null, explained: 'yes' }, on)
        : suspension(days, { sort: given.sort, sessions: given.sessions }, on)
    })

  const plus = (one: Totals, other: Totals): number[] =>
    [one, other].reduce<number[]>(
      (sums, { incidents, sanctioned, formal, unofficial }) =>
        [incidents, sanctioned, formal.sessions, formal.unknown, unofficial.sessions].map(
          (each, index) => each + (sums[index] ?? 0),
        ),
      [],
    )

  test('the terms of a year add up to the year, in whatever order things come', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (all) => {
        const year = yearOf(day('2025-11-01'))
        const [first, second, third] = termsOf(year.from).map((term) => totalsIn(all, term))
        if (first === undefined || second === undefined || third === undefined) throw new Error()
        const none = totalsIn([], year)
        const parts = plus(first, second).map((each, at) => each + (plus(third, none)[at] ?? 0))
        expect(parts).toEqual(plus(totalsIn(all, year), none))
        expect(totalsIn(all.toReversed(), year)).toEqual(totalsIn(all, year))
      }),
    )
  })

  const of = (sessions: number, unofficial = 0) =>
    totalsIn(
      [
        suspension(1, { sort: 'formal', sessions }),
        ...(unofficial > 0 ? [suspension(2, { sort: 'unofficial', sessions: unofficial })] : []),
      ],
      yearOf(day('2026-09-28')),
    )

  test.each([
    [1, ['gov-le5', 'susp-max-45']],
    [10, ['gov-le5', 'susp-max-45']],
    [11, ['gov-6-15', 'susp-max-45']],
    [30, ['gov-6-15', 'susp-max-45']],
    [31, ['gov-gt15-perm', 'susp-max-45']],
  ])('%i half days bring %o', (sessions, rows) => {
    expect(suspensionLaw(of(sessions), of(sessions)).map(({ row }) => row)).toEqual(rows)
  })

  test('45 days are the most there can be, and being sent home unofficially does not count among them', () => {
    const [, most] = suspensionLaw(of(90, 4), of(90, 4))
    expect(most?.text).toContain('0 left')
    expect(suspensionLaw(of(91), of(91))[1]?.text).toContain('More than 45')
    expect(suspensionLaw(of(2, 4), of(2, 4)).at(-1)?.row).toBe('unofficial-exclusion')
    expect(suspensionLaw(totalsIn([], yearOf(day('2026-09-28'))), of(2)).length).toBe(1)
  })
})
