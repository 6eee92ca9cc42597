/**
 * Where the words looked for stand in a text, so that a page can mark them and show the place. The
 * search itself is the database's; this follows it closely enough to show why something was found:
 * the same word in another form, or, where there is none, the words most like it.
 */
import { oneLine } from '../platform/words.ts'

/** A piece of text, and whether it is one of the words looked for. Joined, pieces are the text. */
export type Piece = { readonly text: string; readonly hit: boolean }

const ALIKE_MIN = 0.3
const ENDINGS = /(?:ations?|ings?|ement|ments?|edly|ied|ies|ed|es|ly|s|e)$/

function stemOf(word: string): string {
  const plain = word.toLowerCase()
  return plain.length <= 4 ? plain.replace(/s$/, '') : plain.replace(ENDINGS, '')
}

function threesOf(word: string): Set<string> {
  const padded = `  ${word.toLowerCase()} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}

/** How alike two words are, 0 to 1: shared runs of three letters over all of them, as pg_trgm counts. */
export function likeness(one: string, other: string): number {
  const [a, b] = [threesOf(one), threesOf(other)]
  const shared = a.intersection(b).size
  return shared / (a.size + b.size - shared)
}

type Word = { readonly text: string; readonly start: number }

function wordsIn(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((found) => ({
    text: found[0],
    start: found.index,
  }))
}

/** The words of `words` that `term` found: in any form of it, else those most like it. */
function foundBy(term: string, words: readonly Word[]): readonly Word[] {
  const stem = stemOf(term)
  const same = words.filter((word) => stemOf(word.text) === stem)
  if (same.length > 0 || term.length <= 3) return same
  return words.filter((word) => word.text.length > 2 && likeness(word.text, term) >= ALIKE_MIN)
}

function hitsIn(text: string, terms: readonly string[]): Word[] {
  const words = wordsIn(text)
  const single = new Set(terms.flatMap((term) => wordsIn(term).map((word) => word.text)))
  const hits = new Map(
    [...single].flatMap((term) => foundBy(term, words)).map((hit) => [hit.start, hit]),
  )
  return [...hits.values()].toSorted((a, b) => a.start - b.start)
}

/** `text` in pieces, the words looked for by themselves. Joined, the pieces are `text`. */
export function piecesOf(text: string, terms: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const hit of hitsIn(text, terms)) {
    if (hit.start > at) pieces.push({ text: text.slice(at, hit.start), hit: false })
    pieces.push({ text: hit.text, hit: true })
    at = hit.start + hit.text.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false })
  return pieces
}

const LOOKED_AT_MAX = 20_000

/** Where a stretch of `length` should begin to hold the most different words looked for. */
function bestStart(hits: readonly Word[], length: number): number {
  let [best, most] = [0, 0]
  for (const { start } of hits) {
    const held = hits.filter((hit) => hit.start >= start && hit.start < start + (length * 2) / 3)
    const different = new Set(held.map((hit) => stemOf(hit.text))).size
    if (different > most) [best, most] = [start, different]
  }
  return best
}

const HITS_WEIGHED_MAX = 200

/** About `length` characters of `text` where most of the words looked for stand, cut between words. */
export function excerptOf(text: string, terms: readonly string[], length = 220): Piece[] {
  const flat = oneLine(text.slice(0, LOOKED_AT_MAX))
  const hits = hitsIn(flat, terms).slice(0, HITS_WEIGHED_MAX)
  const from = Math.max(0, bestStart(hits, length) - length / 3)
  const start = from === 0 ? 0 : flat.indexOf(' ', from) + 1
  const cut = flat.slice(start, start + length)
  const whole = start + cut.length >= flat.length
  const end = whole ? cut : cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))
  return piecesOf(`${start === 0 ? '' : '… '}${end}${whole ? '' : ' …'}`, terms)
}
