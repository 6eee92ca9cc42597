/**
 * Sends what was written here, one after the other, each until the record has it. One at a time over all
 * tabs and the worker (Web Locks): nothing is sent by two, and a tab that dies lets go by itself. A thing
 * that is sent again is known by its id and kept once.
 */
import {
  fateOf,
  WORDS,
  type Answer,
  type Captured,
  type Fate,
} from '../../src/platform/offline/queue.ts'
import { learn } from './known.ts'
import { allItems, currentDevice, tell, type Device, type Placed } from './store.ts'
import { change, filesOf, openThing, settle, throwAway } from './things.ts'

const LOCK = 'heard-send'
const DAY_MS = 86_400_000
/** A photo over a thin line takes its time. */
const PATIENCE_MS = 10 * 60_000
/** After so many mistakes of the server with one thing, the others no longer wait for it. */
const TRIES_MAX = 5

export type Outcome = 'done' | 'later' | 'sign in'

/** True while some tab or the worker is sending. */
export async function isSending(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query()
  return held.some(({ name }) => name === LOCK)
}

/** Sends all that waits. `later`: nobody answered, and something still waits. */
export function sendAll(): Promise<Outcome> {
  return navigator.locks.request(LOCK, async () => {
    await tidy()
    const run: Run = { stopped: false, outcome: 'done', records: new Set(), accounts: new Set() }
    for (let after = 0; !run.stopped;) {
      const next = (await allItems()).find(
        ({ place, state }) => place > after && state === 'waiting',
      )
      if (next === undefined) break
      after = next.place
      await sendOne(next, run)
    }
    return run.outcome
  })
}

/** What must wait behind something in this run: everything, a record, an account that is not signed in. */
type Run = {
  stopped: boolean
  outcome: Outcome
  readonly records: Set<string>
  readonly accounts: Set<string>
}

/** What was on its way when its tab died waits again; what has been in the record for a day is forgotten. */
async function tidy(): Promise<void> {
  for (const item of await allItems()) {
    if (item.state === 'sending') await change(item, { state: 'waiting' })
    if (item.state === 'kept' && Date.now() - item.since > DAY_MS) await throwAway(item)
  }
}

async function sendOne(item: Placed, run: Run): Promise<void> {
  if (run.accounts.has(item.account)) return
  // What somebody else wrote on this device waits for them.
  const device = await currentDevice()
  if (device === null || device.account !== item.account) return
  const opened = await openWhole(device, item)
  if (opened === null) return change(item, { state: 'refused', why: WORDS.notOpened })
  const { thing, files } = opened
  if (run.records.has(thing.record)) return
  await change(item, { state: 'sending', why: null })
  const answer = await post(device, thing, files)
  const fate = answer === null ? null : await isMine(fateOf(answer, item.id), device)
  await meet(fate, { item, thing, device, run })
}

/** What is not open to whoever is signed in now may be to whoever wrote it: then it waits for them. */
async function isMine(fate: Fate, { account }: Device): Promise<Fate> {
  if (fate.is !== 'refused' || (await learn().catch(() => 'no network')) !== 'known') return fate
  if ((await currentDevice())?.account === account) return fate
  return { is: 'sign in', words: WORDS.another }
}

type Whole = { readonly thing: Captured; readonly files: readonly File[] }

/** Null where the browser has cleared away a part of it. */
async function openWhole({ key }: Device, item: Placed): Promise<Whole | null> {
  try {
    const thing = await openThing(key, item)
    return { thing, files: await filesOf(key, thing) }
  } catch {
    return null
  }
}

type Met = {
  readonly item: Placed
  readonly thing: Captured
  readonly device: Device
  readonly run: Run
}

/** `fate` is null where nobody answered at all. */
async function meet(fate: Fate | null, { item, thing, device, run }: Met): Promise<void> {
  if (fate === null) {
    run.stopped = true
    run.outcome = 'later'
    await change(item, { state: 'waiting' })
  } else if (fate.is === 'kept') {
    const { record, what, at } = thing
    await settle(device.key, item, { record, what, at, address: fate.address })
    if (fate.help) tell({ help: true })
  } else if (fate.is === 'refused') {
    await change(item, { state: 'refused', why: fate.words })
  } else if (fate.is === 'sign in') {
    run.accounts.add(item.account)
    run.outcome = 'sign in'
    await change(item, { state: 'waiting', why: fate.words })
  } else {
    if (item.tries < TRIES_MAX) run.records.add(thing.record)
    run.outcome = 'later'
    await change(item, { state: 'waiting', why: fate.words, tries: item.tries + 1 })
  }
}

async function post(
  device: Device,
  thing: Captured,
  files: readonly File[],
): Promise<Answer | null> {
  const form = new FormData()
  for (const [name, value] of Object.entries(thing.fields)) form.append(name, value)
  const { id, what, at, zone } = thing
  const about = { id, what, at, zone, account: device.account, sent: new Date().toISOString() }
  for (const [name, value] of Object.entries(about)) form.set(name, value)
  for (const file of files) form.append('files', file, file.name)
  try {
    const answer = await fetch(`/records/${thing.record}/captured`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const isJson = (answer.headers.get('content-type') ?? '').includes('json')
    return { status: answer.status, body: isJson ? await answer.json() : null }
  } catch {
    return null
  }
}
