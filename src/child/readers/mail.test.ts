/** Links to read that are mailed: once, kindly, and what their servers say of them. */
import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import type { Letter, Mailer, Sent } from '../../platform/mail/mailer.ts'
import { replyAddresses } from '../../platform/mail/reply-address.ts'
import { day } from '../../platform/day.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { remindReaders, takeReaderMail } from './mail.ts'
import { isReminderDue, MAILS_MOST, mailWords } from './mailing.ts'
import { findReaders } from './store.ts'

let site: TestSite
const sent: Letter[] = []
let answer: Sent = 'sent'
const mailer: Mailer = {
  send: (letter) => {
    if (answer === 'sent') sent.push(letter)
    return Promise.resolve(answer)
  },
  close: () => {},
}
beforeAll(async () => {
  // The database's own day decides when a seat ends.
  site = await testSite(`${new Date().toISOString().slice(0, 10)}T12:00:00.000Z`, {
    mailer,
    replyAddress: 'answers@heard.example',
  })
})
afterAll(() => site.close())

const addresses = () =>
  replyAddresses(site.ledger.vault.master, 'answers@heard.example', 'localhost')

/** The instant `days` after now, at `hour` o'clock UTC. */
function at(days: number, hour = 12): string {
  const on = new Date(Date.parse(site.site.now()) + days * 86_400_000).toISOString().slice(0, 10)
  return `${on}T${String(hour).padStart(2, '0')}:00:00.000Z`
}

const remind = (now: string) =>
  remindReaders({
    ledger: site.ledger,
    now: () => now,
    url: site.site.url,
    mailer,
    addresses: addresses(),
  })

async function withProfile(): Promise<string> {
  const record = await site.begin('Robin Ward')
  const body = { name: 'Robin', three: ['Noise hurts'], likes: 'Trains' }
  await site.add(record, { kind: 'profile', shelf: 'profile', body })
  return record
}

const post = (path: string, fields: Record<string, string>) => site.post(path, fields)

const give = (record: string, more: Record<string, string> = {}) =>
  post(`/records/${record}/readers/new`, {
    name: 'Mr Finch',
    view: 'whole',
    address: 'finch@school.example',
    do: 'make',
    token: randomUUID(),
    ...more,
  })

const mailsOf = async (record: string) =>
  (await site.within(record, findReaders)).flatMap(({ mails }) =>
    mails.map(({ as, number }) => `${number} ${as}`),
  )
const secretIn = (text: string) => /\/l\/([\w-]{32})\s/.exec(text)?.[1] ?? ''
const tokenIn = (text: string) => /\/l\/no-more\/(\w+)/.exec(text)?.[1] ?? ''

async function opens(secret: string): Promise<string> {
  const entered = await createApp(site.site).request('/l', {
    method: 'POST',
    headers: { origin: site.site.url },
    body: new URLSearchParams({ secret }),
  })
  return entered.headers.get('set-cookie')?.split(';')[0] ?? ''
}

describe('when a reminder is due', () => {
  test('never more than two, never at night, never within a week, never once it is confirmed or stopped', () => {
    const given = fc.record({
      claimed: fc.integer({ min: 0, max: 5 }),
      hours: fc.integer({ min: 0, max: 400 }),
      stopped: fc.boolean(),
      confirmed: fc.boolean(),
      over: fc.boolean(),
      hour: fc.integer({ min: 0, max: 23 }),
    })
    fc.assert(
      fc.property(given, ({ claimed, hours, hour, ...rest }) => {
        const now = '2026-11-21T12:00:00.000Z'
        const last = new Date(Date.parse(now) - hours * 3_600_000).toISOString()
        const due = isReminderDue({ claimed, last, ...rest }, { at: now, hour })
        const may = claimed >= 1 && claimed < MAILS_MOST && hours >= 168 && hour >= 8 && hour < 20
        expect(due).toBe(may && !rest.stopped && !rest.confirmed && !rest.over)
      }),
    )
  })

  test('the words hold the link and a name, and never hurry', () => {
    for (const number of [0, 1, 2]) {
      const words = mailWords({
        writer: 'Alex Ward',
        link: 'https://heard.example/l/x',
        stop: 'https://heard.example/l/no-more/y',
        until: day('2027-01-04'),
        number,
      })
      expect(words.text).toContain('https://heard.example/l/x')
      expect(words.text).toContain('https://heard.example/l/no-more/y')
      expect(words.text).not.toMatch(/must|urgent|overdue|immediately|has not read|unaware/i)
    }
  })
})

