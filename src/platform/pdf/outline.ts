/** Bookmarks: reading those of a front part, writing those of the whole (ISO 32000-1, 12.3.3). */
import {
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFArray,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { destinationOf } from './destinations.ts'
import type { Source } from './source.ts'
import type { PdfWriter } from './writer.ts'

export type Heading = {
  readonly title: string
  readonly place: PDFArray
  readonly under: readonly Heading[]
}

/** A bookmark as read: `page` counts from 0, `top` is a height on that page or null for its top. */
export type ToldHeading = {
  readonly title: string
  readonly page: number
  readonly top: number | null
  readonly under: readonly ToldHeading[]
}

const name = (key: string): PDFName => PDFName.of(key)
const DEPTH_MAX = 8
const HEADINGS_MAX = 5000

/** The bookmarks of `source` that lead to its own pages. Read before its pages are carried. */
export function outlineOf(source: Source): ToldHeading[] {
  const root = source.context.lookup(source.catalog.get(name('Outlines')))
  return root instanceof PDFDict ? childrenOf(source, root, 0) : []
}

function childrenOf(source: Source, parent: PDFDict, depth: number): ToldHeading[] {
  const { context } = source
  const headings: ToldHeading[] = []
  const seen = new Set<PDFDict>()
  let item = context.lookup(parent.get(name('First')))
  while (item instanceof PDFDict && !seen.has(item) && seen.size < HEADINGS_MAX) {
    seen.add(item)
    const title = context.lookup(item.get(name('Title')))
    const action = context.lookup(item.get(name('A')))
    const given =
      item.get(name('Dest')) ?? (action instanceof PDFDict ? action.get(name('D')) : undefined)
    const place = destinationOf(source, given)
    const target = context.lookup(place?.get(0))
    const page = source.pages.findIndex(({ dict }) => dict === target)
    if (page >= 0 && (title instanceof PDFString || title instanceof PDFHexString)) {
      const top = context.lookup(place?.get(place.size() > 3 ? 3 : 2))
      headings.push({
        title: title.decodeText(),
        page,
        top: top instanceof PDFNumber ? top.asNumber() : null,
        under: depth < DEPTH_MAX ? childrenOf(source, item, depth + 1) : [],
      })
    }
    item = context.lookup(item.get(name('Next')))
  }
  return headings
}

/** Writes bookmarks and returns their root, or null when there are none. Only the first level is open. */
export function writeOutline(writer: PdfWriter, headings: readonly Heading[]): PDFRef | null {
  if (headings.length === 0) return null
  const root = writer.reserve()
  const ends = writeLevel(writer, headings, root)
  writer.put(
    root,
    writer.dict({
      Type: name('Outlines'),
      First: ends.first,
      Last: ends.last,
      Count: PDFNumber.of(headings.length),
    }),
  )
  return root
}

function writeLevel(writer: PdfWriter, headings: readonly Heading[], parent: PDFRef) {
  const refs = headings.map(() => writer.reserve())
  const at = (index: number): PDFRef => {
    const ref = refs[index]
    if (ref === undefined) throw new Error('A bookmark was not reserved.')
    return ref
  }
  headings.forEach((heading, index) => {
    const ends = heading.under.length > 0 ? writeLevel(writer, heading.under, at(index)) : null
    writer.put(
      at(index),
      writer.dict({
        Title: PDFHexString.fromText(heading.title),
        Parent: parent,
        Dest: heading.place,
        ...(index > 0 ? { Prev: at(index - 1) } : {}),
        ...(index < headings.length - 1 ? { Next: at(index + 1) } : {}),
        ...(ends === null
          ? {}
          : { First: ends.first, Last: ends.last, Count: PDFNumber.of(-heading.under.length) }),
      }),
    )
  })
  return { first: at(0), last: at(headings.length - 1) }
}
