/** The finder of what families are told, over the law of England, and what was typed to be looked up. */
import { toldFinder, type ToldMatch } from './brushoff.ts'
import { ENGLAND } from './england/england.ts'

/** The most of a text that is looked through, in characters. */
const TOLD_LENGTH_MAX = 20_000

let finder: ((said: string) => ToldMatch[]) | undefined

/** The rows that what was said is like, best first; none where nothing is. The finder is made once. */
export function findTold(said: string): ToldMatch[] {
  finder ??= toldFinder(ENGLAND.brushoffs)
  return finder(said)
}

/** Why `words` cannot be looked up, in words for whoever typed them; null where they can. */
export function slipInTold(words: string): string | null {
  if (words === '') return 'Write or paste what you were told'
  return words.length > TOLD_LENGTH_MAX
    ? 'Paste less of it: the part where they say it is enough'
    : null
}
