/**
 * Keeps the tables of who owes what in step with the entries. Everything here can be thrown away and
 * made again from the entries alone.
 */
import { sql } from 'kysely'
import { proposalId } from '../correspondence/asks.ts'
import type { Day } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'
import type { Entry } from '../record/entry.ts'
import { AudienceChange, Erasure } from '../record/entries.ts'
import type { Projector, Write } from '../record/kind.ts'
import { decidingAnswer, type AnsweredAs, type Commitment } from './commitment.ts'
import { answerBody, handOverBody, owedBody } from './entries.ts'

export type CommitmentTable = {
  record_id: string
  root: number
  seq: number
  address: string
  kind: string
  title: string
  debtor: string
  creditor: string
  source: number | null
  since: Day
  due: Day | null
  due_basis: string | null
  asked_by: Day | null
  words: string | null
  thread: string | null
  asker: string | null
  proposal: string | null
  latest_as: string | null
  settled_day: Day | null
}

export type CommitmentEventTable = {
  record_id: string
  root: number
  seq: number
  of_root: number
  kind: string
  answered_as: string | null
  passed_from: string | null
  passed_to: string | null
  source: number | null
  day: Day
  time: string | null
  precision: string
}

type SetAsideTable = { record_id: string; seq: number; proposal: string; set_aside: string }

declare module '../platform/database/database.ts' {
  interface Tables {
    commitment: CommitmentTable
    commitment_event: CommitmentEventTable
    set_aside: SetAsideTable
  }
}

/** Must come after the projector of messages: a commitment takes its thread from its message. */
export const commitmentProjector: Projector = {
  kinds: ['ask', 'promise', 'answer', 'hand-over', 'audience', 'erasure'],
  tables: ['commitment_event', 'commitment'],
  async project(write, entries) {
    const touched = new Set<number>()
    for (const entry of entries.filter((each) => !each.erased)) {
      for (const root of await follow(write, entry)) touched.add(root)
    }
    for (const root of touched) await settle(write, root)
  },
}

/** Writes one entry down; returns the roots of the commitments it touches. */
async function follow(write: Write, entry: Entry): Promise<readonly number[]> {
  switch (entry.kind) {
    case 'ask':
    case 'promise':
      return [await keepCommitment(write, entry)]
    case 'answer':
    case 'hand-over':
      return keepEvent(write, entry)
    case 'audience':
      return listOf(await commitmentOf(write, AudienceChange.parse(entry.body).of))
    case 'erasure':
      return listOf(await forget(write, Erasure.parse(entry.body).of))
    default:
      return []
  }
}

function listOf(root: number | null): readonly number[] {
  return root === null ? [] : [root]
}

async function keepCommitment(write: Write, entry: Entry): Promise<number> {
  const body = owedBody.parse(entry.body)
  const due = body.due ?? null
  const isGrounded =
    body.dueBasis !== null && body.dueBasis !== undefined && body.dueBasis !== 'asked'
  const message = await sourceOf(write, body.source ?? null)
  const row: CommitmentTable = {
    record_id: write.recordId,
    root: entry.root,
    seq: entry.seq,
    address: entry.address,
    kind: entry.kind,
    title: body.title,
    debtor: body.debtor,
    creditor: body.creditor,
    source: body.source ?? null,
    since: entry.happened.day,
    due: isGrounded ? due : null,
    due_basis: isGrounded ? (body.dueBasis ?? null) : null,
    asked_by: isGrounded ? null : due,
    words: body.words ?? null,
    thread: message?.thread ?? null,
    asker: message?.sender ?? null,
    proposal: proposalOf(body.source ?? null, body.words ?? null),
    latest_as: null,
    settled_day: null,
  }
  const { root: _root, record_id: _record, address: _address, ...rest } = row
  await write.tx
    .insertInto('commitment')
    .values(row)
    // The page keeps the address of the first version.
    .onConflict((on) =>
      on.columns(['record_id', 'root']).doUpdateSet(rest).where(hidesFromNobody('commitment')),
    )
    .execute()
  return entry.root
}

/**
 * A later version takes the place of an earlier one in `table` when the same member brought both in,
 * or everybody who may read the earlier may read the later: nobody's correction, kept to themselves,
 * takes from others what they saw.
 */
function hidesFromNobody(table: 'commitment' | 'commitment_event') {
  return sql<boolean>`exists (
    select 1 from entry earlier, entry later
    where earlier.record_id = excluded.record_id and earlier.seq = ${sql.ref(`${table}.seq`)}
      and later.record_id = excluded.record_id and later.seq = excluded.seq
      and (later.brought_by = earlier.brought_by or later.readers @> earlier.readers
        and (not earlier.circle or (later.circle and later.shelf = earlier.shelf
          and coalesce(later.epoch, 1) >= coalesce(earlier.epoch, 1)))))`
}

