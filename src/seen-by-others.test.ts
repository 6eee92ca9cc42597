import pg from 'pg'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from './app.tsx'
import { asAccount } from './platform/database/session.ts'
import { draftPack } from './packs/make.ts'
import { makeLink, useLink } from './platform/sign-in/store.ts'
import { append, findEntries, findNewest } from './record/store.ts'
import { TEST_NOW, testSite, USUAL, type TestSite } from './test-site.ts'

let site: TestSite
let past: pg.Client
beforeAll(async () => {
  site = await testSite()
  past = new pg.Client({ connectionString: site.urls.owner })
  await past.connect()
})
afterAll(async () => {
  await past.end()
  await site.close()
})

const SHELVES = ['messages', 'days', 'incidents']

async function browserOf(account: string) {
  const link = await makeLink(site.ledger.db, { id: account, name: 'x' }, TEST_NOW)
  const cookie = `heard-session=${await useLink(site.ledger.db, link, TEST_NOW)}`
  const app = createApp(site.site)
  const headers = { cookie, origin: site.site.url }
  return {
    get: (path: string) => app.request(path, { headers }),
    post: (path: string, fields: Record<string, string>) =>
      app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) }),
  }
}

/** A record with a teacher and a colleague of the same school, and a note of the teacher's that the family reads. */
async function school() {
  const record = await site.begin('Robin')
  const seats = []
  for (const [name, organisation] of [
    ['Ms Finch', 'Hillview'],
    ['Mr Bell', 'Hillview'],
    ['Dr Amin', 'Surgery'],
  ] as const) {
    const seat = await site.seat(record, name, SHELVES)
    await past.query('update member set organisation = $1 where id = $2', [
      organisation,
      seat.member,
    ])
    seats.push({ ...seat, name })
  }
  const [teacher, colleague, doctor] = seats
  if (teacher === undefined || colleague === undefined || doctor === undefined)
    throw new Error('no seats')
  const [note] = await site.within(
    record,
    async (write) =>
      (
        await append(write, [
          {
            ...USUAL,
            author: 'Ms Finch',
            audience: 'circle',
            body: { title: 'Heron', words: 'A heron of a note' },
          },
        ])
      ).entries,
    teacher.account,
  )
  if (note === undefined) throw new Error('no note')
  return { record, teacher, colleague, doctor, note }
}

const WHY = { ground: 'somebody could be harmed', words: 'A social worker asked me to.' }

