/** What a person typed about a need, or about somebody passing something on, as values or as problems. */
import { AREAS, type Area } from '../child/need.ts'
import type { Day } from '../platform/day.ts'
import { choiceOf, dayOf, textOf, type Problem, type Read } from '../platform/web/forms.ts'
import { passingOnIn } from './passing-on.ts'

const LINE_LENGTH_MAX = 300
const WORDS_LENGTH_MAX = 20_000

export type NeedGiven = {
  readonly title: string
  readonly words: string | null
  readonly area: Area | null
  readonly since: Day
}

/** A need as it was typed. `today` is the latest day it may begin. */
export function readNeed(form: FormData, today: Day): Read<NeedGiven> {
  const [title, words] = [textOf(form, 'title'), textOf(form, 'words')]
  const since = dayOf(form, 'since') ?? today
  const problems: Problem[] = []
  if (title === '') problems.push({ field: 'title', text: 'Write in a few words what is needed' })
  if (title.length > LINE_LENGTH_MAX) problems.push({ field: 'title', text: 'Make it shorter' })
  if (words.length > WORDS_LENGTH_MAX) problems.push({ field: 'words', text: 'Write less here' })
  problems.push(...daySlip('since', since, today))
  if (problems.length > 0 || since === 'not a day') return { ok: false, problems }
  const area = choiceOf(form, 'area', AREAS)
  return { ok: true, value: { title, words: words === '' ? null : words, area, since } }
}

function daySlip(field: string, given: Day | 'not a day', today: Day): Problem[] {
  if (given === 'not a day')
    return [{ field, text: 'Give the day as day, month and year, like 28 9 2026' }]
  return given > today ? [{ field, text: 'Give today or an earlier day' }] : []
}

/** What it is about: something in the record, or a need that is written down with it. */
type About = { readonly root: number } | { readonly title: string }

export type PassedOnGiven = {
  readonly about: About
  readonly from: string
  readonly to: string
  readonly words: string | null
  readonly day: Day
}

/**
 * Somebody passing something on: pasted in one line, or field by field. What the fields leave open is
 * read from the words. `known` are the roots that may be named, by the page address of each.
 */
export function readPassedOn(
  form: FormData,
  { today, known }: { readonly today: Day; readonly known: ReadonlyMap<string, number> },
): Read<PassedOnGiven> {
  const pasted = textOf(form, 'words')
  const read = passingOnIn(pasted)
  const from = textOf(form, 'from') || (read.from ?? '')
  const isNamed = textOf(form, 'from') === '' && read.from !== null
  const to = textOf(form, 'to') || (passingOnIn(pasted, from === '' ? null : from).to ?? '')
  const day = dayOf(form, 'day') ?? today
  const about = aboutIn(form, known)
  const problems: Problem[] = []
  if (pasted.length > WORDS_LENGTH_MAX)
    problems.push({ field: 'words', text: 'Paste the sentence that says it, not all of it' })
  if (from === '') problems.push({ field: 'from', text: 'Write who said it' })
  if (to === '') problems.push({ field: 'to', text: 'Write to whom they passed it' })
  for (const [field, text] of Object.entries({ from, to }))
    if (text.length > LINE_LENGTH_MAX) problems.push({ field, text: 'Give a shorter name' })
  if (about === null)
    problems.push({ field: 'about', text: 'Choose what it was about, or write it in a few words' })
  problems.push(...daySlip('day', day, today))
  if (problems.length > 0 || about === null || day === 'not a day') return { ok: false, problems }
  const words = isNamed ? read.words : pasted
  return { ok: true, value: { about, from, to, day, words: words === '' ? null : words } }
}

function aboutIn(form: FormData, known: ReadonlyMap<string, number>): About | null {
  const chosen = textOf(form, 'about')
  const title = textOf(form, 'title').slice(0, LINE_LENGTH_MAX)
  const root = known.get(chosen)
  if (root !== undefined) return { root }
  return title === '' ? null : { title }
}

/** How a need ended: met, or no longer there. */
export function readMet(
  form: FormData,
  { since, today }: { readonly since: Day; readonly today: Day },
): Read<{ readonly as: 'answered' | 'lapsed'; readonly day: Day; readonly words: string | null }> {
  const as = choiceOf(form, 'as', ['answered', 'lapsed'])
  const day = dayOf(form, 'day') ?? today
  const words = textOf(form, 'words')
  const problems: Problem[] = []
  if (as === null) problems.push({ field: 'as', text: 'Say how it ended' })
  if (words.length > WORDS_LENGTH_MAX) problems.push({ field: 'words', text: 'Write less here' })
  problems.push(...daySlip('day', day, today))
  if (day !== 'not a day' && day < since)
    problems.push({ field: 'day', text: 'Give a day after the need began' })
  if (problems.length > 0 || as === null || day === 'not a day') return { ok: false, problems }
  return { ok: true, value: { as, day, words: words === '' ? null : words } }
}
