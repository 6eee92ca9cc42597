/** The only SQL for letters being written. Each member sees only their own. */
import { randomBytes } from 'node:crypto'
import type { Write } from '../record/kind.ts'
import { LetterDraft } from './draft.ts'

type LetterDraftTable = {
  record_id: string
  id: string
  made_by: string
  draft: string
  changed: string
}

declare module '../platform/database/database.ts' {
  interface Tables {
    letter_draft: LetterDraftTable
  }
}

export type KeptLetter = { readonly id: string; readonly draft: LetterDraft }

const LISTED_MOST = 50

/** This member's letters that are not sent yet, the latest first. */
export async function findLetterDrafts({ tx, recordId }: Write): Promise<KeptLetter[]> {
  const rows = await tx
    .selectFrom('letter_draft')
    .select(['id', 'draft'])
    .where('record_id', '=', recordId)
    .orderBy('changed', 'desc')
    .limit(LISTED_MOST)
    .execute()
  return rows.map(keptOf)
}

export async function findLetterDraft(
  { tx, recordId }: Write,
  id: string,
): Promise<KeptLetter | null> {
  const row = await tx
    .selectFrom('letter_draft')
    .select(['id', 'draft'])
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : keptOf(row)
}

/** Keeps a new draft under `id`, or a fresh one, and returns it; a draft that is there is left as it is. */
export async function addLetterDraft(
  write: Write,
  draft: LetterDraft,
  id: string = randomBytes(16).toString('base64url'),
): Promise<string> {
  await write.tx
    .insertInto('letter_draft')
    .values({
      record_id: write.recordId,
      id,
      made_by: write.memberId,
      draft: JSON.stringify(draft),
      changed: write.now,
    })
    .onConflict((on) => on.doNothing())
    .execute()
  return id
}

export async function changeLetterDraft(write: Write, { id, draft }: KeptLetter): Promise<void> {
  await write.tx
    .updateTable('letter_draft')
    .set({ draft: JSON.stringify(draft), changed: write.now })
    .where('record_id', '=', write.recordId)
    .where('id', '=', id)
    .execute()
}

export async function removeLetterDraft({ tx, recordId }: Write, id: string): Promise<void> {
  await tx
    .deleteFrom('letter_draft')
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .execute()
}

function keptOf(row: Pick<LetterDraftTable, 'id' | 'draft'>): KeptLetter {
  return { id: row.id, draft: LetterDraft.parse(JSON.parse(row.draft)) }
}
