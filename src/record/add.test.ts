import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { testSite, type TestSite } from '../test-site.ts'
import { addFile } from './add.ts'
import { findRecord } from './store.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const line = (ref: string, kind: string, body: object) =>
  JSON.stringify({ ref, kind, happened: { day: '2026-09-28' }, author: 'Alex', body })
const ask = line('a', 'ask', { title: 'Who supervises lunch', debtor: 'School', creditor: 'Alex' })
const note = line('n', 'note', { title: 'A note', words: 'x' })

const sizes: number[] = []

async function add(...lines: string[]): Promise<number> {
  const record = await site.begin()
  const path = join(site.folder, 'entries.jsonl')
  await writeFile(path, lines.join('\n'))
  try {
    return await site.within(record, (write) => addFile(write, path))
  } finally {
    sizes.push(await site.within(record, async (write) => (await findRecord(write)).treeSize))
  }
}

test('an answer is to an ask or a promise; one to a note is a slip with its line and field', async () => {
  expect(
    await add(ask, line('b', 'answer', { of: 'a', as: 'answered', words: 'Ms Reid does.' })),
  ).toBe(2)
  await expect(
    add(note, line('b', 'answer', { of: 'n', as: 'answered', words: 'x' })),
  ).rejects.toMatchObject({
    line: 2,
    field: 'body.of',
  })
  expect(sizes).toEqual([2, 0])
})
