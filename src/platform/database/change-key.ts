/**
 * A new master key. Everything that is sealed under the old one is sealed anew in one transaction; the key
 * file follows. Between the two stands a second file, so that whatever stops half way, the old key or the new
 * one opens everything:
 *
 * 1. the new key is written beside the old one (`heard.key.next`) and synced;
 * 2. one transaction rewraps all and says by its mark that the new key counts;
 * 3. the new file takes the place of the old one.
 *
 * Stopped before the commit, the old key counts and the second file means nothing. Stopped after it, whoever
 * opens the database next does step 3 (`finishKeyChange`).
 */
import { open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { deriveFrom, keyIn, masterKey, newKey, seal, unseal, type Key } from '../files/keys.ts'
import { replyKeyOf } from '../mail/reply-address.ts'
import { CannotStart } from './binaries.ts'
import { markOf } from './key-mark.ts'

/** What the database role of the application is called where its password is made from the master key. */
const DERIVED_ROLE = 'heard_app'
export const ROLE_PURPOSE = 'heard_app database password'

const REPLIES = 'reply addresses'

/** Everything sealed under the master key, by table: its column, and what each is bound to. */
const SEALED = [
  { table: 'record', id: 'id', column: 'wrapped_key', about: (id: string) => `record ${id}` },
  {
    table: 'auth.authenticator',
    id: 'account_id',
    column: 'sealed',
    about: (id: string) => `authenticator ${id}`,
  },
  { table: 'auth.push_key', id: 'one', column: 'sealed', about: () => 'push key' },
  { table: 'auth.kept_key', id: 'name', column: 'sealed', about: (id: string) => `kept ${id}` },
] as const

const nextOf = (keyFile: string) => `${keyFile}.next`

export type KeyPlace = {
  /** A connection that row-level security does not stop. */
  readonly adminUrl: string
  readonly keyFile: string
  /** Whether the password of the application's role is made from the master key. */
  readonly derivesRole: boolean
}

/**
 * Changes the master key; returns how many records have a new wrapping. Throws CannotStart where something of
 * Heard is still using the database. `stop` is called between the steps, for tests.
 */
export async function changeMasterKey(
  place: KeyPlace,
  stop: (after: 'written' | 'committed') => void = () => {},
): Promise<number> {
  const { adminUrl, keyFile, derivesRole } = place
  const [before, after] = [await masterKey(keyFile), newKey()]
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('begin')
    // Whoever opens the database now waits here, and then sees that the key has changed.
    await client.query('lock table auth.key_mark in access exclusive mode')
    await refuseCompany(client)
    await writeNext(keyFile, after)
    stop('written')
    await keepReplyKey(client, before)
    const records = await rewrap(client, before, after)
    await client.query('update auth.key_mark set mark = $1', [markOf(after)])
    if (derivesRole)
      await client.query(
        `alter role ${DERIVED_ROLE} login password '${deriveFrom(after, ROLE_PURPOSE)}'`,
      )
    await client.query('commit')
    stop('committed')
    await takePlace(keyFile)
    return records
  } finally {
    // Whatever was not committed goes with the connection.
    await client.end()
  }
}

/** A process that runs has the old key in its memory, and would go on to seal with it. */
async function refuseCompany(client: pg.Client): Promise<void> {
  // A connection of our own that was just closed may still be seen for a moment.
  for (let tries = 0; tries < 20; tries++) {
    await client.query('select pg_stat_clear_snapshot()')
    const { rowCount } = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
         and backend_type = 'client backend'`,
    )
    if (rowCount === 0) return
    await wait(100)
  }
  throw new CannotStart('Something else is using this database: stop it first, then try again.')
}

async function writeNext(keyFile: string, key: Key): Promise<void> {
  const file = await open(nextOf(keyFile), 'w', 0o600)
  try {
    await file.writeFile(`${key.toString('hex')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await syncFolder(keyFile)
}

async function takePlace(keyFile: string): Promise<void> {
  await rename(nextOf(keyFile), keyFile)
  await syncFolder(keyFile)
}

async function syncFolder(keyFile: string): Promise<void> {
  const folder = await open(dirname(keyFile), 'r').catch(() => null)
  // Windows has no such thing.
  await folder?.sync().catch(() => {})
  await folder?.close()
}

async function keepReplyKey(client: pg.Client, before: Key): Promise<void> {
  await client.query(
    'insert into auth.kept_key (name, sealed) values ($1, $2) on conflict (name) do nothing',
    [REPLIES, seal(before, replyKeyOf(before), `kept ${REPLIES}`)],
  )
}

async function rewrap(client: pg.Client, before: Key, after: Key): Promise<number> {
  let records = 0
  for (const { table, id, column, about } of SEALED) {
    const { rows } = await client.query<{ id: string; sealed: Buffer }>(
      `select ${id}::text as id, ${column} as sealed from ${table} for update`,
    )
    for (const row of rows) {
      const clear = unseal(before, row.sealed, about(row.id))
      await client.query(`update ${table} set ${column} = $1 where ${id}::text = $2`, [
        seal(after, clear, about(row.id)),
        row.id,
      ])
    }
    if (table === 'record') records = rows.length
  }
  return records
}

/** Where a change of the master key was stopped after it counted, the new key takes its place. */
export async function finishKeyChange(adminUrl: string, keyFile: string): Promise<void> {
  const next = keyIn(await readFile(nextOf(keyFile), 'utf8').catch(() => ''))
  if (next === null) return
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const there = await client.query<{ there: boolean }>(
      `select to_regclass('auth.key_mark') is not null as there`,
    )
    if (there.rows[0]?.there !== true) return
    const { rows } = await client.query<{ mark: Buffer }>('select mark from auth.key_mark')
    if (rows[0]?.mark.equals(markOf(next)) === true) await takePlace(keyFile)
  } finally {
    await client.end()
  }
}

/** The key that signs reply addresses since before a change of the master key; null where it was never changed. */
export async function findReplyKey(adminUrl: string, master: Key): Promise<Key | null> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ sealed: Buffer }>(
      'select sealed from auth.kept_key where name = $1',
      [REPLIES],
    )
    const [row] = rows
    return row === undefined ? null : unseal(master, row.sealed, `kept ${REPLIES}`)
  } finally {
    await client.end()
  }
}
