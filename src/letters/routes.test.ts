import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import mammoth from 'mammoth'
import PostalMime from 'postal-mime'
import { day } from '../platform/day.ts'
import type { Entry, EntryDraft } from '../record/entry.ts'
import { testSite, type TestSite } from '../test-site.ts'

let site: TestSite
let record: string
beforeAll(async () => {
  site = await testSite()
  record = await site.begin()
})
afterAll(() => site.close())

const happened = (on: string) => ({ day: day(on), time: null, precision: 'day' as const })

function message(on: string, from: readonly [string, string], words: string): Partial<EntryDraft> {
  const [name, address] = from
  return {
    kind: 'message',
    happened: happened(on),
    author: name,
    people: [{ name, address }],
    body: {
      subject: 'Robin',
      from: { name, address },
      to: [{ name: 'Alex Ward', address: 'alex@home.example' }],
      words,
      thread: `t-${on}`,
    },
    files: [{ name: 'message.eml', bytes: new TextEncoder().encode(`Subject: Robin\n\n${words}`) }],
  }
}

const path = (rest: string) => `/records/${record}${rest}`
const words = async (response: Response | Promise<Response>) =>
  (await (await response).text()).replaceAll('&#39;', "'")

/** The hidden boxes of a page's first form. */
function tokenIn(html: string): string {
  return /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
}

async function begin(query: string, fields: Record<string, string | readonly string[]>) {
  const html = await words(site.get(path(`/letters/new${query}`)))
  const form = new FormData()
  form.set('token', tokenIn(html))
  form.set('do', 'make')
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) form.append(name, each)
  const response = await site.post(path(`/letters/new${query}`), form)
  return { html, response, at: response.headers.get('location') ?? '' }
}

