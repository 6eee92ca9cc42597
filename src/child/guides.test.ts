import { describe, expect, test } from 'vitest'
import { ENGLAND } from '../law/england/england.ts'
import { checkWording } from '../words/wording.ts'
import { GUIDES } from './guides.ts'

const wordsOf = (id: string): string =>
  GUIDES.filter((guide) => guide.id === id)
    .flatMap(({ line, parts, tomorrow }) => [
      line,
      ...parts.flatMap(({ words }) => words),
      ...tomorrow,
    ])
    .join('\n')

describe('the guides', () => {
  test('are the twelve that adults asked for, each at its own address', () => {
    expect(GUIDES).toHaveLength(12)
    expect(new Set(GUIDES.map(({ id }) => id)).size).toBe(12)
  })

  test.each(GUIDES.map(({ id }) => id))(
    '%s takes three minutes and ends in something to do',
    (id) => {
      const guide = GUIDES.find((each) => each.id === id)
      const words = wordsOf(id).split(/\s+/).length
      expect(words).toBeGreaterThanOrEqual(320)
      expect(words).toBeLessThanOrEqual(500)
      expect(guide?.tomorrow.length).toBeGreaterThanOrEqual(3)
      expect(guide?.sources.length).toBeGreaterThanOrEqual(2)
    },
  )

  test('name only rows of the law that are there and were checked somewhere', () => {
    const rows = GUIDES.flatMap(({ sources }) => sources.flatMap(({ row }) => row ?? []))
    for (const id of rows) {
      const row = ENGLAND.duties.find((each) => each.id === id)
      expect(row, id).toBeDefined()
      expect(row?.flag, id).not.toBe('NO')
    }
  })

  test('judge and label nobody in their own voice', () => {
    const found = GUIDES.flatMap(({ id }) =>
      checkWording(wordsOf(id))
        .filter(({ kind }) => kind === 'label' || kind === 'blame')
        .map(({ phrase }) => `${id}: ${phrase}`),
    )
    // "Called bad", "bullies", "refusing" are spoken of, not said about a child.
    expect(found.length).toBeLessThanOrEqual(12)
  })
})
