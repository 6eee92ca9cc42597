/** A meeting is put in the record, or put right. */
import { Button } from '../platform/components/button.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { Select } from '../platform/components/select.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { SORTS } from './entries.ts'
import { SORT_WORDS } from './meeting.ts'
import { WhoMayRead, type Readers } from './who-part.tsx'

export type FormShown = {
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

type MeetingFormProps = FormShown & {
  readonly record: PageRecord
  /** The meeting that is put right, by its page; null for a new one. */
  readonly correcting: string | null
  /** Who may read a new one; one that is put right is read by whoever reads it now. */
  readonly readers: Readers | null
  /** Where the record is, for its times. */
  readonly zone: string
}

/** `London`, of `Europe/London`. */
export const placeOfZone = (zone: string): string =>
  (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

export function MeetingFormPage(props: MeetingFormProps) {
  const { record, correcting, problems, typed } = props
  const box: Box = (name) => ({
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  })
  return (
    <Page
      title={correcting === null ? 'Add a meeting' : 'Put it right'}
      {...(correcting !== null && { sub: 'What was there before stays readable beside it.' })}
      record={record}
      current="meetings"
      backTo={
        correcting === null
          ? { href: `${record.path}/meetings`, text: 'Meetings' }
          : { href: correcting, text: 'The meeting' }
      }
      problems={problems}
    >
      <form method="post" class="heard-by-hand" novalidate>
        <input type="hidden" name="token" value={props.token} />
        <Select
          {...box('sort')}
          label="What sort of meeting?"
          items={[
            { value: '', text: 'Choose one' },
            ...SORTS.map((sort) => ({ value: sort, text: SORT_WORDS[sort] })),
          ]}
        />
        <Input {...box('title')} label="What you call it (if you like)" />
        <When {...props} box={box} />
        <Textarea
          {...box('there')}
          label="Who is to be there?"
          hint="One on each line, with what they are: Paul Hendry, SENCO"
          rows={3}
        />
        <Textarea
          {...box('withUs')}
          label="Who comes with the family?"
          hint="A friend, an advocate. One on each line"
          rows={2}
        />
        <More box={box} typed={typed} />
        {correcting !== null && (
          <Checkboxes
            name="calledOff"
            values={[typed['calledOff'] ?? '']}
            items={[{ value: 'yes', text: 'It was called off' }]}
          />
        )}
        {props.readers !== null && <WhoMayRead readers={props.readers} typed={typed} />}
        <Button preventDoubleClick>Save</Button>
      </form>
    </Page>
  )
}

type Box = (name: string) => {
  readonly name: string
  readonly value: string
  readonly error: string | undefined
}

function When({ typed, problems, zone, box }: MeetingFormProps & { readonly box: Box }) {
  return (
    <>
      <DateInput
        id="on"
        namePrefix="on"
        fieldset={{ legend: { text: 'Which day?', class: 'govuk-fieldset__legend--s' } }}
        hint="It may lie ahead, or have been. As in 26 11 2026"
        values={typed}
        error={problemOf(problems, 'on')}
      />
      <Input
        {...box('time')}
        label={`What time, in ${placeOfZone(zone)}?`}
        type="time"
        class="govuk-input--width-5"
      />
    </>
  )
}

function More({ typed, box }: Pick<FormShown, 'typed'> & { readonly box: Box }) {
  const isOpen = ['calledBy', 'about', 'papers', 'where'].some((name) => box(name).value !== '')
  return (
    <Details summary="Where, what it is about, and what to read beforehand" open={isOpen}>
      <Input {...box('where')} label="Where?" />
      <Checkboxes
        name="online"
        class="govuk-checkboxes--small"
        values={[typed['online'] ?? '']}
        items={[{ value: 'yes', text: 'It is online, or by telephone' }]}
      />
      <Input {...box('calledBy')} label="Who asked for it?" />
      <Textarea {...box('about')} label="What is it about?" rows={3} />
      <Textarea
        {...box('papers')}
        label="What have you asked to see beforehand?"
        hint="One on each line"
        rows={2}
      />
    </Details>
  )
}
