import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../../platform/day.ts'
import type { EntryDraft } from '../../record/entry.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { findEfforts } from './find-taken.ts'
import { takenBy } from './taken.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const alex = { name: 'Alex Ward', address: 'alex@home.example' }
const office = { name: 'Hillview Academy', address: 'office@hillview.example' }
const reid = { name: 'Ms Reid', address: 'reid@hillview.example' }
const law = { name: 'A solicitor', address: 'a@chambers-law.example' }
const on = (text: string) => ({ day: day(text), time: null, precision: 'day' }) as const

function mail(to: typeof alex, at: string): Partial<EntryDraft> {
  const body = { subject: 'Lunch', from: alex, to: [to], words: 'Who supervises lunch?' }
  return { kind: 'message', happened: on(at), people: [alex, to], body }
}
const call = (at: string, body: object): Partial<EntryDraft> => ({
  kind: 'call',
  happened: on(at),
  body: { with: 'Attendance office, Hillview Academy', ...body },
})

async function begun() {
  const record = await site.begin()
  const answer = { subject: 'Re', from: reid, to: [alex], words: 'Noted.' }
  await site.add(
    record,
    mail(office, '2026-09-01'),
    mail(reid, '2026-09-20'),
    mail(law, '2026-09-21'),
    { kind: 'message', happened: on('2026-09-22'), people: [reid, alex], body: answer },
    call('2026-10-01', { minutes: 5, minutesWaited: 30, answered: true }),
    call('2026-10-02', { answered: false }),
    { kind: 'letter', body: { title: 'Ours', from: 'Alex Ward', to: 'Ms Reid' } },
    { kind: 'letter', body: { title: 'Theirs', from: 'Ms Reid', to: 'Alex Ward' } },
    {
      kind: 'letter',
      happened: on('2026-09-01'),
      body: { title: 'Lunch', from: 'Alex Ward', to: 'Ms Reid' },
    },
  )
  return record
}

const totals = (record: string, from = '2000-01-01') =>
  site.within(record, async (write) =>
    takenBy(await findEfforts(write, day(from), day('2026-11-21'))),
  )

test('what the family sent and rang is counted, what it received is not, one school is one place', async () => {
  const { all, whom } = await totals(await begun())
  expect(all).toMatchObject({ calls: 2, callsInVain: 1, callsUnmeasured: 1, emails: 2, letters: 1 })
  expect(all.measured).toBe(35)
  expect(whom.map((each) => each.whom)).toEqual(['Hillview Academy'])
})

test('corrected, a call counts as it reads now; erased, it counts no more', async () => {
  const record = await begun()
  const at = { amends: 5 }
  await site.add(record, { ...call('2026-10-01', { minutes: 50, answered: true }), ...at })
  expect((await totals(record)).all.measured).toBe(50)
  await site.add(record, { kind: 'erasure', body: { of: 5 } })
  expect((await totals(record)).all).toMatchObject({ calls: 1, measured: 0 })
})

test('only the days that are asked for', async () => {
  expect((await totals(await begun(), '2026-10-01')).all).toMatchObject({ calls: 2, emails: 0 })
})

test('the page states what it assumes, takes other minutes, and keeps what was typed wrongly', async () => {
  const record = await begun()
  const page = await (await site.get(`/records/${record}/taken`)).text()
  expect(page).toContain('35 minutes')
  expect(page).toContain('2 emails at 15 minutes each')
  const other = await (await site.get(`/records/${record}/taken?email=60&letter=0`)).text()
  expect(other).toContain('and about 2 hours')
  const wrong = await site.get(`/records/${record}/taken?email=lots&to=2026-13-01`)
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="lots"')
  const empty = await (await site.get(`/records/${await site.begin()}/taken`)).text()
  expect(empty).toContain('Nothing is there yet')
})
