/** What this has taken: hours counted from calls, letters, emails and meetings, to look at or to show. */
import { Button } from '../../platform/components/button.tsx'
import { ActLink, Acts, Card, Empty, Meta } from '../../platform/components/card.tsx'
import { Details } from '../../platform/components/details.tsx'
import { Input } from '../../platform/components/input.tsx'
import { SummaryList } from '../../platform/components/summary-list.tsx'
import { Textarea } from '../../platform/components/textarea.tsx'
import { addDays, day, inWords, type Day } from '../../platform/day.ts'
import { problemOf } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import type { Asked } from './forms.ts'
import {
  complaintWords,
  timeInWords,
  USUAL,
  type Assumed,
  type Taken,
  type Total,
} from './taken.ts'
import { listed } from '../../platform/words.ts'

export type TakenProps = {
  readonly record: PageRecord
  readonly taken: Taken
  readonly asked: Asked
  readonly from: Day
  readonly to: Day
}

export function TakenPage(props: TakenProps) {
  const { record, taken, asked, from, to } = props
  const { all } = taken
  const isNothing = all.calls + all.emails + all.letters + all.meetings === 0
  return (
    <Page
      title="What this has taken"
      sub={`From ${inWords(from)} to ${inWords(to)}`}
      record={record}
      current="more"
      backTo={{ href: `${record.path}/more`, text: 'More' }}
      problems={asked.problems}
    >
      {isNothing ? <Nothing record={record} /> : <Told {...props} />}
      <Settings {...props} />
      <p>
        This is a lot for anyone to carry. <a href="/help-for-carers">Help for you, the carer</a>
      </p>
    </Page>
  )
}

function Nothing({ record }: Pick<TakenProps, 'record'>) {
  return (
    <Empty>
      <p>
        Calls with their minutes, emails and letters you sent and meetings you went to are counted
        here, by month and by whom they were with. Nothing is there yet for these days.
      </p>
      <Acts>
        <ActLink href={`${record.path}/add/call`}>Write down a call</ActLink>
        <ActLink href={`${record.path}/bring-in`} quiet>
          Bring in your emails
        </ActLink>
      </Acts>
    </Empty>
  )
}

function Told(props: TakenProps) {
  const { taken, asked, from, to, record } = props
  const words = complaintWords(taken, { from, to, assumed: asked.assumed }, inWords)
  return (
    <>
      <Sums {...props} />
      <Rows
        heading="By whom it was with"
        id="by-whom"
        rows={taken.whom.map(({ whom, look, total }) => ({
          name: whom,
          href: timeline(record, { who: look }),
          total,
        }))}
      />
      <Rows
        heading="By month"
        id="by-month"
        rows={taken.months.map(({ month, total }) => ({
          name: monthInWords(month),
          href: timeline(record, { from: `${month}-01`, to: lastOf(month) }),
          total,
        }))}
      />
      <section aria-labelledby="words">
        <h2 id="words">In words, for a letter or a complaint</h2>
        <Textarea
          name="words"
          label="Change anything, and copy it where you need it"
          rows={7}
          value={words}
        />
        <Acts>
          <ActLink href={`${record.path}/timeline?kind=call`} quiet>
            See every call
          </ActLink>
        </Acts>
      </section>
      <Details summary="What is counted, and how">
        <p>
          Calls: the minutes you wrote down, spoken and waited. A call without minutes counts as
          none: {counting(taken.all.callsUnmeasured, 'call has', 'calls have')} none here. Emails:
          those your family sent, each once, by whom it went to first; mail with a legal adviser is
          left out. Letters: those you wrote down as sent. A letter that also came in as an email
          counts once. Meetings: their length where it was written down. Reading, worrying and
          travelling are not counted, so it is less than it was.
        </p>
      </Details>
    </>
  )
}

function Sums({ taken: { all }, asked: { assumed } }: TakenProps) {
  return (
    <>
      <Card class="heard-taken">
        <p class="heard-taken__sum">{timeInWords(all.measured)}</p>
        <p>
          written down on the telephone and in meetings: {timeInWords(all.spoken)} speaking,{' '}
          <strong>{timeInWords(all.waited)} waiting</strong>
          {all.inMeetings > 0 && `, ${timeInWords(all.inMeetings)} in meetings`}.
        </p>
        <Meta>
          {counting(all.calls, 'call', 'calls')}
          {all.callsInVain > 0 && `, ${all.callsInVain} of them not answered or never made`}
          {all.meetings > 0 && `; ${counting(all.meetings, 'meeting', 'meetings')}`}. Measured.
        </Meta>
      </Card>
      {all.assumed > 0 && <Assumptions all={all} assumed={assumed} />}
    </>
  )
}

