/** The sample's letters as real, tagged PDFs (PDF/UA-1), set by Typst from the story. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { LETTERS } from './letters.data.ts'
import type { Block, Sheet } from './story.ts'
import { day, inWords } from '../platform/day.ts'

export type Letter = {
  readonly sheet: Sheet
  readonly pdf: Buffer
  /** The first page as a picture in vectors. */
  readonly svg: string
}

const FONTS = ['400Regular', '400Regular_Italic', '700Bold'] as const
const AT_MIDDAY = 12 * 60 * 60

/** Sets every letter of the story. `pictured` names those whose page is wanted as SVG too. */
export function setLetters(pictured: ReadonlySet<string>): readonly Letter[] {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fontFolders() }] })
  return LETTERS.map((sheet) => {
    const source = { mainFileContent: typstOf(sheet) }
    return {
      sheet,
      pdf: compiler.pdf(source, { pdfStandard: 'ua-1', creationTimestamp: midday(sheet.day) }),
      svg: pictured.has(sheet.id) ? compiler.plainSvg(source) : '',
    }
  })
}

function fontFolders(): string[] {
  const here = createRequire(import.meta.url)
  const atkinson = here.resolve('@expo-google-fonts/atkinson-hyperlegible-next/package.json')
  const schoolbell = here.resolve('@expo-google-fonts/schoolbell/package.json')
  return [
    ...FONTS.map((font) => path.join(path.dirname(atkinson), font)),
    path.join(path.dirname(schoolbell), '400Regular'),
  ]
}

const midday = (on: string) => Date.parse(`${on}T00:00:00Z`) / 1000 + AT_MIDDAY

function typstOf(sheet: Sheet): string {
  return [
    `#set document(title: ${quoted(sheet.subject)}, author: ${quoted(sheet.from)})`,
    ...(sheet.paper === 'notebook' ? notebook(sheet) : letterhead(sheet)),
    ...sheet.body.flatMap((block) => ['', blockOf(block)]),
    '#v(12pt)',
    sheet.close.map(textOf).join(' #linebreak() '),
  ].join('\n')
}

function letterhead(sheet: Sheet): readonly string[] {
  const [name = '', ...rest] = sheet.head
  const ink = `rgb(${quoted(sheet.ink)})`
  const page =
    sheet.paper === 'slip'
      ? '#set page(paper: "a6", flipped: true, margin: 9mm)\n#set text(size: 8.5pt)'
      : '#set page(paper: "a4", margin: (x: 25mm, top: 20mm, bottom: 22mm))\n#set text(size: 11pt)'
  return [
    page,
    '#set text(font: "Atkinson Hyperlegible Next", lang: "en", region: "GB")',
    '#set par(leading: 0.7em, spacing: 1.05em)',
    '#set list(spacing: 0.85em)',
    '#show table.cell.where(y: 0): strong',
    `#show heading: it => block(above: 1.5em, below: 0.9em, text(1.05em, weight: 700, fill: ${ink}, it.body))`,
    `#block(width: 100%, stroke: (bottom: 1.5pt + ${ink}), inset: (bottom: 0.6em), below: 1.4em)[#text(1.6em, weight: 700, fill: ${ink}, ${quoted(name)}) #linebreak() #text(0.86em, ${quoted(rest.join(' · '))})]`,
    sheet.to.map(textOf).join(' #linebreak() '),
    '',
    textOf(inWords(day(sheet.day))),
    ...(sheet.reference === undefined ? [] : ['', textOf(`Our reference: ${sheet.reference}`)]),
    '',
    textOf(sheet.salutation),
    `= ${textOf(sheet.subject)}`,
  ]
}

/** A ruled page, written by a child's hand. */
function notebook(sheet: Sheet): readonly string[] {
  return [
    '#set page(paper: "a5", margin: (left: 22mm, right: 12mm, top: 22mm, bottom: 12mm), fill: rgb("#fffef6"), background: pdf.artifact[',
    '  #for n in range(24) { place(top, dy: 18.6mm + n * 8mm, line(length: 100%, stroke: 0.4pt + rgb("#9db7d6"))) }',
    '  #place(left, dx: 18mm, line(angle: 90deg, length: 100%, stroke: 0.6pt + rgb("#e0a0a0")))])',
    '#set text(font: "Schoolbell", size: 16pt, fill: rgb("#243a73"), lang: "en", region: "GB")',
    '#set par(leading: 0.72em, spacing: 1.2em)',
    '#set list(marker: [-], spacing: 1.1em)',
    '#show heading: it => block(below: 1.1em, text(1.15em, it.body))',
    `= ${textOf(sheet.subject)}`,
    textOf(sheet.salutation),
  ]
}

function blockOf(block: Block): string {
  if (typeof block === 'string') return textOf(block)
  if ('heading' in block) return `== ${textOf(block.heading)}`
  if ('list' in block) return block.list.map((item) => `- ${textOf(item)}`).join('\n')
  const [head = [], ...rows] = block.table
  const cells = (row: readonly string[]) => row.map((cell) => `[${textOf(cell)}]`).join(', ')
  return `#table(columns: (${head.map(() => '1fr').join(', ')}), stroke: 0.5pt + rgb("#999999"), inset: 6pt, table.header(${cells(head)}), ${rows.map(cells).join(', ')})`
}

/** Text is handed over as a string literal, so nothing in it is read as markup. */
const textOf = (text: string) => `#text(${quoted(text)})`

const quoted = (text: string) =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
