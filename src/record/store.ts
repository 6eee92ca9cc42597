/** Reading the ledger. Every query runs under the acting account's walls and finds only what it may see. */
import { sql, type SelectQueryBuilder } from 'kysely'
import { addDays, type Day } from '../platform/day.ts'
import type { Tables } from '../platform/database/database.ts'
import { instantOf } from './drafting.ts'
import type { Entry, EntryContent } from './entry.ts'
import type { Write } from './kind.ts'
import './tables.ts'

export { append, knownKeys, lockHead } from './append.ts'
export { findFile } from './files.ts'

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
  readonly person?: string
  /** Any of these people, by id. */
  readonly people?: readonly string[]
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
  if (ask.search === undefined) return linesBefore(write, ask, before)
  return linesWithWords(write, { ...ask, search: ask.search }, before)
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

const WORDS_BATCH = 2000

/** Walks back through everything that holds the words until enough of it also fits the rest. */
async function linesWithWords(
  write: Write,
  ask: TimelineAsk & { readonly search: string },
  from: Cursor | undefined,
): Promise<Line[]> {
  const lines: Line[] = []
  let before = from
  for (let batch = ask.atMost * 2; lines.length < ask.atMost; batch = WORDS_BATCH) {
    const seqs = await findSeqs(write, ask.search, before, batch)
    const rest = { ...ask, atMost: ask.atMost - lines.length }
    if (seqs.length > 0) lines.push(...(await linesBefore(write, rest, before, seqs)))
    const last = seqs.at(-1)
    if (seqs.length < batch || last === undefined) break
    before = await placeOf(write, last)
  }
  return lines
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
  if (ask.from !== undefined) query = query.where('entry.happened_day', '>=', ask.from)
  query = withPerson(write, query, ask)
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
  { person, people = person === undefined ? undefined : [person] }: TimelineAsk,
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

/** The entries with these seqs that this member may see, in order of seq. */
export async function findEntries(write: Write, seqs: readonly number[]): Promise<Entry[]> {
  const rows = await entryRows(write)
    .where('seq', '=', sql<number>`any(${[...seqs]}::int[])`)
    .orderBy('seq')
    .execute()
  return rows.map(entryOf)
}

/** The entry at a page address, or null. */
export async function findByAddress(write: Write, address: string): Promise<Entry | null> {
  const row = await entryRows(write).where('address', '=', address).executeTakeFirst()
  return row === undefined ? null : entryOf(row)
}

/** Every version of an entry that this member may see, first to last. */
export async function findVersions(write: Write, root: number): Promise<Entry[]> {
  const rows = await entryRows(write).where('root', '=', root).orderBy('seq').execute()
  return rows.map(entryOf)
}

/** Entries of some kinds after `seq`, in order of seq: how rooms and rebuilding walk a record. */
export async function findAfter(
  write: Write,
  seq: number,
  { kinds, atMost }: { readonly kinds?: readonly string[]; readonly atMost: number },
): Promise<Entry[]> {
  let query = entryRows(write).where('seq', '>', seq).orderBy('seq').limit(atMost)
  if (kinds !== undefined) query = query.where('kind', 'in', kinds)
  return (await query.execute()).map(entryOf)
}

function entryRows({ tx, recordId }: Write) {
  return tx
    .selectFrom('entry')
    .select(['record_id', 'seq', 'address', 'root', 'amends', 'kind', 'title', 'written'])
    .select(['brought_by', 'content', 'erased', 'happened_day', 'shelf'])
    .where('record_id', '=', recordId)
}

type Row = Awaited<ReturnType<ReturnType<typeof entryRows>['execute']>>[number]

function entryOf(row: Row): Entry {
  const content =
    row.content === null ? erasedContent(row) : (JSON.parse(row.content) as EntryContent)
  return {
    ...content,
    record: row.record_id,
    seq: row.seq,
    address: row.address,
    written: row.written,
    broughtBy: row.brought_by,
    root: row.root,
    title: row.title,
    erased: row.erased !== null,
  }
}

function erasedContent(row: Row): EntryContent {
  return {
    kind: row.kind,
    happened: { day: row.happened_day, time: null, precision: 'day' },
    author: '',
    people: [],
    shelf: row.shelf as EntryContent['shelf'],
    audience: 'me',
    amends: row.amends,
    body: {},
    files: [],
  }
}

export type Person = { readonly id: string; readonly name: string }

/** The people this member can see in the record, by name. */
export async function findPeople({ tx, recordId }: Write): Promise<Person[]> {
  return tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('record_id', '=', recordId)
    .orderBy('name')
    .execute()
}

export type RecordFacts = {
  readonly id: string
  readonly name: string
  readonly zone: string
  readonly sample: boolean
  readonly created: string
  readonly treeSize: number
  readonly frontier: readonly Buffer[]
  readonly signingPublic: Buffer
  readonly wrappedSigning: Buffer
}

/** The record's own facts; `wrappedSigning` opens with the record's key and `signing <id>`. */
export async function findRecord({ tx, recordId }: Write): Promise<RecordFacts> {
  return tx
    .selectFrom('record')
    .select(['id', 'name', 'zone', 'sample', 'created', 'frontier'])
    .select([
      'tree_size as treeSize',
      'signing_public as signingPublic',
      'wrapped_signing as wrappedSigning',
    ])
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow()
}

/** All leaves of the tree up to `size`, for owners: what proofs are made from. */
export async function findLeaves({ tx, recordId }: Write, size: number): Promise<Buffer[]> {
  const found = await sql<{
    leaf: Buffer
  }>`select leaf from heard.leaves(${recordId}::uuid, ${size}::int)`.execute(tx)
  return found.rows.map((row) => row.leaf)
}

/** What is needed to prove an entry: its exact content text and salt (null once erased). */
export type Proven = {
  readonly seq: number
  readonly written: string
  readonly content: string | null
  readonly salt: Buffer | null
  readonly contentHash: Buffer
  readonly leaf: Buffer
}

/** The provable form of entries this member may see, in order of seq, `seqs` or all after `after`. */
export async function findProven(
  { tx, recordId }: Write,
  which: { readonly seqs: readonly number[] } | { readonly after: number; readonly atMost: number },
): Promise<Proven[]> {
  const query = tx
    .selectFrom('entry')
    .select(['seq', 'written', 'content', 'salt', 'content_hash as contentHash', 'leaf'])
    .where('record_id', '=', recordId)
    .orderBy('seq')
  return 'seqs' in which
    ? query.where('seq', '=', sql<number>`any(${[...which.seqs]}::int[])`).execute()
    : query.where('seq', '>', which.after).limit(which.atMost).execute()
}
