/** One meeting on a page: what it is, what each would like, what came of it, who does what. */
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Meta } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import type { KeptCommitment } from '../commitments/store.ts'
import { inFullWords, type Day } from '../platform/day.ts'
import { problemOf } from '../platform/web/forms.ts'
import { mayOpen, Page, type PageRecord } from '../platform/web/page.tsx'
import { whenInWords } from '../record/timeline.ts'
import { AgreedList } from './agreed-part.tsx'
import { placeOfZone, type FormShown } from './form-page.tsx'
import { whenFrom, type Meeting, type Minutes } from './meeting.ts'
import { MeetingFacts, MinutesWords, ViewWords } from './parts.tsx'
import { recapText } from './recap.ts'

export type OneProps = FormShown & {
  readonly record: PageRecord
  readonly on: Day
  readonly zone: string
  readonly meeting: Meeting
  readonly agreed: readonly KeptCommitment[]
  /** The seat of whoever looks. */
  readonly me: string
}

export function MeetingPage(props: OneProps) {
  const { record, meeting, on, agreed } = props
  const { body, happened, minutes } = meeting
  const place = happened.time === null ? '' : ` in ${placeOfZone(props.zone)}`
  return (
    <Page
      title={body.title}
      sub={`${whenInWords(happened)}${place} (${whenFrom(on, happened.day)})`}
      record={record}
      current="meetings"
      backTo={{ href: `${record.path}/meetings`, text: 'Meetings' }}
      problems={props.problems}
    >
      {body.calledOff !== true && <WhatNow {...props} />}
      <MeetingFacts body={body} />
      <Views {...props} />
      {agreed.length > 0 && (
        <section aria-labelledby="agreed">
          <h2 id="agreed">What was agreed</h2>
          <AgreedList record={record} agreed={agreed} on={on} />
        </section>
      )}
      {minutes.length > 0 && (
        <section aria-labelledby="came">
          <h2 id="came">What came of it</h2>
          {minutes.map((each) => (
            <CameOfIt {...props} minutes={each} />
          ))}
        </section>
      )}
      {(minutes.length > 0 || agreed.length > 0) && <Recap {...props} />}
      <Foot {...props} />
    </Page>
  )
}

function WhatNow({ record, meeting, on, me }: OneProps) {
  const path = `${record.path}/meetings/${meeting.address}`
  const { day } = meeting.happened
  const writes = mayOpen(record, 'write meetings')
  const mine = meeting.minutes.some(({ broughtBy }) => broughtBy === me)
  return (
    <Acts>
      <ActLink href={`${path}/before`} quiet={day < on}>
        One page for this meeting
      </ActLink>
      {writes && day >= on && (
        <ActLink href={`${path}/view`} quiet>
          What I would like
        </ActLink>
      )}
      {writes && day <= on && (
        <ActLink href={`${path}/after`} quiet={day === on}>
          {mine ? 'Add to what came of it' : 'What was agreed?'}
        </ActLink>
      )}
      {writes && day === on && (
        <ActLink href={`${path}/during`} quiet>
          Write as it goes
        </ActLink>
      )}
    </Acts>
  )
}

const WHOSE_WORDS = {
  parent: 'a parent or carer',
  teacher: 'somebody who teaches',
  other: null,
} as const

function Views({ record, meeting, me }: OneProps) {
  if (meeting.views.length === 0) return null
  return (
    <section aria-labelledby="views">
      <h2 id="views">What each would like</h2>
      <div class="heard-meeting__both">
        {meeting.views.map((view) => {
          const { whose } = view.body
          const as = whose === 'child' ? null : WHOSE_WORDS[whose]
          return (
            <Card>
              <h3>{whose === 'child' ? `${record.name}, word for word` : view.author}</h3>
              {as !== null && <Meta>as {as}</Meta>}
              <ViewWords body={view.body} />
              {view.broughtBy === me && mayOpen(record, 'write meetings') && (
                <p class="heard-no-print">
                  <a href={`${record.path}/meetings/${meeting.address}/view?of=${view.address}`}>
                    Change it
                  </a>
                </p>
              )}
            </Card>
          )
        })}
      </div>
    </section>
  )
}

