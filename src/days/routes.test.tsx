import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../app.tsx'
import { day } from '../platform/day.ts'
import { makeLink, useLink } from '../platform/sign-in/store.ts'
import { findNewest } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'

let site: TestSite
let record: string
beforeAll(async () => {
  site = await testSite()
  record = await site.begin()
})
afterAll(() => site.close())

const at = (path: string) => `/records/${record}${path}`
const text = async (response: Response) => (await response.text()).replaceAll(/\s+/g, ' ')
const page = async (path: string) => text(await site.get(at(path)))
const send = (path: string, fields: Record<string, string>) =>
  site.post(at(path), { token: randomUUID(), ...fields })
const newest = (kind: string) => site.within(record, (write) => findNewest(write, [kind]))
const on = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })

/** The beginning of what a browser records: EBML, and one track of Opus. */
const aVoice = () =>
  Buffer.concat([
    Buffer.from(
      '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff1654ae6bbf',
      'hex',
    ),
    Buffer.from('A_OPUS'),
    Buffer.alloc(64),
  ])

describe('checking in', () => {
  test('one tap is enough; nothing at all is told kindly', async () => {
    expect((await send('/days/check-in', { worry: '4' })).status).toBe(303)
    const nothing = await send('/days/check-in', {})
    expect(nothing.status).toBe(422)
    expect(await text(nothing)).toContain('any of these is enough')
    expect((await newest('check-in')).map(({ body }) => body)).toMatchObject([
      { from: 'home', worry: 4, energy: null },
    ])
  })

  test('is corrected from its page; whose view it was stays', async () => {
    await send('/days/check-in', { from: 'school', worry: '2', word: 'fien' })
    const before = (await newest('check-in')).at(-1)
    const entryPage = await page(`/entries/${before?.address}`)
    expect(entryPage).toContain(`/days/correct/${before?.address}`)
    const sent = await send(`/days/correct/${before?.address}`, {
      from: 'home',
      worry: '2',
      word: 'fine',
      on: 'other',
      day: '2026-11-20',
    })
    expect(sent.status).toBe(303)
    const after = (await newest('check-in')).find(({ amends }) => amends === before?.seq)
    expect(after).toMatchObject({
      happened: { day: '2026-11-20' },
      body: { from: 'school', worry: 2, word: 'fine' },
    })
    expect((await newest('check-in')).some(({ seq }) => seq === before?.seq)).toBe(false)
    // Back to the day and number of check-ins that the tests below count.
    await send(`/entries/${after?.address}/erase`, {})
  })

  test('two of one day are both kept, and laid beside school’s', async () => {
    await send('/days/check-in', { worry: '5', word: 'under the table' })
    await send('/days/check-in', { from: 'school', worry: '1', word: 'fine' })
    expect(await newest('check-in')).toHaveLength(3)
    const shown = await page('/days')
    expect(shown).toContain('home saw more worry than school on 1')
    expect(shown).toContain('under the table')
    expect(shown).toContain('role="img"')
    expect(shown).toContain('The same as a table')
  })

  test('what happened is marked beside the days', async () => {
    await site.add(record, {
      kind: 'suspension',
      shelf: 'incidents',
      happened: on('2026-11-18'),
      body: { sort: 'unofficial', words: 'Please collect him.', sessions: 1 },
    })
    expect(await page('/days')).toContain('Sent home or kept home unofficially, half a day')
  })
})

