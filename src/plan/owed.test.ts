import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SchoolCalendar } from '../law/school.ts'
import { addDays, day, type Day } from '../platform/day.ts'
import { GIVEN, PERS, SAYS, deliveredBody, provisionBody } from './entries.ts'
import { ledgerOf, type Ledger } from './owed.ts'
import { spokenOf, spokenOn } from './spoken.ts'
import { standingOf } from './standing.ts'
import type { Mark, Provision } from './provision.ts'

const span = (from: string, to: string, name = '') => ({ from: day(from), to: day(to), name })
const HILLVIEW: SchoolCalendar = {
  name: 'Hillview',
  terms: [
    span('2026-09-02', '2026-12-18', 'Autumn'),
    span('2027-01-04', '2027-03-26', 'Spring'),
    span('2027-04-12', '2027-07-21', 'Summer'),
  ],
  closures: [
    span('2026-10-26', '2026-10-30', 'half-term'),
    span('2027-02-15', '2027-02-19', 'half-term'),
    span('2027-05-31', '2027-06-04', 'half-term'),
  ],
}
const AT = { author: 'Alex', broughtBy: 'alex', address: 'a' }

function provision(body: object, from = '2026-09-02'): Provision {
  const read = provisionBody.parse({ what: 'Speech therapy', agreed: 'SEN support', from, ...body })
  return { ...AT, seq: 1, root: 1, of: null, need: null, day: day(from), body: read }
}
function mark(
  on: string,
  given: string,
  more: { by?: string; says?: string; sessions?: number } = {},
): Mark {
  const { by = 'alex', ...rest } = more
  const body = deliveredBody.parse({ of: 1, given, says: 'home', ...rest })
  return { ...AT, broughtBy: by, seq: 2, root: 2, of: 1, day: day(on), body }
}
const around = (on: string, calendar: SchoolCalendar | null = HILLVIEW) => ({
  calendar,
  on: day(on),
})
const counts = ({ promised, spoken, stopped, notRecorded }: Ledger) => ({
  promised,
  given: spoken.given,
  not: spoken.notGiven,
  stopped,
  notRecorded,
})

describe('what was promised on the days of the school', () => {
  test('once a week over a whole term: a week each, none in the holiday, silence is not recorded', () => {
    const [autumn] = ledgerOf(
      provision({ times: 1, per: 'week' }),
      [mark('2026-09-07', 'given'), mark('2026-09-14', 'not given')],
      around('2027-01-02'),
    )
    expect(autumn?.name).toBe('Autumn')
    expect(autumn?.halves.map(({ weeks }) => weeks.length)).toEqual([8, 7])
    expect(counts(autumn!)).toEqual({ promised: 15, given: 1, not: 1, stopped: 0, notRecorded: 13 })
  })

  test('each unit is counted where it can be, and at no shorter time', () => {
    const promisedBy = (per: string, times: number) => {
      const [autumn] = ledgerOf(provision({ times, per }), [], around('2027-01-02'))
      return [autumn?.promised, autumn?.halves.map(({ promised }) => promised)]
    }
    // 2 September to 18 December 2026: 38 school days, the half-term, 35: three fortnights and a half.
    expect(promisedBy('day', 2)).toEqual([146, [76, 70]])
    expect(promisedBy('fortnight', 1)).toEqual([7, [4, 3]])
    expect(promisedBy('half term', 3)).toEqual([6, [3, 3]])
    expect(promisedBy('term', 4)).toEqual([4, [null, null]])
    const [year] = ledgerOf(provision({ times: 6, per: 'year' }), [], around('2027-07-31'))
    expect([year?.name, year?.promised]).toEqual(['School year 2026 to 2027', 6])
  })

  test('a week that runs owes nothing until it must have been; today is over once somebody spoke', () => {
    const weekly = provision({ times: 1, per: 'week' }, '2026-09-07')
    const onDay = (on: string, marks: Mark[] = []) =>
      counts(ledgerOf(weekly, marks, around(on)).at(-1)!)
    expect(onDay('2026-09-11')).toMatchObject({ promised: 0, notRecorded: 0 })
    expect(onDay('2026-09-11', [mark('2026-09-11', 'given')])).toMatchObject({
      promised: 1,
      given: 1,
    })
    expect(onDay('2026-09-12')).toMatchObject({ promised: 1, notRecorded: 1 })
    const daily = provision({ times: 1, per: 'day' }, '2026-09-07')
    expect(ledgerOf(daily, [], around('2026-09-09')).at(-1)?.promised).toBe(2)
  })

  test('whose school days it is nobody can say: nothing is counted as owed, what was said still stands', () => {
    const [term] = ledgerOf(
      provision({ times: 1, per: 'week' }),
      [mark('2026-09-07', 'given')],
      around('2026-11-21', null),
    )
    expect(term).toMatchObject({ promised: null, because: 'no school days', notRecorded: null })
    expect(term?.spoken.given).toBe(1)
    const [vague] = ledgerOf(provision({}), [], around('2026-11-21'))
    expect(vague).toMatchObject({ promised: null, because: 'no number' })
  })

  test('a session made up later settles the one that was missed', () => {
    const [term] = ledgerOf(
      provision({ times: 1, per: 'week', from: '2026-09-07', until: '2026-09-18' }),
      [mark('2026-09-07', 'not given'), mark('2026-09-15', 'given', { sessions: 2 })],
      around('2026-11-21'),
    )
    expect(counts(term!)).toMatchObject({ promised: 2, given: 2, not: 1, notRecorded: 0 })
  })
})

