/** Somebody whose place ended without a word: the family is told, and what is still in their name. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { append, findByAddress } from '../record/store.ts'
import { day } from '../platform/day.ts'
import { testSite, USUAL, type TestSite } from '../test-site.ts'
import { findChangedHands } from './changed-hands.ts'
import { person, seatStaff } from './test-desk.ts'

const ON = day('2026-11-21')

let site: TestSite
let record: string
beforeAll(async () => {
  site = await testSite()
  record = await site.begin('Robin')
  const until = {
    'Mr Ended': '2026-11-10',
    'Ms Long Gone': '2026-06-01',
    'Mrs Quiet': '2026-06-01',
  }
  for (const [name, last] of Object.entries(until))
    await seatStaff(site, record, {
      account: await person(site, name),
      role: 'TA',
      organisation: 'Hillview',
      until: last,
    })
  await seatStaff(site, record, { account: await person(site, 'Mr Here'), role: 'TA' })
  // Somebody who came back has a place again.
  for (const last of ['2026-11-12', null])
    await seatStaff(site, record, {
      account: await person(site, 'Ms Back'),
      role: 'TA',
      until: last,
    })
  const promise = (title: string, debtor: string) => ({
    kind: 'promise',
    happened: { day: day('2026-05-01'), time: null, precision: 'day' as const },
    body: { title, debtor, creditor: 'Alex Ward' },
  })
  await site.add(
    record,
    promise('Ring each Friday', 'Ms Long Gone'),
    promise('A quiet corner', 'Mr Here'),
  )
})
afterAll(() => site.close())

const over = async () => (await site.within(record, (write) => findChangedHands(write, ON))).over

describe('a place that ended', () => {
  test('is told for a fortnight, and longer while something is in that name', async () => {
    const told = (await over()).map(({ name, day: on, open }) => [name, on, open.length])
    expect(told).toEqual([
      ['Mr Ended', '2026-11-11', 0],
      ['Ms Long Gone', '2026-06-02', 1],
    ])
    const today = await (await site.get(`/records/${record}/today`)).text()
    expect(today).toContain('Ms Long Gone is no longer in the circle')
    expect(today).toContain('Ring each Friday')
  })

  test('is not told any more once somebody has what was left', async () => {
    const [gone] = (await over()).filter(({ name }) => name === 'Ms Long Gone')
    await site.within(record, async (write) => {
      const entry = await findByAddress(write, gone?.open[0]?.address ?? '')
      await append(write, [
        {
          ...USUAL,
          kind: 'hand-over',
          body: {
            of: entry?.seq ?? 0,
            from: 'Ms Long Gone',
            to: 'Mr Here',
            words: null,
            source: null,
          },
        },
      ])
    })
    expect((await over()).map(({ name }) => name)).toEqual(['Mr Ended'])
  })
})
