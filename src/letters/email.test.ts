/** A letter that Heard sends: shown first, stopped by whereabouts, kept as sent, sent once to each; answers land on it. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { receiveMail } from '../commitments/by-mail/receive.ts'
import { standingOf } from '../commitments/commitment.ts'
import { findOwed } from '../commitments/store.ts'
import { day } from '../platform/day.ts'
import type { Letter, Mailer, Sent } from '../platform/mail/mailer.ts'
import { replyAddresses } from '../platform/mail/reply-address.ts'
import { findNewest } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'

const letters: Letter[] = []
let outcome: Sent | 'killed' = 'sent'
const mailer: Mailer = {
  async send(letter) {
    letters.push(letter)
    if (outcome === 'killed') throw new Error('killed')
    return outcome
  },
  close: () => {},
}

let site: TestSite
let record = ''
beforeAll(async () => {
  site = await testSite(undefined, {
    mailer,
    mailFrom: 'heard@example.org',
    replyAddress: 'answers@example.org',
  })
})
beforeEach(async () => {
  record = await site.begin('Robin')
  letters.length = 0
  outcome = 'sent'
})
afterAll(() => site.close())

const path = (rest: string) => `/records/${record}${rest}`
const text = async (response: Response | Promise<Response>) =>
  (await (await response).text()).replaceAll('&#39;', "'").replaceAll(/\s+/g, ' ')
const newest = (kind: string) => site.within(record, (write) => findNewest(write, [kind]))

const TO = { name: 'Mrs Marlow', address: 'marlow@hillview.example' }
const WORDS = 'Dear Mrs Marlow,\n\nWhich adult is with Robin at lunch?\n\nAlex Ward'

/** A letter that asks for records, with nothing left to fill in; the path of its page. */
async function draft(words = WORDS, to: readonly { name: string; address: string }[] = [TO]) {
  const html = await text(site.get(path('/letters/new?letter=absence-support')))
  const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? randomUUID()
  const made = await site.post(path('/letters/new?letter=absence-support'), { token, do: 'make' })
  const at = made.headers.get('location') ?? ''
  expect(at).toMatch(/\/letters\//)
  const fields: Record<string, string> = {
    do: 'save',
    subject: 'A question about lunch',
    text: words,
  }
  for (const [index, { name, address }] of to.entries()) {
    fields[`to-name-${index}`] = name
    fields[`to-address-${index}`] = address
  }
  expect((await site.post(at, fields)).status).toBe(303)
  return at.split('?')[0] ?? at
}

async function standing() {
  const [one] = await site.within(record, (write) => findOwed(write, day('2026-11-21')))
  return one === undefined ? 'none' : standingOf(one, day('2026-11-21'))
}

describe('sent from here', () => {
  test('shows exactly what goes first; then keeps it as sent, and sends it once', async () => {
    const at = await draft()
    expect(await text(site.get(at))).toContain('See what goes by email')
    const look = await text(site.get(`${at}/email`))
    expect(look).toContain('marlow@hillview.example')
    expect(look).toContain('Which adult is with Robin at lunch?')
    expect(letters).toEqual([])
    const sent = await site.post(`${at}/email`, {})
    expect(sent.status).toBe(303)
    await site.post(`${at}/email`, {})
    expect(letters).toHaveLength(1)
    expect(letters[0]).toMatchObject({
      to: 'marlow@hillview.example',
      subject: 'A question about lunch',
      written: { by: 'Alex Ward' },
    })
    expect(letters[0]?.text.trim()).toBe(WORDS)
    expect(await newest('sending')).toMatchObject([{ body: { how: 'email' } }])
    expect(await newest('mail outcome')).toMatchObject([{ body: { as: 'handed over' } }])
    const page = await text(site.get(sent.headers.get('location') ?? ''))
    expect(page).toContain('Sent by email from here')
    expect(page).toContain('Handed over to the mail server')
    expect((await site.get(at)).status).toBe(404)
  })

  test('a line that breaks, or a kill, is said as such, and nothing goes a second time', async () => {
    outcome = 'unsure'
    await site.post(`${await draft()}/email`, {})
    expect(await newest('mail outcome')).toMatchObject([{ body: { as: 'not known' } }])
    outcome = 'killed'
    const at = await draft('Dear Mrs Marlow,\n\nAgain.')
    await expect(site.post(`${at}/email`, {})).rejects.toThrow('killed')
    expect(letters).toHaveLength(2)
    expect((await site.post(`${at}/email`, {})).status).toBe(303)
    expect(letters).toHaveLength(2)
    expect(await newest('sending')).toHaveLength(2)
  })

  test('whereabouts stop it with the list; nothing is kept or sent before it is answered', async () => {
    await site.add(record, {
      kind: 'whereabouts',
      shelf: 'private',
      body: { addresses: ['12 Acacia Avenue'], phones: [], schools: [], from: [] },
    })
    const at = await draft('Dear Mrs Marlow,\n\nWe live at 12 Acacia Avenue now.')
    const stopped = await site.post(`${at}/email`, {})
    expect(stopped.status).toBe(422)
    const html = await text(stopped)
    expect(html).toContain('It has not gone yet')
    expect(letters).toEqual([])
    expect(await newest('sending')).toEqual([])
    const whereabouts = /name="whereabouts" value="([^"]+)"/.exec(html)?.[1] ?? ''
    expect((await site.post(`${at}/email`, { whereabouts })).status).toBe(303)
    expect(letters).toHaveLength(1)
  })

  test('a letter with blanks goes only when they are answered for', async () => {
    const at = await draft('Dear Mrs Marlow,\n\nOn [which day] you said so.')
    const slip = await site.post(`${at}/email`, {})
    expect(slip.status).toBe(422)
    expect(letters).toEqual([])
    expect((await site.post(`${at}/email`, { blanks: 'yes' })).status).toBe(303)
    expect(letters).toHaveLength(1)
  })

  test('without an address, or without a mail server, there is nothing to press', async () => {
    const at = await draft(WORDS, [{ name: 'Mrs Marlow', address: '' }])
    expect(await text(site.get(at))).not.toContain('See what goes by email')
    expect((await site.get(`${at}/email`)).status).toBe(404)
    expect((await site.post(`${at}/email`, {})).status).toBe(404)
    const bare = await testSite()
    const own = await bare.begin()
    const made = await bare.post(`/records/${own}/letters/new?letter=absence-support`, {
      token: randomUUID(),
      do: 'make',
    })
    const html = await text(bare.get(made.headers.get('location') ?? ''))
    expect(html).not.toContain('See what goes by email')
    expect(html).toContain('Heard sends nothing by itself')
    await bare.close()
  })

  test('a reply from the address it went to lands on what the letter asks', async () => {
    const at = await draft()
    const sent = await site.post(`${at}/email`, {})
    expect(await standing()).not.toBe('met')
    const to = letters[0]?.written?.replyTo ?? ''
    const raw = Buffer.from(
      `From: Mrs Marlow <${TO.address}>\r\nTo: ${to}\r\nSubject: Re: A question about lunch\r\nMessage-ID: <${randomUUID()}@x.example>\r\nContent-Type: text/plain\r\n\r\nMrs Lee is with him every day from twelve.\r\n`,
    )
    const { ledger, now } = site.site
    const addresses = replyAddresses(ledger.vault.master, 'answers@example.org', 'localhost')
    const checks = {
      spf: { result: 'not checked', domain: null },
      dkim: [],
      dmarc: { result: 'not checked', domain: null },
      theirs: null,
    } as const
    await receiveMail(
      { ledger, now, addresses },
      { raw, to: [], at: now(), by: 'our own mail server', checks },
    )
    const page = await text(site.get(sent.headers.get('location') ?? ''))
    expect(page).toContain('Mrs Lee is with him every day')
    expect(await newest('ask')).toHaveLength(1)
    expect(await standing()).toBe('met')
  })

  test('to several, each gets a mail of their own, with an address of their own for the answer', async () => {
    const other = { name: 'Ms Bell', address: 'bell@hillview.example' }
    const at = await draft(WORDS, [TO, other])
    await site.post(`${at}/email`, {})
    expect(letters.map(({ to }) => to)).toEqual([TO.address, other.address])
    expect(new Set(letters.map(({ written }) => written?.replyTo)).size).toBe(2)
  })
})
