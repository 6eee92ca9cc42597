import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../platform/day.ts'
import { findEntries, findLines } from '../../record/store.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { CALLS, draftOf, givenOf, happenedOn, SORTS, type WrittenDown } from './by-hand.ts'
import { isSmallHours, readByHand, typedFrom } from './forms.ts'

const TODAY = day('2026-11-21')
const writer = { name: 'Alex Ward', child: 'Robin' }

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

describe('what is written down', () => {
  const line = fc
    .stringMatching(/^[\p{L}\d][\p{L}\d ]{0,20}[\p{L}\d]$/u)
    .map((text) => text.replaceAll(/ +/g, ' '))
  const given: fc.Arbitrary<WrittenDown> = fc.record({
    sort: fc.constantFrom(...SORTS),
    when: fc.constantFrom(
      happenedOn(day('2026-09-28'), '', true),
      happenedOn(day('2026-11-21'), '09:41', true),
      happenedOn(day('2025-01-02'), '', false),
    ),
    words: line,
    who: line,
    to: line,
    where: line,
    title: line,
    call: fc.constantFrom(...CALLS),
    minutes: fc.option(fc.nat(600)),
    minutesWaited: fc.option(fc.nat(600)),
  })

  test('comes back as it was given when it is opened to be corrected', () => {
    fc.assert(
      fc.property(given, (each) => {
        const draft = draftOf(each, writer, [], 'by-hand:x')
        const again = givenOf(draft, writer.child)
        if (again === null) throw new Error('It could not be opened again.')
        expect(draftOf(again, writer, [], 'by-hand:x').body).toEqual(draft.body)
        const typed = readByHand(
          formOf({ ...typedFrom(again), correcting: 'yes' }),
          again.sort,
          TODAY,
        )
        if (!typed.ok) throw new Error(typed.problems.map(({ text }) => text).join())
        expect(draftOf(typed.value, writer, [], 'by-hand:x')).toEqual(draft)
      }),
    )
  })

  test.each([
    ['we rang', 'out', true],
    ['they rang', 'in', true],
    ['no answer', 'out', false],
    ['never', 'in', false],
  ] as const)('a call that went “%s” is %s, answered %s', (call, direction, answered) => {
    const read = readByHand(
      formOf({ who: 'The SEN team', call, minutesWaited: '45' }),
      'call',
      TODAY,
    )
    if (!read.ok) throw new Error('not read')
    expect(draftOf(read.value, writer, [], 'k').body).toMatchObject({
      direction,
      answered,
      minutesWaited: 45,
    })
  })

  test('the child’s own words are theirs, kept as they were said', () => {
    const read = readByHand(formOf({ words: 'It is to loud.\n\nI cant.' }), 'voice', TODAY)
    if (!read.ok) throw new Error('not read')
    const draft = draftOf(read.value, writer, [], 'k')
    expect(draft.body).toMatchObject({ who: 'Robin', words: 'It is to loud.\n\nI cant.' })
    expect(draft.people).toEqual([{ name: 'Robin', address: null }])
    expect(draft.audience).toBe('me')
  })
})

describe('slips are told next to their boxes', () => {
  test.each([
    ['note', {}, 'words'],
    ['said', { words: 'x' }, 'who'],
    ['voice', {}, 'words'],
    ['call', { who: 'x' }, 'call'],
    ['call', { call: 'never' }, 'who'],
    ['letter', { title: 'x' }, 'files'],
    ['letter', { words: 'x' }, 'title'],
    ['note', { words: 'x', on: 'other' }, 'day'],
    [
      'note',
      { words: 'x', on: 'other', 'day-day': '31', 'day-month': '2', 'day-year': '2026' },
      'day',
    ],
    [
      'note',
      { words: 'x', on: 'other', 'day-day': '22', 'day-month': '11', 'day-year': '2026' },
      'day',
    ],
    ['note', { words: 'x', time: '25:00' }, 'time'],
    ['call', { who: 'x', call: 'never', minutesWaited: 'an hour' }, 'minutesWaited'],
    ['note', { words: 'x', title: 'y'.repeat(301) }, 'title'],
  ] as const)('%s with %o', (sort, fields, field) => {
    const read = readByHand(formOf(fields), sort, TODAY)
    expect(read.ok ? [] : read.problems.map((problem) => problem.field)).toEqual([field])
  })

  test('whatever is sent, it is read or told; it never breaks', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'words',
            'who',
            'on',
            'time',
            'day',
            'day-day',
            'minutes',
            'call',
            'about',
          ),
          fc.string(),
        ),
        fc.constantFrom(...SORTS),
        (fields, sort) => {
          expect(typeof readByHand(formOf(fields), sort, TODAY).ok).toBe('boolean')
        },
      ),
    )
  })
})

