/** Asking those who have only email to confirm a change: the form, exactly what goes, and who has confirmed. */
import type { Child } from 'hono/jsx'
import { AddressBox, GoOrChange, LastDayAndLook } from '../../commitments/by-mail/asking-parts.tsx'
import { Button } from '../../platform/components/button.tsx'
import { ActButton, ActLink, Acts, Card, Meta } from '../../platform/components/card.tsx'
import { Checkboxes } from '../../platform/components/checkboxes.tsx'
import { Details } from '../../platform/components/details.tsx'
import { Input } from '../../platform/components/input.tsx'
import { inFullWords } from '../../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { listed } from '../../platform/words.ts'
import type { Change } from '../change.ts'
import type { AskedToConfirm } from './change-mail-form.ts'
import type { Confirmer, Mailed } from './change-mails.ts'

type AskProps = {
  readonly record: PageRecord
  readonly change: Pick<Change, 'address' | 'title'>
  /** Heard can mail the link. */
  readonly sends: boolean
  /** Those who were mailed before. */
  readonly known: readonly Mailed[]
  readonly token: string
  readonly typed: Typed
  readonly ticked: readonly string[]
  readonly problems: readonly Problem[]
}

export function AskToConfirmPage(props: AskProps) {
  const { record, change, typed, problems } = props
  return (
    <Page
      title="Ask somebody by email to confirm it"
      sub="They need no account: they read a copy by a link, and press “I have read this”."
      record={record}
      current="profile"
      backTo={{ href: `${record.path}/changes/${change.address}`, text: change.title }}
      problems={problems}
    >
      <form method="post" class="heard-form" novalidate>
        <input type="hidden" name="token" value={props.token} />
        <Whom {...props} />
        <LastDayAndLook typed={typed} problems={problems} usual="Twelve weeks" />
      </form>
    </Page>
  )
}

/** Those who were mailed before, by name; and whoever is new. */
function Whom({ record, sends, known, typed, ticked, problems }: AskProps) {
  const box = (name: string) => ({
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  })
  return (
    <>
      {known.length > 0 && (
        <Checkboxes
          name="who"
          class="govuk-checkboxes--small"
          values={[...ticked]}
          fieldset={{
            legend: { text: 'Whom you mailed before', class: 'govuk-fieldset__legend--s' },
          }}
          items={known.map(({ name, address }) => ({
            value: address ?? '',
            text: name,
            hint: address ?? '',
          }))}
        />
      )}
      <Input
        label={known.length > 0 ? 'Somebody else: their name' : 'Their name'}
        autocomplete="off"
        {...box('name')}
      />
      <AddressBox
        sends={sends}
        holds={`The mail holds a link and your name, and nothing of ${record.name}.`}
        typed={typed}
        problems={problems}
      />
    </>
  )
}

export function LookAtChangePage(props: {
  readonly record: PageRecord
  readonly address: string
  readonly asked: AskedToConfirm
  readonly text: string
  readonly shown: string
  readonly fields: readonly (readonly [string, string])[]
}) {
  const { record, address, asked, text, shown } = props
  const isOne = asked.people.length === 1
  return (
    <Page
      title="This is what goes"
      record={record}
      current="profile"
      backTo={{ href: `${record.path}/changes/${address}`, text: 'What changed' }}
    >
      <Card class="heard-mail heard-mail--look">
        <Meta>
          {isOne ? 'To: ' : 'To each of these, by itself: '}
          {listed(
            asked.people.map(({ name, address: at }) => (at === null ? name : `${name}, ${at}`)),
          )}
        </Meta>
        <h2>The mail</h2>
        <div class="heard-verbatim">{text}</div>
      </Card>
      <Card>
        <h2>What the link shows</h2>
        <div class="heard-verbatim">{shown}</div>
        <Meta>
          A copy of this, and nothing else of the record, until {inFullWords(asked.until)}.
        </Meta>
      </Card>
      <GoOrChange
        fields={props.fields}
        isSent={asked.people.every((each) => each.address !== null)}
      />
    </Page>
  )
}

/** Who was asked by email, on the page of what changed; and the way to ask somebody. */
export function AskedByEmail(props: {
  readonly record: PageRecord
  readonly address: string
  readonly token: string
  readonly confirmers: readonly Confirmer[]
  /** Whoever looks brought it in, and so can give a copy. */
  readonly canAsk: boolean
}): Child {
  const { record, address, token, confirmers, canAsk } = props
  if (confirmers.length === 0 && !canAsk) return null
  const path = `${record.path}/changes/${address}`
  const behind = confirmers.filter(({ isBehind }) => isBehind)
  return (
    <section id="by-email" aria-labelledby="by-email-heading">
      <Card>
        <h2 id="by-email-heading">By email, without an account</h2>
        {confirmers.length > 0 && (
          <ul class="heard-confirmed">
            {confirmers.map((each) => (
              <li>
                <strong>{each.name}</strong>{' '}
                <span class={each.isDone ? 'heard-kept' : ''}>{each.state}</span>
                {each.will !== null && <Meta>Will do: {each.will}</Meta>}
                {canAsk && <Manage path={path} token={token} confirmer={each} />}
              </li>
            ))}
          </ul>
        )}
        {canAsk && behind.length > 0 && (
          <form method="post" action={`${path}/asked`}>
            <input type="hidden" name="token" value={token} />
            <Button name="do" value="all" preventDoubleClick>
              {`It changed: ask ${listed(behind.map(({ name }) => name))} again`}
            </Button>
          </form>
        )}
        {canAsk && (
          <Acts>
            <ActLink href={`${path}/by-email`} quiet>
              Ask somebody by email
            </ActLink>
          </Acts>
        )}
      </Card>
    </section>
  )
}

function Manage(props: {
  readonly path: string
  readonly token: string
  readonly confirmer: Confirmer
}) {
  const { path, token, confirmer } = props
  return (
    <Details summary={`The link of ${confirmer.name}`}>
      <form method="post" action={`${path}/asked`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="who" value={confirmer.member} />
        <Acts>
          {!confirmer.isDone && (
            <ActButton name="do" value="again" quiet>
              Ask again
            </ActButton>
          )}
          <ActButton name="do" value="end" quiet>
            End the link
          </ActButton>
        </Acts>
      </form>
    </Details>
  )
}
