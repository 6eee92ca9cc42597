/** A pack of somebody who shares a record tells nothing of how much others keep to themselves. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAccount } from '../platform/database/session.ts'
import { append, findRecord } from '../record/store.ts'
import { headOf } from '../record/tree.ts'
import { createApp } from '../app.tsx'
import { kinds } from '../kinds.ts'
import { makeLink, useLink } from '../platform/sign-in/store.ts'
import { TEST_NOW, testSite, USUAL, type TestSite } from '../test-site.ts'
import { handOver } from './hand-over.ts'
import { verifyHandover } from './handover.ts'
import { draftPack, makePack } from './make.ts'
import { openPack, readText } from './opened.ts'
import { printedPack } from './printed.ts'
import { verifyPack } from './verify.ts'

let site: TestSite
let past: pg.Client
let folder = ''
beforeAll(async () => {
  site = await testSite()
  past = new pg.Client({ connectionString: site.urls.owner })
  await past.connect()
  folder = await mkdtemp(join(tmpdir(), 'heard-own-tree-'))
})
afterAll(async () => {
  await past.end()
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

const note = (title: string) => ({ body: { title, words: `${title}, in words` } })
const hidden = { audience: 'me', ...note('Hidden') } as const
const open = { audience: 'circle' } as const

type World = {
  readonly record: string
  readonly account: string
  readonly letter: number
  readonly answer: number
  readonly sealed: number
}

/** A record two people own; the first hides `hides` things in each gap between what the second may read. */
async function world(hides: number): Promise<World> {
  const record = await site.begin('Robin')
  const second = await site.seat(record, 'Bo Ward')
  await past.query('update member set owner = true where id = $1', [second.member])
  const gap = async () => {
    if (hides > 0) await site.add(record, ...Array.from({ length: hides }, () => hidden))
  }
  const add = async (draft: Parameters<TestSite['add']>[1]) => {
    await gap()
    const [entry] = await site.add(record, { ...open, ...draft })
    return entry?.seq ?? 0
  }
  const letter = await add(note('A letter'))
  await add({ ...note('A letter, corrected'), amends: letter })
  const owed = { title: 'A reply', debtor: 'School', creditor: 'Alex', source: letter }
  const ask = await add({ kind: 'ask', body: owed })
  const answer = await add({
    kind: 'answer',
    body: { of: ask, as: 'acknowledged', words: 'Soon.' },
  })
  const sealed = await add({
    ...note('Held back'),
    files: [{ name: 'a.txt', bytes: Buffer.from('A paper') }],
  })
  await gap()
  return { record, account: second.account, letter, answer, sealed }
}

const specOf = ({ letter, answer, sealed }: World) => ({
  to: 'the governors',
  issues: [{ heading: 'It', entries: [letter, answer] }],
  hold: [{ entry: sealed, description: 'A paper' }],
})

let made = 0
async function packOf(at: World, given: { readonly at?: number } = {}, account = at.account) {
  const out = join(folder, `pack-${(made += 1)}`)
  const pack = await site.within(
    at.record,
    (write) => makePack(write, { spec: specOf(at), out, ...given }),
    account,
  )
  return { ...pack, told: await toldIn(pack.zip) }
}

/** Everything a pack says in words and numbers, without what differs from one record to the next. */
async function toldIn(zip: string): Promise<string> {
  const pack = await openPack(zip)
  const parts: string[] = []
  for (const name of [...pack.files.keys()].toSorted()) {
    if (!/\.(?:json|txt)$/.test(name)) continue
    parts.push(`${name}\n${await readText(pack, name)}`)
  }
  pack.close()
  return plainly(parts.join('\n'))
}

function plainly(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f-]{27}/g, 'HASH')
    .replaceAll(/(?:[0-9a-f]{4} ){3,15}[0-9a-f]{4}/g, 'HASH')
    .replaceAll(/"HASH",?\s*/g, '')
}

