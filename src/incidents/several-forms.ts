/** What was typed of something with several children in it, for each of them. */
import { choiceOf, textOf, textsOf, type Problem, type Read } from '../platform/web/forms.ts'
import { PARTS } from './entries.ts'
import type { OwnView, SharedView } from './several.ts'

const WORDS_MAX = 20_000
const LINE_MAX = 300
const NAMES_MAX = 40

export type Several = {
  readonly shared: SharedView
  readonly views: ReadonlyMap<string, OwnView>
  /** Children who were there and have no record among these. */
  readonly besides: readonly string[]
}

/** The view of each record of `known` that is ticked; at least two, each with its part and words. */
export function readSeveral(form: FormData, known: readonly string[]): Read<Several> {
  const problems: Problem[] = []
  const chosen = known.filter((id) => textsOf(form, 'child').includes(id))
  if (chosen.length < 2)
    problems.push({ field: 'child', text: 'Tick at least two children, or write it down for one' })
  const views = new Map<string, OwnView>()
  for (const id of chosen) {
    const part = choiceOf(form, `part-${id}`, PARTS)
    const behaviour = wordsIn(form, `behaviour-${id}`, problems)
    if (part === null) problems.push({ field: `part-${id}`, text: 'Say what their part was' })
    if (behaviour === '')
      problems.push({ field: `behaviour-${id}`, text: 'Say what was seen of this child' })
    if (part !== null)
      views.set(id, {
        part,
        behaviour,
        childSaid: wordsIn(form, `said-${id}`, problems),
        helped: wordsIn(form, `helped-${id}`, problems),
      })
  }
  const shared = {
    antecedent: wordsIn(form, 'antecedent', problems),
    consequence: wordsIn(form, 'consequence', problems),
    where: lineIn(form, 'where', problems),
    lesson: lineIn(form, 'lesson', problems),
  }
  const besides = textOf(form, 'besides')
    .split(/[\n,;]/)
    .map((name) => name.trim().slice(0, LINE_MAX))
    .filter((name) => name !== '')
    .slice(0, NAMES_MAX)
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { shared, views, besides } }
}

function wordsIn(form: FormData, field: string, problems: Problem[]): string {
  const text = textOf(form, field)
  if (text.length > WORDS_MAX) problems.push({ field, text: 'Write less here' })
  return text
}

function lineIn(form: FormData, field: string, problems: Problem[]): string {
  const text = textOf(form, field)
  if (text.length > LINE_MAX) problems.push({ field, text: 'Write one line here' })
  return text
}
