/**
 * Where plain text quotes somebody else: quotation marks and the quoted lines of an email. One or two
 * words in marks are a quotation only where somebody is said to have used them; else the marks are
 * the writer's own way of holding a label at arm's length.
 */

export type Span = { readonly start: number; readonly end: number }

const QUOTE_LENGTH_MAX = 3_000
const WORDS_OF_A_LABEL_MAX = 3
const NEAR = 90
const SAYS =
  /(?:^|[^\p{L}])(?:sa(?:id|ys?|ying)|wr(?:ote|ites?|itten|iting)|t(?:old|ells?)|ask(?:s|ed)?|call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|label(?:s|led|ling)?|brand(?:s|ed)?|words?|phrases?|terms?|repl(?:ies|ied)|answer(?:s|ed)?|shout(?:s|ed)?|put|puts|according|reads?|stat(?:es|ed)|quot(?:e|es|ed|ing)|headed|mention(?:s|ed)?|us(?:es|ed|ing)|reports?|logs?|logged|entr(?:y|ies)|notes?|noted|recorded|refer(?:s|red|ring)?|add(?:s|ed)|email(?:s|ed)?|letter|heard|explain(?:s|ed)|claims?|claimed)(?:[^\p{L}]|$)/iu

/** The quoted spans of `text` (quotation marks straight, blocks ended by line feeds), in order. */
export function quotedSpans(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const block of text.split('\n')) {
    if (/^\s*>/.test(block)) spans.push({ start, end: start + block.length })
    else
      for (const span of marksIn(block))
        spans.push({ start: start + span.start, end: start + span.end })
    start += block.length + 1
  }
  return spans
}

function marksIn(block: string): Span[] {
  if (!/["']/.test(block)) return []
  return [
    ...block.matchAll(/"[^"]{1,3000}"/g),
    ...block.matchAll(
      /(?<![\p{L}\p{N}])'(?=\S)(?:[^']|(?<=\p{L})'(?=\p{L})){1,400}'(?![\p{L}\p{N}])/gu,
    ),
  ]
    .toSorted((a, b) => a.index - b.index)
    .map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }))
    .filter(({ text }) => text.length <= QUOTE_LENGTH_MAX)
    .filter((quote) => isTheirs(block, quote))
}

function isTheirs(block: string, quote: Span & { readonly text: string }): boolean {
  const words = quote.text.match(/[\p{L}\p{N}'-]+/gu)?.length ?? 0
  if (words > WORDS_OF_A_LABEL_MAX) return true
  const before = block.slice(Math.max(0, quote.start - NEAR), quote.start)
  const after = block.slice(quote.end, quote.end + NEAR / 2)
  return SAYS.test(before) || /:\s*$/.test(before) || SAYS.test(after)
}
