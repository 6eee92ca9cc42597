/** What happened, counted by one thing, as a chart: how often, never why. Pure. */
import type { Incident } from '../incidents/incident.ts'
import type { Bar, BarsProps } from '../platform/charts/bars.tsx'
import { inShort } from '../record/fields.ts'
import { countedBy, NOT_SAID, type CountedBy } from './count.ts'

const TITLES: Readonly<Record<CountedBy, string>> = {
  time: 'By time of day',
  weekday: 'By day of the week',
  place: 'By place',
  lesson: 'By lesson',
  adult: 'By adults who were there',
  before: 'By what was going on before',
}

/** By which of them anybody said anything; adults apart, who are for the owners' own eyes. */
export function countsSaid(incidents: readonly Incident[]): readonly Exclude<CountedBy, 'adult'>[] {
  return (['time', 'weekday', 'place', 'lesson', 'before'] as const).filter((by) =>
    countedBy(incidents, by).some(({ name }) => name !== NOT_SAID),
  )
}

/** `hrefOf` leads to the entries of a bar; left out on paper. */
export function countChart(
  incidents: readonly Incident[],
  by: CountedBy,
  hrefOf?: (incidents: readonly Incident[]) => string,
): BarsProps {
  const groups = countedBy(incidents, by)
  const bars = groups.map(({ name, incidents: theirs }): Bar => {
    const hard = theirs.filter(({ body }) => (body.hard ?? 0) >= 4).length
    return {
      name: inShort(name),
      counts: [theirs.length - hard, hard],
      ...(hrefOf !== undefined && { href: hrefOf(theirs) }),
    }
  })
  return {
    id: `by-${by}`,
    title: TITLES[by],
    summary: summaryOf(
      groups.map(({ name, incidents: theirs }) => [name, theirs.length]),
      by,
    ),
    parts: [
      { name: 'Happened', fill: { tone: 'child', hatch: 'rising' } },
      { name: 'Hard: 4 or 5 of 5', fill: { tone: 'child', hatch: 'whole' } },
    ],
    bars,
    unit: 'All',
  }
}

function summaryOf(counts: readonly (readonly [string, number])[], by: CountedBy): string {
  const all = counts.reduce((sum, [, count]) => sum + count, 0)
  const said = counts.filter(([name]) => name !== NOT_SAID)
  const most = Math.max(0, ...said.map(([, count]) => count))
  const names = said.filter(([, count]) => count === most).map(([name]) => plainly(name))
  const mind = by === 'adult' ? ' Who was there is not who was to blame.' : ''
  if (most < 2) return `None of them more than once, of ${all} in all.${mind}`
  if (names.length > 2)
    return `${names.length} of them ${most} times each, of ${all} in all.${mind}`
  return `Most often: ${names.join(' and ')}, ${most} of ${all}${names.length > 1 ? ' each' : ''}.${mind}`
}

function plainly(name: string): string {
  return inShort(name).replace(/[.,;:]+$/, '')
}
