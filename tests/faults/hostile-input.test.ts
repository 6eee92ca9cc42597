/**
 * What people and programs get wrong, and what they mean badly: each ends with code 2 and one clear
 * line, and nothing of it is kept. The command runs in this process, on a data folder of its own.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { openCluster, type Cluster } from '../../src/platform/database/embedded.ts'
import { aPlace, type Place } from './running.ts'

vi.setConfig({ testTimeout: 300_000 })

let [place, cluster, admin, record] = [{} as Place, {} as Cluster, new pg.Client(), '']

beforeAll(async () => {
  place = await aPlace()
  vi.stubEnv('HEARD_DATA', place.data)
  // Held open, so that it is not started and stopped for every command.
  cluster = await openCluster(place.data, { app: false, say: () => {} })
  record = (JSON.parse((await heard('new', 'Robin')).out) as { id: string }).id
  admin = new pg.Client({ connectionString: cluster.adminUrl })
  await admin.connect()
  await mkdir(join(place.folder, 'folder'))
  await writeFile(join(place.folder, 'a-file'), 'words')
  // Each run of the command listens for a closed pipe, and here they are many in one process.
  for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(200)
}, 300_000)
afterAll(async () => {
  await admin.end()
  await cluster.leave()
  vi.unstubAllEnvs()
  await place.clear()
})

/** Runs `heard` with --json and tells its code and what it printed. */
async function heard(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const into = (list: string[]) => (text: string | Uint8Array) => list.push(String(text)) > 0
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into(out)),
    vi.spyOn(process.stderr, 'write').mockImplementation(into(err)),
  ]
  const before = process.listeners('uncaughtException')
  try {
    const [name = '', ...rest] = args
    await main(name === '' ? ['--json'] : [name, '--json', ...rest])
    return { code: process.exitCode ?? 0, out: out.join(''), err: err.join('') }
  } finally {
    process.exitCode = 0
    for (const spy of spies) spy.mockRestore()
    for (const each of process.listeners('uncaughtException'))
      if (!before.includes(each)) process.off('uncaughtException', each)
  }
}

type Told = {
  readonly message: string
  readonly file?: string
  readonly line?: number
  readonly field?: string
}

