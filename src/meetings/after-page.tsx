/** What came of a meeting: who came, what was said and decided, what was not agreed, and who does what. */
import type { Child } from 'hono/jsx'
import type { KeptCommitment } from '../commitments/store.ts'
import { Button } from '../platform/components/button.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import type { Day } from '../platform/day.ts'
import { problemOf } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { AgreedList } from './agreed-part.tsx'
import type { FormShown } from './form-page.tsx'
import { AGREED_LINES } from './forms.ts'
import type { Meeting } from './meeting.ts'
import { THOSE_THERE, ThoseThere } from './parts.tsx'
import { WhoMayRead, type Readers } from './who-part.tsx'

type AfterProps = FormShown & {
  readonly record: PageRecord
  readonly on: Day
  readonly meeting: Meeting
  /** What is kept of it as agreed already. */
  readonly agreed: readonly KeptCommitment[]
  /** Who may read it, where it is written for the first time. */
  readonly readers: Readers | null
}

type Box = (name: string) => {
  readonly name: string
  readonly value: string
  readonly error: string | undefined
}

export function AfterPage(props: AfterProps) {
  const { record, meeting, problems, typed, readers, agreed } = props
  const box: Box = (name) => ({
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  })
  return (
    <Page
      title="What came of it"
      sub={`${meeting.body.title}. Leave out what you do not need.`}
      record={record}
      current="meetings"
      backTo={{ href: `${record.path}/meetings/${meeting.address}`, text: meeting.body.title }}
      problems={problems}
    >
      <form method="post" class="heard-by-hand" novalidate>
        <input type="hidden" name="token" value={props.token} />
        <h2>Who does what</h2>
        {agreed.length > 0 && (
          <>
            <p>Kept already:</p>
            <AgreedList record={record} agreed={agreed} on={props.on} />
          </>
        )}
        <AgreedLines {...props} box={box} />
        <Textarea
          {...box('notAgreed')}
          label={{ text: 'What was not agreed, or left open?', class: 'govuk-label--s' }}
          hint="As plainly as what was"
          rows={2}
        />
        <Textarea
          {...box('decided')}
          label={{ text: 'What else was decided?', class: 'govuk-label--s' }}
          rows={2}
        />
        <Textarea
          {...box('said')}
          label={{ text: 'What was said?', class: 'govuk-label--s' }}
          hint="Begin a line with who said it. SENCO: We can do that from Monday."
          rows={5}
        />
        <WhoCame {...props} box={box} />
        {readers !== null && <WhoMayRead readers={readers} typed={typed} />}
        <Button preventDoubleClick>Save</Button>
      </form>
    </Page>
  )
}

function WhoCame({ typed, problems, box }: AfterProps & { readonly box: Box }) {
  return (
    <>
      <Textarea
        {...box('came')}
        label={{ text: 'Who came?', class: 'govuk-label--s' }}
        hint="Take out who did not"
        rows={5}
      />
      <Textarea
        {...box('missing')}
        label={{ text: 'Who was expected and did not come?', class: 'govuk-label--s' }}
        hint="One on each line"
        rows={2}
      />
      <Input
        {...box('minutes')}
        label={{ text: 'How many minutes did it take?', class: 'govuk-label--s' }}
        class="govuk-input--width-4"
        inputmode="numeric"
      />
      <Details
        summary="Was it recorded?"
        open={(typed['recorded'] ?? '') !== '' || problemOf(problems, 'recorded') !== undefined}
      >
        <Radios
          name="recorded"
          class="govuk-radios--small"
          fieldset={{ legend: { text: 'Was it recorded?', class: 'govuk-fieldset__legend--s' } }}
          value={typed['recorded'] ?? null}
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
            { value: 'not known', text: 'I do not know' },
          ]}
        />
        <Radios
          name="knew"
          class="govuk-radios--small"
          fieldset={{
            legend: { text: 'If it was: did everybody know?', class: 'govuk-fieldset__legend--s' },
          }}
          value={typed['knew'] ?? null}
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'some', text: 'Some did' },
            { value: 'no', text: 'No' },
            { value: 'not known', text: 'I do not know' },
          ]}
        />
      </Details>
    </>
  )
}

/** So many lines are open at first; the rest are opened by whoever needs them. */
const OPEN_LINES = 2

function AgreedLines({ meeting, typed, problems, box }: AfterProps & { readonly box: Box }) {
  const lines = Array.from({ length: AGREED_LINES }, (_, at) => at)
  const line = (at: number): Child => (
    <fieldset class="heard-meeting__line">
      <legend>{at === 0 ? 'One thing that was agreed' : `Another thing (${at + 1})`}</legend>
      <Input {...box(`what-${at}`)} label="What" />
      <Input {...box(`who-${at}`)} label="Who" attributes={{ list: THOSE_THERE }} />
      <DateInput
        id={`by-${at}`}
        namePrefix={`by-${at}`}
        fieldset={{ legend: 'By when, if a day was agreed' }}
        values={typed}
        error={problemOf(problems, `by-${at}`)}
      />
    </fieldset>
  )
  const rest = lines.slice(OPEN_LINES)
  const isUsed = rest.some((at) =>
    ['what', 'who', 'by'].some(
      (part) => box(`${part}-${at}`).value !== '' || box(`${part}-${at}`).error !== undefined,
    ),
  )
  return (
    <>
      <ThoseThere meeting={meeting} />
      {lines.slice(0, OPEN_LINES).map(line)}
      <Details summary="More that was agreed" open={isUsed}>
        {rest.map(line)}
      </Details>
    </>
  )
}
