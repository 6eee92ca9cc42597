/** Signing in, asked of the real application with a real database. */
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../app.tsx'
import { testSite, type TestSite } from '../../test-site.ts'
import { makeBackup, restoreBackup } from '../backup/backup.ts'
import { migrate } from '../database/migrate.ts'
import type { Account } from '../web/route.ts'
import { findSession } from './session-store.ts'
import { hashOf } from '../secret.ts'
import { makeAddressLink } from './address-store.ts'
import {
  countRecoveryCodes,
  findEnrolment,
  newAuthenticator,
  newRecoveryCodes,
} from './authenticator.ts'
import { findPasskeys } from './passkeys.ts'
import { accountFor, findByAddress, makeLink, spendLink } from './store.ts'

let site: TestSite
let clock = Date.parse('2026-11-21T18:00:00.000Z')
const now = () => new Date(clock).toISOString()
const wait = (minutes: number) => {
  clock += minutes * 60_000
}
let sent: { to: string; subject: string; text: string }[] = []
const mailer = {
  send: async (letter: { to: string; subject: string; text: string }) => {
    sent.push(letter)
    return 'sent' as const
  },
  close: () => {},
}

beforeAll(async () => {
  site = await testSite(now())
})
afterAll(() => site.close())
beforeEach(() => {
  sent = []
})

/** A browser: it keeps its cookies, and follows nothing by itself. */
function browser(options: { readonly mails?: boolean; readonly url?: string } = {}) {
  const url = options.url ?? site.site.url
  const app = createApp(
    { ...site.site, now, url, mailer: options.mails === false ? null : mailer },
    (_reference, error) => {
      throw error
    },
  )
  const cookies = new Map<string, string>()
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const headers = () => ({
    cookie: [...cookies].map((each) => each.join('=')).join('; '),
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  })
  const at = (path: string) => new URL(path, url).href
  return {
    cookies,
    get: async (path: string) => keep(await app.request(at(path), { headers: headers() })),
    post: async (path: string, fields: Record<string, string> = {}) =>
      keep(
        await app.request(at(path), {
          method: 'POST',
          headers: { ...headers(), origin: new URL(url).origin },
          body: new URLSearchParams(fields),
        }),
      ),
    /** The page at `path` as text without markup. */
    async read(path: string) {
      const response = await this.get(path)
      return { status: response.status, text: plain(await response.text()) }
    },
    async signIn(account: Account) {
      const secret = await makeLink(site.ledger.db, account, now())
      return this.post('/sign-in', { secret })
    },
  }
}

const plain = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ')
const goes = (response: Response) => response.headers.get('location')
const linkIn = (text: string) => /http\S+\/(?:sign-in|account\/address)\/\S+/.exec(text)?.[0] ?? ''
const secretIn = (text: string) => linkIn(text).split('/').at(-1) ?? ''
const someone = (name: string) =>
  accountFor(site.ledger.db, { email: `${name}@heard.example`, name }, now())

describe('an account by its address', () => {
  test('is made once, however often and however written it is asked for', async () => {
    const { db } = site.ledger
    const asked = [' Kim@Heard.example', 'kim@heard.example ', 'KIM@HEARD.EXAMPLE']
    const found = await Promise.all(
      asked.map((email) => accountFor(db, { email, name: 'Kim' }, now())),
    )
    expect(new Set(found.map(({ id }) => id)).size).toBe(1)
    expect(await findByAddress(db, 'kim@heard.example')).toEqual({ id: found[0]?.id, name: 'Kim' })
    expect(await findByAddress(db, 'nobody@heard.example')).toBeNull()
  })
})

