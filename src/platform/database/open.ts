/** Opens the database this installation is set to use: its own PostgreSQL, or the one it is given. */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from '../../config.ts'
import { CannotStart } from './binaries.ts'
import { openDatabase, SERVING, type Database, type Limits } from './database.ts'
import { openCluster } from './embedded.ts'
import { finishKeyChange, ROLE_PURPOSE } from './change-key.ts'
import { checkMasterKey } from './key-mark.ts'
import { migrate } from './migrate.ts'

export type Opened = {
  readonly db: Database
  /** For backups only: a connection that row-level security does not stop. */
  readonly adminUrl: string
  readonly leave: () => Promise<void>
}

const OLDEST = 15
const LEAVE_MS = 2000
const ROLE_LOCK = 48_200_013

/** The database, migrated, signed in as the application's own role. Throws CannotStart in one line. */
export async function openConfigured(
  config: Config,
  how: { readonly app: boolean; readonly say: (line: string) => void },
): Promise<Opened> {
  const limits = how.app ? SERVING : undefined
  if (config.databaseUrl !== undefined) return openGiven(config, config.databaseUrl, limits)
  const cluster = await openCluster(config.dataFolder, how)
  await migrate(cluster.ownerUrl, 'heard_app').catch(async (problem: unknown) => {
    await cluster.leave()
    throw problem
  })
  await finishKeyChange(cluster.adminUrl, config.keyFile).catch(async (problem: unknown) => {
    await cluster.leave()
    throw problem
  })
  const db = openDatabase(cluster.appUrl, undefined, limits)
  return {
    db,
    adminUrl: cluster.adminUrl,
    async leave() {
      // Work that was broken off may still hold a connection: stopping ends it, and it is rolled back.
      await Promise.race([db.destroy(), wait(LEAVE_MS, undefined, { ref: false })])
      await cluster.leave()
    },
  }
}

async function openGiven(
  config: Config,
  ownerUrl: string,
  limits: Limits | undefined,
): Promise<Opened> {
  const owner = await connect(ownerUrl, 'DATABASE_URL')
  try {
    const version = await owner.query<{ server_version_num: string }>('show server_version_num')
    if (Math.floor(Number(version.rows[0]?.server_version_num) / 10_000) < OLDEST)
      throw new CannotStart(`Heard needs PostgreSQL ${OLDEST} or later.`)
    await finishKeyChange(ownerUrl, config.keyFile)
    const appUrl = config.appDatabaseUrl ?? (await makeAppRole(owner, ownerUrl, config))
    const appRole = decodeURIComponent(new URL(appUrl).username)
    await checkAppRole(owner, appRole)
    await migrate(ownerUrl, appRole).catch((problem: unknown) => {
      throw asCannotStart(problem)
    })
    await (await connect(appUrl, 'HEARD_APP_DATABASE_URL')).end()
    const db = openDatabase(appUrl, undefined, limits)
    return { db, adminUrl: ownerUrl, leave: () => db.destroy() }
  } finally {
    await owner.end()
  }
}

/** Row-level security is no wall for a role that passes it: the application must not sign in as one. */
async function checkAppRole(owner: pg.Client, appRole: string): Promise<void> {
  const found = await owner.query<{ strong: boolean; owner: boolean }>(
    `select rolsuper or rolbypassrls as strong, rolname = current_user as owner from pg_roles where rolname = $1`,
    [appRole],
  )
  const [role] = found.rows
  if (role === undefined) throw new CannotStart(`There is no role ${appRole} in this PostgreSQL.`)
  if (role.strong || role.owner)
    throw new CannotStart(
      `The role ${appRole} in HEARD_APP_DATABASE_URL must be another than the one in DATABASE_URL, not a superuser, and without BYPASSRLS.`,
    )
}

async function connect(url: string, setting: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect().catch((problem: unknown) => {
    // Node tells several addresses that refused in one error without words of its own.
    const told = problem instanceof AggregateError ? (problem.errors[0] as unknown) : problem
    throw new CannotStart(
      `The PostgreSQL named by ${setting} does not answer: ${told instanceof Error ? told.message : 'no reason given'}.`,
    )
  })
  return client
}

/** What a server of somebody else's may not let us do, in one line; anything else as it is. */
function asCannotStart(problem: unknown): unknown {
  const told = problem instanceof Error && problem.cause instanceof Error ? problem.cause : problem
  if (!(told instanceof pg.DatabaseError)) return problem
  if (told.code === '42501')
    return new CannotStart(
      `The user in DATABASE_URL may not make what Heard needs (${told.message}): make that user the owner of the database.`,
    )
  if (/extension/.test(told.message))
    return new CannotStart(
      `The PostgreSQL named by DATABASE_URL lacks something Heard needs: ${told.message}. Its "contrib" package has it.`,
    )
  return problem
}

/** The role the application signs in as, with a password derived from the master key's folder secret. */
async function makeAppRole(owner: pg.Client, ownerUrl: string, config: Config): Promise<string> {
  const { deriveSecret, masterKey } = await import('../files/keys.ts')
  const secret = await deriveSecret(config.keyFile, ROLE_PURPOSE)
  // Two first starts at once wait for each other.
  await owner.query('select pg_advisory_lock($1)', [ROLE_LOCK])
  const has = await owner.query(`select 1 from pg_roles where rolname = 'heard_app'`)
  const marks = await owner.query<{ there: boolean }>(
    `select to_regclass('auth.key_mark') is not null as there`,
  )
  // Another key makes another password: with it, those that run already could no longer sign in.
  if (marks.rows[0]?.there === true)
    await checkMasterKey(ownerUrl, await masterKey(config.keyFile), config.keyFile)
  const verb = has.rowCount === 0 ? 'create' : 'alter'
  try {
    await owner.query(`${verb} role heard_app login password '${secret}'`)
  } catch {
    throw new CannotStart(
      'The user in DATABASE_URL may not make the role heard_app: make it by hand and name it in HEARD_APP_DATABASE_URL.',
    )
  }
  await owner.query('select pg_advisory_unlock($1)', [ROLE_LOCK])
  const url = new URL(ownerUrl)
  url.username = 'heard_app'
  url.password = secret
  return url.href
}
