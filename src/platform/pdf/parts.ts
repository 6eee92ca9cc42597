/** Papers carried into the new file: what is kept of each is plain data, and little. */
import { PDFName, type PDFRef } from '@cantoo/pdf-lib'
import { carryPages, type Carried } from './carry.ts'
import { openSource } from './source.ts'
import { stamperFor, viewOf, type Stamper, type StampFace, type View } from './stamp.ts'
import { PdfWriter, type HalfWritten } from './writer.ts'

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

/** A page that has been written: all that is kept of it, so that memory follows the pages and no more. */
export type Standing = {
  readonly ref: number
  readonly view: View
  /** Where its stamp goes; null where it gets none. */
  readonly stampAt: number | null
}

/** What was carried of a paper, as plain data: objects of the new file by their numbers. */
export type Part = {
  readonly pages: readonly Standing[]
  readonly layers: readonly number[]
  readonly hidden: readonly number[]
  readonly fields: readonly number[]
  readonly fieldFonts: readonly (readonly [string, number])[]
  readonly fieldsUndrawn: boolean
}

export type Joined = Part & { readonly why: string | null }

/** What every page is written with: the file, the tree it hangs from, and the stamper if there is one. */
export type Desk = {
  readonly writer: PdfWriter
  readonly tree: PDFRef
  readonly stamper: Stamper | null
}

/** Papers behind a front that is still to come. Plain data, so that another thread can go on with it. */
export type Half = {
  readonly written: HalfWritten
  readonly tree: number
  readonly joined: readonly Joined[]
}

/** Carries all papers, to be finished once the front part is set. Throws when an `instead` page cannot be read. */
export async function carryPapers(papers: readonly Paper[], font: StampFace): Promise<Half> {
  const writer = new PdfWriter()
  const tree = writer.reserve()
  const desk = { writer, tree, stamper: stamperFor(writer, font) }
  const joined: Joined[] = []
  for (const paper of papers) joined.push(await join(desk, paper))
  return { written: writer.half(), tree: tree.objectNumber, joined }
}

/** Carries one paper, or the page in its place. */
export async function join(desk: Desk, paper: Paper): Promise<Joined> {
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
export function settled({ writer, tree, stamper }: Desk, carried: Carried): Part {
  const pages = carried.pages.map((page): Standing => {
    const view = viewOf(page.dict)
    const stampAt = stamper?.(page).objectNumber ?? null
    page.dict.set(PDFName.of('Parent'), tree)
    writer.put(page.ref, page.dict)
    return { ref: page.ref.objectNumber, view, stampAt }
  })
  const numbers = (refs: readonly PDFRef[]) => refs.map((ref) => ref.objectNumber)
  return {
    pages,
    layers: numbers(carried.layers),
    hidden: numbers(carried.hidden),
    fields: numbers(carried.fields),
    fieldFonts: [...carried.fieldFonts].map(([font, ref]) => [font, ref.objectNumber] as const),
    fieldsUndrawn: carried.fieldsUndrawn,
  }
}
