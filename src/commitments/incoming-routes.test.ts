import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntryDraft } from '../record/entry.ts'
import { append, findAfter } from '../record/store.ts'
import { testSite, USUAL, type TestSite } from '../test-site.ts'
import { findReplies } from './find-incoming.ts'
import { day } from '../platform/day.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const alex = { name: 'Alex Ward', address: 'alex@home.example' }
const reid = { name: 'Ms Reid', address: 'reid@hillview.example' }

function mail(
  on: string,
  from: typeof alex,
  words: string,
  more: object = {},
): Partial<EntryDraft> {
  const to = [from === alex ? reid : alex]
  return {
    kind: 'message',
    happened: { day: day(on), time: '10:00', precision: 'minute' },
    author: from.name,
    people: [from, ...to],
    body: { subject: 'Lunch', from, to, words, thread: 'lunch', ...more },
  }
}

const ask = (of: string, source: number): Partial<EntryDraft> => ({
  kind: 'ask',
  happened: { day: day('2026-09-28'), time: null, precision: 'day' },
  people: [reid],
  body: { title: of, debtor: 'Ms Reid', creditor: 'Alex Ward', source, words: of },
})

/** Two asks in one letter, an acknowledgement, and two replies. */
async function begun() {
  const record = await site.begin()
  await site.add(
    record,
    mail('2026-09-28', alex, 'Who supervises lunch? Can he sit by the door?'),
    mail('2026-09-29', reid, 'Thank you for your email, noted.'),
    mail('2026-10-02', reid, 'Mrs Lee supervises lunch.'),
    mail('2026-10-09', reid, 'He may sit by the door from Monday.'),
  )
  await site.add(record, ask('Who supervises lunch?', 1), ask('Can he sit by the door?', 1))
  return record
}

const repliesOf = (record: string) =>
  site.within(record, (write) => findReplies(write, day('2026-11-21')))

/** Of the oldest reply that waits. */
async function say(record: string, of: number, as: string, more = {}) {
  const { toJudge } = await repliesOf(record)
  const [reply] = toJudge
  const fields = {
    heard: reply?.message.address ?? '',
    of: reply?.matches.find((match) => match.root === of)?.commitment.address ?? '',
    as,
    ...more,
  }
  return site.post(`/records/${record}/replies`, fields)
}

describe('replies that came in', () => {
  test('are asked about oldest first, each beside everything it may answer; thanks are only told', async () => {
    const record = await begun()
    const { toJudge, told } = await repliesOf(record)
    expect(toJudge.map(({ seq, matches }) => [seq, matches.map((match) => match.root)])).toEqual([
      [3, [5, 6]],
      [4, [6, 5]],
    ])
    expect(told.map((each) => each.seq)).toEqual([2])
    const page = await (await site.get(`/records/${record}/replies`)).text()
    expect(page).toContain('2 replies came in: what do they answer?')
    expect(page).toContain('One message only acknowledged')
    expect(page.indexOf('Mrs Lee supervises')).toBeLessThan(page.indexOf('sit by the door from'))
  })

  test('one tap says what each was; what is said is not asked again; pressed twice it is kept once', async () => {
    const record = await begun()
    const first = await say(record, 5, 'answered')
    expect(first.status).toBe(303)
    expect(await (await site.get(first.headers.get('location') ?? '')).text()).toContain(
      'Answered: “Who supervises lunch?”.',
    )
    const { toJudge } = await repliesOf(record)
    const heard = toJudge[0]?.message.address ?? ''
    const of = toJudge[0]?.matches[0]?.commitment.address ?? ''
    for (let press = 0; press < 2; press += 1)
      await site.post(`/records/${record}/replies`, { heard, of, as: 'part' })
    const said = await site.within(record, (write) =>
      findAfter(write, 0, { kinds: ['answer'], atMost: 9 }),
    )
    expect(said.map((entry) => entry.body)).toMatchObject([
      { of: 5, as: 'answered', source: 3 },
      { of: 6, as: 'part', source: 3 },
    ])
    expect((await repliesOf(record)).toJudge.map((each) => each.seq)).toEqual([4])
  })

  test('“not about this” is remembered, and adds nothing to the record', async () => {
    const record = await begun()
    await say(record, 6, 'not')
    const { toJudge } = await repliesOf(record)
    expect(toJudge[0]?.matches.map((match) => match.root)).toEqual([5])
    expect(await site.within(record, (write) => findAfter(write, 6, { atMost: 9 }))).toEqual([])
  })

  test('passed on needs a name, and keeps what was typed where it is missing', async () => {
    const record = await begun()
    const missing = await say(record, 5, 'passed on', { to: '' })
    expect(missing.status).toBe(422)
    expect(await missing.text()).toContain('Write whom it was passed on to')
    expect((await say(record, 5, 'passed on', { to: 'Mrs Marlow' })).status).toBe(303)
    const [passed] = await site.within(record, (write) =>
      findAfter(write, 0, { kinds: ['hand-over'], atMost: 9 }),
    )
    expect(passed?.body).toMatchObject({ of: 5, from: 'Ms Reid', to: 'Mrs Marlow' })
  })

  test('erased, neither a reply nor an answer counts any more', async () => {
    const record = await begun()
    await say(record, 5, 'answered')
    const [answer] = await site.within(record, (write) =>
      findAfter(write, 0, { kinds: ['answer'], atMost: 9 }),
    )
    await site.post(`/records/${record}/entries/${answer?.address ?? ''}/erase`, {})
    expect((await repliesOf(record)).toJudge[0]?.matches.map((match) => match.root)).toEqual([5, 6])
    const reply = (await repliesOf(record)).toJudge[0]?.message.address ?? ''
    await site.post(`/records/${record}/entries/${reply}/erase`, {})
    expect((await repliesOf(record)).toJudge.map((each) => each.seq)).toEqual([4])
  })

  test('nobody who cannot read the letter is asked about it', async () => {
    const record = await begun()
    const stranger = await site.stranger()
    await expect(
      site.within(record, (write) => findReplies(write, day('2026-11-21')), stranger.id),
    ).rejects.toThrow()
    expect((await site.post(`/records/${record}/replies`, { heard: 'x', of: 'y' })).status).toBe(
      404,
    )
  })

  test('a record in which nothing is owed is told what will be here', async () => {
    const record = await site.begin()
    await site.within(record, (write) => append(write, [{ ...USUAL }]))
    const page = await (await site.get(`/records/${record}/replies`)).text()
    expect(page).toContain('No reply waits for you')
  })
})
