/**
 * `npm test`: format, types, lint, then every test (rules, the record against a real PostgreSQL, pages
 * in a real browser). Ends with one line, "N passed, N failed". Exit code 1 if anything failed.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => join(ROOT, 'node_modules', '.bin', name)
const folder = mkdtempSync(join(tmpdir(), 'heard-report-'))
const report = join(folder, 'report.json')

let failed = 0

/** Runs one step with its output shown; counts it as failed unless it ends well. */
function step(what, program, args) {
  const start = Date.now()
  process.stdout.write(`\n== ${what}\n`)
  const { status } = spawnSync(bin(program), args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  process.stdout.write(
    `== ${what}: ${status === 0 ? 'done' : 'FAILED'} (${Math.round((Date.now() - start) / 1000)} s)\n`,
  )
  return status === 0
}

for (const [what, program, args] of [
  ['format', 'oxfmt', ['--check']],
  ['types', 'tsc', []],
  ['types of what browsers run', 'tsc', ['-p', 'client']],
  ['types of the worker', 'tsc', ['-p', 'client/worker']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
]) {
  if (!step(what, program, args)) failed += 1
}
const passedAll = step('tests', 'vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
])
let passed = 5 - failed
try {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  passed += numPassedTests
  failed += numFailedTests
} catch {
  failed += 1
}
if (!passedAll && failed === 0) failed = 1
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
