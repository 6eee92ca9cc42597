/** Before, during and after: what a parent and a SENCO do with one meeting, and what nobody else sees. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findEfforts } from '../correspondence/taken/find-taken.ts'
import { day } from '../platform/day.ts'
import { findNewest } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { visitAs, type Visitor } from '../together/test-visitors.ts'
import { findMeetings } from './store.ts'

let site: TestSite
let record = ''
let senco: Visitor
let teacher: Visitor
beforeAll(async () => {
  site = await testSite()
  record = await site.begin()
  senco = await visitAs(site, record, {
    name: 'Paul Hendry',
    role: 'SENCO',
    shelves: ['meetings', 'messages'],
    writes: ['meetings'],
  })
  teacher = await visitAs(site, record, {
    name: 'Amy Kerr',
    role: 'subject teacher',
    shelves: ['days'],
  })
})
afterAll(() => site.close())

const NEXT = {
  sort: 'SEN support review',
  title: 'How November went',
  'on-day': '26',
  'on-month': '11',
  'on-year': '2026',
  time: '15:45',
  there: 'Paul Hendry, SENCO\nClaire Reid, Head of Year',
  withUs: 'Bea Collins, SENDIASS',
  where: 'The quiet room',
}

/** Puts a meeting in by the form and gives its path. */
async function put(fields: Record<string, string> = {}): Promise<string> {
  const sent = await site.post(`/records/${record}/meetings/new`, {
    ...NEXT,
    audience: 'circle',
    token: randomUUID(),
    ...fields,
  })
  expect(sent.status).toBe(303)
  return sent.headers.get('location') ?? ''
}
const been = { 'on-day': '20', title: 'Yesterday’s meeting' }
const text = async (path: string) => (await site.get(path)).text()
const newest = (kind: string) => site.within(record, (write) => findNewest(write, [kind]))