function CameOfIt(props: OneProps & { readonly minutes: Minutes }) {
  const { minutes, me, record } = props
  const isMine = minutes.broughtBy === me
  return (
    <Card>
      <h3>As {isMine ? 'you' : minutes.author} wrote it down</h3>
      <MinutesWords body={minutes.body} />
      {minutes.confirmed.length > 0 && (
        <ul class="heard-confirmed">
          {minutes.confirmed.map(({ author, happened, body }) => (
            <li>
              <strong>{author}</strong>
              {body.right ? ': yes, that is what was agreed' : ' remembers it differently'}{' '}
              <span>{inFullWords(happened.day)}</span>
              {body.words !== null && <p class="heard-verbatim">{body.words}</p>}
            </li>
          ))}
        </ul>
      )}
      {isMine && minutes.confirmed.length === 0 && (
        <Meta>Nobody has said yet whether they remember it so.</Meta>
      )}
      {!isMine && mayOpen(record, 'write meetings') && <Confirm {...props} />}
    </Card>
  )
}

function Confirm({
  record,
  meeting,
  minutes,
  me,
  token,
  typed,
  problems,
}: Parameters<typeof CameOfIt>[0]) {
  const already = minutes.confirmed.some(({ broughtBy }) => broughtBy === me)
  const of = minutes.address
  const isThis = typed['of'] === of
  const given = isThis ? typed : {}
  const slips = isThis ? problems : []
  return (
    <Details
      summary={already ? 'Say something else about it' : 'Is that what was agreed?'}
      open={!already}
    >
      <form method="post" action={`${record.path}/meetings/${meeting.address}/confirm`} novalidate>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="of" value={of} />
        <Radios
          name="right"
          idPrefix={`right-${of}`}
          class="govuk-radios--small"
          fieldset={{ legend: { text: 'As you remember it', class: 'govuk-visually-hidden' } }}
          value={given['right'] ?? null}
          error={problemOf(slips, `right-${of}`)}
          items={[
            { value: 'yes', text: 'Yes, that is what was agreed' },
            { value: 'no', text: 'I remember it differently' },
          ]}
        />
        <Textarea
          name="remember"
          id={`remember-${of}`}
          label="How you remember it, if it was different"
          rows={2}
          value={given['remember'] ?? ''}
          error={problemOf(slips, `remember-${of}`)}
        />
        <Button class="govuk-button--secondary">Save</Button>
      </form>
    </Details>
  )
}

/** The same in words to send: a letter for the owners, text to copy for everybody else. */
function Recap({ record, meeting, agreed }: OneProps) {
  return (
    <section aria-labelledby="recap">
      <h2 id="recap">So that everybody has the same</h2>
      <p>
        Send what you understood to those who were there. If anybody remembers it differently, now
        is the time to hear it.
      </p>
      {mayOpen(record, 'own the record') ? (
        <Acts>
          <ActLink href={`${record.path}/letters/new?letter=call-note&of=${meeting.address}`}>
            Write to them: what we understood
          </ActLink>
        </Acts>
      ) : (
        <Details summary="The words, to copy into your own email">
          <pre class="heard-meeting__copy">{recapText(meeting, agreed)}</pre>
        </Details>
      )}
    </section>
  )
}

function Foot({ record, meeting, me }: OneProps) {
  const writes = mayOpen(record, 'write meetings')
  return (
    <p class="heard-no-print heard-meeting__foot">
      {writes && meeting.broughtBy === me && (
        <>
          <a href={`${record.path}/meetings/${meeting.address}/change`}>
            Change the day, the people, or call it off
          </a>
          <br />
        </>
      )}
      <a href={`${record.path}/entries/${meeting.address}`}>
        This meeting as an entry of the record
      </a>
      {meeting.body.sort === 'annual review' && mayOpen(record, 'write plan') && (
        <>
          <br />
          <a href={`${record.path}/matters/new`}>
            Count the days that the law sets around an annual review
          </a>
        </>
      )}
    </p>
  )
}
