/** A change confirmed by those who have only email: they read a copy and press; the family sees who has, and who has not. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { receiveMail } from '../../commitments/by-mail/receive.ts'
import { asAccount } from '../../platform/database/session.ts'
import type { Letter, Mailer, Sent } from '../../platform/mail/mailer.ts'
import { replyAddresses } from '../../platform/mail/reply-address.ts'
import { append, findNewest } from '../../record/store.ts'
import { testSite, USUAL, type TestSite } from '../../test-site.ts'
import { findOwnChange } from './change-mails.ts'
import { changeWords, COPIED_KINDS } from './change-words.ts'
import { landings } from './landings.ts'
import { browserOn, textOf, type Browser } from './test-browser.ts'

const letters: Letter[] = []
let outcome: Sent = 'sent'
const mailer: Mailer = {
  async send(letter) {
    letters.push(letter)
    return outcome
  },
  close: () => {},
}

let site: TestSite
let record = ''
beforeAll(async () => {
  site = await testSite(new Date().toISOString(), {
    mailer,
    mailFrom: 'heard@example.org',
    replyAddress: 'answers@example.org',
  })
})
beforeEach(async () => {
  record = await site.begin('Robin Ward')
  letters.length = 0
})
afterAll(() => site.close())

const newest = (kind: string) => site.within(record, (write) => findNewest(write, [kind]))
const CARD = {
  title: 'The card',
  do: 'Let Robin leave when he shows it.',
  dont: 'Ask why first.',
  why: null,
}

/** What adults do, and the path of its page. */
async function strategy(body: object = CARD, amends: number | null = null) {
  const [entry] = await site.add(record, { kind: 'strategy', shelf: 'profile', body, amends })
  if (entry === undefined) throw new Error('Nothing was added.')
  return { entry, path: `/records/${record}/changes/${entry.address}` }
}

const FINCH = { name: 'Mr Finch', address: 'finch@hillview.example' }
const ask = (path: string, fields: Record<string, string> = FINCH) =>
  site.post(`${path}/by-email`, { token: randomUUID(), do: 'ask', ...fields })

async function opened(at = -1): Promise<Browser> {
  const browser = browserOn(site)
  expect(await browser.enter(letters.at(at)?.text ?? '')).toBe('/l/changes')
  return browser
}

const ofAll = (page: string) =>
  [...page.matchAll(/name="of" value="([^"]+)"/g)].map(([, of]) => of ?? '')

