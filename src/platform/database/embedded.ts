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
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { CannotStart } from './binaries.ts'
import {
  freePort,
  prepare,
  runningPort,
  start,
  stop,
  SUPERUSER,
  type Place,
  type Secrets,
} from './cluster.ts'

const USERS = 48_200_010
const APP = 48_200_011
const PATIENCE_MS = 60_000

export type Cluster = {
  readonly ownerUrl: string
  /** For backups only: row-level security does not stop it. */
  readonly adminUrl: string
  readonly appUrl: string
  /** Leaves; stops PostgreSQL if nobody else uses it. */
  readonly leave: () => Promise<void>
}

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
    await wait(100)
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
  if (app && !(await becomeApp(lock))) {
    await lock.end()
    throw new CannotStart(`Heard is already running on ${place.folder}.`)
  }
  return { port, lock }
}

/** Takes APP. PostgreSQL may need a moment to see that the app before us was killed. */
async function becomeApp(lock: pg.Client): Promise<boolean> {
  for (let tries = 0; tries < 15; tries++) {
    if (await tryLock(lock, `pg_try_advisory_lock(${APP})`)) return true
    await wait(100)
  }
  return false
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
  const going = { leaving: false, again: Promise.resolve() }
  const watch = () => {
    held.lock.once('end', () => {
      if (!going.leaving) going.again = again()
    })
  }
  const again = async () => {
    for (let tries = 0; ; tries++) {
      const port = await runningPort(place)
      const got = port === null ? null : await hold(place, port, app).catch(() => null)
      if (got !== null) {
        held = got
        watch()
        return
      }
      // Asked after the locks: what was started while we were told to leave must be stopped by us.
      if (going.leaving) return
      // The same port as before, so that open pools find it again.
      if (port === null) await start(place, first.port)
      await wait(Math.min(200 + tries * 20, 5000))
    }
  }
  watch()
  return {
    async leave(): Promise<void> {
      going.leaving = true
      await going.again
      try {
        await held.lock.query(`select pg_advisory_unlock_all()`)
        if (await tryLock(held.lock, `pg_try_advisory_lock(${USERS})`)) await stop(place)
      } catch {
        // It died by itself: there is nothing left to stop.
      } finally {
        await held.lock.end().catch(() => {})
      }
    },
  }
}
