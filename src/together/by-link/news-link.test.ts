/** News by link and by reply: a teacher who has only email tells home, and is told. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { receiveMail, type ArrivedMail } from '../../commitments/by-mail/receive.ts'
import { asAccount } from '../../platform/database/session.ts'
import type { MailChecks } from '../../platform/mail/checks.ts'
import type { Letter, Mailer } from '../../platform/mail/mailer.ts'
import { replyAddresses } from '../../platform/mail/reply-address.ts'
import { findHelpFirst } from '../../record/help-first-store.ts'
import { findNewest } from '../../record/store.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { landings } from './landings.ts'
import { browserOn, textOf, type Browser } from './test-browser.ts'

const letters: Letter[] = []
const mailer: Mailer = {
  async send(letter) {
    letters.push(letter)
    return 'sent'
  },
  close: () => {},
}
const REPLY = 'answers@example.org'

let site: TestSite
let record = ''
beforeAll(async () => {
  site = await testSite(new Date().toISOString(), {
    mailer,
    mailFrom: 'heard@example.org',
    replyAddress: REPLY,
  })
})
beforeEach(async () => {
  record = await site.begin('Robin Ward')
  letters.length = 0
})
afterAll(() => site.close())

const at = (path: string) => `/records/${record}${path}`
const newest = (kind: string) => site.within(record, (write) => findNewest(write, [kind]))

/** Mr Finch has only email: his link goes out, and opens. */
async function finch(): Promise<{ browser: Browser; to: string; member: string }> {
  const made = await site.post(at('/days/links'), {
    token: randomUUID(),
    for: 'school',
    name: 'Mr Finch',
    address: 'finch@hillview.example',
  })
  expect(made.status).toBe(200)
  const [letter] = letters
  const browser = browserOn(site)
  expect(await browser.enter(letter?.text ?? '')).toBe('/l/day')
  const [link] = await newest('own link')
  const { member } = (link?.body ?? { member: '' }) as { member: string }
  return { browser, to: letter?.written?.replyTo ?? '', member }
}

