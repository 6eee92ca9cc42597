/** What was typed about something that happened, read as an entry or as slips to mend. */
import type { Typed } from '../platform/web/forms.ts'
import type { Figure } from '../record/entry.ts'
import { readAsked, typedFrom, type Body, type Form } from './asking.ts'
import type { HappeningKind } from './incident.ts'
import { HAPPENED_SORTS, type Sort } from './sorts.data.ts'

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

/**
 * The form of `sort`. What `before` holds and no question asks (where it came from, say) is kept when
 * an entry is corrected.
 */
function formOf(sort: Sort, child: string, before: Body = {}): Form<Body> {
  return {
    questions: sort.questions(child),
    schema: sort.schema as Form<Body>['schema'],
    shaped(answers) {
      const { strategiesUsed, strategiesNotUsed, ...rest } = answers
      const body = { ...before, ...rest }
      if (sort.kind !== 'incident') return body
      const kept = strategiesIn(before)
      const told = (names: unknown, used: string) =>
        namesIn(names).map((name): Strategy => ({
          name,
          used,
          words: kept.find((each) => each.name === name)?.words ?? null,
        }))
      const unknown = kept.filter(({ used }) => used === 'not known')
      return {
        ...body,
        strategies: [
          ...told(strategiesUsed, 'used'),
          ...told(strategiesNotUsed, 'not used'),
          ...unknown,
        ],
      }
    },
  }
}

/** An entry's body as it would have been typed into the form of `sort`. */
export function typedOf(sort: Sort, child: string, body: Body): Typed {
  const named = (used: string) =>
    strategiesIn(body)
      .filter((each) => each.used === used)
      .map(({ name }) => name)
  const shown = { ...body, strategiesUsed: named('used'), strategiesNotUsed: named('not used') }
  return typedFrom(shown, sort.questions(child))
}

export const readHappened = (form: FormData, sort: Sort, child: string, before?: Body) =>
  readAsked(form, formOf(sort, child, before))

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
