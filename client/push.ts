/**
 * "Tell me on this device": asks the browser for leave to show notices, subscribes, and sends what it
 * answers in the page's own form. Where the browser cannot, the page says so.
 */
const part = document.querySelector<HTMLElement>('[data-push]')
const form = part?.querySelector<HTMLFormElement>('[data-push-form]')
const says = part?.querySelector<HTMLElement>('[data-push-says]')

const WORDS = {
  ask: 'Your browser will ask whether Heard may show notices.',
  no: 'Your browser does not let Heard show notices. You can change that in its settings for this page.',
  failed: 'It did not work this time. Try again later, or use mail.',
} as const

function say(words: string): void {
  if (says) says.textContent = words
}

function put(name: string, value: string | undefined): void {
  const box = form?.elements.namedItem(name)
  if (box instanceof HTMLInputElement) box.value = value ?? ''
}

async function subscribe(publicKey: string): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') return say(WORDS.no)
  await navigator.serviceWorker.register('/sw.js')
  const { pushManager } = await navigator.serviceWorker.ready
  const held = await pushManager.getSubscription()
  // One that was made for other keys than ours cannot be used by us.
  await held?.unsubscribe()
  const made = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  })
  const { endpoint, keys } = made.toJSON()
  put('endpoint', endpoint)
  put('p256dh', keys?.['p256dh'])
  put('auth', keys?.['auth'])
  form?.submit()
}

if (part && form && 'serviceWorker' in navigator && 'PushManager' in window) {
  say(Notification.permission === 'denied' ? WORDS.no : WORDS.ask)
  form.hidden = Notification.permission === 'denied'
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void subscribe(part.dataset['push'] ?? '').catch(() => say(WORDS.failed))
  })
}