describe('the register', () => {
  test('marks by hand leave out weekends and holidays', async () => {
    const sent = await send('/attendance/marks', {
      code: 'O',
      session: 'day',
      from: '2026-10-19',
      to: '2026-11-02',
    })
    // Five days, half-term, and the Monday after it.
    expect(sent.headers.get('location')).toContain('kept=12')
    const shown = await page('/attendance')
    expect(shown).toContain('12 unauthorised sessions in ten school weeks')
    expect(shown).toContain('Too few sessions to say a share')
  })

  test('a printout is shown before it is kept, and brought twice adds nothing', async () => {
    const csv = 'Date,AM,PM\n19/10/2026,I,I\n20/10/2026,O,O\nnonsense'
    const read = await text(await send('/attendance/bring', { text: csv }))
    expect(read).toContain('4 sessions were read')
    expect(read).toContain('2 of them are new or changed')
    expect(read).toContain('Line 4')
    expect((await newest('attendance')).length).toBe(6)
    await send('/attendance/keep', { text: csv })
    expect((await newest('attendance')).length).toBe(8)
    await send('/attendance/keep', { text: csv })
    expect((await newest('attendance')).length).toBe(8)
    const shown = await page('/attendance')
    expect(shown).toContain('2 marks were changed')
    expect(shown).toContain('10 unauthorised sessions in ten school weeks')
  })

  test('a slip in the marks is told at its box', async () => {
    const sent = await send('/attendance/marks', { code: 'H', from: '2026-10-19' })
    expect(sent.status).toBe(422)
    expect(await text(sent)).toContain('Choose the code')
  })

  test('medical evidence waits, and a correction decides it', async () => {
    await send('/days/new/medical-evidence', {
      title: 'Dr Amin’s letter',
      to: 'Hillview Academy',
      on: 'other',
      day: '2026-09-28',
    })
    expect(await page('/attendance')).toMatch(/<strong>54<\/strong> <span>days waiting/)
    const [entry] = await newest('medical evidence')
    await send(`/days/correct/${entry?.address}`, {
      title: 'Dr Amin’s letter',
      to: 'Hillview Academy',
      on: 'other',
      day: '2026-09-28',
      decided: '2026-10-05',
      decision: 'accepted',
    })
    expect(await page('/attendance')).toMatch(/<strong>7<\/strong> <span>days until decided/)
  })

  test('whose the pictures are stands on the pages that show them, and on no other', async () => {
    const by = 'openmoji.org'
    for (const path of ['/child/say', '/child/day', '/days/check-in'])
      expect(await page(path)).toContain(by)
    const other = await site.begin('Kit')
    expect(await text(await site.get(`/records/${other}/child`))).not.toContain(by)
    expect(await text(await site.get(`/records/${other}/days/words`))).not.toContain(by)
  })

  test('an absence is made ready with the standing words, kept, and not said to be sent', async () => {
    await send('/attendance/standing', { standing: 'Dr Amin’s letter explains why.' })
    const form = await page('/attendance/absence?day=2026-11-20')
    expect(form).toContain('Dr Amin’s letter explains why.')
    expect(form).toContain('was not well enough to be in school on Friday 20 November 2026')
    const sent = await send('/attendance/absence', {
      day: '2026-11-20',
      to: 'absence@hillview.example',
      words: 'Robin is ill today.',
      minutes: '12',
    })
    const kept = await text(await site.get(sent.headers.get('location') ?? ''))
    expect(kept).toContain('It is not sent yet')
    expect(kept).toContain('mailto:absence%40hillview.example')
    expect(await page('/attendance')).toContain('which took you 12 minutes')
    const [report] = (await newest('absence report')).toReversed()
    expect(report?.body).toMatchObject({ day: '2026-11-20', reason: 'illness' })
  })

  test('on a day without school nothing is reported: which day is asked', async () => {
    const before = (await newest('absence report')).length
    const asked = await page('/attendance/absence')
    expect(asked).toContain('Today, Saturday 21 November 2026, is not a school day')
    expect(asked).toContain(`href="/records/${record}/attendance/absence?day=2026-11-23`)
    expect(asked).toContain('Friday 20 November 2026')
    expect(asked).not.toContain('code I')
    const monday = await page('/attendance/absence?day=2026-11-23')
    expect(monday).toContain('is not well enough to be in school on Monday 23 November 2026')
    expect(await page('/attendance/absence?day-day=24&day-month=12&day-year=2026')).toContain(
      'Thursday 24 December 2026 is not a school day',
    )
    expect(await page('/attendance/absence?day=2026-11-31')).toContain('as in 28 9 2026')
    const given = { to: 'absence@hillview.example', words: 'Robin is ill.' }
    expect((await send('/attendance/absence', given)).status).toBe(422)
    expect((await newest('absence report')).length).toBe(before)
    expect(await page('/attendance/absence?day=2026-11-21&open=yes')).toContain(
      'By the dates we have',
    )
    const open = { ...given, day: '2026-11-21', open: 'yes' }
    expect((await send('/attendance/absence', open)).status).toBe(303)
  })
})

