/** Two people beginning again: what each can say next, that only both agree, and that nobody else reads a word. */
import { sql } from 'kysely'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { findCited, findCommitments } from '../packs/store.ts'
import { findFacts, Memory } from '../patterns/store.ts'
import { findLines, findNewest, findSeqs } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'
import {
  agreedTo,
  draftSummary,
  hasHeard,
  lastPart,
  lastSummary,
  stateOfRepair,
  turnsOf,
  type Repair,
  type Side,
  type Turn,
} from './repair.ts'
import { findOnlyBetween, findRepairs } from './repair-store.ts'
import { visitAs, type Visitor } from './test-visitors.ts'

const alex: Side = { id: 'alex', name: 'Alex' }
const reid: Side = { id: 'reid', name: 'Ms Reid' }
const empty: Repair = {
  root: 1,
  address: 'a',
  shelf: 'messages',
  about: 'Lunchtimes',
  day: day('2026-11-21'),
  sides: [alex, reid],
  parts: [],
  checks: [],
  summaries: [],
  agreed: [],
  stopped: null,
}

/** The conversation after `who` did `turn`, as the routes would keep it. */
function after(repair: Repair, who: Side, turn: Turn, right = true): Repair {
  const seq = 2 + repair.parts.length + repair.summaries.length + repair.checks.length
  const part = (name: 'saw' | 'heard' | 'promise') => ({
    ...repair,
    parts: [
      ...repair.parts,
      { seq, by: who.id, part: name, words: `${who.name} ${name}`, due: null, mayUse: false },
    ],
  })
  if (turn === 'saw' || turn === 'heard' || turn === 'promise') return part(turn)
  if (turn === 'heard again') return part('heard')
  if (turn === 'check') {
    const other = who === alex ? reid : alex
    const of = lastPart(repair, other, 'heard')?.seq ?? 0
    const words = right ? null : 'What I meant'
    return { ...repair, checks: [...repair.checks, { of, by: who.id, right, words }] }
  }
  const on = repair.day
  if (turn === 'summary')
    return {
      ...repair,
      summaries: [...repair.summaries, { seq, address: 'b', by: who.id, words: 'Both' }],
      agreed: [...repair.agreed, { of: seq, by: who.id, day: on }],
    }
  const of = lastSummary(repair)?.seq ?? 0
  return { ...repair, agreed: [...repair.agreed, { of, by: who.id, day: on }] }
}

describe('whose turn it is', () => {
  test('from the first words to the agreement', () => {
    let repair = after(empty, alex, 'saw')
    expect([turnsOf(repair, alex), turnsOf(repair, reid)]).toEqual([[], ['saw']])
    repair = after(repair, reid, 'saw')
    expect([turnsOf(repair, alex), turnsOf(repair, reid)]).toEqual([['heard'], ['heard']])
    repair = after(repair, alex, 'heard')
    expect(turnsOf(repair, reid)).toEqual(['check', 'heard'])
    repair = after(repair, reid, 'check', false)
    expect(hasHeard(repair, alex)).toBe(false)
    expect(turnsOf(repair, alex)).toEqual(['heard again'])
    repair = after(after(repair, alex, 'heard again'), reid, 'check')
    expect(hasHeard(repair, alex)).toBe(true)
    repair = after(after(repair, reid, 'heard'), alex, 'check')
    repair = after(after(repair, alex, 'promise'), reid, 'promise')
    expect(draftSummary(repair)).toContain('Ms Reid heard: Ms Reid heard')
    repair = after(repair, reid, 'summary')
    expect([turnsOf(repair, alex), turnsOf(repair, reid)]).toEqual([['agree'], []])
    expect(stateOfRepair(after(repair, alex, 'agree'))).toBe('agreed')
  })

  test('new words have to be agreed to again by the other', () => {
    let repair = after(after(empty, alex, 'summary'), reid, 'summary')
    expect(agreedTo(repair)).toEqual([reid])
    repair = after(repair, alex, 'agree')
    expect(stateOfRepair(repair)).toBe('agreed')
  })

  test('however it goes: nobody hears for themselves, nothing is agreed by one, and rest ends every turn', () => {
    const step = fc.record({ who: fc.constantFrom(alex, reid), at: fc.nat(5), right: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let repair = empty
        for (const { who, at, right } of steps) {
          const turns = turnsOf(repair, who)
          const turn = turns[at % Math.max(1, turns.length)]
          if (turn !== undefined) repair = after(repair, who, turn, right)
          for (const side of [alex, reid])
            if (hasHeard(repair, side)) {
              const heard = lastPart(repair, side, 'heard')
              const by = repair.checks.filter(({ of }) => of === heard?.seq).map((each) => each.by)
              expect(by).not.toEqual([])
              expect(by).not.toContain(side.id)
            }
          if (stateOfRepair(repair) === 'agreed') {
            const seq = lastSummary(repair)?.seq
            const by = repair.agreed.filter(({ of }) => of === seq).map((each) => each.by)
            expect(new Set(by)).toEqual(new Set(['alex', 'reid']))
            expect(turnsOf(repair, who)).toEqual([])
          }
          const rests = { ...repair, stopped: { by: 'alex', day: repair.day } }
          expect(turnsOf(rests, who)).toEqual([])
        }
      }),
    )
  })
})

