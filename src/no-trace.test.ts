/**
 * What an owner keeps to themselves leaves no trace for anybody else: two records alike but for what one
 * owner hides in one of them give another owner, and a teacher, the same pages to the last byte.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes, createApp } from './app.tsx'
import { asAccount } from './platform/database/session.ts'
import { makeLink, useLink } from './platform/sign-in/store.ts'
import { countReadable, findRecords } from './record/begin.ts'
import type { EntryDraft } from './record/entry.ts'
import { findByAddress, findNames } from './record/store.ts'
import { TEST_NOW, testSite, USUAL, type TestSite } from './test-site.ts'

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

type Part = Partial<EntryDraft> & { readonly hidden?: true }

const on = (day: string) => ({
  day: day as EntryDraft['happened']['day'],
  time: null,
  precision: 'day' as const,
})
const JANE = { name: 'Jane Reid', address: 'reid@hillview.example' }

/** In order; `hidden` ones are written in one of the two records only, by the first owner, for themselves. */
const PARTS: readonly Part[] = [
  {
    hidden: true,
    kind: 'note',
    people: [{ name: 'Hidden Heron', address: 'reid@hillview.example' }],
    body: { title: 'Quokka', words: 'The quokka hid' },
  },
  {
    kind: 'profile',
    shelf: 'profile',
    body: { name: 'Robin', three: ['Noise hurts'], likes: 'Trains' },
  },
  {
    hidden: true,
    kind: 'ask',
    body: {
      title: 'Hidden ask',
      debtor: 'Hidden Council',
      creditor: 'Alex',
      due: '2026-11-22',
      dueBasis: 'their promise',
    },
  },
  {
    kind: 'ask',
    people: [{ name: 'J. Reid', address: JANE.address }],
    body: { title: 'Answer our letter', debtor: 'J. Reid', creditor: 'Alex' },
  },
  {
    kind: 'message',
    happened: on('2026-10-01'),
    people: [{ name: 'J. Reid', address: JANE.address }],
    body: {
      subject: 'Lunch',
      from: { name: 'J. Reid', address: JANE.address },
      to: ['alex@home.example'],
      words: 'We will look into lunch.',
      thread: 't1',
    },
    files: [{ name: 'plan.txt', bytes: Buffer.from('A plan') }],
  },
  {
    hidden: true,
    kind: 'message',
    happened: on('2026-10-02'),
    people: [JANE],
    body: {
      subject: 'Re: Lunch',
      from: JANE,
      to: ['alex@home.example'],
      words: 'Hidden reply: we will ring on Friday',
      thread: 't1',
    },
    files: [{ name: 'plan.txt', bytes: Buffer.from('A plan') }],
  },
  {
    kind: 'incident',
    shelf: 'incidents',
    happened: on('2026-10-05'),
    body: { behaviour: 'He left the hall', lesson: 'Lunch' },
  },
  {
    hidden: true,
    kind: 'incident',
    shelf: 'incidents',
    happened: on('2026-10-05'),
    body: { behaviour: 'Hidden quarrel', lesson: 'Lunch' },
  },
  { kind: 'said', happened: on('2026-10-06'), body: { who: 'Robin', words: 'It is too loud' } },
  { hidden: true, kind: 'other-children', shelf: 'private', body: { names: ['Kit Marsh'] } },
  {
    hidden: true,
    kind: 'whereabouts',
    shelf: 'private',
    body: { addresses: ['12 Acacia Avenue'] },
  },
  {
    kind: 'note',
    happened: on('2026-10-08'),
    body: { title: 'Swimming', words: 'He swam. Quokkas were there? A lunch.' },
  },
  {
    kind: 'meeting',
    shelf: 'meetings',
    happened: on('2026-11-19'),
    body: { title: 'About lunch', sort: 'SEN support review', there: [{ name: 'J. Reid' }] },
  },
  {
    hidden: true,
    kind: 'meeting',
    shelf: 'meetings',
    happened: on('2026-11-24'),
    body: { title: 'Hidden meeting', sort: 'mediation' },
  },
]

const SHARED = PARTS.filter(({ hidden }) => hidden === undefined).length

type World = {
  readonly record: string
  readonly a: string
  readonly b: string
  readonly teacher: string
  readonly addresses: readonly string[]
}

async function seat(
  record: string,
  name: string,
  of: { owner: boolean; shelves: readonly string[] },
) {
  const account = await site.stranger()
  await owner.query(
    `insert into member (id, record_id, account_id, name, role, owner, shelves, writes, since)
     values ($1, $2, $3, $4, $5, $6, $7, $7, '2026-01-01')`,
    [
      randomUUID(),
      record,
      account.id,
      name,
      of.owner ? 'parent' : 'class teacher',
      of.owner,
      of.shelves,
    ],
  )
  return account.id
}

