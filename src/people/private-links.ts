/**
 * Private links: one person, without an account, reads what names their seat and adds what the link is
 * for, until a day. Only hashes of secrets are kept. Whoever has the link has what it opens, so it opens little and can be ended.
 */
import { randomUUID } from 'node:crypto'
import { sql, type ColumnType } from 'kysely'
import type { Database } from '../platform/database/database.ts'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { hashOf, newSecret } from '../platform/secret.ts'

declare module '../platform/database/database.ts' {
  interface Tables {
    'auth.private_link': {
      hash: Buffer
      account_id: string
      record_id: string
      member_id: string
      role: string
      made: string
      until: Day
      ended: string | null
      once: ColumnType<boolean, boolean | undefined, boolean>
      browser: ColumnType<Buffer | null, Buffer | undefined, Buffer | null>
    }
    'auth.private_session': { hash: Buffer; link: Buffer; expires: string }
  }
}

/** Whom a link speaks for, and at which record. */
export type LinkHolder = {
  readonly accountId: string
  readonly recordId: string
  readonly memberId: string
  /** What the link is for: the role of its seat. */
  readonly role: string
}

/** A browser that opened a link may read for so long before it must be opened again. */
const SESSION_HOURS = 12

/** What a seat by link is for: `adds` are the only kinds of entry it may add, and it reads only what names it. */
export type LinkSeat = {
  readonly name: string
  readonly role: string
  readonly adds: readonly [string, ...string[]]
  /** Its last day. */
  readonly until: Day
}

/** Seats somebody by link; returns the seat. Throws unless the acting account owns the record. */
export async function seatByLink(
  write: Write,
  { name, role, adds, until }: LinkSeat,
): Promise<LinkHolder> {
  const [accountId, memberId] = [randomUUID(), randomUUID()]
  await sql`select heard.seat_by_link(${write.recordId}::uuid, ${accountId}::uuid, ${memberId}::uuid, ${name},
    ${role}, ${[...adds]}::text[], ${until}::date, ${write.now}::timestamptz)`.execute(write.tx)
  return { accountId, memberId, role, recordId: write.recordId }
}

/** A new link for a seat: its secret, which is shown once. An earlier link of the seat no longer opens. */
export async function makePrivateLink(
  write: Write,
  holder: LinkHolder,
  until: Day,
): Promise<string> {
  await endLinks(write, holder.memberId)
  return addPrivateLink(write, holder, { until, once: false })
}

/**
 * One more link for a seat, beside those that open; its secret. `once`: it opens in the browser that opens it
 * first, and in no other.
 */
export async function addPrivateLink(
  write: Write,
  holder: LinkHolder,
  { until, once }: { readonly until: Day; readonly once: boolean },
): Promise<string> {
  const secret = newSecret()
  await write.tx
    .insertInto('auth.private_link')
    .values({
      hash: hashOf(secret),
      account_id: holder.accountId,
      record_id: holder.recordId,
      member_id: holder.memberId,
      role: holder.role,
      made: write.now,
      until,
      once,
      ended: null,
    })
    .execute()
  return secret
}

async function endLinks(write: Write, memberId: string): Promise<void> {
  await write.tx
    .updateTable('auth.private_link')
    .set({ ended: write.now })
    .where('member_id', '=', memberId)
    .where('record_id', '=', write.recordId)
    .where('ended', 'is', null)
    .execute()
}

/** Ends the seat of a link, and the link. Throws unless the acting account owns the record. */
export async function endLinkSeat(write: Write, memberId: string): Promise<void> {
  await sql`select heard.end_link(${write.recordId}::uuid, ${memberId}::uuid, ${write.now}::timestamptz)`.execute(
    write.tx,
  )
}

/** The seat by link `memberId` at this record, to make its link anew; null where there is none. */
export async function findHolder(write: Write, memberId: string): Promise<LinkHolder | null> {
  const row = await write.tx
    .selectFrom('member')
    .select(['account_id as accountId', 'id as memberId', 'record_id as recordId', 'role'])
    .where('id', '=', memberId)
    .where('record_id', '=', write.recordId)
    .where('owner', '=', false)
    .where('adds', '<>', sql<string[]>`'{}'::text[]`)
    .executeTakeFirst()
  return row ?? null
}

