/** The only SQL of notices: how each member wants them, what was told, which browsers are told. */
import { sql } from 'kysely'
import type { Database } from '../platform/database/database.ts'
import type { Day } from '../platform/day.ts'
import { seal, unseal } from '../platform/files/keys.ts'
import { Subscription } from '../platform/push/push.ts'
import { hashOf, newSecret } from '../platform/secret.ts'
import type { Write } from '../record/kind.ts'
import type { Wish } from './notice.ts'
import type { Reminded } from './reminder-store.ts'

declare module '../platform/database/database.ts' {
  interface Tables {
    notice: {
      record_id: string
      member_id: string
      how: string
      hour: number
      quiet_from: number
      quiet_until: number
      email: string | null
      asked: string
      confirmed: string | null
      hash: Buffer
      sealed: Buffer
      seen_size: number
      last_day: Day | null
    }
    notice_told: {
      record_id: string
      member_id: string
      key: string
      claimed: string | null
      sent: string | null
      tries: number
    }
    push_subscription: {
      record_id: string
      member_id: string
      hash: Buffer
      sealed: Buffer
      made: string
    }
  }
}

export type Notice = Wish & {
  readonly email: string | null
  readonly confirmed: string | null
  /** The secret of the links in its mails. */
  readonly secret: string
  readonly last: Day | null
}

const about = (memberId: string) => `notice ${memberId}`

/** How this member wants to be told, or null where they never said. */
export async function findNotice({ tx, memberId, recordKey }: Write): Promise<Notice | null> {
  const row = await tx
    .selectFrom('notice')
    .selectAll()
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  if (row === undefined) return null
  const { hour, email, confirmed } = row
  return {
    how: row.how as Wish['how'],
    hour,
    quietFrom: row.quiet_from,
    quietUntil: row.quiet_until,
    email,
    confirmed,
    secret: unseal(recordKey, row.sealed, about(memberId)).toString('utf8'),
    last: row.last_day,
  }
}

/**
 * Keeps what is wanted; an address that has not said yes before has to, unless it said so to this person at
 * another record (`saidYes`). What waits already is told from then on as well.
 */
export async function keepNotice(
  write: Write,
  {
    saidYes = false,
    ...wanted
  }: Wish & { readonly email: string | null; readonly saidYes?: boolean },
): Promise<Notice> {
  const { tx, memberId, recordId, recordKey, now } = write
  const before = await findNotice(write)
  const isSame = sameAddress(before?.email ?? null, wanted.email)
  const isKnown = saidYes || (!isSame && (await hasSaidYes(write, wanted.email)))
  const secret = isSame && before !== null ? before.secret : newSecret(32)
  const saidBefore = isSame ? before?.confirmed : null
  const confirmed = saidBefore ?? (isKnown ? now : null)
  const row = {
    how: wanted.how,
    hour: wanted.hour,
    quiet_from: wanted.quietFrom,
    quiet_until: wanted.quietUntil,
    email: wanted.email,
    confirmed,
    hash: hashOf(secret),
    sealed: seal(recordKey, Buffer.from(secret), about(memberId)),
    seen_size: 0,
  }
  await tx
    .insertInto('notice')
    .values({ record_id: recordId, member_id: memberId, asked: now, last_day: null, ...row })
    .onConflict((on) => on.columns(['record_id', 'member_id']).doUpdateSet(row))
    .execute()
  return { ...wanted, confirmed, secret, last: before?.last ?? null }
}

function sameAddress(one: string | null, other: string | null): boolean {
  return one?.toLowerCase() === other?.toLowerCase()
}

/** Whether this member's reminders go to the address already: then it has said yes. */
async function hasSaidYes({ tx, memberId }: Write, email: string | null): Promise<boolean> {
  if (email === null) return false
  const row = await tx
    .selectFrom('reminder')
    .select('email')
    .where('member_id', '=', memberId)
    .where('confirmed', 'is not', null)
    .where('stopped', 'is', null)
    .executeTakeFirst()
  return row !== undefined && sameAddress(row.email, email)
}

/** Says yes to the mails that the link of `secret` was sent for. False where there is no such link. */
export async function sayYesToNotices(db: Database, secret: string, now: string): Promise<boolean> {
  const said = await sql<{ known: boolean }>`
    select heard.say_yes_to_notices(${hashOf(secret)}, ${now}) as known`.execute(db)
  return said.rows[0]?.known ?? false
}

/** Stops the mails that the link of `secret` came in. False where there is no such link. */
export async function stopNoticesByLink(db: Database, secret: string): Promise<boolean> {
  const said = await sql<{ known: boolean }>`
    select heard.stop_notices(${hashOf(secret)}) as known`.execute(db)
  return said.rows[0]?.known ?? false
}

/** Everybody at whose record something was written since they were last looked for. */
export async function findNoticed(db: Database): Promise<Reminded[]> {
  const found = await sql<{ record_id: string; account_id: string }>`
    select * from heard.noticed()`.execute(db)
  return found.rows.map((row) => ({ recordId: row.record_id, accountId: row.account_id }))
}

