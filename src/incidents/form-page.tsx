/** Writing down what happened: what must be said first, everything else folded away for later. */
import { Button } from '../platform/components/button.tsx'
import { Details } from '../platform/components/details.tsx'
import { FileUpload } from '../platform/components/file-upload.tsx'
import type { Day } from '../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { When } from '../correspondence/by-hand/when.tsx'
import { FoldedQuestions, OpenQuestions } from './asking-page.tsx'
import { HAPPENED_SORTS, type Sort } from './sorts.data.ts'

export type FormPageProps = {
  readonly record: PageRecord
  readonly sort: Sort
  /** What helps the child, as the profile says. */
  readonly strategies: readonly string[]
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly today: Day
  /** It is after midnight: the days are named, and none is chosen for the person. */
  readonly isNight: boolean
  /** Whoever writes has a seat at another record too. */
  readonly several: boolean
  /** The entry that is corrected or added to, by its page. */
  readonly correcting?: { readonly path: string; readonly files: number }
}

export function HappenedFormPage(props: FormPageProps) {
  const { record, sort, problems, correcting, typed } = props
  const questions = sort.questions(record.name, props.strategies)
  const asked = { questions, typed, problems }
  return (
    <Page
      title={correcting === undefined ? sort.title : 'Add to it, or correct it'}
      sub={
        correcting === undefined
          ? 'A minute is enough. You can add the rest later.'
          : 'What was there before stays readable beside it.'
      }
      record={record}
      current="happened"
      backTo={
        correcting === undefined
          ? { href: `${record.path}/incidents`, text: 'What happened and why' }
          : { href: correcting.path, text: 'Back to it' }
      }
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
          <FileUpload
            name="files"
            label="Photo or file"
            hint={filesHint(correcting?.files ?? 0)}
            multiple
            error={problemOf(problems, 'files')}
          />
        </Details>
        <Button>Save</Button>
      </form>
      {correcting === undefined && props.several && (
        <p class="heard-no-print">
          Were other children part of it whose records you write in too?{' '}
          <a href="/several-children">Write it down once for all of them</a>
        </p>
      )}
      {correcting === undefined && <OtherDoors record={record} sort={sort} />}
    </Page>
  )
}

function filesHint(kept: number): string {
  if (kept === 0) return 'On a phone you can take a picture of it now.'
  return `The ${kept === 1 ? 'file' : `${kept} files`} already there ${kept === 1 ? 'stays' : 'stay'}. Add more here.`
}

function OtherDoors({ record, sort }: Pick<FormPageProps, 'record' | 'sort'>) {
  return (
    <nav aria-label="Other things to write down" class="heard-no-print">
      <h2>Was it something else?</h2>
      <ul class="heard-quick">
        {HAPPENED_SORTS.filter((each) => each !== sort).map(({ slug, door, hint }) => (
          <li>
            <a href={`${record.path}/incidents/new/${slug}`}>
              {door} <small>{hint}</small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
