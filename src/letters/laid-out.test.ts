import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf, type Block } from './laid-out.ts'
import { tellsWhere, withoutEntry, type LetterDraft } from './draft.ts'
import { firstWords, holdsWords, nearestSentence, recipientFor } from './ground.ts'
import { day } from '../platform/day.ts'

function wordsOf(block: Block): string {
  if (block.is === 'words') return block.lines.join(' ')
  if (block.is === 'quote') return [block.lead, block.words, block.after].join(' ')
  return block.items.join(' ')
}

const bare = (text: string) => text.replaceAll(/[^\p{L}]+/gu, '')

describe('the parts of a page', () => {
  test('hold every word of the letter, in order', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '- one',
        '- two',
        '1. first',
        '2. second',
        '7. seventh',
        'On Monday she wrote: “Yes.” (paper 1)',
        'On Monday she wrote: “Yes.”',
      ),
      fc.string({ maxLength: 40 }),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const text = lines.join('\n')
        expect(bare(blocksOf(text).map(wordsOf).join(' '))).toBe(bare(text))
      }),
    )
  })

  test('tell quotes and lists, and number only what is numbered from one', () => {
    expect(
      blocksOf(
        'On 2 May Ms Reid wrote: “We will.” (paper 2)\n\nPlease:\n1. Ring\n2. Write\n\n- A\n- B\n\n3. Not a list',
      ),
    ).toEqual([
      { is: 'quote', lead: 'On 2 May Ms Reid wrote:', words: 'We will.', after: '(paper 2)' },
      { is: 'words', lines: ['Please:'] },
      { is: 'numbers', items: ['Ring', 'Write'] },
      { is: 'list', items: ['A', 'B'] },
      { is: 'words', lines: ['3. Not a list'] },
    ])
  })
})

describe('a draft', () => {
  const on = day('2026-10-02')
  const draft: LetterDraft = {
    letter: 'told',
    to: [],
    subject: 'Robin',
    text: 'Ms Reid wrote: “He can stay in.” (paper 1)\n\nAnd this (paper 2).\n\nWith this letter:\n1. Email one\n2. Email two\n\nYours',
    asks: null,
    about: null,
    matter: null,
    told: null,
    days: {},
    exhibits: [
      { seq: 4, title: 'Email one', on },
      { seq: 5, title: 'Email two', on },
    ],
    quotes: [{ seq: 4, words: 'He can stay\nin.' }],
  }

  test('lets go of an erased entry’s words and papers, and numbers the rest again', () => {
    const left = withoutEntry(draft, 4)
    expect(left.text).toBe(
      'Ms Reid wrote: “[words that were erased]”\n\nAnd this (paper 1).\n\nWith this letter:\n1. Email two\n\nYours',
    )
    expect(left.exhibits.map(({ seq }) => seq)).toEqual([5])
    expect(withoutEntry(draft, 99)).toBe(draft)
  })

  test('says when a place to find the family stands in it', () => {
    for (const there of [
      'We live at 4 Elm Road, LS1 4AP.',
      'Ring 0113 496 0000',
      'Ring +44 7700 900123.',
    ])
      expect([there, tellsWhere(there)]).toEqual([there, true])
    for (const not of [
      'On 28 September 2026',
      'SI 2014/1530, reg 5(1), (4)',
      'Section F, page 12',
      'In 2026 and 2027',
    ])
      expect([not, tellsWhere(not)]).toEqual([not, false])
  })
})

describe('what is taken from the record', () => {
  const whole =
    'Dear Ms Ward,\n\nThank you for your email. The school has to\nrefer Robin to us. We cannot take a referral from a parent.\n\nKind regards'

  test('is quoted exactly as it stands', () => {
    expect(holdsWords(whole, 'The school has to refer Robin to us.')).toBe(true)
    expect(holdsWords(whole, 'The school must refer Robin.')).toBe(false)
    expect(holdsWords(whole, '   ')).toBe(false)
    expect(nearestSentence(whole, 'said school should make a referral')).not.toBeNull()
    expect(nearestSentence(whole, 'Ask your dentist')).toBeNull()
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), fc.string({ maxLength: 60 }), (text, note) => {
        const near = nearestSentence(text, note)
        if (near !== null) expect(holdsWords(text, near)).toBe(true)
        const first = firstWords(text)
        if (first.trim() !== '') expect(holdsWords(text, first)).toBe(true)
      }),
    )
  })

  test('never makes a private mailbox the one it is to', () => {
    expect(recipientFor('Sam Ward', ['sam@gmail.com'])).toBeNull()
    expect(recipientFor('sam@hotmail.co.uk', [])).toBeNull()
    expect(recipientFor('Ms Reid', ['reid@hillview.sch.uk'])).toEqual({
      name: 'Ms Reid',
      address: 'reid@hillview.sch.uk',
    })
    expect(recipientFor('The school', [])).toEqual({ name: 'The school', address: null })
  })
})
