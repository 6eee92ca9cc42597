/** The only SQL that reads who owes what. Rows become commitments; the rules say what they are on a day. */
import { sql } from 'kysely'
import { addDays, type Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import {
  COUNTED_MAX,
  DUE_SOON_DAYS,
  inOrderOfConcern,
  type Answer,
  type AnsweredAs,
  type Commitment,
  type CommitmentKind,
  type HandOver,
} from './commitment.ts'
import type { CommitmentEventTable, CommitmentTable } from './projection.ts'
import { withCalendars } from './school-store.ts'

/** A commitment as kept: with its page address, its own words, and where it was asked. */
export type KeptCommitment = Commitment & {
  /** The number of its first entry: what `of` in an answer names. */
  readonly root: number
  readonly address: string
  readonly words: string | null
  readonly thread: string | null
  /** Who asked, as known in messages; null when it was written down by hand. */
  readonly asker: string | null
}

/** What Today shows: at most `atMost` of each sort, and how many are owed in all (counted to 100). */
export type Shown = {
  readonly owed: readonly KeptCommitment[]
  readonly kept: readonly KeptCommitment[]
  readonly count: number
}

export const COLUMNS = [
  'root',
  'address',
  'kind',
  'title',
  'debtor',
  'creditor',
  'source',
  'since',
  'due',
  'due_basis',
  'asked_by',
  'words',
  'thread',
  'asker',
] as const
type Row = Pick<CommitmentTable, (typeof COLUMNS)[number]>

/** Everything asked or promised up to `on`, with what became of it, in the order of concern. */
export async function findOwed(write: Write, on: Day): Promise<KeptCommitment[]> {
  const rows = await rowsOf(write).where('since', '<=', on).orderBy('root').execute()
  return inOrderOfConcern(await withEvents(write, rows), on)
}

/** What is still owed on `on`, the longest owed first, at most `atMost`. */
export async function findOpen(write: Write, on: Day, atMost: number): Promise<KeptCommitment[]> {
  const rows = await rowsOf(write)
    .where('settled_day', 'is', null)
    .where('since', '<=', on)
    .orderBy('since')
    .orderBy('root')
    .limit(atMost)
    .execute()
  return withEvents(write, rows)
}

/** A kept promise stays on Today for this long. */
const KEPT_DAYS = 60

/** Reads a bounded number of rows by index, however long the record is. */
export async function findForToday(write: Write, on: Day, atMost: number): Promise<Shown> {
  const soon = addDays(on, DUE_SOON_DAYS)
  const owed = () => rowsOf(write).where('settled_day', 'is', null).where('since', '<=', on)
  const overdue = await owed()
    .where('due', '<', on)
    .where('latest_as', 'is', null)
    .orderBy('due')
    .limit(atMost)
    .execute()
  const waiting = await owed()
    .where(sql<boolean>`(due is null or due > ${soon}::date or latest_as is not null)`)
    .orderBy('since')
    .limit(atMost)
    .execute()
  const dueSoon = await owed()
    .where('due', '>=', on)
    .where('due', '<=', soon)
    .where('latest_as', 'is', null)
    .orderBy('due')
    .limit(atMost)
    .execute()
  const kept = await rowsOf(write)
    .where('latest_as', '=', 'answered')
    .where('settled_day', '<=', on)
    .where('settled_day', '>=', addDays(on, -KEPT_DAYS))
    .orderBy('settled_day', 'desc')
    .orderBy('root', 'desc')
    .limit(3)
    .execute()
  const all = await withEvents(write, [...overdue, ...waiting, ...dueSoon, ...kept])
  const isKept = new Set(kept.map((row) => row.root))
  return {
    owed: inOrderOfConcern(
      all.filter((each) => !isKept.has(each.root)),
      on,
    ),
    kept: all
      .filter((each) => isKept.has(each.root))
      .toSorted((a, b) => place(kept, a) - place(kept, b)),
    count: await countOwed(write, on),
  }
}

function place(rows: readonly Row[], of: KeptCommitment): number {
  return rows.findIndex((row) => row.root === of.root)
}

/** How many are owed, counted to COUNTED_MAX and no further. */
async function countOwed({ tx, recordId }: Write, on: Day): Promise<number> {
  const counted = await sql<{ count: number }>`select count(*) as count from (
    select 1 from commitment where record_id = ${recordId} and settled_day is null and since <= ${on}
    limit ${COUNTED_MAX}) as owed`.execute(tx)
  return counted.rows[0]?.count ?? 0
}

export type OwedPage = {
  readonly commitments: readonly KeptCommitment[]
  readonly more: boolean
}

/** One page of what is owed, in the order of concern, or of what is settled, latest first. */
export async function findOwedPage(
  write: Write,
  on: Day,
  page: { readonly settled: boolean; readonly from: number; readonly atMost: number },
): Promise<OwedPage> {
  const { settled, from, atMost } = page
  let query = rowsOf(write)
    .where('since', '<=', on)
    .offset(from)
    .limit(atMost + 1)
  query = settled
    ? query
        .where('settled_day', 'is not', null)
        .orderBy('settled_day', 'desc')
        .orderBy('root', 'desc')
    : query
        .where('settled_day', 'is', null)
        .orderBy(
          sql`case when latest_as is not null or due is null then 1 when due < ${on}::date then 0
            when due <= ${addDays(on, DUE_SOON_DAYS)}::date then 2 else 1 end`,
        )
        .orderBy(
          sql`case when latest_as is null and due <= ${addDays(on, DUE_SOON_DAYS)}::date then due else since end`,
        )
        .orderBy('root')
  const rows = await query.execute()
  return {
    commitments: await withEvents(write, rows.slice(0, atMost)),
    more: rows.length > atMost,
  }
}

/** The commitment at a page address, or null. */
export async function findCommitment(
  write: Write,
  address: string,
): Promise<KeptCommitment | null> {
  const rows = await rowsOf(write).where('address', '=', address).limit(1).execute()
  return (await withEvents(write, rows))[0] ?? null
}

export type FromMessage = Pick<CommitmentTable, 'source' | 'kind' | 'title' | 'proposal'>

/** The commitments that came from any of these messages, confirmed or written down by hand. */
export async function findFromMessages(
  { tx, recordId }: Write,
  sources: readonly number[],
): Promise<FromMessage[]> {
  return tx
    .selectFrom('commitment')
    .select(['source', 'kind', 'title', 'proposal'])
    .where('record_id', '=', recordId)
    .where('source', '=', sql<number>`any(${[...sources]}::int[])`)
    .execute()
}

/** The proposals of these messages that were set aside. */
export async function findSetAside(
  { tx, recordId }: Write,
  sources: readonly number[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('set_aside')
    .select('proposal')
    .where('record_id', '=', recordId)
    .where('seq', '=', sql<number>`any(${[...sources]}::int[])`)
    .execute()
  return new Set(rows.map((row) => row.proposal))
}

/** Sets a proposal of message `seq` aside, for good. */
export async function setAside(write: Write, seq: number, proposal: string): Promise<void> {
  await write.tx
    .insertInto('set_aside')
    .values({ record_id: write.recordId, seq, proposal, set_aside: write.now })
    .onConflict((on) => on.doNothing())
    .execute()
}

function rowsOf({ tx, recordId }: Write) {
  return tx.selectFrom('commitment').select(COLUMNS).where('record_id', '=', recordId)
}

/** What happened to each; words of answers stay in their entries. */
async function withEvents(write: Write, rows: readonly Row[]): Promise<KeptCommitment[]> {
  const eventsOf = await findEvents(
    write,
    rows.map((row) => row.root),
  )
  return withCalendars(
    write,
    rows.map((row) => commitmentOf(row, eventsOf(row.root))),
  )
}

export type Events = Pick<Commitment, 'answers' | 'handOvers'>

/** The answers and hand-overs of needs, asks and promises, by their roots, in one query. */
export async function findEvents(
  { tx, recordId }: Write,
  roots: readonly number[],
): Promise<(root: number) => Events> {
  if (roots.length === 0) return () => ({ answers: [], handOvers: [] })
  const rows = await tx
    .selectFrom('commitment_event')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('of_root', '=', sql<number>`any(${[...roots]}::int[])`)
    .execute()
  const byRoot = Map.groupBy(rows, (event) => event.of_root)
  return (root) => eventsOf(byRoot.get(root) ?? [])
}

export function eventsOf(rows: readonly CommitmentEventTable[]): Events {
  return {
    answers: rows.filter((each) => each.kind === 'answer').map(answerOf),
    handOvers: rows.filter((each) => each.kind === 'hand-over').map(handOverOf),
  }
}

/** The commitments with these roots, in no order. */
export async function findByRoots(
  write: Write,
  roots: readonly number[],
): Promise<KeptCommitment[]> {
  if (roots.length === 0) return []
  const rows = await rowsOf(write)
    .where('root', '=', sql<number>`any(${[...roots]}::int[])`)
    .execute()
  return withEvents(write, rows)
}

export function commitmentOf(row: Row, events: Events): KeptCommitment {
  return {
    id: String(row.root),
    root: row.root,
    address: row.address,
    kind: row.kind as CommitmentKind,
    title: row.title,
    debtor: row.debtor,
    creditor: row.creditor,
    source: row.source,
    since: row.since,
    due: row.due,
    dueBasis: row.due_basis,
    askedBy: row.asked_by,
    words: row.words,
    thread: row.thread,
    asker: row.asker,
    ...events,
  }
}

function answerOf(row: CommitmentEventTable): Answer {
  return { as: row.answered_as as AnsweredAs, happened: happenedOf(row), seq: row.seq, words: null }
}

function handOverOf(row: CommitmentEventTable): HandOver {
  const { passed_from: from, passed_to: to, seq } = row
  if (from === null || to === null) throw new Error('A hand-over is kept without its two ends.')
  return { from, to, happened: happenedOf(row), seq, words: null, source: row.source }
}

function happenedOf({ day, time, precision }: CommitmentEventTable): Answer['happened'] {
  return { day, time, precision: precision as Answer['happened']['precision'] }
}
