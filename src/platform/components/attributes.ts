import type { Child } from 'hono/jsx'

/** Extra attributes a component hands on to its element. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** Class names joined, those that are missing or empty left out. */
export function classes(...names: readonly (string | undefined | false)[]): string {
  return names.filter((each) => each !== undefined && each !== false && each !== '').join(' ')
}

/** Ids joined for `aria-describedby`, or undefined when there are none: an empty one is an error. */
export function describedBy(...ids: readonly (string | undefined | false)[]): string | undefined {
  const joined = classes(...ids)
  return joined === '' ? undefined : joined
}

/** `spellcheck` in full: the attribute is not a boolean one, its words are `true` and `false`. */
export function spellcheckOf(checked: boolean | undefined): Attributes {
  return checked === undefined ? {} : { spellcheck: String(checked) }
}

/** A label, hint or error: plain words, or words with options. */
export type Part = {
  readonly text: Child
  readonly class?: string
  readonly attributes?: Attributes
}

function isPart(given: Child | Part): given is Part {
  return (
    typeof given === 'object' &&
    given !== null &&
    !Array.isArray(given) &&
    Object.getPrototypeOf(given) === Object.prototype &&
    'text' in given
  )
}

/** `given` with its options made explicit. Null when there is nothing to show. */
export function partOf<T extends Part>(given: Child | T | undefined): T | null {
  if (given === undefined || given === null || given === '' || given === false) return null
  if (isPart(given)) return given.text === '' || given.text === undefined ? null : given
  return { text: given } as T
}
