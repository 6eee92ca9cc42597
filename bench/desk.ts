/**
 * How long a SENCO's desk takes across many children: the page as the server makes it, by how many
 * records it looks over, each of 300 entries of which a third is the family's alone.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { createApp } from '../src/app.tsx'
import { addDays, day } from '../src/platform/day.ts'
import { hashOf, newSecret } from '../src/platform/secret.ts'
import { makeLink, useLink } from '../src/platform/sign-in/store.ts'
import type { Account } from '../src/platform/web/route.ts'
import type { EntryDraft } from '../src/record/entry.ts'
import type { Write } from '../src/record/kind.ts'
import { append } from '../src/record/store.ts'
import { NOW, timesOf, type Ground, type Timed } from './ground.ts'

export type DeskRow = {
  readonly records: number
  readonly things: number
  readonly pages: readonly (Timed & { readonly page: string })[]
}

const RECORDS = [10, 20, 40, 80]
const ENTRIES = 300
const RUNS = 15
const PAGES = ['desk', 'desk?sort=question&whose=all&from=100', 'desk/list.csv', 'desk/kept']
const FIRST = day('2026-09-01')
const SHELVES = ['profile', 'days', 'incidents', 'messages', 'plan', 'meetings', 'evidence']

export async function measureDesk(ground: Ground): Promise<DeskRow[]> {
  const account: Account = { id: randomUUID(), name: 'Ms Okafor' }
  await ground.ledger.db
    .insertInto('auth.account')
    .values({ ...account, created: NOW })
    .execute()
  const get = await signedIn(ground, account)
  const rows: DeskRow[] = []
  let filled = 0
  for (const records of RECORDS) {
    for (; filled < records; filled += 1) await fillOne(ground, filled, account)
    const pages: DeskRow['pages'][number][] = []
    for (const page of PAGES) pages.push({ page, ...(await timesOf(RUNS, () => get(`/${page}`))) })
    const list = await get('/desk/list.csv?whose=all')
    rows.push({ records, things: list.trimEnd().split('\r\n').length - 1, pages })
  }
  return rows
}

async function signedIn({ ledger, folder }: Ground, account: Account) {
  const site = { ledger, now: () => NOW, url: 'http://localhost:4820', dataFolder: folder }
  const app = createApp(site, (_reference, error) => {
    throw error
  })
  const secret = await useLink(ledger.db, await makeLink(ledger.db, account, NOW), NOW)
  return async (path: string): Promise<string> => {
    const headers = { cookie: `heard-session=${secret}` }
    const response = await app.request(path, { headers })
    if (response.status !== 200) throw new Error(`The page ${path} answered ${response.status}.`)
    return response.text()
  }
}

async function fillOne(ground: Ground, at: number, account: Account): Promise<void> {
  const record = await ground.begin(`Child ${at + 1}`)
  await ground.within(record, async (write) => {
    const drafts = Array.from({ length: ENTRIES - 1 }, (_, nth) => draftOf(nth, at))
    await append(write, drafts)
    await invite(write, account)
  })
}

/** The SENCO comes by an invitation, as anybody does. */
async function invite(write: Write, account: Account): Promise<void> {
  const secret = hashOf(newSecret())
  await sql`insert into invitation (record_id, id, made, made_by, name, owner, role, organisation, shelves, writes,
      since, hash, expires)
    values (${write.recordId}, ${randomUUID()}, ${NOW}, ${write.memberId}, ${account.name}, false, 'SENCO',
      'Hillview Academy', ${SHELVES}::text[], ${SHELVES}::text[], '2026-01-01', ${secret}, '2100-01-01')`.execute(
    write.tx,
  )
  await sql`select set_config('heard.account', ${account.id}, true)`.execute(write.tx)
  await sql`select heard.accept_invitation(${secret}, ${randomUUID()}, ${randomUUID()}, null, ${NOW})`.execute(
    write.tx,
  )
}

/** Every thirtieth entry is something asked, with an answer after two of three; the rest is what fills a term. */
function draftOf(nth: number, child: number): EntryDraft {
  const happened = {
    day: addDays(FIRST, Math.floor(nth / 4)),
    time: null,
    precision: 'day',
  } as const
  const usual = {
    happened,
    author: 'Alex Ward',
    people: [],
    shelf: 'messages',
    audience: nth % 3 === 1 ? 'me' : 'circle',
    amends: null,
    files: [],
  } as const
  const owed = {
    title: `Something asked, number ${nth} of child ${child}`,
    debtor: nth % 4 === 0 ? 'Hillview Academy' : nth % 4 === 1 ? 'Ms Okafor' : 'Eastshire CAMHS',
    creditor: 'Alex Ward',
    ...(nth % 60 === 0 ? { due: addDays(happened.day, 15), dueBasis: 'agreed' } : {}),
  }
  if (nth === 1)
    return { ...usual, audience: 'circle', kind: 'matter', shelf: 'plan', body: MATTER }
  if (nth === 2) return { ...usual, audience: 'circle', kind: 'step', shelf: 'plan', body: STEP }
  if (nth === 3)
    return { ...usual, audience: 'circle', kind: 'profile', shelf: 'profile', body: PAGE }
  if (nth === 4)
    return { ...usual, audience: 'circle', kind: 'part-time timetable', shelf: 'days', body: LESS }
  if (nth % 10 === 0) return { ...usual, kind: nth % 30 === 0 ? 'promise' : 'ask', body: owed }
  if (nth % 10 === 1 && nth > 10 && nth % 3 !== 0)
    return { ...usual, audience: 'circle', kind: 'answer', body: { of: nth, as: 'answered' } }
  if (nth % 10 === 5)
    return {
      ...usual,
      kind: 'incident',
      shelf: 'incidents',
      body: { behaviour: 'Left the room', place: 'school' },
    }
  if (nth % 10 === 7)
    return {
      ...usual,
      kind: 'check-in',
      shelf: 'days',
      body: { from: 'home', energy: 3, worry: 2 },
    }
  return { ...usual, kind: 'note', body: { title: null, words: `What was said on day ${nth}.` } }
}

const MATTER = { title: 'The yearly review', process: 'annual-review', with: 'Eastshire Council' }
const STEP = { of: 2, event: 'meeting' }
const PAGE = { three: ['Let me go when the card is out'] }
const LESS = { hours: 'mornings', review: '2026-12-01', agreed: 'yes' }
