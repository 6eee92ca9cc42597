/** Answers by email: kept once, landed only where there is no doubt, and attacked as strangers would. */
import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { day } from '../../platform/day.ts'
import { checkMail, type MailChecks } from '../../platform/mail/checks.ts'
import type { Letter, Mailer } from '../../platform/mail/mailer.ts'
import { replyAddresses } from '../../platform/mail/reply-address.ts'
import { rebuild } from '../../record/doctor.ts'
import { findNewest } from '../../record/store.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { standingOf } from '../commitment.ts'
import { findReplies } from '../find-incoming.ts'
import { findOwed } from '../store.ts'
import { receiveMail, type ArrivedMail, type ReceiveAround } from './receive.ts'

const ON = day('2026-11-21')
const letters: Letter[] = []
const mailer: Mailer = {
  async send(letter) {
    letters.push(letter)
    return 'sent'
  },
  close: () => {},
}

let site: TestSite
let around: ReceiveAround
beforeAll(async () => {
  const replyAddress = 'answers@example.org'
  site = await testSite(undefined, { mailer, mailFrom: 'heard@example.org', replyAddress })
  const { ledger } = site
  const addresses = replyAddresses(ledger.vault.master, replyAddress, 'localhost')
  around = { ledger, now: site.site.now, addresses }
})
beforeEach(() => {
  letters.length = 0
})
afterAll(() => site.close())

const NOBODY = async (): Promise<never> => {
  throw Object.assign(new Error('nothing there'), { code: 'ENOTFOUND' })
}
const UNCHECKED: MailChecks = {
  spf: { result: 'not checked', domain: null },
  dkim: [],
  dmarc: { result: 'not checked', domain: null },
  theirs: null,
}

/** An ask that went out by email, and the address made for its answer. */
async function asked() {
  const record = await site.begin('Robin')
  const [ask] = await site.add(record, {
    kind: 'ask',
    body: { title: 'Who is with Robin at lunch?', debtor: 'Mrs Marlow', creditor: 'Alex Ward' },
  })
  const path = `/records/${record}/owed/${ask!.address}`
  const sent = await site.post(`${path}/email`, {
    name: 'Mrs Marlow',
    address: 'marlow@hillview.example',
    subject: 'A question for you',
    question: 'Who is with Robin at lunch?',
    token: crypto.randomUUID(),
    do: 'send',
  })
  expect(sent.status).toBe(303)
  const { written } = letters.at(-1)!
  return { record, path, to: written?.replyTo ?? '', messageId: written?.messageId ?? '' }
}

type Parts = {
  readonly to: string
  readonly from?: string
  readonly subject?: string
  readonly headers?: readonly string[]
  readonly text?: string
  readonly id?: string
}

function mailOf({ to, from, subject, headers = [], text, id }: Parts): Buffer {
  const lines = [
    `From: Mrs Marlow <${from ?? 'marlow@hillview.example'}>`,
    `To: ${to}`,
    `Subject: ${subject ?? 'Re: A question for you'}`,
    'Date: Fri, 20 Nov 2026 16:02:11 +0000',
    `Message-ID: <${id ?? crypto.randomUUID()}@hillview.example>`,
    'MIME-Version: 1.0',
    ...(headers.some((each) => /^content-type/i.test(each))
      ? headers
      : [...headers, 'Content-Type: text/plain; charset=utf-8']),
    '',
    text ??
      'Mrs Lee is with him every day from twelve.\n\nOn 20 Nov Alex wrote:\n> Who is with Robin at lunch?',
  ]
  return Buffer.from(lines.join('\n').replaceAll('\n', '\r\n'))
}

const arrive = (raw: Buffer, more: Partial<ArrivedMail> = {}) =>
  receiveMail(around, {
    raw,
    to: [],
    at: site.site.now(),
    by: 'our own mail server',
    checks: UNCHECKED,
    ...more,
  })

async function standing(record: string) {
  const [one] = await site.within(record, (write) => findOwed(write, ON))
  return one === undefined ? 'none' : standingOf(one, ON)
}
const messagesOf = (record: string) =>
  site.within(record, (write) => findNewest(write, ['message']))

