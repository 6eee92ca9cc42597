import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asAccount } from '../../platform/database/session.ts'
import { createApp } from '../../app.tsx'
import { findNewest } from '../../record/store.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { copyFor } from './given.ts'
import { findReaders } from './store.ts'
import { stateOf } from './reader.ts'
import { day } from '../../platform/day.ts'
import { profileBody, strategyBody } from '../profile-entries.ts'

let site: TestSite
beforeAll(async () => {
  // The database's own day decides when a seat ends, so these links are made on the day it is.
  site = await testSite(new Date().toISOString())
})
afterAll(() => site.close())

const PROFILE = {
  name: 'Robin',
  three: ['Noise hurts', 'Say what comes next', 'The blue card means stop'],
  likes: 'Trains and signals',
  helps: 'Five minutes alone',
  roles: [
    { role: 'Lunch hall', things: ['Library is open', 'No shouting', 'Ten minutes is fine'] },
  ],
  before: 'In Year 4 he was excluded',
}

async function withProfile(): Promise<string> {
  const record = await site.begin('Robin Ward')
  await site.add(
    record,
    { kind: 'profile', shelf: 'profile', body: PROFILE },
    {
      kind: 'strategy',
      shelf: 'profile',
      body: { title: 'Blue card', do: 'Let him go', guide: 'masking' },
    },
    { kind: 'note', shelf: 'private', body: { words: 'Unfindable heron' } },
  )
  return record
}

async function give(record: string, fields: Record<string, string> = {}): Promise<string> {
  const response = await site.post(`/records/${record}/readers/new`, {
    name: 'Mr Finch',
    role: 'Maths teacher',
    view: 'whole',
    do: 'make',
    ...fields,
  })
  const text = await response.text()
  return /\/l\/([\w-]{32})/.exec(text)?.[1] ?? ''
}

const plain = () => createApp(site.site)
const form = (fields: Record<string, string>, cookie = '') => ({
  method: 'POST',
  headers: {
    cookie,
    origin: site.site.url,
    'content-type': 'application/x-www-form-urlencoded',
  },
  body: new URLSearchParams(fields).toString(),
})