describe('what was stopped', () => {
  const stopped = { on: '2026-10-05', by: 'school', reason: null }

  test('in Section F it stays owed until the plan is changed', () => {
    const [autumn] = ledgerOf(
      provision({ times: 1, per: 'week', agreed: 'Section F', stopped }),
      [],
      around('2027-01-02'),
    )
    expect(counts(autumn!)).toEqual({ promised: 15, given: 0, not: 0, stopped: 10, notRecorded: 5 })
  })

  test('elsewhere it is counted to the day it stopped', () => {
    const [autumn] = ledgerOf(
      provision({ times: 1, per: 'week', stopped }),
      [],
      around('2027-01-02'),
    )
    expect(counts(autumn!)).toEqual({ promised: 5, given: 0, not: 0, stopped: 0, notRecorded: 5 })
  })

  test('before it began, nothing was ever owed', () => {
    const never = provision({ times: 1, per: 'week', stopped }, '2026-11-02')
    const [term] = ledgerOf(never, [], around('2026-11-21'))
    expect(term?.promised).toBe(0)
    expect(standingOf(never, term, day('2026-11-21'))).toBe('stopped')
  })
})

describe('two who speak of one day', () => {
  test('mean the same session, and where they differ no side is taken', () => {
    const school = { by: 'reid', says: 'school' }
    const same = [mark('2026-09-07', 'given'), mark('2026-09-07', 'given', school)]
    expect(spokenOn(same)).toEqual({ given: 1, partly: 0, notGiven: 0, differently: 0 })
    const differ = [mark('2026-09-07', 'not given'), mark('2026-09-07', 'given', school)]
    expect(spokenOn(differ)).toEqual({ given: 0, partly: 0, notGiven: 0, differently: 1 })
    const more = [
      mark('2026-09-07', 'given'),
      mark('2026-09-07', 'given', { ...school, sessions: 4 }),
    ]
    expect(spokenOn(more).given).toBe(4)
    const twice = [mark('2026-09-07', 'given'), mark('2026-09-07', 'not given')]
    expect(spokenOn(twice)).toMatchObject({ given: 1, notGiven: 1, differently: 0 })
  })
})

const BEGIN = day('2026-09-02')
const aDay = fc.integer({ min: 0, max: 320 }).map((days) => addDays(BEGIN, days))
const aMark = fc.record({
  on: aDay,
  given: fc.constantFrom(...GIVEN),
  says: fc.constantFrom(...SAYS),
  by: fc.constantFrom('a', 'b', 'c'),
  sessions: fc.integer({ min: 1, max: 3 }),
})
const marksOf = (
  all: readonly { on: Day; given: string; says: string; by: string; sessions: number }[],
) => all.map(({ on, given, ...more }) => mark(on, given, more))
const aProvision = fc
  .record({
    times: fc.integer({ min: 1, max: 10 }),
    per: fc.constantFrom(...PERS),
    agreed: fc.constantFrom('Section F', 'SEN support'),
    from: aDay,
    until: fc.option(aDay),
    stopped: fc.option(aDay),
  })
  .map(({ from, until, stopped, ...body }) =>
    provision(
      {
        ...body,
        until: until === null || until < from ? null : until,
        stopped: stopped === null ? null : { on: stopped, by: null, reason: null },
      },
      from,
    ),
  )
