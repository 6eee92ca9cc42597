/** Asking and answering through real mail servers: out by OpenSMTPD, in by Dovecot, and by our own listener. */
import { spawn } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standingOf } from '../../src/commitments/commitment.ts'
import {
  fetchMail,
  openInbound,
  type Inbound,
  type InboundAround,
} from '../../src/commitments/by-mail/inbound.ts'
import { findOwed } from '../../src/commitments/store.ts'
import { day } from '../../src/platform/day.ts'
import { openMailer, type Mailer } from '../../src/platform/mail/mailer.ts'
import { replyAddresses } from '../../src/platform/mail/reply-address.ts'
import { findNewest } from '../../src/record/store.ts'
import { testSite, type TestSite } from '../../src/test-site.ts'
import { freePort, PASSWORD, programs, startMailServers, type MailServers } from './servers.ts'

const ON = day('2026-11-21')

let servers: MailServers
let site: TestSite
let mailer: Mailer
let refuser: SMTPServer
let listening: Inbound
let around: InboundAround

async function start(): Promise<void> {
  if (programs === null) return
  refuser = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_to, _session, done) =>
      done(Object.assign(new Error('5.1.1 nobody here'), { responseCode: 550 })),
  })
  await new Promise<void>((resolve) => refuser.listen(0, '127.0.0.1', resolve))
  const elsewhere = (refuser.server.address() as AddressInfo).port
  const ownPort = await freePort()
  servers = await startMailServers(programs, { relays: { 'own.example.org': ownPort }, elsewhere })
  mailer = openMailer(`smtp://127.0.0.1:${servers.smtpPort}`, 'heard@example.org')
  site = await testSite(undefined, {
    mailer,
    mailFrom: 'heard@example.org',
    replyAddress: 'answers@example.org',
  })
  around = aroundOf('answers@example.org', null)
  const own = aroundOf('answers@own.example.org', { host: '127.0.0.1', port: ownPort })
  listening = await openInbound(own)
}

function aroundOf(replyAddress: string, listen: InboundAround['inbound']['listen']): InboundAround {
  const { ledger } = site
  return {
    ledger,
    now: site.site.now,
    addresses: replyAddresses(ledger.vault.master, replyAddress, 'localhost'),
    inbound: { replyAddress, listen, imapUrl: null },
    report: (problem) => {
      throw problem
    },
    resolver: async () => [],
  }
}

async function asked(address: string) {
  const record = await site.begin('Robin')
  const [ask] = await site.add(record, {
    kind: 'ask',
    body: { title: 'Who is with Robin at lunch?', debtor: 'Mrs Marlow', creditor: 'Alex Ward' },
  })
  const path = `/records/${record}/owed/${ask!.address}`
  await site.post(`${path}/email`, {
    name: 'Mrs Marlow',
    address,
    subject: `A question for you ${record}`,
    question: 'Who is with Robin at lunch?',
    token: crypto.randomUUID(),
    do: 'send',
  })
  return { record, path }
}

type Head = {
  readonly to: string
  readonly messageId: string
  readonly subject: string
  readonly text: string
}

/** What came into the staff's mailbox about this record, as their mail program reads it. */
async function inMailbox(record: string): Promise<Head> {
  const url = new URL(servers.imapUrl('staff'))
  for (let tries = 0; tries < 100; tries += 1) {
    const client = new ImapFlow({
      host: url.hostname,
      port: Number(url.port),
      secure: false,
      doSTARTTLS: false,
      auth: { user: 'staff', pass: PASSWORD },
      logger: false,
    })
    await client.connect()
    const lock = await client.getMailboxLock('INBOX')
    const all = await client.fetchAll('1:*', { envelope: true, source: true }).catch(() => [])
    lock.release()
    await client.logout()
    const found = all.find(({ envelope }) => envelope?.subject?.includes(record) === true)
    if (found !== undefined)
      return {
        to: found.envelope?.replyTo?.[0]?.address ?? '',
        messageId: found.envelope?.messageId ?? '',
        subject: found.envelope?.subject ?? '',
        text: found.source?.toString() ?? '',
      }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The mail did not arrive.')
}

/** Sends from the staff's mail program, through the real server. */
async function reply(to: string, head: Head, text: string): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: servers.smtpPort, ignoreTLS: true })
  await transport.sendMail({
    from: 'Mrs Marlow <marlow@hillview.example>',
    to,
    subject: `Re: ${head.subject}`,
    inReplyTo: head.messageId,
    references: head.messageId,
    text: `${text}\n\nOn Sat, 21 Nov 2026, Alex Ward wrote:\n> Who is with Robin at lunch?\n`,
  })
  transport.close()
}

