/**
 * The few statistics that findings lean on. All of them are exact or shuffle what was recorded; none
 * assumes a bell curve where there are few days. Shuffles are seeded, so the same record says the same
 * thing twice.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { binomialDistribution, gammaln } from 'simple-statistics'

/** A finding that rests on chance is made only below this, over all rules of a record together. */
export const CHANCE_MAX = 0.05

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

/**
 * The chance that marked days lie this far above the unmarked ones when the marks are dealt out again
 * within each block (permutation test, one-sided, add-one). 1 when there is nothing to compare.
 */
export function chanceOfHigher(measures: readonly Measure[]): number {
  const blocks = [...Map.groupBy(measures, (each) => each.block).values()].filter(
    (block) => block.some((each) => each.marked) && block.some((each) => !each.marked),
  )
  if (blocks.length === 0) return 1
  const seen = sum(blocks.map(liftOf))
  const dice = xoroshiro128plus(measures.length)
  let asHigh = 1
  for (let round = 0; round < SHUFFLES; round++) {
    let lift = 0
    for (const block of blocks) {
      const marks = shuffled(
        block.map((each) => each.marked),
        (below) => uniformInt(dice, 0, below),
      )
      lift += liftOf(block.map((each, at) => ({ value: each.value, marked: marks[at] === true })))
    }
    if (lift >= seen - 1e-9) asHigh++
  }
  return asHigh / (SHUFFLES + 1)
}

/** The sum of marked values less what as many average days of the block would come to. */
function liftOf(block: readonly { readonly value: number; readonly marked: boolean }[]): number {
  const marked = block.filter((each) => each.marked)
  const average = sum(block.map((each) => each.value)) / block.length
  return sum(marked.map((each) => each.value)) - average * marked.length
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
  const seen = climbOf(values)
  const dice = xoroshiro128plus(values.length)
  let asHigh = 1
  for (let round = 0; round < SHUFFLES; round++) {
    const other = climbOf(shuffled(values, (below) => uniformInt(dice, 0, below)))
    if (other.height >= seen.height - 1e-9) asHigh++
  }
  return { chance: asHigh / (SHUFFLES + 1), length: seen.length }
}

function climbOf(values: readonly number[]): { readonly height: number; readonly length: number } {
  let [pairs, height, length] = [0, 0, 0]
  for (let late = 1; late < values.length; late++) {
    for (let early = 0; early < late; early++) {
      pairs += Math.sign((values[late] ?? 0) - (values[early] ?? 0))
    }
    const count = late + 1
    const spread = Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18)
    if (count >= RISE_MIN && pairs / spread > height) {
      height = pairs / spread
      length = count
    }
  }
  return { height, length }
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

function shuffled<T>(values: readonly T[], below: (most: number) => number): T[] {
  const dealt = [...values]
  for (let last = dealt.length - 1; last > 0; last--) {
    const at = below(last)
    const [one, other] = [dealt[last], dealt[at]]
    if (one === undefined || other === undefined) continue
    dealt[last] = other
    dealt[at] = one
  }
  return dealt
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