describe('before', () => {
  test('a form with slips comes back with everything typed, and sent twice it adds one', async () => {
    const wrong = await site.post(`/records/${record}/meetings/new`, {
      ...NEXT,
      sort: '',
      time: 'teatime',
      'on-day': '31',
    })
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    expect(page).toContain('Choose what sort of meeting it is')
    expect(page).toContain('Give the time as in 15:45')
    expect(page).toContain('Claire Reid, Head of Year')
    const token = randomUUID()
    const [one, two] = [await put({ token }), await put({ token })]
    expect(one).toBe(two)
    expect((await newest('meeting')).length).toBe(1)
  })

  test('it is mine alone until I say otherwise; whoever shares the meetings sees one that is shared', async () => {
    const alone = await put({ audience: '', title: 'Mine alone' })
    const shared = await put({ title: 'For all of us' })
    expect((await senco.get(alone)).status).toBe(404)
    const list = await (await senco.get(`/records/${record}/meetings`)).text()
    expect(list).toContain('For all of us')
    expect(list).not.toContain('Mine alone')
    expect((await senco.get(shared)).status).toBe(200)
    expect((await teacher.get(`/records/${record}/meetings`)).status).toBe(404)
    expect((await teacher.get(shared)).status).toBe(404)
  })

  test('one page of it: what each would like, what is open with whom, what was done, and how to be human', async () => {
    await site.add(
      record,
      {
        kind: 'ask',
        body: { title: 'Who supervises lunch', debtor: 'Claire Reid', creditor: 'Alex' },
      },
      { kind: 'ask', body: { title: 'A date for the clinic', debtor: 'CAMHS', creditor: 'Alex' } },
      {
        kind: 'left',
        happened: { day: day('2026-11-10'), time: null, precision: 'day' },
        body: { name: 'Miss Lowe', organisation: 'Hillview' },
      },
    )
    const path = await put()
    const views = { whose: 'child', comeOut: 'The back table.', token: randomUUID() }
    expect((await site.post(`${path}/view`, views)).status).toBe(422)
    expect((await newest('meeting view')).length).toBe(0)
    expect((await site.post(`${path}/view`, { ...views, childYes: 'yes' })).status).toBe(303)
    expect((await site.post(`${path}/view`, { ...views, childYes: 'yes' })).status).toBe(303)
    expect((await newest('meeting view')).map(({ author }) => author)).toEqual(['Robin'])
    const page = await text(`${path}/before`)
    expect(page).toContain('The back table.')
    const [withThem = '', others = ''] = page.split('With others')
    expect(withThem).toContain('Who supervises lunch')
    expect(others).toContain('A date for the clinic')
    expect(page).toContain('staff change')
    expect(page).toContain('If you hold it')
    expect(await text(`${path}/print`)).not.toContain('If you hold it')
  })

  test('what is printed passes the gate', async () => {
    const other = await site.begin('Sam')
    await site.add(other, {
      kind: 'whereabouts',
      shelf: 'private',
      body: { addresses: ['12 Acacia Avenue'] },
    })
    const [met] = await site.add(other, {
      kind: 'meeting',
      shelf: 'meetings',
      body: { title: 'A visit', sort: 'other', where: '12 Acacia Avenue' },
    })
    const at = `/records/${other}/meetings/${met?.address}`
    expect(await text(`${at}/before`)).toContain('12 Acacia Avenue')
    expect(await text(`${at}/print`)).toContain('It has not gone yet')
  })

  test('so does who has what is open: the name it was passed on to', async () => {
    const other = await site.begin('Sam')
    const [, met, ask] = await site.add(
      other,
      { kind: 'whereabouts', shelf: 'private', body: { schools: ['Larkfield Academy'] } },
      { kind: 'meeting', shelf: 'meetings', body: { title: 'A review', sort: 'other' } },
      { kind: 'ask', body: { title: 'A key', debtor: 'The council', creditor: 'Alex' } },
    )
    await site.add(other, {
      kind: 'hand-over',
      body: { of: ask?.seq, from: 'The council', to: 'Larkfield Academy' },
    })
    const at = `/records/${other}/meetings/${met?.address}`
    expect(await text(`${at}/before`)).toContain('Larkfield Academy')
    expect(await text(`${at}/print`)).toContain('It has not gone yet')
  })

  test('what the record shows stands there for whoever kept it, and is printed only where they choose', async () => {
    const path = await put({ title: 'With findings' })
    const [hard, tears] = await site.add(
      record,
      {
        kind: 'incident',
        shelf: 'incidents',
        body: { behaviour: 'Under the table', explained: 'yes', sanction: 'Detention' },
      },
      { kind: 'voice', shelf: 'profile', body: { words: 'Twelve Willow Close made me cry' } },
    )
    const finding = {
      finding: 'sanctioned-for-known-need',
      rule: 'sanctioned-for-known-need',
      claim: 'A detention for what the plan explains.',
      for: [hard?.seq],
      cameNext: [tears?.seq],
      links: [{ of: tears?.seq, words: 'he cried at home' }],
    }
    const add = (body: object) =>
      site.add(record, { kind: 'finding', shelf: 'private', body: { ...finding, ...body } })
    await add({ verdict: 'kept' })
    await add({ finding: 'told-late', rule: 'told-late', verdict: 'not right', claim: 'Set aside' })
    const page = await text(`${path}/before`)
    expect(page).toContain('A detention for what the plan explains.')
    expect(page).toContain('1 entry for it, 0 against it')
    expect(page).toMatch(/then, [^<]*: he cried at home/)
    expect(page).not.toContain('Set aside')
    expect(await (await senco.get(`${path}/before`)).text()).not.toContain('A detention for')
    expect(await text(`${path}/print`)).not.toContain('A detention for')
    expect(await text(`${path}/print?with=shows`)).toContain('A detention for')
    expect(await (await senco.get(`${path}/print?with=shows`)).text()).not.toContain(
      'detention for',
    )
    const home = { kind: 'whereabouts', shelf: 'private' as const }
    await site.add(record, { ...home, body: { places: [{ name: 'cried at home' }] } })
    expect(await text(`${path}/print?with=shows`)).toContain('It has not gone yet')
    await add({ verdict: 'not right' })
    expect(await text(`${path}/before`)).not.toContain('A detention for')
  })

  test('a correction keeps the paper it came with and where it came from', async () => {
    const [letter] = await site.add(record, { kind: 'note', body: { words: 'They wrote' } })
    const [invited] = await site.add(record, {
      kind: 'meeting',
      shelf: 'meetings',
      body: { title: 'As invited', sort: 'other', source: letter?.seq },
      files: [{ name: 'invitation.txt', bytes: Buffer.from('Come on Thursday') }],
    })
    const changed = await site.post(`/records/${record}/meetings/${invited?.address}/change`, {
      ...NEXT,
      title: 'As invited, and moved',
      token: randomUUID(),
    })
    expect(changed.status).toBe(303)
    const moved = (await newest('meeting')).find(({ root }) => root === invited?.root)
    expect(moved?.files.map(({ name }) => name)).toEqual(['invitation.txt'])
    expect(moved?.body).toMatchObject({ title: 'As invited, and moved', source: letter?.seq })
  })

  test('only whoever put it there changes it; called off, it is not on the first page', async () => {
    const path = await put({ title: 'Moved once' })
    expect((await senco.get(`${path}/change`)).status).toBe(403)
    expect(await text(`/records/${record}/today`)).toContain('Moved once')
    expect(await text(`${path}/change`)).toContain('Paul Hendry, SENCO')
    const changed = await site.post(`${path}/change`, {
      ...NEXT,
      title: 'Moved once',
      calledOff: 'yes',
    })
    expect(changed.status).toBe(303)
    expect(await text(path)).toContain('It was called off')
    expect(await text(`/records/${record}/today`)).not.toContain('Moved once')
  })
})

