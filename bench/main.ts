/**
 * `npm run bench [part]`: how fast and how large Heard is, beside other programs where there are any, in
 * one run. Figures and what they mean: docs/benchmarks.md.
 */
import { cpus, loadavg, totalmem } from 'node:os'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { measureBundles } from './bundle.ts'
import { fillRecord } from './family.ts'
import { openGround } from './ground.ts'
import { measureDesk } from './desk.ts'
import { measureImport } from './import.ts'
import { measureLaw } from './law.ts'
import { measureMatters } from './matters.ts'
import { measurePages } from './pages.ts'
import { measurePatterns } from './patterns.ts'
import { measureScale } from './scale.ts'
import { measureSearch } from './search.ts'
import { measureStart } from './start.ts'
import { measureVerify } from './verify.ts'

const LARGE = 100_000
const MIDDLE = 10_000
const SMALL = 1000

const say = (line = ''): void => void process.stdout.write(`${line}\n`)

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  async import() {
    const rows = await measureImport()
    const mu = rows.find((row) => row.what.startsWith('mu '))
    const ours = rows.find((row) => row.what.startsWith('heard'))
    for (const { what, best, seconds, processor, note } of rows)
      say(
        `  best ${best.toFixed(2).padStart(6)} s, middle ${seconds.toFixed(2).padStart(6)} s, ${processor.toFixed(2).padStart(6)} s of processor at least  ${what}  ${note}`,
      )
    if (mu === undefined || ours === undefined) {
      say(
        '  mu is not on this machine (Debian: apt-get install maildir-utils), so there is no ratio.',
      )
      return
    }
    say(
      `  ratio to mu: best ${(ours.best / mu.best).toFixed(2)}, middle ${(ours.seconds / mu.seconds).toFixed(2)} by the clock (aim 1.0), ${(ours.processor / mu.processor).toFixed(2)} by the processor`,
    )
    if (!rows.some((row) => row.what.startsWith('notmuch')))
      say('  notmuch is not on this machine.')
  },
  async scale() {
    const ground = await openGround()
    try {
      const { bytesPerEntry, bytesPerRecord, ofThem } = await measureScale(ground, ground.adminUrl)
      say(`  ${Math.round(bytesPerRecord)} bytes a record without entries`)
      say(`  ${Math.round(bytesPerEntry)} bytes an entry, tables and indexes together:`)
      for (const { table, bytes } of ofThem)
        say(`  ${String(Math.round(bytes)).padStart(7)}  ${table}`)
    } finally {
      await ground.close()
    }
  },
  async record() {
    // Filling takes minutes: a folder named here is filled once and used again.
    const ground = await openGround(process.env['HEARD_BENCH_FOLDER'])
    try {
      say(`  Filling records of ${SMALL}, ${MIDDLE} and ${LARGE} entries ...`)
      const [small, middle] = [await fillRecord(ground, SMALL), await fillRecord(ground, MIDDLE)]
      const large = await filled(ground)
      say('  Search at 100,000 entries, best, middle and worst of 15 (aim 30 ms):')
      for (const row of await measureSearch(ground, large))
        say(
          `  ${[row.best, row.middle, row.worst].map((ms) => ms.toFixed(1).padStart(7)).join('')} ms  ${row.what} (${row.found} found)`,
        )
      say(
        '  Pages, server time (aims: 100,000 to 1,000 at most 1.3; to the bare statements at most 3):',
      )
      for (const { page, small: few, large: many, bare, statements } of await measurePages(ground, {
        small,
        large,
      }))
        say(
          `  ${page.padEnd(18)} 1,000: ${few.toFixed(1)} ms; 100,000: ${many.toFixed(1)} ms; ratio ${(many / few).toFixed(2)}; bare (${statements} statements) ${bare.toFixed(1)} ms; ratio ${(many / bare).toFixed(2)}`,
        )
      say('  Checking a whole record (aim 4 s at 100,000, linear):')
      for (const { entries, seconds, bytes, openssl } of await measureVerify(ground, [
        middle,
        large,
      ]))
        say(
          `  ${String(entries).padStart(7)} entries, ${(bytes / 1e6).toFixed(0)} MB: ${seconds.toFixed(2)} s${openssl === null ? '; no openssl here' : `; openssl ${openssl.toFixed(3)} s, ratio ${(seconds / openssl).toFixed(1)}`}`,
        )
    } finally {
      await ground.close()
    }
  },
  async start() {
    for (const { what, value, bar } of await measureStart())
      say(`  ${value.padStart(10)}  ${what} (aim ${bar})`)
  },
  async bundle() {
    const corpus = fileURLToPath(new URL('../../shared/corpus/pdf', import.meta.url))
    if (!existsSync(corpus))
      say('  There is no folder of odd PDFs beside the repository: joining those is left out.')
    const { rows, survival } = await measureBundles(corpus)
    for (const { what, seconds, memoryMb, pages, bar } of rows)
      say(
        `  ${seconds.toFixed(2).padStart(7)} s ${memoryMb === null ? '' : `${memoryMb} MB `} ${what}, ${pages} pages${bar === '' ? '' : ` (aim ${bar})`}`,
      )
    if (survival !== null)
      say(
        `  of ${survival.papers} odd papers: ${survival.ours} joined rightly, ${survival.named} named with a reason; qpdf joined ${survival.qpdf}`,
      )
  },
  async patterns() {
    const ground = await openGround()
    try {
      say(
        '  Every pattern, best and middle (aims at 20,000: 1 s whole, 50 ms after one new entry):',
      )
      for (const { entries, found, whole, afterOne, charts } of await measurePatterns(ground)) {
        say(
          `  ${String(entries).padStart(7)} entries: ${whole.best.toFixed(0)} / ${whole.middle.toFixed(0)} ms; after one more ${afterOne.best.toFixed(1)} / ${afterOne.middle.toFixed(1)} ms (${found} found)`,
        )
        for (const { page, best, middle } of charts)
          say(`          page ${page}: ${best.toFixed(1)} / ${middle.toFixed(1)} ms (aim 100)`)
      }
    } finally {
      await ground.close()
    }
  },
  async desk() {
    const ground = await openGround()
    try {
      say(
        '  A desk across children, 300 entries each, server time, best and middle (aim at 80: 300 ms):',
      )
      for (const { records, things, pages } of await measureDesk(ground)) {
        say(`  ${String(records).padStart(7)} children, ${things} things:`)
        for (const { page, best, middle } of pages)
          say(`          ${page}: ${best.toFixed(0)} / ${middle.toFixed(0)} ms`)
      }
    } finally {
      await ground.close()
    }
  },
  async law() {
    for (const { what, ms, bar } of [...measureLaw(), measureMatters()])
      say(`  ${ms.toFixed(2).padStart(9)} ms  ${what} (aim ${bar})`)
  },
}

async function filled(ground: Awaited<ReturnType<typeof openGround>>): Promise<string> {
  const start = performance.now()
  const id = await fillRecord(ground, LARGE)
  say(`  (100,000 entries appended in ${((performance.now() - start) / 1000).toFixed(0)} s)`)
  return id
}

const [asked] = process.argv.slice(2)
if (asked !== undefined && PARTS[asked] === undefined) {
  say(`There is no part "${asked}". Parts: ${Object.keys(PARTS).join(', ')}.`)
  process.exitCode = 2
} else {
  const machine = cpus()
  say(
    `${machine.length} x ${machine[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.versions.node}`,
  )
  for (const [name, part] of Object.entries(PARTS)) {
    if (asked !== undefined && name !== asked) continue
    say(`\n${name} (load before: ${loadavg()[0]?.toFixed(1)})`)
    await part()
  }
}
