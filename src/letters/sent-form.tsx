/** "I have sent this", and throwing a letter away. */
import { Button } from '../platform/components/button.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Details } from '../platform/components/details.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { problemOf, typedDay } from '../platform/web/forms.ts'
import { SENT_HOW, type Way } from './entries.ts'
import type { LetterPageProps } from './letter-page.tsx'

const HOW: Readonly<Record<Way, string>> = {
  email: 'By email',
  post: 'By post',
  'by hand': 'I gave it to them',
  'their own form': 'In their own form',
  'another way': 'Another way',
}

export function SentForm(props: LetterPageProps) {
  const { record, kept, letter, problems, given, blanks, names, today } = props
  return (
    <section aria-labelledby="sent-heading" class="heard-letter__sent" id="sent-form">
      <h2 id="sent-heading">I have sent this</h2>
      <p>{whatIsKept(props)}</p>
      <form method="post" action={`${record.path}/letters/${kept.id}/sent`}>
        <Radios
          name="how"
          class="govuk-radios--small govuk-radios--inline"
          fieldset={{ legend: { text: 'How did it go?', class: 'govuk-fieldset__legend--s' } }}
          value={given['how']}
          error={problemOf(problems, 'how')}
          items={SENT_HOW.map((value) => ({ value, text: HOW[value] }))}
        />
        <DateInput
          id="sent"
          namePrefix="sent"
          fieldset={{ legend: { text: 'On which day?', class: 'govuk-fieldset__legend--s' } }}
          error={problemOf(problems, 'sent')}
          values={{ ...typedDay('sent', today), ...given }}
        />
        {letter.starts !== undefined && props.matters.length > 1 && (
          <Radios
            name="matter"
            class="govuk-radios--small"
            fieldset={{
              legend: { text: 'Where does it belong?', class: 'govuk-fieldset__legend--s' },
            }}
            value={given['matter'] ?? props.matters[0]?.value}
            items={props.matters.map(({ value, title }) => ({ value, text: title }))}
          />
        )}
        {blanks.length > 0 && (
          <Checkboxes
            name="blanks"
            values={[given['blanks'] ?? '']}
            error={problemOf(problems, 'blanks')}
            items={[{ value: 'yes', text: 'It went with the blanks in it' }]}
          />
        )}
        {names.length > 0 && (
          <Checkboxes
            name="names"
            values={[given['names'] ?? '']}
            error={problemOf(problems, 'names')}
            items={[{ value: 'yes', text: 'It was right to name the other child' }]}
          />
        )}
        <Button preventDoubleClick>I have sent this</Button>
      </form>
    </section>
  )
}

function whatIsKept({ kept, letter }: LetterPageProps): string {
  const ask = kept.draft.asks === null ? '' : ' What it asks is counted from that day.'
  const step = letter.starts === undefined ? '' : ' The time limits it starts are counted too.'
  return `The letter is kept in the record as it is now.${kept.draft.about === null ? ask : ' It counts as asking again.'}${step}`
}

export function Throw({ record, kept }: LetterPageProps) {
  return (
    <Details summary="Throw this letter away">
      <form method="post" action={`${record.path}/letters/${kept.id}`}>
        <p>Nothing else in the record changes.</p>
        <Button class="govuk-button--warning" name="do" value="remove">
          Throw it away
        </Button>
      </form>
    </Details>
  )
}
