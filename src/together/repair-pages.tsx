/** Talking it through again: the list, beginning, and the one page on which each says their part. */
import type { Child } from 'hono/jsx'
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Empty, Meta, OwedCard } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inFullWords } from '../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { counted, listed } from '../platform/words.ts'
import { ApologyCard } from './apology-parts.tsx'
import type { Apology } from './apology-store.ts'
import {
  otherOf,
  stateOfRepair,
  turnsOf,
  type Repair,
  type RepairState,
  type Side,
} from './repair.ts'
import { RepairForms } from './repair-forms-parts.tsx'
import { PROMISE_WORDS, Said } from './repair-parts.tsx'
import type { OtherByLink } from './by-link/repair-mails.ts'
import { OtherByLinkCard } from './by-link/repair-mail-pages.tsx'
import type { Seat } from './seats.ts'

export function RepairsPage(props: {
  readonly record: PageRecord
  readonly repairs: readonly Repair[]
  readonly me: string
  readonly canBegin: boolean
  /** Whoever looks owns the record, and so can ask somebody who has no account. */
  readonly canMail: boolean
  /** Those this person may read, newest first. */
  readonly apologies: readonly Apology[]
}) {
  const { record, repairs, me, apologies } = props
  return (
    <Page
      title="Talk it through again"
      record={record}
      current="news"
      sub="When you no longer hear each other. Each says their part, and the other says it back."
    >
      {(props.canBegin || props.canMail) && (
        <Acts>
          {props.canBegin && (
            <ActLink href={`${record.path}/repair/new`}>Begin with somebody</ActLink>
          )}
          {props.canMail && (
            <ActLink href={`${record.path}/repair/by-email`} quiet={props.canBegin}>
              Ask somebody by email
            </ActLink>
          )}
          <ActLink href={`${record.path}/apologies/new`} quiet>
            Say sorry
          </ActLink>
        </Acts>
      )}
      {repairs.length === 0 && (
        <Empty>
          <p>
            Trust wears away on both sides. Here two people can begin again: what went wrong as each
            sees it, what each heard the other say, and what each can promise.
          </p>
          <p>{PROMISE_WORDS}</p>
        </Empty>
      )}
      {repairs.map((repair) => (
        <RepairCard record={record} repair={repair} me={me} />
      ))}
      {apologies.length > 0 && (
        <section aria-labelledby="sorry">
          <h2 id="sorry">{counted(apologies.length, 'apology', 'apologies')}</h2>
          {apologies.map((apology) => (
            <ApologyCard apology={apology} path={record.path} level={3} />
          ))}
        </section>
      )}
    </Page>
  )
}

const STATES: Readonly<
  Record<RepairState, { tone: 'kept' | 'wait' | 'quiet'; count: string; unit: string }>
> = {
  agreed: { tone: 'kept', count: 'Both', unit: 'agreed' },
  'under way': { tone: 'wait', count: 'Open', unit: 'under way' },
  rests: { tone: 'quiet', count: 'Rests', unit: 'for now' },
}

function RepairCard(props: {
  readonly record: PageRecord
  readonly repair: Repair
  readonly me: string
}) {
  const { record, repair, me } = props
  const side = repair.sides.find(({ id }) => id === me) ?? repair.sides[0]
  const isTurn = turnsOf(repair, side).length > 0
  return (
    <OwedCard
      {...STATES[stateOfRepair(repair)]}
      title={repair.about}
      href={`${record.path}/repair/${repair.address}`}
    >
      <Meta>
        With {otherOf(repair, side).name} · begun {inFullWords(repair.day)}
      </Meta>
      {isTurn && <p>Something waits for you here, when you are ready.</p>}
    </OwedCard>
  )
}

