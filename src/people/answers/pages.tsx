/** Saying how the family sees an entry. */
import { Button } from '../../platform/components/button.tsx'
import { InsetText } from '../../platform/components/notices.tsx'
import { Textarea } from '../../platform/components/textarea.tsx'
import { problemOf, type Problem } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'

export function AnswerPage(props: {
  readonly record: PageRecord
  readonly title: string
  readonly back: string
  readonly readers: string
  readonly words: string
  readonly token: string
  readonly problems: readonly Problem[]
}) {
  const { record, title, back, problems } = props
  return (
    <Page
      title="Our view"
      sub={title}
      record={record}
      current="timeline"
      problems={problems}
      backTo={{ href: back, text: 'Back to the entry' }}
    >
      <form method="post" class="heard-words">
        <input type="hidden" name="token" value={props.token} />
        <Textarea
          name="words"
          label={{ text: 'How you see it', class: 'govuk-label--s' }}
          hint="What is missing, what happened before, what you would say to somebody who reads only this"
          rows={7}
          value={props.words}
          error={problemOf(problems, 'words')}
          spellcheck
        />
        <InsetText>
          It stands beside the entry from now on, and in every pack that tells of it. Who reads the
          entry reads this: {props.readers}. When that changes, this goes with it.
        </InsetText>
        <Button preventDoubleClick>Put it beside the entry</Button>
      </form>
    </Page>
  )
}
