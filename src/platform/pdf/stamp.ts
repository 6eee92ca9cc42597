/**
 * Stamps a carried page with its exhibit and its number in the bundle, at the foot as a reader sees
 * it, whatever way the page lies. A stamp is an artifact (ISO 32000-1, 14.8.2.2): it is not part of
 * what the page says.
 */
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFRef } from '@cantoo/pdf-lib'
import type { CarriedPage } from './carry.ts'
import type { PdfWriter } from './writer.ts'

/** A TrueType face, as much as setting a line of plain letters needs. */
export type StampFace = {
  readonly blob: Uint8Array
  readonly face: {
    readonly glyphOf: (codePoint: number) => number
    readonly widthOf: (glyph: number) => number
    readonly ascent: number
    readonly descent: number
    readonly capHeight: number
    readonly box: readonly [number, number, number, number]
  }
}

/** What a stamp says at the left and at the right foot; letters of Latin-1 only. */
export type Stamp = { readonly left: string; readonly right: string }

/** Makes room on a page for its stamp and returns the place that `writeStamp` fills, once it is known. */
export type Stamper = (page: CarriedPage) => PDFRef

const name = (key: string): PDFName => PDFName.of(key)
const FONT = 'HeardStamp'
const TYPE_SIZE = 8.5
const A4_WIDTH = 595
/** Aubergine, and the hairline around a stamp. */
const INK = '0.294 0.165 0.341'
const HAIR = '0.851 0.812 0.851'

/** A stamper whose font is written into `writer` once. */
export function stamperFor(writer: PdfWriter, font: StampFace): Stamper {
  const fontRef = fontOf(writer, font)
  const before = writer.addStream(Buffer.from('q\n'))
  const resources = new WeakMap<PDFDict, PDFRef>()
  return ({ dict }) => {
    const contents = dict.get(name('Contents'))
    const after = writer.reserve()
    const own = contents === undefined ? [] : [contents]
    const inner = contents instanceof PDFArray ? contents.asArray() : own
    dict.set(name('Contents'), writer.array([before, ...inner, after]))
    addFont(writer, dict, fontRef, resources)
    return after
  }
}

/** Writes `stamp` at the place `at` that was made for it on a page that lies as `view`. */
export function writeStamp(
  writer: PdfWriter,
  { at, view }: { readonly at: PDFRef; readonly view: View },
  stamp: Stamp,
  font: StampFace,
): void {
  writer.putStream(at, Buffer.from(drawing(view, stamp, font), 'latin1'))
}

function fontOf(writer: PdfWriter, { blob, face }: StampFace): PDFRef {
  const file = writer.addStream(blob, { Length1: PDFNumber.of(blob.length) })
  const base = name('AtkinsonHyperlegibleNext-SemiBold')
  const descriptor = writer.add(
    writer.dict({
      Type: name('FontDescriptor'),
      FontName: base,
      Flags: PDFNumber.of(32),
      FontBBox: writer.array(face.box.map((each) => PDFNumber.of(each))),
      ItalicAngle: PDFNumber.of(0),
      Ascent: PDFNumber.of(face.ascent),
      Descent: PDFNumber.of(face.descent),
      CapHeight: PDFNumber.of(face.capHeight),
      StemV: PDFNumber.of(100),
      FontFile2: file,
    }),
  )
  const widths = Array.from({ length: 224 }, (_, at) =>
    PDFNumber.of(face.widthOf(face.glyphOf(at + 32))),
  )
  return writer.add(
    writer.dict({
      Type: name('Font'),
      Subtype: name('TrueType'),
      BaseFont: base,
      FirstChar: PDFNumber.of(32),
      LastChar: PDFNumber.of(255),
      Widths: writer.array(widths),
      FontDescriptor: descriptor,
      Encoding: name('WinAnsiEncoding'),
    }),
  )
}

/**
 * Adds the stamp's font beside the page's own. Resources that pages share by reference have been
 * carried already and are not read again here: the page's own dictionary points on to them.
 */
function addFont(
  writer: PdfWriter,
  page: PDFDict,
  font: PDFRef,
  known: WeakMap<PDFDict, PDFRef>,
): void {
  const given = page.get(name('Resources'))
  if (!(given instanceof PDFDict)) {
    page.set(name('Resources'), writer.dict({ Font: writer.dict({ [FONT]: font }) }))
    return
  }
  const shared = known.get(given)
  if (shared !== undefined) {
    page.set(name('Resources'), shared)
    return
  }
  const fonts = given.get(name('Font'))
  const own = fonts instanceof PDFDict ? fonts : writer.dict({})
  own.set(name(FONT), font)
  given.set(name('Font'), own)
  const ref = writer.add(given)
  known.set(given, ref)
  page.set(name('Resources'), ref)
}

