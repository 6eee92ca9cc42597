import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import type { EntryDraft } from '../record/entry.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { findNeeds, findStops } from './stops.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const entry = (kind: string, when: string, body: object): Partial<EntryDraft> => ({
  kind,
  happened: { day: day(when), time: null, precision: 'day' },
  body,
})

async function textOf(path: string): Promise<string> {
  const response = await site.get(path)
  expect(response.status).toBe(200)
  return response.text()
}

const token = '1a2b3c4d-1111-4222-8333-444455556666'
const needs = (record: string) => site.within(record, findNeeds)

describe('needs', () => {
  test('are written down once, however often it is sent', async () => {
    const record = await site.begin()
    expect(await textOf(`/records/${record}/needs`)).toContain('No diagnosis is asked for')
    const given = {
      token,
      title: 'Help with anxiety',
      words: 'She hides',
      area: 'cognition and learning',
    }
    const saved = await site.post(`/records/${record}/needs/new`, given)
    expect(saved.status).toBe(303)
    await site.post(`/records/${record}/needs/new`, given)
    expect((await needs(record)).map(({ title, area }) => [title, area])).toEqual([
      ['Help with anxiety', 'cognition and learning'],
    ])
    const page = await textOf(saved.headers.get('location') ?? '')
    expect(page).toContain('Help with anxiety')
    expect(page).toContain('The path')
  })

  test('come back with what was typed when something is wrong', async () => {
    const record = await site.begin()
    const wrong = await site.post(`/records/${record}/needs/new`, {
      token,
      title: '',
      words: 'What I typed',
      'since-day': '31',
      'since-month': '2',
      'since-year': '2026',
    })
    expect(wrong.status).toBe(422)
    const text = await wrong.text()
    expect(text).toContain('What I typed')
    expect(text).toContain('Give the day as day, month and year')
  })

  test('end when they are met, and are then no circle', async () => {
    const record = await site.begin()
    await site.add(record, entry('need', '2026-09-01', { title: 'A quiet place' }))
    const [need] = await needs(record)
    const path = `/records/${record}/needs/${need?.address}`
    expect((await site.post(path, { token })).status).toBe(422)
    expect((await site.post(path, { token, as: 'answered', words: 'He has it' })).status).toBe(303)
    expect(await textOf(path)).toContain('Over since 21 November 2026')
  })

  test('are corrected by whoever wrote them down, and keep their path', async () => {
    const record = await site.begin()
    await site.add(
      record,
      entry('need', '2026-09-01', { title: 'Help with reeding', words: 'Old words' }),
      entry('hand-over', '2026-09-10', { of: 1, from: 'GP', to: 'School' }),
    )
    const [need] = await needs(record)
    const path = `/records/${record}/needs/${need?.address}`
    expect(await textOf(`${path}/correct`)).toContain('Help with reeding')
    const given = { token, title: 'Help with reading', words: '', since: '2026-08-01' }
    expect((await site.post(`${path}/correct`, { token, title: '' })).status).toBe(422)
    expect((await site.post(`${path}/correct`, given)).status).toBe(303)
    await site.post(`${path}/correct`, given)
    const [corrected, ...more] = await needs(record)
    expect(more).toEqual([])
    expect(corrected).toMatchObject({ title: 'Help with reading', words: null, root: 1, seq: 3 })
    expect(await textOf(path)).toContain('School has it now')
  })

  test('are not shown to a stranger', async () => {
    const record = await site.begin()
    await site.add(record, entry('need', '2026-09-01', { title: 'A quiet place' }))
    const stranger = await site.stranger()
    const other = await site.begin('Sam', stranger.id)
    const [need] = await needs(record)
    expect((await site.get(`/records/${other}/needs`)).status).toBe(404)
    expect((await site.get(`/records/${record}/needs/${need?.root}`)).status).toBe(404)
    expect((await site.asNobody(`/records/${record}/needs`)).status).not.toBe(200)
  })
})

