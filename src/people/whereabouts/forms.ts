/** What was typed of whereabouts, as an entry's body or as slips; and as it would be typed again. */
import { textOf, textsOf, type Problem, type Read, type Typed } from '../../platform/web/forms.ts'
import { CHOICES, choiceBody, whereaboutsBody, type WhereaboutsBody } from './entries.ts'
import { phonePattern, postcodePattern } from './matching.ts'

const LINES = ['addresses', 'postcodes', 'phones', 'schools', 'from'] as const

/** The marks in a form. A postcode or a number that nobody could be looked for by is a slip. */
export function readWhereabouts(form: FormData): Read<WhereaboutsBody> {
  const lists = Object.fromEntries(LINES.map((name) => [name, linesOf(textOf(form, name))]))
  const places = linesOf(textOf(form, 'places')).map(placeOf)
  const slips = [
    ...slipsIn('postcodes', lists['postcodes'], postcodePattern, 'is not a whole postcode'),
    ...slipsIn('phones', lists['phones'], phonePattern, 'is too short for a telephone number'),
  ]
  const read = whereaboutsBody.safeParse({ ...lists, places })
  if (read.success && slips.length === 0) return { ok: true, value: read.data }
  const problems = (read.error?.issues ?? []).map(({ path, message }): Problem => {
    const [field] = path
    const name = typeof field === 'string' ? field : 'addresses'
    return { field: name, text: message.charAt(0).toUpperCase() + message.slice(1) }
  })
  return { ok: false, problems: [...slips, ...problems] }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

function slipsIn(
  field: string,
  lines: readonly string[] | undefined,
  pattern: (line: string) => RegExp | null,
  slip: string,
): Problem[] {
  return (lines ?? [])
    .filter((each) => pattern(each) === null)
    .map((each) => ({ field, text: `“${each}” ${slip}` }))
}

/** `Swimming: Tuesdays at 4pm`. */
function placeOf(text: string): { name: string; when: string | null } {
  const [, name = text, when = null] = /^([^:]*\p{L}[^:]*?)\s*:\s+(.+)$/u.exec(text) ?? []
  return { name, when }
}

/** A body as it would be typed. */
export function typedFrom(body: WhereaboutsBody): Typed {
  const places = body.places.map(({ name, when }) => (when === null ? name : `${name}: ${when}`))
  const lists = LINES.map((name) => [name, body[name].join('\n')] as const)
  return { ...Object.fromEntries(lists), places: places.join('\n') }
}

/** What was decided on the page that stopped; null where no page of ours sends it. */
export function readChoice(form: FormData) {
  const where = textsOf(form, 'where')
  const found = textsOf(form, 'what').map((what, at) => ({ what, where: where[at] ?? '' }))
  const chose = CHOICES.find((each) => each === textOf(form, 'chose'))
  const body = { way: textOf(form, 'way'), list: textOf(form, 'list'), chose, found }
  const read = choiceBody.safeParse(body)
  return read.success ? read.data : null
}
