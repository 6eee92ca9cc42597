/** A second account through the front door: without a seat, with a narrow one, with one that has ended. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes, createApp } from '../../src/app.tsx'
import { makeLink, useLink } from '../../src/platform/sign-in/store.ts'
import type { Account } from '../../src/platform/web/route.ts'
import type { Entry } from '../../src/record/entry.ts'
import { append } from '../../src/record/store.ts'
import { TEST_NOW, testSite, USUAL, type TestSite } from '../../src/test-site.ts'

let site: TestSite
let owner: pg.Client
let app: ReturnType<typeof createApp>
let record = ''
let entries: readonly Entry[] = []
const reported: Error[] = []
const SECRET = 'kingfisher'

beforeAll(async () => {
  site = await testSite()
  owner = new pg.Client({ connectionString: site.urls.owner })
  await owner.connect()
  app = createApp(site.site, (_reference, error) => reported.push(error))
  record = await site.begin('Robin')
  const figure = { name: `Dr ${SECRET}`, address: `${SECRET}@clinic.example` }
  const hidden = { title: `About ${SECRET}`, debtor: SECRET, creditor: 'Alex', words: SECRET }
  const from = { name: SECRET, address: `${SECRET}@clinic.example` }
  const words = `We will send you the ${SECRET} report by Friday. Could you sign it?`
  entries = await site.add(
    record,
    {
      kind: 'ask',
      people: [figure],
      body: hidden,
      files: [{ name: `${SECRET}.txt`, bytes: Buffer.from(SECRET) }],
    },
    { kind: 'ask', audience: 'circle', shelf: 'private', people: [figure], body: hidden },
    { kind: 'message', author: SECRET, people: [figure], body: { subject: SECRET, from, words } },
    { kind: 'note', body: { title: SECRET, words: SECRET } },
    {
      kind: 'ask',
      audience: 'circle',
      body: { title: 'A shared thing', debtor: 'School', creditor: 'Alex' },
    },
  )
  await site.add(
    record,
    { kind: 'answer', audience: 'me', body: { of: entries[4]?.seq, as: 'refused', words: SECRET } },
    { kind: 'tags', body: { of: entries[4]?.seq, tags: [SECRET] } },
  )
})
afterAll(async () => {
  await owner.end()
  await site.close()
})

async function cookieOf(account: Account): Promise<string> {
  const { db } = site.ledger
  return `heard-session=${await useLink(db, await makeLink(db, account, TEST_NOW), TEST_NOW)}`
}

async function seated(
  until: string | null,
  { since = '2026-01-01', shelves = '{messages}' } = {},
): Promise<string> {
  const account = await site.stranger()
  await owner.query(
    `insert into member (id, record_id, account_id, name, role, owner, shelves, writes, since, until)
     values ($1, $2, $3, 'Ms Patel', 'teacher', false, $5, $5, $6, $4)`,
    [randomUUID(), record, account.id, until, shelves, since],
  )
  return cookieOf(account)
}

/** Every address of a page of the record, with each entry in the place of `:address`. */
function paths(): string[] {
  return allRoutes(site.site)
    .filter(({ method, need }) => method === 'get' && need.endsWith('record'))
    .flatMap(({ path }) => {
      const here = path
        .replace(':record', record)
        .replace(':position', '0')
        .replace(':sort', 'note')
      const each = path.includes(':address')
        ? entries.map(({ address }) => here.replace(':address', address))
        : [here]
      return each.map((one) => one.replaceAll(/:\w+/g, randomUUID()))
    })
    .concat(
      [`?words=${SECRET}`, `?who=${SECRET}`, `?tag=${SECRET}`, '?words=kingfishre'].map(
        (query) => `/records/${record}/timeline${query}`,
      ),
    )
}

