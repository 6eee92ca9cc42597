/** The sweep takes what failed writes left, and nothing that anybody needs. */
import { access, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { beginBringing, forgetBringing } from '../../correspondence/bring/staging-store.ts'
import { append } from '../../record/append.ts'
import { examine } from '../../record/doctor.ts'
import { testSite, USUAL, type TestSite } from '../../test-site.ts'
import { newKey } from './keys.ts'
import { NotSwept, findStray, sweepStray } from './stray.ts'
import { storeStream } from './vault.ts'

let site: TestSite
beforeEach(async () => {
  site = await testSite()
})
afterEach(() => site.close())

const big = (fill: string) => Buffer.alloc(300_000, fill)
const file = (fill: string) => ({ name: `${fill}.bin`, bytes: big(fill) })
const lying = async () => (await readdir(join(site.folder, 'files'))).toSorted()
const sweep = (expected?: number) =>
  sweepStray(site.urls.owner, site.ledger.vault.store, expected ?? null)
const find = () => findStray(site.urls.owner, site.ledger.vault.store)

/** As if everything in the store, or what is named, had been written `hours` ago. */
async function aged(hours: number, names?: readonly string[]): Promise<void> {
  const then = new Date(Date.now() - hours * 3_600_000)
  for (const name of names ?? (await lying()))
    await utimes(join(site.folder, 'files', name), then, then)
}

/** Seals a file for a transaction that then fails. */
async function failed(record: string, fill: string): Promise<void> {
  const adding = site.within(record, async (write) => {
    await append(write, [{ ...USUAL, files: [file(fill)] }])
    throw new Error('It fails.')
  })
  await expect(adding).rejects.toThrow('It fails.')
}

test('what a failed transaction left goes after a day, and what is kept stays', async () => {
  const record = await site.begin()
  await site.add(record, { files: [file('a')] })
  const kept = await lying()
  await failed(record, 'b')
  expect(await lying()).toHaveLength(2)
  expect(await sweep()).toEqual({ files: 0, bytes: 0 })
  await aged(23)
  expect(await sweep()).toEqual({ files: 0, bytes: 0 })
  await aged(25)
  expect(await find()).toEqual({ named: 1, stray: { files: 1, bytes: 300_028 } })
  expect(await lying()).toHaveLength(2)
  expect(await sweep()).toEqual({ files: 1, bytes: 300_028 })
  expect(await lying()).toEqual(kept)
  expect((await site.within(record, examine)).map(({ ok }) => ok)).toEqual([true, true])
  expect(await sweep()).toEqual({ files: 0, bytes: 0 })
})

test('what waits to be ticked stays until it is forgotten', async () => {
  const record = await site.begin()
  const id = await site.within(record, async (write) =>
    beginBringing(write, [
      {
        name: 'years.mbox',
        stored: await storeStream(write.ledger.vault, write.recordKey, Readable.from([big('m')])),
      },
    ]),
  )
  await aged(400)
  expect(await sweep()).toEqual({ files: 0, bytes: 0 })
  // Its row is gone, and the process ended before the file was.
  await site.within(record, (write) => forgetBringing(write, id))
  expect(await sweep()).toEqual({ files: 1, bytes: 300_028 })
})

test('what was erased goes too, where the process ended before it did that itself', async () => {
  const record = await site.begin()
  await site.add(record, { files: [file('c')] })
  const [name = ''] = await lying()
  await site.within(record, async (write) => {
    await append(write, [{ ...USUAL, kind: 'erasure', body: { of: 1 } }])
    write.afterwards.length = 0
  })
  expect(await lying()).toEqual([name])
  await aged(25)
  expect(await sweep()).toMatchObject({ files: 1 })
  expect(await lying()).toEqual([])
})

test('an unfinished file of a killed process goes, and nothing that is no sealed file', async () => {
  const folder = join(site.folder, 'files')
  const [part, other] = [`${'0a'.repeat(16)}.part`, 'notes-of-somebody.txt']
  for (const name of [part, other]) await writeFile(join(folder, name), 'x'.repeat(10))
  expect(await sweep()).toEqual({ files: 0, bytes: 0 })
  await aged(25)
  expect(await sweep()).toEqual({ files: 1, bytes: 10 })
  expect(await lying()).toEqual([other])
})

test('a write that is under way keeps its file, however old: the sweep waits for it and then sees it', async () => {
  const record = await site.begin()
  await failed(record, 'd')
  const { promise: maySave, resolve: save } = Promise.withResolvers<void>()
  const { promise: written, resolve: wrote } = Promise.withResolvers<void>()
  const adding = site.within(record, async (write) => {
    await append(write, [{ ...USUAL, files: [file('e')] }])
    wrote()
    await maySave
  })
  await written
  await aged(25)
  const sweeping = sweep()
  await waitingForLock()
  save()
  await adding
  expect(await sweeping).toMatchObject({ files: 1 })
  expect((await site.within(record, examine)).every(({ ok }) => ok)).toBe(true)
})

/** Until somebody waits for a lock on a table. */
async function waitingForLock(): Promise<void> {
  const client = new pg.Client({ connectionString: site.urls.super })
  await client.connect()
  let isWaiting = false
  for (let tries = 0; tries < 500 && !isWaiting; tries += 1) {
    const { rowCount } = await client.query(
      `select 1 from pg_locks where not granted
       and database = (select oid from pg_database where datname = current_database())`,
    )
    isWaiting = rowCount !== 0
    await wait(10)
  }
  await client.end()
  expect(isWaiting).toBe(true)
}

test('two sweeps at once take each file once and fail nobody', async () => {
  const record = await site.begin()
  await site.add(record, { files: [file('f')] })
  for (const fill of ['g', 'h', 'i']) await failed(record, fill)
  await aged(25)
  await Promise.all([sweep(), sweep()])
  expect(await lying()).toHaveLength(1)
})

test('a store in which much is unknown is left alone, until it is said how many', async () => {
  const { store } = site.ledger.vault
  for (let count = 0; count < 21; count += 1)
    await storeStream(site.ledger.vault, newKey(), Readable.from(['of another installation']))
  await aged(25)
  await expect(sweep()).rejects.toThrow(NotSwept)
  await expect(sweep(20)).rejects.toThrow('--sweep 21')
  expect(await lying()).toHaveLength(21)
  expect(await sweep(21)).toMatchObject({ files: 21 })
  for await (const { name } of store.list()) await access(name)
})

test('nor are many of another installation taken where more than they are named', async () => {
  const record = await site.begin()
  const files = Array.from({ length: 22 }, (_, at) => file(String.fromCodePoint(97 + at)))
  await site.add(record, { files })
  for (let count = 0; count < 21; count += 1)
    await storeStream(site.ledger.vault, newKey(), Readable.from(['of another installation']))
  await aged(25)
  await expect(sweep()).rejects.toThrow('--sweep 21')
  expect(await lying()).toHaveLength(43)
})

test('every table that names sealed files has their keys beside, which is how the sweep knows', async () => {
  const client = new pg.Client({ connectionString: site.urls.super })
  await client.connect()
  const { rows } = await client.query<{ name: string; keyed: boolean }>(
    `select table_schema || '.' || table_name as name, bool_or(column_name = 'wrapped_key') as keyed
     from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')
     group by 1 having bool_or(column_name = 'store_name') order by 1`,
  )
  await client.end()
  expect(rows).toEqual([
    { name: 'public.bringing_file', keyed: true },
    { name: 'public.file', keyed: true },
  ])
})
