import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import type { EntryDraft } from '../record/entry.ts'
import { findNewest } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { patternsIn } from './patterns.ts'
import { findFacts, Memory } from './store.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const on = day('2026-11-21')
const happened = (when: string) => ({ day: day(when), time: null, precision: 'day' as const })

function ask(title: string, since: string, debtor: string): Partial<EntryDraft> {
  return { kind: 'ask', happened: happened(since), body: { title, debtor, creditor: 'Alex Ward' } }
}
const sanction = (when: string): Partial<EntryDraft> => ({
  kind: 'incident',
  happened: happened(when),
  shelf: 'incidents',
  body: { behaviour: 'Held up the blue card', explained: 'yes', sanction: 'Detention' },
})
const silence = [
  ask('Who supervises lunch', '2026-09-28', 'Hillview Academy'),
  ask('A copy of the file', '2026-10-01', 'Hillview Academy'),
  ask('A quiet place', '2026-10-05', 'Hillview Academy'),
]

const rulesOf = (record: string, memory: Memory, when = on) =>
  site.within(record, async (write) =>
    patternsIn(await findFacts(write, when, memory), when).found.map(({ rule }) => rule),
  )

describe('the facts of a record', () => {
  test('grow with each entry, and are looked at again after an answer, a correction or an erasure', async () => {
    const record = await site.begin()
    const memory = new Memory()
    expect(await rulesOf(record, memory)).toEqual([])
    const [first] = await site.add(record, ...silence)
    expect(await rulesOf(record, memory)).toEqual(['messages-unanswered'])
    expect(await rulesOf(record, memory, day('2026-10-10'))).toEqual([])
    const [held] = await site.add(record, sanction('2026-09-14'))
    expect(await rulesOf(record, memory)).toContain('sanctioned-for-known-need')
    await site.add(record, {
      ...sanction('2026-09-14'),
      amends: held?.seq ?? 0,
      body: { behaviour: 'Held up the blue card', explained: 'yes' },
    })
    expect(await rulesOf(record, memory)).not.toContain('sanctioned-for-known-need')
    await site.add(record, {
      kind: 'answer',
      happened: happened('2026-11-01'),
      body: { of: first?.seq ?? 0, as: 'answered' },
    })
    expect(await rulesOf(record, memory)).toEqual([])
    expect(await rulesOf(record, new Memory())).toEqual([])
  })

  test('see that something that helped was taken away, and whether a reason was given', async () => {
    const record = await site.begin()
    const body = { title: 'The blue card', do: 'Let him go', started: '2025-06-03' }
    const [kept] = await site.add(record, {
      kind: 'strategy',
      happened: happened('2025-06-03'),
      body,
    })
    expect(await rulesOf(record, new Memory())).toEqual([])
    const taken = async (reason: string | null) =>
      site.add(record, {
        kind: 'strategy',
        happened: happened('2026-09-10'),
        amends: kept?.seq ?? 0,
        body: { ...body, removed: { on: '2026-09-07', reason } },
      })
    await taken(null)
    const { found } = await site.within(record, async (write) =>
      patternsIn(await findFacts(write, on, new Memory()), on),
    )
    expect(found).toMatchObject([{ rule: 'support-removed', for: [1, 2] }])
    expect(found[0]?.claim).toContain('“The blue card” on 7 September 2026')
    expect(await rulesOf(record, new Memory(), day('2026-09-01'))).toEqual([])
    await taken('He no longer needs it, agreed on 1 September')
    expect(await rulesOf(record, new Memory())).toEqual([])
  })

  test('know by its number what somebody saw stop, whatever they called it', async () => {
    const record = await site.begin()
    const [given] = await site.add(record, {
      kind: 'provision',
      shelf: 'plan',
      happened: happened('2026-06-03'),
      body: { what: 'Speech therapy, 30 minutes a week', agreed: 'Section F' },
    })
    await site.add(record, {
      kind: 'provision stopped',
      shelf: 'plan',
      happened: happened('2026-09-10'),
      body: { of: given?.seq ?? 0, what: 'His speech sessions' },
    })
    const { found } = await site.within(record, async (write) =>
      patternsIn(await findFacts(write, on, new Memory()), on),
    )
    expect(found).toMatchObject([{ rule: 'support-removed', for: [1, 2] }])
    expect(found[0]?.claim).toContain('“Speech therapy, 30 minutes a week” on 10 September 2026')
  })

  test('hear staff where staff speak, and nobody of the family', async () => {
    const record = await site.begin()
    const words = 'I was never told of his plan.'
    const said = (who: string): Partial<EntryDraft> => ({
      kind: 'said',
      happened: happened('2026-09-02'),
      body: { who, words, to: 'Alex' },
    })
    await site.add(record, said('Dad'), said('His gran'), said('Foster carer'), said('Me'))
    expect(await rulesOf(record, new Memory())).toEqual([])
    await site.add(record, said('Ms Hart'))
    expect(await rulesOf(record, new Memory())).toEqual(['staff-unaware'])
  })

  test('take the latest mark of a session, as the register does', async () => {
    const record = await site.begin()
    const mark = (code: string): Partial<EntryDraft> => ({
      kind: 'attendance',
      happened: happened('2026-10-05'),
      shelf: 'days',
      body: { session: 'day', code },
    })
    await site.add(record, {
      kind: 'medical evidence',
      happened: happened('2026-10-01'),
      body: {
        title: 'A letter',
        to: 'Hillview Academy',
        decided: '2026-10-02',
        decision: 'accepted',
      },
    })
    await site.add(record, mark('O'))
    expect(await rulesOf(record, new Memory())).toEqual(['attendance-against-evidence'])
    await site.add(record, mark('I'))
    expect(await rulesOf(record, new Memory())).toEqual([])
  })

  test('call a member of staff by their school, and name nobody with few events', async () => {
    const record = await site.begin()
    await site.add(
      record,
      ...silence.map((each) => ({
        ...each,
        body: { ...(each.body as object), debtor: 'Mrs Reid' },
      })),
    )
    const { found } = await site.within(record, async (write) =>
      patternsIn(await findFacts(write, on, new Memory()), on),
    )
    expect(found[0]?.claim).toContain('One person was asked 3 things')
    expect(JSON.stringify(found)).not.toContain('Reid')
  })
})