/** Presses the button of a link; the cookie it gives, or an empty text. */
async function open(secret: string): Promise<string> {
  const response = await plain().request('/l', form({ secret }))
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function read(cookie: string): Promise<{ status: number; text: string }> {
  const response = await plain().request('/l/read', { headers: { cookie } })
  return { status: response.status, text: await response.text() }
}

describe('what a reader is given', () => {
  const profile = profileBody.parse(PROFILE)
  const strategies = [strategyBody.parse({ title: 'Blue card', do: 'Let him go' })]

  test('the page, without a surname, history or needs', () => {
    const copied = copyFor(profile, strategies, { view: 'whole', name: 'Robin Ward' })
    expect(copied.parts.map(({ title }) => title)).toEqual([
      'What people like about me',
      'What helps',
    ])
    expect(copied.strategies).toHaveLength(1)
    expect(JSON.stringify(copied)).not.toMatch(/Ward|excluded/)
  })

  test('only the three things of a role', () => {
    const copied = copyFor(profile, strategies, {
      view: { role: 'Lunch hall' },
      name: 'Robin Ward',
    })
    expect(copied).toMatchObject({ three: PROFILE.roles[0]?.things, parts: [], strategies: [] })
    expect(copied.heading).toBe('What helps Robin: for lunch hall')
  })

  test('what was taken away is not given', () => {
    const gone = strategyBody.parse({ title: 'Quiet corner', removed: { on: '2026-09-01' } })
    expect(copyFor(profile, [gone], { view: 'whole', name: 'Robin' }).strategies).toEqual([])
  })
})

describe('what has gone before, for a reader', () => {
  const before = 'June 2024: excluded for a week\nYear 6, 2024/25: a good year\nIn May, a new card'
  const profile = profileBody.parse({ ...PROFILE, before })

  test('goes only where the owner chose it, with the page, word for word', () => {
    const copy = (view: 'whole' | 'three', history: boolean) =>
      copyFor(profile, [], { view, history, name: 'Robin' }).before
    expect(copy('whole', true)).toBe(before)
    expect(copy('whole', false)).toBeNull()
    expect(copy('three', true)).toBeNull()
    expect(copyFor(profile, [], { view: 'whole', name: 'Robin' }).before).toBeNull()
    const none = { ...profile, before: ' ' }
    expect(copyFor(none, [], { view: 'whole', history: true, name: 'Robin' }).before).toBeNull()
  })

  test('this school year and the last stand first, older ones are folded, for that reader alone', async () => {
    const record = await site.begin('Robin Ward')
    const year = new Date().getFullYear()
    const lines = [`March ${year}: a new card`, `June ${year - 4}: excluded for a week`]
    await site.add(record, {
      kind: 'profile',
      shelf: 'profile',
      body: { ...PROFILE, before: lines.join('\n') },
    })
    const form = await (await site.get(`/records/${record}/readers/new`)).text()
    expect(form).toMatch(/name="history"[^>]*value="yes"(?![^>]*checked)/)
    const look = await site.post(`/records/${record}/readers/new`, {
      name: 'Mr Finch',
      view: 'whole',
      history: 'yes',
    })
    const looked = await look.text()
    expect(looked).toContain('Older, if you need it')
    expect(looked).toContain('name="history" value="yes"')
    const page = (await read(await open(await give(record, { history: 'yes' })))).text
    expect(page).toContain(lines[0])
    const [shown = '', folded = ''] = page.split('Older, if you need it')
    expect(shown).not.toContain('excluded for a week')
    expect(folded).toContain('excluded for a week')
    const other = (await read(await open(await give(record, { name: 'Ms Kerr' })))).text
    expect(other).not.toMatch(/a new card|excluded|gone before/)
    const list = await (await site.get(`/records/${record}/readers`)).text()
    expect(list.match(/with what has gone before/g)).toHaveLength(1)
    const [finch] = await site.within(record, findReaders)
    await site.add(record, {
      kind: 'profile',
      shelf: 'profile',
      body: { ...PROFILE, before: `${lines[0]}, and a quiet room` },
    })
    const again = await site.post(`/records/${record}/readers/${finch?.address}`, { do: 'again' })
    const secret = /\/l\/([\w-]{32})/.exec(await again.text())?.[1] ?? ''
    expect((await read(await open(secret))).text).toContain('and a quiet room')
  })

  test('never goes with three things alone, whose code is typed from paper', async () => {
    const record = await withProfile()
    const refused = await site.post(`/records/${record}/readers/new`, {
      name: 'Mr Finch',
      view: 'three',
      history: 'yes',
      do: 'make',
    })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('goes only with the page')
    expect(await site.within(record, findReaders)).toEqual([])
  })

  test('stops where it holds what was marked as whereabouts', async () => {
    const record = await site.begin('Robin Ward')
    await site.add(
      record,
      { kind: 'profile', shelf: 'profile', body: { ...PROFILE, before: 'Moved to 12 Elm Road' } },
      { kind: 'whereabouts', shelf: 'private', body: { addresses: ['12 Elm Road'] } },
    )
    expect(await give(record, { history: 'yes' })).toBe('')
    expect(await give(record)).toHaveLength(32)
  })
})

describe('a link', () => {
  test('shows what will be seen before it is made, then opens only that, by a press', async () => {
    const record = await withProfile()
    const look = await site.post(`/records/${record}/readers/new`, {
      name: 'Mr Finch',
      view: 'whole',
    })
    expect(await look.text()).toContain('Make the link for Mr Finch')
    expect(await site.within(record, findReaders)).toEqual([])
    const secret = await give(record)
    expect(secret).toHaveLength(32)
    const before = await (await plain().request(`/l/${secret}`)).text()
    expect(before).not.toMatch(/Robin|Ward|Noise/)
    expect(before).toContain('Open it')
    expect((await read('')).status).toBe(410)
    const cookie = await open(secret)
    const page = await read(cookie)
    expect(page.text).toContain('Noise hurts')
    expect(page.text).toContain('safeguarding lead now')
    expect(page.text).not.toMatch(/Ward|heron|excluded/)
  })

  test('is opened and confirmed for the family to see, once however often it is pressed', async () => {
    const record = await withProfile()
    const cookie = await open(await give(record))
    const on = site.site.now().slice(0, 10)
    const [opened] = await site.within(record, findReaders)
    expect(opened).toMatchObject({ name: 'Mr Finch', opened: [on], confirmed: null })
    expect(stateOf(opened!, null, day(on))).toBe('not confirmed')
    for (const _ of [1, 2]) {
      const pressed = await plain().request(
        '/l/read',
        form({ will: 'Give a warning before the bell', question: '', guides: 'masking' }, cookie),
      )
      expect(pressed.status).toBe(303)
    }
    const [reader] = await site.within(record, findReaders)
    expect(reader?.confirmed).toEqual({
      day: on,
      will: 'Give a warning before the bell',
      question: null,
      guides: ['masking'],
    })
    expect(stateOf(reader!, null, day(on))).toBe('confirmed')
    const read_ = await site.within(record, (write) => findNewest(write, ['read']))
    expect(read_).toHaveLength(1)
    const list = await (await site.get(`/records/${record}/readers`)).text()
    expect(list).toContain('confirmed by the link made for Mr Finch')
    expect(list).toContain('What masking is')
    expect(list).not.toMatch(/has not read|unaware/i)
  })

  test('a new version asks again, and the old link stops when a new one is made', async () => {
    const record = await withProfile()
    const first = await give(record)
    const cookie = await open(first)
    await plain().request('/l/read', form({ will: '', question: '' }, cookie))
    await site.add(record, {
      kind: 'profile',
      shelf: 'profile',
      amends: 1,
      body: { ...PROFILE, three: ['Noise hurts more'] },
    })
    const [reader] = await site.within(record, findReaders)
    const newest = (await site.within(record, (write) => findNewest(write, ['profile'])))[0]?.seq
    expect(stateOf(reader!, newest ?? 0, reader!.until)).toBe('older version confirmed')
    const again = await site.post(`/records/${record}/readers/${reader?.address}`, { do: 'again' })
    const second = /\/l\/([\w-]{32})/.exec(await again.text())?.[1] ?? ''
    expect(await open(first)).toBe('')
    expect((await read(cookie)).status).toBe(410)
    expect((await read(await open(second))).text).toContain('Noise hurts more')
  })

  test('closed on a device, it is shut there and opens again by its link', async () => {
    const secret = await give(await withProfile())
    const cookie = await open(secret)
    const closed = await (await plain().request('/l/close', form({}, cookie))).text()
    expect(closed).toContain('closed on this device')
    expect(closed).not.toContain('does not open any more')
    expect((await read(cookie)).status).toBe(410)
    expect((await read(await open(secret))).status).toBe(200)
  })

  test('ended, it opens nothing, also where it was open', async () => {
    const record = await withProfile()
    const secret = await give(record)
    const cookie = await open(secret)
    const [reader] = await site.within(record, findReaders)
    await site.post(`/records/${record}/readers/${reader?.address}`, { do: 'end' })
    expect((await read(cookie)).status).toBe(410)
    expect(await open(secret)).toBe('')
    const [ended] = await site.within(record, findReaders)
    expect(stateOf(ended!, null, day(site.site.now().slice(0, 10)))).toBe('link ended')
  })

  test('wrong or empty secrets open nothing', async () => {
    for (const secret of ['', 'read', 'x'.repeat(32), '../../l'])
      expect(await open(secret)).toBe('')
    expect((await read('heard-link=x')).status).toBe(410)
  })
})

describe('a code for typing', () => {
  async function codeOf(record: string): Promise<{ code: string; pin: string }> {
    const made = await site.post(`/records/${record}/readers/new`, {
      name: 'Cover teacher',
      view: 'three',
      do: 'make',
    })
    const text = await made.text()
    return {
      code: /heard-code-words">([A-Z2-9 ]{11})</.exec(text)?.[1] ?? '',
      pin: /Today it is <strong>(\d{4})</.exec(text)?.[1] ?? '',
    }
  }
  const type = (code: string, pin: string) => plain().request('/code', form({ code, pin }))

  test('opens the three things with the day’s PIN, typed as people type', async () => {
    const { code, pin } = await codeOf(await withProfile())
    const opened = await type(` ${code.toLowerCase().replace(' ', '-')} `, pin)
    expect(opened.status).toBe(303)
    const page = await read(opened.headers.get('set-cookie')?.split(';')[0] ?? '')
    expect(page.text).toContain('Noise hurts')
    expect(page.text).not.toMatch(/Trains and signals|Ward/)
  })

  test('is shut for the day by five wrong tries, many at once included', async () => {
    const record = await withProfile()
    const { code, pin } = await codeOf(record)
    const list = async () => (await site.get(`/records/${record}/readers`)).text()
    expect(await list()).toContain(pin)
    const wrong = pin === '0000' ? '1111' : '0000'
    await Promise.all(Array.from({ length: 8 }, async () => type(code, wrong)))
    const right = await type(code, pin)
    expect(right.status).toBe(422)
    expect(await right.text()).toContain('shut until tomorrow')
    expect(await list()).toContain('Their code is shut until tomorrow')
  })

  test('of somebody given the whole page is not made; an ended link ends its code', async () => {
    const record = await withProfile()
    const whole = await site.post(`/records/${record}/readers/new`, {
      name: 'Mr Finch',
      view: 'whole',
      do: 'make',
    })
    expect(await whole.text()).not.toContain('Or a code to type')
    const { code, pin } = await codeOf(record)
    const readers = await site.within(record, findReaders)
    const cover = readers.find(({ name }) => name === 'Cover teacher')
    await site.post(`/records/${record}/readers/${cover?.address}`, { do: 'end' })
    expect((await type(code, pin)).status).toBe(422)
  })
})

describe('whoever holds a link', () => {
  test('is signed in to nothing else', async () => {
    const record = await withProfile()
    const cookie = await open(await give(record))
    for (const path of ['', '/today', '/timeline', '/readers', '/profile']) {
      const page = await plain().request(`/records/${record}${path}`, { headers: { cookie } })
      expect(page.headers.get('location') ?? String(page.status), path).toMatch(/sign-in|404/)
    }
  })

  test('reads by the database alone nothing but what names their seat', async () => {
    const record = await withProfile()
    await give(record)
    const [one, other] = [await give(record, { name: 'Ms Kerr', view: 'three' }), record]
    expect(one).not.toBe('')
    const readers = await site.within(other, findReaders)
    const kerr = readers.find(({ name }) => name === 'Ms Kerr')
    const account = await site.within(record, (write) =>
      write.tx
        .selectFrom('member')
        .select('account_id')
        .where('id', '=', kerr?.member ?? '')
        .executeTakeFirstOrThrow(),
    )
    const seen = await asAccount(site.ledger.db, account.account_id, (tx) =>
      tx.selectFrom('entry').select(['kind', 'title']).where('record_id', '=', record).execute(),
    )
    expect(seen).toEqual([{ kind: 'given to read', title: 'Given to read: What helps Robin' }])
  })

  test('cannot be seated by anyone but an owner', async () => {
    const record = await withProfile()
    await give(record)
    const [reader] = await site.within(record, findReaders)
    const { account_id: accountId } = await site.within(record, (write) =>
      write.tx
        .selectFrom('member')
        .select('account_id')
        .where('id', '=', reader?.member ?? '')
        .executeTakeFirstOrThrow(),
    )
    const { seatByLink, endLinkSeat } = await import('../../people/private-links.ts')
    const { inRecord } = await import('../../record/begin.ts')
    const asReader = { accountId, recordId: record, now: site.site.now() }
    const seat = { name: 'Eve', until: reader!.until, role: 'reader', adds: ['read'] } as const
    await expect(
      inRecord(site.ledger, asReader, (write) => seatByLink(write, seat)),
    ).rejects.toThrow('only an owner')
    await expect(
      inRecord(site.ledger, asReader, (write) => endLinkSeat(write, reader!.member)),
    ).rejects.toThrow('only an owner')
  })
})
