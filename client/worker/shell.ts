/** The pages that open without a network, and what they are made of; nothing of any record is among them. */

declare const self: ServiceWorkerGlobalScope
/** Addresses of the styles, letters and scripts of this build, put in by scripts/styles.mjs. */
declare const SHELL: readonly string[]
declare const BUILD: string

const CAPTURE = '/capture'
const PAGES = [CAPTURE, '/help-now']
const CACHE = `shell-${BUILD}`
/** What a proxy answers when Heard itself does not. */
const UNREACHED = new Set([502, 503, 504])

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll([...PAGES, ...SHELL].map((path) => new Request(path, { cache: 'reload' })))
  await self.skipWaiting()
}

async function forgetEarlier(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))
  await self.clients.claim()
}

async function kept(path: string): Promise<Response> {
  const cache = await caches.open(CACHE)
  return (await cache.match(path)) ?? Response.error()
}

/** A page from the network; where that is not reached, the page to write on, whichever was asked for. */
async function page(event: FetchEvent): Promise<Response> {
  const { request } = event
  const { pathname, search } = new URL(request.url)
  const isShell = PAGES.includes(pathname)
  const answer = await fetch(request).catch(() => null)
  if (answer === null || UNREACHED.has(answer.status)) return kept(isShell ? pathname : CAPTURE)
  if (isShell && search === '' && answer.ok) event.waitUntil(keepAnew(pathname, answer.clone()))
  return answer
}

/** As the page reads now (reading settings change it), unless it is made of a later build's files. */
async function keepAnew(path: string, answer: Response): Promise<void> {
  const text = await answer.text()
  const files = text.match(/\/assets\/[\w.-]+/g) ?? []
  if (!files.every((file) => SHELL.includes(file))) return
  await (await caches.open(CACHE)).put(path, new Response(text, { headers: answer.headers }))
}

async function asset(request: Request): Promise<Response> {
  const held = await (await caches.open(CACHE)).match(request)
  return held ?? fetch(request)
}

self.addEventListener('install', (event) => event.waitUntil(keepShell()))
self.addEventListener('activate', (event) => event.waitUntil(forgetEarlier()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(event))
  else if (SHELL.includes(pathname)) event.respondWith(asset(request))
})
