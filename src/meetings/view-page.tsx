/** What one of them would like of a meeting: four short questions, and the child's only with their yes. */
import { Button } from '../platform/components/button.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { problemOf } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { FormShown } from './form-page.tsx'
import type { Meeting } from './meeting.ts'
import { WhoMayRead, type Readers } from './who-part.tsx'

type ViewProps = FormShown & {
  readonly record: PageRecord
  readonly meeting: Meeting
  readonly readers: Readers | null
}

export function ViewPage({ record, meeting, problems, typed, token, readers }: ViewProps) {
  const box = (name: string) => ({
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  })
  const { name } = record
  return (
    <Page
      title="What I would like"
      sub={`${meeting.body.title}. Short is good: it may be read aloud.`}
      record={record}
      current="meetings"
      backTo={{ href: `${record.path}/meetings/${meeting.address}`, text: meeting.body.title }}
      problems={problems}
    >
      <form method="post" class="heard-by-hand" novalidate>
        <input type="hidden" name="token" value={token} />
        <Radios
          name="whose"
          class="govuk-radios--small"
          fieldset={{ legend: { text: 'Whose view is it?', class: 'govuk-fieldset__legend--s' } }}
          value={typed['whose'] ?? ''}
          error={problemOf(problems, 'whose')}
          items={[
            { value: 'parent', text: 'Mine, as a parent or carer' },
            {
              value: 'child',
              text: `${name}’s`,
              conditional: (
                <Checkboxes
                  name="childYes"
                  class="govuk-checkboxes--small"
                  hint={`Write it exactly as ${name} says it. Read it back first.`}
                  error={problemOf(problems, 'childYes')}
                  values={[typed['childYes'] ?? '']}
                  items={[{ value: 'yes', text: `${name} said yes to telling it there` }]}
                />
              ),
            },
            { value: 'teacher', text: 'Mine, as somebody who teaches' },
            { value: 'other', text: 'Mine, as somebody else' },
          ]}
        />
        <Textarea {...box('well')} label="What is going well?" rows={2} />
        <Textarea {...box('notWell')} label="What is not?" rows={2} />
        <Textarea {...box('comeOut')} label="What should come of the meeting?" rows={2} />
        <Textarea {...box('question')} label="One question" rows={2} />
        {readers !== null && <WhoMayRead readers={readers} typed={typed} />}
        <Button preventDoubleClick>Save</Button>
      </form>
    </Page>
  )
}
