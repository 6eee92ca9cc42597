/**
 * Puts papers together: a front part and, behind it, the pages of other papers, each stamped with its
 * own mark and with its number in the whole. Printed numbers, page labels, bookmarks and links agree
 * because all are made from one list of pages.
 *
 * The whole does not say it is PDF/UA: pages of other people's making carry no tags here.
 */
import {
  PDFBool,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFArray,
} from '@cantoo/pdf-lib'
import { carryPages, type Carried, type CarriedPage } from './carry.ts'
import { outlineOf, writeOutline, type Heading } from './outline.ts'
import { openSource } from './source.ts'
import { stamperFor, viewOf, type StampFace } from './stamp.ts'
import { PdfWriter } from './writer.ts'

export type Paper = {
  /** Its line in the bookmarks. */
  readonly title: string
  /** Its mark at the foot of each of its pages, as `Exhibit 3`. Letters of Latin-1. */
  readonly mark: string
  /** The pages, read when their turn comes. */
  readonly read: () => Promise<Uint8Array>
  /** What to put in its place when it cannot be joined: a page that names it and says why. */
  readonly instead: (why: string) => Promise<Uint8Array>
}

/** Where a paper came to stand; `page` counts from 1 in the whole. `why` is set where it was not joined. */
export type Stood = { readonly page: number; readonly pages: number; readonly why: string | null }

export type Bundle = {
  readonly papers: readonly Paper[]
  /**
   * Sets the front part, told where each paper stands when the front is `pages` long. Called again
   * until its length is the one it was told.
   */
  readonly front: (given: {
    readonly pages: number
    readonly total: number
    readonly stood: readonly Stood[]
  }) => Promise<Uint8Array>
  /** The paper (from 0) that a link of the front part stands for, or null. */
  readonly linked: (address: string) => number | null
  readonly font: StampFace
  readonly info: Info
}

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

const FRONT_TRIES = 4
const name = (key: string): PDFName => PDFName.of(key)

type Joined = Carried & { readonly why: string | null }

/** The bundle as the pieces of one PDF. Throws when the front part or an `instead` page cannot be read. */
export async function merge(bundle: Bundle): Promise<Merged> {
  const writer = new PdfWriter()
  const stamper = stamperFor(writer, bundle.font)
  const joined: Joined[] = []
  for (const paper of bundle.papers) joined.push(await join(writer, paper))
  const stamps = joined.map(({ pages }) => pages.map((page) => stamper.prepare(page)))
  const { front, stood, total } = await fitFront(
    bundle,
    joined.map((each) => each.pages.length),
    joined,
  )
  const firstPages = joined.map(({ pages }) => pages[0])
  const carried = await carryFront(writer, front, (address) => {
    const page = firstPages[bundle.linked(address) ?? -1]
    return page === undefined ? null : topOf(writer, page)
  })
  const frontPages = carried.pages.length
  joined.forEach(({ pages }, paper) =>
    pages.forEach((_, at) => {
      const left = `${bundle.papers[paper]?.mark ?? ''}  ·  page ${at + 1} of ${pages.length}`
      stamps[paper]?.[at]?.({ left, right: `${(stood[paper]?.page ?? 0) + at} of ${total}` })
    }),
  )
  const headings = [
    ...carried.headings,
    ...bundle.papers.flatMap((paper, at): Heading[] => {
      const page = firstPages[at]
      return page === undefined
        ? []
        : [{ title: paper.title, place: topOf(writer, page), under: [] }]
    }),
  ]
  const pages = [...carried.pages, ...joined.flatMap((each) => each.pages)]
  const pieces = close(writer, {
    pages,
    headings,
    layersOf: [carried, ...joined],
    info: bundle.info,
  })
  return { pieces, pages: pages.length, frontPages, stood }
}

/** Joins papers and nothing else: no front, no stamps. For measuring against other tools. */
export async function concatenate(papers: readonly Paper[], info: Info): Promise<Merged> {
  const writer = new PdfWriter()
  const joined: Joined[] = []
  for (const paper of papers) joined.push(await join(writer, paper))
  const pages = joined.flatMap((each) => each.pages)
  const stood = stoodFrom(0, joined)
  const pieces = close(writer, { pages, headings: [], layersOf: joined, info })
  return { pieces, pages: pages.length, frontPages: 0, stood }
}

async function join(writer: PdfWriter, paper: Paper): Promise<Joined> {
  const opened = await openSource(await paper.read())
  if (opened.source === null) return instead(writer, paper, opened.why)
  const mark = writer.mark()
  try {
    return { ...carryPages(opened.source, writer), why: null }
  } catch {
    writer.rewind(mark)
    return instead(writer, paper, 'its pages could not be carried over whole')
  }
}