const known = fc.constantFrom(HILLVIEW, null)
const every = (terms: ReturnType<typeof ledgerOf>): Ledger[] =>
  terms.flatMap((term) => [term, ...term.halves, ...term.halves.flatMap(({ weeks }) => weeks)])
const sum = (all: readonly Ledger[], of: (one: Ledger) => number) =>
  all.reduce((total, each) => total + of(each), 0)

describe('properties', () => {
  test('silence is never "not given", and what was promised is all accounted for', () => {
    fc.assert(
      fc.property(
        aProvision,
        fc.array(aMark, { maxLength: 20 }),
        aDay,
        known,
        (of, said, on, calendar) => {
          const marks = marksOf(said)
          const notGiven = said.reduce(
            (all, each) => all + (each.given === 'not given' ? each.sessions : 0),
            0,
          )
          const ledgers = ledgerOf(of, marks, { on, calendar })
          expect(sum(ledgers, ({ spoken }) => spoken.notGiven)).toBeLessThanOrEqual(notGiven)
          for (const each of every(ledgers)) {
            expect(each.promised === null).toBe(each.notRecorded === null)
            expect(each.promised === null).toBe(each.because !== null)
            if (each.promised === null || each.notRecorded === null) continue
            const told = spokenOf(each.spoken)
            expect(each.stopped).toBeLessThanOrEqual(each.promised)
            expect(each.notRecorded).toBe(Math.max(0, each.promised - each.stopped - told))
          }
        },
      ),
    )
  })

  test('nothing anybody said is lost or counted twice between term, half term and week', () => {
    fc.assert(
      fc.property(
        aProvision,
        fc.array(aMark, { maxLength: 20 }),
        aDay,
        known,
        (of, said, on, calendar) => {
          const marks = marksOf(said)
          const told = [
            ...Map.groupBy(
              marks.filter((one) => one.day <= on),
              (one) => one.day,
            ).values(),
          ]
          const all = told.reduce((total, its) => total + spokenOf(spokenOn(its)), 0)
          const terms = ledgerOf(of, marks, { on, calendar })
          const halves = terms.flatMap((term) => term.halves)
          const spoken = (ledgers: readonly Ledger[]) =>
            sum(ledgers, (each) => spokenOf(each.spoken))
          expect([terms, halves, halves.flatMap(({ weeks }) => weeks)].map(spoken)).toEqual([
            all,
            all,
            all,
          ])
        },
      ),
    )
  })

  test('the order in which it was written down changes nothing', () => {
    fc.assert(
      fc.property(aProvision, fc.array(aMark, { maxLength: 12 }), aDay, (of, said, on) => {
        const marks = marksOf(said)
        const one = ledgerOf(of, marks, { on, calendar: HILLVIEW })
        expect(ledgerOf(of, marks.toReversed(), { on, calendar: HILLVIEW })).toEqual(one)
      }),
    )
  })

  test('one more word never makes more unrecorded, and a later day never less promised', () => {
    fc.assert(
      fc.property(
        aProvision,
        fc.array(aMark, { maxLength: 8 }),
        aMark,
        aDay,
        (of, said, more, on) => {
          const at = (marks: Mark[], to: Day) => ledgerOf(of, marks, { on: to, calendar: HILLVIEW })
          const promised = (ledgers: readonly Ledger[]) =>
            sum(ledgers, (each) => each.promised ?? 0)
          expect(promised(at(marksOf(said), addDays(on, 1)))).toBeGreaterThanOrEqual(
            promised(at(marksOf(said), on)),
          )
          if (more.on >= on) return
          const voice = { ...more, by: 'another', says: 'provider' }
          const left = (marks: Mark[]) => sum(at(marks, on), (each) => each.notRecorded ?? 0)
          expect(left(marksOf([...said, voice]))).toBeLessThanOrEqual(left(marksOf(said)))
        },
      ),
    )
  })
})