describe('a reply to the address made for it', () => {
  test('is kept whole, lands on the ask as their words, and asks to be confirmed', async () => {
    const { record, path, to } = await asked()
    expect(await arrive(mailOf({ to }))).toBe('kept')
    expect(await standing(record)).toBe('met')
    const [message] = await messagesOf(record)
    expect(message?.files[0]).toMatchObject({ name: 'message.eml', type: 'message/rfc822' })
    const [answer] = await site.within(record, (write) => findNewest(write, ['answer']))
    expect(answer).toMatchObject({
      author: 'Mrs Marlow',
      happened: { day: '2026-11-21' },
      body: {
        as: 'answered',
        words: 'Mrs Lee is with him every day from twelve.',
        source: message?.seq,
      },
    })
    const page = await (await site.get(path)).text()
    expect(page).toContain('answered by email')
    expect(page).toContain('Mrs Lee is with him every day')
    expect(await (await site.get(`/records/${record}/today`)).text()).toContain('Answered by email')
    await site.post(`${path}/answered`, { answer: answer?.address ?? '', as: 'right' })
    expect(await (await site.get(`/records/${record}/today`)).text()).not.toContain(
      'Answered by email',
    )
    expect(await standing(record)).toBe('met')
  })

  test('is corrected by the family with one tap', async () => {
    const { record, path, to } = await asked()
    await arrive(mailOf({ to }))
    const [answer] = await site.within(record, (write) => findNewest(write, ['answer']))
    await site.post(`${path}/answered`, { answer: answer?.address ?? '', as: 'part' })
    expect(await standing(record)).toBe('part met')
    const [after] = await site.within(record, (write) => findNewest(write, ['answer']))
    expect(after?.body).toMatchObject({
      as: 'part',
      words: 'Mrs Lee is with him every day from twelve.',
    })
    expect(await (await site.get(`/records/${record}/today`)).text()).not.toContain(
      'Answered by email',
    )
  })

  test('adds nothing when it comes again, whatever way it takes', async () => {
    const { record, to } = await asked()
    const raw = mailOf({ to })
    expect(await arrive(raw)).toBe('kept')
    expect(await arrive(raw)).toBe('known')
    const again = Buffer.concat([Buffer.from('Received: from elsewhere\r\n'), raw])
    expect(await arrive(again, { by: 'a mailbox' })).toBe('known')
    expect(await messagesOf(record)).toHaveLength(1)
  })

  test('comes at once from two sides, and is kept once', async () => {
    const { record, to } = await asked()
    const raw = mailOf({ to })
    const came = await Promise.all([arrive(raw), arrive(raw), arrive(raw)])
    expect(came.toSorted()).toEqual(['kept', 'known', 'known'])
    expect(await messagesOf(record)).toHaveLength(1)
  })

  test('is known by what it answers where the address was lost', async () => {
    const { record, messageId } = await asked()
    const headers = [`In-Reply-To: <${messageId}>`]
    expect(await arrive(mailOf({ to: 'family@example.org', headers }))).toBe('kept')
    expect(await standing(record)).toBe('met')
  })

  test.each([
    ['a promise with words', 'Mrs Lee helps today. I will send the rota by Friday.'],
    ['a question', 'Which lunch do you mean?'],
    ['a refusal', 'Unfortunately we cannot share that.'],
    ['passing it on', 'I have passed this on to Ms Lee, our SENCO.'],
    ['putting it off', 'Let me look into this with the team.'],
  ])('that is %s is left to the family to judge', async (_what, text) => {
    const { record, to } = await asked()
    expect(await arrive(mailOf({ to, text }))).toBe('kept')
    expect(await standing(record)).toBe('open')
    const { toJudge } = await site.within(record, (write) => findReplies(write, ON))
    expect(toJudge).toHaveLength(1)
    expect(toJudge[0]?.matches[0]).toMatchObject({ how: 'certain' })
  })

  test.each([
    ['thanks', 'Thank you for your email. I have received it.', []],
    ['a promise', 'I will send the rota by Friday.', []],
    ['an automatic reply', 'I am away until Monday.', ['Auto-Submitted: auto-replied']],
    ['a holiday notice', 'I am on annual leave until 4 December.', []],
    [
      'a calendar mail without words',
      'BEGIN:VCALENDAR\nEND:VCALENDAR',
      ['Content-Type: text/calendar; method=REQUEST'],
    ],
  ])('that is only %s never counts, and is never answered', async (_what, text, headers) => {
    const { record, to } = await asked()
    letters.length = 0
    expect(await arrive(mailOf({ to, text, headers }))).toBe('kept')
    expect(await standing(record)).toBe('open')
    const { toJudge } = await site.within(record, (write) => findReplies(write, ON))
    expect(toJudge).toEqual([])
    expect(letters).toEqual([])
  })

  test('in HTML alone is read by its words, and nothing in it runs', async () => {
    const { record, to } = await asked()
    const text =
      '<html><body><p>Mrs Lee, <b>every day</b>.</p><script>alert(1)</script></body></html>'
    await arrive(mailOf({ to, text, headers: ['Content-Type: text/html; charset=utf-8'] }))
    const [message] = await messagesOf(record)
    expect(message?.body).toMatchObject({ words: 'Mrs Lee, every day.' })
    expect(await standing(record)).toBe('met')
  })
})

