import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Env } from '../platform/web/route.ts'
import { ENGLAND } from './england/england.ts'
import { GROUPS } from './pages.tsx'
import { lawRoutes } from './routes.tsx'
import { rowsOf } from './search.ts'

const app = new Hono<Env>()
for (const route of lawRoutes()) app.on(route.method, route.path, route.handle)
const get = async (path: string): Promise<{ status: number; text: string }> => {
  const response = await app.request(path)
  return { status: response.status, text: await response.text() }
}

const first = async (words: string): Promise<string> => {
  const { text } = await get(`/law?q=${encodeURIComponent(words)}`)
  return /href="\/law\/rows\/([^"]+)"/.exec(text)?.[1] ?? 'nothing'
}

describe('the pages of the law', () => {
  it('need nobody to sign in', () => {
    expect(lawRoutes().every(({ need }) => need === 'anyone')).toBe(true)
  })

  it('lead back to the first page, found or not', async () => {
    for (const path of ['/law', '/law?q=zzzz']) {
      expect((await get(path)).text).toMatch(
        /<a href="\/" class="govuk-back-link">\s*Go to the first page/,
      )
    }
  })

  it('have a permanent address for every row, with no help of a script', async () => {
    for (const row of rowsOf(ENGLAND)) {
      const { status, text } = await get(`/law/rows/${row.id}`)
      expect([row.id, status]).toEqual([row.id, 200])
      expect(text).toContain('information, not legal advice')
    }
  })

  it('list every row in some group', async () => {
    const pages = await Promise.all(GROUPS.map(({ slug }) => get(`/law/${slug}`)))
    const all = pages.map(({ text }) => text).join('')
    for (const row of rowsOf(ENGLAND)) expect(all).toContain(`href="/law/rows/${row.id}"`)
  })

  it('say so where a row was not checked, and nowhere else', async () => {
    for (const row of [...ENGLAND.clocks, ...ENGLAND.duties, ...ENGLAND.brushoffs]) {
      const { text } = await get(`/law/rows/${row.id}`)
      const warned = text.includes('Check this with IPSEA or SENDIASS before relying on it')
      expect([row.id, warned]).toEqual([row.id, !row.flag.startsWith('YES')])
    }
  })

  it('show when it is fair beside every answer', async () => {
    for (const row of ENGLAND.brushoffs) {
      expect((await get(`/law/rows/${row.id}`)).text).toContain('When it is fair')
    }
  })

  it('find rows by words, by section and by what was said', async () => {
    expect(await first('they told me we need a diagnosis first')).toBe('b01')
    expect(await first('subject access request')).toMatch(/^sar/)
    expect(await first('suspension work first days')).toBe('susp-work-d1-5')
    expect(await first('qqqq zzzz')).toBe('nothing')
  })

  it('count a date and explain it', async () => {
    const { status, text } = await get('/law/rows/ehcna-decision?from=2026-09-07')
    expect(status).toBe(200)
    expect(text).toContain('Monday 19 October 2026')
    expect(text).toContain('How we counted')
    const ranged = await get('/law/rows/irp-apply?from=2026-10-13')
    expect(ranged.text).toContain('Between Tuesday 3 November 2026 and Tuesday 10 November 2026')
    const later = await get('/law/rows/appeal-lodge?from=2026-10-01&certificate_issued=2026-11-29')
    expect(later.text).toContain('Monday 4 January 2027')
  })

  it('count school days by the dates that were pasted, and give one day', async () => {
    const dates =
      'Autumn term: 1 September 2026 to 18 December 2026\nHalf-term: 26 October 2026 to 30 October 2026'
    const query = `from=2026-10-13&dates=${encodeURIComponent(dates)}`
    const { text } = await get(`/law/rows/irp-apply?${query}`)
    expect(text).toContain('<strong>Tuesday 10 November 2026</strong>')
    const unread = await get(
      `/law/rows/irp-apply?from=2026-10-13&dates=${encodeURIComponent('whenever')}`,
    )
    expect(unread.status).toBe(422)
    expect(unread.text).toContain('href="#dates"')
    expect((await get('/law/rows/sar')).text).not.toContain('name="dates"')
  })

  it('count by a body’s own number, and by the kind of school', async () => {
    const own = await get('/law/rows/la-stage1?from=2026-09-07&acknowledged=2026-09-10')
    expect(own.text).toContain('Thursday 24 September 2026')
    const policy = await get('/law/rows/sc-ack?from=2026-09-07&policy_days=3')
    expect(policy.text).toContain('Their own policy says 3.')
    expect((await get('/law/rows/sc-ack?from=2026-09-07&policy_days=soon')).status).toBe(422)
    const academy = await get('/law/rows/edu-record?from=2026-09-07&school_type=academy')
    expect(academy.text).toContain('Ask as a subject access request instead')
  })

  it('answer a slip with a sentence, and hostile words with a page', async () => {
    const slip = await get('/law/rows/sar?from=soon')
    expect(slip.status).toBe(422)
    expect(slip.text).toContain('Give a day')
    expect((await get('/law/rows/nothing')).status).toBe(404)
    const hostile = await get(`/law?q=${encodeURIComponent('<script>alert(1)</script> "')}`)
    expect(hostile.status).toBe(200)
    expect(hostile.text).not.toContain('<script>alert')
  })

  it('give it all as data', async () => {
    const response = await app.request('/law.json')
    const law = (await response.json()) as { clocks: unknown[] }
    expect(law.clocks).toHaveLength(ENGLAND.clocks.length)
    expect((await get('/law.schema.json')).text).toContain('json-schema.org/draft/2020-12')
  })

  it('find what was told, with the fair side, and say so when nothing is like it', async () => {
    const told = async (words: string) => {
      const response = await app.request('/law/told', {
        method: 'POST',
        body: new URLSearchParams({ words }),
      })
      return { status: response.status, text: await response.text() }
    }
    const found = await told('senco said hes not getting help til hes got a diagnosis')
    expect(found.status).toBe(200)
    expect(found.text).toContain('href="/law/rows/b01"')
    expect(found.text).toContain('When it is fair')
    expect(found.text).toContain('an Act of Parliament: must')
    expect((await told('The cat sat on the mat.')).text).toContain('Nothing here is like that')
    expect((await told('  ')).status).toBe(422)
    expect((await told('x'.repeat(20_001))).status).toBe(422)
    expect((await told('<script>alert(1)</script> no diagnosis no help')).text).not.toContain(
      '<script>alert',
    )
  })
})
