import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BackupProblem, makeBackup, restoreBackup } from '../platform/backup/backup.ts'
import { openVault } from '../platform/files/vault.ts'
import { openZip } from '../platform/files/zip.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { findRecords, inRecord } from './begin.ts'
import { checkRecord } from './check.ts'
import { examine, rebuild } from './doctor.ts'
import { exportRecord } from './export.ts'
import { restoreRecord } from './restore.ts'
import { findFile, findLines, findRecord } from './store.ts'

let site: TestSite
let empty: TestSite
let record: string
let zip: string
beforeAll(async () => {
  site = await testSite()
  empty = await testSite()
  record = await site.begin('Robin')
  const big = Buffer.alloc(400_000, 'a recording ')
  await site.add(
    record,
    {
      kind: 'note',
      key: 'k1',
      people: [{ name: 'Ms Reid', address: 'reid@hillview.example' }],
      body: { title: 'First', words: 'A heron' },
      files: [
        { name: 'call.wav', bytes: big },
        { name: 'a.txt', bytes: Buffer.from('a') },
      ],
    },
    {
      kind: 'ask',
      body: { title: 'Who supervises lunch', debtor: 'School', creditor: 'Alex', source: 1 },
    },
    { kind: 'note', amends: 1, body: { title: 'First, mended', words: 'A grey heron' } },
    {
      kind: 'note',
      body: { title: 'To be erased', words: 'gone' },
      files: [{ name: 'gone.txt', bytes: Buffer.from('gone') }],
    },
    { kind: 'erasure', body: { of: 4 } },
  )
  zip = join(site.folder, 'export.zip')
  await site.within(record, (write) => exportRecord(write, zip))
})
afterAll(async () => {
  await site.close()
  await empty.close()
})

const head = (of: TestSite) => of.within(record, async (write) => (await checkRecord(write)).head)

describe('export and restore', () => {
  test('a file that cannot be read fails the export in its own words, and leaves nothing behind', async () => {
    const files = join(site.folder, 'files')
    const [large = ''] = await readdir(files)
    await rename(join(files, large), join(site.folder, 'aside'))
    const out = join(site.folder, 'fails.zip')
    await expect(site.within(record, (write) => exportRecord(write, out))).rejects.toThrow(
      'A file is missing from the store',
    )
    await rename(join(site.folder, 'aside'), join(files, large))
    expect((await readdir(site.folder)).filter((name) => name.startsWith('fails'))).toEqual([])
  })

  test('a record restored elsewhere has the same tree head, words, files, people and versions', async () => {
    const opened = await openZip(zip)
    await restoreRecord(
      empty.ledger,
      { accountId: empty.account.id, name: 'Alex', now: '2026-11-21T18:00:00.000Z' },
      opened,
    )
    await expect(
      restoreRecord(
        empty.ledger,
        { accountId: empty.account.id, name: 'Alex', now: '2026-11-21T18:00:00.000Z' },
        opened,
      ),
    ).rejects.toThrow('already here')
    opened.close()
    expect(await head(empty)).toBe(await head(site))
    const lines = (of: TestSite) => of.within(record, (write) => findLines(write, { atMost: 10 }))
    expect(await lines(empty)).toEqual(await lines(site))
    await empty.within(record, async (write) => {
      expect(
        (await findLines(write, { atMost: 10, search: 'heron' })).map((line) => line.title),
      ).toEqual(['First, mended'])
      expect(await (await findFile(write, 1, 0))!.bytes()).toEqual(
        Buffer.alloc(400_000, 'a recording '),
      )
      expect(await findFile(write, 4, 0)).toBeNull()
      expect((await examine(write)).every((check) => check.ok)).toBe(true)
    })
    expect(
      await empty.add(record, { kind: 'note', key: 'k1', body: { title: 'x', words: 'y' } }),
    ).toEqual([])
  })

  test('an export with a changed word is refused and nothing is written', async () => {
    const opened = await openZip(zip)
    const changed = {
      ...opened,
      read: async (name: string) => {
        const bytes = await opened.read(name)
        return name === 'entries.jsonl'
          ? Buffer.from(bytes.toString('utf8').replace('A heron', 'A crane'))
          : bytes
      },
    }
    const other = await testSite()
    await expect(
      restoreRecord(
        other.ledger,
        { accountId: other.account.id, name: 'Alex', now: '2026-11-21T18:00:00.000Z' },
        changed,
      ),
    ).rejects.toThrow('The words of entry 1 were changed')
    expect(await findRecords(other.ledger, other.account.id)).toEqual([])
    opened.close()
    await other.close()
  })
})

