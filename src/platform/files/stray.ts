/**
 * Sealed files that nothing in the database names: a write sealed them and then failed, or was killed before
 * it could take them away again. Their keys went with it, so nobody can open them; they only take up room.
 *
 * Nothing on its way lies there for a day: a request ends after six hours, and what a transaction names
 * counts from the moment it is written. So what is younger than a day is left alone. What is older is looked
 * for once more under a lock that waits for whoever is writing and lets nobody begin, just before it goes.
 */
import pg from 'pg'
import type { FileStore, Lying } from './store.ts'

export type Stray = { readonly files: number; readonly bytes: number }

/** What can be said of a store: how many whole files the database names, and what it does not. */
export type Looked = { readonly named: number; readonly stray: Stray }

/** Nothing was taken away; `message` says why in a line. */
export class NotSwept extends Error {
  override readonly name = 'NotSwept'
}

const DAY_MS = 24 * 60 * 60 * 1000
/** More than this may be no rest of failed writes, but the files of another installation that uses this store. */
const FEW = 20
const AT_ONCE = 50
/** Whoever writes waits behind us while we wait, so we do not wait long. */
const LOCK_MS = 5_000

/** Looks for what is older than a day and named nowhere. Changes nothing. */
export async function findStray(adminUrl: string, store: FileStore): Promise<Looked> {
  return connected(adminUrl, async (client) => {
    const { named, whole, unfinished } = await look(client, store)
    return { named, stray: told([...whole, ...unfinished]) }
  })
}

/**
 * Takes it away, and returns what went. Throws NotSwept where it is more than a
 * few, unless `expected` is how many there are; and where somebody is writing all the while.
 */
export async function sweepStray(
  adminUrl: string,
  store: FileStore,
  expected: number | null = null,
): Promise<Stray> {
  return connected(adminUrl, async (client) => {
    const { named, whole, unfinished } = await look(client, store)
    const count = whole.length + unfinished.length
    if (expected === null ? count > FEW : count !== expected)
      throw new NotSwept(
        `${count} sealed files are named by nothing in the database, and ${named} are. Nothing was taken away. If you are sure that this store belongs to this installation alone, say how many: --sweep ${count}.`,
      )
    const gone: { readonly bytes: number }[] = []
    for (let from = 0; from < whole.length; from += AT_ONCE)
      gone.push(...(await takeAway(client, store, whole.slice(from, from + AT_ONCE))))
    for (const each of unfinished) {
      await each.remove()
      gone.push(each)
    }
    return told(gone)
  })
}

async function connected<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function look(client: pg.Client, store: FileStore) {
  // Listed first: what is written after that is younger than a day.
  const lying: Lying[] = []
  for await (const each of store.list()) lying.push(each)
  const unfinished = []
  for await (const each of store.unfinished()) if (each.ageMs > DAY_MS) unfinished.push(each)
  const names = await namesIn(client)
  const whole = lying.filter(({ name, ageMs }) => ageMs > DAY_MS && !names.has(name))
  return { named: lying.filter(({ name }) => names.has(name)).length, whole, unfinished }
}

/** Every table that names sealed files says so by this column; without its key a file is erased. */
const NAMING = `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
  from information_schema.columns where table_schema = 'public' and column_name = 'store_name' order by 1`

async function namesIn(client: pg.Client, among?: readonly string[]): Promise<Set<string>> {
  const names = new Set<string>()
  for (const table of await tablesOf(client)) {
    const { rows } = await client.query<{ name: string }>(
      `select store_name as name from ${table} where store_name is not null and wrapped_key is not null
       ${among === undefined ? '' : 'and store_name = any($1)'}`,
      among === undefined ? [] : [among],
    )
    for (const { name } of rows) names.add(name)
  }
  return names
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(NAMING)
  return rows.map(({ name }) => name)
}

async function takeAway(
  client: pg.Client,
  store: FileStore,
  stray: readonly Lying[],
): Promise<Lying[]> {
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = ${LOCK_MS}`)
    await client.query(`lock table ${(await tablesOf(client)).join(', ')} in share mode`)
    const names = await namesIn(
      client,
      stray.map(({ name }) => name),
    )
    const going = stray.filter(({ name }) => !names.has(name))
    await Promise.all(going.map(({ name }) => store.remove(name)))
    return going
  } catch (problem) {
    if ((problem as { code?: string }).code !== '55P03') throw problem
    throw new NotSwept('Files are being written just now. Try again when that is done.')
  } finally {
    await client.query('rollback')
  }
}

function told(lying: readonly { readonly bytes: number }[]): Stray {
  return { files: lying.length, bytes: lying.reduce((sum, { bytes }) => sum + bytes, 0) }
}
