/** What plans give, on the desk: given beside not given, reviews that come up, nothing of what is hidden. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import type { Account } from '../platform/web/route.ts'
import type { EntryDraft } from '../record/entry.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { findDesk } from './routes.tsx'
import { asPerson, person, seatStaff } from './test-desk.ts'

const HILLVIEW = 'Hillview Academy'
const happened = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })

let site: TestSite
let hendry: Account
const records: string[] = []
beforeAll(async () => {
  site = await testSite()
  hendry = await person(site, 'Mr Hendry')
  for (let at = 0; at < 6; at += 1) {
    const record = await site.begin(`Child ${at}`)
    records.push(record)
    await seatStaff(site, record, { account: hendry, role: 'SENCO', organisation: HILLVIEW })
  }
})
afterAll(() => site.close())

const items = async () =>
  (await findDesk({ ledger: site.ledger, now: site.site.now }, hendry.id)).items
const robin = () => records[0] ?? ''

async function provision(record: string, body: object, more: Partial<EntryDraft> = {}) {
  const [entry] = await site.add(record, {
    kind: 'provision',
    shelf: 'plan',
    audience: 'circle',
    happened: happened('2026-11-02'),
    body: { what: 'Movement break', times: 1, per: 'day', agreed: 'SEN support', ...body },
    ...more,
  })
  return entry?.seq ?? 0
}

const mark = (of: number, on: string, given: string): Partial<EntryDraft> => ({
  kind: 'delivered',
  shelf: 'plan',
  audience: 'circle',
  happened: happened(on),
  body: { of, given, says: 'school' },
})

describe('what plans give', () => {
  test('calls it no nothing given where nobody wrote and nobody said how often', async () => {
    await provision(robin(), { what: 'A word in the corridor', times: null, per: null })
    const one = (await items()).find(({ title }) => title === 'A word in the corridor')
    expect(one?.count).toEqual({ tone: 'quiet', count: '–', unit: 'nobody has written yet' })
    expect(one?.facts).not.toContain('not given')
  })

  test('stands on the desk with what was given, what was not, and what nobody wrote down', async () => {
    await site.add(robin(), {
      kind: 'school calendar',
      shelf: 'days',
      audience: 'circle',
      body: { school: HILLVIEW, terms: [{ from: '2026-09-02', to: '2026-12-18', name: 'Autumn' }] },
    })
    const of = await provision(robin(), { by: 'Ms Reid, the school nurse at Hillview Academy' })
    await site.add(robin(), mark(of, '2026-11-03', 'given'), mark(of, '2026-11-04', 'not given'))
    const one = (await items()).find(({ title }) => title === 'Movement break')
    expect(one).toMatchObject({
      sort: 'provision',
      title: 'Movement break',
      count: { tone: 'wait', count: 1, unit: 'of 15 given this term' },
      concern: 1,
      due: null,
    })
    expect(one?.facts).toContain('1 not given · 13 not recorded')
    expect(one?.href).toContain('/plan/provisions/')
  })

  test('what was stopped with no reason says so; what is kept from the school is on no desk', async () => {
    const before = (await items()).length
    await provision(robin(), { what: 'Hidden kestrel' }, { audience: 'me' })
    expect((await items()).length).toBe(before)
    const stopped = { on: '2026-11-10', by: null, reason: null }
    await provision(robin(), { what: 'Reading with Mr Bell', stopped })
    const one = (await items()).find(({ title }) => title === 'Reading with Mr Bell')
    expect(one?.facts).toContain('no reason written down')
    await provision(robin(), { what: 'Explained', stopped: { ...stopped, reason: 'It worked' } })
    expect((await items()).some(({ title }) => title === 'Explained')).toBe(false)
  })

  test('a review that a plan names comes up, and steps back where a clock of the law runs for it', async () => {
    const [record] = records.slice(1)
    const body = { title: 'My plan', sort: 'SEN support plan', nextReview: '2026-12-01' }
    await site.add(record ?? '', { kind: 'plan', shelf: 'plan', audience: 'circle', body })
    const review = async () => (await items()).find(({ sort }) => sort === 'review')
    expect(await review()).toMatchObject({
      title: 'Review: My plan',
      due: '2026-12-01',
      count: { tone: 'soon', count: 10 },
    })
    const [matter] = await site.add(record ?? '', {
      kind: 'matter',
      shelf: 'plan',
      audience: 'circle',
      body: { title: 'SEN support', process: 'sen-support', with: HILLVIEW },
    })
    await site.add(record ?? '', {
      kind: 'step',
      shelf: 'plan',
      audience: 'circle',
      body: { of: matter?.seq, event: 'plan-agreed' },
    })
    expect(await review()).toBeUndefined()
  })

  test('what was kept counts sessions over children, and shows no group smaller than five', async () => {
    for (const record of records) {
      const of = await provision(record, {})
      await site.add(record, mark(of, '2026-11-05', 'given'), mark(of, '2026-11-06', 'given'))
    }
    const [first] = records
    const late = await provision(first ?? '', {})
    await site.add(first ?? '', mark(late, '2026-11-05', 'partly'))
    const page = await (await (await asPerson(site, hendry)).get('/desk/kept')).text()
    const from = page.indexOf('<h2>What plans give, this term</h2>')
    const card = page.slice(from, page.indexOf('</section>', from))
    expect(card).toContain('not “not given”')
    expect(card.match(/Not shown: fewer than 5 children/g)?.length).toBeGreaterThan(1)
  })
})