describe('after midnight', () => {
  const sunday = day('2026-11-22')

  test.each([
    ['2026-11-21T23:59:59.000Z', '2026-11-21', 'Europe/London', false],
    ['2026-11-22T00:00:00.000Z', '2026-11-22', 'Europe/London', true],
    ['2026-11-22T03:59:59.000Z', '2026-11-22', 'Europe/London', true],
    ['2026-11-22T04:00:00.000Z', '2026-11-22', 'Europe/London', false],
    ['2026-06-30T23:30:00.000Z', '2026-07-01', 'Europe/London', true],
    ['2026-10-25T03:30:00.000Z', '2026-10-25', 'Europe/London', true],
    ['2026-11-22T12:30:00.000Z', '2026-11-23', 'Pacific/Auckland', true],
  ])('%s is %s in %s: the small hours %s', (now, on, zone, expected) => {
    expect(isSmallHours(now, day(on), zone)).toBe(expected)
  })

  const read = (fields: object, isNight = true) =>
    readByHand(formOf({ words: 'x', ...fields }), 'note', sunday, isNight)

  test.each([
    [{ named: '2026-11-22', on: 'yesterday' }, '2026-11-21'],
    [{ named: '2026-11-22', on: 'today' }, '2026-11-22'],
    [{ on: 'other', 'day-day': '20', 'day-month': '11', 'day-year': '2026' }, '2026-11-20'],
  ])('%o is %s', (fields, expected) => {
    const given = read(fields)
    expect(given.ok ? given.value.when.day : given.problems).toBe(expected)
  })

  test.each([
    ['nothing was chosen', { named: '2026-11-22' }, true],
    ['the form was opened before midnight', { on: 'today' }, true],
    ['the form is of the night before', { named: '2026-11-21', on: 'yesterday' }, false],
    ['nothing was chosen at night and it is morning', { named: '2026-11-22' }, false],
  ])('asks which day where %s', (_, fields, isNight) => {
    const given = read(fields, isNight)
    expect(given.ok ? [] : given.problems.map(({ field }) => field)).toEqual(['on'])
  })

  test('the choices name their days, yesterday first, and none is chosen', async () => {
    const late = await testSite('2026-11-22T00:40:00.000Z')
    try {
      const path = `/records/${await late.begin()}/add/note`
      const page = await (await late.get(path)).text()
      const [before, after] = ['Yesterday, Saturday 21 November', 'Today, Sunday 22 November']
      expect(page.indexOf(before)).toBeGreaterThan(0)
      expect(page.indexOf(after)).toBeGreaterThan(page.indexOf(before))
      expect(page).not.toMatch(/name="on"[^>]*checked/)
      const slip = await late.post(path, { words: 'Awake again.', on: 'today' })
      expect(slip.status).toBe(422)
      const again = await slip.text()
      expect(again).toContain('href="#on"')
      expect(again).toContain('Awake again.')
      expect(again).not.toMatch(/name="on"[^>]*checked/)
    } finally {
      await late.close()
    }
  })

  test('by day today stays chosen', async () => {
    const page = await (await site.get(`/records/${await site.begin()}/add/note`)).text()
    expect(page).toMatch(/name="on"[^>]*value="today"[^>]*checked/)
    expect(page).not.toContain('name="named"')
  })
})

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const countOf = (record: string) =>
  site.within(record, async (write) => (await findLines(write, { atMost: 50 })).length)

