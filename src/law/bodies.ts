/**
 * Which body a name speaks of ("our GP", "Hillview Academy", "the SEND team"), what the law's rows say
 * it is for, and whether two names speak of one body. Names only: it knows no child.
 */
import { BODIES, PASSING } from './england/bodies.data.ts'
import type { Brushoff, Law, Loop, Route } from './law.ts'

export type Body = {
  readonly id: string
  /** What it is called in a sentence. */
  readonly name: string
  readonly words: RegExp
  /** Words that fit any body of this sort, and so tell none from another. */
  readonly generic: string
  /** How rows of what families are told name it. */
  readonly says: readonly string[]
  /** The row that says in one line what it is responsible for. */
  readonly does: string | null
  readonly routes: readonly string[]
  /** The row that says what it is not responsible for, where one does. */
  readonly not: string | null
}

/** One sort of body passing on to another (`null`: to any), and the row that speaks of it. */
export type Passing = {
  readonly from: readonly string[]
  readonly to: readonly string[] | null
  readonly row: string
}

/** The row that speaks of `from` passing on to `to`, by their names; null where none does. */
export function rowOfPassing(law: Law, from: string, to: string): Brushoff | null {
  const [giver, taker] = [bodyOf(from)?.id, bodyOf(to)?.id]
  if (giver === undefined || taker === undefined || giver === taker) return null
  const found = PASSING.find(
    (each) => each.from.includes(giver) && (each.to === null || each.to.includes(taker)),
  )
  return law.brushoffs.find(({ id }) => id === found?.row) ?? null
}

/** The body that `name` speaks of, or null where its words do not say. */
export function bodyOf(name: string): Body | null {
  return BODIES.find(({ words }) => words.test(name)) ?? null
}

const FILLING = new Set(
  'the our my his her their a an of at in for and to s mr mrs ms miss dr'.split(' '),
)

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLocaleLowerCase('en-GB')
    .replaceAll(/[’'‘]s?\b/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The words of a name that tell it from others of its sort: `hillview` of "Hillview Academy". */
function ownWords(name: string, body: Body): ReadonlySet<string> {
  const generic = new Set(body.generic.split(' '))
  return new Set(
    plain(name)
      .split(' ')
      .filter((word) => word !== '' && !generic.has(word) && !FILLING.has(word)),
  )
}

/**
 * Whether two names speak of one body: the same name, or the same sort of body where neither name
 * tells it from the other ("School" and "the SENCO" and "Hillview Academy", but not "Hillview Academy"
 * and "Larkfield Primary").
 */
export function isSameBody(one: string, other: string): boolean {
  if (plain(one) === plain(other)) return true
  const [body, second] = [bodyOf(one), bodyOf(other)]
  if (body === null || body !== second) return false
  const [a, b] = [ownWords(one, body), ownWords(other, body)]
  return a.isSubsetOf(b) || b.isSubsetOf(a)
}

/** What the law's rows say of a body. `not` is null where no row says what it is not responsible for. */
export type Responsible = {
  readonly body: Body
  readonly does: string | null
  readonly not: { readonly text: string; readonly row: string | null } | null
  readonly routes: readonly Route[]
}

/** What the body called `name` is and is not responsible for, as far as rows say; null for one unknown. */
export function responsibleOf(law: Law, name: string): Responsible | null {
  const body = bodyOf(name)
  if (body === null) return null
  const line = law.responsibilities.find(({ id }) => id === body.does)?.does ?? null
  const [does = null, not = null] = line === null ? [] : line.split(/\s*\bNot:\s*/)
  return {
    body,
    does: does?.trim() ?? null,
    not: notOf(law, body, not),
    routes: body.routes.flatMap((id) => law.routes.find((row) => row.id === id) ?? []),
  }
}

function notOf(law: Law, body: Body, line: string | null): Responsible['not'] {
  if (line !== null) return { text: upperFirst(line), row: null }
  const told = law.brushoffs.find(({ id }) => id === body.not)
  if (told !== undefined && told.fair !== null) return { text: told.fair, row: told.id }
  const route = law.routes.find(({ id }) => id === body.not)
  return route === undefined ? null : { text: route.decides, row: route.id }
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('en-GB') + text.slice(1)
}

export type Lever = {
  /** What goes round, in the row's own words. */
  readonly loop: string | null
  readonly lever: string
  /** A row with a permanent address that the lever rests on, where there is one. */
  readonly row: string | null
}

/** The route that a parent can always take alone: no diagnosis, no school's consent. */
const OWN_REQUEST = 'route-ehc-needs-assessment'

/**
 * What breaks a circle between these bodies: the rows whose two sides both stand in it, nearest first,
 * and last the parent's own request for an EHC needs assessment.
 */
export function leversFor(law: Law, names: readonly string[], said: readonly string[]): Lever[] {
  const bodies = new Set(names.flatMap((name) => bodyOf(name)?.id ?? []))
  const words = new Set(plain(said.join(' ')).split(' '))
  const found = law.loops
    .map((row) => ({ row, sides: sidesOf(row), shared: sharedWords(row, words) }))
    .filter(({ row, sides, shared }) => {
      const both = sides.length > 1 && sides.every((side) => side.some((id) => bodies.has(id)))
      // A circle about not attending is told by its words; its two sides fit many others.
      return both && (!/attend/i.test(row.loop) || shared.some((word) => word.startsWith('attend')))
    })
    .toSorted((a, b) => b.shared.length - a.shared.length || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, 2)
    .map(({ row }) => ({ loop: row.loop, lever: row.lever, row: null }))
  const own = law.routes.find(({ id }) => id === OWN_REQUEST)
  return own === undefined
    ? found
    : [
        ...found,
        {
          loop: null,
          lever: `You can ask the council for an EHC needs assessment yourself: ${own.self.replace(/^Yes - /, '')}. ${own.breaks ?? ''}.`,
          row: own.id,
        },
      ]
}

/** The bodies on each side of a circle: `School: "..." / GP: "..."`. */
function sidesOf({ loop }: Loop): string[][] {
  return loop
    .split(' / ')
    .map((side) => (side.split(':')[0] ?? '').split('/').flatMap((name) => bodyOf(name)?.id ?? []))
}

function sharedWords({ loop }: Loop, words: ReadonlySet<string>): string[] {
  return plain(loop)
    .split(' ')
    .filter((word) => word.length > 3 && words.has(word))
}
