import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { findNewest } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { findHappened } from './store.ts'

let site: TestSite
let record: string
beforeAll(async () => {
  site = await testSite()
  record = await site.begin()
})
afterAll(() => site.close())

const at = (path: string) => `/records/${record}/incidents${path}`
const text = async (response: Response) => (await response.text()).replaceAll(/\s+/g, ' ')

async function write(slug: string, fields: Record<string, string>) {
  const response = await site.post(at(`/new/${slug}`), { token: randomUUID(), ...fields })
  const location = response.headers.get('location') ?? ''
  return { status: response.status, path: location.split('?')[0] ?? '', response }
}

describe('writing down what happened', () => {
  test('one sentence is enough, and it is an open question from then on', async () => {
    const { status, path } = await write('incident', {
      behaviour: 'He put his coat over his head.',
    })
    expect(status).toBe(303)
    expect(await text(await site.get(path))).toContain('Nobody has said yet what may lie behind it')
    const page = await text(await site.get(at('')))
    expect(page).toContain('One open question')
    expect(page).toContain('nobody has said why yet')
    await site.post(`${path}/why`, { token: randomUUID(), notKnown: 'yes' })
    expect(await text(await site.get(at('')))).toContain('why: we do not know yet')
    await site.post(`${path}/why`, { token: randomUUID(), need: 'Quiet', who: 'Mr Doyle' })
    expect(await text(await site.get(path))).toContain('In the view of Mr Doyle')
    expect(await text(await site.get(at('')))).not.toContain('open question')
  })

  test('a form sent twice is kept once', async () => {
    const fields = { token: randomUUID(), behaviour: 'Sent twice', antecedent: 'The bell' }
    const first = await write('incident', fields)
    const second = await write('incident', fields)
    expect(second.path).toBe(first.path)
  })

  test('a slip brings back everything that was typed', async () => {
    const { status, response } = await write('incident', {
      antecedent: 'The fire alarm, twice',
      minutes: 'ages',
      hard: '4',
      strategiesUsed: 'Blue card',
    })
    const page = await text(response)
    expect(status).toBe(422)
    expect(page).toContain('Write what happened')
    expect(page).toContain('The fire alarm, twice')
    expect(page).toContain('value="ages"')
    expect(page).toContain('Blue card')
  })

  test('what is added later keeps what was there, and what the form does not ask', async () => {
    const [entry] = await site.add(record, {
      kind: 'incident',
      shelf: 'incidents',
      happened: { day: day('2026-09-16'), time: null, precision: 'day' },
      body: {
        behaviour: 'Left the classroom.',
        title: 'Period 3',
        strategies: [{ name: 'Blue card', used: 'not used', words: 'Held out and not seen' }],
      },
    })
    const path = at(`/${entry?.address}`)
    const form = await text(await site.get(`${path}/correct`))
    expect(form).toContain('Left the classroom.')
    expect(form).toContain('Blue card')
    const sent = await site.post(`${path}/correct`, {
      token: randomUUID(),
      behaviour: 'Left the classroom.',
      strategiesNotUsed: 'Blue card',
      sanction: 'Detention',
      explained: 'yes',
      on: 'other',
      day: '2026-09-16',
    })
    expect(sent.status).toBe(303)
    const entries = await site.within(record, (each) => findNewest(each, ['incident']))
    expect(entries.find(({ root }) => root === entry?.seq)?.body).toMatchObject({
      title: 'Period 3',
      sanction: 'Detention',
      strategies: [{ name: 'Blue card', used: 'not used', words: 'Held out and not seen' }],
    })
    const page = await text(await site.get(path))
    expect(page).toContain('the plan or profile already explains it')
  })

  test('words of danger bring help first', async () => {
    const { response } = await write('incident', { behaviour: 'He said I want to die.' })
    expect(response.headers.get('location')).toContain('help=first')
  })
})

describe('adding up', () => {
  test('formal and unofficial stand apart, each number leads to its entries, and the law is named', async () => {
    await write('suspension', { sort: 'unofficial', words: 'Please collect him.', sessions: '1' })
    await write('suspension', { sort: 'formal', sessions: '3' })
    await write('suspension', { sort: 'formal' })
    const page = await text(await site.get(at('')))
    expect(page).toContain('once, half a day')
    expect(page).toContain('twice, at least 1.5 days')
    expect(page).toContain('/law/rows/unofficial-exclusion')
    const only = await text(await site.get(at('?only=unofficial')))
    expect(only).toContain('Sent home or kept home unofficially, half a day')
    expect(only).not.toContain('Suspended, 1.5 days')
    expect(only).toContain('1 entry.')
  })

  test('an erased entry is not counted, and a corrected one once', async () => {
    const other = await site.begin('Sam')
    const happened = { day: day('2026-11-02'), time: null, precision: 'day' as const }
    const given = { kind: 'suspension', happened, shelf: 'incidents' as const }
    const [kept, gone] = await site.add(
      other,
      { ...given, body: { sort: 'formal', days: 3 } },
      { ...given, body: { sort: 'formal', days: 5 } },
    )
    if (kept === undefined || gone === undefined) throw new Error()
    await site.add(other, { ...given, body: { sort: 'formal', days: 2 }, amends: kept.seq })
    await site.add(other, { kind: 'erasure', body: { of: gone.seq, words: '' } })
    const { happenings } = await site.within(other, findHappened)
    expect(happenings.map(({ title }) => title)).toEqual(['Suspended, 2 days'])
  })
})

