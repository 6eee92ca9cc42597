/** Closing an account: what goes, what stays, what becomes of a record that nobody else owns; what is kept of somebody. */
import { randomUUID } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { newAuthenticator, newRecoveryCodes } from '../../platform/sign-in/authenticator.ts'
import { makeAddressLink } from '../../platform/sign-in/address-store.ts'
import { accountFor, findByAddress, firstAccount, makeLink } from '../../platform/sign-in/store.ts'
import { goes, keptMail, plain, testBrowser } from '../../platform/sign-in/test-browser.ts'
import type { Day } from '../../platform/day.ts'
import { openZip } from '../../platform/files/zip.ts'
import type { Account } from '../../platform/web/route.ts'
import { findRecords } from '../../record/begin.ts'
import { append } from '../../record/store.ts'
import { testSite, USUAL, type TestSite } from '../../test-site.ts'
import { makePrivateLink, seatByLink } from '../private-links.ts'
import { boxOf, nobodyOf } from './forms.ts'

let site: TestSite
let past: pg.Client
const NOW = new Date().toISOString()
const TODAY = NOW.slice(0, 10)
let clock = NOW
let sent: { to: string; subject: string; text: string }[] = []

beforeAll(async () => {
  site = await testSite(NOW)
  past = new pg.Client({ connectionString: site.urls.owner })
  await past.connect()
})
afterAll(async () => {
  await past.end()
  await site.close()
})
beforeEach(() => {
  sent = []
  clock = NOW
})

const someone = (name: string) =>
  accountFor(
    site.ledger.db,
    { email: `${name}.${randomUUID().slice(0, 8)}@heard.example`, name },
    NOW,
  )
async function browserOf(account: Account) {
  const at = testBrowser({ ...site.site, now: () => clock, mailer: keptMail(sent) })
  await at.signIn(account)
  return at
}

async function seated(record: string, account: Account, owner = false): Promise<string> {
  const id = randomUUID()
  await past.query(
    `insert into member (id, record_id, account_id, name, role, owner, shelves, writes, since)
     values ($1, $2, $3, $4, $5, $6, '{messages}', '{messages}', '2026-01-01')`,
    [id, record, account.id, account.name, owner ? 'parent' : 'SENCO', owner],
  )
  return id
}

const rows = async (text: string, values: readonly unknown[]) =>
  (await past.query(text, [...values])).rows as Record<string, unknown>[]

/** The tables, of every schema, in which a row holds `id` somewhere. */
async function tablesWith(id: string): Promise<string[]> {
  const tables = await rows(
    `select schemaname || '."' || tablename || '"' as name from pg_tables where schemaname in ('public', 'auth') order by 1`,
    [],
  )
  const found: string[] = []
  for (const { name } of tables)
    if (
      (
        await rows(`select 1 from ${String(name)} t where to_jsonb(t)::text like $1 limit 1`, [
          `%${id}%`,
        ])
      ).length > 0
    )
      found.push(String(name).replaceAll('"', ''))
  return found
}

/** Everything somebody can leave lying about in a record, as the walls let them. */
async function leaveThings(record: string, account: Account): Promise<void> {
  const { db } = site.ledger
  await newAuthenticator({ db, key: site.ledger.vault.master, account })
  await newRecoveryCodes(db, account)
  await makeAddressLink(db, account, 'other@heard.example', NOW)
  await makeLink(db, account, NOW)
  const member = await site.within(record, async ({ memberId }) => memberId, account.id)
  const [feed, bringing] = [randomUUID(), randomUUID()]
  const mine = [record, member]
  await past.query(
    `insert into letter_draft (record_id, id, made_by, changed, draft) values ($1, gen_random_uuid()::text, $2, now(), '{}')`,
    mine,
  )
  await past.query(`insert into feed values ($3, $1, $2, '\\x01', true, now(), null, null)`, [
    ...mine,
    feed,
  ])
  await past.query(
    `insert into feed_date values ($1, $2, $3, 'k', gen_random_uuid(), '\\x01', 0, now())`,
    [...mine, feed],
  )
  await past.query(
    `insert into reminder values ($2, $1, 'kim@heard.example', '{1}', false, now(), null, null, '\\x02', '\\x02')`,
    mine,
  )
  await past.query(
    `insert into notice values ($1, $2, 'daily', 8, 20, 8, 'kim@heard.example', now(), null, '\\x03', '\\x03')`,
    mine,
  )
  await past.query(`insert into push_subscription values ($1, $2, '\\x04', '\\x04', now())`, mine)
  await past.query(`insert into bringing values ($1, $2, $3, now(), 'asking')`, [
    record,
    bringing,
    member,
  ])
  await past.query(
    `insert into bringing_file values ($1, $2, 0, 'mail.mbox', 3, '\\x05', null, 'waits0123456789')`,
    [record, bringing],
  )
  await writeFile(join(site.folder, 'files', 'waits0123456789'), 'sealed')
}

