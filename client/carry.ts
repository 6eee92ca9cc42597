/**
 * On the first page and those of a record: keeps the worker there, so that something opens without a network; has what
 * was written without one sent; says so kindly where it has waited for a day; asks before signing out
 * takes it away. Without this the pages are the same.
 */
import { isOverdue } from '../src/platform/offline/queue.ts'
import { learn, use } from './offline/known.ts'
import { unsent, whenTold, wipe } from './offline/store.ts'

const record = /^\/records\/([0-9a-f-]{36})(?:\/|$)/.exec(location.pathname)?.[1]

/** Somebody may have signed in since this device last asked: another person, it may be. */
const isFresh =
  document.referrer !== '' && new URL(document.referrer).pathname.startsWith('/sign-in')

async function carry(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js')
  await (record === undefined ? learn() : use(record, isFresh))
  await send()
}

async function send(): Promise<void> {
  const waiting = await unsent()
  say(waiting.filter(({ since }) => isOverdue(since, Date.now())).length)
  if (waiting.length === 0) return
  const { active } = await navigator.serviceWorker.ready
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is of our origin and takes no target
  active?.postMessage({ do: 'send' })
}

let said: HTMLElement | undefined

/** A line under the heading, where `count` things have waited for a day. */
function say(count: number): void {
  if (count === 0) return said?.remove()
  said ??= document.createElement('p')
  const link = document.createElement('a')
  link.href = '/capture'
  link.textContent = 'See them'
  const things = count === 1 ? 'One thing you wrote is' : `${count} things you wrote are`
  said.className = 'govuk-inset-text'
  said.replaceChildren(`${things} still on this phone only. `, link)
  document.querySelector('main h1')?.after(said)
}

/** Signing out takes everything off the device: what is nowhere else is shown first. */
async function leave(form: HTMLFormElement): Promise<void> {
  const waiting = await unsent().catch(() => [])
  if (waiting.length > 0) return location.assign('/capture?leaving=yes')
  await wipe().catch(() => {})
  form.submit()
}

if ('serviceWorker' in navigator && 'locks' in navigator) {
  void carry().catch(() => {})
  addEventListener('online', () => void send().catch(() => {}))
  whenTold(() => void unsent().then(({ length }) => length === 0 && say(0)))
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/sign-out"]'))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void leave(form)
    })
}