/** The proposal this was confirmed from, so that it is not proposed again. */
function proposalOf(source: number | null, words: string | null): string | null {
  return source === null || words === null ? null : proposalId(source, oneLine(words), 0)
}

async function sourceOf({ tx, recordId }: Write, source: number | null) {
  if (source === null) return undefined
  return tx
    .selectFrom('message_thread')
    .select(['thread', 'sender'])
    .where('record_id', '=', recordId)
    .where('seq', '=', source)
    .executeTakeFirst()
}

/** Corrected, an answer may speak of another commitment than before: both are touched. */
async function keepEvent(write: Write, entry: Entry): Promise<readonly number[]> {
  const isAnswer = entry.kind === 'answer'
  const body = isAnswer ? answerBody.parse(entry.body) : handOverBody.parse(entry.body)
  // Entries added together may name one that comes later, and so is not stored yet.
  const of = (await rootOf(write, body.of)) ?? (body.of > entry.seq ? body.of : null)
  if (of === null) return []
  const before = await spokenOf(write, entry.root)
  const row: CommitmentEventTable = {
    record_id: write.recordId,
    root: entry.root,
    seq: entry.seq,
    of_root: of,
    kind: entry.kind,
    answered_as: 'as' in body ? body.as : null,
    passed_from: 'from' in body ? body.from : null,
    passed_to: 'to' in body ? body.to : null,
    source: body.source ?? null,
    day: entry.happened.day,
    time: entry.happened.time,
    precision: entry.happened.precision,
  }
  const { root: _root, record_id: _record, ...rest } = row
  await write.tx
    .insertInto('commitment_event')
    .values(row)
    .onConflict((on) =>
      on
        .columns(['record_id', 'root'])
        .doUpdateSet(rest)
        .where(hidesFromNobody('commitment_event')),
    )
    .execute()
  return [of, ...listOf(before)]
}

/** The root of the commitment that the answer or hand-over `root` speaks of, or null. */
async function spokenOf({ tx, recordId }: Write, root: number): Promise<number | null> {
  const event = await tx
    .selectFrom('commitment_event')
    .select('of_root')
    .where('record_id', '=', recordId)
    .where('root', '=', root)
    .executeTakeFirst()
  return event?.of_root ?? null
}

async function rootOf({ tx, recordId }: Write, seq: number): Promise<number | null> {
  const row = await tx
    .selectFrom('entry')
    .select('root')
    .where('record_id', '=', recordId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row?.root ?? null
}

/** The commitment that the entry `of` is, or speaks of. */
async function commitmentOf(write: Write, of: number): Promise<number | null> {
  const root = await rootOf(write, of)
  if (root === null) return null
  return (await spokenOf(write, root)) ?? root
}

async function forget(write: Write, of: number): Promise<number | null> {
  const touched = await commitmentOf(write, of)
  const root = await rootOf(write, of)
  for (const table of ['commitment_event', 'commitment'] as const)
    await write.tx
      .deleteFrom(table)
      .where('record_id', '=', write.recordId)
      .where('root', '=', root)
      .execute()
  return touched
}

/** Notes what the latest answer was, from answers seen by all who see the commitment. */
async function settle({ tx, recordId }: Write, root: number): Promise<void> {
  const seen = await sql<Pick<CommitmentEventTable, 'answered_as' | 'day' | 'time' | 'seq'>>`
    select event.answered_as, event.day, event.time, event.seq
    from commitment_event event
    join commitment on commitment.record_id = event.record_id and commitment.root = event.of_root
    join entry answer on answer.record_id = event.record_id and answer.seq = event.seq
    join entry owed on owed.record_id = event.record_id and owed.seq = commitment.seq
    where event.record_id = ${recordId} and event.of_root = ${root} and event.kind = 'answer'
      and answer.readers @> owed.readers
      and (not owed.circle or (answer.circle and answer.shelf = owed.shelf
        and coalesce(answer.epoch, 1) >= coalesce(owed.epoch, 1)))`.execute(tx)
  const answers: Commitment['answers'] = seen.rows.map((row) => ({
    as: row.answered_as as AnsweredAs,
    happened: { day: row.day, time: row.time, precision: 'day' },
    seq: row.seq,
    words: null,
  }))
  const latest = decidingAnswer({ answers }, LAST_DAY)
  const isOwed = latest === null || latest.as === 'part' || latest.as === 'other'
  await tx
    .updateTable('commitment')
    .set({ latest_as: latest?.as ?? null, settled_day: isOwed ? null : latest.happened.day })
    .where('record_id', '=', recordId)
    .where('root', '=', root)
    .execute()
}

/** Later than every day anything can have happened on. */
const LAST_DAY = '9999-12-31' as Day
