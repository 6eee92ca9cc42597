/**
 * What somebody would see of an entry if it were shown to them: it is really shown, really read behind
 * their walls, and then all of it is undone. Nothing of theirs is told to whoever looks: the caller shows
 * the one entry, and of it only what is theirs to show.
 */
import { sql } from 'kysely'
import { append } from './append.ts'
import { seatAt } from './begin.ts'
import type { EntryDraft } from './entry.ts'
import type { Write } from './kind.ts'
import './tables.ts'

/** Somebody who can open the record; `accountId` is whose seat it is. */
export type Eyes = { readonly id: string; readonly accountId: string; readonly name: string }

/** Besides whoever acts: those of `ids`, or with none given whoever holds `shelf` and the owners, whose seat is open. */
export async function findEyes(
  { tx, recordId, memberId }: Write,
  { shelf, ids }: { readonly shelf: string; readonly ids: readonly string[] | null },
): Promise<Eyes[]> {
  return tx
    .selectFrom('member')
    .select(['id', 'account_id as accountId', 'name'])
    .where('record_id', '=', recordId)
    .where('id', '<>', memberId)
    .where(sql<boolean>`adds = '{}' and (until is null or until >= current_date)`)
    .where(
      ids === null
        ? sql<boolean>`(owner or ${shelf} = any (shelves) and heard.is_held(id, ${shelf}, false))`
        : sql<boolean>`id = any (${[...ids]}::uuid[])`,
    )
    .orderBy('owner')
    .orderBy('name')
    .execute()
}

/** Runs `work` as the account `eyes` after `draft` was written, in the same transaction; nothing of it is kept. */
export async function seenAs<T>(
  write: Write,
  { draft, eyes }: { readonly draft: EntryDraft; readonly eyes: Eyes },
  work: (theirs: Write) => Promise<T>,
): Promise<T> {
  const { ledger, tx, recordId, now } = write
  await sql`savepoint seen_as`.execute(tx)
  try {
    await append({ ...write, appended: [], afterwards: [] }, [draft])
    await sql`select set_config('heard.account', ${eyes.accountId}, true)`.execute(tx)
    return await work(await seatAt(ledger, tx, { accountId: eyes.accountId, recordId, now }))
  } finally {
    // With it goes whom the transaction acted for.
    await sql`rollback to savepoint seen_as`.execute(tx)
  }
}
