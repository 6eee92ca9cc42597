/** The only SQL of this room. Its kinds have no table of their own: they are few, and read by kind. */
import type { Write } from '../record/kind.ts'

const MOST = 2000

/** The numbers of the newest entries of `kind` that this member may see, with all their versions. */
export async function findSeqsOfKind({ tx, recordId }: Write, kind: string): Promise<number[]> {
  const rows = await tx
    .selectFrom('entry')
    .select('seq')
    .where('record_id', '=', recordId)
    .where('kind', '=', kind)
    .orderBy('happened_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => row.seq)
}
