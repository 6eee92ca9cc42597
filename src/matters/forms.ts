/** What was typed to start a clock, to tell a step, or to change one: values, or slips to mend. */
import type { Process, ProcessEvent } from '../law/process.ts'
import type { Day } from '../platform/day.ts'
import { choiceOf, dayOf, textOf, type Problem, type Read } from '../platform/web/forms.ts'

const LINE_MAX = 300
const WORDS_MAX = 20_000
/** More beginnings than this are one choice and one day, not a day each. */
const DAYS_ASKED_MAX = 3

type Told = { readonly event: string; readonly day: Day }

export type Started = {
  readonly title: string
  readonly with: string
  readonly school: string | null
  readonly words: string | null
  readonly steps: readonly Told[]
}

/** The events a matter may begin with. */
export function beginningsOf(process: Process): readonly ProcessEvent[] {
  return process.events.filter(({ begins }) => begins === true)
}

/** Whether each beginning has a day of its own on the form, or one is chosen of many. */
export function asksEachDay(process: Process): boolean {
  return beginningsOf(process).length <= DAYS_ASKED_MAX
}

export function readStart(form: FormData, process: Process, today: Day): Read<Started> {
  const problems: Problem[] = []
  const line = (name: string) => {
    const text = textOf(form, name).replaceAll(/\s+/g, ' ')
    if (text.length > LINE_MAX)
      problems.push({ field: name, text: `Write at most ${LINE_MAX} characters here` })
    return text
  }
  const [title, withWhom, school] = [line('title'), line('with'), line('school')]
  const words = textOf(form, 'words')
  if (title === '') problems.push({ field: 'title', text: 'Write what it is about' })
  if (withWhom === '') problems.push({ field: 'with', text: 'Write who has to answer' })
  if (words.length > WORDS_MAX) problems.push({ field: 'words', text: 'Write less here' })
  const steps = asksEachDay(process)
    ? daysOf(form, process, today, problems)
    : chosenOf(form, process, today, problems)
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    value: {
      title,
      with: withWhom,
      school: school === '' ? null : school,
      words: words === '' ? null : words,
      steps,
    },
  }
}

function daysOf(form: FormData, process: Process, today: Day, problems: Problem[]): Told[] {
  const beginnings = beginningsOf(process)
  const steps = beginnings.flatMap((event): Told[] => {
    const field = `on-${event.id}`
    const day = checkedDay(form, field, event, { today, problems, isNeeded: false })
    return day === null ? [] : [{ event: event.id, day }]
  })
  const [first] = beginnings
  if (
    steps.length === 0 &&
    first !== undefined &&
    problems.every(({ field }) => !field.startsWith('on-'))
  )
    problems.push({
      field: `on-${first.id}`,
      text: beginnings.length === 1 ? 'Give the day' : 'Give at least one of these days',
    })
  return steps
}

function chosenOf(form: FormData, process: Process, today: Day, problems: Problem[]): Told[] {
  const beginnings = beginningsOf(process)
  const id = choiceOf(
    form,
    'event',
    beginnings.map((event) => event.id),
  )
  const event = beginnings.find((each) => each.id === id)
  if (event === undefined) {
    problems.push({ field: 'event', text: 'Choose what happened' })
    return []
  }
  const day = checkedDay(form, 'day', event, { today, problems, isNeeded: true })
  return day === null ? [] : [{ event: event.id, day }]
}

type Checking = {
  readonly today: Day
  readonly problems: Problem[]
  readonly isNeeded: boolean
}

function checkedDay(
  form: FormData,
  field: string,
  event: ProcessEvent,
  { today, problems, isNeeded }: Checking,
): Day | null {
  const day = dayOf(form, field)
  if (day === null) {
    if (isNeeded) problems.push({ field, text: 'Give the day' })
    return null
  }
  if (day === 'not a day')
    problems.push({ field, text: 'Give the day as day, month and year, like 28 9 2026' })
  else if (day > today && event.planned !== true)
    problems.push({ field, text: 'Give today or an earlier day' })
  else if (day < EARLIEST || day > LATEST)
    problems.push({ field, text: 'Give a day of this child’s school years' })
  else return day
  return null
}

/** The days that can be counted from: bank holidays are known for these years. */
const EARLIEST = '2010-01-01'
const LATEST = '2045-12-31'

export type StepTold = Told & { readonly words: string | null; readonly source: string | null }

/** A step of `event`: its day (today unless given), words, and the page of what shows it. */
export function readStep(form: FormData, event: ProcessEvent, today: Day): Read<StepTold> {
  const problems: Problem[] = []
  const isAsked = textOf(form, 'asked') === 'yes'
  const day =
    dayOf(form, 'day') === null && !isAsked
      ? today
      : checkedDay(form, 'day', event, { today, problems, isNeeded: true })
  const words = textOf(form, 'words')
  if (words.length > WORDS_MAX) problems.push({ field: 'words', text: 'Write less here' })
  if (problems.length > 0 || day === null) return { ok: false, problems }
  const source = textOf(form, 'source')
  return {
    ok: true,
    value: {
      event: event.id,
      day,
      words: words === '' ? null : words,
      source: source === '' ? null : source,
    },
  }
}
