/** Inviting, accepting, changing, leaving: through the real application, in several browsers at once. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import type { Letter, Mailer } from '../../platform/mail/mailer.ts'
import { makeLink as makeSignInLink, useLink } from '../../platform/sign-in/store.ts'
import type { Day } from '../../platform/day.ts'
import { testSite, type TestSite } from '../../test-site.ts'

let site: TestSite
const sent: Letter[] = []
const mailer: Mailer = {
  send: async (letter) => {
    sent.push(letter)
    return 'sent'
  },
  close: () => {},
}
// The walls ask the database's own clock for the days of seats.
const NOW = new Date().toISOString()
const TODAY = NOW.slice(0, 10)

beforeAll(async () => {
  site = await testSite(NOW)
})
afterAll(() => site.close())

/** A browser of its own, with its own cookies. */
function browser(cookies: Record<string, string> = {}) {
  const app = createApp({ ...site.site, mailer }, (_reference, error) => {
    throw error
  })
  const ask = async (path: string, form?: Record<string, string | readonly string[]>) => {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(form ?? {}))
      for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
    const cookie = Object.entries(cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
    const response = await app.request(path, {
      method: form === undefined ? 'GET' : 'POST',
      headers: { cookie, ...(form !== undefined && { origin: site.site.url }) },
      ...(form !== undefined && { body }),
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (name !== undefined) cookies[name] = value ?? ''
    }
    return response
  }
  return {
    get: (path: string) => ask(path),
    post: (path: string, form: Record<string, string | readonly string[]>) => ask(path, form),
    page: async (path: string) => (await ask(path)).text(),
  }
}

async function signedIn(account: { id: string; name: string }) {
  const { db } = site.ledger
  const secret = await useLink(db, await makeSignInLink(db, account, NOW), NOW)
  return browser({ 'heard-session': secret ?? '' })
}

const owner = () => signedIn(site.account)

const usual = { reads: ['profile', 'days', 'incidents'], writes: ['days'] }

/** Invites somebody and returns the secret of their link and the id of the invitation. */
async function invite(
  by: ReturnType<typeof browser>,
  record: string,
  given: Record<string, string | readonly string[]> & { readonly role: string },
) {
  const { role, ...form } = given
  const token = randomUUID()
  const kept = await by.post(`/records/${record}/circle/invite/${role}`, {
    token,
    ...usual,
    ...form,
  })
  expect(kept.status, await kept.clone().text()).toBe(303)
  const made = await by.post(`/records/${record}/circle/invitations/${token}`, { do: 'link' })
  const secret = /\/invited\/([\w-]+)/.exec(await made.text())?.[1] ?? ''
  expect(secret).not.toBe('')
  return { id: token, secret }
}

async function inviteOwner(by: ReturnType<typeof browser>, record: string, name: string) {
  const token = randomUUID()
  const kept = await by.post(`/records/${record}/circle/owners/new`, {
    token,
    name,
    understood: 'yes',
  })
  expect(kept.status).toBe(303)
  const made = await by.post(`/records/${record}/circle/invitations/${token}`, { do: 'link' })
  return /\/invited\/([\w-]+)/.exec(await made.text())?.[1] ?? ''
}

const shared = (
  words: string,
  shelf: 'profile' | 'days' | 'incidents' | 'messages' = 'incidents',
) => ({
  kind: 'note',
  shelf,
  audience: 'circle' as const,
  body: { title: words, words },
})

describe('an invitation', () => {
  test('seats whoever presses, once, however often they press; opening it does nothing', async () => {
    const record = await site.begin()
    await site.add(record, shared('Wren at the gate'), { body: { title: 'Only mine', words: 'x' } })
    const parent = await owner()
    const { secret } = await invite(parent, record, { role: 'ta', name: 'Ms Okafor' })
    const ta = browser()
    for (const each of [1, 2])
      expect(await ta.page(`/invited/${secret}`), `look ${each}`).toContain('invites Ms Okafor')
    expect(await ta.page(`/invited/${secret}`)).not.toContain('Robin')
    expect((await ta.get(`/records/${record}/timeline`)).status).toBe(303)
    const presses = await Promise.all([
      ta.post('/invited', { secret }),
      ta.post('/invited', { secret }),
    ])
    const [first] = presses.filter(({ status }) => status === 303)
    expect(first?.headers.get('location')).toBe(`/records/${record}/circle/welcome`)
    const seats = await site.within(record, (write) =>
      write.tx.selectFrom('member').selectAll().where('record_id', '=', record).execute(),
    )
    expect(seats).toHaveLength(2)
  })

  test('opens what it says and nothing else', async () => {
    const record = await site.begin()
    await site.add(record, shared('Wren at the gate'), shared('Heron in a letter', 'messages'), {
      body: { title: 'Owl by night', words: 'x' },
      shelf: 'incidents',
    })
    const parent = await owner()
    const { secret } = await invite(parent, record, { role: 'ta', name: 'Ms Okafor' })
    const ta = browser()
    await ta.post('/invited', { secret })
    const timeline = await ta.page(`/records/${record}/timeline`)
    expect(timeline).toContain('Wren at the gate')
    expect(timeline).not.toMatch(/Heron|Owl/)
    for (const path of ['/letters', '/packs', '/patterns', '/owed', '/readers', '/circle/invite'])
      expect((await ta.get(`/records/${record}${path}`)).status, path).toBe(404)
    for (const path of ['/today', '/days', '/incidents', '/profile', '/more', '/circle'])
      expect((await ta.get(`/records/${record}${path}`)).status, path).toBe(200)
  })

  test('first press wins; another sees for whom it was made, and the owner who took it', async () => {
    const record = await site.begin()
    const parent = await owner()
    const { id, secret } = await invite(parent, record, { role: 'senco', name: 'Priya Shah' })
    const other = await site.stranger()
    await site.ledger.db
      .updateTable('auth.account')
      .set({ address: 'other@school.example' })
      .where('id', '=', other.id)
      .execute()
    const first = await signedIn(other)
    expect((await first.post('/invited', { secret })).status).toBe(303)
    const late = browser()
    const page = await late.post('/invited', { secret })
    expect(page.status).toBe(410)
    expect(await page.text()).toContain('It was made for Priya Shah')
    expect(await parent.page(`/records/${record}/circle/invitations/${id}`)).toContain(
      'other@school.example',
    )
  })

  test('taken back or two weeks old it opens nothing; made again, only the newest link does', async () => {
    const record = await site.begin()
    const parent = await owner()
    const { id, secret } = await invite(parent, record, { role: 'ta', name: 'Ms Okafor' })
    const path = `/records/${record}/circle/invitations/${id}`
    const again = /\/invited\/([\w-]+)/.exec(await (await parent.post(path, { do: 'link' })).text())
    expect((await browser().post('/invited', { secret })).status).toBe(410)
    await parent.post(path, { do: 'withdraw' })
    expect((await browser().post('/invited', { secret: again?.[1] ?? '' })).status).toBe(410)
    const third = /\/invited\/([\w-]+)/.exec(await (await parent.post(path, { do: 'link' })).text())
    await site.within(record, (write) =>
      write.tx
        .updateTable('invitation')
        .set({ expires: new Date(Date.parse(NOW) - 1000).toISOString() })
        .where('id', '=', id)
        .execute(),
    )
    const old = await browser().post('/invited', { secret: third?.[1] ?? '' })
    expect([old.status, await old.text()]).toEqual([410, expect.stringContaining('too old')])
  })

  test('by mail says nothing of a child, and speaks for the address it went to', async () => {
    const record = await site.begin('Robin')
    const parent = await owner()
    const token = randomUUID()
    const form = { token, name: 'Sam Reid', email: 'Reid@School.example', ...usual }
    await parent.post(`/records/${record}/circle/invite/ta`, form)
    sent.length = 0
    await parent.post(`/records/${record}/circle/invitations/${token}`, { do: 'mail' })
    expect(sent).toHaveLength(1)
    expect(sent[0]?.to).toBe('reid@school.example')
    expect(`${sent[0]?.subject} ${sent[0]?.text}`).not.toMatch(/Robin|TA\b|school/i)
    const secret = /\/invited\/([\w-]+)/.exec(sent[0]?.text ?? '')?.[1] ?? ''
    const reid = browser()
    expect((await reid.post('/invited', { secret })).status).toBe(303)
    const known = await site.ledger.db
      .selectFrom('auth.account')
      .select('name')
      .where('address', '=', 'reid@school.example')
      .execute()
    expect(known).toEqual([{ name: 'Sam Reid' }])
  })

  test('a link that an owner carries never signs in to the account of the address it is for', async () => {
    const record = await site.begin()
    const victim = await site.stranger()
    const { db } = site.ledger
    await db
      .updateTable('auth.account')
      .set({ address: 'senco@school.example' })
      .where('id', '=', victim.id)
      .execute()
    const theirs = await site.begin('Another child', victim.id)
    const attacker = await owner()
    const given = { role: 'senco', name: 'Priya', email: 'senco@school.example' }
    const { secret } = await invite(attacker, record, given)
    const thief = browser()
    expect((await thief.post('/invited', { secret })).status).toBe(303)
    expect((await thief.get(`/records/${theirs}/today`)).status).toBe(404)
  })

  test('a bad form comes back with everything that was typed', async () => {
    const record = await site.begin()
    const parent = await owner()
    const given = {
      name: '',
      email: 'not an address',
      organisation: 'Hillview',
      'until-day': '31',
      'until-month': '2',
      'until-year': '2027',
      reads: ['days'],
    }
    const back = await parent.post(`/records/${record}/circle/invite/senco`, given)
    const html = await back.text()
    expect(back.status).toBe(422)
    for (const words of ['Write who it is for', 'not an address', 'Hillview', 'real date'])
      expect(html).toContain(words)
    expect(html.match(/value="days"[^>]*checked/g)).toHaveLength(1)
    expect(html).not.toMatch(/value="profile"[^>]*checked/)
  })
})

describe('a scope', () => {
  test('is never wider than the role has, whatever a form says', async () => {
    const record = await site.begin()
    const parent = await owner()
    const { id } = await invite(parent, record, {
      role: 'ta',
      name: 'Ms Okafor',
      reads: ['profile', 'messages', 'private', 'evidence'],
      writes: ['profile', 'days', 'private'],
    })
    const [kept] = await site.within(record, (write) =>
      write.tx
        .selectFrom('invitation')
        .select(['shelves', 'writes'])
        .where('id', '=', id)
        .execute(),
    )
    expect(kept).toEqual({ shelves: ['profile'], writes: [] })
  })

  test('two roles of one person add up, and each ends by itself', async () => {
    const record = await site.begin()
    await site.add(record, shared('Heron in a letter', 'messages'), shared('Wren at the gate'))
    const parent = await owner()
    const asTa = await invite(parent, record, {
      role: 'ta',
      name: 'Priya Shah',
      reads: ['incidents'],
    })
    const priya = browser()
    await priya.post('/invited', { secret: asTa.secret })
    const asSenco = await invite(parent, record, {
      role: 'senco',
      name: 'Priya Shah',
      reads: ['messages'],
      writes: ['messages'],
    })
    await priya.post('/invited', { secret: asSenco.secret })
    const timeline = () => priya.page(`/records/${record}/timeline`)
    expect(await timeline()).toMatch(/Heron[^]*Wren|Wren[^]*Heron/)
    const seats = await site.within(record, (write) =>
      write.tx
        .selectFrom('member')
        .select(['id', 'role'])
        .where('owner', '=', false)
        .where('record_id', '=', record)
        .execute(),
    )
    expect(seats.map(({ role }) => role)).toEqual(['SENCO and TA'])
    const roles = await site.within(record, (write) =>
      write.tx
        .selectFrom('member_role')
        .select(['id', 'role'])
        .where('record_id', '=', record)
        .execute(),
    )
    const senco = roles.find(({ role }) => role === 'SENCO')
    await parent.post(`/records/${record}/circle/seats/${seats[0]?.id}`, {
      do: 'end-role',
      role: senco?.id ?? '',
    })
    expect(await timeline()).not.toContain('Heron')
    expect(await timeline()).toContain('Wren')
    expect((await priya.get(`/records/${record}/owed`)).status).toBe(404)
  })

  test('a supply teacher has one day: not the day before, not the day after', async () => {
    const record = await site.begin()
    await site.add(record, shared('Wren at the gate'))
    const parent = await owner()
    const tomorrow = new Date(Date.parse(NOW) + 86_400_000).toISOString().slice(0, 10)
    const { secret } = await invite(parent, record, {
      role: 'class-teacher',
      name: 'Mx Supply',
      since: tomorrow,
      until: tomorrow,
    })
    const supply = browser()
    const early = await supply.post('/invited', { secret })
    expect([early.status, await early.text()]).toEqual([
      200,
      expect.stringContaining('It opens on'),
    ])
    expect((await supply.get(`/records/${record}/timeline`)).status).toBe(404)
    const today = await invite(parent, record, {
      role: 'class-teacher',
      name: 'Mr Day',
      since: TODAY,
      until: TODAY,
    })
    const teacher = browser()
    await teacher.post('/invited', { secret: today.secret })
    expect(await teacher.page(`/records/${record}/timeline`)).toContain('Wren')
    await site.within(record, async (write) => {
      const roles = await write.tx
        .selectFrom('member_role')
        .select('id')
        .where('until', '=', TODAY as never)
        .execute()
      expect(roles).toHaveLength(1)
    })
  })
})

describe('owners', () => {
  test('one who comes later sees nothing of before, nor what is set to me or to people by name', async () => {
    const record = await site.begin()
    const { member } = await site.seat(record, 'Named friend')
    await site.add(
      record,
      shared('Wren of before'),
      { audience: 'owners', body: { title: 'Robin of the owners before', words: 'x' } },
      { body: { title: 'Only mine', words: 'x' } },
    )
    const parent = await owner()
    const secret = await inviteOwner(parent, record, 'Kim Ward')
    const kim = browser()
    expect((await kim.post('/invited', { secret })).status).toBe(303)
    const timeline = () => kim.page(`/records/${record}/timeline`)
    expect(await timeline()).not.toMatch(/Wren|Robin of|Only mine/)
    await site.add(
      record,
      shared('Heron of after'),
      { audience: 'owners', body: { title: 'Owl of the owners after', words: 'x' } },
      { audience: { people: [member] }, body: { title: 'Named to a friend', words: 'x' } },
      { body: { title: 'Mine again', words: 'x' } },
    )
    expect(await timeline()).toMatch(/Heron of after/)
    expect(await timeline()).toMatch(/Owl of the owners after/)
    expect(await timeline()).not.toMatch(/Wren|Robin of|Only mine|Named to|Mine again/)
  })

  test('neither can end the other, erase or change what is the other’s; the last cannot stop', async () => {
    const record = await site.begin()
    const parent = await owner()
    const alone = await parent.post(`/records/${record}/circle/leave`, { do: 'step-down' })
    expect(alone.status).toBe(403)
    const kim = browser()
    await kim.post('/invited', { secret: await inviteOwner(parent, record, 'Kim Ward') })
    const [mine] = await site.add(record, {
      audience: 'owners',
      body: { title: 'Seen by both', words: 'x' },
    })
    const entry = `/records/${record}/entries/${mine?.address}`
    expect((await kim.get(entry)).status).toBe(200)
    for (const path of [`${entry}/erase`, `${entry}/audience`])
      expect((await kim.post(path, { audience: 'me' })).status, path).toBe(403)
    const seats = await site.within(record, (write) =>
      write.tx
        .selectFrom('member')
        .select(['id', 'name'])
        .where('record_id', '=', record)
        .execute(),
    )
    const alex = seats.find(({ name }) => name === 'Alex Ward')
    const gone = await kim.post(`/records/${record}/circle/seats/${alex?.id}`, { do: 'end' })
    expect(gone.status).toBe(403)
    expect((await kim.post(`/records/${record}/circle/leave`, { do: 'step-down' })).status).toBe(
      303,
    )
    expect((await kim.get(`/records/${record}/packs`)).status).toBe(404)
    expect(await kim.page(`/records/${record}/timeline`)).toContain('Seen by both')
    expect((await parent.get(`/records/${record}/packs`)).status).toBe(200)
    expect((await parent.post(`/records/${record}/circle/leave`, { do: 'leave' })).status).toBe(403)
  })

  test('no member, whatever their role, can invite, add an owner or look as another', async () => {
    const record = await site.begin()
    const parent = await owner()
    const { id, secret } = await invite(parent, record, {
      role: 'senco',
      name: 'Priya Shah',
      reads: ['profile', 'days', 'plan'],
      writes: ['days', 'plan'],
    })
    const senco = browser()
    await senco.post('/invited', { secret })
    for (const path of ['/circle/invite/ta', '/circle/owners/new', `/circle/invitations/${id}`]) {
      const form = { name: 'X', understood: 'yes', do: 'link' }
      expect((await senco.post(`/records/${record}${path}`, form)).status, path).toBe(404)
    }
    expect((await senco.get(`/records/${record}/as/${id}/timeline`)).status).toBe(404)
  })
})

describe('leaving', () => {
  test('ends access at once, in every browser; what they wrote stays and is still theirs to none else', async () => {
    const record = await site.begin()
    await site.add(record, shared('Wren at the gate'))
    const parent = await owner()
    const { secret } = await invite(parent, record, {
      role: 'class-teacher',
      name: 'Mr Khan',
      reads: ['incidents'],
      writes: ['incidents'],
    })
    const teacher = browser()
    await teacher.post('/invited', { secret })
    const token = randomUUID()
    const wrote = await teacher.post(`/records/${record}/add/note`, {
      token,
      words: 'He sat by the window.',
      'day-day': '1',
    })
    expect(wrote.status, await wrote.clone().text()).toBe(303)
    expect((await teacher.post(`/records/${record}/circle/leave`, { do: 'leave' })).status).toBe(
      200,
    )
    for (const path of ['/timeline', '/today', '/circle'])
      expect((await teacher.get(`/records/${record}${path}`)).status, path).toBe(404)
    expect(await parent.page(`/records/${record}/timeline`)).toContain('He sat by the window.')
    expect(await parent.page(`/records/${record}/circle`)).toContain('Who was here before')
  })

  test('open promises pass to a named person', async () => {
    const record = await site.begin()
    const parent = await owner()
    const { secret } = await invite(parent, record, { role: 'senco', name: 'Priya Shah' })
    await browser().post('/invited', { secret })
    const [promise] = await site.add(record, {
      kind: 'promise',
      body: { title: 'A quiet place at lunch', debtor: 'Priya Shah', creditor: 'Alex Ward' },
    })
    const seats = await site.within(record, (write) =>
      write.tx
        .selectFrom('member')
        .select('id')
        .where('record_id', '=', record)
        .where('owner', '=', false)
        .execute(),
    )
    const path = `/records/${record}/circle/seats/${seats[0]?.id}`
    expect(await parent.page(path)).toContain('A quiet place at lunch')
    const form = { do: 'end', to: 'Mr Khan', promises: promise?.address ?? '' }
    expect((await parent.post(path, form)).status).toBe(303)
    expect(await parent.page(`/records/${record}/owed`)).toContain('Mr Khan')
  })
})

describe('looking through their eyes', () => {
  test('shows the real pages as they would be, keeps nothing, and every way on stays behind them', async () => {
    const record = await site.begin()
    await site.add(record, shared('Wren at the gate'), {
      body: { title: 'Owl by night', words: 'x' },
      shelf: 'incidents',
    })
    const parent = await owner()
    const { id } = await invite(parent, record, {
      role: 'ta',
      name: 'Ms Okafor',
      reads: ['incidents'],
    })
    const as = `/records/${record}/as/${id}`
    const page = await parent.page(`${as}/timeline`)
    expect(page).toContain('Wren at the gate')
    expect(page).not.toContain('Owl')
    expect(page).toContain('You are looking as Ms Okafor would')
    const ways = [...page.matchAll(/(?:href|action|src)="(\/records\/[^"?#]*)/g)].map(
      ([, to]) => to,
    )
    expect(ways.length).toBeGreaterThan(5)
    for (const way of ways)
      if (way !== `/records/${record}/circle`) expect(way).toMatch(new RegExp(`^${as}`))
    expect((await parent.get(`${as}/profile`)).status).toBe(404)
    expect((await parent.get(`${as}/packs`)).status).toBe(404)
    expect((await parent.post(`${as}/add/note`, { words: 'x' })).status).toBe(403)
    const seats = await site.within(record, (write) =>
      write.tx.selectFrom('member').select('id').where('record_id', '=', record).execute(),
    )
    expect(seats).toHaveLength(1)
  })
})

describe('sharing', () => {
  test('shows who will see what before it does anything; shares what one wrote and nothing else', async () => {
    const record = await site.begin()
    const entries = await site.add(
      record,
      { shelf: 'incidents', body: { title: 'Wren at the gate', words: 'x' } },
      { shelf: 'incidents', body: { title: 'Heron in the hall', words: 'x' } },
      { shelf: 'messages', body: { title: 'Owl in a letter', words: 'x' } },
    )
    const parent = await owner()
    const { secret } = await invite(parent, record, { role: 'ta', name: 'Ms Okafor' })
    const ta = browser()
    await ta.post('/invited', { secret })
    const path = `/records/${record}/circle/share/incidents`
    const wren = entries[0]?.address ?? ''
    const owl = entries[2]?.address ?? ''
    const timeline = () => ta.page(`/records/${record}/timeline`)
    expect(await parent.page(path)).toMatch(/Ms Okafor will see it[^]*Wren at the gate/)
    const look = await (await parent.post(path, { do: 'look', entries: [wren, owl] })).text()
    expect(look).toMatch(/Ms Okafor[^]*Wren at the gate/)
    expect(look).not.toMatch(/Heron|Owl/)
    expect(look).toContain('Anything you write or bring in from now on')
    expect(await timeline()).not.toContain('Wren')
    await parent.post(path, { do: 'share', entries: [wren, owl] })
    await parent.post(path, { do: 'share', entries: [wren, owl] })
    expect(await timeline()).toContain('Wren at the gate')
    expect(await timeline()).not.toMatch(/Heron|Owl/)
    const changes = await site.within(record, (write) =>
      write.tx
        .selectFrom('entry')
        .select('seq')
        .where('record_id', '=', record)
        .where('kind', '=', 'audience')
        .execute(),
    )
    expect(changes).toHaveLength(1)
    expect(await parent.page(path)).not.toContain('Wren')
    const audience = await parent.page(`/records/${record}/entries/${entries[1]?.address}/audience`)
    expect(audience).toContain('Now Ms Okafor')
  })

  test('a day chooses among what is there; what comes later is not shared by it, as the pages say', async () => {
    const record = await site.begin()
    const on = (day: string, title: string) => ({
      shelf: 'incidents' as const,
      happened: { day: day as Day, time: null, precision: 'day' as const },
      body: { title, words: 'x' },
    })
    await site.add(record, on('2026-08-31', 'Wren in August'), on('2026-09-01', 'Heron in autumn'))
    const parent = await owner()
    const { secret } = await invite(parent, record, { role: 'ta', name: 'Ms Okafor' })
    const ta = browser()
    await ta.post('/invited', { secret })
    const path = `/records/${record}/circle/share/incidents`
    const page = await parent.page(`${path}?from-day=1&from-month=9&from-year=2026`)
    expect(page).toContain('Show only what happened since a day?')
    expect(page).toContain('What you write or bring in later stays yours')
    expect(page).toMatch(/This one\s*, since 1 September 2026/)
    expect(page).not.toContain('Wren in August')
    const since = { 'from-day': '1', 'from-month': '9', 'from-year': '2026' }
    const look = await (await parent.post(path, { do: 'all', ...since })).text()
    const entries = [...look.matchAll(/name="entries" value="([^"]+)"/g)].map(([, at]) => at ?? '')
    expect(entries).toHaveLength(1)
    await parent.post(path, { do: 'share', entries })
    await site.add(record, on('2026-10-01', 'Owl of October'))
    const seen = await ta.page(`/records/${record}/timeline`)
    expect(seen).toContain('Heron in autumn')
    expect(seen).not.toMatch(/Wren|Owl/)
  })

  test('what another owner wrote is theirs to share', async () => {
    const record = await site.begin()
    const parent = await owner()
    const kim = browser()
    await kim.post('/invited', { secret: await inviteOwner(parent, record, 'Kim Ward') })
    const [entry] = await site.add(record, {
      shelf: 'incidents',
      audience: 'owners',
      body: { title: 'Of the first owner', words: 'x' },
    })
    const path = `/records/${record}/circle/share/incidents`
    expect(await kim.page(path)).not.toContain('Of the first owner')
    await kim.post(path, { do: 'share', entries: [entry?.address ?? ''] })
    expect(await kim.page(path)).not.toContain('Of the first owner')
    const after = await site.within(record, (write) =>
      write.tx
        .selectFrom('entry')
        .select('circle')
        .where('record_id', '=', record)
        .where('seq', '=', entry?.seq ?? 0)
        .execute(),
    )
    expect(after).toEqual([{ circle: false }])
  })

  test('an owner who stopped can still take back what they wrote', async () => {
    const record = await site.begin()
    const parent = await owner()
    const kim = browser()
    await kim.post('/invited', { secret: await inviteOwner(parent, record, 'Kim Ward') })
    await kim.post(`/records/${record}/add/note`, {
      token: randomUUID(),
      words: 'From Kim.',
      'day-day': '1',
    })
    const page = await kim.page(`/records/${record}/timeline`)
    const address = /entries\/([\w-]+)"[^>]*>From Kim/.exec(page)?.[1] ?? ''
    const shown = { audience: 'owners', do: 'share' }
    await kim.post(`/records/${record}/entries/${address}/audience`, shown)
    expect(await parent.page(`/records/${record}/timeline`)).toContain('From Kim.')
    await kim.post(`/records/${record}/circle/leave`, { do: 'step-down' })
    const erased = await kim.post(`/records/${record}/entries/${address}/erase`, {})
    expect(erased.status).toBe(303)
    expect(await parent.page(`/records/${record}/timeline`)).not.toContain('From Kim.')
  })
})

describe('two parents', () => {
  test('who do not agree each keep what is theirs: read, shared and erased by nobody else', async () => {
    const record = await site.begin()
    const parent = await owner()
    const kim = browser()
    await kim.post('/invited', { secret: await inviteOwner(parent, record, 'Kim Ward') })
    const note = { token: randomUUID(), words: 'Kim sees it otherwise.', 'day-day': '1' }
    await kim.post(`/records/${record}/add/note`, note)
    await site.add(record, { body: { title: 'Alex keeps this', words: 'x' } })
    const [ofAlex, ofKim] = [
      await parent.page(`/records/${record}/timeline`),
      await kim.page(`/records/${record}/timeline`),
    ]
    expect([ofAlex.includes('Alex keeps'), ofAlex.includes('Kim sees')]).toEqual([true, false])
    expect([ofKim.includes('Alex keeps'), ofKim.includes('Kim sees')]).toEqual([false, true])
    for (const words of ['Kim', 'otherwise'])
      expect(await parent.page(`/records/${record}/timeline?q=${words}`)).not.toContain('Kim sees')
    const theirs = /entries\/([\w-]+)"[^>]*>Kim sees/.exec(ofKim)?.[1] ?? ''
    expect((await parent.get(`/records/${record}/entries/${theirs}`)).status).toBe(404)
    expect((await parent.post(`/records/${record}/entries/${theirs}/erase`, {})).status).toBe(404)
  })

  test('of whom one must not know the address: a place with fewer shelves tells it nowhere', async () => {
    const record = await site.begin()
    await site.add(
      record,
      {
        ...shared('Our new flat is 4 Heron Close', 'messages'),
        people: [{ name: 'Letting agent', address: 'heron@lettings.example' }],
      },
      shared('A good day at school', 'days'),
    )
    const parent = await owner()
    await invite(parent, record, { role: 'advocate', name: 'Bea', email: 'bea@refuge.example' })
    const given = { role: 'parent', name: 'Chris', reads: ['days'], writes: [] }
    const { secret } = await invite(parent, record, given)
    const chris = browser()
    await chris.post('/invited', { secret })
    for (const path of [
      'today',
      'more',
      'timeline',
      'timeline?q=heron',
      'timeline?who=lettings',
      'days',
      'circle',
      'circle/welcome',
      'add',
      'school-dates',
    ]) {
      const page = await chris.page(`/records/${record}/${path}`)
      expect(page, path).not.toMatch(/Heron Close|heron@|Letting agent|refuge/)
    }
    expect(await chris.page(`/records/${record}/timeline`)).toContain('A good day at school')
    expect((await chris.get(`/records/${record}/owed`)).status).toBe(404)
  })
})

test('a place whose last day has passed opens nothing, in a browser that is still signed in', async () => {
  const record = await site.begin()
  await site.add(record, shared('Wren at the gate'))
  const { account } = await site.seat(record, 'Mx Past', ['incidents'])
  const past = await signedIn({ id: account, name: 'Mx Past' })
  expect(await past.page(`/records/${record}/timeline`)).toContain('Wren')
  const database = new pg.Client({ connectionString: site.urls.owner })
  await database.connect()
  await database.query(`update member set until = current_date - 1 where account_id = $1`, [
    account,
  ])
  await database.end()
  expect((await past.get(`/records/${record}/timeline`)).status).toBe(404)
  expect((await past.get('/')).status).toBe(200)
})