describe('somebody else', () => {
  test('who has the address is kept, and the family is asked', async () => {
    const { record, to } = await asked()
    await arrive(mailOf({ to, from: 'someone@elsewhere.example' }))
    expect(await standing(record)).toBe('open')
    const { toJudge } = await site.within(record, (write) => findReplies(write, ON))
    expect(toJudge[0]?.matches[0]?.reason).toContain(
      'someone@elsewhere.example, whom you did not ask',
    )
  })

  test('who changes one letter of the address, or makes one up, is nobody’s', async () => {
    const { to, messageId } = await asked()
    const at = to.indexOf('+') + 3
    const changed = to.slice(0, at) + (to[at] === 'a' ? 'b' : 'a') + to.slice(at + 1)
    expect(around.addresses.tokenIn(changed)).toBeNull()
    expect(await arrive(mailOf({ to: changed }))).toBe('not ours')
    const headers = [`References: <${messageId.replace('.ask', '.ask1')}>`]
    expect(await arrive(mailOf({ to: 'answers@example.org', headers }))).toBe('not ours')
    const other = replyAddresses(Buffer.alloc(32, 7), 'answers@example.org', 'localhost')
    const forged = other.addressFor('0123456789abcdef') ?? ''
    expect(await arrive(mailOf({ to: forged }))).toBe('not ours')
  })

  test('who shows the address asked, where the checks say otherwise, does not land', async () => {
    const { record, path, to } = await asked()
    const dmarc = { result: 'fail', domain: 'hillview.example' }
    await arrive(mailOf({ to }), { checks: { ...UNCHECKED, dmarc } })
    expect(await standing(record)).toBe('open')
    const [message] = await messagesOf(record)
    const shown = await (await site.get(`/records/${record}/entries/${message!.address}`)).text()
    expect(shown).toContain('may not come from there')
    expect(await (await site.get(path)).text()).not.toContain('answered by email')
  })

  test('who floods an address is turned away for the day', async () => {
    const { record, to } = await asked()
    for (let at = 0; at < 40; at += 1) await arrive(mailOf({ to, text: `Heron ${at}?` }))
    expect(await arrive(mailOf({ to, text: 'One more?' }))).toBe('too many')
    expect(await messagesOf(record)).toHaveLength(40)
  })

  test('who sends what is no mail to it is kept in the tray', async () => {
    const { record, to } = await asked()
    expect(await arrive(Buffer.from('nothing of a mail'), { to: [to] })).toBe('kept')
    expect(await arrive(Buffer.from('nothing of a mail'), { to: [to] })).toBe('known')
    const kept = await site.within(record, (write) => findNewest(write, ['unreadable']))
    expect(kept).toHaveLength(1)
  })
})

