/** A body's own published number, as a limit of its own beside the law's. It never binds. */
import { dayOf } from '../law/day-number.ts'
import type { SchoolCalendar } from '../law/school.ts'
import { inFullWords, type Day } from '../platform/day.ts'
import { policyEnds, type Policy } from '../people/policy.ts'
import { sure } from './count.ts'
import type { PathStation } from './station.ts'

/**
 * What the body promised of itself for `law`'s limit, counted from the same day and answered by the
 * same step; null where that limit has not started, or its number is already the body's own.
 */
export function promiseBeside(
  law: PathStation,
  policy: Policy | null,
  { calendar, on }: { readonly calendar: SchoolCalendar | null; readonly on: Day },
): PathStation | null {
  if (policy === null || law.policy !== null || law.hangsOn === null || law.aside) return null
  const { day } = law.hangsOn
  const ending = sure(() => policyEnds(policy, day, calendar))
  if (ending === null || ending.latest === null) return null
  const latest = dayOf(ending.latest)
  return {
    ...law,
    id: `${law.id}-promise`,
    title: policy.title,
    owes: policy.organisation,
    debtor: policy.organisation,
    family: false,
    state: stateOf(law, latest, on),
    due: ending.due === null ? null : dayOf(ending.due),
    earliest: ending.earliest === null ? null : dayOf(ending.earliest),
    latest,
    explanation: [
      `Counted from ${inFullWords(day)}.`,
      `${policy.organisation} says of itself: ${policy.title} (${policy.number} ${policy.unit}).`,
      ...ending.steps,
      'This is their own promise, beside the day the law sets.',
    ],
    also: [],
    force: 'local_policy',
    soft: true,
    binding: false,
    exceptions: null,
    provisional: null,
    excuse: null,
    policy,
    asks: [],
  }
}

function stateOf(law: PathStation, latest: Day, on: Day): PathStation['state'] {
  if (law.happened !== null) return law.happened > latest ? 'done late' : 'done'
  if (law.state === 'done') return 'done'
  return on > latest ? 'late' : 'next'
}
