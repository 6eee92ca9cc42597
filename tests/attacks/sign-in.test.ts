/** The way in, attacked: cookies planted, addresses to be led to, forms from elsewhere, hosts, frames, names in mails, races. */
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openMailer } from '../../src/platform/mail/mailer.ts'
import { nameAccount } from '../../src/platform/sign-in/address-store.ts'
import { findSession } from '../../src/platform/sign-in/session-store.ts'
import { accountFor, makeLink, spendLink, useLink } from '../../src/platform/sign-in/store.ts'
import { goes, keptMail, plain, testBrowser } from '../../src/platform/sign-in/test-browser.ts'
import type { Account } from '../../src/platform/web/route.ts'
import type { Day } from '../../src/platform/day.ts'
import { makePrivateLink, seatByLink } from '../../src/people/private-links.ts'
import type { SecondStep } from '../../src/site.ts'
import { testSite, type TestSite } from '../../src/test-site.ts'

const HTTPS = 'https://heard.example'
const EVIL = 'https://evil.example'
let site: TestSite
let sent: { to: string; subject: string; text: string }[] = []
const NOW = new Date().toISOString()

beforeAll(async () => {
  site = await testSite(NOW)
})
afterAll(() => site.close())
beforeEach(() => {
  sent = []
})

const browser = (url = site.site.url, secondStep: SecondStep = 'offered') =>
  testBrowser({ ...site.site, url, mailer: keptMail(sent), secondStep })
const someone = (name = 'Kim') =>
  accountFor(site.ledger.db, { email: `${randomUUID()}@heard.example`, name }, NOW)
const sessionOf = async (account: Account) =>
  (await useLink(site.ledger.db, await makeLink(site.ledger.db, account, NOW), NOW)) ?? ''

async function linkToADay(): Promise<string> {
  const until = '2030-01-01' as Day
  return site.within(await site.begin('Robin'), async (write) =>
    makePrivateLink(
      write,
      await seatByLink(write, { name: 'Home', role: 'home', adds: ['check-in'], until }),
      until,
    ),
  )
}

describe('cookies', () => {
  test('over https are each of this host alone, over TLS, for no script, and not sent along from elsewhere', async () => {
    const set: string[] = []
    const listen = (response: Response) => set.push(...response.headers.getSetCookie())
    const at = browser(HTTPS, 'everybody')
    listen(await at.get('/account'))
    listen(await at.signIn(await someone()))
    listen(await browser(HTTPS).signIn(await someone()))
    listen(await browser(HTTPS).post('/l', { secret: await linkToADay() }))
    listen(await browser(HTTPS).get('/l/answer'))
    listen(await browser(HTTPS).post('/reading-settings', { size: 'large' }))
    const given = set.filter((line) => !/max-age=0/i.test(line))
    const names = given.map((line) => line.split('=')[0])
    expect(new Set(names)).toEqual(
      new Set(
        ['next', 'second-step', 'session', 'link', 'browser', 'reading'].map(
          (name) => `__Host-heard-${name}`,
        ),
      ),
    )
    for (const line of set)
      expect(line).toMatch(
        /^__Host-(?!.*Domain).*(?=.*Path=\/(?:;|$))(?=.*HttpOnly)(?=.*Secure)(?=.*SameSite=Lax)/,
      )
  })

  test('are given in one place', () => {
    const src = new URL('../../src/', import.meta.url).pathname
    const giving = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('test'))
      .filter((path) => /\b(?:set|delete)Cookie\(/.test(readFileSync(join(src, path), 'utf8')))
    expect(giving).toEqual(['platform/web/cookies.ts'])
  })

  test('that a neighbouring host plants (without the name only we can give) open nothing', async () => {
    const planted = await sessionOf(await someone('Mallory'))
    const at = browser(HTTPS)
    at.cookies.set('heard-session', planted)
    at.cookies.set('heard-second-step', planted)
    expect(goes(await at.get('/account'))).toBe('/sign-in')
    const link = await browser(HTTPS).post('/l', { secret: await linkToADay() })
    const opened =
      link.headers
        .getSetCookie()
        .join()
        .match(/heard-link=([^;]+)/)?.[1] ?? ''
    expect(opened).not.toBe('')
    at.cookies.set('heard-link', opened)
    expect((await at.get('/l/day')).status).toBe(410)
    at.cookies.set('__Host-heard-link', opened)
    expect((await at.get('/l/day')).status).toBe(200)
  })

  test('that were there before signing in are never taken over (fixation)', async () => {
    const [victim, at] = [await someone(), browser()]
    const mallorys = await sessionOf(await someone('Mallory'))
    for (const planted of [mallorys, 'chosen-by-somebody', '']) {
      at.cookies.set('heard-session', planted)
      await at.signIn(victim)
      expect(at.cookies.get('heard-session')).not.toBe(planted)
      if (planted !== '') expect(await findSession(site.ledger.db, planted, NOW)).toBeNull()
    }
  })
})

