import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENGLAND } from '../law/england/england.ts'
import { checkWording, type Found } from './wording.ts'
import { HELD_OUT, TUNED } from './wording-labelled.data.ts'

type Marked = { readonly text: string; readonly marks: readonly { start: number; end: number }[] }

function marked(line: string): Marked {
  const marks: { start: number; end: number }[] = []
  let text = ''
  for (const part of line.split(/(\[\[|\]\])/)) {
    const last = marks.at(-1)
    if (part === '[[') marks.push({ start: text.length, end: text.length })
    else if (part === ']]' && last !== undefined) last.end = text.length
    else text += part
  }
  return { text, marks }
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end

/** Counts over a labelled set: found and labelled, found in vain, labelled and missed. */
function counted(lines: readonly string[]) {
  let [right, vain, missed] = [0, 0, 0]
  for (const { text, marks } of lines.map(marked)) {
    const found = checkWording(text).filter(({ kind }) => kind !== 'quoted')
    right += marks.filter((mark) => found.some((each) => overlap(mark, each))).length
    missed += marks.filter((mark) => !found.some((each) => overlap(mark, each))).length
    vain += found.filter((each) => !marks.some((mark) => overlap(mark, each))).length
  }
  return { precision: right / (right + vain), recall: right / (right + missed) }
}

const phrases = (text: string): string[] => checkWording(text).map(({ phrase }) => phrase)
const kinds = (text: string): string[] => checkWording(text).map(({ kind }) => kind)

describe('what is found', () => {
  test('of the sentences the rules were tried on, nearly all and nearly nothing else', () => {
    const { precision, recall } = counted(TUNED)
    expect(precision).toBeGreaterThan(0.97)
    expect(recall).toBeGreaterThan(0.97)
  })

  test('of the sentences they never saw, too', () => {
    const { precision, recall } = counted(HELD_OUT)
    expect(precision).toBeGreaterThan(0.93)
    expect(recall).toBeGreaterThan(0.93)
  })

  test('a tired parent’s guess at what others feel, and no word about who looks after whom', () => {
    expect(phrases('You people never care about my son.')).toEqual(['You people never care'])
    expect(phrases('Nobody at school cares.')).toEqual(['Nobody at school cares'])
    expect(phrases('No one there cares for her at lunch.')).toEqual([])
  })

  test.each(['NAUGHTY', 'Naughty', 'naughtiest', 'naughtily'])(
    '%s, however it is written',
    (word) => {
      expect(phrases(`He was ${word} today.`)).toEqual([word])
    },
  )

  test('a phrase over a line break, with a hyphen, with a soft hyphen nobody sees', () => {
    expect(phrases('Help will be given as\n  appropriate by staff.')).toEqual(['as\n  appropriate'])
    expect(phrases('This is attention-seeking.')).toEqual(['attention-seeking'])
    expect(phrases('He is manip\u00ADulative.')).toEqual(['manip\u00ADulative'])
  })

  test('several in one sentence, in reading order', () => {
    expect(phrases('He was rude, lazy and defiant.')).toEqual(['rude', 'lazy', 'defiant'])
  })

  test('curly apostrophes read as straight ones', () => {
    expect(phrases('He can’t be bothered.')).toEqual(['can’t be bothered'])
  })

  test.each([
    'Three regular 20-minute sessions with Mrs Khan every Tuesday.',
    'He will have access to a mentor for 30 minutes every Monday.',
    'Robin will receive 45 minutes of support from a teaching assistant each day.',
    'He is taught in a small group of four children.',
    'His targets will be reviewed on 14 January with his parents.',
  ])('what says who, how often or how long is clear: %s', (text) => {
    expect(checkWording(text)).toEqual([])
  })

  test('one clear item of a list does not clear the next', () => {
    const list = '- Twenty minutes of reading with Mrs Khan every Tuesday\n- Regular support'
    expect(phrases(list)).toEqual(['Regular'])
  })
})

describe('what is left alone', () => {
  test('a label that is denied', () => {
    expect(phrases('He is not naughty. It was not a rude answer.')).toEqual([])
  })

  test('somebody else’s words, which are marked as theirs', () => {
    expect(kinds('She wrote: "He is naughty and lazy".')).toEqual(['quoted', 'quoted'])
    expect(kinds('They call him “lazy”.')).toEqual(['quoted'])
    expect(kinds("He said 'I am such a bad boy' and cried.")).toEqual(['quoted'])
    expect(kinds('> He was naughty again.\nThank you for telling me.')).toEqual(['quoted'])
  })

  test('but not a label held at arm’s length', () => {
    expect(kinds('His "naughty" side came out.')).toEqual(['blame'])
  })
})

const pieces = fc.constantFrom(
  'naughty ',
  'refused',
  'access to ',
  'regular ',
  '“',
  '”',
  '"',
  "'",
  '\n',
  '\r\n',
  '. ',
  '\u00AD',
  '\uD800',
  '🙂',
  'every Tuesday ',
  'not ',
)
const texts = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }).map((all) => all.join(''))

describe('offsets', () => {
  test('point at the phrase, in order, without overlap, in any text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0
        for (const found of checkWording(text)) {
          expect(text.slice(found.start, found.end)).toBe(found.phrase)
          expect(found.start).toBeGreaterThanOrEqual(end)
          end = found.end
        }
      }),
    )
  })

  test('count UTF-16 units: an emoji is two', () => {
    expect(checkWording('🙂 naughty')[0]).toMatchObject({ start: 3, end: 10 })
  })

  test('an empty text holds nothing', () => {
    expect(checkWording('')).toEqual([])
    expect(checkWording(' \n\n ')).toEqual([])
  })
})

test('every row of the law about wording is found by its own words', () => {
  const tried: Readonly<Record<string, string>> = {
    w08: 'He may have a break.',
    w09: 'He will get up to 10 hours.',
    w10: 'He needs a minimum of 10 hours of support.',
    w12: 'He will be helped by a key adult.',
    w14: 'He will be given support.',
    w28: 'He needs a flexible package.',
    w15: 'School will follow advice from SALT.',
    w24: 'Support equivalent to £6,000 will be given.',
    w29: 'He will have equipment such as a cushion.',
    r12: 'He is fine when mum leaves.',
    r16: 'She is a difficult parent.',
    r33: 'He is always late.',
    r34: 'Consequences were given.',
    r35: 'He settled quickly.',
  }
  const row = ({ row: id }: Found) => id
  const rows = [
    ...ENGLAND.vague.map(({ id, phrase }) => ({ id, words: phrase })),
    ...ENGLAND.blaming.map(({ id, wording }) => ({ id, words: wording })),
  ]
  const unseen = rows.filter(({ id, words }) => {
    const first = tried[id] ?? `Robin will be ${(words.split(/ ?[/,(]/)[0] ?? '').trim()} help.`
    const alone = `He ${(words.split(/ ?[/,(]/)[0] ?? '').trim()}.`
    return ![...checkWording(first), ...checkWording(alone)].map(row).includes(id)
  })
  expect(unseen.map(({ id, words }) => `${id} ${words}`)).toEqual([])
})
