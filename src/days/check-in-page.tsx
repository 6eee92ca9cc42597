/** Twenty seconds about a day. Any of it is enough; any day may be skipped. */
import { Button } from '../platform/components/button.tsx'
import { Chips } from '../platform/components/chips.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import type { Day } from '../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { When } from '../correspondence/by-hand/when.tsx'
import type { Answer } from '../incidents/asking.ts'
import type { Side } from './entries.ts'
import { Battery, Face, PicturesBy } from './pictures.tsx'
import { CHECK_IN_QUESTIONS } from './sorts.data.ts'

export type CheckInPageProps = {
  readonly record: PageRecord
  readonly from: Exclude<Side, 'child'>
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly today: Day
  readonly isNight: boolean
}

const FOLDED = ['door', 'sleep', 'food', 'schoolTalk', 'downMinutes', 'words']

export function CheckInPage(props: CheckInPageProps) {
  const { record, from, problems } = props
  return (
    <Page
      title={from === 'home' ? 'How was the day?' : 'How was the day at school?'}
      sub="Any one of these is enough. Skip any day you like: nothing will ask after it."
      record={record}
      current="days"
      backTo={{ href: `${record.path}/days`, text: 'How days go' }}
      problems={problems}
    >
      <CheckInForm {...props} />
      <p>
        {from === 'home' ? (
          <a href={`${record.path}/days/check-in?from=school`}>
            Write down instead what school said of the day
          </a>
        ) : (
          <a href={`${record.path}/days/check-in`}>Write down instead how the day was at home</a>
        )}
      </p>
    </Page>
  )
}

/** The form by itself, for a page of a record and for a link. */
export function CheckInForm(props: Omit<CheckInPageProps, 'record'>) {
  const { from, problems, typed } = props
  const isOther = FOLDED.some(
    (name) => (typed[name] ?? '') !== '' || problemOf(problems, name) !== undefined,
  )
  return (
    <form method="post" class="heard-by-hand" novalidate>
      <input type="hidden" name="token" value={props.token} />
      <input type="hidden" name="from" value={from} />
      <Levels typed={typed} />
      <Input
        name="word"
        label="One word for the day"
        value={typed['word'] ?? ''}
        error={problemOf(problems, 'word')}
      />
      <When {...props} />
      <Details
        summary={
          from === 'home'
            ? 'Sleep, food, the door, coming down, talk of school'
            : 'How coming in was, food, coming down'
        }
        class="heard-fold"
        open={isOther}
      >
        <Rest typed={typed} problems={problems} from={from} />
      </Details>
      <Button>Save</Button>
      <PicturesBy />
    </form>
  )
}

function answersTo(name: string): readonly Answer[] {
  const question = CHECK_IN_QUESTIONS.find((each) => each.name === name)
  return question?.as === 'choice' ? question.of : []
}

/** Energy and worry, each with a picture: for anybody, and for who reads pictures first. */
export function Levels(props: {
  readonly typed: Typed
  readonly energy?: string
  readonly worry?: string
}) {
  const { typed } = props
  return (
    <>
      <Chips
        name="energy"
        question={props.energy ?? 'How much energy was there?'}
        value={typed['energy']}
        chips={answersTo('energy').map(({ value, text }) => ({
          value,
          text,
          picture: <Battery level={Number(value)} />,
        }))}
      />
      <Chips
        name="worry"
        question={props.worry ?? 'How much worry?'}
        value={typed['worry']}
        chips={answersTo('worry').map(({ value, text }) => ({
          value,
          text,
          picture: <Face level={Number(value)} />,
        }))}
      />
    </>
  )
}

function Rest({ typed, problems, from }: Pick<CheckInPageProps, 'typed' | 'problems' | 'from'>) {
  return (
    <>
      {(['door', 'sleep', 'food', 'schoolTalk'] as const)
        .filter((name) => from === 'home' || !['sleep', 'schoolTalk'].includes(name))
        .map((name) => (
          <Chips
            name={name}
            question={CHECK_IN_QUESTIONS.find((each) => each.name === name)?.label}
            value={typed[name]}
            chips={answersTo(name)}
          />
        ))}
      <Input
        name="downMinutes"
        label="How many minutes to come down afterwards?"
        value={typed['downMinutes'] ?? ''}
        error={problemOf(problems, 'downMinutes')}
        class="govuk-input--width-4"
        inputmode="numeric"
      />
      <Textarea
        name="words"
        label="Anything else"
        rows={2}
        value={typed['words'] ?? ''}
        error={problemOf(problems, 'words')}
      />
    </>
  )
}
