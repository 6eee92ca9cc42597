/** What was typed to ask by email, and what was answered by link, as values or as problems. */
import { z } from 'zod'
import { addDays, type Day } from '../../platform/day.ts'
import {
  choiceOf,
  dayOf,
  filesOf,
  textOf,
  type Problem,
  type Read,
} from '../../platform/web/forms.ts'
import { oneLine } from '../../platform/words.ts'

const LINE_MAX = 300
const WORDS_MAX = 20_000
/** Two months or so unless the family says otherwise, and never beyond half a year. */
const USUAL_DAYS = 56
const MOST_DAYS = 183

export type ToAsk = {
  readonly name: string
  /** Null where the family sends it by its own mail and did not say where to. */
  readonly address: string | null
  readonly subject: string
  readonly question: string
  readonly until: Day
}

/** What goes out by email. A subject is one line, whatever was typed. */
export function readToAsk(form: FormData, today: Day): Read<ToAsk> {
  const [name, subject] = [oneLine(textOf(form, 'name')), oneLine(textOf(form, 'subject'))]
  const [given, question] = [textOf(form, 'address'), textOf(form, 'question')]
  const problems: Problem[] = []
  if (name === '') problems.push({ field: 'name', text: 'Write whom you ask' })
  if (name.length > LINE_MAX) problems.push({ field: 'name', text: 'Give a shorter name' })
  const address = given === '' ? null : (z.email().max(320).safeParse(given).data ?? null)
  if (given !== '' && address === null)
    problems.push({ field: 'address', text: 'Write the whole email address, with its @' })
  if (subject === '') problems.push({ field: 'subject', text: 'Write a subject' })
  if (subject.length > LINE_MAX) problems.push({ field: 'subject', text: 'Give a shorter subject' })
  if (question === '') problems.push({ field: 'question', text: 'Write what you ask' })
  if (question.length > WORDS_MAX)
    problems.push({ field: 'question', text: 'Write less here, or add it as a letter' })
  const until = dayOf(form, 'until') ?? addDays(today, USUAL_DAYS)
  if (until === 'not a day')
    problems.push({
      field: 'until-day',
      text: 'Give the last day as a real date, such as 19 12 2026',
    })
  else if (until < today || until > addDays(today, MOST_DAYS))
    problems.push({
      field: 'until-day',
      text: 'Give a last day between today and half a year from now',
    })
  if (problems.length > 0 || until === 'not a day') return { ok: false, problems }
  return { ok: true, value: { name, address, subject, question, until } }
}

const ANSWERS = ['answered', 'part', 'promise', 'passed on', 'refused', 'question'] as const
type AnswerAs = (typeof ANSWERS)[number]

export type Answered = {
  readonly as: AnswerAs
  readonly words: string | null
  /** Whom it was passed on to; empty otherwise. */
  readonly to: string
  /** The day promised; null otherwise. */
  readonly by: Day | null
}

const PROMISE_DAYS_MAX = 731
const FILES_MAX = 5

/** What somebody answers on the page of their link. */
export function readAnswered(form: FormData, today: Day): Read<Answered> {
  const as = choiceOf(form, 'as', ANSWERS)
  const [words, to] = [textOf(form, 'words'), oneLine(textOf(form, 'to'))]
  const by = dayOf(form, 'by')
  const problems: Problem[] = []
  if (as === null) problems.push({ field: 'as', text: 'Choose what your answer is' })
  if (as === 'question' && words === '')
    problems.push({ field: 'words', text: 'Write what you would like to ask or say' })
  if (as === 'passed on' && to === '') problems.push({ field: 'to', text: 'Write who has it now' })
  if (to.length > LINE_MAX) problems.push({ field: 'to', text: 'Give a shorter name' })
  if (as === 'promise') problems.push(...daySlips(by, today))
  if (words.length > WORDS_MAX)
    problems.push({ field: 'words', text: 'Write less here, or add it as a file' })
  if (filesOf(form, 'files').length > FILES_MAX)
    problems.push({ field: 'files', text: `Add at most ${FILES_MAX} files` })
  if (problems.length > 0 || as === null) return { ok: false, problems }
  const day = as === 'promise' && by !== 'not a day' ? by : null
  return {
    ok: true,
    value: { as, words: words === '' ? null : words, to: as === 'passed on' ? to : '', by: day },
  }
}

function daySlips(by: Day | 'not a day' | null, today: Day): Problem[] {
  if (by === null || by === 'not a day')
    return [{ field: 'by-day', text: 'Give the day by which you will do it, like 28 9 2026' }]
  return by < today || by > addDays(today, PROMISE_DAYS_MAX)
    ? [{ field: 'by-day', text: 'Give today or a later day' }]
    : []
}
