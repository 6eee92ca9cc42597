/** Who wrote which message to whom and in which thread: what asks and replies are looked up by. */
import { sql } from 'kysely'
import type { Day } from '../platform/day.ts'
import { instantOf } from '../record/drafting.ts'
import type { Audience, Entry, Figure, Happened, Shelf } from '../record/entry.ts'
import { Erasure } from '../record/entries.ts'
import type { Projector, Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import { familyAmong, soundsLikeFamily, type Party } from './asks-family.ts'
import { messageBody, type MessageBody } from './entries.ts'
import { sameAddress } from './mail/addresses.ts'

type MessageThreadTable = {
  record_id: string
  seq: number
  thread: string | null
  sender: string
  recipients: string[]
  day: Day
  happened_at: string
  automatic: boolean
}

declare module '../platform/database/database.ts' {
  interface Tables {
    message_thread: MessageThreadTable
  }
}

/** By what a person is known across messages: their address, else their name. */
export function partyOf(figure: Figure): string {
  return sameAddress(figure.address ?? figure.name)
}

/** Follows messages as they come in, and forgets those that are erased. */
export const threadProjector: Projector = {
  kinds: ['message', 'erasure'],
  tables: ['message_thread'],
  async project(write, entries) {
    const rows = entries.flatMap((entry) => (entry.kind === 'message' ? rowOf(write, entry) : []))
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      await write.tx
        .insertInto('message_thread')
        .values(rows.slice(at, at + ROWS_AT_ONCE))
        .onConflict((on) => on.doNothing())
        .execute()
    for (const entry of entries)
      if (entry.kind === 'erasure' && !entry.erased)
        await forget(write, Erasure.parse(entry.body).of)
  },
}

const ROWS_AT_ONCE = 2000

function rowOf(write: Write, entry: Entry): MessageThreadTable[] {
  if (entry.erased) return []
  const { from, to, cc, thread, auto } = entry.body as MessageBody
  return [
    {
      record_id: write.recordId,
      seq: entry.seq,
      thread,
      sender: from === null ? '' : partyOf(from),
      recipients: [...to, ...cc].map(partyOf),
      day: entry.happened.day,
      happened_at: instantOf(entry.happened, write.zone),
      automatic: auto !== null,
    },
  ]
}

async function forget({ tx, recordId }: Write, of: number): Promise<void> {
  await sql`delete from message_thread where record_id = ${recordId} and seq in (
    select seq from entry where record_id = ${recordId} and root = (
      select root from entry where record_id = ${recordId} and seq = ${of}))`.execute(tx)
}

/** A message as kept, with what was said in it. */
export type KeptMessage = {
  readonly seq: number
  readonly address: string
  readonly day: Day
  readonly happened: Happened
  readonly shelf: Shelf
  readonly audience: Audience
  readonly sender: string
  readonly thread: string | null
  readonly body: MessageBody
}

type Row = Pick<MessageThreadTable, 'seq' | 'sender' | 'thread' | 'day'>

/** The messages behind `rows`, in their order, whole; erased and hidden ones left out. */
async function withBodies(write: Write, rows: readonly Row[]): Promise<KeptMessage[]> {
  const entries = new Map(
    (
      await findEntries(
        write,
        rows.map((row) => row.seq),
      )
    ).map((entry) => [entry.seq, entry]),
  )
  return rows.flatMap(({ seq, sender, thread, day }) => {
    const entry = entries.get(seq)
    if (entry === undefined || entry.erased) return []
    const { address, happened, shelf, audience } = entry
    const body = messageBody.parse(entry.body)
    return [{ seq, address, day, happened, shelf, audience, sender, thread, body }]
  })
}

export type Latest = {
  /** Only messages older than the one with this seq; none for the newest. */
  readonly before: number | null
  readonly atMost: number
}

/** The newest messages with their words, newest first. */
export async function findLatestMessages(write: Write, latest: Latest): Promise<KeptMessage[]> {
  const { before, atMost } = latest
  let query = write.tx
    .selectFrom('message_thread')
    .select(['seq', 'sender', 'thread', 'day'])
    .where('record_id', '=', write.recordId)
    .orderBy('happened_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(atMost)
  if (before !== null)
    query = query.where(
      sql<boolean>`(happened_at, seq) < (select happened_at, seq from message_thread
        where record_id = ${write.recordId} and seq = ${before})`,
    )
  return withBodies(write, await query.execute())
}

/** One message with its words, or null. */
export async function findMessage(write: Write, seq: number): Promise<KeptMessage | null> {
  const rows = await write.tx
    .selectFrom('message_thread')
    .select(['seq', 'sender', 'thread', 'day'])
    .where('record_id', '=', write.recordId)
    .where('seq', '=', seq)
    .execute()
  return (await withBodies(write, rows))[0] ?? null
}

/** These messages with their words, oldest first. */
export async function findMessages(write: Write, seqs: readonly number[]): Promise<KeptMessage[]> {
  if (seqs.length === 0) return []
  const rows = await write.tx
    .selectFrom('message_thread')
    .select(['seq', 'sender', 'thread', 'day'])
    .where('record_id', '=', write.recordId)
    .where('seq', '=', sql<number>`any(${[...seqs]}::int[])`)
    .orderBy('happened_at')
    .orderBy('seq')
    .execute()
  return withBodies(write, rows)
}

/** The messages of one thread, oldest first. */
export async function findThread(
  write: Write,
  thread: string,
  atMost = 100,
): Promise<KeptMessage[]> {
  const rows = await write.tx
    .selectFrom('message_thread')
    .select(['seq', 'sender', 'thread', 'day'])
    .where('record_id', '=', write.recordId)
    .where('thread', '=', thread)
    .orderBy('happened_at')
    .orderBy('seq')
    .limit(atMost)
    .execute()
  return withBodies(write, rows)
}

/** Messages of one sender from `from` on, oldest first; without those in the thread `outside`. */
export async function findFromSender(
  write: Write,
  sender: string,
  {
    from,
    outside = null,
    atMost,
  }: { readonly from: Day; readonly outside?: string | null; readonly atMost: number },
): Promise<KeptMessage[]> {
  const rows = await write.tx
    .selectFrom('message_thread')
    .select(['seq', 'sender', 'thread', 'day'])
    .where('record_id', '=', write.recordId)
    .where('sender', '=', sender)
    .where('day', '>=', from)
    .where(sql<boolean>`(${outside}::text is null or thread is distinct from ${outside})`)
    .orderBy('happened_at')
    .limit(atMost)
    .execute()
  return withBodies(write, rows)
}

/** Whom the newest `atMost` messages show to be the family: addresses, or names where there is none. */
export async function findFamily(write: Write, atMost: number): Promise<ReadonlySet<string>> {
  const rows: Party[] = await write.tx
    .selectFrom('message_thread')
    .select(['sender', 'recipients'])
    .where('record_id', '=', write.recordId)
    .orderBy('happened_at', 'desc')
    .limit(atMost)
    .execute()
  const names = await write.tx
    .selectFrom('member')
    .select('name')
    .where('record_id', '=', write.recordId)
    .where('owner', '=', true)
    .execute()
  const family = familyAmong(
    rows,
    names.map((member) => member.name),
  )
  return family.perhaps.length === 0 ? family.known : byTheirWords(write, family.perhaps)
}

/**
 * Of those who may be the family, the one whose letters sound most like a parent's; where all sound
 * alike, whoever wrote first.
 */
async function byTheirWords(
  write: Write,
  parties: readonly string[],
): Promise<ReadonlySet<string>> {
  const read: { readonly party: string; readonly score: number; readonly first: string }[] = []
  for (const party of parties.slice(0, PARTIES_READ_MAX)) {
    const letters = await findFromSender(write, party, {
      from: FIRST_DAY,
      atMost: LETTERS_READ_MAX,
    })
    const [first] = letters
    if (first === undefined) continue
    const score = letters.reduce((sum, { body }) => sum + soundsLikeFamily(body.words), 0)
    const { day, time } = first.happened
    read.push({ party, score, first: `${day} ${time ?? ''}` })
  }
  const [best] = read.toSorted((a, b) => b.score - a.score || (a.first < b.first ? -1 : 1))
  return new Set(best === undefined ? [] : [best.party])
}

const PARTIES_READ_MAX = 6
const LETTERS_READ_MAX = 20
const FIRST_DAY = '0001-01-01' as Day

/** The addresses by which the person called `name` is known in this record, at most three. */
export async function findAddresses(write: Write, name: string): Promise<string[]> {
  const key = `n:${name.trim().toLowerCase().replaceAll(/\s+/g, ' ')}`
  const rows = await write.tx
    .selectFrom('person_key as named')
    .innerJoin('person_key as addressed', (join) =>
      join
        .onRef('addressed.record_id', '=', 'named.record_id')
        .onRef('addressed.person_id', '=', 'named.person_id'),
    )
    .select('addressed.key')
    .distinct()
    .where('named.record_id', '=', write.recordId)
    .where('named.key', '=', key)
    .where('addressed.key', 'like', 'a:%')
    .orderBy('addressed.key')
    .limit(3)
    .execute()
  return rows.map((row) => row.key.slice(2))
}
