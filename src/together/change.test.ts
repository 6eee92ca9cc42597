/** What changed, who is asked, and what a press says. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { findNewest } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'
import {
  answersTo,
  askedOf,
  notYetGiven,
  toConfirm,
  type Change,
  type Confirmed,
} from './change.ts'
import type { Seat } from './seats.ts'
import { visitAs, type Visitor } from './test-visitors.ts'

const ON = day('2026-11-21')
const seat = (id: string, role: string, shelves = ['profile']): Seat => ({
  id,
  name: id,
  role,
  owner: false,
  shelves,
  writes: [],
  since: day('2026-09-01'),
  until: null,
  byLink: false,
})
const change = (seq: number, more: Partial<Change> = {}): Change => ({
  seq,
  root: 1,
  address: 'a',
  kind: 'strategy',
  title: 'The card',
  day: ON,
  author: 'Alex',
  broughtBy: 'Alex',
  isAgain: seq > 1,
  shelf: 'profile',
  readers: ['Alex'],
  circle: true,
  ...more,
})
const press = (by: string, of: number): Confirmed => ({
  of,
  root: 1,
  by,
  author: by,
  day: ON,
  will: null,
})

const seats = [
  seat('Finch', 'class teacher'),
  seat('Bell', 'SENCO'),
  seat('Hale', 'health'),
  seat('Gray', 'TA', ['days']),
]

describe('who is asked', () => {
  const names = (of: readonly Seat[]) => of.map(({ id }) => id)
  test('somebody who teaches besides something else', () => {
    const both = seat('Both', 'head and class teacher')
    expect(names(askedOf(change(1), [both, seat('Lee', 'head')], ON))).toEqual(['Both'])
  })
  test('those who teach and may read it, never another profession', () => {
    expect(names(askedOf(change(1), seats, ON))).toEqual(['Finch', 'Bell'])
    // Let in by an owner who came later: asked of what was shared since, and of nothing from before.
    const late = { ...seat('Reed', 'TA'), from: { profile: 2 } }
    const asked = (epoch: number | null) => names(askedOf(change(1, { epoch }), [late], ON))
    expect([asked(null), asked(1), asked(2), asked(3)]).toEqual([[], [], ['Reed'], ['Reed']])
    expect(names(notYetGiven(change(1, { epoch: 1 }), [late], ON))).toEqual(['Reed'])
    const named = change(1, { circle: false, readers: ['Alex', 'Bell', 'Hale'] })
    expect(names(askedOf(named, seats, ON))).toEqual(['Bell'])
    expect(names(notYetGiven(named, seats, ON))).toEqual(['Finch'])
    expect(names(askedOf(change(1, { broughtBy: 'Bell' }), seats, ON))).toEqual(['Finch'])
  })
})

describe('what a press says', () => {
  test('a new version asks again, and says that an earlier one was confirmed', () => {
    const asked = askedOf(change(5), seats, ON)
    const states = answersTo(change(5), asked, [press('Finch', 1), press('Bell', 5)])
    expect(states.map(({ state }) => state)).toEqual(['older version confirmed', 'confirmed'])
    const mine = (me: string, confirmed: readonly Confirmed[]) =>
      toConfirm([change(5)], confirmed, { seats, me, on: ON })
    expect(mine('Finch', [press('Finch', 1)])).toHaveLength(1)
    expect(mine('Finch', [press('Finch', 5)])).toEqual([])
    expect(mine('Hale', [])).toEqual([])
  })

  test('nobody is confirmed but by their own press under this very version', () => {
    const anyPress = fc.record({ by: fc.constantFrom('Finch', 'Bell', 'Hale'), of: fc.nat(6) })
    fc.assert(
      fc.property(fc.array(anyPress), (presses) => {
        const confirmed = presses.map(({ by, of }) => press(by, of))
        for (const {
          seat: { id },
          state,
        } of answersTo(change(5), askedOf(change(5), seats, ON), confirmed))
          expect(state === 'confirmed').toBe(presses.some(({ by, of }) => by === id && of === 5))
      }),
    )
  })
})

describe('on the pages', () => {
  let site: TestSite
  let record: string
  let finch: Visitor
  let bell: Visitor
  let nurse: Visitor
  beforeAll(async () => {
    site = await testSite(new Date().toISOString())
    record = await site.begin('Robin')
    finch = await visitAs(site, record, { name: 'Mr Finch', role: 'class teacher' })
    bell = await visitAs(site, record, { name: 'Ms Bell', role: 'SENCO' })
    nurse = await visitAs(site, record, { name: 'Nurse Hale', role: 'health' })
  })
  afterAll(() => site.close())

  test('given to those who teach, confirmed, seen by the other department, asked again when it changes', async () => {
    const changes = `/records/${record}/changes`
    const [first] = await site.add(record, {
      kind: 'strategy',
      shelf: 'profile',
      body: { title: 'The heron card', do: 'Nod and let him go' },
    })
    expect(await (await finch.get(changes)).text()).not.toContain('heron')
    const offered = await (await site.get(changes)).text()
    expect(offered).toContain('Mr Finch (class teacher) and Ms Bell (SENCO)')
    const look = /href="([^"]*look=people[^"]*)"/.exec(offered)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const before = await (await site.get(look)).text()
    expect(before).toContain('Before you share it')
    for (const each of ['Nod and let him go', '<li>Mr Finch</li>', '<li>Ms Bell</li>'])
      expect(before).toContain(each)
    await site.post(`${changes}/give`, { of: first?.address ?? '' })
    expect(await (await nurse.get(changes)).text()).not.toContain('heron')

    const asked = await (await finch.get(changes)).text()
    expect(asked).toContain('Nod and let him go')
    expect(await (await finch.get(`/records/${record}/today`)).text()).toContain('The heron card')
    await finch.post(`${changes}/confirm`, {
      of: first?.address ?? '',
      will: 'Keep a card in my pocket',
    })
    await finch.post(`${changes}/confirm`, { of: first?.address ?? '' })
    expect(await (await finch.get(`/records/${record}/today`)).text()).not.toContain(
      'The heron card',
    )
    const one = `${changes}/${first?.address}`
    const seen = await (await bell.get(one)).text()
    expect(seen).toContain('1 of 2 people confirmed it')
    expect(seen).toContain('Keep a card in my pocket')
    expect(seen).toContain('not confirmed')
    expect(seen).not.toMatch(/has not read/)
    expect((await nurse.get(one)).status).toBe(404)

    const [second] = await site.add(record, {
      kind: 'strategy',
      shelf: 'profile',
      amends: first?.seq ?? null,
      audience: { people: [finch.member, bell.member] },
      body: { title: 'The heron card', do: 'Nod, and open the door' },
    })
    const again = await (await bell.get(`${changes}/${second?.address}`)).text()
    expect(again).toContain('0 of 2 people confirmed it')
    expect(again).toContain('an earlier version')
    expect(again).toContain('Nod and let him go')
    expect(await (await finch.get(changes)).text()).toContain('Nod, and open the door')
  })

  const pressesFor = (account: string) =>
    site.within(
      record,
      async (write) => (await findNewest(write, ['change confirmed'])).length,
      account,
    )

  test('whoever may read it sees who confirmed it, whenever they came, and nobody else learns of it', async () => {
    const changes = `/records/${record}/changes`
    const kim = await visitAs(site, record, { name: 'Kim Ward', role: 'parent', owner: true })
    const strategy = { kind: 'strategy', shelf: 'profile' } as const
    const [shared, named] = await site.add(
      record,
      {
        ...strategy,
        audience: 'circle',
        body: { title: 'Curlew corner', do: 'Let him sit there' },
      },
      {
        ...strategy,
        audience: { people: [finch.member] },
        body: { title: 'Dunlin door', do: 'Hold it open' },
      },
    )
    for (const each of [shared, named])
      await finch.post(`${changes}/confirm`, { of: each?.address ?? '' })
    const late = await visitAs(site, record, { name: 'Mx Gray', role: 'TA' })
    const head = await visitAs(site, record, { name: 'Dr Lee', role: 'head', writes: [] })
    for (const who of [head, late, nurse, bell]) {
      const one = await (await who.get(`${changes}/${shared?.address}`)).text()
      expect(one).toMatch(/Mr Finch<\/strong>\s*<span>confirmed/)
    }
    // Another owner may not read the second: nothing on any page of theirs tells that it was confirmed.
    expect(await pressesFor(kim.account)).toBe(1)
    expect((await kim.get(`${changes}/${named?.address}`)).status).toBe(404)
    // Shown to the TA as well, the press comes with it; taken back, it is the presser's alone.
    const own = await (await site.get(`${changes}/${named?.address}`)).text()
    expect(own).toMatch(/Mr Finch<\/strong>\s*<span>confirmed/)
    const show = (people: readonly string[]) =>
      site.add(record, { kind: 'audience', body: { of: named?.seq, audience: { people } } })
    await show([finch.member, late.member])
    const given = await (await late.get(`${changes}/${named?.address}`)).text()
    expect(given).toMatch(/Mr Finch<\/strong>\s*<span>confirmed/)
    await show([late.member])
    expect(await pressesFor(late.account)).toBe(1)
  })

  test('nobody confirms what they are not asked about, and only an owner gives', async () => {
    const [hidden] = await site.add(record, {
      kind: 'need',
      shelf: 'profile',
      body: { title: 'Hidden plover' },
    })
    await finch.post(`/records/${record}/changes/confirm`, { of: hidden?.address ?? '' })
    const given = await finch.post(`/records/${record}/changes/give`, { of: hidden?.address ?? '' })
    expect(given.status).toBe(404)
    expect(
      await (await site.get(`/records/${record}/changes/${hidden?.address}`)).text(),
    ).toContain('so nobody is asked')
  })
})
