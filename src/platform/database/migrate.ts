/**
 * Numbered SQL files, each run once, whole, in a transaction of its own, under a lock so that two
 * starts at once wait for each other. A file that was edited after it ran is refused by its checksum.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

const FOLDER = new URL('../../../migrations/', import.meta.url)
const LOCK = 48_200_001

/** Brings the database at `ownerUrl` up to date and lets `appRole` (which must exist) use it. */
export async function migrate(ownerUrl: string, appRole: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query('select pg_advisory_lock($1)', [LOCK])
    await owner.query(
      'create table if not exists migration (name text primary key, checksum text not null)',
    )
    const ran = await owner.query<{ name: string; checksum: string }>('select * from migration')
    const before = new Map(ran.rows.map((row) => [row.name, row.checksum]))
    const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql'))
    for (const name of names.toSorted()) await runOnce(owner, name, before.get(name))
    await letOwnerKeep(owner)
    await grant(owner, appRole)
  } finally {
    await owner.end()
  }
}

async function runOnce(owner: pg.Client, name: string, ranAs: string | undefined): Promise<void> {
  const text = await readFile(new URL(name, FOLDER), 'utf8')
  const checksum = createHash('sha256').update(text).digest('hex')
  if (ranAs === checksum) return
  if (ranAs !== undefined) throw new Error(`Migration ${name} was edited after it ran.`)
  await owner.query('begin')
  try {
    await owner.query(text)
    await owner.query('insert into migration values ($1, $2)', [name, checksum])
    await owner.query('commit')
  } catch (cause) {
    await owner.query('rollback')
    throw new Error(`Migration ${name} failed.`, { cause })
  }
}

/**
 * The migrating role makes backups and runs the functions of schema heard, so each wall lets it through
 * by name; forced row-level security would otherwise hide rows from it and a backup would miss them.
 * The application signs in as another role, which these policies do not name.
 */
async function letOwnerKeep(owner: pg.Client): Promise<void> {
  const walled = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relrowsecurity and c.relnamespace = 'public'::regnamespace
       and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'kept_by_owner')`,
  )
  for (const { name } of walled.rows)
    await owner.query(
      `create policy kept_by_owner on ${name} to current_user using (true) with check (true)`,
    )
}

/** Tables the application's role may not touch at all: it reaches them through functions only. */
const CLOSED = ['migration', 'search_text', 'search_word']

/** Rows of these tables never change and never go, whatever row-level security would allow. */
const KEPT = ['record', 'entry', 'member']

/** Of these only some columns ever change, whatever row-level security would allow. */
const CHANGING: Readonly<Record<string, string>> = {
  'public.record': 'tree_size, frontier',
  'public.entry':
    'readers, circle, epoch, content, salt, erased, title, author, people, import_key',
  'public.file': 'wrapped_key, sealed, store_name',
  'public.invitation': 'hash, expires, mailed, withdrawn',
}

/** Of these only some columns are read, whatever row-level security would allow: size and head tell what others keep to themselves. */
const READ: Readonly<Record<string, string>> = {
  'public.record': 'id, name, zone, sample, created, wrapped_key, signing_public, wrapped_signing',
}

/** Functions that others are built from: alone they would tell what one may not read, or change what one may not. */
const INNER = [
  'heard.tolerant_query(uuid, text[])',
  'heard.settle_seat(uuid, timestamptz)',
  'heard.gives_from(uuid, text, date)',
  'heard.invited_from(uuid)',
]

async function grant(owner: pg.Client, appRole: string): Promise<void> {
  const role = pg.escapeIdentifier(appRole)
  const tables = await owner.query<{ schemaname: string; tablename: string }>(
    `select schemaname, tablename from pg_tables where schemaname in ('public', 'auth')`,
  )
  const statements = [`grant usage on schema public, auth, heard to ${role}`]
  for (const { schemaname, tablename } of tables.rows) {
    const table = `${pg.escapeIdentifier(schemaname)}.${pg.escapeIdentifier(tablename)}`
    if (schemaname === 'public' && CLOSED.includes(tablename)) {
      statements.push(`revoke all on ${table} from ${role}`)
      continue
    }
    const isKept = schemaname === 'public' && KEPT.includes(tablename)
    statements.push(`grant select, insert${isKept ? '' : ', delete'} on ${table} to ${role}`)
    const read = READ[`${schemaname}.${tablename}`]
    if (read !== undefined)
      statements.push(
        `revoke select on ${table} from ${role}`,
        `grant select (${read}) on ${table} to ${role}`,
      )
    const columns = CHANGING[`${schemaname}.${tablename}`]
    if (columns !== undefined) statements.push(`revoke update on ${table} from ${role}`)
    statements.push(
      `grant update${columns === undefined ? '' : ` (${columns})`} on ${table} to ${role}`,
    )
  }
  statements.push(
    `revoke all on all functions in schema heard from public`,
    `grant execute on all functions in schema heard to ${role}`,
    ...INNER.map((name) => `revoke execute on function ${name} from ${role}`),
  )
  await owner.query(statements.join(';\n'))
}
