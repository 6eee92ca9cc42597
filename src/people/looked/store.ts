/** The only SQL of who looked. Row-level security shows an owner the looking at what they brought in, and nothing else. */
import { sql } from 'kysely'
import type { Day } from '../../platform/day.ts'
import type { Write } from '../../record/kind.ts'

declare module '../../platform/database/database.ts' {
  interface Tables {
    looked: {
      record_id: string
      seq: number
      member_id: string
      day: Day
      brought_by: string
      first: string
      last: string
      times: number
    }
  }
}

/** Somebody looked at an entry on one day: `first` and `last` are instants (ISO 8601). */
export type Look = {
  readonly who: string
  readonly role: string
  readonly day: Day
  readonly first: string
  readonly last: string
  readonly times: number
  readonly title: string
  readonly address: string
}

const LOOKS_MAX = 500

/** Who looked at what this member brought in, the latest first; at the versions with these roots alone, if given. */
export async function findLooks(write: Write, roots?: readonly number[]): Promise<Look[]> {
  let query = write.tx
    .selectFrom('looked')
    .innerJoin('entry', (join) =>
      join.onRef('entry.record_id', '=', 'looked.record_id').onRef('entry.seq', '=', 'looked.seq'),
    )
    .innerJoin('member', 'member.id', 'looked.member_id')
    .select(['member.name as who', 'member.role', 'looked.day', 'looked.first', 'looked.last'])
    .select(['looked.times', 'entry.title', 'entry.address'])
    .where('looked.record_id', '=', write.recordId)
    .orderBy('looked.last', 'desc')
    .orderBy('looked.seq', 'desc')
    .limit(LOOKS_MAX)
  if (roots !== undefined)
    query = query.where('entry.root', '=', sql<number>`any(${[...roots]}::int[])`)
  return query.execute()
}
