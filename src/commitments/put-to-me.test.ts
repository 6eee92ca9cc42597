/** Something asked of somebody who can open the record: shown to them after a look, and answered where they find it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSite, type TestSite } from '../test-site.ts'
import { visitAs, type Visitor } from '../together/test-visitors.ts'
import { isForMe } from './put-to-me.ts'

let site: TestSite
let record: string
let bell: Visitor
let marsh: Visitor
beforeAll(async () => {
  site = await testSite(new Date().toISOString())
  record = await site.begin('Robin')
  const staff = { role: 'SENCO', writes: ['messages'], organisation: 'Hillview Academy' }
  bell = await visitAs(site, record, { name: 'Ms Bell', ...staff })
  marsh = await visitAs(site, record, { name: 'Jo Marsh', role: 'advocate', writes: ['messages'] })
})
afterAll(() => site.close())

test.each([
  ['Ms Bell', true],
  ['ms  bell (SENCO, Hillview Academy)', true],
  ['Hillview Academy', true],
  ['Hillview', true],
  ['Mr Finch', false],
  ['Mr Finch, Hillview Academy', false],
  ['Northtown Council', false],
  ['', false],
])('what “%s” has is for the SENCO: %s', (holder, is) => {
  const me = { name: 'Ms Bell', roles: ['SENCO'], organisation: 'Hillview Academy' }
  expect(isForMe(holder, me)).toBe(is)
  expect(isForMe(holder, { ...me, roles: ['TA'] })).toBe(is && /bell/i.test(holder))
})

test('is shown to them from its own page, and nobody else is let in by it', async () => {
  const [ask] = await site.add(record, {
    kind: 'ask',
    body: { title: 'Who supervises lunch?', debtor: 'Ms Bell', creditor: 'Alex' },
  })
  const [before] = await site.add(record, { audience: { people: [marsh.member] } })
  expect(before).toBeDefined()
  const path = `/records/${record}/owed/${ask?.address}`
  expect((await bell.get(path)).status).toBe(404)
  const page = await (await site.get(path)).text()
  expect(page).toContain('Ms Bell can open this record, and does not see this yet')
  const way = /href="([^"]*look=people[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const look = await (await site.get(way)).text()
  expect(look).toContain('Before you share it')
  expect(look).toContain('<li>Ms Bell</li>')
  expect(look).not.toContain('<li>Jo Marsh</li>')
  expect((await bell.get(path)).status).toBe(404)
  const fields = { audience: 'people', people: bell.member, do: 'share' }
  await site.post(way.split('?')[0] ?? '', fields)
  expect(await (await site.get(path)).text()).not.toContain('does not see this yet')
  expect((await marsh.get(path)).status).toBe(404)

  // They find how to answer it, not a reminder to write to themselves.
  const theirs = await (await bell.get(path)).text()
  expect(theirs).toContain(`/records/${record}/desk/${ask?.address}`)
  expect(theirs).not.toContain('kind reminder')
  const today = await (await bell.get(`/records/${record}/today`)).text()
  expect(today).toContain('Answer it, or say what happened')
  expect(today).not.toContain('kind reminder')
  expect(await (await site.get(`/records/${record}/today`)).text()).toContain('kind reminder')
})

test('those who read it already stay, whoever is added', async () => {
  const [ask] = await site.add(record, {
    kind: 'ask',
    audience: { people: [marsh.member] },
    body: { title: 'The trip', debtor: 'Ms Bell', creditor: 'Alex' },
  })
  const way = `/records/${record}/entries/${ask?.address}/audience?look=people&people=${bell.member}`
  const look = await (await site.get(way)).text()
  expect(look).toContain('<li>Ms Bell</li>')
  expect(look).toContain('Jo Marsh can see it already')
  expect(look).toContain(`name="people" value="${marsh.member}"`)
})
