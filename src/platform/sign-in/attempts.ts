/** How often something may be tried. Counted in the database, so that several processes count together. */
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { hashOf } from '../secret.ts'
import { minutesAfter } from './tables.ts'

export type Bound = { readonly most: number; readonly minutes: number }

/** Links by mail, for one address, and for one network: a school's people share one. */
export const MAILS_TO_ADDRESS: Bound = { most: 5, minutes: 60 }
export const MAILS_FROM_NETWORK: Bound = { most: 40, minutes: 60 }
/** Wrong codes of one account: at most 480 a day of a million, each good for under two minutes. */
export const CODES: Bound = { most: 5, minutes: 15 }
/** What a browser is asked to sign is kept for a while. */
export const PASSKEYS_FROM_NETWORK: Bound = { most: 200, minutes: 15 }

/** Counts one try of `what`, and says whether it is still within `bound`. */
export async function mayTry(
  db: Database,
  what: string,
  { most, minutes }: Bound,
  now: string,
): Promise<boolean> {
  const { rows } = await sql<{ tries: number }>`
    insert into auth.attempt as a (key, tries, until)
    values (${hashOf(what)}, 1, ${minutesAfter(now, minutes)}::timestamptz)
    on conflict (key) do update set
      tries = case when a.until <= ${now}::timestamptz then 1 else a.tries + 1 end,
      until = case when a.until <= ${now}::timestamptz then excluded.until else a.until end
    returning tries`.execute(db)
  return (rows[0]?.tries ?? 1) <= most
}

/** Forgets the tries of `what`: it went well. */
export async function forgetTries(db: Database, what: string): Promise<void> {
  await db.deleteFrom('auth.attempt').where('key', '=', hashOf(what)).execute()
}
