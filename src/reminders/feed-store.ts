/** The only SQL of calendar feeds. A secret is known by its hash alone. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../platform/database/database.ts'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import type { FeedDate } from './feed.ts'
import { hashOf } from '../platform/secret.ts'

declare module '../platform/database/database.ts' {
  interface Tables {
    feed: {
      id: string
      record_id: string
      member_id: string
      hash: Buffer
      discreet: boolean
      made: string
      stopped: string | null
      read_on: Day | null
    }
    feed_date: {
      record_id: string
      member_id: string
      feed_id: string
      key: string
      uid: string
      fingerprint: Buffer
      sequence: number
      changed: string
    }
  }
}

export type Feed = {
  readonly id: string
  readonly discreet: boolean
  readonly made: string
  readonly readOn: Day | null
}

/** This member's feed at this record, or null. */
export async function findFeed({ tx, recordId, memberId }: Write): Promise<Feed | null> {
  const row = await tx
    .selectFrom('feed')
    .select(['id', 'discreet', 'made', 'read_on as readOn'])
    .where('record_id', '=', recordId)
    .where('member_id', '=', memberId)
    .where('stopped', 'is', null)
    .orderBy('made', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** A feed at the address of `secret`; one that this member had before stops. */
export async function makeFeed(write: Write, secret: string, discreet: boolean): Promise<void> {
  await stopFeed(write)
  const { tx, recordId: record_id, memberId: member_id, now: made } = write
  const row = { id: randomUUID(), record_id, member_id, hash: hashOf(secret), discreet, made }
  await tx
    .insertInto('feed')
    .values({ ...row, stopped: null, read_on: null })
    .execute()
}

/** Stops this member's feed for good: its address answers no more. */
export async function stopFeed({ tx, recordId, memberId, now }: Write): Promise<void> {
  const own = await tx
    .updateTable('feed')
    .set({ stopped: now })
    .where('record_id', '=', recordId)
    .where('member_id', '=', memberId)
    .where('stopped', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of own) await tx.deleteFrom('feed_date').where('feed_id', '=', id).execute()
}

/** Whose feed is at the address of `secret`, or null. */
export async function findFeedAt(
  db: Database,
  secret: string,
): Promise<{
  readonly feedId: string
  readonly recordId: string
  readonly accountId: string
} | null> {
  const found = await sql<{ feed_id: string; record_id: string; account_id: string }>`
    select * from heard.feed_at(${hashOf(secret)})`.execute(db)
  const [row] = found.rows
  if (row === undefined) return null
  return { feedId: row.feed_id, recordId: row.record_id, accountId: row.account_id }
}

/** The feed `id`, marked as read on `on`; null where it has just been stopped. */
export async function readFeed({ tx }: Write, id: string, on: Day): Promise<Feed | null> {
  const row = await tx
    .selectFrom('feed')
    .select(['id', 'discreet', 'made', 'read_on as readOn'])
    .where('id', '=', id)
    .where('stopped', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  if (row.readOn !== on)
    await tx.updateTable('feed').set({ read_on: on }).where('id', '=', id).execute()
  return row
}

/**
 * What the feed says of each date from now on: under the UID it had, its sequence one more where its
 * fingerprint (hex) is another. `dates` is fingerprints by key.
 */
export async function sayDates(
  { tx, recordId, memberId, now }: Write,
  feedId: string,
  dates: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, FeedDate>> {
  const rows = await tx
    .selectFrom('feed_date')
    .select(['key', 'uid', 'fingerprint', 'sequence', 'changed'])
    .where('feed_id', '=', feedId)
    .execute()
  const before = new Map(rows.map(({ key, ...row }) => [key, row]))
  const said = new Map<string, FeedDate>()
  for (const [key, fingerprint] of dates) {
    const known = before.get(key)
    if (known !== undefined && known.fingerprint.toString('hex') === fingerprint) {
      said.set(key, { ...known, fingerprint })
      continue
    }
    const next = {
      sequence: known === undefined ? 0 : known.sequence + 1,
      changed: now,
      fingerprint: Buffer.from(fingerprint, 'hex'),
    }
    // Asked twice at once, both answers name it alike: the first name stands.
    const { uid } = await tx
      .insertInto('feed_date')
      .values({
        record_id: recordId,
        member_id: memberId,
        feed_id: feedId,
        key,
        uid: randomUUID(),
        ...next,
      })
      .onConflict((on) => on.columns(['record_id', 'feed_id', 'key']).doUpdateSet(next))
      .returning('uid')
      .executeTakeFirstOrThrow()
    said.set(key, { ...next, uid, fingerprint })
  }
  return said
}
