/** Calendar and reminders: the private address, the mails, and what they would tell of. */
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Meta, Why } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { InsetText, Tag } from '../platform/components/notices.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { dayAt, inFullWords, inWords, type Day } from '../platform/day.ts'
import { Page } from '../platform/web/page.tsx'
import { ByMail, type ByMailProps } from './by-mail.tsx'
import type { Coming } from './coming.ts'
import type { Feed } from './feed-store.ts'

export type RemindersProps = ByMailProps & {
  readonly on: Day
  readonly zone: string
  readonly feed: Feed | null
  /** The address just made, to be copied now: it is not shown again. */
  readonly address: string | null
  /** Heard answers on this machine alone: no other device can ask it. */
  readonly isOnlyHere: boolean
  /** What just came of a form, in a sentence. */
  readonly done: string | null
  readonly coming: readonly Coming[]
}

export function RemindersPage(props: RemindersProps) {
  const { record, problems, done } = props
  return (
    <Page
      title="Calendar and reminders"
      record={record}
      current="reminders"
      sub="So that you need not keep dates in your head."
      problems={problems}
    >
      {done !== null && <InsetText>{done}</InsetText>}
      <InCalendar {...props} />
      <ByMail {...props} />
      <ComingUp {...props} />
    </Page>
  )
}

function InCalendar(props: RemindersProps) {
  const { record, feed, address, isOnlyHere } = props
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">In your own calendar</h2>
      {address !== null && <NewAddress address={address} />}
      {feed === null ? <MakeFeed {...props} /> : <HasFeed {...props} feed={feed} />}
      {isOnlyHere && (
        <Why>
          Heard runs on this machine only, so a calendar on your phone cannot ask it. A calendar on
          this machine can, while Heard is running. Or take the dates with you as a file.
        </Why>
      )}
      <Acts>
        <ActLink href={`${record.path}/reminders/dates.ics`} quiet>
          Take the dates as a file
        </ActLink>
      </Acts>
    </section>
  )
}

function NewAddress({ address }: { readonly address: string }) {
  return (
    <Card class="heard-address">
      <h3>Your private address</h3>
      <p>
        Copy it now and put it into your calendar as a calendar to subscribe to. It is not shown
        again.
      </p>
      <p>
        <code class="heard-hash">{address}</code>
      </p>
      <Acts>
        <ActLink href={address.replace(/^https?:/, 'webcal:')}>Open in my calendar</ActLink>
      </Acts>
      <Meta>
        Whoever has this address can read what the calendar shows. Give it to nobody. You can stop
        it here at any time.
      </Meta>
    </Card>
  )
}

function MakeFeed({ record }: RemindersProps) {
  return (
    <Card class="heard-reminder">
      <p>
        Make a private address, and your calendar shows every open date by itself. When a date
        moves, it moves there too.
      </p>
      <form method="post" action={`${record.path}/reminders/calendar`}>
        <HowMuch value="discreet" />
        <Button name="do" value="make">
          Make an address
        </Button>
      </form>
    </Card>
  )
}

function HowMuch({ value }: { readonly value: 'discreet' | 'full' }) {
  return (
    <Radios
      name="shows"
      class="govuk-radios--small"
      value={value}
      fieldset={{
        legend: { text: 'What should the calendar show?', class: 'govuk-fieldset__legend--s' },
      }}
      items={[
        {
          value: 'discreet',
          text: 'Only that something is due',
          hint: '“Heard: something is due”. Nobody who sees your phone learns more.',
        },
        {
          value: 'full',
          text: 'Who owes what',
          hint: 'Anyone who sees your calendar can read it, and so can whoever runs it.',
        },
      ]}
    />
  )
}

function HasFeed({ record, feed, zone }: RemindersProps & { readonly feed: Feed }) {
  return (
    <Card class="heard-reminder">
      <p>
        <Tag>On</Tag> Your calendar can read Heard.
      </p>
      <Meta>
        Made {inWords(dayAt(feed.made, zone))}.{' '}
        {feed.readOn === null
          ? 'No calendar has read it yet.'
          : `Last read ${inWords(feed.readOn)}.`}{' '}
        It shows {feed.discreet ? 'only that something is due' : 'who owes what'}.
      </Meta>
      <form method="post" action={`${record.path}/reminders/calendar`}>
        <Button name="do" value="stop" class="govuk-button--secondary">
          Stop this address
        </Button>
        <Details summary="Make a new address instead">
          <p>The old one stops at once. Do this if somebody may have seen it.</p>
          <HowMuch value={feed.discreet ? 'discreet' : 'full'} />
          <Button name="do" value="make">
            Make a new address
          </Button>
        </Details>
      </form>
    </Card>
  )
}

const SHOWN_MAX = 6

function ComingUp({ record, coming, on }: RemindersProps) {
  const ahead = coming.filter(({ day }) => day >= on)
  return (
    <section aria-labelledby="coming">
      <h2 id="coming">What they tell of</h2>
      {ahead.length === 0 ? (
        <p>No open date lies ahead. As soon as one does, it is told.</p>
      ) : (
        <ul class="heard-year__spans">
          {ahead.slice(0, SHOWN_MAX).map((each) => (
            <li>
              <strong>
                <a href={`${record.path}${each.path}`}>{each.title}</a>
              </strong>
              <span>
                {inFullWords(each.day)}
                {each.isTentative && ', not certain'} · {each.isOurs ? 'you' : each.who}
              </span>
            </li>
          ))}
        </ul>
      )}
      {ahead.length > SHOWN_MAX && <Meta>And {ahead.length - SHOWN_MAX} more.</Meta>}
    </section>
  )
}

/** The pages that links in mails lead to. Opening them does nothing: mail scanners open links. */
export function LinkPage(props: {
  readonly title: string
  readonly words: string
  /** The one button; null once it was pressed. */
  readonly button: string | null
}) {
  return (
    <Page title={props.title}>
      <p>{props.words}</p>
      {props.button !== null && (
        <form method="post">
          <Button>{props.button}</Button>
        </form>
      )}
    </Page>
  )
}
