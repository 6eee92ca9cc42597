import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../platform/day.ts'
import { due, type Due } from './due.ts'
import { ENGLAND } from './england/england.ts'
import { PROCLAIMED, type ProclaimedHoliday } from './united-kingdom/bank-holidays.data.ts'

const TODAY = day('2026-09-07')

function find(id: string, from: string, proclaimed?: readonly ProclaimedHoliday[]): Due {
  const options = proclaimed === undefined ? {} : { proclaimed }
  const found = due(ENGLAND, id, day(from), options)
  if ('error' in found) throw new Error(found.error)
  return found
}

const holiday = (on: string, announced: string): ProclaimedHoliday => ({
  day: on,
  name: 'A day of thanks',
  nations: ['england-and-wales', 'scotland', 'northern-ireland'],
  insteadOf: null,
  announced,
  source: 'a test',
})

describe('a bank holiday announced after a count began', () => {
  it('moved the day, and the count says from when to when, and why', () => {
    const found = find('foi-la', '2022-09-05')
    expect(found.due).toBe('2022-10-04')
    expect(found.moved).toBe(
      'This date moved from Monday 3 October 2022 to Tuesday 4 October 2022, because of a bank holiday announced after it began: Monday 19 September 2022 (State funeral of Queen Elizabeth II), announced on Saturday 10 September 2022.',
    )
    expect(found.explanation).toContain(found.moved)
  })

  it('moved nothing where the count began once it was known, or does not reach it', () => {
    expect(find('foi-la', '2022-09-12').moved).toBeNull()
    expect(find('foi-la', '2022-08-01').moved).toBeNull()
    expect(find('ehcna-decision', '2022-09-05').moved).toBeNull()
  })

  it('is told for every row exactly where the day is another than without it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ENGLAND.clocks.map(({ id }) => id)),
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: -30, max: 60 }),
        (id, after, known) => {
          const added = holiday(addDays(TODAY, after), addDays(TODAY, known))
          const now = find(id, TODAY, [...PROCLAIMED, added])
          const before = find(id, TODAY)
          const isMoved =
            now.due !== before.due ||
            now.latest !== before.latest ||
            now.earliest !== before.earliest
          expect(now.moved !== null).toBe(isMoved && known > 0)
        },
      ),
      { numRuns: 400 },
    )
  })
})
