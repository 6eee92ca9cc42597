/** How days went, home beside school beside the child, as a chart: counted, not judged. Pure. */
import type { DayEvent, DayLinesProps, DaySeries } from '../platform/charts/day-lines.tsx'
import type { Day } from '../platform/day.ts'
import { compared, pointsOf, type CheckIn, type Measure } from './check-in.ts'
import type { Side } from './entries.ts'

export const SIDE_NAMES = (child: string): Readonly<Record<Side, string>> => ({
  home: 'Home',
  school: 'School',
  child,
})

/** The picture in a sentence: counted, not judged. */
function comparedInWords(checkIns: readonly CheckIn[], measure: Measure): string {
  const { days, homeMore, same, schoolMore } = compared(checkIns, measure)
  if (days === 0)
    return `There is no day of which both home and school have spoken, so nothing is compared.`
  const of = days === 1 ? 'On the one day' : `On the ${days} days`
  return `${of} of which both spoke, home saw more ${measure} than school on ${homeMore}, the same on ${same}, less on ${schoolMore}.`
}

/** One measure from `from` to `to`; sides that said nothing are left out. */
export function daysChart(given: {
  readonly checkIns: readonly CheckIn[]
  readonly measure: Measure
  readonly events: readonly DayEvent[]
  readonly child: string
  readonly from: Day
  readonly to: Day
}): DayLinesProps {
  const { checkIns, measure, events, from, to } = given
  const names = SIDE_NAMES(given.child)
  return {
    id: `days-${measure}`,
    title: `${measure === 'worry' ? 'Worry' : 'Energy'}, day by day`,
    summary: comparedInWords(checkIns, measure),
    from,
    to,
    scale: { least: 1, most: 5, low: '1: hardly any', high: '5: very much' },
    series: (['home', 'school', 'child'] as const)
      .map((side): DaySeries => ({
        name: names[side],
        tone: side,
        points: pointsOf(checkIns, side, measure),
      }))
      .filter(({ points }) => points.length > 0),
    events,
  }
}