/** Reads the mailbox until `isThere`. Notices of delivery come in between. */
async function fetchUntil(isThere: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    await fetchMail(around, servers.imapUrl('answers'))
    if (await isThere()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('It did not come.')
}

async function standing(record: string) {
  const [one] = await site.within(record, (write) => findOwed(write, ON))
  return one === undefined ? 'none' : standingOf(one, ON)
}
const isMet = (record: string) => async () => (await standing(record)) === 'met'

/** How many messages of theirs are kept: notices are a machine's. */
async function repliesOf(record: string): Promise<number> {
  const found = await site.within(record, (write) => findNewest(write, ['message']))
  return found.filter(({ author }) => author === 'Mrs Marlow').length
}
const answersOf = async (record: string) =>
  (await site.within(record, (write) => findNewest(write, ['answer']))).length

describe.skipIf(programs === null)('through real mail servers', () => {
  beforeAll(start, 180_000)
  afterAll(async () => {
    await listening.close()
    mailer.close()
    await servers.stop()
    await new Promise<void>((resolve) => refuser.close(() => resolve()))
    await site.close()
  })

  test('an ask goes out, its answer comes back to the mailbox, and lands on the ask', async () => {
    const { record, path } = await asked('marlow@hillview.example')
    const head = await inMailbox(record)
    expect(head.to).toMatch(/^answers\+[0-9a-v]{32}@example\.org$/)
    expect(head.text).toContain('To answer in a minute')
    expect(head.text).not.toMatch(/^Auto-Submitted/im)
    await reply(head.to, head, 'Mrs Lee is with him every day from twelve.')
    await fetchUntil(isMet(record))
    expect(await (await site.get(path)).text()).toContain('Mrs Lee is with him every day')
    await fetchUntil(async () =>
      (await (await site.get(path)).text()).includes('Delivered: their mail server says so'),
    )
    expect(await fetchMail(around, servers.imapUrl('answers'))).toBe(0)
  })

  test('the same mail put back into the mailbox, or read anew under new numbers, adds nothing', async () => {
    const { record } = await asked('marlow@hillview.example')
    const head = await inMailbox(record)
    await reply(head.to, head, 'Ms Reid, on Mondays and Fridays.')
    await fetchUntil(isMet(record))
    const folder = servers.folder('answers')
    const mails = await readdir(join(folder, 'cur'))
    for (const [at, name] of mails.entries())
      await writeFile(
        join(folder, 'new', `replay${at}.vm`),
        await readFile(join(folder, 'cur', name)),
        {
          mode: 0o666,
        },
      )
    await fetchMail(around, servers.imapUrl('answers'))
    await rm(join(folder, 'dovecot-uidlist'), { force: true })
    await fetchMail(around, servers.imapUrl('answers'))
    expect(await repliesOf(record)).toBe(1)
    expect(await answersOf(record)).toBe(1)
  })

  test('an address with a forged signature is nobody’s, and stays in the mailbox unread', async () => {
    const { record } = await asked('marlow@hillview.example')
    const head = await inMailbox(record)
    const forged = head.to.replace(/.@/, (end) => (end[0] === 'a' ? 'b@' : 'a@'))
    await reply(forged, { ...head, messageId: '<other@hillview.example>' }, 'Forged.')
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await fetchMail(around, servers.imapUrl('answers'))
    expect(await repliesOf(record)).toBe(0)
    expect(await standing(record)).toBe('open')
  })

  test('a mail that nobody takes comes back, and the ask says so', async () => {
    const { record, path } = await asked('nobody@elsewhere.example')
    const cameBack = async () =>
      (await (await site.get(path)).text()).includes('Came back: it was not delivered')
    await fetchUntil(cameBack)
    expect(await standing(record)).toBe('open')
  })

  test.each(['taking', 'kept'] as const)(
    'killed with -9 (%s), the next reading loses nothing and doubles nothing',
    async (dies) => {
      const { record } = await asked('marlow@hillview.example')
      const head = await inMailbox(record)
      // What is there already is read first: the kill must meet the reply.
      await new Promise((resolve) => setTimeout(resolve, 500))
      await fetchMail(around, servers.imapUrl('answers'))
      await reply(head.to, head, 'Mrs Lee, every day.')
      let signal: string | null = null
      for (let tries = 0; tries < 30 && signal === null; tries += 1) {
        signal = await fetchAndDie(dies)
        if (signal === null) await new Promise((resolve) => setTimeout(resolve, 200))
      }
      expect(signal).toBe('SIGKILL')
      if (dies === 'taking') expect(await repliesOf(record)).toBe(0)
      await fetchUntil(isMet(record))
      expect(await repliesOf(record)).toBe(1)
      expect(await answersOf(record)).toBe(1)
    },
  )

  test('by our own listener behind the real server: kept when it is ours, refused when not', async () => {
    const { record } = await asked('marlow@hillview.example')
    const head = await inMailbox(record)
    const own = head.to.replace('@example.org', '@own.example.org')
    await reply(own, head, 'Mrs Lee, every day.')
    for (let tries = 0; tries < 100 && (await standing(record)) !== 'met'; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await standing(record)).toBe('met')
    const [message] = await site.within(record, (write) => findNewest(write, ['message']))
    expect(message?.body).toMatchObject({ arrival: { by: 'our own mail server' } })
  })
})

/** Reads the mailbox in a process that is killed at `dies`; its signal, or null where it ended by itself. */
function fetchAndDie(dies: 'taking' | 'kept'): Promise<string | null> {
  const script = fileURLToPath(new URL('fetching.ts', import.meta.url))
  const args = [site.urls.app, site.folder, servers.imapUrl('answers'), site.site.now(), dies]
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', script, ...args],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  return new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
}
