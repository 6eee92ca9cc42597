/**
 * Odd papers from the world: how many are joined rightly, by us and by qpdf alone, and how many of the
 * rest are named.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { concatenate } from '../src/platform/pdf/merge.ts'

const INFO = { title: 'Joined', author: '', subject: '', on: '2026-01-26' }

export type Survival = {
  readonly papers: number
  readonly ours: number
  readonly qpdf: number
  readonly named: number
}

/**
 * How many of the odd papers in `folder` are joined rightly (to a paper of five pages, with as many
 * pages as qpdf counts in it), by us and by qpdf alone; and how many of the rest we name.
 */
export async function survival(folder: string, other: string): Promise<Survival | null> {
  if (!existsSync(folder) || spawnSync('qpdf', ['--version']).error !== undefined) return null
  const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'))
  const room = dirname(other)
  const otherPages = pagesOf(other)
  let [ours, qpdf, named] = [0, 0, 0]
  for (const name of names) {
    const path = join(folder, name)
    const truth = pagesOf(path)
    const joined = spawnSync('qpdf', ['--empty', '--pages', path, other, '--', join(room, 'q.pdf')])
    if (
      (joined.status === 0 || joined.status === 3) &&
      truth > 0 &&
      pagesOf(join(room, 'q.pdf')) === truth + otherPages
    )
      qpdf += 1
    const merged = await concatenate(
      [path, other].map((each) => ({
        title: '',
        mark: '',
        read: async () => readFileSync(each),
        instead: async () => readFileSync(other),
      })),
      INFO,
    )
    writeFileSync(join(room, 'o.pdf'), Buffer.concat(merged.pieces))
    if (merged.stood[0]?.why !== null) named += 1
    else if (truth > 0 && pagesOf(join(room, 'o.pdf')) === truth + otherPages) ours += 1
  }
  return { papers: names.length, ours, qpdf, named }
}

function pagesOf(path: string): number {
  if (!existsSync(path) || statSync(path).size === 0) return -1
  const counted = spawnSync('qpdf', ['--show-npages', path], { encoding: 'utf8' }).stdout.trim()
  return counted === '' ? -1 : Number(counted)
}