describe('a second account', () => {
  test('with a narrow seat sees the shared thing, and on no page a word of the rest', async () => {
    const cookie = await seated(null)
    let shared = 0
    for (const path of paths()) {
      const response = await app.request(path, { headers: { cookie } })
      const page = (await response.text()).replaceAll(path.split('?')[1] ?? '\0', '')
      if (!path.includes('?')) expect(page, path).not.toContain(SECRET)
      expect(page, path).not.toMatch(/About kingfisher|Dr kingfisher|kingfisher report/)
      if (page.includes('A shared thing')) shared += 1
    }
    expect(shared).toBeGreaterThan(2)
    expect(reported).toEqual([])
  })

  test('with a narrow seat changes nothing it did not bring in', async () => {
    const cookie = await seated(null)
    const post = async (path: string, fields: Record<string, string>) =>
      (
        await app.request(`/records/${record}${path}`, {
          method: 'POST',
          headers: { cookie, origin: site.site.url },
          body: new URLSearchParams(fields),
        })
      ).status
    for (const { address } of entries) {
      expect(await post(`/entries/${address}/audience`, { audience: 'circle' })).toBeGreaterThan(
        400,
      )
      expect(await post(`/entries/${address}/erase`, {})).toBeGreaterThan(400)
    }
    const { rows } = await owner.query(
      'select count(*)::int from entry where record_id = $1 and (erased is not null or circle)',
      [record],
    )
    expect(rows).toEqual([{ count: 2 }])
    expect(reported).toEqual([])
  })

  test('with a narrow seat hides nothing by correcting it for itself alone', async () => {
    const account = (await site.stranger()).id
    await owner.query(
      `insert into member (id, record_id, account_id, name, role, owner, shelves, writes, since)
       values ($1, $2, $3, 'Mr Lane', 'teacher', false, '{messages}', '{messages}', '2026-01-01')`,
      [randomUUID(), record, account],
    )
    const shared = entries[4]?.seq ?? 0
    const body = { title: 'Nothing is owed', debtor: 'Nobody', creditor: 'Alex' }
    const correction = { ...USUAL, kind: 'ask', amends: shared, body }
    await site.within(record, (write) => append(write, [correction]), account)
    const told = async () =>
      (
        await owner.query('select title from commitment where record_id = $1 and root = $2', [
          record,
          shared,
        ])
      ).rows as unknown[]
    expect(await told()).toEqual([{ title: 'A shared thing' }])
    await site.add(record, { ...correction, body: { ...body, title: 'A shared thing, mended' } })
    expect(await told()).toEqual([{ title: 'A shared thing, mended' }])
  })

  test('a seat that holds no shelf writes nothing', async () => {
    const cookie = await seated(null, { shelves: '{}' })
    const before = await site.within(record, async ({ tx, recordId }) =>
      tx.selectFrom('entry').select('seq').where('record_id', '=', recordId).execute(),
    )
    for (const { method, path, need } of allRoutes(site.site)) {
      if (method !== 'post' || !/^(?:write in|own) the record$/.test(need)) continue
      const here = path.replace(':record', record).replaceAll(/:\w+/g, entries[4]?.address ?? '')
      const response = await app.request(here, {
        method: 'POST',
        headers: { cookie, origin: site.site.url },
        body: new URLSearchParams({ title: 'x', words: 'x', name: 'x', do: 'make' }),
      })
      expect(response.status, path).toBeGreaterThanOrEqual(400)
    }
    const after = await site.within(record, async ({ tx, recordId }) =>
      tx.selectFrom('entry').select('seq').where('record_id', '=', recordId).execute(),
    )
    expect(after).toEqual(before)
  })

  test.each([
    ['without a seat', async () => cookieOf(await site.stranger())],
    ['whose seat has ended', async () => seated('2026-01-31')],
    ['whose seat has not begun', async () => seated(null, { since: '2999-01-01' })],
  ])('%s finds nothing there, not even that it is there', async (_name, sign) => {
    const cookie = await sign()
    const nowhere = await (
      await app.request('/records/nowhere/today', { headers: { cookie } })
    ).text()
    for (const path of paths()) {
      const response = await app.request(path, { headers: { cookie } })
      expect(response.status, path).toBe(404)
      expect(await response.text(), path).toBe(nowhere)
    }
    for (const { method, path, need } of allRoutes(site.site)) {
      if (method !== 'post' || !need.endsWith('record')) continue
      const here = path.replace(':record', record).replaceAll(/:\w+/g, entries[4]?.address ?? '')
      const response = await app.request(here, {
        method: 'POST',
        headers: { cookie, origin: site.site.url },
        body: new URLSearchParams({ audience: 'circle', title: 'x', words: 'x' }),
      })
      expect(response.status, here).toBe(404)
    }
    expect(reported).toEqual([])
  })

  test('nobody is asked to sign in at every page, and learns nothing of which are there', async () => {
    for (const path of paths()) {
      const response = await app.request(path)
      expect([response.status, response.headers.get('location')], path).toEqual([303, '/sign-in'])
    }
  })
})
