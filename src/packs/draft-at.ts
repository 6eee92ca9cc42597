/** What the routes of this room share: the draft a request is about, and writing down what was said. */
import { NotFound } from '../platform/web/errors.tsx'
import type { Ctx } from '../platform/web/route.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { append, findEntries } from '../record/store.ts'
import { todayIn, type Visit } from '../record/visit.ts'
import { onlyOutside } from '../together/outside.ts'
import { byHappened } from '../commitments/commitment.ts'
import { findDraft, type KeptDraft } from './draft-store.ts'
import { citedInDraft, withoutMissing } from './draft.ts'

/** Writes down something of this room in the record, for this member alone. */
export async function tell(write: Write, visit: Visit, kind: string, body: object): Promise<void> {
  const happened = { day: todayIn(write), time: null, precision: 'day' } as const
  const rest = { shelf: 'private', audience: 'me', amends: null, people: [], files: [] } as const
  await append(write, [{ kind, happened, author: visit.account.name, body, ...rest }])
}

export async function draftAt(
  c: Ctx,
  write: Write,
): Promise<KeptDraft & { readonly entries: Entry[] }> {
  const kept = await findDraft(write, c.req.param('pack') ?? '')
  if (kept === null) throw new NotFound()
  const cited = await findEntries(write, citedInDraft(kept.draft))
  const entries = (await onlyOutside(write, cited)).toSorted(byHappened)
  return { ...kept, draft: withoutMissing(kept.draft, entries), entries }
}
