/**
 * The dates of one limit, from the day that starts it. Where that day is only a neighbour of the true
 * one (sent, where it counts from arriving) both are counted and no single date is given.
 */
import { ENGLAND_AND_WALES } from '../law/calendar.ts'
import { dayOf, fullWords, numberOf } from '../law/day-number.ts'
import { due, type Due, type DueFailure } from '../law/due.ts'
import type { Clock, Law } from '../law/law.ts'
import type { From } from '../law/process.ts'
import type { SchoolCalendar } from '../law/school.ts'
import { inFullWords, type Day } from '../platform/day.ts'
import { policyEnds, type Policy } from '../people/policy.ts'

type Facts = Readonly<Record<string, string>>

/** What is counted with. `remembered` keeps answers within one calculation; it never outlives it. */
export type Counting = {
  readonly law: Law
  readonly calendar: SchoolCalendar | null
  /** Each clock's own number, as the body that owes it published it. */
  readonly policies: ReadonlyMap<string, Policy>
  readonly remembered: Map<string, Due | DueFailure>
}

export type Dates = {
  readonly due: Day | null
  readonly earliest: Day | null
  readonly latest: Day | null
  /** One sentence, where a bank holiday announced since moved it; else null. */
  readonly moved: string | null
  readonly explanation: readonly string[]
  readonly also: Due['also']
  readonly asks: readonly string[]
  /** The law says that it does not count, or the count failed: why is in the explanation. */
  readonly policy: Policy | null
}

/** The dates of `clock` from `from`. Never throws: what cannot be counted has no dates and says why. */
export function datesOf(
  counting: Counting,
  clock: Clock,
  { from, gap, facts }: { readonly from: Day; readonly gap: From['gap']; readonly facts: Facts },
): Dates {
  const next = gap === undefined ? null : neighbourOf(from, gap)
  if (gap === undefined || next === null) return datesFrom(counting, clock, from, facts)
  const near = datesFrom(counting, clock, gap === 'before' ? from : next, facts)
  const far = datesFrom(counting, clock, gap === 'before' ? next : from, facts)
  const isSame = near.due === far.due && near.latest === far.latest
  return {
    ...near,
    due: isSame ? near.due : null,
    latest: far.latest,
    moved: isSame ? near.moved : null,
    also: isSame ? near.also : [],
    explanation: [...gapWords(clock, { from, next, gap }, isSame), ...near.explanation],
  }
}

/** The working day after, or before; null outside the years whose bank holidays are known. */
function neighbourOf(from: Day, gap: NonNullable<From['gap']>): Day | null {
  return sure(() => dayOf(ENGLAND_AND_WALES.plus(numberOf(from), gap === 'before' ? 1 : -1)))
}

/** What `count` gives, or null where it would count past the years or the school days that are known. */
export function sure<T>(count: () => T): T | null {
  try {
    return count()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function gapWords(
  clock: Clock,
  { from, next, gap }: { readonly from: Day; readonly next: Day; readonly gap: From['gap'] },
  isSame: boolean,
): string[] {
  if (isSame || clock.count.rule === 'ASAP') return []
  const told =
    gap === 'before'
      ? `You gave the day it was sent, ${inFullWords(from)}. This counts from the day it arrived. We show both: it arrived that same day, or on the next working day, ${inFullWords(next)}.`
      : `You gave the day it reached you, ${inFullWords(from)}. This counts from the day it was sent. We show both: it was sent that same day, or on the working day before, ${inFullWords(next)}.`
  return [
    told,
    `Put in the ${gap === 'before' ? 'day it arrived' : 'date on the letter'}, and there is one date.`,
  ]
}

function datesFrom(counting: Counting, clock: Clock, from: Day, facts: Facts): Dates {
  const policy = counting.policies.get(clock.id) ?? null
  const isOwn = policy !== null && clock.count.rule === 'POLICY'
  const given = Object.keys(facts).length === 0 ? '' : JSON.stringify(facts)
  const key = `${clock.id} ${from} ${counting.calendar?.name ?? ''} ${given}`
  const found =
    counting.remembered.get(key) ??
    due(counting.law, clock.id, from, { calendar: counting.calendar, facts })
  counting.remembered.set(key, found)
  if ('error' in found) return { ...NO_DATES, explanation: [found.error] }
  const dates: Dates = { ...found, policy: null }
  if (!isOwn || facts['agreed_until'] !== undefined) return dates
  return byPolicy(policy, from, counting.calendar, dates)
}

const NO_DATES: Dates = {
  due: null,
  earliest: null,
  latest: null,
  moved: null,
  explanation: [],
  also: [],
  asks: [],
  policy: null,
}

/** The number the body published takes the place of the usual one. */
function byPolicy(policy: Policy, from: Day, calendar: SchoolCalendar | null, usual: Dates): Dates {
  const ending = sure(() => policyEnds(policy, from, calendar))
  if (ending === null) return usual
  const dayFor = (on: number | null): Day | null => (on === null ? null : dayOf(on))
  const source = usual.explanation.filter((step) => !COUNTED.test(step))
  return {
    ...usual,
    due: dayFor(ending.due),
    earliest: dayFor(ending.earliest),
    latest: dayFor(ending.latest),
    moved: null,
    also: [],
    policy,
    explanation: [
      `Counted from ${fullWords(numberOf(from))}.`,
      `${policy.organisation} says of itself: ${policy.title} (${policy.number} ${policy.unit}).`,
      ...ending.steps,
      ...source,
    ],
  }
}

/** Steps of the usual count, which a published number takes the place of. */
const COUNTED =
  /^(?:Counted from|This date moved|No number in the law|That day is|Only days on which|We do not have|The school calendar|Every weekday|With the usual terms|It ends|A range)/
