/** The side of whoever is invited: the page behind the link, and their first page at the record. */
import { Button } from '../../platform/components/button.tsx'
import { ActLink, Acts, Card, Meta } from '../../platform/components/card.tsx'
import { inFullWords, inWords, type Day } from '../../platform/day.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { SummaryList } from '../../platform/components/summary-list.tsx'
import type { Opened } from './store.ts'
import { lastingInWords, scopeInWords, type Seat } from './seat.ts'

/** One button, and only pressing it acts: programs that read mail open links too. */
export function OpenedPage(props: {
  readonly opened: Opened
  readonly on: Day
  readonly until: Day
  readonly secret: string
  /** Who is signed in on this device, if anybody. */
  readonly signedIn: string | null
}) {
  const { opened, on, secret, signedIn } = props
  const here = `/invited/${secret}`
  return (
    <Page title={`${opened.from} invites ${opened.name}`}>
      <p class="heard-lead">
        {opened.from} keeps a record in Heard and would like {opened.name} to be part of it.
      </p>
      <SummaryList
        rows={[
          { key: 'For', value: opened.name },
          {
            key: 'As',
            value: opened.owner
              ? 'owner of the record, together with them'
              : [opened.role, opened.organisation].filter((each) => each !== null).join(', '),
          },
          { key: 'How long', value: lastingInWords(opened, on) },
        ]}
      />
      <p>
        It is for {opened.name} only. If that is not you, please do not press the button: tell{' '}
        {opened.from} that it came to you.
      </p>
      <form method="post" action="/invited">
        <input type="hidden" name="secret" value={secret} />
        <Button>
          {signedIn === null ? `I am ${opened.name}: open it` : `Open it, signed in as ${signedIn}`}
        </Button>
      </form>
      {signedIn === null ? (
        <p>
          Have you used Heard before?{' '}
          <a href={`/sign-in?next=${encodeURIComponent(here)}`}>Sign in first</a>, so that you find
          it beside your other records.
        </p>
      ) : (
        <p>If {signedIn} is not you, sign out first.</p>
      )}
      <Meta>
        The link works once, until {inWords(props.until)}. Nothing happens until you press.
      </Meta>
    </Page>
  )
}

const WHY_NOT = {
  unknown: 'This link is not known. It may have been made again since: the newest one works.',
  used: 'This invitation has been used already.',
  'taken back': 'This invitation was taken back.',
  'too old': 'This invitation is too old.',
  'not sent yet': 'This link is not known.',
} as const

export function NotOpenPage(props: {
  readonly why: keyof typeof WHY_NOT
  /** For whom it was made, where the link is known. */
  readonly name: string | null
  readonly from: string | null
}) {
  const { why, name, from } = props
  return (
    <Page title="This invitation does not open">
      <p class="heard-lead">{WHY_NOT[why]}</p>
      {name !== null && <p>It was made for {name}.</p>}
      <p>
        {from === null
          ? 'Ask whoever sent it to you for a new one.'
          : `If it was for you, ask ${from} for a new one.`}{' '}
        If you used it yourself, <a href="/">your records are here</a>.
      </p>
    </Page>
  )
}

/** Their place is made; it opens on another day. */
export function LaterPage({ since, from }: { readonly since: Day; readonly from: string }) {
  return (
    <Page title="You have a place">
      <p class="heard-lead">It opens on {inFullWords(since)}.</p>
      <p>
        {from} sees that you accepted. On that day you find the record under{' '}
        <a href="/">your records</a>.
      </p>
      <KeepYourWay />
    </Page>
  )
}

function KeepYourWay() {
  return (
    <Card>
      <h2>Keep your way in</h2>
      <p>
        You are signed in on this device. Give an email address or a passkey, so that you can come
        back on any device.
      </p>
      <Acts>
        <ActLink href="/account" quiet>
          How you sign in
        </ActLink>
      </Acts>
    </Card>
  )
}

/** The first page somebody sees at the record. */
export function WelcomePage(props: {
  readonly record: PageRecord
  readonly seat: Seat
  readonly on: Day
  readonly owners: readonly string[]
}) {
  const { record, seat, on, owners } = props
  return (
    <Page
      title={`Welcome to ${record.name}’s record`}
      record={record}
      current="circle"
      sub={`${owners.join(' and ')} let you in. It is theirs; you are their guest.`}
    >
      {seat.owner ? (
        <p class="heard-lead">
          You own this record too. Nothing that was written before is open to you until somebody
          shows it to you. What you write is yours.
        </p>
      ) : (
        <Card>
          <h2>What you can do here</h2>
          <ul class="govuk-list govuk-list--bullet">
            {seat.roles
              .flatMap((role) => scopeInWords(role))
              .map((line) => (
                <li>{line}</li>
              ))}
            <li>What you add is yours: only you can change it or take it back</li>
            <li>It is open {lastingInWords(seat, on)}</li>
          </ul>
        </Card>
      )}
      <Acts>
        <ActLink href={`${record.path}/today`}>Begin</ActLink>
        <ActLink href={`${record.path}/circle`} quiet>
          Who else is here
        </ActLink>
      </Acts>
      <KeepYourWay />
    </Page>
  )
}
