/** Kept findings as a page for others shows them: the claim, what speaks for and against it, what followed. */
import type { Evidence, Shows } from '../meetings/shows.ts'
import { counted } from '../platform/words.ts'
import type { Write } from '../record/kind.ts'
import { findNewest } from '../record/store.ts'
import { chainOf, linkInWords, type Linkable } from './chain.ts'
import { findLinkable } from './chain-store.ts'
import { keptAmong } from './kept.ts'

/** Enough to look at round a table; the finding's own page has all. */
const LISTED_MAX = 5

/** What this member kept, newest first; nothing for whoever kept nothing or was shown nothing. */
export async function findShown(write: Write): Promise<Shows[]> {
  const kept = keptAmong(await findNewest(write, ['finding']))
  const linkable = await findLinkable(
    write,
    kept.flatMap(({ body }) => [
      ...body.for.slice(0, LISTED_MAX),
      ...body.against.slice(0, LISTED_MAX),
      ...body.cameNext,
    ]),
  )
  return kept.map(({ title, body }) => ({
    title,
    claim: body.claim,
    counts: `${counted(body.for.length, 'entry', 'entries')} for it, ${body.against.length} against it`,
    chain: chainOf(body, linkable).map(linkInWords),
    for: evidenceOf(body.for, linkable),
    against: evidenceOf(body.against, linkable),
  }))
}

function evidenceOf(seqs: readonly number[], linkable: Linkable): Evidence {
  const entries = seqs.slice(0, LISTED_MAX).flatMap((seq) => linkable.get(seq) ?? [])
  return {
    count: seqs.length,
    entries: entries.map(({ address, title, when }) => ({ address, title, when })),
  }
}
