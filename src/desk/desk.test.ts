/** The desk: each record through its own seat, nothing of what is hidden, the longest first. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import type { Account } from '../platform/web/route.ts'
import type { EntryDraft } from '../record/entry.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { findOwedAcross } from '../commitments/across.ts'
import { asAccount } from '../platform/database/session.ts'
import { findVersionsAcross } from '../record/across.ts'
import { findDesk } from './routes.tsx'
import { findColleagues, findSeats } from './store.ts'
import { asPerson, person, seatStaff } from './test-desk.ts'

const happened = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })

const ask = (
  title: string,
  since: string,
  more: Partial<EntryDraft> & { readonly debtor?: string; readonly due?: string } = {},
): Partial<EntryDraft> => {
  const { debtor = 'Ms Okafor', due, ...rest } = more
  const grounded = due === undefined ? {} : { due, dueBasis: 'agreed' }
  const body = { title, debtor, creditor: 'Alex Ward', ...grounded }
  return { kind: 'ask', happened: happened(since), audience: 'circle', body, ...rest }
}

let site: TestSite
let okafor: Account
let robin: string
let sam: string
beforeAll(async () => {
  site = await testSite()
  okafor = await person(site, 'Ms Okafor')
  ;[robin, sam] = [await site.begin('Robin'), await site.begin('Sam')]
  const seat = { account: okafor, role: 'SENCO', organisation: 'Hillview Academy' }
  await seatStaff(site, robin, seat)
  await seatStaff(site, sam, seat)
})
afterAll(() => site.close())

const deskOf = (account: Account) =>
  findDesk({ ledger: site.ledger, now: site.site.now }, account.id)
const titlesOf = async (account: Account) => (await deskOf(account)).items.map(({ title }) => title)

describe('the desk', () => {
  test('teaches what will stand there, and how a family invites, while no family has', async () => {
    const nobody = await asPerson(site, await person(site, 'Nobody'))
    const page = await (await nobody.get('/desk')).text()
    expect(page).toContain('no family has invited you yet')
  })

  test('is for whoever works with the child: an owner and an advocate have none', async () => {
    expect((await deskOf(site.account)).seats).toEqual([])
    const advocate = await person(site, 'A friend in need')
    await seatStaff(site, robin, { account: advocate, role: 'advocate' })
    expect((await deskOf(advocate)).seats).toEqual([])
  })

  test('shows what waits across children, the longest first, past its day before it', async () => {
    await site.add(robin, ask('Who supervises lunch?', '2026-09-28'))
    await site.add(
      sam,
      ask('Send the plan', '2026-11-01', { due: '2026-11-10' }),
      ask('Ring about the trip', '2026-11-18'),
    )
    const me = await asPerson(site, okafor)
    const page = await (await me.get('/desk')).text()
    const order = ['Send the plan', 'Who supervises lunch?', 'Ring about the trip']
    const places = order.map((title) => page.indexOf(`${title}</a>`))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(page).toContain('11</strong> <span>days late')
    expect(page).toContain('54</strong> <span>days waiting')
  })

  test('a reply that may be the answer is told, and nobody is called late for it', async () => {
    const record = await site.begin('Mai')
    await seatStaff(site, record, { account: okafor, role: 'SENCO' })
    const [home, school] = [
      { name: 'Alex Ward', address: 'alex@ward.example' },
      { name: 'Ms Okafor', address: 'okafor@hillview.example' },
    ]
    const mail = (on: string, [from, to]: readonly (typeof home)[], thread: string) => ({
      kind: 'message',
      happened: { ...happened(on), time: '09:00', precision: 'minute' as const },
      audience: 'circle' as const,
      people: [home, school],
      body: { subject: 'Lunch', from, to: [to], thread, words: 'Who supervises lunch?' },
    })
    const [first] = await site.add(record, mail('2026-10-01', [home, school], 'lunch'))
    const body = { title: 'Lunch, by mail', debtor: 'Ms Okafor', creditor: 'Alex Ward' }
    const due = { due: '2026-10-10', dueBasis: 'agreed', source: first?.seq }
    await site.add(record, { ...ask('', '2026-10-01'), body: { ...body, ...due } })
    const item = async () =>
      (await deskOf(okafor)).items.find(({ title }) => title === 'Lunch, by mail')
    expect((await item())?.count.tone).toBe('late')
    await site.add(record, { ...mail('2026-10-05', [school, home], 'lunch'), audience: 'me' })
    expect((await item())?.count.tone).toBe('late')
    await site.add(record, mail('2026-10-06', [school, home], 'lunch'))
    expect((await item())?.count.tone).toBe('soon')
    expect((await item())?.facts).toContain('a reply came 6 October')
  })

  test('a day without a ground is never late: it says what the family asked for', async () => {
    const record = await site.begin('Kit')
    await seatStaff(site, record, { account: okafor, role: 'SENCO' })
    const body = { title: 'A reply', debtor: 'Ms Okafor', creditor: 'Alex', due: '2026-11-05' }
    await site.add(record, { ...ask('', '2026-11-01'), body: { ...body, dueBasis: 'asked' } })
    const item = (await deskOf(okafor)).items.find(({ title }) => title === 'A reply')
    expect(item).toMatchObject({ due: null, basis: null, standing: 'open', concern: 1 })
    expect(item?.facts).toContain('the family asked for 5 November')
  })

  test('what an owner keeps to themselves leaves no trace in any figure', async () => {
    const before = await deskOf(okafor)
    await site.add(
      robin,
      ask('Hidden kestrel', '2026-01-01', { audience: 'me' }),
      ask('Private kestrel', '2026-01-01', { shelf: 'private' }),
    )
    expect(await deskOf(okafor)).toEqual(before)
    const [shown] = await site.add(robin, ask('Shown, then not', '2026-01-01'))
    expect(await titlesOf(okafor)).toContain('Shown, then not')
    await site.add(robin, { kind: 'audience', body: { of: shown?.seq, audience: 'me' } })
    expect(await deskOf(okafor)).toEqual(before)
  })

  test('an answer that is kept from the school does not settle anything there', async () => {
    const [asked] = await site.add(robin, ask('Answered for us alone', '2026-10-01'))
    await site.add(robin, { kind: 'answer', body: { of: asked?.seq, as: 'answered' } })
    expect(await titlesOf(okafor)).toContain('Answered for us alone')
    const answer = { kind: 'answer', audience: 'circle' as const }
    await site.add(robin, { ...answer, body: { of: asked?.seq, as: 'answered' } })
    expect(await titlesOf(okafor)).not.toContain('Answered for us alone')
  })

  test('corrected, it stands corrected; erased, it is gone', async () => {
    const [first] = await site.add(robin, ask('A slip', '2026-10-02'))
    await site.add(robin, ask('Put right', '2026-10-02', { amends: first?.seq ?? 0 }))
    expect(await titlesOf(okafor)).toContain('Put right')
    expect(await titlesOf(okafor)).not.toContain('A slip')
    const [gone] = await site.add(robin, ask('To be erased', '2026-10-02'))
    await site.add(robin, { kind: 'erasure', body: { of: gone?.seq } })
    expect(await titlesOf(okafor)).not.toContain('To be erased')
  })

  test('a narrow seat gives only its shelves; a last day that has passed gives nothing', async () => {
    const [narrow, past] = [await person(site, 'Mr Hale'), await person(site, 'Ms Supply')]
    const teacher = { role: 'subject teacher', organisation: 'Hillview Academy' }
    await seatStaff(site, robin, { ...teacher, account: narrow, shelves: ['days'] })
    await seatStaff(site, robin, { ...teacher, account: past, until: '2026-11-20' })
    await site.add(robin, {
      kind: 'part-time timetable',
      happened: happened('2026-11-02'),
      shelf: 'days',
      audience: 'circle',
      body: { hours: 'mornings', review: '2026-11-30', agreed: 'yes' },
    })
    expect((await deskOf(narrow)).items.map(({ sort }) => sort)).toEqual(['attendance'])
    expect(await deskOf(past)).toMatchObject({ seats: [], items: [] })
  })

  test('with the application’s checks off, a record without a seat gives nothing', async () => {
    const outside = await person(site, 'Ms Outside')
    const seen = await asAccount(site.ledger.db, outside.id, async (tx) => [
      ...(await findOwedAcross(tx, [robin, sam], { openOn: day('2026-11-21') })),
      ...(await findVersionsAcross(tx, [robin, sam], ['ask', 'incident', 'part-time timetable'])),
      ...(await findColleagues(tx, [robin, sam])),
      ...(await findSeats(tx, okafor.id)),
    ])
    expect(seen).toEqual([])
  })

  test('a thing leads to a page that its seat may open', async () => {
    const ta = await person(site, 'Ms Narrow')
    await seatStaff(site, sam, {
      account: ta,
      role: 'TA',
      organisation: 'Hillview Academy',
      shelves: ['days'],
    })
    await site.add(sam, ask('On the shelf of days', '2026-11-01', { shelf: 'days' }))
    const [item] = (await deskOf(ta)).items
    expect(item?.title).toBe('On the shelf of days')
    const me = await asPerson(site, ta)
    for (const path of [item?.href, item?.act])
      expect((await me.get(path ?? '')).status, path ?? '').toBe(200)
  })

  test('two schools round one child, and one person at two: each thing is its own school’s', async () => {
    const other = await person(site, 'Mr Brook')
    await seatStaff(site, sam, { account: other, role: 'head', organisation: 'Larkfield Primary' })
    await site.add(
      sam,
      ask('For Larkfield', '2026-10-20', { debtor: 'Larkfield Primary' }),
      ask('For Hillview', '2026-10-20', { debtor: 'Ms Patel (Hillview Academy)' }),
      ask('For CAMHS', '2026-10-20', { debtor: 'Eastshire CAMHS' }),
      ask('For the school', '2026-10-20', { debtor: 'The school' }),
    )
    const whose = async (account: Account) =>
      Object.fromEntries((await deskOf(account)).items.map((each) => [each.title, each.whose]))
    expect(await whose(other)).toMatchObject({
      'For Larkfield': 'us',
      'For Hillview': 'others',
      'For CAMHS': 'others',
      'For the school': 'us',
    })
    expect(await whose(okafor)).toMatchObject({
      'For Larkfield': 'others',
      'For Hillview': 'us',
      'For CAMHS': 'others',
    })
    const page = await (await (await asPerson(site, okafor)).get('/desk')).text()
    expect(page).not.toContain('For CAMHS')
    const all = await (await (await asPerson(site, okafor)).get('/desk?whose=all')).text()
    expect(all).toContain('For CAMHS')
  })

  test('what is in the name of a colleague whose place is over stays ours, and says so', async () => {
    const before = await person(site, 'Mr Before')
    await seatStaff(site, robin, {
      account: before,
      role: 'class teacher',
      organisation: 'Hillview Academy',
      until: '2026-10-31',
    })
    await site.add(robin, ask('Left behind', '2026-10-10', { debtor: 'Mr Before' }))
    const item = (await deskOf(okafor)).items.find(({ title }) => title === 'Left behind')
    expect(item?.whose).toBe('us')
    expect(item?.facts).toContain('no longer here: pass it on')
  })

  test('home told or not told: what the family wrote down itself is not asked about', async () => {
    const [first] = await site.add(robin, {
      kind: 'incident',
      happened: happened('2026-11-10'),
      shelf: 'incidents',
      audience: 'circle',
      body: { title: 'Seen by the family', behaviour: 'Ran out', place: 'school' },
    })
    expect(first).toBeDefined()
    const incident = (title: string, on: string) => ({
      kind: 'incident',
      happened: happened(on),
      author: 'Ms Okafor',
      people: [],
      shelf: 'incidents' as const,
      audience: 'circle' as const,
      amends: null,
      files: [],
      body: { title, behaviour: 'Left the room', place: 'school' },
    })
    const { append } = await import('../record/append.ts')
    await site.within(
      robin,
      async (write) => {
        const { entries } = await append(write, [
          incident('Not told yet', '2026-11-16'),
          incident('Told that day', '2026-11-17'),
          incident('Long ago', '2026-06-01'),
        ])
        const told = { by: 'Ms Okafor', of: entries[1]?.seq }
        await append(write, [{ ...incident('', '2026-11-17'), kind: 'told home', body: told }])
      },
      okafor.id,
    )
    const told = (await deskOf(okafor)).items.filter(({ sort }) => sort === 'told')
    expect(told.map(({ title, standing }) => [title, standing])).toEqual([
      ['Not told yet', 'no telling home written down'],
      ['Told that day', 'the family was told'],
    ])
    const page = await (await asPerson(site, okafor)).get(told[0]?.href.split('#')[0] ?? '')
    const html = await page.text()
    expect(html).toContain('id="told"')
    expect(html).toMatch(/<form[^>]*action="[^"]*\/told"/)
  })

  test('goes out as a spreadsheet and on paper, with what is chosen and may be read', async () => {
    const me = await asPerson(site, okafor)
    const file = await me.get(`/desk/list.csv?child=${robin}`)
    expect(file.headers.get('content-disposition')).toBe(
      'attachment; filename="desk-2026-11-21.csv"',
    )
    const csv = await file.text()
    expect(csv).toContain('Who supervises lunch?')
    const paper = await (await me.get(`/desk/print?child=${robin}`)).text()
    expect(paper).toContain('Who supervises lunch?')
    for (const text of [csv, paper])
      for (const hidden of ['kestrel', 'Send the plan', 'For CAMHS'])
        expect(text).not.toContain(hidden)
    expect(await (await site.get('/desk/list.csv')).text()).not.toContain('Robin')
  })

  test('has a door on the first page, for whoever has one', async () => {
    expect(await (await (await asPerson(site, okafor)).get('/')).text()).toContain('href="/desk"')
    expect(await (await site.get('/')).text()).not.toContain('href="/desk"')
  })

  test('finds by child, by kind and by whoever has it', async () => {
    const me = await asPerson(site, okafor)
    const page = async (query: string) => (await me.get(`/desk?${query}`)).text()
    expect(await page(`child=${sam}`)).not.toContain('Who supervises lunch?')
    expect(await page(`child=${robin}`)).toContain('Who supervises lunch?')
    expect(await page('sort=attendance')).not.toContain('Who supervises lunch?')
    expect(await page('who=Nobody+at+all')).toContain('Nothing here fits what you chose')
    expect(await page('sort=%3Cb%3E&from=-1&order=x')).toContain('Who supervises lunch?')
  })
})
