/** What words say outright: how dark a child's own are, and that somebody had not been told. */
import { wordsOfDanger } from '../help/help.ts'
import {
  BARE,
  DARK_WORDS,
  EVERYDAY_WORDS,
  LOOSE_WORDS,
  OF_THE_CHILD,
  PLEASED_WORDS,
  UNAWARE_WORDS,
} from './voice-words.data.ts'

/** From 0 to 4 (`voice-words.data.ts`). */
export function weightOf(words: string): number {
  if (wordsOfDanger(words)) return 4
  return DARK_WORDS.find(([, dark]) => dark.test(words))?.[0] ?? 0
}

const QUOTE_MAX = 240

/**
 * The sentence in which somebody says that they did not know something of the child, word for word; null
 * where there is none. "I was not told the match is off" and "nobody told me how brilliant he is" are no
 * such sentence.
 */
export function unawareQuote(words: string): string | null {
  for (const unaware of UNAWARE_WORDS)
    for (const found of words.matchAll(new RegExp(unaware, `${unaware.flags}g`))) {
      const sentence = sentenceAt(words, found.index)
      const rest = sentence.slice(sentence.indexOf(found[0]) + found[0].length)
      const after = EVERYDAY_WORDS.test(sentence) ? rest.replaceAll(LOOSE_WORDS, '') : rest
      if (!PLEASED_WORDS.test(sentence) && (OF_THE_CHILD.test(after) || BARE.test(after)))
        return sentence.length <= QUOTE_MAX ? sentence : `${sentence.slice(0, QUOTE_MAX - 1)}…`
    }
  return null
}

function sentenceAt(words: string, at: number): string {
  const before = Math.max(
    ...['. ', '! ', '? ', '\n'].map((end) => words.lastIndexOf(end, at) + end.length - 1),
    0,
  )
  const rest = words.slice(before).trimStart()
  const end = /[.!?](?=\s|$)|\n/.exec(rest)
  return rest.slice(0, end === null ? rest.length : end.index + 1).trim()
}
