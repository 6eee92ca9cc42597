import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { testSite, USUAL, type TestSite } from '../test-site.ts'
import { day } from '../platform/day.ts'
import { contentHashOf, leafOf } from './canonical.ts'
import {
  append,
  findByAddress,
  findEntries,
  findFile,
  findLeaves,
  findLines,
  findProven,
  findRecord,
  findVersions,
} from './store.ts'
import { headOf, treeHead } from './tree.ts'
import { checkRecord } from './check.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const on = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })

describe('the ledger', () => {
  test('keeps what was said, in order, with a tree whose head follows from its leaves', async () => {
    const record = await site.begin()
    for (const words of ['one', 'two', 'three'])
      await site.add(record, {
        kind: 'ask',
        body: {
          title: words,
          debtor: 'School',
          creditor: 'Alex',
          source: null,
          due: null,
          dueBasis: null,
          words,
        },
      })
    await site.within(record, async (write) => {
      const facts = await findRecord(write)
      expect(facts.treeSize).toBe(3)
      expect(headOf(facts.frontier)).toEqual(treeHead(await findLeaves(write, 3)))
      for (const proven of await findProven(write, { after: 0, atMost: 10 })) {
        const hash = contentHashOf(proven.salt!, proven.content!)
        expect(
          leafOf({
            record,
            seq: proven.seq,
            written: proven.written,
            contentHash: hash.toString('hex'),
          }),
        ).toEqual(proven.leaf)
      }
      expect((await checkRecord(write)).ok).toBe(true)
    })
  })

  test('writes all of several drafts or none of them', async () => {
    const record = await site.begin()
    const good = { kind: 'audience', body: { of: 1, audience: 'me' } }
    await expect(
      site.add(record, { kind: 'message', body: { to: [{ name: null }] } }),
    ).rejects.toThrow('body.to: is missing, or not what it should be: "heard entries --schema"')
    await expect(site.add(record, good, { kind: 'no such kind' })).rejects.toThrow(
      'no kind of entry called',
    )
    await expect(
      site.add(record, { kind: 'ask', body: { title: 'x', colour: 'red' } }),
    ).rejects.toThrow()
    await site.within(record, async (write) => expect((await findRecord(write)).treeSize).toBe(0))
  })

  test('takes the same thing once, however often it is brought in', async () => {
    const record = await site.begin()
    const ask = {
      kind: 'ask',
      key: 'mail:1',
      body: { title: 'Once', debtor: 'School', creditor: 'Alex' },
    }
    await site.add(record, ask, ask)
    expect(await site.add(record, ask)).toEqual([])
    await site.within(record, async (write) => expect((await findRecord(write)).treeSize).toBe(1))
  })

  test('an amended entry shows its latest words in the timeline and keeps every version', async () => {
    const record = await site.begin()
    const body = (title: string) => ({ title, debtor: 'School', creditor: 'Alex' })
    const [first] = await site.add(record, { kind: 'ask', body: body('Before') })
    await site.add(record, { kind: 'ask', body: body('After'), amends: first!.seq })
    await site.within(record, async (write) => {
      expect((await findLines(write, { atMost: 10 })).map((line) => line.title)).toEqual(['After'])
      expect((await findVersions(write, first!.root)).map((entry) => entry.title)).toEqual([
        'Before',
        'After',
      ])
    })
  })

  test('an erasing that is not committed takes no file away; one that is does', async () => {
    const record = await site.begin()
    const bytes = Buffer.alloc(400_000, 'a recording ')
    await site.add(record, { files: [{ name: 'call.wav', bytes }] })
    const read = () =>
      site.within(record, async (write) => (await findFile(write, 1, 0))?.bytes() ?? null)
    const large = async () => (await readdir(join(site.folder, 'files'))).length
    const before = await large()
    const erasing = { ...USUAL, kind: 'erasure', body: { of: 1 } }
    await expect(
      site.within(record, async (write) => {
        await append(write, [erasing])
        throw new Error('the power went')
      }),
    ).rejects.toThrow('the power went')
    expect(await read()).toEqual(bytes)
    await site.within(record, (write) => append(write, [erasing]))
    expect([await read(), await large()]).toEqual([null, before - 1])
  })

  test('finds words, misspelt words, and nothing by words that were erased', async () => {
    const record = await site.begin()
    const [kept] = await site.add(record, {
      kind: 'ask',
      happened: on('2026-09-28'),
      body: {
        title: 'Medical evidence',
        debtor: 'Hillview',
        creditor: 'Alex',
        words: 'Please decide on the letter of the paediatrician',
      },
      files: [{ name: 'letter.txt', bytes: Buffer.from('The letter itself') }],
    })
    const found = (search: string) =>
      site.within(record, async (write) => (await findLines(write, { atMost: 10, search })).length)
    expect(await found('medical')).toBe(1)
    expect(await found('pediatrician decide')).toBe(1)
    expect(await found('evidense')).toBe(1)
    expect(await found('decied')).toBe(1)
    expect(await found('"letter of the paediatrician"')).toBe(1)
    expect(await found('"paediatrician letter"')).toBe(0)
    expect(await found('swimming')).toBe(0)
    await site.within(record, async (write) => {
      const file = await findFile(write, kept!.seq, 0)
      expect((await file!.bytes()).toString()).toBe('The letter itself')
      expect(file!.type).toBe('text/plain')
    })
    await site.add(record, { kind: 'erasure', body: { of: kept!.seq } })
    expect(await found('medical')).toBe(0)
    await site.within(record, async (write) => {
      expect(await findFile(write, kept!.seq, 0)).toBeNull()
      const [entry] = await findEntries(write, [kept!.seq])
      expect(entry).toMatchObject({ erased: true, title: 'Erased', body: {}, people: [] })
      const facts = await findRecord(write)
      expect(headOf(facts.frontier)).toEqual(treeHead(await findLeaves(write, facts.treeSize)))
      expect((await checkRecord(write)).ok).toBe(true)
    })
  })

  test('a large file lies sealed on disk and comes back whole', async () => {
    const record = await site.begin()
    const bytes = Buffer.alloc(700_000, 'quiet lunch place ')
    const [entry] = await site.add(record, {
      kind: 'ask',
      body: { title: 'x', debtor: 'a', creditor: 'b' },
      files: [{ name: '../../etc/passwd', bytes }],
    })
    await site.within(record, async (write) => {
      const file = await findFile(write, entry!.seq, 0)
      expect(file!.name).toBe('passwd')
      expect(await file!.bytes()).toEqual(bytes)
    })
  })

  test('two writers at once both get in, one after the other', async () => {
    const record = await site.begin()
    await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        site.add(record, {
          kind: 'ask',
          body: { title: `At once ${at}`, debtor: 'a', creditor: 'b' },
        }),
      ),
    )
    await site.within(record, async (write) => {
      const facts = await findRecord(write)
      expect(facts.treeSize).toBe(8)
      expect(headOf(facts.frontier)).toEqual(treeHead(await findLeaves(write, 8)))
    })
  })

  test('PostgreSQL itself refuses to change or delete an entry', async () => {
    const record = await site.begin()
    await site.add(record, { kind: 'ask', body: { title: 'x', debtor: 'a', creditor: 'b' } })
    const change = (statement: string) =>
      site.within(record, (write) => sql.raw(statement).execute(write.tx))
    await expect(change(`update entry set content = '{}'`)).rejects.toThrow('amend it')
    await expect(change(`update entry set leaf = '\\x00'`)).rejects.toThrow(
      /amend it|permission denied/,
    )
    await expect(change('delete from entry')).rejects.toThrow()
  })

  test('each entry has an address that is not its number', async () => {
    const record = await site.begin()
    const [entry] = await site.add(record, {
      kind: 'ask',
      body: { title: 'x', debtor: 'a', creditor: 'b' },
    })
    expect(entry!.address).toMatch(/^[\w-]{22}$/)
    await site.within(record, async (write) =>
      expect((await findByAddress(write, entry!.address))?.seq).toBe(1),
    )
  })
})
