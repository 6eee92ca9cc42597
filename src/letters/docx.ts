/** A letter as a Word document (ECMA-376), to change and to print in any word processor. */
import {
  AlignmentType,
  Document,
  LevelFormat,
  LineRuleType,
  Packer,
  Paragraph,
  TextRun,
  type IParagraphOptions,
} from 'docx'
import type { Block, LaidOut } from './laid-out.ts'

const POINT = 20
const SIZE = 23
const SOFT = '5C5261'
const BRAND = '4B2A57'
const NUMBERED = 'numbered'

/** The bytes of the .docx. Characters that XML cannot hold are left out. */
export async function docxOf(page: LaidOut): Promise<Buffer> {
  const numbers = page.blocks.filter(({ is }) => is === 'numbers').length
  const document = new Document({
    title: clean(page.subject),
    creator: clean(page.from),
    description: clean(`${page.subject}, ${page.onWords}`),
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: SIZE, language: { value: 'en-GB' } },
          paragraph: { spacing: { after: 8 * POINT, line: 276, lineRule: LineRuleType.AUTO } },
        },
      },
    },
    numbering: {
      config: Array.from({ length: numbers }, (_, at) => ({
        reference: `${NUMBERED}-${at}`,
        levels: [
          {
            level: 0,
            format: LevelFormat.DECIMAL,
            text: '%1.',
            alignment: AlignmentType.LEFT,
            style: { paragraph: { indent: { left: 20 * POINT, hanging: 18 * POINT } } },
          },
        ],
      })),
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1134, bottom: 1020, left: 1418, right: 1418 },
          },
        },
        children: [...head(page), ...body(page.blocks)],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function head(page: LaidOut): Paragraph[] {
  return [
    line(page.from, { alignment: AlignmentType.RIGHT, spacing: { after: 0 } }, { bold: true }),
    line(
      page.onWords,
      { alignment: AlignmentType.RIGHT, spacing: { after: 18 * POINT } },
      { color: SOFT },
    ),
    ...page.to.map((name, at) =>
      line(name, { spacing: { after: at === page.to.length - 1 ? 18 * POINT : 0 } }),
    ),
    line(page.subject, { spacing: { after: 12 * POINT } }, { bold: true, size: 28, color: BRAND }),
  ]
}

function body(blocks: readonly Block[]): Paragraph[] {
  let lists = 0
  return blocks.flatMap((block) => {
    if (block.is === 'words') return [broken(block.lines)]
    if (block.is === 'quote') return quote(block)
    if (block.is === 'list')
      return block.items.map((item, at) =>
        line(item, { bullet: { level: 0 }, spacing: gapAfter(at, block.items) }),
      )
    const reference = `${NUMBERED}-${lists++}`
    return block.items.map((item, at) =>
      line(item, { numbering: { reference, level: 0 }, spacing: gapAfter(at, block.items) }),
    )
  })
}

/** Items of a list stand close together; what follows the list does not. */
function gapAfter(at: number, items: readonly string[]): { readonly after: number } {
  return { after: (at === items.length - 1 ? 9 : 3) * POINT }
}

type Quote = Extract<Block, { readonly is: 'quote' }>

function quote({ lead, words, after }: Quote): Paragraph[] {
  return [
    line(lead, { keepNext: true, spacing: { after: 3 * POINT } }),
    line(`“${words}”${after === '' ? '' : ` ${after}`}`, {
      indent: { left: 18 * POINT },
      border: { left: { style: 'single', size: 18, color: BRAND, space: 10 } },
    }),
  ]
}

type Look = { readonly bold?: boolean; readonly size?: number; readonly color?: string }

function line(text: string, options: IParagraphOptions = {}, look: Look = {}): Paragraph {
  return new Paragraph({ ...options, children: [new TextRun({ text: clean(text), ...look })] })
}

/** Lines of one paragraph, each beginning anew. */
function broken(lines: readonly string[]): Paragraph {
  return new Paragraph({
    children: lines.map(
      (text, at) => new TextRun({ text: clean(text), ...(at > 0 && { break: 1 }) }),
    ),
  })
}

function clean(text: string): string {
  // oxlint-disable-next-line no-control-regex -- XML 1.0 cannot hold these
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
