/** The end of a bundle: its front, every page stamped, bookmarks, labels, and the file closed. */
import {
  PDFBool,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFArray,
} from '@cantoo/pdf-lib'
import { carryPages } from './carry.ts'
import type { Fitted, Stood } from './fit.ts'
import { outlineOf, writeOutline, type Heading } from './outline.ts'
import {
  settled,
  type Desk,
  type Half,
  type Joined,
  type Paper,
  type Part,
  type Standing,
} from './parts.ts'
import { openSource } from './source.ts'
import { writeStamp, type StampFace } from './stamp.ts'
import { PdfWriter } from './writer.ts'

export type Info = {
  readonly title: string
  readonly author: string
  readonly subject: string
  /** `YYYY-MM-DD`, the only date in the file. */
  readonly on: string
}

export type Merged = {
  readonly pieces: readonly Uint8Array[]
  readonly pages: number
  readonly frontPages: number
  readonly stood: readonly Stood[]
}

const name = (key: string): PDFName => PDFName.of(key)

export type Finishing = {
  /** The paper (from 0) that a link of the front part stands for, or null. */
  readonly linked: (address: string) => number | null
  readonly font: StampFace
  readonly info: Info
  readonly half: Half
  readonly fitted: Fitted
  readonly papers: readonly Pick<Paper, 'title' | 'mark'>[]
}

/** The front before the papers, every page stamped, bookmarks, labels. Throws when the front cannot be read. */
export async function finishBundle(finishing: Finishing): Promise<Merged> {
  const { half, fitted, papers, linked, info } = finishing
  const { stood, total } = fitted
  const { joined } = half
  const writer = PdfWriter.from(half.written)
  const tree = PDFRef.of(half.tree)
  const firstPages = joined.map(({ pages }) => pages[0])
  const carried = await carryFront({ writer, tree, stamper: null }, fitted.front, (address) => {
    const page = firstPages[linked(address) ?? -1]
    return page === undefined ? null : topOf(writer, page)
  })
  if (carried.pages.length + joined.reduce((sum, each) => sum + each.pages.length, 0) !== total)
    throw new Error('The front part of a bundle is not as long as it says.')
  stampAll(writer, finishing)
  const headings = [
    ...carried.headings,
    ...papers.flatMap(({ title, mark }, at): Heading[] => {
      const page = firstPages[at]
      if (page === undefined || papers[at - 1]?.mark === mark) return []
      return [{ title, place: topOf(writer, page), under: [] }]
    }),
  ]
  const pieces = close({ writer, tree }, { parts: [carried, ...joined], headings, info })
  return { pieces, pages: total, frontPages: carried.pages.length, stood }
}

function stampAll(writer: PdfWriter, { papers, half, fitted, font }: Finishing): void {
  const { joined } = half
  const within = countedByMark(papers, joined)
  for (const [paper, { pages }] of joined.entries())
    for (const [at, { stampAt, view }] of pages.entries()) {
      if (stampAt === null) continue
      const { before, of } = within[paper] ?? { before: 0, of: pages.length }
      const stamp = {
        left: `${papers[paper]?.mark ?? ''}  ·  page ${before + at + 1} of ${of}`,
        right: `${(fitted.stood[paper]?.page ?? 0) + at} of ${fitted.total}`,
      }
      writeStamp(writer, { at: PDFRef.of(stampAt), view }, stamp, font)
    }
}

/** Pages of the same mark before each paper, and of that mark in all. */
function countedByMark(papers: readonly Pick<Paper, 'mark'>[], joined: readonly Joined[]) {
  const counts = new Map<string, number>()
  const before = papers.map(({ mark }, at) => {
    const count = counts.get(mark) ?? 0
    counts.set(mark, count + (joined[at]?.pages.length ?? 0))
    return count
  })
  return papers.map(({ mark }, at) => ({ before: before[at] ?? 0, of: counts.get(mark) ?? 0 }))
}

async function carryFront(
  desk: Desk,
  front: Uint8Array,
  linkTo: (address: string) => PDFArray | null,
) {
  const opened = await openSource(front)
  if (opened.source === null) throw new Error('The front part of a bundle cannot be read.')
  const headings = outlineOf(opened.source)
  const carried = settled(desk, carryPages(opened.source, desk.writer, linkTo))
  const place = (page: number, top: number | null): PDFArray | null => {
    const target = carried.pages[page]
    return target === undefined ? null : topOf(desk.writer, target, top)
  }
  return { ...carried, headings: headings.flatMap((each) => placed(each, place)) }
}

