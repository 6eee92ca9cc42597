/** The forms of this room that only ask their questions and a day. */
import { Button } from '../platform/components/button.tsx'
import { Details } from '../platform/components/details.tsx'
import { FileUpload } from '../platform/components/file-upload.tsx'
import type { Day } from '../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { When } from '../correspondence/by-hand/when.tsx'
import { FoldedQuestions, OpenQuestions } from '../incidents/asking-page.tsx'
import type { DaySort } from './sorts.data.ts'

export function DayFormPage(props: {
  readonly record: PageRecord
  readonly sort: DaySort
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly today: Day
  readonly isNight: boolean
  readonly isCorrection: boolean
}) {
  const { record, sort, problems, typed } = props
  const asked = { questions: sort.questions(record.name), typed, problems }
  return (
    <Page
      title={props.isCorrection ? 'Add to it, or correct it' : sort.title}
      sub={props.isCorrection ? 'What was there before stays readable beside it.' : sort.sub}
      record={record}
      current="days"
      backTo={{ href: record.path + sort.back.path, text: sort.back.text }}
      problems={problems}
    >
      <form method="post" enctype="multipart/form-data" class="heard-by-hand" novalidate>
        <input type="hidden" name="token" value={props.token} />
        <OpenQuestions {...asked} />
        <When {...props} />
        <FoldedQuestions {...asked} />
        <Details
          summary="A photo or file"
          class="heard-fold"
          open={problemOf(problems, 'files') !== undefined}
        >
          <FileUpload name="files" label="Photo or file" multiple />
        </Details>
        <Button>Save</Button>
      </form>
    </Page>
  )
}