const filesLeft = () => readdir(join(site.folder, 'files'))

describe('somebody who owns nothing', () => {
  test('is gone but for what they wrote and where they sat; signed out everywhere, and told', async () => {
    const record = await site.begin('Robin')
    await site.add(record, {
      body: { title: 'x', words: 'y' },
      files: [{ name: 'a', bytes: Buffer.alloc(400_000, 'a') }],
    })
    const kim = await someone('Kim')
    await seated(record, kim)
    const [entry] = await site.within(
      record,
      async (write) =>
        append(write, [
          { ...USUAL, audience: 'circle', body: { title: 'What I saw', words: 'a heron' } },
        ]).then(({ entries }) => entries),
      kim.id,
    )
    await leaveThings(record, kim)
    const [here, elsewhere] = [await browserOf(kim), await browserOf(kim)]
    const page = await here.read('/account/close')
    expect(page.text).toContain('Records that go on without you')
    const closed = await here.post('/account/close')
    expect(closed.status).toBe(200)
    expect(closed.headers.get('clear-site-data')).toBe('"storage"')
    expect(plain(await closed.text())).toContain('Your account is closed')
    for (const at of [here, elsewhere]) expect(goes(await at.get('/account'))).toBe('/sign-in')
    await vi.waitFor(() =>
      expect(sent.map(({ subject }) => subject)).toEqual(['Your Heard account is closed']),
    )
    expect(sent[0]?.text).not.toMatch(/Robin|heron/)
    expect(await tablesWith(kim.id)).toEqual(['auth.account', 'public.member'])
    expect(await rows('select name, address from auth.account where id = $1', [kim.id])).toEqual([
      { name: '', address: null },
    ])
    const left = await rows(
      'select id, name, owner, shelves, until < current_date as over from member where account_id = $1',
      [kim.id],
    )
    expect(left).toMatchObject([{ name: 'Kim', owner: false, shelves: [], over: true }])
    const mentions = await tablesWith(String(left[0]?.['id']))
    expect(mentions).toEqual(['public.entry', 'public.member'])
    expect(await filesLeft()).not.toContain('waits0123456789')
    const words = await (await site.get(`/records/${record}/entries/${entry?.address}`)).text()
    expect(words).toContain('a heron')
    expect(words).toContain('Kim')
  })

  test('passes on what is open in their name first, or says that nobody has it; the family is told', async () => {
    const record = await site.begin('Robin')
    const kim = await someone('Kim')
    await seated(record, kim)
    await site.add(record, {
      kind: 'ask',
      audience: 'circle',
      body: { title: 'A quiet place at lunch', debtor: 'Kim', creditor: 'Alex Ward' },
    })
    const at = await browserOf(kim)
    const page = await at.read('/account/close')
    expect(page.text).toContain('One thing you said you would do there is still open')
    const refused = await at.post('/account/close')
    expect(refused.status).toBe(422)
    expect(plain(await refused.text())).toContain(
      'In Robin’s record something is still open in your name',
    )
    expect((await at.post('/account/close', { [nobodyOf(record)]: 'yes' })).status).toBe(200)
    const today = plain(await (await site.get(`/records/${record}/today`)).text())
    expect(today).toContain('Kim')
    const told = await rows(
      `select author, circle from entry where record_id = $1 and kind = 'left'`,
      [record],
    )
    expect(told).toEqual([{ author: 'Kim', circle: false }])
  })

  test('is asked to show that it is them, where they signed in a while ago; a form from elsewhere does nothing', async () => {
    const kim = await someone('Kim')
    const at = await browserOf(kim)
    const other = await at.ask('/account/close', {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams(),
    })
    expect(other.status).toBe(403)
    clock = new Date(Date.parse(NOW) + 16 * 60_000).toISOString()
    const later = await at.post('/account/close')
    expect(goes(later)).toBe('/account/prove')
    // What waits on the phone stays there while they do.
    expect(later.headers.get('clear-site-data')).toBeNull()
    expect(
      (await rows('select closed from auth.account where id = $1', [kim.id]))[0]?.['closed'],
    ).toBeNull()
  })

  test('forgets the address by which they came, and takes back what they had not yet given', async () => {
    const record = await site.begin('Robin')
    const [kim, asked, open] = [await someone('Kim'), randomUUID(), randomUUID()]
    const member = await seated(record, kim)
    const founder = await site.within(record, async ({ memberId }) => memberId)
    const invite = (id: string, by: string, used: boolean) =>
      past.query(
        `insert into invitation (record_id, id, made, made_by, name, email, owner, role, shelves, writes, since, hash, expires, accepted, accepted_by, accepted_as)
         values ($1, $2, now(), $3, 'Kim', 'kim.work@heard.example', false, 'SENCO', '{}', '{}', current_date, $4, now() + interval '1 day', $5, $6, $7)`,
        [
          record,
          id,
          by,
          Buffer.from(id),
          ...(used ? [NOW, member, 'kim@heard.example'] : [null, null, null]),
        ],
      )
    await invite(asked, founder, true)
    await invite(open, member, false)
    await (await browserOf(kim)).post('/account/close')
    expect(
      await rows('select email, accepted_as, name from invitation where id = $1', [asked]),
    ).toEqual([{ email: null, accepted_as: null, name: 'Kim' }])
    expect(
      await rows('select hash, withdrawn is not null as back from invitation where id = $1', [
        open,
      ]),
    ).toEqual([{ hash: null, back: true }])
    await expect(
      past.query(`update invitation set role = 'head' where id = $1`, [asked]),
    ).rejects.toThrow('an invitation that was used is not changed')
  })
})

