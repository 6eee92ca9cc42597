import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openZip } from '../platform/files/zip.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { copyRecord } from './copy.ts'

let site: TestSite
let record: string
let reader: { readonly account: string; readonly member: string }
beforeAll(async () => {
  site = await testSite()
  record = await site.begin('Robin')
  reader = await site.seat(record, 'Sam', ['messages'])
  await site.add(
    record,
    { body: { title: 'Only mine', words: 'the kingfisher' } },
    {
      audience: 'circle',
      body: { title: 'For all', words: 'a heron <script>alert(1)</script>' },
      files: [{ name: '../../heron.txt', bytes: Buffer.from('grey') }],
    },
    { body: { title: 'Mine again', words: 'kingfishers, two' } },
    {
      kind: 'ask',
      audience: 'circle',
      body: { title: 'Who feeds it?', debtor: 'School', creditor: 'Alex', source: 2 },
    },
    {
      kind: 'ask',
      audience: 'circle',
      body: { title: 'And at noon?', debtor: 'School', creditor: 'Alex', source: 3 },
    },
  )
})
afterAll(() => site.close())

async function copyFor(account: string) {
  const path = join(site.folder, `copy-${account}.zip`)
  const count = await site.within(record, (write) => copyRecord(write, path), account)
  const zip = await openZip(path)
  const text = async (name: string) => (await zip.read(name)).toString()
  const lines = (await text('entries.jsonl')).trim().split('\n')
  return { count, zip, text, lines: lines.map((line) => JSON.parse(line) as Line) }
}

type Line = {
  readonly ref: string
  readonly files: readonly { readonly path: string }[]
  readonly body: { readonly title: string; readonly source?: string | null }
}

describe('a copy to keep', () => {
  test('holds what its reader may read, named by line, and nothing by which the rest could be counted', async () => {
    const { count, zip, lines, text } = await copyFor(reader.account)
    expect(count).toBe(3)
    expect(lines.map(({ ref, body }) => [ref, body.title, body.source ?? null])).toEqual([
      ['line 1', 'For all', null],
      ['line 2', 'Who feeds it?', 'line 1'],
      ['line 3', 'And at noon?', null],
    ])
    const all = await Promise.all(zip.names.map(text))
    expect(all.join('\n')).not.toMatch(/kingfisher|"seq":|treeSize/)
    expect(zip.names).not.toContain('tree.json')
  })

  test('holds files as they came, under names of our own', async () => {
    const { zip, lines } = await copyFor(reader.account)
    const path = lines[0]?.files[0]?.path ?? ''
    expect(path).toBe('files/000001-1.txt')
    expect((await zip.read(path)).toString()).toBe('grey')
  })

  test('holds everything for whoever wrote everything, in a page whose words are never markup', async () => {
    const { count, text } = await copyFor(site.account.id)
    expect(count).toBe(5)
    const page = await text('record.html')
    expect(page).toContain('the kingfisher')
    expect(page).toContain('a heron &lt;script&gt;')
    expect(page).not.toContain('<script')
  })

  test('is kept as a look at what others brought in', async () => {
    await copyFor(reader.account)
    const page = await (await site.get(`/records/${record}/looked`)).text()
    expect(page).toContain('Sam')
  })

  test('comes as a file from its page, for owners', async () => {
    const answer = await site.post(`/records/${record}/copy`, {})
    expect(answer.headers.get('content-type')).toBe('application/zip')
    const path = join(site.folder, 'sent.zip')
    await writeFile(path, Buffer.from(await answer.arrayBuffer()))
    expect((await openZip(path)).names).toContain('record.html')
    expect(await (await site.get(`/records/${record}/copy`)).text()).toContain('Make the copy')
  })
})