type Told = ReturnType<typeof outlineOf>[number]

function placed(
  told: Told,
  place: (page: number, top: number | null) => PDFArray | null,
): Heading[] {
  const at = place(told.page, told.top)
  if (at === null) return []
  return [
    {
      title: told.title,
      place: at,
      under: told.under.flatMap((each) => placed(each, place)),
    },
  ]
}

function refsIn(writer: PdfWriter, numbers: Iterable<number>): PDFArray {
  return writer.array(Array.from(numbers, (number) => PDFRef.of(number)))
}

/** The top of a page, or a height on it, without changing how close the reader looks. */
function topOf(writer: PdfWriter, page: Standing, top: number | null = null): PDFArray {
  const { matrix, height } = page.view
  const [, , , d = 1, , f = 0] = matrix
  const y = top ?? (d === 1 ? f + height : f)
  return writer.array([
    PDFRef.of(page.ref),
    name('XYZ'),
    PDFNumber.of(0),
    PDFNumber.of(y),
    PDFNumber.of(0),
  ])
}

/** All that a file is closed with. */
type Whole = {
  readonly parts: readonly Part[]
  readonly headings: readonly Heading[]
  readonly info: Info
}

/** Writes what holds the pages together and returns the pieces of the file. */
export function close(
  { writer, tree }: Pick<Desk, 'writer' | 'tree'>,
  { parts, headings, info }: Whole,
): readonly Uint8Array[] {
  const pages = parts.flatMap((part) => part.pages)
  writer.put(
    tree,
    writer.dict({
      Type: name('Pages'),
      Count: PDFNumber.of(pages.length),
      Kids: refsIn(
        writer,
        pages.map(({ ref }) => ref),
      ),
    }),
  )
  const outline = writeOutline(writer, headings)
  const root = writer.dict({
    Type: name('Catalog'),
    Pages: tree,
    Lang: PDFString.of('en-GB'),
    ViewerPreferences: writer.dict({ DisplayDocTitle: writer.context.obj(true) }),
    PageLabels: writer.dict({
      Nums: writer.array([PDFNumber.of(0), writer.dict({ S: name('D') })]),
    }),
    ...(outline === null ? {} : { Outlines: outline, PageMode: name('UseOutlines') }),
    ...layersIn(writer, parts),
    ...formIn(writer, parts),
  })
  return writer.finish(writer.add(root), writer.add(infoOf(writer, info)))
}

function layersIn(writer: PdfWriter, parts: Whole['parts']) {
  const layers = new Set(parts.flatMap((each) => each.layers))
  if (layers.size === 0) return {}
  const hidden = refsIn(writer, new Set(parts.flatMap((each) => each.hidden)))
  const defaults = writer.dict({ Order: writer.array([]), OFF: hidden })
  return { OCProperties: writer.dict({ OCGs: refsIn(writer, layers), D: defaults }) }
}

function formIn(writer: PdfWriter, parts: Whole['parts']) {
  const fields = parts.flatMap((each) => each.fields)
  if (fields.length === 0) return {}
  const fonts = new Map(
    parts
      .toReversed()
      .flatMap((each) => each.fieldFonts.map(([font, ref]) => [font, PDFRef.of(ref)] as const)),
  )
  const resources = writer.dict({ Font: writer.dict(Object.fromEntries(fonts)) })
  const undrawn = parts.some((each) => each.fieldsUndrawn) ? { NeedAppearances: PDFBool.True } : {}
  return { AcroForm: writer.dict({ Fields: refsIn(writer, fields), DR: resources, ...undrawn }) }
}

function infoOf(writer: PdfWriter, info: Info) {
  const date = PDFString.of(`D:${info.on.replaceAll('-', '')}120000Z`)
  return writer.dict({
    Title: PDFHexString.fromText(info.title),
    Author: PDFHexString.fromText(info.author),
    Subject: PDFHexString.fromText(info.subject),
    Producer: PDFString.of('Heard'),
    CreationDate: date,
    ModDate: date,
  })
}
