import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { calendarFor, findCalendars, findPolicies } from './calendars.ts'
import { calendarBody, policyBody } from './entries.ts'
import { policyEnds, policyFor } from './policy.ts'
import { dayOf } from '../law/day-number.ts'

const AUTUMN = { from: '2026-09-02', to: '2026-12-18', name: 'Autumn' }

describe('what may be written down', () => {
  test.each([
    ['nothing in it', { school: 'Hillview', terms: [], closures: [] }],
    ['a term that ends before it begins', { terms: [{ ...AUTUMN, to: '2026-09-01' }] }],
    ['a day that is none', { terms: [{ ...AUTUMN, from: '2026-02-30' }] }],
    ['a term of years', { terms: [{ ...AUTUMN, to: '2029-12-18' }] }],
    ['a field nobody knows', { terms: [AUTUMN], colour: 'red' }],
    ['no school', { school: ' ', terms: [AUTUMN] }],
  ])('a calendar with %s is refused', (_what, body) => {
    expect(calendarBody.safeParse({ school: 'Hillview', ...body }).success).toBe(false)
  })

  test('a policy stands beside a clock of the law, or beside none, never beside one nobody knows', () => {
    const body = {
      organisation: 'Hillview',
      title: 'Replies',
      number: 5,
      unit: 'school days',
      clock: null,
    }
    expect(policyBody.safeParse(body).success).toBe(true)
    expect(policyBody.safeParse({ ...body, clock: 'sc-stage1' }).success).toBe(true)
    expect(policyBody.safeParse({ ...body, clock: 'no-such-clock' }).success).toBe(false)
    expect(policyBody.safeParse({ ...body, number: 0 }).success).toBe(false)
    expect(policyBody.safeParse({ ...body, unit: 'moons' }).success).toBe(false)
  })
})

describe('in a record', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await testSite()
  })
  afterAll(() => site.close())

  test('the newest version is read, and what was erased is gone', async () => {
    const record = await site.begin()
    const [first] = await site.add(record, {
      kind: 'school calendar',
      body: { school: 'Hillview Academy', terms: [AUTUMN] },
    })
    const find = () => site.within(record, findCalendars)
    expect(calendarFor(await find(), 'Hillview')?.terms).toEqual([AUTUMN])
    await site.add(record, {
      kind: 'school calendar',
      amends: first!.seq,
      body: { school: 'Hillview Academy', terms: [{ ...AUTUMN, from: '2026-09-07' }] },
    })
    expect(calendarFor(await find(), 'Hillview')?.terms[0]?.from).toBe('2026-09-07')
    await site.add(record, { kind: 'erasure', body: { of: first!.seq } })
    expect(await find()).toEqual([])
  })

  test('a body’s own number is counted with its own school’s days', async () => {
    const record = await site.begin()
    await site.add(
      record,
      {
        kind: 'policy',
        body: {
          organisation: 'Hillview Academy',
          title: 'We reply in 5 school days',
          clock: 'sc-stage1',
          number: 5,
          unit: 'school days',
        },
      },
      {
        kind: 'school calendar',
        body: {
          school: 'Hillview Academy',
          terms: [AUTUMN],
          closures: [{ from: '2026-10-26', to: '2026-10-30', name: 'Half-term' }],
        },
      },
    )
    const [policies, calendars] = await site.within(record, async (write) => [
      await findPolicies(write),
      await findCalendars(write),
    ])
    const policy = policyFor(policies, 'the Hillview Academy', 'sc-stage1')
    expect(policyFor(policies, 'Oakfield Primary', 'sc-stage1')).toBeNull()
    const sure = policyEnds(policy!, day('2026-10-22'), calendarFor(calendars, 'Hillview'))
    expect(dayOf(sure.due!)).toBe('2026-11-05')
    const unsure = policyEnds(policy!, day('2026-10-22'), null)
    expect(unsure.due).toBeNull()
    expect([dayOf(unsure.earliest!), dayOf(unsure.latest!)]).toEqual(['2026-10-29', '2026-11-05'])
  })

  test('another member without a share of it does not find it', async () => {
    const other = await site.stranger()
    const record = await site.begin('Sam', other.id)
    await expect(site.within(record, findCalendars)).rejects.toThrow()
  })
})
