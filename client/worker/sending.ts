/**
 * Sends what waits on this device when a page asks for it, or the browser finds a network again
 * (Background Sync); keeps in mind which record is in use; and says how much is on this device only.
 */
import { isOverdue } from '../../src/platform/offline/queue.ts'
import { learn, use } from '../offline/known.ts'
import { sendAll } from '../offline/send.ts'
import { unsent, wipe } from '../offline/store.ts'

declare const self: ServiceWorkerGlobalScope

/** Not in TypeScript's own library: https://wicg.github.io/background-sync/spec/ */
type SyncEvent = ExtendableEvent & { readonly tag: string }

type Asked = { readonly do?: string; readonly record?: string | null; readonly isFresh?: boolean }

async function answer(port: MessagePort | undefined): Promise<void> {
  const waiting = await unsent()
  const old = waiting.filter(({ since }) => isOverdue(since, Date.now())).length
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has two ends and takes no target
  port?.postMessage({ old, unsent: waiting.length })
}

async function carry({ record = null, isFresh = false }: Asked): Promise<void> {
  await (record === null ? learn() : use(record, isFresh))
  if ((await unsent()).length > 0) await sendAll()
}

/** Where nothing would be lost, everything is taken away before the browser is told to. */
async function leave(): Promise<void> {
  if ((await unsent()).length === 0) await wipe()
}

async function meet(asked: Asked, port: MessagePort | undefined): Promise<void> {
  await answer(port)
  if (asked.do === 'leave') await leave()
  if (asked.do === 'carry') await carry(asked)
  if (asked.do === 'send') await sendAll()
}

self.addEventListener('message', (event) => {
  event.waitUntil(meet((event.data ?? {}) as Asked, event.ports[0]))
})

self.addEventListener('sync' as 'message', (event) => {
  if ((event as unknown as SyncEvent).tag !== 'heard-send') return
  event.waitUntil(sendOrFail())
})

/** The browser tries again later where this fails. */
async function sendOrFail(): Promise<void> {
  await sendAll()
  if ((await unsent()).some(({ state }) => state === 'waiting')) throw new Error('It waits.')
}