describe('a loop, broken', () => {
  let need: string
  let letter: string
  const said = {
    gp: 'The school has to refer Robin. We cannot refer from here.',
    school: 'The GP has to refer. We only send observations.',
    camhs: 'This is not our remit. Please go back to the school.',
  }

  test('from five emails to one letter, each quoted in their own words', async () => {
    const [gp, school, camhs] = await site.add(
      record,
      message(
        '2026-09-10',
        ['Larkfield Surgery', 'reception@larkfield.nhs.uk'],
        `Dear Ms Ward,\n\n${said.gp}\n\nKind regards`,
      ),
      message('2026-09-24', ['Hillview Academy', 'office@hillview.sch.uk'], said.school),
      message('2026-10-08', ['CAMHS', 'spa@camhs.nhs.uk'], said.camhs),
      message('2026-10-15', ['Sam Ward', 'sam.ward@gmail.com'], 'I do not agree with any of this.'),
      message(
        '2026-10-20',
        ['Hillview Academy', 'office@hillview.sch.uk'],
        'As we said, the GP has to refer.',
      ),
    )
    const [entry] = await site.add(record, {
      kind: 'need',
      happened: happened('2026-09-01'),
      body: { title: 'An assessment for autism' },
    })
    if (!gp || !school || !camhs || !entry) throw new Error('nothing added')
    need = entry.address
    const passed = ([from, to]: readonly [string, string], source: Entry, what: string) => ({
      kind: 'hand-over',
      happened: source.happened,
      body: { of: entry.seq, from, to, words: what, source: source.seq },
    })
    await site.add(
      record,
      passed(['Larkfield Surgery', 'Hillview Academy'], gp, said.gp),
      passed(['Hillview Academy', 'CAMHS'], school, said.school),
      passed(['CAMHS', 'Hillview Academy'], camhs, said.camhs),
    )
    const { html, response, at } = await begin(`?letter=joint&of=${need}`, {
      'to-name-0': 'Larkfield Surgery',
      'to-address-0': 'reception@larkfield.nhs.uk',
      'to-name-1': 'Hillview Academy',
      'to-address-1': 'office@hillview.sch.uk',
      'to-name-2': 'CAMHS',
      'gap-need': 'An assessment for autism',
      stop: ['0', '1', '2'],
      shown: [gp.address],
      [`use-${gp.address}`]: ['send', 'list'],
    })
    expect(html).toContain('reception@larkfield.nhs.uk')
    expect(response.status).toBe(303)
    letter = at
    const page = await words(site.get(at))
    for (const each of Object.values(said)) expect(page).toContain(each)
    expect(page).toContain('On Thursday 10 September 2026 Larkfield Surgery wrote:')
    expect(page).toContain('must co-operate with each other over SEN functions')
    expect(page).toContain('information, not legal advice')
    expect(page).not.toContain('I do not agree with any of this')
  })

  test('goes out as an email with its paper, as Word and as PDF, all with the same words', async () => {
    const raw = await (await site.get(`${letter}/letter.eml`)).arrayBuffer()
    expect(Buffer.from(raw).toString('latin1')).not.toMatch(/(?<!\r)\n/)
    const eml = await PostalMime.parse(raw, { rfc822Attachments: true })
    expect(eml.to?.map((each) => each.address)).toEqual([
      'reception@larkfield.nhs.uk',
      'office@hillview.sch.uk',
    ])
    expect(eml.text).toContain(said.camhs)
    expect(eml.headers.some(({ key }) => key === 'date')).toBe(false)
    expect(eml.attachments.map(({ filename }) => filename)).toEqual(['1 message.eml'])
    const docx = Buffer.from(await (await site.get(`${letter}/letter.docx`)).arrayBuffer())
    const { value, messages } = await mammoth.convertToHtml({ buffer: docx })
    expect(messages.filter(({ type }) => type === 'error')).toEqual([])
    for (const each of Object.values(said)) expect(value).toContain(each)
    expect(value).toContain('<li>Which of you has this from now on')
    const pdf = Buffer.from(await (await site.get(`${letter}/letter.pdf`)).arrayBuffer())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await words(site.get(`${letter}/print`))).toContain(said.school)
  })

  test('once sent is a letter with an ask of each, kept once however often it is pressed', async () => {
    const fields = { how: 'email', 'sent-day': '20', 'sent-month': '11', 'sent-year': '2026' }
    const [one, other] = await Promise.all([
      site.post(`${letter}/sent`, fields),
      site.post(`${letter}/sent`, fields),
    ])
    expect([one.status, other.status]).toEqual([303, 303])
    const again = await site.post(`${letter}/sent`, fields)
    expect(again.headers.get('location')).toContain('/entries/')
    const kept = await site.within(record, async ({ tx }) =>
      tx
        .selectFrom('entry')
        .select(['kind', 'title', 'happened_day'])
        .where('record_id', '=', record)
        .where('kind', 'in', ['letter', 'ask', 'sending'])
        .execute(),
    )
    expect(kept.map(({ kind }) => kind).toSorted()).toEqual([
      'ask',
      'ask',
      'ask',
      'letter',
      'sending',
    ])
    expect(new Set(kept.map(({ happened_day: on }) => on))).toEqual(new Set(['2026-11-20']))
    const owed = await words(site.get(path('/owed')))
    expect(owed).toContain('Agree who has this now: An assessment for autism')
    expect((await site.get(letter)).status).toBe(404)
  })
})

