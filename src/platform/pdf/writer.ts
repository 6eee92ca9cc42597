/**
 * Writes a PDF as it grows. Each source is copied in, written out and let go, so memory follows the
 * pages that are written and never the number of documents held open (ISO 32000-1, 7.5).
 *
 * Objects that are not streams are packed a few hundred at a time into compressed object streams.
 */
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  type PDFObject,
} from '@cantoo/pdf-lib'

const PACKED_MOST = 200
const HEADER = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')

/** Where an object stands: at an offset, or as the nth of an object stream. */
type Place = { readonly at: number } | { readonly within: number; readonly nth: number }

/** Half a file as plain data, to go on with on another thread. Its pieces are few and long. */
export type HalfWritten = {
  readonly pieces: readonly Uint8Array<ArrayBuffer>[]
  readonly at: number
  readonly next: number
  readonly places: ReadonlyMap<number, Place>
}

/** Pieces are put together into lots of about this many bytes. */
const LOT_BYTES = 4 * 1024 * 1024

/** A point to go back to when a source turns out to be unreadable half way. */
export type Mark = { readonly pieces: number; readonly at: number; readonly next: number }

export class PdfWriter {
  /** For making new dictionaries; it holds no objects. */
  readonly context: PDFContext = PDFContext.create()
  private readonly pieces: Uint8Array[] = [HEADER]
  private at: number = HEADER.length
  private next = 1
  private readonly places = new Map<number, Place>()
  private waiting: { readonly number: number; readonly bytes: Uint8Array }[] = []

  /** A file to go on with from where `half` stopped. */
  static from(half: HalfWritten): PdfWriter {
    const writer = new PdfWriter()
    writer.pieces.splice(0, 1, ...half.pieces)
    writer.at = half.at
    writer.next = half.next
    for (const [number, place] of half.places) writer.places.set(number, place)
    return writer
  }

  /** What is written so far. Nothing more is to be written by this writer. */
  half(): HalfWritten {
    this.pack()
    return { pieces: inLots(this.pieces), at: this.at, next: this.next, places: this.places }
  }

  /** A reference nothing stands at yet. */
  reserve(): PDFRef {
    const ref = PDFRef.of(this.next)
    this.next += 1
    return ref
  }

  /** Writes `object` and returns its reference. */
  add(object: PDFObject): PDFRef {
    const ref = this.reserve()
    this.put(ref, object)
    return ref
  }

  /** A stream of `content`, compressed, with the entries of `dict` beside its length and filter. */
  addStream(content: Uint8Array, dict: Readonly<Record<string, PDFObject>> = {}): PDFRef {
    const ref = this.reserve()
    this.putStream(ref, content, dict)
    return ref
  }

  putStream(
    ref: PDFRef,
    content: Uint8Array,
    dict: Readonly<Record<string, PDFObject>> = {},
  ): void {
    const entries = { ...dict, Filter: PDFName.of('FlateDecode') }
    this.put(ref, PDFRawStream.of(this.dict(entries), deflateSync(content)))
  }

  dict(entries: Readonly<Record<string, PDFObject>>): PDFDict {
    const dict = PDFDict.withContext(this.context)
    for (const [key, value] of Object.entries(entries)) dict.set(PDFName.of(key), value)
    return dict
  }

  array(items: readonly PDFObject[]): PDFArray {
    const array = PDFArray.withContext(this.context)
    for (const item of items) array.push(item)
    return array
  }

  /** Writes `object` at `ref`, which must have been reserved and not yet written. */
  put(ref: PDFRef, object: PDFObject): void {
    if (this.places.has(ref.objectNumber)) throw new Error('An object was written twice.')
    if (object instanceof PDFRawStream) {
      this.putRaw(ref.objectNumber, object)
      return
    }
    const bytes = new Uint8Array(object.sizeInBytes())
    object.copyBytesInto(bytes, 0)
    this.waiting.push({ number: ref.objectNumber, bytes })
    this.places.set(ref.objectNumber, { at: -1 })
    if (this.waiting.length >= PACKED_MOST) this.pack()
  }

