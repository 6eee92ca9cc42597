/** The only SQL of links that are mailed. */
import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import { seal, unseal } from '../../platform/files/keys.ts'
import { hashOf } from '../../platform/secret.ts'
import type { Write } from '../../record/kind.ts'
import { MAILS_MOST } from './mailing.ts'

declare module '../../platform/database/database.ts' {
  interface Tables {
    reader_mailing: {
      member_id: string
      record_id: string
      sender: string
      sealed: Buffer
      token: Buffer
      claimed: number
      last: string | null
      tries: number
      stopped: string | null
    }
  }
}

/** To whom a link goes, and its secret; `token` is in its Message-ID and its address to stop. */
export type Mailing = {
  readonly member: string
  readonly address: string
  readonly secret: string
  readonly token: string
  readonly claimed: number
  readonly last: string | null
  readonly stopped: boolean
}

const about = (member: string) => `reader mail ${member}`

/** Keeps that a reader's link is to be mailed; a link made anew begins again. */
export async function keepMailing(
  { tx, recordId, recordKey, memberId }: Write,
  { member, address, secret, token }: Pick<Mailing, 'member' | 'address' | 'secret' | 'token'>,
): Promise<void> {
  const words = Buffer.from(JSON.stringify({ address, secret, token }))
  const row = {
    record_id: recordId,
    sender: memberId,
    sealed: seal(recordKey, words, about(member)),
    token: hashOf(token),
    claimed: 0,
    last: null,
    tries: 0,
    stopped: null,
  }
  await tx
    .insertInto('reader_mailing')
    .values({ member_id: member, ...row })
    .onConflict((on) => on.columns(['record_id', 'member_id']).doUpdateSet(row))
    .execute()
}

/** Every mailing this member sent at the record. */
export async function findMailings({ tx, recordId, recordKey }: Write): Promise<Mailing[]> {
  const rows = await tx
    .selectFrom('reader_mailing')
    .selectAll()
    .where('record_id', '=', recordId)
    .execute()
  return rows.map(({ member_id: member, sealed, claimed, last, stopped }) => {
    const kept = JSON.parse(unseal(recordKey, sealed, about(member)).toString('utf8')) as Pick<
      Mailing,
      'address' | 'secret' | 'token'
    >
    return { ...kept, member, claimed, last, stopped: stopped !== null }
  })
}

/** How often the same mail is tried where the server surely did not take it. */
const TRIES_MAX = 6

/**
 * Claims mail `number` (0 is the link): false where it was claimed before, by us or another process, or
 * tried too often. Whoever claims it sends it.
 */
export async function claimMail(write: Write, member: string, number: number): Promise<boolean> {
  const claimed = await sql`
    update reader_mailing set claimed = claimed + 1, last = ${write.now}, tries = tries + 1
    where record_id = ${write.recordId} and member_id = ${member} and claimed = ${number}
      and stopped is null and claimed < ${MAILS_MOST} and tries < ${TRIES_MAX}
    returning 1`.execute(write.tx)
  return claimed.rows.length > 0
}

/** What became of a claimed mail: the next one starts its own tries; or the claim is given back, as at `last`. */
export async function settleMail(
  { tx, recordId }: Write,
  { member, last, number }: Pick<Mailing, 'member' | 'last'> & { readonly number: number },
  taken: boolean,
): Promise<void> {
  const mine = tx
    .updateTable('reader_mailing')
    .where('record_id', '=', recordId)
    .where('member_id', '=', member)
    .where('claimed', '=', number + 1)
  await (taken ? mine.set({ tries: 0 }) : mine.set({ claimed: number, last })).execute()
}

/** Stops the reminders of the mailing with this token. False where there is none. */
export async function stopMails(db: Database, token: string, now: string): Promise<boolean> {
  const said = await sql<{ known: boolean }>`
    select heard.stop_reader_mails(${hashOf(token)}, ${now}) as known`.execute(db)
  return said.rows[0]?.known ?? false
}

export type Sender = { readonly recordId: string; readonly accountId: string }

/** For whom a reminder may be due. */
export async function findSenders(db: Database): Promise<Sender[]> {
  const found = await sql<{ record_id: string; account_id: string }>`
    select * from heard.readers_to_remind()`.execute(db)
  return found.rows.map((row) => ({ recordId: row.record_id, accountId: row.account_id }))
}

/** Whose mail a token is of, and for whom its notices are kept; null for none of these. */
export async function findMailAt(
  db: Database,
  token: string,
): Promise<(Sender & { readonly member: string }) | null> {
  const found = await sql<{ record_id: string; member_id: string; account_id: string }>`
    select * from heard.reader_mail_at(${hashOf(token)})`.execute(db)
  const [row] = found.rows
  return row === undefined
    ? null
    : { recordId: row.record_id, accountId: row.account_id, member: row.member_id }
}
