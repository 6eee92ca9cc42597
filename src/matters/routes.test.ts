import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import type { EntryDraft } from '../record/entry.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { openDeadlines } from './deadlines.ts'
import { KNOWN } from './known.ts'
import { findMatters } from './store.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const on = (text: string): EntryDraft['happened'] => ({
  day: day(text),
  time: null,
  precision: 'day',
})

const MATTER: Partial<EntryDraft> = {
  kind: 'matter',
  happened: on('2026-10-22'),
  body: { title: 'The assessment', process: 'ehc-assessment', with: 'The council' },
}

const step = (
  event: string,
  text: string,
  more: Partial<EntryDraft> = {},
): Partial<EntryDraft> => ({
  kind: 'step',
  happened: on(text),
  body: { of: 1, event },
  ...more,
})

const dayFields = (field: string, text: string) => {
  const [year = '', month = '', date = ''] = text.split('-')
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year }
}

const deadlinesIn = (record: string, text = '2026-11-21') =>
  site.within(record, async (write) =>
    (await openDeadlines(write, day(text))).map(({ clock, latest }) => `${clock} ${latest}`),
  )

const EXPECTED = [
  'ehcna-decision 2026-12-04',
  'ehcna-no-plan 2027-02-12',
  'ehcp-draft-due 2027-02-12',
  'ehcp-final 2027-03-12',
]

