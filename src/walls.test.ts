/** The two walls: every route states what it needs, and the database alone keeps strangers out. */
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from './app.tsx'
import { more } from './doors.ts'
import { places } from './places.ts'
import { openDatabase, type Database } from './platform/database/database.ts'
import { NEEDS } from './platform/web/route.ts'
import { asAccount } from './platform/database/session.ts'
import { seatByLink } from './people/private-links.ts'
import { day } from './platform/day.ts'
import type { Shelf } from './record/entry.ts'
import { askedBy } from './record/need.ts'
import { append, findLines, findSeqs } from './record/store.ts'
import { testSite, USUAL, type TestSite } from './test-site.ts'

let site: TestSite
let owner: pg.Client
let bare: Database
beforeAll(async () => {
  site = await testSite()
  owner = new pg.Client({ connectionString: site.urls.owner })
  await owner.connect()
  bare = openDatabase(site.urls.app, 2)
})
afterAll(async () => {
  await owner.end()
  await bare.destroy()
  await site.close()
})

/** Tables without row-level security, each with its reason. */
const EXCEPTIONS: Record<string, string> = {
  'public.migration': 'which migrations ran; closed to the application',
  'auth.account': 'who can sign in; holds nothing of a record',
  'auth.sign_in_link': 'hashes of links',
  'auth.session': 'hashes of cookies',
  'auth.half_session': 'hashes of cookies, until the second step',
  'auth.address_link': 'hashes of links that show an address to be somebody’s',
  'auth.passkey': 'public keys',
  'auth.passkey_challenge': 'hashes of what browsers were asked to sign',
  'auth.authenticator': 'secrets of authenticator apps, sealed under the master key',
  'auth.recovery_code': 'hashes of codes',
  'auth.attempt': 'how often something was tried, by hash',
  'auth.private_link': 'hashes of links to one page; holds numbers and days only',
  'auth.push_key': 'the keys by which push services know this installation; the private one sealed',
  'auth.typed_code': 'hashes of codes, and the key of their PINs',
  'auth.kept_key': 'keys that outlive a change of the master key, sealed under it',
  'auth.key_mark': 'a keyed hash that tells the master key from another',
  'auth.mailbox': 'how far a mailbox has been read: a hash and two numbers',
  'auth.own_word': 'hashes of words that children chose',
  'auth.private_session': 'hashes of cookies of such links',
}

describe('the first wall', () => {
  test('every route states the permission it needs, and says so in its path', () => {
    const routes = allRoutes(site.site)
    expect(routes.length).toBeGreaterThan(3)
    for (const { method, path, need } of routes) {
      const atRecord = path.startsWith('/records/:record')
      if (atRecord) expect(() => askedBy(need), `${method} ${path}`).not.toThrow()
      else expect(NEEDS, `${method} ${path}`).toContain(need)
    }
  })

  test('the menu and the page with everything else say what each place needs as its route does', () => {
    const needs = new Map(
      allRoutes(site.site)
        .filter(({ method }) => method === 'get')
        .map(({ path, need }) => [path, need]),
    )
    for (const { path, need } of [...places, ...more.flatMap(({ doors }) => doors)])
      expect(needs.get(`/records/:record${path}`), path).toBe(need)
  })

  test('no page of a record opens for nobody, nor for a stranger', async () => {
    const record = await site.begin('Sam', (await site.stranger()).id)
    for (const { method, path, need } of allRoutes(site.site)) {
      if (method !== 'get' || need === 'anyone' || need === 'hold its link') continue
      const asked = path.replace(':record', record).replaceAll(/:\w+(\{[^}]*\})?/g, 'x')
      expect((await site.asNobody(asked)).headers.get('location'), path).toBe('/sign-in')
      if (need !== 'signed in') expect((await site.get(asked)).status, path).toBe(404)
    }
  })
})

