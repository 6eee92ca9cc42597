/** What happened, counted by when, where, with whom and after what. Pure. */
import type { Incident } from '../incidents/incident.ts'
import { weekdayOf } from '../platform/day.ts'

export type Counted = { readonly name: string; readonly incidents: readonly Incident[] }

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const PARTS = [
  { from: '00:00', name: 'At night' },
  { from: '06:00', name: 'Before 9' },
  { from: '09:00', name: '9 to 11' },
  { from: '11:00', name: '11 to 1' },
  { from: '13:00', name: '1 to 3' },
  { from: '15:00', name: '3 to 6' },
  { from: '18:00', name: 'Evening' },
]

export type CountedBy = 'time' | 'weekday' | 'place' | 'lesson' | 'adult' | 'before'

const oneName = (name: string) => name.trim().replaceAll(/\s+/g, ' ')

/** The names an incident is counted under; more than one where several adults were there. */
const NAMES: Readonly<Record<CountedBy, (incident: Incident) => readonly string[]>> = {
  time: ({ time }) => [PARTS.findLast(({ from }) => time !== null && from <= time)?.name ?? ''],
  weekday: ({ day }) => [WEEKDAYS[weekdayOf(day) - 1] ?? ''],
  place: ({ body }) => [oneName(body.where ?? body.place ?? '')],
  lesson: ({ body }) => [oneName(body.lesson ?? '')],
  adult: ({ body }) => body.adults.map(oneName),
  before: ({ body }) => [oneName(body.antecedent ?? '')],
}

/** Under which what nobody said is counted. */
export const NOT_SAID = 'Nobody said'

/**
 * Incidents by one of those, the most first; times and weekdays in their own order. Names that differ
 * only in capitals are one. What nobody said is counted last, under its own name.
 */
export function countedBy(incidents: readonly Incident[], by: CountedBy): readonly Counted[] {
  const groups = new Map<string, { name: string; incidents: Incident[] }>()
  for (const incident of incidents) {
    const names = [...new Set(NAMES[by](incident))].filter((name) => name !== '')
    for (const name of names.length === 0 ? [NOT_SAID] : names) {
      const key = name.toLowerCase()
      const group = groups.get(key) ?? { name, incidents: [] }
      group.incidents.push(incident)
      groups.set(key, group)
    }
  }
  return [...groups.values()].toSorted(
    (one, other) =>
      placeOf(one.name, by) - placeOf(other.name, by) ||
      other.incidents.length - one.incidents.length,
  )
}

function placeOf(name: string, by: CountedBy): number {
  if (name === NOT_SAID) return 100
  if (by === 'weekday') return WEEKDAYS.indexOf(name)
  return by === 'time' ? PARTS.findIndex((part) => part.name === name) : 0
}
