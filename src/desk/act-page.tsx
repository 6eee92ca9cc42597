/** One thing from the desk: answer it, or give it to somebody by name. The family reads both. */
import { HoldersTrail } from '../commitments/cards.tsx'
import { isOwed } from '../commitments/commitment.ts'
import { holdersOf } from '../commitments/hand-over.ts'
import type { KeptCommitment } from '../commitments/store.ts'
import { countOf, shortDay } from '../commitments/told.ts'
import { Button } from '../platform/components/button.tsx'
import { Meta, Quote } from '../platform/components/card.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import type { Day } from '../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { ColleagueFields } from './colleague-fields.tsx'

export type ActProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly commitment: KeptCommitment
  readonly colleagues: readonly string[]
  readonly mayWrite: boolean
  /** The part of the desk's address that says what was chosen there. */
  readonly back: string
  readonly problems: readonly Problem[]
  readonly given: Typed
}

export function ActPage(props: ActProps) {
  const { record, on, commitment, problems, mayWrite } = props
  const { tone, count, unit } = countOf(commitment, on)
  const holder = holdersOf(commitment, on).at(-1)?.who ?? commitment.debtor
  const began = commitment.kind === 'promise' ? 'promised' : 'asked'
  return (
    <Page
      title={commitment.title}
      sub={`${record.name} · ${commitment.creditor}`}
      record={record}
      backTo={{ href: `/desk${props.back}`, text: 'Your desk' }}
      problems={problems}
    >
      <div class={`heard-card heard-owed heard-owed--${tone}`}>
        <p class="heard-days">
          <strong>{count}</strong> <span>{unit}</span>
        </p>
        <div>
          <Meta>
            {holder} has it now · {began} {shortDay(commitment.since, on)}
          </Meta>
          <HoldersTrail commitment={commitment} on={on} />
        </div>
      </div>
      {commitment.words !== null && <Quote>{commitment.words.replaceAll(/\s+/g, ' ')}</Quote>}
      {!mayWrite && (
        <InsetText>
          You can read this here, but your place in this record does not let you write on it. The
          family can change that, or somebody you work with can answer.
        </InsetText>
      )}
      {mayWrite && isOwed(commitment, on) && <AnswerForm {...props} />}
      {mayWrite && isOwed(commitment, on) && <PassOnForm {...props} />}
      {!isOwed(commitment, on) && <p>Nothing is owed here any more.</p>}
      <p>
        <a href={`${record.path}/entries/${commitment.address}`}>Where it stands in the record</a>
      </p>
    </Page>
  )
}

function Hidden({ given, back, act }: Pick<ActProps, 'given' | 'back'> & { readonly act: string }) {
  return (
    <>
      <input type="hidden" name="token" value={given['token'] ?? ''} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="do" value={act} />
    </>
  )
}

function AnswerForm(props: ActProps) {
  const { record, commitment, problems, given } = props
  const isAsk = commitment.kind === 'ask'
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{isAsk ? 'Answer' : 'What was done'}</h2>
      <form method="post" action={`${record.path}/desk/${commitment.address}`}>
        <Hidden {...props} act="answer" />
        <Textarea
          name="words"
          label={isAsk ? 'Your answer' : 'What was done, and when'}
          hint={`${record.name}’s family reads this, with your name and today’s date.`}
          value={given['words'] ?? ''}
          rows={4}
          error={problemOf(problems, 'words')}
        />
        <Radios
          name="as"
          fieldset={{ legend: { text: 'What this is', class: 'govuk-fieldset__legend--s' } }}
          value={given['as'] ?? 'answered'}
          error={problemOf(problems, 'as')}
          items={[
            {
              value: 'answered',
              text: isAsk ? 'The answer' : 'It is done',
              hint: { text: 'The family can say if it is not what they asked.' },
            },
            { value: 'part', text: isAsk ? 'Part of the answer' : 'Part of it is done' },
            {
              value: 'acknowledged',
              text: 'We have it, and are working on it',
              hint: { text: 'It goes on counting until it is answered.' },
            },
            { value: 'refused', text: 'We cannot, and this is why' },
          ]}
        />
        <Button>Save and show the family</Button>
      </form>
    </section>
  )
}

function PassOnForm(props: ActProps) {
  const { record, commitment, colleagues, problems, given } = props
  return (
    <section aria-labelledby="pass-on">
      <h2 id="pass-on">Give it to a colleague</h2>
      <form method="post" action={`${record.path}/desk/${commitment.address}`}>
        <Hidden {...props} act="pass on" />
        <ColleagueFields label="Who has it from now on" {...{ colleagues, given, problems }} />
        <Textarea
          name="why"
          label="A word for the family (you can leave this empty)"
          hint="Why it goes to them, and when the family will hear. They read it as you write it."
          value={given['why'] ?? ''}
          rows={3}
          error={problemOf(problems, 'why')}
        />
        <Button class="govuk-button--secondary">Pass it on</Button>
      </form>
    </section>
  )
}
