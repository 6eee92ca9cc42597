/**
 * The sentences of a message, each a verbatim piece of its words: an ask or a promise must be able
 * to point at exactly what was written. Knows line wraps, lists with a lead-in, greetings, sign-offs
 * and the abbreviations at which a sentence does not end. Pure.
 */

export type Sentence = {
  /** Verbatim, line breaks included. */
  readonly text: string
  /** Where it starts in the words (UTF-16 code units). */
  readonly start: number
  /** It begins an item of a list (numbered, lettered or bulleted). */
  readonly item: boolean
  /** The sentence ending in a colon that a list item stands under. */
  readonly lead: string | null
}

type Span = { readonly start: number; readonly end: number }
type Line = Span & { readonly text: string }

const LIST_MARKER =
  /^\s*(?:[-*•·‣▪–—]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|(?:Q|Question)\s?\d{1,2}\s?[.:)]\s*)/i
const SIGN_OFF =
  /^\s*(?:(?:(?:kind|kindest|best|warm|warmest|with (?:kind|best|warm))\s+)?(?:regards|wishes)|(?:many |with )?thanks(?: again| so much| in advance)?|thank you|yours (?:sincerely|faithfully|truly)|all the best|cheers|love)\s*[,.!]*\s*$/i
const HISTORY =
  /^\s*(?:-{2,}\s*(?:original message|forwarded message)|_{8,}\s*$|on .{6,120} wrote:\s*$|from: .+)/i
const DEVICE = /^\s*(?:sent from (?:my|outlook|yahoo|mail)|get outlook for)/i
const GREETING =
  /^\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|morning|afternoon)\b[^.?!]{0,60}[,:!]?\s*$/i
const SIGNATURE_LINES_MAX = 10
const SIGNATURE_LINE_LENGTH_MAX = 80
const WRAP_WIDTH_MAX = 110
/** Forty pages, a thousand sentences: what stands beyond is in the message, but was not written by hand. */
const WORDS_LENGTH_MAX = 100_000
const SENTENCES_MAX = 1_000

