/**
 * Bringing in files, folders and mailboxes: everything found becomes an entry, is already there, or is
 * told with its reason. Work goes in batches that are stored as they are read, so a run that is
 * killed and started again adds exactly the rest: each entry has a key of its own content.
 */
import type { Day } from '../platform/day.ts'
import type { BroughtIn } from '../record/captured.ts'
import type { EntryDraft, Happened } from '../record/entry.ts'
import { batchesOf, isElsewhere, type Batch } from './bring/batches.ts'
import { ReadingPool } from './bring/pool.ts'
import { fileKey, isForHere, readJob, type Job, type Read } from './bring/reading.ts'
import { bytesOf, type Found, type Item } from './bring/found.ts'
import { decode } from './bring/paper.ts'
import { walk } from './bring/walk.ts'
import { isLegal, isWith, legalAmong } from './correspondents.ts'
import { fileDraft, happenedOf, mailDraft, peopleOf, trayDraft, type Place } from './drafts.ts'
import { sameAddress } from './mail/addresses.ts'
import type { Mail } from './mail/mail.ts'
import { Threads, type Threaded } from './mail/thread.ts'
import type { Stray } from './thread-store.ts'

/** Where entries go. `known` gives those of `keys` that are there; `append` stores all of a batch or nothing. */
export type Sink = {
  readonly known: (keys: readonly string[]) => Promise<ReadonlySet<string>>
  readonly append: (drafts: readonly EntryDraft[]) => Promise<{ readonly added: number }>
  /** In two steps: makes drafts ready, while an earlier batch is stored; what it gives stores them. */
  readonly ready?: (drafts: readonly EntryDraft[]) => Promise<() => Promise<unknown>>
  /** The threads of messages in the record, by Message-ID, that `strays` answer. */
  readonly threadsOf?: (strays: readonly Stray[]) => Promise<ReadonlyMap<string, string>>
  /** Called once, after the last batch, with how many entries came in. */
  readonly finished?: (added: number) => Promise<void>
}

/**
 * `with`: addresses or domains; when any are given only messages with them are taken. `since`: messages
 * of that day or later (one whose date cannot be read is taken). Both leave other files as chosen.
 */
export type ImportOptions = Place & {
  readonly with?: readonly string[]
  readonly since?: Day | null
  /** False leaves out every message. */
  readonly messages?: boolean
  /** Leaves out mail with a legal adviser unless that adviser's own address is in `with`. */
  readonly skipLegal?: boolean
  readonly threads?: number
  /** The entries in a copy that a phone saved of what it had not sent; without it such a file is told as unreadable. */
  readonly saved?: (text: string) => BroughtIn
}

export type Progress = { readonly read: number; readonly added: number; readonly already: number }

/** `read` counts everything that was taken; each is added, already there, or in `unreadable`. */
export type Imported = Progress & {
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[]
}

/** Messages without any date wait for their thread; they are few, and not more than this many wait. */
const WAITING_MAX = 2_000

type Pending = {
  readonly item: Item
  readonly read: Extract<Read, { is: 'mail' }>
  readonly thread: string
}

/** Brings in everything at `paths`. Throws only when `sink` does: nothing that is in a file stops the rest. */
export async function importPaths(
  paths: readonly string[],
  options: ImportOptions,
  sink: Sink,
  progress: (so_far: Progress) => void = () => undefined,
): Promise<Imported> {
  return importFound(walk(paths), options, sink, progress)
}

/** Brings in what a walk finds. */
export async function importFound(
  found: AsyncIterable<Found>,
  options: ImportOptions,
  sink: Sink,
  progress: (so_far: Progress) => void = () => undefined,
): Promise<Imported> {
  const pool = new ReadingPool(options.threads === undefined ? {} : { threads: options.threads })
  const run = new Run(options, sink)
  try {
    const flight: Promise<readonly [Batch, readonly Read[]]>[] = []
    const land = async (): Promise<void> => {
      const next = await flight.shift()
      if (next === undefined) return
      await run.store(...next)
      progress(run.soFar)
    }
    for await (const batch of batchesOf(found)) {
      flight.push(readBatch(pool, batch))
      // What is not in memory is there only until the walk moves on: it is stored before that.
      const elsewhere = batch.some(isElsewhere)
      const wait = elsewhere ? 0 : pool.threads * 2
      while (flight.length > wait) await land()
      if (elsewhere) await run.stored()
    }
    while (flight.length > 0) await land()
    await run.finish()
    await run.stored()
    await sink.finished?.(run.soFar.added)
    progress(run.soFar)
    return run.result
  } finally {
    await pool.close()
    await run.stored().catch(() => undefined)
  }
}

