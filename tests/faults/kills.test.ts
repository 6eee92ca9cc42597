/** Six kills of the two hundred that `npm run campaign` does, with chance from a fixed seed. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { killImports, killWriters } from './kills.ts'
import { aPlace, chanceFrom, type Place } from './running.ts'

// Slow machines may take long over processes; nothing here is timed.
vi.setConfig({ testTimeout: 300_000 })

let place: Place

beforeEach(async () => {
  place = await aPlace()
})
afterEach(() => place.clear())

describe('killed at random moments', () => {
  test('an import begun again adds exactly the rest', async () => {
    const plan = { kills: 3, chance: chanceFrom(1), messages: 300, longestMs: 2500 }
    const tally = await killImports(place, plan)
    expect(tally.faults).toEqual([])
    expect(tally).toMatchObject({ kills: 3, lost: 0, twice: 0, badTrees: 0 })
  })

  test('nothing that was acknowledged is lost', async () => {
    const plan = { kills: 3, chance: chanceFrom(2), messages: 0, longestMs: 800 }
    const tally = await killWriters(place, plan)
    expect(tally.faults).toEqual([])
    expect(tally).toMatchObject({ kills: 3, lost: 0, twice: 0, badTrees: 0 })
    expect(tally.acknowledged).toBeGreaterThan(0)
  })
})
