/** The letter a request is about, with only what this member may still see going with it. */
import { NotFound } from '../platform/web/errors.tsx'
import type { Ctx } from '../platform/web/route.ts'
import type { Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import { findLetterDraft, type KeptLetter } from './draft-store.ts'
import { withoutEntry, type LetterDraft } from './draft.ts'
import type { Letter } from './letter.ts'
import { letterOf } from './letters.ts'

export type Opened = { readonly kept: KeptLetter; readonly letter: Letter }

export async function letterAt(c: Ctx, write: Write): Promise<Opened> {
  const kept = await findLetterDraft(write, c.req.param('letter') ?? '')
  const letter = kept === null ? null : letterOf(kept.draft.letter)
  if (kept === null || letter === null) throw new NotFound()
  return { kept: { ...kept, draft: await asVisible(write, kept.draft) }, letter }
}

/** The draft with nothing of what was erased, or taken from this member, since it was written. */
export async function asVisible(write: Write, draft: LetterDraft): Promise<LetterDraft> {
  const named = [...draft.exhibits, ...draft.quotes].map(({ seq }) => seq)
  const there = await findEntries(write, named)
  const seen = new Set(there.filter(({ erased }) => !erased).map(({ seq }) => seq))
  return named.filter((seq) => !seen.has(seq)).reduce(withoutEntry, draft)
}
