import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../app.tsx'
import { patternsIn } from '../patterns/patterns.ts'
import { findFacts, Memory } from '../patterns/store.ts'
import { day } from '../platform/day.ts'
import { makeLink, useLink } from '../platform/sign-in/store.ts'
import { findNewest } from '../record/store.ts'
import { findComing } from '../reminders/coming-up.ts'
import { TEST_NOW, testSite, type TestSite } from '../test-site.ts'

let site: TestSite
let record: string
beforeAll(async () => {
  site = await testSite()
  record = await site.begin()
})
afterAll(() => site.close())

const at = (path: string) => `/records/${record}${path}`
const text = async (response: Response) => (await response.text()).replaceAll(/\s+/g, ' ')
const page = async (path: string) => text(await site.get(at(path)))
const send = (path: string, fields: Record<string, string>) =>
  site.post(at(path), { token: randomUUID(), ...fields })
const newest = (kind: string) => site.within(record, (write) => findNewest(write, [kind]))
const on = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })
const lastAddress = async (kind: string) => (await newest(kind)).at(-1)?.address ?? ''

const comingDays = () =>
  site.within(record, async (write) =>
    (await findComing(write, day('2026-11-21'))).map(({ day: at, title }) => `${at} ${title}`),
  )

/** What the record shows of support that stopped with no reason. */
const stoppedInSilence = () =>
  site.within(record, async (write) => {
    const facts = await findFacts(write, day('2026-11-21'), new Memory())
    const { found } = patternsIn(facts, day('2026-11-21'))
    return found.find(({ rule }) => rule === 'support-removed')?.claim ?? ''
  })

const AUTUMN = { from: '2026-09-02', to: '2026-12-18', name: 'Autumn term' }
const HALF_TERM = { from: '2026-10-26', to: '2026-10-30', name: 'Half-term' }

async function schoolDates() {
  await site.add(record, {
    kind: 'school calendar',
    shelf: 'days',
    body: { school: 'Hillview Academy', terms: [AUTUMN], closures: [HALF_TERM] },
  })
}

describe('something a child should get', () => {
  test('is written down in a minute; an empty page teaches; a bad form comes back whole', async () => {
    expect(await page('/plan')).toContain('it is never counted against anyone')
    const bad = await send('/plan/provisions/new', { what: 'Speech therapy', times: '1' })
    expect(bad.status).toBe(422)
    const back = await text(bad)
    expect(back).toContain('Say in how long')
    expect(back).toContain('Choose where it stands')
    expect(back).toContain('value="Speech therapy"')
    const token = randomUUID()
    const fields = {
      token,
      what: 'Speech therapy',
      times: '1',
      per: 'week',
      minutes: '30',
      agreed: 'Section F',
      words: 'Robin will have regular access to speech therapy as appropriate.',
      'from-day': '7',
      'from-month': '9',
      'from-year': '2026',
    }
    const sent = [
      await send('/plan/provisions/new', fields),
      await send('/plan/provisions/new', fields),
    ]
    expect(sent.map(({ status }) => status)).toEqual([303, 303])
    expect(await newest('provision')).toHaveLength(1)
    const [entry] = await newest('provision')
    expect(entry).toMatchObject({ shelf: 'plan', audience: 'me', happened: { day: '2026-09-07' } })
    expect(entry?.body).toMatchObject({ times: 1, per: 'week', minutes: 30, stopped: null })
  })

  test('its page says whose duty it is with its source, and what vague words leave open', async () => {
    const html = await page(`/plan/provisions/${await lastAddress('provision')}`)
    expect(html).toContain('The council')
    expect(html).toContain('/law/rows/cfa-42-2')
    expect(html).toContain('Specifies nothing')
    expect(html).toContain('one to one, or in how large a group')
    expect(html).toContain('whose school days?')
  })

  test('one tap says that it was given today, once; the page says so in its place', async () => {
    const path = `/plan/provisions/${await lastAddress('provision')}`
    const token = randomUUID()
    const first = await send(`${path}/given`, { token, given: 'not given', back: 'provision' })
    expect(first.headers.get('location')).toContain('saved=not')
    await send(`${path}/given`, { token, given: 'not given', back: 'provision' })
    expect((await newest('delivered')).map(({ body }) => body)).toEqual([
      expect.objectContaining({ given: 'not given', says: 'home', sessions: 1, reason: null }),
    ])
    expect(await page(path)).toContain('Today: Not given')
  })

  test('is counted on the days of its school: given, not given, and not recorded', async () => {
    await schoolDates()
    const path = `/plan/provisions/${await lastAddress('provision')}`
    for (const date of ['14', '21'])
      await send(`${path}/given`, {
        given: 'given',
        minutes: '25',
        on: 'other',
        'day-day': date,
        'day-month': '9',
        'day-year': '2026',
      })
    // Ten weeks from 7 September to 21 November without the half-term; this Saturday counts to its week.
    const html = await page(path)
    expect(html).toContain('2 of 10 sessions promised were given. 1 not given, 7 not recorded.')
    expect(html).toContain('none once')
    expect(await page('/plan')).toContain('2</strong> <span>of 10 given this term')
    expect(html).toContain('letter=not-delivered')
    expect(html).toContain('/matters/new/plan-delivery?day=2026-11-21')
  })

  test('a day is corrected, and erased, and the ledger follows', async () => {
    const path = `/plan/provisions/${await lastAddress('provision')}`
    const wrong = (await newest('delivered')).find(({ happened }) => happened.day === '2026-09-14')
    expect(await page(`/entries/${wrong?.address}`)).toContain(`/plan/correct/${wrong?.address}`)
    const form = await page(`/plan/correct/${wrong?.address}`)
    expect(form).toContain('value="25"')
    await send(`/plan/correct/${wrong?.address}`, {
      given: 'not given',
      reason: 'She was off',
      on: 'other',
      'day-day': '14',
      'day-month': '9',
      'day-year': '2026',
    })
    expect(await page(path)).toContain('1 of 10 sessions promised was given. 2 not given')
    expect(await page(path)).toContain('“She was off” once and none once')
    const [entry] = await newest('delivered')
    await site.add(record, { kind: 'erasure', body: { of: entry?.seq, words: '' } })
    expect(await page(path)).toContain('1 not given, 8 not recorded.')
  })

  test('stopped with no reason shows as such; in Section F it stays owed', async () => {
    const address = await lastAddress('provision')
    const form = await page(`/plan/correct/${address}`)
    expect(form).toContain('regular access')
    const fields = {
      what: 'Speech therapy',
      times: '1',
      per: 'week',
      agreed: 'Section F',
      'from-day': '7',
      'from-month': '9',
      'from-year': '2026',
    }
    const bad = await send(`/plan/correct/${address}`, { ...fields, stoppedBy: 'school' })
    expect(await text(bad)).toContain('Give the day it stopped')
    await send(`/plan/correct/${address}`, {
      ...fields,
      stoppedBy: 'school',
      'stoppedOn-day': '2',
      'stoppedOn-month': '11',
      'stoppedOn-year': '2026',
    })
    const html = await page(`/plan/provisions/${address}`)
    expect(html).toContain('Stopped on 2 November 2026, by school. No reason is in the record.')
    expect(html).toContain('until the plan is changed')
    expect(html).toContain('Since it was stopped')
    expect(await page('/plan')).toContain('Not begun, stopped or over')
    expect(await stoppedInSilence()).toContain('“Speech therapy” on 2 November 2026')
    const stopped = await lastAddress('provision')
    const letter = await page(`/letters/new?letter=not-delivered&of=${stopped}`)
    expect(letter).toContain('Speech therapy</textarea>')
    expect(letter).toMatch(/name="gap-since-month"[^>]*value="11"/)
    expect(letter).toContain('It was not given')
  })
})

