/**
 * One file that holds the whole installation: every table, every sealed file, the master key. A tar,
 * encrypted to a passphrase with age (age-encryption.org/v1, scrypt), so that any age program opens it
 * too. Streamed: it needs little memory and never lies on disk in the clear.
 */
import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { extract, pack, type Pack } from 'tar-stream'
import type { FileStore } from '../files/store.ts'

/** The backup cannot be made or put back; `message` is one line. */
export class BackupProblem extends Error {}

export type Installation = {
  /** A connection that row-level security does not stop. */
  readonly adminUrl: string
  /** Where sealed files lie. */
  readonly store: FileStore
  readonly keyFile: string
}

/** A part of a table is about this long, whatever its rows hold, so that memory does not grow with them. */
const PART_BYTES = 4 * 1024 * 1024
const ROWS_AT_ONCE_MAX = 500
const ROWS_AT_FIRST = 8
const FORMAT = 'heard-backup-1'

/** Writes the backup to `path`; it is there whole or not at all. Returns its size in bytes. */
export async function makeBackup(
  from: Installation,
  path: string,
  passphrase: string,
): Promise<number> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  const tar = pack()
  const filling = fill(tar, from).catch((problem: unknown) => {
    tar.destroy(problem as Error)
    throw problem
  })
  filling.catch(() => {})
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    const sealed = await encrypter.encrypt(
      Readable.toWeb(Readable.from(tar)) as ReadableStream<Uint8Array>,
    )
    await pipeline(
      Readable.fromWeb(sealed as Parameters<typeof Readable.fromWeb>[0]),
      createWriteStream(unfinished, { mode: 0o600 }),
    )
    await filling
    const file = await open(unfinished, 'r')
    await file.sync()
    await file.close()
    await rename(unfinished, path)
    return (await stat(path)).size
  } catch (problem) {
    await rm(unfinished, { force: true })
    throw problem
  }
}

async function fill(tar: Pack, from: Installation): Promise<void> {
  const client = new pg.Client({ connectionString: from.adminUrl })
  await client.connect()
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    await add(tar, 'format', Buffer.from(FORMAT))
    await add(tar, 'heard.key', await readFile(from.keyFile))
    for (const table of await tablesOf(client)) await addTable(tar, client, table)
    for await (const { name } of from.store.list()) await addFile(tar, from.store, name)
    await client.query('commit')
    tar.finalize()
  } finally {
    await client.end()
  }
}

