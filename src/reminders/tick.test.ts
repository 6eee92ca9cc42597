/** Reminders by mail, sent to a real SMTP server in this process, at a clock that is set. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openMailer, type Mailer } from '../platform/mail/mailer.ts'
import { createApp } from '../app.tsx'
import { testSite, type TestSite } from '../test-site.ts'
import { claimMail } from './reminder-store.ts'
import { keepReminder, sayYes } from './reminder-store.ts'
import { tick } from './tick.ts'
import { day } from '../platform/day.ts'

let site: TestSite
let server: SMTPServer
let mailer: Mailer
let smtpUrl: string
const mails: string[] = []
let refuse: (() => Error | null) | null = null

beforeAll(async () => {
  site = await testSite()
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_to, _session, done) => done(refuse?.() ?? null),
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (part: Buffer) => (text += part.toString('utf8')))
      stream.on('end', () => {
        mails.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  smtpUrl = `smtp://127.0.0.1:${port}`
  mailer = openMailer(smtpUrl, 'heard@example.org')
})
beforeEach(() => {
  mails.length = 0
  refuse = null
})
afterAll(async () => {
  mailer.close()
  await new Promise<void>((resolve) => server.close(resolve))
  await site.close()
})

const promise = (title: string, due: string) => ({
  kind: 'promise',
  body: { title, debtor: 'Hillview', creditor: 'Alex', due, dueBasis: 'their promise' },
})

/** A record whose owner wants mails, with these due days. */
async function wanting(dues: readonly string[], atNight = false): Promise<string> {
  const record = await site.begin('Robin')
  await site.add(record, ...dues.map((due, at) => promise(`Heron ${at}`, due)))
  await site.within(record, async (write) => {
    const { secret } = await keepReminder(write, {
      email: 'alex@ward.example',
      leads: [7, 2, 0],
      atNight,
    })
    await write.tx.updateTable('reminder').set({ confirmed: write.now }).execute()
    return secret
  })
  return record
}

const at = (now: string) =>
  tick({ ledger: site.ledger, now: () => now, url: 'http://localhost:4820', mailer })

/** Each test has its own dates, far from the others'. */
const stopAll = (record: string) =>
  site.within(record, (write) =>
    write.tx.updateTable('reminder').set({ stopped: write.now }).execute(),
  )

describe('a tick', () => {
  test('sends one mail a day with all of that day’s, says nothing of the child, and never twice', async () => {
    const record = await wanting(['2026-11-28', '2026-11-23'])
    expect(await at('2026-11-21T07:30:00Z'), 'nothing at night').toEqual({ sent: 0, failed: 0 })
    expect(await at('2026-11-21T08:15:00Z')).toEqual({ sent: 1, failed: 0 })
    await at('2026-11-21T08:30:00Z')
    await Promise.all([at('2026-11-21T08:45:00Z'), at('2026-11-21T08:45:00Z')])
    expect(mails).toHaveLength(1)
    const [mail = ''] = mails
    expect(mail).toContain('Subject: 2 things in Heard are due, the first on Monday 23 November')
    expect(mail).toContain('To: alex@ward.example')
    expect(mail).toMatch(
      /List-Unsubscribe:\s+<http:\/\/localhost:4820\/reminders\/stop\/[\w-]{43}>/,
    )
    expect(mail).not.toMatch(/Robin|Heron|Hillview/)
    expect(mail).not.toContain(record)
    await at('2026-11-22T12:00:00Z')
    expect(mails).toHaveLength(1)
    await at('2026-11-23T12:00:00Z')
    expect(mails).toHaveLength(2)
    await stopAll(record)
  })

  test('two processes at once send one', async () => {
    const record = await wanting(['2026-11-23'])
    const done = await Promise.all(Array.from({ length: 4 }, () => at('2026-11-21T12:00:00Z')))
    expect(done.reduce((sum, each) => sum + each.sent, 0)).toBe(1)
    expect(mails).toHaveLength(1)
    await stopAll(record)
  })

  test('a kill between claiming and sending costs that mail, and never sends it twice', async () => {
    const record = await wanting(['2026-11-23'])
    await site.within(record, (write) => claimMail(write, day('2026-11-21'), []))
    await at('2026-11-21T12:00:00Z')
    expect(mails).toEqual([])
    const page = await (await site.get(`/records/${record}/reminders`)).text()
    expect(page).toContain('cannot send mail here')
    await at('2026-11-22T12:00:00Z')
    expect(mails).toHaveLength(1)
    await stopAll(record)
  })

  test('a server that refuses is asked again, a few times, and then not before tomorrow', async () => {
    const record = await wanting(['2026-11-23'])
    refuse = () => Object.assign(new Error('busy'), { responseCode: 451 })
    expect(await at('2026-11-21T09:00:00Z')).toEqual({ sent: 0, failed: 1 })
    refuse = null
    expect(await at('2026-11-21T09:15:00Z')).toEqual({ sent: 1, failed: 0 })
    expect(mails).toHaveLength(1)
    refuse = () => Object.assign(new Error('no such user'), { responseCode: 550 })
    const [again] = [await wanting(['2026-11-23'])]
    for (let quarter = 0; quarter < 10; quarter += 1) await at('2026-11-21T10:00:00Z')
    const [{ tries }] = (await site.within(again, (write) =>
      write.tx.selectFrom('reminder_mail').select('tries').where('record_id', '=', again).execute(),
    )) as [{ tries: number }]
    expect(tries).toBe(6)
    await stopAll(record)
    await stopAll(again)
  })

  test('one who was not asked, or has not said yes, gets nothing', async () => {
    const record = await site.begin()
    await site.add(record, promise('Heron', '2026-11-23'))
    const secret = await site.within(
      record,
      async (write) =>
        (await keepReminder(write, { email: 'a@b.example', leads: [7], atNight: true })).secret,
    )
    await at('2026-11-21T12:00:00Z')
    expect(mails).toEqual([])
    expect(await sayYes(site.ledger.db, 'x'.repeat(43), '2026-11-21T12:00:00Z')).toBe(false)
    expect(await sayYes(site.ledger.db, secret, '2026-11-21T12:00:00Z')).toBe(true)
    await at('2026-11-21T12:15:00Z')
    expect(mails).toHaveLength(1)
    const stop = /\/reminders\/stop\/[\w-]{43}/.exec(mails[0] ?? '')?.[0] ?? ''
    expect(await (await site.asNobody(stop)).text(), 'opening it stops nothing').toContain(
      'Stop these',
    )
    await site.add(record, promise('Heron', '2026-11-22'))
    await at('2026-11-22T12:15:00Z')
    expect(mails).toHaveLength(2)
    expect((await site.post(stop, {})).status).toBe(200)
    await site.add(record, promise('Heron', '2026-11-24'))
    await at('2026-11-23T12:15:00Z')
    expect(mails).toHaveLength(2)
  })
})

describe('the page', () => {
  test('asks the address for its yes by a mail, and is honest where it cannot send', async () => {
    const app = createApp({ ...site.site, mailer })
    const record = await site.begin()
    const send = async (fields: Record<string, string>) => {
      const page = await site.get('/')
      expect(page.status).toBe(200)
      return site.post(`/records/${record}/reminders/mail`, fields)
    }
    expect(await (await send({ do: 'keep', email: 'a@b.example', leads: '7' })).text()).toContain(
      'Heard cannot send mail here',
    )
    expect(mails).toEqual([])
    expect((await app.request('/reminders/yes/short')).status).toBe(404)
    expect((await app.request(`/reminders/yes/${'A'.repeat(43)}`)).status).toBe(200)
  })
})
