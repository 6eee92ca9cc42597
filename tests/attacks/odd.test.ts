/** Requests no page of ours makes: each ends in a page, and none is a mistake of ours. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes, createApp } from '../../src/app.tsx'
import { makeLink, useLink } from '../../src/platform/sign-in/store.ts'
import type { Entry } from '../../src/record/entry.ts'
import { TEST_NOW, testSite, type TestSite } from '../../src/test-site.ts'

let site: TestSite
let app: ReturnType<typeof createApp>
let record = ''
let cookie = ''
let entries: readonly Entry[] = []
const reported: Error[] = []
beforeAll(async () => {
  site = await testSite()
  app = createApp(site.site, (_reference, error) => reported.push(error))
  const { db } = site.ledger
  cookie = `heard-session=${await useLink(db, await makeLink(db, site.account, TEST_NOW), TEST_NOW)}`
  record = await site.begin()
  entries = await site.add(
    record,
    { kind: 'ask', body: { title: 'x', debtor: 'a', creditor: 'b' } },
    { kind: 'note', body: { title: 'x', words: 'x' } },
  )
})
afterAll(() => site.close())

const ODD = [
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%F0%9F',
  '9'.repeat(400),
  '-1',
  '1e309',
  '%25',
  '_%25',
  '%5C',
  "'",
  '%2E%2E%2F',
  'a'.repeat(7000),
  '%E2%80%AE',
  '2026-02-30',
  '999999-01-01',
  '0000-00-00',
]
const TEXTS = [
  '\0',
  'a\0b',
  '\uD800',
  '\uFFFF',
  '9'.repeat(400),
  '-1',
  'NaN',
  '\\',
  "';--",
  'x'.repeat(60_000),
  '2026-02-30',
  '9999-12-31',
  '0001-01-01',
  '__proto__',
  '[]',
  '{}',
]
const QUERY = [
  'words',
  'who',
  'tag',
  'kind',
  'from',
  'to',
  'before',
  'from-day',
  'from-month',
  'from-year',
  'on',
  'show',
  'page',
  'after',
  'saved',
  'help',
  'count',
  'back',
  'of',
  'source',
  'day',
  'month',
  'year',
]
const FIELDS = [
  'title',
  'words',
  'who',
  'to',
  'from',
  'with',
  'where',
  'on',
  'on-day',
  'on-month',
  'on-year',
  'day',
  'month',
  'year',
  'time',
  'due',
  'due-day',
  'minutes',
  'minutesWaited',
  'call',
  'token',
  'audience',
  'tags',
  'of',
  'as',
  'do',
  'act',
  'debtor',
  'creditor',
  'basis',
  'dueBasis',
  'source',
  'id',
  'proposal',
  'answer',
  'names',
  'name',
  'memberName',
  'heading',
  'quote',
  'entry',
  'entries',
  'include',
  'hold',
  'want',
  'budget',
  'secret',
  'back',
  'size',
  'since-day',
  'into',
  'shelf',
  'people',
  'promised',
  'direction',
  'kind',
  'what',
  'happened',
  'when',
  'pasted',
]

/** A third of what is odd for each path, in turn: all of it is tried on many pages, and none takes all day. */
function some(odd: readonly string[], at: number): readonly string[] {
  return odd.filter((_, place) => (place + at) % 3 === 0)
}

/** Each route's path, with an entry of ours where it takes one. */
function pathsOf(method: 'get' | 'post'): string[] {
  return allRoutes(site.site)
    .filter((route) => route.method === method && !route.path.includes('sample'))
    .flatMap(({ path }) => {
      const here = path
        .replace(':record', record)
        .replace(':position', '0')
        .replace(':sort', 'note')
      return here.includes(':address')
        ? entries.map(({ address }) => here.replace(':address', address))
        : [here]
    })
}

describe('requests no page of ours makes', () => {
  test('in the address', { timeout: 180_000 }, async () => {
    const failed = new Set<string>()
    for (const [at, path] of pathsOf('get').entries())
      for (const odd of some(ODD, at)) {
        const query = QUERY.map((name) => `${name}=${odd}`).join('&')
        for (const asked of [
          `${path.replaceAll(/:\w+/g, 'x')}?${query}`,
          path.replaceAll(/:\w+/g, odd),
        ]) {
          const response = await app.request(asked, { headers: { cookie } })
          if (response.status >= 500) failed.add(`${path} ${odd.slice(0, 20)}`)
          await response.body?.cancel()
        }
      }
    for (const odd of ODD)
      for (const path of [
        `/records/${odd}/today`,
        `/records/${record}/entries/${odd}`,
        `/records/${record}/owed/${odd}`,
        `/records/${record}/packs/${odd}`,
      ])
        expect(
          (await app.request(path, { headers: { cookie } })).status,
          path.slice(0, 200),
        ).toBeLessThan(500)
    expect([...failed]).toEqual([])
    expect(reported).toEqual([])
  })

  test('in a form', { timeout: 180_000 }, async () => {
    const paths = pathsOf('post').filter((each) => !/erase|sign-out|end-others/.test(each))
    for (const [at, path] of paths.entries())
      for (const text of some(TEXTS, at)) {
        reported.length = 0
        const body = new URLSearchParams(FIELDS.map((name): [string, string] => [name, text]))
        const asked = path.replaceAll(/:\w+/g, 'x')
        const headers = { cookie, origin: site.site.url }
        const response = await app.request(asked, { method: 'POST', headers, body })
        await response.body?.cancel()
        expect(reported, `${asked} ${JSON.stringify(text.slice(0, 20))}`).toEqual([])
        expect(response.status, asked).toBeLessThan(500)
      }
  })

  test('a NUL in what is written is left out, and the rest is kept', async () => {
    reported.length = 0
    const post = (path: string, fields: Record<string, string>) =>
      app.request(`/records/${record}${path}`, {
        method: 'POST',
        headers: { cookie, origin: site.site.url },
        body: new URLSearchParams(fields),
      })
    const note = { token: randomUUID(), title: 'A\0 title', words: 'some\0 words', on: 'today' }
    expect((await post('/add/note', note)).status).toBe(303)
    const address = entries[0]?.address ?? ''
    expect((await post(`/entries/${address}/tags`, { tags: 'one\0, two' })).status).toBe(303)
    expect((await post('/packs/names', { names: 'Sam\0' })).status).toBeLessThan(500)
    expect(reported).toEqual([])
    expect(await (await site.get(`/records/${record}/timeline`)).text()).toContain('A title')
  })
})
