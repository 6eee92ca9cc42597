/** What somebody brought in and could share with everyone who holds its shelf; and who that is. */
import { sql } from 'kysely'
import type { Day } from '../../platform/day.ts'
import { append } from '../../record/append.ts'
import type { Shelf } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { todayIn } from '../../record/visit.ts'
import { SHOWN_MAX, type Shareable } from './share.ts'

/** The record's own voice about other entries: it follows them, and is not shared by itself. */
const ABOUT_OTHERS = [
  'audience',
  'erasure',
  'tags',
  'help-first',
  'dealt-with',
  'whereabouts',
  'whereabouts choice',
]
/** First versions that the acting seat brought in on `shelf` from `from` on and that are not shared yet, newest first. */
export async function findShareable(
  { tx, recordId, memberId }: Write,
  { shelf, from }: { readonly shelf: Shelf; readonly from: Day | null },
): Promise<Shareable[]> {
  return tx
    .selectFrom('entry')
    .select(['seq', 'address', 'title', 'happened_day as day'])
    .where('record_id', '=', recordId)
    .where('brought_by', '=', memberId)
    .where('shelf', '=', shelf)
    .where('circle', '=', false)
    .where('erased', 'is', null)
    .where('amends', 'is', null)
    .where('kind', '<>', sql<string>`all(${ABOUT_OTHERS}::text[])`)
    .$if(from !== null, (query) => query.where('happened_day', '>=', from))
    .orderBy('happened_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(SHOWN_MAX + 1)
    .execute()
}

/** Shares those of `entries` with everyone who holds their shelf, each by an entry of its own. */
export async function shareAll(
  write: Write,
  shelf: Shelf,
  entries: readonly Shareable[],
): Promise<void> {
  const author = await findMyName(write)
  const happened = { day: todayIn(write), time: null, precision: 'day' } as const
  const frame = {
    happened,
    author,
    people: [],
    shelf,
    audience: 'me',
    amends: null,
    files: [],
  } as const
  await append(
    write,
    entries.map(({ seq }) => ({
      ...frame,
      kind: 'audience',
      body: { of: seq, audience: 'circle' },
    })),
  )
}