/** An opened link: the secret of the browser's cookie, and what the link is for. */
export type Opened = { readonly cookie: string; readonly role: string }

/**
 * Opens a link for one browser, which `browser` tells by its hash where it matters; null where the link is
 * unknown, past or ended, 'elsewhere' where another browser opened it and it opens in no second one.
 */
export async function openPrivateLink(
  db: Database,
  { secret, browser }: { readonly secret: string; readonly browser: () => Buffer },
  now: string,
): Promise<Opened | 'elsewhere' | null> {
  const link = await db
    .selectFrom('auth.private_link')
    .select(['hash', 'role', 'once'])
    .where('hash', '=', hashOf(secret))
    .where('ended', 'is', null)
    .where('until', '>=', sql<Day>`${now}::timestamptz::date`)
    .executeTakeFirst()
  if (link === undefined) return null
  if (link.once && !(await isFirstBrowser(db, link.hash, browser()))) return 'elsewhere'
  return { cookie: await beginSession(db, link.hash, now), role: link.role }
}

/** One statement: of two browsers that press at the same moment, one is first. */
async function isFirstBrowser(db: Database, link: Buffer, browser: Buffer): Promise<boolean> {
  const said = await sql<{ mine: boolean }>`
    update auth.private_link set browser = coalesce(browser, ${browser}) where hash = ${link}
    returning browser = ${browser} as mine`.execute(db)
  return said.rows[0]?.mine ?? false
}

/** Whose link `secret` is, where it opens nothing more than a new one to the same address; null where it is over. */
export async function findHolderOf(
  db: Database,
  secret: string,
  now: string,
): Promise<LinkHolder | null> {
  const row = await db
    .selectFrom('auth.private_link')
    .select(['account_id as accountId', 'record_id as recordId', 'member_id as memberId', 'role'])
    .where('hash', '=', hashOf(secret))
    .where('ended', 'is', null)
    .where('until', '>=', sql<Day>`${now}::timestamptz::date`)
    .executeTakeFirst()
  return row ?? null
}

/** What a link is for, or null where it opens nothing. Opens nothing itself. */
export async function findLinkRole(
  db: Database,
  secret: string,
  now: string,
): Promise<string | null> {
  const link = await db
    .selectFrom('auth.private_link')
    .select('role')
    .where('hash', '=', hashOf(secret))
    .where('ended', 'is', null)
    .where('until', '>=', sql<Day>`${now}::timestamptz::date`)
    .executeTakeFirst()
  return link?.role ?? null
}

/** Lets a browser read what the link with this hash opens; returns the secret of its cookie. */
export async function beginSession(db: Database, link: Buffer, now: string): Promise<string> {
  const cookie = newSecret()
  const expires = new Date(Date.parse(now) + SESSION_HOURS * 3_600_000).toISOString()
  await db
    .insertInto('auth.private_session')
    .values({ hash: hashOf(cookie), link, expires })
    .execute()
  return cookie
}

/** Whom the cookie of a browser speaks for, or null. Asked anew at every page: an ended link ends it. */
export async function findLinkHolder(
  db: Database,
  cookie: string,
  now: string,
): Promise<LinkHolder | null> {
  const row = await db
    .selectFrom('auth.private_session')
    .innerJoin('auth.private_link', 'auth.private_link.hash', 'auth.private_session.link')
    .select([
      'auth.private_link.account_id as accountId',
      'auth.private_link.record_id as recordId',
      'auth.private_link.member_id as memberId',
      'auth.private_link.role',
    ])
    .where('auth.private_session.hash', '=', hashOf(cookie))
    .where('auth.private_session.expires', '>', now)
    .where('auth.private_link.ended', 'is', null)
    .where('auth.private_link.until', '>=', sql<Day>`${now}::timestamptz::date`)
    .executeTakeFirst()
  return row ?? null
}

/** Closes what a browser opened. */
export async function closePrivateLink(db: Database, cookie: string): Promise<void> {
  await db.deleteFrom('auth.private_session').where('hash', '=', hashOf(cookie)).execute()
}