function Assumptions({ all, assumed }: { readonly all: Total; readonly assumed: Assumed }) {
  return (
    <Card class="heard-taken heard-taken--assumed">
      <p class="heard-taken__sum">and about {timeInWords(all.assumed)}</p>
      <p>
        for{' '}
        {listed([
          ...(all.emails > 0
            ? [`${counting(all.emails, 'email', 'emails')} at ${assumed.email} minutes each`]
            : []),
          ...(all.letters > 0
            ? [`${counting(all.letters, 'letter', 'letters')} at ${assumed.letter} minutes each`]
            : []),
          ...(all.meetingsUnmeasured > 0
            ? [
                `${counting(all.meetingsUnmeasured, 'meeting', 'meetings')} nobody timed at ${assumed.meeting} minutes each`,
              ]
            : []),
        ])}
        .
      </p>
      <Meta>
        Not measured: the minutes are our guess until you set your own.{' '}
        <a href="#settings">Change them</a>
      </Meta>
    </Card>
  )
}

type Row = { readonly name: string; readonly href: string; readonly total: Total }

/** Each with the entries it is counted from a tap away. */
function Rows({
  heading,
  id,
  rows,
}: {
  readonly heading: string
  readonly id: string
  readonly rows: readonly Row[]
}) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <SummaryList
        rows={rows.map(({ name, href, total }) => ({
          key: <a href={href}>{name}</a>,
          value: <TotalWords total={total} />,
        }))}
      />
    </section>
  )
}

function TotalWords({ total }: { readonly total: Total }) {
  const { calls, meetings, emails, letters, measured, assumed } = total
  const timed = [
    calls === 0 ? '' : counting(calls, 'call', 'calls'),
    meetings === 0 ? '' : counting(meetings, 'meeting', 'meetings'),
  ].filter((part) => part !== '')
  const written = [
    emails === 0 ? '' : counting(emails, 'email', 'emails'),
    letters === 0 ? '' : counting(letters, 'letter', 'letters'),
  ].filter((part) => part !== '')
  return (
    <>
      {timed.length > 0 && (
        <>
          {timed.join(', ')}: <strong>{timeInWords(measured)}</strong>
          <br />
        </>
      )}
      {assumed > 0 && (
        <>
          {(written.length > 0 ? written : ['meetings nobody timed']).join(', ')}: about{' '}
          {timeInWords(assumed)}
        </>
      )}
    </>
  )
}

function timeline({ path }: PageRecord, asked: Readonly<Record<string, string>>): string {
  return `${path}/timeline?${new URLSearchParams(asked).toString()}`
}

/** The last day of a month. */
function lastOf(month: string): Day {
  return addDays(day(`${addDays(day(`${month}-01`), 31).slice(0, 7)}-01`), -1)
}

function monthInWords(month: string): string {
  return inWords(day(`${month}-01`)).slice(2)
}

function counting(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

function Settings({ record, asked }: TakenProps) {
  const { typed, problems } = asked
  const minutes = (name: keyof typeof USUAL, label: string) => (
    <Input
      name={name}
      label={label}
      inputmode="numeric"
      class="govuk-input--width-3"
      value={typed[name] || String(USUAL[name])}
      error={problemOf(problems, name)}
    />
  )
  const dayBox = (name: 'from' | 'to', label: string) => (
    <Input
      name={name}
      type="date"
      label={label}
      class="govuk-input--width-10"
      value={typed[name] ?? ''}
      error={problemOf(problems, name)}
    />
  )
  return (
    <section id="settings" aria-labelledby="settings-heading" class="heard-taken__settings">
      <h2 id="settings-heading">Set the days, and what is counted</h2>
      <form method="get" action={`${record.path}/taken`}>
        <div class="heard-by-hand__pair">
          {dayBox('from', 'From (if you like)')}
          {dayBox('to', 'To (if you like)')}
        </div>
        <div class="heard-by-hand__pair">
          {minutes('email', 'Minutes for an email')}
          {minutes('letter', 'Minutes for a letter')}
          {minutes('meeting', 'Minutes for a meeting nobody timed')}
        </div>
        <Button class="govuk-button--secondary">Count again</Button>
      </form>
    </section>
  )
}
