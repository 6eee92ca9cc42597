/** Reporting an absence in one tap: the words are there, kept, and ready to send. Nothing is sent by us. */
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Meta } from '../platform/components/card.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { NotificationBanner } from '../platform/components/notification-banner.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inFullWords, inWords, type Day } from '../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { AbsenceReportBody } from './entries.ts'

export type Standing = {
  readonly words: string
  readonly until: Day | null
  readonly address: string
}

/** The email about a day away, with the standing words where there are any. */
export function absenceWords(given: {
  readonly child: string
  readonly parent: string
  readonly day: Day
  readonly today: Day
  readonly standing: Standing | null
}): string {
  const { child, parent, day, today, standing } = given
  const when =
    day === today
      ? `is not well enough to be in school today, ${inFullWords(day)}`
      : day > today
        ? `is not well enough to be in school on ${inFullWords(day)}`
        : `was not well enough to be in school on ${inFullWords(day)}`
  return [
    'Hello,',
    `${child} ${when}. Please mark it as illness (code I).`,
    ...(standing === null ? [] : [standing.words]),
    'Please let me know if you need anything else.',
    parent,
  ].join('\n\n')
}

/** Standing words that still stand on `on`: the latest. */
export function standingOn(
  reports: readonly {
    readonly day: Day
    readonly address: string
    readonly body: AbsenceReportBody
  }[],
  on: Day,
): Standing | null {
  const found = reports.findLast(
    ({ day, body }) =>
      body.standing === true && day <= on && (body.until === null || body.until >= on),
  )
  return found === undefined
    ? null
    : { words: found.body.words, until: found.body.until, address: found.address }
}

export type AbsencePageProps = {
  readonly record: PageRecord
  /** The day it is about. */
  readonly on: Day
  /** By the school's dates there is no school that day, and somebody chose it all the same. */
  readonly isShut: boolean
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly standing: Standing | null
  readonly wrong: 'report' | 'standing' | null
}

export function AbsencePage(props: AbsencePageProps) {
  const { record, typed, problems, wrong } = props
  const path = `${record.path}/attendance`
  return (
    <Page
      title="Report an absence"
      sub={inFullWords(props.on)}
      record={record}
      current="attendance"
      backTo={{ href: path, text: 'Attendance' }}
      problems={problems}
    >
      <form method="post" action={`${path}/absence`} class="heard-by-hand" novalidate>
        <input type="hidden" name="token" value={props.token} />
        <input type="hidden" name="day" value={props.on} />
        {props.isShut && (
          <>
            <input type="hidden" name="open" value="yes" />
            <InsetText>
              By the dates we have, {inFullWords(props.on)} is not a school day.
            </InsetText>
          </>
        )}
        <Input
          name="to"
          label="To whom?"
          hint="The school’s absence address, as you would write it in an email"
          value={typed['to'] ?? ''}
          error={problemOf(problems, 'to')}
        />
        <Textarea
          name="words"
          label="The email"
          rows={10}
          value={typed['words'] ?? ''}
          error={wrong === 'standing' ? undefined : problemOf(problems, 'words')}
        />
        <Input
          name="minutes"
          label="Minutes this took you, if you like"
          hint="Calls and waiting too. They are added up."
          class="govuk-input--width-4"
          inputmode="numeric"
          value={typed['minutes'] ?? ''}
          error={problemOf(problems, 'minutes')}
        />
        <Button>Keep it, and get it ready to send</Button>
      </form>
      <Details summary="It is about another day">
        <OtherDay path={path} problems={[]} />
      </Details>
      <StandingPart {...props} />
    </Page>
  )
}

function OtherDay(props: { readonly path: string; readonly problems: readonly Problem[] }) {
  return (
    <form method="get" action={`${props.path}/absence`} class="heard-by-hand" novalidate>
      <DateInput
        id="day"
        namePrefix="day"
        error={problemOf(props.problems, 'day')}
        fieldset={{ legend: { text: 'Which day?', class: 'govuk-fieldset__legend--s' } }}
      />
      <Button class="govuk-button--secondary">Report this day</Button>
    </form>
  )
}

