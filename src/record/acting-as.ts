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
  const { tx, recordId, ledger, now } = write
  const owners = await tx
    .selectFrom('member')
    .select(['id', 'account_id'])
    .where('record_id', '=', recordId)
    .where('owner', '=', true)
    .where('id', '=', sql<string>`any(${[...among]}::uuid[])`)
    .where(sql<boolean>`(until is null or until >= current_date)`)
    .execute()
  const first = among.map((id) => owners.find((owner) => owner.id === id)).find((owner) => owner)
  if (first === undefined) return null
  const before = await sql<{ account: string }>`
    select current_setting('heard.account', true) as account`.execute(tx)
  await actAs(write, first.account_id)
  const owner = await seatAt(ledger, tx, { accountId: first.account_id, recordId, now })
  const done = await work({ ...owner, afterwards: write.afterwards })
  await actAs(write, before.rows[0]?.account ?? '')
  return done
}

async function actAs({ tx }: Write, accountId: string): Promise<void> {
  await sql`select set_config('heard.account', ${accountId}, true)`.execute(tx)
}