  private putRaw(number: number, stream: PDFRawStream): void {
    stream.dict.set(PDFName.of('Length'), PDFNumber.of(stream.contents.length))
    const dict = new Uint8Array(stream.dict.sizeInBytes())
    stream.dict.copyBytesInto(dict, 0)
    this.places.set(number, { at: this.at })
    this.write(Buffer.from(`${number} 0 obj\n`), dict, Buffer.from('\nstream\n'))
    this.write(stream.contents, Buffer.from('\nendstream\nendobj\n'))
  }

  private pack(): void {
    if (this.waiting.length === 0) return
    const stream = this.reserve().objectNumber
    let offset = 0
    const heads: string[] = []
    const bodies: Uint8Array[] = []
    for (const [nth, { number, bytes }] of this.waiting.entries()) {
      heads.push(`${number} ${offset}`)
      bodies.push(bytes, NEWLINE)
      offset += bytes.length + 1
      this.places.set(number, { within: stream, nth })
    }
    const head = Buffer.from(`${heads.join(' ')}\n`)
    const dict = this.dict({
      Type: PDFName.of('ObjStm'),
      N: PDFNumber.of(this.waiting.length),
      First: PDFNumber.of(head.length),
      Filter: PDFName.of('FlateDecode'),
    })
    this.waiting = []
    this.putRaw(stream, PDFRawStream.of(dict, deflateSync(Buffer.concat([head, ...bodies]))))
  }

  private write(...pieces: readonly Uint8Array[]): void {
    for (const piece of pieces) {
      this.pieces.push(piece)
      this.at += piece.length
    }
  }

  /** Everything so far is packed; what comes after can be undone. */
  mark(): Mark {
    this.pack()
    return { pieces: this.pieces.length, at: this.at, next: this.next }
  }

  /** Undoes everything since `mark`. References reserved since are free again. */
  rewind(mark: Mark): void {
    for (let number = mark.next; number < this.next; number++) this.places.delete(number)
    this.waiting = []
    this.pieces.length = mark.pieces
    this.at = mark.at
    this.next = mark.next
  }

  /** Ends the file and returns its pieces, in order. The identifier is a hash of all before it. */
  finish(root: PDFRef, info: PDFRef): readonly Uint8Array[] {
    this.pack()
    const hash = createHash('sha256')
    for (const piece of this.pieces) hash.update(piece)
    const id = PDFHexString.of(hash.digest('hex').slice(0, 32))
    const start = this.at
    const number = this.next
    this.places.set(number, { at: start })
    const table = this.table(number + 1)
    const dict = this.dict({
      Type: PDFName.of('XRef'),
      Size: PDFNumber.of(number + 1),
      W: this.array([PDFNumber.of(1), PDFNumber.of(5), PDFNumber.of(2)]),
      Root: root,
      Info: info,
      ID: this.array([id, id]),
      Filter: PDFName.of('FlateDecode'),
    })
    this.putRaw(number, PDFRawStream.of(dict, deflateSync(table)))
    this.write(Buffer.from(`startxref\n${start}\n%%EOF\n`))
    return this.pieces
  }

  private table(size: number): Buffer {
    const table = Buffer.alloc(8 * size)
    table.writeUInt16BE(0xffff, 6)
    for (let number = 1; number < size; number++) {
      const place = this.places.get(number)
      if (place === undefined) continue
      if ('at' in place) {
        table.writeUInt8(1, 8 * number)
        table.writeUIntBE(place.at, 8 * number + 1, 5)
      } else {
        table.writeUInt8(2, 8 * number)
        table.writeUIntBE(place.within, 8 * number + 1, 5)
        table.writeUInt16BE(place.nth, 8 * number + 6)
      }
    }
    return table
  }
}

const NEWLINE = Buffer.of(10)

/** The same bytes in few long pieces, each with memory of its own. */
export function inLots(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer>[] {
  const lots: Uint8Array<ArrayBuffer>[] = []
  let [lot, size]: [Uint8Array[], number] = [[], 0]
  for (const [at, piece] of pieces.entries()) {
    lot.push(piece)
    size += piece.length
    if (size < LOT_BYTES && at < pieces.length - 1) continue
    const together = new Uint8Array(size)
    let place = 0
    for (const each of lot) {
      together.set(each, place)
      place += each.length
    }
    lots.push(together)
    ;[lot, size] = [[], 0]
  }
  return lots
}
