import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSite, type TestSite } from '../test-site.ts'
import { day } from '../platform/day.ts'
import { append, findSeqs } from './store.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const WORDS = 'the taxi to school was late again on monday'
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']

function note(on: string, words: string) {
  return {
    kind: 'note',
    happened: { day: day(on), time: null, precision: 'day' as const },
    author: 'Alex Ward',
    people: [],
    shelf: 'messages' as const,
    audience: 'me' as const,
    amends: null,
    body: { title: null, words },
    files: [],
  }
}

test('few words and many find the same entries, newest first, however far back they lie', async () => {
  const record = await site.begin()
  await site.within(record, (write) =>
    append(write, [
      ...MONTHS.map((month) => note(`2024-${month}-10`, WORDS)),
      note('2025-03-01', 'the taxi was late'),
      ...MONTHS.map((month) => note(`2025-${month}-20`, 'nothing to tell')),
    ]),
  )
  const found = (search: string, atMost: number) =>
    site.within(record, (write) => findSeqs(write, search, undefined, atMost))
  const all = MONTHS.map((_, at) => MONTHS.length - at)
  for (const search of ['taxi school', 'taxi school late again monday', `"${WORDS}"`]) {
    expect(await found(search, 100), search).toEqual(all)
    expect(await found(search, 5), search).toEqual(all.slice(0, 5))
  }
  expect(await found('taxi late', 3)).toEqual([13, 12, 11])
  expect(await found('taxi school late again tuesday', 100)).toEqual([])
  expect(await found('taxi scholo late again mondya', 100)).toEqual(all)
})
