/** Beginning a record, and opening one to read or write. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { asAccount } from '../platform/database/session.ts'
import type { Tx } from '../platform/database/database.ts'
import { dayAt, type Day } from '../platform/day.ts'
import { newKey, newSigningPair, seal, unseal } from '../platform/files/keys.ts'
import type { Ledger, Write } from './kind.ts'
import { NoSuchRecord } from './slip.ts'
import './tables.ts'

export type Beginning = {
  /** A fresh random id, where the asker made one, so that asking twice begins one record. */
  readonly id?: string
  readonly name: string
  readonly memberName: string
  readonly zone?: string
  readonly sample?: boolean
}

/** Begins a record owned by `accountId`; returns its id. Its keys are made with it. */
export async function beginRecord(
  ledger: Ledger,
  accountId: string,
  beginning: Beginning,
  now: string,
): Promise<string> {
  const { id = randomUUID() } = beginning
  const [member, key, signing] = [randomUUID(), newKey(), newSigningPair()]
  const { master } = ledger.vault
  await asAccount(ledger.db, accountId, (tx) =>
    sql`select heard.begin_record(${id}, ${member}, ${beginning.name}, ${beginning.memberName},
      ${beginning.zone ?? 'Europe/London'}, ${beginning.sample ?? false}, ${now},
      ${seal(master, key, `record ${id}`)}, ${signing.publicKey},
      ${seal(key, signing.privateKey, `signing ${id}`)})`.execute(tx),
  )
  return id
}

/**
 * Opens one transaction at `recordId` for `accountId` and runs `work` in it. Throws NoSuchRecord where
 * the account has no seat. What `work` throws rolls everything back.
 */
export async function inRecord<T>(
  ledger: Ledger,
  who: { readonly accountId: string; readonly recordId: string; readonly now: string },
  work: (write: Write) => Promise<T>,
): Promise<T> {
  if (!isUuid(who.recordId)) throw new NoSuchRecord()
  const { done, afterwards } = await asAccount(ledger.db, who.accountId, async (tx) => {
    const write = await seatAt(ledger, tx, who)
    return { done: await work(write), afterwards: write.afterwards }
  })
  for (const each of afterwards) await each()
  return done
}

/** The same, inside a transaction that already acts for the account. */
export async function seatAt(
  ledger: Ledger,
  tx: Tx,
  who: { readonly accountId: string; readonly recordId: string; readonly now: string },
): Promise<Write> {
  const seat = await tx
    .selectFrom('member')
    .innerJoin('record', 'record.id', 'member.record_id')
    .select(['member.id', 'member.owner', 'member.role', 'member.adds'])
    .select(['member.since', 'member.until'])
    .select(
      sql<string[]>`array(select shelf from unnest(member.shelves) shelf
      where heard.is_held(member.id, shelf, false))`.as('shelves'),
    )
    .select(
      sql<string[]>`array(select shelf from unnest(member.writes) shelf
      where heard.is_held(member.id, shelf, true))`.as('writes'),
    )
    .select(['record.name', 'record.zone', 'record.wrapped_key'])
    .where('member.record_id', '=', who.recordId)
    .where('member.account_id', '=', who.accountId)
    .executeTakeFirst()
  if (seat === undefined || !isOpen(seat, dayAt(who.now, seat.zone))) throw new NoSuchRecord()
  return {
    ledger,
    tx,
    recordId: who.recordId,
    recordName: seat.name,
    accountId: who.accountId,
    memberId: seat.id,
    owner: seat.owner,
    shelves: seat.shelves,
    writesOn: seat.writes,
    byLink: seat.adds.length > 0,
    writes: seat.owner || seat.writes.length > 0,
    role: seat.role,
    zone: seat.zone,
    recordKey: unseal(ledger.vault.master, seat.wrapped_key, `record ${who.recordId}`),
    now: who.now,
    afterwards: [],
  }
}

/** The database lets a day's grace before the first; a seat for one day is for that day in the record's own place. */
function isOpen(
  seat: { owner: boolean; adds: readonly string[]; since: Day; until: Day | null },
  today: Day,
): boolean {
  if (seat.owner || seat.adds.length > 0) return true
  return seat.since <= today && (seat.until === null || seat.until >= today)
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
}

export type RecordSummary = {
  readonly id: string
  readonly name: string
  readonly sample: boolean
  /** How many entries it has; null where others may keep something from this account. */
  readonly size: number | null
}

/** The records an account has a seat at, newest last. */
export async function findRecords(ledger: Ledger, accountId: string): Promise<RecordSummary[]> {
  const rows = await asAccount(ledger.db, accountId, (tx) =>
    tx
      .selectFrom('record')
      .select(['id', 'name', 'sample'])
      .select(
        sql<
          number | null
        >`case when heard.alone(record.id) then (select tree_size from heard.stood(record.id)) end`.as(
          'size',
        ),
      )
      .orderBy('created')
      .execute(),
  )
  return rows
}

/** How many entries of a record an account may read: what others keep to themselves is not counted. */
export async function countReadable(
  ledger: Ledger,
  accountId: string,
  recordId: string,
): Promise<number> {
  const { count } = await asAccount(ledger.db, accountId, (tx) =>
    tx
      .selectFrom('entry')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('record_id', '=', recordId)
      .executeTakeFirstOrThrow(),
  )
  return count
}

/** At how many records of others an account has an open seat: those it owns, and seats by link, left out. */
export async function countPlaces(ledger: Ledger, accountId: string): Promise<number> {
  const rows = await asAccount(ledger.db, accountId, (tx) =>
    tx
      .selectFrom('member')
      .select('id')
      .where('account_id', '=', accountId)
      .where('owner', '=', false)
      .where(sql<boolean>`adds = '{}' and (until is null or until >= current_date)`)
      .execute(),
  )
  return rows.length
}
