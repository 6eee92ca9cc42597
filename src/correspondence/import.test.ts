import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { day } from '../platform/day.ts'
import type { EntryDraft } from '../record/entry.ts'
import { walk } from './bring/walk.ts'
import { correspondenceKinds } from './entries.ts'
import { importPaths, type Sink } from './import.ts'

const CORPUS = join(import.meta.dirname, '../../../shared/corpus')
const OPTIONS = { zone: 'Europe/London', today: day('2026-11-21'), author: 'Alex Ward', threads: 1 }

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heard-test-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

class Memory implements Sink {
  readonly drafts: EntryDraft[] = []
  killAfter = Infinity

  readonly known = async (keys: readonly string[]): Promise<Set<string>> => {
    const mine = new Set(this.drafts.map((draft) => draft.key))
    return new Set(keys.filter((key) => mine.has(key)))
  }

  readonly append = async (drafts: readonly EntryDraft[]): Promise<{ added: number }> => {
    if (this.drafts.length + drafts.length > this.killAfter) throw new Error('killed')
    for (const draft of drafts) {
      const kind = correspondenceKinds.find((one) => one.kind === draft.kind)
      kind?.schema.parse(draft.body)
      this.drafts.push(draft)
    }
    return { added: drafts.length }
  }
}

const letter = (id: string, more = '', words = 'Hello'): string =>
  `From: Sam Patel <sam@hillview.sch.uk>\r\nTo: alex@gmail.com\r\nSubject: Robin\r\nMessage-ID: <${id}@x>\r\n${more}\r\n${words} ${id}\r\n`
const dated = (id: string, written: string, more = ''): string =>
  letter(id, `Date: ${written}\r\n${more}`)

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
  return path
}

async function zipOf(name: string, files: Record<string, string | Buffer>): Promise<string> {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), path)
  zip.end()
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await finished(zip.outputStream.pipe(createWriteStream(path)))
  return path
}

async function bring(path: string, sink = new Memory(), more = {}) {
  const result = await importPaths([path], { ...OPTIONS, ...more }, sink)
  return { result, drafts: sink.drafts, sink }
}

test('a message becomes an entry that says when and who, with its raw file first', async () => {
  const path = await put('one/a.eml', dated('a', 'Mon, 28 Sep 2026 23:30:00 -0400'))
  const { result, drafts } = await bring(path)
  expect(result).toEqual({ read: 1, added: 1, already: 0, unreadable: [] })
  expect(drafts[0]).toMatchObject({
    kind: 'message',
    happened: { day: '2026-09-29', time: '04:30', precision: 'minute' },
    author: 'Sam Patel',
    people: [{ address: 'sam@hillview.sch.uk' }, { address: 'alex@gmail.com' }],
    shelf: 'messages',
    audience: 'me',
    body: { date: { written: 'Mon, 28 Sep 2026 23:30:00 -0400', zone: '-0400', placedBy: 'date' } },
    files: [{ name: 'message.eml' }],
  })
})

test('the same thing twice adds nothing, whichever way it comes', async () => {
  const first = dated('a', 'Mon, 28 Sep 2026 14:03:11 +0100')
  await put('twice/a.eml', first)
  await put('twice/b.eml', `Received: from a by b; Mon, 28 Sep 2026 14:03:12 +0100\r\n${first}`)
  await put('twice/box', `From sam@x Mon Sep 28 14:03:11 2026\n${first.replaceAll('\r\n', '\n')}\n`)
  await zipOf('twice/z.zip', { 'mail/a.eml': first })
  const { result, sink } = await bring(join(folder, 'twice'))
  expect(result).toEqual({ read: 4, added: 1, already: 3, unreadable: [] })
  expect((await bring(join(folder, 'twice'), sink)).result).toMatchObject({ added: 0, already: 4 })
})