describe('clocks that run', () => {
  test('a matter is started from what happened, once however often it is sent', async () => {
    const record = await site.begin()
    const path = `/records/${record}/matters/new/ehc-assessment`
    const fields = {
      token: randomUUID(),
      title: 'The assessment',
      with: 'Westshire Council',
      ...dayFields('on-asked', '2026-10-22'),
      ...dayFields('on-received', '2026-10-23'),
    }
    const sent = await Promise.all([site.post(path, fields), site.post(path, fields)])
    const [one, two] = sent.map((response) => response.headers.get('location'))
    expect(one).toContain('/matters/')
    expect(two).toBe(one)
    expect(await deadlinesIn(record)).toEqual(EXPECTED)
    const page = await (await site.get(one ?? '')).text()
    expect(page).toContain('Friday 4 December 2026')
    expect(page).toContain('How was this counted?')
    expect(page).toContain('information, not legal advice')
    const list = await (await site.get(`/records/${record}/deadlines`)).text()
    expect(list).toContain('Usual practice, no limit in the law')
    expect(list).toContain('Westshire Council')
  })

  test('a slip keeps what was typed and writes nothing', async () => {
    const record = await site.begin()
    const path = `/records/${record}/matters/new/ehc-assessment`
    const ahead = await site.post(path, {
      token: randomUUID(),
      title: 'x',
      with: 'The council',
      ...dayFields('on-asked', '2026-12-24'),
    })
    expect(ahead.status).toBe(422)
    const page = await ahead.text()
    expect(page).toContain('href="#on-asked"')
    expect(page).toContain('Give today or an earlier day')
    expect(page).toContain('value="The council"')
    expect((await site.post(path, { token: randomUUID(), title: 'x', with: '' })).status).toBe(422)
    expect(await site.within(record, findMatters)).toEqual([])
    expect((await site.get(`/records/${record}/matters/new/nothing`)).status).toBe(404)
  })

  test('one tap tells the next step, today; its clock is answered and others start', async () => {
    const record = await site.begin()
    const [matter] = await site.add(record, MATTER, step('received', '2026-10-23'))
    const path = `/records/${record}/matters/${matter!.address}`
    const fields = { token: randomUUID(), event: 'agreed' }
    await site.post(`${path}/steps`, fields)
    await site.post(`${path}/steps`, fields)
    expect((await site.within(record, findMatters))[0]?.steps.map(({ event }) => event)).toEqual([
      'received',
      'agreed',
    ])
    expect(await deadlinesIn(record)).toEqual(EXPECTED.slice(1))
    expect(await (await site.get(path)).text()).toContain(
      'done in time; its day was 4 December 2026',
    )
  })

  test('another day moves everything that hangs on it, and the page says what moved', async () => {
    const record = await site.begin()
    const [matter, received] = await site.add(record, MATTER, step('received', '2026-10-23'))
    const path = `/records/${record}/matters/${matter!.address}`
    const form = await (await site.get(`${path}/steps/${received!.address}`)).text()
    expect(form).toContain('value="23"')
    const sent = await site.post(`${path}/steps/${received!.address}`, {
      token: randomUUID(),
      event: 'received',
      asked: 'yes',
      words: 'Their letter says the 26th.',
      ...dayFields('day', '2026-10-26'),
    })
    const page = await (await site.get(sent.headers.get('location') ?? '')).text()
    expect(page).toContain('4 dates moved')
    expect(page).toContain('was 4 December 2026, now 7 December 2026')
    expect((await deadlinesIn(record))[0]).toBe('ehcna-decision 2026-12-07')
  })

  test('a bank holiday announced since moves an open day, and the page says so', async () => {
    const record = await site.begin()
    const [matter] = await site.add(
      record,
      {
        kind: 'matter',
        happened: on('2022-09-05'),
        body: { title: 'What they hold', process: 'foi', with: 'The council' },
      },
      step('received', '2022-09-05'),
    )
    expect(await deadlinesIn(record, '2022-09-21')).toEqual(['foi-la 2022-10-04'])
    const page = await (await site.get(`/records/${record}/matters/${matter!.address}`)).text()
    expect(page).toContain('moved from Monday 3 October 2022 to Tuesday 4 October 2022')
    expect(page).toContain('announced on Saturday 10 September 2022')
  })

  test('a step shows the letter that proves it', async () => {
    const record = await site.begin()
    const [matter, , letter] = await site.add(record, MATTER, step('received', '2026-10-23'), {
      kind: 'letter',
      happened: on('2026-11-20'),
      body: { title: 'Their decision', words: 'No.' },
    })
    const path = `/records/${record}/matters/${matter!.address}`
    expect(await (await site.get(`${path}/steps/new?event=refused`)).text()).toContain(
      'Their decision',
    )
    await site.post(`${path}/steps`, {
      token: randomUUID(),
      event: 'refused',
      asked: 'yes',
      source: letter!.address,
      ...dayFields('day', '2026-11-20'),
    })
    const page = await (await site.get(path)).text()
    expect(page).toContain(`/entries/${letter!.address}`)
    expect(await deadlinesIn(record)).toEqual(['med-contact 2027-01-20', 'appeal-lodge 2027-01-20'])
  })

  test('what is over leaves the lists, and comes back when it goes on', async () => {
    const record = await site.begin()
    const [matter] = await site.add(record, MATTER, step('received', '2026-10-23'))
    const path = `/records/${record}/matters/${matter!.address}/steps`
    await site.post(path, { token: randomUUID(), event: 'closed' })
    expect(await deadlinesIn(record)).toEqual([])
    await site.post(path, { token: randomUUID(), event: 'reopened' })
    expect(await deadlinesIn(record)).toEqual(EXPECTED)
  })

  test('an erased step no longer counts, nor does anything of an erased matter', async () => {
    const record = await site.begin()
    await site.add(record, MATTER, step('received', '2026-10-23'), step('agreed', '2026-11-10'))
    expect((await deadlinesIn(record))[0]).toBe(EXPECTED[1])
    await site.add(record, { kind: 'erasure', body: { of: 3 } })
    expect(await deadlinesIn(record)).toEqual(EXPECTED)
    await site.add(record, { kind: 'erasure', body: { of: 1 } })
    expect(await deadlinesIn(record)).toEqual([])
  })

  test('a corrected matter keeps its steps', async () => {
    const record = await site.begin()
    await site.add(record, MATTER, step('received', '2026-10-23'))
    await site.add(record, {
      ...MATTER,
      amends: 1,
      body: { title: 'Robin’s assessment', process: 'ehc-assessment', with: 'Westshire' },
    })
    const [matter] = await site.within(record, findMatters)
    expect(matter).toMatchObject({ title: 'Robin’s assessment', root: 1 })
    expect(await deadlinesIn(record)).toEqual(EXPECTED)
  })

  test('a stranger finds nothing, and nobody is told that it is there', async () => {
    const record = await site.begin()
    const [matter] = await site.add(record, MATTER, step('received', '2026-10-23'))
    const other = await site.begin('Sam')
    expect((await site.get(`/records/${other}/matters/${matter!.address}`)).status).toBe(404)
    expect((await site.asNobody(`/records/${record}/deadlines`)).status).toBe(303)
  })

  test('another seat sees only what it may read: the shared matter, without the step kept back', async () => {
    const record = await site.begin()
    const other = await site.seat(record, 'June Ward')
    const shared = { people: [other.member] }
    await site.add(
      record,
      { ...MATTER, audience: shared },
      step('received', '2026-10-23', { audience: shared }),
      step('agreed', '2026-11-10'),
      { ...MATTER, body: { title: 'Kept back', process: 'subject-access', with: 'The school' } },
    )
    const seen = await site.within(record, findMatters, other.account)
    expect(seen.map(({ title }) => title)).toEqual(['The assessment'])
    expect(seen[0]?.steps.map(({ event }) => event)).toEqual(['received'])
    const theirs = await site.within(
      record,
      async (write) => (await openDeadlines(write, day('2026-11-21'))).map(({ clock }) => clock),
      other.account,
    )
    expect(theirs[0]).toBe('ehcna-decision')
    expect((await deadlinesIn(record))[0]).toBe('ehcna-no-plan 2027-02-12')
  })

  test('an event that is no event is told, by field', async () => {
    const record = await site.begin()
    await site.add(record, MATTER)
    await expect(site.add(record, step('no-such-thing', '2026-10-23'))).rejects.toThrow(/event/)
    await expect(
      site.add(record, { ...MATTER, body: { title: 'x', process: 'nothing', with: 'y' } }),
    ).rejects.toThrow(/process/)
  })

  test('the school’s own dates and its own numbers count, and the page names them', async () => {
    const record = await site.begin()
    await site.add(
      record,
      {
        kind: 'matter',
        happened: on('2026-10-13'),
        body: {
          title: 'Complaint',
          process: 'complaint-school',
          with: 'Hillview Academy',
          school: 'Hillview Academy',
        },
      },
      step('complaint-received', '2026-10-13'),
      {
        kind: 'school calendar',
        body: {
          school: 'Hillview Academy',
          terms: [
            { from: '2026-09-01', to: '2026-10-23', name: '' },
            { from: '2026-11-02', to: '2026-12-18', name: '' },
          ],
          closures: [],
        },
      },
      {
        kind: 'policy',
        body: {
          organisation: 'Hillview Academy',
          title: 'We answer in 7 school days',
          number: 7,
          unit: 'school days',
          clock: 'sc-stage1',
        },
      },
    )
    expect(await deadlinesIn(record, '2026-10-20')).toEqual([
      'sc-ack 2026-10-20',
      'sc-stage1 2026-10-22',
    ])
    const [matter] = await site.within(record, findMatters)
    const page = await (await site.get(`/records/${record}/matters/${matter!.address}`)).text()
    expect(page).toContain('Hillview Academy’s own number')
    expect(page).toContain('Check this with IPSEA or SENDIASS before relying on it.')
  })

  test('every process can be started from its form, and its page drawn with all that can happen', async () => {
    const record = await site.begin()
    for (const process of KNOWN.processes) {
      const path = `/records/${record}/matters/new/${process.id}`
      const beginnings = process.events.filter(({ begins }) => begins === true)
      const [first] = beginnings
      const fields =
        beginnings.length > 3
          ? { event: first!.id, ...dayFields('day', '2026-10-05') }
          : dayFields(`on-${first!.id}`, '2026-10-05')
      const sent = await site.post(path, {
        token: randomUUID(),
        title: process.title,
        with: 'Them',
        ...fields,
      })
      expect([process.id, sent.status]).toEqual([process.id, 303])
    }
    const matters = await site.within(record, findMatters)
    expect(matters).toHaveLength(KNOWN.processes.length)
    await site.add(
      record,
      ...matters.flatMap((matter) =>
        (KNOWN.processes.find(({ id }) => id === matter.process)?.events ?? []).map(
          (event, index) =>
            step(event.id, `2026-10-${String(6 + index).padStart(2, '0')}`, {
              body: { of: matter.seq, event: event.id },
            }),
        ),
      ),
    )
    for (const matter of matters) {
      const page = await site.get(`/records/${record}/matters/${matter.address}`)
      expect([matter.process, page.status]).toEqual([matter.process, 200])
    }
    expect((await site.get(`/records/${record}/deadlines`)).status).toBe(200)
  }, 60_000)

  test('a letter that asks for an assessment is offered a clock, with its day, and starts none', async () => {
    const record = await site.begin()
    const [letter, ask] = await site.add(
      record,
      {
        kind: 'letter',
        happened: on('2026-10-22'),
        body: { title: 'Our request', words: 'Please carry out an EHC needs assessment.' },
      },
      {
        kind: 'ask',
        happened: on('2026-10-22'),
        body: {
          title: 'An EHC needs assessment',
          debtor: 'The council',
          creditor: 'Alex Ward',
          source: 1,
        },
      },
    )
    for (const path of [`entries/${letter!.address}`, `owed/${ask!.address}`]) {
      const page = await (await site.get(`/records/${record}/${path}`)).text()
      expect(page).toContain('This may start a clock')
      expect(page).toContain('/matters/new/ehc-assessment?source=')
    }
    expect(await deadlinesIn(record)).toEqual([])
    const start = `/records/${record}/matters/new/ehc-assessment`
    const form = await (await site.get(`${start}?source=${letter!.address}`)).text()
    expect(form).toMatch(/name="on-asked-day"[^>]*value="22"/)
    const asked = await (await site.get(`${start}?source=${ask!.address}`)).text()
    expect(asked).toMatch(/name="with"[^>]*value="The council"/)
    await site.post(start, {
      token: randomUUID(),
      title: 'The assessment',
      with: 'The council',
      source: letter!.address,
      ...dayFields('on-asked', '2026-10-22'),
    })
    const page = await (await site.get(`/records/${record}/entries/${letter!.address}`)).text()
    expect(page).toContain('Part of a clock')
    expect(page).not.toContain('This may start a clock')
  })

  test('what happened is found in a family’s own words', async () => {
    const record = await site.begin()
    const found = async (words: string) =>
      (await site.get(`/records/${record}/matters/new?q=${encodeURIComponent(words)}`)).text()
    expect(await found('they want to fine us')).toContain('/matters/new/penalty-notice')
    expect(await found('asked for an EHC plan')).toContain('/matters/new/ehc-assessment')
    expect(await found('copies of notes')).toContain('/matters/new/subject-access')
    expect(await found('zzz')).toContain('Nothing fits those words')
  })
})
