/**
 * Carries pages of one PDF into another: what they show and where their links lead, and nothing that
 * acts by itself. Tags are left behind whole (StructParents and the tree they point into), because
 * half a tree of tags misleads a screen reader more than none.
 */
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { destinationOf } from './destinations.ts'
import type { Source, SourcePage } from './source.ts'
import type { PdfWriter } from './writer.ts'

/** A page on its way: `dict` already speaks of the new file and is written when its numbers are known. */
export type CarriedPage = { readonly ref: PDFRef; readonly dict: PDFDict }

export type Carried = {
  readonly pages: readonly CarriedPage[]
  /** Layers (optional content groups), and those that are hidden. */
  readonly layers: readonly PDFRef[]
  readonly hidden: readonly PDFRef[]
  /** Boxes of forms, which some readers draw only when the file says it has a form. */
  readonly fields: readonly PDFRef[]
  /** The fonts such boxes name. */
  readonly fieldFonts: ReadonlyMap<string, PDFRef>
  /** Whether the form left the drawing of its boxes to the reader's program. */
  readonly fieldsUndrawn: boolean
}

/** What of a page is carried. The rest is actions, threads, thumbnails and other programs' notes. */
const PAGE_KEYS = new Set(
  ['Type', 'Resources', 'MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox', 'Rotate'].concat([
    'Contents',
    'Annots',
    'Group',
    'UserUnit',
  ]),
)

/** Tags, actions and hidden baggage, wherever they stand. */
const DROPPED = new Set([
  'StructParent',
  'StructParents',
  'PieceInfo',
  'AA',
  'Metadata',
  'LastModified',
])

const name = (key: string): PDFName => PDFName.of(key)

/** Copies all pages of `source` into `writer`. `linkTo` may give a web address a place in the new file. */
export function carryPages(
  source: Source,
  writer: PdfWriter,
  linkTo: (address: string) => PDFArray | null = () => null,
): Carried {
  const carrier = new Carrier(source, writer, linkTo)
  const pages = source.pages.map((page) => carrier.page(page))
  const { layers, hidden } = carrier.layers()
  const fieldFonts = carrier.fieldFonts()
  carrier.finish()
  return {
    pages,
    layers,
    hidden,
    fields: carrier.fields,
    fieldFonts,
    fieldsUndrawn: carrier.fieldsUndrawn(),
  }
}

class Carrier {
  readonly fields: PDFRef[] = []
  private readonly moved = new Map<PDFRef, PDFRef>()
  private readonly queue: { readonly from: PDFRef; readonly to: PDFRef }[] = []
  private readonly pageRefs = new Map<PDFDict, PDFRef>()
  /** What already speaks of the new file: moving it again would lead it astray. */
  private readonly done = new Set<PDFObject>()
  private readonly source: Source
  private readonly writer: PdfWriter
  private readonly linkTo: (address: string) => PDFArray | null

  constructor(source: Source, writer: PdfWriter, linkTo: (address: string) => PDFArray | null) {
    this.source = source
    this.writer = writer
    this.linkTo = linkTo
    for (const { ref, dict } of source.pages) {
      const to = writer.reserve()
      this.pageRefs.set(dict, to)
      if (ref !== null) this.moved.set(ref, to)
    }
  }

  page({ dict }: SourcePage): CarriedPage {
    const ref = this.pageRefs.get(dict)
    if (ref === undefined) throw new Error('A page was not reserved.')
    for (const key of dict.keys()) if (!PAGE_KEYS.has(key.decodeText())) dict.delete(key)
    const annotations = this.source.context.lookup(dict.get(name('Annots')))
    dict.delete(name('Annots'))
    this.bringTogether(dict)
    this.moveDict(dict)
    if (annotations instanceof PDFArray) {
      const kept = annotations.asArray().flatMap((each) => this.annotation(each, ref) ?? [])
      if (kept.length > 0) dict.set(name('Annots'), this.writer.array(kept))
    }
    dict.set(name('Type'), name('Page'))
    return { ref, dict }
  }

