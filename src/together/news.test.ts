/** News between home and school: who is told, who reads, and that nobody else ever does. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day, dayAt } from '../platform/day.ts'
import { findSeqs } from '../record/store.ts'
import type { EntryDraft } from '../record/entry.ts'
import { append } from '../record/append.ts'
import { testSite, USUAL, type TestSite } from '../test-site.ts'
import { newsBody } from './entries.ts'
import { aboutNight, countsOf, waitingFor, type News } from './news.ts'
import { forWhomOf, sideOf, type Seat } from './seats.ts'
import { findNews } from './store.ts'
import { visitAs, type Visitor } from './test-visitors.ts'
import { findWaiting } from './waiting.ts'

const ON = day('2026-11-21')

const seat = (name: string, role: string, more: Partial<Seat> = {}): Seat => ({
  id: name,
  name,
  role,
  owner: false,
  shelves: ['profile', 'days'],
  writes: ['days'],
  since: day('2026-09-01'),
  until: null,
  byLink: false,
  ...more,
})

const alex = seat('Alex', 'parent', { owner: true })
const sam = seat('Sam', 'parent', { owner: true })
const finch = seat('Mr Finch', 'class teacher')
const bell = seat('Ms Bell', 'SENCO')

describe('whom news can be for', () => {
  const names = (me: Seat, seats: readonly Seat[]) =>
    forWhomOf(seats, me, ON).map(({ seat: { name }, usual }) => (usual ? name : `(${name})`))

  test('from school the owners, and colleagues only if ticked', () => {
    expect(names(finch, [alex, sam, finch, bell])).toEqual(['Alex', 'Sam', '(Ms Bell)'])
  })

  test('from home those who teach and hold how days go; the head and another owner only if ticked', () => {
    const head = seat('Dr Lee', 'head')
    const blind = seat('Mx Gray', 'subject teacher', { shelves: ['profile'] })
    expect(names(alex, [alex, sam, finch, bell, head, blind])).toEqual([
      'Mr Finch',
      'Ms Bell',
      '(Dr Lee)',
      '(Sam)',
    ])
  })

  test.each([
    'health',
    'council officer',
    'social care',
    'advocate',
    'governor',
    'reader',
    'Head chef',
  ])('never %s, whichever side tells it', (role) => {
    const other = seat('Other', role)
    expect(names(alex, [alex, other])).toEqual([])
    expect(names(finch, [finch, other])).toEqual([])
    expect(sideOf(other)).toBeNull()
    expect(forWhomOf([alex, finch], other, ON)).toEqual([])
  })

  test('somebody with two roles is each of them, in whichever order the roles came', () => {
    for (const role of ['SENCO and class teacher', 'class teacher and SENCO', 'health and TA']) {
      const both = seat('Both', role)
      expect(names(alex, [alex, both])).toEqual(['Both'])
      expect(sideOf(both)).toBe('school')
      expect(names(both, [alex, finch, both])).toEqual(['Alex', '(Mr Finch)'])
    }
    expect(sideOf(seat('Kim', 'TA and parent'))).toBe('home')
    expect(sideOf(seat('Kim', 'family friend and TA'))).toBe('school')
    expect(sideOf(seat('Kim', 'health and governor'))).toBeNull()
  })

  test('nobody whose seat has ended, has not begun, or belongs to a link', () => {
    const gone = seat('Gone', 'TA', { until: day('2026-11-20') })
    const later = seat('Later', 'TA', { since: day('2026-11-23') })
    const link = seat('Link', 'TA', { byLink: true })
    expect(names(alex, [alex, gone, later, link])).toEqual([])
  })

  test('for any seats: never oneself, never twice, and a seat without days only as an owner', () => {
    const anySeat = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      role: fc.constantFrom('parent', 'class teacher', 'TA', 'health', 'head', 'governor', ''),
      owner: fc.boolean(),
      shelves: fc.subarray(['days', 'profile']),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anySeat, { selector: ({ id }) => id }), (some) => {
        const seats = some.map(({ id, role, ...more }) => seat(id, role, more))
        for (const me of seats) {
          const offered = forWhomOf(seats, me, ON).map((each) => each.seat)
          expect(offered).not.toContain(me)
          expect(new Set(offered).size).toBe(offered.length)
          for (const each of offered) expect(each.owner || each.shelves.includes('days')).toBe(true)
        }
      }),
    )
  })
})

describe('what waits', () => {
  const told = (
    seq: number,
    more: Partial<News> = {},
    about: 'good' | 'hard' | 'plain' = 'plain',
  ) =>
    ({
      seq,
      root: seq,
      address: String(seq),
      day: ON,
      time: null,
      author: 'Mr Finch',
      broughtBy: 'Mr Finch',
      corrected: null,
      body: newsBody.parse({ about, what: 'x', from: 'school' }),
      ...more,
    }) satisfies News

  test('until it is pressed by this very person; a new version waits again', () => {
    const news = [told(1), told(2)]
    const by = (name: string, of: number) => ({ of, by: name, author: name, day: ON })
    expect(waitingFor('Alex', { news, pressed: [by('Alex', 1), by('Sam', 2)], on: ON })).toEqual([
      news[1],
    ])
    const again = [told(3, { root: 1 })]
    expect(waitingFor('Alex', { news: again, pressed: [by('Alex', 1)], on: ON })).toEqual(again)
  })

  test('not one’s own, and not after the day until which it matters', () => {
    const until = { ...told(1), body: { ...told(1).body, until: ON } }
    const news = [told(2, { broughtBy: 'Alex' }), until]
    expect(waitingFor('Alex', { news, pressed: [], on: ON })).toEqual([until])
    expect(waitingFor('Alex', { news, pressed: [], on: day('2026-11-22') })).toEqual([])
  })

  test('good news is counted as one, like any other', () => {
    expect(countsOf([told(1, {}, 'good'), told(2, {}, 'good'), told(3, {}, 'hard')])).toEqual({
      good: 2,
      hard: 1,
      plain: 0,
    })
    expect((['well', 'some', 'badly', null] as const).map(aboutNight)).toEqual([
      'good',
      'plain',
      'hard',
      'plain',
    ])
  })
})

describe('on the pages', () => {
  let site: TestSite
  let record: string
  let teacher: Visitor
  let nurse: Visitor
  beforeAll(async () => {
    site = await testSite(new Date().toISOString())
    record = await site.begin('Robin')
    teacher = await visitAs(site, record, {
      name: 'Mr Finch',
      role: 'class teacher',
      writes: ['days', 'incidents'],
    })
    nurse = await visitAs(site, record, {
      name: 'Nurse Hale',
      role: 'health',
      writes: ['messages'],
    })
  })
  afterAll(() => site.close())

  const tokenIn = (page: string) => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''

  test('a teacher tells home, once however often it is sent; home reads it; nobody else can', async () => {
    const page = await (await teacher.get(`/records/${record}/news/new`)).text()
    expect(page).toContain('Alex Ward, parent')
    expect(page).not.toContain('Nurse Hale')
    const owner = /value="([0-9a-f-]{36})" checked/.exec(page)?.[1] ?? ''
    const form = {
      token: tokenIn(page),
      about: 'good',
      what: 'He read the heron poem to us all',
      background: 'We had practised in the library',
      who: owner,
    }
    const sent = await teacher.post(`/records/${record}/news/new`, form)
    expect(sent.status).toBe(303)
    await teacher.post(`/records/${record}/news/new`, form)
    const one = sent.headers.get('location')?.split('?')[0] ?? ''
    const today = await (await site.get(`/records/${record}/today`)).text()
    expect(today.match(/He read the heron poem/g)).toHaveLength(1)
    expect(today).toContain('What came before')
    expect(await (await site.get(`/records/${record}/incidents`)).text()).not.toContain(
      'heron poem',
    )
    expect((await nurse.get(one)).status).toBe(404)
    expect(await (await nurse.get(`/records/${record}/news`)).text()).not.toContain('heron')
    expect(await (await nurse.get(`/records/${record}/timeline?q=heron`)).text()).not.toContain(
      'poem',
    )

    await site.post(`${one}/read?back=today`, {})
    await site.post(`${one}/read?back=today`, {})
    expect(await (await site.get(`/records/${record}/today`)).text()).not.toContain('heron poem')
    const seen = await (await teacher.get(one)).text()
    expect(seen).toContain('Alex Ward pressed “Read” on')
    expect(seen.match(/pressed “Read” on/g)).toHaveLength(1)
  })

  test('what school writes down of something that happened stands at home on the day, for owners who may read it', async () => {
    const at = `/records/${record}`
    const form = { behaviour: 'He left the hall in a hurry.', on: 'today', place: 'school' }
    const kept = await teacher.post(`${at}/incidents/new/incident`, {
      ...form,
      token: randomUUID(),
    })
    expect(kept.status).toBe(303)
    const today = await (await site.get(`${at}/today`)).text()
    expect(today).toContain('He left the hall in a hurry.')
    expect(today).toContain('Mr Finch wrote down something that happened')
    expect(await (await nurse.get(`${at}/today`)).text()).not.toContain('left the hall')
    // What the family wrote itself it knows; what is old is no news.
    const own = {
      kind: 'incident',
      shelf: 'incidents',
      body: { behaviour: 'Own dotterel words' },
    } as const
    await site.add(record, own)
    expect(await (await site.get(`${at}/today`)).text()).not.toContain('Own dotterel words')
    const later = new Date(Date.parse(site.site.now()) + 4 * 86_400_000).toISOString()
    const waiting = await site.within(record, (write) =>
      findWaiting({ ...write, now: later }, dayAt(later, write.zone)),
    )
    expect(waiting.happened).toEqual([])
  })

  test('opening it is not reading it', async () => {
    const { address } = await told('Unopened kestrel')
    await site.get(`/records/${record}/news/${address}`)
    const { pressed, news } = await site.within(record, (write) => findNews(write, ON))
    const seq = news.find((each) => each.address === address)?.seq
    expect(pressed.some(({ of }) => of === seq)).toBe(false)
  })

  async function told(what: string) {
    const owner = await site.within(record, async ({ memberId }) => memberId)
    const sent = await teacher.post(`/records/${record}/news/new`, {
      about: 'hard',
      what,
      who: owner,
    })
    return { address: /news\/([\w-]+)\?/.exec(sent.headers.get('location') ?? '')?.[1] ?? '' }
  }

  test('home tells the night with one tap, beginning from today’s check-in; the nurse never sees it', async () => {
    await site.post(`/records/${record}/days/check-in`, {
      from: 'home',
      sleep: 'badly',
      door: 'very hard',
      words: 'Up since four',
    })
    const page = await (await site.get(`/records/${record}/news/new?of=night`)).text()
    expect(page).toContain('Up since four Going in this morning: very hard.')
    expect(page).toMatch(/value="badly" checked/)
    expect(page).toContain('Mr Finch, class teacher')
    const who = teacher.member
    const sent = await site.post(`/records/${record}/news/new`, {
      of: 'night',
      sleep: 'badly',
      who,
    })
    expect(sent.status).toBe(303)
    expect(await (await teacher.get(`/records/${record}/today`)).text()).toContain('Slept badly.')
    expect(await (await nurse.get(`/records/${record}/today`)).text()).not.toContain('Slept badly.')
  })

  test('a form with a slip comes back with all that was typed; nobody unoffered is told', async () => {
    const bad = await site.post(`/records/${record}/news/new`, {
      what: 'Typed words',
      background: 'And more',
      who: nurse.member,
    })
    expect(bad.status).toBe(422)
    const page = await bad.text()
    for (const words of ['Typed words', 'And more', 'Tick at least one person', 'Choose good'])
      expect(page).toContain(words)
  })

  test('who writes on no shelf of days tells nothing; a stranger sees nothing', async () => {
    expect((await nurse.get(`/records/${record}/news/new`)).status).toBe(404)
    expect(
      (await nurse.post(`/records/${record}/news/new`, { about: 'good', what: 'x' })).status,
    ).toBe(404)
    expect((await site.asNobody(`/records/${record}/news`)).status).toBe(303)
  })

  test('with the application’s checks off, those who write on no shelf press, for people by name, and add nothing else', async () => {
    const head = await visitAs(site, record, { name: 'Dr Lee', role: 'head', writes: [] })
    const { address } = await told('Pressed by the head')
    const add = (draft: Partial<EntryDraft>) =>
      site.within(
        record,
        async (write) => append(write, [{ ...USUAL, shelf: 'days', ...draft }]),
        head.account,
      )
    const of = await site.within(record, async (write) => {
      const { news } = await findNews(write, ON)
      return news.find((each) => each.address === address)?.seq ?? 0
    })
    await expect(add({ kind: 'note' })).rejects.toThrow('row-level security')
    await expect(add({ kind: 'news read', audience: 'circle', body: { of } })).rejects.toThrow(
      'row-level security',
    )
    await expect(
      add({ kind: 'news read', audience: { people: [teacher.member] }, body: { of } }),
    ).resolves.toBeDefined()
    const stranger = await site.stranger()
    await expect(site.within(record, (write) => findNews(write, ON), stranger.id)).rejects.toThrow(
      'no such record',
    )
  })

  test('with the application’s checks off, words of news are found by those named alone', async () => {
    await told('Wandering plover')
    const found = (account?: string) =>
      site.within(record, (write) => findSeqs(write, 'plover', undefined, 5), account)
    expect(await found()).toHaveLength(1)
    expect(await found(teacher.account)).toHaveLength(1)
    expect(await found(nurse.account)).toHaveLength(0)
  })
})
