/** A body's own published promise, beside the law's: how it is counted, and which one applies. */
import { countFrom, type Ending } from '../law/counting.ts'
import { numberOf } from '../law/day-number.ts'
import type { Count } from '../law/law.ts'
import type { SchoolCalendar } from '../law/school.ts'
import type { Day } from '../platform/day.ts'
import type { PolicyUnit } from './entries.ts'
import { partsOfName, isSameBody } from './naming.ts'

/** The newest version of a policy entry. */
export type Policy = {
  readonly seq: number
  readonly root: number
  readonly address: string
  readonly organisation: string
  /** The id of the law's clock that it stands beside, or null. */
  readonly clock: string | null
  readonly title: string
  readonly number: number
  readonly unit: PolicyUnit
  readonly words: string | null
  readonly where: string | null
}

const RULES: Readonly<Record<PolicyUnit, Count['rule']>> = {
  'school days': 'SD_EXCL',
  'working days': 'WD_EXCL',
  'calendar days': 'CAL_DAYS_EXCL',
  weeks: 'WEEKS_EXCL',
}

/** The policy's number as a count of the law's own rules: the day itself is day 0. */
function countOfPolicy({ number, unit }: Pick<Policy, 'number' | 'unit'>): Count {
  return { rule: RULES[unit], n: number }
}

/**
 * When what a body promised ends, counted from `from`; school days need its calendar, else there is a
 * first and a last day. Throws RangeError outside the years whose bank holidays are known.
 */
export function policyEnds(
  policy: Pick<Policy, 'number' | 'unit'>,
  from: Day,
  calendar: SchoolCalendar | null,
): Ending {
  return countFrom(numberOf(from), countOfPolicy(policy), calendar)
}

/** The newest of `policies` that `organisation` published for the clock `clock`, or null. */
export function policyFor(
  policies: readonly Policy[],
  organisation: string,
  clock: string,
): Policy | null {
  const parts = partsOfName(organisation)
  const own = policies.filter(
    (policy) =>
      policy.clock === clock && parts.some((part) => isSameBody(part, policy.organisation)),
  )
  return own.toSorted((one, other) => other.seq - one.seq)[0] ?? null
}
