/**
 * The few statistics that findings lean on. All of them are exact or shuffle what was recorded; none
 * assumes a bell curve where there are few days. Shuffles are seeded, so the same record says the same
 * thing twice.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { binomialDistribution, gammaln } from 'simple-statistics'

/** A finding that rests on chance is made only below this, over all rules of a record together. */
const CHANCE_MAX = 0.05

/** The chance of `hits` or more in `tries`, each as likely as `chance` (exact binomial, one-sided). */
export function chanceOfAtLeast(hits: number, tries: number, chance: number): number {
  if (hits <= 0) return 1
  if (hits > tries) return 0
  const each = binomialDistribution(tries, chance) ?? []
  return capped(sum(each.slice(hits)))
}

/** How often something happened among so many. */
export type Rate = { readonly hits: number; readonly of: number }

/**
 * The chance that the rates differ at least this far by luck, with the totals as they are (Fisher's
 * exact test, two-sided: every table no likelier than this one).
 */
export function chanceOfDifference(one: Rate, other: Rate): number {
  const hits = one.hits + other.hits
  const likelihood = (inOne: number): number =>
    Math.exp(
      logWays(one.of, inOne) + logWays(other.of, hits - inOne) - logWays(one.of + other.of, hits),
    )
  const seen = likelihood(one.hits)
  const least = Math.max(0, hits - other.of)
  const most = Math.min(one.of, hits)
  let total = 0
  for (let inOne = least; inOne <= most; inOne++) {
    const each = likelihood(inOne)
    if (each <= seen * (1 + 1e-7)) total += each
  }
  return capped(total)
}

/** One day's measure, in its block (a week, a term): only within a block may labels change places. */
export type Measure = { readonly value: number; readonly marked: boolean; readonly block: string }

const SHUFFLES = 1_999
/** With this many shuffles at least as high, luck explains it well: the rest need not be dealt. */
const ENOUGH = 200

/**
 * The share of shuffles at least as high as `seen` (add-one), where `deal` gives one shuffle's height. It
 * stops early once luck explains what was seen (Besag and Clifford 1991), so only what stands costs much.
 */
function shareAsHigh(seen: number, deal: () => number): number {
  let asHigh = 0
  for (let round = 1; round <= SHUFFLES; round++) {
    if (deal() >= seen - 1e-9) asHigh++
    if (asHigh === ENOUGH) return asHigh / round
  }
  return (asHigh + 1) / (SHUFFLES + 1)
}

/**
 * The chance that marked days lie this far above the unmarked ones when the marks are dealt out again
 * within each block (permutation test, one-sided). 1 when there is nothing to compare.
 */
export function chanceOfHigher(measures: readonly Measure[]): number {
  const blocks = [...Map.groupBy(measures, (each) => each.block).values()]
    .map((block) => ({
      values: block.map((each) => each.value),
      marked: block.filter((each) => each.marked).length,
      seen: sum(block.filter((each) => each.marked).map((each) => each.value)),
    }))
    .filter(({ values, marked }) => marked > 0 && marked < values.length)
  if (blocks.length === 0) return 1
  const dice = xoroshiro128plus(measures.length)
  // Each block's average is the same however the marks fall, so the sums of marked values suffice.
  return shareAsHigh(sum(blocks.map(({ seen }) => seen)), () => {
    let total = 0
    for (const { values, marked } of blocks) total += sumOfSome(values, marked, dice)
    return total
  })
}

type Dice = ReturnType<typeof xoroshiro128plus>

/** The sum of `count` of `values`, drawn without putting back; `values` end in another order. */
function sumOfSome(values: number[], count: number, dice: Dice): number {
  let total = 0
  for (let at = 0; at < count; at++) {
    swap(values, at, uniformInt(dice, at, values.length - 1))
    total += values[at] ?? 0
  }
  return total
}

export type Rise = {
  /** The chance that values in any order rise this steadily for so long. */
  readonly chance: number
  /** How many values, from the first, the steadiest rise is made of. */
  readonly length: number
}

/** A rise of fewer values than this is no rise. */
const RISE_MIN = 4

/**
 * The steadiest rise from the first value onward (Mann-Kendall's count of rising pairs, in units of its
 * spread, at the end where it is largest), and its chance by shuffling (one-sided, add-one). What comes
 * after the rise does not hide it: words can darken and lighten again.
 */
export function steadiestRise(values: readonly number[]): Rise {
  if (values.length < RISE_MIN) return { chance: 1, length: 0 }
  const ranks = ranksOf(values)
  const seen = climbOf(ranks)
  const dice = xoroshiro128plus(values.length)
  const chance = shareAsHigh(seen.height, () => {
    for (let last = ranks.length - 1; last > 0; last--) swap(ranks, last, uniformInt(dice, 0, last))
    return climbOf(ranks).height
  })
  return { chance, length: seen.length }
}

/** The place of each value among the different values, from 1. */
function ranksOf(values: readonly number[]): number[] {
  const places = new Map(
    [...new Set(values)].toSorted((one, other) => one - other).map((value, at) => [value, at + 1]),
  )
  return values.map((value) => places.get(value) ?? 0)
}

function climbOf(ranks: readonly number[]): { readonly height: number; readonly length: number } {
  const most = ranks.length
  // A Fenwick tree counts how many earlier values stand below, in log time.
  const counts = new Int32Array(most + 1)
  const upTo = (rank: number): number => {
    let total = 0
    for (let at = rank; at > 0; at -= at & -at) total += counts[at] ?? 0
    return total
  }
  let [pairs, height, length] = [0, 0, 0]
  for (const [before, rank] of ranks.entries()) {
    pairs += upTo(rank - 1) - (before - upTo(rank))
    for (let at = rank; at <= most; at += at & -at) counts[at] = (counts[at] ?? 0) + 1
    const count = before + 1
    const spread = Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18)
    if (count >= RISE_MIN && pairs / spread > height) {
      height = pairs / spread
      length = count
    }
  }
  return { height, length }
}

function swap(values: number[], one: number, other: number): void {
  const [held, given] = [values[one], values[other]]
  if (held === undefined || given === undefined) return
  values[one] = given
  values[other] = held
}

/**
 * Which of several claims stand when all are looked at together (Holm 1979): the chance that even one
 * of those kept is luck stays at or below `CHANCE_MAX`. Same order as given.
 */
export function standTogether(chances: readonly number[]): boolean[] {
  const ordered = chances
    .map((chance, at) => ({ chance, at }))
    .toSorted((one, other) => one.chance - other.chance)
  const kept = chances.map(() => false)
  for (const [rank, { chance, at }] of ordered.entries()) {
    if (chance > CHANCE_MAX / (chances.length - rank)) break
    kept[at] = true
  }
  return kept
}

function logWays(of: number, chosen: number): number {
  return gammaln(of + 1) - gammaln(chosen + 1) - gammaln(of - chosen + 1)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function capped(chance: number): number {
  return Math.min(1, Math.max(0, chance))
}
