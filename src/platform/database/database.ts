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

/** In milliseconds; 0 is without end. What takes longer is broken off, and its transaction undone. */
export type Limits = { readonly statementMs: number; readonly idleMs: number }
const NO_LIMITS: Limits = { statementMs: 0, idleMs: 0 }

/**
 * While pages are served: one statement of somebody's must not keep a connection, or a lock others wait for,
 * for good. Importing and rebuilding by the command line take as long as they take; a browser's import writes
 * batch by batch.
 */
export const SERVING: Limits = { statementMs: 120_000, idleMs: 600_000 }

/**
 * A pool of at most `most` connections to `url`, opened when they are needed and let go when they are not: on a
 * busy machine pages queued for 8. A connection that breaks is dropped quietly, whether it
 * is idle or between two statements of a transaction: the next statement is what fails. `limits` bounds each
 * statement and each pause within a transaction.
 */
export function openDatabase(url: string, most = 16, limits: Limits = NO_LIMITS): Database {
  const pool = new pg.Pool({ connectionString: url, max: most, idleTimeoutMillis: 30_000 })
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    // Said once connected, and not while connecting: a pooler between us and PostgreSQL may refuse it there.
    if (limits.statementMs > 0)
      client
        .query(
          `set statement_timeout = ${limits.statementMs}; set idle_in_transaction_session_timeout = ${limits.idleMs}`,
        )
        .catch(() => {})
  })
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