const SHELVES = [
  'profile',
  'days',
  'incidents',
  'messages',
  'plan',
  'meetings',
  'evidence',
  'private',
]

async function world(withHidden: boolean): Promise<World> {
  const record = await site.begin('Robin')
  const b = await seat(record, 'Bo Ward', { owner: true, shelves: SHELVES })
  const teacher = await seat(record, 'Ms Finch', {
    owner: false,
    shelves: ['profile', 'incidents', 'messages', 'days', 'meetings'],
  })
  const addresses: string[] = []
  for (const { hidden, ...part } of PARTS) {
    if (hidden === true && !withHidden) continue
    const [entry] = await site.add(record, { ...part, audience: hidden === true ? 'me' : 'circle' })
    if (entry === undefined) throw new Error('nothing was added')
    if (hidden === undefined) addresses.push(entry.address)
    if (hidden === true && entry.kind === 'note')
      await site.add(record, { kind: 'tags', body: { of: entry.seq, tags: ['hiddentag'] } })
  }
  if (withHidden) await hideAround(record, addresses)
  // B writes too, after all that: their own numbers are beyond what is hidden.
  const [own] = await site.within(
    record,
    (write) => addAs(write, { body: { title: 'Mine', words: 'By Bo' }, audience: 'circle' }),
    b,
  )
  return { record, a: site.account.id, b, teacher, addresses: [...addresses, own?.address ?? ''] }
}

async function addAs(
  write: Parameters<Parameters<TestSite['within']>[1]>[0],
  part: Partial<EntryDraft>,
) {
  const { append } = await import('./record/append.ts')
  return (await append(write, [{ ...USUAL, ...part }])).entries
}

/** A hides what hangs on what is shared: a correction, an answer, a passing on, a tag; shares and takes back. */
async function hideAround(record: string, addresses: readonly string[]): Promise<void> {
  const [, ask, , , , note, meeting] = await site.within(record, async (write) => {
    const found = []
    for (const address of addresses) found.push(await findByAddress(write, address))
    return found
  })
  if (!ask || !note || !meeting) throw new Error('not there')
  const shelf = 'meetings'
  const view = { of: meeting.seq, whose: 'parent', comeOut: 'Hidden wish' }
  const [minutes] = await site.add(
    record,
    { kind: 'meeting minutes', shelf, body: { of: meeting.seq, minutes: 45, decided: 'Hidden' } },
    { kind: 'meeting view', shelf, body: view },
  )
  const promised = { title: 'Hidden promise', debtor: 'J. Reid', creditor: 'Robin' }
  await site.add(record, { kind: 'promise', shelf, body: { ...promised, source: minutes?.seq } })
  await site.add(record, {
    kind: 'note',
    amends: note.seq,
    body: { title: 'Swimming, hidden', words: 'Hidden correction' },
  })
  await site.add(record, {
    kind: 'answer',
    body: { of: ask.seq, as: 'refused', words: 'Hidden refusal' },
  })
  await site.add(record, {
    kind: 'hand-over',
    body: { of: ask.seq, from: 'J. Reid', to: 'Hidden Office' },
  })
  await site.add(record, { kind: 'tags', body: { of: note.seq, tags: ['hiddentag'] } })
  const [brief] = await site.add(record, {
    audience: 'circle',
    body: { title: 'Brief', words: 'A brief wombat' },
  })
  await site.add(record, { kind: 'audience', body: { of: brief?.seq, audience: 'me' } })
}

async function cookieOf(account: string): Promise<string> {
  const link = await makeLink(site.ledger.db, { id: account, name: 'x' }, TEST_NOW)
  return `heard-session=${await useLink(site.ledger.db, link, TEST_NOW)}`
}

/** A page without what is random: ids, tokens, and which build it is. */
function plain(text: string, { record, addresses }: World): string {
  let said = text.replaceAll(record, 'RECORD')
  for (const [at, address] of addresses.entries()) said = said.replaceAll(address, `ENTRY${at}`)
  return said.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
}

const QUERIES = [
  '?q=quokka',
  '?q=quoka',
  '?q=quokkka',
  '?q=hidden',
  '?q=wombat',
  '?q=wombt',
  '?who=Hidden',
  '?who=Jane',
  '?who=reid',
  '?tag=hiddentag',
  '?q=lunch',
  '?kind=message',
]