describe('the pages', () => {
  test('teach an empty record that silence is not a finding', async () => {
    const record = await site.begin()
    const page = await site.get(`/records/${record}/patterns`)
    expect(await page.text()).toContain('Nothing stands out')
  })

  test('show a finding with its entries; keeping it twice adds one entry, setting it aside folds it', async () => {
    const record = await site.begin()
    await site.add(record, ...silence)
    const list = await (await site.get(`/records/${record}/patterns`)).text()
    expect(list).toContain('3 entries for it · 0 against it')
    const href = /\/records\/[^"]+\/patterns\/messages[^"]+/.exec(list)?.[0] ?? ''
    const page = await (await site.get(href)).text()
    expect(page).toContain('Who supervises lunch')
    expect(page).toContain('What would show it to be wrong')
    const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const form = { token, verdict: 'kept', claim: 'Three questions, no answer.' }
    for (const _ of [1, 2]) expect((await site.post(href, form)).status).toBe(303)
    const kept = await site.within(record, (write) => findNewest(write, ['finding']))
    expect(kept.map(({ body }) => body)).toMatchObject([
      { verdict: 'kept', claim: 'Three questions, no answer.', for: [1, 2, 3] },
    ])
    expect(kept[0]?.audience).toBe('me')
    expect(await (await site.get(`/records/${record}/patterns`)).text()).toContain(
      'Three questions, no answer.',
    )
    await site.post(href, { verdict: 'not right' })
    const after = await (await site.get(`/records/${record}/patterns`)).text()
    expect(after).toContain('Set aside as not right (1)')
  })

  test('a finding that the record no longer holds is not there', async () => {
    const record = await site.begin()
    expect((await site.get(`/records/${record}/patterns/masking`)).status).toBe(404)
  })
})

test('an apology stands on the page of a finding that counts what it is for', async () => {
  const record = await site.begin()
  const [first] = await site.add(record, sanction('2026-09-14'), sanction('2026-09-21'))
  await site.add(record, {
    kind: 'apology',
    author: 'Mr Finch',
    body: { to: 'Robin', words: 'I had not read the page.', about: first?.seq },
  })
  const { found } = await site.within(record, async (write) =>
    patternsIn(await findFacts(write, on, new Memory()), on),
  )
  const one = found.find(({ rule }) => rule === 'sanctioned-for-known-need')
  const page = await (await site.get(`/records/${record}/patterns/${one?.id}`)).text()
  expect(page).toContain('1 apology for it')
  expect(page).toContain('Mr Finch said sorry to Robin')
})

