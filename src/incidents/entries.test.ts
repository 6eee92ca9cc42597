import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { day } from '../platform/day.ts'
import type { EntryContent } from '../record/entry.ts'
import { incidentBody, incidentKinds, suspensionBody, whyBody } from './entries.ts'

const content = (kind: string, body: unknown): EntryContent => ({
  kind,
  happened: { day: day('2026-09-28'), time: null, precision: 'day' },
  author: 'Alex Ward',
  people: [],
  shelf: 'incidents',
  audience: 'me',
  amends: null,
  body,
  files: [],
})

const read = (kind: string, body: unknown) => {
  const found = incidentKinds.find((each) => each.kind === kind)
  if (found === undefined) throw new Error(`no kind ${kind}`)
  const told = content(kind, found.schema.parse(body))
  return { title: found.title(told), words: found.words(told) }
}

describe('what happened', () => {
  test('one sentence is enough; everything else is “nobody said”', () => {
    const body = incidentBody.parse({ behaviour: 'He put his head under his coat.' })
    expect(body).toMatchObject({ antecedent: null, hard: null, notKnown: false, adults: [] })
    expect(read('incident', body).title).toBe('He put his head under his coat.')
  })

  test.each([
    [{ behaviour: ' ' }, 'behaviour must not be empty'],
    [{ behaviour: 'x', hard: 6 }, 'hard must be from 1 to 5'],
    [{ behaviour: 'x', colour: 'red' }, 'colour'],
    [
      { behaviour: 'x', strategies: [{ name: 'Blue card', used: 'maybe' }] },
      'strategy used must be',
    ],
    [{ behaviour: 'x', familyTold: '2026-02-30' }, 'familyTold must be a real day'],
    [{ behaviour: 'x', minutes: -1 }, 'minutes must not be less than 0'],
  ])('%o is refused in words', (body, message) => {
    const result = incidentBody.safeParse(body)
    expect(result.success ? '' : JSON.stringify(result.error.issues)).toContain(message)
  })

  test('it is found by what the child said and by the strategy that was not used', () => {
    const { words } = read('incident', {
      behaviour: 'Left the room.',
      childSaid: 'I did it right and it was wrong.',
      strategies: [{ name: 'Blue card', used: 'not used' }],
    })
    expect(words).toContain('it was wrong')
    expect(words).toContain('Blue card')
  })
})

test('“we do not know yet” is a why; saying nothing is not', () => {
  expect(read('why', { of: 3, notKnown: true }).title).toBe('Why: we do not know yet')
  expect(read('why', { of: 3, skill: 'Asking for a break' }).title).toBe('Why: Asking for a break')
  expect(whyBody.safeParse({ of: 3 }).success).toBe(false)
})

test('a suspension is counted in half days, and half a day is said so', () => {
  expect(read('suspension', { sort: 'formal', days: 1.5 }).title).toBe('Suspended, 1.5 days')
  expect(read('suspension', { sort: 'unofficial', sessions: 1 }).title).toMatch(/half a day$/)
  expect(suspensionBody.safeParse({ sort: 'formal', days: 0.3 }).success).toBe(false)
})

test('every kind can be told as JSON Schema', () => {
  for (const { schema } of incidentKinds)
    expect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).toHaveProperty('type')
})
