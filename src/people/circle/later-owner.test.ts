/** What an owner gives is never more than they hold: an owner who came later, and whoever they let in. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import { day, inWords, type Day } from '../../platform/day.ts'
import { makeLink, useLink } from '../../platform/sign-in/store.ts'
import type { Account } from '../../platform/web/route.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { laterInAll, laterOf } from './seat.ts'

let site: TestSite
const NOW = new Date().toISOString()

beforeAll(async () => {
  site = await testSite(NOW)
})
afterAll(() => site.close())

type Form = Record<string, string | readonly string[]>

async function browser(account: Account) {
  const app = createApp(site.site)
  const secret = await useLink(site.ledger.db, await makeLink(site.ledger.db, account, NOW), NOW)
  const headers = { cookie: `heard-session=${secret}`, origin: site.site.url }
  const post = (path: string, form: Form) => {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(form))
      for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
    return app.request(path, { method: 'POST', headers, body })
  }
  const get = (path: string) => app.request(path, { headers })
  return { get, post, page: async (path: string) => (await get(path)).text() }
}
type Browser = Awaited<ReturnType<typeof browser>>

const shared = (words: string) => ({
  kind: 'note',
  shelf: 'incidents' as const,
  audience: 'circle' as const,
  body: { title: words, words },
})

const linkOf = async (by: Browser, at: string) =>
  /\/invited\/([\w-]+)/.exec(await (await by.post(at, { do: 'link' })).text())?.[1] ?? ''

/** Another owner, who comes now. */
async function ownerAt(first: Browser, record: string): Promise<Browser> {
  const token = randomUUID()
  await first.post(`/records/${record}/circle/owners/new`, {
    token,
    name: 'Bo Ward',
    understood: 'yes',
  })
  const secret = await linkOf(first, `/records/${record}/circle/invitations/${token}`)
  const second = await browser(await site.stranger())
  await second.post('/invited', { secret })
  return second
}

type World = { readonly record: string; readonly first: Browser; readonly second: Browser }

/** A record with something shared before a second owner came, and something after. */
async function world(): Promise<World> {
  const record = await site.begin('Robin')
  await site.add(record, shared('Kestrel of before'))
  const first = await browser(site.account)
  const second = await ownerAt(first, record)
  await site.add(record, shared('Heron of after'))
  return { record, first, second }
}

async function invite(by: Browser, record: string, form: Form = {}) {
  const token = randomUUID()
  const kept = await by.post(`/records/${record}/circle/invite/ta`, {
    token,
    name: 'Ms Okafor',
    reads: ['days', 'incidents'],
    ...form,
  })
  expect(kept.status).toBe(303)
  return { token, at: `/records/${record}/circle/invitations/${token}` }
}

async function seated(by: Browser, record: string, form: Form = {}) {
  const { at } = await invite(by, record, form)
  const account = await site.stranger()
  const them = await browser(account)
  await them.post('/invited', { secret: await linkOf(by, at) })
  const seat = await site.within(record, (write) =>
    write.tx
      .selectFrom('member')
      .select('id')
      .where('account_id', '=', account.id)
      .executeTakeFirstOrThrow(),
  )
  return { them, account, seat: seat.id }
}

async function sees(them: Browser, record: string) {
  const pages = ['timeline', 'timeline?q=kestrel', 'timeline?q=kestrle', 'today', 'incidents']
  const all = await Promise.all(pages.map((page) => them.page(`/records/${record}/${page}`)))
  const text = all.join('').replaceAll('value="kestrel"', '').replaceAll('value="kestrle"', '')
  return { before: text.includes('Kestrel of before'), after: text.includes('Heron of after') }
}

const TODAY = NOW.slice(0, 10) as Day
const FROM = `from ${inWords(TODAY)} on`

test('whom a later owner lets in sees what was shared from the day that owner came, and every page says so', async () => {
  const { record, first, second } = await world()
  expect(await sees(second, record)).toEqual({ before: false, after: true })
  const form = await second.page(`/records/${record}/circle/invite/ta`)
  expect(form).toContain(FROM)
  expect(await first.page(`/records/${record}/circle/invite/ta`)).not.toContain(FROM)
  const { token, at } = await invite(second, record)
  const before = await second.page(at)
  expect(before).toContain(`Sees what was shared ${FROM}, and nothing from before`)
  expect(before).toMatch(/What happened:\s*1 thing</)
  const look = await second.get(`/records/${record}/as/${token}/timeline`)
  expect(look.status).toBe(200)
  const seen = await look.text()
  expect(seen).toContain('Heron of after')
  expect(seen).not.toContain('Kestrel')
  const { them } = await seated(second, record)
  expect(await sees(them, record)).toEqual({ before: false, after: true })
  expect(await them.page(`/records/${record}/circle/welcome`)).toContain(FROM)
  for (const each of [first, second])
    expect(await each.page(`/records/${record}/circle`)).toContain(FROM)
  // What the first owner gives is as it was.
  const { them: other } = await seated(first, record)
  expect(await sees(other, record)).toEqual({ before: true, after: true })
})

