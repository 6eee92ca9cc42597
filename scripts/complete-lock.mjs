/**
 * Run after adding a package (`node scripts/complete-lock.mjs`). Packages with a binary for each kind of
 * machine name them all as optional dependencies, but a registry may not carry every one; npm then
 * leaves those out of package-lock.json, and `npm ci` refuses the lock it wrote itself. This writes the
 * entries npm would have written, with the machine each is for, so that npm passes over them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const LOCK = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const SYSTEMS = { windows: 'win32', macos: 'darwin' }
const OS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'macos',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'windows',
]
const CPU = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
  'wasm32',
  'universal',
]

/** What kind of machine a package is for, read from its name; null when the name does not say. */
export function machineOf(name) {
  const words = name.replace(/^@[^/]+\//, (scope) => `${scope.slice(1, -1)}-`).split(/[-_./]/)
  const os = OS.find(
    (each) =>
      words.includes(each) || words.some((word) => word.startsWith(each) && /musl/.test(word)),
  )
  const cpu = CPU.find((each) => words.includes(each))
  if (os === undefined && cpu === undefined) return null
  const machine = {}
  if (cpu !== undefined && cpu !== 'universal') machine.cpu = [cpu]
  if (words.some((word) => word.includes('musl'))) machine.libc = ['musl']
  else if (words.includes('gnu')) machine.libc = ['glibc']
  if (os !== undefined) machine.os = [SYSTEMS[os] ?? os]
  return machine
}

const lock = JSON.parse(readFileSync(LOCK, 'utf8'))
const left = []
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const own = `${path === '' ? '' : `${path}/`}node_modules/${name}`
    if (own in lock.packages || `node_modules/${name}` in lock.packages) continue
    const machine = machineOf(name)
    if (machine === null) {
      left.push(name)
      continue
    }
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[^\d]*/, ''),
      ...(entry.dev === true ? { dev: true } : {}),
      optional: true,
      ...machine,
    }
  }
}
const [root, ...rest] = Object.entries(lock.packages)
lock.packages = Object.fromEntries([root, ...rest.toSorted(([a], [b]) => (a < b ? -1 : 1))])
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(
  left.length === 0
    ? 'The lock is complete.\n'
    : `Not known for which machine: ${left.join(', ')}\n`,
)
