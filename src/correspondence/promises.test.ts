import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, weekdayOf } from '../platform/day.ts'
import { HELD_OUT, LABELLED } from './promises-labelled.data.ts'
import { whenNamed } from './promises-when.ts'
import { isPromise, promisesIn, titleOfPromise } from './promises.ts'

const from = { name: 'Ms Reid', address: 'reid@hillview.example' }
const promises = (words: string, on = '2026-11-09') =>
  promisesIn({ seq: 40, day: day(on), words, from, automatic: false })

function measured(set: { promises: readonly string[]; others: readonly string[] }) {
  const found = set.promises.filter((each) => isPromise(each)).length
  const wrong = set.others.filter((each) => isPromise(each)).length
  return { recall: found / set.promises.length, precision: found / (found + wrong) }
}

describe('telling a promise from what is not one', () => {
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
})

describe('the day they named', () => {
  // Monday 9 November 2026.
  test.each([
    ['by Friday', '2026-11-13', 'by Friday'],
    ['by Friday 13th', '2026-11-13', 'by Friday 13th'],
    ['by Friday 13 November', '2026-11-13', 'by Friday 13 November'],
    ['by Monday', '2026-11-16', 'by Monday'],
    ['next Friday', '2026-11-20', 'next Friday'],
    ['Friday week', '2026-11-20', 'Friday week'],
    ['tomorrow morning', '2026-11-10', 'tomorrow'],
    ['this afternoon', '2026-11-09', 'this afternoon'],
    ['from Monday', '2026-11-16', 'from Monday'],
    ['by the end of the week', '2026-11-13', 'by the end of the week'],
    ['by the end of next week', '2026-11-20', 'by the end of next week'],
    ['by the end of the month', '2026-11-30', 'by the end of the month'],
    ['by the end of term', null, 'by the end of term'],
    ['within two weeks', '2026-11-23', 'within two weeks'],
    ['within 48 hours', '2026-11-11', 'within 48 hours'],
    ['in a fortnight', '2026-11-23', 'in a fortnight'],
    ['within 5 school days', null, 'within 5 school days'],
    ['within 10 working days', null, 'within 10 working days'],
    ['within 15 school days of your letter', null, 'within 15 school days of your letter'],
    ['by the 20th', '2026-11-20', 'by the 20th'],
    ['by 4 December', '2026-12-04', 'by 4 December'],
    ['by 08/01/27', '2027-01-08', 'by 08/01/27'],
    ['by 9 January', '2027-01-09', 'by 9 January'],
    ['by noon on 12 November', '2026-11-12', null],
  ])('%s', (words, expected, kept) => {
    const when = whenNamed(`I will write ${words}.`, day('2026-11-09'))
    expect(when?.day).toBe(expected)
    if (kept !== null) expect(when?.words).toBe(kept)
  })

  test('the deadline counts, not the meeting it speaks of', () => {
    const text = 'Following our meeting on Tuesday, I will send the notes by Friday.'
    expect(whenNamed(text, day('2026-11-09'))?.day).toBe('2026-11-13')
    expect(whenNamed('Thank you for your email of 2 November.', day('2026-11-09'))).toBeNull()
  })

  test('a day that has gone by, a section of an Act and a year group are none', () => {
    for (const text of [
      'as I wrote on 3 October',
      'under section 36 of the 2014 Act',
      'in year 7',
      'soon',
    ])
      expect(whenNamed(text, day('2026-11-09'))).toBeNull()
  })

  test('a weekday is always the next one after the day it was said, within a week', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2000 }),
        fc.constantFrom(
          'Monday',
          'Tuesday',
          'Wednesday',
          'Thursday',
          'Friday',
          'Saturday',
          'Sunday',
        ),
        (offset, name) => {
          const said = addDays(day('2024-01-01'), offset)
          const due = whenNamed(`I will call you by ${name}`, said)?.day ?? day('1900-01-01')
          expect(due > said && due <= addDays(said, 7)).toBe(true)
          expect(['', 'M', 'Tu', 'W', 'Th', 'F', 'Sa', 'Su'][weekdayOf(due)]).toBe(
            /^(?:M|Tu|W|Th|F|Sa|Su)/.exec(name)?.[0],
          )
        },
      ),
    )
  })

  test('is never before the day it was said, whatever is written', () => {
    const word = fc.constantFrom(
      'by',
      'within',
      'next',
      'Friday',
      '13th',
      '2',
      'weeks',
      'days',
      'the',
      'end of',
      'month',
      '31',
      'February',
      '1/2/19',
      'tomorrow',
      'in',
      '999',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const due = whenNamed(words.join(' '), day('2026-11-09'))?.day ?? null
        expect(due === null || due >= '2026-11-09').toBe(true)
      }),
    )
  })
})

describe('the promises of a message', () => {
  test('come with their sentence, their day and its ground', () => {
    const words =
      'Dear Alex,\n\nThank you for your email. I will get back to you by Friday 13th.\n\nKind regards\nMs Reid'
    expect(promises(words)).toEqual([
      {
        id: promises(words)[0]?.id,
        sentence: 'I will get back to you by Friday 13th.',
        title: 'Get back to us by Friday 13th',
        source: 40,
        debtor: from,
        due: '2026-11-13',
        dueBasis: 'their promise',
        dueWords: 'by Friday 13th',
        kind: 'promise',
      },
    ])
  })

  test('keep the words where no day can be worked out, and then have no ground', () => {
    const [promise] = promises('You will receive the report within 10 working days.')
    expect([promise?.due, promise?.dueBasis, promise?.dueWords]).toEqual([
      null,
      null,
      'within 10 working days',
    ])
  })

  test('of an automatic reply are told apart: nobody in particular gave their word', () => {
    const [promise] = promisesIn({
      seq: 41,
      day: day('2026-11-09'),
      words: 'Thank you for contacting us. We will respond within 5 days.',
      from,
      automatic: true,
    })
    expect(promise?.kind).toBe('auto')
  })
})

test.each([
  ['You will hear from us within two weeks.', 'Be in touch within two weeks'],
  ['We will put this in place from Monday.', 'Put this in place from Monday'],
  [
    'I will send it so that you have it before the holidays.',
    'Send it so that we have it before the holidays',
  ],
  [
    'I will talk to my manager and write to you myself.',
    'Talk to their manager and write to us themselves',
  ],
  ['The SENCO will send you the updated plan.', 'The SENCO will send us the updated plan'],
])('%s is called: %s', (sentence, title) => {
  expect(titleOfPromise(sentence)).toBe(title)
})
