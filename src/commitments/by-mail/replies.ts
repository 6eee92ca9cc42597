/** Mails that came in answer to ours. Only SQL, under the walls of whoever looks. */
import { sql } from 'kysely'
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findEntries } from '../../record/store.ts'
import type { AskedMail } from './store.ts'

/** The numbers of the messages that answer the mails `roots`. */
export async function findReplySeqs(
  { tx, recordId }: Pick<Write, 'tx' | 'recordId'>,
  roots: readonly number[],
): Promise<number[]> {
  if (roots.length === 0) return []
  const rows = await tx
    .selectFrom('asked_mail')
    .innerJoin('message_thread', (join) =>
      join
        .onRef('message_thread.record_id', '=', 'asked_mail.record_id')
        .onRef('message_thread.thread', '=', 'asked_mail.thread'),
    )
    .select('message_thread.seq')
    .distinct()
    .where('asked_mail.record_id', '=', recordId)
    .where('asked_mail.seq', '=', sql<number>`any(${[...roots]}::int[])`)
    .orderBy('message_thread.seq')
    .execute()
  return rows.map(({ seq }) => seq)
}

/** What was written back to these mails, oldest first. */
export async function findReplies(write: Write, mails: readonly AskedMail[]): Promise<Entry[]> {
  const seqs = await findReplySeqs(
    write,
    mails.map(({ entry }) => entry.root),
  )
  return (await findEntries(write, seqs)).filter(({ erased }) => !erased)
}
