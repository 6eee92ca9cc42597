/**
 * No page tells the number of an entry to somebody who shares a record: from the numbers of their own, what
 * others keep to themselves could be counted. The sample record is made to begin at a number that nothing
 * else on a page looks like, and walked link by link.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allRoutes, createApp } from '../../src/app.tsx'
import { makeLink, useLink } from '../../src/platform/sign-in/store.ts'
import { loadSample } from '../../src/sample/load.ts'
import { testSite, type TestSite } from '../../src/test-site.ts'

const NOW = '2026-11-21T18:00:00.000Z'
const SHELVES = ['profile', 'days', 'incidents', 'messages', 'plan', 'meetings', 'evidence']
/** A tree of 2^20 entries is one node, so that it can be made without them. */
const NUMBER = /(?<!\d)104(?:8[5-9]|9\d)\d\d(?!\d)/g

let site: TestSite
let owner: pg.Client
let record: string

beforeAll(async () => {
  site = await testSite(NOW)
  owner = new pg.Client({ connectionString: site.urls.owner })
  await owner.connect()
  await owner.query(`
    create function far() returns trigger language plpgsql as $$ begin
      new.tree_size := 1048576; new.frontier := array[sha256('far')]; return new; end $$;
    create trigger far before insert on record for each row execute function far()`)
  record = await loadSample(site.ledger, site.account, () => NOW)
  await owner.query('update entry set circle = true where record_id = $1', [record])
}, 120_000)
afterAll(async () => {
  await owner.end()
  await site.close()
})

test('the numbers of this record are what is looked for', async () => {
  const { rows } = await owner.query<{ least: number; most: number }>(
    'select min(seq) as least, max(seq) as most from entry where record_id = $1',
    [record],
  )
  expect(`${rows[0]?.least} ${rows[0]?.most}`.match(NUMBER)).toHaveLength(2)
})

async function visitor(role: string, isOwner: boolean) {
  const account = { id: randomUUID(), name: 'Bo Ward' }
  await owner.query('insert into auth.account (id, name, created) values ($1, $2, $3)', [
    account.id,
    account.name,
    NOW,
  ])
  await owner.query(
    `insert into member (id, record_id, account_id, name, role, owner, organisation, shelves, writes, since)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, 'Hillview Academy', $6, $6, '2026-01-01')`,
    [record, account.id, account.name, role, isOwner, SHELVES],
  )
  const { db } = site.ledger
  const cookie = `heard-session=${await useLink(db, await makeLink(db, account, NOW), NOW)}`
  const app = createApp(site.site, (_reference, error) => {
    throw error
  })
  return (path: string) => app.request(path, { headers: { cookie } })
}

const PAGES_MAX = 260
const OF_A_SORT = 3

test.each([
  ['parent', true],
  ['SENCO', false],
] as const)(
  'no page of a %s who shares the record tells a number',
  async (role, isOwner) => {
    const get = await visitor(role, isOwner)
    const base = `/records/${record}`
    const sorts = allRoutes(site.site)
      .filter(({ method }) => method === 'get')
      .map(({ path }) => ({
        path,
        fits: new RegExp(`^${path.replaceAll(/:\w+(\{[^}]*\})?/g, '[^/]+')}$`),
      }))
    const waiting = sorts
      .map(({ path }) => path.replace('/records/:record', base))
      .filter((path) => !path.includes(':') && (path.startsWith(base) || path.startsWith('/desk')))
    const seen = new Set(waiting)
    const times = new Map<string, number>()
    const told = new Map<string, Set<string>>()
    let walked = 0
    while (waiting.length > 0 && walked < PAGES_MAX) {
      const path = waiting.shift() ?? ''
      walked += 1
      const answer = await get(path)
      if (!/text|json|calendar/.test(answer.headers.get('content-type') ?? '')) continue
      const html = await answer.text()
      for (const found of html.matchAll(NUMBER)) {
        const sort = sorts.find(({ fits }) => fits.test(path.split('?')[0] ?? ''))?.path ?? path
        const where = html
          .slice(Math.max(0, found.index - 40), found.index + 12)
          .replaceAll(/\d/g, '9')
        told.set(sort, (told.get(sort) ?? new Set()).add(where))
      }
      for (const [, to = ''] of html.matchAll(/href="([^"]+)"/g)) {
        const target = to.replaceAll('&amp;', '&').split('#')[0] ?? ''
        if (!target.startsWith(base) && !target.startsWith('/desk')) continue
        const way = target.split('?')[0] ?? ''
        const sort = `${sorts.find(({ fits }) => fits.test(way))?.path ?? way}${target.includes('?') ? '?' : ''}`
        const before = times.get(sort) ?? 0
        if (before >= OF_A_SORT || seen.has(target)) continue
        times.set(sort, before + 1)
        seen.add(target)
        waiting.push(target)
      }
    }
    expect(walked).toBeGreaterThan(60)
    expect(
      [...told].map(([sort, where]) => `${sort}: ${[...where].slice(0, 3).join(' | ')}`),
    ).toEqual([])
  },
  300_000,
)
