import fc from 'fast-check'
import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import { describe, expect, test } from 'vitest'
import type { Asked } from '../commitments/next-letter.ts'
import { ENGLAND } from '../law/england/england.ts'
import { isReliable, verbOf, type Flag, type Law } from '../law/law.ts'
import { day, addDays, type Day } from '../platform/day.ts'
import { lawRow } from './law-sentence.ts'
import { draftLetter } from './draft-letter.ts'
import { NO_FACTS, type Letter, type LetterFacts } from './letter.ts'
import { LETTERS, lettersFor } from './letters.ts'

const on = day('2026-11-21')
const asked: Asked = {
  id: '1',
  kind: 'ask',
  title: 'Confirm who supervises lunch',
  debtor: 'Ms Reid',
  creditor: 'Alex Ward',
  source: 7,
  since: day('2026-09-28'),
  due: null,
  dueBasis: null,
  askedBy: null,
  answers: [],
  handOvers: [],
  words: 'Could you please confirm who supervises lunch?',
  asker: 'alex@home.example',
}
const bare: LetterFacts = { ...NO_FACTS, child: 'Robin', writer: 'Alex Ward' }

const GIVEN = {
  line: 'quiet lunch with one adult',
  words: 'He cannot eat in the hall. It is too loud.',
  day: '2026-10-12',
} as const

/** Every question of `letter` answered. */
function answered(letter: Letter): Record<string, string> {
  return Object.fromEntries(letter.gaps.map(({ id, kind }) => [id, GIVEN[kind]]))
}

const full: LetterFacts = {
  ...bare,
  to: [{ name: 'Ms Reid', address: 'reid@hillview.example' }],
  chased: [day('2026-10-05')],
  stops: [
    {
      who: 'The GP',
      from: day('2026-09-01'),
      to: day('2026-09-10'),
      days: 9,
      words: 'School has to refer.',
      source: null,
    },
    {
      who: 'Hillview',
      from: day('2026-09-10'),
      to: null,
      days: 72,
      words: 'The GP has to refer.',
      source: 4,
    },
  ],
  quotes: [{ who: 'Ms Reid', on: day('2026-10-02'), words: 'We will see.', spoken: false, seq: 9 }],
  happened: [{ on: day('2026-10-02'), title: 'Email from Ms Reid', seq: 9 }],
  kept: [{ what: 'Send the lunch plan', on: day('2026-10-20') }],
  exhibits: [{ on: day('2026-10-02'), title: 'Email from Ms Reid', seq: 9 }],
}

/** Facts from none to all, for every letter, with every brush-off. */
function factSets(letter: Letter): LetterFacts[] {
  const gaps = answered(letter)
  const promise = {
    ...asked,
    kind: 'promise' as const,
    due: day('2026-11-13'),
    dueBasis: 'their promise',
  }
  return [
    bare,
    { ...full, gaps },
    { ...full, gaps, asked },
    { ...bare, gaps, asked: promise, chased: full.chased },
    ...ENGLAND.brushoffs.map(({ id, said }) => ({ ...full, gaps, told: { id, said } })),
  ]
}

const drafts = LETTERS.flatMap((letter) =>
  factSets(letter).map((facts) => ({
    letter,
    facts,
    drafted: draftLetter(letter, facts, ENGLAND, on),
  })),
)

