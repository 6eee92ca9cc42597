/** Shows that something new waits, and how many things: never what. Pressing it opens the first page. */

declare const self: ServiceWorkerGlobalScope

self.addEventListener('push', (event) => {
  const body = wordsFor(countIn(event.data))
  event.waitUntil(self.registration.showNotification('Heard', { body, tag: 'waiting' }))
})

/** How many things wait, as the sealed message says; one where it says nothing we know. */
function countIn(data: PushMessageData | null): number {
  try {
    const { count } = (data?.json() ?? {}) as { readonly count?: unknown }
    return Number.isInteger(count) ? Number(count) : 1
  } catch {
    return 1
  }
}

function wordsFor(count: number): string {
  return count > 1 ? `${count} new things wait for you` : 'Something new waits for you'
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(self.clients.openWindow('/'))
})
