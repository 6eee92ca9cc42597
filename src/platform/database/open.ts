/** Opens the database this installation is set to use: its own PostgreSQL, or the one it is given. */
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

/** The database, migrated, signed in as the application's own role. Throws CannotStart in one line. */
export async function openConfigured(
  config: Config,
  how: { readonly app: boolean; readonly say: (line: string) => void },
): Promise<Opened> {
  if (config.databaseUrl !== undefined) return openGiven(config, config.databaseUrl)
  const cluster = await openCluster(config.dataFolder, how)
  await migrate(cluster.ownerUrl, 'heard_app')
  const db = openDatabase(cluster.appUrl)
  return {
    db,
    adminUrl: cluster.adminUrl,
    async leave() {
      await db.destroy()
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
    await migrate(ownerUrl, decodeURIComponent(new URL(appUrl).username))
    const db = openDatabase(appUrl)
    return { db, adminUrl: ownerUrl, leave: () => db.destroy() }
  } finally {
    await owner.end()
  }
}

/** The role the application signs in as, with a password derived from the master key's folder secret. */
async function makeAppRole(owner: pg.Client, ownerUrl: string, config: Config): Promise<string> {
  const { deriveSecret } = await import('../files/keys.ts')
  const secret = await deriveSecret(config.keyFile, 'heard_app database password')
  const has = await owner.query(`select 1 from pg_roles where rolname = 'heard_app'`)
  const verb = has.rowCount === 0 ? 'create' : 'alter'
  try {
    await owner.query(`${verb} role heard_app login nosuperuser nobypassrls password '${secret}'`)
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
