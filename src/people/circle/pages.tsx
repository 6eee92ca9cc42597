/** Who is around a child: everyone who can open the record, what each sees, since when and until when. */
import { ByLink } from './by-link-part.tsx'
import { ActLink, Acts, Card, Empty, Meta } from '../../platform/components/card.tsx'
import { Details } from '../../platform/components/details.tsx'
import { NotificationBanner } from '../../platform/components/notification-banner.tsx'
import { Tag } from '../../platform/components/notices.tsx'
import { dayAt, inWords, type Day } from '../../platform/day.ts'
import { listed } from '../../platform/words.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { mayOwnFrom } from './age.ts'
import { stateOf, type Invitation, type InvitationState } from './invitation.ts'
import {
  byOrganisation,
  daysInWords,
  isOver,
  rolesOn,
  scopeInWords,
  type Seat,
  type SeatRole,
} from './seat.ts'

export type CircleProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly now: string
  readonly zone: string
  /** Whoever looks owns the record. */
  readonly isOwner: boolean
  readonly seats: readonly Seat[]
  readonly invitations: readonly Invitation[]
  readonly born: Day | null
  /** What was just done, in a word. */
  readonly done: string | null
}

const DONE: Readonly<Record<string, string>> = {
  ended: 'Their place is ended. They cannot open the record any more; what they wrote stays.',
  changed: 'Saved. It counts from now on.',
  withdrawn: 'Taken back. The link opens nothing any more.',
  'stepped-down': 'You no longer own this record. You can still read what names you.',
  shared: 'Shared, with those you saw named and nobody else.',
  kept: 'Saved. Only the owners of the record can see it.',
}

export function CirclePage(props: CircleProps) {
  const { record, on, isOwner, seats, invitations } = props
  const here = seats.filter((seat) => !isOver(seat, on) && !seat.byLink)
  const owners = here.filter(({ owner }) => owner)
  const others = here.filter(({ owner }) => !owner)
  const waiting = invitations.filter((each) => stateOf(each, props.now) !== 'accepted')
  const done = props.done === null ? undefined : DONE[props.done]
  return (
    <Page
      title={`Who is around ${record.name}`}
      sub="Who can open this record, what each of them sees, and until when"
      record={record}
      current="circle"
    >
      {done !== undefined && (
        <NotificationBanner type="success">
          <p class="govuk-notification-banner__heading">{done}</p>
        </NotificationBanner>
      )}
      {isOwner && here.length === 1 && <Alone record={record} />}
      {isOwner && (
        <Acts>
          <ActLink href={`${record.path}/circle/invite`}>Invite somebody</ActLink>
          <ActLink href={`${record.path}/circle/share`} quiet>
            Share something
          </ActLink>
        </Acts>
      )}
      <section aria-labelledby="owners">
        <h2 id="owners">
          {owners.length === 1 ? 'Whose record it is' : 'Whose record it is, together'}
        </h2>
        {owners.map((seat) => (
          <SeatCard {...props} seat={seat} />
        ))}
        {isOwner && (
          <p>
            <a href={`${record.path}/circle/owners/new`}>Add another owner</a>
          </p>
        )}
      </section>
      {byOrganisation(others).map(({ heading, seats }, at) => (
        <section aria-labelledby={`group-${at}`}>
          <h2 id={`group-${at}`}>{heading}</h2>
          {seats.map((seat) => (
            <SeatCard {...props} seat={seat} />
          ))}
        </section>
      ))}
      {waiting.length > 0 && <Waiting {...props} invitations={waiting} />}
      <ByLink {...props} />
      {isOwner && <YoungPerson {...props} />}
      <Before {...props} />
      <YourPlace {...props} here={here} />
    </Page>
  )
}

function Alone({ record }: Pick<CircleProps, 'record'>) {
  return (
    <Empty>
      <p>
        Only you can open this record. That is a good way to begin: nothing in it is shared unless
        you say so, thing by thing.
      </p>
      <p>
        When you want a teacher, an advocate or another parent of {record.name} to see some of it,
        invite them. You choose what they may see, you look through their eyes first, and you can
        end it on any day.
      </p>
    </Empty>
  )
}

