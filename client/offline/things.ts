/** Things written here: kept sealed, opened, thrown away, put into a file to be brought in elsewhere. */
import type { Captured } from '../../src/platform/offline/queue.ts'
import { seal, sealJson, unseal, unsealJson } from './seal.ts'
import { openStore, tell, unsent, type Device, type Item, type Placed } from './store.ts'

/** What stays of a thing that is in the record: where it is. */
export type Kept = Pick<Captured, 'record' | 'what' | 'at'> & { readonly address: string }

export async function add(device: Device, thing: Captured, files: readonly File[]): Promise<void> {
  const { id } = thing
  const sealed = await sealJson(device.key, thing, id)
  const parts = await Promise.all(
    files.map(async (file, at) => seal(device.key, await file.arrayBuffer(), `${id} ${at}`)),
  )
  const item: Item = {
    id,
    account: device.account,
    state: 'waiting',
    since: Date.parse(thing.at),
    tries: 0,
    why: null,
    sealed,
  }
  const tx = (await openStore()).transaction(['items', 'files'], 'readwrite')
  await Promise.all([
    tx.objectStore('items').add(item),
    ...parts.map((part, at) => tx.objectStore('files').put(part, [id, at])),
    tx.done,
  ])
  tell()
}

/** What a thing says. Throws where its key is gone. */
export async function openThing(key: CryptoKey, { id, sealed }: Item): Promise<Captured & Kept> {
  return (await unsealJson(key, sealed, id)) as Captured & Kept
}

export async function filesOf(key: CryptoKey, thing: Captured): Promise<File[]> {
  const db = await openStore()
  return Promise.all(
    thing.files.map(async ({ name, type }, at) => {
      const sealed = await db.get('files', [thing.id, at])
      if (sealed === undefined) throw new Error('A file of it is not here.')
      return new File([await unseal(key, sealed, `${thing.id} ${at}`)], name, { type })
    }),
  )
}

/** Changes what is there; what was thrown away meanwhile stays away. */
export async function change({ place }: Placed, to: Partial<Item>): Promise<void> {
  const tx = (await openStore()).transaction('items', 'readwrite')
  const item = await tx.store.get(place)
  if (item !== undefined) await tx.store.put({ ...item, ...to })
  await tx.done
  tell()
}

/** It is in the record: its words and files go, and the way to it stays for a day. */
export async function settle(key: CryptoKey, item: Placed, kept: Kept): Promise<void> {
  const sealed = await sealJson(key, kept, item.id)
  await takeAway(item, { ...item, state: 'kept', since: Date.now(), why: null, sealed })
}

export function throwAway(item: Placed): Promise<void> {
  return takeAway(item, null)
}

async function takeAway(item: Placed, rest: Item | null): Promise<void> {
  const tx = (await openStore()).transaction(['items', 'files'], 'readwrite')
  const items = tx.objectStore('items')
  await Promise.all([
    rest === null ? items.delete(item.place) : items.put(rest),
    tx.objectStore('files').delete(IDBKeyRange.bound([item.id, 0], [item.id, Infinity])),
    tx.done,
  ])
  tell()
}

/** Everything of `device` that is not in the record yet, as a file that “Bring things in” takes. It is not encrypted. */
export async function savedCopy(device: Device): Promise<Blob> {
  const things = []
  for (const item of await unsent()) {
    if (item.account !== device.account) continue
    const thing = await openThing(device.key, item)
    const files = await filesOf(device.key, thing)
    const inside = files.map(async (file) => ({
      name: file.name,
      type: file.type,
      base64: await base64Of(file),
    }))
    things.push({ ...thing, files: await Promise.all(inside) })
  }
  const saved = { heard: 'written on a phone', version: 1, account: device.account, things }
  return new Blob([JSON.stringify(saved)], { type: 'application/json' })
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () =>
      resolve(typeof reader.result === 'string' ? reader.result.replace(/^.*,/, '') : ''),
    )
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(file)
  })
}
