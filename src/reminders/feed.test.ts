/** A calendar feed, subscribed to by a real client library over HTTP, and what its address may and may not do. */
import { hash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../app.tsx'
import { findCalendars } from '../people/calendars.ts'
import { addDays, dayAt } from '../platform/day.ts'
import { TEST_NOW, testSite, type TestSite } from '../test-site.ts'

const TODAY = dayAt(TEST_NOW, 'Europe/London')

let site: TestSite
let url: string
let stop: () => Promise<void>
beforeAll(async () => {
  site = await testSite()
  const app = createApp({ ...site.site, url: 'http://localhost:4820' })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = () => new Promise((resolve) => server.close(() => resolve()))
})
afterAll(async () => {
  await stop()
  await site.close()
})

const promise = (title: string, due: string) => ({
  kind: 'promise',
  body: { title, debtor: 'Hillview Academy', creditor: 'Alex', due, dueBasis: 'their promise' },
})

/** Makes a feed on the page as a person would; returns its path. */
async function makeFeed(record: string, shows: 'discreet' | 'full'): Promise<string> {
  const page = await site.post(`/records/${record}/reminders/calendar`, { do: 'make', shows })
  return /http:\/\/localhost:4820(\/feed\/[\w-]{43}\.ics)/.exec(await page.text())?.[1] ?? ''
}

describe('a calendar that subscribes', () => {
  test('gets each open date as a day, and sees it move under the same name', async () => {
    const record = await site.begin()
    const [kept] = await site.add(record, promise('Timetable; with, marks', addDays(TODAY, 5)))
    const path = await makeFeed(record, 'full')
    const read = async () =>
      Object.values(await nodeIcal.async.fromURL(url + path)).filter(
        (each) => each?.type === 'VEVENT',
      )
    const [event, ...others] = await read()
    expect(others).toEqual([])
    expect(event).toMatchObject({
      summary: 'Hillview Academy: Timetable; with, marks',
      status: 'CONFIRMED',
      datetype: 'date',
    })
    const raw = await (await fetch(url + path)).text()
    expect(raw).toContain(`DTSTART;VALUE=DATE:${addDays(TODAY, 5).replaceAll('-', '')}\r\n`)
    expect(raw).toContain(`DTEND;VALUE=DATE:${addDays(TODAY, 6).replaceAll('-', '')}\r\n`)
    expect(raw).toContain('SEQUENCE:0\r\n')
    const parsed = new ICAL.Component(ICAL.parse(raw) as unknown[])
    expect(parsed.getAllSubcomponents('vevent')).toHaveLength(1)
    await site.add(record, {
      ...promise('Timetable; with, marks', addDays(TODAY, 9)),
      amends: kept!.seq,
    })
    const moved = await (await fetch(url + path)).text()
    expect(moved).toContain(`DTSTART;VALUE=DATE:${addDays(TODAY, 9).replaceAll('-', '')}`)
    expect(moved).toContain('SEQUENCE:1\r\n')
    expect(/^UID:.*$/m.exec(moved)?.[0]).toBe(/^UID:.*$/m.exec(raw)?.[0])
    await site.add(record, { kind: 'answer', body: { of: kept!.seq, as: 'answered', words: null } })
    expect(await read()).toEqual([])
  })

  test('asked several times at once, names each date alike', async () => {
    const record = await site.begin()
    await site.add(record, promise('A', addDays(TODAY, 5)))
    const path = await makeFeed(record, 'discreet')
    const texts = await Promise.all(
      Array.from({ length: 5 }, async () => (await fetch(url + path)).text()),
    )
    const names = texts.map((text) => /^UID:.*$/m.exec(text)?.[0])
    expect(new Set(names).size).toBe(1)
  })

  test('is told "not changed" while nothing changed', async () => {
    const record = await site.begin()
    await site.add(record, promise('A', addDays(TODAY, 5)))
    const path = await makeFeed(record, 'discreet')
    const first = await fetch(url + path)
    const tag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const again = await fetch(url + path, { headers: { 'If-None-Match': `W/${tag}, "x"` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await site.add(record, promise('B', addDays(TODAY, 6)))
    const changed = await fetch(url + path, { headers: { 'If-None-Match': tag } })
    expect(changed.status).toBe(200)
  })

  test('discreet, it holds neither a name nor a word of the record', async () => {
    const record = await site.begin('Robin')
    await site.add(record, promise('Unfindable heron', addDays(TODAY, 5)))
    const text = await (await fetch(url + (await makeFeed(record, 'discreet')))).text()
    expect(text).toContain('SUMMARY:Heard: something is due')
    expect(text).not.toMatch(/Robin|heron|Hillview|promise/i)
    expect(text).not.toContain(record)
  })

  test('a date that is not sure is tentative, at its first day where the family must act, and moves when the school’s dates come', async () => {
    const record = await site.begin()
    const happened = { day: addDays(TODAY, -2), time: null, precision: 'day' as const }
    const [matter] = await site.add(record, {
      kind: 'matter',
      happened,
      body: { title: 'Exclusion', process: 'permanent-exclusion', with: 'Hillview Academy' },
    })
    await site.add(record, { kind: 'step', happened, body: { of: matter!.seq, event: 'upheld' } })
    const path = await makeFeed(record, 'full')
    const eventOf = (text: string) =>
      text.split('BEGIN:VEVENT').find((each) => each.includes('independent review')) ?? ''
    const unsure = eventOf(await (await fetch(url + path)).text())
    expect(unsure).toContain('STATUS:TENTATIVE')
    expect(unsure).toContain('(not certain)')
    expect(unsure).toContain('DTSTART;VALUE=DATE:20261210')
    await site.add(record, {
      kind: 'school calendar',
      body: {
        school: 'Hillview Academy',
        terms: [{ from: '2026-09-02', to: '2026-12-18', name: 'Autumn' }],
        closures: [{ from: '2026-12-03', to: '2026-12-04', name: 'Closed' }],
      },
    })
    const sure = eventOf(await (await fetch(url + path)).text())
    expect(sure).toContain('STATUS:CONFIRMED')
    expect(sure).toContain('DTSTART;VALUE=DATE:20261214')
    expect(sure).toContain('SEQUENCE:1')
    const [calendar] = await site.within(record, findCalendars)
    const page = await site.get(
      `/records/${record}/school-dates/${calendar?.entries[0]?.address}?kept=yes`,
    )
    const said = /this date moved from [^.]*\./.exec(await page.text())?.[0]
    expect(said).toBe(
      'this date moved from about Thursday 10 December 2026 to Monday 14 December 2026 because the dates of Hillview Academy changed.',
    )
  })
})

test('a meeting whose day is known is in it until it has been', async () => {
  const record = await site.begin()
  const on = (days: number) => ({
    day: addDays(TODAY, days),
    time: null,
    precision: 'day' as const,
  })
  const [matter] = await site.add(record, {
    kind: 'matter',
    happened: on(-30),
    body: { title: 'Review', process: 'annual-review', with: 'Westshire Council' },
  })
  const step = { kind: 'step', body: { of: matter!.seq, event: 'meeting' } }
  await site.add(record, { ...step, happened: on(-20) }, { ...step, happened: on(11) })
  const text = await (await fetch(url + (await makeFeed(record, 'full')))).text()
  const events = text.split('BEGIN:VEVENT').filter((each) => /review meeting\r\n/.test(each))
  expect(events).toHaveLength(1)
  expect(events[0]).toContain(`DTSTART;VALUE=DATE:${addDays(TODAY, 11).replaceAll('-', '')}`)
})

test('taken as a file, the dates are the same, and discreet unless asked otherwise', async () => {
  const record = await site.begin('Robin')
  await site.add(record, promise('Heron', addDays(TODAY, 5)))
  const path = `/records/${record}/reminders/dates.ics`
  const taken = await site.get(path)
  expect(taken.headers.get('content-disposition')).toContain('attachment')
  expect(taken.headers.get('cache-control')).toBe('no-store')
  const text = await taken.text()
  expect(text).toContain(`DTSTART;VALUE=DATE:${addDays(TODAY, 5).replaceAll('-', '')}`)
  expect(text).not.toMatch(/Heron|Robin/)
  expect(await (await site.get(`${path}?shows=full`)).text()).toContain('Hillview Academy: Heron')
  expect((await site.asNobody(path)).headers.get('location')).toBe('/sign-in')
})

test('taken as a file, no event is named by what anybody could count through', async () => {
  const record = await site.begin('Robin')
  const [owed] = await site.add(record, promise('Heron', addDays(TODAY, 5)))
  const text = await (await site.get(`/records/${record}/reminders/dates.ics`)).text()
  const guessed = hash('sha256', `${record} owed-${owed?.seq}`, 'hex')
  expect(text.replaceAll('\r\n ', '')).not.toContain(guessed)
  const again = await (await site.get(`/records/${record}/reminders/dates.ics`)).text()
  const named = (all: string) => /UID:(.*)\r\n/.exec(all.replaceAll('\r\n ', ''))?.[1]
  expect(named(again)).toBe(named(text))
})

describe('its address', () => {
  test('answers no more once stopped, and a new one stops the old', async () => {
    const record = await site.begin()
    const [first, second] = [await makeFeed(record, 'full'), await makeFeed(record, 'full')]
    expect((await fetch(url + first)).status).toBe(404)
    expect((await fetch(url + second)).status).toBe(200)
    await site.post(`/records/${record}/reminders/calendar`, { do: 'stop' })
    expect((await fetch(url + second)).status).toBe(404)
    expect((await fetch(`${url}/feed/${'A'.repeat(43)}.ics`)).status).toBe(404)
    expect((await fetch(`${url}/feed/x`)).status).toBe(404)
  })

  test('is kept only as a hash, and shown once', async () => {
    const record = await site.begin()
    const path = await makeFeed(record, 'full')
    const secret = path.slice('/feed/'.length, -'.ics'.length)
    expect(await (await site.get(`/records/${record}/reminders`)).text()).not.toContain(secret)
    const rows = await site.within(record, (write) =>
      write.tx.selectFrom('feed').selectAll().where('record_id', '=', record).execute(),
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('shows only what its member may read, and nothing once their seat has ended', async () => {
    const other = await site.stranger()
    const record = await site.begin('Sam', other.id)
    const { Client } = (await import('pg')).default
    const owner = new Client({ connectionString: site.urls.owner })
    await owner.connect()
    await owner.query(
      `insert into member (id, record_id, account_id, name, role, owner, shelves, writes, since)
       values (gen_random_uuid(), $1, $2, 'Teacher', 'teacher', false, '{messages}', '{messages}', '2026-01-01')`,
      [record, site.account.id],
    )
    const { append } = await import('../record/append.ts')
    const { USUAL } = await import('../test-site.ts')
    const drafts = [
      { ...USUAL, ...promise('Private kestrel', addDays(TODAY, 3)) },
      { ...USUAL, ...promise('Shared kestrel', addDays(TODAY, 4)), audience: 'circle' as const },
    ]
    await site.within(record, (write) => append(write, drafts), other.id)
    const path = await makeFeed(record, 'full')
    const text = await (await fetch(url + path)).text()
    expect(text).toContain('Shared kestrel')
    expect(text).not.toContain('Private kestrel')
    await owner.query(
      `update member set until = current_date - 1 where record_id = $1 and account_id = $2`,
      [record, site.account.id],
    )
    await owner.end()
    expect((await fetch(url + path)).status).toBe(404)
  })
})
