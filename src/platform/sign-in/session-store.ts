/** Signed-in browsers. Only the hash of a browser's cookie is kept. */
import type { Database } from '../database/database.ts'
import { hashOf, newSecret } from '../secret.ts'
import type { Account } from '../web/route.ts'
import { minutesAfter } from './tables.ts'

const DAY = 24 * 60
/** However much it is used. */
export const SESSION_DAYS = 30
/** Unused for so long, it ends. */
const IDLE_DAYS = 14
/** `seen` is written no more often than this. */
const SEEN_MINUTES = 10

/** A new session of `account` in the browser described by `device`: the secret of its cookie. */
export async function beginSession(
  db: Database,
  account: Account,
  { now, device }: { readonly now: string; readonly device: string },
): Promise<string> {
  const secret = newSecret()
  await db
    .insertInto('auth.session')
    .values({
      hash: hashOf(secret),
      id: crypto.randomUUID(),
      account_id: account.id,
      created: now,
      expires: minutesAfter(now, SESSION_DAYS * DAY),
      device,
      seen: now,
      proved: now,
    })
    .execute()
  await forgetOld(db, now)
  return secret
}

/** What can no longer open anything is not kept. */
async function forgetOld(db: Database, now: string): Promise<void> {
  for (const table of [
    'auth.session',
    'auth.half_session',
    'auth.address_link',
    'auth.passkey_challenge',
  ] as const)
    await db.deleteFrom(table).where('expires', '<=', now).execute()
  await db.deleteFrom('auth.attempt').where('until', '<=', now).execute()
}

/** A signed-in browser. `proved` is the instant at which whoever uses it last showed that it is them. */
export type Session = { readonly id: string; readonly proved: string }

export type SignedIn = { readonly account: Account; readonly session: Session }

/** Who is signed in by a cookie, or null where it is unknown, ended, past its day or long unused. */
export async function findSignedIn(
  db: Database,
  secret: string,
  now: string,
): Promise<SignedIn | null> {
  const row = await db
    .selectFrom('auth.session')
    .innerJoin('auth.account', 'auth.account.id', 'auth.session.account_id')
    .select([
      'auth.account.id',
      'auth.account.name',
      'auth.session.id as session',
      'auth.session.proved',
      'auth.session.seen',
    ])
    .where('auth.session.hash', '=', hashOf(secret))
    .where('auth.session.expires', '>', now)
    .where('auth.session.seen', '>', minutesAfter(now, -IDLE_DAYS * DAY))
    // Somebody may sign in in the moment in which the account is closed.
    .where('auth.account.closed', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  if (Date.parse(row.seen) < Date.parse(minutesAfter(now, -SEEN_MINUTES)))
    await db
      .updateTable('auth.session')
      .set({ seen: now })
      .where('id', '=', row.session)
      .where('seen', '<', now)
      .execute()
  return {
    account: { id: row.id, name: row.name },
    session: { id: row.session, proved: row.proved },
  }
}

/** The account of a signed-in browser, or null. */
export async function findSession(
  db: Database,
  secret: string,
  now: string,
): Promise<Account | null> {
  return (await findSignedIn(db, secret, now))?.account ?? null
}

export type OpenSession = {
  readonly id: string
  readonly device: string
  readonly created: string
  readonly seen: string
}

/** The browsers in which an account is signed in, the one used last first. */
export async function findSessions(
  db: Database,
  account: Account,
  now: string,
): Promise<readonly OpenSession[]> {
  return db
    .selectFrom('auth.session')
    .select(['id', 'device', 'created', 'seen'])
    .where('account_id', '=', account.id)
    .where('expires', '>', now)
    .where('seen', '>', minutesAfter(now, -IDLE_DAYS * DAY))
    .orderBy('seen', 'desc')
    .orderBy('id')
    .execute()
}

/** Signs a browser out. */
export async function endSession(db: Database, secret: string): Promise<void> {
  await db.deleteFrom('auth.session').where('hash', '=', hashOf(secret)).execute()
}

/** Signs one browser of the account out, wherever it is. */
export async function endOneSession(db: Database, account: Account, id: string): Promise<void> {
  await db
    .deleteFrom('auth.session')
    .where('account_id', '=', account.id)
    .where('id', '=', id)
    .execute()
}

/** Signs every browser of the account out but the one with session `id`, and ends links not yet used. */
export async function endOtherSessions(db: Database, account: Account, id: string): Promise<void> {
  await db
    .deleteFrom('auth.session')
    .where('account_id', '=', account.id)
    .where('id', '<>', id)
    .execute()
  await endHalfway(db, account)
}

/** Signs every browser of an account, or of all, out, and ends links not yet used. Returns how many were open. */
export async function endSessions(db: Database, account: Account | null): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('auth.session')
    .$if(account !== null, (query) => query.where('account_id', '=', account?.id ?? ''))
    .executeTakeFirst()
  await endHalfway(db, account)
  return Number(numDeletedRows)
}

/** What could become a session: links that wait to be pressed, and second steps that wait for a code. */
async function endHalfway(db: Database, account: Account | null): Promise<void> {
  for (const table of ['auth.half_session', 'auth.sign_in_link'] as const)
    await db
      .deleteFrom(table)
      .$if(account !== null, (query) => query.where('account_id', '=', account?.id ?? ''))
      .execute()
}

/** Signed in but for the second step: the secret of the cookie that waits for it, for so many minutes. */
export async function beginHalf(
  db: Database,
  account: Account,
  { now, minutes }: { readonly now: string; readonly minutes: number },
): Promise<string> {
  const secret = newSecret()
  await db
    .insertInto('auth.half_session')
    .values({
      hash: hashOf(secret),
      account_id: account.id,
      expires: minutesAfter(now, minutes),
    })
    .execute()
  return secret
}

/** Whose second step a cookie waits for, or null. */
export async function findHalf(db: Database, secret: string, now: string): Promise<Account | null> {
  const row = await db
    .selectFrom('auth.half_session')
    .innerJoin('auth.account', 'auth.account.id', 'auth.half_session.account_id')
    .select(['auth.account.id', 'auth.account.name'])
    .where('auth.half_session.hash', '=', hashOf(secret))
    .where('auth.half_session.expires', '>', now)
    .where('auth.account.closed', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Of an account nobody waits for a second step any more. */
export async function endHalves(db: Database, account: Account): Promise<void> {
  await db.deleteFrom('auth.half_session').where('account_id', '=', account.id).execute()
}

export async function endHalf(db: Database, secret: string): Promise<void> {
  await db.deleteFrom('auth.half_session').where('hash', '=', hashOf(secret)).execute()
}
