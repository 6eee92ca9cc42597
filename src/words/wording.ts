/**
 * The wording checker: blame, labels, guessed motives, conclusions without facts, doubt of a source,
 * and provision that specifies nothing, each with why and what to write instead. It reads reports,
 * plans and a parent's own draft by the same rules. It knows no record.
 *
 * Sentences come from parse-english, the parser of retext; the rules and their ordinary uses stand in
 * `*.data.ts`. Nothing is compiled or parsed before the first text is checked.
 */
import type { Paragraph, Root, Sentence } from 'nlcst'
import { ParseEnglish } from 'parse-english'
import { BLAME_RULES } from './blame.data.ts'
import { DRAFT_RULES } from './draft.data.ts'
import { plainOf } from './plain-text.ts'
import { isNegated } from './negation.ts'
import { quotedSpans, type Span } from './quoted.ts'
import { RECORD_RULES } from './records.data.ts'
import type { FoundKind, Rule } from './rule.ts'
import { aspectsOf } from './specific.ts'
import { compiled, type Compiled } from './compiled.ts'
import { VAGUE_RULES } from './vague.data.ts'
import { MORE_VAGUE_RULES } from './vague-more.data.ts'

/**
 * One phrase. `start` and `end` are offsets into the text as it was given, in UTF-16 code units, so
 * that `text.slice(start, end) === phrase`. `quoted` is somebody else's words: `kind` is then `quoted`.
 */
export type Found = {
  readonly start: number
  readonly end: number
  readonly phrase: string
  readonly kind: FoundKind
  readonly why: string
  readonly instead: string
  /** The law's row about this wording, as `w05`; null where the rule is ours. */
  readonly row: string | null
}

const RULES: readonly Rule[] = [
  ...BLAME_RULES,
  ...RECORD_RULES,
  ...DRAFT_RULES,
  ...VAGUE_RULES,
  ...MORE_VAGUE_RULES,
]

/** Text is parsed in pieces of about this many characters: the tree of a piece is a hundred times its size. */
const PIECE_LENGTH = 20_000
const QUOTED = {
  why: 'Somebody else’s words.',
  instead: 'Leave them exactly as they are, and say who said it, when and to whom.',
}

let rules: readonly Compiled[] | null = null

type Hit = Span & { readonly with: Compiled }

/**
 * What stands in `text`, in reading order, nothing inside another. Words in quotation marks or in the
 * quoted lines of an email are found with the kind `quoted`. Pure; any string is accepted.
 */
export function checkWording(text: string): Found[] {
  rules ??= RULES.map(compiled)
  const plain = plainOf(text)
  const hits = rules.flatMap((each) => hitsOf(plain.text, each))
  if (hits.length === 0) return []
  const notQuoted = outside(quotedSpans(plain.text))
  const kept = sentencesAround(plain.text, hits).flatMap((sentence) =>
    inSentence(plain.text, sentence),
  )
  return outermost(kept).map((hit) => {
    const [start, end] = [plain.at(hit.start), plain.endAt(hit.end)]
    const { kind, why, instead } = notQuoted(hit)
      ? hit.with.rule
      : { kind: 'quoted' as const, ...QUOTED }
    return {
      start,
      end,
      phrase: text.slice(start, end),
      kind,
      why,
      instead,
      row: hit.with.rule.row,
    }
  })
}

function hitsOf(text: string, each: Compiled): Hit[] {
  return [...text.matchAll(each.find)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    with: each,
  }))
}

type Among = Span & { readonly hits: readonly Hit[] }

/** The sentences that hold a hit, each with its hits. Only blocks with hits are parsed. */
function sentencesAround(text: string, hits: readonly Hit[]): Among[] {
  const inOrder = hits.toSorted((a, b) => a.start - b.start)
  const parser = new ParseEnglish()
  const found: Among[] = []
  let next = 0
  for (const piece of piecesOf(text)) {
    const inside: Hit[] = []
    for (let hit = inOrder[next]; hit !== undefined && hit.start < piece.end; hit = inOrder[next]) {
      inside.push(hit)
      next += 1
    }
    if (inside.length === 0) continue
    for (const sentence of sentencesOf(parser, text, piece)) {
      const own = inside.filter((hit) => hit.start >= sentence.start && hit.start < sentence.end)
      if (own.length > 0) found.push({ ...sentence, hits: own })
    }
  }
  return found
}

/** Blocks, the very long ones cut where a sentence seems to end. */
function piecesOf(text: string): Span[] {
  const pieces: Span[] = []
  let start = 0
  for (const block of text.split('\n')) {
    const end = start + block.length
    while (end - start > PIECE_LENGTH) {
      const window = text.slice(start, start + PIECE_LENGTH)
      const stop = Math.max(
        window.lastIndexOf('. '),
        window.lastIndexOf('? '),
        window.lastIndexOf('! '),
      )
      const cut = stop > 0 ? stop + 1 : Math.max(window.lastIndexOf(' '), PIECE_LENGTH / 2)
      pieces.push({ start, end: start + cut })
      start += cut
    }
    pieces.push({ start, end })
    start = end + 1
  }
  return pieces
}

function sentencesOf(parser: ParseEnglish, text: string, piece: Span): Span[] {
  const root: Root = parser.parse(text.slice(piece.start, piece.end))
  return root.children
    .filter((node): node is Paragraph => node.type === 'ParagraphNode')
    .flatMap(({ children }) => children)
    .filter((node): node is Sentence => node.type === 'SentenceNode')
    .map(({ position }) => ({
      start: piece.start + (position?.start.offset ?? 0),
      end: piece.start + (position?.end.offset ?? 0),
    }))
}

/** The hits that stand once the whole sentence is read. */
function inSentence(text: string, { start, end, hits }: Among): Hit[] {
  const sentence = text.slice(start, end)
  const aspects = aspectsOf(sentence)
  const byRule = Map.groupBy(hits, (hit) => hit.with)
  return [...byRule].flatMap(([{ rule, unless, within }, own]) => {
    if (within !== null && !within.test(sentence)) return []
    if (rule.clearedBy?.some((set) => set.every((aspect) => aspects.has(aspect))) === true)
      return []
    const ordinary = unless === null ? [] : spansOf(sentence, unless, start)
    const stands = outside(ordinary)
    return own.filter(
      (hit) =>
        stands(hit) &&
        !(
          rule.negatable === true &&
          isNegated(text.slice(Math.max(start, hit.start - 80), hit.start))
        ),
    )
  })
}

function spansOf(sentence: string, shape: RegExp, from: number): Span[] {
  return [...sentence.matchAll(shape)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
  }))
}

/** Whether a span touches none of `spans`, which are in order; to be asked in order too. */
function outside(spans: readonly Span[]): (span: Span) => boolean {
  let next = 0
  return ({ start, end }) => {
    while ((spans[next]?.end ?? Infinity) <= start) next += 1
    return (spans[next]?.start ?? Infinity) >= end
  }
}

/** Of hits that overlap, the one that begins first; of those, the longest. */
function outermost(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = []
  for (const hit of hits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if ((kept.at(-1)?.end ?? 0) <= hit.start) kept.push(hit)
  }
  return kept
}
