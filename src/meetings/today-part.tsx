/** Meetings as they stand on the first page: one that is coming, calmly; one that has been, asked once. */
import { ActLink, Acts, Card, Meta } from '../platform/components/card.tsx'
import type { Day } from '../platform/day.ts'
import { mayOpen, type PageRecord } from '../platform/web/page.tsx'
import { whenInWords } from '../record/timeline.ts'
import { whenFrom, type Meeting } from './meeting.ts'
import { placeInWords } from './parts.tsx'

export type MeetingsShown = {
  readonly coming: readonly Meeting[]
  readonly been: readonly Meeting[]
}

type ShownProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly meetings: MeetingsShown
}

/** Nothing where there is none. */
export function MeetingsToday(props: ShownProps) {
  const { record, meetings } = props
  const been = mayOpen(record, 'write meetings') ? meetings.been : []
  if (meetings.coming.length + been.length === 0) return null
  return (
    <>
      {meetings.coming.map((meeting) => (
        <Coming {...props} meeting={meeting} />
      ))}
      {been.map((meeting) => (
        <Been {...props} meeting={meeting} />
      ))}
    </>
  )
}

function Coming({ record, on, meeting }: ShownProps & { readonly meeting: Meeting }) {
  const { body, happened } = meeting
  const path = `${record.path}/meetings/${meeting.address}`
  const place = placeInWords(body)
  const isToday = happened.day === on && mayOpen(record, 'write meetings')
  return (
    <Card>
      <h2>
        <a href={path}>{body.title}</a>
      </h2>
      <Meta>
        A meeting {whenFrom(on, happened.day)}: {whenInWords(happened)}
        {place !== '' && ` · ${place}`}
      </Meta>
      <Acts>
        <ActLink href={`${path}/before`}>One page for it</ActLink>
        {isToday && (
          <ActLink href={`${path}/during`} quiet>
            Write as it goes
          </ActLink>
        )}
        {!isToday && mayOpen(record, 'write meetings') && (
          <ActLink href={`${path}/view`} quiet>
            What I would like
          </ActLink>
        )}
      </Acts>
    </Card>
  )
}

function Been({ record, on, meeting }: ShownProps & { readonly meeting: Meeting }) {
  const path = `${record.path}/meetings/${meeting.address}`
  return (
    <Card>
      <h2>
        <a href={path}>{meeting.body.title}</a>
      </h2>
      <Meta>The meeting was {whenFrom(on, meeting.happened.day)}. What was agreed?</Meta>
      <Acts>
        <ActLink href={`${path}/after`} quiet>
          Write it down while it is fresh
        </ActLink>
      </Acts>
    </Card>
  )
}