describe('what a professional restricts', () => {
  test('is read by their own people alone; the family sees that it exists, who, when and why', async () => {
    const { record, teacher, colleague, doctor, note } = await school()
    const browser = await browserOf(teacher.account)
    const at = `/records/${record}/entries/${note.address}`
    expect(await (await browser.get(`${at}/restrict`)).text()).toContain('Mr Bell')
    const sent = await browser.post(`${at}/restrict`, { ...WHY, people: colleague.member })
    expect(sent.status).toBe(303)
    const reads = (account: string) =>
      site.within(record, async (write) => (await findEntries(write, [note.seq])).length, account)
    expect(await reads(site.account.id)).toBe(0)
    expect(await reads(doctor.account)).toBe(0)
    expect(await reads(colleague.account)).toBe(1)
    expect(await reads(teacher.account)).toBe(1)
    const timeline = await (await site.get(`/records/${record}/timeline`)).text()
    expect(timeline).toContain('A note that Ms Finch restricted: somebody could be harmed')
    expect(timeline).not.toMatch(/heron/i)
    const [told] = await site.within(record, (write) => findNewest(write, ['restriction']))
    const page = await (await site.get(`/records/${record}/entries/${told?.address}`)).text()
    expect(page).toContain('Saturday 21 November 2026')
    expect(page).toContain(WHY.words)
    expect(page).not.toMatch(/heron/i)
  })

  test('with the application’s checks off: not its words, its people or its files; only the owners are told', async () => {
    const { record, teacher, doctor, note } = await school()
    await (
      await browserOf(teacher.account)
    ).post(`/records/${record}/entries/${note.address}/restrict`, WHY)
    const rows = (account: string, query: string) =>
      asAccount(site.ledger.db, account, async (tx) => (await sql.raw(query).execute(tx)).rows)
    const of = `where record_id = '${record}' and seq = ${note.seq}`
    for (const table of ['entry', 'entry_person', 'entry_file'])
      expect(await rows(site.account.id, `select 1 from ${table} ${of}`), table).toEqual([])
    const found = await rows(
      site.account.id,
      `select * from heard.find_entries('${record}', array['heron'], null, null, 9)`,
    )
    expect(found).toEqual([])
    const kinds = `select 1 from entry where record_id = '${record}' and kind = 'restriction'`
    expect((await rows(site.account.id, kinds)).length).toBe(1)
    expect(await rows(doctor.account, kinds)).toEqual([])
  })

  test('needs a ground and words; a doubled press restricts once; owners restrict nothing', async () => {
    const { record, teacher, note } = await school()
    const browser = await browserOf(teacher.account)
    const at = `/records/${record}/entries/${note.address}`
    expect((await browser.post(`${at}/restrict`, { words: 'x' })).status).toBe(422)
    expect((await browser.post(`${at}/restrict`, { ground: WHY.ground })).status).toBe(422)
    const token = '7d3b1f3e-58a5-4f3e-9a55-0d9e1f6f3a11'
    await browser.post(`${at}/restrict`, { ...WHY, token })
    await browser.post(`${at}/restrict`, { ...WHY, token })
    expect((await site.within(record, (write) => findNewest(write, ['restriction']))).length).toBe(
      1,
    )
    const [mine] = await site.add(record, {})
    await expect(
      site.get(`/records/${record}/entries/${mine?.address}/restrict`).then(({ status }) => status),
    ).resolves.toBe(404)
  })

  test('cannot be taken from the family without saying so, by the page of who may see it', async () => {
    const { record, teacher, note } = await school()
    const browser = await browserOf(teacher.account)
    const at = `/records/${record}/entries/${note.address}`
    const answer = await browser.post(`${at}/audience`, { audience: 'me' })
    expect(answer.headers.get('location')).toBe(`${at}/restrict`)
    expect((await site.within(record, (write) => findEntries(write, [note.seq]))).length).toBe(1)
  })
})

