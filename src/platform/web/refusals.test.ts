/** What the log is told of requests that were refused, asked of the real application. */
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testSite, TEST_NOW, type TestSite } from '../../test-site.ts'
import { accountFor, makeLink } from '../sign-in/store.ts'
import { testBrowser } from '../sign-in/test-browser.ts'
import { atMost, type Refused } from './refusals.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const told: Refused[] = []
const browser = () => {
  told.length = 0
  return testBrowser(site.site, told)
}
const whats = () =>
  told.map(({ what, method, route, status }) => `${status} ${method} ${route}: ${what}`)

describe('the log is told', () => {
  test('of a form from elsewhere, and by which reference it is found', async () => {
    const at = browser()
    const answer = await at.ask('/sign-in/mail', {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams({ address: 'robin@heard.example' }),
    })
    expect(whats()).toEqual(['403 POST /sign-in/mail: a form from elsewhere'])
    const request = told[0]?.request ?? 'none'
    expect(answer.headers.get('heard-request')).toBe(request)
    expect(await answer.text()).toContain(request)
  })

  test('of signing in, by which way, and of links, codes and passkeys that open nothing', async () => {
    const at = browser()
    await at.signIn(site.account)
    await at.post('/sign-in', { secret: 'no such secret' })
    await at.post('/sign-in/passkey', { answer: '{}' })
    await at.post('/code', { code: 'abcde fghij', pin: '1234' })
    await at.post('/sign-out')
    expect(whats()).toEqual([
      '303 POST /sign-in: signed in by a link',
      '410 POST /sign-in: a sign-in link that opens nothing',
      '403 POST /sign-in/passkey: a passkey that opens nothing',
      '422 POST /code: a wrong code or PIN',
      '303 POST /sign-out: signed out',
    ])
  })

  test('of a link that still waits for its second step, and of a wrong code after it', async () => {
    told.length = 0
    const at = testBrowser({ ...site.site, secondStep: 'everybody' }, told)
    await at.signIn(site.account)
    await at.post('/sign-in/code', { code: '000000' })
    expect(whats()).toEqual([
      '303 POST /sign-in: a link was used, and a second step is waited for',
      '422 POST /sign-in/code: a wrong code',
    ])
  })

  test('of a stranger at a record, of a seat that may not, of nobody who sends a form', async () => {
    const record = await site.begin('Robin')
    const stranger = await site.stranger()
    const { account } = await site.seat(record, 'Ms Reid', ['days'])
    const at = browser()
    await at.post(`/records/${record}/circle/leave`)
    await at.signIn(stranger)
    told.length = 0
    await at.get(`/records/${record}/today`)
    await at.signIn({ id: account, name: 'Ms Reid' })
    told.length = 0
    await at.get(`/records/${record}/letters`)
    expect(whats()).toEqual([
      '404 GET /records/:record/letters: no place at this record, or nothing there',
    ])
    const nobody = browser()
    await nobody.post(`/records/${record}/circle/leave`)
    expect(whats()).toEqual([
      '303 POST /records/:record/circle/leave: a form without being signed in',
    ])
    // A bookmark is no attempt at anything.
    await nobody.get('/account')
    expect(told).toHaveLength(1)
  })

  test('of what was asked too often', async () => {
    const at = browser()
    for (let times = 0; times < 6; times++)
      await at.ask('/sign-in/mail', {
        method: 'POST',
        body: new URLSearchParams({ address: 'too.often@heard.example' }),
      })
    const mails = testBrowser(
      { ...site.site, mailer: { send: async () => 'sent', close: () => {} } },
      told,
    )
    for (let times = 0; times < 6; times++)
      await mails.post('/sign-in/mail', { address: 'too.often@heard.example' })
    expect(whats()).toEqual(['429 POST /sign-in/mail: asked too often'])
  })

  test('and never of an address, a name, a number of a record, a secret or a network', async () => {
    const record = await site.begin('Robin Wardlaw')
    const account = await accountFor(
      site.ledger.db,
      { email: 'kim@heard.example', name: 'Kim Wardlaw' },
      TEST_NOW,
    )
    const at = browser()
    const secret = await makeLink(site.ledger.db, account, TEST_NOW)
    await at.post('/sign-in', { secret })
    await at.post('/sign-in', { secret })
    await at.get(`/records/${record}/timeline?words=heron`)
    await at.get('/sign-in/some-secret')
    await at.get('/l/no-more/some-secret')
    await at.get('/no/such/some-secret')
    await at.ask(`/records/${record}/today`, { method: 'POST', headers: { origin: 'null' } })
    expect(told.length).toBeGreaterThan(3)
    const text = JSON.stringify(told)
    for (const word of [
      record,
      account.id,
      secret,
      'kim@',
      'Wardlaw',
      'heron',
      'some-secret',
      '127.0',
    ])
      expect(text).not.toContain(word)
  })

  test('of nothing where nothing was refused', async () => {
    const at = browser()
    await at.signIn(site.account)
    told.length = 0
    for (const path of ['/', '/account', '/help-now', '/sign-in', '/records/new'])
      await at.get(path)
    await at.post('/account/name', { name: '' })
    expect(told).toEqual([])
  })
})

test('a flood writes no more than so many lines, and what was left out is told by number', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 300 }),
      fc.integer({ min: 1, max: 10 }),
      (gaps, most) => {
        let at = 0
        const written: { readonly n: number; readonly leftOut?: number; readonly at: number }[] = []
        const write = atMost<{ n: number }>(
          (line) => written.push({ ...line, at }),
          { most, everyMs: 100 },
          () => at,
        )
        for (const [n, gap] of gaps.entries()) {
          at += gap
          write({ n })
        }
        for (const { at: from } of written)
          expect(
            written.filter((line) => line.at >= from && line.at < from + 100).length,
          ).toBeLessThanOrEqual(2 * most)
        const told = written.length + written.reduce((sum, { leftOut = 0 }) => sum + leftOut, 0)
        expect(told).toBeLessThanOrEqual(gaps.length)
        if (written.at(-1)?.n === gaps.length - 1) expect(told).toBe(gaps.length)
      },
    ),
  )
})
