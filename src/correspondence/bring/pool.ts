/**
 * Threads that read what is brought in, so that both hands of the machine work and a file made to
 * hang or to fill memory costs its own reading only. Runs from TypeScript (Node strips the types)
 * and from the built files alike.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { fileKey, type Job, type Read } from './reading.ts'
import type { Answer, Batch } from './worker.ts'

export type PoolOptions = {
  readonly threads?: number
  /** A batch that takes longer is given up and its jobs are tried one at a time. */
  readonly patienceMs?: number
}

const THREADS_MAX = 8
const PATIENCE_MS = 60_000
const MEMORY_MB_MAX = 2_048
const UNFINISHED =
  'This file could not be read: it takes more time or memory than any letter should.'

type Waiting = {
  readonly jobs: readonly Job[]
  readonly settle: (reads: readonly Read[]) => void
  readonly fail: (fault: unknown) => void
}
/** `ready` settles when the thread has loaded what it needs; a thread that cannot is our fault, not a file's. */
type Thread = { readonly worker: Worker; readonly ready: Promise<void> }
type Seat = { thread: Thread; busy: boolean }

export class ReadingPool {
  readonly #seats: Seat[] = []
  readonly #queue: Waiting[] = []
  readonly #patienceMs: number
  #next = 0
  #closed = false

  constructor(options: PoolOptions = {}) {
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS
    const threads = Math.min(
      options.threads ?? Math.max(1, availableParallelism() - 1),
      THREADS_MAX,
    )
    for (let count = 0; count < threads; count += 1) {
      this.#seats.push({ thread: startThread(), busy: false })
    }
  }

  /** How many batches can be read at once. */
  get threads(): number {
    return this.#seats.length
  }

  /** What was read of `jobs`, in their order. Rejects only when no thread can be started. */
  read(jobs: readonly Job[]): Promise<readonly Read[]> {
    if (this.#closed) throw new Error('This reading pool is closed.')
    return new Promise((settle, fail) => {
      this.#queue.push({ jobs, settle, fail })
      this.#serve()
    })
  }

  /** Ends the threads; what is still being read is given up. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#seats.map((seat) => seat.thread.worker.terminate()))
  }

  #serve(): void {
    if (this.#closed) return
    for (const seat of this.#seats) {
      if (seat.busy) continue
      const waiting = this.#queue.shift()
      if (waiting === undefined) return
      seat.busy = true
      void this.#work(seat, waiting.jobs)
        .then(waiting.settle, waiting.fail)
        .finally(() => {
          seat.busy = false
          this.#serve()
        })
    }
  }

  async #work(seat: Seat, jobs: readonly Job[]): Promise<readonly Read[]> {
    const reads = await this.#ask(seat, jobs)
    if (reads !== null) return reads
    // Given up: nobody waits for it, and asking an ended thread again would keep us from ending.
    if (this.#closed) return []
    const only = jobs[0]
    if (jobs.length === 1 && only !== undefined) return [await unfinished(only)]
    const alone: Read[] = []
    for (const job of jobs) alone.push(...(await this.#work(seat, [job])))
    return alone
  }

  /** One batch on one thread; null when the thread had to be ended or fell over. */
  async #ask(seat: Seat, jobs: readonly Job[]): Promise<readonly Read[] | null> {
    const batch: Batch = { id: (this.#next += 1), jobs }
    const { worker, ready } = seat.thread
    await ready
    const answer = await new Promise<Answer | null>((resolve) => {
      const timer = setTimeout(() => finish(null), this.#patienceMs)
      const hear = (heard: Answer): void => finish(heard.id === batch.id ? heard : null)
      const fail = (): void => finish(null)
      const finish = (result: Answer | null): void => {
        clearTimeout(timer)
        worker.off('message', hear).off('error', fail).off('exit', fail)
        resolve(result)
      }
      worker.on('message', hear).on('error', fail).on('exit', fail)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage(batch)
    })
    if (answer !== null) return answer.reads
    await worker.terminate()
    if (!this.#closed) seat.thread = startThread()
    return null
  }
}

async function unfinished(job: Job): Promise<Read> {
  return { is: 'unreadable', key: await fileKey(job.source), reason: UNFINISHED }
}

function startThread(): Thread {
  const source = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js'
  const worker = new Worker(new URL(source, import.meta.url), {
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB_MAX },
  })
  // A library that complains of a file on the console says nothing that we do not say better.
  worker.stdout.resume()
  worker.stderr.resume()
  const ready = new Promise<void>((resolve, reject) => {
    const fail = (fault: unknown): void => {
      reject(new Error('A reading thread could not be started.', { cause: fault }))
    }
    worker.once('message', () => {
      worker.off('exit', fail)
      resolve()
    })
    // Stays on: an error with nobody asking (a thread ended while idle) must not end the program.
    worker.on('error', fail)
    worker.once('exit', fail)
  })
  // Whoever asks the thread to read is told; a pool closed before it was used tells nobody.
  ready.catch(() => undefined)
  return { worker, ready }
}
