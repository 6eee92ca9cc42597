/** The meetings of a record: those to come, and those that have been. */
import { ActLink, Acts, Card, Empty, Meta } from '../platform/components/card.tsx'
import type { Day } from '../platform/day.ts'
import { mayOpen, Page, type PageRecord } from '../platform/web/page.tsx'
import { whenInWords } from '../record/timeline.ts'
import { ahead, whenFrom, type Meeting } from './meeting.ts'
import { placeInWords } from './parts.tsx'

type ListProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly meetings: readonly Meeting[]
}

export function MeetingsPage({ record, on, meetings }: ListProps) {
  const coming = ahead(meetings, on)
  const been = meetings.filter((each) => !coming.includes(each)).toReversed()
  const mayAdd = mayOpen(record, 'write meetings')
  return (
    <Page
      title="Meetings"
      sub="Before, during and after: what each would like, what was said, and who does what."
      record={record}
      current="meetings"
    >
      {mayAdd && (
        <Acts>
          <ActLink href={`${record.path}/meetings/new`}>Add a meeting</ActLink>
        </Acts>
      )}
      {meetings.length === 0 && (
        <Empty>
          <p>
            Put a meeting here when you hear of it. Heard puts one page together for it from the
            record: what is still open with those who come, what has changed, and what each of you
            would like. Afterwards it keeps who does what, and by when.
          </p>
        </Empty>
      )}
      {coming.length > 0 && (
        <section aria-labelledby="to-come">
          <h2 id="to-come">To come</h2>
          {coming.map((meeting) => (
            <MeetingCard record={record} meeting={meeting} on={on} />
          ))}
        </section>
      )}
      {been.length > 0 && (
        <section aria-labelledby="been">
          <h2 id="been">Before now</h2>
          {been.map((meeting) => (
            <MeetingCard record={record} meeting={meeting} on={on} />
          ))}
        </section>
      )}
    </Page>
  )
}

/** One meeting: its name, its day with the place, and what can be done. */
function MeetingCard({
  record,
  meeting,
  on,
}: {
  readonly record: PageRecord
  readonly meeting: Meeting
  readonly on: Day
}) {
  const { happened, body, address, minutes } = meeting
  const place = placeInWords(body)
  return (
    <Card>
      <h3>
        <a href={`${record.path}/meetings/${address}`}>{body.title}</a>
      </h3>
      <Meta>
        {whenInWords(happened)} ({whenFrom(on, happened.day)}){place !== '' && ` · ${place}`}
      </Meta>
      {body.calledOff === true && <Meta>Called off</Meta>}
      {body.calledOff !== true && happened.day < on && (
        <Meta>
          {minutes.length === 0
            ? 'Nothing is written down of it yet'
            : 'What came of it is written down'}
        </Meta>
      )}
    </Card>
  )
}
