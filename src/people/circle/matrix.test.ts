/**
 * The permission matrix. First wall: every route of the product by every role, with its usual scope and a
 * narrowed one. Second wall: the same people and every shelf and audience in plain SQL over every table,
 * with the application's checks off. Both are worked out from the routes and roles themselves, and both
 * are shown a planted hole.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes, createApp } from '../../app.tsx'
import { openDatabase, type Database } from '../../platform/database/database.ts'
import { asAccount } from '../../platform/database/session.ts'
import type { Day } from '../../platform/day.ts'
import { makeLink as makeSignIn, useLink } from '../../platform/sign-in/store.ts'
import { NEEDS, type Route } from '../../platform/web/route.ts'
import { SHELVES, type Audience, type Shelf } from '../../record/entry.ts'
import { seatHas } from '../../record/need.ts'
import { append } from '../../record/store.ts'
import { testSite, USUAL, type TestSite } from '../../test-site.ts'
import { seatByLink } from '../private-links.ts'
import type { Invited } from './invitation.ts'
import { ROLES } from './roles.ts'
import { acceptInvitation, changeRole, keepInvitation, makeLink } from './store.ts'

const NOW = new Date().toISOString()
const TODAY = NOW.slice(0, 10)

type Who = {
  readonly name: string
  readonly account: string
  readonly member: string | null
  readonly owner: boolean
  readonly reads: readonly Shelf[]
  readonly writes: readonly Shelf[]
  /** Sat there when the first entries were written; otherwise came between these and the second. */
  readonly before: boolean
  /** Of these shelves they see what was shared from then on: whoever let them in came then. */
  readonly later?: readonly Shelf[]
  readonly byLink?: true
}

let site: TestSite
let owner: pg.Client
let bare: Database
let record = ''
const people: Who[] = []
let founder: Who
let named: Who
/** Written before the later owner came, or after. */
const WHEN = ['before', 'after'] as const
type When = (typeof WHEN)[number]
const DAY_OF = { before: '2026-09-28', after: '2026-11-03' } as const
type Marked = {
  readonly seq: number
  readonly shelf: Shelf
  readonly seen: string
  readonly when: When
  readonly mark: string
  readonly address: string
}
const entries: Marked[] = []
const AUDIENCES = ['me', 'owners', 'circle', 'named'] as const

