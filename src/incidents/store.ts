/** Reading what happened: newest versions of entries, made into what the rules know. */
import { sql } from 'kysely'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { findNewest } from '../record/store.ts'
import { HAPPENINGS, toldHomeBody, whyBody } from './entries.ts'
import { happeningOf } from './happening.ts'
import type { Happening, Later, ToldHome, Why } from './incident.ts'

export type Happened = {
  readonly happenings: readonly Happening[]
  readonly whys: readonly Why[]
  readonly tellings: readonly ToldHome[]
}

/** What happened between two days, in the order in which it happened. */
export async function findHappenings(
  write: Write,
  within: { readonly from: Day; readonly to: Day },
): Promise<readonly Happening[]> {
  const entries = await findNewest(write, HAPPENINGS, within)
  return entries.flatMap((entry) => happeningOf(entry) ?? [])
}

/** Everything that happened, as this member may read it now, in the order in which it happened. */
export async function findHappened(write: Write): Promise<Happened> {
  const entries = await findNewest(write, [...HAPPENINGS, 'why', 'told home'])
  const rootOf = await findRoots(
    write,
    entries.flatMap(({ body }) => ofIn(body) ?? []),
  )
  const later = <B>(kind: string, read: (body: unknown) => B | undefined): Later<B>[] =>
    entries.flatMap((entry) => {
      const body = entry.kind === kind ? read(entry.body) : undefined
      const of = rootOf.get(ofIn(entry.body) ?? 0)
      if (body === undefined || of === undefined) return []
      const { seq, address, author, happened } = entry
      return [{ of, seq, address, author, day: happened.day, time: happened.time, body }]
    })
  return {
    happenings: entries.flatMap((entry) => happeningOf(entry) ?? []),
    whys: later('why', (body) => whyBody.safeParse(body).data),
    tellings: later('told home', (body) => toldHomeBody.safeParse(body).data),
  }
}

function ofIn(body: unknown): number | null {
  const { of } = body as { readonly of?: unknown }
  return typeof of === 'number' ? of : null
}

/** The first version of each of `seqs`: what is said of one version is said of all. */
export async function findRoots(
  { tx, recordId }: Write,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (seqs.length === 0) return new Map()
  const rows = await tx
    .selectFrom('entry')
    .select(['seq', 'root'])
    .where('record_id', '=', recordId)
    .where('seq', '=', sql<number>`any(${[...new Set(seqs)]}::int[])`)
    .execute()
  return new Map(rows.map(({ seq, root }) => [seq, root]))
}
