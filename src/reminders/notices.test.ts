/** Notices that something waits: once, without a word of what, at the hours somebody chose. */
import { sql } from 'kysely'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Mailer, Sent } from '../platform/mail/mailer.ts'
import type { Pushed, Pusher, Subscription } from '../platform/push/push.ts'
import { BY_EMAIL } from '../commitments/by-mail/store.ts'
import { createApp } from '../app.tsx'
import { makeLink, useLink } from '../platform/sign-in/store.ts'
import { day } from '../platform/day.ts'
import { append } from '../record/append.ts'
import { testSite, USUAL, type TestSite } from '../test-site.ts'
import { visitAs, type Visitor } from '../together/test-visitors.ts'
import { isQuiet, mayTell, noticeWords, USUAL_WISH, type Wish } from './notice.ts'
import {
  claimKeys,
  findBrowsers,
  findNotice,
  findNoticed,
  keepBrowser,
  keepNotice,
  sayYesToNotices,
} from './notice-store.ts'
import { tellWaiting } from './notice-tick.ts'
import { findPushKeys } from './push-keys-store.ts'

describe('when somebody may be told', () => {
  const at = (wish: Partial<Wish>, now: string, last: string | null = null) =>
    mayTell(
      { ...USUAL_WISH, how: 'at once', ...wish },
      { now, zone: 'Europe/London', last: last === null ? null : day(last) },
    )

  test('not in the quiet time, in the record’s place, in summer and in winter', () => {
    expect(at({}, '2026-11-21T07:59:00Z')).toBe(false)
    expect(at({}, '2026-11-21T08:00:00Z')).toBe(true)
    expect(at({}, '2026-07-21T07:00:00Z')).toBe(true)
    expect(at({}, '2026-07-21T19:00:00Z')).toBe(false)
    expect(at({ quietFrom: 5, quietUntil: 5 }, '2026-11-21T03:00:00Z')).toBe(true)
    expect(at({ how: 'off' }, '2026-11-21T12:00:00Z')).toBe(false)
  })

  test('daily: from the hour on, once on a day', () => {
    const daily = { how: 'daily', hour: 16 } as const
    expect(at(daily, '2026-11-21T15:59:00Z')).toBe(false)
    expect(at(daily, '2026-11-21T16:00:00Z')).toBe(true)
    expect(at(daily, '2026-11-21T17:00:00Z', '2026-11-21')).toBe(false)
    expect(at(daily, '2026-11-22T17:00:00Z', '2026-11-21')).toBe(true)
  })

  test('any two hours cut the day in a quiet part and another, and never cross', () => {
    const hour = fc.integer({ min: 0, max: 23 })
    fc.assert(
      fc.property(hour, hour, (quietFrom, quietUntil) => {
        const wish = { ...USUAL_WISH, quietFrom, quietUntil }
        const quiet = Array.from({ length: 24 }, (_, each) => isQuiet(each, wish))
        expect(quiet.filter(Boolean)).toHaveLength((quietUntil - quietFrom + 24) % 24)
        if (quietFrom !== quietUntil) {
          expect(quiet[quietFrom]).toBe(true)
          expect(quiet[quietUntil]).toBe(false)
        }
      }),
    )
  })

  test('the words hold a number and nothing else', () => {
    const links = { url: 'https://heard.example', stop: 'https://heard.example/notices/stop/x' }
    expect(noticeWords(1, links).subject).toBe('Something new waits for you in Heard')
    expect(noticeWords(3, links).subject).toBe('3 new things wait for you in Heard')
  })
})

const NOON = '2026-11-21T12:00:00Z'

