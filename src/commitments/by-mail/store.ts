/** Asks by email as kept: entries say what was asked and what came of it; one table says how a machine knows them. */
import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import { dayAt, type Day } from '../../platform/day.ts'
import type { ReadUpTo } from '../../platform/mail/mailbox.ts'
import { hashOf } from '../../platform/secret.ts'
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findNewest } from '../../record/store.ts'
import { askedBody, outcomeBody, type AskedBody, type OutcomeBody } from './entries.ts'

type AskedMailTable = {
  record_id: string
  seq: number
  sender: string
  member_id: string | null
  token: Buffer
  claimed: string | null
  browser: Buffer | null
  answered: string | null
  ended: string | null
  came_on: Day | null
  came: number
  thread: string | null
}

declare module '../../platform/database/database.ts' {
  interface Tables {
    asked_mail: AskedMailTable
    'auth.mailbox': { hash: Buffer; uid_validity: string; uid: string }
  }
}

export type AskedMail = {
  readonly entry: Entry
  readonly body: AskedBody
  /** What became of it, oldest first. */
  readonly outcomes: readonly (OutcomeBody & { readonly address: string })[]
  readonly claimed: boolean
  /** When it was first answered by its link (an instant), or null. */
  readonly answered: string | null
  /** Whether its link can still be made anew or ended: there is one, and it has not ended. */
  readonly open: boolean
}

/** Everything that was asked by email about `root`, oldest first; copies to confirm are no asks. */
export async function findAskedMails(write: Write, root: number): Promise<AskedMail[]> {
  return findMails(write, ({ of, shown }) => of === root && shown === null)
}

/** The mails that `is` of, oldest first, with what became of each. */
export async function findMails(
  write: Write,
  is: (body: AskedBody, entry: Entry) => boolean,
): Promise<AskedMail[]> {
  const entries = await findNewest(write, ['asked by mail', 'mail outcome'])
  const outcomes = entries.flatMap((entry) =>
    entry.kind === 'mail outcome'
      ? [{ ...outcomeBody.parse(entry.body), seq: entry.seq, address: entry.address }]
      : [],
  )
  const asked = entries.flatMap((entry) => {
    if (entry.kind !== 'asked by mail') return []
    const body = askedBody.parse(entry.body)
    return is(body, entry) ? [{ entry, body }] : []
  })
  const rows = await rowsOf(
    write,
    asked.map(({ entry }) => entry.root),
  )
  return asked
    .toSorted((one, other) => one.entry.seq - other.entry.seq)
    .map(({ entry, body }) => {
      const row = rows.get(entry.root)
      return {
        entry,
        body,
        outcomes: outcomes
          .filter((each) => each.of === entry.root)
          .toSorted((one, other) => one.seq - other.seq),
        claimed: (row?.claimed ?? null) !== null,
        answered: row?.answered ?? null,
        open: row !== undefined && row.ended === null,
      }
    })
}

