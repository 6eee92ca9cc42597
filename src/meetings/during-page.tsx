/** While it goes on: one box, one tap on what it is, saved, and on. */
import { Button } from '../platform/components/button.tsx'
import { Chips } from '../platform/components/chips.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import type { KeptCommitment } from '../commitments/store.ts'
import type { Day } from '../platform/day.ts'
import { problemOf } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { AgreedList } from './agreed-part.tsx'
import type { FormShown } from './form-page.tsx'
import type { Meeting, Minutes } from './meeting.ts'
import { MinutesWords, THOSE_THERE, ThoseThere } from './parts.tsx'

type DuringProps = FormShown & {
  readonly record: PageRecord
  readonly on: Day
  readonly meeting: Meeting
  /** What whoever writes has written down so far. */
  readonly mine: Minutes | null
  readonly agreed: readonly KeptCommitment[]
}

export function DuringPage(props: DuringProps) {
  const { record, meeting, problems, mine, agreed } = props
  const path = `${record.path}/meetings/${meeting.address}`
  return (
    <Page
      title="Write as it goes"
      sub={meeting.body.title}
      record={record}
      current="meetings"
      backTo={{ href: path, text: 'The meeting' }}
      problems={problems}
    >
      <OneThing {...props} />
      {agreed.length > 0 && (
        <section aria-labelledby="agreed">
          <h2 id="agreed">Who does what</h2>
          <AgreedList record={record} agreed={agreed} on={props.on} />
        </section>
      )}
      {mine !== null && (
        <section aria-labelledby="so-far">
          <h2 id="so-far">So far</h2>
          <MinutesWords body={mine.body} />
        </section>
      )}
      <p>
        <a href={`${path}/after`}>At the end: who came, how long, and the rest</a>
      </p>
      <p class="heard-meta">
        No signal? <a href="/capture">Write a note on this phone</a>: it is sent later.
      </p>
    </Page>
  )
}

function OneThing(props: DuringProps) {
  const { meeting, typed, problems } = props
  const due = Object.entries(typed).some(([name, value]) => name.startsWith('due-') && value !== '')
  return (
    <form method="post" class="heard-by-hand" novalidate>
      <input type="hidden" name="token" value={props.token} />
      <Textarea
        name="words"
        label={{ text: 'A few words', class: 'govuk-label--s' }}
        rows={3}
        value={typed['words'] ?? ''}
        error={problemOf(problems, 'words')}
      />
      <Chips
        name="sort"
        question="What is it?"
        value={typed['sort'] ?? 'said'}
        chips={[
          { value: 'said', text: 'Was said' },
          { value: 'agreed', text: 'Somebody will do it' },
          { value: 'decided', text: 'Was decided' },
          { value: 'not agreed', text: 'Not agreed' },
        ]}
      />
      <Input
        name="who"
        label="Who says it, or will do it"
        value={typed['who'] ?? ''}
        error={problemOf(problems, 'who')}
        attributes={{ list: THOSE_THERE }}
      />
      <ThoseThere meeting={meeting} />
      <Details
        summary="By which day it will be done"
        open={due || problemOf(problems, 'due') !== undefined}
      >
        <DateInput
          id="due"
          namePrefix="due"
          fieldset={{ legend: 'By which day?' }}
          values={typed}
          error={problemOf(problems, 'due')}
        />
      </Details>
      <Button preventDoubleClick>Save, and go on</Button>
    </form>
  )
}
