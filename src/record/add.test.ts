import { afterAll, beforeAll, expect, test } from 'vitest'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
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

test('files named in a line come from the folder of the lines and from nowhere else', async () => {
  const folder = join(site.folder, 'lines')
  await mkdir(join(folder, 'scans'), { recursive: true })
  await writeFile(join(site.folder, 'private.txt'), 'not asked for')
  await writeFile(join(folder, 'scans', 'letter.txt'), 'a letter')
  await writeFile(join(folder, '..letter.txt'), 'an odd name')
  await symlink(join(site.folder, 'private.txt'), join(folder, 'link.txt'))
  await symlink(site.folder, join(folder, 'up'))
  await symlink(join(folder, 'scans', 'letter.txt'), join(folder, 'inside.txt'))
  await symlink('nowhere', join(folder, 'broken.txt'))
  const addNaming = async (path: string) => {
    const record = await site.begin()
    const file = join(folder, 'entries.jsonl')
    const entry = JSON.parse(note) as object
    await writeFile(file, JSON.stringify({ ...entry, files: [path] }))
    return site.within(record, (write) => addFile(write, file))
  }
  for (const good of [
    'scans/letter.txt',
    '..letter.txt',
    'scans/../inside.txt',
    `${folder}/inside.txt`,
  ])
    expect(await addNaming(good)).toBe(1)
  for (const bad of [
    '../private.txt',
    'link.txt',
    'up/private.txt',
    `${site.folder}/private.txt`,
    '..',
    '/etc/hostname',
  ])
    await expect(addNaming(bad)).rejects.toThrow(
      /^Line 1, files: [^\n]+ lies outside the folder[^\n]+\.$/,
    )
  for (const none of ['broken.txt', 'scans', 'scans/none.txt', '../none.txt', 'a\0b'])
    await expect(addNaming(none)).rejects.toThrow('Line 1, files: there is no file')
})
