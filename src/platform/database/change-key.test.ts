import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeBackup, restoreBackup } from '../backup/backup.ts'
import { replyAddresses } from '../mail/reply-address.ts'
import { newAuthenticator, findEnrolment } from '../sign-in/authenticator.ts'
import { findPushKeys } from '../../reminders/push-keys-store.ts'
import { folderStore } from '../files/store.ts'
import { masterKey, type Key } from '../files/keys.ts'
import { openDatabase } from './database.ts'
import { examine } from '../../record/doctor.ts'
import { inRecord } from '../../record/begin.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { changeMasterKey, finishKeyChange, findReplyKey, type KeyPlace } from './change-key.ts'
import { checkMasterKey } from './key-mark.ts'

let site: TestSite
let keyFile = ''
let place: KeyPlace
let record = ''
let enrolled = ''

beforeEach(async () => {
  site = await testSite()
  keyFile = join(site.folder, 'heard.key')
  place = { adminUrl: site.urls.super, keyFile, derivesRole: false }
  await checkMasterKey(site.urls.super, site.ledger.vault.master, keyFile)
  record = await site.begin('Robin')
  const files = [{ name: 'a.txt', bytes: Buffer.from('a heron') }]
  await site.add(record, { files })
  await newAuthenticator({
    db: site.ledger.db,
    key: site.ledger.vault.master,
    account: site.account,
  })
  enrolled = await secretUnder(site.ledger.vault.master)
  await findPushKeys(
    { db: site.ledger.db, master: site.ledger.vault.master, now: site.site.now() },
    async () => ({
      publicKey: 'p',
      privateKey: 's',
    }),
  )
  // The pool would count as somebody else at work; a new one is opened by whoever looks again.
  await site.ledger.db.destroy()
})
afterEach(async () => {
  await site.close().catch(() => {})
})

async function secretUnder(master: Key): Promise<string> {
  const db = openDatabase(site.urls.super, 1)
  const found = await findEnrolment({ db, key: master, account: site.account })
  await db.destroy()
  return found?.secret ?? ''
}

/** Everything opens under the key in the file, and every check of the record holds. */
async function expectAllOpens(adminUrl = site.urls.super, appUrl = site.urls.app): Promise<void> {
  const master = await masterKey(keyFile)
  await checkMasterKey(adminUrl, master, keyFile)
  const db = openDatabase(appUrl, 2)
  try {
    const ledger = { ...site.ledger, db, vault: { ...site.ledger.vault, master } }
    const who = { accountId: site.account.id, recordId: record, now: site.site.now() }
    const checks = await inRecord(ledger, who, examine)
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
    expect(checks.length).toBeGreaterThan(0)
    const keys = await findPushKeys({ db, master, now: site.site.now() }, () => {
      throw new Error('There are keys.')
    })
    expect(keys.privateKey).toBe('s')
  } finally {
    await db.destroy()
  }
  expect(await secretUnder(master)).toBe(enrolled)
}

class Killed extends Error {}

describe('a change of the master key', () => {
  test('everything opens with the new one and nothing with the old; addresses sent out before go on', async () => {
    const before = await masterKey(keyFile)
    const sent =
      replyAddresses(before, 'answers@heard.example', 'heard.example').addressFor(
        '0123456789abcdef',
      ) ?? ''
    expect(await changeMasterKey(place)).toBe(1)
    const after = await masterKey(keyFile)
    expect(after.equals(before)).toBe(false)
    await expectAllOpens()
    await expect(checkMasterKey(site.urls.super, before, keyFile)).rejects.toThrow(/is not the one/)
    await changeMasterKey(place)
    const kept = await findReplyKey(site.urls.super, await masterKey(keyFile))
    const now = replyAddresses(
      await masterKey(keyFile),
      'answers@heard.example',
      'heard.example',
      kept,
    )
    expect(now.tokenIn(sent)).toBe('0123456789abcdef')
    await expectAllOpens()
  })

  test.each(['written', 'committed'] as const)(
    'killed when it was %s: whoever comes next opens everything',
    async (when) => {
      const before = await readFile(keyFile, 'utf8')
      const killed = changeMasterKey(place, (at) => {
        if (at === when) throw new Killed()
      })
      await expect(killed).rejects.toThrow(Killed)
      expect(await readFile(keyFile, 'utf8')).toBe(before)
      await finishKeyChange(site.urls.super, keyFile)
      expect((await readFile(keyFile, 'utf8')) === before).toBe(when === 'written')
      await expectAllOpens()
      await finishKeyChange(site.urls.super, keyFile)
      await changeMasterKey(place)
      await expectAllOpens()
    },
  )

  test('a backup made afterwards opens elsewhere', async () => {
    await changeMasterKey(place)
    const file = join(site.folder, 'all.age')
    await makeBackup(
      { adminUrl: site.urls.super, store: site.ledger.vault.store, keyFile },
      file,
      'three quiet words',
    )
    const empty = await testSite()
    const master = await masterKey(keyFile)
    const into = {
      adminUrl: empty.urls.super,
      store: await folderStore(join(empty.folder, 'files')),
      keyFile: join(empty.folder, 'heard.key'),
    }
    await restoreBackup(into, file, 'three quiet words')
    expect(await masterKey(into.keyFile)).toEqual(master)
    await expectAllOpens(empty.urls.super, empty.urls.app)
    await empty.close()
  })

  test('is refused while something else uses the database', async () => {
    const db = openDatabase(site.urls.app, 1)
    await db.selectFrom('auth.account').select('id').execute()
    const before = await readFile(keyFile, 'utf8')
    await expect(changeMasterKey(place)).rejects.toThrow(/Something else is using/)
    await db.destroy()
    expect(await readFile(keyFile, 'utf8')).toBe(before)
    await rm(`${keyFile}.next`, { force: true })
    await expectAllOpens()
  })
})
