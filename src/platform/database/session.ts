/**
 * Who a transaction acts for. Everything of a record is read and written inside `asAccount`: the
 * second wall (row-level security) asks the transaction which account it is for.
 */
import { sql } from 'kysely'
import type { Database, Tx } from './database.ts'

/** Runs `work` in one transaction that acts for `accountId`; commits when it returns, rolls back when it throws. */
export function asAccount<T>(
  db: Database,
  accountId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('heard.account', ${accountId}, true)`.execute(tx)
    return work(tx)
  })
}
