/** Where a slip is, as the commands tell it: the file, the line, the field or option; never an empty one. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { LineSlip } from '../record/add.ts'
import { TEST_NOW } from '../test-site.ts'
import { addCommand } from './add.ts'
import type { Given } from './command.ts'
import { dueCommandLine } from './law.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heard-slips-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const given = (args: readonly string[], options: Given['options'], problem?: Error): Given => ({
  args,
  options,
  config: readConfig({ HEARD_DATA: tmpdir() }),
  now: () => TEST_NOW,
  say: () => {},
  withLedger: () => Promise.reject(problem ?? new Error('No ledger here.')),
  withRecord: () => Promise.reject(problem ?? new Error('No record here.')),
})

test.each([
  [new LineSlip(3, '', 'Line 3 is not JSON.'), { file: 'e.jsonl', line: 3 }],
  [new LineSlip(0, '', 'The file is too large.'), { file: 'e.jsonl' }],
  [new LineSlip(2, 'ref', 'Line 2: no.'), { file: 'e.jsonl', line: 2, field: 'ref' }],
])('heard add: %s', async (slip, place) => {
  const added = addCommand.run(given(['Robin'], { file: 'e.jsonl' }, slip))
  await expect(added).rejects.toMatchObject({ message: `e.jsonl: ${slip.message}` })
  expect(await added.catch(({ place: told }: { place: unknown }) => told)).toEqual(place)
})

test.each([
  ['bad.ics', 'BEGIN:VCALENDAR\nnonsense'],
  ['empty.ics', ''],
  ['disco.ics', 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n'],
  ['terms.txt', 'Autumn term: 3 September to 18 December'],
  ['nothing.txt', 'hello'],
])(
  'heard due: a calendar that cannot be used is named, in the words and beside them (%s)',
  async (name, text) => {
    const file = join(folder, name)
    await writeFile(file, text)
    const counted = dueCommandLine.run(given(['sar'], { from: '2026-09-07', calendar: file }))
    await expect(counted).rejects.toThrow(name)
    expect(await counted.catch(({ place }: { place: unknown }) => place)).toEqual({ file })
  },
)

test.each([
  [['nothing'], { from: '2026-09-07' }, '<clock>'],
  [['sar'], { from: '7 September' }, '--from'],
  [['sar'], { from: '1826-09-07' }, '--from'],
  [['sar'], { from: '2026-09-07', facts: ['soon'] }, '--facts'],
  [['sar'], { from: '2026-09-07', facts: ['received=the other day'] }, '--facts'],
])('heard due: %j %j', async (args, options, field) => {
  const counted = dueCommandLine.run(given(args, options))
  expect(await counted.catch(({ place }: { place: unknown }) => place)).toEqual({ field })
})
