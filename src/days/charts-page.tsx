/** Charts of what happened: by time, place, lesson, adult, and what was going on before. */
import { inShort } from '../record/fields.ts'
import type { Incident } from '../incidents/incident.ts'
import { Bars, type Bar } from '../platform/charts/bars.tsx'
import { Empty } from '../platform/components/card.tsx'
import { inWords, type Day } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { countedBy, type CountedBy } from './count.ts'

export type ChartsPageProps = {
  readonly record: PageRecord
  readonly from: Day
  readonly to: Day
  readonly incidents: readonly Incident[]
  /** An adult is named here only to the owners of the record. */
  readonly isOwner: boolean
}

const TITLES: Readonly<Record<CountedBy, string>> = {
  time: 'By time of day',
  weekday: 'By day of the week',
  place: 'By place',
  lesson: 'By lesson',
  adult: 'By adults who were there',
  before: 'By what was going on before',
}

export function ChartsPage(props: ChartsPageProps) {
  const { record, incidents, from, to, isOwner } = props
  const shown = (['time', 'weekday', 'place', 'lesson', 'before'] as const).filter((by) =>
    countedBy(incidents, by).some(({ name }) => name !== 'Nobody said'),
  )
  return (
    <Page
      title="Charts of what happened"
      sub={`From ${inWords(from)} to ${inWords(to)}. Counts say how often, never why.`}
      record={record}
      current="days"
      backTo={{ href: `${record.path}/days`, text: 'How days go' }}
    >
      {incidents.length === 0 && (
        <Empty>
          <p>
            Nothing that happened was written down in this time. Once there is, it is counted here
            by time, place, lesson and what came before.
          </p>
          <p>
            <a href={`${record.path}/incidents/new/incident`}>Write down what happened</a>
          </p>
        </Empty>
      )}
      <div class="heard-charts">
        {shown.map((by) => (
          <Chart {...props} by={by} />
        ))}
        {isOwner && adultsIn(incidents) >= ADULTS_LEAST && <Chart {...props} by="adult" />}
      </div>
    </Page>
  )
}

/** Fewer than these say nothing about anybody. */
const ADULTS_LEAST = 5

function adultsIn(incidents: readonly Incident[]): number {
  return incidents.filter(({ body }) => body.adults.length > 0).length
}

function Chart({ record, incidents, by }: ChartsPageProps & { readonly by: CountedBy }) {
  const groups = countedBy(incidents, by)
  const bars = groups.map(({ name, incidents: theirs }): Bar => {
    const hard = theirs.filter(({ body }) => (body.hard ?? 0) >= 4).length
    return {
      name: inShort(name),
      counts: [theirs.length - hard, hard],
      href: linkTo(record, theirs),
    }
  })
  return (
    <Bars
      id={`by-${by}`}
      title={TITLES[by]}
      summary={summaryOf(
        groups.map(({ name, incidents: theirs }) => [name, theirs.length]),
        by,
      )}
      parts={[
        { name: 'Happened', fill: { tone: 'child', hatch: 'rising' } },
        { name: 'Hard: 4 or 5 of 5', fill: { tone: 'child', hatch: 'whole' } },
      ]}
      bars={bars}
      unit="All"
    />
  )
}

/** One entry leads to itself; several lead to the list of the time they lie in. */
function linkTo(record: PageRecord, incidents: readonly Incident[]): string {
  const [first, last] = [incidents[0], incidents.at(-1)]
  if (first === undefined || last === undefined) return `${record.path}/incidents`
  return incidents.length === 1
    ? `${record.path}/incidents/${first.address}`
    : `${record.path}/incidents?kind=incident&from=${first.day}&to=${last.day}`
}

function summaryOf(counts: readonly (readonly [string, number])[], by: CountedBy): string {
  const all = counts.reduce((sum, [, count]) => sum + count, 0)
  const said = counts.filter(([name]) => name !== 'Nobody said')
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