function paths(app: ReturnType<typeof allRoutes>, { addresses }: World): string[] {
  const gets = app.filter(
    ({ method, path }) => method === 'get' && path.startsWith('/records/:record'),
  )
  return gets.flatMap(({ path }) => {
    const rest = path.replace('/records/:record', '')
    if (rest === '/timeline') return ['/timeline', ...QUERIES.map((query) => `/timeline${query}`)]
    if (!rest.includes(':')) return [rest]
    return addresses.map((address) =>
      rest.replace(/:(?:address|entry|of)\b/, address).replaceAll(/:\w+(\{[^}]*\})?/g, '0'),
    )
  })
}

describe('the same to the last byte', () => {
  let [bare, hiding]: World[] = []
  beforeAll(async () => {
    bare = await world(false)
    hiding = await world(true)
  })

  for (const who of ['b', 'teacher'] as const)
    test(
      `every page that ${who === 'b' ? 'another owner' : 'a teacher'} can open`,
      { timeout: 120_000 },
      async () => {
        if (bare === undefined || hiding === undefined) throw new Error('no worlds')
        const routes = allRoutes(site.site)
        const app = createApp(site.site, (_reference, error) => {
          throw error
        })
        const read = async (world: World) => {
          const cookie = await cookieOf(world[who])
          const pages: [string, string][] = []
          for (const path of paths(routes, world)) {
            const answer = await app.request(`/records/${world.record}${path}`, {
              headers: { cookie },
            })
            const type = answer.headers.get('content-type') ?? ''
            const text = /text|json|calendar/.test(type)
              ? await answer.text()
              : String((await answer.arrayBuffer()).byteLength)
            pages.push([
              plain(path, world),
              `${answer.status} ${plain(`${answer.headers.get('location') ?? ''} ${text}`, world)}`,
            ])
          }
          return pages
        }
        const [without, with_] = [await read(bare), await read(hiding)]
        expect(without.length).toBeGreaterThan(60)
        expect(with_.map(([path]) => path)).toEqual(without.map(([path]) => path))
        const differing = without.flatMap(([path, text], at) => {
          const other = with_[at]?.[1] ?? ''
          if (other === text) return []
          const from = text.split('').findIndex((each, place) => each !== other[place])
          return [
            `${path}: …${text.slice(Math.max(0, from - 80), from + 60)}… | …${other.slice(Math.max(0, from - 80), from + 60)}…`,
          ]
        })
        expect(differing).toEqual([])
      },
    )

  test('no count of entries tells what another owner hides: on the first page, and where it is asked for', async () => {
    if (bare === undefined || hiding === undefined) throw new Error('no worlds')
    const app = createApp(site.site)
    for (const who of ['b', 'teacher'] as const) {
      const counts = []
      for (const world of [bare, hiding]) {
        const answer = await app.request('/', { headers: { cookie: await cookieOf(world[who]) } })
        const text = await answer.text()
        expect(text).toContain('Robin’s record')
        expect(text).not.toMatch(/\d entr(?:y|ies)/)
        const [listed] = await findRecords(site.ledger, world[who])
        expect(listed?.size).toBeNull()
        counts.push(await countReadable(site.ledger, world[who], world.record))
      }
      expect(counts[1]).toBe(counts[0])
      expect(counts[0]).toBeGreaterThan(0)
    }
  })

  test('past the application: no size of the tree, no names, no words, no gaps to count by', async () => {
    if (hiding === undefined) throw new Error('no world')
    const { record, b, teacher } = hiding
    for (const account of [b, teacher]) {
      const ask = (query: string) =>
        asAccount(
          site.ledger.db,
          account,
          async (tx) => (await sql.raw<Record<string, unknown>>(query).execute(tx)).rows,
        )
      await expect(ask(`select tree_size from record`)).rejects.toThrow('permission denied')
      await expect(ask(`select * from record`)).rejects.toThrow('permission denied')
      expect(
        JSON.stringify(await ask(`select name from person where record_id = '${record}'`)),
      ).not.toMatch(/Hidden|Jane/)
      expect(
        JSON.stringify(await ask(`select key from person_key where record_id = '${record}'`)),
      ).not.toMatch(/hidden|jane/)
      expect((await ask(`select 1 from entry_tag where record_id = '${record}'`)).length).toBe(0)
      expect(
        (
          await ask(
            `select 1 from entry where record_id = '${record}' and kind not in ('audience')`,
          )
        ).length,
      ).toBe(SHARED + 1)
      const names = await site.within(record, (write) => findNames(write, [JANE.address]), account)
      expect([...names.values()]).toEqual(['J. Reid'])
    }
    expect(
      await asAccount(
        site.ledger.db,
        teacher,
        async (tx) => (await sql`select * from heard.stood(${record}::uuid)`.execute(tx)).rows,
      ),
    ).toEqual([])
  })
})
