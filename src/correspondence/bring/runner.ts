/**
 * The work behind bringing things in, while the person watches a count go up or closes the page. What
 * is being done is in the database. One process holds a run, and says now and then how far it is; the page may
 * be asked of any. A run that a restart cut off is taken up again when its page is opened: keys see to it
 * that nothing is added twice.
 */
import { randomUUID } from 'node:crypto'
import { dayAt, parseDay } from '../../platform/day.ts'
import { inRecord } from '../../record/begin.ts'
import type { Capture } from '../../record/capture.ts'
import { readSaved } from '../../record/captured.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { importFound, type Imported, type Progress } from '../import.ts'
import { recordSink } from '../sink.ts'
import { lookThrough } from './look.ts'
import { walkStaged } from './staged.ts'
import {
  changeBringing,
  findBringing,
  findStaged,
  forgetStaged,
  holdBringing,
  letGoOfBringing,
  removeAll,
  type Bringing,
  type Chosen,
  type Far,
} from './staging-store.ts'

export type Job = {
  readonly recordId: string
  readonly id: string
  readonly accountId: string
  readonly author: string
}

/** `read` counts what has been gone through; `trouble` is true when the run stopped by our own fault. */
export type Running = { read: number; added: number; trouble: boolean }

/** How often a run says that it goes on: well within the time for which it is held. */
const HOLD_MS = 10_000

/** A mailbox of so few messages was picked by hand: everybody but a legal adviser is ticked. */
export const PICKED_MAX = 25

export class Runner {
  readonly #ledger: Ledger
  readonly #now: () => string
  readonly #captures: readonly Capture[]
  readonly #running = new Map<string, Running>()
  readonly #work = new Set<Promise<void>>()
  /** This process, among those that serve the same database. */
  readonly #self = randomUUID()

  constructor(around: {
    readonly ledger: Ledger
    readonly now: () => string
    /** What a phone's saved copy may hold. */
    readonly captures?: readonly Capture[]
  }) {
    this.#ledger = around.ledger
    this.#now = around.now
    this.#captures = around.captures ?? []
  }

