import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import type { EntryDraft } from '../record/entry.ts'
import { Client } from 'pg'
import { testSite, type TestSite } from '../test-site.ts'
import { rebuild } from '../record/doctor.ts'
import { inRecord } from '../record/begin.ts'
import { standingOf } from './commitment.ts'
import { findForToday, findOwed, findOwedPage } from './store.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const on = day('2026-11-21')

async function asOwner(statement: string): Promise<void> {
  const client = new Client({ connectionString: site.urls.super })
  await client.connect()
  await client.query(statement)
  await client.end()
}

const happened = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })
const ask = (title: string, since: string, more: object = {}): Partial<EntryDraft> => ({
  kind: 'ask',
  happened: happened(since),
  body: { title, debtor: 'Hillview Academy', creditor: 'Alex Ward', ...more },
})
const answer = (of: number, as: string, when: string): Partial<EntryDraft> => ({
  kind: 'answer',
  happened: happened(when),
  body: { of, as, words: null },
})

describe('who owes what, as kept', () => {
  test('is read from entries in the order of concern', async () => {
    const record = await site.begin()
    await site.add(
      record,
      ask('Settled', '2026-09-01'),
      ask('Waiting', '2026-09-28'),
      ask('Overdue', '2026-11-01', { due: '2026-11-13', dueBasis: 'their promise' }),
      ask('Only asked for', '2026-10-20', { due: '2026-11-01', dueBasis: 'asked' }),
      answer(1, 'answered', '2026-09-09'),
      answer(2, 'acknowledged', '2026-09-29'),
      {
        kind: 'hand-over',
        happened: happened('2026-10-05'),
        body: { of: 2, from: 'Hillview Academy', to: 'Head teacher' },
      },
    )
    await site.within(record, async (write) => {
      const owed = await findOwed(write, on)
      expect(owed.map((each) => [each.title, standingOf(each, on)])).toEqual([
        ['Overdue', 'overdue'],
        ['Waiting', 'open'],
        ['Only asked for', 'open'],
        ['Settled', 'met'],
      ])
      expect(owed[1]?.handOvers[0]?.to).toBe('Head teacher')
      expect(owed[2]).toMatchObject({ due: null, dueBasis: null, askedBy: '2026-11-01' })
      const earlier = await findOwed(write, day('2026-09-05'))
      expect(earlier.map((each) => [each.title, standingOf(each, day('2026-09-05'))])).toEqual([
        ['Settled', 'open'],
      ])
    })
  })

  test('Today and the pages agree with the whole list', async () => {
    const record = await site.begin()
    for (let index = 0; index < 30; index += 1)
      await site.add(
        record,
        ask(
          `Ask ${index}`,
          `2026-10-${String(1 + (index % 28)).padStart(2, '0')}`,
          index % 3 === 0
            ? { due: `2026-11-${String(5 + (index % 24)).padStart(2, '0')}`, dueBasis: 'agreed' }
            : {},
        ),
      )
    await site.add(record, answer(2, 'answered', '2026-11-02'), answer(4, 'part', '2026-11-03'))
    await site.within(record, async (write) => {
      const whole = await findOwed(write, on)
      const owed = whole.filter((each) => standingOf(each, on) !== 'met').map((each) => each.id)
      const today = await findForToday(write, on, 50)
      expect(today.owed.map((each) => each.id)).toEqual(owed)
      expect(today.count).toBe(29)
      expect(today.kept.map((each) => each.title)).toEqual(['Ask 1'])
      const pages = [0, 10, 20].map((from) =>
        findOwedPage(write, on, { settled: false, from, atMost: 10 }),
      )
      const paged: string[] = []
      for (const page of pages) paged.push(...(await page).commitments.map((each) => each.id))
      expect(paged).toEqual(owed)
    })
  })

  test('amending changes the words and keeps the address and what happened', async () => {
    const record = await site.begin()
    const [first] = await site.add(record, ask('Who is his tutor', '2026-09-28'))
    await site.add(record, answer(1, 'part', '2026-10-01'), {
      ...ask('Who is his tutor in Year 8', '2026-09-28'),
      amends: 1,
    })
    await site.within(record, async (write) => {
      const [only, ...more] = await findOwed(write, on)
      expect(more).toEqual([])
      expect(only).toMatchObject({ title: 'Who is his tutor in Year 8', address: first?.address })
      expect(standingOf(only!, on)).toBe('part met')
    })
  })

  test('an erased answer has settled nothing, an erased ask is gone', async () => {
    const record = await site.begin()
    await site.add(
      record,
      ask('One', '2026-09-28'),
      ask('Two', '2026-09-28'),
      answer(1, 'refused', '2026-10-01'),
    )
    await site.add(
      record,
      { kind: 'erasure', body: { of: 3 } },
      { kind: 'erasure', body: { of: 2 } },
    )
    await site.within(record, async (write) => {
      const today = await findForToday(write, on, 10)
      expect(today.owed.map((each) => [each.title, standingOf(each, on)])).toEqual([
        ['One', 'open'],
      ])
    })
  })

  test('an answer corrected to speak of another ask leaves the first one open', async () => {
    const record = await site.begin()
    await site.add(
      record,
      ask('One', '2026-09-28'),
      ask('Two', '2026-09-29'),
      answer(1, 'answered', '2026-10-01'),
    )
    await site.add(record, { ...answer(2, 'answered', '2026-10-01'), amends: 3 })
    await site.within(record, async (write) => {
      const today = await findForToday(write, on, 10)
      expect(today.owed.map((each) => each.title)).toEqual(['One'])
    })
  })

  test('an answer counts though its ask comes much later in the same file', async () => {
    const record = await site.begin()
    const notes = Array.from({ length: 600 }, () => ({}))
    await site.add(
      record,
      answer(602, 'answered', '2026-10-01'),
      ...notes,
      ask('One', '2026-09-28'),
    )
    await site.within(record, async (write) => {
      const [only] = await findOwed(write, on)
      expect(standingOf(only!, on)).toBe('met')
      expect((await findForToday(write, on, 10)).owed).toEqual([])
    })
  })
})

