/** Words as searching takes them: folded phrases, stems, and the ideas they stand for. */
import { stemmer } from 'stemmer'
import { IDEAS, PHRASES, STOP } from './brushoff-words.data.ts'

/** Longer pastes are searched by their first words only. */
const LONGEST = 2000

const ideasOf = new Map<string, string[]>()
for (const [index, line] of IDEAS.entries()) {
  for (const word of line.split(' ')) {
    const stem = stemmer(word)
    ideasOf.set(stem, [...(ideasOf.get(stem) ?? []), `idea${index}`])
  }
}

/** The words of `text` that carry meaning: folded phrases, no stop words, stems. */
export function meaningful(text: string): string[] {
  let folded = text
    .slice(0, LONGEST)
    .toLowerCase()
    .replaceAll(/[’‘`]/g, "'")
    .replaceAll(/\b(\w+)n't\b/g, ' not ')
    .replaceAll(/'(s|re|ll|ve|d|m)\b/g, ' ')
  for (const [pattern, word] of PHRASES) folded = folded.replaceAll(pattern, word)
  return folded
    .split(/[^a-z0-9£]+/)
    .filter((word) => word.length > 1 && !STOP.has(word))
    .map((word) => stemmer(word))
}

/** The ideas that `words` stand for, each once. */
export function withIdeas(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => ideasOf.get(word) ?? []))]
}
