/** Signing in, in a real browser: a passkey of a virtual authenticator, a mailed link, a second step. */
import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountFor, makeLink } from '../../src/platform/sign-in/store.ts'
import { TEST_NOW } from '../../src/test-site.ts'
import { AGAIN, chromiumPath, faultsOf, openBrowser, PHONE, type Browser } from './browser.ts'
import { serveSite, type Served } from './site.ts'

const sent: string[] = []
const mailer = {
  send: async ({ text }: { readonly text: string }) => {
    sent.push(text)
    return 'sent' as const
  },
  close: () => {},
}

/** A phone's own passkeys, opened by a finger; `verified: false` is a key that checks nobody. */
async function withKeys(page: Page, verified = true): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verified,
      automaticPresenceSimulation: true,
    },
  })
}

describe.skipIf(chromiumPath === null)('signing in', () => {
  let served: Served
  let browser: Browser
  beforeAll(async () => {
    // A passkey belongs to a name: at a bare number no browser makes one.
    served = await serveSite({ host: 'localhost', mailer })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })
  const signedIn = async (name: string) => {
    const { db } = served.site.ledger
    const account = await accountFor(db, { email: `${name}@heard.example`, name }, TEST_NOW)
    const page = await browser.visit(
      `${served.url}/sign-in/${await makeLink(db, account, TEST_NOW)}`,
      PHONE,
    )
    await page.click('main button')
    return { account, page }
  }

  /** A passkey and a second browser, for the account page to list. */
  const someMore = async (id: string) => {
    const { db } = served.site.ledger
    const row = { account_id: id, created: TEST_NOW }
    await db
      .insertInto('auth.passkey')
      .values({
        ...row,
        id: randomUUID(),
        credential: randomUUID(),
        public_key: Buffer.from('key'),
        counter: 0,
        transports: [],
        name: 'The laptop in the kitchen',
        used: null,
      })
      .execute()
    await db
      .insertInto('auth.session')
      .values({
        ...row,
        id: randomUUID(),
        hash: Buffer.from(randomUUID()),
        expires: '2026-12-20T18:00:00Z',
        device: 'Safari on an iPhone',
        seen: TEST_NOW,
        proved: TEST_NOW,
      })
      .execute()
  }

  test('with a passkey: made on the account page, then enough by itself', AGAIN, async () => {
    const { account, page } = await signedIn(`ada${Date.now()}`)
    await withKeys(page)
    await page.goto(`${served.url}/account`)
    await page.fill('#passkey-name', 'My phone')
    await page.click('text=Add a passkey')
    await page.waitForURL('**/account?done=passkey')
    expect(await page.innerText('main')).toContain('My phone')
    await page.click('text=Add a passkey')
    await page.waitForSelector('text=already a passkey of yours')
    await page.click('text=Sign out here')
    await page.waitForURL('**/sign-in')
    await page.click('text=Sign in with a passkey')
    await page.waitForURL(`${served.url}/`)
    await page.goto(`${served.url}/account`)
    expect(await page.inputValue('#name')).toBe(account.name)
    expect(await page.innerText('#passkeys')).toContain('Last used')
    expect(browser.troubles()).toEqual([])
    await page.close()
  })

  test('not with a key that checks nobody', AGAIN, async () => {
    const { page } = await signedIn(`bea${Date.now()}`)
    await withKeys(page, false)
    await page.goto(`${served.url}/account`)
    await page.click('text=Add a passkey')
    await expect.poll(() => page.innerText('#passkeys')).toContain('That did not work')
    await page.close()
  })

  test('without JavaScript a passkey is not offered; the other ways are', AGAIN, async () => {
    const bare = await openBrowser({ scripts: false })
    const page = await bare.visit(`${served.url}/sign-in`, PHONE)
    const words = await page.innerText('main')
    expect(words).toContain('A passkey needs a browser with JavaScript')
    expect(words).toContain('Email me a link')
    expect(await page.isVisible('text=Sign in with a passkey')).toBe(false)
    await bare.close()
  })

  test('every page of it can be used by everyone, at every width', AGAIN, async () => {
    const name = `cat${Date.now()}`
    const { account, page } = await signedIn(name)
    await someMore(account.id)
    const look = async (path: string, as: string) => {
      await page.goto(`${served.url}${path}`)
      return faultsOf(page, as)
    }
    const faults = [...(await look('/sign-in', 'sign-in')), ...(await look('/account', 'account'))]
    await page.click('text=Set up a second step')
    await page.waitForURL('**/account/second-step')
    faults.push(...(await faultsOf(page, 'second-step')))
    const secret = Secret.fromBase32((await page.innerText('.heard-hash')).replaceAll(' ', ''))
    const code = (at: number) =>
      new TOTP({ secret }).generate({ timestamp: Date.parse(TEST_NOW) + at })
    await page.fill('#code', '000000')
    await page.click('text=Turn the second step on')
    faults.push(...(await faultsOf(page, 'second-step-slip')))
    await page.fill('#code', code(-30_000))
    await page.click('text=Turn the second step on')
    await page.waitForSelector('.heard-recovery')
    faults.push(...(await faultsOf(page, 'recovery-codes')))
    faults.push(...(await look('/account?done=on', 'account-on')))
    faults.push(...(await look('/account/prove', 'prove')))
    sent.length = 0
    await page.goto(`${served.url}/sign-in`)
    await page.fill('#address', `${name}@heard.example`)
    await page.click('text=Email me a link')
    await page.waitForSelector('text=a link is on its way')
    faults.push(...(await faultsOf(page, 'mail-sent')))
    await expect.poll(() => sent.length).toBe(1)
    await page.goto(/http\S+\/sign-in\/\S+/.exec(sent[0] ?? '')?.[0] ?? '')
    faults.push(...(await faultsOf(page, 'press')))
    await page.click('main button')
    await page.waitForURL('**/sign-in/code**')
    faults.push(...(await faultsOf(page, 'code')))
    await page.fill('#code', code(0))
    await page.click('main button')
    await page.waitForURL(`${served.url}/`)
    await page.goto(`${served.url}/account`)
    expect(await page.inputValue('#name')).toBe(account.name)
    expect(faults).toEqual([])
    await page.close()
  })
})
