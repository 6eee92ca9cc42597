/**
 * One thing that happened, with several children in it: each child's record gets what is theirs, and of
 * the others only that there was another child. Pure.
 */
import { nameAsWord } from '../record/names.ts'
import type { PARTS } from './entries.ts'

type Part = (typeof PARTS)[number]

/** What a record is called, and other names by which its child is known. */
export type Child = { readonly record: string; readonly names: readonly string[] }

/** What was said of one child, for that child's record alone. */
export type OwnView = {
  readonly part: Part
  readonly behaviour: string
  readonly childSaid: string
  readonly helped: string
}

/** What was said once, for all of them. */
export type SharedView = {
  readonly antecedent: string
  readonly consequence: string
  readonly where: string
  readonly lesson: string
}

/** What stands where another child's name stood. */
export const ANOTHER = 'another child'

const PART_LENGTH_MIN = 2

/** `text` as the record of `child` may hold it: the names of `others` are replaced, whole and in parts. */
export function withoutOthers(text: string, child: Child, others: readonly string[]): string {
  const own = new Set(child.names.flatMap(partsOf))
  const whole = others.filter((name) => name.trim() !== '')
  const parts = whole
    .flatMap(partsOf)
    .filter((part) => !own.has(part) && part.length >= PART_LENGTH_MIN)
  const wanted = [...new Set([...whole, ...parts])].toSorted((a, b) => b.length - a.length)
  const isOwn = new Set(child.names.map((name) => name.trim().toLowerCase()))
  const said = wanted
    .filter((name) => !isOwn.has(name.trim().toLowerCase()))
    .reduce((left, name) => left.replaceAll(everywhere(name), ANOTHER), text)
  // Two names of one child beside each other are one child.
  return said
    .replaceAll(new RegExp(`${ANOTHER}(?:\\s+${ANOTHER})+`, 'g'), ANOTHER)
    .replaceAll(new RegExp(`(^|[.!?]\\s+)a(?=nother child)`, 'g'), '$1A')
}

function everywhere(name: string): RegExp {
  return new RegExp(nameAsWord(name).source, 'giu')
}

function partsOf(name: string): string[] {
  return name
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '')
}

/** The body of the incident in one child's record. `others` are all names that must not stand in it. */
export function bodyFor(
  child: Child,
  { own, shared }: { readonly own: OwnView; readonly shared: SharedView },
  others: readonly string[],
) {
  const clean = (text: string): string | null => {
    const said = withoutOthers(text, child, others).trim()
    return said === '' ? null : said
  }
  return {
    role: own.part,
    antecedent: clean(shared.antecedent),
    behaviour: clean(own.behaviour) ?? '',
    consequence: clean(shared.consequence),
    childSaid: clean(own.childSaid),
    helped: clean(own.helped),
    where: clean(shared.where),
    lesson: clean(shared.lesson),
    place: null,
  }
}

/** The names that must not stand in the record of `child`: every other child's, and those named besides. */
export function othersOf(
  child: Child,
  children: readonly Child[],
  besides: readonly string[],
): string[] {
  return [
    ...children.filter(({ record }) => record !== child.record).flatMap(({ names }) => names),
    ...besides,
  ]
}
