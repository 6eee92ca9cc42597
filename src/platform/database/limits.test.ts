/** How long the application may keep PostgreSQL busy, or waiting. */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openDatabase, SERVING, type Database } from './database.ts'

const url = inject('cluster').appUrl
let db: Database
beforeAll(() => {
  db = openDatabase(url, 2, { statementMs: 200, idleMs: 200 })
})
afterAll(() => db.destroy())

const settingOf = async (of: Database, name: string) =>
  (await sql<{ set: string }>`select current_setting(${name}) as set`.execute(of)).rows[0]?.set

test('a statement that goes on is broken off, and the connection serves the next', async () => {
  await expect(sql`select pg_sleep(60)`.execute(db)).rejects.toMatchObject({ code: '57014' })
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
})

test('a transaction that is left open is undone, and its locks are given back', async () => {
  const left = db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(48200099)`.execute(tx)
    // As a process that hangs between two statements.
    await wait(1500)
    await sql`select 1`.execute(tx)
  })
  left.catch(() => {})
  await sql`select pg_sleep(0.05)`.execute(db)
  await expect
    .poll(
      async () =>
        (await sql<{ free: boolean }>`select pg_try_advisory_lock(48200099) as free`.execute(db))
          .rows[0]?.free,
      { timeout: 5000 },
    )
    .toBe(true)
  await expect(left).rejects.toThrow()
})

test('while pages are served both have an end; for the command line neither has', async () => {
  const [serving, command] = [openDatabase(url, 1, SERVING), openDatabase(url, 1)]
  expect(await settingOf(serving, 'statement_timeout')).toBe('2min')
  expect(await settingOf(serving, 'idle_in_transaction_session_timeout')).toBe('10min')
  expect(await settingOf(command, 'statement_timeout')).toBe('0')
  expect(await settingOf(command, 'idle_in_transaction_session_timeout')).toBe('0')
  await Promise.all([serving.destroy(), command.destroy()])
})