describe('what stands in a letter as law', () => {
  test('comes only from rows that may be relied on, word for word, with must or should by their force', () => {
    for (const { drafted } of drafts)
      for (const used of drafted.law) {
        expect(isReliable(used.flag)).toBe(true)
        expect(drafted.text).toContain(used.sentence)
        expect(used).toMatchObject(lawRow(ENGLAND, used.id))
        if (verbOf(used.force) === 'should') expect(used.sentence).not.toMatch(/\bmust\b/i)
      }
    expect(
      new Set(drafts.flatMap(({ drafted }) => drafted.law.map(({ id }) => id))).size,
    ).toBeGreaterThan(30)
  })

  test('says what the row says, and where: instrument, provision, edition', () => {
    for (const { id, sentence } of drafts.flatMap(({ drafted }) => drafted.law)) {
      const duty = ENGLAND.duties.find((row) => row.id === id)
      const clock = ENGLAND.clocks.find((row) => row.id === id)
      const row = duty ?? clock
      if (row === undefined) {
        expect(ENGLAND.brushoffs.find((each) => each.id === id)?.ask).toBe(sentence)
        continue
      }
      const instrument = ENGLAND.instruments.find((each) => each.id === row.source.instrument)
      expect(sentence).toContain(`Source: ${instrument?.title}`)
      if (row.source.provision !== 'whole')
        expect(sentence).toContain(
          row.source.provision.replace(/ \((?:paragraph|regulation) number.*?\)/, ''),
        )
      const edition = row.source.edition ?? instrument?.edition ?? null
      if (edition !== null) expect(sentence).toContain(edition)
      if (row.inLetter !== undefined) expect(sentence).toContain(`${row.inLetter} Source:`)
      else if (duty !== undefined)
        expect(sentence.toLowerCase()).toContain(
          duty.says.replace(/^It must /, 'must ').toLowerCase(),
        )
      else expect(sentence).toContain(`be done within ${clock?.count.n} `)
    }
  })

  test('stands nowhere else: without its sentences no letter names law', () => {
    for (const { letter, drafted } of drafts) {
      const own = drafted.law.reduce(
        (text, { sentence }) => text.replace(sentence, ''),
        drafted.text,
      )
      expect(
        `${letter.id}: ${/\b(?:section \d|ss?\.\s?\d|reg(?:ulation)?s? \d|Act \d{4}|Act 19|Code of Practice|Equality Act|GDPR|unlawful|illegal|by law|the law says|statutory|legal|duty|duties|breach)\b/i.exec(own)?.[0] ?? 'none'}`,
      ).toBe(`${letter.id}: none`)
    }
  })

  test('leaves out a row whose flag falls, and shows it beside with its flag', () => {
    for (const flag of ['PART', 'NO'] as const) {
      const doubted = withFlag(flag)
      for (const letter of LETTERS)
        for (const facts of factSets(letter)) {
          const drafted = draftLetter(letter, facts, doubted, on)
          expect(drafted.law).toEqual([])
          expect(drafted.text).not.toContain('Source:')
          expect(drafted.beside.map(({ id }) => id)).toEqual(
            expect.arrayContaining([...letter.law]),
          )
          for (const row of drafted.beside) {
            expect(row.sentence).toBeNull()
            expect(row.checked).toContain('Check this with IPSEA or SENDIASS')
          }
        }
    }
  })

  test('every row a letter may cite or show is there', () => {
    for (const { law, beside = [] } of LETTERS)
      for (const id of [...law, ...beside]) expect(lawRow(ENGLAND, id).id).toBe(id)
  })

  test('the family’s own time limits are shown beside, never put in a letter', () => {
    const own = new Set(ENGLAND.clocks.filter(({ parent }) => parent).map(({ id }) => id))
    for (const { law } of LETTERS) expect(law.filter((id) => own.has(id))).toEqual([])
  })
})

function withFlag(flag: Flag): Law {
  const fallen = <R extends { readonly flag: Flag }>(rows: readonly R[]): R[] =>
    rows.map((row) => ({ ...row, flag }))
  return {
    ...ENGLAND,
    duties: fallen(ENGLAND.duties),
    clocks: fallen(ENGLAND.clocks),
    brushoffs: fallen(ENGLAND.brushoffs),
  }
}

