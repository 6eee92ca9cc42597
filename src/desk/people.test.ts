/** Somebody leaves: their place closes, what they had goes to a named person, and each family is told. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holdersOf } from '../commitments/hand-over.ts'
import { findOwed } from '../commitments/store.ts'
import { asAccount } from '../platform/database/session.ts'
import { day } from '../platform/day.ts'
import type { Account } from '../platform/web/route.ts'
import { findNewest } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { asOwner, asPerson, person, seatStaff } from './test-desk.ts'

const ON = day('2026-11-21')
const HILLVIEW = 'Hillview Academy'

let site: TestSite
let head: Account
let khan: Account
let [robin, sam, elsewhere] = ['', '', '']
let khanSeat = ''
let me: Awaited<ReturnType<typeof asPerson>>
beforeAll(async () => {
  site = await testSite()
  ;[head, khan] = [await person(site, 'Mrs Bell'), await person(site, 'Mr Khan')]
  ;[robin, sam] = [await site.begin('Robin'), await site.begin('Sam')]
  elsewhere = await site.begin('Kit')
  for (const record of [robin, sam]) {
    await seatStaff(site, record, { account: head, role: 'head', organisation: HILLVIEW })
    const hale = { account: await person(site, 'Mr Hale'), role: 'TA', organisation: HILLVIEW }
    await seatStaff(site, record, hale)
  }
  khanSeat = await seatStaff(site, robin, {
    account: khan,
    role: 'class teacher',
    organisation: 'hillview  academy',
  })
  await seatStaff(site, sam, {
    account: khan,
    role: 'subject teacher',
    organisation: HILLVIEW,
    until: '2027-07-20',
  })
  // At another child's record he is of another school, and the head is not there.
  await seatStaff(site, elsewhere, { account: khan, role: 'TA', organisation: 'Larkfield Primary' })
  const promise = (title: string, debtor = 'Mr Khan') => ({
    kind: 'promise',
    happened: { day: day('2026-10-01'), time: null, precision: 'day' as const },
    audience: 'circle' as const,
    body: { title, debtor, creditor: 'Alex Ward' },
  })
  await site.add(robin, promise('A quiet corner'), promise('Ring each Friday', 'Mr Khan (Maths)'))
  await site.add(robin, { ...promise('Kept from the school'), audience: 'me' })
  await site.add(sam, promise('Large print'), promise('The lift key', 'Mrs Stone'))
  me = await asPerson(site, head)
})
afterAll(() => site.close())

const holderOf = async (record: string, title: string) => {
  const owed = await site.within(record, (write) => findOwed(write, ON))
  const found = owed.find((each) => each.title === title)
  return found === undefined ? null : holdersOf(found, ON).at(-1)?.who
}
const untilOf = async (account: Account) =>
  asOwner(site, async (owner) => {
    const rows = await owner.query<{ record_id: string; open: boolean }>(
      `select record_id, until is null or until >= current_date as open from member where account_id = $1`,
      [account.id],
    )
    return new Map(rows.rows.map((row) => [row.record_id, row.open]))
  })

describe('the people of an organisation', () => {
  test('stand with the children they are round, and their last day', async () => {
    const page = await (await me.get('/desk/people')).text()
    expect(page).toContain('Mrs Bell (you)')
    expect(page).toMatch(/Sam<\/strong>: subject teacher, until 20 July 2027/)
    expect(page).not.toContain('Kit')
    expect(page).not.toContain('Larkfield')
  })

  test('nobody but whoever leads can say that somebody has left', async () => {
    const hale = await asPerson(site, khan)
    expect(await (await hale.get('/desk/people')).text()).not.toContain('/desk/left')
    const fields = { who: khanSeat, token: '' }
    expect((await hale.post('/desk/left', fields)).status).toBe(404)
  })
})

describe('the second wall, with the application’s checks off', () => {
  const report = (account: Account, record: string, member: string) =>
    asAccount(site.ledger.db, account.id, (tx) =>
      sql`select heard.report_left(${record}::uuid, ${member}::uuid, now())`.execute(tx),
    )

  test('only a head or SENCO of the same organisation, of that record, ends a colleague’s seat', async () => {
    const { rows } = await asOwner(site, (owner) =>
      owner.query<{ id: string; record_id: string; owner: boolean; role: string; org: string }>(
        'select id, record_id, owner, role, organisation as org from member',
      ),
    )
    const at = (record: string, role: string) =>
      rows.find((row) => row.record_id === record && row.role === role)?.id ?? ''
    const refusal = 'only whoever leads in the same organisation'
    await expect(report(khan, robin, at(robin, 'TA'))).rejects.toThrow(refusal)
    await expect(report(head, elsewhere, at(elsewhere, 'TA'))).rejects.toThrow(refusal)
    await expect(report(head, robin, at(robin, 'head'))).rejects.toThrow(refusal)
    await expect(report(head, robin, at(sam, 'TA'))).rejects.toThrow(refusal)
    const family = rows.find((row) => row.record_id === robin && row.owner)?.id ?? ''
    await expect(report(head, robin, family)).rejects.toThrow(refusal)
    const stranger = await site.stranger()
    await expect(report(stranger, robin, at(robin, 'TA'))).rejects.toThrow(refusal)
    const camhs = await person(site, 'Dr Ray')
    const seat = await seatStaff(site, robin, {
      account: camhs,
      role: 'health',
      organisation: 'CAMHS',
    })
    await expect(report(head, robin, seat)).rejects.toThrow(refusal)
    expect((await untilOf(camhs)).get(robin)).toBe(true)
  })

  test('what somebody is to the child besides stays: a TA who is also a friend of the family', async () => {
    const both = await person(site, 'Ms Both')
    const seat = await seatStaff(site, sam, {
      account: both,
      role: 'TA and family friend',
      organisation: HILLVIEW,
    })
    await asOwner(site, (owner) =>
      owner.query(
        `insert into member_role (record_id, id, member_id, role, organisation, shelves, writes, since)
         values ($1, gen_random_uuid(), $2, 'TA', $3, '{profile,days,incidents}', '{days}', '2026-01-01'),
           ($1, gen_random_uuid(), $2, 'family friend', null, '{profile}', '{}', '2026-01-01')`,
        [sam, seat, HILLVIEW],
      ),
    )
    await report(head, sam, seat)
    const { rows } = await asOwner(site, (owner) =>
      owner.query('select role, organisation, shelves, until from member where id = $1', [seat]),
    )
    const left = { role: 'family friend', organisation: null, shelves: ['profile'], until: null }
    expect(rows).toEqual([left])
  })

  test('a head whose own last day has passed ends nobody’s seat', async () => {
    const before = await person(site, 'Mr Before')
    await seatStaff(site, robin, {
      account: before,
      role: 'head',
      organisation: HILLVIEW,
      until: '2026-01-31',
    })
    await expect(report(before, robin, khanSeat)).rejects.toThrow('only whoever leads')
  })
})

describe('when somebody has left', () => {
  test('the form shows all that is in their name that this desk may see, and nothing else', async () => {
    const page = await (await me.get(`/desk/left?who=${khanSeat}`)).text()
    for (const text of ['A quiet corner', 'Ring each Friday', 'Large print', 'Robin and Sam'])
      expect(page).toContain(text)
    for (const text of ['The lift key', 'Kept from the school', '>Mr Khan</option>'])
      expect(page).not.toContain(text)
    expect((await me.get('/desk/left?who=nobody')).status).toBe(404)
    expect((await me.get('/desk/left?name=Mr+Khan&organisation=Other')).status).toBe(404)
  })

  test('without a name to pass it on to, nothing is done and what was typed stays', async () => {
    const fields = new URLSearchParams({ who: khanSeat, why: 'He has moved away.' })
    const page = await (await me.get(`/desk/left?who=${khanSeat}`)).text()
    for (const [, value] of page.matchAll(/name="of"[^>]*value="([^"]+)"/g))
      fields.append('of', value ?? '')
    const answer = await me.post('/desk/left', fields)
    expect(answer.status).toBe(422)
    const shown = await answer.text()
    expect(shown).toContain('Choose or write who has all of it')
    expect(shown).toContain('He has moved away.')
    expect((await untilOf(khan)).get(robin)).toBe(true)
  })

  test('all of it goes to one person, their places close, each family reads it; sent twice, once', async () => {
    const page = await (await me.get(`/desk/left?who=${khanSeat}`)).text()
    const values = [...page.matchAll(/name="of"[^>]*value="([^"]+)"/g)].map(
      ([, value]) => value ?? '',
    )
    expect(values).toHaveLength(3)
    const form = new URLSearchParams({
      who: khanSeat,
      token: '33333333-2222-4333-8444-555555555555',
      to: 'Mr Hale',
      why: 'Mr Khan has moved away.',
    })
    for (const value of values) form.append('of', value)
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await me.post('/desk/left', form)
      expect(answer.status).toBe(303)
    }
    expect(await holderOf(robin, 'A quiet corner')).toBe('Mr Hale')
    expect(await holderOf(robin, 'Ring each Friday')).toBe('Mr Hale')
    expect(await holderOf(sam, 'Large print')).toBe('Mr Hale')
    expect(await holderOf(sam, 'The lift key')).toBe('Mrs Stone')
    const open = await untilOf(khan)
    expect([open.get(robin), open.get(sam), open.get(elsewhere)]).toEqual([false, false, true])
    const gone = await asPerson(site, khan)
    expect((await gone.get(`/records/${robin}/owed`)).status).toBe(404)
    for (const record of [robin, sam]) {
      const entries = await site.within(record, (write) => findNewest(write, ['left']))
      expect(entries).toHaveLength(1)
      const today = await (await site.get(`/records/${record}/today`)).text()
      expect(today).toContain('Mr Khan has left')
      expect(today).toContain('is with Mr Hale now')
      expect(today).toContain('Mr Khan has moved away.')
    }
  })

  test('somebody without a place here is passed on from by name alone', async () => {
    const path = `/desk/left?${new URLSearchParams({ name: 'Mrs Stone', organisation: HILLVIEW }).toString()}`
    const page = await (await me.get(path)).text()
    expect(page).toContain('The lift key')
    const [, value = ''] = /name="of"[^>]*value="([^"]+)"/.exec(page) ?? []
    const answer = await me.post('/desk/left', {
      name: 'Mrs Stone',
      organisation: HILLVIEW,
      of: value,
      other: 'Ms New',
    })
    expect(answer.status).toBe(303)
    expect(await holderOf(sam, 'The lift key')).toBe('Ms New')
  })
})
