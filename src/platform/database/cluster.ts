/**
 * The folder of the PostgreSQL that Heard runs itself, and the programs that make it, start it and
 * stop it. Who may use it when is embedded.ts's.
 */
import { randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { writeOnce } from '../files/once.ts'
import { isAlive } from './alive.ts'
import { CannotStart, findBinaries, type Binaries } from './binaries.ts'
import { checkReach, findRunAs, run, type RunAs } from './run-as.ts'

export const SUPERUSER = 'heard_super'

export type Secrets = { readonly super: string; readonly owner: string; readonly app: string }
export type Place = {
  readonly folder: string
  readonly cluster: string
  readonly binaries: Binaries
  readonly runAs: RunAs
  readonly secrets: Secrets
}

/** The data folder, made ready: passwords and the cluster are there when it returns. */
export async function prepare(dataFolder: string, say: (line: string) => void): Promise<Place> {
  const runAs = findRunAs()
  const binaries = await findBinaries()
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  if (runAs !== null) await chmod(dataFolder, 0o711)
  await checkReach(runAs, binaries.postgres, 'the installed PostgreSQL')
  await checkReach(runAs, join(dataFolder, 'postgres'), 'the data folder')
  const secrets = await readSecrets(join(dataFolder, 'database-passwords.json'))
  const cluster = join(dataFolder, 'postgres')
  const place = { folder: dataFolder, cluster, binaries, runAs, secrets }
  if ((await stat(cluster).catch(() => null)) === null) await create(place, say)
  return place
}

async function readSecrets(path: string): Promise<Secrets> {
  const owner = (await stat(path).catch(() => null))?.uid
  if (owner !== undefined && owner !== process.getuid?.())
    throw new CannotStart(
      `${path} belongs to another user of this machine: start Heard as that user, or set HEARD_DATA.`,
    )
  const made: Secrets = { super: password(), owner: password(), app: password() }
  if (owner === undefined) await writeOnce(path, `${JSON.stringify(made)}\n`)
  const text = await readFile(path, 'utf8')
  if (!text.endsWith('\n')) throw new CannotStart(`${path} is damaged: restore it from a backup.`)
  return JSON.parse(text) as Secrets
}

function password(): string {
  return randomBytes(24).toString('base64url')
}

async function create(place: Place, say: (line: string) => void): Promise<void> {
  say('Making the database (once, a few seconds) ...')
  await clearLeft(place.folder)
  const unfinished = join(place.folder, `postgres.making.${process.pid}`)
  const passwordFile = join(place.folder, `password.${process.pid}`)
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, place.secrets.super, { mode: 0o600 })
  if (place.runAs !== null) {
    await chown(unfinished, place.runAs.uid, place.runAs.gid)
    await chown(passwordFile, place.runAs.uid, place.runAs.gid)
  }
  const initdb = () =>
    run(
      place.binaries.initdb,
      [
        '-D',
        unfinished,
        '-U',
        SUPERUSER,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
      ].concat([
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ]),
      place.runAs,
    )
  const first = await initdb()
  // A Ctrl-C can meet it in the instant before it is in a session of its own; it clears up after itself.
  const made = first.code === null ? await initdb() : first
  await rm(passwordFile, { force: true })
  if (made.code !== 0)
    throw new CannotStart(
      `The database could not be made: ${made.output.trim().split('\n').at(-1)}`,
    )
  await rename(unfinished, place.cluster).catch(async (problem: NodeJS.ErrnoException) => {
    await rm(unfinished, { recursive: true, force: true })
    if (problem.code !== 'ENOTEMPTY' && problem.code !== 'EEXIST') throw problem
  })
}

/** Takes away what a first start that was killed half way left behind. */
async function clearLeft(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^(?:postgres\.making|password)\.(\d+)$/.exec(name)?.[1] ?? Number.NaN)
    if (!Number.isNaN(pid) && !isAlive(pid))
      await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

const OPTIONS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 40,
  shared_buffers: '64MB',
  work_mem: '16MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  random_page_cost: 1.1,
  jit: 'off',
  // What people write must not end up in a log when a statement fails.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_min_messages: 'fatal',
}

/** Starts PostgreSQL on `port`; returns when it takes connections or has given up. */
export async function start(place: Place, port: number): Promise<void> {
  const options = Object.entries({ port, ...OPTIONS }).map(
    ([name, value]) => `-c ${name}='${value}'`,
  )
  await run(
    place.binaries.pgCtl,
    ['start', '-D', place.cluster, '-w', '-t', '50', '-l', join(place.cluster, 'heard.log')].concat(
      ['-o', options.join(' '), '-p', place.binaries.postgres],
    ),
    place.runAs,
  )
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

/** A minute, after which it is no longer waited for. */
const STOP_TRIES = 3000

/** Stops PostgreSQL; returns when it is gone. Another may have started a new one by then: that is let be. */
export async function stop(place: Place): Promise<void> {
  const pid = (await running(place))?.pid
  await run(place.binaries.pgCtl, ['stop', '-D', place.cluster, '-m', 'fast', '-W'], place.runAs)
  if (pid === undefined) return
  for (let tries = 0; isAlive(pid) && tries < STOP_TRIES; tries++) await wait(20)
}

/** The port of the PostgreSQL that says it runs on this cluster, or null. It may be on its way down. */
export async function runningPort(place: Place): Promise<number | null> {
  return (await running(place))?.port ?? null
}

async function running({ cluster }: Place): Promise<{ pid: number; port: number } | null> {
  const path = join(cluster, 'postmaster.pid')
  const lines = await readFile(path, 'utf8').catch(() => '')
  const [pid, , , port] = lines.split('\n')
  if (pid === undefined || port === undefined || !isAlive(Number(pid))) return null
  if (await isAt(Number(pid), cluster)) return { pid: Number(pid), port: Number(port) }
  // After a power cut the number may be another program's, and PostgreSQL would refuse to start for
  // that. A number no process can have leaves PostgreSQL its own, better check (line 7, shared memory).
  await writeFile(path, lines.replace(/^\d+/, String(NO_PROCESS)))
  return null
}

/** One more than the most Linux gives out. */
const NO_PROCESS = 4_194_305

/** Whether the process works in `folder`, as PostgreSQL does in its own; true where the machine does not tell. */
async function isAt(pid: number, folder: string): Promise<boolean> {
  const at = await readlink(`/proc/${pid}/cwd`).catch(() => null)
  return at === null || at === (await realpath(folder))
}