describe('an owner among others', () => {
  test('leaves it to them', async () => {
    const [ann, ben] = [await someone('Ann'), await someone('Ben')]
    const record = await site.begin('Robin', ann.id)
    await seated(record, ben, true)
    const at = await browserOf(ann)
    expect((await at.read('/account/close')).text).toContain('The other owners keep it')
    expect((await at.post('/account/close')).status).toBe(200)
    expect((await findRecords(site.ledger, ben.id)).map(({ id }) => id)).toEqual([record])
    await expect((await browserOf(ben)).read(`/records/${record}/circle`)).resolves.toMatchObject({
      status: 200,
    })
  })

  test('two who close at once: one stays, and no record is left to nobody', async () => {
    const [ann, ben] = [await someone('Ann'), await someone('Ben')]
    const record = await site.begin('Robin', ann.id)
    await seated(record, ben, true)
    const [one, two] = [await browserOf(ann), await browserOf(ben)]
    const answers = await Promise.all([one.post('/account/close'), two.post('/account/close')])
    expect(answers.map(({ status }) => status)).toEqual(
      expect.arrayContaining([
        200,
        expect.toSatisfy((status: number) => [409, 422].includes(status)),
      ]),
    )
    const owners = await rows('select 1 from member where record_id = $1 and owner', [record])
    expect(owners).toHaveLength(1)
  })
})

