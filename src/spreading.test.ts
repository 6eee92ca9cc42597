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

/** Seats, which accounts are found by across records, and what one seat asked to be told. */
const BY_SEAT = [
  'feed',
  'feed_date',
  'member',
  'notice',
  'notice_told',
  'push_subscription',
  'reader_mailing',
  'reminder',
  'reminder_mail',
  'reminder_told',
]

test('the primary key of every table begins with its record, or the table is one of the named few', async () => {
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
  // A new table is led by its record; docs/scale.md says why these few are not.
  expect(others).toEqual([...REFERENCE, ...BY_SEAT].toSorted())
})
