/** Opening a PDF somebody gave us, however odd, as pages that can be carried. */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  PDFRef,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { mended } from './qpdf.ts'

export type SourcePage = { readonly ref: PDFRef | null; readonly dict: PDFDict }
export type Source = {
  readonly context: PDFContext
  readonly catalog: PDFDict
  readonly pages: readonly SourcePage[]
}

/** More pages than this in one paper are not carried: it would be no exhibit but an attack. */
const PAGES_MAX = 20_000

/** `pdf` opened, or why it cannot be. A paper that reads oddly is mended by qpdf and read again. */
export async function openSource(
  pdf: Uint8Array,
): Promise<{ readonly source: Source } | { readonly source: null; readonly why: string }> {
  const read = await readPlain(pdf)
  if (read !== null) return { source: read }
  const again = await mended(pdf)
  if (again.pdf === null) return { source: null, why: again.why }
  const source = await readPlain(again.pdf)
  return source === null ? { source: null, why: 'it has no pages that could be read' } : { source }
}

async function readPlain(pdf: Uint8Array): Promise<Source | null> {
  try {
    const { context, catalog } = await PDFDocument.load(pdf, {
      updateMetadata: false,
      parseSpeed: Number.POSITIVE_INFINITY,
    })
    if (hasInvalid(context)) return null
    const pages = pagesOf(context, catalog)
    return pages.length === 0 ? null : { context, catalog, pages }
  } catch {
    return null
  }
}

function hasInvalid(context: PDFContext): boolean {
  return context.enumerateIndirectObjects().some(([, object]) => object instanceof PDFInvalidObject)
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'].map((key) => PDFName.of(key))
const [KIDS, TYPE, PAGES_TYPE] = ['Kids', 'Type', 'Pages'].map((key) => PDFName.of(key)) as [
  PDFName,
  PDFName,
  PDFName,
]

/** The leaves of the page tree in order, each with what it inherits set in it. */
function pagesOf(context: PDFContext, catalog: PDFDict): SourcePage[] {
  const pages: SourcePage[] = []
  const seen = new Set<PDFObject>()
  const visit = (node: PDFObject | undefined, above: ReadonlyMap<PDFName, PDFObject>): void => {
    const dict = context.lookup(node)
    if (!(dict instanceof PDFDict) || seen.has(dict) || pages.length > PAGES_MAX) return
    seen.add(dict)
    const inherited = new Map(above)
    for (const key of INHERITED) {
      const value = dict.get(key)
      if (value !== undefined) inherited.set(key, value)
    }
    const kids = context.lookup(dict.get(KIDS))
    if (kids instanceof PDFArray && context.lookup(dict.get(TYPE)) !== PDFName.of('Page')) {
      for (const kid of kids.asArray()) visit(kid, inherited)
      return
    }
    if (context.lookup(dict.get(TYPE)) === PAGES_TYPE) return
    for (const [key, value] of inherited) dict.set(key, value)
    pages.push({ ref: node instanceof PDFRef ? node : null, dict })
  }
  visit(catalog.get(PAGES_TYPE), new Map())
  if (pages.length > PAGES_MAX) throw new RangeError('Too many pages.')
  return pages
}
