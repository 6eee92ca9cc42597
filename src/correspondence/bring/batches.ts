/** What is found, a batch at a time: each is read by one thread and stored in one transaction. */
import type { Found } from './found.ts'

export type Batch = readonly Found[]

/** Many enough that a transaction's own cost does not count, few enough to see progress. */
const BATCH_ITEMS_MAX = 192
const BATCH_BYTES_MAX = 8 * 1024 * 1024

/** What a walk finds, in batches. */
export async function* batchesOf(found: AsyncIterable<Found>): AsyncGenerator<Batch> {
  let batch: Found[] = []
  let bytes = 0
  for await (const one of found) {
    batch.push(one)
    bytes += 'size' in one ? one.size : 0
    if (batch.length < BATCH_ITEMS_MAX && bytes < BATCH_BYTES_MAX && !isElsewhere(one)) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

/** True for what is not in memory: it is there only until the walk moves on. */
export function isElsewhere(found: Found): boolean {
  return found.source !== null && !('bytes' in found.source)
}