describe('on the pages', () => {
  let site: TestSite
  let record: string
  let reidVisits: Visitor
  let sam: Visitor
  beforeAll(async () => {
    site = await testSite(new Date().toISOString())
    record = await site.begin('Robin')
    reidVisits = await visitAs(site, record, {
      name: 'Ms Reid',
      role: 'SENCO',
      writes: ['messages', 'days'],
    })
    sam = await visitAs(site, record, {
      name: 'Sam Ward',
      role: 'parent',
      owner: true,
      shelves: [
        'profile',
        'days',
        'incidents',
        'messages',
        'plan',
        'meetings',
        'evidence',
        'private',
      ],
    })
  })
  afterAll(() => site.close())

  async function begun(about: string): Promise<string> {
    const sent = await site.post(`/records/${record}/repair/new`, {
      with: reidVisits.member,
      about,
      words: 'Nobody rang back, and the cormorant days went on',
    })
    expect(sent.status).toBe(303)
    return sent.headers.get('location') ?? ''
  }
  const alexSays = (here: string, fields: Record<string, string>) => site.post(here, fields)
  const reidSays = (here: string, fields: Record<string, string>) => reidVisits.post(here, fields)

  async function throughTo(here: string, promise: Record<string, string> = {}): Promise<void> {
    await reidSays(here, { do: 'saw', words: 'I was told not to ring' })
    await reidSays(here, { do: 'heard', words: 'That you waited by the phone' })
    await alexSays(here, { do: 'check', right: 'yes' })
    await alexSays(here, { do: 'heard', words: 'That you were not allowed' })
    await reidSays(here, { do: 'check', right: 'no', words: 'Not allowed without asking first' })
    await alexSays(here, { do: 'heard again', words: 'That you had to ask first' })
    await reidSays(here, { do: 'check', right: 'yes' })
    await reidSays(here, { do: 'promise', words: 'Ring every Friday by four', ...promise })
    await alexSays(here, { do: 'promise', words: 'Write in the book, not by email at night' })
    await alexSays(here, { do: 'summary', words: 'We both lost the thread, and begin again.' })
  }

  const until = { 'due-day': '1', 'due-month': '2', 'due-year': '2027' }
  const summarySeq = async (here: string) =>
    /name="of" value="([\w-]+)"/.exec(await (await reidVisits.get(here)).text())?.[1] ?? ''

  test('both sides come to words they share, and what was promised is owed, with its day', async () => {
    const here = await begun('Lunchtimes since September')
    expect(await (await reidVisits.get(`/records/${record}/today`)).text()).toContain(
      'Lunchtimes since September',
    )
    await throughTo(here, until)
    const of = await summarySeq(here)
    const stale = await reidSays(here, { do: 'agree', of: `${of}x` })
    expect(stale.status).toBe(422)
    await reidSays(here, { do: 'agree', of })
    await reidSays(here, { do: 'agree', of })
    const page = await (await site.get(here)).text()
    expect(page).toContain('Both of you agreed to this')
    const owed = await (await site.get(`/records/${record}/owed`)).text()
    expect(owed.match(/<h\d><a[^>]*>Ring every Friday by four/g)).toHaveLength(1)
    expect(owed).toContain('Ms Reid')
    const promises = await site.within(record, ({ tx }) =>
      tx
        .selectFrom('commitment')
        .select(['debtor', 'due', 'due_basis'])
        .where('record_id', '=', record)
        .orderBy('debtor')
        .execute(),
    )
    expect(promises).toEqual([
      { debtor: 'Alex Ward', due: null, due_basis: null },
      { debtor: 'Ms Reid', due: '2027-02-01', due_basis: 'their promise' },
    ])
  })

  test('the other owner sees nothing of it: no page, no line, no search, no promise, no count', async () => {
    const here = await begun('A grebe matter')
    await throughTo(here)
    await reidSays(here, { do: 'agree', of: await summarySeq(here) })
    expect((await sam.get(here)).status).toBe(404)
    for (const page of ['repair', 'today', 'owed', 'timeline?q=cormorant', 'timeline?kind=repair'])
      expect(await (await sam.get(`/records/${record}/${page}`)).text(), page).not.toMatch(
        /grebe|cormorant days|Friday|lost the thread/,
      )
    await site.within(
      record,
      async (write) => {
        expect(await findSeqs(write, 'cormorant', undefined, 5)).toEqual([])
        expect(await findRepairs(write)).toEqual([])
        const lines = await findLines(write, { atMost: 100 })
        expect(lines.filter(({ kind }) => kind.startsWith('repair') || kind === 'promise')).toEqual(
          [],
        )
        const rows =
          await sql`select 1 from entry where kind like 'repair%' or kind = 'promise'`.execute(
            write.tx,
          )
        expect(rows.rows).toEqual([])
      },
      sam.account,
    )
  })

  test('either can let it rest, and nothing else changes', async () => {
    const here = await begun('To rest')
    await reidSays(here, { do: 'stop' })
    await reidSays(here, { do: 'stop' })
    const page = await (await site.get(here)).text()
    expect(page).toContain('It rests here')
    expect(page).not.toContain('name="words"')
    await alexSays(here, { do: 'saw', words: 'Late words' })
    expect(await (await site.get(here)).text()).not.toContain('Late words')
  })

  test('nobody speaks for the other, and a slip keeps what was typed', async () => {
    const here = await begun('For oneself')
    await alexSays(here, { do: 'check', right: 'yes' })
    await alexSays(here, { do: 'agree', of: '1' })
    const slip = await site.post(`/records/${record}/repair/new`, {
      about: 'Typed about',
      words: '',
    })
    expect(slip.status).toBe(422)
    expect(await slip.text()).toContain('Typed about')
    const [repair] = (await site.within(record, findRepairs)).slice(-1)
    expect(repair?.checks).toEqual([])
    expect(repair?.agreed).toEqual([])
  })

  test('what is not allowed out stays between the two, and so does the promise; what is allowed may go', async () => {
    const here = await begun('Out or not')
    await throughTo(here, { mayUse: 'yes' })
    await reidSays(here, { do: 'agree', of: await summarySeq(here) })
    await site.within(record, async (write) => {
      const kept = await findOnlyBetween(write)
      const repairs = await findRepairs(write)
      const { parts, root } = repairs.at(-1) ?? { parts: [], root: 0 }
      expect(kept.has(root)).toBe(true)
      for (const part of parts) expect(kept.has(part.seq), part.words).toBe(!part.mayUse)
      expect(parts.filter(({ mayUse }) => mayUse)).toHaveLength(1)
      const { tx } = write
      const promised = await tx
        .selectFrom('commitment')
        .select(['root', 'debtor'])
        .where('record_id', '=', record)
        .where(
          'source',
          'in',
          parts.map(({ seq }) => seq),
        )
        .execute()
      expect(promised).toHaveLength(2)
      for (const each of promised) expect(kept.has(each.root)).toBe(each.debtor !== 'Ms Reid')
    })
  })

  test('neither shows the words of both to anybody else, by a page or by the ledger', async () => {
    const here = await begun('Not to be shown')
    await throughTo(here)
    const summary = await site.within(record, async (write) => {
      const found = await findNewest(write, ['repair summary'])
      return found.toSorted((one, other) => one.seq - other.seq).at(-1)
    })
    const shown = await site.post(`/records/${record}/entries/${summary?.address}/audience`, {
      audience: 'owners',
    })
    expect(shown.status).toBe(403)
    expect(await shown.text()).toContain('one of them cannot show it to others')
    await expect(
      site.add(record, { kind: 'audience', body: { of: summary?.seq, audience: 'owners' } }),
    ).rejects.toThrow('stays between them')
  })

  test('no pack and no pattern is made of it', async () => {
    const here = await begun('Never in a pack')
    await throughTo(here)
    await reidSays(here, { do: 'agree', of: await summarySeq(here) })
    await site.within(record, async (write) => {
      const { root, parts } = (await findRepairs(write)).at(-1) ?? { root: 0, parts: [] }
      const seqs = parts.map(({ seq }) => seq)
      expect(await findCited(write, [root, ...seqs], 10_000)).toEqual([])
      const commitments = await findCommitments(write, 10_000)
      expect(commitments.filter(({ source }) => seqs.includes(source ?? 0))).toEqual([])
      const facts = await findFacts(write, day('2030-01-01'), new Memory())
      expect(facts.owed.map(({ debtor }) => debtor)).not.toContain('Alex Ward')
    })
  })
})
