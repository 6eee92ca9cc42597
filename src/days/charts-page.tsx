/** Charts of what happened: by time, place, lesson, adult, and what was going on before. */
import type { Incident } from '../incidents/incident.ts'
import { Bars } from '../platform/charts/bars.tsx'
import { ActLink, Acts, Empty } from '../platform/components/card.tsx'
import { inWords, type Day } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { CountedBy } from './count.ts'
import { countChart, countsSaid } from './count-charts.ts'

export type ChartsPageProps = {
  readonly record: PageRecord
  readonly from: Day
  readonly to: Day
  readonly incidents: readonly Incident[]
  /** An adult is named here only to the owners of the record. */
  readonly isOwner: boolean
}

export function ChartsPage(props: ChartsPageProps) {
  const { record, incidents, from, to, isOwner } = props
  const shown = countsSaid(incidents)
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
      {incidents.length > 0 && (
        <Acts>
          <ActLink href={`${record.path}/days/charts.pdf?of=incidents`} quiet>
            Print these charts
          </ActLink>
        </Acts>
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
  return <Bars {...countChart(incidents, by, (theirs) => linkTo(record, theirs))} />
}

/** One entry leads to itself; several lead to the list of the time they lie in. */
function linkTo(record: PageRecord, incidents: readonly Incident[]): string {
  const [first, last] = [incidents[0], incidents.at(-1)]
  if (first === undefined || last === undefined) return `${record.path}/incidents`
  return incidents.length === 1
    ? `${record.path}/incidents/${first.address}`
    : `${record.path}/incidents?kind=incident&from=${first.day}&to=${last.day}`
}