describe('plans and reviews', () => {
  test('a plan shows the review it names; a review held since shows what it named next', async () => {
    await send('/plan/new', {
      sort: 'SEN support plan',
      title: 'My plan, autumn',
      'final-day': '10',
      'final-month': '9',
      'final-year': '2026',
      'nextReview-day': '1',
      'nextReview-month': '11',
      'nextReview-year': '2026',
    })
    expect(await page('/plan')).toContain('A review was to be held on Sunday 1 November 2026')
    expect(await page('/plan')).toContain('/matters/new/sen-support?day=2026-09-10')
    await send('/plan/reviews/new', {
      of: await lastAddress('plan'),
      sort: 'SEN support',
      decided: 'Go on with the card',
      on: 'today',
      'next-day': '5',
      'next-month': '2',
      'next-year': '2027',
    })
    const html = await page('/plan')
    expect(html).toContain('The next review: Friday 5 February 2027 (named at the last review)')
    expect(html).toContain('Go on with the card')
    expect(await comingDays()).toEqual(['2027-02-05 Review: My plan, autumn'])
  })

  test('where a clock of the law runs it is shown, and no second one is made', async () => {
    const [matter] = await site.add(record, {
      kind: 'matter',
      shelf: 'plan',
      body: { title: 'SEN support', process: 'sen-support', with: 'Hillview Academy' },
    })
    await site.add(record, {
      kind: 'step',
      shelf: 'plan',
      happened: on('2026-09-10'),
      body: { of: matter?.seq, event: 'plan-agreed' },
    })
    const html = await page('/plan')
    expect(html).toContain(`/matters/${matter?.address}`)
    expect(html).not.toContain('/matters/new/sen-support')
    expect(html).toContain('steps/new?event=reviewed')
    expect(await comingDays()).not.toContain('2027-02-05 Review: My plan, autumn')
  })

  test('a correction keeps what its form cannot offer; a review of a plan that was erased stands by itself', async () => {
    const [plan] = await site.add(record, {
      kind: 'plan',
      shelf: 'plan',
      body: { title: 'A plan to forget', sort: 'other' },
    })
    // Its matter is of another sort than the form offers.
    const [matter] = await newest('matter')
    const [complaint] = await site.add(record, {
      kind: 'matter',
      body: { ...(matter?.body as object), process: 'complaint-school', title: 'A complaint' },
    })
    const [review] = await site.add(record, {
      kind: 'review',
      shelf: 'plan',
      happened: on('2026-11-10'),
      body: { of: plan?.seq, sort: 'other', matter: complaint?.seq, decided: 'Wait and see' },
    })
    const sent = await send(`/plan/correct/${review?.address}`, {
      of: plan?.address ?? '',
      sort: 'other',
      decided: 'Look again in spring',
      on: 'other',
      'day-day': '10',
      'day-month': '11',
      'day-year': '2026',
    })
    expect(sent.status).toBe(303)
    const [corrected] = (await newest('review')).filter(({ root }) => root === review?.root)
    expect(corrected?.body).toMatchObject({
      matter: complaint?.seq,
      of: plan?.seq,
      decided: 'Look again in spring',
    })
    await site.add(record, { kind: 'erasure', body: { of: plan?.seq, words: '' } })
    expect(await page('/plan')).toContain('Look again in spring')
  })

  test('what was asked, refused and given later stands with it', async () => {
    const [ask] = await site.add(record, {
      kind: 'ask',
      happened: on('2026-06-01'),
      body: { title: 'A quiet place for lunch', debtor: 'Hillview', creditor: 'Alex' },
    })
    await site.add(record, {
      kind: 'answer',
      happened: on('2026-06-20'),
      body: { of: ask?.seq, as: 'refused', words: 'We have no room' },
    })
    const [need] = await site.add(record, { kind: 'need', body: { title: 'Noise at lunch' } })
    await site.add(record, { kind: 'need', body: { title: 'Reading aloud' } })
    const form = await page('/plan/provisions/new')
    expect(form).toContain('Asked: A quiet place for lunch')
    await send('/plan/provisions/new', {
      what: 'The library at lunch',
      agreed: 'promise',
      asked: ask?.address ?? '',
      need: need?.address ?? '',
    })
    const list = await page('/plan')
    expect(list).toMatch(/Noise at lunch<\/a><span>The library at lunch/)
    expect(list).toMatch(/Reading aloud<\/a><span>Nothing is written down for it/)
    const html = await page(`/plan/provisions/${await lastAddress('provision')}`)
    expect(html).toMatch(/Asked: A quiet place for lunch.*Refused: We have no room/)
    expect(html).toContain('Nobody wrote down how often')
  })
})