describe('asking by email', () => {
  test('shows exactly what goes; the mail holds nothing of the child or of what changed', async () => {
    const { path } = await strategy()
    const look = await textOf(await site.post(`${path}/by-email`, { ...FINCH, do: 'look' }))
    expect(look).toContain('Let Robin leave when he shows it.')
    expect(letters).toEqual([])
    expect((await ask(path)).status).toBe(303)
    expect(letters).toHaveLength(1)
    expect(`${letters[0]?.subject}\n${letters[0]?.text}`).not.toMatch(/Robin|card|shows it/i)
    expect(await textOf(await site.get(path))).toMatch(/Mr Finch.{0,40}not confirmed/)
  })

  test('pressed twice one mail goes; a slip brings back what was typed', async () => {
    const { path } = await strategy()
    const token = randomUUID()
    await ask(path, { ...FINCH, token })
    await ask(path, { ...FINCH, token })
    expect(letters).toHaveLength(1)
    const slip = await ask(path, { name: 'Ms Kerr', address: 'kerr' })
    expect(slip.status).toBe(422)
    expect(await textOf(slip)).toContain('Ms Kerr')
    const nobody = await ask(path, { name: '' })
    expect(nobody.status).toBe(422)
  })

  test('stops with the list where whereabouts are in it', async () => {
    await site.add(record, {
      kind: 'whereabouts',
      shelf: 'private',
      body: { addresses: ['12 Acacia Avenue'], phones: [], schools: [], from: [] },
    })
    const { path } = await strategy({ title: 'Walk home', do: 'Walk to 12 Acacia Avenue.' })
    expect((await ask(path)).status).toBe(422)
    expect(letters).toEqual([])
  })

  test('the list leads to what nobody is asked about, and counts those who are asked by email', async () => {
    const { path } = await strategy()
    const list = () => site.get(`/records/${record}/changes`)
    expect(await textOf(await list())).toContain('Nobody is asked about these yet')
    await ask(path)
    const asked = await textOf(await list())
    expect(asked).not.toContain('Nobody is asked about these yet')
    expect(asked).toContain('0 of 1')
    const finch = await opened()
    await finch.post('/l/changes', { of: ofAll(await finch.page('/l/changes'))[0] ?? '' })
    expect(await textOf(await list())).toMatch(/>All<\/.{0,80}confirmed/)
  })

  test('a mail that was not taken is said on Today, until it is sent again', async () => {
    outcome = 'not sent'
    const { path } = await strategy()
    await ask(path)
    const today = () => site.get(`/records/${record}/today`)
    expect(await textOf(await today())).toMatch(
      /The card.{0,80}Your email to Mr Finch was not sent/,
    )
    outcome = 'sent'
    await site.post(`${path}/asked`, { do: 'all' })
    expect(await textOf(await today())).not.toContain('was not sent')
  })

  test('only whoever wrote it can give a copy', async () => {
    const { path, entry } = await strategy()
    const sam = await site.seat(record, 'Sam Ward', ['profile'])
    await site.within(record, (write) =>
      append(write, [
        {
          ...USUAL,
          kind: 'audience',
          body: { of: entry.seq, audience: 'circle' },
        },
      ]),
    )
    const theirs = await site.within(
      record,
      (write) => findOwnChange(write, { seq: entry.seq, broughtBy: entry.broughtBy }),
      sam.account,
    )
    expect(theirs).toBeNull()
    expect((await site.get(`${path}/by-email`)).status).toBe(200)
  })
})

