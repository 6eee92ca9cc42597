/** How days go: home and school side by side, what was marked, and the ways to add to it. */
import { ActLink, Acts, Empty, Meta } from '../platform/components/card.tsx'
import { DayLines, type DayEvent } from '../platform/charts/day-lines.tsx'
import { inFullWords, inWords, type Day } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { factsOf, middleDown, type CheckIn, type Measure } from './check-in.ts'
import { daysChart, SIDE_NAMES } from './days-chart.ts'

export const RANGES = [
  { id: 'weeks', text: 'Six weeks', days: 42 },
  { id: 'term', text: 'Three months', days: 92 },
  { id: 'year', text: 'A year', days: 365 },
] as const
type Range = (typeof RANGES)[number]

export type DaysPageProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly from: Day
  readonly range: Range
  readonly measure: Measure
  /** Those of the range, in the order of the days. */
  readonly checkIns: readonly CheckIn[]
  readonly events: readonly DayEvent[]
  readonly saved: boolean
  readonly isOwner: boolean
}

export function DaysPage(props: DaysPageProps) {
  const { record, checkIns, saved } = props
  const { path, name } = record
  return (
    <Page
      title="How days go"
      sub={saved ? 'Saved. Thank you: that is all it takes.' : inFullWords(props.on)}
      record={record}
      current="days"
    >
      <Acts>
        <ActLink href={`${path}/days/check-in`}>How was today?</ActLink>
        <ActLink href={`${path}/child`} quiet>
          {name}’s own page
        </ActLink>
        <ActLink href={`${path}/days/words`} quiet>
          {name}’s words
        </ActLink>
        <ActLink href={`${path}/days/charts`} quiet>
          Charts of what happened
        </ActLink>
        <ActLink href={`${path}/attendance`} quiet>
          Attendance
        </ActLink>
        <ActLink href={`${path}/way-back`} quiet>
          The way back
        </ActLink>
        {props.isOwner && (
          <ActLink href={`${path}/days/links`} quiet>
            Give somebody a link
          </ActLink>
        )}
      </Acts>
      {checkIns.length === 0 ? <NoDays {...props} /> : <Picture {...props} />}
      {checkIns.length > 0 && <Latest {...props} />}
    </Page>
  )
}

function NoDays({ record, range }: DaysPageProps) {
  return (
    <Empty>
      <p>
        {range.id === 'year'
          ? 'Nobody has written down a day yet.'
          : 'Nobody has written down a day in this time.'}{' '}
        Twenty seconds a day, from home, from school or from {record.name}, become a picture here.
        Miss as many days as you like.
      </p>
      <p>
        A day that looks fine at school and ends under the table at home can be seen only where both
        stand side by side.
      </p>
    </Empty>
  )
}

function Picture(props: DaysPageProps) {
  const { record, checkIns, measure, range, events } = props
  const shown = { checkIns, measure, events, child: record.name, from: props.from, to: props.on }
  const down = middleDown(checkIns)
  return (
    <>
      <nav class="heard-switch" aria-label="What the picture shows">
        {(['worry', 'energy'] as const).map((each) => (
          <a
            href={`${record.path}/days?of=${each}&range=${range.id}`}
            aria-current={each === measure ? 'page' : undefined}
          >
            {each === 'worry' ? 'Worry' : 'Energy'}
          </a>
        ))}
        {RANGES.map((each) => (
          <a
            href={`${record.path}/days?of=${measure}&range=${each.id}`}
            aria-current={each === range ? 'page' : undefined}
          >
            {each.text}
          </a>
        ))}
      </nav>
      <DayLines {...daysChart(shown)} />
      <p class="heard-no-print">
        <a href={`${record.path}/days/charts.pdf?of=days`}>Print this chart</a>
      </p>
      {down !== null && (
        <Meta>
          Coming down afterwards took {down} minutes in the middle of the days on which somebody
          counted.
        </Meta>
      )}
    </>
  )
}

const LATEST_SHOWN = 12

function Latest({ record, checkIns }: DaysPageProps) {
  const names = SIDE_NAMES(record.name)
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">The last days written down</h2>
      <ol class="heard-lines">
        {checkIns
          .slice(-LATEST_SHOWN)
          .toReversed()
          .map(({ address, day, body }) => (
            <li class="heard-line">
              <p class="heard-line__side">
                <span class={`heard-kind heard-kind--${body.from}`}>{names[body.from]}</span>
                <span class="heard-line__time">{inWords(day)}</span>
              </p>
              <div class="heard-line__what">
                <h3>
                  <a href={`${record.path}/entries/${address}`}>
                    {body.word ?? 'How the day was'}
                    <span class="govuk-visually-hidden">
                      , {names[body.from]}, {inWords(day)}
                    </span>
                  </a>
                </h3>
                <p class="heard-meta">{factsOf(body).join(' · ')}</p>
              </div>
            </li>
          ))}
      </ol>
    </section>
  )
}