describe('an address to be led to', () => {
  const PLACES = [
    EVIL,
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    '/\r\nSet-Cookie: heard-session=planted',
    '/%0d%0aLocation:%20https://evil.example',
  ]
  test.each(PLACES)('%j leads nowhere but here, by any way in', async (next) => {
    const { db } = site.ledger
    const answers: Response[] = []
    const account = await someone()
    const at = browser(site.site.url, 'everybody')
    answers.push(await at.post('/sign-in', { secret: await makeLink(db, account, NOW, next) }))
    answers.push(await at.get(`/sign-in/set-up?next=${encodeURIComponent(next)}`))
    answers.push(await at.post('/sign-in/set-up/app', { next }))
    const page = await at.get(`/sign-in/set-up/app?next=${encodeURIComponent(next)}`)
    const html = await page.clone().text()
    const secret = /<code class="heard-hash">([A-Z2-7 ]+)</.exec(html)?.[1] ?? ''
    const code = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({
      timestamp: Date.parse(NOW),
    })
    answers.push(page, await at.post('/sign-in/set-up/app/code', { code, next }))
    const other = browser()
    answers.push(await other.get(`/sign-in?next=${encodeURIComponent(next)}`))
    for (const answer of answers) {
      const [to, body] = [goes(answer) ?? '/', await answer.text()]
      expect(new URL(to, HTTPS).origin).toBe(HTTPS)
      expect(to).not.toMatch(/[\r\n]/)
      expect(answer.headers.getSetCookie().join()).not.toContain('heard-session=planted')
      for (const [, inside = ''] of body.matchAll(/(?:href|value|action)="([^"]*evil[^"]*)"/g))
        expect(new URL(inside.replaceAll('&amp;', '&'), HTTPS).origin).toBe(HTTPS)
    }
  })
})

describe('a page elsewhere', () => {
  const FORMS = [
    '/sign-in',
    '/sign-in/mail',
    '/sign-in/code',
    '/sign-in/set-up/app',
    '/sign-in/set-up/app/code',
    '/sign-in/set-up/passkey',
    '/sign-in/passkey',
    '/sign-out',
    '/account/close',
    '/account/kept',
    '/account/name',
    '/account/second-step/begin',
    '/account/sessions/end-others',
  ]
  test.each(FORMS)('cannot send %s', async (path) => {
    const account = await someone('Before')
    const at = browser()
    await at.signIn(account)
    const body = { secret: await makeLink(site.ledger.db, account, NOW), name: 'After' }
    for (const headers of [
      { origin: EVIL },
      { origin: 'null' },
      { origin: '', 'sec-fetch-site': 'cross-site' },
      { origin: EVIL, 'sec-fetch-site': 'same-site' },
    ]) {
      const answer = await at.ask(path, {
        method: 'POST',
        headers,
        body: new URLSearchParams(body),
      })
      expect(answer.status, JSON.stringify(headers)).toBe(403)
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    expect((await at.read('/account')).text).toContain('Your account')
    expect(await spendLink(site.ledger.db, body.secret, NOW)).not.toBeNull()
  })

  test('cannot frame any page of the way in, nor have it kept', async () => {
    const at = browser(HTTPS, 'everybody')
    await at.signIn(await someone())
    await at.post('/sign-in/set-up/app')
    for (const path of [
      '/sign-in',
      '/sign-in/abc',
      '/sign-in/set-up',
      '/sign-in/set-up/app',
      '/account/close',
    ]) {
      const { headers } = await at.get(path)
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
      expect(headers.get('x-frame-options'), path).toBe('DENY')
      expect(headers.get('cache-control'), path).toBe('no-store')
    }
  })

  test('a link is not used up by being looked at ahead', async () => {
    const [account, at] = [await someone(), browser()]
    const secret = await makeLink(site.ledger.db, account, NOW)
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'TRACE'])
      if (method !== 'TRACE')
        await at.ask(`/sign-in/${secret}`, { method, ...(method === 'PUT' && { body: '' }) })
    expect(goes(await at.post('/sign-in', { secret }))).toBe('/')
  })
})