test('the packs of two records alike but for what the other owner hides say the same, and verify', async () => {
  const [plain, gaps] = [await packOf(await world(0)), await packOf(await world(7))]
  expect(gaps.treeSize).toBe(5)
  expect(gaps.told).toBe(plain.told)
  for (const { zip } of [plain, gaps])
    expect((await verifyPack(zip)).checks.filter(({ ok }) => !ok)).toEqual([])
})

test('so do the pages on which a pack is put together, and what its paper says', async () => {
  const said: string[] = []
  for (const hides of [0, 7]) {
    const at = await world(hides)
    const link = await makeLink(site.ledger.db, { id: at.account, name: 'Bo' }, TEST_NOW)
    const cookie = `heard-session=${await useLink(site.ledger.db, link, TEST_NOW)}`
    const app = createApp(site.site)
    const path = `/records/${at.record}/packs`
    const ask = (to: string, form?: Record<string, string>) =>
      app.request(to, {
        headers: { cookie, origin: site.site.url },
        ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) }),
      })
    const begun = (await ask(path, { whom: 'everyone' })).headers.get('location') ?? ''
    expect(begun).toContain(`${path}/`)
    const made = await ask(begun, { title: 'T', to: 'the governors', do: 'make' })
    expect(made.status).toBe(303)
    const texts = await Promise.all(
      [path, `${path}/begin`, begun, `${begun}/issues/1`, `${begun}/exhibits`].map(async (page) =>
        (await ask(page)).text(),
      ),
    )
    const addresses = await site.within(
      at.record,
      async (write) =>
        (await write.tx.selectFrom('entry').select('address').orderBy('seq').execute()).map(
          ({ address }) => address,
        ),
      at.account,
    )
    let text = texts.join('\n')
    text = text.replaceAll(begun.replace(`${path}/`, ''), 'PACK')
    // Where another child is named in it, it is said where.
    await site.add(at.record, { ...open, kind: 'other-children', body: { names: ['Soon'] } })
    const paper = await site.within(
      at.record,
      async (write) => {
        const { told, proof, exhibits, names } = await draftPack(write, { spec: specOf(at) })
        const printed = printedPack(told.model, proof, exhibits, null)
        return JSON.stringify([printed, names], null, 1)
      },
      at.account,
    )
    expect(paper).toMatch(/"place": "entry \d+ \(/)
    text += paper
    for (const address of addresses) text = text.replaceAll(address, 'ENTRY')
    said.push(plainly(text))
  }
  expect(said[0]).toContain('PACK')
  expect(said[1]).toBe(said[0])
})

test('whoever reads everything proves it in the record’s own tree', async () => {
  const at = await world(2)
  const pack = await packOf(at, {}, site.account.id)
  const { treeSize, frontier } = await site.within(at.record, (write) => findRecord(write))
  expect([pack.treeSize, pack.treeHead]).toEqual([treeSize, headOf(frontier).toString('hex')])
})

test('a pack is made again byte for byte, and what it held back is handed over, whatever was shared or taken since', async () => {
  const at = await world(3)
  const [late] = await site.add(at.record, { ...hidden, ...note('Shared later') })
  const first = await packOf(at)
  const change = (of: number, audience: 'circle' | 'me') =>
    site.add(at.record, { kind: 'audience', body: { of, audience } })
  await change(late?.seq ?? 0, 'circle')
  await change(1, 'circle')
  await site.add(at.record, { ...open, ...note('Written later') })
  const again = await packOf(at, { at: first.treeSize })
  expect([again.treeSize, again.treeHead]).toEqual([first.treeSize, first.treeHead])
  expect(again.told).toBe(first.told)
  expect((await packOf(at)).treeSize).toBe(first.treeSize + 3)
  const out = join(folder, 'handed.zip')
  await site.within(
    at.record,
    (write) => handOver(write, { pack: first.zip, exhibit: 2, out }),
    at.account,
  )
  const checks = (await verifyHandover(out, first.zip)).checks
  expect(checks.filter(({ ok }) => !ok)).toEqual([])
  // Taken from them, it can be proved no more by them; what they gave still holds.
  await change(at.letter, 'me')
  expect((await verifyPack(first.zip)).ok).toBe(true)
  await expect(packOf(at)).rejects.toThrow()
})

