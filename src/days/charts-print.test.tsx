/** Charts on paper: the same picture, in a PDF that says what it shows to whoever cannot see it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '../platform/day.ts'
import { findNewest } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { CHARTED_KINDS, CHARTS, chartsOf } from './charts-print.ts'
import { findTagged } from './store.ts'

let site: TestSite
let record = ''
const ON = day('2026-11-21')
const on = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })

beforeAll(async () => {
  site = await testSite()
  record = await site.begin('Robin Ward')
  await site.add(
    record,
    ...[0, 1, 2, 3].flatMap((at) => [
      {
        kind: 'check-in',
        happened: on(addDays(day('2026-11-09'), at)),
        body: { from: 'home', worry: 5 - at },
      },
      {
        kind: 'check-in',
        happened: on(addDays(day('2026-11-09'), at)),
        body: { from: 'school', worry: 1 },
      },
      {
        kind: 'attendance',
        happened: on(addDays(day('2026-11-09'), at)),
        body: { session: 'am', code: at % 2 === 0 ? 'O' : '/' },
      },
      {
        kind: 'incident',
        happened: on(addDays(day('2026-11-09'), at)),
        body: {
          behaviour: 'Mrs Frost saw it.',
          hard: 4,
          where: 'Canteen',
          adults: ['Mrs Frost'],
          antecedent: `Bell ${at}`,
        },
      },
    ]),
    {
      kind: 'strategy',
      shelf: 'profile',
      body: { title: 'Time-out card', do: 'Nod', removed: { on: '2026-11-12', reason: null } },
    },
    ...Array.from({ length: 20 }, (_, at) => ({
      kind: 'incident',
      happened: on('2026-10-01'),
      body: { behaviour: 'Left.', antecedent: `Thing ${at}` },
    })),
  )
})
afterAll(() => site.close())

const made = (which: readonly (typeof CHARTS)[number][]) =>
  site.within(record, async (write) =>
    chartsOf(await findNewest(write, CHARTED_KINDS), { which, on: ON, child: 'Robin' }),
  )

test('hold the picture, a sentence and every number of the table', async () => {
  const [days] = await made(['days'])
  expect(days?.summary).toContain('On the 4 days of which both spoke, home saw more worry')
  expect(days?.picture).toMatch(/^<svg class="heard-chart__drawing[^>]*xmlns/)
  expect(days?.head).toEqual(['Day', 'Home', 'School', 'What happened'])
  expect(days?.rows).toContainEqual(['9 November 2026', '5', '1', 'Something hard happened'])
  expect(days?.events).toContain('12 November 2026: Strategy removed: Time-out card')
  const [register] = await made(['attendance'])
  expect(register?.rows[0]?.[0]).toBe('9 November 2026, morning')
})

test('name no adult, and put many things together rather than run off the page', async () => {
  const charts = await made(['incidents'])
  expect(JSON.stringify([...charts, ...(await made(['days']))])).not.toContain('Frost')
  const before = charts.find(({ title }) => title.includes('going on before'))
  expect(before?.rows).toHaveLength(15)
  expect(before?.rows.at(-1)?.[0]).toBe('10 others')
})

test('mark a meeting by its tag, and say nobody’s name', async () => {
  const [{ seq } = { seq: 0 }] = await site.add(record, {
    kind: 'note',
    happened: on('2026-11-11'),
    body: { title: 'With Mrs Frost', words: 'In the library.' },
  })
  await site.add(record, { kind: 'tags', body: { of: seq, tags: ['meeting'] } })
  const [days] = await site.within(record, async (write) =>
    chartsOf(await findNewest(write, CHARTED_KINDS), {
      which: ['days'],
      on: ON,
      child: 'Robin',
      tagged: await findTagged(write),
    }),
  )
  expect(days?.events).toContain('11 November 2026: Meeting')
  expect(JSON.stringify(days)).not.toContain('Frost')
})

test('mark a meeting and a staff change by what they are, once, and none that was called off', async () => {
  const meeting = (at: string, more: object = {}) => ({
    kind: 'meeting',
    shelf: 'meetings' as const,
    happened: on(at),
    body: { title: 'With Mrs Frost', sort: 'SEN support review', ...more },
  })
  const [met] = await site.add(
    record,
    meeting('2026-11-13'),
    meeting('2026-11-14', { calledOff: true }),
    meeting('2026-11-26'),
    {
      kind: 'left',
      happened: on('2026-11-15'),
      body: { name: 'Mrs Frost', organisation: 'Hillview Academy' },
    },
  )
  await site.add(record, { kind: 'tags', body: { of: met?.seq, tags: ['meeting'] } })
  const page = await (await site.get(`/records/${record}/days`)).text()
  expect(page).toContain('Meeting: With Mrs Frost')
  expect(page).toContain('Staff change: Mrs Frost has left Hillview Academy')
  expect(page).not.toContain('called off')
  const [days] = await site.within(record, async (write) =>
    chartsOf(await findNewest(write, CHARTED_KINDS), {
      which: ['days'],
      on: ON,
      child: 'Robin',
      tagged: await findTagged(write),
    }),
  )
  expect(days?.events?.filter((each) => each.startsWith('13 '))).toEqual([
    '13 November 2026: Meeting',
  ])
  expect(days?.events).toContain('15 November 2026: Staff change')
  expect(days?.events?.join()).not.toMatch(/^14 |26 November|Frost/)
})

test('what happened after the day is not counted, and nothing is drawn of nothing', async () => {
  const early = await site.within(record, async (write) =>
    chartsOf(await findNewest(write, CHARTED_KINDS), {
      which: CHARTS,
      on: day('2026-09-30'),
      child: 'Robin',
    }),
  )
  expect(early).toEqual([])
})

test('print as a PDF for everybody, and never without something to show', async () => {
  for (const of of ['days', 'incidents', 'attendance', '']) {
    const sent = await site.get(`/records/${record}/days/charts.pdf?of=${of}`)
    expect(sent.status, of).toBe(200)
    const pdf = Buffer.from(await sent.arrayBuffer()).toString('latin1')
    expect(pdf).toContain('%PDF-')
    expect(pdf).toContain('pdfuaid')
    expect(pdf).toMatch(/\/Alt/)
  }
  const empty = await site.begin('Sam')
  expect((await site.get(`/records/${empty}/days/charts.pdf`)).status).toBe(404)
})
