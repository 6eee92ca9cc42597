import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { findLines } from '../record/store.ts'
import { TEST_NOW, testSite, type TestSite } from '../test-site.ts'
import { importPaths } from './import.ts'
import { recordSink } from './sink.ts'

let site: TestSite
let folder: string
beforeAll(async () => {
  site = await testSite()
  folder = await mkdtemp(join(tmpdir(), 'heard-sink-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await site.close()
})

const LETTER =
  'From: Sam <sam@hillview.sch.uk>\r\nTo: alex@home.example\r\nSubject: Lunch\r\nMessage-ID: <a@x>\r\nDate: Mon, 28 Sep 2026 09:41:00 +0100\r\n\r\nHello.\r\n'

async function bringIn(record: string, erasedToo = false) {
  const who = { accountId: site.account.id, recordId: record, now: () => TEST_NOW, erasedToo }
  const options = { zone: 'Europe/London', today: day('2026-11-21'), author: 'Alex', threads: 1 }
  return importPaths([folder], options, recordSink(site.ledger, who))
}

test('what was erased stays out when it is brought in again, and comes back only when asked for', async () => {
  const record = await site.begin()
  await writeFile(join(folder, 'a.eml'), LETTER)
  await writeFile(join(folder, 'b.txt'), 'A paper about lunch.')
  expect(await bringIn(record)).toMatchObject({ added: 2 })
  const kinds = ['message', 'paper']
  const lines = () => site.within(record, (write) => findLines(write, { atMost: 9, kinds }))
  for (const { address } of await lines())
    await site.post(`/records/${record}/entries/${address}/erase`, {})
  expect(await bringIn(record)).toMatchObject({ read: 2, added: 0, already: 2 })
  expect(await bringIn(record, true)).toMatchObject({ added: 2 })
  expect((await lines()).filter(({ title }) => title !== 'Erased')).toHaveLength(2)
})

test('what is left of it tells nothing to another record, nor without the record’s key', async () => {
  const record = await site.begin()
  const other = await site.begin('Sam')
  await bringIn(record)
  const [line] = await site.within(record, (write) => findLines(write, { atMost: 1 }))
  await site.post(`/records/${record}/entries/${line?.address ?? ''}/erase`, {})
  expect((await bringIn(other)).added).toBe(2)
  const left = await site.within(record, ({ tx }) =>
    tx
      .selectFrom('entry')
      .select('import_key')
      .where('record_id', '=', record)
      .where('erased', 'is not', null)
      .execute(),
  )
  expect(left.map((row) => row.import_key)).toEqual([
    expect.stringMatching(/^erased:[0-9a-f]{64}$/) as string,
  ])
})

test('a reply that names only the letter it answers joins its thread, though that was brought in before', async () => {
  const record = await site.begin()
  const mailbox = await mkdtemp(join(tmpdir(), 'heard-later-'))
  const letter = (id: string, on: string, more: string) =>
    `From: ${id === 'c' ? 'Alex <alex@home.example>' : 'Sam <sam@hillview.sch.uk>'}\r\nTo: ${id === 'c' ? 'sam@hillview.sch.uk' : 'alex@home.example'}\r\nSubject: About ${id}\r\nMessage-ID: <${id}@x>\r\nDate: ${on}\r\n${more}\r\n\r\nHello ${id}.\r\n`
  const who = { accountId: site.account.id, recordId: record, now: () => TEST_NOW }
  const options = { zone: 'Europe/London', today: day('2026-11-21'), author: 'Alex', threads: 1 }
  const bring = () => importPaths([mailbox], options, recordSink(site.ledger, who))
  await writeFile(join(mailbox, 'b.eml'), letter('b', 'Mon, 28 Sep 2026 09:41:00 +0100', ''))
  const inB = 'References: <b@x>\r\nIn-Reply-To: <b@x>'
  await writeFile(join(mailbox, 'c.eml'), letter('c', 'Tue, 29 Sep 2026 09:41:00 +0100', inB))
  await bring()
  const only = 'In-Reply-To: <c@x>'
  await writeFile(join(mailbox, 'd.eml'), letter('d', 'Fri, 2 Oct 2026 09:41:00 +0100', only))
  expect(await bring()).toMatchObject({ added: 1, already: 2 })
  const threads = await site.within(record, ({ tx }) =>
    tx.selectFrom('message_thread').select('thread').where('record_id', '=', record).execute(),
  )
  expect(threads.map((row) => row.thread)).toEqual(['m:b@x', 'm:b@x', 'm:b@x'])
  await rm(mailbox, { recursive: true, force: true })
})
