/** How late a school is in its own days, read from a record as `heard owed` reads it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schoolDaysLate, schoolDaysPast } from '../commitments/commitment.ts'
import { findOwed } from '../commitments/store.ts'
import { day } from '../platform/day.ts'
import { testSite, type TestSite } from '../test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const promise = (debtor: string) => ({
  kind: 'promise',
  body: { title: debtor, debtor, creditor: 'Alex', due: '2026-10-21', dueBasis: 'their promise' },
})
const term = (from: string, to: string) => [{ from, to, name: 'Autumn' }]
const on = day('2026-11-05')

const lateIn = async (record: string) =>
  Object.fromEntries(
    (await site.within(record, (write) => findOwed(write, on))).map((each) => [
      each.title,
      schoolDaysLate(each, on),
    ]),
  )

test('is null until its calendar is entered, follows its newest version, and is never a council’s', async () => {
  const record = await site.begin()
  await site.add(
    record,
    promise('Hillview Academy'),
    promise('Mrs Reid'),
    promise('Northshire Council'),
  )
  expect(await lateIn(record)).toEqual({
    'Hillview Academy': null,
    'Mrs Reid': null,
    'Northshire Council': null,
  })
  const body = { school: 'Hillview Academy', terms: term('2026-09-02', '2026-12-18') }
  const [first] = await site.add(record, { kind: 'school calendar', body })
  expect(await lateIn(record)).toEqual({
    'Hillview Academy': 11,
    'Mrs Reid': 11,
    'Northshire Council': null,
  })
  const closures = [{ from: '2026-10-26', to: '2026-10-30', name: 'Half-term' }]
  await site.add(record, {
    kind: 'school calendar',
    amends: first!.seq,
    body: { ...body, closures },
  })
  expect((await lateIn(record))['Hillview Academy']).toBe(6)
})

test('where the calendar does not reach it is a range that says so, and no number', async () => {
  const record = await site.begin()
  await site.add(record, promise('Hillview Academy'), {
    kind: 'school calendar',
    body: { school: 'Hillview', terms: term('2026-09-02', '2026-10-23') },
  })
  const [late] = await site.within(record, (write) => findOwed(write, on))
  expect(schoolDaysLate(late!, on)).toBeNull()
  expect(schoolDaysPast(late!, on)).toEqual({ least: 6, most: 11, assumed: true })
})

test('two schools: a teacher’s days are nobody’s, each school’s are its own', async () => {
  const record = await site.begin()
  await site.add(
    record,
    promise('Mrs Reid'),
    promise('Oakfield Primary'),
    {
      kind: 'school calendar',
      body: { school: 'Hillview', terms: term('2026-09-02', '2026-12-18') },
    },
    {
      kind: 'school calendar',
      body: { school: 'Oakfield Primary School', terms: term('2026-09-02', '2026-12-18') },
    },
  )
  expect(await lateIn(record)).toEqual({ 'Mrs Reid': null, 'Oakfield Primary': 11 })
})
