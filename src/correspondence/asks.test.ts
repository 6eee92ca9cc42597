import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { HELD_OUT, LABELLED } from './asks-labelled.data.ts'
import { sentencesOf } from './asks-sentences.ts'
import { titleOfAsk } from './asks-title.ts'
import { asksIn, isAsk } from './asks.ts'

const said = day('2026-09-28')
const to = [{ name: 'Ms Reid', address: 'reid@hillview.example' }]
const asks = (words: string) => asksIn({ seq: 12, day: said, words, to })

/** How many of the asks are found (recall) and how many of the found are asks (precision). */
function measured(set: { asks: readonly string[]; others: readonly string[] }) {
  const found = set.asks.filter((each) => isAsk(each)).length
  const wrong = set.others.filter((each) => isAsk(each)).length
  return { recall: found / set.asks.length, precision: found / (found + wrong) }
}

describe('telling an ask from what is not one', () => {
  test('on the sentences the rules were written against, nine of ten both ways', () => {
    const { recall, precision } = measured(LABELLED)
    expect(recall).toBeGreaterThanOrEqual(0.95)
    expect(precision).toBeGreaterThanOrEqual(0.95)
  })

  test('on sentences held out while the rules were written, nine of ten both ways', () => {
    const { recall, precision } = measured(HELD_OUT)
    expect(recall).toBeGreaterThanOrEqual(0.9)
    expect(precision).toBeGreaterThanOrEqual(0.9)
  })

  test.each([
    ['a question', 'Who supervises lunch?', true],
    ['a pleasantry', 'How are you?', false],
    ['a cry', 'Could you believe it?', false],
    ['a courtesy', 'Please find attached the letter.', false],
    [
      'a courtesy with a request behind it',
      'Please find attached the letter and please confirm you have it.',
      true,
    ],
    ['a request that comes as a paper', 'Please find attached my request for an assessment.', true],
    ['what they asked us', 'You asked me to send the letter.', false],
    ["somebody's quoted words", 'He said “could you help me?” and nobody came.', false],
    ['waiting politely', 'I look forward to hearing from you.', false],
    ['waiting for something', 'I look forward to hearing who will take this on.', true],
  ])('%s', (_, sentence, expected) => {
    expect(isAsk(sentence)).toBe(expected)
  })
})

describe('the asks of a message', () => {
  const letter = `Dear Ms Reid,

I hope you had a restful weekend. Robin came home on Friday in pieces, and it took us until nine to
find out why: nobody was in the lunch hall who knew him. Could you please confirm who supervises
lunch?

Please send me the following:
1. the risk assessment for the trip
2. His timetable for next half term
3. Who his TA is on Thursdays

What has gone well:
- the new seating plan
- Mr. Jones has been wonderful

I would be grateful for a reply by Friday 9 October.

Many thanks,
Alex Ward
Robin's mum
Can we help?

> On 21 Sep, Ms Reid wrote:
> Could you send us the letter from Dr. Shah?
`

  test('are each its own, lists included; history, signature and good news are not', () => {
    expect(asks(letter).map((each) => each.title)).toEqual([
      'Confirm who supervises lunch',
      'Send the risk assessment for the trip',
      'Send his timetable for next half term',
      'Tell us who his TA is on Thursdays',
    ])
  })

  test('keep their sentence verbatim, line break and all', () => {
    const [first] = asks(letter)
    expect(first?.sentence).toBe('Could you please confirm who supervises\nlunch?')
    expect(letter).toContain(first?.sentence)
  })

  test('share the day the family asked for, and go to whom it was sent first', () => {
    expect(new Set(asks(letter).map((each) => each.dueAsked))).toEqual(new Set(['2026-10-09']))
    expect(asks(letter)[0]?.debtor?.name).toBe('Ms Reid')
    expect(asks('Can you do Thursday at 3pm?')[0]?.dueAsked).toBeNull()
  })

  test('a day of their own goes before the shared one', () => {
    const [first, second] = asks(
      'Please send the form by 2 October. Who is his tutor? I hope for a reply by 20 October.',
    )
    expect([first?.dueAsked, second?.dueAsked]).toEqual(['2026-10-02', '2026-10-20'])
  })

  test('are found in one paragraph of numbers', () => {
    expect(
      asks(
        'I have three questions: 1) who decided? 2) when was it decided? 3) why? Thanks Alex',
      ).map((each) => each.sentence),
    ).toEqual(['who decided?', 'when was it decided?', 'why?'])
  })

  test('stay themselves: the same message gives the same ids, another message others', () => {
    const ids = asks(letter).map((each) => each.id)
    expect(asks(letter).map((each) => each.id)).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    const elsewhere = asksIn({ seq: 13, day: said, words: letter, to })
    expect(elsewhere.map((each) => each.id)).not.toContain(ids[0])
  })

  test('one that says nothing alone is called by what stands before it', () => {
    const [ask] = asks('Nobody saw what happened at lunch. Please could you tell us?')
    expect(ask?.title).toBe('Tell us: Nobody saw what happened at lunch.')
    expect(asks('Who supervises lunch? Please could you tell us?')).toHaveLength(1)
  })

  test('a wish for a reply stands alone, and is no further ask beside others', () => {
    expect(asks('Please reply by Friday 2 October.')).toHaveLength(1)
    expect(asks('Who is his tutor? Please reply by Friday 2 October.')).toHaveLength(1)
  })
})

