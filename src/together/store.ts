/** Reading what those round a child told each other: newest versions, under the walls of whoever looks. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays, dayAt, type Day } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findByAddress, findNewest, findVersions } from '../record/store.ts'
import { todayIn } from '../record/visit.ts'
import { newsBody, newsReadBody, type NewsBody } from './entries.ts'
import type { News, Pressed } from './news.ts'
import type { Seat } from './seats.ts'

/** The roles of a seat that are not over; as it was where all are. A seat is not settled anew when a day passes. */
const ROLES_NOW = sql<string>`coalesce((select string_agg(distinct held.role, ' and ')
  from member_role held where held.member_id = member.id and held.ended is null
    and (held.until is null or held.until >= current_date)), member.role)`

/** From where somebody reads a shelf that they do not read from the first epoch on; asked only of those few. */
export const READS_FROM = sql<Record<string, number>>`case when exists (
  select 1 from member_role held where held.member_id = member.id and 1 < any (held.epochs))
  then heard.reads_from(member.id) else '{}'::jsonb end`

/** Everyone who has or had a seat at the record, as far as this member sees them. */
export async function findSeats({ tx, recordId }: Write): Promise<Seat[]> {
  return tx
    .selectFrom('member')
    .select(['id', 'name', 'owner', 'shelves', 'writes', 'since', 'until'])
    .select(ROLES_NOW.as('role'))
    .select(sql<boolean>`adds <> '{}'`.as('byLink'))
    .select(READS_FROM.as('from'))
    .where('record_id', '=', recordId)
    .orderBy('since')
    .orderBy('name')
    .execute()
}

/** An entry with its body read; one whose body is of another time is left out. */
export function readAs<S extends z.ZodType>(
  entries: readonly Entry[],
  kind: string,
  schema: S,
): { readonly entry: Entry; readonly body: z.output<S> }[] {
  return entries.flatMap((entry) => {
    const read = entry.kind === kind && !entry.erased ? schema.safeParse(entry.body) : undefined
    return read?.success === true ? [{ entry, body: read.data }] : []
  })
}

/** News is looked through this far back. */
const NEWS_DAYS = 366

/** The news of a year that this member may read, oldest first, and who pressed "Read" under it. */
export async function findNews(
  write: Write,
  on: Day,
): Promise<{ readonly news: readonly News[]; readonly pressed: readonly Pressed[] }> {
  const from = addDays(on, -NEWS_DAYS)
  const entries = await findNewest(write, ['news', 'news read'], { from })
  return {
    news: readAs(entries, 'news', newsBody).map(({ entry, body }) => ({
      seq: entry.seq,
      root: entry.root,
      address: entry.address,
      day: entry.happened.day,
      time: entry.happened.time,
      author: entry.author,
      broughtBy: entry.broughtBy,
      corrected: entry.amends === null ? null : dayAt(entry.written, write.zone),
      body,
    })),
    pressed: readAs(entries, 'news read', newsReadBody).map(({ entry, body }) => ({
      of: body.of,
      by: entry.broughtBy,
      author: entry.author,
      day: entry.happened.day,
    })),
  }
}

/** The newest version of the news at a page address of any of its versions, or null. */
export async function findNewsAt(write: Write, address: string): Promise<News | null> {
  const entry = await findByAddress(write, address)
  const { news } = await findNews(write, todayIn(write))
  const one = entry?.kind === 'news' ? news.find(({ root }) => root === entry.root) : undefined
  return one ?? null
}

/** What news said before it was corrected, oldest first. */
export async function findNewsBefore(write: Write, news: News): Promise<readonly NewsBody[]> {
  if (news.corrected === null) return []
  const versions = await findVersions(write, news.root)
  return readAs(
    versions.filter(({ seq }) => seq < news.seq),
    'news',
    newsBody,
  ).map(({ body }) => body)
}
