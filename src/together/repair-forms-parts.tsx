/** The next thing to say in a conversation begun again: one form for each step that is open to whoever looks. */
import { Button } from '../platform/components/button.tsx'
import { Card, Meta, Quote } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import {
  checkOf,
  draftSummary,
  lastPart,
  lastSummary,
  otherOf,
  turnsOf,
  type Repair,
  type Side,
  type Turn,
} from './repair.ts'

export type RepairFormsProps = {
  readonly repair: Repair
  readonly me: Side
  readonly token: string
  /** What was typed into the form that had a slip; `do` names it. */
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

export function RepairForms(props: RepairFormsProps) {
  const turns = turnsOf(props.repair, props.me)
  const other = otherOf(props.repair, props.me)
  if (turns.length === 0) return <Waits {...props} />
  return (
    <>
      {turns.map((turn) => (
        <Card>{FORMS[turn]({ ...props, other, turn })}</Card>
      ))}
    </>
  )
}

/** Nothing to do now: the other has the time they need. */
function Waits({ repair, me }: RepairFormsProps) {
  if (repair.stopped !== null || lastSummary(repair) !== null) return null
  return <Meta>It is with {otherOf(repair, me).name} now. There is no hurry.</Meta>
}

type FormProps = RepairFormsProps & { readonly other: Side; readonly turn: Turn }

const FORMS: Readonly<Record<Turn, (props: FormProps) => ReturnType<typeof Card>>> = {
  saw: (props) => (
    <PartForm
      {...props}
      heading="What went wrong, as you see it"
      hint="What happened, and what it was like for you and the child."
      button="Say this"
    />
  ),
  heard: (props) => (
    <PartForm
      {...props}
      heading={`What you heard ${props.other.name} say`}
      hint="In your own words, without an answer to it. They say whether that is it."
      button="This is what I heard"
    />
  ),
  'heard again': (props) => (
    <PartForm
      {...props}
      heading={`${props.other.name} meant something else`}
      hint={checkOf(props.repair, props.me)?.words ?? ''}
      button="This is what I hear now"
    />
  ),
  promise: (props) => (
    <PartForm
      {...props}
      heading="What you can promise"
      hint="One thing that you can keep yourself. Small is good."
      button="I promise this"
    />
  ),
  check: (props) => <CheckForm {...props} />,
  summary: (props) => <SummaryForm {...props} heading="What both of you could say" />,
  agree: (props) => <AgreeForm {...props} />,
}

function typedFor({ typed, turn }: FormProps, name: string): string | undefined {
  return typed['do'] === turn ? typed[name] : undefined
}

function Hidden({ token, turn }: FormProps) {
  return (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="do" value={turn} />
    </>
  )
}

function PartForm(
  props: FormProps & { readonly heading: string; readonly hint: string; readonly button: string },
) {
  const { turn, problems, typed } = props
  const isOurs = typed['do'] === turn
  const error = (field: string) => (isOurs ? problemOf(problems, field) : undefined)
  return (
    <form method="post" novalidate>
      <Hidden {...props} />
      <Textarea
        id={`words-${turn.replace(' ', '-')}`}
        name="words"
        label={props.heading}
        hint={props.hint}
        rows={5}
        value={typedFor(props, 'words') ?? ''}
        error={error('words')}
      />
      {turn === 'promise' && (
        <DateInput
          id="due"
          namePrefix="due"
          values={Object.fromEntries(
            ['day', 'month', 'year'].map((part) => [
              `due-${part}`,
              typedFor(props, `due-${part}`) ?? '',
            ]),
          )}
          error={error('due')}
          hint="If you can name a day. Leave it if not."
          fieldset={{ legend: { text: 'By when?', class: 'govuk-fieldset__legend--s' } }}
        />
      )}
      <Checkboxes
        name="mayUse"
        idPrefix={`may-${turn.replace(' ', '-')}`}
        class="govuk-checkboxes--small"
        values={typedFor(props, 'mayUse') === 'yes' ? ['yes'] : []}
        items={[
          {
            value: 'yes',
            text: 'These words of mine may be used outside this conversation',
            hint: 'Otherwise they stay between the two of you',
          },
        ]}
      />
      <Button>{props.button}</Button>
    </form>
  )
}

function CheckForm(props: FormProps) {
  const { other, repair, problems, typed } = props
  const isOurs = typed['do'] === 'check'
  return (
    <form method="post" novalidate>
      <Hidden {...props} />
      <h2>{other.name} says that they heard this</h2>
      <Quote>{lastPart(repair, other, 'heard')?.words}</Quote>
      <Radios
        name="right"
        value={typedFor(props, 'right') ?? null}
        error={isOurs ? problemOf(problems, 'right') : undefined}
        fieldset={{ legend: { text: 'Is that it?', class: 'govuk-fieldset__legend--s' } }}
        items={[
          { value: 'yes', text: 'Yes, that is it' },
          { value: 'no', text: 'Not quite' },
        ]}
      />
      <Textarea
        id="words-check"
        name="words"
        label="If not quite: what you meant"
        rows={3}
        value={typedFor(props, 'words') ?? ''}
        error={isOurs ? problemOf(problems, 'words') : undefined}
      />
      <Button>Tell {other.name}</Button>
    </form>
  )
}

function SummaryForm(props: FormProps & { readonly heading: string; readonly before?: string }) {
  const { other, repair, problems, typed } = props
  const isOurs = typed['do'] === 'summary'
  return (
    <form method="post" novalidate>
      <Hidden {...{ ...props, turn: 'summary' }} />
      <Textarea
        id="words-summary"
        name="words"
        label={props.heading}
        hint={`Begin from what both of you said. Change it until ${other.name} could say it too.`}
        rows={9}
        value={(isOurs ? typed['words'] : undefined) ?? props.before ?? draftSummary(repair)}
        error={isOurs ? problemOf(problems, 'words') : undefined}
      />
      <Button>I agree to these words, and ask {other.name}</Button>
    </form>
  )
}

function AgreeForm(props: FormProps) {
  const summary = lastSummary(props.repair)
  return (
    <>
      <form method="post">
        <Hidden {...props} />
        <input type="hidden" name="of" value={summary?.address ?? ''} />
        <h2>Do you agree to these words?</h2>
        <p class="heard-verbatim">{summary?.words}</p>
        <Button>I agree to these words</Button>
      </form>
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">Change the words first</span>
        </summary>
        <div class="govuk-details__text">
          <SummaryForm
            {...props}
            heading="What both of you could say"
            before={summary?.words ?? ''}
          />
        </div>
      </details>
    </>
  )
}
