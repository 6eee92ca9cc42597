/** Tags: words put on an entry to find it with others. Kept as entries of kind `tags`; the latest says them all. */
import type { Projector, Write } from './kind.ts'
import { Tags } from './entries.ts'
import './tables.ts'

declare module '../platform/database/database.ts' {
  interface Tables {
    entry_tag: { record_id: string; root: number; tag: string; seq: number }
  }
}

export const tagProjector: Projector = {
  kinds: ['tags'],
  tables: ['entry_tag'],
  async project(write, entries) {
    for (const entry of entries) {
      const { of, tags } = Tags.parse(entry.body)
      await putOn(write, entry.seq, of, tags)
    }
  },
}

async function putOn({ tx, recordId }: Write, seq: number, of: number, tags: readonly string[]) {
  const named = await tx
    .selectFrom('entry')
    .select('root')
    .where('record_id', '=', recordId)
    .where('seq', '=', of)
    .executeTakeFirst()
  if (named === undefined) return
  const { root } = named
  await tx
    .deleteFrom('entry_tag')
    .where('record_id', '=', recordId)
    .where('root', '=', root)
    .execute()
  if (tags.length === 0) return
  await tx
    .insertInto('entry_tag')
    .values([...new Set(tags)].map((tag) => ({ record_id: recordId, root, tag, seq })))
    .execute()
}

/** The tags on an entry (by its root), in order of the alphabet. */
export async function findTagsOf({ tx, recordId }: Write, root: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('entry_tag')
    .select('tag')
    .where('record_id', '=', recordId)
    .where('root', '=', root)
    .orderBy('tag')
    .execute()
  return rows.map((row) => row.tag)
}

const TAGS_OFFERED = 100

/** The tags used in the record, in order of the alphabet. */
export async function findTags({ tx, recordId }: Write): Promise<string[]> {
  const rows = await tx
    .selectFrom('entry_tag')
    .select('tag')
    .distinct()
    .where('record_id', '=', recordId)
    .orderBy('tag')
    .limit(TAGS_OFFERED)
    .execute()
  return rows.map((row) => row.tag)
}
