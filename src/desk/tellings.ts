/** What was written down of the family having been told of something. Pure. */
import { toldHomeBody } from '../incidents/entries.ts'
import type { ToldHome } from '../incidents/incident.ts'
import type { Entry } from '../record/entry.ts'

/** What `entry` says of it, or null; `rootOf` finds what it is about by any of its versions. */
export function tellingOf(entry: Entry, rootOf: ReadonlyMap<number, number>): ToldHome | null {
  const read = entry.kind === 'told home' ? toldHomeBody.safeParse(entry.body) : undefined
  if (read?.success !== true) return null
  const { seq, address, author, happened } = entry
  const of = rootOf.get(read.data.of) ?? read.data.of
  return { of, seq, address, author, day: happened.day, time: happened.time, body: read.data }
}
