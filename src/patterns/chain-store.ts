/** The entries that a chain names, as they stand today. */
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findAllVersions, findEntries } from '../record/store.ts'
import { whenInWords } from '../record/timeline.ts'
import type { Linkable, Linked } from './chain.ts'

/** What the record keeps of itself: nothing of it happened to the child. */
const NO_LINK = ['finding', 'audience', 'erasure']

/** By the number named, the newest version this member may see; what was erased is left out. */
export async function findLinkable(write: Write, seqs: readonly number[]): Promise<Linkable> {
  const named = await findEntries(write, seqs)
  const versions = await findAllVersions(
    write,
    named.map(({ root }) => root),
  )
  const newest = new Map(versions.map((entry) => [entry.root, entry]))
  return new Map(
    named.flatMap(({ seq, root }): (readonly [number, Linked])[] => {
      const entry = newest.get(root)
      if (entry === undefined || entry.erased || isApart(entry)) return []
      return [[seq, linkedOf(write, entry)]]
    }),
  )
}

/** Advice from a lawyer stays out of what may be handed on, its title too. */
function isApart({ kind, body }: Entry): boolean {
  return NO_LINK.includes(kind) || (body as { legal?: unknown } | null)?.legal === true
}

function linkedOf({ ledger }: Write, entry: Entry): Linked {
  return {
    seq: entry.seq,
    address: entry.address,
    title: entry.title,
    day: entry.happened.day,
    time: entry.happened.time,
    when: whenInWords(entry.happened),
    own: ledger.kinds.get(entry.kind)?.words(entry) ?? '',
  }
}