/** There is no school that day: nothing is marked then, so which day is it about? */
export function WhichDayPage(props: {
  readonly record: PageRecord
  readonly on: Day
  readonly today: Day
  readonly before: Day | null
  readonly after: Day | null
  readonly problems: readonly Problem[]
}) {
  const { record, on, today, before, after, problems } = props
  const path = `${record.path}/attendance`
  const to = (day: Day) => `${path}/absence?day=${day}`
  return (
    <Page
      title="Report an absence"
      record={record}
      current="attendance"
      backTo={{ href: path, text: 'Attendance' }}
      problems={problems}
    >
      <p class="heard-lead">
        {on === today ? `Today, ${inFullWords(on)},` : inFullWords(on)} is not a school day, so
        there is nothing to report for it. Which day is it about?
      </p>
      <Acts>
        {after !== null && <ActLink href={to(after)}>{inFullWords(after)}</ActLink>}
        {before !== null && (
          <ActLink href={to(before)} quiet>
            {inFullWords(before)}
          </ActLink>
        )}
      </Acts>
      <OtherDay path={path} problems={problems} />
      <Meta>
        Is the school open that day after all?{' '}
        <a href={`${to(on)}&open=yes`}>Report {inFullWords(on)}</a>, or{' '}
        <a href={`${record.path}/school-dates`}>look at the dates we have</a>.
      </Meta>
    </Page>
  )
}

function StandingPart({ record, token, typed, problems, standing, wrong }: AbsencePageProps) {
  return (
    <Details
      summary={
        standing === null ? 'Words that need not be explained each day' : 'Your standing words'
      }
      open={wrong === 'standing'}
    >
      {standing !== null && (
        <Card>
          <div class="heard-verbatim">{standing.words}</div>
          <Meta>
            {standing.until === null ? 'No end date' : `Until ${inWords(standing.until)}`}.{' '}
            <a href={`${record.path}/entries/${standing.address}`}>The entry</a>
          </Meta>
        </Card>
      )}
      <form
        method="post"
        action={`${record.path}/attendance/standing`}
        class="heard-by-hand"
        novalidate
      >
        <input type="hidden" name="token" value={token} />
        <Textarea
          name="standing"
          label="What stays true for a while"
          hint="As in “The GP’s letter of 28 September explains why. It holds until half term.”"
          rows={4}
          value={typed['standing'] ?? ''}
          error={problemOf(problems, 'standing')}
        />
        <DateInput
          id="until"
          namePrefix="until"
          values={typed}
          error={problemOf(problems, 'until')}
          fieldset={{ legend: { text: 'Until when?', class: 'govuk-fieldset__legend--s' } }}
        />
        <Button class="govuk-button--secondary">Keep these words</Button>
      </form>
    </Details>
  )
}

/** After it is kept: the words to copy, and a link that opens the person’s own mail. */
export function AbsenceKeptPage(props: {
  readonly record: PageRecord
  readonly report: AbsenceReportBody
  readonly address: string
  readonly on: Day
}) {
  const { record, report, on } = props
  const subject = `${record.name}: absence, ${inWords(report.day ?? on)}`
  const isAddress = /^\S+@\S+\.\S+$/.test(report.to)
  const mail = `mailto:${isAddress ? encodeURIComponent(report.to) : ''}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(report.words)}`
  return (
    <Page
      title="Ready to send"
      record={record}
      current="attendance"
      backTo={{ href: `${record.path}/attendance`, text: 'Attendance' }}
    >
      <NotificationBanner type="success" title="Kept">
        <p class="govuk-notification-banner__heading">
          It is in {record.name}’s record. It is not sent yet: that is yours to do.
        </p>
      </NotificationBanner>
      <Card>
        <Meta>To: {report.to}</Meta>
        <Meta>Subject: {subject}</Meta>
        <div class="heard-verbatim">{report.words}</div>
      </Card>
      <Acts>
        <ActLink href={mail}>Open it in my mail</ActLink>
        <ActLink href={`${record.path}/entries/${props.address}`} quiet>
          The entry
        </ActLink>
      </Acts>
    </Page>
  )
}
