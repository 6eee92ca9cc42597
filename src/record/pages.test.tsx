import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../app.tsx'
import { day } from '../platform/day.ts'
import { makeLink, useLink } from '../platform/sign-in/store.ts'
import { testSite, USUAL, type TestSite } from '../test-site.ts'
import { append } from './append.ts'
import type { EntryDraft } from './entry.ts'
import { findAfter, findEntries, findLines, findState } from './store.ts'
import { isNarrowed, queryOf, readLooking } from './forms.ts'
import {
  byDay,
  fileTypeInWords,
  peopleInWords,
  readersInWords,
  sizeInWords,
  whenInWords,
} from './timeline.ts'
import { listed } from '../platform/words.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const on = (text: string, time: string | null = null): EntryDraft['happened'] => ({
  day: day(text),
  time,
  precision: time === null ? 'day' : 'minute',
})
const note = (
  text: string,
  words: string,
  more: Partial<EntryDraft> = {},
): Partial<EntryDraft> => ({
  happened: on(text),
  body: { title: null, words },
  ...more,
})
const textOf = async (response: Promise<Response>) => (await response).text()

/** A page as somebody else who is signed in. */
async function pageAs(account: string, path: string): Promise<Response> {
  const { db } = site.ledger
  const now = site.site.now()
  const secret = await makeLink(db, { id: account, name: 'x' }, now)
  const cookie = `heard-session=${await useLink(db, secret, now)}`
  return createApp(site.site).request(path, { headers: { cookie } })
}

