/** What was kept over a term: counted from what may be read, never telling of fewer than five children. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import type { Account } from '../platform/web/route.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { findDesk } from './routes.tsx'
import { asPerson, person, seatStaff } from './test-desk.ts'

const happened = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })
const HILLVIEW = 'Hillview Academy'

let site: TestSite
let okafor: Account
let me: Awaited<ReturnType<typeof asPerson>>
const records: string[] = []
beforeAll(async () => {
  site = await testSite()
  okafor = await person(site, 'Ms Okafor')
  me = await asPerson(site, okafor)
  for (let at = 0; at < 7; at += 1) {
    const record = await site.begin(`Child ${at}`)
    records.push(record)
    await seatStaff(site, record, { account: okafor, role: 'SENCO', organisation: HILLVIEW })
  }
})
afterAll(() => site.close())

type Owed = { readonly kind: 'ask' | 'promise'; readonly since: string; readonly done?: string }

async function owed(record: string, { kind, since, done }: Owed, more: object = {}): Promise<void> {
  const [entry] = await site.add(record, {
    kind,
    happened: happened(since),
    audience: 'circle',
    body: { title: 'Something', debtor: 'Hillview Academy', creditor: 'Alex Ward' },
    ...more,
  })
  if (done !== undefined)
    await site.add(record, {
      kind: 'answer',
      happened: happened(done),
      audience: 'circle',
      body: { of: entry?.seq, as: 'answered' },
    })
}

const kept = async (query = '') => (await me.get(`/desk/kept${query}`)).text()

/** What stands for a part of a figure on the page. */
function countOf(page: string, title: string, part: string): string | undefined {
  const from = page.indexOf(`<h2>${title}</h2>`)
  const card = page.slice(from, page.indexOf('</section>', from))
  return new RegExp(`<dt>${part}</dt><dd[^>]*>([^<]*)</dd>`).exec(card)?.[1]
}

describe('what was kept', () => {
  test('shows nothing of fewer than five children', async () => {
    const lone = await person(site, 'Mr Lone')
    await seatStaff(site, records[0] ?? '', { account: lone, role: 'TA', organisation: 'Other' })
    const page = await (await (await asPerson(site, lone)).get('/desk/kept')).text()
    expect(page).toContain('at least five children')
    expect(page).not.toContain('<dt>')
  })

  test('adds up over children: kept beside not kept, days in the middle, quickest and slowest', async () => {
    for (const [at, record] of records.entries()) {
      await owed(record, { kind: 'ask', since: '2026-10-01', done: `2026-10-0${at + 2}` })
      await owed(record, { kind: 'promise', since: '2026-10-01', done: '2026-10-20' })
      await owed(record, { kind: 'promise', since: '2026-10-02' })
    }
    const page = await kept()
    expect(countOf(page, 'Promises made this term', 'kept')).toBe('7')
    expect(countOf(page, 'Promises made this term', 'still to come')).toBe('7')
    expect(countOf(page, 'Promises made this term', 'not kept')).toBe('0')
    expect(countOf(page, 'Questions asked this term', 'answered')).toBe('7')
    expect(page).toContain('The answer came after <strong>4 days</strong>')
    expect(page).toContain('The quickest came after 1 day, the')
    expect(page).toContain('slowest after 7 days')
    expect(page).not.toContain('Ms Okafor')
  })

  test('a small part takes another with it, so that the sum does not tell it', async () => {
    const late = { since: '2026-10-03', done: '2026-10-30' }
    const body = { title: 'Late', debtor: HILLVIEW, creditor: 'Alex', due: '2026-10-10' }
    const more = { body: { ...body, dueBasis: 'agreed' } }
    await owed(records[0] ?? '', { kind: 'promise', ...late }, more)
    const page = await kept()
    expect(countOf(page, 'Promises made this term', 'kept, after its day')).toContain('Not shown')
    const others = ['kept', 'still to come'].map((part) =>
      countOf(page, 'Promises made this term', part),
    )
    expect(others.filter((each) => each === '7')).toHaveLength(1)
    expect(others.filter((each) => each?.startsWith('Not shown') === true)).toHaveLength(1)
  })

  test('what is hidden changes no figure; another term has its own', async () => {
    const before = await kept()
    for (const record of records)
      await owed(record, { kind: 'ask', since: '2026-11-02' }, { audience: 'me' })
    expect(await kept()).toBe(before)
    expect(before).toContain('Autumn term 2026')
    const spring = await kept('?term=2026-01-01')
    expect(spring).toContain('None that you may read')
    expect(countOf(spring, 'Promises made this term', 'kept')).toBeUndefined()
  })

  test('good news counts', async () => {
    for (const record of records)
      await site.within(
        record,
        async (write) => {
          const { append } = await import('../record/append.ts')
          await append(write, [
            {
              kind: 'news',
              happened: happened('2026-11-03'),
              author: 'Ms Okafor',
              people: [],
              shelf: 'days',
              audience: 'owners',
              amends: null,
              files: [],
              body: { about: 'good', what: 'Laughed all through art', from: 'school' },
            },
          ])
        },
        okafor.id,
      )
    expect(countOf(await kept(), 'News sent home', 'good news')).toBe('7')
  })
})

