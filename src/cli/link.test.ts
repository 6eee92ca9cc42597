/** `heard link`: for whom, and what it turns off. `heard sign-out`: whom. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { hasSecondStep } from '../platform/sign-in/authenticator.ts'
import { findSession } from '../platform/sign-in/session-store.ts'
import { accountFor, makeLink, spendLink, useLink } from '../platform/sign-in/store.ts'
import { TEST_NOW, testSite, type TestSite } from '../test-site.ts'
import type { Given } from './command.ts'
import { linkCommand, signOutCommand } from './start.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const given = (options: Given['options']): Given => ({
  args: [],
  options,
  config: readConfig({ HEARD_DATA: site.folder }),
  now: () => TEST_NOW,
  say: () => {},
  withLedger: (work) => work(site.ledger, site.account, site.urls.owner),
  withRecord: () => Promise.reject(new Error('This is about no record.')),
})

async function linkFor(options: Given['options']): Promise<string> {
  const answer = await linkCommand.run(given(options))
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

describe('heard sign-out', () => {
  const signedIn = async (email: string) => {
    const { db } = site.ledger
    const account = await accountFor(db, { email, name: 'Sam' }, TEST_NOW)
    const secret = await useLink(db, await makeLink(db, account, TEST_NOW), TEST_NOW)
    return { account, secret: secret ?? '' }
  }
  const isOpen = async (secret: string) =>
    (await findSession(site.ledger.db, secret, TEST_NOW)) !== null

  test('ends what one account has open, links not yet used too, or what everybody has', async () => {
    const { db } = site.ledger
    const [one, other] = [await signedIn('one@heard.example'), await signedIn('two@heard.example')]
    const link = await makeLink(db, one.account, TEST_NOW)
    const answer = await signOutCommand.run(given({ for: 'one@heard.example' }))
    expect(answer?.json).toEqual({ ended: 1 })
    expect(await whose(link)).toBeUndefined()
    expect([await isOpen(one.secret), await isOpen(other.secret)]).toEqual([false, true])
    await signOutCommand.run(given({ everyone: true }))
    expect(await isOpen(other.secret)).toBe(false)
  })

  test('wants to be told whom', async () => {
    for (const options of [{}, { for: 'two@heard.example', everyone: true }])
      await expect(signOutCommand.run(given(options))).rejects.toThrow('Say whom')
    await expect(signOutCommand.run(given({ for: 'no@heard.example' }))).rejects.toThrow(
      'Nobody signs in here by',
    )
  })
})
