import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newKey } from './keys.ts'
import { openRange } from './range.ts'
import { openStream, openVault, storeBytes, storeStream, type Vault } from './vault.ts'

let folder = ''
let vault: Vault
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heard-range-'))
  vault = await openVault(folder, join(folder, 'key'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('any part of a sealed file, small or large, is the same part of what was sealed', async () => {
  const key = newKey()
  const bytes = Buffer.from(
    Array.from({ length: 5_000 }, (_, index) => (index * 7 + (index >> 8)) % 256),
  )
  const large = await storeStream(
    vault,
    key,
    Readable.from([bytes.subarray(0, 777), bytes.subarray(777)]),
  )
  const small = await storeBytes(vault, key, bytes)
  expect([large.storeName === null, small.storeName === null]).toEqual([false, true])
  const place = fc.integer({ min: 0, max: bytes.length })
  await fc.assert(
    fc.asyncProperty(place, place, fc.constantFrom(large, small), async (one, other, file) => {
      const part = { start: Math.min(one, other), end: Math.max(one, other) }
      const pieces: Buffer[] = []
      for await (const piece of await openRange(vault, key, file, part))
        pieces.push(piece as Buffer)
      expect(Buffer.concat(pieces).equals(bytes.subarray(part.start, part.end))).toBe(true)
    }),
  )
})

/** Linux tells which files this process has open. */
const OPEN_FILES = '/proc/self/fd'

test.skipIf(!existsSync(OPEN_FILES))(
  'a large file that nobody reads to its end is closed',
  async () => {
    const key = newKey()
    const stored = await storeStream(vault, key, Readable.from([Buffer.alloc(1_000_000, 'a')]))
    const whole = await openStream(vault, key, stored)
    const part = await openRange(vault, key, stored, { start: 10, end: 900_000 })
    for (const stream of [whole, part])
      for await (const piece of stream) {
        expect((piece as Buffer).length).toBeGreaterThan(0)
        break
      }
    await expect.poll(async () => openNames(stored.storeName ?? '')).toEqual([])
  },
)

async function openNames(name: string): Promise<string[]> {
  const links = await readdir(OPEN_FILES)
  const paths = await Promise.all(
    links.map((link) => readlink(join(OPEN_FILES, link)).catch(() => '')),
  )
  return paths.filter((path) => path.endsWith(name))
}
