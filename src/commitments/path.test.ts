import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyOf, isSameBody, leversFor, responsibleOf } from '../law/bodies.ts'
import { ENGLAND } from '../law/england/england.ts'
import { addDays, day } from '../platform/day.ts'
import type { HandOver } from './commitment.ts'
import { holdersOf } from './hand-over.ts'
import { daysLost, returnsOf, stopsOf, type Passed } from './path.ts'

const start = day('2026-09-01')
const on = day('2026-12-01')

function handOver(from: string, to: string, after: number, words = ''): HandOver {
  const happened = { day: addDays(start, after), time: null, precision: 'day' as const }
  return { from, to, happened, seq: 100 + after, words: words === '' ? null : words }
}

const passed = (first: string | null, ...handOvers: HandOver[]): Passed => ({
  since: start,
  first,
  handOvers,
  settled: null,
})

describe('the path of what was passed on', () => {
  const round = passed(
    'GP',
    handOver('GP', 'School', 10, 'It is for school.'),
    handOver('School', 'CAMHS', 20, 'Ask CAMHS.'),
    handOver('CAMHS', 'Early Help', 40, 'Not our remit, try Early Help.'),
    handOver('Early Help', 'Hillview Academy', 60, 'School should lead.'),
  )

  test('tells who held it, for how long, and with which words they passed it on', () => {
    expect(stopsOf(round, on)).toMatchObject([
      { who: 'GP', from: start, days: 10, words: 'It is for school.', source: 110 },
      { who: 'School', days: 10, words: 'Ask CAMHS.' },
      { who: 'CAMHS', days: 20, words: 'Not our remit, try Early Help.' },
      { who: 'Early Help', days: 20, words: 'School should lead.' },
      { who: 'Hillview Academy', to: null, days: 31, words: null, source: null },
    ])
  })

  test('finds that it came back, also under another name of the same body', () => {
    expect(returnsOf(stopsOf(round, on))).toEqual([
      {
        who: 'Hillview Academy',
        at: 4,
        earlier: 1,
        left: addDays(start, 20),
        back: addDays(start, 60),
        days: 40,
        through: ['CAMHS', 'Early Help'],
      },
    ])
  })

  test('is no circle between two schools with names of their own, nor within one', () => {
    const moved = passed(
      'Larkfield Primary',
      handOver('Larkfield Primary', 'CAMHS', 5),
      handOver('CAMHS', 'Hillview Academy', 9),
    )
    expect(returnsOf(stopsOf(moved, on))).toEqual([])
    const within = passed(
      'Hillview Academy',
      handOver('Hillview Academy', 'The SENCO', 3),
      handOver('The SENCO', 'Hillview Academy', 6),
    )
    expect(returnsOf(stopsOf(within, on))).toEqual([])
  })

  test('shows one who passed on what nobody is known to have given them', () => {
    const gap = passed('GP', handOver('CAMHS', 'School', 30, 'One for school.'))
    expect(stopsOf(gap, on).map(({ who, days, words }) => [who, days, words])).toEqual([
      ['GP', 30, null],
      ['CAMHS', 0, 'One for school.'],
      ['School', 61, null],
    ])
  })

  test('begins where the first hand-over begins, when nobody is named first', () => {
    expect(stopsOf(passed(null, handOver('GP', 'School', 4)), on)[0]).toMatchObject({ who: 'GP' })
    expect(stopsOf(passed(null), on)).toEqual([])
    expect(stopsOf(passed(null, handOver('GP', 'School', -7)), on)).toMatchObject([
      { who: 'GP', days: 0 },
      { who: 'School', from: addDays(start, -7) },
    ])
  })

  test('ends when the need is met', () => {
    const met = { ...round, settled: addDays(start, 50) }
    const stops = stopsOf(met, on)
    expect(stops.at(-1)).toMatchObject({ who: 'Early Help', to: addDays(start, 50), days: 10 })
    expect(returnsOf(stops)).toEqual([])
  })

  const names = ['GP', 'School', 'CAMHS', 'Council', 'Early Help']
  const chains = fc
    .array(fc.constantFrom(...names), { minLength: 1, maxLength: 9 })
    .map((chain) =>
      passed(
        chain[0] ?? 'GP',
        ...chain.slice(1).map((to, at) => handOver(chain[at] ?? 'GP', to, (at + 1) * 7)),
      ),
    )

  test('has the same holders as the commitment, and its days add up', () => {
    fc.assert(
      fc.property(chains, (each) => {
        const stops = stopsOf(each, on)
        const commitment = {
          debtor: each.first ?? '',
          since: each.since,
          handOvers: each.handOvers,
        }
        expect(stops.map(({ who, from }) => ({ who, since: from }))).toEqual(
          holdersOf(commitment as Parameters<typeof holdersOf>[0], on),
        )
        expect(stops.reduce((sum, stop) => sum + stop.days, 0)).toBe(91)
        const returns = returnsOf(stops)
        expect(returns.length).toBe(stops.length - new Set(stops.map((stop) => stop.who)).size)
        expect(daysLost(returns)).toBeLessThanOrEqual(91)
      }),
    )
  })
})

describe('bodies', () => {
  test.each([
    ['our GP', 'gp'],
    ['Millbrook Surgery', 'gp'],
    ['Westshire CAMHS', 'camhs'],
    ['Mrs Kerr (SENCO)', 'school'],
    ['Hillview Academy', 'school'],
    ['Westshire County Council SEND team', 'council'],
    ['Early Help', 'early-help'],
    ['School nurse', 'nurse'],
    ['the speech therapist', 'speech'],
    ['Children’s social care', 'social-care'],
    ['ADHD clinic', 'neurodevelopmental'],
    ['Dev Banerjee', undefined],
  ])('%s is known as %s', (name, id) => {
    expect(bodyOf(name)?.id).toBe(id)
  })

  test('every row they name is there', () => {
    for (const name of ['GP', 'CAMHS', 'School', 'Council', 'Early Help', 'social care', 'OT']) {
      const found = responsibleOf(ENGLAND, name)
      expect(found?.routes.length).toBe(found?.body.routes.length)
      expect((found?.does ?? null) === null).toBe((found?.body.does ?? null) === null)
    }
    expect(responsibleOf(ENGLAND, 'GP')?.not?.text).toBe('School letters on demand, EHC decisions.')
    expect(responsibleOf(ENGLAND, 'Early Help')?.not?.text).toContain('cannot diagnose')
  })

  test('names that tell nothing apart are one body', () => {
    expect(isSameBody('the School', 'Hillview Academy')).toBe(true)
    expect(isSameBody('Hillview', 'hillview ')).toBe(true)
    expect(isSameBody('Hillview Academy', 'Larkfield Primary')).toBe(false)
    expect(isSameBody('GP', 'School')).toBe(false)
  })

  test('the lever of a circle is a row of the law, and the parent’s own request is always there', () => {
    const levers = leversFor(ENGLAND, ['GP', 'School'], ['school has to refer'])
    expect(levers[0]?.loop).toContain('GP must refer')
    expect(levers.at(-1)).toMatchObject({ row: 'route-ehc-needs-assessment' })
    expect(levers.at(-1)?.lever).toContain('no diagnosis, no school consent')
    expect(leversFor(ENGLAND, ['nobody known'], [])).toHaveLength(1)
  })
})