describe('telling', () => {
  let site: TestSite
  let record: string
  let teacher: Visitor
  let mails: { to: string; subject: string; text: string }[]
  let pushes: { endpoint: string; count: number }[]
  let mailed: Sent
  let pushed: Pushed
  const mailer: Mailer = {
    send: async (letter) => {
      mails.push(letter)
      return mailed
    },
    close: () => {},
  }
  const pusher: Pusher = {
    publicKey: async () => 'key',
    accepts: () => true,
    push: async ({ endpoint }, count) => {
      pushes.push({ endpoint, count })
      return pushed
    },
  }
  const tickAt = (now: string, more: { readonly mailer?: Mailer | null } = {}) =>
    tellWaiting({
      ledger: site.ledger,
      now: () => now,
      url: 'https://heard.example',
      mailer,
      pusher,
      ...more,
    })

  beforeAll(async () => {
    site = await testSite()
  })
  afterAll(() => site.close())
  beforeEach(async () => {
    if (record !== undefined)
      await site.within(record, (write) => keepNotice(write, { ...USUAL_WISH, email: null }))
    record = await site.begin('Robin')
    teacher = await visitAs(site, record, {
      name: 'Mr Finch',
      role: 'class teacher',
      writes: ['days'],
    })
    mails = []
    pushes = []
    mailed = 'sent'
    pushed = 'sent'
  })

  const wants = (wish: Partial<Wish>, email: string | null = 'alex@ward.example') =>
    site.within(record, async (write) => {
      const { secret } = await keepNotice(write, { ...USUAL_WISH, how: 'at once', ...wish, email })
      return secret
    })
  const wantsMail = async (wish: Partial<Wish> = {}) =>
    sayYesToNotices(site.ledger.db, await wants(wish), NOON)
  const device = (name: string): Subscription => ({
    endpoint: `https://push.example/${name}`,
    p256dh: Buffer.alloc(65, 4).toString('base64url'),
    auth: Buffer.alloc(16, 1).toString('base64url'),
  })
  const wantsPush = (name = 'one') =>
    site.within(record, (write) => keepBrowser(write, device(name)))
  const tell = async (what = 'He found a heron') => {
    const owner = await site.within(record, async ({ memberId }) => memberId)
    await teacher.post(`/records/${record}/news/new`, { about: 'good', what, who: owner })
  }

  test('by mail and on a device, once, with a count and no word of it', async () => {
    await wantsMail()
    await wantsPush()
    await tell()
    await tell('And a kestrel')
    expect(await tickAt(NOON)).toEqual({ sent: 1, failed: 0 })
    await tickAt(NOON)
    expect(mails.map(({ subject }) => subject)).toEqual(['2 new things wait for you in Heard'])
    expect(pushes).toEqual([{ endpoint: 'https://push.example/one', count: 2 }])
    expect(JSON.stringify(mails)).not.toMatch(/Robin|heron|kestrel|Finch|news/i)
    expect(JSON.stringify(mails)).not.toContain(record)
    await tell('A third thing')
    await tickAt(NOON)
    expect(mails.at(-1)?.subject).toBe('Something new waits for you in Heard')
  })

  test('a teacher is told too, though the size of the record is not told to them; looked for once', async () => {
    const wish = { ...USUAL_WISH, how: 'at once', email: 'finch@hill.example' } as const
    const { secret } = await site.within(
      record,
      (write) => keepNotice(write, wish),
      teacher.account,
    )
    await sayYesToNotices(site.ledger.db, secret, NOON)
    const who = teacher.member
    await site.post(`/records/${record}/news/new`, { about: 'hard', what: 'A bad night', who })
    await tickAt(NOON)
    expect(await findNoticed(site.ledger.db)).toEqual([])
    await tickAt(NOON)
    expect(mails.map(({ to }) => to)).toEqual(['finch@hill.example'])
    await site.post(`/records/${record}/news/new`, { about: 'good', what: 'A good one', who })
    await tickAt(NOON)
    expect(mails).toHaveLength(2)
  })

  test('somebody who is asked is told, by name or as who leads there; what they put themselves is not', async () => {
    const at = async (who: Visitor, email: string) => {
      const wish = { ...USUAL_WISH, how: 'at once', email } as const
      const kept = await site.within(record, (write) => keepNotice(write, wish), who.account)
      await sayYesToNotices(site.ledger.db, kept.secret, NOON)
    }
    const senco = await visitAs(site, record, {
      name: 'Ms Bell',
      role: 'class teacher and SENCO',
      writes: ['messages'],
      organisation: 'Hillview Academy',
    })
    await at(teacher, 'finch@hill.example')
    await at(senco, 'bell@hill.example')
    const ask = (debtor: string) => ({
      kind: 'ask',
      audience: 'circle' as const,
      body: { title: 'A quiet place', debtor, creditor: 'Alex' },
    })
    const told = () => mails.splice(0).map(({ to }) => to)
    const [first] = await site.add(record, ask('Mr Finch (class teacher)'), ask('A Council'))
    await tickAt(NOON)
    expect(told()).toEqual(['finch@hill.example'])
    await site.add(record, ask('Hillview Academy'))
    await tickAt(NOON)
    expect(told()).toEqual(['bell@hill.example'])
    // Handed on by the teacher: whoever has it now is told, whoever gave it is not.
    const over = { from: 'Mr Finch', to: 'Ms Bell' }
    await site.within(
      record,
      (write) =>
        append(write, [
          { ...USUAL, kind: 'hand-over', audience: 'circle', body: { of: first?.seq, ...over } },
        ]),
      senco.account,
    )
    await tickAt(NOON)
    expect(told()).toEqual([])
    await site.add(record, { ...ask('Ms Bell'), audience: 'me' })
    await tickAt(NOON)
    expect(told()).toEqual([])
    const back = { of: first?.seq, from: 'Ms Bell', to: 'Mr Finch' }
    await site.add(record, { kind: 'hand-over', audience: 'circle', body: back })
    await tickAt(NOON)
    expect(told()).toEqual(['finch@hill.example'])
  })

  test('of several children comes one mail, one push to each browser, and one link that stops it all', async () => {
    const other = await site.begin('Sam')
    const records = [record, other]
    const wish = {
      ...USUAL_WISH,
      how: 'at once',
      email: 'alex@ward.example',
      saidYes: true,
    } as const
    for (const each of records)
      await site.within(each, async (write) => {
        await keepNotice(write, wish)
        await keepBrowser(write, device('one'))
      })
    const question = {
      kind: 'ask',
      audience: 'owners' as const,
      body: { title: 'Bring his boots', debtor: 'Alex Ward', creditor: 'Mr Finch' },
    }
    const askAt = async (at: string) => {
      const { account, member } = await site.seat(at, 'Mr Finch', ['messages'])
      expect(member).not.toBe('')
      await site.within(at, (write) => append(write, [{ ...USUAL, ...question }]), account)
    }
    for (const each of records) await askAt(each)
    expect(await tickAt(NOON)).toEqual({ sent: 2, failed: 0 })
    expect(mails.map(({ subject }) => subject)).toEqual(['2 new things wait for you in Heard'])
    expect(pushes).toEqual([{ endpoint: 'https://push.example/one', count: 2 }])
    await tickAt(NOON)
    expect(mails).toHaveLength(1)
    // A browser that is gone is forgotten at both, and the link in the mail stops both.
    pushed = 'gone'
    for (const each of records) await askAt(each)
    await tickAt(NOON)
    expect(mails).toHaveLength(2)
    for (const each of records) expect(await site.within(each, findBrowsers)).toEqual([])
    const stop = /\/notices\/stop\/\S+/.exec(mails[1]?.text ?? '')?.[0] ?? ''
    expect((await site.asNobody(stop)).status).toBe(200)
    expect((await site.post(stop, {})).status).toBe(200)
    for (const each of records) expect((await site.within(each, findNotice))?.email).toBeNull()
    expect((await site.post(`${stop}.x`, {})).status).toBe(404)
  })

  test('what is wanted at one record can be had at the others, once the address has said yes', async () => {
    const app = createApp({ ...site.site, mailer })
    const { db } = site.ledger
    const now = site.site.now()
    const cookie = `heard-session=${await useLink(db, await makeLink(db, site.account, now), now)}`
    const save = async () => {
      const body = new URLSearchParams({
        how: 'daily',
        hour: '17',
        quietFrom: '20',
        quietUntil: '8',
      })
      body.set('email', 'alex@new.example')
      body.set('everywhere', 'yes')
      const headers = { cookie, origin: site.site.url }
      const path = `/records/${record}/notices`
      return (await app.request(path, { method: 'POST', headers, body })).text()
    }
    const other = await site.begin('Sam')
    const elsewhere = () => site.within(other, findNotice)
    expect(await save()).toContain('Say yes in the mail we sent first')
    expect(await elsewhere()).toBeNull()
    const yes = /\/notices\/yes\/(\S+)/.exec(mails.at(-1)?.text ?? '')?.[1] ?? ''
    await sayYesToNotices(db, yes, NOON)
    expect(await save()).toContain('Saved, and the same at')
    expect(await elsewhere()).toMatchObject({ how: 'daily', hour: 17, email: 'alex@new.example' })
    expect((await elsewhere())?.confirmed).not.toBeNull()
    // Nobody else's seat was touched.
    expect(await site.within(record, findNotice, teacher.account)).toBeNull()
  })

  test('four processes at once tell it once', async () => {
    await wantsMail()
    await tell()
    const done = await Promise.all(Array.from({ length: 4 }, () => tickAt(NOON)))
    expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(1)
    expect(mails).toHaveLength(1)
  })

  test('a kill between claiming and sending costs that notice, and never tells it twice', async () => {
    await wantsMail()
    await tell()
    const seq = await site.within(record, async (write) => {
      const row = await write.tx
        .selectFrom('entry')
        .select('seq')
        .where('record_id', '=', record)
        .where('kind', '=', 'news')
        .executeTakeFirstOrThrow()
      await claimKeys(write, [`news:${row.seq}`])
      return row.seq
    })
    await tickAt(NOON)
    expect(mails, `news ${seq}`).toEqual([])
    await tell('The next is told')
    await tickAt(NOON)
    expect(mails).toHaveLength(1)
  })

  test('in the quiet time it waits, and is told in the morning', async () => {
    await wantsMail()
    await tell()
    await tickAt('2026-11-21T22:00:00Z')
    expect(mails).toEqual([])
    await tickAt('2026-11-22T08:01:00Z')
    expect(mails).toHaveLength(1)
  })

  test('once a day at an hour, of all that is new, and a day without news has none', async () => {
    await wantsMail({ how: 'daily', hour: 16 })
    await tell()
    await tickAt('2026-11-21T15:00:00Z')
    expect(mails).toEqual([])
    await Promise.all([tickAt('2026-11-21T16:01:00Z'), tickAt('2026-11-21T16:01:00Z')])
    expect(mails).toHaveLength(1)
    await tell('Later that day')
    await tickAt('2026-11-21T17:00:00Z')
    expect(mails).toHaveLength(1)
    await tickAt('2026-11-22T16:01:00Z')
    expect(mails).toHaveLength(2)
    await tickAt('2026-11-23T16:01:00Z')
    expect(mails).toHaveLength(2)
  })

  test('what surely was not sent is tried again, a few times and no more; what may have been, never', async () => {
    await wantsMail()
    await tell()
    mailed = 'not sent'
    for (let tries = 0; tries < 9; tries += 1) await tickAt(NOON)
    expect(mails).toHaveLength(6)
    mailed = 'unsure'
    await tell('Another')
    await tickAt(NOON)
    mailed = 'sent'
    await tickAt(NOON)
    expect(mails).toHaveLength(7)
  })

  test('an answer that came by email waits for an owner, and is told once', async () => {
    await wantsMail()
    const [ask] = await site.add(record, {
      kind: 'ask',
      body: { title: 'Who stands in the hall', debtor: 'Ms Reid', creditor: 'Alex' },
    })
    const [mail] = await site.add(record, { kind: 'note', body: { title: 'Mail', words: 'I do.' } })
    await tickAt(NOON)
    expect(mails).toEqual([])
    await site.add(record, {
      kind: 'answer',
      key: `${BY_EMAIL}1`,
      body: { of: ask?.seq, as: 'answered', words: 'I do.', source: mail?.seq },
    })
    await tickAt(NOON)
    await tickAt(NOON)
    expect(mails.map(({ subject }) => subject)).toEqual(['Something new waits for you in Heard'])
  })

  test('an address that has not said yes gets nothing', async () => {
    await wants({})
    await tell()
    await tickAt(NOON)
    expect(mails).toEqual([])
  })

  test('a browser that is gone is forgotten, and the others are still told', async () => {
    await wants({}, null)
    await wantsPush('gone')
    pushed = 'gone'
    await tell()
    await tickAt(NOON)
    const left = await site.within(record, (write) => findBrowsers(write))
    expect(left).toEqual([])
    await wantsPush('here')
    pushed = 'sent'
    await tickAt(NOON)
    expect(pushes.at(-1)).toEqual({ endpoint: 'https://push.example/here', count: 1 })
  })

  test('without a mail server nothing is claimed for mail alone', async () => {
    await wantsMail()
    await tell()
    expect(await tickAt(NOON, { mailer: null })).toEqual({ sent: 0, failed: 0 })
    await tickAt(NOON)
    expect(mails).toHaveLength(1)
  })

  test('what was read before the hour is not told', async () => {
    await wantsMail({ how: 'daily', hour: 16 })
    await tell()
    const page = await (await site.get(`/records/${record}/today`)).text()
    const read = /action="([^"]+\/read)\?back=today"/.exec(page)?.[1] ?? ''
    await site.post(read, {})
    await tickAt('2026-11-21T16:01:00Z')
    expect(mails).toEqual([])
  })

  test('nobody reads or changes how somebody else is told, with the application’s checks off', async () => {
    await wantsMail()
    await wantsPush()
    await tell()
    await tickAt(NOON)
    await site.within(
      record,
      async (write) => {
        for (const table of ['notice', 'notice_told', 'push_subscription'] as const) {
          const rows = await write.tx.selectFrom(table).select('record_id').execute()
          expect(rows, table).toEqual([])
          await write.tx.deleteFrom(table).execute()
        }
        expect(await findNotice(write)).toBeNull()
      },
      teacher.account,
    )
    expect(await site.within(record, (write) => findBrowsers(write))).toHaveLength(1)
    const { member } = teacher
    await expect(
      site.within(record, ({ tx, recordId }) =>
        sql`insert into notice_told (record_id, member_id, key, tries)
          values (${recordId}, ${member}, 'news:1', 1)`.execute(tx),
      ),
    ).rejects.toThrow('row-level security')
  })
})