describe('passing on', () => {
  test('takes one pasted line, and writes the need down with it', async () => {
    const record = await site.begin()
    const given = {
      token,
      words: 'CAMHS: not our remit, try Early Help',
      title: 'Help with anxiety',
    }
    const kept = await site.post(`/records/${record}/passed-on/new`, given)
    expect(kept.status).toBe(303)
    await site.post(`/records/${record}/passed-on/new`, given)
    const [need, ...more] = await needs(record)
    expect(more).toEqual([])
    const stops = await site.within(record, (write) => findStops(write, need?.root ?? 0))
    expect(stops).toMatchObject([
      { who: 'CAMHS', words: 'not our remit, try Early Help' },
      { who: 'Early Help', to: null },
    ])
  })

  test('asks only for what the words leave open', async () => {
    const record = await site.begin()
    const wrong = await site.post(`/records/${record}/passed-on/new`, {
      token,
      words: 'That is not for us',
    })
    expect(wrong.status).toBe(422)
    const text = await wrong.text()
    expect(text).toContain('Write who said it')
    expect(text).toContain('Write to whom they passed it')
    expect(text).toContain('That is not for us')
    expect(await needs(record)).toEqual([])
  })

  test('shows the path with the circle, its days, both sides of what was said, and the lever', async () => {
    const record = await site.begin()
    await site.add(
      record,
      entry('need', '2026-08-01', { title: 'An autism assessment' }),
      entry('hand-over', '2026-08-10', {
        of: 1,
        from: 'GP',
        to: 'School',
        words: 'School has to refer.',
      }),
      entry('hand-over', '2026-11-15', {
        of: 1,
        from: 'School',
        to: 'GP',
        words: 'The GP has to refer.',
      }),
    )
    const [need] = await needs(record)
    const text = await textOf(`/records/${record}/needs/${need?.address}`)
    expect(text).toMatch(/It has come back to GP\s*<strong>after 97 days<\/strong>/)
    expect(text).toContain('role="img"')
    expect(text).toContain('When it is fair')
    expect(text).toContain('Often right')
    expect(text).toContain('/law/rows/b28')
    expect(text).toContain('no diagnosis, no school consent')
    expect(text).toContain(`letter=joint&amp;of=${need?.address}`)
    expect(text).not.toMatch(/unlawful|wrong|breach|failed/i)
    const circles = await textOf(`/records/${record}/circles`)
    expect(circles).toContain('An autism assessment')
    expect(circles).toContain('97 days')
    expect(await textOf(`/records/${record}/needs`)).toContain('GP has it now')
  })

  test('refuses a body it cannot know, and hostile words stay words', async () => {
    const record = await site.begin()
    const kept = await site.post(`/records/${record}/passed-on/new`, {
      token,
      words: '<script>alert(1)</script>',
      from: '<b>GP</b>',
      to: '<i>School</i>',
      title: '<u>Need</u>',
    })
    expect(kept.status).toBe(303)
    const text = await textOf((kept.headers.get('location') ?? '').replace('#path', ''))
    expect(text).not.toContain('<script>alert')
    expect(text).not.toContain('<b>GP')
    const unknown = await site.post(`/records/${record}/passed-on/new`, {
      token,
      words: 'GP: ask School',
      about: '999',
    })
    expect(unknown.status).toBe(422)
  })
})

describe('what you were told', () => {
  test('is looked up from a message, and the next question becomes an ask', async () => {
    const record = await site.begin()
    const [message] = await site.add(record, {
      ...entry('message', '2026-10-01', {
        subject: 'Your request',
        from: 'Claire Reid <c.reid@hillview.sch.uk>',
        to: 'Alex Ward <alex.ward@gmail.com>',
        words: 'Hello. There is nothing school can put in place without a diagnosis. Best wishes',
        thread: 'm:1',
      }),
    })
    const page = await textOf(`/records/${record}/told?entry=${message?.address}`)
    expect(page).toContain('/law/rows/b01')
    expect(page).toContain('When it is fair')
    expect(page).toContain('/owed/new?row=b01&amp;to=Claire+Reid')
    const ask = await textOf(`/records/${record}/owed/new?row=b01&to=Claire+Reid`)
    expect(ask).toContain('value="Claire Reid"')
    expect(ask).toContain('which support starts this week')
    expect(page).not.toContain('If someone may not be safe')
    const worse = await site.post(`/records/${record}/told`, {
      words: 'She wants to kill herself.',
    })
    expect(await worse.text()).toContain('If someone may not be safe')
    const none = await site.post(`/records/${record}/told`, { words: 'The cat sat on the mat' })
    expect(await none.text()).toContain('Nothing here is like that')
    expect((await site.post(`/records/${record}/told`, { words: '' })).status).toBe(422)
  })
})

