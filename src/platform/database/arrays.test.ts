import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSite, type TestSite } from '../../test-site.ts'
import { byteArrays, listText, texts } from './arrays.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(async () => site.close())

const word = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed().replaceAll('\0', ''))

test('texts come out as they went in, nulls and none at all too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(word)), async (values) => {
      const { rows } = await sql<{ was: (string | null)[] }>`
        select ${texts(values)}::text[] as was`.execute(site.ledger.db)
      expect(rows[0]?.was).toEqual(values)
    }),
    { numRuns: 50 },
  )
})

test('bytes come out as they went in', async () => {
  const values = [Buffer.from([0, 255, 92]), null, Buffer.alloc(0)]
  const { rows } = await sql<{ was: (Buffer | null)[] }>`
    select ${byteArrays(values)}::bytea[] as was`.execute(site.ledger.db)
  expect(rows[0]?.was).toEqual(values)
})

test('a list as text is read as the same list', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(word), async (values) => {
      const { rows } = await sql<{ was: string[] }>`
        select ${listText(values)}::text::text[] as was`.execute(site.ledger.db)
      expect(rows[0]?.was).toEqual(values)
    }),
    { numRuns: 50 },
  )
})
