/** Attendance: the register as a picture, what it adds up to, and what the law makes of the sum. */
import { rowPath } from '../law/parts.tsx'
import type { SchoolCalendar } from '../law/school.ts'
import { minutesInWords } from '../incidents/parts.tsx'
import { isIn, type Period } from '../incidents/period.ts'
import { ActLink, Acts, Card, Empty, Meta, OwedCard } from '../platform/components/card.tsx'
import type { DayEvent } from '../platform/charts/day-lines.tsx'
import { addDays, inWords, type Day } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { evidenceState, partTimeGaps, type Session } from './attendance.ts'
import { RegisterPicture } from './attendance-chart.tsx'
import type { Away } from './store.ts'
import { Sums } from './sums-part.tsx'

export type AttendancePageProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly year: Period
  readonly terms: readonly Period[]
  /** The register of the year, and enough of the year before for ten school weeks. */
  readonly sessions: readonly Session[]
  readonly calendar: SchoolCalendar | null
  /** Meetings, changes of staff and of what helps, and days sent home, in that year. */
  readonly events: readonly DayEvent[]
  readonly away: Away
  readonly saved: string | null
}

export function AttendancePage(props: AttendancePageProps) {
  const { record, sessions, year, saved } = props
  const { path } = record
  const ofYear = sessions.filter(({ day }) => isIn(day, year))
  return (
    <Page
      title="Attendance"
      sub={saved ?? `${year.name}, up to ${inWords(props.on)}`}
      record={record}
      current="attendance"
    >
      <Acts>
        <ActLink href={`${path}/attendance/absence`}>Report an absence</ActLink>
        <ActLink href={`${path}/attendance/marks`} quiet>
          Write down marks
        </ActLink>
        <ActLink href={`${path}/attendance/bring`} quiet>
          Bring in the school’s printout
        </ActLink>
        <ActLink href={`${path}/attendance/work`} quiet>
          Missed work
        </ActLink>
      </Acts>
      <EvidenceCards {...props} />
      {ofYear.length === 0 ? <NoRegister record={record} /> : <Sums {...props} ofYear={ofYear} />}
      {props.terms.map((term, at) => {
        const ofTerm = ofYear.filter(({ day }) => isIn(day, term))
        return ofTerm.length === 0 ? null : (
          <RegisterPicture
            id={`term-${at + 1}`}
            title={term.name}
            sessions={ofTerm}
            events={props.events.filter(({ day }) => isIn(day, term))}
            hrefOf={({ address }) => `${path}/entries/${address}`}
          />
        )
      })}
      {ofYear.length > 0 && (
        <p class="heard-no-print">
          <a href={`${path}/days/charts.pdf?of=attendance`}>Print the register as a picture</a>
        </p>
      )}
      {sessions.some(({ day }) => day < year.from) && (
        <p>
          <a href={`${path}/attendance?year=${addDays(year.from, -1)}`}>The school year before</a>
        </p>
      )}
      <PartTime {...props} />
      <Costs {...props} />
    </Page>
  )
}

function NoRegister({ record }: { readonly record: PageRecord }) {
  return (
    <Empty>
      <p>
        No session of this school year is written down. Ask the school office for {record.name}’s
        register (you may have a copy), and bring it in: every code is then explained and counted.
      </p>
      <p>
        You can also <a href={`${record.path}/attendance/marks`}>write marks down by hand</a>, a day
        or some weeks at once.
      </p>
    </Empty>
  )
}

function EvidenceCards({ record, on, away }: AttendancePageProps) {
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">Medical evidence</h2>
      {away.evidence.map(({ day, body, address }) => {
        const state = evidenceState({ day, ...body }, on)
        const isDecided = state.state === 'decided'
        return (
          <OwedCard
            tone={isDecided ? (body.decision === 'accepted' ? 'kept' : 'quiet') : 'wait'}
            count={isDecided ? state.after : state.days}
            unit={isDecided ? 'days until decided' : 'days waiting'}
            title={body.title}
            href={`${record.path}/days/correct/${address}`}
            level={3}
          >
            <Meta>
              Sent to {body.to} on {inWords(day)}
              {body.acknowledged === null
                ? '; nobody has said that it came'
                : `; ${body.acknowledgedBy ?? 'they'} said on ${inWords(body.acknowledged)} that it came`}
              {isDecided && body.decided !== null
                ? `; ${body.decision ?? 'decided'} on ${inWords(body.decided)}`
                : ''}
              .
            </Meta>
            {body.words !== null && <p>“{body.words}”</p>}
          </OwedCard>
        )
      })}
      <Acts>
        <ActLink href={`${record.path}/days/new/medical-evidence`} quiet>
          Write down evidence you sent
        </ActLink>
      </Acts>
      {away.evidence.length > 0 && (
        <Meta>
          No law sets a day for the decision: the days are counted, and nobody is called late.{' '}
          <a href={rowPath('med-evidence')}>When a school may ask for evidence</a> ·{' '}
          <a href={rowPath('mh-absence')}>Absence for mental health</a>
        </Meta>
      )}
    </section>
  )
}

function PartTime({ record, on, away }: AttendancePageProps) {
  return (
    <section aria-labelledby="part-time">
      <h2 id="part-time">Part-time timetables</h2>
      {away.partTime.map(({ day, body, address }) => {
        const gaps = partTimeGaps(body, on)
        return (
          <Card>
            <h3>
              <a href={`${record.path}/days/correct/${address}`}>
                {body.hours ?? 'Part-time timetable'}
              </a>
            </h3>
            <Meta>
              From {inWords(body.start ?? day)}
              {body.review !== null && `; looked at again on ${inWords(body.review)}`}
              {body.end !== null && `; ends on ${inWords(body.end)}`}
            </Meta>
            {gaps.length > 0 && (
              <ul class="govuk-list govuk-list--bullet">
                {gaps.map((gap) => (
                  <li>{gap}</li>
                ))}
              </ul>
            )}
            <p class="heard-why">
              A part-time timetable is for a short time, agreed with a parent, with an end and
              regular reviews. <a href={rowPath('ptt')}>Where this comes from</a>
            </p>
          </Card>
        )
      })}
      <Acts>
        <ActLink href={`${record.path}/days/new/part-time`} quiet>
          Write down a part-time timetable
        </ActLink>
      </Acts>
    </section>
  )
}

function Costs({ record, away }: AttendancePageProps) {
  const minutes = away.reports.reduce((sum, { body }) => sum + (body.minutes ?? 0), 0)
  return (
    <section aria-labelledby="costs">
      <h2 id="costs">What days away have cost</h2>
      {away.costs.length > 0 && (
        <ul class="govuk-list">
          {away.costs.map(({ day, body, address }) => (
            <li>
              <a href={`${record.path}/entries/${address}`}>{inWords(day)}</a>: {body.words}
            </li>
          ))}
        </ul>
      )}
      <p>
        Absences reported: {away.reports.filter(({ body }) => body.standing !== true).length}
        {minutes > 0 && `, which took you ${minutesInWords(minutes) ?? ''}`}.
      </p>
      <Acts>
        <ActLink href={`${record.path}/days/new/because-of-illness`} quiet>
          A reward missed, or a promise asked
        </ActLink>
        <ActLink href={`${record.path}/attendance/letters`} quiet>
          Letters a school could send instead
        </ActLink>
      </Acts>
    </section>
  )
}
