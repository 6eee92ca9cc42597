/** What changed for the child, and who has confirmed it: by role, so that each department sees the others. */
import type { Child } from 'hono/jsx'
import { childCards } from '../child/cards.tsx'
import { dayCards } from '../days/cards.tsx'
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Empty, Meta, OwedCard } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inWords } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { counted, listed } from '../platform/words.ts'
import type { Entry } from '../record/entry.ts'
import { AskedByEmail } from './by-link/change-mail-pages.tsx'
import type { Confirmer } from './by-link/change-mails.ts'
import { byRole, type Asked, type Change } from './change.ts'
import type { CHANGE_KINDS } from './entries.ts'
import type { Seat } from './seats.ts'

const CARDS = new Map([...childCards, ...dayCards].map((card) => [card.kind, card.card]))

const KIND_WORDS: Readonly<Record<(typeof CHANGE_KINDS)[number], string>> = {
  profile: 'The one page',
  strategy: 'What an adult does',
  need: 'A need',
  'reintegration step': 'A step of the way back',
  'part-time timetable': 'The timetable',
}

/** A change with everyone asked about it. */
type ChangeShown = { readonly change: Change; readonly asked: readonly Asked[] }
/** And those who have only email. */
type ChangeListed = ChangeShown & { readonly confirmers: readonly Confirmer[] }

export type ChangesProps = {
  readonly record: PageRecord
  /** Newest first. */
  readonly changes: readonly ChangeListed[]
  /** Of which nobody is asked yet, and whoever looks can ask somebody by email. */
  readonly notAsked: readonly Change[]
  /** What whoever looks is asked to confirm, whole. */
  readonly mine: readonly Entry[]
  /** What some of those who teach the child do not see yet: whose it is to give. */
  readonly toGive: readonly { readonly change: Change; readonly to: readonly Seat[] }[]
  readonly token: string
  readonly confirmed: boolean
}

export function ChangesPage(props: ChangesProps) {
  const { record, changes, mine, toGive } = props
  return (
    <Page
      title="What everyone should know"
      record={record}
      current="profile"
      sub={`So that everyone who teaches ${record.name} does the same thing.`}
    >
      {mine.length > 0 && <ToConfirm {...props} />}
      {mine.length === 0 && props.confirmed && (
        <p class="heard-lead">Thank you. There is nothing else to confirm.</p>
      )}
      {toGive.length > 0 && <ToGive {...props} />}
      {changes.length + mine.length + toGive.length + props.notAsked.length === 0 && (
        <Empty>
          <p>
            What helps {record.name}, what {record.name} needs, and steps of the way back are shown
            here once they are shared with somebody who teaches {record.name}. Each of them is asked
            to confirm, and asked again when it changes.
          </p>
          <Acts>
            <ActLink href={`${record.path}/profile`}>To the one page</ActLink>
          </Acts>
        </Empty>
      )}
      {changes.map((shown) => (
        <ChangeCard record={record} {...shown} />
      ))}
      <NotAsked record={record} changes={props.notAsked} />
      {changes.length > 0 && <WhatItSays />}
    </Page>
  )
}

function ToConfirm({ record, mine, token }: ChangesProps) {
  return (
    <section aria-labelledby="to-confirm">
      <h2 id="to-confirm">For you to read</h2>
      <form method="post" action={`${record.path}/changes/confirm`}>
        <input type="hidden" name="token" value={token} />
        {mine.map((entry) => (
          <>
            <input type="hidden" name="of" value={entry.address} />
            <div class="heard-card heard-change">{CARDS.get(entry.kind)?.(entry)}</div>
          </>
        ))}
        <Textarea
          name="will"
          label="One thing you will do, if you like"
          hint="Those who share this see it."
          rows={2}
        />
        <Button>{mine.length === 1 ? 'I have read this' : 'I have read these'}</Button>
      </form>
    </section>
  )
}

/** The page that shows a change as those would see it to whom it is given. */
function lookPath(record: PageRecord, { address }: Change, to: readonly Seat[]): string {
  const look = new URLSearchParams({ look: 'people' })
  for (const { id } of to) look.append('people', id)
  return `${record.path}/entries/${address}/audience?${look.toString()}`
}

function ToGive({ record, toGive, token }: ChangesProps) {
  const names = [
    ...new Set(toGive.flatMap(({ to }) => to.map(({ name, role }) => `${name} (${role})`))),
  ]
  return (
    <section aria-labelledby="to-give">
      <h2 id="to-give">Not everyone who teaches {record.name} sees these yet</h2>
      <Card>
        <form method="post" action={`${record.path}/changes/give`}>
          <input type="hidden" name="token" value={token} />
          <ul class="govuk-list">
            {toGive.map(({ change, to }) => (
              <li>
                <input type="hidden" name="of" value={change.address} />
                <a href={lookPath(record, change, to)}>{change.title}</a>
              </li>
            ))}
          </ul>
          <Meta>Open one to see exactly what they will see.</Meta>
          <p>
            If you press this, <strong>{listed(names)}</strong> can read{' '}
            {toGive.length === 1 ? 'it' : `these ${toGive.length}`}, and each is asked to confirm.
            Nobody else.
          </p>
          <Button class="govuk-button--secondary">Give it to them</Button>
        </form>
      </Card>
    </section>
  )
}