describe('during and after', () => {
  test('each tap is kept once, as what it is; what somebody will do is a promise', async () => {
    const path = await put(been)
    const tap = async (fields: Record<string, string>, token: string = randomUUID()) =>
      (await site.post(`${path}/during`, { ...fields, token })).status
    const token = randomUUID()
    const said = { sort: 'said', words: 'We can do that.', who: 'SENCO' }
    expect(await tap(said, token)).toBe(303)
    expect(await tap(said, token)).toBe(303)
    expect(await tap({ sort: 'not agreed', words: 'Who supervises lunch.' })).toBe(303)
    expect(await tap({ sort: 'agreed', words: 'Send the rota' })).toBe(422)
    const due = { 'due-day': '27', 'due-month': '11', 'due-year': '2026' }
    expect(await tap({ sort: 'agreed', words: 'Send the rota', who: 'Paul Hendry', ...due })).toBe(
      303,
    )
    const [minutes] = await newest('meeting minutes')
    expect(minutes?.body).toMatchObject({
      said: [{ who: 'SENCO', words: 'We can do that.' }],
      notAgreed: 'Who supervises lunch.',
    })
    const promise = (await newest('promise')).find(({ title }) => title === 'Send the rota')
    expect(promise?.body).toMatchObject({
      debtor: 'Paul Hendry',
      creditor: 'Robin',
      due: '2026-11-27',
      dueBasis: 'a date both agreed',
    })
    expect(await text(path)).toContain('Send the rota')
  })

  test('afterwards, in one go and once: who came, how long, what was agreed and what was not', async () => {
    const path = await put({ ...been, title: 'In one go' })
    expect(await text(`${path}/after`)).toContain('Claire Reid, Head of Year')
    const given = {
      came: 'Alex Ward\nPaul Hendry, SENCO',
      missing: 'Claire Reid',
      minutes: '45',
      said: 'SENCO: It was hard for us too.',
      notAgreed: 'The bell',
      recorded: 'no',
      audience: 'circle',
      'what-0': 'Ring on Friday',
      'who-0': 'Paul Hendry',
      'what-1': 'Write each Friday',
      'who-1': 'Alex Ward',
      token: randomUUID(),
    }
    const slip = await site.post(`${path}/after`, { ...given, 'who-1': '', minutes: 'long' })
    expect(slip.status).toBe(422)
    const back = await slip.text()
    expect(back).toContain('Write who does it')
    expect(back).toContain('Give the minutes as a number')
    expect(back).toContain('It was hard for us too.')
    for (let press = 0; press < 2; press += 1)
      expect((await site.post(`${path}/after`, given)).status).toBe(303)
    const promises = (await newest('promise')).filter(({ title }) => /Friday/.test(title))
    expect(promises.map(({ body }) => (body as { creditor: string }).creditor)).toEqual([
      'Robin',
      'Paul Hendry',
    ])
    const page = await text(path)
    expect(page).toContain('Ring on Friday')
    expect(page).toContain('Expected, and did not come')
    // Written down already: Today asks no more, and the time it took is counted.
    expect(await text(`/records/${record}/today`)).not.toContain('In one go')
    const [efforts] = await site.within(record, async (write) =>
      (await findEfforts(write, day('2026-11-20'), day('2026-11-20'))).filter(
        ({ sort, spoken }) => sort === 'meeting' && spoken === 45,
      ),
    )
    expect(efforts?.spoken).toBe(45)
    // The SENCO reads it, and says that it was so, once; of words that were changed since, it is asked again.
    const theirs = await (await senco.get(path)).text()
    expect(theirs).toContain('It was hard for us too.')
    expect(theirs).toContain('Is that what was agreed?')
    const [minutes] = await site.within(record, async (write) =>
      (await findMeetings(write)).flatMap((each) =>
        each.body.title === 'In one go' ? each.minutes : [],
      ),
    )
    const of = minutes?.address ?? ''
    expect((await senco.post(`${path}/confirm`, { of: '1', right: 'yes' })).status).toBe(422)
    expect((await senco.post(`${path}/confirm`, { of, right: 'no' })).status).toBe(422)
    const token = randomUUID()
    for (let press = 0; press < 2; press += 1)
      expect((await senco.post(`${path}/confirm`, { of, right: 'yes', token })).status).toBe(303)
    expect((await newest('meeting confirmed')).length).toBe(1)
    expect(await text(path)).toContain('yes, that is what was agreed')
    // As a letter, with what was agreed in it.
    const letter = await text(
      `/records/${record}/letters/new?letter=call-note&of=${path.split('/').at(-1)}`,
    )
    expect(letter).toContain('- Paul Hendry: Ring on Friday')
    expect(letter).toContain('Not agreed, and left open: The bell')
  })

  test('a SENCO adds a meeting and their view: the family reads it, a teacher does not', async () => {
    const sent = await senco.post(`/records/${record}/meetings/new`, {
      ...NEXT,
      title: 'From school',
    })
    expect(sent.status).toBe(303)
    const path = sent.headers.get('location') ?? ''
    const view = { whose: 'teacher', well: 'He laughed in science.', audience: 'me' }
    expect((await senco.post(`${path}/view`, view)).status).toBe(303)
    expect(await text(path)).toContain('He laughed in science.')
    expect(await (await senco.get('/desk')).text()).toContain('From school')
    expect((await teacher.get(path)).status).toBe(404)
    expect((await teacher.post(`${path}/view`, view)).status).toBe(404)
  })

  test('what a SENCO tells of it stands beside what the family tells, with what they promised', async () => {
    const path = await put({ ...been, title: 'Told twice' })
    const told = {
      'what-0': 'Talk to the kitchen',
      'who-0': 'Paul Hendry',
      decided: 'Library first',
    }
    expect((await senco.post(`${path}/after`, { ...told, audience: 'me' })).status).toBe(303)
    const mine = { decided: 'The library, every day', token: randomUUID() }
    expect((await site.post(`${path}/after`, mine)).status).toBe(303)
    const page = await text(path)
    for (const words of ['Talk to the kitchen', 'Library first', 'The library, every day'])
      expect(page).toContain(words)
    expect(page).toContain('As Paul Hendry wrote it down')
    const promise = (await newest('promise')).find(({ title }) => title === 'Talk to the kitchen')
    expect((await site.get(`/records/${record}/owed/${promise?.address}`)).status).toBe(200)
    // What the family wrote for itself is not the SENCO's to read.
    expect(await (await senco.get(path)).text()).not.toContain('The library, every day')
    const of =
      (await newest('meeting minutes')).find(({ author }) => author === 'Paul Hendry')?.address ??
      ''
    const other = { of, right: 'no', remember: 'It was the hall' }
    expect((await site.post(`${path}/confirm`, other)).status).toBe(303)
    expect(await (await senco.get(path)).text()).toContain('It was the hall')
  })

  test('what is erased leaves the page', async () => {
    const path = await put({ ...been, title: 'To be erased' })
    await site.post(`${path}/after`, { decided: 'A quokka', token: randomUUID() })
    expect(await text(path)).toContain('A quokka')
    const minutes = (await newest('meeting minutes')).find(({ title }) => title.includes('quokka'))
    await site.add(record, { kind: 'erasure', body: { of: minutes?.seq } })
    expect(await text(path)).not.toContain('A quokka')
  })
})
