/**
 * Heard as a person runs it: real processes on a data folder of their own, and the means to end them
 * as roughly as a power cut does. Everything begun here is ended by `clear`.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const REPO = fileURLToPath(new URL('../../', import.meta.url))
const FROM_SOURCE = ['--conditions=source', '--import', 'tsx']

export type Done = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

export type Running = {
  readonly child: ChildProcess
  readonly pid: number
  /** What it has printed on standard output so far. */
  readonly out: () => string
  /** What it has printed on standard error so far. */
  readonly err: () => string
  readonly done: Promise<Done>
  /** Resolves with the first match on standard output; rejects when it ends without. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>
}

export type Place = {
  readonly folder: string
  readonly data: string
  readonly run: (script: string, args: readonly string[], how?: How) => Running
  readonly heard: (args: readonly string[], how?: How) => Running
  /** Runs a command of heard to its end and reads the JSON it prints. Throws when the code is not 0. */
  readonly json: <T>(...args: readonly string[]) => Promise<T>
  /** The process id of the PostgreSQL that runs on the data folder, or null. */
  readonly postgres: () => Promise<number | null>
  readonly clear: () => Promise<void>
}

export type How = {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly cwd?: string
  /** In front of the command, as `setpriv --reuid=...`. */
  readonly before?: readonly string[]
}

/** A new place. `data` is where its data folder is to be, inside the place unless given. */
export async function aPlace(given: { readonly data?: string } = {}): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'heard-faults-'))
  await chmod(folder, 0o755)
  const data = given.data ?? join(folder, 'data')
  const begun: Running[] = []
  const run = (script: string, args: readonly string[], how: How = {}): Running => {
    const began = begin([process.execPath, ...FROM_SOURCE, script, ...args], data, how)
    begun.push(began)
    return began
  }
  const heard = (args: readonly string[], how?: How) => run(join(REPO, 'bin/dev.mjs'), args, how)
  return {
    folder,
    data,
    run,
    heard,
    async json<T>(...args: readonly string[]) {
      const { code, signal, out, err } = await heard([...args, '--json']).done
      if (code !== 0)
        throw new Error(`heard ${args.join(' ')} ended with ${code ?? signal}: ${err}${out}`)
      return JSON.parse(out) as T
    },
    postgres: () => postgresOn(data),
    async clear() {
      for (const { child } of begun) child.kill('SIGKILL')
      await Promise.all(begun.map((each) => each.done))
      await endPostgres(data)
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

function begin(command: readonly string[], data: string, how: How): Running {
  const [program = '', ...args] = [...(how.before ?? []), ...command]
  const child = spawn(program, args, {
    cwd: how.cwd ?? REPO,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], TZ: 'Europe/London', HEARD_DATA: data, ...how.env },
  })
  child.stdin.on('error', () => {})
  child.stdin.end(how.input ?? '')
  let [out, err] = ['', '']
  const hear = new Set<() => void>()
  const told = () => {
    for (const each of hear) each()
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => ((out += text), told()))
  child.stderr.setEncoding('utf8').on('data', (text: string) => ((err += text), told()))
  const done = new Promise<Done>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, out, err }))
  })
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(out)
        if (found === null) return
        hear.delete(look)
        resolve(found)
      }
      hear.add(look)
      look()
      void done.then(({ code, signal }) =>
        reject(new Error(`It ended (${code ?? signal}) without saying ${pattern}: ${err}${out}`)),
      )
    })
  return { child, pid: child.pid ?? 0, out: () => out, err: () => err, done, says }
}

async function postgresOn(data: string): Promise<number | null> {
  const text = await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return Number.isInteger(pid) && isAlive(pid) ? pid : null
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Ends the PostgreSQL on `data` at once and waits until it is gone. */
export async function endPostgres(data: string): Promise<void> {
  const pid = await postgresOn(data)
  if (pid === null) return
  process.kill(pid, 'SIGQUIT')
  while (isAlive(pid)) await wait(20)
}

/** Kills -9 the PostgreSQL on the place's data folder; false when none runs. */
export async function killPostgres(place: Place): Promise<boolean> {
  const pid = await place.postgres()
  if (pid === null) return false
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      )
    })
  })
}

/** A repeatable source of chance: mulberry32. The same seed gives the same numbers from 0 up to 1. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
