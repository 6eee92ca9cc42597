import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { rebuild } from '../record/doctor.ts'
import type { EntryDraft } from '../record/entry.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { findAllPassedOn, findNeeds, findStops } from './stops.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const entry = (kind: string, when: string, body: object): Partial<EntryDraft> => ({
  kind,
  happened: { day: day(when), time: null, precision: 'day' },
  body,
})
const on = (of: number, [from, to]: readonly string[], when: string, more: object = {}) =>
  entry('hand-over', when, { of, from, to, ...more })

describe('stops read from the record', () => {
  test('of a need and of an ask, with words and evidence, and after rebuilding', async () => {
    const record = await site.begin()
    await site.add(
      record,
      entry('need', '2026-09-01', {
        title: 'Help with anxiety',
        area: 'social, emotional and mental health',
      }),
      entry('note', '2026-09-20', { title: null, words: 'The letter from the GP' }),
      on(1, ['GP', 'School'], '2026-09-20', { words: 'One for school.', source: 2 }),
      on(1, ['School', 'GP'], '2026-10-20'),
      entry('ask', '2026-10-01', { title: 'A referral', debtor: 'GP', creditor: 'Alex' }),
      on(5, ['GP', 'School'], '2026-10-05', { words: 'School refers.' }),
    )
    const read = () =>
      site.within(record, async (write) => ({
        need: await findStops(write, 1),
        ask: await findStops(write, 5),
        none: await findStops(write, 2),
        passedOn: (await findAllPassedOn(write)).map((each) => each.title),
      }))
    const found = await read()
    expect(found.need).toMatchObject([
      {
        who: 'GP',
        from: '2026-09-01',
        to: '2026-09-20',
        days: 19,
        words: 'One for school.',
        source: 2,
      },
      { who: 'School', days: 30, words: null, source: 4 },
      { who: 'GP', from: '2026-10-20', to: null, days: 32, source: null },
    ])
    expect(found.ask[0]).toMatchObject({ who: 'GP', words: 'School refers.', source: 6 })
    expect(found.none).toEqual([])
    expect(found.passedOn).toEqual(['Help with anxiety', 'A referral'])
    await site.within(record, (write) => rebuild(write))
    expect(await read()).toEqual(found)
  })

  test('follow corrections and forget what is erased', async () => {
    const record = await site.begin()
    await site.add(
      record,
      entry('need', '2026-09-01', { title: 'Help with reading' }),
      on(1, ['GP', 'School'], '2026-09-20', { words: 'One for school.' }),
    )
    await site.add(
      record,
      { ...entry('need', '2026-08-01', { title: 'Help with reading and writing' }), amends: 1 },
      { ...on(1, ['GP', 'Council'], '2026-09-21', { words: 'For the council.' }), amends: 2 },
    )
    const read = () =>
      site.within(record, async (write) => ({
        title: (await findNeeds(write))[0]?.title,
        stops: (await findStops(write, 3)).map(({ who, from, words }) => [who, from, words]),
      }))
    expect(await read()).toEqual({
      title: 'Help with reading and writing',
      stops: [
        ['GP', '2026-08-01', 'For the council.'],
        ['Council', '2026-09-21', null],
      ],
    })
    await site.add(record, entry('erasure', '2026-11-01', { of: 2, words: 'Erased by us' }))
    expect((await read()).stops).toEqual([])
  })

  test('are over when the need is met', async () => {
    const record = await site.begin()
    await site.add(
      record,
      entry('need', '2026-09-01', { title: 'A quiet place' }),
      on(1, ['GP', 'School'], '2026-09-20'),
      entry('answer', '2026-10-01', { of: 1, as: 'answered', words: 'He has it.' }),
    )
    const stops = await site.within(record, (write) => findStops(write, 1))
    expect(stops.at(-1)).toMatchObject({ who: 'School', to: '2026-10-01', days: 11 })
  })
})
