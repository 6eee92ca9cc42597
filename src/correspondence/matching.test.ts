import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { matchesOf, type IncomingMessage, type OpenAsk } from './matching.ts'

const lunch: OpenAsk = {
  id: 'lunch',
  title: 'Confirm who supervises lunch',
  sentence: 'Could you please confirm who supervises lunch?',
  debtor: { name: 'Ms Reid', address: 'reid@hillview.example' },
  thread: 'm:1',
  since: day('2026-09-28'),
}
const evidence: OpenAsk = {
  ...lunch,
  id: 'evidence',
  title: 'Decide on the medical evidence',
  sentence: 'Please decide whether the medical evidence is accepted for his absence.',
  thread: 'm:2',
}
const message: IncomingMessage = {
  day: day('2026-10-05'),
  thread: 'm:1',
  from: { name: 'Ms Reid', address: 'REID@hillview.example' },
  subject: 'Re: Lunch',
  words: 'Mrs Lee does Mondays.',
}

describe('which ask a message may answer', () => {
  test('is certain in the same thread', () => {
    expect(matchesOf(message, [evidence, lunch])).toEqual([
      { ask: 'lunch', how: 'certain', reason: 'It came in the same thread as your question.' },
    ])
  })

  test('is guessed from the person and what it speaks of, and says so', () => {
    const elsewhere = { ...message, thread: 'm:9', words: 'On lunch: Mrs Lee is supervising it.' }
    expect(matchesOf(elsewhere, [evidence, lunch])).toEqual([
      {
        ask: 'lunch',
        how: 'guessed',
        reason: 'It is from Ms Reid, whom you asked, and speaks of “supervises” and “lunch”.',
      },
    ])
  })

  test('does not call “and” what it speaks of', () => {
    const both = { ...lunch, title: 'Say who supervises lunch and when' }
    const words = 'Mrs Lee is supervising lunch, and a break.'
    expect(matchesOf({ ...message, thread: null, words }, [both])[0]?.reason).toBe(
      'It is from Ms Reid, whom you asked, and speaks of “supervises” and “lunch”.',
    )
  })

  test('is guessed from a colleague at the same organisation, never from a shared mail service', () => {
    const colleague = {
      ...message,
      thread: null,
      from: { name: 'Mr Jones', address: 'jones@hillview.example' },
      words: 'The medical evidence was not accepted and the absence stays.',
    }
    expect(matchesOf(colleague, [lunch, evidence]).map((each) => each.ask)).toEqual(['evidence'])
    const shared = {
      ...colleague,
      from: { name: 'Somebody', address: 'somebody@gmail.com' },
    }
    const askedThere = { ...evidence, debtor: { name: 'Ms Reid', address: 'reid@gmail.com' } }
    expect(matchesOf(shared, [askedThere])).toEqual([])
  })

  test('is nobody’s guess when the words do not meet, or it came first, or long after', () => {
    const chat = { ...message, thread: null, words: 'The trip is on Thursday.', subject: 'Trip' }
    expect(matchesOf(chat, [lunch, evidence])).toEqual([])
    expect(matchesOf({ ...message, day: day('2026-09-27') }, [lunch])).toEqual([])
    const late = { ...message, thread: null, day: day('2027-09-01'), words: 'supervises lunch' }
    expect(matchesOf(late, [lunch])).toEqual([])
  })

  test('puts certain before guessed, whatever the order they are read in', () => {
    const both = { ...message, words: 'The medical evidence is not accepted for the absence.' }
    fc.assert(
      fc.property(fc.shuffledSubarray([lunch, evidence], { minLength: 2 }), (asks) => {
        expect(matchesOf(both, asks).map((each) => [each.ask, each.how])).toEqual([
          ['lunch', 'certain'],
          ['evidence', 'guessed'],
        ])
      }),
    )
  })
})
