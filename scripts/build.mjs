/**
 * Builds the product: the stylesheet, fonts and small scripts into public/ (scripts/styles.mjs), and
 * the TypeScript in src/ into dist/. Migrations and print templates are read from where they are.
 * Says nothing and does nothing when nothing changed since the last time.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { buildStyles } from './styles.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const DIST = join(ROOT, 'dist')
const STAMP = join(ROOT, '.heard-build')
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'scripts/build.mjs']

/** What dist/ is made from, as one hash of names, sizes and contents. */
function fingerprint() {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => join('src', path))
    .filter((path) => !/\.test\.tsx?$/.test(path) && statSync(join(ROOT, path)).isFile())
    .toSorted()
  const hash = createHash('sha256')
  for (const path of [...SETTINGS, ...sources].filter((path) => existsSync(join(ROOT, path)))) {
    hash.update(`${path}\n`).update(readFileSync(join(ROOT, path)))
  }
  return hash.digest('hex')
}

/** Compiles src/ beside dist/ and puts it in its place whole. Ends the process, saying why, when it does not compile. */
function compile() {
  const unfinished = `${DIST}.${process.pid}`
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const settings = join(ROOT, 'tsconfig.build.json')
  try {
    execFileSync(process.execPath, [tsc, '-p', settings, '--outDir', unfinished], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    unlock()
    process.stderr.write(String(error.stdout ?? error))
    process.stderr.write('The build stopped at the errors above.\n')
    process.exit(1)
  }
  rmSync(DIST, { recursive: true, force: true })
  renameSync(unfinished, DIST)
}

const LOCK = join(ROOT, '.heard-building')
const LOCK_STALE_MS = 120_000

/** Two starts at once: the second waits for the first one's build. A lock left by a killed build grows stale. */
async function lock() {
  for (;;) {
    try {
      return mkdirSync(LOCK)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (age > LOCK_STALE_MS) rmSync(LOCK, { recursive: true, force: true })
    await wait(100)
  }
}

function unlock() {
  rmSync(LOCK, { recursive: true, force: true })
}

const isBuilt = (now) =>
  existsSync(STAMP) && existsSync(DIST) && readFileSync(STAMP, 'utf8') === now

await buildStyles()
const now = fingerprint()
if (!isBuilt(now)) {
  await lock()
  try {
    if (!isBuilt(now)) {
      process.stderr.write('Building Heard (once, a few seconds) ...\n')
      rmSync(STAMP, { force: true })
      compile()
      writeFileSync(STAMP, now)
    }
  } finally {
    unlock()
  }
}
