/** A reading thread: takes a batch of jobs, gives back what it read. It has no database and no keys. */
import { parentPort } from 'node:worker_threads'
import { withQuickBlob } from './quick-blob.ts'
import { readJob, type Job, type Read } from './reading.ts'

export type Batch = { readonly id: number; readonly jobs: readonly Job[] }
export type Answer = { readonly id: number; readonly reads: readonly Read[] }

parentPort?.on('message', (batch: Batch) => {
  void answer(batch)
})

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage('ready')

async function answer({ id, jobs }: Batch): Promise<void> {
  const reads: Read[] = []
  for (const job of jobs) {
    const read = job.sort === 'mail' ? withQuickBlob(() => readJob(job)) : readJob(job)
    reads.push(await read)
  }
  parentPort?.postMessage({ id, reads } satisfies Answer, buffersOf(reads))
}

/** Attachments are handed over, not copied; two may share one buffer, which can be handed over once. */
function buffersOf(reads: readonly Read[]): ArrayBuffer[] {
  const buffers = reads
    .flatMap((read) => (read.is === 'mail' ? read.mail.attachments : []))
    .filter((one) => one.bytes.byteLength === one.bytes.buffer.byteLength)
    .map((one) => one.bytes.buffer)
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer)
}
