/** The charts of a pack are marked as the charts on paper are: as the record stood, and with nobody's name. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { draftPack } from './make.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const on = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })

test('a meeting, a change of staff and what was tagged stand on it, each from when the record knew', async () => {
  const record = await site.begin()
  const day = (at: number) => on(`2026-11-${String(9 + at).padStart(2, '0')}`)
  const [, , note] = await site.add(
    record,
    ...[0, 1].map((at) => ({
      kind: 'check-in',
      happened: day(at),
      body: { from: 'home', worry: 3 },
    })),
    { happened: day(2), body: { title: 'With Mrs Frost', words: 'In the library.' } },
  )
  await site.add(
    record,
    { kind: 'tags', body: { of: note?.seq, tags: ['staff change'] } },
    {
      kind: 'meeting',
      shelf: 'meetings',
      happened: day(3),
      body: { title: 'With Mrs Frost', sort: 'other' },
    },
    { kind: 'left', happened: day(4), body: { name: 'Mrs Frost', organisation: 'Hillview' } },
    { kind: 'tags', body: { of: note?.seq, tags: [] } },
    {
      kind: 'meeting',
      shelf: 'meetings',
      happened: on('2026-12-24'),
      body: { title: 'Still to come', sort: 'other' },
    },
    { happened: day(6), body: { words: 'Rain.' } },
  )
  const spec = {
    to: 'the governors',
    issues: [{ heading: 'Days', entries: [note?.seq] }],
    charts: ['days'],
    want: 'An answer',
  }
  const marked = async (at?: number) => {
    const { model } = await site.within(record, (write) => draftPack(write, { spec, at }))
    expect(JSON.stringify(model.charts)).not.toContain('Frost')
    return model.charts[0]?.events
  }
  expect(await marked(3)).toEqual([])
  expect(await marked(4)).toEqual(['11 November 2026: Staff change'])
  expect(await marked(6)).toEqual([
    '11 November 2026: Staff change',
    '12 November 2026: Meeting',
    '13 November 2026: Staff change',
  ])
  // The tag was taken off since; and a meeting that lies ahead makes no pack of that day.
  expect(await marked()).toEqual(['12 November 2026: Meeting', '13 November 2026: Staff change'])
})
