/** The page to write on without a network (src/record/capture-page.tsx). */
import { wordsOfDanger } from '../src/help/help.ts'
import { listThings } from './offline/list.ts'
import { learn, namesOn, showNames } from './offline/known.ts'
import { part, partOf, show } from './offline/parts.ts'
import { sendAll } from './offline/send.ts'
import { currentDevice, unsent, whenTold, wipe, type Device } from './offline/store.ts'
import { add, savedCopy } from './offline/things.ts'

const FILES_BYTES_MAX = 75_000_000
const SMALL_HOURS_END = 4

const form = partOf('[data-form] form', HTMLFormElement)
const boxes = part('[data-boxes]')
let device: Device | null = null
let what = ''
/** Large pictures take a moment to be kept: the next form waits for that. */
let keeping: Promise<void> = Promise.resolve()

/** What is under way while somebody signs out comes to nothing, and need not say so. */
function quietly(work: Promise<unknown>): void {
  work.catch(() => {})
}

function say(words: string): void {
  part('[data-said]').textContent = words
}

function template(name: string): HTMLTemplateElement {
  return partOf(`[data-boxes-of="${name}"]`, HTMLTemplateElement)
}

function open(name: string): void {
  what = name
  form.reset()
  boxes.replaceChildren(template(name).content.cloneNode(true))
  part('[data-form-name]').textContent = template(name).dataset['door'] ?? ''
  show('[data-form]', true)
  show('[data-doors]', false)
  show('[data-slip]', false)
  // After midnight what is written is mostly of the evening before: the day is there to be chosen.
  partOf('#earlier', HTMLDetailsElement).open = new Date().getHours() < SMALL_HOURS_END
  for (const each of boxes.querySelectorAll('[data-record]'))
    each.dispatchEvent(new CustomEvent('heard-record', { bubbles: true }))
  say('')
  part('[data-form-name]').focus()
}

function close(): void {
  boxes.replaceChildren()
  form.reset()
  show('[data-form]', false)
  show('[data-doors]', true)
}

function slip(words: string): void {
  part('[data-slip]').textContent = words
  show('[data-slip]', true)
}

type Written = { readonly fields: Record<string, string>; readonly files: readonly File[] }

function written(): Written {
  const given = [...new FormData(form).entries()]
  const fields = given.flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() !== '' ? [[name, value] as const] : [],
  )
  const files = given.flatMap(([, value]) =>
    typeof value !== 'string' && value.size > 0 ? [value] : [],
  )
  return { fields: Object.fromEntries(fields), files }
}

/** What is missing of it, in words; null where it can be kept. */
function slipIn({ fields, files }: Written): string | null {
  const { anyOf = '', or = '' } = template(what).dataset
  const isSaid = anyOf.split(' ').some((name) => name in fields || (name === 'files' && files[0]))
  if (!isSaid) return or
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  if (bytes > FILES_BYTES_MAX)
    return 'That is too big to keep here. Choose a smaller picture or a shorter recording'
  return null
}

