/** Asking by email and answering by link, through the real application and its walls. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import { asAccount } from '../../platform/database/session.ts'
import type { Letter, Mailer, Sent } from '../../platform/mail/mailer.ts'
import { rebuild } from '../../record/doctor.ts'
import type { Write } from '../../record/kind.ts'
import { findNewest } from '../../record/store.ts'
import { testSite, type TestSite } from '../../test-site.ts'
import { isOwed, standingOf } from '../commitment.ts'
import { findOwed } from '../store.ts'
import { day } from '../../platform/day.ts'

const ON = day('2026-11-21')
const letters: Letter[] = []
let outcome: Sent | 'killed' = 'sent'
const mailer: Mailer = {
  async send(letter) {
    letters.push(letter)
    if (outcome === 'killed') throw new Error('killed')
    return outcome
  },
  close: () => {},
}

let site: TestSite
beforeAll(async () => {
  const more = { mailer, mailFrom: 'heard@example.org', replyAddress: 'answers@example.org' }
  site = await testSite(undefined, more)
})
beforeEach(() => {
  letters.length = 0
  outcome = 'sent'
})
afterAll(() => site.close())

const FORM = {
  name: 'Mrs Marlow',
  address: 'marlow@hillview.example',
  subject: 'A question for you',
  question: 'Dear Mrs Marlow,\n\nWhich adult is with Robin at lunch?\n\nThank you,\nAlex',
}

/** An ask of one's own, and the path of its page. */
async function asked(audience: 'me' | 'owners' | 'circle' = 'me') {
  const record = await site.begin('Robin')
  const [ask] = await site.add(record, {
    kind: 'ask',
    audience,
    body: { title: 'Who is with Robin at lunch?', debtor: 'Mrs Marlow', creditor: 'Alex Ward' },
  })
  return { record, ask: ask!, path: `/records/${record}/owed/${ask!.address}` }
}

const TOKEN = '3f0a7a50-6f2b-4d0e-9d39-0b8a2f2f9a11'

/** Sends it, and gives back the secret of its link. */
async function sendFrom(path: string, more: Record<string, string> = {}): Promise<string> {
  const sent = await site.post(`${path}/email`, { ...FORM, ...more, token: TOKEN, do: 'send' })
  expect(sent.status).toBe(303)
  return secretIn(letters.at(-1)?.text ?? '')
}

function secretIn(text: string): string {
  return /\/l\/([\w-]{20,})/.exec(text)?.[1] ?? 'none'
}

type Browser = {
  readonly get: (path: string) => Promise<Response>
  readonly post: (path: string, fields: Record<string, string> | FormData) => Promise<Response>
}

/** A browser of somebody without an account: it keeps its cookies. */
function browser(): Browser {
  const app = createApp(site.site, (_reference, error) => {
    throw error
  })
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await app.request(path, {
      ...init,
      headers: { cookie, origin: site.site.url },
    })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    return response
  }
  return {
    get: (path) => ask(path, {}),
    post: (path, fields) =>
      ask(path, {
        method: 'POST',
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
      }),
  }
}

/** Opens the link and reads the question. */
async function open(secret: string, at = browser()): Promise<Browser> {
  expect((await at.post('/l', { secret })).headers.get('location')).toBe('/l/answer')
  expect((await at.get('/l/answer')).status).toBe(200)
  return at
}

const fresh = () => crypto.randomUUID()
const answer = (at: Browser, fields: Record<string, string>) =>
  at.post('/l/answer', { token: fresh(), ...fields })

async function standing(record: string) {
  const [one] = await site.within(record, (write) => findOwed(write, ON))
  return one === undefined ? 'none' : standingOf(one, ON)
}