/** What nobody was asked to confirm yet: somebody who has only email can be. */
function NotAsked(props: { readonly record: PageRecord; readonly changes: readonly Change[] }) {
  const { record, changes } = props
  if (changes.length === 0) return null
  return (
    <section aria-labelledby="not-asked">
      <h2 id="not-asked">Nobody is asked about these yet</h2>
      <p>Those who teach {record.name} and have only email can be asked, without an account.</p>
      <ul class="govuk-list">
        {changes.map(({ title, address }) => (
          <li>
            <a href={`${record.path}/changes/${address}`}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ChangeCard(props: ChangeListed & { readonly record: PageRecord }) {
  const { record, change, asked, confirmers } = props
  const done =
    asked.filter(({ state }) => state === 'confirmed').length +
    confirmers.filter(({ isDone }) => isDone).length
  const all = asked.length + confirmers.length
  const isAll = done === all
  return (
    <OwedCard
      tone={isAll ? 'kept' : 'wait'}
      count={isAll ? 'All' : `${done} of ${all}`}
      unit="confirmed"
      title={change.title}
      href={`${record.path}/changes/${change.address}`}
    >
      <Meta>
        {KIND_WORDS[change.kind]} · {change.isAgain ? 'changed' : 'written'} by {change.author},{' '}
        {inWords(change.day)}
      </Meta>
    </OwedCard>
  )
}

export type OneChangeProps = {
  readonly record: PageRecord
  readonly entry: Entry
  readonly shown: ChangeShown
  /** What the version before said differently, in lines. */
  readonly before: Entry | null
  /** Readers by link, for the owner who made the links. */
  readonly readers: readonly {
    readonly name: string
    readonly role: string
    readonly state: string
  }[]
  /** Those who have only email, for the owners who see that they were asked. */
  readonly confirmers: readonly Confirmer[]
  /** Whoever looks can ask somebody by email. */
  readonly canAsk: boolean
  readonly mustConfirm: boolean
  readonly token: string
}

export function OneChangePage(props: OneChangeProps) {
  const { record, entry, shown, before, mustConfirm } = props
  const { change, asked } = shown
  return (
    <Page
      title={change.title}
      record={record}
      current="profile"
      backTo={{ href: `${record.path}/changes`, text: 'What everyone should know' }}
      sub={`${KIND_WORDS[change.kind]} · ${change.isAgain ? 'changed' : 'written'} by ${change.author}, ${inWords(change.day)}`}
    >
      <div class="heard-look">{CARDS.get(entry.kind)?.(entry)}</div>
      {before !== null && (
        <Details summary="How it read before">
          <div class="heard-look">{CARDS.get(before.kind)?.(before)}</div>
        </Details>
      )}
      {mustConfirm && (
        <form method="post" action={`${record.path}/changes/confirm`}>
          <input type="hidden" name="token" value={props.token} />
          <input type="hidden" name="of" value={change.address} />
          <Button>I have read this</Button>
        </form>
      )}
      {(asked.length > 0 || props.confirmers.length === 0) && (
        <WhoConfirmed asked={asked} name={record.name} />
      )}
      <ByLink {...props} />
      <AskedByEmail {...props} address={change.address} />
      <p>
        <a href={`${record.path}/entries/${change.address}`}>The entry, and who may see it</a>
      </p>
      <WhatItSays />
    </Page>
  )
}

function WhoConfirmed({
  asked,
  name,
}: {
  readonly asked: readonly Asked[]
  readonly name: string
}) {
  if (asked.length === 0)
    return <p>Nobody who teaches {name} can read this yet, so nobody is asked.</p>
  const done = asked.filter(({ state }) => state === 'confirmed').length
  return (
    <section aria-labelledby="who">
      <h2 id="who">
        {done} of {counted(asked.length, 'person', 'people')} confirmed it
      </h2>
      {byRole(asked).map(({ role, asked: of }) => (
        <Card>
          <h3>{role.charAt(0).toUpperCase() + role.slice(1)}</h3>
          <ul class="heard-confirmed">
            {of.map((each) => (
              <li>
                <strong>{each.seat.name}</strong> <span>{stateInWords(each)}</span>
                {each.state === 'confirmed' && each.press?.will !== null && (
                  <Meta>Will do: {each.press?.will}</Meta>
                )}
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </section>
  )
}

function stateInWords({ state, press }: Asked): string {
  if (state === 'confirmed' && press !== null) return `confirmed ${inWords(press.day)}`
  if (press !== null) return `not confirmed; an earlier version ${inWords(press.day)}`
  return 'not confirmed'
}

function ByLink({ record, readers }: OneChangeProps): Child {
  if (readers.length === 0) return null
  return (
    <Card>
      <h3>By a link of their own</h3>
      <ul class="heard-confirmed">
        {readers.map(({ name, role, state }) => (
          <li>
            <strong>{name}</strong>, {role} <span>{state}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={`${record.path}/readers`}>Ask again with the newest page</a>
      </p>
    </Card>
  )
}

function WhatItSays() {
  return (
    <Details summary="What this can and cannot say">
      <p>
        Only pressing “I have read this” counts. “Not confirmed” says nothing about what a person
        has read or knows: they may have been told, or have it on paper. When it changes, everyone
        is asked again.
      </p>
    </Details>
  )
}