describe('when the family was told', () => {
  test('shows the days between, and what cannot be is told at its box', async () => {
    const { path } = await write('bullying', {
      words: 'Two boys made the alarm noise.',
      on: 'other',
      day: '2026-11-10',
      'schoolRecorded-day': '10',
      'schoolRecorded-month': '11',
      'schoolRecorded-year': '2026',
    })
    const early = await site.post(`${path}/told`, { by: 'Ms Reid', told: '2026-11-09' })
    expect(early.status).toBe(422)
    expect(await text(early)).toContain('not before it happened')
    await site.post(`${path}/told`, { token: randomUUID(), by: 'Ms Reid', told: '2026-11-17' })
    const page = await text(await site.get(path))
    expect(page).toContain('the family was told by Ms Reid, 7 days later')
    expect(page).toContain('Between the school’s writing it down and your being told: 7 days.')
  })
})

test('a stranger finds nothing, and a page of nothing teaches', async () => {
  const stranger = await site.stranger()
  const theirs = await site.begin('Another', stranger.id)
  expect((await site.get(`/records/${theirs}/incidents`)).status).toBe(404)
  const empty = await site.begin('New')
  expect(await text(await site.get(`/records/${empty}/incidents`))).toContain(
    '“We do not know yet” is a proper answer',
  )
  expect((await site.get(at('/nowhere'))).status).toBe(404)
  expect((await site.get(at('/new/nothing'))).status).toBe(404)
})

test('a visit is laid against the days round it', async () => {
  const { path } = await write('observation', {
    by: 'Mr Fell',
    minutes: '60',
    different: 'A quieter room.',
    on: 'other',
    day: '2026-09-18',
  })
  const page = await text(await site.get(path))
  expect(page).toContain('A quieter room.')
  expect(page).toContain('1 thing happened, on 1 day')
  expect(page).toContain('/days?around=2026-09-18')
})

test('words that a reader may take as blame are told kindly to whoever wrote them', async () => {
  const blaming = await write('incident', { behaviour: 'He was naughty and manipulative.' })
  expect(await text(await site.get(blaming.path))).toContain('Wording:')
  const plain = await write('incident', { behaviour: 'He left the room at 11.20.' })
  expect(await text(await site.get(plain.path))).not.toContain('Wording:')
})

describe('what helps, as the profile says it', () => {
  test('is ticked one by one, kept by name, and stays when the entry is corrected', async () => {
    const other = await site.begin('Sam')
    const there = (path: string) => `/records/${other}${path}`
    const strategy = (body: object) => ({ kind: 'strategy', shelf: 'profile' as const, body })
    await site.add(
      other,
      strategy({ title: 'Time-out card', do: 'Nod' }),
      strategy({ title: 'A warning first', do: 'Five minutes before' }),
      strategy({ title: 'Gone', do: 'x', removed: { on: '2026-09-10', reason: null } }),
    )
    const form = await text(await site.get(there('/incidents/new/incident')))
    expect(form).toContain('Was “Time-out card” used?')
    expect(form).not.toContain('Was “Gone” used?')
    await site.post(there('/incidents/new/incident'), {
      token: randomUUID(),
      behaviour: 'Left the room.',
      'strategy-1': 'not used',
      'strategy-2': 'not known',
      strategiesUsed: 'Headphones\nTime-out card',
      knew: 'yes',
    })
    const newestThere = async () =>
      (await site.within(other, (write) => findNewest(write, ['incident'])))[0]
    const kept = await newestThere()
    expect(kept?.body).toMatchObject({
      knew: 'yes',
      strategies: [
        { name: 'Time-out card', used: 'not used' },
        { name: 'A warning first', used: 'not known' },
        { name: 'Headphones', used: 'used' },
      ],
    })
    const again = await text(await site.get(there(`/incidents/${kept?.address}/correct`)))
    expect(again).toMatch(/name="strategy-1" type="radio" value="not used" checked/)
    expect(again).toContain('Headphones</textarea>')
    await site.post(there(`/incidents/${kept?.address}/correct`), {
      token: randomUUID(),
      behaviour: 'Left the room.',
      'strategy-1': 'used',
      strategiesUsed: 'Headphones',
    })
    expect((await newestThere())?.body).toMatchObject({
      strategies: [
        { name: 'Time-out card', used: 'used' },
        { name: 'Headphones', used: 'used' },
      ],
    })
  })
})