describe('the timeline', () => {
  test('shows days newest first, with people and files, and only the latest version', async () => {
    const record = await site.begin()
    const [first] = await site.add(
      record,
      note('2026-09-28', 'Medical evidence sent', { people: [{ name: 'Dr Amin', address: null }] }),
      note('2026-11-09', 'Passed to the head', {
        files: [{ name: 'letter.pdf', bytes: Buffer.from('%PDF-1.4') }],
      }),
    )
    await site.add(
      record,
      note('2026-09-28', 'Medical evidence sent by email', { amends: first!.seq }),
    )
    const page = await textOf(site.get(`/records/${record}/timeline`))
    expect(page.indexOf('Monday 9 November 2026')).toBeLessThan(
      page.indexOf('Monday 28 September 2026'),
    )
    expect(page).toContain('letter.pdf')
    expect(page).toContain('Medical evidence sent by email')
    expect(page).not.toContain(first!.address)
  })

  test('says from whom to whom an email went, and only of what was sent', async () => {
    const record = await site.begin()
    const people = [{ name: 'Ms Reid', address: null }]
    await site.add(
      record,
      { kind: 'message', people, body: { subject: 'Lunch', words: 'x' } },
      note('2026-09-28', 'At the gate', { people }),
    )
    const page = await textOf(site.get(`/records/${record}/timeline`))
    expect(page).toContain('>From Alex Ward to Ms Reid<')
    expect(page).toContain('>Alex Ward · Ms Reid<')
  })

  test('an empty record teaches what will be here', async () => {
    const page = await textOf(site.get(`/records/${await site.begin()}/timeline`))
    expect(page).toContain('Nothing here yet')
    expect(page).toContain('/bring-in')
  })

  test('finds words, near spellings too, and marks them', async () => {
    const record = await site.begin()
    await site.add(
      record,
      note('2026-09-28', 'The attendance officer rang twice'),
      note('2026-09-29', 'Nothing else'),
    )
    const page = await textOf(site.get(`/records/${record}/timeline?q=atendance`))
    expect(page).toContain('<mark>attendance</mark>')
    expect(page).toContain('1 entry with “atendance”')
    expect(page).not.toContain('Nothing else')
  })

  test('narrows by person (name or address), kind and days; what it is asked stays in the boxes', async () => {
    const record = await site.begin()
    const reid = { name: 'Ms Reid', address: 'reid@hillview.example' }
    await site.add(
      record,
      note('2026-09-01', 'Early one', { people: [reid] }),
      note('2026-09-20', 'Late one', { people: [reid] }),
      note('2026-09-20', 'Without her'),
      { kind: 'said', happened: on('2026-09-20'), body: { who: 'Robin', words: 'Too loud' } },
    )
    const asked = (query: string) => textOf(site.get(`/records/${record}/timeline?${query}`))
    const byAddress = await asked('who=hillview.example')
    expect(byAddress).toContain('Early one')
    expect(byAddress).not.toContain('Without her')
    const narrowed = await asked('who=reid&from=2026-09-10&kind=note')
    expect(narrowed).toContain('Late one')
    expect(narrowed).not.toContain('Early one')
    expect(narrowed).toContain('value="2026-09-10"')
    expect(await asked('kind=said')).toContain('Too loud')
    expect(await asked('who=nobody+at+all')).toContain('Nothing in the record fits this')
    expect(await asked('who=%25')).toContain('Nothing in the record fits this')
  })

  test('a day that is none is told kindly, next to its box', async () => {
    const response = await site.get(`/records/${await site.begin()}/timeline?from=2026-02-31`)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('href="#from"')
  })

  test('finds the one old entry that fits everything asked, behind very many that hold the word', async () => {
    const record = await site.begin()
    const many = Array.from({ length: 130 }, (_, at) =>
      note('2026-10-02', `Attendance again, ${at}`),
    )
    const old = note('2026-03-02', 'Attendance, the first time', {
      people: [{ name: 'Dr Amin', address: null }],
    })
    await site.add(record, ...many, old)
    const asked = (query: string) =>
      textOf(site.get(`/records/${record}/timeline?q=attendance&${query}`))
    for (const query of ['who=amin', 'to=2026-03-02', 'from=2026-03-02&to=2026-03-02'])
      expect(await asked(query)).toContain('1 entry with “attendance”')
    expect(await asked('to=2026-03-01')).toContain('Nothing in the record fits this')
  })

  test('a day ends at midnight where the family lives, in summer too', async () => {
    const record = await site.begin()
    const late = { day: day('2026-07-01'), time: '23:59', precision: 'minute' as const }
    await site.add(record, note('2026-07-01', 'Late call', { happened: late }))
    const asked = (query: string) => textOf(site.get(`/records/${record}/timeline?${query}`))
    expect(await asked('to=2026-07-01')).toContain('Late call')
    expect(await asked('from=2026-07-01&to=2026-07-01')).toContain('Late call')
    expect(await asked('to=2026-06-30')).not.toContain('Late call')
  })

  test('walks to the earliest entry page by page, meeting each once', async () => {
    const record = await site.begin()
    const drafts = Array.from({ length: 95 }, (_, at) =>
      note(`2026-09-${String((at % 28) + 1).padStart(2, '0')}`, `Entry number ${at}.`),
    )
    await site.add(record, ...drafts)
    const met: string[] = []
    let next: string | null = `/records/${record}/timeline`
    while (next !== null) {
      const page: string = await textOf(site.get(next))
      met.push(...[...page.matchAll(/>(Entry number \d+)\./g)].map((found) => found[1] ?? ''))
      next =
        /<a class="govuk-link govuk-pagination__link" href="([^"]+)" rel="next"/
          .exec(page)?.[1]
          ?.replaceAll('&amp;', '&') ?? null
    }
    expect(met).toHaveLength(95)
    expect(new Set(met).size).toBe(95)
  })
})

