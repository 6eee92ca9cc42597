/** Searches of every sort in a record, as the application's role behind its wall, in milliseconds each. */
import { findLines, findSeqs, type Cursor } from '../src/record/timeline-store.ts'
import { APART, COMMON, PHRASE, RARE } from './family.ts'
import { timesOf, type Ground, type Timed } from './ground.ts'

export type SearchRow = Timed & { readonly what: string; readonly found: number }

const PAGE = 41
const SEARCHES: readonly (readonly [what: string, search: string])[] = [
  ['a rare word', RARE],
  ['a common word', COMMON[0] ?? ''],
  ['two common words', `${COMMON[0]} ${COMMON[2]}`],
  ['two words in half of the entries each, never together', APART.join(' ')],
  ['a rare word with a common one', `${RARE} ${COMMON[1]}`],
  ['a phrase of common words', `"${PHRASE}"`],
  ['a phrase that is nowhere, of words that are everywhere', '"please school support meeting"'],
  ['a rare word misspelt', 'ptarmigam'],
  ['a common word misspelt', 'shcool'],
  ['a word misspelt with one that is not', 'meetting support'],
  ['a word like none', 'zzyzxqqj'],
  ['a name', 'Person 17'],
  ['words only the law of large numbers stops: the, of, and', 'the of and'],
  ['twelve words', 'school support meeting please teacher class plan week child help time more'],
]

/** Every search of `SEARCHES` on its first page, then two on a page deep in the record. */
export async function measureSearch(ground: Ground, recordId: string): Promise<SearchRow[]> {
  const rows: SearchRow[] = []
  const cursor = await ground.within(recordId, async (write): Promise<Cursor | undefined> => {
    const lines = await findLines(write, { atMost: 1, to: (await middleDay(write)) as never })
    return lines[0]
  })
  const asked = [
    ...SEARCHES.map((each) => [...each, undefined] as const),
    ['a common word, deep in the record', COMMON[0] ?? '', cursor] as const,
    ['two words never together, deep in the record', APART.join(' '), cursor] as const,
  ]
  for (const [what, search, before] of asked) {
    const ask = () => ground.within(recordId, (write) => findSeqs(write, search, before, PAGE * 2))
    rows.push({ what, found: (await ask()).length, ...(await timesOf(15, ask)) })
  }
  return rows
}

async function middleDay(write: Parameters<Parameters<Ground['within']>[1]>[0]): Promise<string> {
  const row = await write.tx
    .selectFrom('entry')
    .select('happened_day')
    .where('record_id', '=', write.recordId)
    .orderBy('seq')
    .offset(1000)
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.happened_day
}
