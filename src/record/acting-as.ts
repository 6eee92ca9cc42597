/**
 * Two members in one transaction: what somebody wrote by a link takes effect on what an owner keeps, which
 * the link itself may not read. Each step stands behind the walls of whoever does it; nothing is passed
 * over, and both are kept or neither.
 */
import { sql } from 'kysely'
import { seatAt } from './begin.ts'
import type { Write } from './kind.ts'
import './tables.ts'

/**
 * Runs `work` as the owner of the same record whom `among` names first, in the same transaction, then
 * goes on as before. Null where none of them owns it any more.
 */
export async function asOwner<T>(
  write: Write,
  among: readonly string[],
  work: (owner: Write) => Promise<T>,
): Promise<T | null> {
  const { tx, recordId } = write
  const owners = await tx
    .selectFrom('member')
    .select(['id', 'account_id'])
    .where('record_id', '=', recordId)
    .where('owner', '=', true)
    .where('id', '=', sql<string>`any(${[...among]}::uuid[])`)
    .where(sql<boolean>`(until is null or until >= current_date)`)
    .execute()
  const first = among.map((id) => owners.find((owner) => owner.id === id)).find((owner) => owner)
  return first === undefined ? null : asAccountHere(write, first.account_id, work)
}

/**
 * Runs `work` as the seat by link `memberId` of the same record, for what came from its own address; null where
 * that seat is over. Only what the seat may add can be added.
 */
export async function asLinkSeat<T>(
  write: Write,
  memberId: string,
  work: (seat: Write) => Promise<T>,
): Promise<T | null> {
  const seat = await write.tx
    .selectFrom('member')
    .select('account_id')
    .where('record_id', '=', write.recordId)
    .where('id', '=', memberId)
    .where(sql<boolean>`adds <> '{}' and (until is null or until >= current_date)`)
    .executeTakeFirst()
  return seat === undefined ? null : asAccountHere(write, seat.account_id, work)
}

async function asAccountHere<T>(
  write: Write,
  accountId: string,
  work: (other: Write) => Promise<T>,
): Promise<T> {
  const { tx, recordId, ledger, now } = write
  const before = await sql<{ account: string }>`
    select current_setting('heard.account', true) as account`.execute(tx)
  await actAs(write, accountId)
  const other = await seatAt(ledger, tx, { accountId, recordId, now })
  const done = await work({ ...other, afterwards: write.afterwards })
  await actAs(write, before.rows[0]?.account ?? '')
  return done
}

async function actAs({ tx }: Write, accountId: string): Promise<void> {
  await sql`select set_config('heard.account', ${accountId}, true)`.execute(tx)
}
