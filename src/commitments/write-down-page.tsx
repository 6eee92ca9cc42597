/** Writing down by hand what was asked or promised: on the telephone, at the gate, in a meeting. */
import { Button } from '../platform/components/button.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import type { Day } from '../platform/day.ts'
import { problemOf, typedDay, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'

export type WriteDownProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly problems: readonly Problem[]
  readonly given: Readonly<Record<string, string>>
}

export function WriteDownPage(props: WriteDownProps) {
  const { record, on, problems, given } = props
  return (
    <Page
      title="Write down what was asked or promised"
      record={record}
      current="owed"
      backTo={{ href: `${record.path}/owed`, text: 'Who owes what' }}
      problems={problems}
    >
      <form method="post" action={`${record.path}/owed/new`} class="heard-words">
        <input type="hidden" name="token" value={given['token'] ?? ''} />
        <Radios
          name="kind"
          class="govuk-radios--small"
          fieldset={{ legend: { text: 'Which was it?', class: 'govuk-fieldset__legend--s' } }}
          error={problemOf(problems, 'kind')}
          value={given['kind'] ?? 'ask'}
          items={[
            { value: 'ask', text: 'I asked for something' },
            { value: 'promise', text: 'They said they would do something' },
          ]}
        />
        <Input
          name="title"
          label="What, in a few words"
          hint="For example: Tell us who supervises lunch"
          value={given['title'] ?? ''}
          error={problemOf(problems, 'title')}
        />
        <Input
          name="debtor"
          label="Who was asked, or who said it"
          hint="A name, or the school, council or clinic"
          value={given['debtor'] ?? ''}
          error={problemOf(problems, 'debtor')}
        />
        <DateInput
          id="since"
          namePrefix="since"
          fieldset={{ legend: { text: 'On which day?', class: 'govuk-fieldset__legend--s' } }}
          error={problemOf(problems, 'since')}
          values={{ ...typedDay('since', on), ...given }}
        />
        <DuePart {...props} />
        <Textarea
          name="words"
          label="What was said, if you like"
          rows={3}
          value={given['words'] ?? ''}
          error={problemOf(problems, 'words')}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    </Page>
  )
}

/** A day makes somebody late only where it has a ground, so the ground is asked with it. */
function DuePart({ problems, given }: WriteDownProps) {
  const isOpen =
    (given['due-day'] ?? '') !== '' ||
    (given['dueBasis'] ?? '') !== '' ||
    problems.some(({ field }) => field === 'due' || field === 'dueBasis')
  return (
    <Details summary="There is a day by which it is due" open={isOpen}>
      <DateInput
        id="due"
        namePrefix="due"
        fieldset={{ legend: { text: 'By which day?', class: 'govuk-fieldset__legend--s' } }}
        error={problemOf(problems, 'due')}
        values={{
          'due-day': given['due-day'] ?? '',
          'due-month': given['due-month'] ?? '',
          'due-year': given['due-year'] ?? '',
        }}
      />
      <Radios
        name="dueBasis"
        class="govuk-radios--small"
        fieldset={{
          legend: { text: 'Where does this day come from?', class: 'govuk-fieldset__legend--s' },
        }}
        error={problemOf(problems, 'dueBasis')}
        value={given['dueBasis'] ?? null}
        items={[
          { value: 'their promise', text: 'They said it themselves' },
          { value: 'agreed', text: 'We both agreed on it' },
          { value: 'law', text: 'The law sets it' },
          { value: 'policy', text: 'Their own policy sets it' },
          {
            value: 'asked',
            text: 'Only I asked for it',
            hint: 'Then it is shown as the day you asked for, and nobody is called late',
          },
        ]}
      />
    </Details>
  )
}