test('one bad file stops nothing; it is kept whole with the reason', async () => {
  await put('bad/a.eml', dated('a', 'Mon, 28 Sep 2026 14:03:11 +0100'))
  await put('bad/b.pdf', '%PDF-1.4 nothing of the kind')
  await put('bad/c.bin', Buffer.from([1, 2, 3, 0, 5]))
  await put('bad/d.txt', '')
  await put('bad/e.txt', 'Robin said it was too loud.')
  await symlink('/etc/passwd', join(folder, 'bad/f.eml'))
  const { result, drafts, sink } = await bring(join(folder, 'bad'))
  expect(result.read).toBe(6)
  expect(result.added).toBe(2)
  expect(result.unreadable.map((one) => one.path)).toEqual(
    ['bad/b.pdf', 'bad/c.bin', 'bad/d.txt', 'bad/f.eml'].toSorted(),
  )
  expect(drafts.map((draft) => draft.kind).toSorted()).toEqual([
    'message',
    'paper',
    'unreadable',
    'unreadable',
    'unreadable',
  ])
  expect((await bring(join(folder, 'bad'), sink)).result).toMatchObject({ added: 0, already: 2 })
  expect(sink.drafts).toHaveLength(5)
})

test('a message without a date stands where its thread puts it, and says so', async () => {
  await put('thread/1.eml', letter('lost', 'Date: yesterday\r\nIn-Reply-To: <first@x>\r\n'))
  await put('thread/2.eml', dated('first', 'Mon, 28 Sep 2026 14:03:11 +0100'))
  await put('thread/3.eml', letter('alone', '').replace('Subject: Robin', 'Subject: Nobody knows'))
  const { drafts } = await bring(join(folder, 'thread'))
  const of = (id: string) =>
    drafts.find((draft) => (draft.body as { messageId: string }).messageId === `${id}@x`)
  expect(of('lost')).toMatchObject({
    happened: { day: '2026-09-28', time: '14:03', precision: 'about' },
    body: {
      date: { written: 'yesterday', instant: null, placedBy: 'thread' },
      thread: 'm:first@x',
    },
  })
  expect(of('alone')).toMatchObject({
    happened: { day: '0001-01-01', time: null, precision: 'about' },
    body: { date: { written: null, placedBy: 'none' } },
  })
})

test('a run that is killed and started again adds exactly the rest', async () => {
  const many = Array.from(
    { length: 500 },
    (_, index) =>
      `From sam@x Mon Sep 28 14:03:11 2026\n${dated(`m${index}`, 'Mon, 28 Sep 2026 14:03:11 +0100').replaceAll('\r\n', '\n')}\n`,
  )
  const path = await put('many', many.join(''))
  const sink = new Memory()
  sink.killAfter = 300
  await expect(bring(path, sink)).rejects.toThrow('killed')
  const before = sink.drafts.length
  sink.killAfter = Infinity
  const { result } = await bring(path, sink)
  expect(before).toBeGreaterThan(0)
  expect(result).toMatchObject({ read: 500, added: 500 - before, already: before })
  expect(new Set(sink.drafts.map((draft) => draft.key)).size).toBe(500)
})

test('only what is with the addresses asked for, from the day asked for, is taken', async () => {
  await put('some/1.eml', dated('a', 'Mon, 28 Sep 2026 14:03:11 +0100'))
  await put('some/2.eml', dated('b', 'Mon, 28 Sep 2020 14:03:11 +0100'))
  await put(
    'some/3.eml',
    dated('c', 'Mon, 28 Sep 2026 14:03:11 +0100').replace('hillview.sch.uk', 'shop.example'),
  )
  const { result } = await bring(join(folder, 'some'), new Memory(), {
    with: ['hillview.sch.uk'],
    since: day('2025-01-01'),
  })
  expect(result).toEqual({ read: 1, added: 1, already: 0, unreadable: [] })
})

test("a legal adviser's mail stays private", async () => {
  const path = await put(
    'law/1.eml',
    dated('a', 'Mon, 28 Sep 2026 14:03:11 +0100').replace(
      'hillview.sch.uk',
      'smithsolicitors.co.uk',
    ),
  )
  expect((await bring(path)).drafts).toMatchObject([
    { shelf: 'private', audience: 'me', body: { legal: true } },
  ])
})

