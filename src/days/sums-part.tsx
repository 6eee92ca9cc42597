/** What a school year of the register adds up to, each sum explained and led back to the law. */
import type { Child } from 'hono/jsx'
import { lostInWords } from '../incidents/parts.tsx'
import { rowPath } from '../law/parts.tsx'
import type { SchoolCalendar } from '../law/school.ts'
import { Card, Meta } from '../platform/components/card.tsx'
import { SummaryList } from '../platform/components/summary-list.tsx'
import { inWords, type Day } from '../platform/day.ts'
import type { PageRecord } from '../platform/web/page.tsx'
import {
  penaltyWindow,
  sessionsBetween,
  shareOf,
  spanOf,
  staleUnknowns,
  sumsOf,
  type Session,
  type Share,
} from './attendance.ts'
import { meaningOf } from './attendance-chart.tsx'

export type SumsProps = {
  readonly record: PageRecord
  readonly on: Day
  /** The register with enough of the year before, and the school year of it that is added up. */
  readonly sessions: readonly Session[]
  readonly ofYear: readonly Session[]
  readonly calendar: SchoolCalendar | null
}

export function Sums(props: SumsProps) {
  const { ofYear } = props
  const sums = sumsOf(ofYear)
  return (
    <section aria-labelledby="sums">
      <h2 id="sums">What it adds up to</h2>
      <Card>
        <SummaryList
          rows={[
            { key: 'Sessions written down', value: sums.recorded },
            { key: 'Could have been attended', value: sums.possible },
            { key: 'Attended', value: sums.attended },
            {
              key: 'Missed, authorised',
              value: `${sums.authorised}${codesOf(ofYear, 'authorised')}`,
            },
            {
              key: 'Missed, unauthorised',
              value: `${sums.unauthorised}${codesOf(ofYear, 'unauthorised')}`,
            },
            { key: 'Leave the count', value: sums.notCounted },
          ]}
        />
        <Meta>
          Two sessions make a day. Which codes leave the count is known from school-software
          vendors, not from the regulation itself.{' '}
          <a href="/law?group=codes">What every code means</a>
        </Meta>
      </Card>
      <ul class="heard-findings">
        <ShareLine {...props} />
        <PenaltyLine {...props} />
        <IllnessLine {...props} />
        <UnknownLine {...props} />
        <ChangedLine {...props} />
      </ul>
    </section>
  )
}

/** `: O 12, U 1`: the codes behind a sum. */
function codesOf(sessions: readonly Session[], group: 'authorised' | 'unauthorised'): string {
  const counts = [...sumsOf(sessions).byCode].filter(([code]) => {
    const { authorised, unauthorised } = sumsOf([{ day: '' as Day, session: 'am', code }])
    return (group === 'authorised' ? authorised : unauthorised) > 0
  })
  return counts.length === 0
    ? ''
    : ` (${counts.map(([code, count]) => `${code} ${count}`).join(', ')})`
}

function Finding({
  title,
  row,
  children,
}: {
  readonly title: string
  readonly row: string
  readonly children?: Child
}) {
  return (
    <li class="heard-card">
      <h3>{title}</h3>
      <p>{children}</p>
      <p class="heard-why">
        <a href={rowPath(row)}>
          Where this comes from<span class="govuk-visually-hidden">: {title}</span>
        </a>
      </p>
    </li>
  )
}

function ShareLine({ ofYear, calendar }: SumsProps) {
  const span = spanOf(ofYear)
  const sums = sumsOf(ofYear)
  const expected = span === null ? 0 : sessionsBetween(span.from, span.to, calendar)
  const share = shareOf(sums, expected)
  const title = share.known ? `${share.percent} per cent missed` : 'Too few sessions to say a share'
  const isHalf = share.known && share.label === 'half or more'
  return (
    <Finding title={title} row={isHalf ? 'sa-50' : 'pa-10'}>
      {shareInWords(share, sums)}
    </Finding>
  )
}

function shareInWords(
  share: Share,
  sums: { readonly missed: number; readonly possible: number; readonly recorded: number },
): string {
  if (!share.known)
    return share.because === 'too few'
      ? `${sums.possible} sessions are written down that could have been attended. A share is said from 20 on.`
      : `${sums.recorded} of about ${share.expected} sessions in these weeks are written down. A share of those alone would be wrong: bring in the whole register.`
  const counted = `${sums.missed} of ${sums.possible} sessions that could have been attended.`
  if (share.label === 'below a tenth')
    return `${counted} A tenth or more is called persistent absence.`
  const called = share.label === 'half or more' ? 'severe absence' : 'persistent absence'
  return `${counted} That is called ${called}. It counts authorised absence too, so illness is in it. It is a label in statistics, not an offence.`
}

function PenaltyLine({ sessions, calendar }: SumsProps) {
  const window = penaltyWindow(sessions, calendar)
  if (window === null || window.counted.length === 0) return null
  const count = window.counted.length
  return (
    <Finding
      title={
        window.reached
          ? `${count} unauthorised sessions in ten school weeks`
          : `${count} of 10 unauthorised sessions in ten school weeks`
      }
      row="pn-threshold"
    >
      {`From ${inWords(window.from)} to ${inWords(window.to)}, the ten school weeks with the most. `}
      {window.reached
        ? 'From 10 on, school and council consider a penalty notice. It is not automatic: support comes first, and codes that are wrong can be put right.'
        : 'Only codes G, N, O and U count for it; illness never does.'}
    </Finding>
  )
}

function IllnessLine({ ofYear }: SumsProps) {
  const days = sumsOf(ofYear).ill / 2
  if (days === 0) return null
  return (
    <Finding
      title={`Coded as illness: ${lostInWords(sumsOf(ofYear).ill) ?? ''}`}
      row={days >= 15 ? 's19-illness' : 'sickness-return'}
    >
      {days >= 15
        ? 'From about 15 school days on, in a row or together, the council should already be arranging education for a child too ill to go. It is not a time to wait for.'
        : 'Where school has reason to believe that illness will reach 15 school days in the year, it must tell the council.'}
    </Finding>
  )
}

function UnknownLine({ ofYear, on, calendar }: SumsProps) {
  const stale = staleUnknowns(ofYear, on, calendar)
  if (stale.length === 0) return null
  return (
    <Finding
      title={`${stale.length} ${stale.length === 1 ? 'session' : 'sessions'} still “reason not known”`}
      row="code-n-fix"
    >
      Code N must be put right within five school days. You can write to ask for it, with the reason
      you gave.
    </Finding>
  )
}

function ChangedLine({ ofYear, record }: SumsProps) {
  const changed = ofYear.filter(({ was }) => was.length > 0)
  if (changed.length === 0) return null
  return (
    <li class="heard-card">
      <h3>
        {changed.length === 1 ? '1 mark was changed' : `${changed.length} marks were changed`}
      </h3>
      <ul class="govuk-list">
        {changed.slice(0, 8).map(({ day, session, code, was, address }) => (
          <li>
            <a href={`${record.path}/entries/${address}`}>
              {inWords(day)}, {session === 'am' ? 'morning' : 'afternoon'}
            </a>
            : {[...was, code].map((each) => `${each} (${meaningOf(each)})`).join(', then ')}
          </li>
        ))}
      </ul>
    </li>
  )
}