describe('a letter with blanks', () => {
  test('says what is missing, and is not kept as sent without a word about it', async () => {
    const { at } = await begin('?letter=ehc-request', { 'to-name-0': 'SEN team' })
    const page = await words(site.get(at))
    expect(page).toContain('Still to fill in: [date of birth], [school]')
    const fields = { how: 'email', 'sent-day': '20', 'sent-month': '11', 'sent-year': '2026' }
    const refused = await site.post(`${at}/sent`, fields)
    expect(refused.status).toBe(422)
    expect(await words(refused)).toContain('Fill in the blanks, or say that it went like this')
    const kept = await site.post(`${at}/sent`, { ...fields, blanks: 'yes' })
    expect(kept.status).toBe(303)
  })

  test('starts its clock: a matter with a step, and an ask with the day the law sets', async () => {
    const found = await site.within(record, async ({ tx }) =>
      tx
        .selectFrom('entry')
        .select(['kind', 'content', 'seq'])
        .where('record_id', '=', record)
        .where('kind', 'in', ['matter', 'step', 'ask', 'letter'])
        .orderBy('seq')
        .execute(),
    )
    const bodies = found.map(({ kind, content, seq }) => ({
      kind,
      seq,
      body: (JSON.parse(content ?? '{}') as { body: Record<string, unknown> }).body,
    }))
    const letter = bodies.findLast(({ kind }) => kind === 'letter')
    const matter = bodies.find(({ kind }) => kind === 'matter')
    expect(matter?.body).toMatchObject({ process: 'ehc-assessment', with: 'SEN team' })
    expect(bodies.find(({ kind }) => kind === 'step')?.body).toMatchObject({
      of: matter?.seq,
      event: 'asked',
      source: letter?.seq,
    })
    expect(bodies.findLast(({ kind }) => kind === 'ask')?.body).toMatchObject({
      debtor: 'SEN team',
      source: letter?.seq,
      due: '2027-01-01',
      dueBasis: 'law',
    })
  })

  test('a second letter of the same matter adds a step to it, no second matter', async () => {
    const { at } = await begin('?letter=ehc-request', { 'to-name-0': 'SEN team' })
    const fields = {
      how: 'post',
      'sent-day': '21',
      'sent-month': '11',
      'sent-year': '2026',
      blanks: 'yes',
    }
    await site.post(`${at}/sent`, fields)
    const kinds = await site.within(record, async ({ tx }) =>
      tx
        .selectFrom('entry')
        .select('kind')
        .where('record_id', '=', record)
        .where('kind', 'in', ['matter', 'step'])
        .execute(),
    )
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['matter', 'step', 'step'])
  })

  test('that names the days of a part-time timetable starts it on them, with its end', async () => {
    const { at } = await begin('?letter=part-time-agree', {
      'to-name-0': 'Hillview Academy',
      'gap-from-day': '30',
      'gap-from-month': '11',
      'gap-from-year': '2026',
      'gap-until-day': '18',
      'gap-until-month': '12',
      'gap-until-year': '2026',
    })
    const sent = { how: 'email', 'sent-day': '20', 'sent-month': '11', 'sent-year': '2026' }
    await site.post(`${at}/sent`, { ...sent, blanks: 'yes' })
    const steps = await site.within(record, async ({ tx }) =>
      tx
        .selectFrom('entry')
        .select(['happened_day', 'content'])
        .where('record_id', '=', record)
        .where('kind', '=', 'step')
        .orderBy('seq', 'desc')
        .limit(2)
        .execute(),
    )
    const told = steps.map((each) => [
      each.happened_day,
      (JSON.parse(each.content ?? '{}') as { body: { event: string } }).body.event,
    ])
    expect(told.toReversed()).toEqual([
      ['2026-11-30', 'started'],
      ['2026-12-18', 'end-agreed'],
    ])
  })
})

