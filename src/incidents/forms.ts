/** What was typed about something that happened, read as an entry or as slips to mend. */
import type { Typed } from '../platform/web/forms.ts'
import type { Figure } from '../record/entry.ts'
import { readAsked, typedFrom, type Body, type Form } from './asking.ts'
import type { HappeningKind } from './incident.ts'
import { HAPPENED_SORTS, strategyBox, type Sort } from './sorts.data.ts'

export function sortOfSlug(slug: string): Sort | null {
  return HAPPENED_SORTS.find((each) => each.slug === slug) ?? null
}

export function sortOfKind(kind: string): Sort | null {
  return HAPPENED_SORTS.find((each) => each.kind === kind) ?? null
}

type Strategy = { readonly name: string; readonly used: string; readonly words: string | null }

const strategiesIn = (body: Body): readonly Strategy[] =>
  Array.isArray(body['strategies']) ? (body['strategies'] as Strategy[]) : []

const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []

/** Of whom a form is about: the child's name, and the titles of what helps them, as the profile says. */
export type About = { readonly child: string; readonly strategies: readonly string[] }

/**
 * The form of `sort`. What `before` holds and no question asks (where it came from, say) is kept when
 * an entry is corrected.
 */
function formOf(sort: Sort, { child, strategies }: About, before: Body = {}): Form<Body> {
  return {
    questions: sort.questions(child, strategies),
    schema: sort.schema as Form<Body>['schema'],
    shaped: (answers) =>
      sort.kind === 'incident'
        ? withStrategies(answers, before, strategies)
        : { ...before, ...answers },
  }
}

/** The answers as a body in which each strategy stands once, by name: ticked first, then typed. */
function withStrategies(answers: Body, before: Body, strategies: readonly string[]): Body {
  const boxes = strategies.map((name, at) => ({ name, used: answers[strategyBox(at)] }))
  const { strategiesUsed, strategiesNotUsed, ...others } = answers
  const rest = Object.fromEntries(
    Object.entries(others).filter(([name]) => !boxes.some((_, at) => name === strategyBox(at))),
  )
  const kept = strategiesIn(before)
  const unknown = kept.filter(
    ({ used, name }) => used === 'not known' && !strategies.includes(name),
  )
  const told = new Map<string, string>()
  for (const { name, used } of [
    ...boxes.filter(({ used: answer }) => typeof answer === 'string'),
    ...namesIn(strategiesUsed).map((name) => ({ name, used: 'used' })),
    ...namesIn(strategiesNotUsed).map((name) => ({ name, used: 'not used' })),
    ...unknown,
  ])
    if (!told.has(name)) told.set(name, String(used))
  return {
    ...before,
    ...rest,
    strategies: [...told].map(([name, used]): Strategy => ({
      name,
      used,
      words: kept.find((each) => each.name === name)?.words ?? null,
    })),
  }
}

/** An entry's body as it would have been typed into the form of `sort`. */
export function typedOf(sort: Sort, { child, strategies }: About, body: Body): Typed {
  const kept = strategiesIn(body)
  const named = (used: string) =>
    kept
      .filter((each) => each.used === used && !strategies.includes(each.name))
      .map(({ name }) => name)
  const boxes = strategies.map((name, at): [string, unknown] => [
    strategyBox(at),
    kept.find((each) => each.name === name)?.used,
  ])
  const shown = {
    ...body,
    ...Object.fromEntries(boxes),
    strategiesUsed: named('used'),
    strategiesNotUsed: named('not used'),
  }
  return typedFrom(shown, sort.questions(child, strategies))
}

export const readHappened = (form: FormData, sort: Sort, about: About, before?: Body) =>
  readAsked(form, formOf(sort, about, before))

/** The adults a body names. Other children are left out: their names stand only in the family's words. */
const ADULTS: Readonly<Record<HappeningKind, readonly string[]>> = {
  incident: ['adults', 'sanctionBy', 'knewFrom'],
  suspension: ['by', 'school'],
  'pressure to leave': ['who'],
  observation: ['by', 'from'],
  bullying: [],
  'left out': [],
}

/** Who figures in it: the child, and the adults it names. */
export function figuresIn(kind: HappeningKind, body: Body, child: string): readonly Figure[] {
  const adults = ADULTS[kind].flatMap((field) => {
    const value = body[field]
    return typeof value === 'string' ? [value] : namesIn(value)
  })
  return [...new Set([child, ...adults])].map((name) => ({ name, address: null }))
}
