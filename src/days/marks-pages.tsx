/** Marks of the register by hand, or many at once from what the school printed. */
import { Button } from '../platform/components/button.tsx'
import { Chips } from '../platform/components/chips.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { FileUpload } from '../platform/components/file-upload.tsx'
import { Input } from '../platform/components/input.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { Select } from '../platform/components/select.tsx'
import { Table } from '../platform/components/table.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inFullWords } from '../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { ENGLAND } from '../law/england/england.ts'
import { meaningOf } from './attendance-chart.tsx'
import type { ReadMark, ReadRegister } from './register-text.ts'

type FormProps = {
  readonly record: PageRecord
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

const backTo = (record: PageRecord) => ({ href: `${record.path}/attendance`, text: 'Attendance' })

export function MarksPage({ record, token, typed, problems }: FormProps) {
  return (
    <Page
      title="Write down marks"
      sub="A day, or every school day between two."
      record={record}
      current="attendance"
      backTo={backTo(record)}
      problems={problems}
    >
      <form method="post" class="heard-by-hand" novalidate>
        <input type="hidden" name="token" value={token} />
        <Select
          name="code"
          label="Which code?"
          hint="As the school marked it. If you do not know, ask: the register is yours to see."
          value={typed['code']}
          error={problemOf(problems, 'code')}
          items={[
            { value: '', text: 'Choose' },
            ...ENGLAND.codes.map(({ code, meaning }) => ({
              value: code,
              text: `${code}  ${meaning}`,
            })),
          ]}
        />
        <Chips
          name="session"
          question="Which part of the day?"
          value={typed['session'] === '' ? 'day' : (typed['session'] ?? 'day')}
          chips={[
            { value: 'day', text: 'whole day' },
            { value: 'am', text: 'morning' },
            { value: 'pm', text: 'afternoon' },
          ]}
        />
        <DateInput
          id="from"
          namePrefix="from"
          values={typed}
          error={problemOf(problems, 'from')}
          fieldset={{ legend: { text: 'Which day?', class: 'govuk-fieldset__legend--s' } }}
        />
        <DateInput
          id="to"
          namePrefix="to"
          values={typed}
          error={problemOf(problems, 'to')}
          hint="Only if it was several: holidays and weekends between are left out"
          fieldset={{ legend: { text: 'Up to which day?', class: 'govuk-fieldset__legend--s' } }}
        />
        <Input
          name="reason"
          label="The reason you gave"
          value={typed['reason'] ?? ''}
          error={problemOf(problems, 'reason')}
        />
        <Button>Save</Button>
      </form>
    </Page>
  )
}

export function BringRegisterPage({ record, token, typed, problems }: FormProps) {
  return (
    <Page
      title="Bring in the school’s printout"
      sub="You see what was read before anything is kept."
      record={record}
      current="attendance"
      backTo={backTo(record)}
      problems={problems}
    >
      <form
        method="post"
        enctype="multipart/form-data"
        action={`${record.path}/attendance/bring`}
        class="heard-by-hand"
        novalidate
      >
        <input type="hidden" name="token" value={token} />
        <FileUpload
          name="files"
          label="A CSV file"
          hint="School offices can save the register of one pupil as CSV"
          error={problemOf(problems, 'files')}
        />
        <Textarea
          name="text"
          label="Or paste it"
          hint="A line for each day: the day, then the morning’s code, then the afternoon’s"
          rows={8}
          value={typed['text'] ?? ''}
          error={problemOf(problems, 'text')}
        />
        <Button>Read it</Button>
      </form>
    </Page>
  )
}

export function RegisterReadPage(props: {
  readonly record: PageRecord
  readonly token: string
  readonly text: string
  readonly read: ReadRegister
  /** Those that are not in the record as they stand here. */
  readonly fresh: readonly ReadMark[]
}) {
  const { record, read, fresh } = props
  const { marks, unread } = read
  return (
    <Page
      title={`${marks.length} sessions were read`}
      sub={
        fresh.length === marks.length
          ? 'None of them is in the record yet.'
          : `${fresh.length} of them are new or changed.`
      }
      record={record}
      current="attendance"
      backTo={{ href: `${record.path}/attendance/bring`, text: 'Bring in the school’s printout' }}
    >
      {unread.length > 0 && (
        <InsetText>
          <p>
            {unread.length === 1 ? '1 line was' : `${unread.length} lines were`} not read and will
            not be kept:
          </p>
          <ul class="govuk-list">
            {unread.slice(0, 10).map(({ line, text, why }) => (
              <li>
                Line {line}: “{text.slice(0, 80)}”. {why}
              </li>
            ))}
          </ul>
        </InsetText>
      )}
      {fresh.length > 0 && (
        <form method="post" action={`${record.path}/attendance/keep`}>
          <input type="hidden" name="token" value={props.token} />
          <input type="hidden" name="text" value={props.text} />
          <Button>
            {fresh.length === 1 ? 'Keep this session' : `Keep these ${fresh.length} sessions`}
          </Button>
        </form>
      )}
      <Table
        caption="What was read"
        head={[{ text: 'Day' }, { text: 'Session' }, { text: 'Code' }]}
        firstCellIsHeader
        rows={marks.map(({ day, session, code }) => [
          { text: inFullWords(day) },
          { text: session === 'am' ? 'morning' : 'afternoon' },
          { text: `${code}: ${meaningOf(code)}` },
        ])}
      />
    </Page>
  )
}