test('a zip bomb is left alone and the rest goes on', async () => {
  await zipOf('bomb/a.zip', {
    'a.txt': Buffer.alloc(80_000_000),
    'b.txt': Buffer.alloc(80_000_000),
  })
  await put('bomb/b.eml', dated('a', 'Mon, 28 Sep 2026 14:03:11 +0100'))
  const { result } = await bring(join(folder, 'bomb'))
  expect(result.added).toBe(1)
  expect(result.unreadable).toMatchObject([{ path: 'bomb/a.zip' }])
  expect(result.unreadable[0]?.reason).toMatch(/far more than it should/)
})

test('names in a zip are only names, and a zip in a zip is opened once', async () => {
  const mail = dated('a', 'Mon, 28 Sep 2026 14:03:11 +0100')
  const inner = await zipOf('inner.zip', { 'x/y.eml': mail })
  const { readFile } = await import('node:fs/promises')
  const outer = await zipOf('outer.zip', {
    'aa/a/passwd.eml': mail,
    'in.zip': await readFile(inner),
  })
  const bytes = await readFile(outer)
  const evil = Buffer.from(
    bytes.toString('latin1').replaceAll('aa/a/passwd.eml', '../../passwd.em'),
    'latin1',
  )
  const path = await put('evil.zip', evil)
  const paths: string[] = []
  for await (const found of walk([path])) paths.push(found.path)
  expect(paths).toEqual(['evil.zip/passwd.em', 'evil.zip/in.zip/x/y.eml'])
})

test.skipIf(!existsSync(CORPUS))(
  'the whole corpus comes in, and everything is accounted for',
  async () => {
    const { result, drafts } = await bring(CORPUS)
    expect(result.added + result.already + result.unreadable.length).toBe(result.read)
    const kinds = new Map(correspondenceKinds.map((kind) => [kind.kind, kind]))
    for (const draft of drafts) {
      const content = { ...draft, files: [] }
      expect(kinds.get(draft.kind)?.title(content)).not.toBe('')
      expect(typeof kinds.get(draft.kind)?.words(content)).toBe('string')
    }
    const count = (kind: string): number => drafts.filter((draft) => draft.kind === kind).length
    expect(count('message')).toBeGreaterThan(110)
    expect(count('transcript')).toBeGreaterThan(200)
    expect(count('paper')).toBeGreaterThan(200)
  },
  300_000,
)

test.skipIf(process.platform !== 'linux')(
  'what has a name that is not UTF-8, as old zips unpack them, comes in like everything else',
  async () => {
    const raw = (name: string) => Buffer.from(join(folder, 'old', name), 'latin1')
    await mkdir(raw('Schr\u00E4nke'), { recursive: true })
    await writeFile(raw('Schr\u00E4nke/h\u00F6ren.txt'), 'He hears it all.')
    await writeFile(raw('caf\u00E9.eml'), letter('odd'))
    await writeFile(raw('gro\u00DF.txt'), Buffer.alloc(33 * 1024 * 1024, 'long words '))
    const sink = new Memory()
    const { result } = await bring(join(folder, 'old'), sink)
    expect(result).toEqual({ read: 3, added: 3, already: 0, unreadable: [] })
    const names = sink.drafts.flatMap(({ files }) => files.map(({ name }) => name))
    expect(names).toEqual(expect.arrayContaining(['h\u00F6ren.txt', 'gro\u00DF.txt']))
    const paths: string[] = []
    for await (const found of walk([join(folder, 'old')])) paths.push(found.path)
    expect(paths).toEqual([
      'old/Schr\u00E4nke/h\u00F6ren.txt',
      'old/caf\u00E9.eml',
      'old/gro\u00DF.txt',
    ])
    expect((await bring(join(folder, 'old'), sink)).result).toMatchObject({ added: 0, already: 3 })
  },
)
