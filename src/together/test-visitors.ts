/** People with seats of their own, signed in, for the tests of this room. */
import pg from 'pg'
import { createApp } from '../app.tsx'
import { makeLink, useLink } from '../platform/sign-in/store.ts'
import type { TestSite } from '../test-site.ts'

export type Visitor = {
  readonly account: string
  readonly member: string
  readonly get: (path: string) => Promise<Response>
  readonly post: (path: string, fields: Record<string, string>) => Promise<Response>
}

/** Seats somebody at a record with a role and scope, signed in by a link. */
export async function visitAs(
  site: TestSite,
  record: string,
  seat: {
    readonly name: string
    readonly role: string
    readonly shelves?: readonly string[]
    readonly writes?: readonly string[]
    readonly owner?: boolean
    readonly organisation?: string
  },
): Promise<Visitor> {
  const { account, member } = await site.seat(record, seat.name)
  const {
    shelves = ['profile', 'days', 'incidents', 'messages'],
    writes = [],
    owner = false,
    organisation = null,
  } = seat
  const client = new pg.Client({ connectionString: site.urls.owner })
  await client.connect()
  await client.query(
    'update member set role = $2, shelves = $3, writes = $4, owner = $5, organisation = $6 where id = $1',
    [member, seat.role, shelves, writes, owner, organisation],
  )
  await client.end()
  const now = site.site.now()
  const { db } = site.ledger
  const secret = await makeLink(db, { id: account, name: seat.name }, now)
  const cookie = `heard-session=${await useLink(db, secret, now)}`
  const app = createApp(site.site)
  return {
    account,
    member,
    get: async (path) => app.request(path, { headers: { cookie } }),
    post: async (path, fields) =>
      app.request(path, {
        method: 'POST',
        headers: { cookie, origin: site.site.url },
        body: new URLSearchParams(fields),
      }),
  }
}
