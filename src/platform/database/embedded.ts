/**
 * The PostgreSQL that Heard runs itself, in a folder the person owns.
 *
 * Terms. The *cluster* is the folder `postgres` in the data folder. A *user* of it is any process of
 * ours that has it open; each holds advisory lock USERS, shared, on a connection of its own, so that a
 * process that dies lets go by itself. The *app* is the one user that serves pages; it also holds APP.
 *
 * Invariants. (1) A cluster that exists is whole: it is made under another name and renamed. (2) The
 * cluster runs while it has a user; the last user to leave stops it, which it knows by getting USERS
 * alone. (3) There is one app to a data folder. (4) A PostgreSQL left behind by a killed process is
 * used as it is: whoever comes next finds it by its port and password and adopts it.
 */
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { CannotStart, findBinaries, type Binaries } from './binaries.ts'
import { checkReach, findRunAs, run, type RunAs } from './run-as.ts'

const USERS = 48_200_010
const APP = 48_200_011
const SUPERUSER = 'heard_super'
const PATIENCE_MS = 60_000

export type Cluster = {
  readonly ownerUrl: string
  /** For backups only: row-level security does not stop it. */
  readonly adminUrl: string
  readonly appUrl: string
  /** Leaves; stops PostgreSQL if nobody else uses it. */
  readonly leave: () => Promise<void>
}

type Secrets = { readonly super: string; readonly owner: string; readonly app: string }
type Place = { folder: string; cluster: string; binaries: Binaries; runAs: RunAs; secrets: Secrets }

/** Makes, starts or adopts the cluster in `dataFolder`. `say` hears one line before anything slow. */
export async function openCluster(
  dataFolder: string,
  { app, say }: { readonly app: boolean; readonly say: (line: string) => void },
): Promise<Cluster> {
  const place = await prepare(dataFolder, say)
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const port = await runningPort(place)
    const held = port === null ? null : await hold(place, port, app)
    if (held !== null) return inUse(place, held, app)
    if (Date.now() > until)
      throw new CannotStart(
        `PostgreSQL did not start in time; ${join(place.cluster, 'heard.log')} says why.`,
      )
    if (port === null) {
      say('Starting the database ...')
      await start(place, await freePort())
    }
    await wait(port === null ? 0 : 100)
  }
}

async function prepare(dataFolder: string, say: (line: string) => void): Promise<Place> {
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
  const made: Secrets = { super: password(), owner: password(), app: password() }
  const file = await open(path, 'wx', 0o600).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'EEXIST') return null
    throw problem
  })
  if (file === null) {
    for (let tries = 0; tries < 50; tries++) {
      const text = await readFile(path, 'utf8')
      if (text.endsWith('\n')) return JSON.parse(text) as Secrets
      await wait(20)
    }
    throw new CannotStart(`${path} is damaged: restore it from a backup.`)
  }
  await file.writeFile(`${JSON.stringify(made)}\n`)
  await file.sync()
  await file.close()
  return made
}

function password(): string {
  return randomBytes(24).toString('base64url')
}

