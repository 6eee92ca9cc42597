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
  type PDFRef,
} from '@cantoo/pdf-lib'
import { carryPages, type Carried } from './carry.ts'
import { outlineOf, writeOutline, type Heading } from './outline.ts'
import { openSource } from './source.ts'
import { stamperFor, viewOf, type Stamp, type Stamper, type StampFace, type View } from './stamp.ts'
import { PdfWriter } from './writer.ts'

export type Paper = {
  /** Its line in the bookmarks. */
  readonly title: string
  /**
   * Its mark at the foot of each of its pages, as `Exhibit 3`. Letters of Latin-1. Papers that follow
   * one another with one mark are counted together, and the first of them gets the bookmark.
   */
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

/** A page that has been written: all that is kept of it, so that memory follows the pages and no more. */
type Standing = {
  readonly ref: PDFRef
  readonly view: View
  readonly stamp: (stamp: Stamp) => void
}

type Joined = Omit<Carried, 'pages'> & {
  readonly pages: readonly Standing[]
  readonly why: string | null
}

/** What every page is written with: the file, the tree it hangs from, and the stamper if there is one. */
type Desk = { readonly writer: PdfWriter; readonly tree: PDFRef; readonly stamper: Stamper | null }

/** The bundle as the pieces of one PDF. Throws when the front part or an `instead` page cannot be read. */
export async function merge(bundle: Bundle): Promise<Merged> {
  const writer = new PdfWriter()
  const tree = writer.reserve()
  const desk = { writer, tree, stamper: stamperFor(writer, bundle.font) }
  const joined: Joined[] = []
  for (const paper of bundle.papers) joined.push(await join(desk, paper))
  const { front, stood, total } = await fitFront(bundle, joined)
  const firstPages = joined.map(({ pages }) => pages[0])
  const carried = await carryFront({ writer, tree, stamper: null }, front, (address) => {
    const page = firstPages[bundle.linked(address) ?? -1]
    return page === undefined ? null : topOf(writer, page)
  })
  stampAll(bundle.papers, joined, (paper) => stood[paper]?.page ?? 0, total)
  const headings = [
    ...carried.headings,
    ...bundle.papers.flatMap(({ title, mark }, at): Heading[] => {
      const page = firstPages[at]
      if (page === undefined || bundle.papers[at - 1]?.mark === mark) return []
      return [{ title, place: topOf(writer, page), under: [] }]
    }),
  ]
  const pieces = close(desk, { parts: [carried, ...joined], headings, info: bundle.info })
  return { pieces, pages: total, frontPages: carried.pages.length, stood }
}

function stampAll(
  papers: readonly Paper[],
  joined: readonly Joined[],
  firstPage: (paper: number) => number,
  total: number,
): void {
  const within = countedByMark(papers, joined)
  for (const [paper, { pages }] of joined.entries())
    for (const [at, page] of pages.entries()) {
      const { before, of } = within[paper] ?? { before: 0, of: pages.length }
      page.stamp({
        left: `${papers[paper]?.mark ?? ''}  ·  page ${before + at + 1} of ${of}`,
        right: `${firstPage(paper) + at} of ${total}`,
      })
    }
}

/** Joins papers and nothing else: no front, no stamps. For measuring against other tools. */
export async function concatenate(papers: readonly Paper[], info: Info): Promise<Merged> {
  const writer = new PdfWriter()
  const desk = { writer, tree: writer.reserve(), stamper: null }
  const joined: Joined[] = []
  for (const paper of papers) joined.push(await join(desk, paper))
  const stood = stoodFrom(0, joined)
  const pieces = close(desk, { parts: joined, headings: [], info })
  const pages = joined.reduce((sum, each) => sum + each.pages.length, 0)
  return { pieces, pages, frontPages: 0, stood }
}

/** Pages of the same mark before each paper, and of that mark in all. */
function countedByMark(papers: readonly Paper[], joined: readonly Joined[]) {
  const counts = new Map<string, number>()
  const before = papers.map(({ mark }, at) => {
    const count = counts.get(mark) ?? 0
    counts.set(mark, count + (joined[at]?.pages.length ?? 0))
    return count
  })
  return papers.map(({ mark }, at) => ({ before: before[at] ?? 0, of: counts.get(mark) ?? 0 }))
}

async function join(desk: Desk, paper: Paper): Promise<Joined> {
  const opened = await openSource(await paper.read())
  if (opened.source === null) return instead(desk, paper, opened.why)
  const mark = desk.writer.mark()
  try {
    return { ...settled(desk, carryPages(opened.source, desk.writer)), why: null }
  } catch {
    desk.writer.rewind(mark)
    return instead(desk, paper, 'its pages could not be carried over whole')
  }
}

async function instead(desk: Desk, paper: Paper, why: string): Promise<Joined> {
  const opened = await openSource(await paper.instead(why))
  if (opened.source === null) throw new Error('The page put in place of a paper cannot be read.')
  return { ...settled(desk, carryPages(opened.source, desk.writer)), why }
}

/** Writes the pages out. Nothing of the paper they came from is held after this. */
function settled({ writer, tree, stamper }: Desk, carried: Carried): Omit<Joined, 'why'> {
  const pages = carried.pages.map((page): Standing => {
    const stamp = stamper?.prepare(page) ?? (() => {})
    const view = viewOf(page.dict)
    page.dict.set(name('Parent'), tree)
    writer.put(page.ref, page.dict)
    return { ref: page.ref, view, stamp }
  })
  return { ...carried, pages }
}

function stoodFrom(frontPages: number, joined: readonly Joined[]): Stood[] {
  let page = frontPages + 1
  return joined.map(({ pages, why }) => {
    const here = { page, pages: pages.length, why }
    page += pages.length
    return here
  })
}

async function fitFront(bundle: Bundle, joined: readonly Joined[]) {
  const behind = joined.reduce((sum, { pages }) => sum + pages.length, 0)
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

/** The top of a page, or a height on it, without changing how close the reader looks. */
function topOf(writer: PdfWriter, page: Standing, top: number | null = null): PDFArray {
  const { matrix, height } = page.view
  const [, , , d = 1, , f = 0] = matrix
  const y = top ?? (d === 1 ? f + height : f)
  return writer.array([page.ref, name('XYZ'), PDFNumber.of(0), PDFNumber.of(y), PDFNumber.of(0)])
}

type Whole = {
  readonly parts: readonly Omit<Joined, 'why'>[]
  readonly headings: readonly Heading[]
  readonly info: Info
}

function close({ writer, tree }: Desk, { parts, headings, info }: Whole): readonly Uint8Array[] {
  const pages = parts.flatMap((part) => part.pages)
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
    ...layersIn(writer, parts),
    ...formIn(writer, parts),
  })
  return writer.finish(writer.add(root), writer.add(infoOf(writer, info)))
}

function layersIn(writer: PdfWriter, parts: Whole['parts']) {
  const layers = [...new Set(parts.flatMap((each) => each.layers))]
  if (layers.length === 0) return {}
  const hidden = writer.array([...new Set(parts.flatMap((each) => each.hidden))])
  const defaults = writer.dict({ Order: writer.array([]), OFF: hidden })
  return { OCProperties: writer.dict({ OCGs: writer.array(layers), D: defaults }) }
}

function formIn(writer: PdfWriter, parts: Whole['parts']) {
  const fields = parts.flatMap((each) => each.fields)
  if (fields.length === 0) return {}
  const fonts = new Map(parts.toReversed().flatMap((each) => [...each.fieldFonts]))
  const resources = writer.dict({ Font: writer.dict(Object.fromEntries(fonts)) })
  const undrawn = parts.some((each) => each.fieldsUndrawn) ? { NeedAppearances: PDFBool.True } : {}
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
