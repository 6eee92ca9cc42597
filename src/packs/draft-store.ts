/** The only SQL for packs being put together. Each member sees only their own. */
import { randomBytes } from 'node:crypto'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { Draft } from './draft.ts'

type PackDraftTable = {
  record_id: string
  id: string
  made_by: string
  spec: string
  made_size: number | null
  made_on: Day | null
  despite_names: boolean
  changed: string
}

declare module '../platform/database/database.ts' {
  interface Tables {
    pack_draft: PackDraftTable
  }
}

export type KeptDraft = {
  readonly id: string
  readonly draft: Draft
  /** How the record stood when it was made; null until then, and again after it is changed. */
  readonly made: { readonly size: number; readonly on: Day; readonly despiteNames: boolean } | null
}

const COLUMNS = ['id', 'spec', 'made_size', 'made_on', 'despite_names'] as const
const LISTED_MOST = 50

/** This member's drafts, the latest first. */
export async function findDrafts({ tx, recordId }: Write): Promise<KeptDraft[]> {
  const rows = await tx
    .selectFrom('pack_draft')
    .select(COLUMNS)
    .where('record_id', '=', recordId)
    .orderBy('changed', 'desc')
    .limit(LISTED_MOST)
    .execute()
  return rows.map(keptOf)
}

export async function findDraft({ tx, recordId }: Write, id: string): Promise<KeptDraft | null> {
  const row = await tx
    .selectFrom('pack_draft')
    .select(COLUMNS)
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : keptOf(row)
}

/** Keeps a new draft and returns its address. */
export async function addDraft(write: Write, draft: Draft): Promise<string> {
  const id = randomBytes(16).toString('base64url')
  await write.tx
    .insertInto('pack_draft')
    .values({
      record_id: write.recordId,
      id,
      made_by: write.memberId,
      spec: JSON.stringify(draft),
      made_size: null,
      made_on: null,
      despite_names: false,
      changed: write.now,
    })
    .execute()
  return id
}

/** Keeps a changed draft; what was made from it before can no longer be downloaded. */
export async function changeDraft(write: Write, id: string, draft: Draft): Promise<void> {
  await write.tx
    .updateTable('pack_draft')
    .set({ spec: JSON.stringify(draft), made_size: null, made_on: null, changed: write.now })
    .where('record_id', '=', write.recordId)
    .where('id', '=', id)
    .execute()
}

/** Remembers how the record stood when the pack was made. */
export async function keepMade(
  write: Write,
  id: string,
  made: { readonly size: number; readonly on: Day; readonly despiteNames: boolean },
): Promise<void> {
  await write.tx
    .updateTable('pack_draft')
    .set({ made_size: made.size, made_on: made.on, despite_names: made.despiteNames })
    .where('record_id', '=', write.recordId)
    .where('id', '=', id)
    .execute()
}

export async function removeDraft({ tx, recordId }: Write, id: string): Promise<void> {
  await tx.deleteFrom('pack_draft').where('record_id', '=', recordId).where('id', '=', id).execute()
}

function keptOf(row: Pick<PackDraftTable, (typeof COLUMNS)[number]>): KeptDraft {
  const { made_size: size, made_on: on } = row
  return {
    id: row.id,
    draft: Draft.parse(JSON.parse(row.spec)),
    made: size === null || on === null ? null : { size, on, despiteNames: row.despite_names },
  }
}
