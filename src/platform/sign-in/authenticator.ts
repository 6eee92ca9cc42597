/** The second step: codes from an authenticator app (RFC 6238), and recovery codes for when it is lost. */
import type { Database } from '../database/database.ts'
import type { Account } from '../web/route.ts'

/** Whether an account asks for a code after a link. */
export async function hasSecondStep(db: Database, account: Account): Promise<boolean> {
  const row = await db
    .selectFrom('auth.authenticator')
    .select('account_id')
    .where('account_id', '=', account.id)
    .where('since', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