describe('a link of their own, mailed', () => {
  test('says nothing of the child, and is kept as sent without its secret', async () => {
    await finch()
    const [letter] = letters
    expect(letter?.to).toBe('finch@hillview.example')
    expect(`${letter?.subject}\n${letter?.text}`).not.toMatch(/Robin/)
    const [mail] = await newest('asked by mail')
    expect(JSON.stringify(mail?.body)).not.toMatch(/\/l\//)
    expect(await newest('mail outcome')).toMatchObject([{ body: { as: 'handed over' } }])
    expect(await textOf(await site.get(at('/days/links')))).toContain('finch@hillview.example')
  })

  test('tells home in one form: the owners see it first on Today, with what came before', async () => {
    const { browser } = await finch()
    const form = await browser.page('/l/news')
    expect(form).toContain('Tell home about Robin')
    expect(form).not.toMatch(/Ward|\/records\//)
    const token = randomUUID()
    const fields = {
      token,
      about: 'good',
      what: 'He read aloud to us.',
      background: 'He had asked to.',
    }
    const sent = await browser.post('/l/news', fields)
    expect(sent.headers.get('location')).toBe('/l/news?told=yes')
    await browser.post('/l/news', fields)
    const news = await newest('news')
    expect(news).toMatchObject([
      {
        author: 'Mr Finch',
        body: { about: 'good', from: 'school', forWhom: ['Alex Ward'] },
      },
    ])
    const today = await textOf(await site.get(at('/today')))
    expect(today).toContain('He read aloud to us.')
    expect(today).toContain('He had asked to.')
    // Read is a press, and whoever told it sees it.
    await site.post(at(`/news/${news[0]?.address}/read`), {})
    expect(await browser.page('/l/news')).toContain('Alex Ward pressed “Read”')
  })

  test('corrects what they told today, and nobody else’s', async () => {
    const { browser } = await finch()
    await browser.post('/l/news', { about: 'hard', what: 'He hid under a table.' })
    const [first] = await newest('news')
    const form = await browser.page(`/l/news?correct=${first?.address}`)
    expect(form).toContain('Correct what you told')
    const corrects = first?.address ?? ''
    await browser.post('/l/news', {
      about: 'plain',
      what: 'He chose to sit under a table.',
      corrects,
    })
    expect(await newest('news')).toMatchObject([
      { amends: first?.seq, author: 'Mr Finch', body: { what: 'He chose to sit under a table.' } },
    ])
    expect(await textOf(await site.get(at('/news')))).toMatch(/corrected/)
    const theirs = await site.add(record, {
      kind: 'news',
      shelf: 'days',
      body: { about: 'good', what: 'Ours.', from: 'home', forWhom: [] },
    })
    await browser.post('/l/news', {
      about: 'good',
      what: 'Not ours.',
      corrects: theirs[0]?.address ?? '',
    })
    const all = await newest('news')
    expect(all).toHaveLength(3)
    expect(all.filter(({ amends }) => amends !== null)).toHaveLength(1)
  })

  test('a form with a slip comes back with everything typed', async () => {
    const { browser } = await finch()
    const slip = await browser.post('/l/news', { what: 'He read aloud.' })
    expect(slip.status).toBe(422)
    const page = await textOf(slip)
    expect(page).toContain('He read aloud.')
    expect(page).toContain('Choose good, hard, or just news')
    expect(await newest('news')).toEqual([])
  })

  test('home tells them how the night was: a mail says so, and only their link shows it', async () => {
    const { browser, member } = await finch()
    const form = await textOf(await site.get(at('/news/new?of=night')))
    expect(form).toContain('Mr Finch')
    expect(form).not.toMatch(new RegExp(`value="${member}" checked`))
    await site.post(at('/news/new'), {
      token: randomUUID(),
      of: 'night',
      sleep: 'badly',
      what: 'A quiet start would help.',
      who: member,
    })
    expect(letters).toHaveLength(2)
    const notice = letters[1]
    expect(`${notice?.subject}\n${notice?.text}`).not.toMatch(/Robin|Ward\b.*night|quiet|Slept/)
    const other = browserOn(site)
    await other.enter(notice?.text ?? '')
    for (const each of [other, browser]) expect(await each.page('/l/news')).toContain('quiet start')
    const [news] = await newest('news')
    await other.post('/l/news/read', { of: news?.address ?? '' })
    expect(await other.page('/l/news')).not.toContain('quiet start')
    expect(await newest('news read')).toMatchObject([{ author: 'Mr Finch' }])
  })

  test('behind the second wall the seat adds news and check-ins, and nothing else; it reads what names it', async () => {
    const { member } = await finch()
    await site.add(record, {
      kind: 'news',
      shelf: 'days',
      audience: 'circle',
      body: { about: 'hard', what: 'Between us.', from: 'home', forWhom: [] },
    })
    const { account_id: account } = await site.within(record, (write) =>
      write.tx
        .selectFrom('member')
        .select('account_id')
        .where('id', '=', member)
        .executeTakeFirstOrThrow(),
    )
    const seen = await asAccount(site.ledger.db, account, (tx) =>
      tx.selectFrom('entry').select('content').where('record_id', '=', record).execute(),
    )
    expect(JSON.stringify(seen)).not.toContain('Between us')
    const { append } = await import('../../record/store.ts')
    const { USUAL } = await import('../../test-site.ts')
    for (const kind of ['note', 'bullying', 'message', 'audience'])
      await expect(
        site.within(record, (write) => append(write, [{ ...USUAL, kind }]), account),
        kind,
      ).rejects.toThrow()
  })

  test('writes down what happened and why, for the family, in the words of whoever saw it', async () => {
    const { browser } = await finch()
    expect(await browser.page('/l/news')).toContain('/l/happened')
    await site.add(record, {
      kind: 'strategy',
      shelf: 'profile',
      body: { title: 'The secret signal', do: 'Nod.' },
    })
    const form = await browser.page('/l/happened')
    expect(form).not.toMatch(/secret signal|Ward|\/records\/|When you were told/)
    const slip = await browser.post('/l/happened', { antecedent: 'The bell.' })
    expect(slip.status).toBe(422)
    expect(await textOf(slip)).toContain('The bell.')
    const token = randomUUID()
    const fields = {
      token,
      behaviour: 'He hid under a table.',
      antecedent: 'The bell.',
      on: 'today',
    }
    const sent = await browser.post('/l/happened', fields)
    expect(sent.headers.get('location')).toBe('/l/happened?saved=yes')
    await browser.post('/l/happened', fields)
    expect(await newest('incident')).toMatchObject([
      { author: 'Mr Finch', shelf: 'incidents', body: { behaviour: 'He hid under a table.' } },
    ])
    expect(await textOf(await site.get(at('/incidents')))).toContain('He hid under a table.')
    expect(await browser.page('/l/happened')).not.toContain('He hid')
  })

  test('ended, it opens nothing, and home is not asked to tell them', async () => {
    const { browser } = await finch()
    const [link] = await newest('own link')
    await site.post(at(`/days/links/${link?.address}`), { do: 'end' })
    expect(await browser.page('/l/news')).toContain('does not open any more')
    expect((await browser.post('/l/news', { about: 'good', what: 'x' })).status).toBe(410)
    expect(await textOf(await site.get(at('/news/new')))).not.toContain('Mr Finch')
  })
})

const UNCHECKED: MailChecks = {
  spf: { result: 'not checked', domain: null },
  dkim: [],
  dmarc: { result: 'not checked', domain: null },
  theirs: null,
}

function mailOf(given: {
  readonly to: string
  readonly from?: string
  readonly text: string
  readonly headers?: string
}) {
  const { to, from = 'finch@hillview.example', text, headers = '' } = given
  return Buffer.from(
    `From: Mr Finch <${from}>\r\nTo: ${to}\r\nSubject: Re: A link of your own\r\nDate: ${new Date().toUTCString()}\r\nMessage-ID: <${randomUUID()}@hillview.example>\r\n${headers}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`,
  )
}

const arrive = (raw: Buffer, more: Partial<ArrivedMail> = {}) => {
  const { ledger } = site
  const addresses = replyAddresses(ledger.vault.master, REPLY, 'localhost')
  return receiveMail(
    { ledger, now: site.site.now, addresses, landings },
    {
      raw,
      to: [],
      at: site.site.now(),
      by: 'our own mail server',
      checks: UNCHECKED,
      ...more,
    },
  )
}

describe('a reply to the mail with their link', () => {
  test('is told home as news in their name, once, and the mail is kept whole', async () => {
    const { to } = await finch()
    const raw = mailOf({ to, text: 'He joined in at PE today and asked to go again.' })
    expect(await arrive(raw)).toBe('kept')
    expect(await arrive(raw)).toBe('known')
    const news = await newest('news')
    expect(news).toMatchObject([{ author: 'Mr Finch', body: { about: 'plain', from: 'school' } }])
    expect(JSON.stringify(news[0]?.body)).toContain('He joined in at PE today')
    expect(await newest('message')).toHaveLength(1)
    expect(await newest('answer')).toEqual([])
    expect(await textOf(await site.get(at('/today')))).toContain('joined in at PE')
    expect(await textOf(await site.get(at('/news')))).not.toContain('not told as news')
  })

  test('from another address, with a failed check, or from a machine, it is kept and not told', async () => {
    const { to } = await finch()
    await arrive(mailOf({ to, from: 'stranger@elsewhere.example', text: 'He ran away.' }))
    await arrive(mailOf({ to, text: 'He ran off.' }), {
      checks: { ...UNCHECKED, dmarc: { result: 'fail', domain: 'hillview.example' } },
    })
    await arrive(mailOf({ to, text: 'I am away.', headers: 'Auto-Submitted: auto-replied\r\n' }))
    expect(await newest('message')).toHaveLength(3)
    expect(await newest('news')).toEqual([])
    // The family is told of the two that a person wrote.
    const list = await textOf(await site.get(at('/news')))
    expect(list).toContain('Replies by email, not told as news')
    expect(list.match(/From (?:stranger|finch)@/g)).toHaveLength(2)
  })

  test('with words of danger, help comes first for the family', async () => {
    const { to } = await finch()
    await arrive(mailOf({ to, text: 'He told me that he wants to die.' }))
    expect(await newest('news')).toHaveLength(1)
    expect((await site.within(record, findHelpFirst)).length).toBe(1)
  })

  test('after the link was ended nothing is told', async () => {
    const { to } = await finch()
    const [link] = await newest('own link')
    await site.post(at(`/days/links/${link?.address}`), { do: 'end' })
    await arrive(mailOf({ to, text: 'He was fine.' }))
    expect(await newest('news')).toEqual([])
  })
})
