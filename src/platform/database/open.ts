/** Opens the database this installation is set to use: its own PostgreSQL, or the one it is given. */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from '../../config.ts'
import { CannotStart } from './binaries.ts'
import { openDatabase, type Database } from './database.ts'
import { openCluster } from './embedded.ts'
import { migrate } from './migrate.ts'

export type Opened = {
  readonly db: Database
  /** For backups only: a connection that row-level security does not stop. */
  readonly adminUrl: string
  readonly leave: () => Promise<void>
}

const OLDEST = 15
const LEAVE_MS = 2000

/** The database, migrated, signed in as the application's own role. Throws CannotStart in one line. */
export async function openConfigured(
  config: Config,
  how: { readonly app: boolean; readonly say: (line: string) => void },
): Promise<Opened> {
  if (config.databaseUrl !== undefined) return openGiven(config, config.databaseUrl)
  const cluster = await openCluster(config.dataFolder, how)
  await migrate(cluster.ownerUrl, 'heard_app').catch(async (problem: unknown) => {
    await cluster.leave()
    throw problem
  })
  const db = openDatabase(cluster.appUrl)
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

async function openGiven(config: Config, ownerUrl: string): Promise<Opened> {
  const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  owner.on('error', () => {})
  await owner.connect().catch((problem: unknown) => {
    throw new CannotStart(
      `The PostgreSQL named by DATABASE_URL does not answer: ${problem instanceof Error ? problem.message : 'no reason given'}.`,
    )
  })
  try {
    const version = await owner.query<{ server_version_num: string }>('show server_version_num')
    if (Math.floor(Number(version.rows[0]?.server_version_num) / 10_000) < OLDEST)
      throw new CannotStart(`Heard needs PostgreSQL ${OLDEST} or later.`)
    const appUrl = config.appDatabaseUrl ?? (await makeAppRole(owner, ownerUrl, config))
    const appRole = decodeURIComponent(new URL(appUrl).username)
    await checkAppRole(owner, appRole)
    await migrate(ownerUrl, appRole)
    const db = openDatabase(appUrl)
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

/** The role the application signs in as, with a password derived from the master key's folder secret. */
async function makeAppRole(owner: pg.Client, ownerUrl: string, config: Config): Promise<string> {
  const { deriveSecret } = await import('../files/keys.ts')
  const secret = await deriveSecret(config.keyFile, 'heard_app database password')
  const has = await owner.query(`select 1 from pg_roles where rolname = 'heard_app'`)
  const verb = has.rowCount === 0 ? 'create' : 'alter'
  try {
    await owner.query(`${verb} role heard_app login password '${secret}'`)
  } catch {
    throw new CannotStart(
      'The user in DATABASE_URL may not make the role heard_app: make it by hand and name it in HEARD_APP_DATABASE_URL.',
    )
  }
  const url = new URL(ownerUrl)
  url.username = 'heard_app'
  url.password = secret
  return url.href
}