describe('what keeps people safe', () => {
  test('a private mailbox is never assumed to be the recipient', async () => {
    const [email] = await site.add(
      record,
      message('2026-10-15', ['Sam Ward', 'sam.ward@gmail.com'], 'I will collect him.'),
    )
    const html = await words(site.get(path(`/letters/new?letter=told&of=${email?.address}`)))
    expect(html).not.toContain('value="sam.ward@gmail.com"')
    expect(html).not.toContain('value="Sam Ward"')
  })

  test('a quote must be word for word', async () => {
    const [email] = await site.add(
      record,
      message(
        '2026-10-16',
        ['Hillview Academy', 'office@hillview.sch.uk'],
        'We will see what we can do.',
      ),
    )
    const address = email?.address ?? ''
    const { response } = await begin(`?letter=told&of=${address}`, {
      shown: address,
      [`use-${address}`]: 'quote',
      [`quote-${address}`]: 'We will do nothing.',
    })
    expect(response.status).toBe(422)
    expect(await words(response)).toContain('A quote must be word for word')
  })

  test('another child’s name is shown before it goes, and has to be answered for', async () => {
    await site.add(record, {
      kind: 'other-children',
      shelf: 'private',
      body: { names: ['Toby Finch'] },
    })
    const { at } = await begin('?letter=thanks', {
      'to-name-0': 'Ms Reid',
      'gap-did': 'You sat with toby finch and Robin',
    })
    expect(await words(site.get(at))).toContain('Another child is named: Toby Finch')
    const fields = { how: 'email', 'sent-day': '20', 'sent-month': '11', 'sent-year': '2026' }
    expect((await site.post(`${at}/sent`, fields)).status).toBe(422)
    expect((await site.post(`${at}/sent`, { ...fields, names: 'yes' })).status).toBe(303)
  })

  test('a draft is its writer’s own, can be thrown away, and loses words that are erased', async () => {
    const [said] = await site.add(record, {
      kind: 'said',
      happened: happened('2026-10-16'),
      body: { who: 'Ms Reid', words: 'He can stay in.' },
    })
    const address = said?.address ?? ''
    const { at } = await begin(`?letter=told&of=${address}`, {
      shown: address,
      [`use-${address}`]: ['quote', 'list'],
    })
    expect(await words(site.get(at))).toContain('He can stay in.')
    expect((await site.asNobody(at)).status).toBe(303)
    await site.add(record, { kind: 'erasure', shelf: 'private', body: { of: said?.seq } })
    const page = await words(site.get(at))
    expect(page).not.toContain('He can stay in.')
    expect(page).toContain('[words that were erased]')
    expect((await site.post(at, { do: 'remove' })).headers.get('location')).toBe(path('/letters'))
    expect((await site.get(at)).status).toBe(404)
  })

  test('the family’s own last days are counted beside the letter, with how', async () => {
    const { at } = await begin('?letter=tribunal-time', {
      'to-name-0': 'SEN team',
      'gap-decision': 'not to assess',
      'gap-dated-day': '2',
      'gap-dated-month': '11',
      'gap-dated-year': '2026',
    })
    const page = await words(site.get(at))
    expect(page).toContain('Your own last days')
    expect(page).toContain('Monday 4 January 2027')
    expect(page).toContain('How it was counted')
    expect(await words(site.get(`${at}/print`))).not.toContain('January 2027')
  })

  test('letters of the Tribunal and of discrimination say first to get advice, on the page only', async () => {
    for (const letter of ['tribunal-time', 'discrimination']) {
      const { html, at } = await begin(`?letter=${letter}`, { 'to-name-0': 'Ms Reid' })
      expect(html).toContain('Get advice before you send this')
      expect(await words(site.get(at))).toContain('Get advice before you send this')
      expect(await words(site.get(`${at}/print`))).not.toContain('Get advice')
    }
  })
})

test('rows that were not checked enough are shown beside the letter with their flag, never in it', async () => {
  const { at } = await begin('?letter=complaint-school', { 'to-name-0': 'The head' })
  const page = await words(site.get(at))
  expect(page).toContain('3 more rules for you to know, 3 of them not fully checked')
  expect(page).toContain('Not checked')
  expect(page).toContain('Check this with IPSEA or SENDIASS before relying on it.')
  expect(await words(site.get(`${at}/print`))).not.toContain('school days')
})

test('pages of letters answer what is not there, and odd input, without breaking', async () => {
  expect((await site.get(path('/letters/new?letter=none'))).status).toBe(404)
  expect((await site.get(path('/letters/new?letter=joint&of=nothing'))).status).toBe(404)
  expect((await site.get(path('/letters/xxxxxxxx'))).status).toBe(404)
  const { response } = await begin('?letter=not-delivered', {
    'to-address-0': 'a@b.example, c@d.example',
  })

  expect(response.status).toBe(422)
  expect(await words(site.get(path('/letters?q=EHCP')))).toContain(
    'Ask for an EHC needs assessment',
  )
})

