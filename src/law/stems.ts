/** Words as searching takes them: folded phrases, stems, and the ideas they stand for. */
import { stemmer } from 'stemmer'
import { oneLine } from '../platform/words.ts'
import { CONDITIONS, IDEAS, PHRASES, STOP, SUBJECT, TELLING } from './brushoff-words.data.ts'

/** A pasted text is looked through this far. */
const LONGEST = 20_000
const SENTENCE_LONGEST = 600
const SENTENCES_MAX = 60

const ideasByStem = new Map<string, string[]>()
for (const [index, line] of IDEAS.entries()) {
  for (const word of line.split(' ')) {
    const stem = stemmer(word)
    ideasByStem.set(stem, [...(ideasByStem.get(stem) ?? []), `idea${index}`])
  }
}

/** A word that carries meaning: its stem, and the word or folded phrase as it was written. */
export type Term = { readonly stem: string; readonly word: string }

const subject = new Set(SUBJECT.map((word) => stemmer(word)))

/** Whether a stem belongs to the subject itself, and is hardly said of anything else. */
export function isOfSubject(stem: string): boolean {
  return subject.has(stem)
}

const conditions = new Set(CONDITIONS.map((word) => stemmer(word)))

/** Whether a stem names what a child may have. */
export function isOfCondition(stem: string): boolean {
  return conditions.has(stem)
}

/** The stems of the words of `text` that carry meaning, in order. */
export function meaningful(text: string): string[] {
  return termsOf(text).map(({ stem }) => stem)
}

/** What was told, without the words of telling it. */
export function toldTerms(text: string): Term[] {
  return termsOf(text).filter(({ word }) => !TELLING.has(word))
}

/** Every two words that stand side by side, little words too: how a thing is put. */
export function pairsOf(text: string): string[] {
  const words = text
    .slice(0, SENTENCE_LONGEST)
    .toLowerCase()
    .replaceAll(/['’‘`]/g, '')
    .replaceAll(/\b(he|she|his|her|him|they|them|their|your son|your daughter)\b/g, 'x')
    .split(/[^a-z0-9£]+/)
    .filter((word) => word !== '')
  return words.slice(1).map((word, at) => `${words[at]}_${word}`)
}

/** The words of `text` that carry meaning: folded phrases, no stop words, stems. */
function termsOf(text: string): Term[] {
  let folded = text
    .slice(0, SENTENCE_LONGEST)
    .toLowerCase()
    .replaceAll(/[’‘`]/g, "'")
    .replaceAll(/\b(\w+)n't\b/g, ' ')
    .replaceAll(/'(s|re|ll|ve|d|m)\b/g, ' ')
  for (const [pattern, word] of PHRASES) folded = folded.replaceAll(pattern, word)
  return folded
    .split(/[^a-z0-9£]+/)
    .filter((word) => word.length > 1 && !STOP.has(word))
    .map((word) => ({ stem: stemmer(word), word }))
}

/** The ideas that the stems `words` stand for, each once. */
export function ideasOf(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => ideasByStem.get(word) ?? []))]
}

/** The sentences of a pasted text, and a short text also as a whole: at most sixty. */
export function sentencesOf(text: string): string[] {
  const flat = text.slice(0, LONGEST)
  const sentences = flat
    .split(/(?<=[.!?;])\s+|\n+/)
    .map((sentence) => oneLine(sentence))
    .filter((sentence) => sentence !== '')
    .slice(0, SENTENCES_MAX)
  const whole = oneLine(flat)
  return sentences.length > 1 && whole.length <= WHOLE_LONGEST ? [...sentences, whole] : sentences
}

const WHOLE_LONGEST = 300
