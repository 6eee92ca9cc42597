/** Where two steps are required, in a real browser; ending sessions on a narrow phone; closing an account. */
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountFor, makeLink, useLink } from '../../src/platform/sign-in/store.ts'
import { TEST_NOW } from '../../src/test-site.ts'
import { AGAIN, chromiumPath, faultsOf, NARROW, openBrowser, type Browser } from './browser.ts'
import { serveSite, type Served } from './site.ts'

async function withKeys(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

describe.skipIf(chromiumPath === null)('an account', () => {
  let served: Served
  let strict: Served
  let browser: Browser
  beforeAll(async () => {
    served = await serveSite({ host: 'localhost' })
    strict = await serveSite({ host: 'localhost', secondStep: 'everybody' })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
    await strict.close()
  })

  const someone = (at: Served, name: string) =>
    accountFor(at.site.ledger.db, { email: `${name}${Date.now()}@heard.example`, name }, TEST_NOW)
  const linkFor = async (at: Served, account: { id: string; name: string }) =>
    `${at.url}/sign-in/${await makeLink(at.site.ledger.db, account, TEST_NOW)}`

  test(
    'where two steps are required: a passkey is made on the way in, and asked for after a link',
    AGAIN,
    async () => {
      const account = await someone(strict, 'Ada')
      const page = await browser.visit(await linkFor(strict, account), NARROW)
      await withKeys(page)
      await page.click('main button')
      await page.waitForURL('**/sign-in/set-up**')
      const faults = [...(await faultsOf(page, 'set-up'))]
      await page.setViewportSize(NARROW)
      await page.fill('#passkey-name', 'My phone')
      await page.click('text=Make a passkey')
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
      await page.goto(await linkFor(strict, account))
      await page.click('main button')
      await page.waitForURL('**/sign-in/with-passkey**')
      faults.push(...(await faultsOf(page, 'with-passkey')))
      await page.click('text=Sign in with a passkey')
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
      await page.goto(`${strict.url}/account`)
      await page.click('summary:has-text("Rename or remove")')
      await page.click('text=Remove this passkey')
      await page.waitForSelector('text=Add another first')
      expect(faults).toEqual([])
      await page.close()
    },
  )

  test(
    'where two steps are required: an app is set up on the way in, without JavaScript',
    AGAIN,
    async () => {
      const bare = await openBrowser({ scripts: false })
      const page = await bare.visit(await linkFor(strict, await someone(strict, 'Bea')), NARROW)
      await page.click('main button')
      await page.waitForURL('**/sign-in/set-up**')
      expect(await page.isVisible('text=Make a passkey')).toBe(false)
      await page.click('text=Set up an app')
      await page.waitForURL('**/sign-in/set-up/app**')
      const secret = Secret.fromBase32((await page.innerText('.heard-hash')).replaceAll(' ', ''))
      await page.fill('#code', new TOTP({ secret }).generate({ timestamp: Date.parse(TEST_NOW) }))
      await page.click('text=That is it')
      await page.waitForSelector('.heard-recovery')
      await page.click('text=I have kept them')
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
      await bare.close()
    },
  )

  test('every page of setting up can be used by everyone, at every width', AGAIN, async () => {
    const page = await browser.visit(await linkFor(strict, await someone(strict, 'Cat')), NARROW)
    await page.click('main button')
    await page.click('text=Set up an app')
    await page.waitForURL('**/sign-in/set-up/app**')
    expect(await faultsOf(page, 'set-up-app')).toEqual([])
    await page.close()
  })

  test(
    'on a narrow phone: who is signed in where is seen, and ended, one and all others',
    AGAIN,
    async () => {
      const account = await someone(served, 'Dan')
      const { db } = served.site.ledger
      const other = async () => useLink(db, await makeLink(db, account, TEST_NOW), TEST_NOW)
      for (let times = 0; times < 3; times++) await other()
      await db
        .updateTable('auth.session')
        .set({ device: 'Samsung Internet on an Android tablet' })
        .where('account_id', '=', account.id)
        .execute()
      const page = await browser.visit(await linkFor(served, account), NARROW)
      await page.click('main button')
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
      await page.goto(`${served.url}/account`)
      const faults = [...(await faultsOf(page, 'account-sessions'))]
      await page.setViewportSize(NARROW)
      const listed = () => page.locator('#sessions li').count()
      expect(await listed()).toBe(4)
      await page.locator('#sessions >> text=Sign it out').first().click()
      await page.waitForSelector('text=That browser is signed out')
      expect(await listed()).toBe(3)
      await page.locator('#sessions >> text=Sign out everywhere else').click()
      await page.waitForSelector('text=signed out everywhere but here')
      expect(await listed()).toBe(1)
      expect(faults).toEqual([])
      await page.close()
    },
  )

  test(
    'is closed: told what becomes of a record first, and what is kept can be taken along',
    AGAIN,
    async () => {
      const account = await someone(served, 'Eva')
      const record = await served.site.begin('Robin', account.id)
      const page = await browser.visit(await linkFor(served, account), NARROW)
      await page.click('main button')
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
      await page.goto(`${served.url}/account`)
      await page.click('text=See it, and take a copy along')
      const faults = [...(await faultsOf(page, 'kept-of-me'))]
      const saved = page.waitForEvent('download')
      await page.click('text=Save this page as a file')
      expect((await saved).suggestedFilename()).toBe('heard-about-me.json')
      await page.goto(`${served.url}/records/${record}/mine`)
      faults.push(...(await faultsOf(page, 'mine')))
      await page.goto(`${served.url}/account/close`)
      faults.push(...(await faultsOf(page, 'close')))
      await page.setViewportSize(NARROW)
      await page.click('text=Close my account')
      await page.waitForSelector('.govuk-error-summary')
      faults.push(...(await faultsOf(page, 'close-slip')))
      await page.fill(`#erase-${record}`, 'Robin')
      await page.click('text=Close my account')
      await page.waitForSelector('text=Your account is closed')
      faults.push(...(await faultsOf(page, 'closed')))
      await page.goto(`${served.url}/account`)
      await page.waitForURL('**/sign-in')
      expect(faults).toEqual([])
      await page.close()
    },
  )
})
