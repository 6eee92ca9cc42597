import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../platform/day.ts'
import type { Commitment, HandOver } from './commitment.ts'
import { holdersOf, loopOf } from './hand-over.ts'

const start = day('2026-09-01')

function passed(names: readonly string[]): Commitment {
  const handOvers: HandOver[] = names.slice(1).map((to, index) => ({
    from: names[index] ?? '',
    to,
    happened: { day: addDays(start, (index + 1) * 7), time: null, precision: 'day' },
    seq: 100 + index,
    words: null,
  }))
  return {
    id: '1',
    kind: 'ask',
    title: 'Help with anxiety',
    debtor: names[0] ?? '',
    creditor: 'Alex Ward',
    source: null,
    since: start,
    due: null,
    dueBasis: null,
    askedBy: null,
    answers: [],
    handOvers,
  }
}

describe('who holds it', () => {
  test('is the debtor until it is passed on', () => {
    expect(holdersOf(passed(['GP']), day('2026-12-01'))).toEqual([{ who: 'GP', since: start }])
  })

  test('is read as of a day', () => {
    const round = passed(['GP', 'School', 'CAMHS'])
    expect(holdersOf(round, day('2026-09-08')).map((each) => each.who)).toEqual(['GP', 'School'])
    expect(holdersOf(round, day('2026-09-15')).at(-1)).toEqual({
      who: 'CAMHS',
      since: '2026-09-15',
    })
  })

  test('passing it to whoever has it already is not a hand-over', () => {
    expect(holdersOf(passed(['School', ' school ', 'CAMHS']), day('2026-12-01'))).toHaveLength(2)
  })
})

describe('the loop', () => {
  const round = passed(['GP', 'School', 'CAMHS', 'Early Help', 'School'])

  test('is seen the day it comes back, with how often it was passed on', () => {
    expect(loopOf(round, day('2026-09-28'))).toBeNull()
    expect(loopOf(round, day('2026-09-29'))).toEqual({
      who: 'School',
      since: '2026-09-29',
      handOvers: 4,
    })
  })

  test('is over when the need is met', () => {
    const met: Commitment = {
      ...round,
      answers: [
        {
          as: 'answered',
          happened: { day: day('2026-10-01'), time: null, precision: 'day' },
          seq: 200,
          words: null,
        },
      ],
    }
    expect(loopOf(met, day('2026-10-02'))).toBeNull()
  })

  test('is there exactly when a holder comes twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('GP', 'School', 'CAMHS', 'Council'), {
          minLength: 1,
          maxLength: 8,
        }),
        (names) => {
          const on = addDays(start, 400)
          const who = holdersOf(passed(names), on).map((each) => each.who)
          expect(loopOf(passed(names), on) !== null).toBe(new Set(who).size < who.length)
        },
      ),
    )
  })
})
