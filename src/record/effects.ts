/** What an entry does to earlier ones: changing who may read them, and erasing them. */
import { sql } from 'kysely'
import { removeStored } from '../platform/files/vault.ts'
import { readersOf } from './audience.ts'
import { STAYS_MINE } from './drafting.ts'
import { AudienceChange, Erasure } from './entries.ts'
import type { Audience, Entry } from './entry.ts'
import { keptOutAs } from './kept-out.ts'
import type { Kind, Write } from './kind.ts'
import { EntrySlip } from './slip.ts'
import './tables.ts'

/** Carries out the audience changes and erasures among `entries`. Only whoever brought an entry in can do either. */
export async function settleEffects(write: Write, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) {
    if (entry.kind === 'audience') {
      const { of, audience } = AudienceChange.parse(entry.body)
      await changeAudience(write, of, audience)
    } else if (entry.kind === 'erasure') {
      await erase(write, Erasure.parse(entry.body).of)
    }
  }
}

async function ownVersions(write: Write, of: number): Promise<number[]> {
  const rows = await write.tx
    .selectFrom('entry as version')
    .innerJoin('entry as named', (join) =>
      join
        .onRef('named.record_id', '=', 'version.record_id')
        .onRef('named.root', '=', 'version.root'),
    )
    .select('version.seq')
    .where('named.record_id', '=', write.recordId)
    .where('named.seq', '=', of)
    .where('version.brought_by', '=', write.memberId)
    .execute()
  if (rows.length === 0)
    throw new EntrySlip(
      0,
      'body.of',
      'Only whoever brought an entry in can change who reads it or erase it.',
    )
  return rows.map((row) => row.seq)
}

async function changeAudience(write: Write, of: number, audience: Audience): Promise<void> {
  const seqs = await ownVersions(write, of)
  if (audience !== 'me' && (await staysMine(write, of)))
    throw new EntrySlip(0, 'body.audience', STAYS_MINE)
  if (audience !== 'me' && (await staysBetween(write, of)))
    throw new EntrySlip(0, 'body.audience', STAYS_BETWEEN)
  await write.tx
    .updateTable('entry')
    .set({
      readers: await readersOf(write, audience),
      circle: audience === 'circle',
      epoch: sql<number>`(select heard.epoch(${write.recordId}::uuid))`,
    })
    .where('record_id', '=', write.recordId)
    .where('seq', '=', sql<number>`any(${seqs}::int[])`)
    .execute()
  await answersFollow(write, seqs)
}

/** Has the family's answers to the entries `seqs` read by whoever reads these now, and by nobody else. */
export async function answersFollow(
  { tx, recordId }: Pick<Write, 'tx' | 'recordId'>,
  seqs: readonly number[],
): Promise<void> {
  await sql`select heard.answers_follow(${recordId}::uuid, ${[...seqs]}::int[])`.execute(tx)
}

/** Why nobody else is let in to what two people said to each other. */
export const STAYS_BETWEEN =
  'What was said between people stays between them: one of them cannot show it to others.'

async function staysMine(write: Write, seq: number): Promise<boolean> {
  return (await kindAt(write, seq))?.staysMine === true
}

async function staysBetween(write: Write, seq: number): Promise<boolean> {
  return (await kindAt(write, seq))?.staysBetween === true
}

async function kindAt({ tx, recordId, ledger }: Write, seq: number): Promise<Kind | undefined> {
  const row = await tx
    .selectFrom('entry')
    .select('kind')
    .where('record_id', '=', recordId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row === undefined ? undefined : ledger.kinds.get(row.kind)
}

/** Destroys content, salt, search words and the keys of files no other entry of this member holds. */
async function erase(write: Write, of: number): Promise<void> {
  const { tx, recordId } = write
  const seqs = await ownVersions(write, of)
  const files = await tx
    .selectFrom('entry_file')
    .select('file_id')
    .where('record_id', '=', recordId)
    .where('seq', '=', sql<number>`any(${seqs}::int[])`)
    .execute()
  await tx
    .deleteFrom('entry_file')
    .where('record_id', '=', recordId)
    .where('seq', '=', sql<number>`any(${seqs}::int[])`)
    .execute()
  for (const { file_id: id } of files) await eraseFile(write, id)
  await sql`select heard.forget_words(${recordId}, ${seqs}::int[])`.execute(tx)
  for (const { seq, import_key: key } of await findKeys(write, seqs))
    await tx
      .updateTable('entry')
      .set({
        content: null,
        salt: null,
        erased: write.now,
        title: 'Erased',
        author: '',
        people: [],
        import_key: keptOutAs(write.recordKey, key),
      })
      .where('record_id', '=', recordId)
      .where('seq', '=', seq)
      .execute()
  await tx
    .deleteFrom('entry_person')
    .where('record_id', '=', recordId)
    .where('seq', '=', sql<number>`any(${seqs}::int[])`)
    .execute()
}

async function findKeys({ tx, recordId }: Write, seqs: readonly number[]) {
  return tx
    .selectFrom('entry')
    .select(['seq', 'import_key'])
    .where('record_id', '=', recordId)
    .where('seq', '=', sql<number>`any(${[...seqs]}::int[])`)
    .execute()
}

async function eraseFile(
  { tx, recordId, memberId, ledger, afterwards }: Write,
  id: string,
): Promise<void> {
  const still = await tx
    .selectFrom('entry_file')
    .select('seq')
    .where('record_id', '=', recordId)
    .where('file_id', '=', id)
    .executeTakeFirst()
  if (still !== undefined) return
  const file = await tx
    .selectFrom('file')
    .select('store_name')
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .where('brought_by', '=', memberId)
    .executeTakeFirst()
  await tx
    .updateTable('file')
    .set({ wrapped_key: null, sealed: null })
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .where('brought_by', '=', memberId)
    .execute()
  const name = file?.store_name
  if (typeof name === 'string') afterwards.push(() => removeStored(ledger.vault, name))
}
