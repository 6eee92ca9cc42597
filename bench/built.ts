/**
 * The built product, made apart from the working tree so that a bench never touches `dist/`: compiled
 * into a folder of its own, with the rest of the tree linked beside it, and run by plain Node.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LINKED = ['node_modules', 'migrations', 'templates', 'public', 'package.json']

export type Built = {
  readonly folder: string
  /** What Node is given to run `heard` with `args`. */
  readonly command: (args: readonly string[]) => string[]
  /** Runs `heard` to its end on `data`; returns what it printed and the seconds it took. */
  readonly heard: (data: string, ...args: string[]) => { readonly out: string; readonly s: number }
  /** Starts `heard start`; settles when it says it is ready. */
  readonly start: (data: string, port: number) => Promise<Running>
  readonly remove: () => void
}

export type Running = {
  readonly pid: number
  /** The printed link's own address. */
  readonly link: string
  /** Seconds from starting to "ready". */
  readonly s: number
  readonly stop: () => Promise<void>
}

/** Builds. Throws when the product does not compile at all. */
export function build(): Built {
  const folder = mkdtempSync(join(tmpdir(), 'heard-bench-built-'))
  for (const name of LINKED) symlinkSync(join(ROOT, name), join(folder, name))
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  spawnSync(
    process.execPath,
    [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')],
    { stdio: 'ignore' },
  )
  const code = `const { main } = await import(${JSON.stringify(`file://${folder}/dist/cli/main.js`)}); await main(process.argv.slice(1))`
  const command = (args: readonly string[]) => ['--input-type=module', '-e', code, '--', ...args]
  const env = (data: string, port = 0) => ({
    PATH: '/usr/bin:/bin:/usr/sbin:/sbin',
    HEARD_DATA: data,
    ...(port === 0 ? {} : { HEARD_PORT: String(port) }),
  })
  return {
    folder,
    command,
    heard(data, ...args) {
      const start = performance.now()
      const ran = spawnSync(process.execPath, command(args), {
        env: env(data),
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      })
      if (ran.status !== 0) throw new Error(`heard ${args[0]} failed: ${ran.stderr}`)
      return { out: ran.stdout, s: (performance.now() - start) / 1000 }
    },
    start: (data, port) => {
      const began = performance.now()
      const child = spawn(process.execPath, command(['start']), {
        env: env(data, port),
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      return ready(child, began)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function ready(child: ChildProcess, began: number): Promise<Running> {
  let said = ''
  const link = await new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer): void => {
      said += part.toString()
      const found = /https?:\/\/\S+\/sign-in\S*/.exec(said)?.[0]
      if (found !== undefined && said.includes('Press Ctrl-C')) resolve(found)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(`heard start ended: ${said}`)))
  })
  const s = (performance.now() - began) / 1000
  return {
    pid: child.pid ?? 0,
    link,
    s,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}