test('goes out as a spreadsheet with the numbers of the page, and none that it hides', async () => {
  const page = await kept()
  const answer = await me.get('/desk/kept.csv')
  expect(answer.headers.get('content-type')).toContain('text/csv')
  const text = await answer.text()
  const numberOf = (title: string, part: string) =>
    text
      .split('\r\n')
      .map((line) => line.split(','))
      .find((cells) => cells[2] === title && cells[3] === part)?.[4]
  expect(numberOf('News sent home', 'good news')).toBe('7')
  // Hidden on the page, it is empty here.
  expect(countOf(page, 'Promises made this term', 'kept')).toContain('Not shown')
  expect(numberOf('Promises made this term', 'kept')).toBe('')
  for (const each of records) expect(text).not.toContain(each)
  const lone = await person(site, 'Mr Solo')
  await seatStaff(site, records[0] ?? '', { account: lone, role: 'TA', organisation: 'Solo' })
  const alone = await (await (await asPerson(site, lone)).get('/desk/kept.csv')).text()
  expect(alone.trim().split('\r\n')).toHaveLength(1)
})

describe('the one page', () => {
  test('says who has not confirmed, never who has not read; to a head too', async () => {
    const record = records.at(-1) ?? ''
    const hale = await person(site, 'Mr Hale')
    await seatStaff(site, record, { account: hale, role: 'class teacher', organisation: HILLVIEW })
    const outside = await person(site, 'Mrs Bell')
    await seatStaff(site, record, { account: outside, role: 'head', organisation: HILLVIEW })
    const [page] = await site.add(record, {
      kind: 'profile',
      happened: happened('2026-11-10'),
      shelf: 'profile',
      audience: 'circle',
      body: { three: ['Let me go when the card is out'] },
    })
    const onDesk = async (account: Account) =>
      (await findDesk({ ledger: site.ledger, now: site.site.now }, account.id)).items.find(
        ({ sort }) => sort === 'profile',
      )
    expect((await onDesk(okafor))?.people).toEqual(['Mr Hale', 'Ms Okafor'])
    // A head is not asked to confirm, and sees who is.
    expect((await onDesk(outside))?.people).toEqual(['Mr Hale', 'Ms Okafor'])
    const { append } = await import('../record/append.ts')
    await site.within(
      record,
      (write) =>
        append(write, [
          {
            kind: 'change confirmed',
            happened: happened('2026-11-11'),
            author: 'Mr Hale',
            people: [],
            shelf: 'profile',
            audience: 'circle',
            amends: null,
            files: [],
            body: { of: page?.seq },
          },
        ]),
      hale.id,
    )
    for (const account of [okafor, outside])
      expect((await onDesk(account))?.people).toEqual(['Ms Okafor'])
    const item = await onDesk(okafor)
    expect(item?.facts).toContain('not confirmed: Ms Okafor (SENCO)')
    const html = await (await me.get('/desk?sort=profile')).text()
    expect(html).toContain('adult has not confirmed')
    expect(html).not.toMatch(/has not read|have not read/)
  })
})
