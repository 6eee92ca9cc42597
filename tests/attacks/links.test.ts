/** Links to one page, seats that are over, and what another owner took away: what may still be read, and said. */
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { findReaders } from '../../src/child/readers/store.ts'
import { patternsIn } from '../../src/patterns/patterns.ts'
import { findFacts, Memory } from '../../src/patterns/store.ts'
import { asAccount } from '../../src/platform/database/session.ts'
import { day } from '../../src/platform/day.ts'
import { append, findNewest } from '../../src/record/store.ts'
import { testSite, USUAL, type TestSite } from '../../src/test-site.ts'

let site: TestSite
let owner: pg.Client
let record = ''
beforeAll(async () => {
  // The database's own day decides when a seat ends, so these links are made on the day it is.
  site = await testSite(new Date().toISOString())
  owner = new pg.Client({ connectionString: site.urls.owner })
  await owner.connect()
  record = await withProfile()
})
afterAll(async () => {
  await owner.end()
  await site.close()
})

async function withProfile(): Promise<string> {
  const id = await site.begin('Robin Ward')
  const body = { name: 'Robin', three: ['Noise hurts'], likes: 'Trains' }
  await site.add(id, { kind: 'profile', shelf: 'profile', body })
  return id
}

const at = (path: string) => `/records/${record}${path}`
const page = async (path: string) => (await site.get(at(path))).text()

const give = (fields: Record<string, string> = {}) =>
  site.post(at('/readers/new'), { name: 'Mr Finch', view: 'whole', do: 'make', ...fields })
const secretIn = async (response: Response) =>
  /\/l\/([\w-]{32})/.exec(await response.text())?.[1] ?? ''

/** Whether the link of `secret` opens for somebody who presses its button. */
async function opens(secret: string): Promise<boolean> {
  const headers = { origin: site.site.url }
  const body = new URLSearchParams({ secret })
  const app = createApp(site.site)
  return (await app.request('/l', { method: 'POST', headers, body })).status === 303
}

describe('a link to one page', () => {
  test('asked for twice by one form is one reader, and the link shown last opens', async () => {
    const look = await site.post(at('/readers/new'), { name: 'Mr Finch', view: 'whole' })
    const token = /name="token" value="([^"]+)"/.exec(await look.text())?.[1] ?? ''
    const secrets = await Promise.all([1, 2, 3].map(async () => secretIn(await give({ token }))))
    expect(await site.within(record, findReaders)).toHaveLength(1)
    const opened = await Promise.all(secrets.map(opens))
    expect(opened.filter(Boolean)).toHaveLength(1)
  })

  test('ended by several presses at once is ended once', async () => {
    await give({ name: 'Ms Quill' })
    const reader = (await site.within(record, findReaders)).find(({ name }) => name === 'Ms Quill')
    await Promise.all(
      [1, 2, 3].map(async () => site.post(at(`/readers/${reader?.address}`), { do: 'end' })),
    )
    const ended = await site.within(record, (write) => findNewest(write, ['reader ended']))
    expect(ended).toHaveLength(1)
  })
})

describe('a reader, with the application’s checks off', () => {
  test('sees no other reader’s name and gives nothing but that they opened and read', async () => {
    await give({ name: 'Ms Kerr' })
    await give({ name: 'Mr Otter' })
    const readers = await site.within(record, findReaders)
    const seat = readers.find(({ name }) => name === 'Ms Kerr')?.member ?? ''
    const { rows } = await owner.query('select account_id from member where id = $1', [seat])
    const account = String((rows as { account_id: string }[])[0]?.account_id)
    const names = await asAccount(site.ledger.db, account, (tx) =>
      tx.selectFrom('member').select('name').where('record_id', '=', record).execute(),
    )
    expect(names.map(({ name }) => name).toSorted()).toEqual(['Alex Ward', 'Ms Kerr'])
    await expect(
      site.within(record, (write) => append(write, [{ ...USUAL, audience: 'owners' }]), account),
    ).rejects.toThrow('row-level security')
  })
})

describe('who cannot open the record', () => {
  test('is nobody a child could believe to have told', async () => {
    await give({ name: 'Mr Heron' })
    await owner.query(
      `insert into member (id, record_id, account_id, name, role, owner, shelves, since, until)
       values ($1, $2, $3, 'Mrs Gone', 'parent', false, '{}', '2026-01-01', '2026-01-31')`,
      [randomUUID(), record, (await site.stranger()).id],
    )
    const sam = await site.seat(record, 'Sam')
    const members = await site.within(record, (write) =>
      write.tx
        .selectFrom('member')
        .select(['id', 'name'])
        .where('record_id', '=', record)
        .execute(),
    )
    const idOf = (name: string) => members.find((each) => each.name === name)?.id ?? ''
    expect(await page('/child/say')).not.toMatch(/Mr Heron|Mrs Gone/)
    expect(await page('/child/say')).toContain('Alex Ward and Sam')
    for (const name of ['Mr Heron', 'Mrs Gone']) {
      const said = { readers: idOf(name), words: 'Nobody knows' }
      expect((await site.post(at('/child/say'), said)).status, name).toBe(422)
    }
    const sent = await site.post(at('/child/say'), { readers: 'me', words: 'It is too loud' })
    const kept = sent.headers.get('location') ?? ''
    expect(await (await site.get(kept)).text()).not.toMatch(/Mr Heron|Mrs Gone/)
    const show = kept.replace('/kept/', '/show/')
    expect((await site.post(show, { to: idOf('Mr Heron') })).status).toBe(404)
    expect((await site.post(show, { to: sam.member })).status).toBe(303)
    const shown = await (await site.get(kept)).text()
    expect(shown).toContain('Alex Ward and Sam can read it')
    expect(shown).not.toMatch(/Mr Heron|Mrs Gone/)
  })

  test('is offered on no page of who may see an entry', async () => {
    const [note] = await site.add(record, {})
    const asked = await page(`/entries/${note?.address}/audience`)
    expect(asked).toContain('Sam')
    expect(asked).not.toMatch(/Mr Heron|Mrs Gone/)
  })
})

