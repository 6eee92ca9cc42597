/** The only SQL of reminders by mail. */
import { sql } from 'kysely'
import type { Database } from '../platform/database/database.ts'
import type { Day } from '../platform/day.ts'
import { seal, unseal } from '../platform/files/keys.ts'
import type { Write } from '../record/kind.ts'
import type { Told } from './reminder.ts'
import { hashOf, newSecret } from '../platform/secret.ts'

declare module '../platform/database/database.ts' {
  interface Tables {
    reminder: {
      member_id: string
      record_id: string
      email: string
      leads: number[]
      at_night: boolean
      asked: string
      confirmed: string | null
      stopped: string | null
      hash: Buffer
      sealed: Buffer
    }
    reminder_mail: {
      record_id: string
      member_id: string
      day: Day
      claimed: string | null
      sent: string | null
      tries: number
    }
    reminder_told: {
      record_id: string
      member_id: string
      key: string
      due: Day
      lead: number
      day: Day
    }
  }
}

export type Reminder = {
  readonly email: string
  readonly leads: readonly number[]
  readonly atNight: boolean
  readonly asked: string
  readonly confirmed: string | null
  /** The secret of the links in its mails. */
  readonly secret: string
}

const about = (memberId: string) => `reminder ${memberId}`

/** This member's reminders at this record, or null where there are none, or they were stopped. */
export async function findReminder(write: Write): Promise<Reminder | null> {
  const { tx, memberId, recordKey } = write
  const row = await tx
    .selectFrom('reminder')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('stopped', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const { email, leads, at_night: atNight, asked, confirmed, sealed } = row
  const secret = unseal(recordKey, sealed, about(memberId)).toString('utf8')
  return { email, leads, atNight, asked, confirmed, secret }
}

export type Wanted = Pick<Reminder, 'email' | 'leads' | 'atNight'>

/** Keeps what is wanted; a new address, or one that was stopped, has to say yes again. Returns it. */
export async function keepReminder(write: Write, wanted: Wanted): Promise<Reminder> {
  const { tx, memberId, recordId, recordKey, now } = write
  const before = await findReminder(write)
  const isSame = before !== null && before.email.toLowerCase() === wanted.email.toLowerCase()
  const secret = isSame ? before.secret : newSecret(32)
  const { email, atNight: at_night } = wanted
  const row = {
    record_id: recordId,
    email,
    leads: [...wanted.leads],
    at_night,
    asked: isSame ? before.asked : now,
    confirmed: isSame ? before.confirmed : null,
    stopped: null,
    hash: hashOf(secret),
    sealed: seal(recordKey, Buffer.from(secret), about(memberId)),
  }
  await tx
    .insertInto('reminder')
    .values({ member_id: memberId, ...row })
    .onConflict((on) => on.columns(['record_id', 'member_id']).doUpdateSet(row))
    .execute()
  return { ...wanted, asked: row.asked, confirmed: row.confirmed, secret }
}

export async function stopReminder({ tx, memberId, now }: Write): Promise<void> {
  await tx
    .updateTable('reminder')
    .set({ stopped: now })
    .where('member_id', '=', memberId)
    .where('stopped', 'is', null)
    .execute()
}

/** Says yes to the mails that the link of `secret` was sent for. False where there is no such link. */
export async function sayYes(db: Database, secret: string, now: string): Promise<boolean> {
  const said = await sql<{ known: boolean }>`
    select heard.say_yes_to_reminders(${hashOf(secret)}, ${now}) as known`.execute(db)
  return said.rows[0]?.known ?? false
}

/** Stops the mails that the link of `secret` came in. False where there is no such link. */
export async function stopByLink(db: Database, secret: string, now: string): Promise<boolean> {
  const said = await sql<{ known: boolean }>`
    select heard.stop_reminders(${hashOf(secret)}, ${now}) as known`.execute(db)
  return said.rows[0]?.known ?? false
}

export type Reminded = { readonly recordId: string; readonly accountId: string }

/** Everybody who wants mails. Each is then read for as the account it is. */
export async function findReminded(db: Database): Promise<Reminded[]> {
  const found = await sql<{ record_id: string; account_id: string }>`
    select * from heard.reminded()`.execute(db)
  return found.rows.map((row) => ({ recordId: row.record_id, accountId: row.account_id }))
}

/** Everything this member was told of dates that are still to come. */
export async function findTold({ tx, memberId }: Write, today: Day): Promise<Told[]> {
  return tx
    .selectFrom('reminder_told')
    .select(['key', 'due', 'lead'])
    .where('member_id', '=', memberId)
    .where('due', '>=', today)
    .execute()
}

/** How often a mail is tried again in a day. */
const TRIES_MAX = 6

/**
 * Claims today's one mail for this member, and what it tells. False where it was claimed before, by us
 * or another process: whoever claims it sends it, and nobody else ever does.
 */
export async function claimMail(
  { tx, recordId, memberId, now }: Write,
  today: Day,
  told: readonly Told[],
): Promise<boolean> {
  const mine = { record_id: recordId, member_id: memberId, day: today }
  const claimed = await sql`
    insert into reminder_mail (record_id, member_id, day, claimed, sent, tries)
    values (${recordId}, ${memberId}, ${today}, ${now}, null, 1)
    on conflict (record_id, member_id, day) do update
      set claimed = excluded.claimed, tries = reminder_mail.tries + 1
      where reminder_mail.claimed is null and reminder_mail.tries < ${TRIES_MAX}
    returning 1`.execute(tx)
  if (claimed.rows.length === 0) return false
  for (const each of told)
    await tx
      .insertInto('reminder_told')
      .values({ ...mine, ...each })
      .onConflict((on) => on.doNothing())
      .execute()
  return true
}

/** The server took it. */
export async function mailSent({ tx, memberId, now }: Write, today: Day): Promise<void> {
  await tx
    .updateTable('reminder_mail')
    .set({ sent: now })
    .where('member_id', '=', memberId)
    .where('day', '=', today)
    .execute()
}

/** The server surely did not take it: gives the claim back, to be tried again. */
export async function mailNotSent({ tx, memberId }: Write, today: Day): Promise<void> {
  await tx
    .updateTable('reminder_mail')
    .set({ claimed: null })
    .where('member_id', '=', memberId)
    .where('day', '=', today)
    .where('sent', 'is', null)
    .execute()
  await tx
    .deleteFrom('reminder_told')
    .where('member_id', '=', memberId)
    .where('day', '=', today)
    .execute()
}

export type LastMail = { readonly day: Day; readonly sent: boolean }

/** The newest day on which a mail was sent or tried, or null. */
export async function findLastMail({ tx, memberId }: Write): Promise<LastMail | null> {
  const row = await tx
    .selectFrom('reminder_mail')
    .select(['day', 'sent'])
    .where('member_id', '=', memberId)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { day: row.day, sent: row.sent !== null }
}
