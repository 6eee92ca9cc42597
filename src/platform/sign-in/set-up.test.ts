/** Where two steps are required: who is asked, who is led through setting one up, and that nothing goes round it. */
import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { SecondStep } from '../../site.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { makePrivateLink, seatByLink } from '../../people/private-links.ts'
import type { Day } from '../day.ts'
import type { Account } from '../web/route.ts'
import { hasSecondStep } from './authenticator.ts'
import { findPasskeys } from './passkeys.ts'
import { accountFor, makeLink } from './store.ts'
import { goes, keptMail, testBrowser, type TestBrowser } from './test-browser.ts'

let site: TestSite
let clock = Date.now()
const now = () => new Date(clock).toISOString()
const wait = (minutes: number) => {
  clock += minutes * 60_000
}
const sent: { to: string; subject: string; text: string }[] = []

beforeAll(async () => {
  site = await testSite(now())
})
afterAll(() => site.close())

const someone = (name: string) =>
  accountFor(site.ledger.db, { email: `${name}@heard.example`, name }, now())
const browser = (secondStep: SecondStep = 'everybody') =>
  testBrowser({ ...site.site, now, mailer: keptMail(sent), secondStep })
const codeAt = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock })
const secretOn = (html: string) =>
  (/<code class="heard-hash">([A-Z2-7 ]+)</.exec(html)?.[1] ?? '').replaceAll(' ', '')

async function passkeyFor(account: Account): Promise<void> {
  await site.ledger.db
    .insertInto('auth.passkey')
    .values({
      id: randomUUID(),
      account_id: account.id,
      credential: randomUUID(),
      public_key: Buffer.from('key'),
      counter: 0,
      transports: [],
      name: 'My phone',
      created: now(),
      used: null,
    })
    .execute()
}

/** Comes by a link, and sets an app up on the way in. */
async function setUp(at: TestBrowser, account: Account, next = '/') {
  await at.signIn(account)
  await at.post('/sign-in/set-up/app', { next })
  const secret = secretOn(await (await at.get(`/sign-in/set-up/app?next=${next}`)).text())
  const answer = await at.post('/sign-in/set-up/app/code', { code: codeAt(secret), next })
  return { secret, html: await answer.text() }
}

describe('somebody without a second step', () => {
  test('is led through setting up an app, then on to where they were going; nothing opens before', async () => {
    const [account, at] = [await someone('ada'), browser()]
    await at.get('/account?done=name')
    expect(goes(await at.signIn(account))).toBe('/sign-in/set-up?next=%2Faccount%3Fdone%3Dname')
    const page = await at.read('/sign-in/set-up?next=%2Faccount')
    expect(page.text).toContain('One thing to set up first')
    for (const path of ['/', '/account', '/records/new', '/desk'])
      expect(goes(await at.get(path)), path).toBe('/sign-in')
    expect(goes(await at.post('/account/name', { name: 'Eve' }))).toBe('/sign-in')
    await at.post('/sign-in/set-up/app', { next: '/account' })
    const html = await (await at.get('/sign-in/set-up/app?next=%2Faccount')).text()
    expect(html).toContain('<svg')
    expect((await at.post('/sign-in/set-up/app/code', { code: '000000' })).status).toBe(422)
    expect(goes(await at.get('/account'))).toBe('/sign-in')
    const code = codeAt(secretOn(html))
    const done = await at.post('/sign-in/set-up/app/code', { code, next: '/account' })
    const shown = await done.text()
    expect(shown.match(/[A-Z2-9]{4}(?:-[A-Z2-9]{4}){5}/g)).toHaveLength(10)
    expect(shown).toContain('href="/account"')
    expect((await at.get('/account')).status).toBe(200)
    await vi.waitFor(() => expect(sent.map(({ to }) => to)).toContain('ada@heard.example'))
    wait(5)
    expect(goes(await browser().signIn(account))).toBe('/sign-in/code?next=%2F')
  })

  test('finds another way in only by signing in again: the page of codes takes nothing of theirs', async () => {
    const [account, at] = [await someone('bea'), browser()]
    await at.signIn(account)
    expect((await at.post('/sign-in/code', { code: '000000' })).status).toBe(422)
    expect(goes(await at.get('/sign-in/with-passkey'))).toBe('/sign-in/set-up?next=%2F')
    expect((await at.post('/sign-in/set-up/passkey', { answer: '{}', name: 'x' })).status).toBe(422)
    expect(goes(await at.get('/account'))).toBe('/sign-in')
    expect(await findPasskeys(site.ledger.db, account)).toEqual([])
  })

  test('has an hour for it; then it takes a new link', async () => {
    const [account, at] = [await someone('cat'), browser()]
    await at.signIn(account)
    wait(59)
    expect((await at.get('/sign-in/set-up')).status).toBe(200)
    wait(2)
    for (const path of ['/sign-in/set-up', '/sign-in/set-up/app', '/sign-in/with-passkey'])
      expect(goes(await at.get(path)), path).toBe('/sign-in')
    expect(goes(await at.post('/sign-in/set-up/app'))).toBe('/sign-in')
  })

  test('who came by an earlier link sees nothing of what is set up by a later one', async () => {
    const [account, thief, at] = [await someone('dan'), browser(), browser()]
    await thief.signIn(account)
    await thief.post('/sign-in/set-up/app')
    const { secret } = await setUp(at, account)
    expect(goes(await thief.get('/sign-in/set-up/app'))).toBe('/sign-in')
    expect(goes(await thief.post('/sign-in/set-up/app/code', { code: codeAt(secret) }))).toBe(
      '/sign-in',
    )
  })

  test('cannot set one up over one that came in between', async () => {
    const [account, at] = [await someone('eva'), browser()]
    await at.signIn(account)
    await passkeyFor(account)
    for (const path of ['/sign-in/set-up', '/sign-in/set-up/app'])
      expect(goes(await at.get(path))).toBe('/sign-in/with-passkey?next=%2F')
    await at.post('/sign-in/set-up/app')
    expect(await hasSecondStep(site.ledger.db, account)).toBe(false)
    expect((await at.post('/sign-in/set-up/passkey/begin')).status).toBe(303)
  })

  test('is led nowhere but here, whatever the form says', async () => {
    const { html } = await setUp(browser(), await someone('fay'), 'https://evil.example/')
    expect(html).not.toContain('evil.example')
  })
})

