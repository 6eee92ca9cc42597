/** Who has read the one page: the family's list, adding somebody, the look at what they will see, the link. */
import { Button } from '../../platform/components/button.tsx'
import { ActLink, Acts, Empty, Meta, OwedCard } from '../../platform/components/card.tsx'
import { Checkboxes } from '../../platform/components/checkboxes.tsx'
import { DateInput } from '../../platform/components/date-input.tsx'
import { Details } from '../../platform/components/details.tsx'
import { Input } from '../../platform/components/input.tsx'
import { Radios } from '../../platform/components/radios.tsx'
import { inFullWords, inWords, type Day } from '../../platform/day.ts'
import { problemOf, type Problem } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { HISTORY_GIVEN } from './forms.ts'
import type { Copied } from './given.ts'
import { GivenParts } from './given-parts.tsx'
import { titlesOf } from './link-pages.tsx'
import { MAIL_WORDS, stateOf, type Reader, type ReaderState } from './reader.ts'

const STATE: Readonly<
  Record<
    ReaderState,
    {
      readonly tone: 'kept' | 'wait' | 'quiet'
      readonly count: string
      readonly unit: string
    }
  >
> = {
  confirmed: { tone: 'kept', count: 'Yes', unit: 'confirmed' },
  'not confirmed': { tone: 'wait', count: '–', unit: 'not confirmed' },
  'older version confirmed': { tone: 'wait', count: 'Older', unit: 'one confirmed' },
  'link ended': { tone: 'quiet', count: 'Over', unit: 'link ended' },
}

type ListProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly readers: readonly Reader[]
  /** The number of the newest profile; null where there is none. */
  readonly newest: number | null
  /** Today's PIN of the seats that have a code for typing. */
  readonly pins: ReadonlyMap<string, string | null>
}

export function ReadersPage({ record, on, readers, newest, pins }: ListProps) {
  return (
    <Page
      title="Who has read it"
      record={record}
      current="profile"
      backTo={{ href: `${record.path}/profile`, text: 'One-page profile' }}
      sub="Every adult who should know, and what each has confirmed"
    >
      {newest === null ? (
        <Empty>
          <p>First write the one page. Then each adult who should know gets a link of their own.</p>
          <Acts>
            <ActLink href={`${record.path}/profile`}>To the one-page profile</ActLink>
          </Acts>
        </Empty>
      ) : (
        <Acts>
          <ActLink href={`${record.path}/readers/new`}>Give it to somebody</ActLink>
        </Acts>
      )}
      {readers.map((reader) => (
        <ReaderCard {...{ record, reader, on, newest }} pin={pins.get(reader.member)} />
      ))}
      <Details summary="What this can and cannot say">
        <p>
          Only pressing “I have read this” counts. It shows that the link made for somebody was used
          to say so. “Not confirmed” says nothing about what a person has read or knows: they may
          have it on paper, or have been told.
        </p>
      </Details>
    </Page>
  )
}

function ReaderCard(props: {
  readonly record: PageRecord
  readonly reader: Reader
  readonly on: Day
  readonly newest: number | null
  readonly pin: string | null | undefined
}) {
  const { record, reader, on, newest, pin } = props
  const state = stateOf(reader, newest, on)
  const here = `${record.path}/readers/${reader.address}`
  return (
    <OwedCard {...STATE[state]} title={reader.name}>
      <Meta>
        {reader.role} · {factsOf(reader, on)}
      </Meta>
      {(reader.confirmed?.will ?? null) !== null && (
        <p>
          <strong>Will do:</strong> {reader.confirmed?.will}
        </p>
      )}
      {(reader.confirmed?.question ?? null) !== null && (
        <p>
          <strong>Asks:</strong> {reader.confirmed?.question}
        </p>
      )}
      {(reader.confirmed?.guides.length ?? 0) > 0 && (
        <p>
          <strong>Also read:</strong> {titlesOf(reader.confirmed?.guides ?? [])}
        </p>
      )}
      {reader.mails.length > 0 && (
        <ul class="heard-mails">
          {reader.mails.map(({ as, number, on: day, words }) => (
            <li>
              {number === 0 ? 'The link' : 'A reminder'}, {inWords(day)}: {MAIL_WORDS[as]}
              {words !== null && <span class="heard-meta">. In its words: {words}</span>}
            </li>
          ))}
        </ul>
      )}
      {pin !== undefined && state !== 'link ended' && (
        <Meta>
          {pin === null ? (
            'Their code is shut until tomorrow: five wrong PINs were typed today. If that was not them, end the link.'
          ) : (
            <>
              The PIN for their code today: <strong>{pin}</strong>
            </>
          )}
        </Meta>
      )}
      <form method="post" action={here} class="heard-acts">
        <Button name="do" value="again" class="govuk-button--secondary">
          {state === 'confirmed' ? 'Make the link again' : 'Ask again with the newest page'}
        </Button>
        {state !== 'link ended' && (
          <Button name="do" value="end" class="govuk-button--secondary">
            End the link
          </Button>
        )}
      </form>
    </OwedCard>
  )
}