describe('the only owner of a record', () => {
  const begun = async (name = 'Robin') => {
    const ann = await someone('Ann')
    const record = await site.begin(name, ann.id)
    await site.within(
      record,
      async (write) => {
        await append(write, [
          {
            ...USUAL,
            body: { title: 'Mine', words: 'unfindable kestrel' },
            people: [{ name: 'Ms Reid', address: 'reid@hillview.example' }],
            files: [{ name: 'big.bin', bytes: Buffer.alloc(400_000, randomUUID()) }],
          },
        ])
      },
      ann.id,
    )
    return { ann, record, at: await browserOf(ann) }
  }

  test('is told what becomes of it, and closes nothing before it is named', async () => {
    const { ann, record, at } = await begun('Robin Ward')
    const page = await at.read('/account/close')
    for (const words of [
      'only you own it',
      'Add another owner',
      'Everything you can read, in one file',
    ])
      expect(page.text).toContain(words)
    for (const typed of ['', 'Robin', 'robin-ward']) {
      const refused = await at.post('/account/close', { [boxOf(record)]: typed })
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain(`href="#${boxOf(record)}"`)
    }
    expect(
      await findByAddress(
        site.ledger.db,
        (await rows('select address from auth.account where id = $1', [ann.id]))[0]?.[
          'address'
        ] as string,
      ),
    ).not.toBeNull()
    expect((await findRecords(site.ledger, ann.id)).length).toBe(1)
  })

  test('destroys it whole where nobody else wrote in it: no row, file or reader is left', async () => {
    const { ann, record, at } = await begun()
    const until = '2030-01-01' as Day
    const link = await site.within(
      record,
      async (write) => {
        const holder = await seatByLink(write, {
          name: 'Reader',
          role: 'home',
          adds: ['check-in'],
          until,
        })
        return { holder, secret: await makePrivateLink(write, holder, until) }
      },
      ann.id,
    )
    await leaveThings(record, ann)
    await past.query(`insert into auth.own_word values ($1, '\\x01', '\\x01', now())`, [
      link.holder.memberId,
    ])
    await past.query(`insert into birth_day values ($1, '2015-01-01', now())`, [record])
    const before = await filesLeft()
    expect((await at.post('/account/close', { [boxOf(record)]: ' robin ' })).status).toBe(200)
    expect(await tablesWith(record)).toEqual([])
    expect(await tablesWith(link.holder.accountId)).toEqual([])
    expect(await tablesWith(link.holder.memberId)).toEqual([])
    expect((await filesLeft()).length).toBe(before.length - 2)
    expect((await at.post('/l', { secret: link.secret })).status).toBe(410)
  })

  test('leaves what others wrote, locked: nobody opens it, and nothing of theirs is lost', async () => {
    const { ann, record, at } = await begun()
    const kim = await someone('Kim')
    await seated(record, kim)
    await site.within(
      record,
      (write) =>
        append(write, [
          {
            ...USUAL,
            body: { title: 'Theirs', words: 'a heron' },
            files: [{ name: 'b.txt', bytes: Buffer.from('b') }],
          },
        ]),
      kim.id,
    )
    const theirs = await browserOf(kim)
    expect((await theirs.get(`/records/${record}/today`)).status).toBe(200)
    expect((await at.post('/account/close', { [boxOf(record)]: 'Robin' })).status).toBe(200)
    expect((await theirs.get(`/records/${record}/today`)).status).toBe(404)
    expect(await findRecords(site.ledger, kim.id)).toEqual([])
    const entries = await rows(
      'select content, salt, title, erased from entry where record_id = $1 order by seq',
      [record],
    )
    expect(entries).toMatchObject([
      { content: null, salt: null, title: 'Erased' },
      { title: 'Theirs', erased: null },
    ])
    expect(entries[1]?.['content']).toContain('heron')
    const text = JSON.stringify([
      await rows('select * from record where id = $1', [record]),
      await rows('select * from member where record_id = $1', [record]),
      await rows('select * from person where record_id = $1', [record]),
      await rows('select * from search_word where record_id = $1', [record]),
    ])
    expect(text).not.toMatch(/Robin|Ann|Reid|kestrel/)
    expect(
      await rows('select 1 from file where record_id = $1 and wrapped_key is not null', [record]),
    ).toHaveLength(1)
    expect(await tablesWith(ann.id)).toEqual(['auth.account', 'public.member'])
  })

  test('leaves what a child wrote by a link of their own, and takes what came by others', async () => {
    const { ann, record, at } = await begun()
    const until = '2030-01-01' as Day
    for (const role of ['child', 'answering']) {
      const holder = await site.within(
        record,
        (write) => seatByLink(write, { name: role, role, adds: ['note'], until }),
        ann.id,
      )
      await site.within(
        record,
        (write) => append(write, [{ ...USUAL, body: { title: `By ${role}`, words: 'x' } }]),
        holder.accountId,
      )
    }
    expect((await at.post('/account/close', { [boxOf(record)]: 'Robin' })).status).toBe(200)
    const left = await rows('select title from entry where record_id = $1 order by seq', [record])
    expect(left.map(({ title }) => title)).toEqual(['Erased', 'By child', 'Erased'])
    const open = await rows(
      'select 1 from member where record_id = $1 and (until is null or until >= current_date)',
      [record],
    )
    expect(open).toEqual([])
  })

  test('takes the sample along without being asked', async () => {
    const ann = await someone('Ann')
    const record = await site.begin('Robin', ann.id)
    await past.query('update record set sample = true where id = $1', [record])
    const at = await browserOf(ann)
    expect((await at.read('/account/close')).text).toContain('The sample record')
    expect((await at.post('/account/close')).status).toBe(200)
    expect(await tablesWith(record)).toEqual([])
  })
})

