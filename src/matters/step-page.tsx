/** Telling one step, or giving one another day: its own question, the day, whose words, what shows it. */
import type { ProcessEvent } from '../law/process.ts'
import { Button } from '../platform/components/button.tsx'
import { Meta } from '../platform/components/card.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Select } from '../platform/components/select.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inWords } from '../platform/day.ts'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { Line } from '../record/store.ts'
import type { Matter } from './matter.ts'

export type StepPageProps = {
  readonly record: PageRecord
  readonly matter: Matter
  readonly event: ProcessEvent
  readonly problems: readonly Problem[]
  readonly given: Readonly<Record<string, string>>
  /** Messages, letters and calls that may show it, nearest first. */
  readonly evidence: readonly Pick<Line, 'address' | 'title' | 'day' | 'author'>[]
  /** The page of the step that is changed; null for a new one. */
  readonly changing: { readonly address: string } | null
}

export function StepPage(props: StepPageProps) {
  const { record, matter, event, problems, given, changing } = props
  const path = `${record.path}/matters/${matter.address}`
  return (
    <Page
      title={event.says}
      sub={
        changing === null
          ? matter.title
          : 'The day that was there before stays readable. Every date that hangs on it moves.'
      }
      record={record}
      current="deadlines"
      backTo={{ href: path, text: matter.title }}
      problems={problems}
    >
      <form
        method="post"
        action={changing === null ? `${path}/steps` : `${path}/steps/${changing.address}`}
        class="heard-words"
        novalidate
      >
        <input type="hidden" name="token" value={given['token'] ?? ''} />
        <input type="hidden" name="event" value={event.id} />
        <input type="hidden" name="asked" value="yes" />
        <DateInput
          id="day"
          namePrefix="day"
          fieldset={{
            legend: { text: event.ask ?? 'Which day was it?', class: 'govuk-fieldset__legend--s' },
          }}
          error={problemOf(problems, 'day')}
          {...(event.planned === true && { hint: 'It may be a day still to come' })}
          values={{
            'day-day': given['day-day'] ?? '',
            'day-month': given['day-month'] ?? '',
            'day-year': given['day-year'] ?? '',
          }}
        />
        {event.ground !== undefined && <Meta>What the law allows: {event.ground}.</Meta>}
        <Evidence {...props} />
        <Textarea
          name="words"
          label="In your words, if you like"
          rows={3}
          value={given['words'] ?? ''}
          error={problemOf(problems, 'words')}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
      {changing !== null && (
        <p>
          Did it not happen at all?{' '}
          <a href={`${record.path}/entries/${changing.address}`}>Open the step itself</a> to take it
          back.
        </p>
      )}
    </Page>
  )
}

function Evidence({ evidence, given }: StepPageProps) {
  if (evidence.length === 0) return null
  return (
    <Select
      name="source"
      label="Which letter or message shows it? (if you like)"
      value={given['source'] ?? ''}
      items={[
        { value: '', text: 'None' },
        ...evidence.map(({ address, title, day, author }) => ({
          value: address,
          text: `${inWords(day)}: ${title} (${author})`.slice(0, 110),
        })),
      ]}
    />
  )
}
