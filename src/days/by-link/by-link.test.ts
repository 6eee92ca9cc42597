/** Links for days: what each may add, what each sees, and what nobody else ever reads. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import { asAccount } from '../../platform/database/session.ts'
import { lockHead } from '../../record/append.ts'
import { checkRecord } from '../../record/check.ts'
import { findHelpFirst } from '../../record/help-first-store.ts'
import { findLines, findNewest, isAlone } from '../../record/store.ts'
import { draftPack } from '../../packs/make.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { findAdults, findLinks } from './store.ts'

let site: TestSite
let record = ''
beforeAll(async () => {
  // The database's own day decides when a seat ends.
  site = await testSite(new Date().toISOString())
  record = await site.begin('Robin Ward')
})
afterAll(() => site.close())

const at = (path: string) => `/records/${record}${path}`
const text = async (response: Response) => (await response.text()).replaceAll(/\s+/g, ' ')

async function make(fields: Record<string, string>): Promise<string> {
  const made = await site.post(at('/days/links'), { token: randomUUID(), ...fields })
  return /\/l\/([\w-]{32})/.exec(await made.text())?.[1] ?? ''
}

type Browser = {
  readonly page: (path: string) => Promise<string>
  readonly send: (path: string, fields: Record<string, string> | FormData) => Promise<Response>
  readonly to: string
}

/** A browser in which the button of a link was pressed. */
async function opened(secret: string, now = site.site.now()): Promise<Browser> {
  const app = createApp({ ...site.site, now: () => now })
  const headers = { origin: site.site.url }
  const entered = await app.request('/l', {
    method: 'POST',
    headers,
    body: new URLSearchParams({ secret }),
  })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  return {
    to: entered.headers.get('location') ?? '',
    page: async (path) => text(await app.request(path, { headers: { cookie } })),
    send: async (path, fields) =>
      app.request(path, {
        method: 'POST',
        headers: { ...headers, cookie },
        body:
          fields instanceof FormData
            ? fields
            : new URLSearchParams({ token: randomUUID(), ...fields }),
      }),
  }
}

const newest = (kind: string) => site.within(record, (write) => findNewest(write, [kind]))

describe('a check-in by link', () => {
  test('opens a form and nothing of the record; what it says is in the name of the link', async () => {
    const school = await opened(await make({ for: 'school', name: 'Ms Kerr' }))
    expect(school.to).toBe('/l/day')
    const form = await school.page('/l/day')
    expect(form).toContain('How was Robin’s day at school?')
    expect(form).not.toContain('Ward')
    expect(form).toContain('Tell your safeguarding lead')
    const sent = await school.send('/l/day', { from: 'home', worry: '2', word: 'fine' })
    expect(sent.headers.get('location')).toBe('/l/day?saved=yes')
    expect(await newest('check-in')).toMatchObject([
      { author: 'Ms Kerr', body: { from: 'school', worry: 2, word: 'fine' } },
    ])
    const nothing = await school.send('/l/day', {})
    expect(nothing.status).toBe(422)
    for (const path of ['/l/child', '/l/child/say', '/l/read'])
      expect(await school.page(path), path).toContain('does not open any more')
  })

  test('sent twice it is kept once; an ended link opens nothing', async () => {
    const before = (await newest('check-in')).length
    const secret = await make({ for: 'home', name: 'Gran' })
    const home = await opened(secret)
    const token = randomUUID()
    await home.send('/l/day', { token, energy: '3' })
    await home.send('/l/day', { token, energy: '3' })
    expect(await newest('check-in')).toHaveLength(before + 1)
    const gran = (await site.within(record, findLinks)).find(({ name }) => name === 'Gran')
    await site.post(at(`/days/links/${gran?.address}`), { do: 'end' })
    expect(await home.page('/l/day')).toContain('does not open any more')
    expect((await opened(secret)).to).toBe('')
    expect(await text(await site.get(at('/days/links')))).toContain('Over')
  })

  test('words of danger bring help first, there and on Today', async () => {
    const school = await opened(await make({ for: 'school', name: 'Mr Fell' }))
    const sent = await school.send('/l/day', { words: 'He said he wants to die.' })
    expect(sent.headers.get('location')).toContain('help=first')
    const first = await site.within(record, findHelpFirst)
    expect(first.some(({ author }) => author === 'Mr Fell')).toBe(true)
  })
})