function factsOf(reader: Reader, on: Day): string {
  const { given, opened, confirmed, ended, until } = reader
  const last = opened.at(-1)
  return [
    given === null ? '' : `made ${inWords(given.day)}`,
    given?.history === true ? 'with what has gone before' : '',
    last === undefined ? 'not opened yet' : `opened ${inWords(last)}`,
    confirmed === null
      ? ''
      : `confirmed by the link made for ${reader.name} on ${inWords(confirmed.day)}`,
    ended === null
      ? until < on
        ? `ended ${inWords(until)}`
        : `opens until ${inWords(until)}`
      : `ended ${inWords(ended)}`,
  ]
    .filter((each) => each !== '')
    .join(' · ')
}

type FormProps = {
  readonly record: PageRecord
  readonly roles: readonly string[]
  /** Whether anything of what has gone before is written down. */
  readonly hasBefore: boolean
  /** Whether this installation sends mail. */
  readonly mails: boolean
  readonly given: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

export function NewReaderPage(props: FormProps) {
  const { record, roles, given, problems } = props
  const error = (field: string) => problemOf(problems, field)
  return (
    <Page
      title="Give it to somebody"
      record={record}
      current="profile"
      problems={problems}
      backTo={{ href: `${record.path}/readers`, text: 'Who has read it' }}
    >
      <form method="post" action={`${record.path}/readers/new`} class="heard-form">
        <Input
          id="name"
          name="name"
          label="Who will read it?"
          value={given['name']}
          error={error('name')}
          autocomplete="off"
        />
        <Input
          id="role"
          name="role"
          label="What do they do?"
          hint="For example: maths teacher, lunch supervisor, cover teacher"
          value={given['role']}
          error={error('role')}
        />
        {props.mails && <Address value={given['address']} error={error('address')} />}
        <Radios
          name="view"
          idPrefix="view"
          value={given['view'] ?? 'whole'}
          fieldset={{ legend: 'What will they see?' }}
          items={[
            { value: 'whole', text: 'The page', hint: 'What the child says, and what adults do' },
            { value: 'three', text: 'Only the three things that matter' },
            ...roles.map((role) => ({
              value: `role:${role}`,
              text: `Only the three things for ${role.toLowerCase()}`,
            })),
          ]}
        />
        <p>Never a surname, a photo, a diagnosis or an address: a link can be passed on.</p>
        {props.hasBefore && <History given={given} error={error('history')} />}
        <DateInput
          id="until"
          namePrefix="until"
          fieldset={{ legend: 'The last day it opens' }}
          hint="If you leave this, twelve weeks from today"
          error={error('until-day')}
          items={['day', 'month', 'year'].map((name) => ({
            name,
            value: given[`until-${name}`] ?? '',
          }))}
        />
        <Button name="do" value="look">
          See what they will see
        </Button>
      </form>
    </Page>
  )
}

function History(props: {
  readonly given: Readonly<Record<string, string>>
  readonly error: string | undefined
}) {
  return (
    <Checkboxes
      name="history"
      idPrefix="history"
      values={[props.given['history'] ?? '']}
      error={props.error}
      items={[
        {
          value: HISTORY_GIVEN,
          text: 'Also give what has gone before',
          hint: 'Only with the page. It goes as you wrote it, this school year and the last first, older lines folded away. Read it over: it may name people, or a diagnosis.',
        },
      ]}
    />
  )
}

function Address(props: {
  readonly value: string | undefined
  readonly error: string | undefined
}) {
  return (
    <Input
      id="address"
      name="address"
      type="email"
      label="Their email address, if Heard should send it"
      hint="The mail holds the link and your name, and nothing of the child. At most two reminders follow, a week apart, until they confirm or say stop. Without an address you hand the link over yourself."
      autocomplete="off"
      {...props}
    />
  )
}

/** Exactly what the reader will see, before anything is made. */
export function LookPage(props: {
  readonly record: PageRecord
  readonly name: string
  readonly until: Day
  readonly copied: Copied
  readonly on: Day
  readonly fields: readonly (readonly [name: string, value: string])[]
}) {
  const { record, name, until, copied, on, fields } = props
  return (
    <Page
      title={`What ${name} will see`}
      record={record}
      current="profile"
      backTo={{ href: `${record.path}/readers/new`, text: 'Change this' }}
      sub={`This, and nothing else, until ${inFullWords(until)}`}
    >
      <div class="heard-look">
        <GivenParts given={copied} on={on} />
      </div>
      <form method="post" action={`${record.path}/readers/new`}>
        {fields.map(([field, value]) => (
          <input type="hidden" name={field} value={value} />
        ))}
        <Button name="do" value="make">
          Make the link for {name}
        </Button>
      </form>
    </Page>
  )
}