describe('the wall', () => {
  test('a stranger finds nothing, with the application’s own checks off', async () => {
    const record = await site.begin()
    await site.add(record, ask('Ours', '2026-09-28'), answer(1, 'part', '2026-10-01'))
    const other = await site.stranger()
    await site.ledger.db.transaction().execute(async (tx) => {
      await sql`select set_config('heard.account', ${other.id}, true)`.execute(tx)
      for (const table of [
        'commitment',
        'commitment_event',
        'message_thread',
        'set_aside',
      ] as const)
        expect(await tx.selectFrom(table).selectAll().execute()).toEqual([])
    })
  })

  test('an answer hidden from a member does not show through as settled', async () => {
    const record = await site.begin()
    const other = await site.stranger()
    const seat = crypto.randomUUID()
    await asOwner(
      `insert into member (id, record_id, account_id, name, role, owner, shelves, since)
       values ('${seat}', '${record}', '${other.id}', 'Sam', 'friend', false, '{messages}', '2026-01-01')`,
    )
    await site.add(
      record,
      { ...ask('Seen by both', '2026-09-28'), audience: 'circle' },
      answer(1, 'answered', '2026-10-01'),
    )
    const seen = (accountId: string) =>
      inRecord(
        site.ledger,
        { accountId, recordId: record, now: '2026-11-21T18:00:00Z' },
        async (write) => {
          const today = await findForToday(write, on, 10)
          return today.owed.map((each) => standingOf(each, on))
        },
      )
    expect(await seen(other.id)).toEqual(['open'])
    await site.add(record, { kind: 'audience', body: { of: 2, audience: 'circle' } })
    expect(await seen(other.id)).toEqual([])
  })

  test('nor when the ask was shown to somebody by name', async () => {
    const record = await site.begin()
    const other = await site.stranger()
    const seat = crypto.randomUUID()
    await asOwner(
      `insert into member (id, record_id, account_id, name, role, owner, shelves, since)
       values ('${seat}', '${record}', '${other.id}', 'Sam', 'friend', false, '{}', '2026-01-01')`,
    )
    await site.add(
      record,
      { ...ask('Seen by Sam', '2026-09-28'), audience: { people: [seat] } },
      answer(1, 'answered', '2026-10-01'),
    )
    const seen = await site.within(
      record,
      async (write) => (await findForToday(write, on, 10)).owed.map((each) => standingOf(each, on)),
      other.id,
    )
    expect(seen).toEqual(['open'])
  })
})

test('thrown away and made again from the entries, it is the same', async () => {
  const record = await site.begin()
  await site.add(
    record,
    ask('One', '2026-09-28', { words: 'Could you say?' }),
    answer(1, 'part', '2026-10-01'),
    { ...ask('One, mended', '2026-09-28'), amends: 1 },
    { kind: 'hand-over', body: { of: 1, from: 'a', to: 'b' } },
    ask('Two', '2026-09-29'),
    answer(5, 'refused', '2026-10-03'),
    { kind: 'erasure', body: { of: 6 } },
  )
  const dump = () =>
    site.within(record, async ({ tx }) => ({
      commitments: await tx
        .selectFrom('commitment')
        .selectAll()
        .where('record_id', '=', record)
        .orderBy('root')
        .execute(),
      events: await tx
        .selectFrom('commitment_event')
        .selectAll()
        .where('record_id', '=', record)
        .orderBy('root')
        .execute(),
    }))
  const live = await dump()
  expect(live.commitments).toHaveLength(2)
  await site.within(record, rebuild)
  expect(await dump()).toEqual(live)
})