test('an owner who holds more may show what was before, after looking; the later one cannot', async () => {
  const { record, first, second } = await world()
  const { them, seat } = await seated(second, record)
  const page = `/records/${record}/circle/seats/${seat}`
  const shown = await first.page(page)
  expect(shown).toContain('Show what was shared before, too')
  expect(await second.page(page)).not.toContain('Show what was shared before, too')
  const role = /name="role" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  await second.post(page, { role, do: 'open' })
  expect(await sees(them, record)).toEqual({ before: false, after: true })
  expect(await first.page(`/records/${record}/as/${seat}/timeline`)).not.toContain('Kestrel')
  expect(await first.page(`/records/${record}/as/${role}/timeline`)).toContain('Kestrel of before')
  expect(await sees(them, record)).toEqual({ before: false, after: true })
  await first.post(page, { role, do: 'open' })
  expect(await sees(them, record)).toEqual({ before: true, after: true })
  expect(await first.page(page)).not.toContain('What was shared before')
})

test('a later owner gives no more by another’s invitation, a wider place, or a longer one', async () => {
  const { record, first, second } = await world()
  const { at } = await invite(first, record)
  expect(await second.page(at)).toContain(`Ms Okafor sees what was shared ${FROM}`)
  const account = await site.stranger()
  const carried = await browser(account)
  await carried.post('/invited', { secret: await linkOf(second, at) })
  expect(await sees(carried, record)).toEqual({ before: false, after: true })
  const [year = '', month = '', date = ''] = TODAY.split('-')
  const today = { 'until-day': date, 'until-month': month, 'until-year': year }
  for (const given of [{ reads: ['days'] }, today] as Form[]) {
    const { them, seat } = await seated(first, record, given)
    const page = `/records/${record}/circle/seats/${seat}`
    const role = /name="role" value="([^"]+)"/.exec(await second.page(page))?.[1] ?? ''
    await second.post(page, { role, do: 'change', reads: ['days', 'incidents'] })
    expect(await sees(them, record)).toEqual({ before: false, after: true })
    // Taken away and given back by the first owner, it is what they give.
    await first.post(page, { role, do: 'change', reads: ['days'] })
    await first.post(page, { role, do: 'change', reads: ['days', 'incidents'] })
    expect(await sees(them, record)).toEqual({ before: true, after: true })
  }
})

test('shared anew, it is shared now: the later owner and whoever they let in read it', async () => {
  const { record, second } = await world()
  const { them } = await seated(second, record)
  const [entry] = await site.add(record, shared('Kestrel of before'))
  for (const audience of ['me', 'circle'])
    await site.add(record, { kind: 'audience', body: { of: entry?.seq, audience } })
  for (const each of [second, them])
    expect(await sees(each, record)).toEqual({ before: true, after: true })
})

test('an answer that they do not see settles nothing for them, where the question was shared anew', async () => {
  const record = await site.begin('Robin')
  const open = { shelf: 'incidents', audience: 'circle' } as const
  const owed = { title: 'A reply', debtor: 'School', creditor: 'Alex' }
  const [ask] = await site.add(record, { ...open, kind: 'ask', body: owed })
  await site.add(record, { ...open, kind: 'answer', body: { of: ask?.seq, as: 'answered' } })
  const second = await ownerAt(await browser(site.account), record)
  const { account } = await seated(second, record)
  for (const audience of ['me', 'circle'])
    await site.add(record, { kind: 'audience', body: { of: ask?.seq, audience } })
  const seen = await site.within(
    record,
    (write) => write.tx.selectFrom('commitment').select(['title', 'settled_day']).execute(),
    account.id,
  )
  expect(seen).toEqual([{ title: 'A reply', settled_day: null }])
})

test('who may see an entry names those who do not see it yet; an answer goes with what it answers', async () => {
  const { record, first, second } = await world()
  const { them } = await seated(second, record)
  const lines = await first.page(`/records/${record}/timeline?q=kestrel`)
  const at = /\/entries\/[\w-]+/.exec(lines)?.[0] ?? ''
  expect(await first.page(`/records/${record}${at}`)).toContain('but not Ms Okafor')
  await first.post(`/records/${record}${at}/our-view`, { words: 'We saw an egret.' })
  expect(await first.page(`/records/${record}/timeline?q=egret`)).toContain('egret')
  for (const each of [second, them]) {
    const found = await each.page(`/records/${record}/timeline?kind=our-answer`)
    expect(found).not.toContain('egret')
  }
})

test('days are told by the epoch in which an owner came, shelf by shelf', () => {
  const came = new Map([
    [1, '2026-09-01' as Day],
    [2, '2026-11-03' as Day],
  ])
  expect(laterOf(['days', 'plan', 'meetings'], [1, 2, 2], came)).toEqual([
    { day: '2026-11-03', shelves: ['plan', 'meetings'] },
  ])
  expect(laterOf(['days'], [1], came)).toEqual([])
  const [first, second] = [day('2026-11-03'), day('2026-12-01')]
  const whole = { reads: ['days'] as const, later: [] }
  const late = {
    reads: ['days', 'plan'] as const,
    later: [{ day: second, shelves: ['days', 'plan'] as const }],
  }
  const other = { reads: ['plan'] as const, later: [{ day: first, shelves: ['plan'] as const }] }
  expect(laterInAll([late])).toEqual([{ day: second, shelves: ['days', 'plan'] }])
  expect(laterInAll([late, whole, other])).toEqual([{ day: first, shelves: ['plan'] }])
})