describe('a link by mail', () => {
  test('comes to a known address, shows one button, and signs in once', async () => {
    const [account, at] = [await someone('ada'), browser()]
    await at.get('/sign-in')
    const answer = await at.post('/sign-in/mail', {
      address: 'Ada@heard.example',
      next: '/account',
    })
    expect(answer.status).toBe(200)
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]?.to).toBe('ada@heard.example')
    const link = linkIn(sent[0]?.text ?? '')
    const page = await at.get(new URL(link).pathname)
    expect(await page.text()).toContain('Sign in')
    expect(at.cookies.has('heard-session')).toBe(false)
    const pressed = await at.post('/sign-in', { secret: secretIn(sent[0]?.text ?? '') })
    expect(goes(pressed)).toBe('/account')
    expect((await at.read('/account')).text).toContain(account.name)
    expect((await browser().post('/sign-in', { secret: secretIn(link) })).status).toBe(410)
  })

  test('answers an unknown address with the same page, and sends nothing', async () => {
    await someone('bea')
    const [known, unknown] = await Promise.all(
      ['bea@heard.example', 'eve@heard.example'].map(async (address) => {
        const answer = await browser().post('/sign-in/mail', { address })
        return `${answer.status} ${(await answer.text()).replaceAll(address, 'ADDRESS')}`
      }),
    )
    expect(unknown).toBe(known)
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]?.to).toBe('bea@heard.example')
  })

  test('is too old after fifteen minutes', async () => {
    const account = await someone('cat')
    const secret = await makeLink(site.ledger.db, account, now())
    wait(15)
    expect((await browser().post('/sign-in', { secret })).status).toBe(410)
  })

  test('is refused after five in an hour for one address, known or not, and comes again after it', async () => {
    for (const address of ['dan@heard.example', 'unknown@heard.example']) {
      const ask = () => browser().post('/sign-in/mail', { address })
      for (let at = 0; at < 5; at++) expect((await ask()).status).toBe(200)
      expect((await ask()).status).toBe(429)
      wait(61)
      expect((await ask()).status).toBe(200)
    }
  })

  test('is counted by network behind a proxy, whose entry is the last', async () => {
    const app = createApp({ ...site.site, now, url: 'https://heard.example', mailer })
    const ask = (address: string, from: string) =>
      app.request('https://heard.example/sign-in/mail', {
        method: 'POST',
        headers: { origin: 'https://heard.example', 'x-forwarded-for': from },
        body: new URLSearchParams({ address }),
      })
    for (let at = 0; at < 40; at++)
      expect((await ask(`n${at}@heard.example`, `10.0.0.${at}, 192.0.2.7`)).status).toBe(200)
    expect((await ask('n40@heard.example', '192.0.2.7')).status).toBe(429)
    expect((await ask('n41@heard.example', '192.0.2.8')).status).toBe(200)
  })

  test('leads nowhere but here, whatever the form says', async () => {
    await someone('fay')
    const at = browser()
    await at.post('/sign-in/mail', { address: 'fay@heard.example', next: 'https://evil.example/' })
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    const pressed = await at.post('/sign-in', { secret: secretIn(sent[0]?.text ?? '') })
    expect(goes(pressed)).toBe('/')
  })

  test('a slip comes back with what was typed', async () => {
    const answer = await browser().post('/sign-in/mail', { address: 'not an address' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('value="not an address"')
    expect(html).toContain('href="#address"')
  })

  test('is not offered where no mail goes out; the page says how else to get one', async () => {
    const { text } = await browser({ mails: false }).read('/sign-in')
    expect(text).not.toContain('Email me a link')
    expect(text).toContain('npx heard link')
    expect(
      goes(await browser({ mails: false }).post('/sign-in/mail', { address: 'a@b.example' })),
    ).toBe('/sign-in')
  })
})

describe('a page that was asked for before signing in', () => {
  test('is where signing in leads, by whichever way; the next time it is forgotten', async () => {
    const [account, at] = [await someone('gus'), browser()]
    expect(goes(await at.get('/account?done=name'))).toBe('/sign-in')
    expect(
      (await (await at.get('/sign-in')).text()).match(/value="\/account\?done=name"/g),
    ).toHaveLength(2)
    expect(goes(await at.signIn(account))).toBe('/account?done=name')
    expect(goes(await at.signIn(account))).toBe('/')
  })

  test('is one of ours, whatever the cookie says', async () => {
    const [account, at] = [await someone('hew'), browser()]
    at.cookies.set('heard-next', encodeURIComponent('//evil.example/'))
    expect(goes(await at.signIn(account))).toBe('/')
  })
})

