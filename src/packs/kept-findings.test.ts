import { describe, expect, test } from 'vitest'
import { day, inWords } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import { keptAmong } from '../patterns/kept.ts'
import { issueOf } from './kept-findings.ts'

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
    const linked = (seq: number, when: string, own = '') => ({
      seq,
      address: `a${seq}`,
      title: `Title ${seq}`,
      day: day(when),
      time: null,
      when: inWords(day(when)),
      own,
    })
    const body = {
      finding: 'masking',
      verdict: 'kept',
      cameNext: [8, 7, 6],
      links: [{ of: 8, words: 'he stopped eating at school' }],
    }
    const [kept] = keptAmong([entry(9, body)])
    const linkable = new Map([
      [8, linked(8, '2026-09-21')],
      [7, linked(7, '2026-09-14', 'He was sick because of the noise.')],
    ])
    const issue = kept === undefined ? null : issueOf(kept, linkable)
    expect(issue?.entries).toEqual([2, 3, 4, 7, 8])
    expect(issue?.words).toContain('Said in our words.')
    expect(issue?.words).toContain('2 entries speak for this and 1 entry against it')
    expect(issue?.words).toContain('does not say why')
    expect(issue?.words.split('\n\n').filter((each) => each.startsWith('then, '))).toEqual([
      'then, 14 September 2026: Title 7 (its own words: “He was sick because of the noise.”)',
      'then, 21 September 2026: he stopped eating at school',
    ])
  })

  test('keep the whole chain, however many entries speak for them', () => {
    const many = Array.from({ length: 60 }, (_, at) => at + 100)
    const [kept] = keptAmong([
      entry(9, { finding: 'masking', verdict: 'kept', for: many, cameNext: [900] }),
    ])
    const link = {
      seq: 900,
      address: 'a',
      title: 'Tears',
      day: day('2026-09-21'),
      time: null,
      when: '21 September 2026',
      own: '',
    }
    const issue = kept === undefined ? null : issueOf(kept, new Map([[900, link]]))
    expect(issue?.entries).toContain(900)
    expect(issue?.words).not.toMatch(/because/i)
  })
})
