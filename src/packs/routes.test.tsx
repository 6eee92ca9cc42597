import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import type { EntryDraft } from '../record/entry.ts'
import { findEntries } from '../record/store.ts'
import { findDraft } from './draft-store.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { verifyHandover } from './handover.ts'
import { handOver } from './hand-over.ts'
import { makePack, NamesFound, SpecSlip } from './make.ts'
import { openPack, readText } from './opened.ts'
import { findLastDay } from './store.ts'
import { verifyPack } from './verify.ts'

let site: TestSite
let room: string
beforeAll(async () => {
  site = await testSite()
  room = mkdtempSync(join(tmpdir(), 'heard-packs-'))
})
afterAll(async () => {
  rmSync(room, { recursive: true, force: true })
  await site.close()
})

const on = (text: string): EntryDraft['happened'] => ({
  day: day(text),
  time: null,
  precision: 'day',
})

const PARTS: readonly Partial<EntryDraft>[] = [
  {
    kind: 'letter',
    happened: on('2026-09-02'),
    body: {
      title: 'Medical evidence',
      from: 'Alex Ward',
      to: 'Hillview Academy',
      words: 'Please record the absence as illness.',
    },
    files: [{ name: '../../Dr Amin <letter>.txt', bytes: Buffer.from('To whom it may concern') }],
  },
  {
    kind: 'ask',
    happened: on('2026-09-02'),
    body: {
      title: 'Decide how the absence is recorded',
      debtor: 'Hillview Academy',
      creditor: 'Alex Ward',
      source: 1,
    },
  },
  {
    kind: 'recording',
    happened: on('2026-09-20'),
    body: { title: 'Secret title of a recording', words: 'These things take time.' },
    files: [{ name: 'secret.mp3', bytes: Buffer.from('ID3 not really music'), type: 'audio/mpeg' }],
  },
  {
    kind: 'note',
    happened: on('2026-09-21'),
    body: { title: 'A note on Sam', words: 'Sam was there too.' },
  },
]

async function familyRecord(): Promise<string> {
  const record = await site.begin()
  await site.add(record, ...PARTS)
  return record
}

const SPEC = {
  to: 'the Head Teacher',
  issues: [
    {
      heading: 'Medical evidence has waited',
      entries: [1],
      quotes: [{ entry: 3, words: 'These things take time.', at: '02:16' }],
    },
  ],
  hold: [{ entry: 3, description: 'A recording of a call' }],
  want: 'A decision.',
}

