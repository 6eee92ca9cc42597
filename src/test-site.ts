/**
 * What a test stands on: a real database of its own, a vault, the real application, and a fixed now.
 * `await testSite()` once for a file (`beforeAll`), `close()` at its end.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { createApp } from './app.tsx'
import { inside } from './correspondence/bring/inside.ts'
import { kinds, projectors } from './kinds.ts'
import { beforeKept } from './people/whereabouts/gate.ts'
import { openDatabase, type Database } from './platform/database/database.ts'
import { openVault } from './platform/files/vault.ts'
import { firstAccount, makeLink, useLink } from './platform/sign-in/store.ts'
import type { Account } from './platform/web/route.ts'
import { append } from './record/append.ts'
import { beginRecord, inRecord } from './record/begin.ts'
import type { Entry, EntryDraft } from './record/entry.ts'
import type { Ledger, Write } from './record/kind.ts'
import type { Site } from './site.ts'

export const TEST_NOW = '2026-11-21T18:00:00.000Z'

export type TestSite = {
  readonly site: Site
  readonly ledger: Ledger
  readonly account: Account
  readonly folder: string
  /** Connection strings of this test's own database, for tests of the walls themselves. */
  readonly urls: { readonly app: string; readonly owner: string; readonly super: string }
  /** Begins a record owned by `account` (or another account) and returns its id. */
  readonly begin: (name?: string, accountId?: string) => Promise<string>
  /** Another account, a stranger to every record. */
  readonly stranger: () => Promise<Account>
  /** Gives a stranger a seat at a record, as a member who is no owner. */
  readonly seat: (
    recordId: string,
    name: string,
    shelves?: readonly string[],
  ) => Promise<{ readonly account: string; readonly member: string }>
  readonly within: <T>(
    recordId: string,
    work: (write: Write) => Promise<T>,
    accountId?: string,
  ) => Promise<T>
  /** Appends drafts made from parts; everything not given has a usual value. */
  readonly add: (
    recordId: string,
    ...drafts: readonly Partial<EntryDraft>[]
  ) => Promise<readonly Entry[]>
  /** Asks the application as the signed-in account. */
  readonly get: (path: string) => Promise<Response>
  readonly post: (path: string, fields: Record<string, string> | FormData) => Promise<Response>
  /** Asks as nobody. */
  readonly asNobody: (path: string) => Promise<Response>
  readonly close: () => Promise<void>
}

export const USUAL: EntryDraft = {
  kind: 'note',
  happened: { day: '2026-09-28' as EntryDraft['happened']['day'], time: null, precision: 'day' },
  author: 'Alex Ward',
  people: [],
  shelf: 'messages',
  audience: 'me',
  amends: null,
  body: { title: 'A note', words: 'Some words.' },
  files: [],
}

const at = (url: string, database: string) => {
  const made = new URL(url)
  made.pathname = `/${database}`
  return made.href
}

/** `now` is what the application takes for the present instant; `more` what else it leans on: a mailer. */
export async function testSite(
  now: string = TEST_NOW,
  more: Partial<Pick<Site, 'mailer' | 'mailFrom' | 'replyAddress'>> = {},
): Promise<TestSite> {
  const cluster = inject('cluster')
  const database = `test_${randomUUID().replaceAll('-', '')}`
  await asSuper(
    at(cluster.superUrl, 'postgres'),
    `create database ${database} template heard owner heard_owner`,
  )
  const folder = await mkdtemp(join(tmpdir(), 'heard-site-'))
  const db = openDatabase(at(cluster.appUrl, database), 4)
  const vault = await openVault(folder, join(folder, 'heard.key'))
  const ledger: Ledger = { db, vault, kinds, projectors, inside, beforeKept }
  const url = 'http://localhost:4820'
  const site: Site = { ledger, now: () => now, url, dataFolder: folder, ...more }
  const account = await firstAccount(db, now)
  const app = createApp(site, (_reference, error) => {
    throw error
  })
  const cookie = `heard-session=${await useLink(db, await makeLink(db, account, now), now)}`
  const within: TestSite['within'] = (recordId, work, accountId = account.id) =>
    inRecord(ledger, { accountId, recordId, now }, work)
  return {
    site,
    ledger,
    account,
    folder,
    urls: {
      app: at(cluster.appUrl, database),
      owner: at(cluster.ownerUrl, database),
      super: at(cluster.superUrl, database),
    },
    begin: (name = 'Robin', accountId = account.id) =>
      beginRecord(ledger, accountId, { name, memberName: 'Alex Ward' }, now),
    stranger: () => strangerIn(db, now),
    seat: (recordId, name, shelves = []) =>
      seatAt({ db, ownerUrl: at(cluster.ownerUrl, database), now }, recordId, { name, shelves }),
    within,
    add: (recordId, ...drafts) =>
      within(
        recordId,
        async (write) =>
          (
            await append(
              write,
              drafts.map((draft) => ({ ...USUAL, ...draft })),
            )
          ).entries,
      ),
    get: async (path) => app.request(path, { headers: { cookie } }),
    post: async (path, fields) =>
      app.request(path, {
        method: 'POST',
        headers: { cookie, origin: site.url },
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
      }),
    asNobody: async (path) => app.request(path),
    async close() {
      await db.destroy()
      await asSuper(at(cluster.superUrl, 'postgres'), `drop database ${database} with (force)`)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Somebody who can sign in and has no seat anywhere. */
async function strangerIn(db: Database, now: string) {
  const other = { id: randomUUID(), name: 'Somebody else' }
  await db
    .insertInto('auth.account')
    .values({ ...other, created: now })
    .execute()
  return other
}

async function asSuper(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A second person's seat at a record, made past the walls: it owns nothing, and writes on the shelves it holds. */
async function seatAt(
  { db, ownerUrl, now }: { readonly db: Database; readonly ownerUrl: string; readonly now: string },
  recordId: string,
  { name, shelves }: { readonly name: string; readonly shelves: readonly string[] },
): Promise<{ account: string; member: string }> {
  const [account, member] = [randomUUID(), randomUUID()]
  await db.insertInto('auth.account').values({ id: account, name, created: now }).execute()
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into member (id, record_id, account_id, name, role, owner, shelves, writes, since)
     values ($1, $2, $3, $4, 'parent', false, $6, $6, $5)`,
    [member, recordId, account, name, now.slice(0, 10), shelves],
  )
  await owner.end()
  return { account, member }
}
