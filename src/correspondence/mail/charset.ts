/**
 * Letters of mail that does not say how it is written. The MIME reader takes such text for UTF-8;
 * where that leaves holes, older mail was nearly always written as Windows-1252.
 */
const HEADER_BYTES_MAX = 2_000_000

/** True when `bytes` is well-formed UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** One character for each byte: so that text can be changed and written back without losing any. */
export function byteText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/**
 * A copy of a raw message, for reading only, in which text parts without a charset are marked
 * Windows-1252 and 8-bit headers are made UTF-8. The raw message itself is kept as it came.
 */
export function withCharsetGuessed(raw: Uint8Array): Uint8Array {
  const text = byteText(raw)
  const end = endOfHeaders(text)
  const head = text
    .slice(0, end)
    .split('\n')
    .map((line) => (isUtf8(Buffer.from(line, 'latin1')) ? line : inUtf8(line)))
    .join('\n')
  const typed = /^content-type:/im.test(head)
    ? head
    : `Content-Type: text/plain; charset=windows-1252\n${head}`
  const whole = `${typed}${text.slice(end)}`.replaceAll(
    /^(content-type:[ \t]*text\/(?:plain|html))((?:[^\n]*)(?:\n[ \t][^\n]*)*)/gim,
    (match, type: string, rest: string) =>
      /charset/i.test(rest) ? match : `${type}; charset=windows-1252${rest}`,
  )
  return Buffer.from(whole, 'latin1')
}

function inUtf8(line: string): string {
  const letters = new TextDecoder('windows-1252').decode(Buffer.from(line, 'latin1'))
  return Buffer.from(letters, 'utf8').toString('latin1')
}

/** Where the header block of a raw message ends (its blank line), at most two megabytes in. */
export function endOfHeaders(text: string): number {
  const found = /\r?\n\r?\n/.exec(text.slice(0, HEADER_BYTES_MAX))
  return found === null ? Math.min(text.length, HEADER_BYTES_MAX) : found.index + 1
}
