import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import type { EntryDraft } from '../record/entry.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { standingOf } from './commitment.ts'
import { findSince } from './heard-since.ts'
import { confirm, findAllProposals, findProposal, findProposals, refuse } from './proposals.ts'
import { findOwed } from './store.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const alex = 'Alex Ward <alex.ward@gmail.com>'
const reid = 'Claire Reid <c.reid@hillview.sch.uk>'

function message(on: string, from: string, words: string, more: object = {}): Partial<EntryDraft> {
  return {
    kind: 'message',
    happened: { day: day(on), time: '09:00', precision: 'minute' },
    body: {
      subject: 'Lunch',
      from,
      to: from === alex ? reid : alex,
      words,
      thread: 'm:lunch',
      ...more,
    },
  }
}

const letters = [
  message(
    '2026-09-28',
    alex,
    'Dear Ms Reid,\n\nHow are you? Could you confirm who supervises lunch?\n\nAlex',
  ),
  message('2026-09-29', reid, 'Thank you for your email. I will let you know by Friday 9 October.'),
  message('2026-10-12', alex, 'Dear Ms Reid,\n\nI have not heard from you.\n\nAlex'),
  message('2026-10-12', alex, 'Robin had a good day, thanks to Mrs Lee.'),
  message('2026-10-13', reid, 'I am away until Monday.', { auto: 'an automatic reply' }),
]

describe('what may have been asked or promised', () => {
  test('is proposed from our messages as asks, from theirs as promises', async () => {
    const record = await site.begin()
    await site.add(record, ...letters)
    await site.within(record, async (write) => {
      const proposals = await findAllProposals(write)
      expect(proposals.map(({ kind, title, source, due }) => [kind, title, source, due])).toEqual([
        ['ask', 'Confirm who supervises lunch', 1, null],
        ['promise', 'Let us know by Friday 9 October', 2, '2026-10-09'],
      ])
      const page = await findProposals(write, { before: null, messages: 4 })
      expect(page.proposals.map((each) => each.kind)).toEqual(['promise'])
      expect(page.before).toBe(2)
      const older = await findProposals(write, { before: page.before, messages: 4 })
      expect(older.proposals.map((each) => each.kind)).toEqual(['ask'])
      expect(older.before).toBeNull()
    })
  })

  test('is found when only the words tell the family from the school', async () => {
    const record = await site.begin()
    const body = { subject: 'Lunch', thread: 'm:1' }
    await site.add(
      record,
      {
        kind: 'message',
        body: {
          ...body,
          from: 'Jo <jo@hillview.example>',
          to: 'Sam <sam@home.example>',
          words: 'Your son had a good day. I will write again on Friday.',
        },
      },
      {
        kind: 'message',
        body: {
          ...body,
          from: 'Sam <sam@home.example>',
          to: 'Jo <jo@hillview.example>',
          words: 'Thank you. Who supervises lunch for my son?',
        },
      },
    )
    const found = await site.within(record, findAllProposals)
    expect(found.map((each) => [each.kind, each.source])).toEqual([
      ['promise', 1],
      ['ask', 2],
    ])
  })

  test('becomes a commitment with one yes, and only one', async () => {
    const record = await site.begin()
    await site.add(record, ...letters)
    await site.within(record, async (write) => {
      const [ask, promise] = await findAllProposals(write)
      expect(await confirm(write, ask!)).toBe(true)
      expect(await confirm(write, ask!)).toBe(false)
      await confirm(write, promise!, { title: 'Say who supervises lunch' })
      expect(await findAllProposals(write)).toEqual([])
      const on = day('2026-11-21')
      const owed = await findOwed(write, on)
      expect(
        owed.map((each) => [each.title, each.debtor, each.creditor, each.since, each.source]),
      ).toEqual([
        ['Say who supervises lunch', 'Claire Reid', 'Alex Ward', '2026-09-29', 2],
        ['Confirm who supervises lunch', 'Claire Reid', 'Alex Ward', '2026-09-28', 1],
      ])
      expect(owed.map((each) => standingOf(each, on))).toEqual(['overdue', 'open'])
    })
  })

  test('does not come back once set aside', async () => {
    const record = await site.begin()
    await site.add(record, ...letters)
    await site.within(record, async (write) => {
      const [ask] = await findAllProposals(write)
      await refuse(write, ask!)
      expect((await findAllProposals(write)).map((each) => each.kind)).toEqual(['promise'])
      expect(await findProposal(write, '99-00000000')).toBeNull()
      expect(await findProposal(write, 'nonsense')).toBeNull()
    })
  })

  test('nothing is proposed from lawyers, machines, or what the family says to itself', async () => {
    const record = await site.begin()
    await site.add(
      record,
      message('2026-09-28', alex, 'Could you advise us?', { legal: true }),
      message('2026-09-28', reid, 'We will respond within 5 days.', { auto: 'an automatic reply' }),
      message('2026-09-28', alex, 'Could you get milk?', { to: 'Alex Ward <alex.ward@gmail.com>' }),
    )
    await site.within(record, async (write) => expect(await findAllProposals(write)).toEqual([]))
  })
})

test('what was said since: chased by us, heard from them, and what that was', async () => {
  const record = await site.begin()
  await site.add(record, ...letters)
  await site.within(record, async (write) => {
    for (const proposal of await findAllProposals(write)) await confirm(write, proposal)
    const on = day('2026-11-21')
    const owed = await findOwed(write, on)
    const since = await findSince(write, owed, on)
    const ask = owed.find((each) => each.kind === 'ask')!
    expect(since(ask)).toMatchObject({
      chased: ['2026-10-12'],
      heard: { day: '2026-10-13', as: 'out-of-office' },
    })
    const early = await findSince(write, owed, day('2026-10-01'))
    expect(early(ask)).toMatchObject({
      chased: [],
      heard: { day: '2026-09-29', as: 'acknowledgement' },
    })
  })
})
