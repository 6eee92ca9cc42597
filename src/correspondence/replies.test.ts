import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LABELLED_REPLIES } from './replies-labelled.data.ts'
import { passedOnTo, recogniseReply } from './replies.ts'

const full = (facts: (typeof LABELLED_REPLIES)[number][1]) => ({
  subject: 'Re: Lunch',
  from: 'reid@hillview.example',
  ...facts,
})

describe('what came back', () => {
  test.each(LABELLED_REPLIES)('%s: %j', (expected, facts) => {
    expect(recogniseReply(full(facts)).as).toBe(expected)
  })

  test('an answer is never lost among the courtesies around it', () => {
    const courtesies = ['Thank you for your email.', 'I am so sorry to hear this.', 'Kind regards']
    fc.assert(
      fc.property(fc.shuffledSubarray(courtesies), fc.nat(3), (around, at) => {
        const words = [...around]
        words.splice(at, 0, 'Mrs Lee supervises lunch on Mondays.')
        expect(recogniseReply(full({ words: words.join(' ') })).as).toBe('reply')
      }),
    )
  })

  test('a reason is always given, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (subject, words) => {
          expect(recogniseReply({ subject, words, from: null }).reason).not.toBe('')
        },
      ),
    )
  })
})

test.each([
  ['I have passed this on to the attendance officer.', 'Attendance officer'],
  ["I've forwarded your email to Mrs Marlow, who will decide.", 'Mrs Marlow'],
  ['I have passed your letter to Mrs Marlow who will decide. I am sorry.', 'Mrs Marlow'],
  ['We have sent it over to our SEN team and they will be in touch.', 'SEN team'],
  ['I have passed this to Dr. Shah. Please ring her.', 'Dr. Shah'],
  ['I have sent this to you.', null],
  ['The match was passed on to Saturday.', null],
])('%s was passed on to %s', (words, name) => {
  expect(passedOnTo(words)).toBe(name)
})
