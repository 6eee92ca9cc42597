/** The day from which the young person may own the record, told ahead on Today. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import { asAccount } from '../../platform/database/session.ts'
import { addDays, day, type Day } from '../../platform/day.ts'
import { makeLink, useLink } from '../../platform/sign-in/store.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { ownFromOn, type OwnFromFacts } from './own-from.ts'

const BORN = '2010-03-14' as Day
const FROM = day('2026-06-27')
const NOW = '2026-05-01T09:00:00.000Z'

describe('what is told', () => {
  const facts: OwnFromFacts = { born: BORN, on: FROM, owns: false, read: [], isTheirs: false }

  test('from about three months ahead, on the day itself, and for a year', () => {
    const on = (days: number) => ownFromOn({ ...facts, on: addDays(FROM, days) })
    expect(on(-92)).toBeNull()
    expect(on(-91)).toEqual({ last: '2026-06-26', from: FROM, isHere: false, isTheirs: false })
    expect(on(0)?.isHere).toBe(true)
    expect(on(366)?.isHere).toBe(true)
    expect(on(367)).toBeNull()
  })

  test('nothing where it is not known, is theirs already, or was read; again where the day is another', () => {
    expect(ownFromOn({ ...facts, born: null })).toBeNull()
    expect(ownFromOn({ ...facts, owns: true })).toBeNull()
    expect(ownFromOn({ ...facts, read: [FROM] })).toBeNull()
    expect(ownFromOn({ ...facts, read: [day('2027-06-26')] })).not.toBeNull()
  })
})

let site: TestSite
let past: pg.Client
beforeAll(async () => {
  site = await testSite(NOW)
  past = new pg.Client({ connectionString: site.urls.owner })
  await past.connect()
})
afterAll(async () => {
  await past.end()
  await site.close()
})

async function browser(account: string) {
  const link = await makeLink(site.ledger.db, { id: account, name: 'x' }, NOW)
  const cookie = `heard-session=${await useLink(site.ledger.db, link, NOW)}`
  const headers = { cookie, origin: site.site.url }
  const app = createApp(site.site)
  return {
    get: async (path: string) => (await app.request(path, { headers })).text(),
    post: (path: string) =>
      app.request(path, { method: 'POST', headers, body: new URLSearchParams() }),
  }
}

async function seated(record: string, name: string, role: string) {
  const seat = await site.seat(record, name, ['days', 'profile'])
  await past.query('update member set role = $1 where id = $2', [role, seat.member])
  return { ...seat, ...(await browser(seat.account)) }
}

const TOLD = 'From 27 June 2026 this record can be'

test('stands on Today for each owner and the young person until each has read it, and for nobody else', async () => {
  const record = await site.begin('Robin')
  const [today, read] = [`/records/${record}/today`, `/records/${record}/circle/own-from/read`]
  const parent = await browser(site.account.id)
  const [theirs, ta] = [
    await seated(record, 'Robin', 'young person'),
    await seated(record, 'Ms Okafor', 'TA'),
  ]
  expect(await parent.get(today)).not.toContain('this record can be')
  await site.post(`/records/${record}/circle/own-from`, {
    'born-day': '14',
    'born-month': '3',
    'born-year': '2010',
  })
  const shown = await parent.get(today)
  expect(shown).toContain(`${TOLD} Robin’s own`)
  expect(shown).toContain('ends for Robin on Friday 26 June 2026')
  expect(await theirs.get(today)).toContain(`${TOLD} yours`)
  expect(await ta.get(today)).not.toContain('this record can be')
  expect((await ta.post(read)).status).toBe(303)
  for (const each of [1, 2]) expect((await parent.post(read)).status, `press ${each}`).toBe(303)
  expect(await parent.get(today)).not.toContain('this record can be')
  expect(await theirs.get(today)).toContain(`${TOLD} yours`)
  await theirs.post(read)
  expect(await theirs.get(today)).not.toContain('this record can be')
  const kept = await past.query('select own_from::text from own_from_read where record_id = $1', [
    record,
  ])
  expect(kept.rows).toEqual([{ own_from: FROM }, { own_from: FROM }])
})

test('with the application’s checks off, the day of birth is the owners’ and the young person’s alone', async () => {
  const record = await site.begin('Robin')
  const theirs = await seated(record, 'Robin', 'young person')
  const ta = await seated(record, 'Ms Okafor', 'TA')
  await past.query('insert into birth_day values ($1, $2, now())', [record, BORN])
  const born = (account: string) =>
    asAccount(site.ledger.db, account, (tx) =>
      tx.selectFrom('birth_day').select('born').where('record_id', '=', record).execute(),
    )
  expect(await born(site.account.id)).toEqual([{ born: BORN }])
  expect(await born(theirs.account)).toEqual([{ born: BORN }])
  expect(await born(ta.account)).toEqual([])
  const forget = asAccount(site.ledger.db, theirs.account, (tx) =>
    tx.deleteFrom('birth_day').where('record_id', '=', record).executeTakeFirst(),
  )
  expect(Number((await forget).numDeletedRows)).toBe(0)
  await past.query(`update member set until = '2026-01-31' where id = $1`, [theirs.member])
  expect(await born(theirs.account)).toEqual([])
})