describe('adding by hand', () => {
  test('offers its doors, each with a form', async () => {
    const record = await site.begin()
    const hub = await (await site.get(`/records/${record}/add`)).text()
    for (const sort of SORTS) {
      expect(hub).toContain(`/add/${sort}"`)
      const form = await (await site.get(`/records/${record}/add/${sort}`)).text()
      expect(form).toMatch(/name="token" value="[0-9a-f-]{36}"/)
    }
    expect((await site.get(`/records/${record}/add/nothing`)).status).toBe(404)
  })

  test('pressed twice, it is kept once, and both presses lead to it', async () => {
    const record = await site.begin()
    const fields = { token: randomUUID(), words: 'The gate was locked again.', on: 'yesterday' }
    const sent = await Promise.all(
      [1, 2].map(() => site.post(`/records/${record}/add/note`, fields)),
    )
    const [one, two] = sent.map((response) => response.headers.get('location'))
    expect(one).toContain('/entries/')
    expect(two).toBe(one)
    expect(await countOf(record)).toBe(1)
    const page = await (await site.get(one ?? '')).text()
    expect(page).toContain('Friday 20 November 2026')
    expect(page).toContain('Saved')
  })

  test('a slip keeps what was typed and writes nothing', async () => {
    const record = await site.begin()
    const response = await site.post(`/records/${record}/add/call`, {
      token: 'not one of ours',
      words: 'They put me through twice',
      who: '',
    })
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain('They put me through twice')
    expect(page).toContain('href="#who"')
    expect(page).not.toContain('not one of ours')
    expect(await countOf(record)).toBe(0)
  })

  test('a photo comes in with it', async () => {
    const record = await site.begin()
    const form = formOf({ token: randomUUID(), title: 'Detention slip', on: 'today' })
    form.append('files', new File([Buffer.from('89504e470d0a1a0a', 'hex')], 'slip.png'))
    const response = await site.post(`/records/${record}/add/letter`, form)
    const page = await (await site.get(response.headers.get('location') ?? '')).text()
    expect(page).toContain('slip.png')
  })

  test('corrected, the old words and the files stay readable beside the new', async () => {
    const record = await site.begin()
    const form = formOf({ token: randomUUID(), words: 'Waited 30 minutes', on: 'today' })
    form.append('files', new File(['x'], 'paper.txt'))
    const made =
      (await site.post(`/records/${record}/add/note`, form)).headers
        .get('location')
        ?.split('?')[0] ?? ''
    expect(await (await site.get(`${made}/correct`)).text()).toContain('Waited 30 minutes')
    const response = await site.post(`${made}/correct`, {
      token: randomUUID(),
      words: 'Waited 40 minutes',
      correcting: 'yes',
      on: 'today',
    })
    const page = await (await site.get(response.headers.get('location') ?? '')).text()
    expect(page).toContain('Waited 40 minutes')
    expect(page).toContain('paper.txt')
    expect(page).toContain(made)
    expect(await countOf(record)).toBe(1)
    expect(await (await site.get(made)).text()).toContain('This was corrected later')
  })

  test('corrected after it was narrowed, it stays narrowed', async () => {
    const record = await site.begin()
    const [note] = await site.add(record, {
      audience: 'circle',
      body: { title: 'Lunch', words: 'Waited 30 minutes' },
    })
    await site.add(record, { kind: 'audience', body: { of: 1, audience: 'me' } })
    await site.post(`/records/${record}/entries/${note!.address}/correct`, {
      token: randomUUID(),
      words: 'Waited 40 minutes',
      correcting: 'yes',
      on: 'today',
    })
    const [corrected] = await site.within(record, (write) => findEntries(write, [3]))
    expect(corrected).toMatchObject({ amends: 1, audience: 'me' })
  })

  test('nobody corrects an email: it stands as it came', async () => {
    const record = await site.begin()
    const [email] = await site.add(record, {
      kind: 'message',
      body: { subject: 'Lunch', words: 'x' },
    })
    expect((await site.get(`/records/${record}/entries/${email!.address}/correct`)).status).toBe(
      404,
    )
  })

  test('words of danger bring help first; the same words in a calm telling do not', async () => {
    const record = await site.begin()
    const add = async (words: string) => {
      const sent = await site.post(`/records/${record}/add/voice`, { token: randomUUID(), words })
      return (await site.get(sent.headers.get('location') ?? '')).text()
    }
    const worrying = await add('I want to die')
    expect(worrying).toContain('Before anything else')
    expect(worrying).toContain('<h1>It is saved</h1>')
    expect(await add('I want to swim')).not.toContain('Before anything else')
  })

  test('too much at once is refused kindly', async () => {
    const record = await site.begin()
    const form = formOf({ token: randomUUID(), words: 'x' })
    form.append('files', new File([new Uint8Array(81_000_000)], 'big.bin'))
    const response = await site.post(`/records/${record}/add/note`, form)
    expect(response.status).toBe(413)
    expect(await response.text()).toContain('That is too big')
  })
})
