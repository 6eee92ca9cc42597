/** Asking somebody without an account into a conversation: the form, exactly what goes, and their link afterwards. */
import { AddressBox, GoOrChange, LastDayAndLook } from '../../commitments/by-mail/asking-parts.tsx'
import { MailState } from '../../commitments/by-mail/parts.tsx'
import { ActButton, Acts, Card, Meta, Quote } from '../../platform/components/card.tsx'
import { Input } from '../../platform/components/input.tsx'
import { Textarea } from '../../platform/components/textarea.tsx'
import { inFullWords, inWords } from '../../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import type { Repair } from '../repair.ts'
import { PROMISE_WORDS } from '../repair-parts.tsx'
import type { AskedToRepair } from './repair-mail-form.ts'
import type { OtherByLink } from './repair-mails.ts'

const backTo = ({ path }: PageRecord) => ({
  href: `${path}/repair`,
  text: 'Talk it through again',
})

export function AskToRepairPage(props: {
  readonly record: PageRecord
  /** Heard can mail the link. */
  readonly sends: boolean
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}) {
  const { record, sends, typed, problems } = props
  const box = (name: string) => ({
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  })
  return (
    <Page
      title="Begin again with somebody by email"
      sub="They need no account: they take their part by a link."
      record={record}
      current="news"
      backTo={backTo(record)}
      problems={problems}
    >
      <form method="post" class="heard-form" novalidate>
        <input type="hidden" name="token" value={props.token} />
        <Input label="With whom?" autocomplete="off" {...box('name')} />
        <AddressBox
          sends={sends}
          holds="The mail holds a link and your name, and nothing of what is talked through."
          typed={typed}
          problems={problems}
        />
        <Input
          label="What is it about, in a few words?"
          hint="As both of you could say it: “Lunchtimes since September”"
          {...box('about')}
        />
        <Textarea
          label="What went wrong, as you see it"
          hint="What happened, and what it was like. They read it before they say theirs."
          rows={6}
          {...box('words')}
        />
        <p>{PROMISE_WORDS}</p>
        <LastDayAndLook
          typed={typed}
          problems={problems}
          legend="The last day on which they can take part"
          usual="Eight weeks"
        />
      </form>
    </Page>
  )
}

export function LookAtRepairPage(props: {
  readonly record: PageRecord
  readonly asked: AskedToRepair
  readonly text: string
  readonly isSent: boolean
  readonly fields: readonly (readonly [string, string])[]
}) {
  const { record, asked, text, isSent } = props
  return (
    <Page title="This is what goes" record={record} current="news" backTo={backTo(record)}>
      <Card class="heard-mail heard-mail--look">
        <Meta>
          To: {asked.name}
          {asked.address !== null && `, ${asked.address}`}
        </Meta>
        <h2>The mail</h2>
        <div class="heard-verbatim">{text}</div>
      </Card>
      <Card>
        <h2>What the link shows, to them alone</h2>
        <p class="heard-lead">{asked.about}</p>
        <Quote>{asked.words}</Quote>
        <Meta>
          This conversation and nothing else of the record, in one browser, until{' '}
          {inFullWords(asked.until)}.
        </Meta>
      </Card>
      <GoOrChange fields={props.fields} isSent={isSent} />
    </Page>
  )
}

/** The other's link, and how its mails fared, on the page of the conversation. */
export function OtherByLinkCard(props: {
  readonly record: PageRecord
  readonly repair: Repair
  readonly token: string
  readonly other: OtherByLink
}) {
  const { record, repair, token, other } = props
  const { name, address, mails, replies, until, open } = other
  const last = mails.at(-1)
  return (
    <section id="by-email" aria-labelledby="by-email-heading">
      <Card class="heard-mail">
        <h2 id="by-email-heading">{name} takes part by a link</h2>
        {last !== undefined && (
          <p>
            {last.body.address ?? inWords(last.entry.happened.day)}:{' '}
            <MailState mail={last} recordPath={record.path} />
            {mails.length > 1 && ` ${mails.length} mails in all.`}
          </p>
        )}
        {replies.map(({ body, address: at, happened }) => (
          <>
            <Meta>
              <a href={`${record.path}/entries/${at}`}>{name} wrote by email</a>,{' '}
              {inWords(happened.day)}. It is not part of the conversation.
            </Meta>
            <Quote>{wordsOf(body)}</Quote>
          </>
        ))}
        <Meta>
          {open
            ? `They can take part until ${inWords(until)}.`
            : 'The link does not open any more.'}
        </Meta>
        {open && (
          <form method="post" action={`${record.path}/repair/${repair.address}/link`}>
            <input type="hidden" name="token" value={token} />
            <Acts>
              <ActButton name="do" value="again" quiet>
                {address === null ? 'Make a new link' : 'Send a new link'}
              </ActButton>
              <ActButton name="do" value="end" quiet>
                End the link
              </ActButton>
            </Acts>
          </form>
        )}
      </Card>
    </section>
  )
}

function wordsOf(body: unknown): string {
  const { words } = body as { readonly words?: unknown }
  return typeof words === 'string' ? words : ''
}
