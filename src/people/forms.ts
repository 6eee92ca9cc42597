/** What was typed of school dates and promises, read as values or as slips to mend. */
import { readSchoolCalendar } from '../law/ics.ts'
import { readPastedTerms } from '../law/pasted.ts'
import type { Span } from '../law/school.ts'
import { parseDay } from '../platform/day.ts'
import { choiceOf, textOf, type Problem, type Read } from '../platform/web/forms.ts'
import { readLines, type Dates } from './dates-words.ts'
import {
  CALENDAR_SOURCES,
  POLICY_NUMBER_MAX,
  POLICY_UNITS,
  policyBody,
  type PolicyBody,
} from './entries.ts'

export const WAYS = ['paste', 'file', 'hand'] as const
export type Way = (typeof WAYS)[number]

const LINE_MAX = 300
const WORDS_MAX = 20_000
export const FILE_BYTES_MAX = 2_000_000

export type DatesGiven = Dates & {
  readonly school: string
  readonly where: string
  readonly source: (typeof CALENDAR_SOURCES)[number]
  /** As pasted; empty for the other ways. */
  readonly words: string
  /** Events of a file, or lines, that said nothing of when the school is open. */
  readonly ignored: number
}

const SOURCES: Readonly<Record<Way, DatesGiven['source']>> = {
  paste: 'pasted',
  file: 'calendar file',
  hand: 'by hand',
}

const one = (form: FormData, name: string) => textOf(form, name).replaceAll(/\s+/g, ' ')

function schoolIn(form: FormData, problems: Problem[]) {
  const [school, where] = [one(form, 'school'), one(form, 'where')]
  if (school === '') problems.push({ field: 'school', text: 'Write the name of the school' })
  for (const [field, text] of Object.entries({ school, where }))
    if (text.length > LINE_MAX)
      problems.push({ field, text: `Write at most ${LINE_MAX} characters here` })
  return { school, where }
}

/** School dates given in one of three ways. `file` is the text of the calendar file, null where none came. */
export function readDates(form: FormData, way: Way, file: string | null): Read<DatesGiven> {
  const problems: Problem[] = []
  const named = schoolIn(form, problems)
  const read = READERS[way](form, file)
  if ('problems' in read) problems.push(...read.problems)
  if (problems.length > 0 || 'problems' in read) return { ok: false, problems }
  const words = way === 'paste' ? textOf(form, 'words') : ''
  return { ok: true, value: { ...named, ...read, source: SOURCES[way], words } }
}

type DatesRead = (Dates & { readonly ignored: number }) | { readonly problems: readonly Problem[] }

const READERS: Readonly<Record<Way, (form: FormData, file: string | null) => DatesRead>> = {
  paste(form) {
    const words = textOf(form, 'words')
    if (words === '') return slip('words', 'Paste the term dates, or type them in')
    if (words.length > WORDS_MAX) return slip('words', 'Paste only the part with the dates')
    const read = readPastedTerms(words, 'What you pasted')
    return 'error' in read
      ? slip('words', `${read.error} Each line needs a name and dates with their year.`)
      : { ...read.calendar, ignored: read.ignored }
  },
  file(_form, file) {
    if (file === null) return slip('file', 'Choose the calendar file: its name ends in .ics')
    const read = readSchoolCalendar(file, 'That file')
    return 'error' in read ? slip('file', read.error) : { ...read.calendar, ignored: read.ignored }
  },
  hand: readByHand,
}

function slip(field: string, text: string): DatesRead {
  return { problems: [{ field, text }] }
}

export const TERMS = ['Autumn', 'Spring', 'Summer'] as const

