/**
 * Every page somebody in the circle can reach is whole: no link or form on it leads to a page that is not
 * theirs to open. Walked link by link on the sample record, with everything in it shared.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allRoutes, createApp } from '../../app.tsx'
import { makeLink, useLink } from '../../platform/sign-in/store.ts'
import type { Route } from '../../platform/web/route.ts'
import { seatHas } from '../../record/need.ts'
import { loadSample } from '../../sample/load.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { ROLES } from './roles.ts'

let site: TestSite
let record: string
let owner: pg.Client
const NOW = new Date().toISOString()
let patterns: { readonly route: Route; readonly fits: RegExp }[]

beforeAll(async () => {
  site = await testSite(NOW)
  record = await loadSample(site.ledger, site.account, () => NOW)
  patterns = allRoutes(site.site).map((route) => {
    const path = route.path.replaceAll(/:\w+(\{[^}]*\})?/g, (_whole, rest: string | undefined) =>
      rest === undefined ? '[^/]+' : '.*',
    )
    return { route, fits: new RegExp(`^${path}$`) }
  })
  owner = new pg.Client({ connectionString: site.urls.owner })
  await owner.connect()
  await owner.query('update entry set circle = true where record_id = $1', [record])
}, 120_000)
afterAll(async () => {
  await owner.end()
  await site.close()
})

async function visitorAs(role: string) {
  const found = ROLES.find((each) => each.role === role)
  if (found === undefined) throw new Error(`There is no role ${role}.`)
  const account = { id: randomUUID(), name: `A ${role}` }
  await owner.query('insert into auth.account (id, name, created) values ($1, $2, $3)', [
    account.id,
    account.name,
    NOW,
  ])
  const { reads, writes } = found.scope
  await owner.query(
    `insert into member (id, record_id, account_id, name, role, owner, shelves, writes, since)
     values (gen_random_uuid(), $1, $2, $3, $4, false, $5, $6, $7)`,
    [record, account.id, account.name, role, reads, writes, NOW.slice(0, 10)],
  )
  const { db } = site.ledger
  const cookie = `heard-session=${await useLink(db, await makeLink(db, account, NOW), NOW)}`
  const app = createApp(site.site, (_reference, error) => {
    throw error
  })
  return {
    get: (path: string) => app.request(path, { headers: { cookie } }),
    seat: { owner: false, shelves: reads, writesOn: writes },
  }
}

/** The route a path is of, as the application matches it: the first that fits. */
function routeOf(method: string, path: string) {
  return patterns.find(({ route, fits }) => route.method === method && fits.test(path))?.route
}

const PAGES_MAX = 40

test.each(['young person', 'class teacher', 'SENCO', 'family friend'])(
  'every way on that a %s is shown leads somewhere',
  async (role) => {
    const { get, seat } = await visitorAs(role)
    const base = `/records/${record}`
    const waiting = [`${base}/today`, `${base}/more`, `${base}/add`]
    const seen = new Set(waiting)
    const times = new Map<string, number>()
    const dead = new Set<string>()
    let walked = 0
    while (waiting.length > 0 && walked < PAGES_MAX) {
      const path = waiting.shift() ?? ''
      walked += 1
      const response = await get(path)
      if (path === `${base}/add` && seat.writesOn.length === 0) continue
      if (response.status === 404) dead.add(path)
      if (response.headers.get('content-type')?.startsWith('text/html') !== true) continue
      const html = await response.text()
      const links = [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, to = '']) => ['get', to])
      const forms = [...html.matchAll(/<form ([^>]*)>/g)].map(([, of = '']) => [
        /method="post"/.test(of) ? 'post' : 'get',
        /action="([^"]+)"/.exec(of)?.[1] ?? path,
      ])
      for (const [method = 'get', to = ''] of [...links, ...forms]) {
        const target = to.replaceAll('&amp;', '&')
        const [way = ''] = target.split(/[?#]/)
        if (!way.startsWith(base)) continue
        const route = routeOf(method, way)
        const from = path.replace(base, '')
        if (route === undefined || !seatHas(seat, route.need))
          dead.add(`${from} -> ${method} ${route?.path ?? way} (${route?.need})`)
        else if (method === 'get' && !seen.has(way)) {
          // Of very many pages of one sort, some.
          const before = times.get(route.path) ?? 0
          times.set(route.path, before + 1)
          if (before < 2) waiting.push(target)
          seen.add(way)
        }
      }
    }
    expect([...dead]).toEqual([])
    expect(walked).toBeGreaterThan(5)
  },
  60_000,
)
