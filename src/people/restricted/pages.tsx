/** Restricting what one wrote: the family is told that it exists, by whom, when and why. */
import { Button } from '../../platform/components/button.tsx'
import { Checkboxes } from '../../platform/components/checkboxes.tsx'
import { InsetText } from '../../platform/components/notices.tsx'
import { Radios } from '../../platform/components/radios.tsx'
import { Textarea } from '../../platform/components/textarea.tsx'
import { problemOf, type Problem } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { GROUNDS } from './entries.ts'
import type { Colleague } from './store.ts'

export function RestrictPage(props: {
  readonly record: PageRecord
  readonly title: string
  readonly back: string
  readonly colleagues: readonly Colleague[]
  readonly given: {
    readonly ground: string | null
    readonly words: string
    readonly people: readonly string[]
  }
  readonly token: string
  readonly problems: readonly Problem[]
}) {
  const { record, problems, given, colleagues } = props
  return (
    <Page
      title="Restrict this note"
      sub={props.title}
      record={record}
      current="timeline"
      problems={problems}
      backTo={{ href: props.back, text: 'Back to the entry' }}
    >
      <InsetText>
        The family no longer sees what it says. They see that there is such a note, that you
        restricted it, the day, and the ground and words you give here.
      </InsetText>
      <form method="post" class="heard-words">
        <input type="hidden" name="token" value={props.token} />
        <Radios
          name="ground"
          value={given.ground}
          error={problemOf(problems, 'ground')}
          fieldset={{ legend: { text: 'On what ground?', class: 'govuk-fieldset__legend--s' } }}
          items={GROUNDS.map((ground) => ({
            value: ground,
            text: ground.charAt(0).toUpperCase() + ground.slice(1),
          }))}
        />
        <Textarea
          name="words"
          label={{ text: 'Why, in your words', class: 'govuk-label--s' }}
          hint="The family reads this. Do not write here what the note says"
          rows={4}
          value={given.words}
          error={problemOf(problems, 'words')}
        />
        {colleagues.length > 0 && (
          <Checkboxes
            name="people"
            values={given.people}
            fieldset={{
              legend: {
                text: 'Who of your own organisation may read it, besides you?',
                class: 'govuk-fieldset__legend--s',
              },
            }}
            items={colleagues.map(({ id, name, role }) => ({ value: id, text: name, hint: role }))}
          />
        )}
        <Button preventDoubleClick>Restrict it</Button>
      </form>
    </Page>
  )
}
