/** Where an import stores what it reads: each batch in a transaction of its own, on disk when it returns. */
import { inRecord } from '../record/begin.ts'
import { erasedKeys } from '../record/kept-out.ts'
import type { Ledger } from '../record/kind.ts'
import { append, knownKeys, makeReady, takeStock, type Around } from '../record/store.ts'
import type { Sink } from './import.ts'
import { findThreadsOf } from './thread-store.ts'

/**
 * The record `recordId`, as `accountId` writes in it. `now` is read once for each batch. What this member
 * erased stays out, unless it is asked for by `erasedToo`.
 */
export function recordSink(
  ledger: Ledger,
  who: {
    readonly accountId: string
    readonly recordId: string
    readonly now: () => string
    readonly erasedToo?: boolean
  },
): Sink {
  const within = <T>(work: Parameters<typeof inRecord<T>>[2]) =>
    inRecord(ledger, { accountId: who.accountId, recordId: who.recordId, now: who.now() }, work)
  let around: Promise<Around> | null = null
  const store = async (drafts: Parameters<typeof append>[1]) => ({
    added: (await within((write) => append(write, drafts))).entries.length,
  })
  return {
    known: (keys) =>
      within(async (write) => {
        const erased = who.erasedToo === true ? [] : await erasedKeys(write, keys)
        return new Set([...(await knownKeys(write, keys)), ...erased])
      }),
    threadsOf: (strays) => within((write) => findThreadsOf(write, strays)),
    append: store,
    ready: async (drafts) => {
      around ??= within(async ({ recordKey }) => ({
        ledger,
        recordKey,
        seenWords: new Set<string>(),
      }))
      const ready = await makeReady(await around, drafts)
      return () => store(ready)
    },
    finished: (added) => within((write) => takeStock(write, added)),
  }
}