describe('asking by email', () => {
  test('shows exactly what goes, and sends nothing before it is pressed', async () => {
    const { path } = await asked()
    const form = await (await site.get(`${path}/email`)).text()
    expect(form).toContain('value="What I asked on 28')
    const look = await (await site.post(`${path}/email`, { ...FORM, do: 'look' })).text()
    for (const part of [
      'marlow@hillview.example',
      'heard@example.org',
      'Which adult is with Robin',
    ])
      expect(look).toContain(part)
    expect(look).toContain('Or simply reply to this email.')
    expect(letters).toEqual([])
  })

  test('begins with the letter it was asked in, where there is one', async () => {
    const record = await site.begin('Robin')
    const [letter] = await site.add(record, {
      kind: 'letter',
      body: {
        title: 'About lunch',
        from: 'Alex',
        to: 'Mrs Marlow',
        words: 'Dear Mrs Marlow,\n\nHeron?',
      },
    })
    const [ask] = await site.add(record, {
      kind: 'ask',
      body: { title: 'Lunch', debtor: 'Mrs Marlow', creditor: 'Alex Ward', source: letter!.seq },
    })
    const form = await (await site.get(`/records/${record}/owed/${ask!.address}/email`)).text()
    expect(form).toContain('Heron?</textarea>')
  })

  test('goes out once however often it is pressed, and says what became of it', async () => {
    const { record, path } = await asked()
    await sendFrom(path)
    await site.post(`${path}/email`, { ...FORM, token: TOKEN, do: 'send' })
    await Promise.all(
      [1, 2, 3].map(() => site.post(`${path}/email`, { ...FORM, token: fresh(), do: 'look' })),
    )
    expect(letters).toHaveLength(1)
    const { to, subject, text, written } = letters[0]!
    expect({ to, subject }).toEqual({ to: FORM.address, subject: FORM.subject })
    expect(text).toContain('http://localhost:4820/l/')
    expect(written?.replyTo).toMatch(/^answers\+[0-9a-v]{32}@example\.org$/)
    expect(await (await site.get(path)).text()).toContain('Handed over to the mail server')
    const kept = await site.within(record, (write) => findNewest(write, ['asked by mail']))
    expect(JSON.stringify(kept)).not.toContain(secretIn(text))
  })

  test('pressed twice at the same moment, goes out once', async () => {
    const { path } = await asked()
    const press = () => site.post(`${path}/email`, { ...FORM, token: TOKEN, do: 'send' })
    await Promise.all([press(), press(), press()])
    expect(letters).toHaveLength(1)
  })

  test('says when the server did not take it, or when nobody can say', async () => {
    for (const [sent, words] of [
      ['not sent', 'did not take it'],
      ['unsure', 'Nobody can say whether it was sent'],
    ] as const) {
      outcome = sent
      const { path } = await asked()
      await site.post(`${path}/email`, { ...FORM, token: fresh(), do: 'send' })
      expect(await (await site.get(path)).text()).toContain(words)
    }
  })

  test('stops with the list where it tells of whereabouts, until the family goes on', async () => {
    const { record, path } = await asked()
    await site.add(record, {
      kind: 'whereabouts',
      body: {
        addresses: [],
        postcodes: ['BN1 4GW'],
        phones: [],
        schools: [],
        places: [],
        from: [],
      },
    })
    const form = { ...FORM, question: 'We live at BN1 4GW. Who is there?', token: TOKEN }
    const look = await (await site.post(`${path}/email`, { ...form, do: 'look' })).text()
    expect(look).toContain('BN1 4GW')
    const stopped = await site.post(`${path}/email`, { ...form, do: 'send' })
    expect(letters).toEqual([])
    const list = /name="whereabouts" value="([0-9a-f]{64})"/.exec(await stopped.text())?.[1] ?? ''
    await site.post(`${path}/email`, { ...form, do: 'send', whereabouts: list })
    expect(letters).toHaveLength(1)
  })

  test('killed between the claim and the word of the server, it is not sent again by itself', async () => {
    const { path } = await asked()
    outcome = 'killed'
    await expect(site.post(`${path}/email`, { ...FORM, token: TOKEN, do: 'send' })).rejects.toThrow(
      'killed',
    )
    outcome = 'sent'
    await site.post(`${path}/email`, { ...FORM, token: TOKEN, do: 'send' })
    expect(letters).toHaveLength(1)
    expect(await (await site.get(path)).text()).toContain('nobody has heard yet')
  })

  test('never lets a line end into the subject, and warns of the child’s name in it', async () => {
    const { path } = await asked()
    await sendFrom(path, { subject: 'About\r\nBcc: other@ward.example' })
    expect(letters[0]?.subject).toBe('About Bcc: other@ward.example')
    const look = await site.post(`${path}/email`, {
      ...FORM,
      subject: 'ROBIN at lunch',
      do: 'look',
    })
    expect(await look.text()).toContain('has the child’s name in it')
  })

  test('without a server or an address gives the text, a mailto and a file, and claims nothing', async () => {
    const { path } = await asked()
    const form = { ...FORM, address: '', token: fresh() }
    const own = await (await site.post(`${path}/email`, { ...form, do: 'make' })).text()
    expect(own).toContain('Nothing has been sent')
    expect(own).toContain('mailto:')
    expect(letters).toEqual([])
    expect(await (await site.get(path)).text()).toContain('to send by your own email')
    const text = `Words\n${secretIn(own)}`
    const eml = await site.post(`${path}/email`, {
      name: 'Mrs Marlow',
      address: 'marlow@hillview.example',
      subject: 'S',
      text,
      do: 'eml',
    })
    expect(eml.headers.get('content-type')).toBe('message/rfc822')
    expect(await eml.text()).toContain('X-Unsent: 1')
    await open(secretIn(own))
  })

  test('gives back everything that was typed when something is wrong', async () => {
    const { path } = await asked()
    const wrong = await site.post(`${path}/email`, { ...FORM, address: 'nowhere', do: 'look' })
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    expect(page).toContain('value="nowhere"')
    expect(page).toContain('Which adult is with Robin')
  })
})