/** An abbreviation, or one capital letter, at the end of what looked like a sentence. */
const ABBREVIATED =
  /(?:^|[\s(])(?:mr|mrs|ms|mx|dr|prof|rev|st|sr|jr|e\.g|i\.e|cf|vs|approx|tel|ext|dept|para|paras|reg|regs|incl|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|[A-Z])\.\s*$/i
const NUMBER_ABBREVIATED = /(?:^|[\s(])(?:no|nos|p|pp|s|ss|yr|art|sec)\.\s*$/i

/** The sentences of `whole`, in order. Greetings, quoted history and the signature are left out. */
export function sentencesOf(whole: string): Sentence[] {
  const words = whole.slice(0, WORDS_LENGTH_MAX)
  const sentences: Sentence[] = []
  let lead: string | null = null
  for (const block of blocksOf(linesOf(words), words)) {
    if (!block.item && GREETING.test(words.slice(block.start, block.end))) continue
    if (sentences.length >= SENTENCES_MAX) break
    const spans = splitBlock(words, block).slice(0, SENTENCES_MAX - sentences.length)
    spans.forEach((span, index) => {
      const item = block.item && index === 0
      const text = words.slice(span.start, span.end)
      sentences.push({ text, start: span.start, item, lead: item ? lead : null })
    })
    if (!block.item) {
      const last = spans.at(-1)
      const text = last === undefined ? '' : words.slice(last.start, last.end)
      lead = /:\s*-?$/.test(text) || (lead === null && text === '') ? text : leadAcross(text)
    }
  }
  return sentences
}

/** A question such as "Could you answer these?" may lead a list as well as a colon does. */
function leadAcross(text: string): string | null {
  return /\b(?:the following|these (?:questions|points|things)|below)\b/i.test(text) ? text : null
}

/** `text` without its list marker: `2) Please send it` becomes `Please send it`. */
export function withoutMarker(text: string): string {
  return text.replace(LIST_MARKER, '').trim()
}

function linesOf(words: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const text of words.split('\n')) {
    lines.push({ start, end: start + text.length, text })
    start += text.length + 1
  }
  return beforeSignature(lines.slice(0, endOfNewWords(lines)))
}

function endOfNewWords(lines: readonly Line[]): number {
  const at = lines.findIndex(
    (line, index) =>
      (/^\s*--\s*$/.test(line.text) && index > 0) ||
      (HISTORY.test(line.text) && !/^\s*from: /i.test(line.text)) ||
      (/^\s*from: /i.test(line.text) &&
        /^\s*(?:sent|date|to): /i.test(lines[index + 1]?.text ?? '')),
  )
  return at === -1 ? lines.length : at
}

/** Leaves out a sign-off and the few short lines after it; a postscript stays. */
function beforeSignature(lines: readonly Line[]): Line[] {
  const lastLines = new Set(
    lines.filter((each) => each.text.trim() !== '').slice(-1 - SIGNATURE_LINES_MAX),
  )
  const at = lines.findIndex((line, index) => {
    if (!lastLines.has(line)) return false
    if (!SIGN_OFF.test(line.text) && !DEVICE.test(line.text)) return false
    const rest = lines.slice(index + 1).filter((each) => each.text.trim() !== '')
    return (
      rest.length <= SIGNATURE_LINES_MAX &&
      rest.every((each) => each.text.length <= SIGNATURE_LINE_LENGTH_MAX || isPostscript(each.text))
    )
  })
  if (at === -1) return [...lines]
  const postscript = lines.findIndex((line, index) => index > at && isPostscript(line.text))
  return [...lines.slice(0, at), ...(postscript === -1 ? [] : lines.slice(postscript))]
}

function isPostscript(text: string): boolean {
  return /^\s*p\.?\s?s\b/i.test(text)
}

type Block = Span & { readonly item: boolean }

/** Paragraphs and list items. A new line begins a new block unless the one before it was wrapped. */
function blocksOf(lines: readonly Line[], words: string): Block[] {
  const width = wrapWidthOf(lines)
  const blocks: { start: number; end: number; item: boolean }[] = []
  let before: Line | null = null
  for (const line of lines) {
    if (line.text.trim() === '' || /^\s*>/.test(line.text)) {
      before = null
      continue
    }
    const marker = LIST_MARKER.exec(line.text)
    const last = blocks.at(-1)
    if (
      before !== null &&
      last !== undefined &&
      marker === null &&
      isWrapped(before, line, width)
    ) {
      last.end = line.end
    } else {
      const skipped = marker === null ? 0 : marker[0].length
      blocks.push({ start: line.start + skipped, end: line.end, item: marker !== null })
    }
    before = line
  }
  return blocks
    .flatMap((block) => atInlineMarkers(words, block))
    .filter((block) => words.slice(block.start, block.end).trim() !== '')
}

/** "Three things: 1) who ... 2) when ..." is a list too, written in one paragraph. */
function atInlineMarkers(words: string, block: Block): Block[] {
  const marks = [
    ...words.slice(block.start, block.end).matchAll(/(?<=^|\s)\(?(?:\d|[a-h]|i{1,3}|iv|v)\)\s+/g),
  ]
  if (marks.length < 2) return [block]
  const pieces: Block[] = [
    { start: block.start, end: block.start + (marks[0]?.index ?? 0), item: block.item },
  ]
  marks.forEach((mark, index) => {
    pieces.push({
      start: block.start + mark.index + mark[0].length,
      end:
        marks[index + 1] === undefined ? block.end : block.start + (marks[index + 1]?.index ?? 0),
      item: true,
    })
  })
  return pieces
}

/** The width at which a program wrapped the text; 0 when its lines were not wrapped. */
function wrapWidthOf(lines: readonly Line[]): number {
  const longest = lines.reduce((most, line) => Math.max(most, line.text.length), 0)
  return longest <= WRAP_WIDTH_MAX ? longest : 0
}

/** Whether `line` goes on with what `before` says: lower case follows, or its first word had no room. */
function isWrapped(before: Line, line: Line, width: number): boolean {
  const next = line.text.trimStart()
  if (/[:]\s*$/.test(before.text) || SIGN_OFF.test(before.text)) return false
  if (GREETING.test(before.text) && before.text.length < 60) return false
  if (/^\p{Ll}/u.test(next) && !/[.?!]\s*$/.test(before.text)) return true
  if (width === 0 || width < 50) return false
  const firstWord = /^\S+/.exec(next)?.[0] ?? ''
  return before.text.trimEnd().length + 1 + firstWord.length > width - 2
}

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' })

function splitBlock(words: string, block: Block): Span[] {
  // Line breaks inside a block are wraps: as spaces they end no sentence, and keep every offset.
  const flat = words.slice(block.start, block.end).replaceAll(/[\r\n\t\u00A0]/g, ' ')
  const spans: { start: number; end: number }[] = []
  let joins = false
  for (const { segment, index } of segmenter.segment(flat)) {
    const last = spans.at(-1)
    if (joins && last !== undefined) last.end = index + segment.length
    else spans.push({ start: index, end: index + segment.length })
    const rest = flat.slice(index + segment.length)
    joins = ABBREVIATED.test(segment) || (NUMBER_ABBREVIATED.test(segment) && /^\d/.test(rest))
  }
  return spans
    .map((span) => trimmed(flat, span))
    .filter((span) => /[\p{L}\p{N}]/u.test(flat.slice(span.start, span.end)))
    .map((span) => ({ start: block.start + span.start, end: block.start + span.end }))
}

function trimmed(text: string, span: Span): Span {
  const piece = text.slice(span.start, span.end)
  return {
    start: span.start + piece.length - piece.trimStart().length,
    end: span.end - (piece.length - piece.trimEnd().length),
  }
}