test('a promise that was kept is thanked for by name', async () => {
  const [promise] = await site.add(record, {
    kind: 'promise',
    happened: happened('2026-11-02'),
    body: { title: 'Send the notes of the meeting', debtor: 'Ms Reid', creditor: 'Alex Ward' },
  })
  await site.add(record, {
    kind: 'answer',
    happened: happened('2026-11-09'),
    body: { of: promise?.seq, as: 'answered' },
  })
  const { at } = await begin(`?letter=thanks&of=${promise?.address}`, {
    'to-name-0': 'Ms Reid',
    kept: '0',
  })
  const page = await words(site.get(at))
  expect(page).toContain('You said you would do this, and you did:')
  expect(page).toContain('- Send the notes of the meeting')
})

test('a reminder that was sent counts as asking again, and adds no second ask', async () => {
  const [ask] = await site.add(record, {
    kind: 'ask',
    happened: happened('2026-10-01'),
    body: { title: 'Say who sits with Robin', debtor: 'Ms Reid', creditor: 'Alex Ward' },
  })
  const one = path(`/owed/${ask?.address}`)
  expect(await words(site.get(one))).toContain('letter=chase-first')
  const { at } = await begin(`?letter=chase-first&of=${ask?.address}`, { 'to-name-0': 'Ms Reid' })
  expect(await words(site.get(at))).toContain('I asked: Say who sits with Robin')
  await site.post(`${at}/sent`, {
    how: 'post',
    'sent-day': '12',
    'sent-month': '10',
    'sent-year': '2026',
  })
  const page = await words(site.get(one))
  expect(page).toContain('letter=chase-second')
  expect(page).toContain('I wrote again on 12 October 2026.')
  expect(page).toContain('Alex Ward sent a letter: What I asked on 1 October 2026')
  const asks = await site.within(record, async ({ tx }) =>
    tx
      .selectFrom('entry')
      .select('title')
      .where('record_id', '=', record)
      .where('kind', '=', 'ask')
      .execute(),
  )
  expect(asks.filter(({ title }) => title === 'Say who sits with Robin')).toHaveLength(1)
})

test('the same mail brought in from the sent folder asks it no second time', async () => {
  const other = await site.begin('Kit')
  const at = (rest: string) => `/records/${other}${rest}`
  const html = await words(site.get(at('/letters/new?letter=sar')))
  const made = await site.post(at('/letters/new?letter=sar'), {
    token: tokenIn(html),
    do: 'make',
    'to-name-0': 'Hillview Academy',
    'to-address-0': 'office@hillview.sch.uk',
  })
  const letter = made.headers.get('location') ?? ''
  const text =
    /<textarea[^>]*name="text"[^>]*>([^<]*)</.exec(await words(site.get(letter)))?.[1] ?? ''
  const sent = { 'sent-day': '20', 'sent-month': '11', 'sent-year': '2026' }
  expect((await site.post(`${letter}/sent`, { how: 'email', ...sent })).status).toBe(303)
  const mail = (thread: string, said: string): Partial<EntryDraft> => ({
    kind: 'message',
    happened: happened('2026-11-20'),
    author: 'Alex Ward',
    body: {
      subject: 'Subject access request: Kit',
      from: { name: 'Alex Ward', address: 'alex@home.example' },
      to: [{ name: 'Hillview Academy', address: 'office@hillview.sch.uk' }],
      words: said,
      thread,
    },
  })
  const signed = text.replaceAll('\n', '\r\n').replace('Dear Hillview Academy,', 'Dear all,')
  await site.add(other, mail('t1', `${signed}\n\nSent from my phone`))
  expect(await words(site.get(at('/asks')))).not.toContain('Please send me a copy')
  await site.add(other, mail('t2', 'Could you please tell me who supervises lunch?'))
  expect(await words(site.get(at('/asks')))).toContain('who supervises lunch')
})