export type BeginRepairProps = {
  readonly record: PageRecord
  readonly canMail: boolean
  readonly others: readonly Seat[]
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

export function BeginRepairPage(props: BeginRepairProps) {
  const { record, others, typed, problems } = props
  return (
    <Page
      title="Begin again with somebody"
      record={record}
      current="news"
      backTo={{ href: `${record.path}/repair`, text: 'Talk it through again' }}
      problems={problems}
    >
      {others.length === 0 ? (
        <Empty>
          <p>
            Nobody else writes in this record yet. Once somebody at school or elsewhere can, you can
            begin again with them here.
          </p>
          {props.canMail && (
            <Acts>
              <ActLink href={`${record.path}/repair/by-email`}>Ask somebody by email</ActLink>
            </Acts>
          )}
        </Empty>
      ) : (
        <form method="post" class="heard-words" novalidate>
          <input type="hidden" name="token" value={props.token} />
          <Radios
            name="with"
            value={typed['with'] ?? null}
            error={problemOf(problems, 'with')}
            fieldset={{ legend: { text: 'With whom?', class: 'govuk-fieldset__legend--s' } }}
            items={others.map(({ id, name, role }) => ({ value: id, text: `${name}, ${role}` }))}
          />
          <Input
            name="about"
            label="What is it about, in a few words?"
            hint="As both of you could say it: “Lunchtimes since September”"
            value={typed['about'] ?? ''}
            error={problemOf(problems, 'about')}
          />
          <Textarea
            name="words"
            label="What went wrong, as you see it"
            hint="What happened, and what it was like. They read it before they say theirs."
            rows={6}
            value={typed['words'] ?? ''}
            error={problemOf(problems, 'words')}
          />
          {props.canMail && (
            <p>
              <a href={`${record.path}/repair/by-email`}>They have no account: begin by email</a>
            </p>
          )}
          <p>{PROMISE_WORDS}</p>
          <Button>Ask them to talk it through again</Button>
        </form>
      )}
    </Page>
  )
}

export type RepairPageProps = {
  readonly record: PageRecord
  readonly repair: Repair
  readonly me: Side
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** Addresses of the promises that came of it. */
  readonly promises: readonly { readonly title: string; readonly address: string }[]
  /** The other, where they take part by a link and not by a seat. */
  readonly otherByLink: OtherByLink | null
}

export function RepairPage(props: RepairPageProps) {
  const { record, repair, me, problems } = props
  const other = otherOf(repair, me)
  const state = stateOfRepair(repair)
  return (
    <Page
      title={repair.about}
      record={record}
      current="news"
      backTo={{ href: `${record.path}/repair`, text: 'Talk it through again' }}
      sub={`${me.name} and ${other.name}, and nobody else · begun ${inFullWords(repair.day)}`}
      problems={problems}
    >
      {state === 'agreed' && <Agreed {...props} path={record.path} />}
      {state === 'rests' && (
        <Card>
          <h2>It rests here</h2>
          <p>
            One of you stopped for now. That is all right. Nothing was closed or taken back by it,
            and you can begin again when both of you want to.
          </p>
        </Card>
      )}
      <Said repair={repair} me={me} />
      <RepairForms {...props} />
      {state === 'under way' && (
        <Stop {...props} action={`${record.path}/repair/${repair.address}`} />
      )}
      {props.otherByLink !== null && (
        <OtherByLinkCard
          record={record}
          repair={repair}
          token={props.token}
          other={props.otherByLink}
        />
      )}
      <Details summary="Who can see this">
        <p>
          {listed(repair.sides.map(({ name }) => name))}. {PROMISE_WORDS}
        </p>
      </Details>
    </Page>
  )
}

/** What both agreed to, and what came of it; `path` null where whoever looks can open no commitment. */
export function Agreed(props: {
  readonly repair: Repair
  readonly promises: RepairPageProps['promises']
  readonly path: string | null
}): Child {
  const { repair, promises, path } = props
  return (
    <Card class="heard-agreed">
      <h2>Both of you agreed to this</h2>
      <p class="heard-verbatim">{repair.summaries.at(-1)?.words}</p>
      {promises.length > 0 && (
        <>
          <p>What was promised is kept with everything else that is owed:</p>
          <ul class="govuk-list govuk-list--bullet">
            {promises.map(({ title, address }) => (
              <li>{path === null ? title : <a href={`${path}/owed/${address}`}>{title}</a>}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

/** Either of the two can let it rest; by link the form goes to its own page. */
export function Stop({ token, action }: { readonly token: string; readonly action: string }) {
  return (
    <Details summary="Stop for now">
      <p>Either of you can. No reason is needed, and nothing is closed or taken back.</p>
      <form method="post" action={action}>
        <input type="hidden" name="token" value={token} />
        <Button name="do" value="stop" class="govuk-button--secondary">
          Let it rest
        </Button>
      </form>
    </Details>
  )
}
