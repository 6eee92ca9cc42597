import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KNOWN } from './known.ts'
import { offersFor, offersIn } from './triggers.ts'

const found = (text: string): string[] =>
  offersIn(KNOWN.processes, text).map(({ process }) => process.id)

describe('words that may start a clock', () => {
  test.each([
    ['I am writing to request an EHC needs assessment for my son.', 'ehc-assessment'],
    ['This is a subject access request under Article 15.', 'subject-access'],
    ['I wish to make a formal complaint about how this was handled.', 'complaint-school'],
    ['The annual review of his plan is on 10 November.', 'annual-review'],
    ['He was permanently excluded today.', 'permanent-exclusion'],
    ['You have a right of appeal to the Tribunal.', 'appeal'],
    ['We may ask the council to issue a penalty notice.', 'penalty-notice'],
    ['Robin will be on a part-time timetable until half-term.', 'part-time-timetable'],
    ['Freedom of Information request: exclusions since 2024', 'foi'],
  ])('%s', (text, process) => {
    expect(found(text)[0]).toBe(process)
  })

  test.each(['See you at the school fair', 'What a foible', 'Thank you for lunch', ''])(
    'nothing is offered for: %s',
    (text) => {
      expect(found(text)).toEqual([])
    },
  )

  test('what a machine wrote, and what was erased, offer nothing', () => {
    const body = { subject: 'Re: subject access request', words: 'Received.', auto: 'generated' }
    expect(offersFor(KNOWN.processes, { kind: 'message', body, erased: false })).toEqual([])
    expect(
      offersFor(KNOWN.processes, { kind: 'message', body: { ...body, auto: null }, erased: true }),
    ).toEqual([])
    expect(
      offersFor(KNOWN.processes, { kind: 'message', body: { ...body, auto: null }, erased: false }),
    ).toHaveLength(1)
  })

  test('whatever the words, there are at most two offers, each for words that are there', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            ...KNOWN.processes.flatMap(({ triggers }) => triggers ?? []),
            'and',
            'tea',
          ),
          { maxLength: 8 },
        ),
        (words) => {
          const offers = offersIn(KNOWN.processes, words.join(' '))
          expect(offers.length).toBeLessThanOrEqual(2)
        },
      ),
    )
  })
})
