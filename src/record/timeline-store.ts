/** The timeline's own queries: a page of lines, newest first, narrowed by words, people, kinds and days. */
import { sql, type SelectQueryBuilder } from 'kysely'
import { addDays, type Day } from '../platform/day.ts'
import type { Tables } from '../platform/database/database.ts'
import { instantOf } from './drafting.ts'
import type { Write } from './kind.ts'
import './tables.ts'

/** A line of the timeline: enough for a list, without opening the entry. */
export type Line = {
  readonly seq: number
  readonly address: string
  readonly kind: string
  readonly title: string
  readonly author: string
  readonly people: readonly string[]
  readonly day: Day
  readonly time: string | null
  readonly precision: string
  readonly at: string
  readonly root: number
}

/** Where a page of lines begins: after (in the order shown, newest first) the line with these. */
export type Cursor = { readonly at: string; readonly seq: number }

export type TimelineAsk = {
  readonly before?: Cursor
  readonly atMost: number
  readonly kinds?: readonly string[]
  /** Kinds left out. Said so, and not by all the others, or the planner leaves the index that is in order. */
  readonly without?: readonly string[]
  readonly person?: string
  /** Any of these people, by id. */
  readonly people?: readonly string[]
  readonly tag?: string
  readonly from?: Day
  readonly to?: Day
  /** Words looked for; misspellings are tolerated. */
  readonly search?: string
}

const LINE = [
  'entry.seq',
  'entry.address',
  'entry.kind',
  'entry.title',
  'entry.author',
  'entry.people',
  'entry.happened_day as day',
  'entry.happened_time as time',
  'entry.precision',
  'entry.happened_at as at',
  'entry.root',
] as const

/** Lines newest first; of an amended entry only its latest version that this member may see. */
export async function findLines(write: Write, ask: TimelineAsk): Promise<Line[]> {
  const before = earlierOf(ask.before, ask.to === undefined ? undefined : endOf(ask.to, write.zone))
  const { search, people = ask.person === undefined ? undefined : [ask.person], ...rest } = ask
  if (search !== undefined) {
    const found = (place: Cursor | undefined, atMost: number) =>
      findSeqs(write, search, place, atMost)
    return linesAmong(write, { ...rest, ...(people !== undefined && { people }) }, before, found)
  }
  if (people === undefined) return linesBefore(write, rest, before)
  const found = (place: Cursor | undefined, atMost: number) =>
    seqsOfPeople(write, people, place, atMost)
  return linesAmong(write, rest, before, found)
}

/** The end of a day as a place in the timeline: everything of the day, or before it, comes after it. */
function endOf(day: Day, zone: string): Cursor {
  return {
    at: instantOf({ day: addDays(day, 1), time: '00:00', precision: 'minute' }, zone),
    seq: 0,
  }
}

function earlierOf(one: Cursor | undefined, other: Cursor | undefined): Cursor | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return Date.parse(one.at) < Date.parse(other.at) ? one : other
}

/** Finds seqs newest first, from a place in the timeline back. */
type Finder = (before: Cursor | undefined, atMost: number) => Promise<readonly number[]>

const BATCH = 2000

/** Walks back through everything `found` finds until enough of it also fits the rest of what is asked. */
async function linesAmong(
  write: Write,
  ask: TimelineAsk,
  from: Cursor | undefined,
  found: Finder,
): Promise<Line[]> {
  const lines: Line[] = []
  let before = from
  for (let batch = ask.atMost * 2; lines.length < ask.atMost; batch = BATCH) {
    const seqs = await found(before, batch)
    const rest = { ...ask, atMost: ask.atMost - lines.length }
    if (seqs.length > 0) lines.push(...(await linesBefore(write, rest, before, seqs)))
    const last = seqs.at(-1)
    if (seqs.length < batch || last === undefined) break
    before = await placeOf(write, last)
  }
  return lines
}