test('a pack made while somebody was alone with a record is still proved in the record’s tree', async () => {
  const record = await site.begin('Robin')
  const entries = await site.add(record, note('One'), {
    ...note('Two'),
    files: [{ name: 'a.txt', bytes: Buffer.from('A paper') }],
  })
  const [letter = 0, sealed = 0] = entries.map(({ seq }) => seq)
  const at: World = { record, account: site.account.id, letter, answer: letter, sealed }
  const alone = await packOf(at)
  const other = await site.seat(record, 'Bo Ward', ['messages'])
  await site.within(record, (write) => append(write, [{ ...USUAL, ...hidden }]), other.account)
  const out = join(folder, 'alone.zip')
  await site.within(record, (write) => handOver(write, { pack: alone.zip, exhibit: 2, out }))
  expect((await verifyHandover(out, alone.zip)).ok).toBe(true)
  expect((await packOf(at)).treeSize).toBe(alone.treeSize)
})

test('with the application’s checks off, a tree of one’s own is seen by nobody else and never changed', async () => {
  const at = await world(1)
  await packOf(at)
  const run = (account: string, change: 'select' | 'delete' | 'update') =>
    asAccount(site.ledger.db, account, async (tx) => {
      if (change === 'select')
        return (
          await tx
            .selectFrom('own_leaf')
            .select('place')
            .where('record_id', '=', at.record)
            .execute()
        ).length
      const result =
        change === 'delete'
          ? await tx
              .deleteFrom('own_leaf')
              .where('record_id', '=', at.record)
              .executeTakeFirst()
              .then(({ numDeletedRows }) => numDeletedRows)
          : await tx
              .updateTable('own_leaf')
              .set({ seq: 1 })
              .where('record_id', '=', at.record)
              .executeTakeFirst()
              .then(({ numUpdatedRows }) => numUpdatedRows)
      return Number(result)
    })
  expect(await run(at.account, 'select')).toBe(5)
  expect(await run(site.account.id, 'select')).toBe(0)
  for (const change of ['delete', 'update'] as const) expect(await run(at.account, change)).toBe(0)
})

/** The fields of bodies that hold a number of something counted. */
const COUNTED =
  'minutes minutesWaited downMinutes pages seconds start end hard energy worry sessions days order times group number'

type Json = { readonly [key: string]: unknown }

/** Each field of a JSON Schema that holds a number, as `refers` and `refersMany` name it. */
function numbersIn(schema: Json, path: readonly string[] = []): string[] {
  const parts = [schema['anyOf'], schema['oneOf'], schema['allOf']].flatMap((all) => all ?? [])
  const fields = Object.entries((schema['properties'] ?? {}) as Json)
  return [
    ...(schema['type'] === 'integer' || schema['type'] === 'number' ? [path.join('.')] : []),
    ...parts.flatMap((part) => numbersIn(part as Json, path)),
    ...(schema['items'] === undefined ? [] : numbersIn(schema['items'] as Json, path)),
    ...fields.flatMap(([name, field]) => numbersIn(field as Json, [...path, name])),
  ]
}

test('each number in a body counts something, or is known to name an entry', () => {
  const counted = new Set(COUNTED.split(' '))
  const unknown = [...kinds.values()].flatMap(({ kind, schema, refers = [], refersMany = [] }) => {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
    const named = new Set([...refers, ...refersMany])
    const numbers = numbersIn(json)
    return [
      ...numbers.filter(
        (field) => !named.has(field) && !counted.has(field.split('.').at(-1) ?? ''),
      ),
      ...[...named].filter((field) => !numbers.includes(field)),
    ].map((field) => `${kind}: ${field}`)
  })
  expect(unknown).toEqual([])
})
