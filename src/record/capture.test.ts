import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayAt, parseDay } from '../platform/day.ts'
import { TEST_NOW, testSite, type TestSite } from '../test-site.ts'
import { captures } from '../captures.ts'
import { happenedAt } from './capture.ts'
import { readSaved } from './captured.ts'
import { capturedInWords } from './capture-words.ts'
import { findAfter } from './store.ts'

const LONDON = { arrived: TEST_NOW, zone: 'Europe/London' }
const unsaid = { day: '', time: '' }

describe('when it happened', () => {
  test('is the moment the phone said, in the place of the record', () => {
    expect(happenedAt({ at: '2026-06-20T23:30:00.000Z' }, unsaid, LONDON)).toEqual({
      day: '2026-06-21',
      time: '00:30',
      precision: 'minute',
    })
  })
  test('is what somebody said of it, where they said so', () => {
    const at = '2026-11-21T14:05:00.000Z'
    expect(happenedAt({ at }, { day: '2026-11-20', time: '' }, LONDON)).toEqual({
      day: '2026-11-20',
      time: null,
      precision: 'day',
    })
    expect(happenedAt({ at }, { day: '', time: '09:15' }, LONDON).time).toBe('09:15')
  })
  test('is about the day it came, where the phone’s clock is ahead', () => {
    expect(happenedAt({ at: '2031-01-01T00:00:00.000Z' }, unsaid, LONDON)).toEqual({
      day: '2026-11-21',
      time: null,
      precision: 'about',
    })
  })
  test('is a day of the calendar and never after it came, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2099-01-01') }),
        fc.oneof(fc.string(), fc.constant('2026-11-22'), fc.constant('2026-02-30')),
        fc.string(),
        (at, day, time) => {
          const happened = happenedAt({ at: at.toISOString() }, { day, time }, LONDON)
          expect(parseDay(happened.day)).not.toBeNull()
          expect(happened.day <= dayAt(TEST_NOW, LONDON.zone)).toBe(true)
          expect(happened.time === null).toBe(happened.precision !== 'minute')
        },
      ),
    )
  })
})

test('a clock that is off, another place and another day are told', () => {
  const body = {
    captured: {
      at: '2026-11-21T20:05:00.000Z',
      zone: 'America/New_York',
      sent: '2026-11-22T10:00:00.000Z',
    },
  }
  expect(capturedInWords({ body, written: '2026-11-22T08:00:00.000Z' }, 'Europe/London')).toBe(
    'Saturday 21 November 2026 at 20:05, as the phone’s clock said, in America/New York. It arrived on Sunday 22 November 2026 at 08:00. The phone’s clock was about 2 hours ahead of ours.',
  )
  expect(capturedInWords({ body: { words: 'x' }, written: TEST_NOW }, 'UTC')).toBeNull()
})

let at: TestSite
let record: string

beforeAll(async () => {
  at = await testSite()
  record = await at.begin()
})
afterAll(() => at.close())

type Sent = Readonly<Record<string, string | Blob>>

function formOf(fields: Sent): FormData {
  const form = new FormData()
  const usual = {
    id: randomUUID(),
    what: 'note',
    account: at.account.id,
    at: '2026-11-21T14:05:00.000Z',
    zone: 'Europe/London',
    sent: '2026-11-21T17:59:00.000Z',
  }
  for (const [name, value] of Object.entries({ ...usual, ...fields })) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, value, 'file')
  }
  return form
}

const send = (fields: Sent, to = record) => at.post(`/records/${to}/captured`, formOf(fields))
const kept = () => at.within(record, (write) => findAfter(write, 0, { atMost: 1000 }))