describe('our view', () => {
  test('stands beside what it answers for whoever may read that, and follows it', async () => {
    const { record, teacher, doctor, note } = await school()
    const browser = await browserOf(teacher.account)
    const at = `/records/${record}/entries/${note.address}`
    expect((await site.post(`${at}/our-view`, { words: '' })).status).toBe(422)
    expect((await site.post(`${at}/our-view`, { words: 'We saw an egret.' })).status).toBe(303)
    for (const page of [await site.get(at), await browser.get(at)])
      expect(await page.text()).toContain('We saw an egret.')
    const reads = (account: string) =>
      site.within(
        record,
        async (write) => (await findNewest(write, ['our-answer'])).length,
        account,
      )
    expect(await reads(doctor.account)).toBe(1)
    await browser.post(`${at}/restrict`, WHY)
    expect(await reads(doctor.account)).toBe(0)
    expect(await reads(teacher.account)).toBe(1)
    // The family still has its own words, and sees no more of what they answered.
    expect(await reads(site.account.id)).toBe(1)
    expect((await site.within(record, (write) => findEntries(write, [note.seq]))).length).toBe(0)
  })

  test('is cited in a pack wherever what it answers is', async () => {
    const { record, note } = await school()
    await site.post(`/records/${record}/entries/${note.address}/our-view`, {
      words: 'We saw an egret.',
    })
    const spec = {
      to: 'the governors',
      issues: [{ heading: 'It', entries: [note.seq] }],
      want: 'x',
    }
    const drafted = await site.within(record, (write) => draftPack(write, { spec }))
    expect(drafted.model.exhibits.map(({ entry }) => entry.kind)).toContain('our-answer')
    expect(JSON.stringify(drafted.model)).toContain('We saw an egret.')
  })

  test('of what only I read is read by nobody else; nobody but an owner or the young person gives one', async () => {
    const { record, teacher } = await school()
    const [mine] = await site.add(record, { body: { words: 'Mine' } })
    await site.post(`/records/${record}/entries/${mine?.address}/our-view`, { words: 'Ours' })
    const reads = await site.within(
      record,
      (write) => findNewest(write, ['our-answer']),
      teacher.account,
    )
    expect(reads).toEqual([])
    const browser = await browserOf(teacher.account)
    const given = await browser.post(`/records/${record}/entries/${mine?.address}/our-view`, {
      words: 'x',
    })
    expect(given.status).toBe(404)
  })

  test('the young person says how they see what is written about them, where they may read it', async () => {
    const { record, teacher } = await school()
    const robin = await site.seat(record, 'Robin', ['days'])
    await past.query(`update member set role = 'young person' where id = $1`, [robin.member])
    const [days, hidden] = await site.add(
      record,
      { shelf: 'days', audience: 'circle', body: { title: 'A hard day', words: 'He ran off.' } },
      { shelf: 'days', audience: 'me', body: { title: 'Ours', words: 'Ours alone.' } },
    )
    const [young, staff] = [await browserOf(robin.account), await browserOf(teacher.account)]
    const at = `/records/${record}/entries`
    expect(await (await young.get(`${at}/${days?.address}`)).text()).toContain('how you see this')
    const view = { words: 'The bell was broken.' }
    expect((await young.post(`${at}/${days?.address}/our-view`, view)).status).toBe(303)
    const read = await (await staff.get(`${at}/${days?.address}`)).text()
    expect(read).toContain('The bell was broken.')
    expect(read).not.toContain('our-view')
    expect((await staff.post(`${at}/${days?.address}/our-view`, view)).status).toBe(404)
    expect((await young.post(`${at}/${hidden?.address}/our-view`, view)).status).toBe(404)
  })
})

test('who looked: by day and person, seen by whoever brought it in and by nobody else', async () => {
  const { record, teacher, doctor } = await school()
  const [shared] = await site.add(record, {
    audience: 'circle',
    body: { title: 'Shared', words: 'A kestrel' },
  })
  const at = `/records/${record}/entries/${shared?.address}`
  const browser = await browserOf(teacher.account)
  await browser.get(at)
  await browser.get(at)
  await browser.get(`/records/${record}/timeline?q=kestrel`)
  await site.get(at)
  const page = await (await site.get(`/records/${record}/looked`)).text()
  expect(page).toContain('Ms Finch')
  expect(page).toContain('3 times')
  expect(page).not.toContain('Alex Ward</strong>')
  expect(await (await site.get(at)).text()).toContain('Who looked: Ms Finch')
  expect(await (await browser.get(at)).text()).not.toContain('Who looked')
  const rows = (account: string) =>
    asAccount(
      site.ledger.db,
      account,
      async (tx) =>
        (await sql`select times from looked where record_id = ${record}`.execute(tx)).rows,
    )
  expect(await rows(site.account.id)).toEqual([{ times: 4 }])
  for (const { account } of [teacher, doctor]) expect(await rows(account)).toEqual([])
  // Another owner does not see it either, and nobody writes it by hand.
  await past.query('update member set owner = true where account_id = $1 and record_id = $2', [
    doctor.account,
    record,
  ])
  expect(await rows(doctor.account)).toEqual([])
  const forged = asAccount(site.ledger.db, doctor.account, (tx) =>
    sql`insert into looked select record_id, 1, member_id, day, brought_by, first, last, 9 from looked`.execute(
      tx,
    ),
  )
  await expect(forged.then(() => rows(site.account.id))).resolves.toEqual([{ times: 4 }])
})