async function rowsOf(
  { tx, recordId }: Write,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, AskedMailTable>> {
  if (seqs.length === 0) return new Map()
  const rows = await tx
    .selectFrom('asked_mail')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('seq', '=', sql<number>`any(${[...seqs]}::int[])`)
    .execute()
  return new Map(rows.map((row) => [row.seq, row]))
}

/** Keeps how a mail is known: by the hash of its token. `claimed` where our mail server is to send it. */
export async function keepAskedMail(
  { tx, recordId, memberId, now }: Write,
  given: {
    readonly seq: number
    /** The seat of its link; null where it has none. */
    readonly member: string | null
    readonly token: string
    /** Of what answers it. */
    readonly thread: string
    readonly claimed: boolean
  },
): Promise<void> {
  await tx
    .insertInto('asked_mail')
    .values({
      record_id: recordId,
      seq: given.seq,
      sender: memberId,
      member_id: given.member,
      token: hashOf(given.token),
      claimed: given.claimed ? now : null,
      browser: null,
      answered: null,
      ended: null,
      came_on: null,
      came: 0,
      thread: given.thread,
    })
    .execute()
}

/** Lets the link be answered from another browser again. */
export async function reopen({ tx, recordId }: Write, seq: number): Promise<void> {
  await tx
    .updateTable('asked_mail')
    .set({ browser: null })
    .where('record_id', '=', recordId)
    .where('seq', '=', seq)
    .execute()
}

/** The link of this mail, and its reply address, take no answer any more. */
export async function endAskedMail({ tx, recordId, now }: Write, seq: number): Promise<void> {
  await tx
    .updateTable('asked_mail')
    .set({ ended: now })
    .where('record_id', '=', recordId)
    .where('seq', '=', seq)
    .where('ended', 'is', null)
    .execute()
}

/** What the acting seat is asked, with the browser (hashed) that answered it; null where nothing is asked any more. */
export async function findMyQuestion(write: Write): Promise<{
  readonly entry: Entry
  readonly body: AskedBody
  readonly browser: Buffer | null
  readonly answered: string | null
} | null> {
  const row = await write.tx
    .selectFrom('asked_mail')
    .selectAll()
    .where('record_id', '=', write.recordId)
    .where('member_id', '=', write.memberId)
    .where('ended', 'is', null)
    .executeTakeFirst()
  const entry = (await findNewest(write, ['asked by mail'])).find(({ root }) => root === row?.seq)
  if (row === undefined || entry === undefined) return null
  const { browser, answered } = row
  return { entry, body: askedBody.parse(entry.body), browser, answered }
}

/** The acting seat answers from this browser: true unless another answered before it. */
export async function answerInBrowser(
  { tx, recordId, now }: Write,
  browser: Buffer,
): Promise<boolean> {
  const said = await sql<{ mine: boolean }>`
    select heard.answer_in_browser(${recordId}::uuid, ${browser}, ${now}::timestamptz) as mine`.execute(
    tx,
  )
  return said.rows[0]?.mine ?? false
}

/** How many entries the acting seat has brought in. */
export async function countMine({ tx, recordId, memberId }: Write): Promise<number> {
  const { count } = await tx
    .selectFrom('entry')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('record_id', '=', recordId)
    .where('brought_by', '=', memberId)
    .executeTakeFirstOrThrow()
  return count
}

/** Which mail a token is of, and the account that keeps what comes of it. */
export type AskedAt = {
  readonly recordId: string
  readonly seq: number
  readonly accountId: string
}

export async function findAskedAt(db: Database, token: string): Promise<AskedAt | null> {
  const found = await sql<{ record_id: string; seq: number; account_id: string }>`
    select * from heard.asked_at(${hashOf(token)})`.execute(db)
  const [row] = found.rows
  return row === undefined
    ? null
    : { recordId: row.record_id, seq: row.seq, accountId: row.account_id }
}

/** So many mails are kept in answer to one in a day: more is no conversation. */
const CAME_MAX = 40

/** Counts a mail that came in answer to `seq`; false where too many came today. */
export async function countOneCame(
  { tx, recordId, now, zone }: Write,
  seq: number,
): Promise<boolean> {
  const today = dayAt(now, zone)
  const counted = await sql`
    update asked_mail set came = case when came_on = ${today}::date then came + 1 else 1 end, came_on = ${today}
    where record_id = ${recordId} and seq = ${seq}
      and (came_on is distinct from ${today}::date or came < ${CAME_MAX})
    returning 1`.execute(tx)
  return counted.rows.length > 0
}

/** Whether the family ended what asks by `seq`: then nothing is taken as its answer by itself. */
export async function isEnded({ tx, recordId }: Write, seq: number): Promise<boolean> {
  const row = await tx
    .selectFrom('asked_mail')
    .select('ended')
    .where('record_id', '=', recordId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row === undefined || row.ended !== null
}

/** How the key of an answer begins that was taken from a mail by itself. */
export const BY_EMAIL = 'by-email:'
/** Where "that is right" is kept among what was set aside. */
const CONFIRMED = 'by email: right'

/** Answers that were taken from mails by themselves, and that nobody has confirmed or corrected yet. */
export async function findUnconfirmed(
  { tx, recordId }: Write,
  atMost: number,
): Promise<{ readonly seq: number; readonly of: number }[]> {
  const found = await sql<{ seq: number; of: number }>`
    select event.seq, event.of_root as of
    from commitment_event event
    join entry on entry.record_id = event.record_id and entry.seq = event.seq
    where event.record_id = ${recordId} and event.kind = 'answer' and event.source is not null
      and starts_with(entry.import_key, ${BY_EMAIL}) and entry.erased is null
      and not exists (select 1 from set_aside aside where aside.record_id = event.record_id
        and aside.seq = event.seq and aside.proposal = ${CONFIRMED})
    order by event.day desc, event.seq desc limit ${atMost}`.execute(tx)
  return found.rows
}

/** The family says that the answer `seq` was taken rightly. */
export async function confirmAnswer({ tx, recordId, now }: Write, seq: number): Promise<void> {
  await tx
    .insertInto('set_aside')
    .values({ record_id: recordId, seq, proposal: CONFIRMED, set_aside: now })
    .onConflict((on) => on.doNothing())
    .execute()
}

/** How far a mailbox, known by the hash of its address, has been read; null where it never was. */
export async function findReadUpTo(db: Database, mailbox: Buffer): Promise<ReadUpTo | null> {
  const row = await db
    .selectFrom('auth.mailbox')
    .select(['uid_validity', 'uid'])
    .where('hash', '=', mailbox)
    .executeTakeFirst()
  return row === undefined ? null : { validity: BigInt(row.uid_validity), uid: Number(row.uid) }
}

/** Never goes back within one validity: another process may have read further. */
export async function keepReadUpTo(
  db: Database,
  mailbox: Buffer,
  { validity, uid }: ReadUpTo,
): Promise<void> {
  await sql`
    insert into auth.mailbox (hash, uid_validity, uid) values (${mailbox}, ${String(validity)}::bigint, ${uid})
    on conflict (hash) do update set uid_validity = excluded.uid_validity,
      uid = case when mailbox.uid_validity = excluded.uid_validity
        then greatest(mailbox.uid, excluded.uid) else excluded.uid end`.execute(db)
}
