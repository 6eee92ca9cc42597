/** With DATABASE_URL: a PostgreSQL of somebody else's, as its superuser and as a plain owner. */
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openCluster, type Cluster } from '../../src/platform/database/embedded.ts'
import { openConfigured } from '../../src/platform/database/open.ts'
import { firstAccount } from '../../src/platform/sign-in/store.ts'
import { aPlace, freePort, type Place } from './running.ts'

vi.setConfig({ testTimeout: 300_000 })

let [place, cluster] = [{} as Place, {} as Cluster]

beforeAll(async () => {
  place = await aPlace()
  cluster = await openCluster(place.data, { app: false, say: () => {} })
  const admin = new pg.Client({ connectionString: cluster.adminUrl })
  await admin.connect()
  await admin.query(`create role plain login password 'plain'`)
  await admin.query(`create role named login password 'named'`)
  await admin.query('create database of_super')
  await admin.query('create database of_plain owner plain')
  await admin.end()
}, 300_000)
afterAll(async () => {
  await cluster.leave()
  await place.clear()
})

function url(database: string, user: { name: string; password: string } | null = null): string {
  const made = new URL(cluster.adminUrl)
  made.pathname = `/${database}`
  if (user !== null) [made.username, made.password] = [user.name, user.password]
  return made.href
}

const PLAIN = { name: 'plain', password: 'plain' }

function open(databaseUrl: string, appUrl?: string) {
  const config = readConfig({
    HEARD_DATA: join(place.folder, 'own'),
    DATABASE_URL: databaseUrl,
    ...(appUrl === undefined ? {} : { HEARD_APP_DATABASE_URL: appUrl }),
  })
  return openConfigured(config, { app: true, say: () => {} })
}

/** Starts twice; as whom the application then asks. */
async function rolesOf(databaseUrl: string, appUrl?: string): Promise<string[]> {
  const roles: string[] = []
  for (let start = 0; start < 2; start += 1) {
    const { db, leave } = await open(databaseUrl, appUrl)
    await firstAccount(db, '2026-11-21T18:00:00.000Z')
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db)
    roles.push(...rows.map(({ role }) => role))
    await leave()
  }
  return roles
}

describe('DATABASE_URL', () => {
  test('of a superuser: the role is made, the tables are made, and the next start finds them', async () => {
    expect(await rolesOf(url('of_super'))).toEqual(['heard_app', 'heard_app'])
  })

  test('of a plain owner who may make no role: one line says what to make', async () => {
    await expect(open(url('of_plain', PLAIN))).rejects.toThrow(
      /^The user in DATABASE_URL may not make the role heard_app: make it by hand/,
    )
  })

  test('of a plain owner, with the role named: it works', async () => {
    const named = url('of_plain', { name: 'named', password: 'named' })
    expect(await rolesOf(url('of_plain', PLAIN), named)).toEqual(['named', 'named'])
  })

  test('of a user who owns nothing there: one line says who to be', async () => {
    const role = { name: 'named', password: 'named' }
    const app = url('of_super', PLAIN)
    await expect(open(url('of_super', role), app)).rejects.toThrow(
      /^The user in DATABASE_URL may not make what Heard needs \([^\n]+\): make that user the owner/,
    )
  })

  test.each([
    ['nobody is there', async () => `postgres://a:b@127.0.0.1:${await freePort()}/x`],
    ['the password is wrong', () => url('of_super', { name: 'plain', password: 'wrong' })],
    ['there is no such database', () => url('not_there')],
  ])('one line when %s', async (_when, made) => {
    await expect(open(await made())).rejects.toThrow(
      /^The PostgreSQL named by DATABASE_URL does not answer: [^\n]+\.$/,
    )
  })

  test('one line when the role that is named cannot sign in or may not be used', async () => {
    const wrong = url('of_plain', { name: 'named', password: 'wrong' })
    await expect(open(url('of_plain', PLAIN), wrong)).rejects.toThrow(
      /^The PostgreSQL named by HEARD_APP_DATABASE_URL does not answer: [^\n]+\.$/,
    )
  })

  test('an application role that row-level security would not stop is refused', async () => {
    await expect(open(url('of_super'), cluster.adminUrl)).rejects.toThrow(
      /HEARD_APP_DATABASE_URL[^\n]+\.$/,
    )
  })
})
