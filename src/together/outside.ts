/** What may be used outside a conversation: everything but what two people said for themselves alone. */
import { findOwed, type KeptCommitment } from '../commitments/store.ts'
import type { Day } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findOnlyBetween } from './repair-store.ts'

/** What is owed up to `on`, without promises that are for two people alone. */
export async function findOwedOutside(write: Write, on: Day): Promise<KeptCommitment[]> {
  const kept = await findOnlyBetween(write)
  return (await findOwed(write, on)).filter(({ root }) => !kept.has(root))
}

/** Those of `entries` that may go out, in any version. */
export async function onlyOutside<E extends Pick<Entry, 'root'>>(
  write: Write,
  entries: readonly E[],
): Promise<E[]> {
  if (entries.length === 0) return []
  const kept = await findOnlyBetween(write)
  return entries.filter(({ root }) => !kept.has(root))
}