async function create(place: Place, say: (line: string) => void): Promise<void> {
  say('Making the database (once, a few seconds) ...')
  const unfinished = join(place.folder, `postgres.making.${process.pid}`)
  const passwordFile = join(place.folder, `password.${process.pid}`)
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, place.secrets.super, { mode: 0o600 })
  if (place.runAs !== null) {
    await chown(unfinished, place.runAs.uid, place.runAs.gid)
    await chown(passwordFile, place.runAs.uid, place.runAs.gid)
  }
  const made = await run(
    place.binaries.initdb,
    ['-D', unfinished, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'].concat([
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]),
    place.runAs,
  )
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
async function start(place: Place, port: number): Promise<void> {
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

function freePort(): Promise<number> {
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

/** The port of the PostgreSQL that says it runs on this cluster, or null. It may be on its way down. */
async function runningPort({ cluster }: Place): Promise<number | null> {
  const lines = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , port] = lines.split('\n')
  if (pid === undefined || port === undefined || !isAlive(Number(pid))) return null
  return Number(port)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const urlFor = (port: number, role: string, secret: string, database = 'heard') =>
  `postgres://${role}:${secret}@127.0.0.1:${port}/${database}`

type Held = { readonly port: number; readonly lock: pg.Client }

/** Takes the locks of a user (and the app) on a connection kept open; null when it cannot yet be had. */
async function hold(place: Place, port: number, app: boolean): Promise<Held | null> {
  const lock = new pg.Client({
    connectionString: urlFor(port, SUPERUSER, place.secrets.super, 'postgres'),
    connectionTimeoutMillis: 5000,
  })
  lock.on('error', () => {})
  try {
    await lock.connect()
    const users = await tryLock(lock, `pg_try_advisory_lock_shared(${USERS})`)
    if (!users) {
      await lock.end()
      return null
    }
  } catch {
    await lock.end().catch(() => {})
    return null
  }
  if (app && !(await tryLock(lock, `pg_try_advisory_lock(${APP})`))) {
    await lock.end()
    throw new CannotStart(`Heard is already running on ${place.folder}.`)
  }
  return { port, lock }
}

async function tryLock(client: pg.Client, call: string): Promise<boolean> {
  const answer = await client.query<{ got: boolean }>(`select ${call} as got`)
  return answer.rows[0]?.got === true
}

async function inUse(place: Place, held: Held, app: boolean): Promise<Cluster> {
  await makeRoles(held.lock, place.secrets)
  const supervised = supervise(place, held, app)
  return {
    ownerUrl: urlFor(held.port, 'heard_owner', place.secrets.owner),
    adminUrl: urlFor(held.port, SUPERUSER, place.secrets.super),
    appUrl: urlFor(held.port, 'heard_app', place.secrets.app),
    leave: () => supervised.leave(),
  }
}

async function makeRoles(client: pg.Client, secrets: Secrets): Promise<void> {
  await client.query('select pg_advisory_lock(48200012)')
  for (const [role, secret] of [
    ['heard_owner', secrets.owner],
    ['heard_app', secrets.app],
  ] as const) {
    const has = await client.query('select 1 from pg_roles where rolname = $1', [role])
    if (has.rowCount === 0) await client.query(`create role ${role} login password '${secret}'`)
  }
  const has = await client.query(`select 1 from pg_database where datname = 'heard'`)
  if (has.rowCount === 0) await client.query('create database heard owner heard_owner')
  await client.query('select pg_advisory_unlock(48200012)')
}

/**
 * Watches the lock's connection. When PostgreSQL dies under us it is started again on the same port's
 * cluster and the locks are taken anew, so that a page asked for a moment later is answered.
 */
function supervise(place: Place, first: Held, app: boolean) {
  let held = first
  const going = { leaving: false }
  const watch = () => {
    held.lock.once('end', () => {
      if (!going.leaving) void again()
    })
  }
  const again = async () => {
    for (let tries = 0; tries < 200 && !going.leaving; tries++) {
      const port = await runningPort(place)
      const got = port === null ? null : await hold(place, port, app).catch(() => null)
      if (got !== null) {
        held = got
        watch()
        return
      }
      // The same port as before, so that open pools find it again.
      if (port === null) await start(place, first.port)
      await wait(200)
    }
  }
  watch()
  return {
    async leave(): Promise<void> {
      going.leaving = true
      try {
        await held.lock.query(`select pg_advisory_unlock_all()`)
        if (await tryLock(held.lock, `pg_try_advisory_lock(${USERS})`)) {
          await run(
            place.binaries.pgCtl,
            ['stop', '-D', place.cluster, '-m', 'fast', '-w'],
            place.runAs,
          )
        }
      } finally {
        await held.lock.end().catch(() => {})
      }
    },
  }
}