describe('what became of the mail', () => {
  const notice = (to: string, messageId: string, action: string) =>
    mailOf({
      to,
      from: 'MAILER-DAEMON@mx.example',
      subject: 'Delivery status',
      headers: ['Content-Type: multipart/report; report-type=delivery-status; boundary="XX"'],
      text: [
        '--XX',
        'Content-Type: text/plain',
        '',
        'Sorry.',
        '--XX',
        'Content-Type: message/delivery-status',
        '',
        `Reporting-MTA: dns; mx.example`,
        '',
        'Final-Recipient: rfc822; marlow@hillview.example',
        `Action: ${action}`,
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 no such user',
        '',
        '--XX',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: <${messageId}>`,
        '',
        '--XX--',
        '',
      ].join('\n'),
    })

  test('is told on the ask, once: it came back', async () => {
    const { record, path, to, messageId } = await asked()
    await arrive(notice(to, messageId, 'failed'))
    await arrive(notice(to, messageId, 'failed'))
    const page = await (await site.get(path)).text()
    expect(page).toContain('Came back: it was not delivered')
    const today = await (await site.get(`/records/${record}/today`)).text()
    expect(today).toContain('Your email to Mrs Marlow came back.')
    expect(await standing(record)).toBe('open')
    const outcomes = await site.within(record, (write) => findNewest(write, ['mail outcome']))
    expect(outcomes.map(({ body }) => body)).toEqual([
      expect.objectContaining({ as: 'handed over' }),
      expect.objectContaining({ as: 'came back', words: '5.1.1 550 no such user' }),
    ])
  })

  test('is known by the mail it is about, where its own address was lost', async () => {
    const { path, messageId } = await asked()
    await arrive(notice('postmaster@example.org', messageId, 'delivered'))
    expect(await (await site.get(path)).text()).toContain('Delivered: their mail server says so')
  })
})

test('what a signature says is looked at with the sender’s own key, and kept in plain words', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const resolver = async (name: string, type: string) => {
    if (type === 'TXT' && name === 'k._domainkey.hillview.example')
      return [[`v=DKIM1; k=rsa; p=${der}`]]
    if (type === 'TXT' && name === '_dmarc.hillview.example') return [['v=DMARC1; p=reject']]
    return NOBODY()
  }
  const { record, to } = await asked()
  const raw = mailOf({ to, headers: ['Authentication-Results: mx.example.org; dkim=pass'] })
  const key = {
    signingDomain: 'hillview.example',
    selector: 'k',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
  const { signatures } = await dkimSign(raw, { ...key, signatureData: [key] })
  const signed = Buffer.concat([Buffer.from(signatures), raw])
  const handed = { ip: null, helo: null, sender: null }
  const checks = await checkMail(signed, handed, resolver)
  expect(checks).toMatchObject({
    dkim: [{ result: 'pass', domain: 'hillview.example' }],
    dmarc: { result: 'pass' },
    spf: { result: 'not checked' },
    theirs: 'mx.example.org; dkim=pass',
  })
  const changed = Buffer.from(signed.toString().replace('every day', 'never'))
  const broken = await checkMail(changed, handed, resolver)
  expect(broken.dmarc.result).toBe('fail')
  const unsigned = await checkMail(raw, handed, resolver)
  expect(unsigned.dmarc).toEqual({ result: 'not checked', domain: 'hillview.example' })
  await arrive(signed, { checks })
  const [message] = await messagesOf(record)
  const page = await (await site.get(`/records/${record}/entries/${message!.address}`)).text()
  expect(page).toContain('The checks say that it really comes from there.')
  expect(page).toContain('from a server before ours: mx.example.org; dkim=pass')
})

test('a mail that names two senders fails, whatever else it says', async () => {
  const { record, to } = await asked()
  const raw = mailOf({ to, headers: ['From: Somebody <somebody@elsewhere.example>'] })
  const handed = { ip: null, helo: null, sender: null }
  const checks = await checkMail(raw, handed, NOBODY)
  expect(checks.dmarc.result).toBe('fail')
  await arrive(raw, { checks })
  expect(await standing(record)).toBe('open')
})

test('a mail whose names nobody answers for is told as not checked, and never stops it', async () => {
  const checks = await checkMail(
    mailOf({ to: 'a@b.example' }),
    { ip: '203.0.113.7', helo: 'x', sender: 'a@b.example' },
    NOBODY,
  )
  expect(checks.dkim).toEqual([])
  expect(['none', 'temperror', 'not checked']).toContain(checks.spf.result)
})

test('everything of it is made again from the entries alone', async () => {
  const { record, to } = await asked()
  await arrive(mailOf({ to }))
  const before = await standing(record)
  await site.within(record, rebuild)
  expect(await standing(record)).toBe(before)
})
