/** Two who write at once, and a clock that goes back. */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { append } from '../../src/record/append.ts'
import { inRecord } from '../../src/record/begin.ts'
import { checkRecord } from '../../src/record/check.ts'
import { testSite, USUAL, type TestSite } from '../../src/test-site.ts'
import { aPlace } from './running.ts'

vi.setConfig({ testTimeout: 300_000 })

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

test('two processes that write at once both get in, and the tree holds', async () => {
  const place = await aPlace()
  try {
    const { id } = await place.json<{ id: string }>('new', 'Robin')
    const writer = fileURLToPath(new URL('writer.ts', import.meta.url))
    const both = ['a', 'b'].map((name) => place.run(writer, [id, name, '25']))
    const outs = (await Promise.all(both.map(({ done }) => done))).map(({ out }) => out)
    const seqs = outs.map((out) =>
      [...out.matchAll(/^kept (\d+) /gm)].map(([, seq]) => Number(seq)),
    )
    expect(seqs.map(({ length }) => length)).toEqual([25, 25])
    expect(seqs.flat().toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, i) => i + 1),
    )
    expect(await place.json('doctor')).toMatchObject({ ok: true })
    expect(await place.postgres()).toBeNull()
  } finally {
    await place.clear()
  }
})

test('when the clock goes back, order is kept by number and what was written is not disturbed', async () => {
  const recordId = await site.begin()
  const who = { accountId: site.account.id, recordId }
  const times = ['2026-11-21T18:00:00.000Z', '2026-11-21T17:00:00.000Z', '1970-01-01T00:00:00.000Z']
  for (const now of times)
    await inRecord(site.ledger, { ...who, now }, (write) => append(write, [USUAL]))
  const checked = await site.within(recordId, checkRecord)
  expect(checked).toMatchObject({ ok: true, size: 3, problems: [] })
  const rows = await site.within(recordId, ({ tx }) =>
    tx.selectFrom('entry').select(['seq', 'written']).orderBy('seq').execute(),
  )
  expect(rows.map(({ written }) => written)).toEqual(times)
  expect((await site.get(`/records/${recordId}/timeline`)).status).toBe(200)
})
