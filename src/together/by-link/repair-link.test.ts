/** A conversation with somebody who has only email: by their link alone, and for the two of them alone. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findOwed } from '../../commitments/store.ts'
import { asAccount } from '../../platform/database/session.ts'
import { day } from '../../platform/day.ts'
import type { Letter, Mailer } from '../../platform/mail/mailer.ts'
import { append, findNewest } from '../../record/store.ts'
import { visitAs } from '../test-visitors.ts'
import { testSite, USUAL, type TestSite } from '../../test-site.ts'
import { findOwedOutside, onlyOutside } from '../outside.ts'
import { browserOn, textOf, type Browser } from './test-browser.ts'

const letters: Letter[] = []
const mailer: Mailer = {
  async send(letter) {
    letters.push(letter)
    return 'sent'
  },
  close: () => {},
}

const NOW = Date.now()
let minutes = 0
let site: TestSite
let record = ''
beforeAll(async () => {
  site = await testSite(new Date(NOW).toISOString(), {
    mailer,
    mailFrom: 'heard@example.org',
    replyAddress: 'answers@example.org',
  })
})
beforeEach(async () => {
  record = await site.begin('Robin Ward')
  letters.length = 0
  minutes = 0
})
afterAll(() => site.close())

const at = (path: string) => `/records/${record}${path}`
const newest = (kind: string) => site.within(record, (write) => findNewest(write, [kind]))
const ASKED = {
  name: 'Mrs Marlow',
  address: 'marlow@hillview.example',
  about: 'Lunchtimes since September',
  words: 'Nobody rang when Robin hid in the cloakroom.',
}

/** Alex asks Mrs Marlow; the browser in which she opened the mailed link. */
async function begun(): Promise<{ browser: Browser; page: string }> {
  const asked = await site.post(at('/repair/by-email'), {
    ...ASKED,
    token: randomUUID(),
    do: 'ask',
  })
  expect(asked.status).toBe(303)
  const browser = browserOn(site)
  expect(await browser.enter(letters[0]?.text ?? '')).toBe('/l/repair')
  return { browser, page: (asked.headers.get('location') ?? '').split('#')[0] ?? '' }
}

const say = async (to: Browser, fields: Record<string, string>) => {
  const said = await to.post('/l/repair', fields)
  expect([fields['do'], said.status]).toEqual([fields['do'], 303])
}
const alex = async (page: string, fields: Record<string, string>) => {
  const said = await site.post(page, { token: randomUUID(), ...fields })
  expect([fields['do'], said.status]).toEqual([fields['do'], 303])
}

