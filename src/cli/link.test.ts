/** `heard link`: for whom, and what it turns off. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { hasSecondStep } from '../platform/sign-in/authenticator.ts'
import { accountFor, spendLink } from '../platform/sign-in/store.ts'
import { TEST_NOW, testSite, type TestSite } from '../test-site.ts'
import type { Given } from './command.ts'
import { linkCommand } from './start.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

async function linkFor(options: Given['options']): Promise<string> {
  const answer = await linkCommand.run({
    args: [],
    options,
    config: readConfig({ HEARD_DATA: site.folder }),
    now: () => TEST_NOW,
    say: () => {},
    withLedger: (work) => work(site.ledger, site.account),
    withRecord: () => Promise.reject(new Error('A link is about no record.')),
  })
  return new URL(answer?.words ?? '').pathname.split('/').at(-1) ?? ''
}
const whose = async (secret: string) =>
  (await spendLink(site.ledger.db, secret, TEST_NOW))?.account.id

describe('heard link', () => {
  test('is for the first account, or for whoever signs in by an address', async () => {
    const { db } = site.ledger
    const kim = await accountFor(db, { email: 'kim@heard.example', name: 'Kim' }, TEST_NOW)
    expect(await whose(await linkFor({}))).toBe(site.account.id)
    expect(await whose(await linkFor({ for: 'Kim@Heard.example' }))).toBe(kim.id)
  })

  test('refuses an address nobody has, and makes no account for it', async () => {
    await expect(linkFor({ for: 'no@heard.example' })).rejects.toThrow('Nobody signs in here by')
    await expect(linkFor({ for: 'no@heard.example' })).rejects.toThrow('Nobody signs in here by')
  })

  test('turns off the second step of that account, and of no other', async () => {
    const { db } = site.ledger
    const lee = await accountFor(db, { email: 'lee@heard.example', name: 'Lee' }, TEST_NOW)
    for (const { id } of [lee, site.account])
      await db
        .insertInto('auth.authenticator')
        .values({ account_id: id, sealed: Buffer.alloc(48), step: 0, since: TEST_NOW })
        .execute()
    await linkFor({ for: 'lee@heard.example', secondStepOff: true })
    expect(await hasSecondStep(db, lee)).toBe(false)
    expect(await hasSecondStep(db, site.account)).toBe(true)
  })
})
