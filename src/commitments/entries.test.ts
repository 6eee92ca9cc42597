import { describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import type { EntryContent } from '../record/entry.ts'
import { answerBody, commitmentKinds, handOverBody, owedBody } from './entries.ts'

const ask = {
  title: 'Tell us who supervises lunch',
  debtor: 'Hillview Academy',
  creditor: 'Alex Ward',
  source: 7,
  due: null,
  dueBasis: null,
}

const content = (kind: string, body: unknown): EntryContent => ({
  kind,
  happened: { day: day('2026-09-28'), time: null, precision: 'day' },
  author: 'Alex Ward',
  people: [],
  shelf: 'messages',
  audience: 'me',
  amends: null,
  body,
  files: [],
})

describe('the body of an ask', () => {
  test('is taken as it is, and without what may be left out', () => {
    expect(owedBody.parse(ask)).toEqual(ask)
    expect(owedBody.safeParse({ title: 'x', debtor: 'y', creditor: 'z' }).success).toBe(true)
  })

  test.each([
    ['an unknown field', { ...ask, colour: 'red' }, 'colour'],
    ['no debtor', { ...ask, debtor: '  ' }, 'debtor must not be empty'],
    ['a day that is none', { ...ask, due: '2026-02-30' }, 'due must be a real day'],
    ['a ground that is none', { ...ask, dueBasis: 'because' }, 'dueBasis must be one of'],
    ['a source that is no entry', { ...ask, source: 0 }, 'source must be the number'],
  ])('is refused for %s, in words', (_, body, message) => {
    const read = owedBody.safeParse(body)
    expect(read.success ? '' : JSON.stringify(read.error.issues)).toContain(message)
  })
})

test('answers and hand-overs say what they need', () => {
  expect(answerBody.safeParse({ of: 3, as: 'acknowledged', words: null }).success).toBe(true)
  expect(answerBody.safeParse({ of: 3, as: 'fobbed off' }).success).toBe(false)
  expect(handOverBody.safeParse({ of: 3, from: 'GP', to: 'School', words: '' }).success).toBe(true)
  expect(handOverBody.safeParse({ of: 'GP', from: 'GP', to: 'School' }).success).toBe(false)
})

const told = (kind: string, body: unknown) => {
  const found = commitmentKinds.find((each) => each.kind === kind)
  return [found?.title(content(kind, body)), found?.words(content(kind, body))]
}

test('each kind has a line for lists and the words it is found by', () => {
  expect(told('ask', ask)[0]).toBe('Tell us who supervises lunch')
  expect(told('ask', ask)[1]).toContain('Hillview Academy')
  expect(told('answer', { of: 3, as: 'part', words: 'Mrs Lee does Mondays' })).toEqual([
    'Part of it answered: Mrs Lee does Mondays',
    'Mrs Lee does Mondays',
  ])
  expect(told('hand-over', { of: 3, from: 'GP', to: 'School', words: null })[0]).toBe(
    'Passed on from GP to School',
  )
})