  /** Sets in the page itself what a stamp has to read or add to: boxes, rotation, contents, fonts. */
  private bringTogether(dict: PDFDict): void {
    const { context } = this.source
    for (const key of ['Resources', 'MediaBox', 'CropBox', 'Rotate', 'UserUnit', 'Contents']) {
      const value = context.lookup(dict.get(name(key)))
      if (value === undefined) dict.delete(name(key))
      else if (!(value instanceof PDFStream)) dict.set(name(key), value)
      if (value instanceof PDFArray && key.endsWith('Box'))
        for (let at = 0; at < value.size(); at++) value.set(at, value.lookup(at) ?? PDFNull)
      const fonts = value instanceof PDFDict ? context.lookup(value.get(name('Font'))) : undefined
      if (value instanceof PDFDict && fonts instanceof PDFDict) value.set(name('Font'), fonts)
    }
  }

  private annotation(given: PDFObject, page: PDFRef): PDFObject | null {
    const dict = this.source.context.lookup(given)
    if (!(dict instanceof PDFDict)) return null
    this.inheritField(dict)
    for (const key of ['P', 'Parent', 'Kids', 'IRT', 'RT']) dict.delete(name(key))
    const place = this.link(dict)
    dict.delete(name('Dest'))
    if (place !== null) dict.delete(name('A'))
    this.moveDict(dict)
    if (place !== null) dict.set(name('Dest'), place)
    dict.set(name('P'), page)
    const ref = given instanceof PDFRef ? this.move(given) : this.writer.reserve()
    if (dict.lookup(name('Subtype')) === name('Widget')) this.field(dict, ref)
    if (!(given instanceof PDFRef)) this.writer.put(ref, dict)
    return ref
  }

  /** A box of a form keeps what was filled in and can no longer be changed. */
  private field(widget: PDFDict, ref: PDFRef): void {
    const flags = widget.lookup(name('Ff'))
    widget.set(name('Ff'), PDFNumber.of((flags instanceof PDFNumber ? flags.asNumber() : 0) | 1))
    widget.set(name('T'), PDFString.of(`box-${ref.objectNumber}`))
    this.fields.push(ref)
  }

  fieldsUndrawn(): boolean {
    const form = this.source.context.lookup(this.source.catalog.get(name('AcroForm')))
    const asked = form instanceof PDFDict ? form.lookup(name('NeedAppearances')) : undefined
    return this.fields.length > 0 && asked === PDFBool.True
  }

  /** Fonts that boxes name by the form they stood in. */
  fieldFonts(): ReadonlyMap<string, PDFRef> {
    if (this.fields.length === 0) return new Map()
    const { context, catalog } = this.source
    let dict = context.lookup(catalog.get(name('AcroForm')))
    for (const key of ['DR', 'Font'])
      dict = dict instanceof PDFDict ? context.lookup(dict.get(name(key))) : undefined
    if (!(dict instanceof PDFDict)) return new Map()
    return new Map(
      dict.entries().map(([key, value]) => {
        const moved = this.moveValue(value)
        return [key.decodeText(), moved instanceof PDFRef ? moved : this.writer.add(moved)]
      }),
    )
  }

  /** A form field that is drawn in parts keeps what it takes from the field above it. */
  private inheritField(widget: PDFDict): void {
    const { context } = this.source
    let above = context.lookup(widget.get(name('Parent')))
    for (let depth = 0; above instanceof PDFDict && depth < 16; depth++) {
      for (const key of ['FT', 'Ff', 'V', 'DA', 'Q', 'Opt', 'MaxLen'])
        if (!widget.has(name(key)) && above.has(name(key)))
          widget.set(name(key), above.get(name(key)) ?? PDFNull)
      above = context.lookup(above.get(name('Parent')))
    }
  }

