/** What came next for the child after the entries of a finding: offered to the family, never concluded. */
import { daysBetween, type Day } from '../platform/day.ts'
import type { Facts } from './finding.ts'

/** After this long, what follows may well have other roots. */
const FOLLOWS_WITHIN_DAYS = 14
const OFFERED_MAX = 12

/** From here on a child's words or a day are worth offering. */
const DARK = 2
const HARD = 3

/** Numbers of entries about the child within two weeks after any of `days`, in order of when; at most 12. */
export function followedBy(facts: Facts, days: readonly Day[]): number[] {
  const borne = [
    ...facts.voice.filter((each) => each.weight >= DARK),
    ...facts.days.filter((each) => each.distress >= HARD),
    ...facts.incidents,
    ...facts.lostTime,
    ...firstMissed(facts),
  ].filter((each) =>
    days.some((day) => each.day >= day && daysBetween(day, each.day) <= FOLLOWS_WITHIN_DAYS),
  )
  return [...new Map(borne.map((each) => [each.seq, each])).values()]
    .toSorted((one, other) =>
      one.day < other.day ? -1 : one.day > other.day ? 1 : one.seq - other.seq,
    )
    .slice(0, OFFERED_MAX)
    .map(({ seq }) => seq)
}

/** The first day of each stretch on which sessions were missed: fifty marks are one thing that came next. */
function firstMissed({ sessions }: Facts): Facts['sessions'] {
  const days = [
    ...Map.groupBy(
      sessions.filter(({ counts }) => counts !== 'not counted'),
      ({ day }) => day,
    ),
  ].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const missedOn = days.map(([, marks]) => marks.find(({ counts }) => counts !== 'present'))
  return missedOn.flatMap((missed, at) =>
    missed === undefined || (at > 0 && missedOn[at - 1] !== undefined) ? [] : [missed],
  )
}
