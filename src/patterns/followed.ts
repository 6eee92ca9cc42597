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

/** The first session of each stretch that was missed: a register of fifty marks is one thing that came next. */
function firstMissed({ sessions }: Facts): Facts['sessions'] {
  const ordered = sessions
    .filter(({ counts }) => counts !== 'not counted')
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
  return ordered.filter(
    (each, at) => each.counts !== 'present' && (at === 0 || ordered[at - 1]?.counts === 'present'),
  )
}