describe('an account with a passkey', () => {
  test('is asked for it after a link, where two steps are required, and nowhere else', async () => {
    const account = await someone('gus')
    await passkeyFor(account)
    expect(goes(await browser('offered').signIn(account))).toBe('/')
    const at = browser()
    expect(goes(await at.signIn(account))).toBe('/sign-in/with-passkey?next=%2F')
    expect((await at.read('/sign-in/with-passkey')).text).toContain('Now your passkey')
    expect(goes(await at.get('/account'))).toBe('/sign-in')
  })

  test('keeps it, or another second step: the last is not taken away', async () => {
    const [account, at] = [await someone('hew'), browser()]
    const { secret } = await setUp(at, account)
    expect((await at.post('/account/second-step/end')).status).toBe(422)
    expect(await hasSecondStep(site.ledger.db, account)).toBe(true)
    await passkeyFor(account)
    expect(goes(await at.post('/account/second-step/end'))).toBe('/account?done=off')
    const [passkey] = await findPasskeys(site.ledger.db, account)
    const refused = await at.post('/account/passkeys/remove', { id: passkey?.id ?? '' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Add another first')
    expect(await findPasskeys(site.ledger.db, account)).toHaveLength(1)
    expect(secret).not.toBe('')
    const free = browser('offered')
    await free.signIn(account)
    expect(goes(await free.post('/account/passkeys/remove', { id: passkey?.id ?? '' }))).toBe(
      '/account?done=removed',
    )
  })
})

describe('who is asked', () => {
  test('of people with places at several records: them, and nobody who owns, or has one place, or one that is over', async () => {
    const [one, two, three] = await Promise.all([site.begin('A'), site.begin('B'), site.begin('C')])
    const { account } = await site.seat(one, 'Ms Reid')
    const reid = { id: account, name: 'Ms Reid' }
    expect(goes(await browser('several').signIn(reid))).toBe('/')
    const pg = await import('pg')
    const owner = new pg.default.Client({ connectionString: site.urls.owner })
    await owner.connect()
    const sit = (record: string, until: string | null) =>
      owner.query(
        `insert into member (id, record_id, account_id, name, role, owner, since, until) values ($1, $2, $3, 'Ms Reid', 'TA', false, '2026-01-01', $4)`,
        [randomUUID(), record, account, until],
      )
    await sit(two, '2026-02-01')
    expect(goes(await browser('several').signIn(reid))).toBe('/')
    await sit(three, null)
    await owner.end()
    expect(goes(await browser('several').signIn(reid))).toBe('/sign-in/set-up?next=%2F')
    expect(goes(await browser('offered').signIn(reid))).toBe('/')
    // Who owns three records is the family.
    expect(goes(await browser('several').signIn(site.account))).toBe('/')
  })

  test('nobody who is signed in already, until they sign in next', async () => {
    const [account, before] = [await someone('ida'), browser('offered')]
    await before.signIn(account)
    const after = browser()
    for (const [name, value] of before.cookies) after.cookies.set(name, value)
    expect((await after.get('/account')).status).toBe(200)
  })

  test('never a link to one page, which has no account', async () => {
    const record = await site.begin('Robin')
    const until = '2030-01-01' as Day
    const secret = await site.within(record, async (write) =>
      makePrivateLink(
        write,
        await seatByLink(write, { name: 'Ms Reid', role: 'home', adds: ['check-in'], until }),
        until,
      ),
    )
    const at = browser()
    const pressed = await at.post('/l', { secret })
    expect(goes(pressed)).toBe('/l/day')
  })

  test('and an invitation waits until it is set up, then is pressed again', async () => {
    const record = await site.begin('Robin')
    const { account } = await site.seat(record, 'Mr Obi')
    const at = browser()
    const secret = await makeLink(
      site.ledger.db,
      { id: account, name: 'Mr Obi' },
      now(),
      '/invited/abc',
    )
    expect(goes(await at.post('/sign-in', { secret }))).toBe(
      '/sign-in/set-up?next=%2Finvited%2Fabc',
    )
  })
})
