/** Accounts, the links that sign in to them, and addresses. Only hashes of secrets are kept. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { hashOf, newSecret } from '../secret.ts'
import type { Account } from '../web/route.ts'
import { addressAs } from './address.ts'
import { beginSession } from './session-store.ts'
import { minutesAfter } from './tables.ts'

const LINK_MINUTES = 15

/**
 * The account that whoever runs this installation acts as, made at the first start, and anew where it was
 * closed: never somebody else's.
 */
export async function firstAccount(db: Database, now: string): Promise<Account> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(48200020)`.execute(tx)
    const accounts = tx.selectFrom('auth.account').select(['id', 'name', 'closed'])
    const named = await accounts
      .where('first', '=', true)
      .orderBy(sql`closed desc nulls first`)
      .execute()
    // In a backup from before accounts were closed none is named: it was the oldest.
    const [newest] = named.length > 0 ? named : await accounts.orderBy('created').limit(1).execute()
    const first =
      newest === undefined || newest.closed !== null
        ? { id: randomUUID(), name: 'Parent or carer' }
        : { id: newest.id, name: newest.name }
    await tx
      .insertInto('auth.account')
      .values({ ...first, created: now, first: true })
      .onConflict((on) => on.column('id').doUpdateSet({ first: true }))
      .execute()
    return first
  })
}

/**
 * The account that signs in by `email`, made with `name` if there is none yet. Whoever calls this
 * vouches that the address is theirs before they are signed in as it (they pressed a link sent there).
 */
export async function accountFor(
  db: Database,
  { email, name }: { readonly email: string; readonly name: string },
  now: string,
): Promise<Account> {
  const address = addressAs(email)
  await db
    .insertInto('auth.account')
    .values({ id: randomUUID(), name, address, created: now })
    .onConflict((on) => on.column('address').doNothing())
    .execute()
  return db
    .selectFrom('auth.account')
    .select(['id', 'name'])
    .where('address', '=', address)
    .executeTakeFirstOrThrow()
}

/** The account that signs in by `email`, or null. */
export async function findByAddress(db: Database, email: string): Promise<Account | null> {
  const row = await db
    .selectFrom('auth.account')
    .select(['id', 'name'])
    .where('address', '=', addressAs(email))
    .executeTakeFirst()
  return row ?? null
}

/** A new sign-in secret for `account`: good once, for fifteen minutes; its button leads to `next`. */
export async function makeLink(
  db: Database,
  account: Account,
  now: string,
  next: string = '/',
): Promise<string> {
  const secret = newSecret()
  await db
    .insertInto('auth.sign_in_link')
    .values({
      hash: hashOf(secret),
      account_id: account.id,
      expires: minutesAfter(now, LINK_MINUTES),
      used: null,
      next,
    })
    .execute()
  return secret
}

/** Uses a link up: whose it is and where it leads, or null if it is unknown, used or too old. */
export async function spendLink(
  db: Database,
  secret: string,
  now: string,
): Promise<{ readonly account: Account; readonly next: string } | null> {
  const link = await db
    .updateTable('auth.sign_in_link')
    .set({ used: now })
    .where('hash', '=', hashOf(secret))
    .where('used', 'is', null)
    .where('expires', '>', now)
    .returning(['account_id', 'next'])
    .executeTakeFirst()
  if (link === undefined) return null
  const account = await db
    .selectFrom('auth.account')
    .select(['id', 'name'])
    .where('id', '=', link.account_id)
    .executeTakeFirstOrThrow()
  return { account, next: link.next }
}

/** A session by a link, without a browser (tests, benches): its secret, or null as `spendLink`. */
export async function useLink(db: Database, secret: string, now: string): Promise<string | null> {
  const spent = await spendLink(db, secret, now)
  return spent === null ? null : beginSession(db, spent.account, { now, device: '' })
}