/** The one line of an error, or a failed test. */
async function refusal(...args: string[]): Promise<Told> {
  const { code, out, err } = await heard(...args)
  expect({ code, out }, err).toEqual({ code: 2, out: '' })
  expect(err.trimEnd().split('\n'), err).toHaveLength(1)
  const { error } = JSON.parse(err) as { error: Told }
  expect(error.message).not.toMatch(/went wrong on our side|\n|\bat .*:\d+:\d+|undefined|\[object/)
  expect(error.message.length).toBeGreaterThan(10)
  expect(error.message.length).toBeLessThan(500)
  return error
}

async function sizeNow(): Promise<number | undefined> {
  const { rows } = await admin.query<{ size: number }>(
    'select tree_size as size from record where id = $1',
    [record],
  )
  return rows[0]?.size
}

const at = (name: string) => join(place.folder, name)
const NOBODY = '00000000-0000-4000-8000-000000000000'

test.each([
  [[]],
  [['nonsense']],
  [['new']],
  [['new', '']],
  [['new', 'x'.repeat(101)]],
  [['new', 'Robin\nWard']],
  [['new', '\u202Enibor']],
  [['invite', '@', '--role', 'SENCO', '--name', 'A\nB']],
  [['import', '@']],
  [['import', '@', '/no/such/file']],
  [['import', 'nobody', '/']],
  [['import', NOBODY, '@folder']],
  [['import', '@', '@folder', '--since', 'soon']],
  [['import', '@', '@folder', '--unknown']],
  [['import', '@', '@folder', '--with', '']],
  [['import', '@', '@folder', '--with', '*']],
  [['import', '@', '@folder', '--with', 'a@b@c']],
  [['add', '@']],
  [['add', '@', '--file', '@folder']],
  [['add', '@', '--file', '/no/such/file']],
  [['add', '@', '--file', '/dev/zero']],
  [['owed', '@', '--on', '2026-02-30']],
  [['owed', 'nobody']],
  [['owed', "'; drop table entry; --"]],
  [['confirm', '@', 'zzz']],
  [['confirm', '@', '__proto__']],
  [['timeline', '@', '--search']],
  [['export', '@']],
  [['export', '@', '--out', '/no/such/folder/out.zip']],
  [['export', '@', '--out', '@folder']],
  [['export', '@', '--out', '/dev/null/out.zip']],
  [['pack', '@', '--out', '/proc/nowhere']],
  [['pack', '@', '--out', '@a-file']],
  [['letter', '@', 'sar', '--out', '/proc/nowhere']],
  [['letter', '@', 'sar', '--out', '@a-file']],
  [['letter', '@', 'sar', '--to', 'SEN team <@>']],
  [['handover', '@', '--pack', '/no/such/pack.zip', '--exhibit', '1', '--out', '@h.zip']],
  [['handover', '@', '--pack', '@a-file', '--exhibit', '1', '--out', '@h.zip']],
  [['doctor', '--sweep', 'everything']],
  [['doctor', '--sweep', '-1']],
  [['restore', '/no/such/file']],
  [['restore', '@folder']],
  [['restore', '/dev/null']],
  [['due', 'nonsense', '--from', '2026-09-01']],
  [['due', '__proto__', '--from', '2026-09-01']],
  [['entries']],
])('heard %j', async (args) => {
  const { message } = await refusal(
    ...args.map((each) =>
      each === '@' ? record : each.startsWith('@') ? at(each.slice(1)) : each,
    ),
  )
  expect(message).not.toContain('Error')
})

const LINE = {
  kind: 'note',
  happened: { day: '2026-09-28' },
  author: 'Alex Ward',
  body: { title: 'A note', words: 'Words.' },
}
const ASK = {
  ...LINE,
  kind: 'ask',
  body: { title: 'The plan', debtor: 'Hillview', creditor: 'Us', due: null, dueBasis: null },
}
const GOOD = JSON.stringify(LINE)
const FOUR_MB = 'w'.repeat(4 * 1024 * 1024)

test.each([
  [['export', '@', '--out', '@no/out.zip'], 'no/out.zip', 'There is no folder'],
  [['export', '@', '--out', '@folder'], 'folder', 'is a folder: name a file'],
  [['letter', '@', 'sar', '--out', '@a-file'], 'a-file', 'is a file: name a folder'],
  [['handover', '@', '--pack', '@no', '--exhibit', '1', '--out', '@h'], 'no', 'There is nothing'],
])('heard %j tells the file', async (args, file, words) => {
  const given = args.map((each) =>
    each === '@' ? record : each.startsWith('@') ? at(each.slice(1)) : each,
  )
  const error = await refusal(...given)
  expect(error.file).toBe(at(file))
  expect(error.message).toContain(words)
})

describe('heard add', () => {
  test.each<[string, string | Buffer, Told['field']?]>([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a number', '7'],
    ['null', 'null'],
    ['text that is no UTF-8', Buffer.from(GOOD.replace('Words', 'W\u00FFrds'), 'latin1')],
    ['bytes of a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255, 10, 13])],
    ['a line without an end', `{"kind":"${FOUR_MB}`],
    ['deep nesting', '['.repeat(200_000)],
    ['deep nesting in a body', GOOD.replace('"Words."', nested(50_000))],
    ['a number that is too large', GOOD.replace('"words"', '"more":1e999,"words"')],
    ['a seq that is too large', line({ ...ASK, body: { ...ASK.body, source: 2 ** 53 } })],
    ['a seq past an integer', line({ ...ASK, body: { ...ASK.body, source: 3_000_000_000 } })],
    ['a seq that is not there', line({ ...ASK, body: { ...ASK.body, source: 999 } })],
    ['a seq below one', line({ ...ASK, body: { ...ASK.body, source: -1 } })],
    ['__proto__', GOOD.replace('{"kind"', '{"__proto__":{"kind":"note"},"kind"')],
    ['constructor', line({ constructor: { prototype: {} } }), 'constructor'],
    ['the kind __proto__', line({ kind: '__proto__' }), 'kind'],
    ['the kind toString', line({ kind: 'toString' }), 'kind'],
    ['an ask of itself', line({ ...ASK, ref: 'a', body: { ...ASK.body, source: 'a' } })],
    ['amending itself', line({ ref: 'a', amends: 'a' }), 'amends'],
    ['amending what is not there', line({ amends: 5000 }), 'amends'],
    ['a ref that is not there', line({ amends: 'zz' }), 'amends'],
    ['a ref used twice', [line({ ref: 'a' }), line({ ref: 'a' })].join('\n'), 'ref'],
    ['a day that is not', line({ happened: { day: '2026-02-30' } }), 'happened.day'],
    ['a time that is not', line({ happened: { day: '2026-09-28', time: '24:00' } })],
    ['no author', line({ author: '  ' }), 'author'],
    ['a shelf that is not', line({ shelf: 'public' }), 'shelf'],
    ['an audience that is not', line({ audience: 'everyone' }), 'audience'],
    ['a file that is not there', line({ files: ['nothing.pdf'] })],
    ['a folder for a file', line({ files: ['folder'] })],
    ['a device for a file', line({ files: ['/dev/zero'] })],
    ['a field nobody knows', line({ hidden: true }), 'hidden'],
    ['five hundred and one people', line({ people: Array.from({ length: 501 }, () => 'A') })],
  ])('%s', async (name, text, field) => {
    const file = at('entries.jsonl')
    // A good line first: all of a file is added or none of it.
    await writeFile(file, Buffer.concat([Buffer.from(`${GOOD}\n`), Buffer.from(text)]))
    const before = await sizeNow()
    const error = await refusal('add', record, '--file', file)
    expect(error.line, `${name}: ${error.message}`).toBeGreaterThanOrEqual(2)
    if (field !== undefined) expect(error.field).toBe(field)
    expect(await sizeNow()).toBe(before)
  })

  test('what can be mended is: characters no database holds, and keys that would reach a prototype', async () => {
    const lines = [
      line({ body: { title: 'A', words: 'a\0b' } }),
      line({ author: 'Al\0ex', people: ['Ms O\0kafor'] }),
      GOOD.replace('Words.', '\\ud800'),
      GOOD.replace('{"title"', '{"__proto__":{"polluted":1},"title"'),
    ]
    await writeFile(at('entries.jsonl'), lines.join('\n'))
    expect(await heard('add', record, '--file', at('entries.jsonl'))).toMatchObject({ code: 0 })
    expect({}).not.toHaveProperty('polluted')
    expect((await heard('doctor')).code).toBe(0)
  })

  test('what is good is still taken, and nothing of the bad was', async () => {
    expect(Object.keys(Object.prototype)).toEqual([])
    await writeFile(at('entries.jsonl'), GOOD)
    const { code, out } = await heard('add', record, '--file', at('entries.jsonl'))
    expect({ code, out }).toEqual({ code: 0, out: '{"added":1}\n' })
  })
})

function line(more: object): string {
  return JSON.stringify({ ...LINE, ...more })
}

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}0${'}'.repeat(depth)}`
}