describe('an entry at its address', () => {
  test('shows its words escaped, its facts, and its fingerprint', async () => {
    const record = await site.begin()
    const [entry] = await site.add(
      record,
      note('2026-09-28', '<script>alert(1)</script> & more', {
        files: [{ name: 'a.txt', bytes: Buffer.from('x') }],
      }),
    )
    const page = await textOf(site.get(`/records/${record}/entries/${entry!.address}`))
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; more')
    expect(page).toContain('Monday 28 September 2026')
    expect(page).toContain('Only you')
    expect(page).toContain(entry!.files[0]!.sha256)
  })

  test('shows every version, and an old one points to how it reads now', async () => {
    const record = await site.begin()
    const [first] = await site.add(record, note('2026-09-28', 'Five weeks'))
    const [second] = await site.add(record, note('2026-09-28', 'Six weeks', { amends: first!.seq }))
    const old = await textOf(site.get(`/records/${record}/entries/${first!.address}`))
    expect(old).toContain('This was corrected later')
    expect(old).toContain(second!.address)
    expect(await textOf(site.get(`/records/${record}/entries/${second!.address}`))).toContain(
      first!.address,
    )
  })

  test('is nowhere to a stranger, nor in another record, nor by its number', async () => {
    const [record, other] = [await site.begin(), await site.begin('Sam')]
    const [entry] = await site.add(record, note('2026-09-28', 'Private'))
    for (const path of [
      `/records/${other}/entries/${entry!.address}`,
      `/records/${record}/entries/${entry!.seq}`,
      `/records/${other}/entries/x`,
    ])
      expect((await site.get(path)).status).toBe(404)
  })

  test('gives its files only to save, never to open, with their bytes as they came', async () => {
    const record = await site.begin()
    const bytes = Buffer.from('<html><script>alert(1)</script></html>')
    const [entry] = await site.add(
      record,
      note('2026-09-28', 'A page', { files: [{ name: 'ev"il\r\nX: y.html', bytes }] }),
    )
    const path = `/records/${record}/entries/${entry!.address}/files`
    const file = await site.get(`${path}/0`)
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[^"\s]+$/,
    )
    expect(file.headers.get('content-type')).toBe('application/octet-stream')
    expect(file.headers.get('content-security-policy')).toContain('sandbox')
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes)
    for (const nowhere of ['1', '-1', 'x', '0.5', '99999999'])
      expect((await site.get(`${path}/${nowhere}`)).status).toBe(404)
  })

  test('can be opened to the owners and closed again, and erased by whoever brought it in', async () => {
    const record = await site.begin()
    const [entry] = await site.add(record, note('2026-09-28', 'Unrepeatable words'))
    const path = `/records/${record}/entries/${entry!.address}`
    expect((await site.post(`${path}/audience`, {})).status).toBe(422)
    const share = { audience: 'circle', do: 'share' }
    await Promise.all([1, 2].map(() => site.post(`${path}/audience`, share)))
    expect(await textOf(site.get(path))).toContain('Everyone the family shares')
    await site.post(`${path}/audience`, { audience: 'me' })
    expect(await textOf(site.get(path))).toContain('Only you')
    expect(await textOf(site.get(`${path}/erase`))).toContain('Erase it for good')
    await site.post(`${path}/erase`, {})
    const erased = await textOf(site.get(path))
    expect(erased).toContain('were erased by whoever brought it in')
    expect(erased).not.toContain('Unrepeatable words')
    expect((await site.get(`${path}/erase`)).status).toBe(403)
    expect((await site.post(`${path}/erase`, {})).status).toBe(303)
    const kinds = await site.within(record, async (write) =>
      (await findLines(write, { atMost: 50 })).map((line) => line.kind),
    )
    expect(kinds.filter((kind) => kind === 'erasure')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'audience')).toHaveLength(2)
  })
})