describe('a form of what was passed on', () => {
  test.each(['99999999999', '1e309', '0.5', '-3', 'NaN', '2147483648', ''])(
    'about number %j, with a proposal without end, is a page',
    async (about) => {
      const proposal = randomBytes(9_000).toString('base64url')
      const day = { 'on-day': '5', 'on-month': '9', 'on-year': '2026', on: 'today' }
      const said = { about, new: 'Quiet', title: 'Quiet', from: 'Ann', to: 'Bob', words: 'x' }
      const sent = await site.post(at('/passed-on/new'), { ...day, ...said, proposal })
      expect(sent.status).toBeLessThan(500)
    },
  )
})

describe('a finding', () => {
  test('of very long words is named, shown and kept, whatever is typed', async () => {
    const antecedent = 'the bell rang and it was loud '.repeat(300)
    for (const behaviour of ['Hid', 'Left', 'Ran', 'Cried', 'Hid again'])
      await site.add(record, {
        kind: 'incident',
        shelf: 'incidents',
        body: { behaviour, antecedent },
      })
    const shown = await page('/patterns')
    const paths = new Set(
      [...shown.matchAll(/href="([^"]+\/patterns\/[^"]+)"/g)].map((one) => one[1]),
    )
    expect([...paths].join('\n')).toContain('same-antecedent')
    for (const path of paths) {
      expect(path?.length).toBeLessThan(1_000)
      expect((await site.get(path ?? '')).status).toBe(200)
      for (const claim of ['', '\uD800'])
        expect((await site.post(path ?? '', { verdict: 'kept', claim })).status).toBe(303)
      // Too long is a slip, shown with what was typed.
      const long = { verdict: 'kept', claim: 'x'.repeat(60_000) }
      expect((await site.post(path ?? '', long)).status).toBe(422)
    }
  })
})

describe('what another owner took away', () => {
  const on = day('2026-11-21')
  const rulesOf = (memory: Memory) =>
    site.within(record, async (write) =>
      patternsIn(await findFacts(write, on, memory), on).found.map(({ rule }) => rule),
    )
  test.each(['audience', 'erasure'])('by %s is gone from what was found before', async (kind) => {
    const other = await site.seat(record, `Second ${kind}`)
    await owner.query('update member set owner = true where id = $1', [other.member])
    const asOther = (draft: Partial<typeof USUAL>) =>
      site.within(record, (write) => append(write, [{ ...USUAL, ...draft }]), other.account)
    const memory = new Memory()
    const { entries } = await asOther({
      kind: 'incident',
      shelf: 'incidents',
      audience: 'owners',
      body: { behaviour: 'Held up the card', explained: 'yes', sanction: 'Detention' },
    })
    expect(await rulesOf(memory)).toContain('sanctioned-for-known-need')
    const of = entries[0]?.seq ?? 0
    await asOther({ kind, body: kind === 'audience' ? { of, audience: 'me' } : { of } })
    expect(await rulesOf(memory)).toEqual(await rulesOf(new Memory()))
    expect(await rulesOf(memory)).not.toContain('sanctioned-for-known-need')
  })

  test.each(['audience', 'erasure'])('by %s leaves a letter that was begun', async (kind) => {
    const other = await site.seat(record, `Third ${kind}`, ['messages', 'profile'])
    const title = `A quiet room by ${kind}`
    const asOther = (draft: Partial<typeof USUAL>) =>
      site.within(record, (write) => append(write, [{ ...USUAL, ...draft }]), other.account)
    const { entries } = await asOther({
      kind: 'need',
      shelf: 'profile',
      audience: 'owners',
      body: { title },
    })
    const path = at(`/letters/new?letter=joint&of=${entries[0]?.address}`)
    const begun = await site.post(path, { do: 'make', 'to-name-0': 'School', 'gap-need': title })
    const letter = begun.headers.get('location') ?? ''
    for (const shown of [letter, at('/letters')])
      expect(await (await site.get(shown)).text(), shown).toContain(title)
    const of = entries[0]?.seq ?? 0
    await asOther({ kind, body: kind === 'audience' ? { of, audience: 'me' } : { of } })
    for (const shown of [letter, at('/letters'), `${letter}/print`, `${letter}/letter.txt`])
      expect(await (await site.get(shown)).text(), shown).not.toContain(title)
  })
})
