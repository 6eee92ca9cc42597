/** Somebody passed it on: one box to paste into, and whatever the words do not say. Made for a thumb. */
import { Button } from '../platform/components/button.tsx'
import { Meta } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inWords, type Day } from '../platform/day.ts'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { DayInput } from './new-need-page.tsx'
import type { Held } from './stops.ts'
import { bare } from './told-page.tsx'

export type PassedOnProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly problems: readonly Problem[]
  readonly given: Readonly<Record<string, string>>
  /** What it may be about: needs, and asks that are still owed. */
  readonly open: readonly Held[]
  /** The message or note it was said in. */
  readonly source: { readonly address: string; readonly title: string; readonly day: Day } | null
}

export function PassedOnPage(props: PassedOnProps) {
  const { record, problems, given, source } = props
  return (
    <Page
      title="Somebody passed it on"
      sub="Paste or type what they said. We work out the rest where we can; you can change everything."
      record={record}
      current="owed"
      backTo={{ href: `${record.path}/needs`, text: 'What is needed, and who has it' }}
      problems={problems}
    >
      {source !== null && (
        <InsetText>
          From <a href={`${record.path}/entries/${source.address}`}>{bare(source.title)}</a>,{' '}
          {inWords(source.day)}. It is kept as the evidence.
        </InsetText>
      )}
      <form method="post" action={`${record.path}/passed-on/new`} class="heard-words">
        <input type="hidden" name="token" value={given['token'] ?? ''} />
        {source !== null && <input type="hidden" name="entry" value={source.address} />}
        {given['proposal'] !== undefined && (
          <input type="hidden" name="proposal" value={given['proposal']} />
        )}
        <Textarea
          name="words"
          label="What they said"
          hint="For example: CAMHS: not our remit, try Early Help"
          rows={3}
          value={given['words'] ?? ''}
          error={problemOf(problems, 'words')}
        />
        <WhoAndTo {...props} />
        <AboutWhat {...props} />
        <Details summary="It was on another day" open={source !== null || hasDaySlip(props)}>
          <DayInput
            name="day"
            legend="On which day?"
            from={source?.day ?? props.on}
            problems={problems}
            given={given}
          />
        </Details>
        <Button preventDoubleClick>Save</Button>
        <Meta>Only you see this until you change who may.</Meta>
      </form>
    </Page>
  )
}

function AboutWhat({ open, problems, given }: PassedOnProps) {
  const isNew = open.length === 0
  return (
    <>
      {!isNew && (
        <Radios
          name="about"
          class="govuk-radios--small"
          fieldset={{ legend: { text: 'What was it about?', class: 'govuk-fieldset__legend--s' } }}
          error={problemOf(problems, 'about')}
          value={given['about'] ?? null}
          items={open.map(({ address, title, kind, creditor }) => ({
            value: address,
            text: title,
            ...(kind !== 'need' && { hint: kind === 'ask' ? `Asked by ${creditor}` : 'Promised' }),
          }))}
        />
      )}
      <Input
        name="title"
        id={isNew ? 'about' : 'title'}
        label={isNew ? 'What was it about, in a few words' : 'Or something else, in a few words'}
        hint="For example: help with anxiety"
        value={given['title'] ?? ''}
        error={isNew ? problemOf(problems, 'about') : undefined}
      />
    </>
  )
}

function hasDaySlip({ problems, given }: PassedOnProps): boolean {
  return problemOf(problems, 'day') !== undefined || given['day-day'] !== undefined
}

/** Who said it and to whom it went: folded away until the words leave it open. */
function WhoAndTo({ problems, given }: PassedOnProps) {
  const isOpen =
    ['from', 'to'].some((field) => problemOf(problems, field) !== undefined) ||
    (given['from'] ?? '') !== '' ||
    (given['to'] ?? '') !== ''
  return (
    <Details summary="Who said it, and to whom it went: if the words do not say" open={isOpen}>
      <Input
        name="from"
        label="Who said it"
        hint="A name, or GP, school, CAMHS, the council"
        value={given['from'] ?? ''}
        error={problemOf(problems, 'from')}
      />
      <Input
        name="to"
        label="To whom they passed it"
        hint="If they only closed it: who has to pick it up now, perhaps you"
        value={given['to'] ?? ''}
        error={problemOf(problems, 'to')}
      />
    </Details>
  )
}