describe('the way back', () => {
  test('a step waits for what must be true first; a no is information', async () => {
    await send('/days/new/step', {
      title: 'Ten minutes in the library',
      acknowledge: 'That the card was taken away',
      homeOffLimits: 'yes',
    })
    const [step] = await newest('reintegration step')
    const id = `s${step?.address}`
    await send(`/way-back/${step?.address}`, {
      [`answer-${id}`]: 'no',
      [`words-${id}`]: 'Not while he is there.',
    })
    const shown = await page('/way-back')
    expect(shown).toContain('Robin says: no')
    expect(shown).toContain('This tells us something')
    expect(shown).toContain('Not while he is there.')
    expect(shown).toContain('Home is off limits')
    await send(`/way-back/${step?.address}`, {
      [`answer-${id}`]: 'yes',
      [`first-${id}`]: 'acknowledge',
    })
    const later = await page('/way-back')
    expect(later).toContain('Robin says: yes')
    expect(later).toContain('All that must be true first is true')
    expect(later).toContain('Not while he is there.')
    expect((await send(`/way-back/${step?.address}`, {})).status).toBe(422)
  })
})

describe('the child’s own page', () => {
  test('says who can read before the first word, and promises no secret that would not hold', async () => {
    const shown = await page('/child')
    expect(shown.indexOf('Who can read what you put here')).toBeLessThan(
      shown.indexOf('Say something'),
    )
    expect(shown).toContain('It cannot keep a secret from Alex Ward')
    expect(shown).toContain('tel:08001111')
    for (const path of ['/child/say', '/child/day'])
      expect(await page(path)).toContain('tel:08001111')
  })

  test('keeps words and pictures as the child’s, and tells them what became of it', async () => {
    const sent = await send('/child/say', {
      readers: 'me',
      words: 'its to loud',
      pictures: 'tired',
    })
    expect(sent.status).toBe(303)
    const [voice] = await newest('voice')
    expect(voice).toMatchObject({
      author: 'Robin',
      audience: 'me',
      body: { words: 'its to loud', pictures: ['tired'], alone: true },
    })
    expect(await page(`/child/kept/${voice?.address}`)).toContain('Alex Ward can read it')
    expect(await page('/days/words')).toContain('its to loud')
    await send(`/days/words/${voice?.address}/heard`, {
      words: 'Miss Kerr put felt on the chairs.',
    })
    expect(await page('/child')).toContain('Miss Kerr put felt on the chairs.')
  })

  test('what stands round the words is mended; the words are not', async () => {
    const [voice] = await newest('voice')
    const form = await page(`/days/correct/${voice?.address}`)
    expect(form).not.toContain('its to loud')
    await send(`/days/correct/${voice?.address}`, { where: 'In the car', words: 'It is too loud.' })
    const mended = (await newest('voice')).find(({ amends }) => amends === voice?.seq)
    expect(mended?.body).toMatchObject({ words: 'its to loud', where: 'In the car', alone: true })
  })

  test('nothing said is told kindly, and a reader nobody knows is refused', async () => {
    expect((await send('/child/say', { readers: 'me' })).status).toBe(422)
    const unknown = await send('/child/say', { readers: randomUUID(), words: 'x' })
    expect(await text(unknown)).toContain('Choose who may read this')
    expect((await send('/child/day', { readers: 'me', worry: '5' })).status).toBe(303)
  })

  test('words of danger bring help first, on the page and in the line of words', async () => {
    const sent = await send('/child/say', {
      readers: 'me',
      words: 'I dont want to be here. I want to die',
    })
    expect(sent.headers.get('location')).toContain('help=first')
    expect(await page('/days/words')).toContain('Before anything else')
  })

  test('a voice alone is enough; only the page that records may use the microphone', async () => {
    const policy = async (path: string) =>
      (await site.get(at(path))).headers.get('permissions-policy')
    expect(await policy('/child/say')).toContain('microphone=(self)')
    for (const path of ['/child', '/child/day', '/days/words'])
      expect(await policy(path)).toContain('microphone=()')
    const form = new FormData()
    form.set('token', randomUUID())
    form.set('readers', 'me')
    form.set('voice', new File([aVoice()], 'voice.webm', { type: 'text/html' }))
    expect((await site.post(at('/child/say'), form)).status).toBe(303)
    const voice = (await newest('voice')).at(-1)
    expect(voice).toMatchObject({
      body: { how: 'spoken', words: null },
      files: [{ type: 'audio/webm' }],
    })
    const words = await page('/days/words')
    expect(words).toContain(`<audio class="heard-voice"`)
    const file = await site.get(at(`/entries/${voice?.address}/files/0`))
    expect(file.headers.get('content-type')).toBe('audio/webm')
    await send(`/days/words/${voice?.address}/typed`, { words: 'He hums.' })
    const typed = await page('/days/words')
    expect(typed).toContain('Alex Ward heard: “He hums.”')
    expect(typed).toContain(`<audio class="heard-voice"`)
    expect((await newest('voice')).at(-1)?.body).toMatchObject({ words: null })
  })

  test('another entry of the record is not shown as theirs', async () => {
    const [note] = await site.add(record, {})
    expect((await site.get(at(`/child/kept/${note?.address}`))).status).toBe(404)
  })
})

