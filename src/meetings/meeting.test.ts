import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '../platform/day.ts'
import {
  meetingBody,
  meetingConfirmedBody,
  meetingMinutesBody,
  meetingViewBody,
} from './entries.ts'
import {
  forToday,
  meetingBefore,
  meetingsOf,
  peopleIn,
  peopleTyped,
  saidIn,
  saidTyped,
  type Parts,
} from './meeting.ts'
import { wordsOfMeeting } from './told.ts'

const TODAY = day('2026-11-21')

function of<B>(seq: number, on: Day, body: B, broughtBy = 'alex') {
  const happened = { day: on, time: null, precision: 'day' as const }
  return { seq, root: seq, address: `a${seq}`, author: 'Alex', broughtBy, happened, body }
}
const meeting = (seq: number, on: Day, more: object = {}) =>
  of(seq, on, meetingBody.parse({ title: `Meeting ${seq}`, sort: 'other', ...more }))

const parts = (more: Partial<Parts>): Parts => ({
  meetings: [],
  views: [],
  minutes: [],
  confirmed: [],
  rootOf: (seq) => seq,
  ...more,
})

describe('what was said, as typed', () => {
  test('begins with who said it, and goes on below', () => {
    expect(saidIn('SENCO: We can do that.\nFrom Monday.\nMum: Thank you')).toEqual([
      { who: 'SENCO', words: 'We can do that.\nFrom Monday.' },
      { who: 'Mum', words: 'Thank you' },
    ])
  })

  test('what was written down without a name is given to nobody when it comes back to be corrected', () => {
    const said = [
      { who: 'SENCO', words: 'We can do that.' },
      { who: null, words: 'A long silence.' },
      { who: 'Mr. Hendry', words: 'From Monday.\n\nEvery day.' },
      { who: 'Reid (Yr. 7)', words: 'Yes.' },
    ]
    expect(saidIn(saidTyped(said))).toEqual([
      { who: 'SENCO', words: 'We can do that.' },
      { who: null, words: 'A long silence.' },
      { who: 'Mr. Hendry', words: 'From Monday.\nEvery day.' },
      { who: null, words: 'Reid (Yr. 7): Yes.' },
    ])
  })

  test('a time or a sentence with a colon in it is nobody’s name', () => {
    expect(saidIn('They agreed. Then: a pause')).toEqual([
      { who: null, words: 'They agreed. Then: a pause' },
    ])
  })

  test('reads back as it was, however often it is shown and sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const said = saidIn(text)
        expect(saidIn(saidTyped(said))).toEqual(said)
      }),
    )
  })
})

test('people are read with what they are there as, and read back', () => {
  expect(peopleIn('Paul Hendry, SENCO\n\n Bea (SENDIASS)\nMum')).toEqual([
    { name: 'Paul Hendry', role: 'SENCO' },
    { name: 'Bea', role: 'SENDIASS' },
    { name: 'Mum', role: null },
  ])
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.stringMatching(/^[A-Za-z]{1,9}$/), fc.stringMatching(/^[A-Za-z ,]{0,9}$/)),
      ),
      (people) => {
        const read = peopleIn(people.map(([name, role]) => `${name}, ${role}`).join('\n'))
        expect(peopleIn(peopleTyped(read))).toEqual(read)
      },
    ),
  )
})

test('a meeting stands on the first page from a week before; afterwards it is asked about for a week, until it is told', () => {
  const shown = (days: number, more: object = {}, isTold = false) => {
    const meetings = [meeting(1, addDays(TODAY, days), more)]
    const minutes = isTold ? [of(2, TODAY, meetingMinutesBody.parse({ of: 1 }))] : []
    const { coming, been } = forToday(meetingsOf(parts({ meetings, minutes })), TODAY)
    return [coming.length, been.length]
  }
  expect(shown(8)).toEqual([0, 0])
  expect(shown(7)).toEqual([1, 0])
  expect(shown(0)).toEqual([1, 0])
  expect(shown(0, {}, true)).toEqual([0, 0])
  expect(shown(-1)).toEqual([0, 1])
  expect(shown(-7)).toEqual([0, 1])
  expect(shown(-8)).toEqual([0, 0])
  expect(shown(-1, {}, true)).toEqual([0, 0])
  expect(shown(1, { calledOff: true })).toEqual([0, 0])
  expect(shown(-1, { calledOff: true })).toEqual([0, 0])
})

test('the meeting before is the last that took place', () => {
  const meetings = meetingsOf(
    parts({
      meetings: [
        meeting(1, day('2026-09-01')),
        meeting(2, day('2026-10-01'), { calledOff: true }),
        meeting(3, day('2026-11-26')),
        meeting(4, day('2026-11-27')),
      ],
    }),
  )
  const [first, , , last] = meetings
  if (first === undefined || last === undefined) throw new Error('no meetings')
  expect(meetingBefore(meetings, last, TODAY)?.root).toBe(1)
  expect(meetingBefore(meetings, first, TODAY)).toBeNull()
})

test('what somebody confirms is one wording; their last word on it counts', () => {
  const said = (seq: number, right: boolean, of_: number) =>
    of(seq, TODAY, meetingConfirmedBody.parse({ of: of_, right, words: 'Otherwise' }), 'paul')
  const minutes = [{ ...of(5, TODAY, meetingMinutesBody.parse({ of: 1 })), root: 2 }]
  const [met] = meetingsOf(
    parts({
      meetings: [meeting(1, TODAY)],
      minutes,
      confirmed: [said(3, true, 2), said(6, true, 5), said(7, false, 5)],
    }),
  )
  expect(met?.minutes[0]?.confirmed.map(({ seq }) => seq)).toEqual([7])
})

describe('schemas', () => {
  test('a child’s words need the child’s yes', () => {
    const view = { of: 1, whose: 'child', comeOut: 'The back table.' }
    expect(meetingViewBody.safeParse(view).success).toBe(false)
    expect(meetingViewBody.safeParse({ ...view, childYes: false }).success).toBe(false)
    expect(meetingViewBody.safeParse({ ...view, childYes: true }).success).toBe(true)
    expect(meetingViewBody.safeParse({ ...view, whose: 'parent' }).success).toBe(true)
    expect(meetingViewBody.safeParse({ of: 1, whose: 'parent' }).success).toBe(false)
  })

  test('a field nobody knows is refused by its name', () => {
    const slip = meetingBody.safeParse({ title: 'x', sort: 'other', mood: 'bad' })
    expect(slip.error?.message).toContain('mood')
    expect(meetingConfirmedBody.safeParse({ of: 1, right: false }).success).toBe(false)
  })
})

test('on paper each part stands under its own name, and what nobody said is left out', () => {
  const body = { of: 1, missing: ['Ms Reid'], said: [{ who: 'SENCO', words: 'Yes.' }], minutes: 45 }
  expect(wordsOfMeeting({ kind: 'meeting minutes', body })).toBe(
    'Expected, and did not come: Ms Reid\n\nHow long: 45 minutes\n\nWhat was said: SENCO: Yes.',
  )
  expect(wordsOfMeeting({ kind: 'note', body: { words: 'x' } })).toBeNull()
})
