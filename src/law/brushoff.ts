/**
 * Finds what a family was told among the known brush-offs, also in other words, with misspellings, or
 * in one sentence of a long email; and says so when nothing is like it. Text only: it knows no child
 * and keeps nothing.
 *
 * Each sentence is compared with each way a row is known to be said: by the words and the ideas they
 * share (weighed by how few rows have them, tf-idf), against all the words both have (cosine).
 */
import MiniSearch from 'minisearch'
import { TURNS_AWAY } from './brushoff-words.data.ts'
import type { Brushoff, Flag, Force } from './law.ts'
import {
  ideasOf,
  isOfCondition,
  isOfSubject,
  pairsOf,
  sentencesOf,
  toldTerms,
  type Term,
} from './stems.ts'

export type BrushoffMatch = {
  readonly id: string
  /** 0 to 1: how alike the nearest sentence and saying are. Not a probability. */
  readonly score: number
  readonly said: string
  readonly answer: string
  readonly fair: string | null
  readonly ask: string
  readonly source: string
  readonly force: Force
  readonly flag: Flag
}

/** A match with why it is one: which sentence, near which saying, by which words of the sentence. */
export type ToldMatch = BrushoffMatch & {
  readonly sentence: string
  readonly near: string
  readonly shared: readonly string[]
}

const MATCHES = 10
const IDEA_WEIGHT = 0.9
const PAIR_WEIGHT = 0.3
const UNKNOWN = 4
/** How much all sayings of a row together count beside its nearest one. */
const ROW_WEIGHT = 0.35
/** Less alike than this is nothing: everyday sentences stay below it. */
const ALIKE_MIN = 0.18
/** From here on it is the same sentence, whatever words it has. */
const SAME_MIN = 0.6
/** A match this far below the best one is none. */
const OF_BEST_MIN = 0.4

type Weights = ReadonlyMap<string, number>

/** One saying of a row, or all its sayings together (`text` null). */
type Doc = {
  readonly id: string
  readonly text: string | null
  readonly terms: ReadonlySet<string>
}

/**
 * A finder over `rows`: it returns the matching rows for what was said, best first, at most ten, and
 * none where nothing is like it. Build it once; a search takes a few milliseconds at most, however long
 * the text: the first 60 sentences count.
 */
export function toldFinder(rows: readonly Brushoff[]): (said: string) => ToldMatch[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const corpus = corpusOf(rows)
  return (said) => {
    const spelt = corpus.speller()
    const best = new Map<string, Near>()
    for (const sentence of sentencesOf(said)) {
      for (const near of nearest(corpus, readSentence(sentence, corpus, spelt)))
        if (near.score > (best.get(near.id)?.score ?? 0)) best.set(near.id, near)
    }
    const top = Math.max(0, ...[...best.values()].map(({ score }) => score))
    return [...best]
      .filter(([, { score }]) => score >= ALIKE_MIN && score >= top * OF_BEST_MIN)
      .toSorted(([a, one], [b, other]) => other.score - one.score || (a < b ? -1 : 1))
      .slice(0, MATCHES)
      .flatMap(([id, near]) => {
        const row = byId.get(id)
        if (row === undefined) return []
        const { said, answer, fair, ask, source, force, flag } = row
        const score = Math.round(near.score * 1000) / 1000
        const why = { sentence: near.read.sentence, near: near.text, shared: sharedWords(near) }
        return [{ id, score, said, answer, fair, ask, source, force, flag, ...why }]
      })
  }
}

/** The same without the reasons: what `heard brushoff` prints. */
export function brushoffFinder(rows: readonly Brushoff[]): (said: string) => BrushoffMatch[] {
  const find = toldFinder(rows)
  return (said) =>
    find(said).map(({ sentence: _sentence, near: _near, shared: _shared, ...match }) => match)
}

type Posting = { readonly doc: number; readonly weight: number }

type Corpus = {
  readonly docs: readonly Doc[]
  /** The documents that have a term, with its weight in them, their lengths taken out. */
  readonly postings: ReadonlyMap<string, readonly Posting[]>
  readonly weightOf: (term: string) => number
  /** For one search: the known term that a misspelt one stands for, or the term itself. */
  readonly speller: () => (term: string) => string
}

function corpusOf(rows: readonly Brushoff[]): Corpus {
  const docs = rows.flatMap(({ id, said, sayings }): Doc[] => {
    const each = [said, ...sayings].map((text) => ({ id, text, terms: termsOf(text) }))
    return [...each, { id, text: null, terms: new Set(each.flatMap(({ terms }) => [...terms])) }]
  })
  const rowsWith = new Map<string, number>()
  for (const { text, terms } of docs)
    if (text === null) for (const term of terms) rowsWith.set(term, (rowsWith.get(term) ?? 0) + 1)
  const weightOf = (term: string) => {
    const idf = Math.log(1 + rows.length / (rowsWith.get(term) ?? UNKNOWN))
    if (isPair(term)) return rowsWith.has(term) ? idf * PAIR_WEIGHT : 0
    return isIdea(term) ? idf * IDEA_WEIGHT : idf
  }
  const postings = new Map<string, Posting[]>()
  for (const [doc, { terms }] of docs.entries()) {
    const weights = weightsOf(terms, weightOf)
    const length = lengthOf(weights)
    for (const [term, weight] of weights) {
      const list = postings.get(term) ?? []
      list.push({ doc, weight: weight / length })
      postings.set(term, list)
    }
  }
  const words = [...rowsWith.keys()].filter((term) => !isPair(term) && !isIdea(term))
  return { docs, postings, weightOf, speller: spellerOf(words) }
}

