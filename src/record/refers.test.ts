import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namedBy } from './refers.ts'

const kind = { refers: ['of', 'source'], refersMany: ['papers', 'chain.of'] }

test('what a body names is named anew, and what has no name is named no more', () => {
  const body = { of: 9, source: 4, papers: [4, 9], chain: [{ of: 4, a: 1 }, { of: 9 }], other: 9 }
  expect(namedBy(body, kind, (seq) => (seq === 9 ? 2 : null))).toEqual({
    of: 2,
    source: null,
    papers: [2],
    chain: [{ of: 2 }],
    other: 9,
  })
  expect(namedBy({ of: null, papers: [9] }, kind, (seq) => `line ${seq}`)).toEqual({
    of: null,
    papers: ['line 9'],
  })
})

test('named by its own numbers, nothing changes', () => {
  fc.assert(
    fc.property(fc.object(), (body) => {
      expect(namedBy(body, kind, (seq) => seq)).toEqual(body)
    }),
  )
})