  /**
   * Where an annotation leads, as a place in the new file; null when it leads nowhere within it. A
   * link to the web stays as it is; an action that would run or open something else is dropped.
   */
  private link(annotation: PDFDict): PDFArray | null {
    const { context } = this.source
    const action = context.lookup(annotation.get(name('A')))
    if (action instanceof PDFDict) {
      const kind = context.lookup(action.get(name('S')))
      action.delete(name('Next'))
      if (kind !== name('URI')) annotation.delete(name('A'))
      if (kind === name('GoTo'))
        return this.placed(destinationOf(this.source, action.get(name('D'))))
      const address = context.lookup(action.get(name('URI')))
      const isText = address instanceof PDFString || address instanceof PDFHexString
      return kind === name('URI') && isText ? this.linkTo(address.decodeText()) : null
    }
    return this.placed(destinationOf(this.source, annotation.get(name('Dest'))))
  }

  private placed(destination: PDFArray | null): PDFArray | null {
    if (destination === null) return null
    const page = this.source.context.lookup(destination.get(0))
    const to = page instanceof PDFDict ? this.pageRefs.get(page) : undefined
    if (to === undefined) return null
    const place = this.writer.array([to, ...destination.asArray().slice(1)])
    this.done.add(place)
    return place
  }

  /** Layers keep being shown or hidden as they were. */
  layers(): { readonly layers: PDFRef[]; readonly hidden: PDFRef[] } {
    const { context, catalog } = this.source
    const properties = context.lookup(catalog.get(name('OCProperties')))
    if (!(properties instanceof PDFDict)) return { layers: [], hidden: [] }
    const refsIn = (dict: PDFObject | undefined, key: string): PDFRef[] => {
      const array = dict instanceof PDFDict ? context.lookup(dict.get(name(key))) : undefined
      if (!(array instanceof PDFArray)) return []
      return array.asArray().filter((each): each is PDFRef => each instanceof PDFRef)
    }
    const defaults = context.lookup(properties.get(name('D')))
    const all = refsIn(properties, 'OCGs')
    const isOff =
      defaults instanceof PDFDict && context.lookup(defaults.get(name('BaseState'))) === name('OFF')
    const on = new Set(refsIn(defaults, 'ON'))
    const off = isOff ? all.filter((ref) => !on.has(ref)) : refsIn(defaults, 'OFF')
    return {
      layers: all.map((ref) => this.move(ref)),
      hidden: off.map((ref) => this.move(ref)),
    }
  }

  /** Writes everything the pages lean on. */
  finish(): void {
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      const object = this.source.context.lookup(next.from)
      this.writer.put(next.to, object === undefined ? PDFNull : this.moveValue(object))
    }
  }

  private move(ref: PDFRef): PDFRef {
    const known = this.moved.get(ref)
    if (known !== undefined) return known
    const to = this.writer.reserve()
    this.moved.set(ref, to)
    this.queue.push({ from: ref, to })
    return to
  }

  private moveValue(value: PDFObject): PDFObject {
    if (value instanceof PDFRef) return this.moveRef(value)
    if (value instanceof PDFDict) return this.moveDict(value)
    if (value instanceof PDFArray) {
      if (this.done.has(value)) return value
      this.done.add(value)
      for (let at = 0; at < value.size(); at++) value.set(at, this.moveValue(value.get(at)))
      return value
    }
    if (value instanceof PDFRawStream) {
      value.dict.delete(name('Length'))
      this.moveDict(value.dict)
      return value
    }
    if (value instanceof PDFStream || value instanceof PDFInvalidObject) return PDFNull
    return value
  }

  /** A way back to the whole of the old file (its catalog, its page tree) ends here. */
  private moveRef(ref: PDFRef): PDFObject {
    if (this.moved.has(ref)) return this.move(ref)
    const target = this.source.context.lookup(ref)
    const kind = target instanceof PDFDict ? target.get(name('Type')) : undefined
    if (kind === name('Pages') || kind === name('Catalog') || kind === name('StructTreeRoot'))
      return PDFNull
    if (target instanceof PDFDict && this.pageRefs.has(target))
      return this.pageRefs.get(target) ?? PDFNull
    if (kind === name('Page')) return PDFNull
    return this.move(ref)
  }

  private moveDict(dict: PDFDict): PDFDict {
    if (this.done.has(dict)) return dict
    this.done.add(dict)
    for (const [key, value] of dict.entries()) {
      if (DROPPED.has(key.decodeText())) dict.delete(key)
      else dict.set(key, this.moveValue(value))
    }
    return dict
  }
}
