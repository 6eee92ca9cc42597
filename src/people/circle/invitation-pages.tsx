/** One invitation: what they will see, sending it, and its link, shown once. */
import type { Child } from 'hono/jsx'
import { Button } from '../../platform/components/button.tsx'
import { ActLink, Acts, Card, Meta } from '../../platform/components/card.tsx'
import { WarningText } from '../../platform/components/notices.tsx'
import { SummaryList } from '../../platform/components/summary-list.tsx'
import { dayAt, inWords, type Day } from '../../platform/day.ts'
import { listed } from '../../platform/words.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { stateOf, type Invitation } from './invitation.ts'
import { capitalised } from './pages.tsx'
import {
  lastingInWords,
  laterInWords,
  scopeInWords,
  SHELF_IN_SENTENCE,
  type Later,
  type ShelfCount,
} from './seat.ts'

export type InvitationProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly now: string
  readonly zone: string
  readonly invitation: Invitation
  /** What each shelf they would hold shares with everyone who holds it, now. */
  readonly shared: readonly ShelfCount[]
  /** What they would see only from a day on. */
  readonly later: readonly Later[]
  /** The same, were the link made by whoever looks, who has less to give than whoever invited them. */
  readonly byMe?: readonly Later[]
  readonly canMail: boolean
  /** How sending it went. */
  readonly sent: 'yes' | 'no' | null
}

/** One invitation: what they will see, and sending it. Before it is sent, an owner looks as them. */
export function InvitationPage(props: InvitationProps) {
  const { record, invitation, now } = props
  const state = stateOf(invitation, now)
  return (
    <Page
      title={
        state === 'not sent yet'
          ? `Before you invite ${invitation.name}`
          : `The invitation for ${invitation.name}`
      }
      record={record}
      current="circle"
      backTo={{ href: `${record.path}/circle`, text: `Who is around ${record.name}` }}
    >
      {props.sent === 'no' && (
        <WarningText>
          The mail could not be sent. Try again, or make a link to hand over.
        </WarningText>
      )}
      <SummaryList rows={rowsOf(props)} />
      {state !== 'accepted' && <Look {...props} />}
      {state !== 'accepted' && <Send {...props} />}
    </Page>
  )
}

function rowsOf({ invitation, on, now, zone, later }: InvitationProps) {
  const { name, email, owner, role, organisation, accepted, acceptedAs, mailed, expires } =
    invitation
  const state = stateOf(invitation, now)
  const row = (key: string, value: Child) => ({ key, value })
  return [
    row('For', email === null ? name : `${name}, ${email}`),
    row(
      'As',
      owner
        ? 'owner of the record'
        : [role, organisation].filter((each) => each !== null).join(', '),
    ),
    ...(owner ? [] : [row('May', scopeInWords({ ...invitation, later }).join('. '))]),
    ...(owner ? [] : [row('How long', lastingInWords(invitation, on))]),
    ...(mailed === null ? [] : [row('Mailed', inWords(dayAt(mailed, zone)))]),
    ...(state === 'waiting' && expires !== null
      ? [row('The link opens until', inWords(dayAt(expires, zone)))]
      : []),
    ...(state === 'taken back' ? [row('Taken back', 'its link opens nothing')] : []),
    ...(state === 'too old'
      ? [row('Too old', 'its link opens nothing any more: make a new one')]
      : []),
    ...(accepted === null
      ? []
      : [
          row(
            'Accepted',
            `${inWords(dayAt(accepted, zone))}, by ${acceptedAs ?? 'somebody signed in without an address'}`,
          ),
        ]),
  ]
}

/** Exactly what they will see, read as them through the walls. */
function Look({ record, invitation, shared }: InvitationProps) {
  const { name, reads } = invitation
  const as = `${record.path}/as/${invitation.id}`
  return (
    <Card class="heard-look">
      <h2>Look through {name}’s eyes</h2>
      {invitation.owner ? (
        <p>
          An owner who comes now sees nothing of what was written before, until somebody shows it.
        </p>
      ) : reads.length === 0 ? (
        <p>They hold no part of the record. They will see only what you show them by name.</p>
      ) : (
        <>
          <p>Today they would find:</p>
          <ul class="govuk-list govuk-list--bullet">
            {shared.map(({ shelf, entries }) => (
              <li>
                {capitalised(SHELF_IN_SENTENCE[shelf])}:{' '}
                {entries === 0 ? 'nothing yet' : entries === 1 ? '1 thing' : `${entries} things`}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>These are the real pages, as they would have them. Nothing you do there is kept.</p>
      <Acts>
        <ActLink href={`${as}/today`} quiet>
          See exactly what {name} will see
        </ActLink>
      </Acts>
    </Card>
  )
}

function Send({ invitation, canMail, now, byMe }: InvitationProps) {
  const state = stateOf(invitation, now)
  const again = state !== 'not sent yet'
  const mails = canMail && invitation.email !== null
  return (
    <form method="post" class="heard-acts">
      {byMe !== undefined && (
        <WarningText>
          Another owner made this invitation. If you send it, or make its link, {invitation.name}{' '}
          {listed(byMe.map((each) => laterInWords(each, invitation.reads)))}, because that is what
          you can read. They can send it themselves to give more.
        </WarningText>
      )}
      {mails && (
        <Button name="do" value="mail">
          {again ? 'Send it again to' : 'Send it to'} {invitation.email}
        </Button>
      )}
      <Button name="do" value="link" {...(mails && { class: 'govuk-button--secondary' })}>
        {again ? 'Make the link again' : 'Make a link to hand over'}
      </Button>
      {state !== 'taken back' && (
        <Button name="do" value="withdraw" class="govuk-button--secondary">
          Take it back
        </Button>
      )}
    </form>
  )
}

/** The link, shown once. */
export function InvitationLinkPage(props: {
  readonly record: PageRecord
  readonly name: string
  readonly id: string
  readonly link: string
  readonly until: Day
  readonly code: Child
  readonly onlyHere: boolean
}) {
  const { record, name, link, code } = props
  const words = `I would like you to join me in Heard.\n\nOpen this page and press the button:\n${link}\n\nIt is for you only, and works once.`
  const mail = `mailto:?subject=${encodeURIComponent('An invitation')}&body=${encodeURIComponent(words)}`
  return (
    <Page
      title={`The link for ${name}`}
      record={record}
      current="circle"
      backTo={{
        href: `${record.path}/circle/invitations/${props.id}`,
        text: `The invitation for ${name}`,
      }}
      sub={`It is shown only now, works once, and opens until ${inWords(props.until)}`}
    >
      {props.onlyHere && (
        <WarningText>
          This Heard runs on this machine only, so {name} can open the link on this machine and
          nowhere else.
        </WarningText>
      )}
      <Card>
        <p class="heard-link-words">
          <code>{link}</code>
        </p>
        <div class="heard-code">{code}</div>
        <Meta>
          It does not say which child it is about. Whoever opens it first has it, so hand it over
          yourself.
        </Meta>
      </Card>
      <Acts>
        {!props.onlyHere && <ActLink href={mail}>Send it in an email of mine</ActLink>}
        <ActLink href={`${record.path}/circle`} quiet>
          Done
        </ActLink>
      </Acts>
    </Page>
  )
}
