/** Killed while it seals files: what is left in the store goes by a sweep, also while somebody else writes. */
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aPlace, type Place } from './running.ts'

vi.setConfig({ testTimeout: 300_000 })

const FILES = 12
const MEGABYTES = 4

let place: Place
let lines = ''
beforeEach(async () => {
  place = await aPlace()
  const folder = join(place.folder, 'bringing')
  await mkdir(folder)
  const names = Array.from({ length: FILES }, (_, at) => `recording-${at}.bin`)
  for (const name of names) await writeFile(join(folder, name), randomBytes(MEGABYTES * 1_000_000))
  const happened = { day: '2026-09-28' }
  const body = { title: 'Recordings', words: 'All of them.' }
  lines = join(folder, 'entries.jsonl')
  await writeFile(
    lines,
    JSON.stringify({ kind: 'note', happened, author: 'Alex', body, files: names }),
  )
})
afterEach(() => place.clear())

type Doctor = { readonly ok: boolean; readonly checks: { name: string; words: string }[] }

const lying = () => readdir(join(place.data, 'files')).catch((): string[] => [])

test('what a kill leaves is told after a day and taken away, and what is being written stays', async () => {
  const { id } = await place.json<{ id: string }>('new', 'Robin')
  const killed = place.heard(['add', id, '--file', lines])
  while ((await lying()).length < 3) await wait(1)
  process.kill(-killed.pid, 'SIGKILL')
  await killed.done
  const left = await lying()
  expect(left.length).toBeGreaterThanOrEqual(3)
  const told = async (...more: string[]) => {
    const { ok, checks } = await place.json<Doctor>('doctor', ...more)
    expect(ok).toBe(true)
    return checks.map(({ words }) => words)
  }
  const then = new Date(Date.now() - 25 * 3_600_000)
  for (const name of left) await utimes(join(place.data, 'files', name), then, then)
  expect((await told()).at(-1)).toContain(`${left.length} sealed files`)
  const adding = place.heard(['add', id, '--file', lines])
  const swept = await told('--sweep')
  expect(swept.at(-1)).toMatch(new RegExp(`^Took away ${left.length} sealed files `))
  expect((await adding.done).code).toBe(0)
  const after = await told()
  expect(after).toContain(`All ${FILES} files open.`)
  expect(await lying()).toHaveLength(FILES)
})
