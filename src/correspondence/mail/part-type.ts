/**
 * What the bytes of a part are. A sender's word is believed only for kinds of text that have no
 * signature of their own, and never for anything a browser would run.
 */
const SIGNATURES: readonly (readonly [string, readonly number[], number])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d], 0],
  ['image/jpeg', [0xff, 0xd8, 0xff], 0],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 0],
  ['image/gif', [0x47, 0x49, 0x46, 0x38], 0],
  ['image/webp', [0x57, 0x45, 0x42, 0x50], 8],
  ['image/heic', [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69], 4],
  ['image/heic', [0x66, 0x74, 0x79, 0x70, 0x6d, 0x69, 0x66, 0x31], 4],
  ['audio/mp4', [0x66, 0x74, 0x79, 0x70, 0x4d, 0x34, 0x41], 4],
  ['video/mp4', [0x66, 0x74, 0x79, 0x70], 4],
  ['audio/mpeg', [0x49, 0x44, 0x33], 0],
  ['audio/ogg', [0x4f, 0x67, 0x67, 0x53], 0],
  ['audio/wav', [0x57, 0x41, 0x56, 0x45], 8],
  ['audio/amr', [0x23, 0x21, 0x41, 0x4d, 0x52], 0],
  ['application/zip', [0x50, 0x4b, 0x03, 0x04], 0],
  ['application/vnd.ms-tnef', [0x78, 0x9f, 0x3e, 0x22], 0],
  ['application/x-cfb', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 0],
  ['application/rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66], 0],
]
const OPEN_XML: Readonly<Record<string, string>> = {
  'word/': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'xl/': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'ppt/': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}
/** Text kinds whose name we take from the sender once the bytes are seen to be text. */
const TEXT_TYPES = new Set([
  'text/plain',
  'text/html',
  'text/csv',
  'text/calendar',
  'text/vcard',
  'text/vtt',
  'message/rfc822',
  'message/delivery-status',
  'application/json',
])
const SNIFF_BYTES = 4_096

/** The media type of `bytes`; `declared` only decides between kinds of text. */
export function typeOfPart(bytes: Uint8Array, declared: string): string {
  const known = SIGNATURES.find(([, signature, at]) => startsWith(bytes, signature, at))?.[0]
  if (known === 'application/zip') return officeType(bytes) ?? known
  if (known !== undefined) return known
  if (!isText(bytes)) return 'application/octet-stream'
  return TEXT_TYPES.has(declared) ? declared : 'text/plain'
}

/** True when the first bytes hold no control characters that text never holds. */
export function isText(bytes: Uint8Array): boolean {
  for (const byte of bytes.subarray(0, SNIFF_BYTES)) {
    if (
      byte < 0x20 &&
      byte !== 0x09 &&
      byte !== 0x0a &&
      byte !== 0x0d &&
      byte !== 0x0c &&
      byte !== 0x1b
    ) {
      return false
    }
  }
  return true
}

/** A zip that is an office document; a zip of documents is not, though theirs may lie in it as they are. */
function officeType(bytes: Uint8Array): string | null {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (zip.byteLength < 30) return null
  const first = zip.toString('latin1', 30, 30 + Math.min(zip.readUInt16LE(26), 100))
  if (!/^(?:\[Content_Types\]|_rels\/|docProps\/|customXml\/|word\/|xl\/|ppt\/)/.test(first))
    return null
  const folder = Object.keys(OPEN_XML).find((name) => zip.includes(name, 0, 'latin1'))
  return folder === undefined ? null : (OPEN_XML[folder] ?? null)
}

function startsWith(bytes: Uint8Array, signature: readonly number[], at: number): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte)
}
