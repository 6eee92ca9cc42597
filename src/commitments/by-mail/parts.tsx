/** What went out by email about one ask, and what became of each: on the ask's own page. */
import { ActButton, ActLink, Acts, Card, Meta } from '../../platform/components/card.tsx'
import { Details } from '../../platform/components/details.tsx'
import { inWords, type Day } from '../../platform/day.ts'
import { OUTCOME_WORDS } from './entries.ts'
import { stateOf, type State } from './mail-words.ts'
import type { AskedMail } from './store.ts'

const STATES: Record<State, string> = {
  ...OUTCOME_WORDS,
  'being sent': 'Given to the mail server; nobody has heard yet whether it took it',
  'by your own email': 'A link was made, to send by your own email',
}

type Props = {
  /** The page of the ask. */
  readonly path: string
  readonly recordPath: string
  readonly on: Day
  readonly mails: readonly AskedMail[]
}

/** Nothing where nothing was asked by email: the door to it stands beside the next letter. */
export function AskedByMail({ path, recordPath, on, mails }: Props) {
  if (mails.length === 0) return null
  return (
    <section id="by-email" aria-labelledby="by-email-heading">
      <h2 id="by-email-heading">Asked by email</h2>
      {mails.map((mail) => (
        <OneMail {...{ path, recordPath, on, mail }} />
      ))}
    </section>
  )
}

/** What is known of a mail now, with the entry that says so. */
export function MailState(props: { readonly mail: AskedMail; readonly recordPath: string }) {
  const { mail, recordPath } = props
  const { as, on } = stateOf(mail)
  const source = mail.outcomes.at(-1)?.address
  if (source === undefined || on === null) return <>{STATES[as]}.</>
  return (
    <>
      <a href={`${recordPath}/entries/${source}`}>{STATES[as]}</a>, {inWords(on)}.
    </>
  )
}

function OneMail({
  path,
  recordPath,
  on,
  mail,
}: Omit<Props, 'mails'> & { readonly mail: AskedMail }) {
  const { body, entry, answered } = mail
  const { as } = stateOf(mail)
  const until = mail.open && body.until !== null && body.until >= on ? body.until : null
  return (
    <Card
      class={as === 'came back' || as === 'not sent' ? 'heard-mail heard-mail--back' : 'heard-mail'}
    >
      <h3>
        <a href={`${recordPath}/entries/${entry.address}`}>
          {body.name}, {inWords(entry.happened.day)}
        </a>
      </h3>
      <p class="heard-mail__state">
        <MailState mail={mail} recordPath={recordPath} />
      </p>
      {as === 'came back' && (
        <p>The address may be wrong. Look at it, and ask again with the right one.</p>
      )}
      <Meta>
        {answered !== null && `Answered by the link on ${dayOf(answered)}. `}
        {linkWords(mail, until)}
      </Meta>
      {until !== null && <Manage path={path} mail={mail} />}
    </Card>
  )
}

function linkWords({ body }: AskedMail, until: Day | null): string {
  if (body.member === null) return 'It went as a letter: they answer by replying.'
  return until === null
    ? 'The link does not open any more.'
    : `The link opens until ${inWords(until)}.`
}

function dayOf(instant: string): string {
  return inWords(instant.slice(0, 10) as Day)
}

function Manage({ path, mail }: { readonly path: string; readonly mail: AskedMail }) {
  return (
    <Details summary="The link">
      <form method="post" action={`${path}/email/${mail.entry.address}`}>
        {mail.answered !== null && (
          <p>
            It was answered in one browser. In any other it only says so. Open it again if they
            changed their phone or computer.
          </p>
        )}
        <Acts>
          {mail.answered !== null && (
            <ActButton name="do" value="reopen" quiet>
              Let it be answered elsewhere
            </ActButton>
          )}
          <ActButton name="do" value="link" quiet>
            Make a new link
          </ActButton>
          <ActButton name="do" value="end" quiet>
            End the link
          </ActButton>
        </Acts>
      </form>
    </Details>
  )
}

/** The door to asking by email. */
export function AskByEmail({ path }: { readonly path: string }) {
  return <ActLink href={`${path}/email`}>Send by email</ActLink>
}
