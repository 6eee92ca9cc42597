/** Reading the ledger. Every query runs under the acting account's walls and finds only what it may see. */
import { sql } from 'kysely'
import { addDays, type Day } from '../platform/day.ts'
import type { Entry, EntryContent } from './entry.ts'
import type { Write } from './kind.ts'
import './tables.ts'
import './tags.ts'

export { append, knownKeys, takeStock } from './append.ts'
export { findFile } from './files.ts'
export { makeReady, type Around, type Ready } from './ready.ts'
export {
  findLines,
  findSeqs,
  termsOf,
  type Cursor,
  type Line,
  type TimelineAsk,
} from './timeline-store.ts'

/** What PostgreSQL can ask for as a number; a form can say any. */
const INTEGER_MAX = 2_147_483_647

/** The entries with these seqs that this member may see, in order of seq. */
export async function findEntries(write: Write, seqs: readonly number[]): Promise<Entry[]> {
  const numbers = seqs.filter((seq) => Number.isInteger(seq) && Math.abs(seq) <= INTEGER_MAX)
  const rows = await entryRows(write)
    .where('seq', '=', sql<number>`any(${numbers}::int[])`)
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
  return findAllVersions(write, [root])
}

/** Every version of several entries that this member may see, in order of seq. */
export async function findAllVersions(write: Write, roots: readonly number[]): Promise<Entry[]> {
  const rows = await entryRows(write)
    .where('root', '=', sql<number>`any(${[...roots]}::int[])`)
    .orderBy('seq')
    .execute()
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

/**
 * The newest version of every entry of some kinds that this member may see, in order of when it
 * happened; what was erased is left out. `from` and `to` are days of what happened, both included.
 */
export async function findNewest(
  write: Write,
  kinds: readonly string[],
  { from, to }: { readonly from?: Day; readonly to?: Day } = {},
): Promise<Entry[]> {
  let query = entryRows(write)
    .where('kind', '=', sql<string>`any(${[...kinds]}::text[])`)
    .where('erased', 'is', null)
  // Two questions, each by its own index: joined in one, the planner may look at the whole record for each row.
  if (from !== undefined || to !== undefined)
    query = query.where(
      'root',
      '=',
      sql<number>`any(${await rootsNear(write, kinds, { from, to })}::int[])`,
    )
  const rows = await query.orderBy('happened_at').orderBy('seq').execute()
  const newest = new Map<number, Row>()
  for (const row of rows) {
    const known = newest.get(row.root)
    if (known === undefined || known.seq < row.seq) newest.set(row.root, row)
  }
  return rows
    .filter((row) => newest.get(row.root) === row)
    .filter(
      ({ happened_day: on }) =>
        (from === undefined || on >= from) && (to === undefined || on <= to),
    )
    .map(entryOf)
}

/** The roots of entries of some kinds that happened between two days, or a day wide of the mark. */
async function rootsNear(
  { tx, recordId }: Write,
  kinds: readonly string[],
  { from, to }: { readonly from: Day | undefined; readonly to: Day | undefined },
): Promise<number[]> {
  let query = tx
    .selectFrom('entry')
    .select('root')
    .distinct()
    .where('record_id', '=', recordId)
    .where('kind', '=', sql<string>`any(${[...kinds]}::text[])`)
  if (from !== undefined)
    query = query.where('happened_at', '>=', sql<string>`${addDays(from, -1)}::timestamptz`)
  if (to !== undefined)
    query = query.where('happened_at', '<=', sql<string>`${addDays(to, 2)}::timestamptz`)
  return (await query.execute()).map(({ root }) => root)
}

function entryRows({ tx, recordId }: Write) {
  return tx
    .selectFrom('entry')
    .select(['record_id', 'seq', 'address', 'root', 'amends', 'kind', 'title', 'written'])
    .select(['brought_by', 'content', 'erased', 'happened_day', 'shelf'])
    .where('record_id', '=', recordId)
}

type Row = Awaited<ReturnType<ReturnType<typeof entryRows>['execute']>>[number]

/** An entry as a row of the ledger keeps it. */
export function entryOf(row: Row): Entry {
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

/** The names the record knows addresses by (in lower case); those known only as addresses left out. */
export async function findNames(
  { tx, recordId }: Write,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const keys = addresses.map((address) => `a:${address.trim().toLowerCase()}`)
  const rows = await tx
    .selectFrom('person_key')
    .innerJoin('person', (join) =>
      join
        .onRef('person.record_id', '=', 'person_key.record_id')
        .onRef('person.id', '=', 'person_key.person_id'),
    )
    .select(['person_key.key', 'person.name'])
    .where('person_key.record_id', '=', recordId)
    .where('person_key.key', '=', sql<string>`any(${keys}::text[])`)
    // The fullest of the names somebody is given stays.
    .orderBy(sql`length(person.name)`)
    .orderBy('person.name', 'desc')
    .execute()
  return new Map(
    rows.flatMap(({ key, name }) =>
      name.includes('@') ? [] : [[key.slice(2), name] as [string, string]],
    ),
  )
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

/** Whether nothing in the record may be read yet. */
export async function isEmpty({ tx, recordId }: Write): Promise<boolean> {
  const one = tx.selectFrom('entry').select('seq').where('record_id', '=', recordId)
  return (await one.limit(1).executeTakeFirst()) === undefined
}

/** Whether nobody else ever had a seat that could keep something from whoever acts: only then are entries counted for them. */
export async function isAlone({ tx, recordId }: Write): Promise<boolean> {
  const found = await sql<{
    alone: boolean
  }>`select heard.alone(${recordId}::uuid) as alone`.execute(tx)
  return found.rows[0]?.alone === true
}

/** Changes whenever anything is added to the record, and tells nothing else. */
export async function findState({ tx, recordId }: Write): Promise<string> {
  const found = await sql<{
    state: Buffer | null
  }>`select heard.state(${recordId}::uuid) as state`.execute(tx)
  return found.rows[0]?.state?.toString('hex') ?? ''
}

/**
 * The record's own facts; `wrappedSigning` opens with the record's key and `signing <id>`. Size and
 * frontier of the tree are known to owners: for anybody else there is no tree.
 */
export async function findRecord(write: Write): Promise<RecordFacts> {
  const stood = await sql<{ tree_size: number; frontier: Buffer[] }>`
    select * from heard.stood(${write.recordId}::uuid)`.execute(write.tx)
  const { tree_size: treeSize, frontier } = stood.rows[0] ?? { tree_size: 0, frontier: [] }
  return { ...(await findFacts(write)), treeSize, frontier }
}

/** The record's own facts, of which everybody who can open it may know. */
export async function findFacts({ tx, recordId }: Write) {
  return tx
    .selectFrom('record')
    .select(['id', 'name', 'zone', 'sample', 'created'])
    .select(['signing_public as signingPublic', 'wrapped_signing as wrappedSigning'])
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
  readonly kind: string
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
    .select(['seq', 'kind', 'written', 'content', 'salt', 'content_hash as contentHash', 'leaf'])
    .where('record_id', '=', recordId)
    .orderBy('seq')
  return 'seqs' in which
    ? query.where('seq', '=', sql<number>`any(${[...which.seqs]}::int[])`).execute()
    : query.where('seq', '>', which.after).limit(which.atMost).execute()
}
