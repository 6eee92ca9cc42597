import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { findAfter } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { makePack } from './make.ts'

let site: TestSite
let room: string
beforeAll(async () => {
  site = await testSite()
  room = mkdtempSync(join(tmpdir(), 'heard-recordings-'))
})
afterAll(async () => {
  rmSync(room, { recursive: true, force: true })
  await site.close()
})

const happened = { day: day('2026-09-20'), time: null, precision: 'day' } as const
const SPEC = { to: 'Governors', issues: [{ heading: 'A call', entries: [1] }], include: [1] }
const ANSWER = { entry: 1, heard: 'Dev Banerjee and I', knew: 'yes', otherChild: false }

async function begun(): Promise<string> {
  const record = await site.begin()
  const cues = [{ start: 1, end: 2, who: 'Dev Banerjee', words: 'It is in the pile.' }]
  await site.add(record, { kind: 'transcript', happened, body: { title: 'A call', cues } })
  return record
}

const made = (record: string, spec: object, out: string) =>
  site.within(record, (write) => makePack(write, { spec, out: join(room, out) }))
const answers = (record: string) =>
  site.within(record, (write) => findAfter(write, 0, { kinds: ['recording-answers'], atMost: 9 }))

test('a recording goes out only with the answers, which are kept once and change nothing else', async () => {
  const record = await begun()
  await expect(made(record, SPEC, 'a')).rejects.toMatchObject({
    problems: [{ field: 'include.0', text: expect.stringContaining('"recordings"') as string }],
  })
  expect(await answers(record)).toEqual([])
  const answered = { ...SPEC, recordings: [ANSWER] }
  const first = await made(record, answered, 'b')
  expect(first.warning).toContain('Never put a recorder on a child.')
  const again = await made(record, answered, 'c')
  expect(again.treeHead).toBe(first.treeHead)
  const { entry: of, ...said } = ANSWER
  expect((await answers(record)).map((each) => each.body)).toEqual([{ of, ...said }])
  expect((await made(record, SPEC, 'd')).treeHead).toBe(first.treeHead)
})

test('held back it waits for no answer, though words of it are quoted; the warning is said all the same', async () => {
  const record = await begun()
  const quotes = [{ entry: 1, words: 'It is in the pile.' }]
  const issues = [{ heading: 'A call', entries: [1], quotes }]
  expect((await made(record, { to: 'Governors', issues }, 'e')).warning).not.toBeNull()
  const plain = { to: 'Governors', issues: [{ heading: 'A call', entries: [1] }] }
  expect((await made(record, plain, 'f')).warning).toBeNull()
})

test('an answer about what is no recording, or with a field that is wrong, is told by its place', async () => {
  const record = await begun()
  await site.add(record, { happened })
  const other = { ...SPEC, recordings: [ANSWER, { ...ANSWER, entry: 2 }] }
  await expect(made(record, other, 'g')).rejects.toMatchObject({
    problems: [{ field: 'recordings.1.entry' }],
  })
  const wrong = { ...SPEC, recordings: [{ ...ANSWER, knew: 'perhaps' }] }
  await expect(made(record, wrong, 'h')).rejects.toMatchObject({
    problems: [{ field: 'recordings.0.knew' }],
  })
})
