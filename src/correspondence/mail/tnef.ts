/**
 * What Outlook wraps into `winmail.dat` (MS-OXTNEF): the files and words that other mail programs
 * cannot see. Reads what it can and gives the rest up: the wrapping itself is always kept whole.
 */

/** `text` is the message's own words where the wrapping holds them. */
export type Unwrapped = {
  readonly text: string | null
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

const SIGNATURE = 0x22_3e_9f_78
const HEAD_BYTES = 6
const ATTACHMENT_LEVEL = 2
/** MS-OXTNEF 2.1.3.2: attributes by their id. */
const BODY = 0x0002_800c
const TITLE = 0x0001_8010
const DATA = 0x0006_800f
const STARTS = 0x0006_9002
const PROPERTIES = 0x0006_9005
/** MS-OXPROPS: PidTagAttachLongFilename, as 8-bit or UTF-16 text. */
const LONG_NAME = 0x3707
const TEXT_8 = 0x001e
const TEXT_16 = 0x001f
const FILES_MAX = 500
const PROPERTIES_MAX = 200

type Part = { name: string; longName: string; bytes: Uint8Array | null }

/** What is wrapped in `bytes`, or null when they are no such wrapping. */
export function unwrap(bytes: Uint8Array): Unwrapped | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < HEAD_BYTES || view.getUint32(0, true) !== SIGNATURE) return null
  const parts: Part[] = []
  let text: string | null = null
  for (const { level, id, data } of attributesOf(view)) {
    if (level !== ATTACHMENT_LEVEL) {
      if (id === BODY) text = eightBit(data)
      continue
    }
    if (id === STARTS && parts.length < FILES_MAX)
      parts.push({ name: '', longName: '', bytes: null })
    const part = parts.at(-1)
    if (part === undefined) continue
    if (id === TITLE) part.name = eightBit(data)
    if (id === DATA) part.bytes = data
    if (id === PROPERTIES) part.longName = longNameIn(data)
  }
  const files = parts.flatMap(({ name, longName, bytes: content }) =>
    content === null ? [] : [{ name: longName === '' ? name : longName, bytes: content }],
  )
  return { text, files }
}

type Attribute = { readonly level: number; readonly id: number; readonly data: Uint8Array }

/** level (1), id (4), length (4), data, checksum (2), until the bytes run out or make no sense. */
function* attributesOf(view: DataView): Generator<Attribute> {
  for (let at = HEAD_BYTES; at + 11 <= view.byteLength;) {
    const length = view.getUint32(at + 5, true)
    const end = at + 9 + length
    if (end + 2 > view.byteLength) return
    const data = new Uint8Array(view.buffer, view.byteOffset + at + 9, length)
    yield { level: view.getUint8(at), id: view.getUint32(at + 1, true), data }
    at = end + 2
  }
}

/** The long file name among an attachment's properties (MS-OXTNEF 2.1.3.4), or an empty text. */
function longNameIn(data: Uint8Array): string {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  if (data.byteLength < 4) return ''
  const count = Math.min(view.getUint32(0, true), PROPERTIES_MAX)
  let at = 4
  for (let index = 0; index < count && at + 8 <= data.byteLength; index += 1) {
    const type = view.getUint16(at, true)
    const id = view.getUint16(at + 2, true)
    const size = sizeOf(view, at + 4, type)
    // A named or many-valued property has a longer head: what follows it is not looked for.
    if (size === null || id >= 0x8000) return ''
    if (id === LONG_NAME && (type === TEXT_8 || type === TEXT_16)) {
      const length = Math.min(view.getUint32(at + 8, true), data.byteLength - at - 12)
      const value = data.subarray(at + 12, at + 12 + Math.max(0, length))
      return type === TEXT_16 ? ended(new TextDecoder('utf-16le').decode(value)) : eightBit(value)
    }
    at += 4 + size
  }
  return ''
}

/** Bytes that a property's value takes, padded to four; null for a type that is not known. */
function sizeOf(view: DataView, at: number, type: number): number | null {
  const fixed: Readonly<Record<number, number>> = {
    2: 4,
    3: 4,
    4: 4,
    5: 8,
    6: 8,
    7: 8,
    10: 4,
    11: 4,
    20: 8,
    64: 8,
    72: 16,
  }
  const known = fixed[type]
  if (known !== undefined) return known
  if (![TEXT_8, TEXT_16, 0x0d, 0x102].includes(type) || at + 8 > view.byteLength) return null
  // One value: how many (1), how long, then its bytes.
  return view.getUint32(at, true) === 1 ? 8 + Math.ceil(view.getUint32(at + 4, true) / 4) * 4 : null
}

function eightBit(bytes: Uint8Array): string {
  return ended(new TextDecoder('windows-1252').decode(bytes))
}

function ended(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}
