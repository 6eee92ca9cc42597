import { afterAll, beforeAll, expect, test } from 'vitest'
import { patternsIn } from '../patterns/patterns.ts'
import { findFacts, Memory } from '../patterns/store.ts'
import { day } from '../platform/day.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { EXPECTED_ON, EXPECTED_PATTERNS } from './expected.data.ts'
import { loadSample } from './load.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

test('Robin’s record shows the patterns that his story holds, and no other', async () => {
  const record = await loadSample(site.ledger, site.account, site.site.now)
  const on = day(EXPECTED_ON)
  const { found, tooFew } = await site.within(record, async (write) =>
    patternsIn(await findFacts(write, on, new Memory()), on),
  )
  expect(found.map(({ rule }) => rule)).toEqual(EXPECTED_PATTERNS.found)
  expect(tooFew.map(({ rule }) => rule)).toEqual(EXPECTED_PATTERNS.tooFew)
})