async function readBatch(
  pool: ReadingPool,
  batch: Batch,
): Promise<readonly [Batch, readonly Read[]]> {
  const items = batch.flatMap((found) => ('reason' in found ? [] : [found]))
  const jobs = await Promise.all(items.map(jobOf))
  const [only] = jobs
  if (only === undefined) return [batch, []]
  return [
    batch,
    jobs.length === 1 && isForHere(only) ? [await readJob(only)] : await pool.read(jobs),
  ]
}

/** A thread cannot open what is sealed: it is given the bytes. What is too large for that is read here. */
async function jobOf({ sort, type, source, size, envelope }: Item): Promise<Job> {
  const job = { sort, type, source, size, envelope }
  if (!('open' in source) || isForHere(job)) return job
  return { ...job, source: { bytes: await bytesOf(source) } }
}

/** What one import has come to so far. */
class Run {
  readonly #options: ImportOptions
  readonly #sink: Sink
  readonly #threads = new Threads()
  /** Where each message and thread seen stands, for those that lost their own date. */
  readonly #places = new Map<string, Happened>()
  readonly #waiting: Pending[] = []
  readonly #unreadable: { path: string; reason: string }[] = []
  /** The one batch that is on its way into the record, while the next is made ready. */
  #storing: Promise<void> = Promise.resolve()
  #storingKeys: ReadonlySet<string> = new Set()
  #read = 0
  #added = 0
  #already = 0

  constructor(options: ImportOptions, sink: Sink) {
    this.#options = options
    this.#sink = sink
  }

