import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../../platform/day.ts'
import { complaintWords, takenBy, timeInWords, USUAL, type Effort } from './taken.ts'

const call = (more: Partial<Effort>): Effort => ({
  sort: 'call',
  month: '2026-09',
  whom: 'SEN team',
  look: 'SEN team',
  count: 1,
  spoken: null,
  waited: null,
  inVain: false,
  ...more,
})

test('measured minutes and assumed ones are counted apart, by month and by whom', () => {
  const taken = takenBy([
    call({ spoken: 10, waited: 25 }),
    call({ waited: 40, inVain: true }),
    call({ month: '2026-10' }),
    call({ sort: 'email', count: 4, whom: 'Hillview Academy' }),
    call({ sort: 'letter', month: '2026-10' }),
    call({ sort: 'meeting', spoken: 50 }),
    call({ sort: 'meeting' }),
  ])
  expect(taken.all).toEqual({
    calls: 3,
    callsInVain: 1,
    callsUnmeasured: 1,
    emails: 4,
    letters: 1,
    meetings: 2,
    meetingsUnmeasured: 1,
    spoken: 10,
    waited: 65,
    inMeetings: 50,
    measured: 125,
    assumed: 4 * USUAL.email + USUAL.letter + USUAL.meeting,
  })
  expect(taken.months.map(({ month, total }) => [month, total.measured])).toEqual([
    ['2026-10', 0],
    ['2026-09', 125],
  ])
  expect(taken.whom.map(({ whom }) => whom)).toEqual(['SEN team', 'Hillview Academy'])
})

test('months, and places, always add up to the whole', () => {
  const effort = fc.record({
    sort: fc.constantFrom('call', 'email', 'letter', 'meeting'),
    month: fc.constantFrom('2026-08', '2026-09'),
    whom: fc.constantFrom('A', 'B', 'C'),
    look: fc.constant('A'),
    count: fc.nat(9),
    spoken: fc.option(fc.nat(90)),
    waited: fc.option(fc.nat(90)),
    inVain: fc.boolean(),
  }) as fc.Arbitrary<Effort>
  fc.assert(
    fc.property(fc.array(effort), (efforts) => {
      const { all, months, whom } = takenBy(efforts)
      for (const parts of [months, whom])
        for (const key of ['measured', 'assumed', 'calls', 'emails'] as const)
          expect(parts.reduce((sum, { total }) => sum + total[key], 0)).toBe(all[key])
    }),
  )
})

test.each([
  [0, '0 minutes'],
  [1, '1 minute'],
  [60, '1 hour'],
  [125, '2 hours 5 minutes'],
  [100 * 60, '100 hours'],
])('%s minutes read as %s', (minutes, words) => expect(timeInWords(minutes)).toBe(words))

test('in a complaint what is assumed is called that, and nothing is claimed that was not done', () => {
  const span = { from: day('2026-09-01'), to: day('2026-10-31'), assumed: USUAL }
  const words = complaintWords(
    takenBy([call({ spoken: 5, waited: 20 }), call({ sort: 'email', count: 2 })]),
    span,
    (on) => on,
  )
  expect(words).toContain('1 telephone call and 2 emails')
  expect(words).toContain(
    '25 minutes on the telephone and in meetings, of which 20 minutes waiting',
  )
  expect(words).toContain('If we count 15 minutes for an email, that is a further 30 minutes.')
  const calls = complaintWords(takenBy([call({ spoken: 5 })]), span, (on) => on)
  expect(calls).not.toContain('If we count')
})