describe('the chain of what followed', () => {
  const told = (when: string, words: string): Partial<EntryDraft> => ({
    kind: 'voice',
    happened: happened(when),
    shelf: 'profile',
    body: { words },
  })
  const keptOf = async (record: string) =>
    (await site.within(record, (write) => findNewest(write, ['finding']))).at(-1)?.body as {
      readonly cameNext: readonly number[]
      readonly links: readonly object[]
    }
  const text = async (response: Response) => (await response.text()).replaceAll(/\s+/g, ' ')

  test('is offered, found, told in the family’s words, and kept in order of its days', async () => {
    const record = await site.begin()
    await site.add(record, sanction('2026-09-14'), sanction('2026-09-21'))
    const [later, early, before, far] = await site.add(
      record,
      told('2026-09-23', 'I hate school and it is too much'),
      told('2026-09-16', 'Please don’t make me go'),
      told('2026-09-01', 'Chips and a walk'),
      told('2026-11-03', 'No lunch today, only crisps'),
    )
    const at = `/records/${record}/patterns/sanctioned-for-known-need`
    const page = await text(await site.get(at))
    expect(page).toContain('Please don’t make me go')
    expect(page).not.toContain('only crisps')
    const [a, b, c, d] = [later, early, before, far].map((each) => each?.address ?? '')
    const look = await site.post(at, {
      token: 'once',
      claim: 'Ours',
      do: 'find',
      find: 'crisps',
      cameNext: b ?? '',
      [`then-${b}`]: 'he asked not to go',
    })
    const looked = await text(look)
    expect(look.status).toBe(200)
    expect(looked).toContain('only crisps')
    expect(looked).toContain('value="he asked not to go"')
    expect(looked).toContain('>Ours</textarea>')
    expect(await site.within(record, (write) => findNewest(write, ['finding']))).toEqual([])

    const keep = (fields: readonly (readonly [string, string])[]) => {
      const form = new FormData()
      for (const [name, value] of [['verdict', 'kept'] as const, ...fields])
        form.append(name, value)
      return site.post(at, form)
    }
    const tooEarly = await keep([['cameNext', c ?? '']])
    expect(tooEarly.status).toBe(422)
    expect(await text(tooEarly)).toContain('it cannot have come next')
    const links = [a, b, d].map((seq) => ['cameNext', seq ?? ''] as const)
    const cause = await keep([...links, [`then-${d}`, 'no food because of the detention']])
    expect(cause.status).toBe(422)
    expect(await text(cause)).toContain('“because” says why, and none of these entries does')
    expect((await keep([...links, [`then-${d}`, 'Then no food at school']])).status).toBe(303)
    expect(await keptOf(record)).toMatchObject({
      cameNext: [later?.seq, early?.seq, far?.seq],
      links: [{ of: far?.seq, words: 'no food at school' }],
    })
    const shown = await text(await site.get(at))
    const order = ['don’t make me go', 'hate school', 'no food at school'].map((words) =>
      shown.indexOf(words),
    )
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(order[0]).toBeGreaterThan(0)
    await keep([['cameNext', d ?? '']])
    expect((await keptOf(record)).cameNext).toEqual([far?.seq])
  })

  test('takes nothing in that stays apart: a lawyer’s letter, what was marked as whereabouts', async () => {
    const record = await site.begin()
    await site.add(record, sanction('2026-09-14'))
    const [advice, place] = await site.add(
      record,
      {
        kind: 'message',
        happened: happened('2026-09-16'),
        body: {
          subject: 'Heron advice',
          from: 'Law & Co',
          words: 'Heron',
          quoted: '',
          signature: '',
          legal: true,
        },
      },
      {
        kind: 'whereabouts',
        happened: happened('2026-09-17'),
        shelf: 'private',
        body: { addresses: ['Heron House'] },
      },
    )
    const at = `/records/${record}/patterns/sanctioned-for-known-need`
    const looked = await text(await site.post(at, { do: 'find', find: 'heron' }))
    expect(looked).toContain('Nothing with these words came after')
    for (const address of [advice?.address, place?.address])
      await site.post(at, { verdict: 'kept', cameNext: address ?? '' })
    expect((await keptOf(record)).cameNext).toEqual([])
  })

  test('may say why where an entry does; an erased link is gone', async () => {
    const record = await site.begin()
    await site.add(record, sanction('2026-09-14'))
    const [said] = await site.add(record, told('2026-09-16', 'I hid because it was too loud.'))
    const at = `/records/${record}/patterns/sanctioned-for-known-need`
    const named = said?.address ?? ''
    const form = {
      verdict: 'kept',
      cameNext: named,
      [`then-${named}`]: 'he hid because of the noise',
    }
    expect((await site.post(at, form)).status).toBe(303)
    expect(await text(await site.get(at))).toContain(
      'It says why itself: “I hid because it was too loud.”',
    )
    await site.add(record, { kind: 'erasure', body: { of: said?.seq ?? 0 } })
    const after = await text(await site.get(at))
    expect(after).not.toContain('too loud')
  })
})
