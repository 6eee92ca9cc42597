/** By what a message is known again, whichever way it comes in. */
import { createHash } from 'node:crypto'
import type { Mail } from './mail.ts'

/** SHA-256 of `bytes`, in hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * The key of a message: the same for a copy out of an mbox, an .eml or another folder, which differ in
 * line ends, Received headers and quoting. With a Message-ID it is that, who wrote it to whom and
 * when, its words and what it carries (programs do give two messages one Message-ID); without one, its
 * raw bytes apart from line ends.
 */
export function mailKey(raw: Uint8Array, mail: Mail): string {
  if (mail.messageId === null) return `mail:${sha256(withPlainEnds(raw))}`
  // All its words in order of the alphabet: wherever lines were broken and quotes were cut.
  const words = [mail.words, mail.quoted, mail.signature].join(' ').split(/[^\p{L}\p{N}]+/u)
  const said = sha256(words.toSorted().join(' '))
  const carried = mail.attachments.map((one) => sha256(one.bytes)).toSorted()
  const between = [mail.from, ...mail.to, ...mail.cc].map((figure) => `${figure?.name} ${figure?.address}`)
  const head = [mail.subject, mail.date.written ?? '', ...between].map((line) => line.replaceAll(/\s+/g, ' ').trim())
  return `mail:${sha256([mail.messageId, ...head, said, ...carried].join('\n'))}`
}

/** CRLF as LF, no blank lines at the end: what programs change when they copy a message. */
function withPlainEnds(raw: Uint8Array): Uint8Array {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
  return Buffer.from(text.replaceAll('\r\n', '\n').trimEnd(), 'latin1')
}
