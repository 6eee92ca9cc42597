/** The forms of this room: short enough for one thumb, with what few people need folded away. */
import type { Child } from 'hono/jsx'
import { When } from '../correspondence/by-hand/when.tsx'
import type { Question } from '../incidents/asking.ts'
import { FoldedQuestions, OpenQuestions } from '../incidents/asking-page.tsx'
import { Button } from '../platform/components/button.tsx'
import { Details } from '../platform/components/details.tsx'
import { FileUpload } from '../platform/components/file-upload.tsx'
import { Input } from '../platform/components/input.tsx'
import { Select } from '../platform/components/select.tsx'
import type { Day } from '../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { Offered } from './forms.ts'
import {
  AGREED_ANSWERS,
  DELIVERED_QUESTIONS,
  PER_ANSWERS,
  PLAN_QUESTIONS,
  PROVISION_QUESTIONS,
  REVIEW_QUESTIONS,
  STOPPED_QUESTIONS,
} from './sorts.data.ts'

export type FormProps = {
  readonly record: PageRecord
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly today: Day
  readonly isNight: boolean
  readonly isCorrection: boolean
  /** Entries that can be pointed at, by the field that does. */
  readonly offered: Readonly<Record<string, readonly Offered[]>>
  /** The provision that a day is told of. */
  readonly of?: { readonly what: string; readonly path: string }
}

type Frame = {
  readonly title: string
  readonly sub: string
  readonly children?: Child
}

function FormFrame(props: FormProps & Frame) {
  const { record, of, isCorrection, title, sub } = props
  return (
    <Page
      title={isCorrection ? 'Change it, or add to it' : title}
      sub={isCorrection ? 'What was there before stays readable beside it.' : sub}
      record={record}
      current="plan"
      backTo={{
        href: of?.path ?? `${record.path}/plan`,
        text: of?.what ?? 'Plans and what they give',
      }}
      problems={props.problems}
    >
      <form method="post" enctype="multipart/form-data" class="heard-by-hand" novalidate>
        <input type="hidden" name="token" value={props.token} />
        {props.children}
        <Details
          summary="A photo or file"
          class="heard-fold"
          open={problemOf(props.problems, 'files') !== undefined}
        >
          <FileUpload name="files" label="Photo or file" multiple />
        </Details>
        <Button>Save</Button>
      </form>
    </Page>
  )
}

/** One of the entries that can be pointed at, or none. */
function Points(
  props: FormProps & { readonly name: string; readonly label: string; readonly none: string },
) {
  const { name, label, none, offered, typed } = props
  const items = offered[name] ?? []
  if (items.length === 0) return null
  return (
    <Select
      name={name}
      label={{ text: label, class: 'govuk-label--s' }}
      value={typed[name] ?? ''}
      items={[
        { value: '', text: none },
        ...items.map(({ address, text }) => ({ value: address, text })),
      ]}
    />
  )
}

export function PlanFormPage(props: FormProps) {
  const asked = { ...props, questions: PLAN_QUESTIONS }
  return (
    <FormFrame {...props} title="A plan" sub="What sort it is, and the dates on it.">
      <OpenQuestions {...asked} />
      <FoldedQuestions {...asked} />
    </FormFrame>
  )
}

const AT_ONCE = ['times', 'per', 'minutes', 'agreed']
const open = (names: readonly string[]): readonly Question[] =>
  PROVISION_QUESTIONS.filter(({ name }) => names.includes(name))

export function ProvisionFormPage(props: FormProps) {
  const { record } = props
  return (
    <FormFrame
      {...props}
      title={`Something ${record.name} should get`}
      sub="A minute is enough: what, how often, and where it stands."
    >
      <OpenQuestions {...props} questions={open(['what'])} />
      <HowOften {...props} />
      <Select
        name="agreed"
        label={{ text: 'Where does it stand?', class: 'govuk-label--s' }}
        value={props.typed['agreed'] ?? ''}
        error={problemOf(props.problems, 'agreed')}
        items={[{ value: '', text: 'Choose one' }, ...AGREED_ANSWERS]}
      />
      <OpenQuestions {...props} questions={open(['words'])} />
      <FoldedQuestions
        {...props}
        questions={PROVISION_QUESTIONS.filter(({ name }) => !AT_ONCE.includes(name))}
      />
      <Points {...props} name="need" label="What is it for?" none="Not said" />
      <Points {...props} name="plan" label="Of which plan is it?" none="Of none that is here" />
      <Points
        {...props}
        name="asked"
        label="Did you ask for it, or was it promised?"
        none="Not that it is here"
      />
    </FormFrame>
  )
}

/** `3 times a week, 20 minutes` in three boxes beside each other. */
function HowOften({ typed, problems }: FormProps) {
  return (
    <fieldset class="govuk-fieldset heard-often">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">How often?</legend>
      <p class="govuk-hint">Leave it empty where nobody said. That is worth knowing too.</p>
      <div class="heard-often__row">
        <Input
          name="times"
          label="How many times"
          inputmode="numeric"
          class="govuk-input--width-3"
          value={typed['times'] ?? ''}
          error={problemOf(problems, 'times')}
        />
        <Select
          name="per"
          label="In how long"
          value={typed['per'] ?? ''}
          error={problemOf(problems, 'per')}
          items={[{ value: '', text: 'not said' }, ...PER_ANSWERS]}
        />
        <Input
          name="minutes"
          label="Minutes each time"
          inputmode="numeric"
          class="govuk-input--width-3"
          value={typed['minutes'] ?? ''}
          error={problemOf(problems, 'minutes')}
        />
      </div>
    </fieldset>
  )
}

export function DeliveredFormPage(props: FormProps) {
  const asked = { ...props, questions: DELIVERED_QUESTIONS }
  return (
    <FormFrame
      {...props}
      title="Was it given?"
      sub={`${props.of?.what ?? ''}: one day, as you know it.`}
    >
      <OpenQuestions {...asked} />
      <When {...props} />
      <FoldedQuestions {...asked} />
    </FormFrame>
  )
}

export function StoppedFormPage(props: FormProps) {
  const asked = { ...props, questions: STOPPED_QUESTIONS }
  return (
    <FormFrame
      {...props}
      title="It was stopped"
      sub={`${props.of?.what ?? ''}: since when, and why.`}
    >
      <OpenQuestions {...asked} />
      <When {...props} />
      <FoldedQuestions {...asked} />
    </FormFrame>
  )
}

export function ReviewFormPage(props: FormProps) {
  const asked = { ...props, questions: REVIEW_QUESTIONS }
  return (
    <FormFrame
      {...props}
      title="A review that was held"
      sub="What was decided, and when it is looked at again."
    >
      <Points {...props} name="of" label="Of which plan?" none="Of none that is here" />
      <OpenQuestions {...asked} />
      <When {...props} />
      <FoldedQuestions {...asked} />
      <Points
        {...props}
        name="matter"
        label="Does a clock of the law run for it?"
        none="None that is here"
      />
    </FormFrame>
  )
}
