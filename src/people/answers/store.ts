/** The family's answers, as this member may read them. Only SQL. */
import { sql } from 'kysely'
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findNewest } from '../../record/store.ts'
import { ANSWER_KIND, type OurAnswerBody } from './entries.ts'

/** An answer, and the first version of what it answers. */
export type OurAnswer = {
  readonly entry: Entry
  readonly body: OurAnswerBody
  readonly aboutRoot: number
}

/** Every answer, in the order they were given. */
export async function findOurAnswers(write: Write): Promise<OurAnswer[]> {
  const found = await findNewest(write, [ANSWER_KIND])
  if (found.length === 0) return []
  const answers = found.map((entry) => ({ entry, body: entry.body as OurAnswerBody }))
  const roots = await rootsOf(
    write,
    answers.map(({ body }) => body.of),
  )
  return answers.map((each) => ({ ...each, aboutRoot: roots.get(each.body.of) ?? each.body.of }))
}

async function rootsOf(
  { tx, recordId }: Write,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await tx
    .selectFrom('entry')
    .select(['seq', 'root'])
    .where('record_id', '=', recordId)
    .where('seq', '=', sql<number>`any(${[...seqs]}::int[])`)
    .execute()
  return new Map(rows.map(({ seq, root }) => [seq, root]))
}
