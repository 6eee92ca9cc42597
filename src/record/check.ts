/** Whether a record still is what it was: every leaf from its entry, the head from every leaf. */
import { contentHashOf, leafOf } from './canonical.ts'
import type { Write } from './kind.ts'
import { findLeaves, findProven, findRecord, type Proven } from './store.ts'
import { headOf, treeHead } from './tree.ts'

export type Checked = {
  readonly ok: boolean
  readonly size: number
  readonly head: string
  /** What does not hold, in plain words. */
  readonly problems: readonly string[]
}

const BATCH = 2000

/** Hashes everything this member may see and the whole tree again. Linear in the size of the record. */
export async function checkRecord(write: Write): Promise<Checked> {
  const { treeSize: size, frontier } = await findRecord(write)
  const problems: string[] = []
  const leaves = await findLeaves(write, size)
  const head = headOf(frontier)
  if (leaves.length !== size)
    problems.push(`The tree has ${size} leaves, but ${leaves.length} were found.`)
  if (!treeHead(leaves).equals(head))
    problems.push('The head of the tree does not follow from its leaves.')
  for await (const batch of batchesOf(write))
    for (const proven of batch)
      problems.push(...problemsOf(write.recordId, proven, leaves[proven.seq - 1]))
  return { ok: problems.length === 0, size, head: head.toString('hex'), problems }
}

/** Everything provable in order; the next batch is on its way while one is looked at. */
async function* batchesOf(write: Write): AsyncGenerator<Proven[]> {
  let coming = findProven(write, { after: 0, atMost: BATCH })
  for (;;) {
    const batch = await coming
    const after = batch.at(-1)?.seq
    if (after === undefined) return
    coming = findProven(write, { after, atMost: BATCH })
    yield batch
  }
}

function problemsOf(record: string, proven: Proven, leaf: Buffer | undefined): string[] {
  const { seq, written, content, salt, contentHash } = proven
  // Restored from an export whose maker could not see it: only its leaf is known.
  if (contentHash.length === 0) return []
  if (content !== null && salt !== null && !contentHashOf(salt, content).equals(contentHash))
    return [`The words of entry ${seq} are not the ones that were written.`]
  const should = leafOf({ record, seq, written, contentHash: contentHash.toString('hex') })
  return leaf !== undefined && should.equals(leaf)
    ? []
    : [`Entry ${seq} does not match its leaf in the tree.`]
}
