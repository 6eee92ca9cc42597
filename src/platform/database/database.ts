/**
 * The database as the rest of the product knows it: Kysely on PostgreSQL. Each room's store adds its
 * tables to `Tables` by declaring them where it reads them.
 */
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

// oxlint-disable-next-line typescript/consistent-type-definitions -- an interface, so that each store can add its own tables
export interface Tables {
  migration: { name: string; checksum: string }
}
export type Database = Kysely<Tables>
export type Tx = Transaction<Tables>

// A day stays the text it is (a Date at local midnight would be yesterday in summer), and counts are numbers.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())

/**
 * A pool of at most `most` connections to `url`, opened when they are needed and let go when they are not: on a
 * busy machine pages queued for 8. A connection that breaks is dropped quietly, whether it
 * is idle or between two statements of a transaction: the next statement is what fails.
 */
export function openDatabase(url: string, most = 16): Database {
  const pool = new pg.Pool({ connectionString: url, max: most, idleTimeoutMillis: 30_000 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
