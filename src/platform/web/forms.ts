/** What a person typed, read as values or as problems in words they can mend. */
import type { Day } from '../day.ts'
import { parseDay } from '../day.ts'

/** A slip: the `id` of the field, and a sentence that says what to do. */
export type Problem = { readonly field: string; readonly text: string }

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Characters no keyboard types and PostgreSQL cannot hold are left out or mended, line ends made `\n`. */
function cleaned(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().replaceAll(/\r\n?/g, '\n').trim()
}

/** `form[name]` as text without blanks at either end and with `\n` line ends; empty when absent or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? cleaned(value) : ''
}

/** The boxes of a form as they were typed, by their names. */
export type Typed = Readonly<Record<string, string>>

/** Every box of `form` as `textOf` cleans it, for showing the form again; of several of one name, the first. */
export function typedIn(form: FormData): Typed {
  return Object.fromEntries([...form.keys()].map((name) => [name, textOf(form, name)]))
}

/** Every text given under `name`, as `textOf` cleans one; empty ones left out. */
export function textsOf(form: FormData, name: string): readonly string[] {
  return form
    .getAll(name)
    .filter((value) => typeof value === 'string')
    .map(cleaned)
    .filter((value) => value !== '')
}

/** Every file given under `name` that has a name and something in it. */
export function filesOf(form: FormData, name: string): readonly File[] {
  return form
    .getAll(name)
    .filter((value) => typeof value !== 'string')
    .filter((file) => file.size > 0 && file.name !== '')
}

/** The one of `allowed` given under `name`, or null. */
export function choiceOf<T extends string>(
  form: FormData,
  name: string,
  allowed: readonly T[],
): T | null {
  const given = textOf(form, name)
  return allowed.find((each) => each === given) ?? null
}

/**
 * A day given as `name-day`, `name-month`, `name-year` (govuk date input) or as `name` (YYYY-MM-DD).
 * Null when nothing was given; `'not a day'` when what was given is no day of the calendar.
 */
export function dayOf(form: FormData, name: string): Day | 'not a day' | null {
  const parts = ['year', 'month', 'day'].map((part) => textOf(form, `${name}-${part}`))
  const whole = textOf(form, name)
  if (whole !== '') return parseDay(whole) ?? 'not a day'
  if (parts.every((part) => part === '')) return null
  const [year = '', month = '', day = ''] = parts
  return parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? 'not a day'
}

/** A day as it would be typed into the boxes that `dayOf` reads, the 9th as `9`; no boxes for what is no day. */
export function typedDay(name: string, day: string): Typed {
  if (parseDay(day) === null) return {}
  const [year = '', month = '', date = ''] = day.split('-')
  return {
    [`${name}-day`]: String(Number(date)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  }
}

/** The problem of one field, if it has one. */
export function problemOf(problems: readonly Problem[], field: string): string | undefined {
  return problems.find((each) => each.field === field)?.text
}
