/** Files in a bucket: Ceph's S3 gateway, a real one, started on loopback. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { makeBackup, restoreBackup } from '../../src/platform/backup/backup.ts'
import { bucketStore, checkBucket, PART_BYTES } from '../../src/platform/files/bucket.ts'
import { newKey } from '../../src/platform/files/keys.ts'
import { openRange } from '../../src/platform/files/range.ts'
import { FileMissing } from '../../src/platform/files/store.ts'
import {
  openStream,
  openVault,
  removeStored,
  storeStream,
  type Vault,
} from '../../src/platform/files/vault.ts'
import { makeLink, useLink } from '../../src/platform/sign-in/store.ts'
import { append } from '../../src/record/append.ts'
import { inRecord } from '../../src/record/begin.ts'
import { examine } from '../../src/record/doctor.ts'
import type { Ledger, Write } from '../../src/record/kind.ts'
import { TEST_NOW, testSite, USUAL, type TestSite } from '../../src/test-site.ts'
import { freePort } from '../faults/running.ts'
import { readyCeph, startCeph, type Ceph } from './servers.ts'

const isReady = readyCeph()
vi.setConfig({ testTimeout: 120_000, hookTimeout: 400_000 })

describe.skipIf(!isReady)('files in a bucket', () => {
  let ceph: Ceph
  let site: TestSite
  let vault: Vault
  let ledger: Ledger
  beforeAll(async () => {
    ceph = await startCeph()
    site = await testSite()
    vault = await openVault(site.folder, join(site.folder, 'heard.key'), ceph.bucket)
    ledger = { ...site.ledger, vault }
  })
  afterAll(async () => {
    await site?.close()
    await ceph?.stop()
  })

  const names = async () => {
    const found: string[] = []
    for await (const { name } of vault.store.list()) found.push(name)
    return found.toSorted()
  }
  const within = <T>(recordId: string, work: (write: Write) => Promise<T>) =>
    inRecord(ledger, { accountId: site.account.id, recordId, now: TEST_NOW }, work)
  const get = async (path: string) => {
    const { db } = ledger
    const session = await useLink(db, await makeLink(db, site.account, TEST_NOW), TEST_NOW)
    const app = createApp({ ...site.site, ledger }, () => {})
    return app.request(path, { headers: { cookie: `heard-session=${session}` } })
  }

  test.each([
    ['nothing', 0],
    ['one byte', 1],
    ['a part less one sealed', PART_BYTES - 29],
    ['a part exactly, sealed', PART_BYTES - 28],
    ['three parts', 2 * PART_BYTES + 12_345],
  ])('%s is the same when it comes back, whole and in part', async (_what, length) => {
    const key = newKey()
    const bytes = randomBytes(length)
    const stored = await storeStream(vault, key, Readable.from(pieces(bytes)))
    expect(stored.size).toBe(length)
    expect(await vault.store.size(stored.storeName ?? '')).toBe(length + 28)
    expect(bytes.equals(await buffer(await openStream(vault, key, stored)))).toBe(true)
    const part = { start: Math.floor(length / 3), end: Math.floor(length / 2) }
    const opened = await buffer(await openRange(vault, key, stored, part))
    expect(opened.equals(bytes.subarray(part.start, part.end))).toBe(true)
    await removeStored(vault, stored.storeName ?? '')
    expect(await vault.store.size(stored.storeName ?? '')).toBeNull()
    await expect(openStream(vault, key, stored)).rejects.toThrow(FileMissing)
  })

  test('nothing of a file that broke off on its way is left', async () => {
    const before = await names()
    async function* breaks() {
      yield Buffer.alloc(PART_BYTES + 5)
      throw new Error('the line went')
    }
    await expect(storeStream(vault, newKey(), Readable.from(breaks()))).rejects.toThrow('the line')
    expect(await names()).toEqual(before)
  })

  test('what lies there is sealed, opens through the application, and goes when it is erased', async () => {
    const record = await site.begin()
    const bytes = Buffer.alloc(400_000, 'the heron by the gate ')
    const draft = { ...USUAL, files: [{ name: 'call.wav', type: 'audio/wav', bytes }] }
    const [entry] = (await within(record, (write) => append(write, [draft]))).entries
    const [name = ''] = await names()
    const lying = await buffer(await vault.store.read(name))
    expect(lying.includes('heron')).toBe(false)
    const path = `/records/${record}/entries/${entry?.address}/files/0`
    const answer = await get(path)
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect((await within(record, examine)).every(({ ok }) => ok)).toBe(true)
    await within(record, (write) => append(write, [{ ...USUAL, kind: 'erasure', body: { of: 1 } }]))
    expect(await names()).toEqual([])
  })

  test('a backup holds them, and puts them back into a folder or into the bucket', async () => {
    const record = await site.begin()
    const bytes = Buffer.alloc(300_000, 'a long letter ')
    const draft = { ...USUAL, files: [{ name: 'letter.txt', bytes }] }
    await within(record, (write) => append(write, [draft]))
    const [name = ''] = await names()
    const at = (of: TestSite, store = of.ledger.vault.store) => ({
      adminUrl: of.urls.super,
      store,
      keyFile: join(of.folder, 'heard.key'),
    })
    const file = join(site.folder, 'backup.age')
    await makeBackup(at(site, vault.store), file, 'quiet lunch place')
    const other = await testSite()
    await restoreBackup(at(other), file, 'quiet lunch place')
    expect(await other.ledger.vault.store.size(name)).toBe(await vault.store.size(name))
    // A wrong passphrase takes nothing away that was in the bucket before.
    const third = await testSite()
    await expect(restoreBackup(at(third, vault.store), file, 'wrong')).rejects.toThrow('passphrase')
    await vault.store.remove(name)
    await restoreBackup(at(third, vault.store), file, 'quiet lunch place')
    expect((await within(record, examine)).every(({ ok }) => ok)).toBe(true)
    await other.close()
    await third.close()
  })

  test('one that is missing is told plainly, on its page and by the doctor', async () => {
    const record = await site.begin()
    const draft = { ...USUAL, files: [{ name: 'call.wav', bytes: Buffer.alloc(300_001, 'x') }] }
    const before = new Set(await names())
    const [entry] = (await within(record, (write) => append(write, [draft]))).entries
    const name = (await names()).find((each) => !before.has(each)) ?? ''
    await vault.store.remove(name)
    const answer = await get(`/records/${record}/entries/${entry?.address}/files/0`)
    expect(answer.status).toBe(500)
    expect(await answer.text()).toContain('This file is not where it should be')
    const [, files] = await within(record, examine)
    expect(files?.ok).toBe(false)
    expect(files?.words).toContain('1 of 1 files')
  })

  test('a bucket that cannot be used says why in one line', async () => {
    const { bucket } = ceph
    await expect(checkBucket(bucket)).resolves.toBeUndefined()
    await expect(checkBucket({ ...bucket, secret: 'wrong' })).rejects.toThrow(
      /^The store of files answered 403 \(SignatureDoesNotMatch\)\.$/,
    )
    await expect(checkBucket({ ...bucket, url: `${bucket.url}-none` })).rejects.toThrow(
      /^The store of files answered 404 \(NoSuchBucket\)\.$/,
    )
    const nobody = `http://127.0.0.1:${await freePort()}/heard`
    await expect(checkBucket({ ...bucket, url: nobody })).rejects.toThrow(
      /^The store of files does not answer \([^\n]+\)\.$/,
    )
    expect(await bucketStore({ ...bucket, url: `${bucket.url}/` }).size('0'.repeat(32))).toBeNull()
  })
})

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
