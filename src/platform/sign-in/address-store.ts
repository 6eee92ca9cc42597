/** The name and the address of an account. An address counts once its link was pressed. */
import type { Database } from '../database/database.ts'
import { hashOf, newSecret } from '../secret.ts'
import type { Account } from '../web/route.ts'
import { minutesAfter } from './tables.ts'

/** A day: somebody may read their mail in the evening. It signs nobody in. */
const ADDRESS_LINK_MINUTES = 24 * 60

/** The address an account signs in by, or null. */
export async function findAddress(db: Database, account: Account): Promise<string | null> {
  const row = await db
    .selectFrom('auth.account')
    .select('address')
    .where('id', '=', account.id)
    .executeTakeFirst()
  return row?.address ?? null
}

/** The instant at which an account was made. */
export async function findSince(db: Database, account: Account): Promise<string> {
  const { created } = await db
    .selectFrom('auth.account')
    .select('created')
    .where('id', '=', account.id)
    .executeTakeFirstOrThrow()
  return created
}

export async function nameAccount(db: Database, account: Account, name: string): Promise<void> {
  await db.updateTable('auth.account').set({ name }).where('id', '=', account.id).execute()
}

/** A secret to be mailed to `address`, which must be as `addressAs` makes it; earlier ones of the account no longer work. */
export async function makeAddressLink(
  db: Database,
  account: Account,
  address: string,
  now: string,
): Promise<string> {
  const secret = newSecret()
  await db.deleteFrom('auth.address_link').where('account_id', '=', account.id).execute()
  await db
    .insertInto('auth.address_link')
    .values({
      hash: hashOf(secret),
      account_id: account.id,
      address,
      expires: minutesAfter(now, ADDRESS_LINK_MINUTES),
    })
    .execute()
  return secret
}

/** What a link would make the account's address, or null where it is unknown, used, too old or another's. */
export async function findAddressLink(
  db: Database,
  account: Account,
  secret: string,
  now: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('auth.address_link')
    .select('address')
    .where('hash', '=', hashOf(secret))
    .where('account_id', '=', account.id)
    .where('expires', '>', now)
    .executeTakeFirst()
  return row?.address ?? null
}

/**
 * Uses a link up: the account signs in by that address from now on, and links sent before no longer work.
 * Returns the address and the one before it; null as `findAddressLink`, or where another account has it.
 */
export async function confirmAddress(
  db: Database,
  account: Account,
  secret: string,
  now: string,
): Promise<{ readonly address: string; readonly before: string | null } | null> {
  return db.transaction().execute(async (tx) => {
    const link = await tx
      .deleteFrom('auth.address_link')
      .where('hash', '=', hashOf(secret))
      .where('account_id', '=', account.id)
      .where('expires', '>', now)
      .returning('address')
      .executeTakeFirst()
    if (link === undefined) return null
    const before = await findAddress(tx, account)
    const taken = await tx
      .selectFrom('auth.account')
      .select('id')
      .where('address', '=', link.address)
      .where('id', '<>', account.id)
      .executeTakeFirst()
    if (taken !== undefined) return null
    await tx
      .updateTable('auth.account')
      .set({ address: link.address })
      .where('id', '=', account.id)
      .where('closed', 'is', null)
      .execute()
    await tx.deleteFrom('auth.sign_in_link').where('account_id', '=', account.id).execute()
    return { address: link.address, before }
  })
}