describe('passing on found in messages', () => {
  const message = (when: string, words: string): Partial<EntryDraft> => ({
    ...entry('message', when, {
      subject: 'Referral',
      from: 'Dr Lena Fox <l.fox@westshire-camhs.nhs.uk>',
      to: 'Alex Ward <alex.ward@gmail.com>',
      words,
      thread: `m:${when}`,
    }),
  })

  test('is proposed, kept only on a yes with its evidence, and not proposed again', async () => {
    const record = await site.begin()
    await site.add(
      record,
      message('2026-10-02', 'Thank you for your letter. Please contact Early Help about this.'),
      message('2026-10-09', 'We hope you are well. We are closing the referral.'),
      message('2026-10-12', 'It was good to meet you. The clinic has moved to the second floor.'),
    )
    const asks = await textOf(`/records/${record}/asks`)
    expect(asks).toContain('From CAMHS to Early Help?')
    expect(asks).toContain('Did CAMHS end it or pass it on?')
    expect(asks).not.toContain('second floor')
    expect(await needs(record)).toEqual([])
    const yes = /passed-on\/new\?entry=[\w-]+&amp;proposal=[\w-]+/g.exec(
      asks.slice(asks.indexOf('From CAMHS to Early Help')),
    )?.[0]
    const form = await textOf(`/records/${record}/${yes?.replaceAll('&amp;', '&')}`)
    expect(form).toContain('value="Early Help"')
    const [, address = '', proposal = ''] =
      /entry=([\w-]+)&amp;proposal=([\w-]+)/.exec(yes ?? '') ?? []
    const kept = await site.post(`/records/${record}/passed-on/new`, {
      token,
      entry: address,
      proposal,
      words: 'Please contact Early Help about this.',
      from: 'CAMHS',
      to: 'Early Help',
      title: 'Help with anxiety',
      day: '2026-10-02',
    })
    expect(kept.status).toBe(303)
    const [need] = await needs(record)
    const stops = await site.within(record, (write) => findStops(write, need?.root ?? 0))
    expect(stops[0]).toMatchObject({ who: 'CAMHS', source: 1, to: '2026-10-02' })
    const after = await textOf(`/records/${record}/asks`)
    expect(after).not.toContain('From CAMHS to Early Help?')
    const id = /name="id" value="([\w-]+)"/.exec(
      after.slice(after.indexOf('Did CAMHS end it')),
    )?.[1]
    const no = await site.post(`/records/${record}/passed-on/no`, { id: id ?? '' })
    expect(no.status).toBe(303)
    expect(await textOf(`/records/${record}/asks`)).not.toContain('Did CAMHS end it')
  })

  test('keeps the very words and the message with a hand-over said of a reply', async () => {
    const record = await site.begin()
    const [ask, reply] = await site.add(
      record,
      entry('ask', '2026-10-01', { title: 'A referral', debtor: 'CAMHS', creditor: 'Alex Ward' }),
      message('2026-10-02', 'Thank you for your letter. Please contact Early Help about this.'),
    )
    const told = await site.post(`/records/${record}/owed/${ask?.address}`, {
      token,
      heard: reply?.address ?? '',
      as: 'passed on',
      to: 'Early Help',
      day: '2026-10-02',
      words: '',
    })
    expect(told.status).toBe(303)
    const [stop] = await site.within(record, (write) => findStops(write, ask?.seq ?? 0))
    expect(stop).toMatchObject({ words: 'Please contact Early Help about this.', source: 2 })
    const page = await textOf(`/records/${record}/owed/${ask?.address}`)
    expect(page).toContain('Who has held it')
  })
})