describe('the page', () => {
  let site: TestSite
  let record: string
  beforeAll(async () => {
    site = await testSite()
    record = await site.begin('Robin')
  })
  afterAll(() => site.close())

  test('asks an address for its yes, says so, and the link needs a press', async () => {
    const letters: string[] = []
    const mailer: Mailer = {
      send: async ({ text }) => {
        letters.push(text)
        return 'sent'
      },
      close: () => {},
    }
    const app = createApp({ ...site.site, mailer })
    const cookie = (await signedIn()).cookie
    const post = (path: string, fields: Record<string, string>) =>
      app.request(path, {
        method: 'POST',
        headers: { cookie, origin: site.site.url },
        body: new URLSearchParams(fields),
      })
    const page = await post(`/records/${record}/notices`, {
      how: 'daily',
      hour: '16',
      quietFrom: '20',
      quietUntil: '8',
      email: 'alex@ward.example',
    })
    expect(await page.text()).toContain('Waiting for your yes')
    expect(letters).toHaveLength(1)
    expect(letters.join('')).not.toContain('Robin')
    const yes = /\/notices\/yes\/[\w-]{43}/.exec(letters[0] ?? '')?.[0] ?? ''
    const confirmed = () =>
      site.within(record, async (write) => (await findNotice(write))?.confirmed)
    await app.request(yes)
    expect(await confirmed()).toBeNull()
    await app.request(yes, { method: 'POST', headers: { origin: site.site.url } })
    expect(await confirmed()).not.toBeNull()
    const secret = yes.slice(-43)
    await app.request(`/notices/stop/${secret}`, {
      method: 'POST',
      headers: { origin: site.site.url },
    })
    expect(await site.within(record, async (write) => (await findNotice(write))?.email)).toBeNull()
    expect(
      (
        await app.request(`/notices/yes/${'x'.repeat(43)}`, {
          method: 'POST',
          headers: { origin: site.site.url },
        })
      ).status,
    ).toBe(404)
  })

  async function signedIn() {
    const { makeLink, useLink } = await import('../platform/sign-in/store.ts')
    const { db } = site.ledger
    const now = site.site.now()
    const secret = await makeLink(db, site.account, now)
    return { cookie: `heard-session=${await useLink(db, secret, now)}` }
  }

  test('an hour in the quiet time is a slip, and all that was chosen comes back', async () => {
    const sent = await site.post(`/records/${record}/notices`, {
      how: 'daily',
      hour: '22',
      quietFrom: '21',
      quietUntil: '7',
    })
    expect(sent.status).toBe(422)
    const page = await sent.text()
    expect(page).toContain('Choose an hour outside your quiet time')
    expect(page).toMatch(/<option value="21" selected/)
  })

  test('a device is kept once; a place inside the house is refused; all are stopped', async () => {
    record = await site.begin('Sam')
    const keys = {
      p256dh: Buffer.alloc(65, 4).toString('base64url'),
      auth: Buffer.alloc(16, 1).toString('base64url'),
    }
    const to = (endpoint: string) =>
      site.post(`/records/${record}/notices/device`, { ...keys, endpoint })
    expect(await (await to('https://push.example/a')).text()).toContain(
      'You are told on this device',
    )
    await to('https://push.example/a')
    for (const inside of [
      'https://10.0.0.1/a',
      'http://push.example/a',
      'https://127.0.0.1:8443/a',
    ])
      expect(await (await to(inside)).text()).toContain('could not be told')
    const browsers = () => site.within(record, (write) => findBrowsers(write))
    expect(await browsers()).toHaveLength(1)
    expect(await site.within(record, async (write) => (await findNotice(write))?.how)).toBe(
      'at once',
    )
    await site.post(`/records/${record}/notices/device`, { do: 'stop' })
    expect(await browsers()).toEqual([])
  })

  test('the keys are made once, whoever asks first, and lie sealed', async () => {
    const { db, vault } = site.ledger
    const make = async () => ({ publicKey: `p${Math.random()}`, privateKey: 'private' })
    const ask = () => findPushKeys({ db, master: vault.master, now: site.site.now() }, make)
    await sql`delete from auth.push_key`.execute(db)
    const [one, other] = await Promise.all([ask(), ask()])
    expect(one).toEqual(other)
    const rows = await db.selectFrom('auth.push_key').select('sealed').execute()
    expect(rows.map(({ sealed }) => sealed.toString('latin1')).join('')).not.toContain('private')
  })
})
