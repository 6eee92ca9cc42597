/** Reads which messages came in since something was asked, and what the parent has said of them so far. */
import { sql } from 'kysely'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'

/** Where a commitment's own refusals of a reply are kept among what was set aside. */
export const NOT_AN_ANSWER = 'reply:'

const THREAD_MESSAGES_MAX = 400
const FROM_ONE_MAX = 60
const LATEST_MAX = 200

/**
 * The seqs of messages that may answer any of the commitments `roots`: said by others in their threads,
 * written by any of `addresses`, or among the latest of all; up to `on`, from `since`, without what the
 * family wrote itself; or sent in answer to an email that asked. Each with whether an earlier message of its thread is in the record.
 */
export async function findCandidates(
  { tx, recordId }: Write,
  asked: {
    readonly roots: readonly number[]
    readonly addresses: readonly string[]
    readonly family: readonly string[]
    readonly since: Day
    readonly on: Day
  },
): Promise<ReadonlyMap<number, boolean>> {
  const { roots, addresses, family, since, on } = asked
  const found = await sql<{ seq: number; follows: boolean }>`
    with family(who) as (select unnest(${[...family]}::text[])),
    threaded as (
      select m.seq from commitment c
      join message_thread asked on asked.record_id = c.record_id and asked.seq = c.source
      join message_thread m on m.record_id = c.record_id and m.thread = c.thread
      where c.record_id = ${recordId} and c.root = any(${[...roots]}::int[]) and m.seq <> c.source
        and (m.happened_at, m.seq) > (asked.happened_at, asked.seq) and m.day <= ${on}::date
        and case c.kind when 'ask' then m.sender <> c.asker else not m.sender = any(asked.recipients) end
      order by m.happened_at desc limit ${THREAD_MESSAGES_MAX}),
    written as (
      select m.seq from unnest(${[...addresses]}::text[]) as one(address) cross join lateral (
        select seq from message_thread
        where record_id = ${recordId} and sender = one.address and day between ${since}::date and ${on}::date
        order by happened_at desc limit ${FROM_ONE_MAX}) as m),
    latest as (
      select m.seq from message_thread m
      where record_id = ${recordId} and day between ${since}::date and ${on}::date and not automatic
        and sender not in (select who from family)
      order by happened_at desc limit ${LATEST_MAX}),
    answering as (
      select m.seq from asked_mail asked
      join message_thread m on m.record_id = asked.record_id and m.thread = asked.thread
      where asked.record_id = ${recordId} and m.day <= ${on}::date
      order by m.happened_at desc limit ${THREAD_MESSAGES_MAX})
    select m.seq, coalesce((select true from message_thread earlier
      where earlier.record_id = m.record_id and earlier.thread = m.thread
        and (earlier.happened_at, earlier.seq) < (m.happened_at, m.seq) limit 1), false) as follows
    from message_thread m
    where m.record_id = ${recordId} and (m.seq in (select seq from answering)
      or m.sender not in (select who from family)
        and m.seq in (select seq from threaded union select seq from written union select seq from latest))`.execute(
    tx,
  )
  return new Map(found.rows.map((row) => [row.seq, row.follows]))
}

export type Said = { readonly root: number; readonly day: Day; readonly source: number | null }

/** What the parent has said of each of `roots`: when, and in which message it came. */
export async function findSaid(
  { tx, recordId }: Write,
  roots: readonly number[],
): Promise<readonly Said[]> {
  return tx
    .selectFrom('commitment_event')
    .select(['of_root as root', 'day', 'source'])
    .where('record_id', '=', recordId)
    .where('of_root', '=', sql<number>`any(${[...roots]}::int[])`)
    .execute()
}

/** "Not an answer to this", by message: the roots it was said of. */
export async function findRefused(
  { tx, recordId }: Write,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const rows = await tx
    .selectFrom('set_aside')
    .select(['seq', 'proposal'])
    .where('record_id', '=', recordId)
    .where('seq', '=', sql<number>`any(${[...seqs]}::int[])`)
    .where('proposal', 'like', `${NOT_AN_ANSWER}%`)
    .execute()
  const refused = new Map<number, Set<number>>()
  for (const { seq, proposal } of rows) {
    const root = Number(proposal.slice(NOT_AN_ANSWER.length))
    refused.set(seq, (refused.get(seq) ?? new Set()).add(root))
  }
  return refused
}

/** The addresses by which each of `names` is known in this record, by name. */
export async function findAddressesOf(
  { tx, recordId }: Write,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const keys = new Map(
    names.map((name) => [`n:${name.trim().toLowerCase().replaceAll(/\s+/g, ' ')}`, name]),
  )
  if (keys.size === 0) return new Map()
  const rows = await tx
    .selectFrom('person_key as named')
    .innerJoin('person_key as addressed', (join) =>
      join
        .onRef('addressed.record_id', '=', 'named.record_id')
        .onRef('addressed.person_id', '=', 'named.person_id'),
    )
    .select(['named.key as name', 'addressed.key as address'])
    .distinct()
    .where('named.record_id', '=', recordId)
    .where('named.key', '=', sql<string>`any(${[...keys.keys()]}::text[])`)
    .where('addressed.key', 'like', 'a:%')
    .orderBy('addressed.key')
    .execute()
  const found = new Map<string, string[]>()
  for (const row of rows) {
    const name = keys.get(row.name) ?? ''
    found.set(name, [...(found.get(name) ?? []), row.address.slice(2)])
  }
  return found
}