describe('the second wall, with the application’s checks switched off', () => {
  test('is forced on every table that is not a named exception', async () => {
    const tables = await owner.query<{ name: string; forced: boolean; policies: number }>(
      `select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
         (select count(*) from pg_policy p where p.polrelid = c.oid)::int as policies
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    )
    expect(tables.rows.length).toBeGreaterThan(8)
    for (const { name, forced, policies } of tables.rows) {
      if (name in EXCEPTIONS) continue
      expect(forced && policies > 0, `${name} has no wall`).toBe(true)
    }
  })

  test('the application signs in as a role that owns nothing and cannot pass the walls', async () => {
    const role = await owner.query(
      `select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'heard_app'`,
    )
    expect(role.rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }])
    const owned = await owner.query(`select 1 from pg_class where relowner = 'heard_app'::regrole`)
    expect(owned.rowCount).toBe(0)
  })

  test('a plain select gets nothing without an account, and nothing of another record with one', async () => {
    const stranger = await site.stranger()
    const record = await site.begin()
    await site.add(record, {
      kind: 'ask',
      people: [{ name: 'Ms Reid', address: 'reid@hillview.example' }],
      body: { title: 'Unfindable heron', debtor: 'School', creditor: 'Alex' },
      files: [{ name: 'a.txt', bytes: Buffer.from('secret') }],
    })
    const tables = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'record_id' and table_name not in ('search_text', 'search_word')`,
    )
    for (const { name } of tables.rows) {
      const read = (account: string) =>
        asAccount(
          bare,
          account,
          async (tx) =>
            (await sql.raw(`select * from "${name}" where record_id = '${record}'`).execute(tx))
              .rows,
        )
      expect(await read(stranger.id), `${name} leaks to a stranger`).toEqual([])
      const loose = await sql.raw(`select * from "${name}"`).execute(bare)
      expect(loose.rows, `${name} leaks to nobody`).toEqual([])
    }
    const words = await asAccount(bare, stranger.id, (tx) =>
      sql`select seq from heard.find_entries(${record}::uuid, array['heron'], null, null, 10)`.execute(
        tx,
      ),
    )
    expect(words.rows).toEqual([])
    await expect(sql`select * from search_text`.execute(bare)).rejects.toThrow('permission denied')
    const leaves = await asAccount(bare, stranger.id, (tx) =>
      sql`select * from heard.leaves(${record}::uuid, 100)`.execute(tx),
    )
    expect(leaves.rows).toEqual([])
  })

  test('a member whom the audience leaves out gets neither the entry nor its words, people or files', async () => {
    const other = await site.stranger()
    const record = await site.begin()
    await seat(record, other.id, { owner: false, shelves: ['messages'] })
    const [mine, shared, offShelf] = await site.add(
      record,
      {
        kind: 'ask',
        people: [{ name: 'Only Me', address: null }],
        body: { title: 'Private kestrel', debtor: 'a', creditor: 'b' },
        files: [{ name: 'f', bytes: Buffer.from('f') }],
      },
      {
        kind: 'ask',
        audience: 'circle',
        body: { title: 'Shared kestrel', debtor: 'a', creditor: 'b' },
      },
      {
        kind: 'ask',
        audience: 'circle',
        shelf: 'private',
        body: { title: 'Other shelf kestrel', debtor: 'a', creditor: 'b' },
      },
    )
    const seen = await site.within(
      record,
      async (write) => (await findLines(write, { atMost: 10 })).map((line) => line.seq),
      other.id,
    )
    expect(seen).toEqual([shared!.seq])
    const found = await site.within(
      record,
      (write) => findSeqs(write, 'kestrel', undefined, 10),
      other.id,
    )
    expect(found).toEqual([shared!.seq])
    const files = await site.within(
      record,
      (write) => write.tx.selectFrom('file').selectAll().execute(),
      other.id,
    )
    expect(files).toEqual([])
    await expect(
      site.within(
        record,
        (write) =>
          write.tx.selectFrom('person').selectAll().where('name', '=', 'Only Me').execute(),
        other.id,
      ),
    ).resolves.toEqual([])
    const change = site.within(
      record,
      (write) =>
        write.tx
          .updateTable('entry')
          .set({ circle: true })
          .where('seq', 'in', [mine!.seq, offShelf!.seq])
          .executeTakeFirst(),
      other.id,
    )
    expect(Number((await change).numUpdatedRows)).toBe(0)
  })

  test('narrowing an audience takes the words away from whoever is no longer named', async () => {
    const other = await site.stranger()
    const record = await site.begin()
    await seat(record, other.id, { owner: true, shelves: [] })
    const [entry] = await site.add(record, {
      kind: 'ask',
      audience: 'owners',
      body: { title: 'Wren', debtor: 'a', creditor: 'b' },
    })
    const sees = () =>
      site.within(
        record,
        async (write) => (await findLines(write, { atMost: 10 })).length,
        other.id,
      )
    expect(await sees()).toBe(1)
    await site.add(record, { kind: 'audience', body: { of: entry!.seq, audience: 'me' } })
    expect(await sees()).toBe(0)
  })

  test('a seat adds on the shelves it writes on, and a seat by link only what the link is for', async () => {
    const record = await site.begin()
    const teacher = await site.seat(record, 'Ms Reid', ['days'])
    const adds = (account: string, draft: { kind?: string; shelf?: Shelf }) =>
      site.within(
        record,
        async (write) => (await append(write, [{ ...USUAL, ...draft }])).entries.length,
        account,
      )
    expect(await adds(teacher.account, { shelf: 'days' })).toBe(1)
    await expect(adds(teacher.account, { shelf: 'messages' })).rejects.toThrow('row-level security')
    await owner.query(`update member set writes = '{}' where id = $1`, [teacher.member])
    await expect(adds(teacher.account, { shelf: 'days' })).rejects.toThrow('row-level security')
    const { accountId } = await site.within(record, (write) =>
      seatByLink(write, {
        name: 'Mr Bell',
        role: 'answering',
        adds: ['note'],
        until: day('2099-01-01'),
      }),
    )
    expect(await adds(accountId, {})).toBe(1)
    await expect(
      site.within(
        record,
        (write) =>
          append(write, [{ ...USUAL, kind: 'said', body: { who: 'Mr Bell', words: 'Yes.' } }]),
        accountId,
      ),
    ).rejects.toThrow('row-level security')
  })

  test('one sign-in, several children: each query stays in its own record', async () => {
    const [one, two] = [await site.begin('One'), await site.begin('Two')]
    const message = {
      kind: 'ask',
      key: 'mail:same',
      body: { title: 'Both', debtor: 'a', creditor: 'b' },
    }
    await site.add(one, message)
    await site.add(two, message)
    for (const record of [one, two])
      expect(
        await site.within(record, async (write) => (await findLines(write, { atMost: 10 })).length),
      ).toBe(1)
  })
})

async function seat(
  record: string,
  account: string,
  { owner: isOwner, shelves }: { owner: boolean; shelves: string[] },
) {
  await owner.query(
    `insert into member (id, record_id, account_id, name, role, owner, shelves, since)
     values (gen_random_uuid(), $1, $2, 'Other', 'teacher', $3, $4, '2026-01-01')`,
    [record, account, isOwner, shelves],
  )
}
