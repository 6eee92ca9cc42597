/** `heard close-account`: whose, and what stands in its way. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { accountFor, findByAddress } from '../platform/sign-in/store.ts'
import { TEST_NOW, testSite, type TestSite } from '../test-site.ts'
import { closeAccountCommand } from './account.ts'
import type { Given } from './command.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const run = (options: Given['options']) =>
  closeAccountCommand.run({
    args: [],
    options,
    config: readConfig({ HEARD_DATA: site.folder }),
    now: () => TEST_NOW,
    say: () => {},
    withLedger: (work) => work(site.ledger, site.account, site.urls.owner),
    withRecord: () => Promise.reject(new Error('This is about no record.')),
  })
const someone = (name: string) =>
  accountFor(site.ledger.db, { email: `${name}@heard.example`, name }, TEST_NOW)

test('closes the account of an address, and no other', async () => {
  await someone('kim')
  await someone('lee')
  const answer = await run({ for: 'Kim@heard.example' })
  expect(answer?.json).toEqual({ closed: true, places: 0 })
  expect(await findByAddress(site.ledger.db, 'kim@heard.example')).toBeNull()
  expect(await findByAddress(site.ledger.db, 'lee@heard.example')).not.toBeNull()
  await expect(run({ for: 'kim@heard.example' })).rejects.toThrow('Nobody signs in here by')
  await expect(run({})).rejects.toThrow('--for')
})

test('never decides about a record that nobody else owns', async () => {
  const ann = await someone('ann')
  const record = await site.begin('Robin', ann.id)
  await expect(run({ for: 'ann@heard.example' })).rejects.toThrow('the only owner of a record')
  expect(await site.within(record, async ({ owner }) => owner, ann.id)).toBe(true)
})
