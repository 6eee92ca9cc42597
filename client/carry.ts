/**
 * On the first page and those of a record: keeps the worker there, so that something opens without a
 * network, and lets it do the rest (worker/sending.ts). What it answers is shown: what has waited for a
 * day, kindly; and, before signing out takes it away, what is nowhere else. Without this the pages are
 * the same.
 */
type Heard = { readonly old: number; readonly unsent: number }

const PATIENCE_MS = 3000

const record = /^\/records\/([0-9a-f-]{36})(?:\/|$)/.exec(location.pathname)?.[1] ?? null

/** Somebody may have signed in since this device last asked: another person, it may be. */
const isFresh =
  document.referrer !== '' && new URL(document.referrer).pathname.startsWith('/sign-in')

/** Asks the worker; null where there is none, or it does not answer. */
function ask(question: object): Promise<Heard | null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), PATIENCE_MS)
    void navigator.serviceWorker.ready.then(({ active }) => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', ({ data }) => resolve(data as Heard))
      port1.start()
      return active?.postMessage(question, [port2])
    })
  })
}

async function carry(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js')
  say((await ask({ do: 'carry', record, isFresh }))?.old ?? 0)
}

/** A line under the heading, where `count` things have waited for a day. */
function say(count: number): void {
  if (count === 0) return
  const line = document.createElement('p')
  const link = document.createElement('a')
  link.href = '/capture'
  link.textContent = 'See them'
  const things = count === 1 ? 'One thing you wrote is' : `${count} things you wrote are`
  line.className = 'govuk-inset-text'
  line.replaceChildren(`${things} still on this phone only. `, link)
  document.querySelector('main h1')?.after(line)
}

/** Signing out takes everything off the device: what is nowhere else is shown first. */
async function leave(form: HTMLFormElement): Promise<void> {
  const heard = await ask({ do: 'leave' })
  if (heard !== null && heard.unsent > 0) location.assign('/capture?leaving=yes')
  else form.submit()
}

if ('serviceWorker' in navigator && 'locks' in navigator) {
  void carry().catch(() => {})
  addEventListener('online', () => void ask({ do: 'send' }))
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/sign-out"]'))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void leave(form)
    })
}