describe('a session', () => {
  test('has a new cookie at each sign-in, and the one before no longer opens', async () => {
    const [account, at] = [await someone('gil'), browser()]
    await at.signIn(account)
    const first = at.cookies.get('heard-session') ?? ''
    await at.signIn(account)
    expect(at.cookies.get('heard-session')).not.toBe(first)
    const old = browser()
    old.cookies.set('heard-session', first)
    expect(goes(await old.get('/account'))).toBe('/sign-in')
  })

  test('over https its cookie is of this host alone, and secure', async () => {
    const at = browser({ url: 'https://heard.example' })
    const answer = await at.signIn(await someone('hal'))
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-heard-session=.*Path=\/; HttpOnly; Secure; SameSite=Lax/,
    )
  })

  test('ends by itself unused for fourteen days, and after thirty days in use', async () => {
    const [account, idle, used] = [await someone('ida'), browser(), browser()]
    await idle.signIn(account)
    await used.signIn(account)
    for (const days of [10, 10, 9]) {
      wait(days * 24 * 60)
      expect((await used.get('/account')).status).toBe(200)
      if (days === 9) expect(goes(await idle.get('/account'))).toBe('/sign-in')
    }
    wait(24 * 60)
    expect(goes(await used.get('/account'))).toBe('/sign-in')
  })

  test('is listed in plain words, and can be ended from elsewhere, one or all others', async () => {
    const account = await someone('jan')
    const [one, two, three] = [browser(), browser(), browser()]
    for (const each of [one, two, three]) await each.signIn(account)
    const html = await (await one.get('/account')).text()
    expect(plain(html)).toContain('Firefox on Linux This one')
    const others = [
      ...html.matchAll(/sessions\/end">\s*<input type="hidden" name="id" value="([^"]+)"/g),
    ]
    expect(others).toHaveLength(2)
    await one.post('/account/sessions/end', { id: others[0]?.[1] ?? '' })
    const open = async () =>
      Promise.all([one, two, three].map(async (each) => (await each.get('/account')).status))
    expect((await open()).filter((status) => status === 200)).toHaveLength(2)
    await one.post('/account/sessions/end-others')
    expect(await open()).toEqual([200, 303, 303])
  })

  test('of somebody else cannot be ended', async () => {
    const [mine, theirs] = [browser(), browser()]
    await theirs.signIn(await someone('kay'))
    await mine.signIn(await someone('lea'))
    const { id } = await site.ledger.db
      .selectFrom('auth.session')
      .innerJoin('auth.account', 'auth.account.id', 'auth.session.account_id')
      .select('auth.session.id')
      .where('auth.account.name', '=', 'kay')
      .executeTakeFirstOrThrow()
    await mine.post('/account/sessions/end', { id })
    await mine.post('/account/sessions/end', { id: 'no id at all' })
    expect((await theirs.get('/account')).status).toBe(200)
  })

  test('of nothing that opens anything is more than a hash kept', async () => {
    const [account, at] = [await someone('mia'), browser()]
    await at.signIn(account)
    const secret = at.cookies.get('heard-session') ?? 'none'
    const rows = await site.ledger.db
      .selectFrom('auth.session')
      .selectAll()
      .where('account_id', '=', account.id)
      .execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(rows.map(({ hash }) => hash.length)).toEqual([32])
  })
})

describe('a change to how somebody signs in', () => {
  test('needs a sign-in of the last fifteen minutes, and says how to show that it is you', async () => {
    const [account, at] = [await someone('nia'), browser()]
    await at.signIn(account)
    wait(16)
    const paths = [
      '/account/address',
      '/account/passkeys/begin',
      '/account/passkeys',
      '/account/passkeys/remove',
      '/account/second-step/begin',
      '/account/second-step',
      '/account/second-step/codes',
      '/account/second-step/end',
      '/account/sessions/end',
      '/account/sessions/end-others',
    ]
    for (const path of paths) expect(goes(await at.post(path)), path).toBe('/account/prove')
    expect((await at.read('/account/prove')).text).toContain('nia@heard.example')
    await at.post('/account/prove/mail')
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    const pressed = await at.post('/sign-in', { secret: secretIn(sent[0]?.text ?? '') })
    expect(goes(pressed)).toBe('/account?done=proved')
    expect(goes(await at.post('/account/second-step/begin'))).toBe('/account/second-step')
  })
})

describe('an address', () => {
  test('is asked for, or a passkey, of whoever could not come back by themselves', async () => {
    const at = browser()
    await at.signIn(site.account)
    const WARNING = 'only come back by a link'
    expect((await at.read('/account')).text).toContain(WARNING)
    await at.signIn(await someone('ned'))
    expect((await at.read('/account')).text).not.toContain(WARNING)
  })

  test('counts once its link was pressed where it was asked for; the old one is told, old links are void', async () => {
    const [account, at, thief] = [await someone('ola'), browser(), browser()]
    await at.signIn(account)
    await thief.signIn(await someone('pat'))
    const before = await makeLink(site.ledger.db, account, now())
    await at.post('/account/address', { address: 'Ola.New@heard.example' })
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]?.to).toBe('ola.new@heard.example')
    const secret = secretIn(sent[0]?.text ?? '')
    expect((await thief.get(`/account/address/${secret}`)).status).toBe(410)
    expect((await thief.post('/account/address/confirm', { secret })).status).toBe(410)
    expect(await findByAddress(site.ledger.db, 'ola.new@heard.example')).toBeNull()
    expect((await at.read(`/account/address/${secret}`)).text).toContain('ola.new@heard.example')
    expect(goes(await at.post('/account/address/confirm', { secret }))).toBe(
      '/account?done=address',
    )
    expect((await findByAddress(site.ledger.db, 'ola.new@heard.example'))?.id).toBe(account.id)
    await vi.waitFor(() => expect(sent).toHaveLength(2))
    expect(sent[1]?.to).toBe('ola@heard.example')
    expect((await browser().post('/sign-in', { secret: before })).status).toBe(410)
    expect((await at.post('/account/address/confirm', { secret })).status).toBe(410)
  })

  test('of another account is never taken, and nothing says that it is known', async () => {
    const [other, account, at] = [await someone('quy'), await someone('ren'), browser()]
    await at.signIn(account)
    expect(goes(await at.post('/account/address', { address: 'quy@heard.example' }))).toBe(
      '/account?done=asked',
    )
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    const secret = secretIn(sent[0]?.text ?? '')
    expect((await at.post('/account/address/confirm', { secret })).status).toBe(410)
    expect((await findByAddress(site.ledger.db, 'quy@heard.example'))?.id).toBe(other.id)
  })
})

