/** What one record and one entry take in PostgreSQL, by table, from pg_total_relation_size: for docs/scale.md. */
import pg from 'pg'
import { fillRecord } from './family.ts'
import type { Ground } from './ground.ts'

export type Sizes = {
  readonly bytesPerEntry: number
  readonly ofThem: readonly { readonly table: string; readonly bytes: number }[]
  readonly bytesPerRecord: number
}

const ENTRIES = 5000
const EMPTY = 200

/** Bytes of tables and indexes that entries and empty records add, on a fresh ground. */
export async function measureScale(ground: Ground, ownerUrl: string): Promise<Sizes> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const before = await sizes(client)
    for (let count = 0; count < EMPTY; count += 1) await ground.begin(`Child ${count}`)
    const begun = await sizes(client)
    await fillRecord(ground, ENTRIES)
    const filled = await sizes(client)
    const ofThem = [...filled]
      .map(([table, bytes]) => ({ table, bytes: (bytes - (begun.get(table) ?? 0)) / ENTRIES }))
      .filter(({ bytes }) => bytes > 1)
      .toSorted((one, other) => other.bytes - one.bytes)
    return {
      bytesPerEntry: (total(filled) - total(begun)) / ENTRIES,
      ofThem,
      bytesPerRecord: (total(begun) - total(before)) / EMPTY,
    }
  } finally {
    await client.end()
  }
}

async function sizes(client: pg.Client): Promise<Map<string, number>> {
  const found = await client.query<{ name: string; bytes: number }>(
    `select oid::regclass::text as name, pg_total_relation_size(oid) as bytes from pg_class
     where relkind = 'r' and relnamespace in ('public'::regnamespace, 'auth'::regnamespace)`,
  )
  return new Map(found.rows.map(({ name, bytes }) => [name, bytes]))
}

const total = (found: ReadonlyMap<string, number>) =>
  [...found.values()].reduce((sum, bytes) => sum + bytes, 0)
