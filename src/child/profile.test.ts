import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import {
  beforeOf,
  linesOf,
  needsByArea,
  schoolYearBegan,
  shortSentences,
  standingOf,
  thingsFor,
  whatChanged,
  yearOfLine,
} from './profile.ts'
import { profileBody, strategyBody } from './profile-entries.ts'
import { cardSheet, easySheet, pageSheet } from './profile-sheet.ts'

const body = (given: object = {}) => profileBody.parse({ ...given })

describe('lines', () => {
  test('lose their list marks and empty lines, and nothing else', () => {
    expect(linesOf('- one\n\n • two \nthree - four')).toEqual(['one', 'two', 'three - four'])
  })
})

describe('what has gone before', () => {
  const today = day('2026-11-21')

  test('this school year and the last come first; older lines wait, and none is lost', () => {
    const text = 'June 2026: moved\nSeptember 2025: Year 6\n2024: a test\nMay 2025: Year 5\nNo year'
    expect(beforeOf(text, today)).toEqual({
      recent: ['June 2026: moved', 'September 2025: Year 6', 'No year'],
      older: ['2024: a test', 'May 2025: Year 5'],
    })
  })

  test('a month before September belongs to the school year that began the autumn before', () => {
    expect(yearOfLine('May 2025: x')).toBe(2024)
    expect(yearOfLine('Sept 2025: x')).toBe(2025)
    expect(yearOfLine('2025/26: x')).toBe(2025)
    expect(yearOfLine('Room 12: x')).toBeNull()
  })

  test('the school year turns on 1 September', () => {
    expect(schoolYearBegan(day('2026-08-31'))).toBe(2025)
    expect(schoolYearBegan(day('2026-09-01'))).toBe(2026)
  })
})

describe('what changed', () => {
  test('is told word by word, part by part', () => {
    const changes = whatChanged(
      body({ helps: 'Ten minutes in the corner' }),
      body({ helps: 'Ten minutes in the library', worse: 'Being followed' }),
    )
    expect(changes.map(({ title }) => title)).toEqual(['What helps', 'What makes it worse'])
    expect(changes[0]?.pieces).toContainEqual({ text: 'corner', is: 'removed' })
    expect(changes[0]?.pieces).toContainEqual({ text: 'library', is: 'added' })
  })

  test('gives both versions back whole, whatever was written', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (was, now) => {
        const [change] = whatChanged(body({ likes: was }), body({ likes: now }))
        if (was === now) {
          expect(change).toBeUndefined()
          return
        }
        const pieces = change?.pieces ?? []
        const without = (left: string) =>
          pieces
            .filter(({ is }) => is !== left)
            .map(({ text }) => text)
            .join('')
        expect(without('added')).toBe(was)
        expect(without('removed')).toBe(now)
      }),
    )
  })
})

describe('for one reader', () => {
  const given = body({
    three: ['a', 'b'],
    roles: [{ role: 'the hall', things: ['c'] }, { role: 'x' }],
  })

  test('the things the family chose; else those for everybody; null for a reader nobody named', () => {
    expect(thingsFor(given, 'the hall')?.things).toEqual(['c'])
    expect(thingsFor(given, 'x')?.things).toEqual(['a', 'b'])
    expect(thingsFor(given, 'nobody')).toBeNull()
  })

  test('the page prints why an adult does it, under what they do and do not', () => {
    const strategy = strategyBody.parse({
      title: 'Card',
      do: 'Nod',
      dont: 'Ask',
      why: 'It is loud',
    })
    const all = { name: 'Robin', body: given, on: day('2026-11-21'), photo: null }
    const { strategies } = pageSheet({ ...all, strategies: [strategy] })
    expect(strategies).toMatchObject([{ do: ['Nod'], dont: ['Ask'], why: ['It is loud'] }])
  })

  test('the card holds nothing but those: no photo, no needs, no history', () => {
    const forRole = thingsFor(given, 'the hall')
    if (forRole === null) throw new Error('no role')
    const all = { name: 'Robin', body: { ...given, before: 'hospital', hard: 'noise' } }
    const sheet = cardSheet(
      {
        ...all,
        strategies: [strategyBody.parse({ title: 'blue card' })],
        on: day('2026-11-21'),
        photo: 'p',
      },
      forRole,
    )
    expect(JSON.stringify(sheet)).not.toMatch(/hospital|noise|blue card|"p"/)
    expect(sheet).toMatchObject({ three: ['c'], parts: [], strategies: [], photo: null })
  })
})

describe('easy read', () => {
  test('cuts long lines into short sentences and never changes a word', () => {
    const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    fc.assert(
      fc.property(fc.lorem({ maxCount: 40, mode: 'sentences' }), (line) => {
        expect(words(shortSentences(line).join(' '))).toEqual(words(line))
      }),
    )
    expect(shortSentences('I stop answering. I am not ignoring you; my ears are full')).toEqual([
      'I stop answering.',
      'I am not ignoring you',
      'My ears are full',
    ])
  })

  test('leaves strategies to the page', () => {
    const given = {
      name: 'Robin',
      body: body({ likes: 'kind' }),
      strategies: [
        strategyBody.parse({ title: 'in use' }),
        strategyBody.parse({ title: 'gone', removed: { on: '2026-09-10' } }),
      ],
      on: day('2026-11-21'),
      photo: null,
    }
    expect(easySheet(given).strategies).toEqual([])
    expect(pageSheet(given).strategies.map(({ title }) => title)).toEqual(['in use'])
  })
})

test('a strategy taken away says whether a reason was given', () => {
  const removed = (reason: string | null) => ({ removed: { on: day('2026-09-10'), reason } })
  expect(standingOf({ removed: null })).toEqual({ is: 'in use' })
  expect(standingOf(removed(null))).toEqual({ is: 'removed', reason: false })
  expect(standingOf(removed(' '))).toEqual({ is: 'removed', reason: false })
  expect(standingOf(removed('staffing'))).toEqual({ is: 'removed', reason: true })
})

test('needs stand under the four areas, those kept by themselves among them, each once', () => {
  const given = body({ needs: [{ area: 'sensory and physical', words: 'Noise\nLight' }] })
  const areas = needsByArea(given, [
    { title: 'Noise', area: 'sensory and physical' },
    { title: 'Help with worry', area: 'social, emotional and mental health' },
  ])
  expect(areas).toEqual([
    { area: 'social, emotional and mental health', lines: ['Help with worry'] },
    { area: 'sensory and physical', lines: ['Noise', 'Light'] },
  ])
})

test.each([
  [profileBody, { three: ['a', 'b', 'c', 'd'] }, 'at most three'],
  [profileBody, { colour: 'red' }, 'colour'],
  [profileBody, { needs: [{ area: 'maths', words: 'x' }] }, 'area must be one of'],
  [strategyBody, { do: 'x' }, 'title must be text'],
  [strategyBody, { title: 'x', removed: { on: '2026-02-31' } }, 'real day'],
])('what no profile or strategy can hold is told by its name', (schema, given, told) => {
  const read = schema.safeParse(given)
  expect(read.success ? '' : JSON.stringify(read.error.issues)).toContain(told)
})