const isPair = (term: string) => term.includes('_')
const isIdea = (term: string) => /^idea\d+$/.test(term)

function termsOf(text: string): Set<string> {
  const words = toldTerms(text).map(({ stem }) => stem)
  return new Set([...words, ...ideasOf(words), ...pairsOf(text)])
}

function weightsOf(terms: Iterable<string>, weightOf: Corpus['weightOf']): Weights {
  return new Map([...terms].map((term) => [term, weightOf(term)]))
}

function lengthOf(weights: Weights): number {
  return Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0))
}

/** Words looked up in one search for how they may be spelt; looking up costs more than all the rest. */
const SPELT_MAX = 12

function spellerOf(known: readonly string[]): Corpus['speller'] {
  const vocabulary = new Set(known)
  const index = new MiniSearch<{ id: string }>({ fields: ['id'], processTerm: (term) => term })
  index.addAll(known.map((id) => ({ id })))
  return () => {
    const looked = new Map<string, string>()
    return (term) => {
      if (term.length < 5 || vocabulary.has(term)) return term
      const before = looked.get(term)
      if (before !== undefined || looked.size >= SPELT_MAX || term.length > 20)
        return before ?? term
      const found = index.search(term, { fuzzy: term.length > 7 ? 2 : 1 })[0]
      const near = found === undefined ? term : String(found.id)
      const spelt = near.startsWith(term.slice(0, 1)) ? near : term
      looked.set(term, spelt)
      return spelt
    }
  }
}

type Word = Term & { readonly ideas: readonly string[] }

type Read = {
  readonly sentence: string
  readonly words: readonly Word[]
  readonly weights: Weights
}

function readSentence(sentence: string, corpus: Corpus, spelt: (term: string) => string): Read {
  const words = toldTerms(sentence).map(({ stem, word }): Word => {
    const known = spelt(stem)
    return { stem: known, word, ideas: ideasOf([known]) }
  })
  const stems = words.map(({ stem }) => stem)
  const terms = new Set([...stems, ...ideasOf(stems), ...pairsOf(sentence)])
  return { sentence, words, weights: weightsOf(terms, corpus.weightOf) }
}

type Near = {
  readonly id: string
  readonly text: string
  readonly score: number
  readonly doc: Doc
  readonly read: Read
}

/** The rows that one sentence is like, each with its nearest saying. */
function nearest({ docs, postings }: Corpus, read: Read): Near[] {
  const length = lengthOf(read.weights)
  if (length === 0) return []
  const alike = new Float64Array(docs.length)
  for (const [term, weight] of read.weights)
    for (const posting of postings.get(term) ?? [])
      alike[posting.doc] = (alike[posting.doc] ?? 0) + (weight / length) * posting.weight
  const whole = new Map<string, number>()
  for (const [at, doc] of docs.entries()) if (doc.text === null) whole.set(doc.id, alike[at] ?? 0)
  const best = new Map<string, Near>()
  for (const [at, doc] of docs.entries()) {
    const score = alike[at] ?? 0
    if (doc.text === null || score === 0) continue
    const all = (1 - ROW_WEIGHT) * score + ROW_WEIGHT * (whole.get(doc.id) ?? 0)
    if (all < ALIKE_MIN || all <= (best.get(doc.id)?.score ?? 0)) continue
    const near = { id: doc.id, text: doc.text, score: Math.min(1, all), doc, read }
    if ((score >= SAME_MIN && !isNameAlone(near)) || isNoCoincidence(near)) best.set(doc.id, near)
  }
  return [...best.values()]
}

/** One everyday word in common is a coincidence; two are not, nor one of the subject itself. */
function isNoCoincidence({ doc, read }: Pick<Near, 'doc' | 'read'>): boolean {
  let first: string | null = null
  for (const word of read.words) {
    if (word.stem === first || !isShared(word, doc)) continue
    if (first !== null) return true
    if (isOfSubject(word.stem) && !isNameAlone({ doc, read })) return true
    first = word.stem
  }
  return false
}

/** All that is in common is what the child has, and nobody says no: "the dyslexia report is attached". */
function isNameAlone({ doc, read }: Pick<Near, 'doc' | 'read'>): boolean {
  const shared = read.words.filter((word) => isShared(word, doc))
  return shared.every(({ stem }) => isOfCondition(stem)) && !TURNS_AWAY.test(read.sentence)
}

function isShared({ stem, ideas }: Word, { terms }: Doc): boolean {
  return terms.has(stem) || ideas.some((idea) => terms.has(idea))
}

function sharedWords({ doc, read }: Near): string[] {
  const shared = read.words.filter((word) => isShared(word, doc))
  return [...new Map(shared.map(({ stem, word }) => [stem, word])).values()]
}