describe('backup', () => {
  const passphrase = 'quiet lunch place'
  const at = (of: TestSite) => ({
    adminUrl: of.urls.super,
    store: of.ledger.vault.store,
    keyFile: join(of.folder, 'heard.key'),
  })

  test('opens on a machine that never saw the master key, signing key and all', async () => {
    const file = join(site.folder, 'backup.age')
    await makeBackup(at(site), file, passphrase)
    expect((await readFile(file)).includes(Buffer.from('heron'))).toBe(false)
    const other = await testSite()
    await expect(restoreBackup(at(other), file, 'wrong')).rejects.toThrow(BackupProblem)
    await restoreBackup(at(other), file, passphrase)
    const vault = await openVault(other.folder, join(other.folder, 'heard.key'))
    const ledger = { ...other.ledger, vault }
    await inRecord(
      ledger,
      { accountId: site.account.id, recordId: record, now: '2026-11-21T18:00:00.000Z' },
      async (write) => {
        expect((await examine(write)).every((check) => check.ok)).toBe(true)
        const before = await site.within(record, findRecord)
        expect((await findRecord(write)).wrappedSigning).toEqual(before.wrappedSigning)
        expect((await findLines(write, { atMost: 5, search: 'grey' })).length).toBe(1)
      },
    )
    await expect(restoreBackup(at(other), file, passphrase)).rejects.toThrow(
      'already holds a record',
    )
    await other.close()
  })

  test('misses nothing when a plain owner of the tables makes it and puts it back', async () => {
    const file = join(site.folder, 'owners.age')
    const asOwner = (of: TestSite) => ({ ...at(of), adminUrl: of.urls.owner })
    await makeBackup(asOwner(site), file, passphrase)
    const other = await testSite()
    await restoreBackup(asOwner(other), file, passphrase)
    const vault = await openVault(other.folder, join(other.folder, 'heard.key'))
    const who = { accountId: site.account.id, recordId: record, now: '2026-11-22T09:00:00.000Z' }
    const checks = await inRecord({ ...other.ledger, vault }, who, examine)
    expect(checks.map(({ ok }) => ok)).toEqual([true, true])
    expect(checks[0]?.words).toContain((await head(site)).slice(0, 16))
    await other.close()
  })

  test('one that was cut short is refused', async () => {
    const file = join(site.folder, 'backup.age')
    await writeFile(`${file}.cut`, (await readFile(file)).subarray(0, 70_000))
    const other = await testSite()
    await expect(restoreBackup(at(other), `${file}.cut`, passphrase)).rejects.toThrow(BackupProblem)
    expect(await findRecords(other.ledger, site.account.id)).toEqual([])
    await other.close()
  })
})

test('what is made again from the entries is what was there', async () => {
  const tables = [
    'entry_person',
    ...site.ledger.projectors.flatMap((projector) => projector.tables),
  ]
  const all = () =>
    site.within(record, async (write) => {
      const rows: unknown[] = []
      for (const table of tables) {
        const found = await write.tx
          .selectFrom(table as 'entry_person')
          .selectAll()
          .execute()
        rows.push(found.map((row) => JSON.stringify(row)).toSorted())
      }
      return rows
    })
  const before = await all()
  await site.within(record, rebuild)
  expect(await all()).toEqual(before)
})