async function sit(who: Omit<Who, 'account' | 'member' | 'before'>, before = false): Promise<Who> {
  const [account, member] = [randomUUID(), randomUUID()]
  await owner.query('insert into auth.account (id, name, created) values ($1, $2, $3)', [
    account,
    who.name,
    NOW,
  ])
  await owner.query(
    `insert into member (id, record_id, account_id, name, role, owner, shelves, writes, since)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      member,
      record,
      account,
      who.name,
      who.name.split(',')[0],
      who.owner,
      who.reads,
      who.writes,
      TODAY,
    ],
  )
  return { ...who, account, member, before }
}

beforeAll(async () => {
  site = await testSite(NOW)
  owner = new pg.Client({ connectionString: site.urls.owner })
  await owner.connect()
  bare = openDatabase(site.urls.app, 2)
  record = await site.begin()
  const all = { owner: true, reads: SHELVES, writes: SHELVES }
  const me = await site.within(record, async (write) => write.memberId)
  founder = { name: 'founder', account: site.account.id, member: me, before: true, ...all }
  const none = { owner: false, reads: [], writes: [] }
  named = await sit({ name: 'somebody named', ...none })
  const other = await sit({ name: 'other owner', owner: true, reads: [], writes: [] }, true)
  people.push(founder, named, other)
  for (const { role, scope } of ROLES) {
    people.push(await sit({ name: role, owner: false, ...scope }))
    const [first] = scope.reads
    const narrow = first === undefined ? [] : [first]
    people.push(await sit({ name: `${role}, narrowed`, owner: false, reads: narrow, writes: [] }))
  }
  await writeEntries('before')
  const later = await sit({ name: 'owner who came later', owner: true, reads: [], writes: [] })
  people.push(later, ...(await letIn(later)))
  await writeEntries('after')
  const stranger = await site.stranger()
  people.push({ name: 'stranger', account: stranger.id, member: null, before: false, ...none })
  const link = await site.within(record, (write) =>
    seatByLink(write, {
      name: 'reader',
      role: 'reader',
      adds: ['opened', 'read'],
      until: TODAY as Day,
    }),
  )
  people.push({
    name: 'link',
    account: link.accountId,
    member: link.memberId,
    before: false,
    byLink: true,
    ...none,
  })
}, 120_000)
afterAll(async () => {
  await bare.destroy()
  await owner.end()
  await site.close()
})

const NEW = 'let in by a later owner'
const WIDENED = 'widened by a later owner'
const PROLONGED = 'kept longer by a later owner'
const CARRIED = 'by an invitation whose link a later owner made'

/** What an owner does, and with it an invitation that somebody presses. */
async function invitedBy(
  maker: Who,
  name: string,
  { linker = maker, ...given }: Partial<Invited> & { readonly linker?: Who } = {},
): Promise<Who> {
  const account = await site.stranger()
  const id = randomUUID()
  const invited: Invited = {
    name,
    email: null,
    owner: false,
    role: 'class teacher',
    organisation: null,
    reads: ['days', 'messages'],
    writes: ['days'],
    since: TODAY as Day,
    until: null,
    ...given,
  }
  await site.within(record, (write) => keepInvitation(write, id, invited), maker.account)
  const secret = await site.within(record, (write) => makeLink(write, id), linker.account)
  expect(await acceptInvitation(site.ledger.db, { secret, account }, NOW)).toBe(record)
  const { rows } = await owner.query<{ id: string }>(
    'select id from member where account_id = $1 and record_id = $2',
    [account.id, record],
  )
  const { owner: owns, reads, writes } = invited
  return {
    name,
    account: account.id,
    member: rows[0]?.id ?? null,
    owner: owns,
    reads,
    writes,
    before: false,
  }
}

async function roleOf(who: Who): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    'select id from member_role where member_id = $1',
    [who.member],
  )
  return rows[0]?.id ?? ''
}

/** Everything by which an owner who came later can let somebody in, or have them see more. */
async function letIn(later: Who): Promise<Who[]> {
  const fresh = await invitedBy(later, NEW)
  const again = await invitedBy(later, `${NEW}, an owner`, { owner: true, reads: [], writes: [] })
  const byThem = await invitedBy(again, `${NEW} who was let in by one`)
  const widened = await invitedBy(founder, WIDENED)
  await site.within(
    record,
    async (write) =>
      changeRole(write, await roleOf(widened), {
        reads: ['days', 'messages', 'incidents'],
        writes: ['days'],
        until: null,
      }),
    later.account,
  )
  const until = TODAY as Day
  const longer = await invitedBy(founder, PROLONGED, { until })
  const { reads, writes } = longer
  await site.within(
    record,
    async (write) => changeRole(write, await roleOf(longer), { reads, writes, until: null }),
    later.account,
  )
  const carried = await invitedBy(founder, CARRIED, { linker: later })
  return [
    { ...fresh, later: fresh.reads },
    again,
    { ...byThem, later: byThem.reads },
    { ...widened, reads: ['days', 'messages', 'incidents'], later: ['incidents'] },
    { ...longer, later: longer.reads },
    { ...carried, later: carried.reads },
  ]
}

/** An entry for every shelf and audience, with a person, a file, tags and what is owed hanging from it. */
async function writeEntries(when: When): Promise<void> {
  for (const shelf of SHELVES)
    for (const seen of AUDIENCES) {
      const mark = `Wren${shelf}${seen}${when}`
      const audience: Audience = seen === 'named' ? { people: [named.member ?? ''] } : seen
      const [entry] = await site.add(record, {
        kind: 'ask',
        shelf,
        audience,
        happened: { day: DAY_OF[when] as Day, time: null, precision: 'day' },
        people: [{ name: `${mark} person`, address: `${mark}@school.example` }],
        body: {
          title: mark,
          debtor: `${mark} debtor`,
          creditor: 'Alex Ward',
          words: `wren ${mark}`,
        },
        files: [{ name: `${mark}.txt`, bytes: Buffer.from(mark) }],
      })
      if (entry === undefined) throw new Error('Nothing was added.')
      entries.push({ seq: entry.seq, shelf, seen, when, mark, address: entry.address })
      const about = {
        shelf,
        audience,
        kind: 'answer',
        body: { of: entry.seq, as: 'acknowledged', words: mark },
      }
      await site.add(record, about, {
        shelf,
        audience,
        kind: 'tags',
        body: { of: entry.seq, tags: [mark.toLowerCase()] },
      })
    }
}

/** What somebody should see, worked out from words of the design, not from the code under test. */
function shouldSee(who: Who, { shelf, seen, when }: Marked): boolean {
  if (who.account === founder.account) return true
  if (seen === 'me') return false
  const there = who.before || when === 'after'
  if (seen === 'owners') return who.owner && there
  if (seen === 'named') return who === named
  if (who.owner) return there
  return who.reads.includes(shelf) && (when === 'after' || who.later?.includes(shelf) !== true)
}

/** What a need asks for, read a second time and otherwise than the application reads it. */
function shouldEnter(who: Who, need: string): boolean {
  if (who.member === null || who.byLink === true) return false
  if (who.owner) return true
  const words = need.split(' ')
  if (words[0] === 'own') return false
  if (need.endsWith('the record')) return words[0] === 'read' || who.writes.length > 0
  const held: readonly string[] = words[0] === 'read' ? who.reads : who.writes
  return words.slice(1).some((word) => held.includes(word))
}

/** Pages and forms about no shelf in particular, each shown only what the second wall lets through. */
const GENERAL =
  /^\/records\/:record(?:$|\/(?:today|more|mine|timeline|add|captured|entries\/.*|circle(?:\/welcome|\/leave|\/own-from\/read)?|repair.*|apologies.*|reminders.*|notices.*|desk\/.*)$)/

function faultsOf(routes: readonly Route[]): string[] {
  return routes.flatMap(({ method, path, need }) => {
    const at = `${method} ${path}: ${need}`
    if (!path.startsWith('/records/:record'))
      return (NEEDS as readonly string[]).includes(need) ? [] : [at]
    if (need === 'own the record') return []
    if (need.endsWith('the record')) return GENERAL.test(path) ? [] : [`${at} (about which shelf?)`]
    const shelves = need
      .split(' ')
      .slice(1)
      .filter((word) => word !== 'or')
    return shelves.length > 0 &&
      shelves.every((word) => (SHELVES as readonly string[]).includes(word))
      ? []
      : [at]
  })
}

const VISITORS = [
  'somebody named',
  'other owner',
  'owner who came later',
  NEW,
  WIDENED,
  'class teacher',
  'SENCO, narrowed',
  'governor',
  'family friend',
  'stranger',
  'link',
]

describe('the first wall', () => {
  test('every route states which shelf it is about, or that it is the family’s', () => {
    const routes = allRoutes(site.site)
    expect(routes.length).toBeGreaterThan(250)
    expect(faultsOf(routes)).toEqual([])
  })

  test('a route whose need was taken away is found', () => {
    const holed = allRoutes(site.site).map((route): Route =>
      route.path === '/records/:record/letters' ? { ...route, need: 'read the record' } : route,
    )
    expect(faultsOf(holed)).toEqual([
      'get /records/:record/letters: read the record (about which shelf?)',
    ])
  })

  test('each role, with its usual and a narrowed scope, has what it should have of every route', () => {
    const needs = new Set(
      allRoutes(site.site).flatMap(({ path, need }) =>
        path.startsWith('/records/:record') ? [need] : [],
      ),
    )
    const wrong: string[] = []
    for (const who of people.filter(({ member, byLink }) => member !== null && byLink !== true))
      for (const need of needs) {
        const seat = { owner: who.owner, shelves: who.reads, writesOn: who.writes }
        if (seatHas(seat, need) !== shouldEnter(who, need)) wrong.push(`${who.name}: ${need}`)
      }
    expect(wrong).toEqual([])
    expect(needs.size).toBeGreaterThan(10)
  })

  test('every page opens for each role that has what it needs, and for nobody else', async () => {
    const routes = allRoutes(site.site).filter(
      ({ path, method }) =>
        method === 'get' && path.startsWith('/records/:record') && !path.includes('/as/'),
    )
    const wrong: string[] = []
    // What each need lets in is asked of everybody below; here the real pages, as some of each sort.
    for (const who of people.filter(({ name }) => VISITORS.includes(name))) {
      const ask = await visitorFor(who)
      const entered = (need: string) => shouldEnter(who, need)
      // One page of each need that should open, and every page that should not.
      const tried = new Set<string>()
      for (const { path, need } of routes) {
        const should = entered(need)
        if (should && (path.slice(16).includes(':') || tried.has(need))) continue
        tried.add(need)
        const status = await ask('GET', asked(path))
        if (should ? status >= 400 : status !== 404) wrong.push(`${who.name}: ${path} ${status}`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('no form is taken from anybody who lacks what it needs', async () => {
    const forms = allRoutes(site.site).filter(
      ({ path, method }) => method === 'post' && path.startsWith('/records/:record'),
    )
    const wrong: string[] = []
    const some = people.filter(({ name }) =>
      ['stranger', 'link', 'class teacher', 'SENCO, narrowed', 'family friend'].includes(name),
    )
    for (const who of some) {
      const ask = await visitorFor(who)
      for (const { path, need } of forms) {
        if (shouldEnter(who, need)) continue
        const status = await ask('POST', asked(path))
        if (status !== 404 && status !== 403) wrong.push(`${who.name}: ${path} ${status}`)
      }
    }
    expect(wrong).toEqual([])
    const app = createApp(site.site)
    for (const { path } of forms) {
      const headers = { origin: site.site.url }
      const answer = await app.request(asked(path), {
        method: 'POST',
        headers,
        body: new URLSearchParams(),
      })
      expect(answer.headers.get('location'), path).toMatch(/^\/sign-in/)
    }
  }, 120_000)

  test('no page and no form takes the address of what somebody may not read, by any role, shelf or audience', async () => {
    const before = await sizeOf()
    expect(await takenAddresses(VISITORS)).toEqual([])
    expect(await sizeOf()).toBe(before)
  }, 240_000)

  test('one that does is found', async () => {
    await owner.query(
      'create policy hole on entry for select using (record_id = any (heard.my_visits()))',
    )
    try {
      const wrong = await takenAddresses(['family friend'], /entries\/:address$/)
      expect(wrong.join('\n')).toMatch(
        /family friend: get .*entries\/:address, \w+ for me: its words/,
      )
    } finally {
      await owner.query('drop policy hole on entry')
    }
  }, 60_000)

  test('the timeline shows each of them what they should see, by shelf and audience', async () => {
    for (const who of people) {
      if (who.member === null || who.byLink === true) continue
      const ask = await browserFor(who)
      const pages = await Promise.all(
        WHEN.map(async (when) => {
          const day = DAY_OF[when]
          const at = `/records/${record}/timeline?kind=ask&from=${day}&to=${day}`
          return (await ask('GET', at)).text()
        }),
      )
      const html = pages.join('')
      const seen = entries.filter(({ mark }) => new RegExp(`>${mark}<`).test(html))
      const should = entries.filter((entry) => shouldSee(who, entry))
      expect([who.name, seen.map(({ mark }) => mark)]).toEqual([
        who.name,
        should.map(({ mark }) => mark),
      ])
    }
  })
})

/** Pages and forms that name an entry, each asked by some people with entries they may not read, and what they answered. */
async function takenAddresses(names: readonly string[], only = /:address/): Promise<string[]> {
  const routes = allRoutes(site.site).filter(
    ({ path }) => path.startsWith('/records/:record') && only.test(path),
  )
  const wrong: string[] = []
  for (const who of people.filter(({ name }) => names.includes(name))) {
    const ask = await browserFor(who)
    const hidden = entries.filter((entry) => !shouldSee(who, entry))
    for (const [at, { path, method }] of routes.entries())
      for (const seen of AUDIENCES) {
        // Over all routes, every shelf takes its turn under every audience.
        const of = hidden.filter((entry) => entry.seen === seen)
        const entry = of[at % Math.max(1, of.length)]
        if (entry === undefined) continue
        const said = `${who.name}: ${method} ${path}, ${entry.shelf} for ${seen}`
        const answer = await ask(method === 'get' ? 'GET' : 'POST', asked(path, entry.address))
        const text = `${answer.headers.get('location') ?? ''} ${await answer.text()}`
        if (answer.status < 400) wrong.push(`${said}: ${answer.status}`)
        if (text.toLowerCase().includes(entry.mark.toLowerCase())) wrong.push(`${said}: its words`)
      }
  }
  return wrong
}

/** A real page of the record for a route: an entry that everyone who holds its shelf reads. */
function asked(
  path: string,
  address = entries.find(({ seen }) => seen === 'circle')?.address ?? 'x',
): string {
  return path
    .replace(':record', record)
    .replace(':address', address)
    .replaceAll(/:\w+(\{[^}]*\})?/g, 'x')
}

async function sizeOf(): Promise<number> {
  const { rows } = await owner.query<{ size: number }>(
    'select tree_size as size from record where id = $1',
    [record],
  )
  return Number(rows[0]?.size)
}

async function browserFor(who: Who) {
  const { db } = site.ledger
  const account = { id: who.account, name: who.name }
  const cookie = `heard-session=${await useLink(db, await makeSignIn(db, account, NOW), NOW)}`
  const app = createApp(site.site)
  return (method: 'GET' | 'POST', path: string) =>
    app.request(path, {
      method,
      headers: { cookie, origin: site.site.url },
      ...(method === 'POST' && { body: new URLSearchParams({ token: randomUUID() }) }),
    })
}

async function visitorFor(who: Who) {
  const browser = await browserFor(who)
  return async (method: 'GET' | 'POST', path: string) => (await browser(method, path)).status
}

/** Every row of every table of a record that shows somebody what they should not see, in plain SQL. */
async function leaks(): Promise<string[]> {
  const tables = await owner.query<{ name: string; seq: boolean }>(
    `select table_name as name, bool_or(column_name = 'seq') as seq from information_schema.columns
     where table_schema = 'public' and table_name not in ('search_text', 'search_word')
     group by table_name having bool_or(column_name = 'record_id') order by table_name`,
  )
  const files = await owner.query<{ file_id: string; seq: number }>(
    'select file_id, seq from entry_file where record_id = $1',
    [record],
  )
  const found: string[] = []
  for (const who of people) {
    const hidden = entries.filter((entry) => !shouldSee(who, entry))
    const marks = hidden.map(({ mark }) => mark.toLowerCase())
    const closed = new Set(hidden.map(({ seq }) => seq))
    const closedFiles = files.rows.filter(({ seq }) => closed.has(seq)).map(({ file_id: id }) => id)
    for (const { name, seq } of tables.rows) {
      const rows = await asAccount(
        bare,
        who.account,
        async (tx) =>
          (
            await sql<
              Record<string, unknown>
            >`select * from ${sql.id(name)} where record_id = ${record}`.execute(tx)
          ).rows,
      )
      const text = JSON.stringify(rows).toLowerCase()
      if (marks.some((mark) => text.includes(`"${mark}`) || text.includes(`${mark} `)))
        found.push(`${who.name}: words in ${name}`)
      if (seq && rows.some((row) => closed.has(Number(row['seq']))))
        found.push(`${who.name}: rows of ${name}`)
      if (closedFiles.some((id) => text.includes(id))) found.push(`${who.name}: files in ${name}`)
      if (who.member === null && rows.length > 0) found.push(`${who.name}: anything of ${name}`)
    }
    const words = await asAccount(bare, who.account, (tx) =>
      sql<{
        seq: number
      }>`select seq from heard.find_entries(${record}::uuid, array['wren'], null, null, 500)`.execute(
        tx,
      ),
    )
    if (words.rows.some(({ seq }) => closed.has(seq))) found.push(`${who.name}: search`)
  }
  return found
}