describe('whoever holds the link', () => {
  test('learns nothing from its address, and opens it only by pressing', async () => {
    const { path } = await asked()
    const secret = await sendFrom(path)
    const page = await (await browser().get(`/l/${secret}`)).text()
    expect(page).toContain('A question for you')
    expect(page).not.toMatch(/Robin|lunch|Marlow|Alex/)
    expect((await browser().get('/l/answer')).status).toBe(410)
  })

  test('sees that question and nothing else, in pages and by the database alone', async () => {
    const { record, path } = await asked('circle')
    await site.add(record, { audience: 'circle', body: { title: null, words: 'Unfindable heron' } })
    const at = await open(await sendFrom(path))
    const page = await (await at.get('/l/answer')).text()
    expect(page).toContain('Which adult is with Robin at lunch?')
    expect(page).not.toContain('heron')
    expect((await at.get(`/records/${record}/today`)).headers.get('location')).toBe('/sign-in')
    const seat = await site.within(record, (write) =>
      write.tx
        .selectFrom('member')
        .select('account_id')
        .where('role', '=', 'answering')
        .where('record_id', '=', record)
        .executeTakeFirstOrThrow(),
    )
    const seen = await asAccount(site.ledger.db, seat.account_id, (tx) =>
      tx.selectFrom('entry').select('kind').execute(),
    )
    expect(seen).toEqual([{ kind: 'asked by mail' }])
  })

  test('answers, and the answer is on the ask, as theirs', async () => {
    const { record, ask, path } = await asked()
    const at = await open(await sendFrom(path))
    const form = new FormData()
    for (const [name, value] of Object.entries({
      token: fresh(),
      as: 'answered',
      words: 'Mrs Lee, every day.',
    }))
      form.set(name, value)
    form.set('files', new File(['rota'], 'rota.txt'))
    expect((await at.post('/l/answer', form)).headers.get('location')).toBe('/l/answer?sent=now')
    expect((await at.post('/l/answer', form)).headers.get('location')).toBe('/l/answer?sent=now')
    expect(await standing(record)).toBe('met')
    const answers = await site.within(record, (write) => findNewest(write, ['answer']))
    expect(answers).toHaveLength(1)
    expect(answers[0]).toMatchObject({
      author: 'Mrs Marlow',
      body: { of: ask.seq, as: 'answered', words: 'Mrs Lee, every day.' },
      files: [{ name: 'rota.txt' }],
    })
    const page = await (await site.get(path)).text()
    expect(page).toContain('Mrs Lee, every day.')
    expect(page).toContain('Mrs Marlow: Answered')
    expect(await (await at.get('/l/answer?sent=now')).text()).toContain('Thank you, Mrs Marlow')
  })

  test('changes the answer: the newest counts, and saying the same again makes it no later', async () => {
    const { record, path } = await asked()
    const at = await open(await sendFrom(path))
    await answer(at, { as: 'refused', words: 'No.' })
    expect(await standing(record)).toBe('refused')
    await answer(at, { as: 'part', words: 'Mondays.' })
    expect(await standing(record)).toBe('part met')
    await answer(at, { as: 'answered', words: 'All days.' })
    expect(await standing(record)).toBe('met')
    const answers = await site.within(record, (write) => findNewest(write, ['answer']))
    expect(answers.map(({ amends }) => amends === null)).toEqual([false])
  })

  test('promises by a day: a promise of theirs, and the ask stays open until it is done', async () => {
    const { record, path } = await asked()
    const at = await open(await sendFrom(path))
    const wrong = await answer(at, { as: 'promise' })
    expect(wrong.status).toBe(422)
    const by = { 'by-day': '4', 'by-month': '12', 'by-year': '2026' }
    await answer(at, { as: 'promise', words: 'After the rota.', ...by })
    const owed = await site.within(record, (write) => findOwed(write, ON))
    expect(owed.map(({ kind, debtor, due }) => ({ kind, debtor, due }))).toEqual(
      expect.arrayContaining([
        { kind: 'promise', debtor: 'Mrs Marlow', due: '2026-12-04' },
        { kind: 'ask', debtor: 'Mrs Marlow', due: null },
      ]),
    )
    expect(owed.every((each) => isOwed(each, ON))).toBe(true)
    await answer(at, { as: 'answered', words: 'Done.' })
    const after = await site.within(record, (write) => findOwed(write, ON))
    expect(after.map((each) => standingOf(each, ON))).toEqual(['met', 'met'])
  })

  test('passes it on: whoever has it now stands in the trail', async () => {
    const { record, path } = await asked()
    const at = await open(await sendFrom(path))
    expect((await answer(at, { as: 'passed on' })).status).toBe(422)
    await answer(at, { as: 'passed on', to: 'Ms Lee, SENCO' })
    const [one] = await site.within(record, (write) => findOwed(write, ON))
    expect(one?.handOvers).toMatchObject([{ from: 'Mrs Marlow', to: 'Ms Lee, SENCO' }])
    expect(await standing(record)).toBe('open')
  })

  test('who writes of danger is told first where that goes', async () => {
    const { path } = await asked()
    const at = await open(await sendFrom(path))
    const sent = await answer(at, { as: 'question', words: 'He said he wants to kill himself.' })
    const page = await (await at.get(sent.headers.get('location') ?? '')).text()
    expect(page.indexOf('Tell your safeguarding lead now')).toBeLessThan(page.indexOf('Thank you'))
  })

  test('asks back: nothing is settled by that', async () => {
    const { record, path } = await asked()
    const at = await open(await sendFrom(path))
    await answer(at, { as: 'question', words: 'Which lunch?' })
    expect(await standing(record)).toBe('open')
    expect(await (await site.get(path)).text()).toContain('Which lunch?')
  })

  test('once answered, another browser sees only that it was, until the owner opens it again', async () => {
    const { path } = await asked()
    const secret = await sendFrom(path)
    const mine = await open(secret)
    const early = await open(secret)
    await answer(mine, { as: 'answered', words: 'Mrs Lee.' })
    for (const other of [early, await open(secret)]) {
      const page = await (await other.get('/l/answer')).text()
      expect(page).toContain('It was answered on Saturday 21 November 2026')
      expect(page).not.toMatch(/lunch|Lee|Robin/)
      await answer(other, { as: 'refused', words: 'Forged' })
    }
    const page = await (await site.get(path)).text()
    expect(page).not.toContain('Forged')
    const mail = /owed\/[\w-]+\/email\/([\w-]+)/.exec(page)?.[1] ?? ''
    await site.post(`${path}/email/${mail}`, { do: 'reopen' })
    expect(await (await early.get('/l/answer')).text()).toContain('Which adult')
    await site.post(`${path}/email/${mail}`, { do: 'end' })
    expect((await mine.get('/l/answer')).status).toBe(410)
    expect((await browser().post('/l', { secret })).status).toBe(410)
  })

  test('holds no other answer: what a reader may, or an owner, is refused', async () => {
    const { record, path } = await asked()
    const at = await open(await sendFrom(path))
    expect((await at.get('/l/read')).status).toBe(410)
    const seat = await site.within(record, (write) =>
      write.tx
        .selectFrom('member')
        .select(['id', 'account_id'])
        .where('role', '=', 'answering')
        .where('record_id', '=', record)
        .executeTakeFirstOrThrow(),
    )
    const { inRecord } = await import('../../record/begin.ts')
    const { append } = await import('../../record/store.ts')
    const as = { accountId: seat.account_id, recordId: record, now: site.site.now() }
    const { USUAL } = await import('../../test-site.ts')
    await expect(inRecord(site.ledger, as, (write) => append(write, [USUAL]))).rejects.toThrow(
      /row-level security/,
    )
    const changed = await asAccount(site.ledger.db, seat.account_id, (tx) =>
      tx.updateTable('asked_mail').set({ browser: null }).executeTakeFirst(),
    )
    expect(Number(changed.numUpdatedRows)).toBe(0)
  })
})