describe('with the application’s checks off', () => {
  const as = async (account: string, text: string, values: readonly unknown[]) => {
    const client = new pg.Client({ connectionString: site.urls.app })
    await client.connect()
    try {
      await client.query(`select set_config('heard.account', $1, false)`, [account])
      return await client.query(text, [...values])
    } finally {
      await client.end()
    }
  }

  test('nobody closes a record that another owns too, or that is not theirs; no entry goes by itself', async () => {
    const [ann, ben] = [await someone('Ann'), await someone('Ben')]
    const record = await site.begin('Robin', ann.id)
    await seated(record, ben, true)
    const stranger = await site.stranger()
    const close = 'select heard.close_record($1, $2)'
    await expect(as(ann.id, close, [record, NOW])).rejects.toThrow('another owner keeps')
    await expect(as(stranger.id, close, [record, NOW])).rejects.toThrow('only an owner')
    await expect(as(ann.id, 'delete from entry where record_id = $1', [record])).rejects.toThrow(
      'permission denied',
    )
    await expect(
      as(ann.id, 'update record set closed = now() where id = $1', [record]),
    ).rejects.toThrow('permission denied')
    await site.add(await site.begin('Sam'), { body: { title: 'x', words: 'y' } })
    await expect(past.query('delete from entry')).rejects.toThrow('an entry is never deleted')
  })

  test('a record is never left without an owner', async () => {
    const ann = await someone('Ann')
    const record = await site.begin('Robin', ann.id)
    await expect(as(ann.id, 'select heard.close_account($1)', [NOW])).rejects.toThrow(
      'without an owner',
    )
    expect(await rows('select owner from member where record_id = $1', [record])).toEqual([
      { owner: true },
    ])
  })

  test('somebody sees their own places and looks, over ones too, and nobody else’s', async () => {
    const [record, kim] = [await site.begin('Robin'), await someone('Kim')]
    const member = await seated(record, kim)
    await past.query(
      `insert into entry (record_id, seq, address, root, kind, title, author, people, happened_day, precision, happened_at, written, shelf, brought_by, readers, circle, content_hash, leaf)
       select $1, 1, 'a', 1, 'note', 't', 'a', '{}', current_date, 'day', now(), now(), 'messages', id, '{}', true, '\\x00', '\\x00' from member where record_id = $1 and owner`,
      [record],
    )
    await past.query(
      `insert into looked select $1, 1, $2, $3::date, brought_by, now(), now(), 3 from entry where record_id = $1`,
      [record, member, TODAY],
    )
    const looks = await as(kim.id, 'select times::int from heard.my_looks()', [])
    expect(looks.rows).toEqual([{ times: 3 }])
    await past.query('update member set until = current_date - 1 where id = $1', [member])
    const places = await as(kim.id, 'select child, role from heard.my_places()', [])
    expect(places.rows).toEqual([{ child: null, role: 'SENCO' }])
    for (const name of ['my_looks', 'my_places'])
      expect(
        (await as((await site.stranger()).id, `select * from heard.${name}()`, [])).rows,
      ).toEqual([])
  })
})

