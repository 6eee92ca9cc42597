import { expect, test } from 'vitest'
import { z } from 'zod'
import { wordsOf } from './slip.ts'

const schema = z.strictObject({
  name: z.string().min(1).max(5),
  list: z.array(z.string().min(1)).max(2),
  shelf: z.enum(['days', 'plan']),
  count: z.int().positive().max(9),
  own: z.string().refine((text) => text !== 'x', 'must not be x'),
})
const GOOD = { name: 'a', list: [], shelf: 'days', count: 1, own: 'y' }

test.each([
  [{ name: '' }, 'must not be empty'],
  [{ name: 'aaaaaa' }, 'has more than 5 characters'],
  [{ list: [''] }, 'must not be empty'],
  [{ list: ['a', 'b', 'c'] }, 'has more than 2 items'],
  [{ shelf: 'attic' }, 'must be one of days, plan'],
  [{ count: 0 }, 'must be more than 0'],
  [{ count: 10 }, 'must be at most 9'],
  [{ count: 1e99 }, /^must be at most /],
  [{ hidden: 1 }, 'is nothing that belongs there'],
  [{ own: 'x' }, 'must not be x'],
  [{ name: undefined }, /^is missing, or not what it should be/],
  [{ name: 7 }, /^is missing, or not what it should be/],
])('%j: %s', (wrong, words) => {
  const issue = schema.safeParse({ ...GOOD, ...wrong }).error?.issues[0]
  expect(wordsOf(issue)).toEqual(typeof words === 'string' ? words : expect.stringMatching(words))
})
