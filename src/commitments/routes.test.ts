import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import type { EntryDraft } from '../record/entry.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { findEntries, findLines } from '../record/store.ts'
import { findOwed } from './store.ts'
import { standingOf } from './commitment.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const alex = 'Alex Ward <alex.ward@gmail.com>'
const reid = 'Claire Reid <c.reid@hillview.sch.uk>'
const on = day('2026-11-21')

function message(when: string, from: string, words: string): Partial<EntryDraft> {
  return {
    kind: 'message',
    happened: { day: day(when), time: '09:00', precision: 'minute' },
    body: { subject: 'Lunch', from, to: from === alex ? reid : alex, words, thread: 'm:lunch' },
  }
}
const ask = (title: string, since: string, more: object = {}): Partial<EntryDraft> => ({
  kind: 'ask',
  happened: { day: day(since), time: null, precision: 'day' },
  body: { title, debtor: 'Claire Reid', creditor: 'Alex Ward', ...more },
})

async function textOf(path: string): Promise<string> {
  const response = await site.get(path)
  expect(response.status).toBe(200)
  return response.text()
}
const first = async (record: string) =>
  site.within(record, async (write) => (await findOwed(write, on))[0]!)

describe('Today', () => {
  test('teaches an empty record how to begin', async () => {
    const record = await site.begin()
    const text = await textOf(`/records/${record}/today`)
    expect(text).toContain('Robin’s record begins here')
    expect(text).toContain('Bring in your emails')
  })

  test('counts what is waited for, late only with a ground, kept as large as the rest', async () => {
    const record = await site.begin()
    await site.add(
      record,
      ask('Say who supervises lunch', '2026-11-09', {
        due: '2026-11-13',
        dueBasis: 'their promise',
      }),
      ask('Decide on the evidence', '2026-09-28', { due: '2026-10-10', dueBasis: 'asked' }),
      { ...ask('A quiet place', '2026-11-12'), kind: 'promise' },
      {
        kind: 'answer',
        happened: { day: day('2026-11-14'), time: null, precision: 'day' },
        body: { of: 3, as: 'answered', words: null },
      },
    )
    const text = await textOf(`/records/${record}/today`)
    expect(text).toContain('2 answers Robin is waiting for')
    expect(text).toContain('<strong>8</strong> <span>days late</span>')
    expect(text).toContain('<strong>54</strong> <span>days waiting</span>')
    expect(text).toContain('past the day you asked for, 10 October')
    expect(text).toContain('<strong>Kept</strong>')
    expect(text.match(/days late/g)).toHaveLength(1)
  })

  test('calls nobody late in red while what came back is not judged', async () => {
    const record = await site.begin()
    const [source] = await site.add(
      record,
      message('2026-09-28', reid, 'I will write by 1 October.'),
    )
    await site.add(record, {
      kind: 'promise',
      happened: { day: day('2026-09-28'), time: null, precision: 'day' },
      body: {
        title: 'Write',
        debtor: 'Claire Reid',
        creditor: 'Alex Ward',
        source: source?.seq,
        due: '2026-10-01',
        dueBasis: 'their promise',
      },
    })
    expect(await textOf(`/records/${record}/today`)).toContain('heard-owed--late')
    await site.add(record, message('2026-09-30', reid, 'Here is the plan for lunch, as promised.'))
    const text = await textOf(`/records/${record}/today`)
    expect(text).toContain('Was that the answer?')
    expect(text).toContain('days late, unless answered')
    expect(text).not.toContain('heard-owed--late')

    const page = `/records/${record}/owed/${(await first(record)).address}`
    const done = { as: 'answered', 'day-day': '30', 'day-month': '9', 'day-year': '2026' }
    expect((await site.post(page, done)).status).toBe(303)
    expect(await textOf(page)).toContain('Done, as promised</a>')
  })

  test('puts replies to judge under their own question, after what is late, before what waits', async () => {
    const record = await site.begin()
    const late = { due: '2026-11-13', dueBasis: 'agreed' }
    await site.add(
      record,
      message('2026-09-28', alex, 'Who supervises lunch?'),
      ask('Lunch', '2026-09-28', { source: 1 }),
      ask('A quiet place', '2026-10-01'),
      ask('The plan', '2026-11-09', late),
    )
    const calm = await textOf(`/records/${record}/today`)
    expect(calm).not.toContain('One reply came in: was it the answer?')
    expect(calm).not.toContain('Still waiting')
    await site.add(record, message('2026-10-06', reid, 'Mrs Lee supervises on Mondays.'))
    const page = await textOf(`/records/${record}/today`)
    const parts = [
      '>The plan<',
      'One reply came in: was it the answer?',
      '>Lunch<',
      'Still waiting',
      'A quiet place',
    ]
    const places = parts.map((part) => page.indexOf(part))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  test('proposes what was found in the newest letters, and takes a yes in one press', async () => {
    const record = await site.begin()
    await site.add(record, message('2026-09-28', alex, 'Could you confirm who supervises lunch?'))
    const text = await textOf(`/records/${record}/today`)
    expect(text).toContain('Did you ask this?')
    const field = (name: string) =>
      new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(text)?.[1] ?? ''
    const fields = {
      id: field('id'),
      back: 'today',
      title: field('title'),
      debtor: field('debtor'),
    }
    const saved = await site.post(`/records/${record}/asks`, { ...fields, answer: 'yes' })
    expect(saved.status).toBe(303)
    expect(saved.headers.get('location')).toContain(`/records/${record}/today?kept=`)
    const after = await textOf(`/records/${record}/today`)
    expect(after).toContain('1 answer Robin is waiting for')
    expect(after).not.toContain('Did you ask this?')
    expect(after).toContain('never acknowledged')
  })
})

describe('what was found in letters', () => {
  test('asks again when the words were emptied, and forgets a no', async () => {
    const record = await site.begin()
    await site.add(record, message('2026-09-28', alex, 'Could you confirm who supervises lunch?'))
    const text = await textOf(`/records/${record}/asks`)
    const id = /name="id" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const slip = await site.post(`/records/${record}/asks`, {
      id,
      answer: 'yes',
      title: '',
      debtor: 'x',
    })
    expect(slip.status).toBe(422)
    expect(await slip.text()).toContain('Write what was asked')
    await site.post(`/records/${record}/asks`, { id, answer: 'no' })
    expect(await textOf(`/records/${record}/asks`)).not.toContain('who supervises lunch')
  })

  test('says how many wait, and no more than it has looked through', async () => {
    const record = await site.begin()
    const asked = message('2026-09-28', alex, 'Could you confirm who supervises lunch?')
    await site.add(record, asked)
    const path = `/records/${record}/asks`
    expect(await textOf(path)).toContain('>1 found, newest letters first.<')
    const dull = Array.from({ length: 40 }, () => message('2026-09-29', alex, 'Thank you.'))
    await site.add(
      record,
      ...dull,
      message('2026-09-30', alex, 'Could you confirm who has lunch duty?'),
    )
    const newest = await textOf(path)
    expect(newest).toContain('>1 found so far, newest letters first. Older letters may hold more.<')
    const next = /asks\?before=[^"]+/.exec(newest)?.[0] ?? ''
    expect(await textOf(`/records/${record}/${next}`)).toContain('>1 found in these older letters')
  })

  test('stays at the older letters after a yes and after a slip', async () => {
    const record = await site.begin()
    await site.add(record, message('2026-09-28', alex, 'Could you confirm who supervises lunch?'))
    await site.add(record, message('2026-09-29', alex, 'Thank you.'))
    const newest = await site.within(record, async (write) => findLines(write, { atMost: 1 }))
    const older = `/records/${record}/asks?before=${newest[0]?.address}`
    const text = await textOf(older)
    expect(text).toContain(`action="${older}"`)
    const id = /name="id" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const slip = await site.post(older, { id, answer: 'yes', title: '', debtor: 'x' })
    expect(await slip.text()).toContain(`action="${older}"`)
    const saved = await site.post(older, { id, answer: 'no' })
    expect(saved.headers.get('location')).toBe(`${older}&kept=no`)
  })

  test('nothing can be confirmed that is not in the letters', async () => {
    const record = await site.begin()
    const fields = { id: '1-00000000', answer: 'yes', title: 'Anything', debtor: 'Anyone' }
    expect((await site.post(`/records/${record}/asks`, fields)).status).toBe(404)
  })
})

describe('one commitment', () => {
  test('shows where it was asked, what came, and the next letter', async () => {
    const record = await site.begin()
    await site.add(
      record,
      message('2026-09-28', alex, 'Could you confirm who supervises lunch?'),
      ask('Confirm who supervises lunch', '2026-09-28', {
        source: 1,
        words: 'Could you confirm who supervises lunch?',
      }),
      message('2026-10-05', alex, 'Have you had a chance to look?'),
      message('2026-10-06', reid, 'Mrs Lee supervises on Mondays.'),
    )
    const { address } = await first(record)
    const text = await textOf(`/records/${record}/owed/${address}`)
    expect(text).toContain('asked 28 September, chased once')
    expect(text).toContain('What was that?')
    expect(text).toContain('Open in my email')
    expect(text).toContain('mailto:c.reid@hillview.sch.uk')
  })

  test('asks what a reply was before all else, the history folded; without one, tells the history', async () => {
    const record = await site.begin()
    const words = 'Could you confirm who supervises lunch?'
    await site.add(
      record,
      message('2026-09-28', alex, words),
      ask('Confirm who supervises lunch', '2026-09-28', { source: 1, words }),
    )
    const path = `/records/${record}/owed/${(await first(record)).address}`
    const orderOf = (text: string) =>
      ['id="what-happened"', 'What was asked</h2>', 'What happened so far', 'id="next-letter"']
        .map((part) => ({ part, at: text.indexOf(part) }))
        .filter(({ at }) => at >= 0)
        .toSorted((a, b) => a.at - b.at)
        .map(({ part }) => part)
    const calm = await textOf(path)
    expect(calm).toContain('<h2>What happened so far</h2>')
    expect(orderOf(calm).at(-1)).toBe('id="what-happened"')
    await site.add(record, message('2026-10-06', reid, 'Mrs Lee supervises on Mondays.'))
    const waiting = await textOf(path)
    expect(orderOf(waiting)).toEqual([
      'id="what-happened"',
      'What was asked</h2>',
      'What happened so far',
      'id="next-letter"',
    ])
    expect(waiting).toMatch(/<summary[^>]*><span[^>]*>What happened so far</)
    expect(waiting).not.toContain('<h2>What happened so far</h2>')
  })

  test.each([
    [{ as: 'part', words: 'Mondays only' }, 'part met'],
    [{ as: 'acknowledged' }, 'open'],
    [{ as: 'refused' }, 'refused'],
    [{ as: 'passed on', to: 'Head teacher' }, 'open'],
  ])('keeps what happened: %j', async (fields, standing) => {
    const record = await site.begin()
    await site.add(record, ask('Who supervises lunch', '2026-09-28'))
    const { address } = await first(record)
    const path = `/records/${record}/owed/${address}`
    const saved = await site.post(path, {
      ...fields,
      'day-day': '5',
      'day-month': '10',
      'day-year': '2026',
    })
    expect(saved.headers.get('location')).toBe(path)
    const kept = await first(record)
    expect(standingOf(kept, on)).toBe(standing)
    const text = await textOf(path)
    if ('to' in fields) expect(text).toContain('Head teacher, since 5 October')
  })

  test.each([
    [{}, 'Choose what happened'],
    [{ as: 'passed on' }, 'Write whom it was passed on to'],
    [
      { as: 'part', 'day-day': '30', 'day-month': '2', 'day-year': '2026' },
      'Give the day as day, month and year',
    ],
    [
      { as: 'part', 'day-day': '1', 'day-month': '1', 'day-year': '2027' },
      'Give today or an earlier day',
    ],
    [
      { as: 'part', 'day-day': '1', 'day-month': '9', 'day-year': '2026' },
      'Give a day after it was asked',
    ],
  ])('asks again for %j, keeping what was typed', async (fields, words) => {
    const record = await site.begin()
    await site.add(record, ask('Who supervises lunch', '2026-09-28'))
    const { address } = await first(record)
    const slip = await site.post(`/records/${record}/owed/${address}`, {
      ...fields,
      words: 'My own words',
    })
    expect(slip.status).toBe(422)
    const text = await slip.text()
    expect(text).toContain(words)
    expect(text).toContain('My own words')
  })

  test('offers letters of other threads that may be the answer, and lets them be judged', async () => {
    const record = await site.begin()
    const elsewhere = message('2026-10-20', reid, 'Lunch is supervised by Mrs Lee from now on.')
    const [, , other] = await site.add(
      record,
      {
        ...message('2026-09-28', alex, 'Could you confirm who supervises lunch?'),
        people: [{ name: 'Claire Reid', address: 'c.reid@hillview.sch.uk' }],
      },
      ask('Confirm who supervises lunch', '2026-09-28', {
        source: 1,
        words: 'Could you confirm who supervises lunch?',
      }),
      { ...elsewhere, body: { ...(elsewhere.body as object), thread: 'm:other' } },
    )
    const path = `/records/${record}/owed/${(await first(record)).address}`
    const text = await textOf(path)
    expect(text).toContain('Could this be the answer?')
    expect(text).toContain('It is from Claire Reid, whom you asked, and speaks of')
    const chosen = await textOf(`${path}?heard=${other?.address}`)
    expect(chosen).toContain('Claire Reid wrote on 20 October 2026')
    expect(chosen).toContain('value="20"')
    await site.post(path, {
      as: 'answered',
      heard: other?.address ?? '',
      'day-day': '20',
      'day-month': '10',
      'day-year': '2026',
    })
    expect(standingOf(await first(record), on)).toBe('met')
  })

  test('when they say they passed it on, fills in to whom, and waits for the parent to say so', async () => {
    const record = await site.begin()
    await site.add(
      record,
      message('2026-09-28', alex, 'Could you confirm who supervises lunch?'),
      ask('Confirm who supervises lunch', '2026-09-28', { source: 1 }),
      message('2026-10-05', reid, 'Thank you. I have passed this on to Mrs Marlow.'),
    )
    const today = await textOf(`/records/${record}/today`)
    expect(today).toContain('Was it passed on?')
    const text = await textOf(`/records/${record}/owed/${(await first(record)).address}`)
    expect(text).toContain('value="Mrs Marlow"')
    expect((await first(record)).handOvers).toEqual([])
  })

  test('pressed twice, it is kept once', async () => {
    const record = await site.begin()
    const down = `/records/${record}/owed/new`
    const tokenOn = async (path: string) =>
      /name="token" value="([0-9a-f-]{36})"/.exec(await (await site.get(path)).text())?.[1] ?? ''
    const asked = { kind: 'ask', title: 'Lunch', debtor: 'School', token: await tokenOn(down) }
    const [one, two] = [await site.post(down, asked), await site.post(down, asked)]
    const path = one.headers.get('location') ?? ''
    expect(two.headers.get('location')).toBe(path)
    const told = { as: 'passed on', to: 'Head teacher', token: await tokenOn(path) }
    for (const _press of [1, 2]) expect((await site.post(path, told)).status).toBe(303)
    const kept = await first(record)
    expect([kept.title, kept.handOvers.length]).toEqual(['Lunch', 1])
    expect(await site.within(record, (write) => findLines(write, { atMost: 9 }))).toHaveLength(2)
  })

  test('what came of it is for whoever may read it now, not for whom it was taken from', async () => {
    const record = await site.begin()
    await site.add(
      record,
      { ...ask('Who supervises lunch', '2026-09-28'), audience: 'circle' },
      { kind: 'audience', body: { of: 1, audience: 'me' } },
    )
    await site.post(`/records/${record}/owed/${(await first(record)).address}`, { as: 'part' })
    const [answer] = await site.within(record, (write) => findEntries(write, [3]))
    expect(answer).toMatchObject({ kind: 'answer', audience: 'me' })
  })

  test('is not there for an address nobody gave out, nor for nobody', async () => {
    const record = await site.begin()
    expect((await site.get(`/records/${record}/owed/nothing`)).status).toBe(404)
    expect((await site.asNobody(`/records/${record}/today`)).status).toBe(303)
  })
})

describe('writing down by hand what was asked or promised', () => {
  test('keeps who, what, when, and a day only with its ground', async () => {
    const record = await site.begin()
    const path = `/records/${record}/owed/new`
    expect(await textOf(path)).toContain('Write down what was asked')
    const fields = {
      kind: 'promise',
      title: 'Ring back about the evidence',
      debtor: 'Mr Banerjee',
      words: 'On the phone',
    }
    const days = {
      'since-day': '13',
      'since-month': '10',
      'since-year': '2026',
      'due-day': '15',
      'due-month': '10',
      'due-year': '2026',
    }
    const saved = await site.post(path, { ...fields, ...days, dueBasis: 'their promise' })
    expect(saved.status).toBe(303)
    expect(await first(record)).toMatchObject({
      kind: 'promise',
      debtor: 'Mr Banerjee',
      creditor: 'Alex Ward',
      due: '2026-10-15',
      since: '2026-10-13',
    })
    await site.post(path, {
      ...fields,
      kind: 'ask',
      title: 'Say so in writing',
      ...days,
      dueBasis: 'asked',
    })
    const owed = await site.within(record, (write) => findOwed(write, on))
    expect(owed.find((each) => each.title === 'Say so in writing')).toMatchObject({
      due: null,
      askedBy: '2026-10-15',
    })
  })

  test.each([
    [{ title: '' }, 'Write what was asked or promised'],
    [{ debtor: '' }, 'Write who was asked, or who promised it'],
    [{ 'since-year': '2027' }, 'Give today or an earlier day'],
    [{ dueBasis: '' }, 'Say where this day comes from'],
    [
      { dueBasis: 'law', 'due-day': '', 'due-month': '', 'due-year': '' },
      'Give the day it was due',
    ],
  ])('asks again for %j', async (wrong, words) => {
    const record = await site.begin()
    const fields = {
      kind: 'ask',
      title: 'A title',
      debtor: 'Ms Reid',
      dueBasis: 'agreed',
      'since-day': '1',
      'since-month': '10',
      'since-year': '2026',
      'due-day': '15',
      'due-month': '10',
      'due-year': '2026',
      ...wrong,
    }
    const slip = await site.post(`/records/${record}/owed/new`, fields)
    expect(slip.status).toBe(422)
    expect(await slip.text()).toContain(words)
  })
})

test('the whole list goes in pages, and what is settled has its own', async () => {
  const record = await site.begin()
  await site.add(
    record,
    ...Array.from({ length: 23 }, (_, index) => ask(`Ask number ${index + 1}.`, '2026-10-01')),
  )
  const one = await textOf(`/records/${record}/owed`)
  expect(one).toContain('Ask number 20.')
  expect(one).not.toContain('Ask number 21.')
  const two = await textOf(`/records/${record}/owed?from=20`)
  expect(two).toContain('Ask number 23.')
  expect(await textOf(`/records/${record}/owed?show=settled`)).toContain('will be listed here')
})

describe('a yes or a no to what was found', () => {
  test('is confirmed on the page it leads to, once', async () => {
    const record = await site.begin()
    await site.add(record, message('2026-10-05', alex, 'Could you tell us who supervises lunch?'))
    const asks = await textOf(`/records/${record}/asks`)
    const id = /name="id" value="([^"]+)"/.exec(asks)?.[1] ?? ''
    const fields = { id, title: 'Lunch', debtor: 'Ms Reid' }
    const yes = await site.post(`/records/${record}/asks`, { ...fields, answer: 'yes' })
    const to = yes.headers.get('location') ?? ''
    expect(await textOf(to)).toContain('It is on the list now')
    expect(await textOf(`/records/${record}/asks`)).not.toContain('It is on the list now')
    expect(await textOf(`/records/${record}/today?kept=no`)).toContain('will not be asked about it')
    expect(await textOf(`/records/${record}/today?kept=<i>`)).not.toContain('<i>')
  })
})
