/** The charts of days, of what happened and of the register, as they stand on paper. Pure. */
import { strategyBody } from '../child/profile-entries.ts'
import { HAPPENINGS } from '../incidents/entries.ts'
import { happeningOf } from '../incidents/happening.ts'
import type { Incident } from '../incidents/incident.ts'
import { isIn, termsOf, yearOf } from '../incidents/period.ts'
import { barsOf } from '../platform/charts/bars.tsx'
import { calendarOf } from '../platform/charts/calendar.tsx'
import { dayLinesOf } from '../platform/charts/day-lines.tsx'
import { printedChart, type PrintedChart } from '../platform/charts/printed.tsx'
import { addDays, inWords, type Day } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import { registerChart } from './attendance-chart.tsx'
import { registerOf } from './attendance.ts'
import { countChart, countsSaid } from './count-charts.ts'
import {
  changesIn,
  EVENT_KINDS,
  eventsOnPaper,
  onRegister,
  strategyChanges,
  type Tagged,
} from './events.ts'
import { daysChart } from './days-chart.ts'
import { attendanceIn, checkInsIn } from './store.ts'

export const CHARTS = ['days', 'incidents', 'attendance'] as const
export type ChartName = (typeof CHARTS)[number]

/** The kinds of entry that the charts are counted from. */
export const CHARTED_KINDS: readonly string[] = [
  'check-in',
  'attendance',
  'strategy',
  ...HAPPENINGS,
  ...EVENT_KINDS,
]

/** Days beside each other are shown for three months: more do not fit a page. */
const DAYS_SHOWN = 92
/** On paper a chart has so many bars at most; the rest stand together as the last. */
const BARS_MOST = 14

/**
 * The charts `which` names, of the newest versions of entries and of the school year of `on`; one of which
 * nothing was written down is left out. Adults are never counted by name on paper, which goes from hand to hand.
 */
export function chartsOf(
  entries: readonly Entry[],
  {
    which,
    on,
    child,
    tagged = [],
  }: {
    readonly which: readonly ChartName[]
    readonly on: Day
    readonly child: string
    /** What was tagged as a change: a meeting, a change of staff. */
    readonly tagged?: readonly Tagged[]
  },
): readonly PrintedChart[] {
  const told = entries.filter(({ happened, erased }) => !erased && happened.day <= on)
  return CHARTS.filter((name) => which.includes(name)).flatMap((name) =>
    MAKES[name](told, on, { child, tagged }),
  )
}

type About = { readonly child: string; readonly tagged: readonly Tagged[] }

const MAKES: Readonly<
  Record<ChartName, (entries: readonly Entry[], on: Day, about: About) => PrintedChart[]>
> = {
  days(entries, on, { child, tagged }) {
    const from = addDays(on, -DAYS_SHOWN)
    const checkIns = checkInsIn(entries).filter(({ day }) => day >= from)
    const events = eventsOnPaper(
      {
        happenings: entries.flatMap((entry) => happeningOf(entry) ?? []),
        tagged: [...tagged, ...changesIn(entries), ...strategyChanges(strategiesIn(entries))],
      },
      { from, to: on },
    )
    return (['worry', 'energy'] as const)
      .map((measure) => daysChart({ checkIns, measure, events, child, from, to: on }))
      .filter(({ series }) => series.length > 0)
      .map((chart) =>
        printedChart(dayLinesOf({ ...chart, title: `${chart.title}, ${stretch(from, on)}` })),
      )
  },
  incidents(entries, on) {
    const { from } = yearOf(on)
    const incidents = entries
      .flatMap((entry) => happeningOf(entry) ?? [])
      .filter((each): each is Incident => each.kind === 'incident' && each.day >= from)
    return countsSaid(incidents).map((by) => {
      const chart = countChart(incidents, by)
      const rest = chart.bars.slice(BARS_MOST)
      const sum = (part: number) =>
        rest.reduce((total, { counts }) => total + (counts[part] ?? 0), 0)
      const bars = [
        ...chart.bars.slice(0, BARS_MOST),
        ...(rest.length === 0 ? [] : [{ name: `${rest.length} others`, counts: [sum(0), sum(1)] }]),
      ]
      const title = `What happened, ${chart.title.toLowerCase()}, ${stretch(from, on)}`
      return printedChart(barsOf({ ...chart, bars, title }))
    })
  },
  attendance(entries, on, { tagged }) {
    const events = eventsOnPaper(
      {
        happenings: onRegister(entries.flatMap((entry) => happeningOf(entry) ?? [])),
        tagged: [...tagged, ...changesIn(entries), ...strategyChanges(strategiesIn(entries))],
      },
      { from: yearOf(on).from, to: on },
    )
    const sessions = registerOf(attendanceIn(entries))
    return termsOf(on)
      .map((term) => ({ term, ofTerm: sessions.filter(({ day }) => isIn(day, term)) }))
      .filter(({ ofTerm }) => ofTerm.length > 0)
      .map(({ term, ofTerm }, at) =>
        printedChart(
          calendarOf(
            registerChart({
              id: `term-${at + 1}`,
              title: `The register, ${term.name}`,
              sessions: ofTerm,
              events: events.filter(({ day }) => isIn(day, term)),
            }),
          ),
        ),
      )
  },
}

function strategiesIn(entries: readonly Entry[]) {
  return entries.flatMap(({ kind, body, address }) => {
    const read = kind === 'strategy' ? strategyBody.safeParse(body).data : undefined
    return read === undefined ? [] : [{ body: read, address }]
  })
}

const stretch = (from: Day, to: Day) => `${inWords(from)} to ${inWords(to)}`
