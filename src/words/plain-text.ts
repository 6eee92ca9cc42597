/**
 * Text as the rules read it: straight quotation marks, plain spaces, wrapped lines joined, invisible
 * characters left out; with the way back to the offsets of the text as it was given.
 */

export type Plain = {
  /** A line feed in it ends a block: a paragraph, a list item, a heading. */
  readonly text: string
  /** Where the character at an offset of `text` stands in the text as given (UTF-16 units). */
  readonly at: (offset: number) => number
  /** The end, in the text as given, of a span that ends at an offset of `text`. */
  readonly endAt: (offset: number) => number
}

const QUOTES: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201A': "'",
  '\u201B': "'",
  '\u02BC': "'",
  '\u00B4': "'",
  '`': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u201E': '"',
  '\u201F': '"',
  '\u00AB': '"',
  '\u00BB': '"',
  '\u2010': '-',
  '\u2011': '-',
}
/** Soft hyphens, zero-width characters, a byte-order mark: nobody sees them. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g
const LIST_MARKER = /^\s*(?:[-*•·‣▪–—>|]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s/i
/** A line shorter than this was not wrapped by a program, so the next begins something new. */
const WRAP_WIDTH_MIN = 40

/** `text` made plain. Every character stands for one of the text given, in order. */
export function plainOf(text: string): Plain {
  const { seen, from } = withoutInvisible(text)
  const plain = joined(
    seen
      .replaceAll(
        /[\u2018-\u201F\u02BC\u00B4`\u00AB\u00BB\u2010\u2011]/g,
        (mark) => QUOTES[mark] ?? mark,
      )
      .replaceAll(/[\t\u00A0\u2000-\u200A\u202F\u3000\v\f]/g, ' ')
      .replaceAll(/\r(?!\n)|[\u2028\u2029\u0085]/g, '\n')
      .replaceAll('\r', ' '),
  )
  const at = (offset: number): number => (from === null ? offset : (from[offset] ?? text.length))
  return { text: plain, at, endAt: (offset) => (offset === 0 ? at(0) : at(offset - 1) + 1) }
}

function withoutInvisible(text: string): { seen: string; from: readonly number[] | null } {
  if (text.search(INVISIBLE) === -1) return { seen: text, from: null }
  const from: number[] = []
  let seen = ''
  let start = 0
  for (const match of text.matchAll(INVISIBLE)) {
    for (let index = start; index < match.index; index += 1) from.push(index)
    seen += text.slice(start, match.index)
    start = match.index + 1
  }
  for (let index = start; index < text.length; index += 1) from.push(index)
  return { seen: seen + text.slice(start), from }
}

/** Line breaks inside a sentence become spaces; those that end a block stay. */
function joined(text: string): string {
  const lines = text.split('\n')
  let whole = lines[0] ?? ''
  for (let index = 1; index < lines.length; index += 1) {
    const [before, line] = [lines[index - 1] ?? '', lines[index] ?? '']
    whole += (isWrapped(before, line) ? ' ' : '\n') + line
  }
  return whole
}

function isWrapped(before: string, line: string): boolean {
  if (before.trim() === '' || line.trim() === '' || LIST_MARKER.test(line)) return false
  if (/^\s*>/.test(before) || /:\s*$/.test(before)) return false
  if (/^\s*\p{Ll}/u.test(line)) return true
  return before.trim().length >= WRAP_WIDTH_MIN && !/[.!?]["')]?\s*$/.test(before)
}