/** The record was looked through for this member as it stood at `state`. */
export async function lookedAt({ tx, recordId, memberId }: Write, state: string): Promise<void> {
  await sql`select heard.notice_looked(${recordId}::uuid, ${memberId}::uuid, ${Buffer.from(state, 'hex')})`.execute(
    tx,
  )
}

/** How often a thing is tried again. */
const TRIES_MAX = 6

/** Claims the one daily notice of `today`. False where it was claimed before, by us or another process. */
export async function claimDay({ tx, memberId }: Write, today: Day): Promise<boolean> {
  const rows = await tx
    .updateTable('notice')
    .set({ last_day: today })
    .where('member_id', '=', memberId)
    .where(sql<boolean>`last_day is distinct from ${today}::date`)
    .returning('member_id')
    .execute()
  return rows.length > 0
}

/** There was nothing to tell: the day is as it was. */
export async function giveDayBack({ tx, memberId }: Write, last: Day | null): Promise<void> {
  await tx.updateTable('notice').set({ last_day: last }).where('member_id', '=', memberId).execute()
}

/** Claims what is to be told; returns those keys that nobody claimed before: whoever claims them tells them. */
export async function claimKeys(
  { tx, recordId, memberId, now }: Write,
  keys: readonly string[],
): Promise<string[]> {
  if (keys.length === 0) return []
  const claimed = await sql<{ key: string }>`
    insert into notice_told (record_id, member_id, key, claimed, sent, tries)
    select ${recordId}::uuid, ${memberId}::uuid, key, ${now}::timestamptz, null, 1
    from unnest(${[...keys].toSorted()}::text[]) as given (key)
    on conflict (record_id, member_id, key) do update
      set claimed = excluded.claimed, tries = notice_told.tries + 1
      where notice_told.claimed is null and notice_told.tries < ${TRIES_MAX}
    returning key`.execute(tx)
  return claimed.rows.map(({ key }) => key)
}

export async function noticeSent(
  { tx, memberId, now }: Write,
  keys: readonly string[],
): Promise<void> {
  await tx
    .updateTable('notice_told')
    .set({ sent: now })
    .where('member_id', '=', memberId)
    .where('key', '=', sql<string>`any(${[...keys]}::text[])`)
    .execute()
}

/** It surely reached nobody: gives the claims back, to be tried again. */
export async function noticeNotSent(
  { tx, memberId }: Write,
  keys: readonly string[],
  today: Day,
): Promise<void> {
  await tx
    .updateTable('notice_told')
    .set({ claimed: null })
    .where('member_id', '=', memberId)
    .where('key', '=', sql<string>`any(${[...keys]}::text[])`)
    .where('sent', 'is', null)
    .execute()
  await tx
    .updateTable('notice')
    .set((set) => ({
      seen_size: 0,
      last_day: sql<Day | null>`case when ${set.ref('last_day')} = ${today}::date then null
        else ${set.ref('last_day')} end`,
    }))
    .where('member_id', '=', memberId)
    .execute()
}

const BROWSERS_MAX = 10

/** The browsers that this member is told in, the newest first. */
export async function findBrowsers({ tx, memberId, recordKey }: Write): Promise<Subscription[]> {
  const rows = await tx
    .selectFrom('push_subscription')
    .select('sealed')
    .where('member_id', '=', memberId)
    .orderBy('made', 'desc')
    .limit(BROWSERS_MAX)
    .execute()
  return rows.map(({ sealed }) =>
    Subscription.parse(JSON.parse(unseal(recordKey, sealed, about(memberId)).toString('utf8'))),
  )
}

export async function keepBrowser(write: Write, browser: Subscription): Promise<void> {
  const { tx, recordId, memberId, recordKey, now: made } = write
  const sealed = seal(recordKey, Buffer.from(JSON.stringify(browser)), about(memberId))
  await tx
    .insertInto('push_subscription')
    .values({
      record_id: recordId,
      member_id: memberId,
      hash: hashOf(browser.endpoint),
      sealed,
      made,
    })
    .onConflict((on) =>
      on.columns(['record_id', 'member_id', 'hash']).doUpdateSet({ sealed, made }),
    )
    .execute()
}

/** Forgets a browser, or all of them. */
export async function forgetBrowsers(
  { tx, memberId }: Write,
  endpoint: string | null = null,
): Promise<void> {
  let query = tx.deleteFrom('push_subscription').where('member_id', '=', memberId)
  if (endpoint !== null) query = query.where('hash', '=', hashOf(endpoint))
  await query.execute()
}

/** How many other records this account can open. */
export async function countOthers({ tx, recordId }: Write): Promise<number> {
  const { others } = await tx
    .selectFrom('record')
    .select(({ fn }) => fn.countAll<number>().as('others'))
    .where('id', '<>', recordId)
    .executeTakeFirstOrThrow()
  return others
}
