/**
 * Builds the product: the stylesheet, fonts and small scripts into public/ (scripts/styles.mjs), and
 * the TypeScript in src/ into dist/. Migrations and print templates are read from where they are.
 * Says nothing and does nothing when nothing changed since the last time.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** Compiles src/ to dist/. Ends the process, saying why, when it does not compile. */
function compile() {
  rmSync(DIST, { recursive: true, force: true })
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  try {
    execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  } catch (error) {
    process.stderr.write(String(error.stdout ?? error))
    process.stderr.write('The build stopped at the errors above.\n')
    process.exit(1)
  }
}

await buildStyles()
const now = fingerprint()
const before = existsSync(STAMP) && existsSync(DIST) ? readFileSync(STAMP, 'utf8') : ''
if (now !== before) {
  rmSync(STAMP, { force: true })
  compile()
  writeFileSync(STAMP, now)
}
