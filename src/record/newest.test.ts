import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { findNewest } from './store.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const on = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })
const note = (title: string) => ({ title, words: title })

test('gives each entry as it reads now, in order of when it happened, without what was erased', async () => {
  const record = await site.begin()
  const [later, earlier, gone] = await site.add(
    record,
    { body: note('later'), happened: on('2026-10-02') },
    { body: note('earlier, mistold'), happened: on('2026-10-01') },
    { body: note('gone'), happened: on('2026-10-03') },
  )
  if (later === undefined || earlier === undefined || gone === undefined) throw new Error()
  const happened = on('2026-09-30')
  await site.add(record, { body: note('earlier'), happened, amends: earlier.seq })
  await site.add(record, { kind: 'erasure', body: { of: gone.seq, words: '' } })
  const found = (range?: { from: ReturnType<typeof day> }) =>
    site.within(record, async (write) =>
      (await findNewest(write, ['note'], range)).map(({ title }) => title),
    )
  expect(await found()).toEqual(['earlier', 'later'])
  expect(await found({ from: day('2026-10-01') })).toEqual(['later'])
})

test('finds nothing for a stranger', async () => {
  const record = await site.begin()
  await site.add(record, { body: note('ours') })
  const stranger = await site.stranger()
  const theirs = await site.begin('Another', stranger.id)
  const found = await site.within(theirs, (write) => findNewest(write, ['note']), stranger.id)
  expect(found).toEqual([])
})
