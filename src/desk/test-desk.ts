/** For tests of the desk: staff seats made past the walls, and the application asked as whoever holds them. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { createApp } from '../app.tsx'
import { makeLink, useLink } from '../platform/sign-in/store.ts'
import type { Account } from '../platform/web/route.ts'
import { TEST_NOW, type TestSite } from '../test-site.ts'

export type StaffSeat = {
  readonly account: Account
  readonly role: string
  readonly organisation?: string | null
  readonly shelves?: readonly string[]
  readonly writes?: readonly string[]
  readonly until?: string | null
}

const USUAL_SHELVES = ['profile', 'days', 'incidents', 'messages', 'plan', 'meetings', 'evidence']

/** Gives `account` a seat at `record`; returns the seat's id. */
export async function seatStaff(
  site: TestSite,
  record: string,
  { account, role, organisation = null, ...seat }: StaffSeat,
): Promise<string> {
  const shelves = seat.shelves ?? USUAL_SHELVES
  const member = randomUUID()
  await asOwner(site, (owner) =>
    owner.query(
      `insert into member (id, record_id, account_id, name, role, owner, shelves, writes, since, until, organisation)
       values ($1, $2, $3, $4, $5, false, $6, $7, '2026-01-01', $8, $9)`,
      [
        member,
        record,
        account.id,
        account.name,
        role,
        shelves,
        seat.writes ?? shelves,
        seat.until ?? null,
        organisation,
      ],
    ),
  )
  return member
}

export async function asOwner<T>(
  site: TestSite,
  work: (owner: pg.Client) => Promise<T>,
): Promise<T> {
  const owner = new pg.Client({ connectionString: site.urls.owner })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

/** An account of this name that can sign in. */
export async function person(site: TestSite, name: string): Promise<Account> {
  const account = { id: randomUUID(), name }
  await site.ledger.db
    .insertInto('auth.account')
    .values({ ...account, created: TEST_NOW })
    .execute()
  return account
}

/** The application, asked as this person. */
export async function asPerson(site: TestSite, account: Account) {
  const { db } = site.ledger
  const app = createApp(site.site, (_reference, error) => {
    throw error
  })
  const cookie = `heard-session=${await useLink(db, await makeLink(db, account, TEST_NOW), TEST_NOW)}`
  return {
    get: async (path: string) => app.request(path, { headers: { cookie } }),
    post: async (path: string, fields: Record<string, string> | URLSearchParams) =>
      app.request(path, {
        method: 'POST',
        headers: { cookie, origin: site.site.url },
        body: new URLSearchParams(fields),
      }),
  }
}
