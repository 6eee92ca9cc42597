/**
 * Finds what a family was told among the known brush-offs, also in other words. Text only: it knows
 * no child and keeps nothing.
 */
import MiniSearch from 'minisearch'
import type { Brushoff, Flag, Force } from './law.ts'
import { meaningful, withIdeas } from './stems.ts'

export type BrushoffMatch = {
  readonly id: string
  /** 0 to 1: how much of what was said is in the row's own sayings. Not a probability. */
  readonly score: number
  readonly said: string
  readonly answer: string
  readonly fair: string | null
  readonly ask: string
  readonly source: string
  readonly force: Force
  readonly flag: Flag
}

const MATCHES = 10
const IDEA_WEIGHT = 0.35

type Saying = { readonly key: string; readonly words: string; readonly ideas: string }

/**
 * A finder over `rows`: it returns the matching rows for what was said, best first, at most ten, and
 * none where nothing matches. Build it once; each search takes well under a millisecond.
 */
export function brushoffFinder(rows: readonly Brushoff[]): (said: string) => BrushoffMatch[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const index = new MiniSearch<Saying>({
    idField: 'key',
    fields: ['words', 'ideas'],
    tokenize: (text) => text.split(' ').filter((word) => word !== ''),
    processTerm: (term) => term,
  })
  for (const row of rows) {
    for (const [order, saying] of [row.said, ...row.sayings].entries()) {
      const words = meaningful(saying)
      index.add({
        key: `${row.id} ${order}`,
        words: words.join(' '),
        ideas: withIdeas(words).join(' '),
      })
    }
  }
  return (said) => {
    const words = meaningful(said)
    if (words.length === 0) return []
    const found = index.search([...words, ...withIdeas(words)].join(' '), {
      boost: { words: 1, ideas: IDEA_WEIGHT },
      fuzzy: (term) => (term.length > 5 && !term.startsWith('idea') ? 0.2 : false),
      prefix: false,
    })
    const best = new Map<string, number>()
    for (const hit of found) {
      const id = String(hit.id).split(' ')[0] ?? ''
      best.set(id, Math.max(best.get(id) ?? 0, hit.score))
    }
    const top = Math.max(...best.values(), 1)
    return [...best]
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, MATCHES)
      .flatMap(([id, score]) => {
        const row = byId.get(id)
        if (row === undefined) return []
        const { said, answer, fair, ask, source, force, flag } = row
        const rounded = Math.round((score / top) * 1000) / 1000
        return [{ id, score: rounded, said, answer, fair, ask, source, force, flag }]
      })
  }
}
