import { afterAll, beforeAll, expect, test } from 'vitest'
import { patternsIn } from '../patterns/patterns.ts'
import { findFacts, Memory } from '../patterns/store.ts'
import { day } from '../platform/day.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { EXPECTED_ON, EXPECTED_PATTERNS } from './expected.data.ts'
import { loadSample } from './load.ts'
import { findNewest } from '../record/store.ts'
import { findApologies } from '../together/apology-store.ts'
import { REPAIR_KINDS } from '../together/entries.ts'
import { onlyOutside } from '../together/outside.ts'
import { findPromisesOf } from '../together/repair-promises.ts'
import { findRepairs } from '../together/repair-store.ts'
import { hasHeard, stateOfRepair } from '../together/repair.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

let record = ''
beforeAll(async () => {
  record = await loadSample(site.ledger, site.account, site.site.now)
}, 120_000)

test('a conversation was begun again and agreed by both; an apology stands; none of it goes out', async () => {
  const [repair] = await site.within(record, findRepairs)
  if (repair === undefined) throw new Error('There is no conversation in the sample.')
  expect(stateOfRepair(repair)).toBe('agreed')
  expect(repair.sides.every((side) => hasHeard(repair, side))).toBe(true)
  const promised = await site.within(record, (write) => findPromisesOf(write, repair))
  expect(promised).toHaveLength(2)
  const apologies = await site.within(record, findApologies)
  expect(apologies.map(({ entry }) => entry.author)).toContain('Paul Hendry')
  const outside = await site.within(record, async (write) =>
    onlyOutside(write, await findNewest(write, REPAIR_KINDS)),
  )
  expect(outside).toEqual([])
})

test('Robin’s record shows the patterns that his story holds, and no other', async () => {
  const on = day(EXPECTED_ON)
  const { found, tooFew } = await site.within(record, async (write) =>
    patternsIn(await findFacts(write, on, new Memory()), on),
  )
  expect(found.map(({ rule }) => rule)).toEqual(EXPECTED_PATTERNS.found)
  expect(tooFew.map(({ rule }) => rule)).toEqual(EXPECTED_PATTERNS.tooFew)
})
