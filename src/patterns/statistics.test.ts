import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chanceOfAtLeast,
  chanceOfDifference,
  chanceOfHigher,
  steadiestRise,
  standTogether,
} from './statistics.ts'

describe('exact tests', () => {
  test('nine heads or more of ten are 11 in 1024', () => {
    expect(chanceOfAtLeast(9, 10, 0.5)).toBeCloseTo(11 / 1024, 10)
    expect(chanceOfAtLeast(0, 10, 0.5)).toBe(1)
    expect(chanceOfAtLeast(11, 10, 0.5)).toBe(0)
  })

  test("Fisher's lady tasting tea: three of four right is 0.4857, all four 0.0286", () => {
    expect(chanceOfDifference({ hits: 3, of: 4 }, { hits: 1, of: 4 })).toBeCloseTo(0.4857, 4)
    expect(chanceOfDifference({ hits: 4, of: 4 }, { hits: 0, of: 4 })).toBeCloseTo(2 / 70, 6)
  })

  test('a difference is as likely either way round, and never above 1', () => {
    const rate = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([hits, misses]) => ({ hits, of: hits + misses }))
    fc.assert(
      fc.property(rate, rate, (one, other) => {
        const chance = chanceOfDifference(one, other)
        expect(chance).toBeGreaterThan(0)
        expect(chance).toBeLessThanOrEqual(1)
        expect(chance).toBeCloseTo(chanceOfDifference(other, one), 9)
      }),
    )
  })
})

describe('shuffles', () => {
  test('marked days that are always higher within their week stand out', () => {
    const measures = Array.from({ length: 12 }, (_, week) => [
      { value: 5, marked: true, block: `${week}` },
      { value: 4, marked: true, block: `${week}` },
      { value: 2, marked: false, block: `${week}` },
      { value: 1, marked: false, block: `${week}` },
    ]).flat()
    expect(chanceOfHigher(measures)).toBeLessThan(0.001)
  })

  test('weeks that differ, but not within themselves, say nothing', () => {
    const measures = Array.from({ length: 10 }, (_, week) => [
      { value: week, marked: true, block: `${week}` },
      { value: week, marked: false, block: `${week}` },
    ]).flat()
    expect(chanceOfHigher(measures)).toBe(1)
    expect(chanceOfHigher([{ value: 3, marked: true, block: 'one' }])).toBe(1)
  })

  test('a steady rise stands out, its mirror does not, and the same values say the same twice', () => {
    const rising = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    expect(steadiestRise(rising).chance).toBeLessThan(0.01)
    expect(steadiestRise(rising.toReversed()).chance).toBeGreaterThan(0.9)
    const values = [3, 1, 4, 1, 5, 9, 2, 6]
    expect(steadiestRise(values)).toEqual(steadiestRise(values))
    expect(steadiestRise([1, 2, 3])).toEqual({ chance: 1, length: 0 })
  })

  test('a rise that eases again is still seen, and where it ended', () => {
    const { chance, length } = steadiestRise([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 1, 0])
    expect(length).toBe(10)
    expect(chance).toBeLessThan(0.05)
  })

  test('shuffled values rise by luck in one record of twenty at most', () => {
    const runs = fc.sample(fc.array(fc.nat(4), { minLength: 12, maxLength: 12 }), {
      numRuns: 200,
      seed: 11,
    })
    expect(runs.filter((run) => steadiestRise(run).chance <= 0.05).length).toBeLessThanOrEqual(18)
  })

  test('under no pattern at all, one record in twenty at most is called higher', () => {
    const values = fc.array(fc.nat(4), { minLength: 30, maxLength: 30 })
    const runs = fc.sample(values, { numRuns: 200, seed: 7 })
    const called = runs.filter(
      (run) =>
        chanceOfHigher(
          run.map((value, at) => ({ value, marked: at % 2 === 0, block: `${Math.floor(at / 6)}` })),
        ) <= 0.05,
    )
    expect(called.length).toBeLessThanOrEqual(18)
  })
})

describe('many questions of one record', () => {
  test('Holm: one small chance among many must be smaller still', () => {
    expect(standTogether([0.04])).toEqual([true])
    expect(standTogether([0.04, 0.5, 0.9])).toEqual([false, false, false])
    expect(standTogether([0.5, 0.001, 0.02])).toEqual([false, true, true])
    expect(standTogether([])).toEqual([])
  })
})
