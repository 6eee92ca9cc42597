import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testSite, type TestSite } from '../test-site.ts'
import { findCalendars, findPolicies } from './calendars.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const PASTED = `Autumn term: 2 September 2026 to 18 December 2026
Autumn half-term: 26 October 2026 to 30 October 2026
INSET day: 1 September 2026
Harvest festival: 5 October 2026`

/** What a page's hidden fields and boxes hold, as a browser would send them back. */
function fieldsOf(html: string): Record<string, string> {
  const found: Record<string, string> = {}
  const text = (raw: string) =>
    raw.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'")
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1]
    if (name !== undefined) found[name] = text(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', value = ''] of html.matchAll(
    /<textarea\b[^>]*\bname="([^"]*)"[^>]*>([^<]*)</g,
  ))
    found[name] = text(value)
  return found
}

const give = async (path: string, fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return site.post(`${path}/school-dates/new/paste`, form)
}

describe('giving school dates', () => {
  test('pasted, shown as a calendar, kept once however often it is sent, and changed', async () => {
    const record = await site.begin()
    const path = `/records/${record}`
    const shown = await give(path, { school: 'Hillview Academy', words: PASTED })
    expect(shown.status).toBe(200)
    const page = await shown.text()
    expect(page).toContain('Autumn term')
    expect(page).toContain('1 other event was left out')
    expect(
      await site.within(record, findCalendars),
      'nothing is kept before it is checked',
    ).toEqual([])
    const fields = { ...fieldsOf(page), do: 'keep' }
    const [kept, again] = [
      await site.post(`${path}/school-dates/keep`, fields),
      await site.post(`${path}/school-dates/keep`, fields),
    ]
    const place = kept.headers.get('location') ?? ''
    expect(again.headers.get('location')).toBe(place)
    const [school] = await site.within(record, findCalendars)
    expect(school?.entries).toHaveLength(1)
    expect(school?.calendar.closures.map(({ name }) => name)).toEqual([
      'INSET day',
      'Autumn half-term',
    ])
    const own = place.replace('?kept=yes', '')
    const change = fieldsOf(await (await site.get(`${own}/change`)).text())
    const lines = `${change['lines']}\nClosed: Snow, 3 December 2026`
    const changed = await site.post(`${path}/school-dates/keep`, { ...change, lines, do: 'keep' })
    expect(changed.status, 'what was changed is shown once more').toBe(200)
    const looked = fieldsOf(await changed.text())
    const done = await site.post(`${path}/school-dates/keep`, { ...looked, do: 'keep' })
    expect(done.headers.get('location')).toBe(place)
    const [after] = await site.within(record, findCalendars)
    expect(after?.entries).toHaveLength(1)
    expect(after?.calendar.closures.at(-1)).toMatchObject({ from: '2026-12-03', name: 'Snow' })
    expect(await (await site.get(place)).text()).toContain('No date that is open now has moved')
  })

  test('a calendar file is read, and one that is none comes back with what was typed', async () => {
    const path = `/records/${await site.begin()}`
    const send = async (text: string) => {
      const form = new FormData()
      form.set('school', 'Hillview Academy')
      form.set('file', new File([text], 'dates.ics'))
      return site.post(`${path}/school-dates/new/file`, form)
    }
    const ics = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART;VALUE=DATE:20261026',
      'DTEND;VALUE=DATE:20261031',
      'SUMMARY:Half term',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')
    expect(await (await send(ics)).text()).toContain('Friday 30 October 2026')
    const wrong = await send('nothing of the sort')
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    expect(page).toContain('Hillview Academy')
    expect(page).toContain('.ics file')
  })

  test('typed in by hand', async () => {
    const path = `/records/${await site.begin()}`
    const form = new FormData()
    form.set('school', 'Hillview')
    form.set('autumn-from', '2026-09-02')
    form.set('autumn-to', '2026-12-18')
    form.set('closures', 'INSET day, 4 January 2027')
    const shown = await site.post(`${path}/school-dates/new/hand`, form)
    expect(await shown.text()).toContain('Closed: INSET day, Monday 4 January 2027')
    form.set('autumn-to', '')
    const wrong = await site.post(`${path}/school-dates/new/hand`, form)
    expect(await wrong.text()).toContain('Autumn term: give its last day')
  })

  test('lines that cannot be read are told by number, and nothing is lost', async () => {
    const path = `/records/${await site.begin()}`
    const fields = { school: 'Hillview', lines: 'Term: Autumn, sometime', do: 'keep', seen: '' }
    const wrong = await site.post(`${path}/school-dates/keep`, fields)
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    expect(page).toContain('Line 1: give each day with its year')
    expect(page).toContain('Term: Autumn, sometime')
  })
})

describe('promises of their own', () => {
  test('one is kept, shown beside the row of the law, and changed', async () => {
    const record = await site.begin()
    const path = `/records/${record}/school-dates`
    const fields = {
      organisation: 'Hillview Academy',
      title: 'Reply to a complaint',
      number: '10',
      unit: 'school days',
      words: 'We aim to reply within 10 school days.',
      where: 'Complaints policy, page 4',
      clock: 'sc-stage1',
      token: crypto.randomUUID(),
    }
    const kept = await site.post(`${path}/promises/new`, fields)
    const place = kept.headers.get('location') ?? ''
    const page = await (await site.get(place)).text()
    expect(page).toContain('10 school days')
    expect(page).toContain('/law/rows/sc-stage1')
    const [policy] = await site.within(record, findPolicies)
    const change = `${path}/promises/${policy?.address}/change`
    expect(await (await site.get(change)).text()).toContain('Complaints policy, page 4')
    await site.post(change, { ...fields, number: '15', token: crypto.randomUUID() })
    const after = await site.within(record, findPolicies)
    expect(after.map(({ number }) => number)).toEqual([15])
  })

  test('slips come back with everything that was typed', async () => {
    const path = `/records/${await site.begin()}/school-dates/promises/new`
    const wrong = await site.post(path, { title: 'Reply', number: 'soon' })
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    expect(page).toContain('Give the number they name')
    expect(page).toContain('value="Reply"')
  })
})