  /** Takes up what `bringing` waits for, unless that is under way; returns how far it is. */
  async take(job: Job, bringing: Bringing): Promise<Running | null> {
    if (bringing.state !== 'looking' && bringing.state !== 'reading') return null
    const running = this.#running.get(job.id)
    if (running !== undefined) return running
    const fresh: Running = { read: 0, added: 0, trouble: false }
    this.#running.set(job.id, fresh)
    const elsewhere = await this.#hold(job).catch((fault: unknown) => {
      this.#running.delete(job.id)
      throw fault
    })
    if (elsewhere !== null) {
      this.#running.delete(job.id)
      return { ...elsewhere, trouble: false }
    }
    const holding = setInterval(() => void this.#hold(job, fresh).catch(() => {}), HOLD_MS)
    holding.unref()
    const work = (
      bringing.state === 'looking'
        ? this.#look(job, fresh)
        : this.#read(job, bringing.chosen, fresh)
    )
      .then(() => void this.#running.delete(job.id))
      .catch((fault: unknown) => {
        fresh.trouble = true
        // Its kind only: a message may quote somebody's words.
        const kind = fault instanceof Error ? fault.name : typeof fault
        process.emitWarning(`Bringing things in stopped: ${kind}`)
      })
      .finally(() => clearInterval(holding))
      .then(() => this.#letGo(job).catch(() => {}))
      .finally(() => this.#work.delete(work))
    this.#work.add(work)
    return fresh
  }

  /** Forgets a run that stopped in trouble, so that the next visit takes it up again. */
  again(id: string): void {
    if (this.#running.get(id)?.trouble === true) this.#running.delete(id)
  }

  /** Settles when nothing is under way: for tests and for closing down. */
  async idle(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work)
  }

  #hold(job: Job, far?: Running): Promise<Far | null> {
    const given = far === undefined ? {} : { far: { read: far.read, added: far.added } }
    return this.#within(job, (write) =>
      holdBringing(write, job.id, { holder: this.#self, ...given }),
    )
  }

  #letGo(job: Job): Promise<void> {
    return this.#within(job, (write) => letGoOfBringing(write, job.id, this.#self))
  }

  #within<T>(
    job: { accountId: string; recordId: string },
    work: (write: Write) => Promise<T>,
  ): Promise<T> {
    return inRecord(this.#ledger, { ...job, now: this.#now() }, work)
  }

  async #look(job: Job, running: Running): Promise<void> {
    const { staged, zone } = await this.#within(job, async (write) => ({
      staged: await findStaged(write, job.id),
      zone: write.zone,
    }))
    const listing = await lookThrough(walkStaged(staged), zone, (messages) => {
      running.read = messages
    })
    await this.#within(job, async (write) => {
      const bringing = await findBringing(write, job.id)
      if (bringing?.state !== 'looking') return
      // Only papers, pictures, recordings: there is nobody to choose among.
      const chosen: Chosen = { with: null, since: null, records: [job.recordId] }
      if (listing.messages > 0) await changeBringing(write, job.id, { state: 'asking', listing })
      else await changeBringing(write, job.id, { state: 'reading', listing, chosen })
    })
  }

  async #read(job: Job, chosen: Chosen | null, running: Running): Promise<void> {
    const records = chosen?.records ?? [job.recordId]
    // The page that asked may have looked just before an earlier run came to its end.
    const staged = await this.#within(job, async (write) => {
      const bringing = await findBringing(write, job.id)
      return bringing?.state === 'reading' ? findStaged(write, job.id) : null
    })
    if (staged === null) return
    let result: Imported = { read: 0, added: 0, already: 0, unreadable: [] }
    for (const recordId of records) {
      const before = result
      const now = await this.#bringInto(recordId, job, { chosen, staged }, (soFar) => {
        running.read = before.read + soFar.read
        running.added = before.added + soFar.added
      })
      result = sum(before, now)
    }
    const stored = await this.#within(job, async (write) => {
      // Held for too long without a word, another process may have taken it up, and tells what came of it.
      if ((await holdBringing(write, job.id, { holder: this.#self })) !== null) return []
      if ((await findBringing(write, job.id))?.state !== 'reading') return []
      await changeBringing(write, job.id, { state: 'done', listing: null, result })
      return forgetStaged(write, job.id)
    })
    await removeAll({ ledger: this.#ledger }, stored)
  }

  async #bringInto(
    recordId: string,
    job: Job,
    what: {
      readonly chosen: Chosen | null
      readonly staged: Awaited<ReturnType<typeof findStaged>>
    },
    progress: (soFar: Progress) => void,
  ): Promise<Imported> {
    const who = { accountId: job.accountId, recordId }
    const { zone, recordName: child } = await this.#within(who, async (write) => write)
    const { staged } = what
    const { with: ticked = null, since = null } = what.chosen ?? {}
    const phone = {
      ...who,
      captures: this.#captures,
      writer: { name: job.author, child },
      at: { arrived: this.#now(), zone },
    }
    const options = {
      zone,
      saved: (text: string) => readSaved(text, phone),
      today: dayAt(this.#now(), zone),
      author: job.author,
      since: since === null ? null : parseDay(since),
      ...(ticked === null ? {} : { with: ticked, messages: ticked.length > 0, skipLegal: true }),
    }
    const sink = recordSink(this.#ledger, { ...who, now: this.#now })
    return importFound(walkStaged(staged), options, sink, progress)
  }
}

function sum(a: Imported, b: Imported): Imported {
  const seen = new Set(a.unreadable.map((one) => one.path))
  return {
    read: Math.max(a.read, b.read),
    added: a.added + b.added,
    already: a.already + b.already,
    unreadable: [...a.unreadable, ...b.unreadable.filter((one) => !seen.has(one.path))],
  }
}