  get soFar(): Progress {
    return { read: this.#read, added: this.#added, already: this.#already }
  }

  get result(): Imported {
    return { ...this.soFar, unreadable: [...this.#unreadable] }
  }

  /** Stores one batch with what was read of it. */
  async store(batch: Batch, reads: readonly Read[]): Promise<void> {
    await this.#followEarlier(reads)
    const drafts: EntryDraft[] = []
    const rest = [...reads]
    for (const found of batch) {
      if ('reason' in found) {
        const kept = await this.#refuse(found)
        if (kept !== null) drafts.push(kept)
        continue
      }
      const read = rest.shift()
      if (read === undefined)
        throw new Error('A batch came back with fewer results than it had jobs.')
      const { saved } = this.#options
      if (found.sort === 'saved' && saved !== undefined)
        drafts.push(...this.#unpack(found, saved(decode(await bytesOf(found.source)))))
      else drafts.push(...this.#take(found, read))
    }
    await this.#append(drafts)
    if (this.#waiting.length > WAITING_MAX) await this.finish()
  }

  /** Stores the messages that waited for their thread to say where they stand. */
  async finish(): Promise<void> {
    const waiting = this.#waiting.splice(0)
    const drafts = waiting.map(({ item, read, thread }) =>
      mailDraft(item, read, this.#options, { thread, beside: this.#besides(read.mail, thread) }),
    )
    await this.#append(drafts)
  }

  /** A reply that names only the letter it answers joins that letter's thread, brought in long before. */
  async #followEarlier(reads: readonly Read[]): Promise<void> {
    const strays = reads.flatMap((read): Stray[] => {
      if (read.is !== 'mail' || read.mail.references.length > 0) return []
      const { inReplyTo } = read.mail
      if (inReplyTo === null || this.#threads.knows(inReplyTo)) return []
      const { day } = happenedOf(read.mail, this.#options.zone) ?? { day: this.#options.today }
      const people = peopleOf(read.mail).map((figure) => sameAddress(figure.address ?? figure.name))
      return [{ answers: inReplyTo, people, day }]
    })
    if (strays.length === 0) return
    const threads = await this.#sink.threadsOf?.(strays)
    for (const [messageId, thread] of threads ?? []) this.#threads.know(messageId, thread)
  }

  #take(item: Item, read: Read): EntryDraft[] {
    if (read.is !== 'mail') {
      this.#read += 1
      if (read.is === 'unreadable') this.#unreadable.push({ path: item.path, reason: read.reason })
      return [fileDraft(item, read, this.#options)]
    }
    const happened = happenedOf(read.mail, this.#options.zone)
    const thread = this.#threads.add(threadedOf(read))
    if (!this.#isWanted(read.mail, happened)) return []
    this.#read += 1
    if (happened === null) {
      this.#waiting.push({ item, read, thread })
      return []
    }
    this.#remember(read.mail, thread, happened)
    return [mailDraft(item, read, this.#options, { thread, beside: null })]
  }

  /** Each thing a phone saved counts as one. */
  #unpack({ path }: Item, { drafts, left }: BroughtIn): readonly EntryDraft[] {
    this.#read += drafts.length + left.length
    this.#unreadable.push(...left.map((reason) => ({ path, reason })))
    return drafts
  }

  #isWanted(mail: Mail, happened: Happened | null): boolean {
    const { with: wanted = [], since = null, messages = true } = this.#options
    if (!messages) return false
    if (since !== null && happened !== null && happened.day < since) return false
    const people = [...peopleOf(mail), ...mail.replyTo]
    if (
      this.#options.skipLegal === true &&
      !isWith(legalAmong(people), wanted) &&
      isLegal(people)
    ) {
      return false
    }
    return wanted.length === 0 || isWith(people, wanted)
  }

  async #refuse(found: Extract<Found, { reason: string }>): Promise<EntryDraft | null> {
    this.#read += 1
    this.#unreadable.push({ path: found.path, reason: found.reason })
    if (found.source === null) return null
    const { name, reason, source } = found
    return trayDraft({ name, reason, source, key: await fileKey(source) }, this.#options)
  }

  /** Makes `drafts` ready while the batch before is being stored, then begins to store them. */
  async #append(drafts: readonly EntryDraft[]): Promise<void> {
    if (drafts.length === 0) return
    const before = this.#storingKeys
    const known = new Set(await this.#sink.known(drafts.flatMap((draft) => draft.key ?? [])))
    const fresh = drafts.filter(
      ({ key }) =>
        key === undefined || (!known.has(key) && !before.has(key) && known.add(key) !== undefined),
    )
    const append = (await this.#sink.ready?.(fresh)) ?? (() => this.#sink.append(fresh))
    await this.#storing
    this.#storingKeys = new Set(fresh.flatMap((draft) => draft.key ?? []))
    this.#storing = (async () => {
      if (fresh.length > 0) await append()
      // What goes to the tray is told as unreadable, once, and not counted again.
      const added = fresh.filter((draft) => draft.kind !== 'unreadable').length
      this.#added += added
      this.#already += drafts.filter((draft) => draft.kind !== 'unreadable').length - added
    })()
    // It is waited for before the next: until then it may have failed without anybody hearing of it.
    this.#storing.catch(() => undefined)
  }

  /** Settles when everything taken so far is in the record; throws what storing it threw. */
  stored(): Promise<void> {
    return this.#storing
  }

  #remember(mail: Mail, thread: string, happened: Happened): void {
    const about: Happened = { ...happened, precision: 'about' }
    if (mail.messageId !== null) this.#places.set(`m:${mail.messageId}`, about)
    // An answer to a message that has no date is the next best witness of when that was.
    for (const id of repliedTo(mail)) this.#places.set(`b:${id}`, about)
    if (!this.#places.has(`t:${thread}`)) this.#places.set(`t:${thread}`, about)
  }

  #besides(mail: Mail, thread: string): Happened | null {
    const parents = repliedTo(mail).map((id) => this.#places.get(`m:${id}`))
    const answer = mail.messageId === null ? undefined : this.#places.get(`b:${mail.messageId}`)
    const beside = [...parents, answer, this.#places.get(`t:${thread}`)].find(
      (one) => one !== undefined,
    )
    return beside ?? null
  }
}

function repliedTo(mail: Mail): string[] {
  return [...(mail.inReplyTo === null ? [] : [mail.inReplyTo]), ...mail.references.toReversed()]
}

function threadedOf({ mail, key }: Extract<Read, { is: 'mail' }>): Threaded {
  return {
    id: key,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    subject: mail.subject,
    people: peopleOf(mail).flatMap((figure) => figure.address ?? []),
  }
}
