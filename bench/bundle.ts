/**
 * How long a bundle takes and how much memory, beside qpdf joining the same papers. The papers are
 * made here, five pages of text each, and are the same for everyone who is measured.
 */
import { createHash } from 'node:crypto'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { day } from '../src/platform/day.ts'
import { build } from './built.ts'
import { survival, type Survival } from './bundle-survival.ts'
import { megabytesOf, treeOf } from './processes.ts'
import { concatenate } from '../src/platform/pdf/merge.ts'
import { print } from '../src/platform/print/typst.ts'
import { complaintOf } from '../src/packs/complaint.ts'
import { printedPack } from '../src/packs/printed.ts'
import { readSpec } from '../src/packs/spec.ts'
import type { Entry } from '../src/record/entry.ts'

const ON = day('2026-01-26')
const PAGES_EACH = 5
const INFO = { title: 'Joined', author: '', subject: '', on: ON }
const ABOUT = { commitments: [], recordName: 'Robin', on: ON }
const PROOF = { treeSize: 1284, treeHead: 'ab'.repeat(32), fingerprint: 'cd'.repeat(32) }

export type BundleRow = {
  readonly what: string
  readonly seconds: number
  readonly memoryMb: number | null
  readonly pages: number
  readonly bar: string
}

/** What is asked for in every pack measured here. */
const specOf = (issues: readonly object[]) => ({ to: 'the panel', issues, want: 'An answer.' })

/** Writes `count` papers of five pages into `folder`, each different. */
async function makePapers(folder: string, count: number): Promise<string[]> {
  const paths: string[] = []
  for (let index = 1; index <= count; index++) {
    const paragraphs = Array.from(
      { length: 52 },
      (_, at) =>
        `Paragraph ${at + 1} of paper ${index}. ${'On that day we wrote again and asked what had been decided. '.repeat(4)}`,
    )
    const data = {
      is: 'words',
      mark: `Paper ${index}`,
      title: `Letter ${index}`,
      detail: '',
      facts: [],
      paragraphs,
      files: [],
      file: '',
    }
    const { pdf } = await print({ template: 'exhibit.typ', data, on: ON, standard: 'plain' })
    const path = join(folder, `${index}.pdf`)
    writeFileSync(path, pdf)
    paths.push(path)
  }
  return paths
}

function entryOf(path: string, seq: number): Entry {
  const bytes = readFileSync(path)
  return {
    record: 'bench',
    seq,
    kind: 'paper',
    address: String(seq),
    written: '2026-01-20T10:00:00.000Z',
    broughtBy: 'bench',
    root: seq,
    title: `Letter ${seq}`,
    erased: false,
    happened: { day: ON, time: null, precision: 'day' },
    author: 'Alex Ward',
    people: [],
    shelf: 'messages',
    audience: 'me',
    amends: null,
    body: { title: `Letter ${seq}` },
    files: [
      {
        name: `letter-${seq}.pdf`,
        type: 'application/pdf',
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    ],
  }
}

async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly seconds: number }> {
  const start = performance.now()
  const value = await work()
  return { value, seconds: (performance.now() - start) / 1000 }
}

/**
 * One bundle by the built product in a process of its own, as somebody would wait for it. The memory is
 * the most it and its press held together, looked at again and again (PSS).
 */
async function inOwnProcess(
  built: string,
  folder: string,
  papers: readonly string[],
): Promise<BundleRow> {
  const count = papers.length
  const entries = papers.map((path, at) => entryOf(path, at + 1))
  const issue = { heading: 'What happened', entries: entries.map(({ seq }) => seq), quotes: [] }
  const asked = join(folder, `${count}.json`)
  const spec = specOf([issue])
  writeFileSync(asked, JSON.stringify({ spec, entries, about: ABOUT, papers, proof: PROOF }))
  const program = fileURLToPath(new URL('one-bundle.mjs', import.meta.url))
  const child = spawn(process.execPath, [program, built, asked], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (part: Buffer) => void (out += part.toString()))
  let most = 0
  const looking = setInterval(() => {
    most = Math.max(most, megabytesOf(treeOf(child.pid ?? 0)))
  }, 20)
  await once(child, 'exit')
  clearInterval(looking)
  const { pages, seconds, memoryMb } = JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as {
    readonly pages: number
    readonly seconds: number
    readonly memoryMb: number
  }
  const bar = count === 50 ? '1 s' : '4 s'
  return {
    what: `bundle of ${count} exhibits, ${count * PAGES_EACH} pages of exhibits (its process alone ${memoryMb} MB at most)`,
    seconds,
    memoryMb: Math.round(most),
    pages,
    bar: `${bar}, 200 MB`,
  }
}

