/** Where links within a PDF lead: explicit, or by name through the catalog (ISO 32000-1, 12.3.2). */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib'
import type { Source } from './source.ts'

const name = (key: string): PDFName => PDFName.of(key)
const DEPTH_MAX = 32

/** The explicit destination `[page /Fit ...]` that `given` stands for, or null. */
export function destinationOf(source: Source, given: PDFObject | undefined): PDFArray | null {
  const value = source.context.lookup(given)
  if (value instanceof PDFArray) return value.size() > 0 ? value : null
  if (value instanceof PDFDict) return destinationOf(source, value.get(name('D')))
  if (value instanceof PDFName) {
    const old = source.context.lookup(source.catalog.get(name('Dests')))
    return old instanceof PDFDict ? destinationOf(source, old.get(value)) : null
  }
  if (value instanceof PDFString || value instanceof PDFHexString) {
    const names = source.context.lookup(source.catalog.get(name('Names')))
    if (!(names instanceof PDFDict)) return null
    const found = findName(source, names.get(name('Dests')), value.decodeText(), 0)
    return found === null ? null : destinationOf(source, found)
  }
  return null
}

/** Walks a name tree (7.9.6). */
function findName(
  source: Source,
  node: PDFObject | undefined,
  wanted: string,
  depth: number,
): PDFObject | null {
  const dict = source.context.lookup(node)
  if (!(dict instanceof PDFDict) || depth > DEPTH_MAX) return null
  const names = source.context.lookup(dict.get(name('Names')))
  if (names instanceof PDFArray) {
    for (let at = 0; at + 1 < names.size(); at += 2) {
      const key = source.context.lookup(names.get(at))
      const isKey = key instanceof PDFString || key instanceof PDFHexString
      if (isKey && key.decodeText() === wanted) return names.get(at + 1)
    }
  }
  const kids = source.context.lookup(dict.get(name('Kids')))
  if (!(kids instanceof PDFArray)) return null
  for (const kid of kids.asArray()) {
    const found = findName(source, kid, wanted, depth + 1)
    if (found !== null) return found
  }
  return null
}
