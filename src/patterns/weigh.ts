/** What words say outright: how dark a child's own are, and that somebody had not been told. */
import { wordsOfDanger } from '../help/help.ts'
import { DARK_WORDS, UNAWARE_WORDS } from './voice-words.data.ts'

/** From 0 to 4 (`voice-words.data.ts`). */
export function weightOf(words: string): number {
  if (wordsOfDanger(words)) return 4
  return DARK_WORDS.find(([, dark]) => dark.test(words))?.[0] ?? 0
}

const QUOTE_MAX = 240

/** The sentence in which somebody says that they did not know, word for word; null where there is none. */
export function unawareQuote(words: string): string | null {
  const found = UNAWARE_WORDS.map((each) => each.exec(words)).find((each) => each !== null)
  if (found === undefined || found === null) return null
  const before = Math.max(
    ...['. ', '! ', '? ', '\n'].map((end) => words.lastIndexOf(end, found.index) + end.length - 1),
    0,
  )
  const rest = words.slice(before).trimStart()
  const end = /[.!?](?=\s|$)|\n/.exec(rest)
  const sentence = rest.slice(0, end === null ? rest.length : end.index + 1).trim()
  return sentence.length <= QUOTE_MAX ? sentence : `${sentence.slice(0, QUOTE_MAX - 1)}…`
}
