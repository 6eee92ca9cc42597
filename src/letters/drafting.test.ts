import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import type { EntryDraft } from '../record/entry.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { draftFor, NoSuchEntry, type DraftAsked } from './drafting.ts'
import { letterOf } from './letters.ts'
import { FILE_NAMES, fileOf } from './out.ts'

let site: TestSite
let record: string
const on = day('2026-11-21')
beforeAll(async () => {
  site = await testSite()
  record = await site.begin()
})
afterAll(() => site.close())

const happened = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })

function draft(id: string, asked: Partial<DraftAsked> = {}) {
  const letter = letterOf(id)
  if (letter === null) throw new Error(`no letter ${id}`)
  return site.within(record, (write) =>
    draftFor(write, { letter, of: null, gaps: {}, to: '', ...asked }, on),
  )
}

async function added(...drafts: Partial<EntryDraft>[]): Promise<number[]> {
  return (await site.add(record, ...drafts)).map(({ seq }) => seq)
}

test('a call is written back to whoever it was with, with what was written down', async () => {
  const [call = 0] = await added({
    kind: 'call',
    happened: happened('2026-11-02'),
    body: { with: 'Mrs Lee, attendance office', words: 'She will ring back on Friday.' },
  })
  const { text, to, blanks, subject } = await draft('call-note', { of: call })
  expect(to).toEqual([{ name: 'Mrs Lee, attendance office', address: null }])
  expect(subject).toBe('Robin: what we said on Monday 2 November 2026')
  expect(text).toContain('This is what was said:\nShe will ring back on Friday.')
  expect(blanks).toEqual(['what was agreed, who does it, and by when'])
})

test('an ask that was corrected is asked again in its newest words', async () => {
  const body = { title: 'Say who sits with Robin', debtor: 'Ms Reid', creditor: 'Alex Ward' }
  const [ask = 0] = await added({ kind: 'ask', happened: happened('2026-10-01'), body })
  await added({
    kind: 'ask',
    happened: happened('2026-10-01'),
    amends: ask,
    body: { ...body, title: 'Say who sits with Robin at lunch' },
  })
  const { text, to } = await draft('chase-first', { of: ask })
  expect(to).toEqual([{ name: 'Ms Reid', address: null }])
  expect(text).toContain('I asked: Say who sits with Robin at lunch.')
})

test('of a loop each stop is quoted, in the very sentence of its message', async () => {
  const said = 'We are sorry, but a referral for this has to come from the school and not from us.'
  const [email = 0, need = 0] = await added(
    {
      kind: 'message',
      happened: happened('2026-10-05'),
      body: {
        subject: 'Robin',
        from: { name: 'Larkfield Surgery', address: 'reception@larkfield.nhs.uk' },
        to: [{ name: 'Alex Ward', address: 'alex@home.example' }],
        words: `Dear Alex,\n\nThank you for coming in. ${said} Best wishes`,
      },
    },
    { kind: 'need', happened: happened('2026-10-01'), body: { title: 'Help with sleep' } },
  )
  const [passed = 0] = await added(
    {
      kind: 'hand-over',
      happened: happened('2026-10-05'),
      body: {
        of: need,
        from: 'Larkfield Surgery',
        to: 'Hillview Academy',
        words: 'GP says referral must come from school',
        source: email,
      },
    },
    {
      kind: 'hand-over',
      happened: happened('2026-10-20'),
      body: {
        of: need,
        from: 'Hillview Academy',
        to: 'Larkfield Surgery',
        words: 'Told at the gate that the GP does it',
      },
    },
  )
  const { text, to, asks, law } = await draft('joint', { of: need })
  expect(to.map(({ name }) => name)).toEqual(['Larkfield Surgery', 'Hillview Academy'])
  expect(text).toContain(`On Monday 5 October 2026 Larkfield Surgery wrote: “${said}”`)
  expect(text).toContain('as I wrote it down: Told at the gate that the GP does it')
  expect(text).not.toContain('“Told at the gate')
  expect(asks).toBe('Agree who has this now: Help with sleep')
  expect(law.map(({ id }) => id)).toEqual(['cfa-26-28'])
  expect((await draft('joint', { of: passed })).text).toBe(text)
})

test('answers fill its blanks, and what is not there is said', async () => {
  const { text, blanks } = await draft('sar', {
    to: 'Data team <dpo@council.example>',
    gaps: { from: '2025-09-01' },
  })
  expect(text).toContain('Dear Data team,')
  expect(text).toContain('since Monday 1 September 2025')
  expect(text).toContain('that is by Monday 21 December 2026')
  expect(blanks).toEqual([])
  await expect(draft('sar', { of: 9999 })).rejects.toThrow(NoSuchEntry)
})

test('every letter goes out as every file', { timeout: 60_000 }, async () => {
  const { subject, text, to } = await draft('part-time-agree', { to: 'Ms Reid' })
  const sizes = await site.within(record, async (write) => {
    const files: number[] = []
    for (const name of FILE_NAMES)
      files.push((await fileOf(write, { to, subject, text, exhibits: [] }, name)).byteLength)
    return files
  })
  expect(sizes).toHaveLength(4)
  for (const size of sizes) expect(size).toBeGreaterThan(500)
})

test('a letter is never to the family itself, nor to the child', async () => {
  const mail = {
    subject: 'Lunch',
    from: { name: 'Alex Ward', address: 'alex@home.example' },
    to: [{ name: 'Ms Reid', address: 'reid@hillview.sch.uk' }],
    words: 'Could you tell me who supervises lunch?',
  }
  const [ours = 0, child = 0, sent = 0, said = 0] = await added(
    { kind: 'message', happened: happened('2026-10-09'), body: mail },
    { kind: 'said', happened: happened('2026-10-09'), body: { who: 'Robin Ward', words: 'No.' } },
    {
      kind: 'letter',
      happened: happened('2026-10-09'),
      body: { title: 'Lunch', from: 'Alex Ward', to: 'The governors', words: 'Please.' },
    },
    {
      kind: 'said',
      happened: happened('2026-10-09'),
      body: { who: 'The man at the office', words: 'She is fine in school.' },
    },
  )
  const [theirs = 0] = await added({
    kind: 'message',
    happened: happened('2026-10-10'),
    author: 'Ms Reid',
    body: { ...mail, from: mail.to[0], to: [mail.from], words: 'The hall is the only place.' },
  })
  expect((await draft('told', { of: theirs })).to.map(({ name }) => name)).toEqual(['Ms Reid'])
  expect((await draft('told', { of: theirs })).text).toContain(
    'Ms Reid wrote: “The hall is the only place.”',
  )
  const toOf = async (of: number) => (await draft('told', { of })).to.map(({ name }) => name)
  expect(await toOf(ours)).toEqual(['Ms Reid'])
  expect(await toOf(child)).toEqual([])
  expect(await toOf(sent)).toEqual(['The governors'])
  expect(await toOf(said)).toEqual(['The man at the office'])
  expect((await draft('told', { of: said })).text).toContain(
    'The man at the office said: “She is fine in school.”',
  )
  expect((await draft('told', { of: ours })).text).not.toContain('Alex Ward wrote')
})