describe('a pack of a record', () => {
  test('holds, and is the same bytes at the same tree size, spec and day, whatever was added since', async () => {
    const record = await familyRecord()
    const made = await site.within(record, (write) =>
      makePack(write, { spec: SPEC, out: join(room, 'a'), bundle: true }),
    )
    expect(made).toMatchObject({ treeSize: 4 })
    expect(await verifyPack(made.zip)).toMatchObject({ ok: true })
    await site.add(record, {
      kind: 'answer',
      happened: on('2026-09-25'),
      body: { of: 2, as: 'answered', words: 'Yes.' },
    })
    const again = await site.within(record, (write) =>
      makePack(write, {
        spec: SPEC,
        at: 4,
        on: day('2026-09-21'),
        out: join(room, 'b'),
        bundle: true,
      }),
    )
    for (const name of ['pack.zip', 'complaint.pdf', 'bundle.pdf'])
      expect(hashOf(join(room, 'b', name)), name).toBe(hashOf(join(room, 'a', name)))
    const later = await site.within(record, (write) =>
      makePack(write, { spec: SPEC, out: join(room, 'c') }),
    )
    expect(later.treeHead).not.toBe(again.treeHead)
  })

  test('made again at the same entry, it is made for the same day, whatever was corrected since', async () => {
    const record = await site.begin()
    const note = (text: string, amends: number | null) => ({
      happened: on(text),
      amends,
      body: { title: 'Lunch', words: 'x' },
    })
    await site.add(record, note('2026-09-02', null), note('2026-09-20', null))
    const lastDay = () => site.within(record, (write) => findLastDay(write, 2))
    expect(await lastDay()).toBe('2026-09-20')
    await site.add(record, note('2026-09-10', 2), note('2026-11-01', null))
    expect(await lastDay()).toBe('2026-09-20')
  })

  test('without a spec, every open commitment is an issue', async () => {
    const record = await familyRecord()
    const made = await site.within(record, (write) =>
      makePack(write, { spec: null, out: join(room, 'open') }),
    )
    const pack = await openPack(made.zip)
    const manifest = JSON.parse(await readText(pack, 'manifest.json')) as {
      exhibits: { entry: number }[]
    }
    pack.close()
    expect(manifest.exhibits.map((exhibit) => exhibit.entry)).toEqual([1])
  })

  test('gives of what is held back nothing but the description, and proves it later', async () => {
    const record = await familyRecord()
    const made = await site.within(record, (write) =>
      makePack(write, { spec: SPEC, out: join(room, 'held') }),
    )
    const whole = readFileSync(made.zip, 'latin1')
    expect(whole).toContain('A recording of a call')
    for (const secret of [
      'Secret title',
      'secret.mp3',
      createHash('sha256').update('ID3 not really music').digest('hex'),
    ])
      expect(whole).not.toContain(secret)
    const out = join(room, 'exhibit-2.zip')
    await site.within(record, (write) => handOver(write, { pack: made.zip, exhibit: 2, out }))
    expect(await verifyHandover(out, made.zip)).toMatchObject({ ok: true })
    await expect(
      site.within(record, (write) => handOver(write, { pack: made.zip, exhibit: 1, out })),
    ).rejects.toThrow('was not held back')
    const other = await familyRecord()
    await expect(
      site.within(other, (write) => handOver(write, { pack: made.zip, exhibit: 2, out })),
    ).rejects.toThrow('another record')
  })

  test('gives nothing by the way of what is held back: not its correction, nor an ask found in it', async () => {
    const record = await familyRecord()
    const held = { happened: on('2026-09-05'), kind: 'letter' } as const
    const body = {
      title: 'Secret letter',
      from: 'A',
      to: 'B',
      words: 'Please do the secret thing.',
    }
    const [letter] = await site.add(record, { ...held, body })
    const seq = letter?.seq ?? 0
    await site.add(
      record,
      { ...held, amends: seq, body: { ...body, words: 'Please do the other secret thing.' } },
      {
        kind: 'ask',
        happened: on('2026-09-05'),
        body: {
          title: 'Do it',
          debtor: 'B',
          creditor: 'A',
          source: seq,
          words: 'Please do the secret thing.',
        },
      },
    )
    const spec = {
      to: 'us',
      issues: [{ heading: 'One', entries: [1, seq, seq + 2] }],
      hold: [{ entry: seq, description: 'A letter' }],
    }
    const made = await site.within(record, (write) =>
      makePack(write, { spec, out: join(room, 'way'), bundle: true }),
    )
    expect(await verifyPack(made.zip)).toMatchObject({ ok: true })
    expect(readFileSync(made.zip, 'latin1')).not.toMatch(/secret/i)
  })

  test('stops at the name of another child, with the places, until told to go on', async () => {
    const record = await familyRecord()
    await site.post(`/records/${record}/packs/names`, { names: 'Sam\n' })
    const spec = { to: 'us', issues: [{ heading: 'One', entries: [4] }], want: 'Peace.' }
    const out = join(room, 'names')
    await expect(site.within(record, (write) => makePack(write, { spec, out }))).rejects.toThrow(
      NamesFound,
    )
    const made = await site.within(record, (write) =>
      makePack(write, { spec, out, despiteNames: true }),
    )
    expect(await verifyPack(made.zip)).toMatchObject({ ok: true })
  })

  test('knows nothing of entries this member may not see, nor of later ones', async () => {
    const record = await familyRecord()
    const make = (spec: object, at?: number) =>
      site.within(record, (write) => makePack(write, { spec, at, out: join(room, 'none') }))
    await expect(make({ ...SPEC, issues: [{ heading: 'x', entries: [99] }] })).rejects.toThrow(
      SpecSlip,
    )
    await expect(
      make({ ...SPEC, issues: [{ heading: 'x', entries: [4] }], hold: [] }, 3),
    ).rejects.toThrow('There is no entry 4')
    await expect(make(SPEC, 99)).rejects.toThrow('--at must be from 1 to')
  })
})

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