async function keep(): Promise<void> {
  const given = written()
  const missing = slipIn(given)
  if (missing !== null) return slip(missing)
  const record = partOf('[data-records]', HTMLSelectElement).value || lastRecord()
  if (device === null || record === null) return slip('This phone does not know your record yet')
  const { fields, files } = given
  const thing = {
    id: crypto.randomUUID(),
    record,
    what,
    fields,
    at: new Date().toISOString(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    files: files.map(({ name, type, size }) => ({ name, type, size })),
  }
  try {
    await add(device, thing, files)
  } catch {
    return slip('This phone has no room for it. It is still here: copy it, or make room')
  }
  close()
  say('Kept on this phone. It goes to the record by itself.')
  part('[data-said]').focus()
  if (wordsOfDanger(Object.values(fields).join('\n'))) helpFirst()
  quietly(wake())
  // Asked of the browser: not to clear it away by itself.
  if ('storage' in navigator) quietly(navigator.storage.persist())
  quietly(send().then(told))
}

/** Says so where the record has everything by now; what waits is told in the list. */
async function told(): Promise<void> {
  if ((await unsent()).length === 0) say('It is in the record.')
}

function lastRecord(): string | null {
  return device?.last ?? device?.records[0] ?? null
}

function helpFirst(): void {
  show('[data-help]', true)
  part('[data-help]').scrollIntoView({ block: 'start' })
}

/** Asks the browser to wake the worker when there is a network again, where it can (Background Sync). */
async function wake(): Promise<void> {
  const registration = await navigator.serviceWorker.ready
  const { sync } = registration as ServiceWorkerRegistration & {
    readonly sync?: { readonly register: (tag: string) => Promise<void> }
  }
  await sync?.register('heard-send')
}

async function send(): Promise<void> {
  await sendAll().catch(() => 'later')
  await refresh()
}

async function save(): Promise<void> {
  if (device === null) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await savedCopy(device))
  link.download = `written-on-a-phone-${new Date().toISOString().slice(0, 10)}.json`
  link.click()
  say('A copy is saved. Anyone who has the file can read it. “Bring things in” takes it.')
}

function number(count: number): string {
  return count === 1 ? 'One thing is' : `${count} things are`
}

async function refresh(): Promise<void> {
  device = await currentDevice()
  const waiting = await unsent()
  const isLeaving = new URLSearchParams(location.search).has('leaving')
  const isKnown = device !== null && device.records.length > 0
  show('[data-ready]', isKnown && !isLeaving)
  show('[data-unready]', !isKnown)
  await listThings(device)
  show('[data-leaving]', isLeaving)
  part('[data-leaving-words]').textContent =
    waiting.length === 0
      ? 'Everything you wrote is in the record.'
      : `${number(waiting.length)} on this phone only.`
  part('[data-anyway] button').textContent =
    waiting.length === 0 ? 'Sign out' : 'Throw them away and sign out'
}

async function fillRecords(): Promise<void> {
  if (device === null) return
  const names = await namesOn(device)
  const select = partOf('[data-records]', HTMLSelectElement)
  const [last] = select.options
  const others = device.records.map((id, at) => new Option(names[id] ?? `My record ${at + 1}`, id))
  select.replaceChildren(...(last === undefined ? [] : [last]), ...others)
  partOf('[data-names]', HTMLInputElement).checked = device.names !== null
  show('[data-which]', device.records.length > 1)
}

const DOES: Readonly<Record<string, () => Promise<void> | void>> = { send, save, close }

function listen(): void {
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return
    const door = target.closest<HTMLElement>('[data-open]')?.dataset['open']
    const does = target.closest<HTMLElement>('[data-do]')?.dataset['do']
    if (door !== undefined) void keeping.then(() => open(door))
    if (does !== undefined) quietly(Promise.resolve(DOES[does]?.()))
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    keeping = keeping
      .then(keep)
      .catch(() => slip('It could not be kept here. It is still in the form'))
  })
  part('[data-names]').addEventListener('change', ({ target }) => {
    const { checked } = target as HTMLInputElement
    quietly(showNames(checked).then(refresh).then(fillRecords))
  })
  part('[data-anyway]').addEventListener('submit', (event) => {
    event.preventDefault()
    void wipe().then(() => partOf('[data-anyway]', HTMLFormElement).submit())
  })
  whenTold(({ help }) => {
    if (help === true) helpFirst()
    quietly(refresh())
  })
  addEventListener('online', () => quietly(send()))
}

async function begin(): Promise<void> {
  listen()
  show('[data-capture]', true)
  await refresh()
  if ('serviceWorker' in navigator) quietly(navigator.serviceWorker.register('/sw.js'))
  await learn().catch(() => 'no network')
  await refresh()
  await fillRecords()
  await send()
}

if ('indexedDB' in window && 'locks' in navigator) quietly(begin())