describe('a request that says it came by another name', () => {
  test('never makes a link that leads there', async () => {
    const account = await someone()
    const { address } = await site.ledger.db
      .selectFrom('auth.account')
      .select('address')
      .where('id', '=', account.id)
      .executeTakeFirstOrThrow()
    await browser(HTTPS).ask('/sign-in/mail', {
      method: 'POST',
      headers: {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
        forwarded: 'host=evil.example',
      },
      body: new URLSearchParams({ address: address ?? '' }),
    })
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]?.text).toContain(`${HTTPS}/sign-in/`)
    expect(sent[0]?.text).not.toContain('evil')
  })
})

describe('who is known', () => {
  test('is not told by words or by status: known, unknown, closed, with a second step required, all alike', async () => {
    const { db } = site.ledger
    const [known, closed] = [await someone(), await someone()]
    const addressOf = async (account: Account) =>
      (
        await db
          .selectFrom('auth.account')
          .select('address')
          .where('id', '=', account.id)
          .executeTakeFirstOrThrow()
      ).address ?? ''
    const addresses = [await addressOf(known), await addressOf(closed), 'nobody@heard.example']
    const at = browser()
    await at.signIn(closed)
    expect((await at.post('/account/close')).status).toBe(200)
    for (const secondStep of ['offered', 'everybody'] as const) {
      const pages = await Promise.all(
        addresses.map(async (address) => {
          const answer = await browser(undefined, secondStep).post('/sign-in/mail', { address })
          return `${answer.status} ${(await answer.text()).replaceAll(address, 'ADDRESS')}`
        }),
      )
      expect(new Set(pages).size).toBe(1)
    }
    await vi.waitFor(() => expect(new Set(sent.map(({ to }) => to))).toContain(addresses[0]))
    const linked = sent.filter(({ subject }) => subject.startsWith('Your link'))
    expect(linked.map(({ to }) => to)).not.toContain(addresses[1])
  })

  test('is not told by how long it takes: the answer goes out before anybody is looked up', async () => {
    const account = await someone()
    const { address } = await site.ledger.db
      .selectFrom('auth.account')
      .select('address')
      .where('id', '=', account.id)
      .executeTakeFirstOrThrow()
    // A mail server that never answers holds nobody up.
    const stuck = testBrowser({
      ...site.site,
      mailer: { send: () => new Promise(() => {}), close: () => {} },
    })
    expect((await stuck.post('/sign-in/mail', { address: address ?? '' })).status).toBe(200)
  })

  test('letters that only look alike are another address, or none', async () => {
    for (const address of [
      'kİm@heard.example',
      'kım@heard.example',
      'kim@heard.example\u200b.evil.example',
      'kim@heаrd.example',
    ])
      expect((await browser().post('/sign-in/mail', { address })).status, address).toBe(422)
  })
})

