/** What this device must know to be written on without a network: whose it is, and which records there are. */
import { newKey, sealJson, unsealJson } from './seal.ts'
import { currentDevice, openStore, type Device } from './store.ts'

/** `signed out`: the server knows nobody here. `no network`: it was not reached. */
export type Learned = 'known' | 'signed out' | 'no network'

type Known = {
  readonly account: string
  readonly records: readonly { readonly id: string; readonly name?: string }[]
}

const HOUR_MS = 3_600_000
const NAMES = 'names'

async function ask(names: boolean): Promise<Known | Learned> {
  const path = `/capture/known${names ? '?names=yes' : ''}`
  const answer = await fetch(path, { redirect: 'manual', cache: 'no-store' }).catch(() => null)
  if (answer === null || answer.status >= 500) return 'no network'
  if (!answer.ok || !(answer.headers.get('content-type') ?? '').includes('json'))
    return 'signed out'
  return (await answer.json()) as Known
}

/** Asks the server who is signed in and which records are open, and keeps that. */
export async function learn(): Promise<Learned> {
  const before = await currentDevice()
  const known = await ask((before?.names ?? null) !== null)
  if (typeof known === 'string') return known
  await put(known)
  return 'known'
}

/** Keeps the children's names on this device as well, or takes them off it. */
export async function showNames(show: boolean): Promise<Learned> {
  const known = await ask(show)
  if (typeof known !== 'string') await put(known, show)
  else if (!show) await change((device) => ({ ...device, names: null }))
  return typeof known === 'string' ? known : 'known'
}

async function put(known: Known, show?: boolean): Promise<void> {
  const db = await openStore()
  const { account } = known
  const before = await db.get('devices', account)
  const key = before?.key ?? (await newKey())
  const isNamed = show ?? (before?.names ?? null) !== null
  const names = Object.fromEntries(known.records.map(({ id, name }) => [id, name ?? '']))
  const records = known.records.map(({ id }) => id)
  const last = before?.last ?? null
  const device: Device = {
    account,
    key,
    records,
    last: last !== null && records.includes(last) ? last : null,
    names: isNamed ? await sealJson(key, names, NAMES) : null,
    learned: Date.now(),
  }
  const tx = db.transaction(['devices', 'settings'], 'readwrite')
  await Promise.all([
    tx.objectStore('devices').put(device),
    tx.objectStore('settings').put(account, 'current'),
    tx.done,
  ])
}

async function change(changed: (device: Device) => Device): Promise<void> {
  const device = await currentDevice()
  if (device !== null) await (await openStore()).put('devices', changed(device))
}

/** Remembers that `record` is the one in use; asks the server first where this device may not know it. */
export async function use(record: string, isFresh: boolean): Promise<void> {
  const device = await currentDevice()
  const isKnown =
    device !== null &&
    !isFresh &&
    device.records.includes(record) &&
    Date.now() - device.learned < HOUR_MS
  if (!isKnown && (await learn()) !== 'known') return
  await change((each) => (each.records.includes(record) ? { ...each, last: record } : each))
}

/** The children's names by their records' ids, where they are kept here. */
export async function namesOn(device: Device): Promise<Readonly<Record<string, string>>> {
  if (device.names === null) return {}
  return (await unsealJson(device.key, device.names, NAMES)) as Record<string, string>
}