async function mergingAlone(paths: readonly string[], folder: string): Promise<BundleRow[]> {
  const papers = paths.map((path) => ({
    title: '',
    mark: '',
    read: async () => readFileSync(path),
    instead: async (why: string) => {
      throw new Error(why)
    },
  }))
  await concatenate(papers.slice(0, 20), INFO)
  const ours = await timed(async () => {
    const merged = await concatenate(papers, INFO)
    writeFileSync(join(folder, 'ours.pdf'), Buffer.concat(merged.pieces))
    return merged
  })
  const rows: BundleRow[] = []
  const there = spawnSync('qpdf', ['--version'])
  if (there.error === undefined) {
    const theirs = await timed(async () =>
      execFileSync('qpdf', ['--empty', '--pages', ...paths, '--', join(folder, 'theirs.pdf')]),
    )
    rows.push({
      what: 'qpdf joining the same papers (its own process)',
      seconds: theirs.seconds,
      memoryMb: null,
      pages: ours.value.pages,
      bar: '',
    })
  }
  rows.unshift({
    what: 'merging alone, 200 papers, 1,000 pages',
    seconds: ours.seconds,
    memoryMb: null,
    pages: ours.value.pages,
    bar: '1.5 x qpdf',
  })
  return rows
}

/** A complaint of 32 pages or so, set from nothing but its data. */
async function longComplaint(): Promise<BundleRow> {
  const entries = Array.from({ length: 100 }, (_, index): Entry => ({
    ...entryOf(fileURLToPath(import.meta.url), index + 1),
    kind: 'message',
    body: {
      from: 'Alex Ward',
      to: 'Hillview Academy',
      subject: `Letter ${index + 1}`,
      words: 'We asked again what had been decided, and have not heard. '.repeat(6),
    },
  }))
  const quotes = (from: number) =>
    entries.slice(from, from + 10).map((entry) => ({
      entry: entry.seq,
      words: 'We asked again what had been decided, and have not heard. '.repeat(6).trim(),
    }))
  const issues = Array.from({ length: 10 }, (_, index) => ({
    heading: `Something that has waited, ${index + 1}`,
    entries: [],
    quotes: quotes(10 * index),
  }))
  const read = readSpec(specOf(issues), entries)
  if (!read.ok) throw new Error('The bench’s own spec is wrong.')
  const model = complaintOf({ ...ABOUT, spec: read.spec, entries })
  const data = printedPack(
    model,
    PROOF,
    model.exhibits.map((exhibit) => ({ exhibit, seals: [], page: null })),
    null,
  )
  const done = await timed(() =>
    print({ template: 'complaint.typ', data, on: ON, standard: 'ua-1' }),
  )
  return {
    what: 'a long complaint, PDF/UA-1, first use',
    seconds: done.seconds,
    memoryMb: null,
    pages: done.value.pages,
    bar: '2 s for 32 pages',
  }
}

/** Everything about bundles, measured here and now. `corpus` is a folder of odd PDFs, if there is one. */
export async function measureBundles(
  corpus: string,
): Promise<{ readonly rows: readonly BundleRow[]; readonly survival: Survival | null }> {
  const folder = mkdtempSync(join(tmpdir(), 'heard-bench-bundle-'))
  const built = build()
  try {
    const complaint = await longComplaint()
    const paths = await makePapers(folder, 200)
    const rows = [
      complaint,
      await inOwnProcess(built.folder, folder, paths.slice(0, 50)),
      await inOwnProcess(built.folder, folder, paths),
      ...(await mergingAlone(paths, folder)),
    ]
    return { rows, survival: await survival(corpus, paths[0] ?? '') }
  } finally {
    built.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(JSON.stringify(await measureBundles('../shared/corpus/pdf'), null, 2))
