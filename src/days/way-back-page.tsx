/** The way back to school: it belongs to the child. What must be true first stands before each step. */
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Empty, Meta, Quote } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { Chips } from '../platform/components/chips.tsx'
import { Details } from '../platform/components/details.tsx'
import { Tag } from '../platform/components/notices.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inWords } from '../platform/day.ts'
import type { Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { Side } from './entries.ts'
import type { WayBack } from './store.ts'
import { FIRSTS, stepState, type First, type StepState } from './way-back.ts'

export type WayBackPageProps = {
  readonly record: PageRecord
  readonly wayBack: WayBack
  readonly token: string
  readonly problems: readonly Problem[]
  /** Who would answer a step: somebody who writes down what the child says, the child, or nobody who looks. */
  readonly answering: 'for them' | 'themselves' | null
}

const FIRST_WORDS: Readonly<Record<First, string>> = {
  acknowledge: 'Acknowledged',
  repair: 'Put right',
  stopRepeating: 'Not happening again',
}

export function WayBackPage(props: WayBackPageProps) {
  const { record, wayBack } = props
  const { path, name } = record
  return (
    <Page
      title="The way back"
      sub={`It belongs to ${name}. Each step waits for what must be true first, and for a yes.`}
      record={record}
      current="days"
      backTo={{ href: `${path}/days`, text: 'How days go' }}
      problems={props.problems}
    >
      {wayBack.steps.some(({ body }) => body.homeOffLimits === true) && (
        <p class="heard-home">
          <strong>Home is off limits.</strong> Home stays the safe place: no visits and no school
          work there as part of these steps.
        </p>
      )}
      {wayBack.steps.length === 0 && wayBack.factors.length === 0 && (
        <Empty>
          <p>
            A plan can look reasonable and be impossible at its first step. Begin with what pushes{' '}
            {name} away from school and what pulls {name} towards it, in {name}’s own words and
            everybody else’s.
          </p>
          <p>
            Then small steps. Before each: what must be acknowledged, put right, and not happen
            again. {name} says yes, not yet, or no. A no tells us something. It is never a failure.
          </p>
        </Empty>
      )}
      <Acts>
        <ActLink href={`${path}/days/new/step`}>Add a step</ActLink>
        <ActLink href={`${path}/days/new/push-or-pull`} quiet>
          What pushes away, what pulls towards
        </ActLink>
      </Acts>
      <ol class="heard-steps-back">
        {wayBack.steps.map((step, at) => (
          <Step step={step} at={at + 1} {...props} />
        ))}
      </ol>
      <Factors {...props} />
    </Page>
  )
}

type Step = WayBack['steps'][number]

function Step({
  step,
  at,
  record,
  token,
  answering,
}: WayBackPageProps & { readonly step: Step; readonly at: number }) {
  const { body } = step
  const state = stepState(body, step.answers)
  return (
    <li class="heard-card">
      <h2>
        {at}. {body.title}
      </h2>
      <AnswerLine state={state} child={record.name} />
      {FIRSTS.some((first) => body[first] !== null) && (
        <>
          <h3>What must be true first</h3>
          <ul class="heard-firsts">
            {FIRSTS.filter((first) => body[first] !== null).map((first) => (
              <li>
                <Tag
                  class={state.firstDone.includes(first) ? 'govuk-tag--green' : 'govuk-tag--yellow'}
                >
                  {state.firstDone.includes(first) ? 'True' : 'Not yet'}
                </Tag>{' '}
                <span class="heard-meta">{FIRST_WORDS[first]}:</span> {body[first]}
              </li>
            ))}
          </ul>
        </>
      )}
      {body.does !== null && (
        <p>
          {body.who === null ? '' : `${body.who}: `}
          {body.does}
        </p>
      )}
      {body.allRight !== null && <Meta>We know it was all right: {body.allRight}</Meta>}
      {state.went !== null && <Meta>How it went: {state.went}</Meta>}
      <Before step={step} child={record.name} />
      {answering !== null && (
        <Details
          summary={
            answering === 'themselves'
              ? 'Say yes, not yet or no, or how it went'
              : `Write down what ${record.name} says, or how it went`
          }
        >
          <AnswerForm {...{ step, state, record, token }} own={answering === 'themselves'} />
        </Details>
      )}
      <p class="heard-no-print">
        <a href={`${record.path}/days/correct/${step.address}`}>Change this step</a>
      </p>
    </li>
  )
}

function AnswerLine({ state, child }: { readonly state: StepState; readonly child: string }) {
  const { answer, answeredOn } = state
  if (answer === null) return <Meta>{child} has not been asked yet.</Meta>
  const on = answeredOn === null ? '' : `, ${inWords(answeredOn)}`
  return (
    <p>
      <Tag class={answer === 'yes' ? 'govuk-tag--green' : 'govuk-tag--purple'}>
        {child} says: {answer}
      </Tag>{' '}
      <span class="heard-meta">
        {on.slice(2)}
        {answer === 'no' && '. This tells us something: what would have to be different?'}
        {state.ready && '. All that must be true first is true.'}
      </span>
    </p>
  )
}

/** Every answer stays readable, the words as they were said. */
function Before({ step, child }: { readonly step: Step; readonly child: string }) {
  const told = step.answers.filter(({ body }) => body.words !== null)
  return (
    <>
      {told.map(({ day, body }) => (
        <>
          <Quote>{body.words}</Quote>
          <Meta>
            {child}, {inWords(day)}
            {body.answer === null ? '' : `: ${body.answer}`}
          </Meta>
        </>
      ))}
    </>
  )
}

function AnswerForm(props: {
  readonly step: Step
  readonly state: StepState
  readonly record: PageRecord
  readonly token: string
  readonly own: boolean
}) {
  const { step, state, record, own } = props
  const id = `s${step.address}`
  return (
    <form
      method="post"
      action={`${record.path}/way-back/${step.address}`}
      class="heard-by-hand"
      novalidate
    >
      <input type="hidden" name="token" value={props.token} />
      <Chips
        name={`answer-${id}`}
        question={own ? 'What do you say?' : `${record.name} says`}
        chips={[
          { value: 'yes', text: 'yes' },
          { value: 'not yet', text: 'not yet' },
          { value: 'no', text: 'no' },
        ]}
      />
      <Textarea
        name={`words-${id}`}
        label={own ? 'In your words, if you like' : `In ${record.name}’s words`}
        hint={own ? 'A no is fine. It tells everyone something' : 'Exactly, if there were any'}
        rows={2}
      />
      {state.firstOpen.length > 0 && (
        <Checkboxes
          name={`first-${id}`}
          class="govuk-checkboxes--small"
          fieldset={{ legend: { text: 'Now true', class: 'govuk-fieldset__legend--s' } }}
          items={state.firstOpen.map((first) => ({
            value: first,
            text: `${FIRST_WORDS[first]}: ${step.body[first] ?? ''}`,
          }))}
        />
      )}
      <Textarea name={`went-${id}`} label="How it went, if it was tried" rows={2} />
      <Button>Save</Button>
    </form>
  )
}

const FROM_WORDS = (child: string): Readonly<Record<Side, string>> => ({
  child: `From ${child}`,
  home: 'From home',
  school: 'From school',
})

function Factors({ record, wayBack }: WayBackPageProps) {
  if (wayBack.factors.length === 0) return null
  const from = FROM_WORDS(record.name)
  return (
    <section aria-labelledby="factors">
      <h2 id="factors">What pushes away, what pulls towards</h2>
      <div class="heard-factors">
        {(['pushes away', 'pulls towards'] as const).map((way) => (
          <Card>
            <h3>{way === 'pushes away' ? 'Pushes away' : 'Pulls towards'}</h3>
            {(['child', 'home', 'school'] as const).map((side) => {
              const theirs = wayBack.factors.filter(
                ({ body }) => body.way === way && body.from === side,
              )
              return theirs.length === 0 ? null : (
                <>
                  <Meta>{from[side]}</Meta>
                  <ul class="govuk-list govuk-list--bullet">
                    {theirs.map(({ body, address }) => (
                      <li>
                        {body.words}
                        {body.who === null ? '' : ` (${body.who})`}{' '}
                        <a href={`${record.path}/days/correct/${address}`}>
                          Change<span class="govuk-visually-hidden">: {body.words}</span>
                        </a>
                      </li>
                    ))}
                  </ul>
                </>
              )
            })}
          </Card>
        ))}
      </div>
    </section>
  )
}