/** Entries with any of `people` in them, newest first. Each person's own index is walked backwards. */
async function seqsOfPeople(
  { tx, recordId }: Write,
  people: readonly string[],
  before: Cursor | undefined,
  atMost: number,
): Promise<number[]> {
  const earlier =
    before === undefined
      ? sql``
      : sql`and (happened_at, seq) < (${before.at}::timestamptz, ${before.seq}::int)`
  const found = await sql<{ seq: number }>`
    select one.seq from unnest(${[...people]}::uuid[]) as asked(person) cross join lateral (
      select happened_at, seq from entry_person
      where record_id = ${recordId}::uuid and person_id = asked.person ${earlier}
      order by happened_at desc, seq desc limit ${atMost}::int) as one
    group by one.seq, one.happened_at order by one.happened_at desc, one.seq desc limit ${atMost}::int`.execute(
    tx,
  )
  return found.rows.map((row) => row.seq)
}

async function placeOf({ tx, recordId }: Write, seq: number): Promise<Cursor> {
  return tx
    .selectFrom('entry')
    .select(['happened_at as at', 'seq'])
    .where('record_id', '=', recordId)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow()
}

async function linesBefore(
  write: Write,
  ask: TimelineAsk,
  before: Cursor | undefined,
  seqs?: readonly number[],
): Promise<Line[]> {
  let query = write.tx
    .selectFrom('entry')
    .select(LINE)
    .where('entry.record_id', '=', write.recordId)
    // Not "where not exists": before statistics are gathered the planner hashes every entry for that.
    .where('entry.seq', '=', (where) =>
      where
        .selectFrom('entry as version')
        .select((of) => of.fn.max('version.seq').as('latest'))
        .whereRef('version.record_id', '=', 'entry.record_id')
        .whereRef('version.root', '=', 'entry.root'),
    )
    .orderBy('entry.happened_at', 'desc')
    .orderBy('entry.seq', 'desc')
    .limit(ask.atMost)
  if (ask.kinds !== undefined) query = query.where('entry.kind', 'in', ask.kinds)
  if (ask.without !== undefined) query = query.where('entry.kind', 'not in', ask.without)
  if (ask.from !== undefined) query = query.where('entry.happened_day', '>=', ask.from)
  query = withTag(write, withPerson(write, query, ask), ask)
  if (seqs !== undefined)
    query = query.where('entry.seq', '=', sql<number>`any(${[...seqs]}::int[])`)
  if (before !== undefined)
    query = query.where(
      sql<boolean>`(entry.happened_at, entry.seq) < (${before.at}::timestamptz, ${before.seq}::int)`,
    )
  return query.execute()
}

function withPerson<Row>(
  { recordId }: Write,
  query: SelectQueryBuilder<Tables, 'entry', Row>,
  { people }: TimelineAsk,
): SelectQueryBuilder<Tables, 'entry', Row> {
  if (people === undefined) return query
  return query.where((where) =>
    where.exists(
      where
        .selectFrom('entry_person')
        .select('entry_person.seq')
        .where('entry_person.record_id', '=', recordId)
        .where('entry_person.person_id', '=', sql<string>`any(${[...people]}::uuid[])`)
        .whereRef('entry_person.seq', '=', 'entry.seq'),
    ),
  )
}

function withTag<Row>(
  { recordId }: Write,
  query: SelectQueryBuilder<Tables, 'entry', Row>,
  { tag }: TimelineAsk,
): SelectQueryBuilder<Tables, 'entry', Row> {
  if (tag === undefined) return query
  return query.where((where) =>
    where.exists(
      where
        .selectFrom('entry_tag')
        .select('entry_tag.seq')
        .where('entry_tag.record_id', '=', recordId)
        .where('entry_tag.tag', '=', tag)
        .whereRef('entry_tag.root', '=', 'entry.root'),
    ),
  )
}

/** The words of a search as terms: `"two words"` in quotes stay together. At most 12. */
export function termsOf(search: string): string[] {
  const terms = search.match(/"[^"]+"|[^\s"]+/g) ?? []
  return terms.slice(0, 12).map((term) => term.replaceAll('"', '').slice(0, 100))
}

/** Entries that hold every term of `search`, newest first, as seqs. */
export async function findSeqs(
  { tx, recordId }: Write,
  search: string,
  before: Cursor | undefined,
  atMost: number,
): Promise<number[]> {
  const found = await sql<{
    seq: number
  }>`select seq from heard.find_entries(${recordId}::uuid, ${termsOf(search)}::text[],
    ${before?.at ?? null}::timestamptz, ${before?.seq ?? null}::int, ${atMost}::int)`.execute(tx)
  return found.rows.map((row) => row.seq)
}
