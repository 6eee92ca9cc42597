/** What is kept on this device, in one IndexedDB of a few stores. Words and files are sealed; only order and state are not. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { State } from '../../src/platform/offline/queue.ts'
import type { Sealed } from './seal.ts'

/** One account that uses this device: its key, and the records it may write in (ids only; names are sealed and only there when asked for). */
export type Device = {
  readonly account: string
  readonly key: CryptoKey
  readonly records: readonly string[]
  readonly last: string | null
  readonly names: Sealed | null
  /** When it was last asked of the server, in epoch milliseconds. */
  readonly learned: number
}

/** Something written here. `place` is its turn; `since` when it was written or, once kept, when it was taken. */
export type Item = {
  readonly place?: number
  readonly id: string
  readonly account: string
  readonly state: State
  readonly since: number
  readonly tries: number
  readonly why: string | null
  readonly sealed: Sealed
}
export type Placed = Item & { readonly place: number }

type Schema = DBSchema & {
  devices: { key: string; value: Device }
  settings: { key: string; value: string }
  items: { key: number; value: Item }
  files: { key: [string, number]; value: Sealed }
}
export type Store = IDBPDatabase<Schema>

const NAME = 'heard'

let opened: Promise<Store> | undefined
/** Somebody signed out here: what is still under way must not begin it anew. */
let isGone = false

/** Throws once somebody has signed out on this page. */
export function openStore(): Promise<Store> {
  if (isGone) return Promise.reject(new Error('Somebody signed out here.'))
  const forget = () => {
    opened = undefined
  }
  opened ??= openDB<Schema>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('devices', { keyPath: 'account' })
      db.createObjectStore('settings')
      db.createObjectStore('items', { keyPath: 'place', autoIncrement: true })
      db.createObjectStore('files')
    },
    // Somebody signs out in another tab: whoever holds on would keep it from being taken away.
    blocking(_current, _next, event) {
      forget()
      ;(event.target as IDBDatabase).close()
    },
    terminated: forget,
  }).catch((fault: unknown) => {
    forget()
    throw fault
  })
  return opened
}

/** The account this device was last used by, or null. */
export async function currentDevice(): Promise<Device | null> {
  const db = await openStore()
  const account = await db.get('settings', 'current')
  return account === undefined ? null : ((await db.get('devices', account)) ?? null)
}

/** Everything written here, in its order. */
export async function allItems(): Promise<readonly Placed[]> {
  const db = await openStore()
  return (await db.getAll('items')) as Placed[]
}

/** What is not in the record yet. */
export async function unsent(): Promise<readonly Placed[]> {
  return (await allItems()).filter(({ state }) => state !== 'kept')
}

const ABOUT_CHANGES = 'heard'

/** Tells every page and the worker that something changed; `help` where words of danger were kept. */
export function tell(change: { readonly help?: boolean } = {}): void {
  const channel = new BroadcastChannel(ABOUT_CHANGES)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin and takes no target
  channel.postMessage(change)
  channel.close()
}

export function whenTold(hear: (change: { readonly help?: boolean }) => void): void {
  new BroadcastChannel(ABOUT_CHANGES).addEventListener('message', ({ data }) =>
    hear(data as { readonly help?: boolean }),
  )
}

/** Takes everything away: before signing out. */
export async function wipe(): Promise<void> {
  const db = await openStore()
  const all = ['devices', 'settings', 'items', 'files'] as const
  const tx = db.transaction(all, 'readwrite')
  isGone = true
  await Promise.all([...all.map((name) => tx.objectStore(name).clear()), tx.done])
  db.close()
  indexedDB.deleteDatabase(NAME)
}