describe('a second step', () => {
  const codeAt = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock })

  async function enrolled(name: string) {
    const [account, at] = [await someone(name), browser()]
    await at.signIn(account)
    await at.post('/account/second-step/begin')
    const html = await (await at.get('/account/second-step')).text()
    expect(html).toContain('<svg')
    const secret = (/<code class="heard-hash">([A-Z2-7 ]+)</.exec(html)?.[1] ?? '').replaceAll(
      ' ',
      '',
    )
    const answer = await at.post('/account/second-step', { code: codeAt(secret) })
    const codes = [...(await answer.text()).matchAll(/[A-Z2-9]{4}(?:-[A-Z2-9]{4}){5}/g)].map(String)
    expect(codes).toHaveLength(10)
    return { account, at, secret, codes }
  }

  test('is asked after a link, and only its code opens', async () => {
    const { account, secret } = await enrolled('sam')
    const at = browser()
    expect(goes(await at.signIn(account))).toBe('/sign-in/code?next=%2F')
    expect(goes(await at.get('/account'))).toBe('/sign-in')
    expect((await at.post('/sign-in/code', { code: '000000' })).status).toBe(422)
    wait(1)
    const pressed = await at.post('/sign-in/code', { code: codeAt(secret), next: '/account' })
    expect(goes(pressed)).toBe('/account')
    expect((await at.get('/account')).status).toBe(200)
  })

  test('takes no code twice, and none of an earlier step after a later one', async () => {
    const { account, secret } = await enrolled('tom')
    wait(5)
    const [code, before] = [codeAt(secret), new TOTP({ secret: Secret.fromBase32(secret) })]
    const earlier = before.generate({ timestamp: clock - 30_000 })
    const [one, two] = [browser(), browser()]
    for (const each of [one, two]) await each.signIn(account)
    expect(goes(await one.post('/sign-in/code', { code }))).toBe('/')
    expect((await two.post('/sign-in/code', { code })).status).toBe(422)
    expect((await two.post('/sign-in/code', { code: earlier })).status).toBe(422)
    wait(1)
    expect(goes(await two.post('/sign-in/code', { code: codeAt(secret) }))).toBe('/')
  })

  test('of one code sent by many at once, one gets in', async () => {
    const { account, secret } = await enrolled('una')
    wait(5)
    const [code, many] = [codeAt(secret), [1, 2, 3, 4].map(() => browser())]
    for (const each of many) await each.signIn(account)
    const answers = await Promise.all(many.map((each) => each.post('/sign-in/code', { code })))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  test('rests after five wrong codes, even for the right one; the account is told', async () => {
    const { account, secret } = await enrolled('val')
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    wait(5)
    for (let at = 0; at < 5; at++) {
      const each = browser()
      await each.signIn(account)
      expect((await each.post('/sign-in/code', { code: '123456' })).status).toBe(422)
    }
    const at = browser()
    await at.signIn(account)
    expect((await at.post('/sign-in/code', { code: codeAt(secret) })).status).toBe(429)
    await vi.waitFor(() => expect(sent).toHaveLength(2))
    wait(16)
    await at.signIn(account)
    expect(goes(await at.post('/sign-in/code', { code: codeAt(secret) }))).toBe('/')
  })

  test('opens by a recovery code, each once; the account is told', async () => {
    const { account, codes } = await enrolled('wyn')
    const typed = (codes[3] ?? '').toLowerCase().replaceAll('-', ' ')
    const [one, two] = [browser(), browser()]
    for (const each of [one, two]) await each.signIn(account)
    expect(goes(await one.post('/sign-in/code', { code: typed }))).toBe('/')
    expect((await two.post('/sign-in/code', { code: typed })).status).toBe(422)
    await vi.waitFor(() => expect(sent.map(({ text }) => text).join()).toContain('recovery code'))
    expect((await one.read('/account')).text).toContain('9 recovery codes left')
  })

  test('cannot be set up anew over one that counts; off, it asks nothing', async () => {
    const { account, at } = await enrolled('xia')
    await at.post('/account/second-step/begin')
    expect(goes(await at.get('/account/second-step'))).toBe('/account')
    await at.post('/account/second-step/end')
    expect(goes(await browser().signIn(account))).toBe('/')
  })

  test('shows again that it is you', async () => {
    const { at, secret } = await enrolled('yan')
    wait(16)
    expect(goes(await at.post('/account/second-step/end'))).toBe('/account/prove')
    expect((await at.post('/account/prove', { code: '' })).status).toBe(422)
    expect(goes(await at.post('/account/prove', { code: codeAt(secret) }))).toBe(
      '/account?done=proved',
    )
    expect(goes(await at.post('/account/second-step/end'))).toBe('/account?done=off')
  })

  test('its secret lies sealed in the database', async () => {
    const { account, secret } = await enrolled('zoe')
    const row = await site.ledger.db
      .selectFrom('auth.authenticator')
      .selectAll()
      .where('account_id', '=', account.id)
      .executeTakeFirstOrThrow()
    expect(row.sealed.includes(Buffer.from(Secret.fromBase32(secret).bytes))).toBe(false)
  })
})

