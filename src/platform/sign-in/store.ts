/** Accounts, printed links and signed-in browsers. Only hashes of secrets are kept. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Account } from '../web/route.ts'
import { hashOf, newSecret } from '../secret.ts'

declare module '../database/database.ts' {
  interface Tables {
    'auth.account': { id: string; name: string; created: string }
    'auth.sign_in_link': { hash: Buffer; account_id: string; expires: string; used: string | null }
    'auth.session': { hash: Buffer; account_id: string; created: string; expires: string }
  }
}

const LINK_MINUTES = 15
const SESSION_DAYS = 30

function later(now: string, milliseconds: number): string {
  return new Date(Date.parse(now) + milliseconds).toISOString()
}

/** The account that began this installation, made at the first start. */
export async function firstAccount(db: Database, now: string): Promise<Account> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(48200020)`.execute(tx)
    const first = await tx
      .selectFrom('auth.account')
      .select(['id', 'name'])
      .orderBy('created')
      .limit(1)
      .executeTakeFirst()
    if (first !== undefined) return first
    const account = { id: randomUUID(), name: 'Parent or carer' }
    await tx
      .insertInto('auth.account')
      .values({ ...account, created: now })
      .execute()
    return account
  })
}

/** A new sign-in secret for `account`: good once, for fifteen minutes. */
export async function makeLink(db: Database, account: Account, now: string): Promise<string> {
  const secret = newSecret()
  await db
    .insertInto('auth.sign_in_link')
    .values({
      hash: hashOf(secret),
      account_id: account.id,
      expires: later(now, LINK_MINUTES * 60_000),
      used: null,
    })
    .execute()
  return secret
}

/** Uses a link up. Returns the secret of a new session, or null if it is unknown, used or too old. */
export async function useLink(db: Database, secret: string, now: string): Promise<string | null> {
  const link = await db
    .updateTable('auth.sign_in_link')
    .set({ used: now })
    .where('hash', '=', hashOf(secret))
    .where('used', 'is', null)
    .where('expires', '>', now)
    .returning('account_id')
    .executeTakeFirst()
  if (link === undefined) return null
  const session = newSecret()
  await db
    .insertInto('auth.session')
    .values({
      hash: hashOf(session),
      account_id: link.account_id,
      created: now,
      expires: later(now, SESSION_DAYS * 86_400_000),
    })
    .execute()
  return session
}

/** The account of a signed-in browser, or null. */
export async function findSession(
  db: Database,
  secret: string,
  now: string,
): Promise<Account | null> {
  const row = await db
    .selectFrom('auth.session')
    .innerJoin('auth.account', 'auth.account.id', 'auth.session.account_id')
    .select(['auth.account.id', 'auth.account.name'])
    .where('auth.session.hash', '=', hashOf(secret))
    .where('auth.session.expires', '>', now)
    .executeTakeFirst()
  return row ?? null
}

/** Signs a browser out. */
export async function endSession(db: Database, secret: string): Promise<void> {
  await db.deleteFrom('auth.session').where('hash', '=', hashOf(secret)).execute()
}
