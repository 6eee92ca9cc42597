/** The family's side: who has a link for days, making one, ending it. */
import { Button } from '../../platform/components/button.tsx'
import { Card, Meta, OwedCard } from '../../platform/components/card.tsx'
import { DateInput } from '../../platform/components/date-input.tsx'
import { Details } from '../../platform/components/details.tsx'
import { Input } from '../../platform/components/input.tsx'
import { Radios } from '../../platform/components/radios.tsx'
import { inWords, type Day } from '../../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { MailState } from '../../commitments/by-mail/parts.tsx'
import type { AskedMail } from '../../commitments/by-mail/store.ts'
import { isOpen, type OwnLink } from './link.ts'

export type LinksPageProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly links: readonly OwnLink[]
  /** The last mail of each link, by its number. */
  readonly mailed: ReadonlyMap<number, AskedMail>
  /** Heard can mail a link. */
  readonly mails: boolean
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

const FOR = { home: 'from home', school: 'from school', child: 'a page of their own' } as const

export function LinksPage(props: LinksPageProps) {
  const { record, links } = props
  return (
    <Page
      title="Links for days"
      sub="Somebody without an account says in twenty seconds how a day was. They see nothing of the record."
      record={record}
      current="days"
      backTo={{ href: `${record.path}/days`, text: 'How days go' }}
      problems={props.problems}
    >
      {links.map((link) => (
        <LinkCard link={link} {...props} />
      ))}
      <MakeLink {...props} />
    </Page>
  )
}

function LinkCard(props: LinksPageProps & { readonly link: OwnLink }) {
  const { link, record, on } = props
  const mail = props.mailed.get(link.seq)
  const open = isOpen(link, on)
  return (
    <OwedCard
      tone={open ? 'kept' : 'quiet'}
      count={open ? 'Open' : 'Over'}
      unit={FOR[link.for]}
      title={link.name}
    >
      <Meta>
        {link.ended === null
          ? `${open ? 'opens until' : 'ended'} ${inWords(link.until)}`
          : `ended ${inWords(link.ended)}`}
      </Meta>
      {mail !== undefined && (
        <Meta>
          {mail.body.address}: <MailState mail={mail} recordPath={record.path} />
        </Meta>
      )}
      <form method="post" action={`${record.path}/days/links/${link.address}`} class="heard-acts">
        <Button name="do" value="again" class="govuk-button--secondary">
          Make the link again
        </Button>
        {open && (
          <Button name="do" value="end" class="govuk-button--secondary">
            End the link
          </Button>
        )}
      </form>
    </OwedCard>
  )
}

function MakeLink({ record, mails, token, typed, problems }: LinksPageProps) {
  const error = (field: string) => problemOf(problems, field)
  return (
    <Card>
      <h2>Give somebody a link</h2>
      <form method="post" action={`${record.path}/days/links`} class="heard-form" novalidate>
        <input type="hidden" name="token" value={token} />
        <Radios
          name="for"
          idPrefix="for"
          value={typed['for']}
          error={error('for')}
          fieldset={{ legend: 'Whom is it for?' }}
          items={[
            {
              value: 'school',
              text: 'Somebody at school',
              hint: 'They say how the day was there, and tell you news; you can tell them how the night was',
            },
            { value: 'home', text: 'Somebody at home', hint: 'Gran, a friend' },
            {
              value: 'child',
              text: record.name,
              hint: `A page of ${record.name}’s own, on a device of theirs`,
            },
          ]}
        />
        <Input
          id="name"
          name="name"
          label="Their name"
          hint={`Leave this empty for ${record.name}`}
          value={typed['name'] ?? ''}
          error={error('name')}
          autocomplete="off"
        />
        {mails && (
          <Input
            id="address"
            name="address"
            type="email"
            label="Their email address, if Heard should send it"
            hint={`The mail holds the link and your name, and nothing of ${record.name}. Somebody at school can also reply to it: what they write is told to you as news. Not for ${record.name}’s own page.`}
            value={typed['address'] ?? ''}
            error={error('address')}
            autocomplete="off"
            spellcheck={false}
          />
        )}
        <DateInput
          id="until"
          namePrefix="until"
          fieldset={{ legend: 'The last day it opens' }}
          hint="If you leave this, a year from today"
          error={error('until-day')}
          values={typed}
        />
        <Button>Make the link</Button>
      </form>
      <AboutTheChildsLink name={record.name} />
    </Card>
  )
}

/** Said to the family before they make it: what they will not be able to read, and why. */
function AboutTheChildsLink({ name }: { readonly name: string }) {
  return (
    <Details summary={`What a link for ${name} means`}>
      <p>
        {name} chooses each time who may read what they put in: only {name}, or an adult they name.
        What is only for {name} is not shown to you, and cannot be: not on any page, not in the
        export, not when the link is made again. You can end the link; you cannot look.
      </p>
      <p>
        A child who may say something in their own time, to whom they choose, says more. When their
        words tell of danger, {name} sees help first and can show it to an adult with one tap. Heard
        tells nobody by itself: the link does not take the place of you.
      </p>
    </Details>
  )
}