describe('what was written on a phone', () => {
  test('is kept once however often it comes, with when it was written and when it came', async () => {
    const id = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => send({ id, words: 'Calm on the way.' })))
    const said = await Promise.all(answers.map((answer) => answer.json()))
    expect(said[0]).toMatchObject({ kept: id, help: false })
    expect(new Set(said.map((each) => (each as { address: string }).address)).size).toBe(1)
    const found = (await kept()).filter(({ body }) => JSON.stringify(body).includes('Calm on'))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      kind: 'note',
      happened: { day: '2026-11-21', time: '14:05', precision: 'minute' },
      written: TEST_NOW,
      audience: 'me',
      body: { captured: { at: '2026-11-21T14:05:00.000Z', zone: 'Europe/London' } },
    })
    const page = await (await at.get(`/records/${record}/entries/${found[0]?.address}`)).text()
    expect(
      /Saturday 21 November 2026 at 14:05, as the phone’s clock said[^<]*/.exec(page)?.[0],
    ).toBe('Saturday 21 November 2026 at 14:05, as the phone’s clock said. It arrived at 18:00.')
  })

  test.each([
    ['incident', { behaviour: 'Left the hall.', place: 'school', hard: '3' }, 'incident'],
    ['check-in', { from: 'school', energy: '2', word: 'loud' }, 'check-in'],
    ['photo', { files: new Blob([]), words: 'x' }, null],
    ['voice', { title: 'The meeting' }, null],
    ['note', { words: ' ' }, null],
    ['nothing', { words: 'x' }, null],
  ])('a %s becomes an entry, or says why not', async (what, fields, kind) => {
    const answer = await send({ what, ...fields })
    const said = (await answer.json()) as { address?: string; words?: string }
    if (kind === null) {
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(said.words).toMatch(/\.$/)
      return
    }
    expect(answer.status).toBe(200)
    const entry = (await kept()).find(({ address }) => address === said.address)
    expect(entry?.kind).toBe(kind)
  })

  test('a photo and a voice come with their file', async () => {
    const picture = await readFile(new URL('../../tests/browser/picture.png', import.meta.url))
    for (const what of ['photo', 'voice']) {
      const answer = await send({ what, files: new Blob([picture]) })
      const { address } = (await answer.json()) as { address: string }
      const entry = (await kept()).find((each) => each.address === address)
      expect(entry?.files.map(({ size }) => size)).toEqual([picture.length])
    }
  })

  test('words of danger bring help with the answer, and stand first on Today', async () => {
    const answer = await send({ words: 'He said he wants to die.' })
    expect(await answer.json()).toMatchObject({ help: true })
    const { address } = (await kept()).at(-2) ?? { address: 'none' }
    const today = await (await at.get(`/records/${record}/today`)).text()
    expect(today.includes(`/entries/${address}/dealt-with`)).toBe(true)
    expect((await kept()).filter(({ kind }) => kind === 'help-first')).toHaveLength(1)
  })

  test('is not taken from another person’s phone, nor into a record of others', async () => {
    expect((await send({ account: randomUUID(), words: 'x' })).status).toBe(409)
    expect((await send({ words: 'x' }, randomUUID())).status).toBe(404)
    const foreign = await at.begin('Sam', (await at.stranger()).id)
    expect((await send({ words: 'x' }, foreign)).status).toBe(404)
  })

  test('a clock or place that is odd is no reason to refuse; one that is none is', async () => {
    expect((await send({ words: 'x', zone: '<b>' })).status).toBe(200)
    expect((await send({ words: 'x', at: '+099999-01-01T00:00:00Z' })).status).toBe(400)
    expect((await send({ words: 'x', at: '2026-13-45T99:00:00Z' })).status).toBe(400)
  })
})

describe('a copy that a phone saved', () => {
  const saved = (things: readonly object[], account = at.account.id) =>
    JSON.stringify({ heard: 'written on a phone', version: 1, account, things })
  const thing = (more: object = {}) => ({
    id: randomUUID(),
    record,
    what: 'note',
    fields: { words: 'Saved on the train.' },
    at: '2026-11-20T09:00:00.000Z',
    zone: 'Europe/London',
    files: [
      { name: 'a.txt', type: 'text/plain', base64: Buffer.from('a file').toString('base64') },
    ],
    ...more,
  })
  const bring = async (text: string) => {
    const form = new FormData()
    form.append('files', new File([text], 'written-on-a-phone.json'))
    const answer = await at.post(`/records/${record}/bring-in`, form)
    const to = answer.headers.get('location') ?? ''
    let page = ''
    await expect
      .poll(async () => (page = await (await at.get(to)).text()), { timeout: 20_000 })
      .toContain('That is all in')
    return page
  }

  test('is brought in once, whether it was sent before or is brought in again', async () => {
    const sent = thing({ fields: { words: 'Sent and saved.' }, files: [] })
    await send({ id: sent.id, words: 'Sent and saved.' })
    const fresh = thing()
    const text = saved([sent, fresh])
    await bring(text)
    await bring(text)
    const words = (await kept()).filter(({ body }) =>
      /Sent and saved|on the train/.test(JSON.stringify(body)),
    )
    expect(words.map(({ author, happened: { time } }) => [author, time])).toEqual([
      ['Alex Ward', '14:05'],
      ['Alex Ward', '09:00'],
    ])
    expect(words[1]?.files.map(({ name }) => name)).toEqual(['a.txt'])
  })

  test('says what of it belongs elsewhere or is damaged, and never speaks for another', async () => {
    const page = await bring(saved([thing({ record: randomUUID() })]))
    expect(page.includes('written for another record')).toBe(true)
    const others = { captures: [], recordId: record, accountId: at.account.id, at: LONDON }
    const writer = { name: 'Alex Ward', child: 'Robin' }
    expect(readSaved('{"heard":', { ...others, writer }).left).toHaveLength(1)
    expect(readSaved(saved([thing({ what: 'odd' })]), { ...others, writer }).left).toHaveLength(1)
    const theirs = readSaved(saved([thing()], randomUUID()), { ...others, captures, writer })
    expect(theirs.drafts[0]?.author).toBe('Somebody else, on a phone')
  })

  test('never breaks what reads it, whatever it holds', () => {
    const bringing = {
      captures,
      recordId: 'r',
      accountId: 'a',
      writer: { name: 'Alex', child: 'Robin' },
      at: LONDON,
    }
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readSaved(text, bringing).left).toHaveLength(1)
      }),
    )
  })
})

test('the page to write on is the same for everybody and names nobody', async () => {
  const mine = await (await at.get('/capture')).text()
  expect(await (await at.asNobody('/capture')).text()).toBe(mine)
  expect(mine).not.toContain('Robin')
  expect(await (await at.get('/capture/known')).json()).toMatchObject({ account: at.account.id })
  expect((await at.asNobody('/capture/known')).status).toBe(303)
})
