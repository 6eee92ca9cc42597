/**
 * A form as a list of questions, and what was typed into it read as the body of an entry. One list
 * serves adding, correcting, and showing a bad form again with everything that was typed.
 */
import type { ZodType } from 'zod'
import { parseDay } from '../platform/day.ts'
import {
  dayOf,
  textOf,
  typedDay,
  type Problem,
  type Read,
  type Typed,
} from '../platform/web/forms.ts'

export type Answer = { readonly value: string; readonly text: string; readonly hint?: string }

type Asked =
  | { readonly as: 'words'; readonly rows?: number }
  | { readonly as: 'line' | 'lines' | 'number' | 'day' | 'tick' }
  | { readonly as: 'choice'; readonly of: readonly Answer[] }

/** One question. `name` is the field of the body it fills; `fold` the fold it lies in, if any. */
export type Question = Asked & {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly fold?: string
  /** What to say when it must be answered and was not. */
  readonly missing?: string
}

export type Body = Readonly<Record<string, unknown>>

/** The body of an entry as it would have been typed. */
export function typedFrom(body: Body, questions: readonly Question[]): Typed {
  return Object.fromEntries(
    questions.flatMap((each): [string, string][] => {
      const value = body[each.name]
      if (each.as === 'day')
        return Object.entries(typedDay(each.name, typeof value === 'string' ? value : ''))
      if (each.as === 'tick') return [[each.name, value === true ? 'yes' : '']]
      if (Array.isArray(value)) return [[each.name, value.join('\n')]]
      return [[each.name, typeof value === 'string' || typeof value === 'number' ? `${value}` : '']]
    }),
  )
}

type Slip = (field: string, text: string) => void

/** What a form asks, and what its answers must be. `shaped` makes a body of them, with what is not asked. */
export type Form<T> = {
  readonly questions: readonly Question[]
  readonly schema: ZodType<T>
  readonly shaped?: (answers: Body) => Body
}

/** The answers as a body that `schema` takes, or the slips, each at its own box. */
export function readAsked<T>(form: FormData, { questions, schema, shaped }: Form<T>): Read<T> {
  const problems: Problem[] = []
  const slip: Slip = (field, text) => problems.push({ field, text })
  const answers: Record<string, unknown> = {}
  for (const each of questions) answers[each.name] = answerOf(form, each, slip)
  const read = schema.safeParse(shaped === undefined ? answers : shaped(answers))
  if (read.success && problems.length === 0) return { ok: true, value: read.data }
  for (const issue of read.error?.issues ?? []) {
    const at = questions.find(({ name }) => name === issue.path[0]) ?? questions[0]
    if (at === undefined || problems.some(({ field }) => field === at.name)) continue
    slip(at.name, inWordsOf(issue, at, textOf(form, at.name)))
  }
  return { ok: false, problems }
}

function inWordsOf(
  issue: { readonly code: string; readonly maximum?: unknown; readonly message: string },
  question: Question,
  typed: string,
): string {
  if (typed === '' && question.missing !== undefined) return question.missing
  if (question.as === 'number') return 'Give a number that can be, as in 25'
  if (issue.code === 'too_big')
    return question.as === 'words'
      ? 'That is too long for one entry. Bring it in as a file instead'
      : 'That is too long: write it shorter here, and the rest in one of the larger boxes'
  return question.missing ?? 'Look at this answer again'
}

type Reads = (form: FormData, question: Question, text: string, slip: Slip) => unknown

const READS: Readonly<Record<Question['as'], Reads>> = {
  words: (_form, _question, text) => (text === '' ? null : text),
  line: (_form, _question, text) => (text === '' ? null : text.replaceAll(/\s+/g, ' ')),
  lines: (_form, _question, text) => linesIn(text),
  tick: (_form, _question, text) => text === 'yes',
  choice: (_form, question, text) => chosenOf(question.as === 'choice' ? question.of : [], text),
  number: (_form, { name }, text, slip) => numberOf(name, text, slip),
  day: (form, { name }, _text, slip) => dayIn(form, name, slip),
}

function answerOf(form: FormData, question: Question, slip: Slip): unknown {
  return READS[question.as](form, question, textOf(form, question.name), slip)
}

function linesIn(text: string): string[] {
  const lines = text.split(/[\n,;]/).map((one) => one.trim())
  return [...new Set(lines.filter((one) => one !== ''))]
}

/** Answers of numbers are numbers in the body: `hard` is 4, not "4". */
function chosenOf(of: readonly Answer[], text: string): string | number | boolean | null {
  if (!of.some(({ value }) => value === text)) return null
  if (text === 'true' || text === 'false') return text === 'true'
  return /^\d$/.test(text) ? Number(text) : text
}

function numberOf(name: string, text: string, slip: Slip): number | null {
  if (text === '') return null
  if (/^\d{1,5}(\.5)?$/.test(text)) return Number(text)
  slip(name, 'Give a number, as in 25')
  return null
}

function dayIn(form: FormData, name: string, slip: Slip): string | null {
  const given = dayOf(form, name)
  if (given === 'not a day') slip(name, 'Give a day that is in the calendar, as in 28 9 2026')
  return given === null ? null : parseDay(given)
}
