/** Dates on their way out into a calendar, looked through for whereabouts. */
import { findWhereabouts } from '../people/whereabouts/find.ts'
import { findInTheWay, type Outgoing } from '../people/whereabouts/gate.ts'
import type { Write } from '../record/kind.ts'
import type { Coming } from './coming.ts'

/** All the words that dates carry into a calendar. */
export function outgoingDates(coming: readonly Coming[]): Outgoing {
  return { way: 'your calendar', things: coming.map(thingOf) }
}

function thingOf({ title, who, notes }: Coming) {
  return { where: `the date “${title}”`, text: [title, who, ...notes].join('\n') }
}

/**
 * The dates for a calendar that asks by itself, where no page can stop: those that would give whereabouts
 * away keep their words back, until somebody has seen that very list and gone on.
 */
export async function withoutWhereabouts(
  write: Write,
  coming: readonly Coming[],
): Promise<readonly Coming[]> {
  const found = await findInTheWay(write, outgoingDates(coming))
  if (found === null) return coming
  const kept: Coming[] = []
  for (const each of coming) {
    const { places } = await findWhereabouts(write, [thingOf(each)])
    kept.push(places.length === 0 ? each : { ...each, isDiscreet: true })
  }
  return kept
}