/** A page as it is seen: its size and how to draw on it upright from the lower left. */
export type View = {
  readonly width: number
  readonly height: number
  readonly matrix: readonly number[]
}

/** How a page lies, from its boxes, its rotation and its unit (14.11.2, 7.7.3.3). */
export function viewOf(page: PDFDict): View {
  const media = boxOf(page, 'MediaBox') ?? [0, 0, 612, 792]
  const crop = boxOf(page, 'CropBox') ?? media
  const cut = [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ] as const
  const [left, bottom, right, top] = cut[2] > cut[0] && cut[3] > cut[1] ? cut : media
  const [width, height] = [right - left, top - bottom]
  const rotate = page.lookup(name('Rotate'))
  const turns = rotate instanceof PDFNumber ? Math.round(rotate.asNumber() / 90) : 0
  switch (((turns % 4) + 4) % 4) {
    case 1:
      return { width: height, height: width, matrix: [0, 1, -1, 0, right, bottom] }
    case 2:
      return { width, height, matrix: [-1, 0, 0, -1, right, top] }
    case 3:
      return { width: height, height: width, matrix: [0, -1, 1, 0, left, top] }
    default:
      return { width, height, matrix: [1, 0, 0, 1, left, bottom] }
  }
}

function boxOf(page: PDFDict, key: string): readonly [number, number, number, number] | null {
  const box = page.get(name(key))
  if (!(box instanceof PDFArray) || box.size() !== 4) return null
  const [a, b, c, d] = box
    .asArray()
    .map((each) => (each instanceof PDFNumber ? each.asNumber() : Number.NaN))
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null
  if (![a, b, c, d].every((each) => Number.isFinite(each)) || a === c || b === d) return null
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

function drawing(view: View, stamp: Stamp, font: StampFace): string {
  const scale = Math.min(2.5, Math.max(0.3, view.width / A4_WIDTH))
  const [a, b, c, d, e, f] = view.matrix.map((each) => each * 1) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const [width, size] = [view.width / scale, TYPE_SIZE]
  const right = widthOf(stamp.right, font, size)
  return [
    '\nQ\n/Artifact <</Type /Pagination /Subtype /Footer>> BDC\nq',
    `${[a * scale, b * scale, c * scale, d * scale, e, f].map(short).join(' ')} cm`,
    pill(18, widthOf(stamp.left, font, size), stamp.left),
    pill(width - 18 - right - 10, right, stamp.right),
    'Q\nEMC\n',
  ].join('\n')
}

/** A small white card with a line of type on it, so that it can be read over anything. */
function pill(x: number, textWidth: number, text: string): string {
  if (text === '') return ''
  const [y, width, height, r] = [10, textWidth + 10, 14, 3]
  const k = r * 0.4477
  const [x2, y2] = [x + width, y + height]
  const path = [
    `${short(x + r)} ${short(y)} m ${short(x2 - r)} ${short(y)} l`,
    `${short(x2 - k)} ${short(y)} ${short(x2)} ${short(y + k)} ${short(x2)} ${short(y + r)} c`,
    `${short(x2)} ${short(y2 - r)} l`,
    `${short(x2)} ${short(y2 - k)} ${short(x2 - k)} ${short(y2)} ${short(x2 - r)} ${short(y2)} c`,
    `${short(x + r)} ${short(y2)} l`,
    `${short(x + k)} ${short(y2)} ${short(x)} ${short(y2 - k)} ${short(x)} ${short(y2 - r)} c`,
    `${short(x)} ${short(y + r)} l`,
    `${short(x)} ${short(y + k)} ${short(x + k)} ${short(y)} ${short(x + r)} ${short(y)} c h`,
  ].join(' ')
  const words = text.replaceAll(/[()\\]/g, (letter) => `\\${letter}`)
  return [
    `1 1 1 rg ${HAIR} RG 0.6 w ${path} B`,
    `BT /${FONT} ${TYPE_SIZE} Tf 0 Tc 0 Tw 100 Tz 0 TL 0 Ts 0 Tr ${INK} rg ${short(x + 5)} ${short(y + 4.2)} Td (${words}) Tj ET`,
  ].join('\n')
}

function widthOf(text: string, { face }: StampFace, size: number): number {
  let width = 0
  for (const letter of text) width += face.widthOf(face.glyphOf(letter.codePointAt(0) ?? 32))
  return (width * size) / 1000
}

function short(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
