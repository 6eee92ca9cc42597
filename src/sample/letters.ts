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
  const family = path.dirname(
    here.resolve('@expo-google-fonts/atkinson-hyperlegible-next/package.json'),
  )
  return FONTS.map((font) => path.join(family, font))
}

const midday = (on: string) => Date.parse(`${on}T00:00:00Z`) / 1000 + AT_MIDDAY

function typstOf(sheet: Sheet): string {
  const [name = '', ...rest] = sheet.head
  const ink = `rgb(${quoted(sheet.ink)})`
  return [
    `#set document(title: ${quoted(sheet.subject)}, author: ${quoted(sheet.from)})`,
    '#set page(paper: "a4", margin: (x: 25mm, top: 20mm, bottom: 22mm))',
    '#set text(font: "Atkinson Hyperlegible Next", size: 11pt, lang: "en", region: "GB")',
    '#set par(leading: 0.66em, spacing: 1em)',
    `#show heading: set text(size: 12pt, fill: ${ink})`,
    `#block(width: 100%, stroke: (bottom: 1.5pt + ${ink}), inset: (bottom: 6pt))[#text(18pt, weight: 700, fill: ${ink}, ${quoted(name)}) #linebreak() #text(9.5pt, ${quoted(rest.join(' · '))})]`,
    '#v(8pt)',
    sheet.to.map(textOf).join(' #linebreak() '),
    '',
    textOf(inWords(day(sheet.day))),
    ...(sheet.reference === undefined ? [] : ['', textOf(`Our reference: ${sheet.reference}`)]),
    '',
    textOf(sheet.salutation),
    `= ${textOf(sheet.subject)}`,
    ...sheet.body.flatMap((block) => ['', blockOf(block)]),
    '#v(14pt)',
    sheet.close.map(textOf).join(' #linebreak() '),
  ].join('\n')
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
