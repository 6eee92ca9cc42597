import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSite, type TestSite } from '../../test-site.ts'
import { Runner } from './runner.ts'
import { changeBringing, findBringing, holdBringing, letGoOfBringing } from './staging-store.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'

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
  await runner.take(job, { ...done!, state: 'reading' })
  await runner.idle()
  expect(await site.within(record, (write) => findBringing(write, id))).toEqual(done)
})

test('of two processes asked for the same run one does it, and the other tells how far it is', async () => {
  const record = await site.begin()
  const form = new FormData()
  form.append('files', new File([MAIL], 'a.eml'))
  const sent = await site.post(`/records/${record}/bring-in`, form)
  const id = sent.headers.get('location')?.split('/').at(-1) ?? ''
  const { ledger, account } = site
  const job = { recordId: record, id, accountId: account.id, author: 'Alex' }
  const found = () => site.within(record, (write) => findBringing(write, id))
  const bringing = await found()
  const runners = [1, 2].map(() => new Runner({ ledger, now: site.site.now }))
  // What each answers at once: the one that holds it counts for itself, the other is told.
  const holds = await site.within(record, (write) => holdBringing(write, id, { holder: NOBODY }))
  expect(holds).toBeNull()
  expect(await runners[0]!.take(job, bringing!)).toEqual({ read: 0, added: 0, trouble: false })
  await runners[0]!.idle()
  expect((await found())?.state).toBe('looking')
  await site.within(record, (write) => letGoOfBringing(write, id, NOBODY))
  await Promise.all(runners.map((runner) => runner.take(job, bringing!)))
  await Promise.all(runners.map((runner) => runner.idle()))
  expect((await found())?.state).toBe('asking')
  const chosen = { with: ['office@hillview.sch.uk'], since: null, records: [record] }
  await site.within(record, (write) => changeBringing(write, id, { state: 'reading', chosen }))
  const reading = await found()
  await Promise.all(runners.map((runner) => runner.take(job, reading!)))
  await Promise.all(runners.map((runner) => runner.idle()))
  expect(await found()).toMatchObject({ state: 'done', result: { added: 1, already: 0 } })
})
