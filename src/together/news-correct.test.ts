/** News that is corrected: a new version for those it was for, who see that it was corrected and are asked to read it again. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { findNewest } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { findNews } from './store.ts'
import { visitAs, type Visitor } from './test-visitors.ts'

let site: TestSite
let record: string
let teacher: Visitor
let other: Visitor
beforeAll(async () => {
  site = await testSite(new Date().toISOString())
  record = await site.begin('Robin')
  const seat = { role: 'class teacher', writes: ['days'] }
  teacher = await visitAs(site, record, { name: 'Mr Finch', ...seat })
  other = await visitAs(site, record, { name: 'Ms Bell', ...seat })
})
afterAll(() => site.close())

const text = async (response: Response) => (await response.text()).replaceAll(/\s+/g, ' ')
const at = (path: string) => `/records/${record}${path}`

async function told(fields: Record<string, string>): Promise<string> {
  const who = await site.within(record, async ({ memberId }) => memberId)
  const sent = await teacher.post(at('/news/new'), { token: randomUUID(), who, ...fields })
  expect(sent.status).toBe(303)
  return sent.headers.get('location')?.split('?')[0] ?? ''
}

describe('a correction', () => {
  test('takes the place of what was told; readers see it was corrected, and read it again', async () => {
    const one = await told({
      about: 'hard',
      what: 'He hit Sam Cole at lunch.',
      background: 'Noise.',
    })
    await site.post(`${one}/read`, {})
    expect(await text(await site.get(at('/today')))).not.toContain('Sam Cole')
    const form = await text(await teacher.get(`${one}/correct`))
    expect(form).toContain('He hit Sam Cole at lunch.')
    const fields = {
      token: randomUUID(),
      about: 'hard',
      what: 'He pushed a chair over at lunch. Nobody was hit.',
      background: 'Noise.',
    }
    const sent = await teacher.post(`${one}/correct`, fields)
    await teacher.post(`${one}/correct`, fields)
    const now = sent.headers.get('location')?.split('?')[0] ?? ''
    const today = await text(await site.get(at('/today')))
    expect(today).toContain('Nobody was hit.')
    expect(today).toMatch(/corrected (?:\w+ )?\d/)
    const page = await text(await site.get(now))
    expect(page).toContain('Corrected')
    expect(page).toContain('He hit Sam Cole at lunch.')
    // The address it had before leads to what it says now.
    expect(await text(await site.get(one))).toContain('Nobody was hit.')
    const versions = await site.within(record, (write) => findNewest(write, ['news']))
    expect(versions).toHaveLength(1)
    const { news } = await site.within(record, (write) => findNews(write, day('2027-01-01')))
    expect(news.every(({ corrected }) => corrected !== null)).toBe(true)
  })

  test('is only whoever told it to make, and keeps whom it was for', async () => {
    const one = await told({ about: 'good', what: 'He sang.' })
    expect((await site.get(`${one}/correct`)).status).toBe(403)
    expect((await site.post(`${one}/correct`, { about: 'good', what: 'x' })).status).toBe(403)
    expect((await other.get(`${one}/correct`)).status).toBe(404)
    const sent = await teacher.post(`${one}/correct`, { about: 'good', what: 'He sang twice.' })
    const now = sent.headers.get('location')?.split('?')[0] ?? ''
    expect((await other.get(now)).status).toBe(404)
    expect(await text(await site.get(now))).toContain('He sang twice.')
  })

  test('with a slip comes back with everything typed', async () => {
    const one = await told({ about: 'good', what: 'He drew.' })
    const slip = await teacher.post(`${one}/correct`, { background: 'Kept words' })
    expect(slip.status).toBe(422)
    expect(await text(slip)).toContain('Kept words')
  })

  test('of a night keeps its one tap, and its sentence is not typed twice', async () => {
    const sent = await site.post(at('/news/new'), {
      token: randomUUID(),
      of: 'night',
      sleep: 'badly',
      what: 'The alarm.',
      who: teacher.member,
    })
    const one = sent.headers.get('location')?.split('?')[0] ?? ''
    const form = await text(await site.get(`${one}/correct`))
    expect(form).toMatch(/value="badly" checked/)
    expect(form).not.toContain('Slept badly. The alarm.')
    await site.post(`${one}/correct`, { sleep: 'some', what: 'The alarm.' })
    expect(await text(await teacher.get(at('/today')))).toContain(
      'Slept some of the night. The alarm.',
    )
  })
})
