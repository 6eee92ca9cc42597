/** A letter's words as the parts of a page, the same for print, PDF and Word. Pure. */
import { inWords, type Day } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'
import type { LetterDraft } from './draft.ts'

export type Block =
  | { readonly is: 'words'; readonly lines: readonly string[] }
  | { readonly is: 'quote'; readonly lead: string; readonly words: string; readonly after: string }
  | { readonly is: 'list'; readonly items: readonly string[] }
  | { readonly is: 'numbers'; readonly items: readonly string[] }

export type LaidOut = {
  readonly from: string
  readonly on: Day
  readonly onWords: string
  readonly to: readonly string[]
  readonly subject: string
  readonly blocks: readonly Block[]
}

export function laidOut(
  draft: Pick<LetterDraft, 'to' | 'subject' | 'text'>,
  from: string,
  on: Day,
): LaidOut {
  return {
    from,
    on,
    onWords: inWords(on),
    to: draft.to.map(({ name }) => oneLine(name)),
    subject: oneLine(draft.subject),
    blocks: blocksOf(draft.text),
  }
}

/** The paragraphs of `text`: words, quotes that stand alone, lists. Every word of it is in one of them. */
export function blocksOf(text: string): Block[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap(partsOf)
}

const QUOTE = /^([^“”\n]{3,300}: )“([^”]+)”( \(paper \d+\))?$/
const BULLET = /^- /
const NUMBER = /^\d+\. /

function partsOf(paragraph: string): Block[] {
  const quote = QUOTE.exec(paragraph)
  if (quote !== null) {
    const [, lead = '', words = '', after = ''] = quote
    return [{ is: 'quote', lead: lead.trim(), words, after: after.trim() }]
  }
  const blocks: Block[] = []
  for (const line of paragraph.split('\n')) {
    const kind = BULLET.test(line) ? 'list' : NUMBER.test(line) ? 'numbers' : 'words'
    const last = blocks.at(-1)
    const isNext = kind !== 'numbers' || Number.parseInt(line, 10) === countOf(last) + 1
    if (kind === 'words' || !isNext) {
      if (last?.is === 'words')
        blocks[blocks.length - 1] = { is: 'words', lines: [...last.lines, line] }
      else blocks.push({ is: 'words', lines: [line] })
      continue
    }
    const item = line.replace(kind === 'list' ? BULLET : NUMBER, '')
    if (last?.is === kind) blocks[blocks.length - 1] = { is: kind, items: [...last.items, item] }
    else blocks.push({ is: kind, items: [item] })
  }
  return blocks
}

/** A list is numbered from 1 on without a gap, or it is none: the numbers must print as they were typed. */
function countOf(block: Block | undefined): number {
  return block?.is === 'numbers' ? block.items.length : 0
}
