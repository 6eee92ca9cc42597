import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../app.tsx'
import { testSite, type TestSite } from '../test-site.ts'
import { append } from './append.ts'
import { rebuild } from './doctor.ts'
import type { Entry } from './entry.ts'
import { findHelpFirst } from './help-first-store.ts'
import { wordsWritten } from './help-first.ts'
import { findAfter } from './store.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const DANGER = 'He told me tonight that he wants to die.'

const firstIn = (record: string, account?: string) =>
  site.within(record, async (write) => findHelpFirst(write), account)

async function note(record: string, words: string): Promise<Response> {
  return site.post(`/records/${record}/add/note`, { words, on: 'other', day: '2026-11-20' })
}

describe('words being written now', () => {
  test('help comes first on the next page, and on Today until somebody says it is dealt with', async () => {
    const record = await site.begin()
    const saved = await note(record, DANGER)
    const to = saved.headers.get('location') ?? ''
    expect(to).toContain('help=first')
    expect(await (await site.get(to)).text()).toContain('Ring 999 if a life is in danger')
    const [entry] = await firstIn(record)
    const today = await (await site.get(`/records/${record}/today`)).text()
    expect(today.indexOf('sounds as if someone')).toBeGreaterThan(0)
    expect(today).not.toContain('wants to die')
    const done = { words: 'Rang 111. He is with his aunt.' }
    const path = `/records/${record}/entries/${entry?.address ?? ''}/dealt-with`
    expect((await site.post(path, done)).status).toBe(303)
    expect((await site.post(path, done)).status).toBe(303)
    expect(await firstIn(record)).toEqual([])
    expect(await (await site.get(`/records/${record}/today`)).text()).not.toContain('sounds as if')
    const told = await site.within(record, (write) =>
      findAfter(write, 0, { kinds: ['dealt-with'], atMost: 9 }),
    )
    expect(told.map((each) => each.body)).toEqual([{ of: entry?.seq, ...done }])
  })

  test('ordinary words change nothing', async () => {
    const record = await site.begin()
    expect((await note(record, 'A good day.')).headers.get('location')).not.toContain('help=first')
    expect(await firstIn(record)).toEqual([])
  })

  test('in any form of any room: what came of a commitment, and what was written down', async () => {
    const record = await site.begin()
    const asked = await site.post(`/records/${record}/owed/new`, {
      kind: 'ask',
      title: 'A referral',
      debtor: 'The school',
      words: 'I said she is self-harming again',
      token: '0c0e0d4e-7a7e-4a57-9f0f-0d6bd9f0a0aa',
    })
    const to = asked.headers.get('location') ?? ''
    expect(to).toContain('?help=first')
    expect(await (await site.get(to)).text()).toContain('Before anything else')
    const owed = to.split('?')[0] ?? ''
    const answered = await site.post(owed, { as: 'refused', words: 'Now he is suicidal' })
    expect(answered.headers.get('location')).toContain('?help=first')
    expect((await firstIn(record)).map((entry) => entry.kind)).toEqual(['ask', 'answer'])
  })

  test('a correction that leaves the words alone asks nothing again; new ones do', async () => {
    const record = await site.begin()
    const saved = await note(record, DANGER)
    const entry = (saved.headers.get('location') ?? '').split('?')[0] ?? ''
    await site.post(`${entry}/dealt-with`, {})
    const again = { words: DANGER, on: 'other', day: '2026-11-19', correcting: 'yes' }
    const same = await site.post(`${entry}/correct`, again)
    expect(same.headers.get('location')).not.toContain('help=first')
    expect(await firstIn(record)).toEqual([])
    const latest = (same.headers.get('location') ?? '').split('?')[0] ?? ''
    const worse = await site.post(`${latest}/correct`, { ...again, words: `${DANGER} And again.` })
    expect(worse.headers.get('location')).toContain('help=first')
    expect(await firstIn(record)).toHaveLength(1)
  })

  test('what is brought in, written before, is never judged', async () => {
    const record = await site.begin()
    await site.add(record, { body: { title: null, words: DANGER } })
    expect(await firstIn(record)).toEqual([])
  })

  test('after erasure it is gone', async () => {
    const record = await site.begin()
    const entry = ((await note(record, DANGER)).headers.get('location') ?? '').split('?')[0] ?? ''
    expect(await firstIn(record)).toHaveLength(1)
    await site.post(`${entry}/erase`, {})
    expect(await firstIn(record)).toEqual([])
  })

  test('it stands first for those who may read it, and for nobody else; any of them may settle it', async () => {
    const record = await site.begin()
    const other = await site.seat(record, 'Sam')
    const entry = ((await note(record, DANGER)).headers.get('location') ?? '').split('?')[0] ?? ''
    expect(await firstIn(record, other.account)).toEqual([])
    const shown = { audience: 'people', people: other.member, do: 'share' }
    await site.post(`${entry}/audience`, shown)
    const [seen] = await firstIn(record, other.account)
    expect(seen?.address).toBe(entry.split('/').at(-1))
    await site.within(
      record,
      async (write) => {
        const { markOf } = await import('./help-first.ts')
        const of = seen as Entry
        await append(write, [
          await markOf(write, of, { kind: 'dealt-with', body: { of: of.seq, words: '' } }),
        ])
      },
      other.account,
    )
    expect(await firstIn(record)).toEqual([])
  })

  test('made again from the entries alone, it stands the same', async () => {
    const record = await site.begin()
    const first = ((await note(record, DANGER)).headers.get('location') ?? '').split('?')[0] ?? ''
    await note(record, `${DANGER} Twice.`)
    await site.post(`${first}/dealt-with`, {})
    const live = (await firstIn(record)).map((entry) => entry.seq)
    expect(live).toHaveLength(1)
    await site.within(record, rebuild)
    expect((await firstIn(record)).map((entry) => entry.seq)).toEqual(live)
  })
})

/** Forms whose words were written before: they are brought in, or confirmed from letters; or that hold no words. */
const WRITTEN_BEFORE = [
  '/records/:record/copy',
  '/records/:record/mine',
  '/records/:record/asks',
  '/records/:record/attendance/bring',
  '/records/:record/attendance/keep',
  '/records/:record/owed/:address/answered',
]

test('every form at a record is looked at, but for those that hold only words written before', () => {
  const forms = allRoutes(site.site).filter(
    ({ method, path }) => method === 'post' && path.startsWith('/records/:record'),
  )
  expect(forms.length).toBeGreaterThan(10)
  expect(forms.filter(({ looks }) => looks === undefined).map(({ path }) => path)).toEqual([])
  const passedBy = forms.filter(({ looks }) => looks === false).map(({ path }) => path)
  expect(passedBy.filter((path) => !WRITTEN_BEFORE.includes(path))).toEqual([])
})

test('what others wrote, when it stands in a form to be quoted, is not what is being written', () => {
  const form = new FormData()
  form.set('quote-abc', DANGER)
  form.set('token', 'x')
  form.set('heading', 'Lunch')
  expect(wordsWritten(form)).toBe('Lunch')
})
