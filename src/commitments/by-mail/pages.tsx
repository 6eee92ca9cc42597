/** Asking by email: the words, exactly what goes, and the link where the family sends it itself. */
import { Button } from '../../platform/components/button.tsx'
import { ActLink, Acts, Card, Meta } from '../../platform/components/card.tsx'
import { Input } from '../../platform/components/input.tsx'
import { WarningText } from '../../platform/components/notices.tsx'
import { Textarea } from '../../platform/components/textarea.tsx'
import { problemOf, type Problem, type Typed } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import type { Whereabouts } from '../../people/whereabouts/find.ts'
import { InTheWay } from '../../people/whereabouts/parts.tsx'
import { mailtoOf } from '../next-letter.ts'
import { LastDayAndLook } from './asking-parts.tsx'
import type { ToAsk } from './forms.ts'

type Base = {
  readonly record: PageRecord
  /** The page of the ask, and what it is called. */
  readonly path: string
  readonly title: string
}

const backTo = ({ path, title }: Base) => ({ href: path, text: title })

export function WriteMailPage(
  props: Base & { readonly given: Typed; readonly problems: readonly Problem[] },
) {
  const { record, path, given, problems } = props
  const box = (name: string) => ({ name, value: given[name], error: problemOf(problems, name) })
  return (
    <Page
      title="Ask by email"
      sub="They answer on one page, without an account."
      record={record}
      current="owed"
      backTo={backTo(props)}
      problems={problems}
    >
      <form method="post" action={`${path}/email`} class="heard-form">
        <Input label="Whom do you ask?" {...box('name')} />
        <Input
          label="Their email address"
          type="email"
          autocomplete="off"
          spellcheck={false}
          {...box('address')}
        />
        <Input
          label="Subject"
          hint="Others may see it. Leave out the child’s name, and what it is about."
          {...box('subject')}
        />
        <Textarea label="What you ask" rows={10} {...box('question')} />
        <LastDayAndLook typed={given} problems={problems} usual="Two months" />
      </form>
    </Page>
  )
}

export type LookProps = Base & {
  readonly to: ToAsk
  /** The whole text as it goes, without the secret. */
  readonly text: string
  /** Whether this installation sends mail, and the address it comes from, where that is known. */
  readonly sends: boolean
  readonly from: string | null
  /** Whereabouts in its words that nobody has yet said to go on with. */
  readonly inTheWay: Whereabouts | null
  /** The subject has a name of the child in it. */
  readonly namesChild: boolean
  readonly fields: readonly (readonly [string, string])[]
}

export function LookAtMailPage(props: LookProps) {
  const { record, path, to, text, sends, from } = props
  const canSend = sends && to.address !== null
  return (
    <Page title="This is what goes" record={record} current="owed" backTo={backTo(props)}>
      {props.namesChild && (
        <WarningText>
          The subject has the child’s name in it. A subject is seen by others.
        </WarningText>
      )}
      {props.inTheWay !== null && <InTheWay found={props.inTheWay} />}
      <Card class="heard-mail heard-mail--look">
        {sends && from !== null && <Meta>From: {from}</Meta>}
        <Meta>
          To: {to.name}
          {to.address !== null && `, ${to.address}`}
        </Meta>
        <h2>{to.subject}</h2>
        <div class="heard-verbatim">{text}</div>
      </Card>
      <Meta>
        They see this and nothing else of the record. What they answer is kept as theirs, and
        everyone who may read this question may read it.
      </Meta>
      <form method="post" action={`${path}/email`}>
        {props.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {canSend && (
          <Button name="do" value="send" preventDoubleClick>
            Send it now
          </Button>
        )}
        {!canSend && <OwnEmail hasMailer={sends} />}
        <Button class="govuk-button--secondary" name="do" value="change">
          Change it
        </Button>
      </form>
    </Page>
  )
}

function OwnEmail({ hasMailer }: { readonly hasMailer: boolean }) {
  return (
    <>
      <p>
        {hasMailer
          ? 'There is no address to send it to. You get the text with its link, to send yourself.'
          : 'This Heard has no mail server, so it sends nothing. You get the text with its link, to send yourself.'}
      </p>
      <Button name="do" value="make" preventDoubleClick>
        Make the link
      </Button>
    </>
  )
}

export type OwnMailProps = Base & {
  readonly to: Pick<ToAsk, 'name' | 'address' | 'subject'>
  readonly text: string
  /** This installation is reached from this machine only: the link opens nowhere else. */
  readonly onlyHere: boolean
}

/** Shown once: the link is a secret, and is not kept. */
export function OwnMailPage(props: OwnMailProps) {
  const { record, path, to, text, onlyHere } = props
  const { subject, address, name } = to
  return (
    <Page
      title="Ready for you to send"
      sub="Nothing has been sent. This page is shown once: copy the text now."
      record={record}
      current="owed"
      backTo={backTo(props)}
    >
      {onlyHere && (
        <WarningText>
          Heard is reached from this computer only, so the link does not open for others yet.
        </WarningText>
      )}
      <Textarea name="text" label={`To ${name}, about “${subject}”`} value={text} rows={18} />
      <form method="post" action={`${path}/email`}>
        {[
          ['name', name],
          ['address', address ?? ''],
          ['subject', subject],
          ['text', text],
        ].map(([field, value]) => (
          <input type="hidden" name={field} value={value} />
        ))}
        <Acts>
          <ActLink href={mailtoOf({ subject, text }, address)}>Open in my email</ActLink>
          <button class="heard-button heard-button--quiet" name="do" value="eml">
            Take it as an email file
          </button>
        </Acts>
      </form>
    </Page>
  )
}
