import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayAt } from '../../platform/day.ts'
import { findLines } from '../../record/store.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { importPaths } from '../import.ts'
import { recordSink } from '../sink.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

async function brought(record: string, text: string): Promise<string> {
  const path = join(site.folder, 'message.eml')
  await writeFile(path, text.replaceAll('\n', '\r\n'), 'latin1')
  const now = site.site.now()
  const options = {
    zone: 'Europe/London',
    today: dayAt(now, 'Europe/London'),
    author: 'Alex',
    threads: 1,
  }
  const who = { accountId: site.account.id, recordId: record, now: () => now }
  await importPaths([path], options, recordSink(site.ledger, who))
  return site.within(
    record,
    async (write) => (await findLines(write, { atMost: 1 }))[0]?.address ?? '',
  )
}

test('a message is shown as it was sent: its own pictures from here, nothing from outside, nothing that runs', async () => {
  const record = await site.begin()
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const address = await brought(
    record,
    `From: Sam <sam@hillview.sch.uk>\nTo: a@gmail.com\nDate: Mon, 28 Sep 2026 14:03:11 +0100\nMessage-ID: <1@x>\nSubject: Picture\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p onclick="x()">Dear Alex</p><script>bad()</script><img src="cid:p@x" alt="plan"><img src="https://spy.example/1.gif">\n--b\nContent-Type: image/png; name=plan.png\nContent-ID: <p@x>\nContent-Transfer-Encoding: base64\n\n${png}\n--b--\n`,
  )
  const entry = `/records/${record}/entries/${address}`
  expect(await (await site.get(entry)).text()).toContain(`${entry}/as-sent`)
  const page = await (await site.get(`${entry}/as-sent`)).text()
  expect(page).toContain('<p>Dear Alex</p>')
  expect(page).toContain(`<img src="${entry}/files/1" alt="plan"`)
  expect(page).toContain('Date as written: Mon, 28 Sep 2026 14:03:11 +0100')
  expect(page).toMatch(/A picture kept elsewhere on the internet/)
  expect(page).not.toMatch(/spy\.example|bad\(\)|onclick/)
  const picture = await site.get(`${entry}/files/1`)
  expect(picture.headers.get('content-type')).toBe('image/png')
})

test('a very long message is shown too', async () => {
  const record = await site.begin()
  const long = `From: a@b.example\nMessage-ID: <3@x>\n\n${'Words of a long letter.\n'.repeat(12_000)}The end.`
  const address = await brought(record, long)
  const page = await (await site.get(`/records/${record}/entries/${address}/as-sent`)).text()
  expect(page).toContain('The end.')
})

test('a plain message is shown whole, and a note has no such page', async () => {
  const record = await site.begin()
  const address = await brought(
    record,
    'From: Sam <sam@hillview.sch.uk>\nTo: a@gmail.com\nMessage-ID: <2@x>\n\nYes <b>\n\nOn Monday, Alex wrote:\n> Is he safe?\n',
  )
  const page = await (await site.get(`/records/${record}/entries/${address}/as-sent`)).text()
  expect(page).toContain('Yes &lt;b&gt;')
  expect(page).toContain('&gt; Is he safe?')
  const [note] = await site.add(record, {})
  expect((await site.get(`/records/${record}/entries/${note?.address}/as-sent`)).status).toBe(404)
})
