/** Sends what waits on this device when a page asks for it, or the browser finds a network again (Background Sync). */
import { sendAll } from '../offline/send.ts'
import { unsent } from '../offline/store.ts'

declare const self: ServiceWorkerGlobalScope

/** Not in TypeScript's own library: https://wicg.github.io/background-sync/spec/ */
type SyncEvent = ExtendableEvent & { readonly tag: string }

self.addEventListener('message', (event) => {
  const { data } = event as { readonly data?: { readonly do?: string } }
  if (data?.do === 'send') event.waitUntil(sendAll())
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
