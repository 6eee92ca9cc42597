import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSite, type TestSite } from '../../test-site.ts'
import { Runner } from './runner.ts'
import { findBringing } from './staging-store.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const MAIL =
  'From: office@hillview.sch.uk\r\nTo: alex@x.example\r\nSubject: Lunch\r\nDate: Mon, 28 Sep 2026 14:03:11 +0100\r\nMessage-ID: <a@x>\r\n\r\nWords\r\n'

async function settled(path: string): Promise<string> {
  for (let tries = 0; tries < 400; tries += 1) {
    const response = await site.get(path)
    if (response.headers.get('refresh') === null) return response.text()
    await new Promise((resolve) => void setTimeout(resolve, 50))
  }
  throw new Error('It never came to an end.')
}

test('a page that looked just before a run ended does not write its end over', async () => {
  const record = await site.begin()
  const form = new FormData()
  form.append('files', new File([MAIL], 'a.eml'))
  const sent = await site.post(`/records/${record}/bring-in`, form)
  const path = sent.headers.get('location') ?? ''
  const id = path.split('/').at(-1) ?? ''
  await settled(path)
  await site.post(path, { with: 'office@hillview.sch.uk', into: record })
  expect(await settled(path)).toContain('1 thing')
  const done = await site.within(record, (write) => findBringing(write, id))
  const runner = new Runner({ ledger: site.ledger, now: site.site.now })
  const job = { recordId: record, id, accountId: site.account.id, author: 'Alex' }
  runner.take(job, { ...done!, state: 'reading' })
  await runner.idle()
  expect(await site.within(record, (write) => findBringing(write, id))).toEqual(done)
})