/** Our tables, those that others point to first. */
async function tablesOf(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
     where schemaname in ('public', 'auth') and tablename not in ('migration', 'session', 'sign_in_link', 'half_session', 'address_link', 'passkey_challenge', 'attempt', 'key_mark')`,
  )
  const first = [
    'auth.account',
    'public.record',
    'public.owner_came',
    'public.member',
    'public.entry',
    'public.file',
    'public.person',
  ]
  const rank = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length)
  return found.rows
    .map((row) => row.name)
    .toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b))
}

async function addTable(tar: Pack, client: pg.Client, table: string): Promise<void> {
  const cursor = `reading_${table.replaceAll(/\W/g, '_')}`
  await client.query(
    `declare ${cursor} cursor for select row_to_json(t)::text as row from ${table} t`,
  )
  let atOnce = ROWS_AT_FIRST
  for (let part = 1; ; part++) {
    const { rows } = await client.query<{ row: string }>(`fetch ${atOnce} from ${cursor}`)
    if (rows.length === 0) break
    const bytes = Buffer.from(rows.map(({ row }) => `${row}\n`).join(''))
    await add(tar, `tables/${table}.${String(part).padStart(6, '0')}.jsonl`, bytes)
    const fit = Math.floor((PART_BYTES * rows.length) / bytes.length)
    atOnce = Math.max(1, Math.min(ROWS_AT_ONCE_MAX, atOnce * 8, fit))
  }
  await client.query(`close ${cursor}`)
}

function add(tar: Pack, name: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry({ name, mode: 0o600, mtime: new Date(0) }, bytes, (problem) =>
      problem ? reject(problem) : resolve(),
    )
  })
}

async function addFile(tar: Pack, store: FileStore, name: string): Promise<void> {
  const size = await store.size(name)
  // Erased since it was listed.
  if (size === null) return
  const entry = tar.entry({ name: `files/${name}`, size, mode: 0o600, mtime: new Date(0) })
  await pipeline(await store.read(name), entry)
}

/** Whether the file at `path` begins as an age file does. */
export async function isBackup(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  const head = Buffer.alloc(21)
  await file.read(head, 0, 21, 0)
  await file.close()
  return head.toString('latin1') === 'age-encryption.org/v1'
}

/**
 * Puts a backup back into an installation that holds no record yet: its tables, files and master key.
 * Throws BackupProblem (wrong passphrase, damaged, something already there) with nothing changed.
 */
export async function restoreBackup(
  into: Installation,
  path: string,
  passphrase: string,
): Promise<void> {
  const client = new pg.Client({ connectionString: into.adminUrl })
  await client.connect()
  const written: string[] = []
  try {
    await client.query('begin')
    const { rowCount } = await client.query('select 1 from record limit 1')
    if (rowCount !== 0)
      throw new BackupProblem(
        'This installation already holds a record: restore into an empty data folder.',
      )
    await client.query(
      'delete from auth.key_mark; delete from auth.typed_code; delete from auth.private_session; delete from auth.private_link; delete from auth.session; delete from auth.sign_in_link; delete from auth.half_session; delete from auth.address_link; delete from auth.passkey_challenge; delete from auth.passkey; delete from auth.recovery_code; delete from auth.authenticator; delete from auth.account',
    )
    const key = await unpack(client, into, { path, passphrase, written })
    // Before the rows count: without their key they could never be opened. Nothing here needs the old one.
    await writeKey(into.keyFile, key)
    await client.query('commit')
  } catch (problem) {
    await client.query('rollback').catch(() => {})
    for (const name of written) await into.store.remove(name)
    throw problem
  } finally {
    await client.end()
  }
}

async function writeKey(keyFile: string, key: Buffer): Promise<void> {
  await mkdir(dirname(keyFile), { recursive: true, mode: 0o700 })
  await writeFile(`${keyFile}.new`, key, { mode: 0o600, flush: true })
  await rename(`${keyFile}.new`, keyFile)
}

type Source = { readonly path: string; readonly passphrase: string; readonly written: string[] }

async function unpack(client: pg.Client, into: Installation, from: Source): Promise<Buffer> {
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  decrypter.addPassphrase(from.passphrase)
  const sealed = Readable.toWeb(createReadStream(from.path)) as ReadableStream<Uint8Array>
  const clear = await decrypter.decrypt(sealed).catch(() => {
    throw new BackupProblem('The passphrase does not open this backup, or the file is damaged.')
  })
  const opened = Readable.fromWeb(clear as Parameters<typeof Readable.fromWeb>[0])
  const tar = opened.pipe(extract())
  opened.once('error', () =>
    tar.destroy(new BackupProblem('The backup is damaged or was cut short.')),
  )
  let [format, key]: [string, Buffer] = ['', Buffer.alloc(0)]
  // Nothing may be awaited between piping and this: an entry nobody listens to yet is lost.
  for await (const entry of tar) {
    const { name } = entry.header
    const table = /^tables\/((?:public|auth)\.[a-z_]+)\.\d{6}\.jsonl$/.exec(name)?.[1]
    const file = /^files\/([0-9a-f]{32})$/.exec(name)?.[1]
    if (name === 'format') format = (await buffer(entry)).toString()
    else if (name === 'heard.key') key = await buffer(entry)
    else if (table !== undefined) await insertRows(client, table, await buffer(entry))
    else if (file !== undefined) {
      // A bucket may have outlived its database: what was there before stays, whatever goes wrong here.
      if ((await into.store.size(file)) === null) from.written.push(file)
      await into.store.put(file, Readable.from(entry))
    } else throw new BackupProblem(`The backup holds something unknown: ${name}.`)
  }
  if (format !== FORMAT || key.length === 0) throw new BackupProblem('The backup is not whole.')
  return key
}

async function insertRows(client: pg.Client, table: string, lines: Buffer): Promise<void> {
  const rows = lines.toString('utf8').trimEnd().replaceAll('\n', ',')
  await client.query(
    `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`,
    [`[${rows}]`],
  )
}
