/** The link to a page, shown once: to copy, to read with a telephone, to send; and what became of its mail. */
import type { Child } from 'hono/jsx'
import { ActLink, Acts, Card, Meta } from '../../platform/components/card.tsx'
import { InsetText, WarningText } from '../../platform/components/notices.tsx'
import type { Sent } from '../../platform/mail/mailer.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'

/** The link, shown once. */
export function LinkPage(props: {
  readonly record: PageRecord
  readonly name: string
  readonly link: string
  /** The link as a picture that a telephone reads. */
  readonly code: Child
  /** A code for typing and today's PIN, where there is one; and where it is typed. */
  readonly typed: { readonly code: string; readonly pin: string } | null
  readonly typedAt: string
  /** It leads to this machine only. */
  readonly onlyHere: boolean
  /** What became of it where Heard mailed it. */
  readonly mailed?: Sent | undefined
  /** Of a link that is for something else than reading the page. */
  readonly instead?: {
    readonly words: string
    readonly subject: string
    readonly current: string
    readonly backTo: { readonly href: string; readonly text: string }
  }
}) {
  const { record, name, link, code, typed, typedAt, onlyHere, instead } = props
  const words =
    instead?.words ??
    `Here is a page that will take you two minutes to read before you next see the child it is about:\n\n${link}\n\nIt is for you only. Please press “I have read this” at its end.`
  const mail = `mailto:?subject=${encodeURIComponent(instead?.subject ?? 'Two minutes of reading, please')}&body=${encodeURIComponent(words)}`
  return (
    <Page
      title={`The link for ${name}`}
      record={record}
      current={instead?.current ?? 'profile'}
      backTo={instead?.backTo ?? { href: `${record.path}/readers`, text: 'Who has read it' }}
    >
      {props.mailed !== undefined && (
        <Mailed name={name} mailed={props.mailed} at={instead?.backTo.text ?? 'Who has read it'} />
      )}
      <p>It is shown only now. If it is lost, make it again: the old one then stops.</p>
      {onlyHere && (
        <WarningText>
          This Heard runs on this machine only, so nobody outside can open the link.{' '}
          {instead === undefined && 'Print the page instead, and hand it over.'}
        </WarningText>
      )}
      <Card>
        <p class="heard-link-words">
          <code>{link}</code>
        </p>
        <div class="heard-code">{code}</div>
        <Meta>Nothing on it says which child it is about until it is opened.</Meta>
      </Card>
      {typed !== null && (
        <Card>
          <h2>Or a code to type</h2>
          <p>
            At <code>{typedAt}</code>: <strong class="heard-code-words">{typed.code}</strong>
          </p>
          <p>
            It needs the day’s PIN too. Today it is <strong>{typed.pin}</strong>; you find each
            day’s under “Who has read it”. Give the code and the PIN by different ways.
          </p>
        </Card>
      )}
      <Acts>
        {!onlyHere && <ActLink href={mail}>Send it in an email of mine</ActLink>}
        {instead === undefined && (
          <ActLink href={`${record.path}/profile`} quiet>
            Print the page instead
          </ActLink>
        )}
      </Acts>
    </Page>
  )
}

const MAILED: Readonly<Record<Sent, string>> = {
  sent: 'It was handed to the mail server.',
  'not sent': 'The mail server did not take it. Send the link yourself, or make it again later.',
  unsure:
    'Nobody can say whether it was sent: the line broke. Ask them, or send the link yourself.',
}

function Mailed(props: {
  readonly name: string
  readonly mailed: Sent
  /** Where what becomes of it is told. */
  readonly at: string
}) {
  const { name, mailed, at } = props
  return (
    <InsetText>
      A mail to {name}: {MAILED[mailed]}
      {mailed === 'sent' && ` Whether it arrives, you see under “${at}”.`}
    </InsetText>
  )
}