describe('asking them', () => {
  test('shows exactly what goes before it goes, and no mail holds a word of it', async () => {
    const look = await textOf(await site.post(at('/repair/by-email'), { ...ASKED, do: 'look' }))
    expect(look).toContain('Nobody rang when Robin hid')
    expect(letters).toEqual([])
    await begun()
    expect(letters).toHaveLength(1)
    expect(`${letters[0]?.subject}\n${letters[0]?.text}`).not.toMatch(
      /Robin|Ward,|Lunchtimes|cloakroom|rang/,
    )
    expect(JSON.stringify((await newest('asked by mail'))[0]?.body)).not.toMatch(/\/l\//)
  })

  test('pressed twice it asks once; a slip brings back what was typed', async () => {
    const fields = { ...ASKED, token: randomUUID(), do: 'ask' }
    await site.post(at('/repair/by-email'), fields)
    await site.post(at('/repair/by-email'), fields)
    expect(letters).toHaveLength(1)
    expect(await newest('repair')).toHaveLength(1)
    const slip = await site.post(at('/repair/by-email'), {
      ...ASKED,
      address: 'marlow',
      do: 'look',
    })
    expect(slip.status).toBe(422)
    expect(await textOf(slip)).toContain('Nobody rang')
  })

  test('stops with the list where whereabouts are in it', async () => {
    await site.add(record, {
      kind: 'whereabouts',
      shelf: 'private',
      body: { addresses: ['12 Acacia Avenue'], phones: [], schools: [], from: [] },
    })
    const words = 'You came to 12 Acacia Avenue without asking.'
    const stopped = await site.post(at('/repair/by-email'), {
      ...ASKED,
      words,
      token: randomUUID(),
      do: 'ask',
    })
    expect(stopped.status).toBe(422)
    expect(letters).toEqual([])
    expect(await newest('repair')).toEqual([])
  })
})

describe('their link', () => {
  test('opens in one browser only; another is told so, and a new link goes to the same address', async () => {
    const { browser } = await begun()
    const other = browserOn(site)
    const refused = await other.enter(letters[0]?.text ?? '')
    expect(refused).toContain('opened in another browser')
    expect(refused).not.toMatch(/Lunchtimes|cloakroom|Robin/)
    expect(await other.page('/l/repair')).toContain('does not open any more')
    // Asked for at once it is too soon; nothing is told of it either way.
    const secret = /\/l\/([\w-]{20,})/.exec(letters[0]?.text ?? '')?.[1] ?? ''
    expect(await textOf(await other.post('/l/again', { secret }))).toContain('Look at your email')
    expect(letters).toHaveLength(1)
    minutes = 11
    const later = browserOn({
      ...site,
      site: { ...site.site, now: () => new Date(NOW + minutes * 60_000).toISOString() },
    })
    await Promise.all([1, 2, 3, 4].map(() => later.post('/l/again', { secret })))
    expect(letters).toHaveLength(2)
    expect(letters[1]?.to).toBe('marlow@hillview.example')
    expect(await later.enter(letters[1]?.text ?? '')).toBe('/l/repair')
    // The first browser goes on.
    expect(await browser.page('/l/repair')).toContain('Lunchtimes since September')
    await later.post('/l/again', { secret: 'no-such-secret' })
    expect(letters).toHaveLength(2)
  })

  test('shows this conversation and nothing else, and its seat adds nothing else', async () => {
    await site.add(record, {
      shelf: 'messages',
      audience: 'circle',
      body: { title: 'Elsewhere', words: 'A secret of the record.' },
    })
    const { browser } = await begun()
    const page = await browser.page('/l/repair')
    expect(page).toContain('Nobody rang when Robin hid')
    expect(page).not.toMatch(/\/records\/|A secret|Robin Ward/)
    for (const path of ['/l/day', '/l/news', '/l/read', '/l/answer', '/l/changes', '/l/child'])
      expect(await browser.page(path), path).toContain('does not open any more')
    const [repair] = await newest('repair')
    const { between } = (repair?.body ?? { between: [] }) as { between: string[] }
    const member = between[1] ?? ''
    const { account_id: account } = await site.within(record, (write) =>
      write.tx
        .selectFrom('member')
        .select('account_id')
        .where('id', '=', member)
        .executeTakeFirstOrThrow(),
    )
    const seen = await asAccount(site.ledger.db, account, (tx) =>
      tx.selectFrom('entry').select(['kind', 'content']).where('record_id', '=', record).execute(),
    )
    expect(JSON.stringify(seen)).not.toContain('A secret')
    expect(new Set(seen.map(({ kind }) => kind))).toEqual(
      new Set(['repair', 'repair part', 'asked by mail']),
    )
    for (const kind of ['note', 'promise', 'answer', 'news', 'audience', 'erasure', 'repair'])
      await expect(
        site.within(record, (write) => append(write, [{ ...USUAL, kind }]), account),
        kind,
      ).rejects.toThrow()
  })

  test('ended by whoever made it, it opens nothing and no mail goes', async () => {
    const { browser, page } = await begun()
    await site.post(`${page}/link`, { do: 'end' })
    expect(await browser.page('/l/repair')).toContain('does not open any more')
    const secret = /\/l\/([\w-]{20,})/.exec(letters[0]?.text ?? '')?.[1] ?? ''
    await browser.post('/l/again', { secret })
    expect(letters).toHaveLength(1)
    expect(await textOf(await site.get(page))).toContain('does not open any more')
  })
})

describe('the whole way', () => {
  test('each says their part, both agree, and what was promised is owed', async () => {
    const { browser, page } = await begun()
    const slip = await browser.post('/l/repair', { do: 'saw', words: '' })
    expect(slip.status).toBe(422)
    await say(browser, { do: 'saw', words: 'I was told too late to ring.' })
    await say(browser, { do: 'heard', words: 'You were frightened, and nobody rang.' })
    // It is Alex’s turn now; then hers, which a mail says once.
    expect(letters).toHaveLength(1)
    await alex(page, { do: 'check', right: 'yes' })
    await alex(page, { do: 'heard', words: 'You heard of it too late yourself.' })
    expect(letters.length).toBe(2)
    expect(letters[1]?.text).not.toMatch(/Robin|late|frightened/)
    await say(browser, { do: 'check', right: 'yes' })
    await say(browser, { do: 'promise', words: 'I ring you the same day.' })
    await alex(page, { do: 'promise', words: 'I write to you first.' })
    await alex(page, { do: 'summary', words: 'We ring each other the same day.' })
    const asked = await browser.page('/l/repair')
    const of = /name="of" value="([\w-]+)"/.exec(asked)?.[1] ?? ''
    await say(browser, { do: 'agree', of })
    const theirs = await browser.page('/l/repair')
    expect(theirs).toContain('Both of you agreed to this')
    expect(theirs).toContain('I ring you the same day')
    expect(theirs).not.toContain('/records/')
    const ours = await textOf(await site.get(page))
    expect(ours).toContain('Both of you agreed to this')
    const owed = await site.within(record, (write) => findOwed(write, day('2027-12-31')))
    expect(new Set(owed.map(({ debtor, title }) => `${debtor}: ${title}`))).toEqual(
      new Set(['Alex Ward: I write to you first.', 'Mrs Marlow: I ring you the same day.']),
    )
  })

  test('nothing of it goes into a pack or a pattern, its mails neither', async () => {
    const { browser } = await begun()
    await say(browser, { do: 'saw', words: 'I was told too late.' })
    const kept = await site.within(record, async (write) => {
      const all = await findNewest(write, [
        'repair',
        'repair part',
        'asked by mail',
        'mail outcome',
      ])
      expect(all.length).toBeGreaterThan(4)
      return onlyOutside(write, all)
    })
    expect(kept).toEqual([])
    const owed = await site.within(record, (write) => findOwedOutside(write, day('2027-12-31')))
    expect(owed).toEqual([])
  })

  test('another owner reads none of it, and not that a mail went', async () => {
    const { page } = await begun()
    const other = await site.seat(record, 'Sam Ward')
    const client = new (await import('pg')).default.Client({ connectionString: site.urls.owner })
    await client.connect()
    await client.query('update member set owner = true where id = $1', [other.member])
    await client.end()
    const seen = await site.within(
      record,
      (write) => findNewest(write, ['repair', 'repair part', 'asked by mail', 'mail outcome']),
      other.account,
    )
    expect(seen).toEqual([])
    expect((await site.get(page)).status).toBe(200)
    // Nor that somebody has a link: by no page, and not with the application’s checks off.
    const kim = await visitAs(site, record, { name: 'Kim Ward', role: 'parent', owner: true })
    const teacher = await visitAs(site, record, { name: 'Mr Finch', role: 'class teacher' })
    expect(await (await kim.get(`/records/${record}/circle`)).text()).not.toMatch(
      /Marlow|a link of their own|repairing/,
    )
    for (const { account } of [kim, teacher]) {
      const seats = await asAccount(site.ledger.db, account, (tx) =>
        tx.selectFrom('member').select('name').where('record_id', '=', record).execute(),
      )
      expect(seats.map(({ name }) => name)).not.toContain('Mrs Marlow')
      expect(seats.map(({ name }) => name)).toContain('Alex Ward')
    }
    expect(await textOf(await site.get(`/records/${record}/circle`))).toContain('Mrs Marlow')
  })

  test('words of danger bring help first to both', async () => {
    const { browser } = await begun()
    const said = await browser.post('/l/repair', { do: 'saw', words: 'He said he wants to die.' })
    expect(said.headers.get('location')).toContain('help=first')
    expect((await newest('help-first')).length).toBe(1)
  })
})

describe('without a mail server', () => {
  test('the text and its link are shown once, to send oneself; nothing claims to be sent', async () => {
    const bare = await testSite(new Date().toISOString())
    const own = await bare.begin('Robin')
    const asked = await bare.post(`/records/${own}/repair/by-email`, {
      ...ASKED,
      token: randomUUID(),
      do: 'ask',
    })
    const page = await textOf(asked)
    expect(page).toContain('It is shown only now')
    const browser = browserOn(bare)
    expect(await browser.enter(page)).toBe('/l/repair')
    const outcomes = await bare.within(own, (write) => findNewest(write, ['mail outcome']))
    expect(outcomes).toEqual([])
    await bare.close()
  })
})
