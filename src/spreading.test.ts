/** Every table of a record is led by its record, so that a PostgreSQL of many machines can spread records. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSite, type TestSite } from './test-site.ts'

let site: TestSite
let owner: pg.Client
beforeAll(async () => {
  site = await testSite()
  owner = new pg.Client({ connectionString: site.urls.owner })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await site.close()
})

/** Of who signs in, of links by their hash, of this installation: small, and the same on every machine. */
const REFERENCE = [
  'auth.account',
  'auth.address_link',
  'auth.attempt',
  'auth.authenticator',
  'auth.half_session',
  'auth.kept_key',
  'auth.key_mark',
  'auth.mailbox',
  'auth.own_word',
  'auth.passkey',
  'auth.passkey_challenge',
  'auth.private_link',
  'auth.private_session',
  'auth.push_key',
  'auth.recovery_code',
  'auth.session',
  'auth.sign_in_link',
  'auth.typed_code',
  'migration',
]

test('the primary key of every table of a record begins with its record', async () => {
  const { rows } = await owner.query<{ name: string; first: string }>(
    `select c.oid::regclass::text as name, coalesce(a.attname, 'none') as first
     from pg_class c
     left join pg_index i on i.indrelid = c.oid and i.indisprimary
     left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
     where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace)
     order by 1`,
  )
  const led = (name: string, first: string) => first === (name === 'record' ? 'id' : 'record_id')
  const others = rows.filter(({ name, first }) => !led(name, first)).map(({ name }) => name)
  expect(others).toEqual(REFERENCE)
})

type Key = { readonly on: string; readonly columns: string[] }

test('every unique key holds the record, or is a secret that was sent out, or the id of a seat', async () => {
  const { rows } = await owner.query<Key>(
    `select i.indrelid::regclass::text as "on",
       array(select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])) as columns
     from pg_index i join pg_class c on c.oid = i.indrelid
     where i.indisunique and not i.indisprimary and c.relnamespace = 'public'::regnamespace order by 1`,
  )
  // Made of 16 random bytes or more, so chance keeps them apart where no machine sees them all.
  const isSecret = ({ columns }: Key) => ['hash', 'token'].includes(columns.join())
  const others = rows.filter((key) => !key.columns.includes('record_id') && !isSecret(key))
  // The walls ask for seats by their id: docs/scale.md says what keeps them apart on many machines.
  expect(others).toEqual([{ on: 'member', columns: ['id'] }])
})

type Reference = Key & { readonly to: string; readonly columnsTo: string[] }

test('every reference stays in its record, or names something that is everywhere', async () => {
  const columns = (of: 'con' | 'conf') => `array(select a.attname::text
    from unnest(${of}key) with ordinality k (n, place)
    join pg_attribute a on a.attrelid = ${of}relid and a.attnum = k.n order by place)`
  const { rows } = await owner.query<Reference>(
    `select conrelid::regclass::text as "on", confrelid::regclass::text as "to",
       ${columns('con')} as columns, ${columns('conf')} as "columnsTo"
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`,
  )
  const isWithin = (each: Reference) =>
    each.to === 'record'
      ? each.columns.join() === 'record_id'
      : each.columns.some((name, at) => name === 'record_id' && each.columnsTo[at] === 'record_id')
  const others = rows.filter((each) => !isWithin(each) && !REFERENCE.includes(each.to))
  expect(rows.filter(isWithin).length).toBeGreaterThan(20)
  expect(others).toEqual([])
})

test('nothing counts across records: no sequence, no exclusion, no table that inherits', async () => {
  const { rows } = await owner.query(
    `select conname from pg_constraint where contype = 'x'
     union all select relname from pg_class
       where relkind = 'S' and relnamespace in ('public'::regnamespace, 'auth'::regnamespace)
     union all select inhrelid::regclass::text from pg_inherits
       join pg_class c on c.oid = inhrelid where c.relkind in ('r', 'f')`,
  )
  expect(rows).toEqual([])
})