test('a passkey that is none opens nothing', async () => {
  const at = browser()
  await at.signIn(await someone('abe'))
  for (const answer of [
    '',
    '{',
    '{"id":"x"}',
    JSON.stringify({
      id: 'a',
      rawId: 'a',
      type: 'public-key',
      response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' },
    }),
  ]) {
    expect((await browser().post('/sign-in/passkey', { answer })).status).toBe(403)
    expect((await at.post('/account/passkeys', { answer, name: 'x' })).status).toBe(422)
  }
})

describe('an installation from before', () => {
  test('keeps its account, its open session and its unused link', async () => {
    const old = await testSite(now())
    const owner = new pg.Client({ connectionString: old.urls.owner })
    await owner.connect()
    await owner.query(`
      drop table auth.half_session, auth.address_link, auth.passkey, auth.passkey_challenge,
        auth.authenticator, auth.recovery_code, auth.attempt;
      drop index auth.session_of_account, auth.link_of_account;
      alter table auth.account drop column address;
      alter table auth.session drop column id, drop column device, drop column seen, drop column proved;
      alter table auth.sign_in_link drop column next;
      delete from migration where name = '0033_sign_in.sql'`)
    const [session, link] = ['a secret in a cookie', 'a secret in a link']
    const until = new Date(clock + 600_000).toISOString()
    await owner.query(
      `insert into auth.session (hash, account_id, created, expires) values ($1, $2, $3, $4)`,
      [hashOf(session), old.account.id, now(), until],
    )
    await owner.query(
      `insert into auth.sign_in_link (hash, account_id, expires) values ($1, $2, $3)`,
      [hashOf(link), old.account.id, until],
    )
    await owner.end()
    await migrate(old.urls.owner, 'heard_app')
    const { db } = old.ledger
    expect(await findSession(db, session, now())).toEqual(old.account)
    expect(await spendLink(db, link, now())).toEqual({ account: old.account, next: '/' })
    await old.close()
  })

  test('comes back from a backup with accounts, passkeys and second steps; nobody is signed in', async () => {
    const [one, other] = [await testSite(now()), await testSite(now())]
    const { db } = one.ledger
    const kim = await accountFor(db, { email: 'kim@heard.example', name: 'Kim' }, now())
    await db
      .insertInto('auth.passkey')
      .values({
        id: crypto.randomUUID(),
        account_id: kim.id,
        credential: 'abc',
        public_key: Buffer.from('key'),
        counter: 0,
        transports: [],
        name: 'My phone',
        created: now(),
        used: null,
      })
      .execute()
    await newAuthenticator({ db, key: one.ledger.vault.master, account: kim })
    await newRecoveryCodes(db, kim)
    await makeAddressLink(db, kim, 'other@heard.example', now())
    const at = (of: TestSite) => ({
      adminUrl: of.urls.super,
      store: of.ledger.vault.store,
      keyFile: join(of.folder, 'heard.key'),
    })
    const file = join(one.folder, 'backup.age')
    await makeBackup(at(one), file, 'quiet lunch place')
    await restoreBackup(at(other), file, 'quiet lunch place')
    const back = other.ledger.db
    expect(await findByAddress(back, 'kim@heard.example')).toEqual(kim)
    expect((await findPasskeys(back, kim)).map(({ name }) => name)).toEqual(['My phone'])
    expect(await countRecoveryCodes(back, kim)).toBe(10)
    const key = one.ledger.vault.master
    expect(await findEnrolment({ db: back, key, account: kim })).toEqual(
      await findEnrolment({ db, key, account: kim }),
    )
    for (const table of ['auth.session', 'auth.sign_in_link', 'auth.address_link'] as const)
      expect(await back.selectFrom(table).selectAll().execute(), table).toEqual([])
    await Promise.all([one.close(), other.close()])
  })
})