describe('others round the child', () => {
  test('anybody who may write can say that it stopped, with the reason as it was given', async () => {
    const [theirs] = await site.add(record, {
      kind: 'provision',
      shelf: 'plan',
      happened: on('2026-09-07'),
      body: { what: 'Reading partner', times: 1, per: 'week', agreed: 'SEN support' },
    })
    const path = `/plan/provisions/${theirs?.address}`
    expect(await page(path)).toContain(`${path}/stopped`)
    const sent = await send(`${path}/stopped`, {
      reason: 'Nobody to do it',
      on: 'other',
      'day-day': '2',
      'day-month': '11',
      'day-year': '2026',
    })
    expect(sent.headers.get('location')).toContain('saved=stopped')
    const html = await page(path)
    expect(html).toContain(
      'Stopped on 2 November 2026. The reason that was given: “Nobody to do it”',
    )
    expect(html).not.toContain(`${path}/stopped`)
    expect(await stoppedInSilence()).not.toContain('Reading partner')
    await send(`/plan/correct/${await lastAddress('provision stopped')}`, {
      on: 'other',
      'day-day': '2',
      'day-month': '11',
      'day-year': '2026',
    })
    expect(await stoppedInSilence()).toContain('2 things that helped stopped')
    await send(`/plan/correct/${await lastAddress('provision stopped')}`, {
      reason: 'Nobody to do it',
      on: 'other',
      'day-day': '2',
      'day-month': '11',
      'day-year': '2026',
    })
    expect(await page(`/plan/correct/${await lastAddress('provision stopped')}`)).toContain(
      'Nobody to do it',
    )
  })

  test('whoever reads the shelf sees what is shared, and no buttons; a stranger nothing', async () => {
    const seat = await site.seat(record, 'Ms Reid', ['plan'])
    await site.add(record, {
      kind: 'provision',
      shelf: 'plan',
      audience: 'circle',
      happened: on('2026-09-07'),
      body: { what: 'Movement break', times: 2, per: 'day', agreed: 'SEN support' },
    })
    const link = await makeLink(site.ledger.db, { id: seat.account, name: 'x' }, TEST_NOW)
    const cookie = `heard-session=${await useLink(site.ledger.db, link, TEST_NOW)}`
    const app = createApp(site.site)
    const html = await text(await app.request(at('/plan'), { headers: { cookie } }))
    expect(html).toContain('Movement break')
    expect(html).not.toContain('Speech therapy')
    const mayWrite = html.includes('Something they should get')
    const posted = await app.request(at('/plan/new'), { headers: { cookie } })
    expect(posted.status).toBe(mayWrite ? 200 : 404)
    expect((await site.asNobody(at('/plan'))).headers.get('location')).toContain('/sign-in')
  })
})