describe('who may see an entry', () => {
  test('can be people who are named; naming nobody is asked again, and naming them twice changes nothing', async () => {
    const record = await site.begin()
    const [entry] = await site.add(record, { body: { title: null, words: 'For Sam too.' } })
    const path = `/records/${record}/entries/${entry?.address ?? ''}/audience`
    expect(await (await site.get(path)).text()).not.toContain('Only people I name')
    const sam = await site.seat(record, 'Sam')
    expect(await (await site.get(path)).text()).toContain('Only people I name')
    const nobody = await site.post(path, { audience: 'people' })
    expect(nobody.status).toBe(422)
    expect(await nobody.text()).toContain('Name at least one person')
    const readable = () => site.within(record, (write) => findEntries(write, [1]), sam.account)
    expect(await readable()).toEqual([])
    for (let press = 0; press < 2; press += 1)
      await site.post(path, { audience: 'people', people: sam.member, do: 'share' })
    expect(await readable()).toHaveLength(1)
    const told = await site.within(record, (write) =>
      findAfter(write, 0, { kinds: ['audience'], atMost: 9 }),
    )
    expect(told).toHaveLength(1)
    await site.post(path, { audience: 'people', people: 'somebody-else' })
    expect(await readable()).toHaveLength(1)
    await site.post(path, { audience: 'me' })
    expect(await readable()).toEqual([])
  })

  test('is told by name, with exactly what they will see, before anybody is let in', async () => {
    const record = await site.begin()
    const bytes = Buffer.from('A plan')
    const [first] = await site.add(record, {
      body: { title: 'Lunch', words: 'First words.' },
      files: [{ name: 'plan.txt', bytes }],
    })
    const [entry] = await site.add(record, {
      amends: first?.seq ?? 0,
      body: { title: 'Lunch', words: 'Second words.' },
    })
    await site.add(record, { kind: 'tags', body: { of: entry?.seq, tags: ['only-mine'] } })
    const path = `/records/${record}/entries/${entry?.address ?? ''}/audience`
    const sam = await site.seat(record, 'Sam', ['messages'])
    const kim = await site.seat(record, 'Kim')
    const audiences = () =>
      site.within(record, (write) => findAfter(write, 0, { kinds: ['audience'], atMost: 9 }))
    const pageFor = (account: string) =>
      pageAs(account, `/records/${record}/entries/${entry?.address}`)
    const toPeople = { audience: 'people', people: kim.member }
    let count = 0
    for (const [who, fields, other] of [
      ['Sam', { audience: 'circle' }, 'Kim'],
      ['Kim', toPeople, 'Sam'],
    ] as const) {
      const looked = await site.post(path, fields)
      const page = await looked.text()
      expect([looked.status, page.includes('Before you share it')]).toEqual([200, true])
      expect(page).toContain(`<li>${who}</li>`)
      expect(page).not.toContain(`<li>${other}</li>`)
      expect(page).toContain('Second words.')
      expect(page).toContain('how it read before')
      expect(page).not.toContain('only-mine')
      expect(await audiences()).toHaveLength(count)
      const shown =
        /<div class="heard-look">(.*?)<\/div><\/section><form/s.exec(page)?.[1] ?? 'none'
      const account = who === 'Sam' ? sam.account : kim.account
      expect((await pageFor(account)).status).toBe(404)
      await site.post(path, { ...fields, do: 'share' })
      const theirs = await (await pageFor(account)).text()
      for (const part of shown.split(/(?=<section|<div class="heard-entry">)/))
        expect(theirs).toContain(part)
      await site.post(path, { audience: 'me' })
      count += 2
    }
    // What Sam keeps for himself about it is not shown to whoever looks as Sam; the look leaves nothing behind.
    const share = { audience: 'circle', do: 'share' }
    await site.post(path, share)
    const kept = {
      kind: 'note',
      amends: entry?.seq ?? 0,
      body: { title: 'Sam’s', words: 'Sam alone' },
    }
    await site.within(record, (write) => append(write, [{ ...USUAL, ...kept }]), sam.account)
    await site.post(path, { audience: 'me' })
    const state = () =>
      site.within(record, async (write) => [
        (await findAfter(write, 0, { atMost: 99 })).length,
        await findState(write),
        await write.tx.selectFrom('looked').select('seq').execute(),
      ])
    const before = await state()
    const asked = await (await site.get(`${path}?look=circle`)).text()
    expect(asked).toContain('<li>Sam</li>')
    expect(asked).toContain('as Sam would open it')
    expect(asked).not.toMatch(/Sam alone|Sam’s/)
    expect(await state()).toEqual(before)
    expect((await pageFor(sam.account)).status).toBe(404)
  })
})