function readByHand(form: FormData): DatesRead {
  const problems: Problem[] = []
  const terms: Span[] = []
  const closures: Span[] = []
  for (const term of TERMS) {
    const name = term.toLowerCase()
    const whole = spanIn(form, name, `${term} term`, problems)
    if (whole !== null) terms.push(whole)
    const half = spanIn(form, `${name}-half`, `${term} half-term`, problems)
    if (half !== null) closures.push(half)
  }
  const others = textOf(form, 'closures')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (/^\s*closed\s*:/i.test(line) ? line : `Closed: ${line}`))
  const read = readLines(others.join('\n'))
  closures.push(...read.dates.closures)
  problems.push(...read.problems.map((text) => ({ field: 'closures', text })))
  if (problems.length === 0 && terms.length + closures.length === 0)
    problems.push({ field: 'autumn-from', text: 'Give at least one term, or a day it is closed' })
  return problems.length > 0 ? { problems } : { terms, closures, ignored: 0 }
}

function spanIn(form: FormData, name: string, called: string, problems: Problem[]): Span | null {
  const [first, last] = [textOf(form, `${name}-from`), textOf(form, `${name}-to`)]
  if (first === '' && last === '') return null
  const [from, to] = [parseDay(first), parseDay(last)]
  if (from === null) problems.push({ field: `${name}-from`, text: `${called}: give its first day` })
  if (to === null) problems.push({ field: `${name}-to`, text: `${called}: give its last day` })
  if (from === null || to === null) return null
  if (to < from) {
    problems.push({ field: `${name}-to`, text: `${called}: its last day is before its first` })
    return null
  }
  return { from, to, name: called }
}

/** The dates as they were shown and perhaps changed, to be looked at again or kept. */
export function readChecked(form: FormData): Read<DatesGiven> {
  const problems: Problem[] = []
  const named = schoolIn(form, problems)
  const { dates, problems: slips } = readLines(textOf(form, 'lines'))
  problems.push(...slips.map((text) => ({ field: 'lines', text })))
  if (slips.length === 0 && dates.terms.length + dates.closures.length === 0)
    problems.push({ field: 'lines', text: 'Give at least one term or closure' })
  if (problems.length > 0) return { ok: false, problems }
  const source = choiceOf(form, 'source', CALENDAR_SOURCES) ?? 'by hand'
  const words = textOf(form, 'words').slice(0, WORDS_MAX)
  return { ok: true, value: { ...named, ...dates, source, words, ignored: 0 } }
}

const NUMBERS = /^\d{1,3}$/

/** A body's own promise. `clock` empty: it stands beside no clock of the law. */
export function readPolicy(form: FormData): Read<PolicyBody> {
  const problems: Problem[] = []
  const [organisation, title, where] = [
    one(form, 'organisation'),
    one(form, 'title'),
    one(form, 'where'),
  ]
  const [words, clock, number] = [
    textOf(form, 'words'),
    textOf(form, 'clock'),
    textOf(form, 'number'),
  ]
  const unit = choiceOf(form, 'unit', POLICY_UNITS)
  if (organisation === '')
    problems.push({ field: 'organisation', text: 'Write whose promise it is' })
  if (title === '')
    problems.push({ field: 'title', text: 'Write what they promise, in a few words' })
  for (const [field, text] of Object.entries({ organisation, title, where }))
    if (text.length > LINE_MAX)
      problems.push({ field, text: `Write at most ${LINE_MAX} characters here` })
  if (words.length > WORDS_MAX) problems.push({ field: 'words', text: 'Quote only that sentence' })
  if (!NUMBERS.test(number) || Number(number) < 1 || Number(number) > POLICY_NUMBER_MAX)
    problems.push({ field: 'number', text: 'Give the number they name, as in 5' })
  if (unit === null) problems.push({ field: 'unit', text: 'Say what they count' })
  if (problems.length > 0) return { ok: false, problems }
  const read = policyBody.safeParse({
    organisation,
    title,
    number: Number(number),
    unit,
    clock: clock === '' ? null : clock,
    words: words === '' ? null : words,
    where: where === '' ? null : where,
  })
  if (read.success) return { ok: true, value: read.data }
  return { ok: false, problems: [{ field: 'clock', text: 'Choose one of these' }] }
}
