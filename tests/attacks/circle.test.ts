/**
 * The circle, attacked as five people: somebody with the narrowest seat, one whose seat has ended, a second
 * owner who is hostile, whoever holds a forwarded link, a professional who wants more. Through the pages,
 * and in SQL with the application's checks off.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { allRoutes, createApp } from '../../src/app.tsx'
import type { Letter, Mailer } from '../../src/platform/mail/mailer.ts'
import { hashOf } from '../../src/platform/secret.ts'
import { ownPath } from '../../src/platform/web/reading-page.tsx'
import { makeLink, useLink } from '../../src/platform/sign-in/store.ts'
import { append } from '../../src/record/store.ts'
import { makePrivateLink, seatByLink } from '../../src/people/private-links.ts'
import { testSite, USUAL, type TestSite } from '../../src/test-site.ts'
import type { Day } from '../../src/platform/day.ts'

const NOW = new Date().toISOString()
const TODAY = NOW.slice(0, 10)

let site: TestSite
let past: pg.Client
let record = ''
let duringMail: (letter: Letter) => Promise<void> = async () => {}
const mailer: Mailer = {
  async send(letter) {
    await duringMail(letter)
    return 'sent'
  },
  close: () => {},
}

beforeAll(async () => {
  site = await testSite(NOW, { mailer, mailFrom: 'heard@heard.example' })
  past = new pg.Client({ connectionString: site.urls.owner })
  await past.connect()
})
afterAll(async () => {
  await past.end()
  await site.close()
})
beforeEach(async () => {
  record = await site.begin('Robin')
})

type Form = Record<string, string | readonly string[]>

function bodyOf(form: Form): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(form))
    for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
  return body
}

/** Somebody's browser; with no account it is signed in to nothing. */
async function browser(account: string | null = null, first: Record<string, string> = {}) {
  const cookies: Record<string, string> = { ...first }
  const { db } = site.ledger
  if (account !== null)
    cookies['heard-session'] =
      (await useLink(db, await makeLink(db, { id: account, name: 'x' }, NOW), NOW)) ?? ''
  const app = createApp(site.site, (_reference, error) => {
    throw error
  })
  const ask = async (
    path: string,
    init: Omit<RequestInit, 'headers'> & {
      readonly headers?: Readonly<Record<string, string>>
    } = {},
  ) => {
    const cookie = Object.entries(cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
    const response = await app.request(path, {
      ...init,
      headers: { cookie, origin: site.site.url, ...init.headers },
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (name !== undefined) cookies[name] = value ?? ''
    }
    return response
  }
  return {
    ask,
    get: (path: string) => ask(path),
    post: (path: string, form: Form) => ask(path, { method: 'POST', body: bodyOf(form) }),
  }
}
type Browser = Awaited<ReturnType<typeof browser>>

const parent = () => browser(site.account.id)

type SeatGiven = {
  readonly owner?: boolean
  readonly reads?: readonly string[]
  readonly writes?: readonly string[]
  readonly role?: string
  readonly organisation?: string
  readonly until?: string
}

async function seated(given: SeatGiven = {}) {
  const account = (await site.stranger()).id
  const member = randomUUID()
  const { owner = false, reads = [], writes = [], role = 'TA' } = given
  await past.query(
    `insert into member (id, record_id, account_id, name, role, owner, organisation, shelves, writes, since, until)
     values ($1, $2, $3, 'Kim', $4, $5, $6, $7, $8, '2026-01-01', $9)`,
    [
      member,
      record,
      account,
      role,
      owner,
      given.organisation ?? null,
      reads,
      writes,
      given.until ?? null,
    ],
  )
  return { account, member }
}

/** As the application's own role, for an account, with no check of ours. Everything is undone. */
async function pastWalls<T extends pg.QueryResultRow>(
  account: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: site.urls.app })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('heard.account', $1, true)`, [account])
    return (await client.query<T>(text, [...values])).rows
  } finally {
    await client.query('rollback')
    await client.end()
  }
}

const shared = (words: string) => ({
  kind: 'note',
  shelf: 'incidents' as const,
  audience: 'circle' as const,
  body: { title: words, words },
})

async function invited(by: Browser, form: Form, role = 'senco') {
  const id = randomUUID()
  const kept = await by.post(`/records/${record}/circle/invite/${role}`, {
    token: id,
    name: 'Priya Shah',
    reads: ['incidents'],
    ...form,
  })
  expect(kept.status).toBe(303)
  return { id, at: `/records/${record}/circle/invitations/${id}` }
}

async function linkOf(by: Browser, at: string): Promise<string> {
  const page = await (await by.post(at, { do: 'link' })).text()
  return /\/invited\/([\w-]+)/.exec(page)?.[1] ?? ''
}

describe('a second owner who is hostile', () => {
  test('cannot read what was shared before they came through somebody else’s eyes', async () => {
    await site.add(record, shared('Kestrel of before'))
    const teacher = await seated({ reads: ['incidents'], role: 'class teacher' })
    const other = await seated({ owner: true })
    const theirs = await browser(other.account)
    const { id } = await invited(theirs, {})
    // As somebody who sees it, they may not look; as somebody they let in themselves, there is nothing to see.
    for (const [who, status] of [
      [teacher.member, 403],
      [id, 200],
    ] as const)
      for (const page of ['timeline', 'today', 'timeline?words=kestrel']) {
        const seen = await theirs.get(`/records/${record}/as/${who}/${page}`)
        expect(seen.status).toBe(status)
        expect(await seen.text()).not.toContain('Kestrel')
      }
    // Whoever holds what is looked at sees it as before, and what is shared from now on is for both.
    const first = await (await parent()).get(`/records/${record}/as/${teacher.member}/timeline`)
    expect(await first.text()).toContain('Kestrel of before')
  })

  test('does not read it either by a second account of their own, whatever way they let it in', async () => {
    await site.add(record, shared('Kestrel of before'))
    const other = await seated({ owner: true })
    const theirs = await browser(other.account)
    const seen = async (by: Browser) => (await by.get(`/records/${record}/timeline`)).text()
    const second = async (secret: string) => {
      const account = await browser((await site.stranger()).id)
      expect((await account.post('/invited', { secret })).status).toBe(303)
      return seen(account)
    }
    const own = await invited(theirs, {})
    expect(await second(await linkOf(theirs, own.at))).not.toContain('Kestrel')
    const first = await invited(await parent(), {})
    expect(await second(await linkOf(theirs, first.at))).not.toContain('Kestrel')
    // Past the application: the hash of another owner's invitation, and one to own the record with every shelf.
    const client = new pg.Client({ connectionString: site.urls.app })
    await client.connect()
    await client.query(`select set_config('heard.account', $1, false)`, [other.account])
    const third = await invited(await parent(), {})
    await client.query(
      `update invitation set hash = $1, expires = now() + interval '1 day' where id = $2`,
      [hashOf('carried'), third.id],
    )
    expect(await second('carried')).not.toContain('Kestrel')
    await client.query(
      `insert into invitation (record_id, id, made, made_by, name, owner, role, shelves, writes, since, hash, expires)
       values ($1, gen_random_uuid(), now(), $2, 'x', true, 'parent', '{incidents}', '{}', current_date, $3, now() + interval '1 day')`,
      [record, other.member, hashOf('owner')],
    )
    expect(await second('owner')).not.toContain('Kestrel')
    // An invitation of their own with a link that somebody else is said to have made.
    const me = await site.within(record, async (write) => write.memberId)
    await client.query(
      `insert into invitation (record_id, id, made, made_by, linked_by, name, owner, role, shelves, writes, since, hash, expires)
       values ($1, gen_random_uuid(), now(), $2, $3, 'x', false, 'head', '{incidents}', '{}', current_date, $4, now() + interval '1 day')`,
      [record, other.member, me, hashOf('forged')],
    )
    expect(await second('forged')).not.toContain('Kestrel')
    for (const change of [
      'update invitation set linked_by = null where record_id = $1',
      'update member_role set epochs = null where record_id = $1 returning 1',
      'insert into owner_came (record_id, epoch, member_id, day) select record_id, 0, id, current_date from member where record_id = $1',
      'update owner_came set epoch = 0 where record_id = $1 returning 1',
      'delete from owner_came where record_id = $1 returning 1',
    ]) {
      const rows = await pastWalls(other.account, change, [record]).catch(() => [])
      expect(rows, change).toEqual([])
    }
    await client.end()
  })

  test('sees nobody’s looking, and no owner sees theirs', async () => {
    const other = await seated({ owner: true })
    const [entry] = await site.add(record, { ...shared('Heron'), audience: 'owners' })
    const theirs = await browser(other.account)
    expect((await theirs.get(`/records/${record}/entries/${entry?.address}`)).status).toBe(200)
    const rows = await past.query('select 1 from looked where record_id = $1', [record])
    expect(rows.rowCount).toBe(0)
  })

  test('cannot invite in another owner’s name, nor change whose invitation it is', async () => {
    const other = await seated({ owner: true })
    const me = await site.within(record, async (write) => write.memberId)
    const insert = `insert into invitation (record_id, id, made, made_by, name, owner, role, shelves, writes, since)
      values ($1, $2, now(), $3, 'Back door', true, 'parent', '{}', '{}', current_date)`
    await expect(pastWalls(other.account, insert, [record, randomUUID(), me])).rejects.toThrow(
      /row-level security/,
    )
    const { id } = await invited(await parent(), {})
    for (const change of [
      'made_by = made_by',
      `shelves = '{private}'`,
      'owner = true',
      'email = null',
    ])
      await expect(
        pastWalls(other.account, `update invitation set ${change} where id = $1`, [id]),
      ).rejects.toThrow(/permission denied/)
  })

  test('two owners who both stop at once: one stays', async () => {
    const other = await seated({ owner: true })
    const [one, two] = [await parent(), await browser(other.account)]
    const leave = `/records/${record}/circle/leave`
    for (const does of ['step-down', 'leave']) {
      await Promise.allSettled([one.post(leave, { do: does }), two.post(leave, { do: does })])
      const owners = await past.query(
        `select 1 from member where record_id = $1 and owner and (until is null or until >= current_date)`,
        [record],
      )
      expect(owners.rowCount).toBe(1)
    }
  })

  test('learns nothing by an address that only the first one marked: not of words, not of forms', async () => {
    await site
      .add(record, {
        kind: 'whereabouts',
        audience: 'me',
        body: { sort: 'address', words: '12 Acorn Rise, Hexham' },
      } as never)
      .catch(() => [])
    const other = await seated({ owner: true })
    const theirs = await browser(other.account)
    for (const words of ['Acorn', '12 Acorn Rise', 'Hexham', 'Hexhma']) {
      const found = await theirs.get(
        `/records/${record}/timeline?words=${encodeURIComponent(words)}`,
      )
      const none = await theirs.get(`/records/${record}/timeline?words=zebrafinch`)
      const plain = (html: string, of: string) =>
        html
          .replaceAll(of, '')
          .replaceAll(encodeURIComponent(of), '')
          .replaceAll(of.replaceAll(' ', '+'), '')
      expect(plain(await found.text(), words)).toBe(plain(await none.text(), 'zebrafinch'))
    }
  })
})

describe('a link that was forwarded', () => {
  test('a second link made while the first is being mailed never speaks for its address', async () => {
    const victim = await site.stranger()
    await site.ledger.db
      .updateTable('auth.account')
      .set({ address: 'victim@school.example' })
      .where('id', '=', victim.id)
      .execute()
    const theirs = await site.begin('Another child', victim.id)
    const attacker = await parent()
    const { at } = await invited(attacker, { email: 'victim@school.example' })
    let seen = ''
    duringMail = async () => {
      seen = await linkOf(attacker, at)
    }
    await attacker.post(at, { do: 'mail' })
    duringMail = async () => {}
    expect(seen).not.toBe('')
    const thief = await browser()
    await thief.post('/invited', { secret: seen })
    expect((await thief.get(`/records/${theirs}/today`)).status).toBe(404)
  })

  test('one invitation pressed by many at once seats one; taken back at the same moment, all or nothing', async () => {
    const by = await parent()
    for (const withdraws of [false, true]) {
      const { id, at } = await invited(by, {})
      const secret = await linkOf(by, at)
      const people = await Promise.all(
        [1, 2, 3, 4].map(async () => browser((await site.stranger()).id)),
      )
      const presses = people.map((each) => each.post('/invited', { secret }))
      const all = withdraws ? [...presses, by.post(at, { do: 'withdraw' })] : presses
      await Promise.all(all)
      const seats = await past.query(
        `select 1 from invitation join member on member.id = accepted_by where invitation.id = $1`,
        [id],
      )
      const roles = await past.query('select 1 from member_role where record_id = $1', [record])
      expect(seats.rowCount).toBe(withdraws ? seats.rowCount : 1)
      expect(roles.rowCount).toBeLessThanOrEqual(withdraws ? 2 : 1)
      const opened = await Promise.all(
        people.map(async (each) => (await each.get(`/records/${record}/today`)).status),
      )
      expect(opened.filter((status) => status === 200)).toHaveLength(seats.rowCount ?? 0)
    }
  })

  test('opens its own page, and none of the pages of other links', async () => {
    const pages = allRoutes(site.site).filter(({ need }) => need === 'hold its link')
    const roles = ['reader', 'home', 'school', 'child', 'answering'] as const
    const own: Record<string, RegExp> = {
      reader: /^\/l\/read/,
      home: /^\/l\/day/,
      school: /^\/l\/day/,
      child: /^\/l\/child/,
      answering: /^\/l\/answer/,
    }
    await site.add(record, { audience: 'circle', body: { title: 'Kestrel', words: 'Kestrel' } })
    for (const role of roles) {
      const secret = await site.within(record, async (write) => {
        const until = `${Number(TODAY.slice(0, 4)) + 1}${TODAY.slice(4)}` as Day
        const seat = await seatByLink(write, { name: 'x', role, adds: ['opened'], until })
        return makePrivateLink(write, seat, until)
      })
      const link = await browser()
      expect((await link.post('/l', { secret })).status).toBeLessThan(400)
      for (const { method, path } of pages) {
        if (method !== 'get' || path.includes(':secret')) continue
        const page = await link.get(path.replaceAll(/:\w+/g, randomUUID()))
        expect(await page.text(), path).not.toContain('Kestrel')
        if (/^\/l\/(?:read|day|child|answer)/.test(path) && !(own[role] ?? /$^/).test(path))
          expect(page.status, `${role} at ${path}`).toBeGreaterThanOrEqual(400)
      }
      expect((await link.get(`/records/${record}/today`)).status).toBe(303)
    }
  })
})

describe('a page elsewhere', () => {
  test.each([
    '/.//evil.example',
    '/x/..//evil.example/a?b',
    '/./\\evil.example',
    '//evil.example',
    '/\t/evil.example',
  ])('cannot have anybody led to it by %j', async (path) => {
    expect(ownPath(path)).not.toMatch(/^\/[/\\]/)
    const nobody = await browser()
    const page = await (await nobody.get(`/sign-in?next=${encodeURIComponent(path)}`)).text()
    expect(page).not.toMatch(/(?:href|value)="\/[/\\]/)
    const put = await nobody.post('/reading-settings', { back: path })
    const next = new URL(put.headers.get('location') ?? '', site.site.url)
    expect(next.searchParams.get('back') ?? '/').not.toMatch(/^\/[/\\]/)
  })

  test('can send no form of the product, by whichever way a browser would', async () => {
    const me = await parent()
    for (const { method, path } of allRoutes(site.site)) {
      if (method !== 'post') continue
      const at = path
        .replace(':record', record)
        .replace('/:rest{.*}', '/today')
        .replaceAll(/:\w+/g, randomUUID())
      for (const headers of [
        { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
        { origin: 'null', 'sec-fetch-site': 'cross-site' },
      ])
        for (const type of [
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'text/plain',
        ]) {
          const sent = await me.ask(at, {
            method: 'POST',
            headers: { ...headers, 'content-type': type },
            body: 'do=1',
          })
          expect([400, 403, 404, 413, 415], `${at} ${type}`).toContain(sent.status)
          expect(sent.status, `${at} ${type}`).not.toBe(404)
        }
    }
  })
})

describe('somebody with a narrow seat, past the application', () => {
  test('no function of the database gives a stranger, or one whose seat has ended, anything of a record', async () => {
    const [entry] = await site.add(record, shared('Heron'))
    const { id } = await invited(await parent(), {})
    const member = await site.within(record, async (write) => write.memberId)
    const stranger = (await site.stranger()).id
    const ended = (await seated({ reads: ['incidents'], until: '2026-01-31' })).account
    const functions = await past.query<{ name: string; types: string[] }>(
      `select proname as name, array(select format_type(oid, null) from unnest(proargtypes) with ordinality as each (oid, n) order by n) as types
       from pg_proc where pronamespace = 'heard'::regnamespace and prosecdef
         and prorettype <> 'trigger'::regtype and has_function_privilege('heard_app', pg_proc.oid, 'execute') order by 1`,
    )
    // Begins a record of one's own; maintenance; for the clock of the application, which acts for each in turn.
    const open = [
      'begin_record',
      'take_stock',
      'noticed',
      'reminded',
      'readers_to_remind',
      // One's own place, over too; whose record it was is tried in src/people/closing.
      'my_places',
    ]
    const given: Record<string, (at: number) => unknown> = {
      uuid: (at) => (at === 0 ? record : member),
      'uuid[]': () => [member],
      'integer[]': () => [entry?.seq],
      integer: () => entry?.seq,
      'text[]': () => ['heron'],
      text: () => 'incidents',
      bytea: () => Buffer.alloc(32),
      boolean: () => true,
      date: () => TODAY,
      'timestamp with time zone': () => NOW,
    }
    const state = async () =>
      (
        await past.query(
          `select (select jsonb_agg(m order by id) from member m where record_id = $1) m, (select jsonb_agg(i) from invitation i where record_id = $1) i,
             (select jsonb_agg(e order by seq) from entry e where record_id = $1) e, (select count(*) from looked where record_id = $1) l`,
          [record],
        )
      ).rows
    const before = await state()
    expect(id).not.toBe('')
    for (const { name, types } of functions.rows) {
      if (open.includes(name)) continue
      // Whose seat it is asked of is its first argument: `is_held` answers about any seat whose id is known.
      const values = types.map((type, at) =>
        name === 'is_held' && at === 0 ? randomUUID() : given[type]?.(at),
      )
      expect(values, `${name}(${types.join()}) is not tried`).not.toContain(undefined)
      const marks = types.map((type, at) => `$${at + 1}::${type}`).join(', ')
      for (const account of [stranger, ended]) {
        const rows = await pastWalls<{ out: unknown }>(
          account,
          `select r::text as out from heard.${name}(${marks}) r`,
          values,
        ).catch(() => [])
        const told = rows
          .map(({ out }) => out)
          .filter((out) => out !== null && out !== '' && out !== '{}' && out !== 'false')
        if (name === 'is_held') expect(told).toEqual(['true'])
        else expect(told, name).toEqual([])
      }
    }
    expect(await state()).toEqual(before)
  })

  test.each([
    [
      'its own seat',
      `update member set shelves = '{private}', owner = true where record_id = $1 returning 1`,
    ],
    [
      'a role',
      `insert into member_role (record_id, id, member_id, role, shelves, writes, since) select $1, gen_random_uuid(), id, 'head', '{private}', '{private}', current_date from member where record_id = $1`,
    ],
    [
      'another’s role',
      `update member_role set shelves = '{private}', until = null where record_id = $1 returning 1`,
    ],
    [
      'an invitation',
      `insert into invitation (record_id, id, made, made_by, name, owner, role, shelves, writes, since, hash, expires) select $1, gen_random_uuid(), now(), id, 'x', true, 'parent', '{}', '{}', current_date, '\\x00', now() + interval '1 day' from member where record_id = $1 limit 1`,
    ],
    ['the invitations', `select * from invitation where record_id = $1`],
    [
      'the day of birth',
      `select * from birth_day where record_id = $1 union all select $1, current_date, now() where false`,
    ],
    ['who looked', `select 1 from looked where record_id = $1`],
    [
      'looking, by hand',
      `insert into looked (record_id, seq, member_id, day, brought_by, first, last, times) select $1, 1, id, current_date, id, now(), now(), 1 from member where record_id = $1 and owner`,
    ],
    [
      'how others are told',
      `select 1 from notice where record_id = $1 and not member_id = any (heard.my_members())`,
    ],
    ['what was asked by mail', `select 1 from asked_mail where record_id = $1`],
    [
      'what others draft',
      `select 1 from letter_draft where record_id = $1 union all select 1 from pack_draft where record_id = $1`,
    ],
    ['the size of the tree', `select tree_size from record where id = $1`],
    ['the leaves', `select * from heard.leaves($1, 100)`],
    ['where the tree stands', `select * from heard.stood($1)`],
  ])('cannot take, write or read %s', async (_what, text) => {
    await site.add(record, shared('Heron'))
    await invited(await parent(), {})
    await past.query(`insert into birth_day values ($1, '2015-01-01', now())`, [record])
    const teacher = await seated({
      reads: ['incidents'],
      writes: ['incidents'],
      role: 'head',
      organisation: 'Hillview',
    })
    const got = await pastWalls(teacher.account, text, [record]).catch((problem: Error) => {
      expect(problem.message).toMatch(/row-level security|permission denied/)
      return []
    })
    expect(got).toEqual([])
  })

  test('cannot learn who keeps something by answering a number that it guessed', async () => {
    const [hidden] = await site.add(record, { body: { title: 'Only mine', words: 'x' } })
    const teacher = await seated({ reads: ['incidents'], writes: ['incidents'] })
    const draft = {
      ...USUAL,
      kind: 'our-answer',
      shelf: 'incidents' as const,
      body: { of: hidden?.seq, words: 'x' },
    }
    const [mine] = await site.within(
      record,
      async (write) => (await append(write, [draft])).entries,
      teacher.account,
    )
    const client = new pg.Client({ connectionString: site.urls.app })
    await client.connect()
    await client.query(`select set_config('heard.account', $1, false)`, [teacher.account])
    await client.query('select heard.answers_follow($1, $2)', [record, [hidden?.seq]])
    const { rows } = await client.query(
      'select readers from entry where record_id = $1 and seq = $2',
      [record, mine?.seq],
    )
    await client.end()
    expect(rows).toEqual([{ readers: [teacher.member] }])
  })

  test.each([
    ['change confirmed', 'profile', { will: null }],
    ['our-answer', 'messages', { words: 'x' }],
  ] as const)(
    'a %s under a number that was guessed follows nothing its writer never could read, and breaks nothing',
    async (kind, shelf, body) => {
      const of = kind === 'our-answer' ? {} : { kind: 'profile', body: { likes: 'Trains' } }
      const [hidden] = await site.add(record, { ...of, shelf })
      const teacher = await seated({ reads: ['days'], writes: ['days'] })
      const planted = [hidden?.seq ?? 0, 99_999_999_999].map((number) => ({
        ...USUAL,
        kind,
        shelf: 'days' as const,
        body: { of: number, ...body },
      }))
      const [mine] = await site.within(
        record,
        async (write) => (await append(write, planted)).entries,
        teacher.account,
      )
      await site.add(record, {
        kind: 'audience',
        body: { of: hidden?.seq ?? 0, audience: 'circle' },
      })
      const { rows } = await past.query(
        'select readers, circle from entry where record_id = $1 and seq = $2',
        [record, mine?.seq],
      )
      expect(rows).toEqual([{ readers: [teacher.member], circle: false }])
    },
  )
})

describe('a professional who wants more', () => {
  test('fields that no page sends widen nothing', async () => {
    const { account, member } = await seated({
      reads: ['days'],
      writes: ['days'],
      role: 'SENCO',
      organisation: 'Hillview',
    })
    const other = await seated({ reads: ['days'], organisation: 'Surgery' })
    const senco = await browser(account)
    const odd = {
      owner: 'true',
      shelves: 'private',
      shelf: 'private',
      reads: 'private',
      writes: 'private',
      role: 'head',
      account: site.account.id,
      account_id: site.account.id,
      member,
      brought_by: member,
      record: 'x',
      audience: 'circle',
      title: 'x',
      words: 'Odd words',
      name: 'Kim',
      who: other.member,
      do: 'end',
      understood: 'yes',
      organisation: 'Surgery',
    }
    for (const { method, path } of allRoutes(site.site)) {
      // Leaving is theirs to do.
      if (
        method !== 'post' ||
        !/^\/(?:records\/:record|desk)/.test(path) ||
        path.endsWith('/circle/leave')
      )
        continue
      const at = path
        .replace(':record', record)
        .replace(':seat', other.member)
        .replace('/:rest{.*}', '/today')
        .replaceAll(/:\w+/g, randomUUID())
      await senco.post(at, { token: randomUUID(), ...odd }).catch(() => null)
    }
    const seats = await past.query(
      'select id, owner, shelves, writes, role, until from member where record_id = $1 and id = any ($2) order by role',
      [record, [member, other.member]],
    )
    expect(seats.rows).toEqual([
      { id: member, owner: false, shelves: ['days'], writes: ['days'], role: 'SENCO', until: null },
      { id: other.member, owner: false, shelves: ['days'], writes: [], role: 'TA', until: null },
    ])
    const written = await past.query(
      'select distinct shelf from entry where record_id = $1 and brought_by = $2',
      [record, member],
    )
    for (const { shelf } of written.rows as { shelf: string }[]) expect(shelf).toBe('days')
  }, 60_000)

  test('a seat that ends while a form is on its way writes nothing', async () => {
    const { account, member } = await seated({ reads: ['days'], writes: ['days'] })
    const ending = site.within(
      record,
      async (write) => {
        await past.query('update member set until = current_date - 1 where id = $1', [member])
        return append(write, [{ ...USUAL, shelf: 'days' }])
      },
      account,
    )
    await expect(ending).rejects.toThrow('Nothing may be added.')
  })
})
