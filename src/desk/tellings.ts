/** What happened at school that the family has to be told, and what was written down of telling them. Pure. */
import { toldHomeBody } from '../incidents/entries.ts'
import { happeningOf } from '../incidents/happening.ts'
import { toldOf, type Happening, type ToldHome } from '../incidents/incident.ts'
import type { Day } from '../platform/day.ts'
import { newestOf } from '../record/across.ts'
import type { Entry } from '../record/entry.ts'
import type { SeatFacts } from './facts.ts'

/** The kinds of entry it is read from. */
export const TOLD_KINDS = ['incident', 'suspension', 'bullying', 'left out', 'told home']

export type ToBeTold = { readonly happening: Happening } & ReturnType<typeof toldOf>

/** What happened at school up to `on`, each with its telling; what the family itself wrote down it knows. */
export function toBeTold({ people, entries }: SeatFacts, on: Day): ToBeTold[] {
  const versions = entries.filter(({ kind }) => TOLD_KINDS.includes(kind))
  const rootOf = new Map(versions.map(({ seq, root }) => [seq, root]))
  const newest = newestOf(versions)
  const tellings = newest.flatMap((entry) => tellingOf(entry, rootOf) ?? [])
  const family = new Set(people.filter(({ owner }) => owner).map(({ member }) => member))
  return newest.flatMap((entry) => {
    const happening = family.has(entry.broughtBy) ? null : happeningOf(entry)
    if (happening === null || happening.day > on || !isAtSchool(happening)) return []
    return [{ happening, ...toldOf(happening, tellings) }]
  })
}

function isAtSchool(happening: Happening): boolean {
  return happening.kind !== 'incident' || happening.body.place !== 'home'
}

/** What `entry` says of it, or null; `rootOf` finds what it is about by any of its versions. */
function tellingOf(entry: Entry, rootOf: ReadonlyMap<number, number>): ToldHome | null {
  const read = entry.kind === 'told home' ? toldHomeBody.safeParse(entry.body) : undefined
  if (read?.success !== true) return null
  const { seq, address, author, happened } = entry
  const of = rootOf.get(read.data.of) ?? read.data.of
  return { of, seq, address, author, day: happened.day, time: happened.time, body: read.data }
}
