/** Saying sorry: to whom, for what, in one's own words, and who will see it. */
import { Button } from '../platform/components/button.tsx'
import { Card, Meta } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { listed } from '../platform/words.ts'
import type { Entry } from '../record/entry.ts'
import { whenInWords } from '../record/timeline.ts'
import type { Seat } from './seats.ts'

export type ApologyPageProps = {
  readonly record: PageRecord
  /** What it is about; null where it is about no one thing. */
  readonly about: Entry | null
  /** The names of those who will see it, where that is settled by what it is about. */
  readonly seenBy: readonly string[]
  /** To whom it can be made otherwise. */
  readonly others: readonly Seat[]
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

export function ApologyPage(props: ApologyPageProps) {
  const { record, about, others, seenBy, typed, problems } = props
  return (
    <Page
      title="Say sorry"
      record={record}
      current="news"
      backTo={
        about === null
          ? { href: `${record.path}/repair`, text: 'Talk it through again' }
          : { href: `${record.path}/entries/${about.address}`, text: 'Back to the entry' }
      }
      sub="It is kept, and stands beside what went wrong with the same weight."
      problems={problems}
    >
      {about !== null && (
        <Card>
          <p class="heard-lead">{about.title}</p>
          <Meta>
            {about.author} · {whenInWords(about.happened)}
          </Meta>
        </Card>
      )}
      <form method="post" class="heard-words" novalidate>
        <input type="hidden" name="token" value={props.token} />
        {about === null ? (
          <Radios
            name="who"
            value={typed['who'] ?? null}
            error={problemOf(problems, 'who')}
            fieldset={{ legend: { text: 'To whom?', class: 'govuk-fieldset__legend--s' } }}
            hint="They see it, and you. Nobody else."
            items={others.map(({ id, name, role }) => ({ value: id, text: `${name}, ${role}` }))}
          />
        ) : (
          <>
            <input type="hidden" name="about" value={about.address} />
            <Input
              name="to"
              label="To whom?"
              value={typed['to'] ?? ''}
              error={problemOf(problems, 'to')}
            />
          </>
        )}
        <Textarea
          name="words"
          label="In your own words"
          rows={5}
          value={typed['words'] ?? ''}
          error={problemOf(problems, 'words')}
        />
        <Details summary="What helps, and what does not">
          <p>
            Say what you did or did not do, and what it meant for them. Say what you will do
            differently, if you know. “I am sorry you feel that way” is not one.
          </p>
        </Details>
        {about !== null && (
          <p>
            Seen by those who can see what it is about: <strong>{listed(seenBy)}</strong>.
          </p>
        )}
        <Button>Say sorry</Button>
      </form>
    </Page>
  )
}