describe('sentences', () => {
  test.each([
    ['Mr. Jones saw Dr. Shah. Who wrote it down?', 2],
    ['Meet me at 10.30 on Monday, e.g. in the library. Is that fine?', 2],
    ['He was off. (See the note, p. 12.) Please confirm', 3],
  ])('%s', (words, count) => {
    expect(sentencesOf(words)).toHaveLength(count)
  })

  test('a wrapped line goes on, a short one ends', () => {
    const words = 'Hi Sarah\nCan you ring me\nHe was upset\nThanks\nAlex'
    expect(sentencesOf(words).map((each) => each.text)).toEqual(['Can you ring me', 'He was upset'])
  })

  test('a postscript counts although it follows the signature', () => {
    expect(
      asks('All fine here.\n\nKind regards\nAlex\n\nPS could you also send the form?'),
    ).toHaveLength(1)
  })

  test('any text at all: every piece is verbatim, in order, and never overlaps', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 30 }),
            fc.constantFrom(
              '\n',
              '\r\n',
              '1) ',
              '- ',
              'Mr. ',
              '? ',
              ':\n',
              '> ',
              'Thanks\n',
              'Please send it. ',
            ),
          ),
          { maxLength: 30 },
        ),
        (pieces) => {
          const words = pieces.join('')
          let end = 0
          for (const sentence of sentencesOf(words)) {
            expect(sentence.start).toBeGreaterThanOrEqual(end)
            expect(words.startsWith(sentence.text, sentence.start)).toBe(true)
            end = sentence.start + sentence.text.length
          }
        },
      ),
    )
  })

  test('long hostile text is read in a breath', () => {
    for (const piece of ['please ', 'a) ', 'could you ', '"', 'if you could ', 'how '])
      expect(asks(piece.repeat(20_000)).length).toBeLessThanOrEqual(20_000)
  })
})

test.each([
  ['Could you please confirm who supervises lunch?', 'Confirm who supervises lunch'],
  ['Please can you send me a copy of his passport.', 'Send a copy of his passport'],
  ['When will he be seen?', 'Tell us when he will be seen'],
  ['Has the referral been made?', 'Has the referral been made?'],
  [
    'I would like a meeting with you before half term.',
    'Arrange a meeting with you before half term',
  ],
  ['We request an early annual review.', 'Provide an early annual review'],
  ['I must ask that the school follows his plan.', 'Make sure that the school follows his plan'],
  ['Please find attached my request for an assessment.', 'Decide on our request for an assessment'],
  ['Please do not keep him in at break.', 'Do not keep him in at break'],
])('%s is called: %s', (sentence, title) => {
  expect(titleOfAsk(sentence)).toBe(title)
})
