/** Our own SMTP listener, attacked as whoever reaches its port would. */
import { createConnection } from 'node:net'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Letter, Mailer } from '../../platform/mail/mailer.ts'
import { replyAddresses } from '../../platform/mail/reply-address.ts'
import { findNewest } from '../../record/store.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { openInbound, type Inbound } from './inbound.ts'

const letters: Letter[] = []
const mailer: Mailer = {
  async send(letter) {
    letters.push(letter)
    return 'sent'
  },
  close: () => {},
}

let site: TestSite
let listening: Inbound
let to: string
let record: string
let failing = false
beforeAll(async () => {
  const replyAddress = 'answers@example.org'
  site = await testSite(undefined, { mailer, mailFrom: 'heard@example.org', replyAddress })
  const { ledger } = site
  const real = replyAddresses(ledger.vault.master, replyAddress, 'localhost')
  listening = await openInbound({
    ledger,
    now: () => {
      if (failing) throw new Error('the disk is full')
      return site.site.now()
    },
    addresses: real,
    inbound: { replyAddress, listen: { host: '127.0.0.1', port: 0 }, imapUrl: null },
    report: () => {},
    resolver: async () => [],
  })
  record = await site.begin('Robin')
  const [ask] = await site.add(record, {
    kind: 'ask',
    body: { title: 'Who?', debtor: 'Mrs Marlow', creditor: 'Alex Ward' },
  })
  await site.post(`/records/${record}/owed/${ask!.address}/email`, {
    name: 'Mrs Marlow',
    address: 'marlow@hillview.example',
    subject: 'A question for you',
    question: 'Who?',
    token: crypto.randomUUID(),
    do: 'send',
  })
  to = letters.at(-1)?.written?.replyTo ?? ''
})
afterAll(async () => {
  await listening.close()
  await site.close()
})

/** Sends to our listener; the server's answer, or its refusal, as its code. */
async function send(given: {
  to: string | string[]
  text?: string
  raw?: string
}): Promise<number> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: listening.port ?? 0,
    ignoreTLS: true,
  })
  try {
    const { response } = await transport.sendMail({
      envelope: { from: 'marlow@hillview.example', to: given.to },
      ...(given.raw === undefined
        ? { from: 'marlow@hillview.example', to, subject: 'Re', text: given.text ?? 'Mrs Lee.' }
        : { raw: given.raw }),
    })
    return Number(response.slice(0, 3))
  } catch (problem) {
    return (problem as { responseCode?: number }).responseCode ?? 0
  } finally {
    transport.close()
  }
}

const messages = async () =>
  (await site.within(record, (write) => findNewest(write, ['message']))).length

describe('our own listener', () => {
  test('takes mail for an address it made, and nothing else: it relays to nobody', async () => {
    expect(await send({ to: 'answers@example.org' })).toBe(550)
    expect(await send({ to: 'somebody@elsewhere.example' })).toBe(550)
    expect(await send({ to: to.replace('+', '+x') })).toBe(550)
    expect(await messages()).toBe(0)
    expect(await send({ to })).toBe(250)
    expect(await messages()).toBe(1)
  })

  test('asks the sender to come again where it cannot keep a mail, and keeps it then, once', async () => {
    const before = await messages()
    const raw = `From: marlow@hillview.example\r\nTo: ${to}\r\nMessage-ID: <a@hillview.example>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n\r\nHeron.\r\n`
    failing = true
    expect(await send({ to, raw })).toBe(451)
    failing = false
    expect(await messages()).toBe(before)
    expect(await send({ to, raw })).toBe(250)
    expect(await send({ to, raw })).toBe(250)
    expect(await messages()).toBe(before + 1)
  })

  test('refuses what is too large', async () => {
    expect(await send({ to, text: 'x'.repeat(31 * 1024 * 1024) })).toBe(552)
  })

  test('knows no passwords, tells nothing of itself, and bears nonsense', async () => {
    const said = await new Promise<string>((resolve) => {
      let text = ''
      const socket = createConnection(listening.port ?? 0, '127.0.0.1')
      socket.on('data', (part) => (text += part.toString()))
      socket.on('close', () => resolve(text))
      socket.on('error', () => resolve(text))
      socket.write(
        'EHLO x\r\nAUTH PLAIN AGEAYg==\r\nVRFY a\r\n\0\xff\r\nMAIL FROM:<a@b\r\nRCPT TO:<>\r\nQUIT\r\n',
      )
      setTimeout(() => socket.destroy(), 3_000).unref()
    })
    expect(said).not.toMatch(/235|nodemailer/i)
    expect(await send({ to: [to, 'other@elsewhere.example'] })).toBe(250)
  })
})