describe('a child’s own link', () => {
  let child: Browser
  beforeAll(async () => {
    child = await opened(await make({ for: 'child' }))
  })

  test('tells who can read before the first word, truly, with Childline on each page', async () => {
    expect(child.to).toBe('/l/child')
    for (const path of ['/l/child', '/l/child/say', '/l/child/day']) {
      const page = await child.page(path)
      expect(page, path).toContain('tel:08001111')
      expect(page, path).toContain('Whoever looks after that computer could find it there')
      expect(page, path).not.toContain('Robin Ward')
      expect(page, path).not.toContain(`/records/`)
      const [told, first] = [
        page.indexOf('Who can read what'),
        page.search(/<textarea|<input type="radio"/),
      ]
      if (first > 0) expect(told, path).toBeLessThan(first)
    }
  })

  test('opening it and looking leaves no entry', async () => {
    const size = () => site.within(record, lockHead)
    const before = await size()
    await opened(await make({ for: 'child' }))
    child = await opened(await make({ for: 'child' }))
    await child.page('/l/child')
    expect(await size()).toBe(before)
  })

  test('what is only for the child no owner reads, by any page, search or list', async () => {
    const sent = await child.send('/l/child/say', { readers: 'me', words: 'Xylophone quarrel.' })
    expect(sent.headers.get('location')).toMatch(/^\/l\/child\/kept\//)
    expect(await newest('voice')).toEqual([])
    const lines = await site.within(record, (write) => findLines(write, { atMost: 100 }))
    expect(JSON.stringify(lines)).not.toContain('Xylophone')
    for (const path of ['/timeline?q=xylophone', '/days/words', '/today', '/days', '/timeline'])
      expect(await text(await site.get(at(path))), path).not.toMatch(/Xylophone(?! \()/)
    // A word that only the child wrote is not suggested to anybody who misspells it.
    for (const query of ['xylophon', 'xylofone', 'quarel'])
      expect(await text(await site.get(at(`/timeline?q=${query}`))), query).not.toMatch(
        /xylophone|quarrel/i,
      )
    expect(await site.within(record, isAlone)).toBe(false)
    const kept = sent.headers.get('location')?.split('/').at(-1)?.split('?')[0]
    expect((await site.get(at(`/entries/${kept}`))).status).toBe(404)
    expect((await site.get(at(`/child/kept/${kept}`))).status).toBe(404)
  })

  test('leaves the record whole: it can be checked, and a pack made of it', async () => {
    const [ask] = await site.add(record, {
      kind: 'ask',
      body: { title: 'A quiet table', debtor: 'Hillview Academy', creditor: 'Alex Ward' },
    })
    expect(await site.within(record, checkRecord)).toMatchObject({ ok: true, problems: [] })
    const spec = { to: 'x', issues: [{ heading: 'Lunch', entries: [ask?.seq] }] }
    const drafted = await site.within(record, (write) => draftPack(write, { spec }))
    expect(JSON.stringify(drafted.model)).not.toContain('Xylophone')
  })

  test('is not shown again without the word the child chose, whoever has the link', async () => {
    await child.send('/l/child/say', { readers: 'me', words: 'Before any word.' })
    await child.send('/l/child/say', {
      readers: 'me',
      words: 'Under the stairs.',
      secret: 'pelican',
    })
    child = await opened(await make({ for: 'child' }))
    expect(await child.page('/l/child')).not.toContain('stairs')
    const wrong = await child.send('/l/child/own', { own: 'dragon' })
    expect(wrong.status).toBe(422)
    const right = await text(await child.send('/l/child/own', { own: ' Pelican' }))
    expect(right).toContain('Under the stairs.')
    expect(right).not.toContain('Before any word.')
    // Somebody who does not know the word cannot keep something under it either.
    const other = await child.send('/l/child/say', { readers: 'me', words: 'x', secret: 'dragon' })
    expect(await text(other)).toContain('That is not the secret word')
    for (let at = 0; at < 5; at += 1) await child.send('/l/child/own', { own: 'dragon' })
    expect(await text(await child.send('/l/child/own', { own: 'pelican' }))).toContain('tomorrow')
  })

  test('shows it to a trusted adult with one tap, who tells what became of it', async () => {
    const teacher = await site.seat(record, 'Miss Kerr', ['days', 'profile'])
    await site.seat(record, 'Mr Other', ['messages'])
    const form = await child.page('/l/child/say')
    expect(form).toContain('Me and Miss Kerr')
    expect(form).not.toContain('Mr Other')
    const sent = await child.send('/l/child/say', { readers: 'me', words: 'The bell hurts.' })
    const kept = sent.headers.get('location') ?? ''
    expect(await child.page(kept)).toContain('Only you can read it')
    await child.send(kept.replace('/kept/', '/show/'), { to: teacher.member })
    expect(await child.page(kept)).toContain('You and Miss Kerr can read it')
    const theirs = () =>
      site.within(record, (write) => findNewest(write, ['voice']), teacher.account)
    expect(await theirs()).toMatchObject([{ body: { words: 'The bell hurts.' } }])
    expect(await newest('voice')).toEqual([])
  })

  test('what it told one adult is not shown again to whoever has the link, nor shown on, nor thrown away', async () => {
    const teacher = await site.seat(record, 'Miss Lark', ['days', 'profile'])
    const told = { readers: teacher.member, words: 'I do not feel safe at home.' }
    const sent = await child.send('/l/child/say', told)
    const [kept = ''] = (sent.headers.get('location') ?? '').split('?')
    const me = await site.within(record, ({ memberId }) => Promise.resolve(memberId))
    const later = new Date(Date.parse(site.site.now()) + 3_600_000).toISOString()
    const parent = await opened(await make({ for: 'child' }), later)
    expect(await parent.page('/l/child')).not.toContain('feel safe')
    expect(await parent.page(kept)).not.toContain('feel safe')
    for (const away of ['/show/', '/away/'])
      expect((await parent.send(kept.replace('/kept/', away), { to: me })).status).toBe(404)
    const theirs = await site.within(
      record,
      (write) => findNewest(write, ['voice']),
      teacher.account,
    )
    expect(theirs).toMatchObject([{ erased: false, body: { words: told.words } }])
    expect(JSON.stringify(await newest('voice'))).not.toContain('feel safe')
    child = parent
  })

  test('what the child shows an owner can be answered, and the answer is on the child’s page', async () => {
    const owner = await site.within(record, ({ memberId }) => Promise.resolve(memberId))
    await child.send('/l/child/say', { readers: owner, words: 'Lunch is loud.', pictures: 'tired' })
    const [voice] = await newest('voice')
    expect(voice).toMatchObject({ author: 'Robin Ward', body: { words: 'Lunch is loud.' } })
    await site.post(at(`/days/words/${voice?.address}/heard`), {
      token: randomUUID(),
      words: 'You eat in the library now.',
    })
    expect(await child.page('/l/child')).toContain('You eat in the library now.')
  })

  test('words of danger bring help and a way to show it; nobody is told without the child', async () => {
    const sent = await child.send('/l/child/say', { readers: 'me', words: 'I want to die' })
    const kept = sent.headers.get('location') ?? ''
    expect(kept).toContain('help=first')
    const page = await child.page(kept)
    expect(page).toContain('Before anything else')
    expect(page).toContain('Show this to Alex Ward')
    const standing = () => site.within(record, findHelpFirst)
    const before = (await standing()).length
    const owner = await site.within(record, ({ memberId }) => Promise.resolve(memberId))
    await child.send(kept.replace('/kept/', '/show/').replace(/\?.*/, ''), { to: owner })
    expect(await standing()).toHaveLength(before + 1)
  })

  test('says how a day was, and by voice', async () => {
    const owner = await site.within(record, ({ memberId }) => Promise.resolve(memberId))
    await child.send('/l/child/day', { readers: owner, worry: '5', word: 'storm' })
    expect((await newest('check-in')).at(-1)?.body).toMatchObject({ from: 'child', word: 'storm' })
    const form = new FormData()
    form.set('readers', owner)
    form.set('voice', new File([Buffer.from('RIFF\0\0\0\0WAVEfmt ')], 'voice.wav'))
    const sent = await child.send('/l/child/say', form)
    expect(sent.status).toBe(303)
    expect((await newest('voice')).at(-1)).toMatchObject({ body: { how: 'spoken' }, files: [{}] })
  })

  test('sees by the database alone what it wrote and what names it, and no other link sees who may read', async () => {
    const links = await site.within(record, findLinks)
    const accountOf = (member: string) =>
      site.within(record, async ({ tx }) => {
        const row = await tx
          .selectFrom('member')
          .select('account_id')
          .where('id', '=', member)
          .executeTakeFirstOrThrow()
        return row.account_id
      })
    for (const link of links.filter((each) => each.ended === null)) {
      const account = await accountOf(link.member)
      const seen = await asAccount(site.ledger.db, account, (tx) =>
        tx
          .selectFrom('entry')
          .select(['kind', 'brought_by', 'readers'])
          .where('record_id', '=', record)
          .execute(),
      )
      const strange = seen.filter(
        (each) => each.brought_by !== link.member && !each.readers.includes(link.member),
      )
      expect(strange).toEqual([])
      const adults = await site.within(record, findAdults, account)
      expect(adults.map(({ name }) => name)).toEqual(
        link.for === 'child' ? ['Alex Ward', 'Miss Kerr', 'Miss Lark'] : [],
      )
    }
    expect(await site.within(record, findAdults)).toEqual([])
  })

  test('adds nothing else: no note, no commitment, whatever the application does', async () => {
    const [link] = (await site.within(record, findLinks)).filter((each) => each.for === 'child')
    const seat = await site.within(record, ({ tx }) =>
      tx
        .selectFrom('member')
        .select('account_id')
        .where('id', '=', link?.member ?? '')
        .executeTakeFirstOrThrow(),
    )
    const { append } = await import('../../record/append.ts')
    const { USUAL } = await import('../../test-site.ts')
    await expect(
      site.within(record, (write) => append(write, [USUAL]), seat.account_id),
    ).rejects.toThrow(/row-level security|may be added/)
  })
})
