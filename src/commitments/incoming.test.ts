import { describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { aboveName, incomingOf, isReplyTo, isToJudge, type Awaited, type Came } from './incoming.ts'

const reid = { name: 'Ms Reid', address: 'reid@hillview.example' }
const lunch: Awaited = {
  root: 7,
  title: 'Tell us who supervises lunch',
  sentence: 'Please tell us who supervises lunch in the hall.',
  source: 6,
  thread: 'lunch',
  since: day('2026-09-28'),
  asked: [reid],
  judged: [],
}
const came: Came = {
  seq: 20,
  day: day('2026-10-02'),
  thread: 'lunch',
  from: reid,
  subject: 'Re: Lunch',
  words: 'Mrs Lee supervises lunch in the hall.',
  auto: null,
  isReply: true,
  follows: true,
}
const none = { setAside: new Set<number>(), names: ['Robin'] }

describe('what a message that came in may answer', () => {
  test('certain in the same thread, whoever wrote', () => {
    const other = { ...came, from: { name: 'Office', address: 'office@hillview.example' } }
    expect(incomingOf(other, [lunch], none)?.matches).toEqual([
      { root: 7, how: 'certain', reason: 'It came in the same thread as your question.' },
    ])
  })

  test('guessed from another thread by who wrote and of what', () => {
    const fresh = { ...came, thread: 'new', follows: false, isReply: false }
    expect(incomingOf(fresh, [lunch], none)?.matches[0]).toMatchObject({ root: 7, how: 'guessed' })
  })

  test('of many guesses only the closest few are offered, and everything of its own thread', () => {
    const many = Array.from({ length: 9 }, (_, at) => ({
      ...lunch,
      root: 100 + at,
      thread: 'other',
    }))
    const found = incomingOf(came, [...many, lunch], none)?.matches ?? []
    expect(found.map((match) => match.how)).toEqual([
      'certain',
      'guessed',
      'guessed',
      'guessed',
      'guessed',
    ])
  })

  test('the child’s own name, which stands in every letter, makes no guess', () => {
    const trip = { ...came, thread: 'x', words: 'Robin needs a coat for the supervised walk.' }
    const ask = { ...lunch, title: 'Tell us who supervises Robin', sentence: null, asked: [] }
    expect(
      incomingOf(trip, [{ ...ask, asked: [{ name: 'X', address: 'x@hillview.example' }] }], none),
    ).toBeNull()
  })

  test('asked of the parent where it is from whom was asked and nothing says what it answers', () => {
    const reply = { ...came, thread: 'new', follows: false, words: 'It is Mrs Lee on most days.' }
    expect(incomingOf(reply, [lunch], none)?.matches[0]).toMatchObject({ root: 7, how: 'asked' })
    expect(incomingOf({ ...reply, follows: true }, [lunch], none)).toBeNull()
    const passed = { ...reply, follows: true, words: 'I have passed this on to Mrs Marlow.' }
    expect(incomingOf(passed, [lunch], none)).toMatchObject({ passedTo: 'Mrs Marlow' })
  })

  test('what went to every family is no reply to one', () => {
    const news = {
      ...came,
      thread: 'n',
      follows: false,
      isReply: false,
      words: 'Dear families,\n\nOdd socks.',
    }
    expect(incomingOf(news, [lunch], none)).toBeNull()
  })

  test('an acknowledgement and a machine’s reply are told and not to be judged', () => {
    const thanks = incomingOf({ ...came, words: 'Thank you for your email, noted.' }, [lunch], none)
    expect(thanks).toMatchObject({ as: 'acknowledgement' })
    expect(thanks !== null && isToJudge(thanks)).toBe(false)
    const away = incomingOf({ ...came, subject: 'Automatic reply: Lunch' }, [lunch], none)
    expect(away !== null && isToJudge(away)).toBe(false)
  })

  test('what the parent has judged, set aside, or judged later is not asked again', () => {
    const judged = (source: number | null, on: string) => ({
      ...lunch,
      judged: [{ day: day(on), source }],
    })
    expect(incomingOf(came, [judged(20, '2026-10-02')], none)).toBeNull()
    expect(incomingOf(came, [judged(null, '2026-10-02')], none)).toBeNull()
    expect(incomingOf(came, [judged(21, '2026-10-05')], none)).toBeNull()
    expect(incomingOf(came, [judged(19, '2026-10-02')], none)).not.toBeNull()
    expect(incomingOf(came, [judged(null, '2026-10-01')], none)).not.toBeNull()
    expect(incomingOf(came, [lunch], { ...none, setAside: new Set([7]) })).toBeNull()
  })

  test('never before it was asked, and never the message it was asked in', () => {
    expect(incomingOf({ ...came, day: day('2026-09-27') }, [lunch], none)).toBeNull()
    expect(incomingOf({ ...came, seq: 6 }, [lunch], none)).toBeNull()
  })
})

test('a reply is known by its subject or its headers', () => {
  const bare = { subject: 'Lunch', inReplyTo: null, references: [] }
  expect(isReplyTo(bare)).toBe(false)
  expect(isReplyTo({ ...bare, subject: 'RE:  Lunch' })).toBe(true)
  expect(isReplyTo({ ...bare, inReplyTo: '<a@b>' })).toBe(true)
})

test('words end where they were signed', () => {
  expect(aboveName('Yes.\n\nClaire Reid\nHead of Year', 'Claire Reid')).toBe('Yes.\n')
  expect(aboveName('Claire Reid', 'Claire Reid')).toBe('Claire Reid')
  expect(aboveName('Yes.', '')).toBe('Yes.')
})