/** Two letters for somebody's name: a picture where there is none. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => !/^(?:mr|mrs|ms|miss|mx|dr)\.?$/i.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return letters
    .map((word) => /^./u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toUpperCase()
}

function SeatCard(props: CircleProps & { readonly seat: Seat }) {
  const { seat, record, on, isOwner } = props
  const roles = rolesOn(seat, on)
  const names = roles.map(({ role }) => role)
  return (
    <article class={`heard-card heard-seat${seat.owner ? ' heard-seat--owner' : ''}`}>
      <span class="heard-seat__mark" aria-hidden="true">
        {initialsOf(seat.name)}
      </span>
      <div>
        <h3>
          {seat.name}
          {seat.isMe && <small> (you)</small>}
        </h3>
        <Meta>
          {seat.owner ? `Owner · ${listed(names)}` : capitalised(listed(names))} ·{' '}
          {daysInWords(seat, on)}
        </Meta>
        {seat.owner ? (
          <p>Reads what is shown to the owners, and can invite people.</p>
        ) : (
          (isOwner || seat.isMe) &&
          roles.map((role) => <Scope role={role} several={roles.length > 1} on={on} />)
        )}
        {isOwner && !seat.owner && (
          <p class="heard-seat__acts">
            <a href={`${record.path}/circle/seats/${seat.id}`}>
              Change or end<span class="govuk-visually-hidden"> the place of {seat.name}</span>
            </a>
          </p>
        )}
      </div>
    </article>
  )
}

function Scope({ role, several, on }: { role: SeatRole; several: boolean; on: Day }) {
  const lines = scopeInWords(role)
  return (
    <>
      {several && (
        <p>
          <strong>{capitalised(role.role)}</strong>
          {role.until !== null && ` (${daysInWords(role, on)})`}:
        </p>
      )}
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  )
}

const STATE_WORDS: Readonly<Record<InvitationState, string>> = {
  'not sent yet': 'Not sent yet',
  waiting: 'Waiting for them',
  'too old': 'The link is too old',
  'taken back': 'Taken back',
  accepted: 'Accepted',
}

function Waiting(props: CircleProps) {
  const { record, invitations, now, zone } = props
  return (
    <section aria-labelledby="invited">
      <h2 id="invited">Invited</h2>
      {invitations.map((each) => {
        const state = stateOf(each, now)
        return (
          <Card class="heard-invited">
            <h3>
              <a href={`${record.path}/circle/invitations/${each.id}`}>{each.name}</a>
            </h3>
            <p>
              <Tag class={state === 'waiting' ? '' : 'govuk-tag--grey'}>{STATE_WORDS[state]}</Tag>
            </p>
            <Meta>
              {each.owner ? 'To own the record too' : `As ${each.role}`}
              {each.organisation !== null && `, ${each.organisation}`} ·{' '}
              {state === 'waiting' && each.expires !== null
                ? `the link opens until ${inWords(dayAt(each.expires, zone))}`
                : `made ${inWords(dayAt(each.made, zone))}`}
            </Meta>
          </Card>
        )
      })}
    </section>
  )
}

function YoungPerson({ record, born, on, seats }: CircleProps) {
  const owns = seats.some(
    (seat) => seat.owner && seat.roles.some(({ role }) => role === 'young person'),
  )
  if (owns) return null
  const from = born === null ? null : mayOwnFrom(born)
  return (
    <section aria-labelledby="young-person">
      <h2 id="young-person">{record.name}’s own record</h2>
      <Card>
        {from === null ? (
          <p>One day this record can be {record.name}’s own. Heard can tell you from which day.</p>
        ) : from > on ? (
          <p>
            From <strong>{inWords(from)}</strong> {record.name} may own this record.
          </p>
        ) : (
          <p>
            {record.name} may own this record, since {inWords(from)}.{' '}
            <a href={`${record.path}/circle/owners/new?role=young%20person`}>
              Invite {record.name} to own it
            </a>
          </p>
        )}
        <p>
          <a href={`${record.path}/circle/own-from`}>
            {from === null
              ? `When may ${record.name} own it?`
              : 'How we worked that out, and what changes'}
          </a>
        </p>
      </Card>
    </section>
  )
}

function Before({ seats, on }: CircleProps) {
  const gone = seats.filter((seat) => isOver(seat, on) && !seat.byLink)
  if (gone.length === 0) return null
  return (
    <Details summary={`Who was here before (${gone.length})`}>
      <p>They cannot open the record any more. What they wrote stays.</p>
      <ul class="govuk-list govuk-list--bullet">
        {gone.map((seat) => (
          <li>
            {seat.name}, {listed(seat.roles.map(({ role }) => role))}
            {seat.organisation !== null && `, ${seat.organisation}`}: until{' '}
            {inWords(seat.until ?? on)}
          </li>
        ))}
      </ul>
    </Details>
  )
}

function YourPlace({ record, here, isOwner }: CircleProps & { readonly here: readonly Seat[] }) {
  const others = here.filter(({ owner, isMe }) => owner && !isMe)
  if (isOwner && others.length === 0) return null
  return (
    <section aria-labelledby="your-place">
      <h2 id="your-place">Your own place</h2>
      <p>
        <a href={`${record.path}/circle/leave`}>
          {isOwner ? 'Stop owning this record' : `Leave ${record.name}’s record`}
        </a>
      </p>
    </section>
  )
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
