/** The first page, beginning a record, and the page with everything else. */
import { Button } from '../platform/components/button.tsx'
import { Input } from '../platform/components/input.tsx'
import { inWords, type Day } from '../platform/day.ts'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { counted } from '../platform/words.ts'
import type { RecordSummary } from './begin.ts'

export function FirstPage(props: {
  readonly records: readonly RecordSummary[]
  readonly hasSample: boolean
  readonly hasDesk?: boolean
}) {
  const { records } = props
  const own = records.filter(({ sample }) => !sample)
  return (
    <Page
      title="Heard"
      heading={own.length === 0 ? 'Your child, in your words' : 'Your records'}
      scripts={['carry']}
    >
      {own.length === 0 && (
        <p class="heard-lead">
          Heard keeps one record of your child that belongs to you: every email, call, promise and
          letter in order, who owes you an answer and for how long, and the evidence ready to hand
          over.
        </p>
      )}
      {props.hasDesk === true && (
        <ul class="heard-doors">
          <li>
            <a href="/desk">
              Your desk{' '}
              <small>What waits for you and your colleagues today, across children.</small>
            </a>
          </li>
        </ul>
      )}
      {records.length > 0 && (
        <ul class="heard-doors">
          {records.map(({ id, name, sample, size }) => (
            <li>
              <a href={`/records/${id}`}>
                {name}’s record{' '}
                {(sample || size !== null) && (
                  <small>
                    {sample ? 'A made-up child, to look around. ' : ''}
                    {size === null ? '' : counted(size, 'entry', 'entries')}
                  </small>
                )}
              </a>
            </li>
          ))}
        </ul>
      )}
      <ul class="heard-doors">
        <li>
          <a href="/records/new">
            {own.length === 0 ? 'Start our record' : 'Start a record for another child'}{' '}
            <small>It stays on this computer. It takes a minute.</small>
          </a>
        </li>
        {props.hasSample && !records.some(({ sample }) => sample) && (
          <li>
            <form method="post" action="/records/sample">
              <button type="submit">
                Look around a sample record{' '}
                <small>
                  Robin, a made-up Year 7 child: eighteen months of emails, promises and letters.
                </small>
              </button>
            </form>
          </li>
        )}
      </ul>
    </Page>
  )
}

export type Beginning = { readonly name: string; readonly memberName: string }

export function NewRecordPage(props: {
  readonly problems: readonly Problem[]
  readonly given: Beginning
  /** Becomes the record's id: the same form sent twice begins one record. */
  readonly token: string
}) {
  const { problems, given } = props
  return (
    <Page title="Start our record" problems={problems} backTo={{ href: '/', text: 'Back' }}>
      <form method="post" action="/records/new" class="heard-words">
        <input type="hidden" name="token" value={props.token} />
        <Input
          name="name"
          label="What do you call your child?"
          hint="A first name or any name you like. You see it on every page."
          value={given.name}
          error={problemOf(problems, 'name')}
          autocomplete="off"
        />
        <Input
          name="memberName"
          label="And your own name?"
          hint="It stands beside what you write, as in “Alex Ward”."
          value={given.memberName}
          error={problemOf(problems, 'memberName')}
          autocomplete="name"
        />
        <p class="heard-meta">
          The record is yours. Nobody else can see anything in it unless you share it.
        </p>
        <Button>Start</Button>
      </form>
    </Page>
  )
}

/** How many entries there are, and the fingerprint of them all. */
export type Tree = { readonly size: number; readonly head: string }

export function MorePage(props: {
  readonly record: PageRecord
  readonly facts: {
    readonly begun: Day
    readonly sample: boolean
    /** Null for whoever is not alone with the record. */
    readonly tree: Tree | null
  }
  readonly groups: readonly {
    readonly heading: string
    readonly doors: readonly {
      readonly path: string
      readonly text: string
      readonly hint: string
    }[]
  }[]
}) {
  const { record, facts, groups } = props
  return (
    <Page title="More" record={record} current="more" scripts={['carry']}>
      {groups.map(({ heading, doors }, at) => (
        <section aria-labelledby={`more-${at}`}>
          <h2 id={`more-${at}`}>{heading}</h2>
          <ul class="heard-doors heard-doors--small">
            {doors.map(({ path, text, hint }) => (
              <li>
                <a href={record.path + path}>
                  {text} <small>{hint}</small>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Elsewhere />
      <h2>About this record</h2>
      {facts.sample && <p>This is the sample: Robin and everyone in it are made up.</p>}
      <p>
        Begun {inWords(facts.begun)}.
        {facts.tree !== null && ` It holds ${counted(facts.tree.size, 'entry', 'entries')}.`}{' '}
        Nothing in it can be changed without it showing.
      </p>
      {facts.tree !== null && (
        <p class="heard-meta">
          Fingerprint of the whole record as it stands now:{' '}
          <code class="heard-hash">{facts.tree.head}</code>
        </p>
      )}
      <form method="post" action="/sign-out">
        <Button class="govuk-button--secondary">Sign out on this device</Button>
      </form>
    </Page>
  )
}

/** What is not of one record. */
function Elsewhere() {
  return (
    <>
      <p>
        <a href="/law">What the law says</a>: what is due by when, and what to say when you are told
        no
      </p>
      <p>
        <a href="/guides">Guides for adults</a>: three minutes each, on masking, overload, anxiety
        and more
      </p>
      <p>
        <a href="/words">Check my words</a>: your own letter before it goes, or a report you were
        sent
      </p>
      <p>
        <a href="/account">Your account</a>: how you sign in, and where
      </p>
      <p>
        <a href="/capture">Write without a signal</a>: it waits on this phone, and is sent later.
        You can put Heard on your phone’s first screen from its browser’s menu
      </p>
      <p>
        <a href="/">Other records, or a new one</a>
      </p>
    </>
  )
}