describe('what Heard keeps of somebody', () => {
  test('is shown, and saved as a file, without a secret', async () => {
    const [record, kim] = [await site.begin('Robin'), await someone('Kim')]
    await seated(record, kim)
    const at = await browserOf(kim)
    const page = await at.read('/account/kept')
    expect(page.text).toContain('What Heard keeps of you')
    expect(page.text).toContain('SENCO')
    const answer = await at.post('/account/kept')
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="heard-about-me.json"',
    )
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({
      name: 'Kim',
      passkeys: [],
      signedIn: [{ device: 'Firefox on Linux' }],
      places: [{ record, child: 'Robin', role: 'SENCO' }],
      looks: [],
    })
    expect(text).not.toContain(at.cookies.get('heard-session') ?? 'none')
  })

  test('in a record: what they wrote and what names them that they may read, and nothing else', async () => {
    const [record, kim] = [await site.begin('Robin'), await someone('Kim')]
    await seated(record, kim)
    const named = [{ name: 'Kim', address: null }]
    await site.add(
      record,
      { audience: 'circle', body: { title: 'Of nobody', words: 'wren' } },
      { audience: 'circle', people: named, body: { title: 'Of Kim', words: 'robin' } },
      { audience: 'me', people: named, body: { title: 'Of Kim, hidden', words: 'kestrel' } },
    )
    await site.within(
      record,
      (write) =>
        append(write, [{ ...USUAL, author: 'Kim', body: { title: 'By Kim', words: 'heron' } }]),
      kim.id,
    )
    const at = await browserOf(kim)
    expect((await at.get(`/records/${record}/mine`)).status).toBe(200)
    const path = join(site.folder, 'mine.zip')
    await writeFile(
      path,
      Buffer.from(await (await at.post(`/records/${record}/mine`)).arrayBuffer()),
    )
    const zip = await openZip(path)
    const lines = (await zip.read('entries.jsonl')).toString().trim().split('\n')
    zip.close()
    expect(
      lines.map((line) => (JSON.parse(line) as { body: { title: string } }).body.title),
    ).toEqual(['Of Kim', 'By Kim'])
  })
})

describe('whoever runs the installation', () => {
  test('is never given somebody else’s account once the first is closed', async () => {
    const other = await testSite(NOW)
    const { db } = other.ledger
    const first = await firstAccount(db, NOW)
    await accountFor(db, { email: 'kim@heard.example', name: 'Kim' }, NOW)
    const at = testBrowser(other.site)
    await at.signIn(first)
    expect((await at.post('/account/close')).status).toBe(200)
    const next = await firstAccount(db, NOW)
    expect(next.id).not.toBe(first.id)
    expect(next.name).toBe('Parent or carer')
    expect(await firstAccount(db, NOW)).toEqual(next)
    await other.close()
  })

  test('of an installation restored from before is given the oldest', async () => {
    const other = await testSite(NOW)
    const { db } = other.ledger
    await accountFor(db, { email: 'kim@heard.example', name: 'Kim' }, NOW)
    await db.updateTable('auth.account').set({ first: null }).execute()
    expect((await firstAccount(db, NOW)).id).toBe(other.account.id)
    await other.close()
  })
})

test('every table that names a seat is emptied of it, or keeps it for a reason', async () => {
  const KEPT: Readonly<Record<string, string>> = {
    entry: 'who brought it in',
    file: 'who brought it in',
    member_role: 'what somebody was, ended',
    invitation: 'who made it and who used it, without an address',
    looked: 'the owners’ to know',
    own_from_read: 'a day, read by nobody once the seat is over',
    own_leaf: 'numbers and hashes, read by nobody once the seat is over',
    reader_mailing: 'the seat of a link, which belongs to no person’s account',
    asked_mail: 'the seat of a link, which belongs to no person’s account',
  }
  const GOES = [
    'bringing',
    'feed',
    'feed_date',
    'letter_draft',
    'notice',
    'notice_told',
    'pack_draft',
    'push_subscription',
    'reminder',
    'reminder_mail',
    'reminder_told',
  ]
  const found = await rows(
    `select distinct conrelid::regclass::text as name from pg_constraint
     where contype = 'f' and confrelid = 'member'::regclass order by 1`,
    [],
  )
  const names = found.map(({ name }) => String(name))
  expect(names.filter((name) => KEPT[name] === undefined && !GOES.includes(name))).toEqual([])
  const { rows: code } = await past.query<{ prosrc: string }>(
    `select prosrc from pg_proc where proname = 'close_account'`,
  )
  for (const name of GOES) expect(code[0]?.prosrc, name).toMatch(new RegExp(`\\b${name}\\b`))
})