describe('the first page', () => {
  test('offers to begin; begun twice from the same form there is one record', async () => {
    const stranger = await testSite()
    try {
      expect(await textOf(stranger.get('/'))).toContain('Start our record')
      expect((await stranger.post('/records/new', { name: '', memberName: 'Alex' })).status).toBe(
        422,
      )
      const token = randomUUID()
      const given = { token, name: 'Robin', memberName: 'Alex Ward' }
      const places = [
        await stranger.post('/records/new', given),
        await stranger.post('/records/new', given),
      ]
      const [one, two] = places.map((response) => response.headers.get('location'))
      expect(one).toMatch(/^\/records\/[0-9a-f-]{36}$/)
      expect(two).toBe(one)
      expect(await textOf(stranger.get('/'))).toContain('Robin’s record')
      expect(await textOf(stranger.get(`${one}/more`))).toContain('It holds 0 entries')
    } finally {
      await stranger.close()
    }
  })
})

describe('in words', () => {
  test('when', () => {
    expect(whenInWords(on('2026-09-28', '09:41'))).toBe('Monday 28 September 2026 at 09:41')
    expect(whenInWords({ ...on('2026-09-28'), precision: 'about' })).toBe('about 28 September 2026')
  })
  test('who may read it', () => {
    const members = [
      { id: 'a', name: 'Alex', owner: true, visits: true },
      { id: 'b', name: 'Sam', owner: false, visits: true },
    ]
    const seen = (readers: string[], circle = false) =>
      readersInWords({ members: readers, circle }, { shelf: 'days', me: 'a', members })
    expect(seen(['a'])).toBe('Only you')
    expect(seen(['b', 'a'])).toBe('You and Sam')
    expect(seen(['b', 'gone'])).toBe('Sam and someone who has left')
    expect(seen(['a'], true)).toContain('How days are going')
  })
  test('sizes, kinds of file, lists', () => {
    expect([999, 23_400, 1_250_000, 2_500_000_000].map(sizeInWords)).toEqual([
      '999 bytes',
      '23 KB',
      '1.3 MB',
      '2.5 GB',
    ])
    expect(['message/rfc822', 'image/heic', 'x/y'].map(fileTypeInWords)).toEqual([
      'Email',
      'Picture',
      'File',
    ])
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
  })
  test('who is in a line, and from whom to whom it was sent', () => {
    const line = { author: 'Ms Reid', people: ['Ms Reid', 'Alex', '', 'Sam'] }
    expect(peopleInWords(line, true)).toBe('From Ms Reid to Alex and Sam')
    expect(peopleInWords(line, false)).toBe('Ms Reid · Alex · Sam')
    expect(peopleInWords({ ...line, people: [] }, true)).toBe('From Ms Reid')
    expect(peopleInWords({ ...line, author: '' }, true)).toBe('Ms Reid · Alex · Sam')
    const many = { author: 'A', people: ['B', 'C', 'D', 'E', 'F'] }
    expect(peopleInWords(many, true)).toBe('From A to B, C, D and 2 more')
    expect(peopleInWords(many, false)).toBe('A · B · C · D and 2 more')
  })
  test('grouped by day, in the order given', () => {
    const lines = ['2026-09-02', '2026-09-02', '2026-09-01'].map((text) => ({ day: day(text) }))
    expect(byDay(lines).map((group) => [group.day, group.lines.length])).toEqual([
      ['2026-09-02', 2],
      ['2026-09-01', 1],
    ])
  })
  test('what is looked for survives its trip through an address', () => {
    const { looking } = readLooking(
      new URLSearchParams({ q: 'a & b', who: '"x"', from: '2026-09-01' }),
    )
    expect(readLooking(new URLSearchParams(queryOf(looking))).looking).toEqual(looking)
    expect(isNarrowed(looking)).toBe(true)
    expect(queryOf(readLooking(new URLSearchParams()).looking)).toBe('')
  })
})