async function instead(writer: PdfWriter, paper: Paper, why: string): Promise<Joined> {
  const opened = await openSource(await paper.instead(why))
  if (opened.source === null) throw new Error('The page put in place of a paper cannot be read.')
  return { ...carryPages(opened.source, writer), why }
}

function stoodFrom(frontPages: number, joined: readonly Joined[]): Stood[] {
  let page = frontPages + 1
  return joined.map(({ pages, why }) => {
    const here = { page, pages: pages.length, why }
    page += pages.length
    return here
  })
}

async function fitFront(bundle: Bundle, lengths: readonly number[], joined: readonly Joined[]) {
  const behind = lengths.reduce((sum, length) => sum + length, 0)
  let guess = 1
  for (let tries = 0; tries < FRONT_TRIES; tries++) {
    const stood = stoodFrom(guess, joined)
    const total = guess + behind
    const front = await bundle.front({ pages: guess, total, stood })
    const opened = await openSource(front)
    if (opened.source === null) throw new Error('The front part of a bundle cannot be read.')
    if (opened.source.pages.length === guess) return { front, stood, total }
    guess = opened.source.pages.length
  }
  throw new Error('The front part of a bundle does not settle on a length.')
}

async function carryFront(
  writer: PdfWriter,
  front: Uint8Array,
  linkTo: (address: string) => PDFArray | null,
) {
  const opened = await openSource(front)
  if (opened.source === null) throw new Error('The front part of a bundle cannot be read.')
  const before = opened.source.pages.map(({ dict }) => dict)
  const headings = outlineOf(opened.source)
  const carried = carryPages(opened.source, writer, linkTo)
  const place = (page: number, top: number | null): PDFArray | null => {
    const target = carried.pages[page]
    return target === undefined ? null : topOf(writer, target, top)
  }
  return { ...carried, headings: headings.flatMap((each) => placed(each, before.length, place)) }
}

type Told = ReturnType<typeof outlineOf>[number]

function placed(
  told: Told,
  pages: number,
  place: (page: number, top: number | null) => PDFArray | null,
): Heading[] {
  const at = told.page < pages ? place(told.page, told.top) : null
  if (at === null) return []
  return [
    {
      title: told.title,
      place: at,
      under: told.under.flatMap((each) => placed(each, pages, place)),
    },
  ]
}

/** The top of a page, or a height on it, without changing how close the reader looks. */
function topOf(writer: PdfWriter, page: CarriedPage, top: number | null = null): PDFArray {
  const { matrix, height } = viewOf(page.dict)
  const [, , , d = 1, , f = 0] = matrix
  const y = top ?? (d === 1 ? f + height : f)
  return writer.array([page.ref, name('XYZ'), PDFNumber.of(0), PDFNumber.of(y), PDFNumber.of(0)])
}

type Whole = {
  readonly pages: readonly CarriedPage[]
  readonly headings: readonly Heading[]
  readonly layersOf: readonly Carried[]
  readonly info: Info
}

function close(writer: PdfWriter, whole: Whole): readonly Uint8Array[] {
  const { pages, headings, info } = whole
  const tree = writer.reserve()
  for (const { ref, dict } of pages) {
    dict.set(name('Parent'), tree)
    writer.put(ref, dict)
  }
  writer.put(
    tree,
    writer.dict({
      Type: name('Pages'),
      Count: PDFNumber.of(pages.length),
      Kids: writer.array(pages.map(({ ref }) => ref)),
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
    ...layersIn(writer, whole.layersOf),
    ...formIn(writer, whole.layersOf),
  })
  return writer.finish(writer.add(root), writer.add(infoOf(writer, info)))
}

function layersIn(writer: PdfWriter, layersOf: readonly Carried[]) {
  const layers = [...new Set(layersOf.flatMap((each) => each.layers))]
  if (layers.length === 0) return {}
  const hidden = writer.array([...new Set(layersOf.flatMap((each) => each.hidden))])
  const defaults = writer.dict({ Order: writer.array([]), OFF: hidden })
  return { OCProperties: writer.dict({ OCGs: writer.array(layers), D: defaults }) }
}

function formIn(writer: PdfWriter, layersOf: readonly Carried[]) {
  const fields = layersOf.flatMap((each) => each.fields)
  if (fields.length === 0) return {}
  const fonts = new Map(layersOf.toReversed().flatMap((each) => [...each.fieldFonts]))
  const resources = writer.dict({ Font: writer.dict(Object.fromEntries(fonts)) })
  const undrawn = layersOf.some((each) => each.fieldsUndrawn)
    ? { NeedAppearances: PDFBool.True }
    : {}
  return { AcroForm: writer.dict({ Fields: writer.array(fields), DR: resources, ...undrawn }) }
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
