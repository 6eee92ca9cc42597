/** Entries of one kind as a room works with them: their body read, and what else it needs to know. Pure. */
import type { z } from 'zod'
import type { Day } from '../platform/day.ts'
import type { Entry, Happened } from './entry.ts'

export type ToldEntry<B> = {
  readonly seq: number
  readonly root: number
  readonly address: string
  readonly author: string
  readonly broughtBy: string
  readonly happened: Happened
  readonly day: Day
  readonly time: string | null
  readonly body: B
}

/** Those of `entries` that are of `kind`; the erased, and those whose body is of another time, are left out. */
export function toldIn<S extends z.ZodType>(
  entries: readonly Entry[],
  kind: string,
  schema: S,
): ToldEntry<z.output<S>>[] {
  return entries.flatMap((entry) => {
    const read = entry.kind === kind && !entry.erased ? schema.safeParse(entry.body) : undefined
    if (read?.success !== true) return []
    const { seq, root, address, author, broughtBy, happened } = entry
    const { day, time } = happened
    return [{ seq, root, address, author, broughtBy, happened, day, time, body: read.data }]
  })
}