/** Entries that somebody gets into a shelf they may not write on, or is kept from where they may. */
async function wrongWrites(): Promise<string[]> {
  const wrong: string[] = []
  for (const who of people.filter(({ member }) => member !== null))
    for (const shelf of SHELVES) {
      const may = who.owner || (who.byLink !== true && who.writes.includes(shelf))
      const wrote = await site
        .within(
          record,
          async (write) => {
            await append(write, [
              { ...USUAL, kind: 'note', shelf, body: { title: 'x', words: 'x' } },
            ])
            throw new Written()
          },
          who.account,
        )
        .catch((problem: unknown) => problem instanceof Written)
      if (wrote !== may) wrong.push(`${who.name} ${wrote ? 'writes' : 'cannot write'} on ${shelf}`)
    }
  return wrong
}
class Written extends Error {}

describe('the second wall, in plain SQL with the application’s checks off', () => {
  test('shows each of them in every table what they should see and nothing else', async () => {
    expect(await leaks()).toEqual([])
    for (const who of people) {
      const rows = await asAccount(bare, who.account, (tx) =>
        tx
          .selectFrom('entry')
          .select('seq')
          .where('record_id', '=', record)
          .where('kind', '=', 'ask')
          .orderBy('seq')
          .execute(),
      )
      const should = entries.filter((entry) => shouldSee(who, entry)).map(({ seq }) => seq)
      expect([who.name, rows.map(({ seq }) => seq)]).toEqual([who.name, should])
    }
  }, 120_000)

  test('lets each of them write on their own shelves and on no other', async () => {
    expect(await wrongWrites()).toEqual([])
  }, 120_000)

  test.each([
    [
      'a wall taken down',
      'alter table commitment no force row level security; alter table commitment disable row level security',
      'alter table commitment enable row level security; alter table commitment force row level security',
      /rows of commitment/,
    ],
    [
      'a shelf not asked for',
      'create policy hole on entry for select using (circle)',
      'drop policy hole on entry',
      /rows of entry/,
    ],
    [
      'files open to all who visit',
      'create policy hole on file for select using (record_id = any (heard.my_visits()))',
      'drop policy hole on file',
      /files in file/,
    ],
  ])(
    'finds a planted hole: %s',
    async (_what, plant, mend, tell) => {
      await owner.query(plant)
      try {
        expect((await leaks()).join('\n')).toMatch(tell)
      } finally {
        await owner.query(mend)
      }
    },
    120_000,
  )

  test('finds a planted hole: an epoch not asked for', async () => {
    const { rows } = await owner.query<{ as: string }>(
      `select pg_get_functiondef(oid) as as from pg_proc where proname = 'may_read'`,
    )
    const as = rows[0]?.as ?? ''
    expect(as).toContain('coalesce(epoch, 1) >=')
    await owner.query(as.replace('coalesce(epoch, 1) >=', '1000 >='))
    try {
      const found = (await leaks()).join('\n')
      for (const who of [NEW, `${NEW} who was let in by one`, WIDENED, PROLONGED, CARRIED])
        for (const where of ['rows of entry', 'rows of commitment', 'files in file', 'search'])
          expect(found).toContain(`${who}: ${where}`)
    } finally {
      await owner.query(as)
    }
  }, 120_000)

  test('finds a planted hole: writing where one only reads', async () => {
    await owner.query(
      'create policy hole on entry for insert with check (record_id = any (heard.my_visits()))',
    )
    try {
      expect((await wrongWrites()).length).toBeGreaterThan(20)
    } finally {
      await owner.query('drop policy hole on entry')
    }
  }, 120_000)
})
