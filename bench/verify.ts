/** Checking a whole record, every hash of it, beside openssl hashing the same bytes once. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { leafBytes } from '../src/record/canonical.ts'
import { checkRecord } from '../src/record/check.ts'
import { findProven } from '../src/record/store.ts'
import { middleOf, type Ground } from './ground.ts'

export type VerifyRow = {
  readonly entries: number
  readonly seconds: number
  readonly bytes: number
  /** Null where there is no openssl. */
  readonly openssl: number | null
}

const RUNS = 3

export async function measureVerify(ground: Ground, ids: readonly string[]): Promise<VerifyRow[]> {
  const rows: VerifyRow[] = []
  for (const id of ids) {
    const times: number[] = []
    let entries = 0
    for (let run = 0; run < RUNS; run += 1) {
      const start = performance.now()
      const checked = await ground.within(id, checkRecord)
      times.push((performance.now() - start) / 1000)
      if (!checked.ok) throw new Error(`The record does not verify: ${checked.problems[0]}`)
      entries = checked.size
    }
    rows.push({ entries, seconds: middleOf(times), ...(await opensslOver(ground, id)) })
  }
  return rows
}

/** The same bytes in one file (salt, words, leaf of every entry; the tree's nodes left out), hashed once. */
async function opensslOver(ground: Ground, id: string) {
  const folder = mkdtempSync(join(tmpdir(), 'heard-bench-verify-'))
  try {
    const path = join(folder, 'bytes')
    const file = await open(path, 'w')
    let [bytes, after] = [0, 0]
    for (;;) {
      const batch = await ground.within(id, (write) => findProven(write, { after, atMost: 2000 }))
      if (batch.length === 0) break
      const pieces = batch.flatMap(({ seq, written, content, salt, contentHash }) => [
        salt ?? Buffer.alloc(0),
        Buffer.from(content ?? ''),
        leafBytes({ record: id, seq, written, contentHash: contentHash.toString('hex') }),
      ])
      const whole = Buffer.concat(pieces)
      await file.write(whole)
      bytes += whole.length
      after = batch.at(-1)?.seq ?? after
    }
    await file.close()
    return { bytes, openssl: opensslSeconds(path) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function opensslSeconds(path: string): number | null {
  if (spawnSync('openssl', ['version']).error !== undefined) return null
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now()
    execFileSync('openssl', ['dgst', '-sha256', path])
    return (performance.now() - start) / 1000
  })
  return middleOf(times)
}