test('said by the child and by others: only the child’s words stand in their line', async () => {
  await site.add(
    record,
    { kind: 'said', body: { who: 'Robin Ward', words: 'I used up all my fine.' } },
    { kind: 'said', body: { who: 'Tom Castle', words: 'Nobody told us anything.' } },
  )
  const shown = await page('/days/words')
  expect(shown).toContain('I used up all my fine.')
  expect(shown).not.toContain('Nobody told us anything.')
})

test('charts count what happened by where and when, and name no adult on few', async () => {
  const told = { kind: 'incident', shelf: 'incidents' as const, happened: on('2026-11-10') }
  await site.add(
    record,
    { ...told, body: { behaviour: 'Hid.', where: 'Canteen', adults: ['Mrs Frost'], hard: 4 } },
    { ...told, body: { behaviour: 'Left.', where: 'canteen' } },
  )
  const shown = await page('/days/charts')
  expect(shown).toContain('Most often: Canteen, 2 of 2')
  expect(shown).not.toContain('Mrs Frost')
})

test('letters a school could send name the child, and promise and threaten nothing', async () => {
  const shown = await page('/attendance/letters')
  expect(shown).toContain('We missed Robin this week')
  expect(shown).not.toMatch(/CHILD|SCHOOL|penalty|fine\b|must\b/)
})

test('the timeline leaves the register’s marks out, says so, and finds them when asked', async () => {
  const other = await site.begin('Sam')
  const told = { happened: on('2026-11-10'), shelf: 'days' as const }
  await site.add(
    other,
    { ...told, kind: 'attendance', body: { session: 'am', code: 'I', reason: 'Earache' } },
    { ...told, kind: 'check-in', body: { from: 'home', word: 'pigeon' } },
  )
  const timeline = async (query: string) =>
    text(await site.get(`/records/${other}/timeline${query}`))
  const shown = await timeline('')
  expect(shown).toContain('pigeon')
  expect(shown).not.toContain('Register, morning: I')
  expect(shown).toContain('Left out here')
  expect(await timeline('?kind=attendance')).toContain('Register, morning: I')
  expect(await timeline('?q=earache')).toContain('Register, morning: I')
})

test('a young person who is signed in chooses for themselves: only me is only theirs', async () => {
  const { account, member } = await site.seat(record, 'Robin', ['profile', 'days'])
  const owner = new pg.Client({ connectionString: site.urls.owner })
  await owner.connect()
  await owner.query(`update member set role = 'young person' where id = $1`, [member])
  await owner.end()
  const { db } = site.ledger
  const now = site.site.now()
  const session = await useLink(db, await makeLink(db, { id: account, name: 'Robin' }, now), now)
  const headers = { cookie: `heard-session=${session}`, origin: site.site.url }
  const app = createApp(site.site)
  const form = await text(await app.request(at('/child/say'), { headers }))
  expect(form).toContain('Heard shows it to nobody else, not to Alex Ward either')
  expect(form).toContain('Me and Alex Ward')
  expect(form).not.toContain('It cannot keep a secret')
  const body = new URLSearchParams({ token: randomUUID(), readers: 'me', words: 'Mine alone.' })
  const sent = await app.request(at('/child/say'), { method: 'POST', headers, body })
  expect(await text(await app.request(sent.headers.get('location') ?? '', { headers }))).toContain(
    'Only you can read it',
  )
  expect(JSON.stringify(await newest('voice'))).not.toContain('Mine alone.')
})
