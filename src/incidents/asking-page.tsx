/** A list of questions as a form short enough for one thumb: what must be said first, the rest folded. */
import type { JSX } from '#jsx/jsx-runtime'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Question } from './asking.ts'

export type AskedProps = {
  readonly questions: readonly Question[]
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

/** The questions that are not folded away. */
export function OpenQuestions(props: AskedProps) {
  return (
    <>
      {props.questions
        .filter(({ fold }) => fold === undefined)
        .map((question) => (
          <Asked question={question} {...props} />
        ))}
    </>
  )
}

/** The folds, in the order in which their first question comes; open where something was typed or is wrong. */
export function FoldedQuestions(props: AskedProps & { readonly opened?: string | undefined }) {
  const folds = Map.groupBy(
    props.questions.filter(({ fold }) => fold !== undefined),
    ({ fold }) => fold ?? '',
  )
  return (
    <>
      {[...folds].map(([summary, questions]) => (
        <Details
          summary={summary}
          class="heard-fold"
          open={summary === props.opened || questions.some((each) => isInUse(each, props))}
        >
          {questions.map((question) => (
            <Asked question={question} {...props} />
          ))}
        </Details>
      ))}
    </>
  )
}

function isInUse({ name, as }: Question, { typed, problems }: AskedProps): boolean {
  const box = as === 'day' ? `${name}-year` : name
  return (typed[box] ?? '') !== '' || problemOf(problems, name) !== undefined
}

type OneProps = {
  readonly question: Question
  readonly typed: Typed
  /** What every control of the form has: its name, what it says, and what is wrong with it. */
  readonly box: {
    readonly name: string
    readonly hint: string | undefined
    readonly error: string | undefined
    readonly value: string
  }
}

function Asked(props: AskedProps & { readonly question: Question }) {
  const { question, typed, problems } = props
  const { name, hint } = question
  const box = { name, hint, error: problemOf(problems, name), value: typed[name] ?? '' }
  const Control = CONTROLS[question.as]
  return <Control question={question} typed={typed} box={box} />
}

function Words({ question, box }: OneProps) {
  const rows = question.as === 'words' ? (question.rows ?? 3) : 2
  return (
    <Textarea
      {...box}
      label={{ text: question.label, class: 'govuk-label--s' }}
      rows={rows}
      spellcheck
    />
  )
}

function Tick({ question, box }: OneProps) {
  const { hint, value, ...rest } = box
  return (
    <Checkboxes
      {...rest}
      class="govuk-checkboxes--small"
      values={[value]}
      items={[{ value: 'yes', text: question.label, ...(hint !== undefined && { hint }) }]}
    />
  )
}

function OneOfFew({ question, box }: OneProps) {
  return (
    <Radios
      {...box}
      class="govuk-radios--small"
      fieldset={{ legend: { text: question.label, class: 'govuk-fieldset__legend--s' } }}
      items={question.as === 'choice' ? question.of : []}
    />
  )
}

function WhichDay({ question, typed, box: { name, hint, error } }: OneProps) {
  return (
    <DateInput
      id={name}
      namePrefix={name}
      hint={hint}
      error={error}
      values={typed}
      fieldset={{ legend: { text: question.label, class: 'govuk-fieldset__legend--s' } }}
    />
  )
}

const CONTROLS: Readonly<Record<Question['as'], (props: OneProps) => JSX.Element>> = {
  words: Words,
  lines: Words,
  line: ({ question, box }) => <Input {...box} label={question.label} />,
  number: ({ question, box }) => (
    <Input {...box} label={question.label} class="govuk-input--width-4" inputmode="numeric" />
  ),
  tick: Tick,
  choice: OneOfFew,
  day: WhichDay,
}