describe('names and addresses', () => {
  const NASTY = 'Kim\r\nBcc: all@evil.example\r\n\r\n<script>alert(1)</script>'
  test('with line ends reach no header of a mail, and no header of an answer', async () => {
    const account = await someone()
    await nameAccount(site.ledger.db, account, NASTY)
    const at = browser()
    await at.signIn(account)
    for (const address of [
      'a@heard.example\r\nBcc: b@evil.example',
      'a@heard.example, b@evil.example',
      '"x\r\n"@heard.example',
    ])
      expect((await at.post('/account/address', { address })).status).toBe(422)
    await at.post('/account/name', { name: NASTY })
    const page = await at.get('/account')
    expect(await page.text()).not.toContain('<script>alert')
    expect([...page.headers.keys()]).not.toContain('bcc')
    await at.post('/account/close')
    await vi.waitFor(() => expect(sent.length).toBeGreaterThan(0))
    for (const { subject, to, text } of sent) {
      expect(subject + to).not.toMatch(/[\r\n]|evil/)
      expect(text).not.toContain('evil')
    }
  })

  test('of line ends in an address nodemailer makes nothing either', async () => {
    const mailer = openMailer('smtp://127.0.0.1:9', 'heard@heard.example')
    const outcome = await mailer
      .send({ to: 'a@heard.example\r\nBcc: b@evil.example', subject: 'x\r\ny', text: 'z' })
      .catch(() => 'refused')
    expect(outcome).not.toBe('sent')
    mailer.close()
  })
})

describe('several processes', () => {
  test('count tries together: five links an hour for one address, five codes for one account', async () => {
    const address = `${randomUUID()}@heard.example`
    const processes = [browser(), browser(), browser()]
    const statuses: number[] = []
    for (let at = 0; at < 6; at++)
      statuses.push((await processes[at % 3]?.post('/sign-in/mail', { address }))?.status ?? 0)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    const many = await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const other = `${randomUUID()}@heard.example`
        const answers = await Promise.all(
          processes.flatMap((each) =>
            [0, 1, 2].map(() => each.post('/sign-in/mail', { address: other })),
          ),
        )
        return at < 4 ? answers.filter(({ status }) => status === 200).length : 0
      }),
    )
    // Forty an hour from one network: what came before counts too.
    expect(many.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(40)
  })

  test('codes guessed by many browsers at once rest together, and the right one with them', async () => {
    const [account, at] = [await someone(), browser(undefined, 'everybody')]
    await at.signIn(account)
    await at.post('/sign-in/set-up/app')
    const html = await (await at.get('/sign-in/set-up/app')).text()
    const secret = (/<code class="heard-hash">([A-Z2-7 ]+)</.exec(html)?.[1] ?? '').replaceAll(
      ' ',
      '',
    )
    const right = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: Date.parse(NOW),
    })
    const wrong = right === '123456' ? '654321' : '123456'
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => at.post('/sign-in/set-up/app/code', { code: wrong })),
    )
    expect(tries.every(({ status }) => status === 422)).toBe(true)
    const after = await at.post('/sign-in/set-up/app/code', { code: right })
    expect(after.status).toBe(422)
    expect(plain(await after.text())).toContain('Too many wrong codes')
    expect(goes(await at.get('/account'))).toBe('/sign-in')
  })
})

describe('an account that is closed in the same moment', () => {
  test('is nobody’s afterwards, whichever link, session or address is on its way', async () => {
    const { db } = site.ledger
    for (let round = 0; round < 3; round++) {
      const account = await someone()
      const [closing, other] = [browser(), browser()]
      await closing.signIn(account)
      const links = await Promise.all([0, 1, 2].map(() => makeLink(db, account, NOW)))
      await Promise.all([
        closing.post('/account/close'),
        ...links.map((secret) => other.post('/sign-in', { secret })),
      ])
      for (const at of [closing, other]) expect(goes(await at.get('/account'))).toBe('/sign-in')
    }
  })

  test('stays closed for a session that came to be after all', async () => {
    const { db } = site.ledger
    const account = await someone()
    const secret = await sessionOf(account)
    await db.updateTable('auth.account').set({ closed: NOW }).where('id', '=', account.id).execute()
    expect(await findSession(db, secret, NOW)).toBeNull()
  })
})
