/**
 * Messages out of an mbox, one at a time, in constant memory whatever the size of the file. Google
 * Takeout writes mboxrd, older programs mboxo; both quote a body line that begins with `From ` with
 * `>`, and one `>` is taken away (mboxrd). Line ends stay as they are.
 */
import { MESSAGE_BYTES_MAX } from './message.ts'

/** One message's raw bytes without its `From ` line, which is kept in `envelope`. */
export type MboxItem =
  | { readonly raw: Uint8Array; readonly envelope: string; readonly number: number }
  | { readonly tooLarge: number; readonly envelope: string; readonly number: number }

const LF = 0x0a
const FROM = Buffer.from('From ')
const ENVELOPE_CHARS_MAX = 300

/** True when a file that starts with `bytes` is an mbox. */
export function isMbox(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1000))
  return /^(?:\uFEFF|\xEF\xBB\xBF)?From \S[^\n]{0,300}\r?\n(?:[!-9;-~]+:|>From )/.test(
    start.toString('latin1'),
  )
}

/**
 * The messages of the mbox whose bytes come in `chunks`. A message over 150 MB is given by its size
 * only. Text before the first `From ` line is given as a message of its own, so that nothing is lost.
 */
export async function* readMbox(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<MboxItem> {
  const gathering = new Gathering()
  for await (const lines of linesOf(chunks)) {
    for (const line of lines) {
      if (gathering.isBoundary(line)) {
        const done = gathering.finish()
        if (done !== null) yield done
        gathering.begin(line)
      } else {
        gathering.take(line)
      }
    }
  }
  const last = gathering.finish()
  if (last !== null) yield last
}

class Gathering {
  #lines: Uint8Array[] = []
  #bytes = 0
  #envelope = ''
  #number = 0
  #open = false
  #blankBefore = true

  /** A `From ` line after a blank line (or at the very start) that looks like an envelope. */
  isBoundary(line: Uint8Array): boolean {
    if (!this.#blankBefore || !startsWith(line, FROM, 0)) return false
    return /^From \S.*\d{1,2}:\d{2}.*\b\d{4}\b/.test(textOf(line))
  }

  begin(line: Uint8Array): void {
    this.#open = true
    this.#number += 1
    this.#envelope = textOf(line).trimEnd()
    this.#blankBefore = false
  }

  take(line: Uint8Array): void {
    this.#open = true
    this.#blankBefore = isBlank(line)
    const plain = unquoted(line)
    this.#bytes += plain.byteLength
    if (this.#bytes <= MESSAGE_BYTES_MAX) this.#lines.push(plain)
    else this.#lines = []
  }

  finish(): MboxItem | null {
    const { envelope, number } = { envelope: this.#envelope, number: this.#number }
    const [lines, bytes, open] = [this.#lines, this.#bytes, this.#open]
    this.#lines = []
    this.#bytes = 0
    if (!open || (bytes === 0 && envelope === '')) return null
    if (bytes > MESSAGE_BYTES_MAX) return { tooLarge: bytes, envelope, number }
    // The blank line before the next `From ` belongs to the mbox, not to the message.
    const last = lines.at(-1)
    const own = last !== undefined && isBlank(last) && lines.length > 1 ? lines.slice(0, -1) : lines
    const raw = Buffer.concat(own)
    return raw.every((byte) => byte === LF || byte === 0x0d) ? null : { raw, envelope, number }
  }
}

/** The lines that end in each of `chunks`, each with its own LF; a line longer than a message is given in pieces. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let rest: Uint8Array[] = []
  for await (const chunk of chunks) {
    const lines: Uint8Array[] = []
    let start = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      const piece = chunk.subarray(start, end + 1)
      lines.push(rest.length === 0 ? piece : Buffer.concat([...rest, piece]))
      rest = []
      start = end + 1
    }
    if (start < chunk.byteLength) rest.push(chunk.slice(start))
    if (rest.length > 0 && sizeOf(rest) > MESSAGE_BYTES_MAX) {
      lines.push(Buffer.concat(rest))
      rest = []
    }
    yield lines
  }
  if (rest.length > 0) yield [Buffer.concat(rest)]
}

function unquoted(line: Uint8Array): Uint8Array {
  if (line[0] !== 0x3e) return line
  let depth = 0
  while (line[depth] === 0x3e) depth += 1
  return startsWith(line, FROM, depth) ? line.subarray(1) : line
}

function startsWith(line: Uint8Array, start: Uint8Array, at: number): boolean {
  return start.every((byte, index) => line[at + index] === byte)
}

function isBlank(line: Uint8Array): boolean {
  return line.byteLength <= 2 && (line[0] === LF || (line[0] === 0x0d && line[1] === LF))
}

function textOf(line: Uint8Array): string {
  return Buffer.from(
    line.buffer,
    line.byteOffset,
    Math.min(line.byteLength, ENVELOPE_CHARS_MAX),
  ).toString('latin1')
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((total, piece) => total + piece.byteLength, 0)
}