describe('a letter', () => {
  test('marks what is missing and lists it, and has no blank once all is given', () => {
    for (const { letter, facts, drafted } of drafts) {
      const all = `${drafted.subject}\n${drafted.text}`
      for (const { id, label, optional } of letter.gaps)
        if (optional !== true && facts.gaps[id] === undefined && all.includes(`[${label}]`))
          expect(drafted.blanks).toContain(label)
      for (const label of drafted.blanks) expect(all).toContain(`[${label}]`)
      if (facts.told !== null) continue
      if (facts.to.length > 0 && Object.keys(facts.gaps).length === letter.gaps.length)
        expect([letter.id, drafted.blanks]).toEqual([letter.id, []])
    }
  })

  test('thanks first for what was kept, and is never harsh', () => {
    for (const { letter, facts, drafted } of drafts) {
      if (facts.kept.length > 0) expect(drafted.text).toMatch(/[Tt]hank you/)
      expect([letter.id, drafted.text]).toEqual([
        letter.id,
        expect.not.stringMatching(
          /unacceptable|disgrace|ignored|failed|failure|shame|liar|incompeten|appalling|demand|outrag/i,
        ),
      ])
    }
  })

  test('quotes word for word, with who and when, and numbers the paper it is in', () => {
    const joint = LETTERS.find(({ id }) => id === 'support-withdrawn')
    if (joint === undefined) throw new Error('no letter')
    const { text } = draftLetter(joint, { ...full, gaps: answered(joint) }, ENGLAND, on)
    expect(text).toContain('On Friday 2 October 2026 Ms Reid wrote: “We will see.” (paper 1)')
    expect(text).toContain('1. Email from Ms Reid, Friday 2 October 2026')
    expect(text).toContain(
      'Thank you for what you said you would do and did: “Send the lunch plan”',
    )
  })

  test('reads at about age 12 (Flesch-Kincaid grade 7) in its own words, every one of them', () => {
    const grades = LETTERS.map((letter) => {
      const { text, law } = draftLetter(letter, { ...full, to: [], gaps: {} }, ENGLAND, on)
      const own = law.reduce((left, { sentence }) => left.replace(sentence, ''), text)
      return [letter.id, gradeOf(own)] as const
    })
    expect(grades.filter(([, grade]) => grade > 7)).toEqual([])
    expect(gradeOf(drafts.map(({ drafted }) => drafted.text).join('\n\n'))).toBeLessThan(9)
  })

  test('is the same for the same facts, whatever people typed', () => {
    const text = fc.string({ maxLength: 60, unit: 'binary' })
    fc.assert(
      fc.property(
        fc.constantFrom(...LETTERS),
        text,
        text,
        fc.integer({ min: 0, max: 2000 }),
        (letter, one, two, later) => {
          const today: Day = addDays(on, later)
          const gaps = Object.fromEntries(
            letter.gaps.map(({ id }, index) => [id, index % 2 === 0 ? one : two]),
          )
          const facts = { ...full, child: one, writer: two, gaps }
          const drafted = draftLetter(letter, facts, ENGLAND, today)
          expect(draftLetter(letter, facts, ENGLAND, today)).toEqual(drafted)
          expect(drafted.subject).not.toMatch(/[\r\n]/)
          for (const used of drafted.law) expect(drafted.text).toContain(used.sentence)
        },
      ),
      { numRuns: 200 },
    )
  })
})

function gradeOf(text: string): number {
  const sentences = text.split(/[.?!:](?:\s|$)|\n+/).filter((sentence) => /\p{L}/u.test(sentence))
  const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? []
  return fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllable(word), 0),
  })
}

test('letters are found by the words people use', () => {
  const found = (words: string) =>
    lettersFor(words).flatMap(({ letters }) => letters.map(({ id }) => id))
  expect(found('')).toHaveLength(LETTERS.length)
  expect(found('EHCP request')).toEqual(['ehc-request'])
  expect(found('merry-go-round')).toEqual(['joint'])
  expect(found('SAR')).toContain('sar')
  expect(found('nothing like this')).toEqual([])
})

test('each letter has a name of its own and asks in one line', () => {
  expect(new Set(LETTERS.map(({ id }) => id)).size).toBe(LETTERS.length)
  for (const { drafted } of drafts)
    if (drafted.asks !== null) expect(drafted.asks).toMatch(/^\S.{0,290}$/)
})