describe('a link that Heard mails', () => {
  test('goes once, with nothing of the child, and says where it went', async () => {
    const record = await withProfile()
    const token = randomUUID()
    sent.length = 0
    const page = await (await give(record, { token })).text()
    expect(page).toContain('handed to the mail server')
    await give(record, { token })
    expect(sent).toHaveLength(1)
    const [mail] = sent
    expect(mail).toMatchObject({ to: 'finch@school.example', written: { by: 'Alex Ward' } })
    expect(JSON.stringify(mail)).not.toMatch(/Robin|Noise|Trains/)
    expect(await mailsOf(record)).toEqual(['0 handed over'])
    expect(await opens(secretIn(mail?.text ?? ''))).not.toBe('')
    const list = await (await site.get(`/records/${record}/readers`)).text()
    expect(list).toContain('handed to the mail server')
    expect(list).toContain('not confirmed')
  })

  test('is reminded of twice at most, a week apart, by day, once however many look', async () => {
    const record = await withProfile()
    await give(record)
    sent.length = 0
    expect(await remind(at(6))).toMatchObject({ sent: 0 })
    expect(await remind(at(8, 2))).toMatchObject({ sent: 0 })
    await Promise.all([1, 2, 3, 4].map(() => remind(at(8))))
    const mine = () => sent.filter(({ text }) => text.includes('asked you a while ago'))
    const once = mine().length
    await remind(at(9))
    expect(mine()).toHaveLength(once)
    await remind(at(16))
    await remind(at(30))
    expect(await mailsOf(record)).toEqual(['0 handed over', '1 handed over', '2 handed over'])
    // The link of the first mail is the link of each reminder.
    expect(await opens(secretIn(mine().at(-1)?.text ?? ''))).not.toBe('')
  })

  test('stops when it is confirmed, and when somebody says stop', async () => {
    const [confirmed, stopped] = [await withProfile(), await withProfile()]
    sent.length = 0
    await give(confirmed)
    const cookie = await opens(secretIn(sent[0]?.text ?? ''))
    await createApp(site.site).request('/l/read', {
      method: 'POST',
      headers: { origin: site.site.url, cookie },
      body: new URLSearchParams({ will: 'Nod.' }),
    })
    await give(stopped)
    const token = tokenIn(sent[1]?.text ?? '')
    const asked = await site.asNobody(`/l/no-more/${token}`)
    expect(await asked.text()).toContain('Remind me no more')
    await remind(at(8))
    const before = await mailsOf(stopped)
    expect(before).toEqual(['0 handed over', '1 handed over'])
    await post('/l/no-more', { token })
    await remind(at(16))
    expect(await mailsOf(stopped)).toEqual(before)
    expect(await mailsOf(confirmed)).toEqual(['0 handed over'])
  })

  test('that the server did not take is said so, and its reminder is tried again', async () => {
    const record = await withProfile()
    answer = 'not sent'
    expect(await (await give(record)).text()).toContain('did not take it')
    answer = 'sent'
    expect(await mailsOf(record)).toEqual(['0 not sent'])
    const [reader] = await site.within(record, findReaders)
    await post(`/records/${record}/readers/${reader?.address}`, { do: 'again' })
    expect(await mailsOf(record)).toEqual(['0 not sent', '0 handed over'])
    answer = 'not sent'
    await remind(at(8))
    answer = 'sent'
    await remind(at(8, 13))
    expect(await mailsOf(record)).toContain('1 handed over')
  })

  test('that came back is told beside it, once; what is of no link is not ours', async () => {
    const record = await withProfile()
    sent.length = 0
    await give(record)
    const token = tokenIn(sent[0]?.text ?? '')
    const around = { ledger: site.ledger, now: site.site.now }
    const notice = { action: 'failed' as const, diagnostic: '5.1.1 No such user', about: [] }
    const came = { notice, words: null, at: site.site.now() }
    expect(await takeReaderMail(around, token, came)).toBe(true)
    expect(await takeReaderMail(around, token, came)).toBe(true)
    expect(await mailsOf(record)).toEqual(['0 handed over', '0 came back'])
    const list = await (await site.get(`/records/${record}/readers`)).text()
    expect(list).toContain('the address may be wrong')
    expect(await takeReaderMail(around, 'nobodystoken', came)).toBe(false)
  })

  test('needs a whole address, told at its box', async () => {
    const record = await withProfile()
    const wrong = await give(record, { address: 'finch at school' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Write one whole address')
  })
})