function rowsOf({ tx, recordId }: Write, table: 'commitment' | 'commitment_event') {
  return tx
    .selectFrom(table)
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('root')
    .execute()
}

test('everything of it is made again from the entries alone', async () => {
  const { record, path } = await asked('owners')
  const at = await open(await sendFrom(path))
  const by = { 'by-day': '4', 'by-month': '12', 'by-year': '2026' }
  await answer(at, { as: 'promise', ...by })
  await answer(at, { as: 'passed on', to: 'Ms Lee' })
  const all = () =>
    site.within(record, async (write) => ({
      owed: await rowsOf(write, 'commitment'),
      events: await rowsOf(write, 'commitment_event'),
    }))
  const live = await all()
  expect(live.events.length).toBeGreaterThan(1)
  await site.within(record, rebuild)
  expect(await all()).toEqual(live)
})

describe('asking about a need', () => {
  test('becomes an ask with the need as its source: an answer to it settles no need', async () => {
    const record = await site.begin('Robin')
    const [need] = await site.add(record, {
      kind: 'need',
      shelf: 'messages',
      body: { title: 'A quiet place at lunch', words: 'With one adult.' },
    })
    const at = `/records/${record}/needs/${need?.address}`
    expect(await (await site.get(at)).text()).toContain(`${at}/email`)
    const form = await (await site.get(`${at}/email`)).text()
    expect(form).toContain('With one adult.')
    expect(form).not.toMatch(/name="subject"[^>]*quiet/)
    const fields = { ...FORM, token: TOKEN, do: 'send' }
    const sent = await site.post(`${at}/email`, fields)
    await site.post(`${at}/email`, fields)
    expect(letters).toHaveLength(1)
    expect(sent.headers.get('location')).toMatch(/\/owed\/.*#by-email$/)
    const asks = await site.within(record, (write) => findNewest(write, ['ask']))
    expect(asks).toMatchObject([{ body: { source: need?.seq, debtor: FORM.name } }])
    expect(await (await site.get(at)).text()).toContain('About: A quiet place at lunch')
    const teacher = browser()
    await teacher.post('/l', { secret: secretIn(letters[0]?.text ?? '') })
    await teacher.get('/l/answer')
    await teacher.post('/l/answer', { token: TOKEN, as: 'answered', words: 'Mrs Lee has it.' })
    const answers = await site.within(record, (write) => findNewest(write, ['answer']))
    expect(answers).toMatchObject([{ body: { of: asks[0]?.seq, as: 'answered' } }])
    expect(await (await site.get(at)).text()).not.toContain('Over since')
  })
})