describe('confirming', () => {
  test('is a press on their page, with one thing they will do; the family sees it by name', async () => {
    const { path } = await strategy()
    await ask(path)
    const finch = await opened()
    const page = await finch.page('/l/changes')
    expect(page).toContain('Let Robin leave when he shows it.')
    expect(page).not.toMatch(/Ward\b.*surname|\/records\//)
    const [of = ''] = ofAll(page)
    await finch.post('/l/changes', { of, will: 'Keep the door clear.' })
    await finch.post('/l/changes', { of, will: 'Again.' })
    expect(await newest('change confirmed')).toMatchObject([
      { author: 'Mr Finch', body: { will: 'Keep the door clear.' } },
    ])
    expect(await finch.page('/l/changes')).toContain('nothing more to confirm')
    const shown = await textOf(await site.get(path))
    expect(shown).toMatch(/Mr Finch.{0,60}confirmed by the link made for them/)
    expect(shown).toContain('Keep the door clear.')
  })

  test('when it changes they are asked again by one press, on the same page of theirs', async () => {
    const { path, entry } = await strategy()
    await ask(path)
    const finch = await opened()
    await finch.post('/l/changes', { of: ofAll(await finch.page('/l/changes'))[0] ?? '' })
    const { path: now } = await strategy({ ...CARD, do: 'Nod, and let Robin leave.' }, entry.seq)
    expect(await textOf(await site.get(now))).toContain('ask Mr Finch again')
    // Pressed twice, one mail goes.
    const twice = { do: 'all', token: randomUUID() }
    const sent = letters.length
    await site.post(`${now}/asked`, twice)
    await site.post(`${now}/asked`, twice)
    expect(letters).toHaveLength(sent + 1)
    expect(letters).toHaveLength(2)
    const page = await finch.page('/l/changes')
    expect(page).toContain('Nod, and let Robin leave.')
    expect(page).not.toContain('Let Robin leave when he shows it.')
    const again = await opened()
    await again.post('/l/changes', { of: ofAll(page)[0] ?? '' })
    expect(await textOf(await site.get(now))).toMatch(/Mr Finch.{0,60}confirmed by the link/)
    expect(await newest('asked by mail')).toHaveLength(2)
  })

  test('one person has one page for all of it; others are ticked by name the next time', async () => {
    const first = await strategy()
    await ask(first.path)
    const second = await strategy({ title: 'A seat by the door', do: 'Keep it free.' })
    expect(await textOf(await site.get(`${second.path}/by-email`))).toContain(FINCH.address)
    await ask(second.path, { who: FINCH.address, name: '' })
    const finch = await opened(0)
    const page = await finch.page('/l/changes')
    expect(page).toContain('Keep it free.')
    expect(ofAll(page)).toHaveLength(2)
  })

  test('behind the second wall the seat reads its copies alone and adds presses alone', async () => {
    const { path } = await strategy()
    await strategy({ title: 'Another', do: 'Not for him.' })
    await ask(path)
    const [mail] = await newest('asked by mail')
    const { member } = (mail?.body ?? { member: '' }) as { member: string }
    const { account_id: account } = await site.within(record, (write) =>
      write.tx
        .selectFrom('member')
        .select('account_id')
        .where('id', '=', member)
        .executeTakeFirstOrThrow(),
    )
    const seen = await asAccount(site.ledger.db, account, (tx) =>
      tx.selectFrom('entry').select('kind').where('record_id', '=', record).execute(),
    )
    expect(seen.map(({ kind }) => kind)).toEqual(['asked by mail'])
    for (const kind of ['note', 'strategy', 'profile', 'audience', 'answer', 'news'])
      await expect(
        site.within(record, (write) => append(write, [{ ...USUAL, kind }]), account),
        kind,
      ).rejects.toThrow()
  })

  test('ended, the link opens nothing', async () => {
    const { path } = await strategy()
    await ask(path)
    const finch = await opened()
    const [mail] = await newest('asked by mail')
    const { member } = (mail?.body ?? { member: '' }) as { member: string }
    await site.post(`${path}/asked`, { do: 'end', who: member })
    expect(await finch.page('/l/changes')).toContain('does not open any more')
    expect((await finch.post('/l/changes', {})).status).toBe(410)
  })

  test('a reply by email is kept, and is no press; nor the answer to a need', async () => {
    const [need] = await site.add(record, {
      kind: 'need',
      shelf: 'profile',
      body: { title: 'A quiet place at lunch', words: 'With one adult.' },
    })
    await ask(`/records/${record}/changes/${need?.address}`)
    const to = letters[0]?.written?.replyTo ?? ''
    const raw = Buffer.from(
      `From: Mr Finch <${FINCH.address}>\r\nTo: ${to}\r\nSubject: Re: Two minutes\r\nMessage-ID: <${randomUUID()}@x.example>\r\nContent-Type: text/plain\r\n\r\nI have read it, thank you for telling me about it all.\r\n`,
    )
    const { ledger } = site
    const addresses = replyAddresses(ledger.vault.master, 'answers@example.org', 'localhost')
    const checks = {
      spf: { result: 'not checked', domain: null },
      dkim: [],
      dmarc: { result: 'not checked', domain: null },
      theirs: null,
    } as const
    const now = site.site.now()
    await receiveMail(
      { ledger, now: site.site.now, addresses, landings },
      { raw, to: [], at: now, by: 'our own mail server', checks },
    )
    expect(await newest('message')).toHaveLength(1)
    expect(await newest('change confirmed')).toEqual([])
    expect(await newest('answer')).toEqual([])
  })
})

describe('the copy', () => {
  test('has the words of each kind that is copied, each after what it is', () => {
    const bodies: Readonly<Record<string, object>> = {
      strategy: CARD,
      need: { title: 'Quiet', words: 'At lunch.' },
      'reintegration step': { title: 'The gate', who: 'Ms Bell', does: 'waits' },
      'part-time timetable': { hours: 'Mornings', start: '2026-11-23', review: null, end: null },
    }
    for (const kind of COPIED_KINDS)
      expect(changeWords({ kind, body: bodies[kind] }), kind).toMatch(/\w/)
    expect(changeWords({ kind: 'strategy', body: CARD })).toBe(
      'The card\n\nDo: Let Robin leave when he shows it.\n\nPlease do not: Ask why first.',
    )
    expect(changeWords({ kind: 'profile', body: {} })).toBeNull()
  })
})
