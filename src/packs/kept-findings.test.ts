import { describe, expect, test } from 'vitest'
import type { Entry } from '../record/entry.ts'
import { issueOf, keptAmong } from './kept-findings.ts'

const entry = (seq: number, body: object): Entry =>
  ({
    kind: 'finding',
    seq,
    address: `a${seq}`,
    erased: false,
    body: { rule: 'masking', claim: 'Said in our words.', for: [4, 2], against: [3], ...body },
  }) as unknown as Entry

describe('findings that were kept', () => {
  test('the last word on each counts, and nothing that was set aside', () => {
    const kept = keptAmong([
      entry(9, { finding: 'masking', verdict: 'kept' }),
      entry(5, { finding: 'masking', verdict: 'not right' }),
      entry(6, { finding: 'told-late', verdict: 'kept' }),
      entry(7, { finding: 'told-late', verdict: 'not right' }),
    ])
    expect(kept.map(({ entry: { seq } }) => seq)).toEqual([9])
  })

  test('become an issue with the family’s claim, both counts and every entry', () => {
    const [kept] = keptAmong([entry(9, { finding: 'masking', verdict: 'kept', cameNext: [8] })])
    const issue = kept === undefined ? null : issueOf(kept)
    expect(issue?.entries).toEqual([2, 3, 4, 8])
    expect(issue?.words).toContain('Said in our words.')
    expect(issue?.words).toContain('2 entries speak for this and 1 entry against it')
    expect(issue?.words).toContain('does not say why')
    expect(issue?.words).not.toMatch(/because/i)
  })
})
