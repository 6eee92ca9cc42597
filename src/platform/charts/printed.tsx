/** A chart on paper: the same picture as on a page, with its name, its sentence, its key and its table. */
import type { Child } from 'hono/jsx'
import { inWords } from '../day.ts'
import { KeyPicture, type ChartParts } from './figure.tsx'

export type PrintedChart = {
  readonly title: string
  readonly summary: string
  /** SVG. */
  readonly picture: string
  /** Its width and height in the units of the picture. */
  readonly size: readonly [width: number, height: number]
  readonly keys: readonly { readonly text: string; readonly picture: string }[]
  /** What is numbered in the picture, in order. */
  readonly events: readonly string[]
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** `parts` as what a document needs. Links lead nowhere on paper and are left out. */
export function printedChart(parts: ChartParts): PrintedChart {
  const picture = markupOf(parts.drawing)
  const size = (name: string) =>
    Number(new RegExp(`<svg[^>]* ${name}="([\\d.]+)"`).exec(picture)?.[1])
  return {
    title: parts.title,
    summary: parts.summary,
    picture,
    size: [size('width'), size('height')],
    keys:
      parts.keys.length < 2
        ? []
        : parts.keys.map((key, at) => ({
            text: key.text,
            picture: markupOf(<KeyPicture chart={`key-${at + 1}`} of={key} />),
          })),
    events: (parts.events ?? []).map(({ day, text }) => `${inWords(day)}: ${text}`),
    head: parts.table.head,
    rows: parts.table.rows.map((row) => row.map(textOf)),
  }
}

/** What our JSX writes. */
const markupOf = (node: unknown): string => String(node)

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** What a cell says; where it is a link, the words of the link. */
function textOf(cell: Child): string {
  if (typeof cell === 'string') return cell
  if (cell === null || cell === undefined || typeof cell === 'boolean') return ''
  if (typeof cell === 'number') return String(cell)
  return markupOf(cell)
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
}

/** Every text that a chart shows: what is looked through before it goes out. */
export function wordsOfChart(chart: PrintedChart): readonly string[] {
  const { title, summary, events, rows } = chart
  return [title, summary, ...events, ...rows.flat()]
}

/** The charts as a template reads them, and the pictures by the names it opens them by. */
export function chartFiles(charts: readonly PrintedChart[]): {
  readonly data: readonly object[]
  readonly files: ReadonlyMap<string, Uint8Array>
} {
  const files = new Map<string, Uint8Array>()
  const put = (name: string, picture: string) => {
    files.set(name, Buffer.from(picture))
    return name
  }
  const data = charts.map(({ picture, keys, ...chart }, at) => ({
    ...chart,
    picture: put(`chart-${at + 1}.svg`, picture),
    keys: keys.map((key, place) => ({
      text: key.text,
      picture: put(`chart-${at + 1}-key-${place + 1}.svg`, key.picture),
    })),
  }))
  return { data, files }
}
