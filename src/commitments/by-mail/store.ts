/** Asks by email as kept: entries say what was asked and what came of it; one table says how a machine knows them. */
import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import { hashOf } from '../../platform/secret.ts'
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findNewest } from '../../record/store.ts'
import { askedBody, outcomeBody, type AskedBody, type OutcomeBody } from './entries.ts'

type AskedMailTable = {
  record_id: string
  seq: number
  sender: string
  member_id: string
  token: Buffer
  claimed: string | null
  browser: Buffer | null
  answered: string | null
  ended: string | null
}

declare module '../../platform/database/database.ts' {
  interface Tables {
    asked_mail: AskedMailTable
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

/** Everything that was asked by email about `root`, oldest first. */
export async function findAskedMails(write: Write, root: number): Promise<AskedMail[]> {
  const entries = await findNewest(write, ['asked by mail', 'mail outcome'])
  const outcomes = entries.flatMap((entry) =>
    entry.kind === 'mail outcome'
      ? [{ ...outcomeBody.parse(entry.body), seq: entry.seq, address: entry.address }]
      : [],
  )
  const asked = entries.flatMap((entry) => {
    if (entry.kind !== 'asked by mail') return []
    const body = askedBody.parse(entry.body)
    return body.of === root ? [{ entry, body }] : []
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
    readonly member: string
    readonly token: string
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