describe('packs in the browser', () => {
  test('can be begun, filled, made, downloaded and verified without a script', async () => {
    const record = await familyRecord()
    const base = `/records/${record}/packs`
    expect(await (await site.get(base)).text()).toContain('Begin a pack')
    const pack = (await site.post(base, {})).headers.get('location') ?? ''
    const page = await (await site.get(pack)).text()
    expect(page).toContain('Decide how the absence is recorded')

    const found = await (await site.get(`${pack}/issues/1?q=recording`)).text()
    const address = /name="add"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="add"/.exec(found)
    expect(address).not.toBeNull()
    const added = address?.[1] ?? address?.[2] ?? ''
    await site.post(`${pack}/issues/1`, { do: 'add', add: added })
    const issue = await (await site.get(`${pack}/issues/1`)).text()
    const entries = [
      ...issue.matchAll(/name="entry"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="entry"/g),
    ].map((each) => each[1] ?? each[2] ?? '')
    const form = new FormData()
    for (const each of entries) form.append('entry', each)
    form.set('heading', 'Medical evidence has waited')
    form.set(`quote-${added}`, 'words never said')
    const refused = await site.post(`${pack}/issues/1`, form)
    expect(refused.status).toBe(422)
    form.set(`quote-${added}`, 'These things take time.')
    expect((await site.post(`${pack}/issues/1`, form)).status).toBe(303)

    const cover = {
      title: 'Our complaint',
      to: 'the Head Teacher',
      stage: '',
      opening: 'I am Robin’s parent.',
      want: 'A decision.',
      budget: '75',
      bundle: 'yes',
      charts: 'attendance',
    }
    await site.add(record, {
      kind: 'attendance',
      happened: { day: day('2026-09-14'), time: null, precision: 'day' },
      body: { session: 'am', code: 'O' },
    })
    const early = await site.post(pack, { ...cover, do: 'make' })
    expect(await early.text()).toContain('Answer the questions about')
    const exhibits = await (await site.get(`${pack}/exhibits`)).text()
    expect(exhibits).toContain('Never put a recorder on a child.')
    await site.post(`${pack}/exhibits`, {
      ...Object.fromEntries(entries.map((each) => [`give-${each}`, 'give'])),
      [`give-${added}`]: 'hold',
      [`description-${added}`]: 'A recording of a call',
      [`heard-${added}`]: 'The office and me',
      [`knew-${added}`]: 'no',
      [`child-${added}`]: 'no',
    })
    expect((await site.post(pack, { ...cover, do: 'make' })).status).toBe(303)
    const made = await (await site.get(pack)).text()
    expect(made).toContain('of 75.')
    expect(made).toContain('pack.zip')
    expect(made).toContain('I am Robin’s parent.')
    expect(made).toMatch(/value="attendance" checked/)

    const zip = await site.get(`${pack}/files/pack.zip`)
    writeFileSync(join(room, 'web.zip'), Buffer.from(await zip.arrayBuffer()))
    expect(await verifyPack(join(room, 'web.zip'))).toMatchObject({ ok: true })
    const pdf = await site.get(`${pack}/files/complaint.pdf`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    await site.post(pack, { ...cover, title: 'Changed', do: 'save' })
    expect((await site.get(`${pack}/files/pack.zip`)).status).toBe(404)
    await site.post(pack, { do: 'remove' })
    expect((await site.get(pack)).status).toBe(404)
  })

  test('lead first to what came back and was not judged', async () => {
    const record = await site.begin()
    const [alex, reid] = ['Alex Ward <alex.ward@gmail.com>', 'Claire Reid <c.reid@hillview.sch.uk>']
    const message = (when: string, from: string, words: string): Partial<EntryDraft> => ({
      kind: 'message',
      happened: on(when),
      body: { subject: 'Lunch', from, to: from === alex ? reid : alex, words, thread: 'm:lunch' },
    })
    const asked = await site.add(record, message('2026-09-02', alex, 'Who supervises lunch?'))
    await site.add(record, {
      kind: 'ask',
      happened: on('2026-09-02'),
      body: {
        title: 'Say who supervises lunch',
        debtor: 'Claire Reid',
        creditor: 'Alex Ward',
        source: asked[0]?.seq,
      },
    })
    const pack = (await site.post(`/records/${record}/packs`, {})).headers.get('location') ?? ''
    expect(await (await site.get(pack)).text()).not.toContain('Look at these first.')
    await site.add(record, message('2026-09-04', reid, 'Mr Castle is there every day.'))
    const page = await (await site.get(pack)).text()
    expect(page).toContain('Look at these first.')
    await site.post(pack, { do: 'add-issue' })
    await site.post(pack, { do: 'leave-issues', leave: 'Say who supervises lunch' })
    const left = await (await site.get(pack)).text()
    expect(left).not.toContain('Say who supervises lunch')
    expect(left).toContain('1. A new issue')
    expect(page).toMatch(/owed\/[\w-]+#what-happened">Say who supervises lunch/)
  })

  test('begin with what one of them owes, where one is chosen', async () => {
    const record = await familyRecord()
    const asked = (title: string, debtor: string): Partial<EntryDraft> => ({
      kind: 'ask',
      happened: on('2026-09-03'),
      body: { title, debtor, creditor: 'Alex Ward' },
    })
    await site.add(record, asked('Assess Robin', 'Westshire Council'))
    const base = `/records/${record}/packs`
    const begin = await (await site.get(`${base}/begin`)).text()
    expect(begin).toContain('To whom?')
    expect(begin).toContain('value="name westshire council"')
    const begun = async (form: Record<string, string>) => {
      const pack = (await site.post(base, form)).headers.get('location') ?? ''
      return (await site.get(pack)).text()
    }
    const theirs = await begun({ whom: 'name westshire council' })
    expect(theirs).toContain('1. Assess Robin')
    expect(theirs).toContain('value="Westshire Council"')
    expect(theirs).not.toContain('Decide how the absence is recorded')
    const all = await begun({ whom: 'everyone' })
    expect(all).toContain('Assess Robin')
    expect(all).toContain('Decide how the absence is recorded')
    const refused = await site.post(base, { whom: 'name somebody else' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Choose one of these')
  })

  test('ask what is held back only under that answer, and call an email as it came what it is', async () => {
    const record = await site.begin()
    const eml = { name: 'message.eml', bytes: Buffer.from('From: a'), type: 'message/rfc822' }
    await site.add(
      record,
      { ...PARTS[0], files: [eml, { name: 'scan.txt', bytes: Buffer.from('A scan') }] },
      PARTS[1] ?? {},
    )
    const pack = (await site.post(`/records/${record}/packs`, {})).headers.get('location') ?? ''
    const page = await (await site.get(`${pack}/exhibits`)).text()
    expect(page).toContain('the email itself, scan.txt')
    expect(page).not.toContain('message.eml')
    expect(page).toMatch(/id="conditional-give-[^"]+"(?:(?!<\/div>).)*<label[^>]*>\s*What is it,/s)
  })

  test('let go of the words of an entry that is erased', async () => {
    const record = await familyRecord()
    const pack = (await site.post(`/records/${record}/packs`, {})).headers.get('location') ?? ''
    const [letter] = await site.within(record, (write) => findEntries(write, [1]))
    const form = {
      entry: letter?.address ?? '',
      heading: 'One',
      [`quote-${letter?.address}`]: 'Please record the absence',
    }
    await site.post(`${pack}/issues/1`, form)
    const kept = () =>
      site.within(record, (write) => findDraft(write, pack.split('/').at(-1) ?? ''))
    expect(JSON.stringify(await kept())).toContain('Please record the absence')
    await site.post(`/records/${record}/entries/${letter?.address}/erase`, {})
    expect(JSON.stringify(await kept())).not.toContain('Please record the absence')
    expect((await site.get(pack)).status).toBe(200)
  })

  test('of one member are not there for another', async () => {
    const record = await familyRecord()
    const pack = (await site.post(`/records/${record}/packs`, {})).headers.get('location') ?? ''
    const other = await site.begin('Kit')
    const id = pack.split('/').at(-1) ?? ''
    expect((await site.get(`/records/${other}/packs/${id}`)).status).toBe(404)
  })
})
