/** By what a message is known again, whichever way it comes in. */
import { hash } from 'node:crypto'
import type { Mail } from './mail.ts'

/** SHA-256 of `bytes`, in hex. */
export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex')
}

/** Fields that the way to the mailbox adds, and the mailbox itself: two copies differ in them. */
const OF_THE_WAY =
  /^(received|return-path|delivered-to|envelope-to|status|content-length|lines|x-.*|arc-.*|authentication-results|received-spf|dkim-.*)$/i

/**
 * The key of a message: the same for a copy out of an mbox, an .eml or another folder, which differ in
 * line ends, quoting and the fields of the way. With a Message-ID it is every other field of its head,
 * its words and what it carries (programs do give two messages one Message-ID); without one, its raw
 * bytes apart from line ends.
 */
export function mailKey(raw: Uint8Array, mail: Mail): string {
  if (mail.messageId === null) return `mail:${sha256(withPlainEnds(raw))}`
  // Its letters in order, wherever lines were broken: programs break them elsewhere.
  const said = sha256(lettersOf(mail.text))
  const carried = mail.attachments.map((one) => sha256(one.bytes)).toSorted()
  const head = mail.headers
    .filter(({ name }) => !OF_THE_WAY.test(name))
    .map(({ name, value }) => `${name.toLowerCase()}:${value.replaceAll(/\s+/g, ' ').trim()}`)
    .toSorted()
  return `mail:${sha256([mail.messageId, ...head, said, ...carried].join('\n'))}`
}

/** Letters and digits alone. Most mail is plain ASCII, for which the short list says the same, sooner. */
function lettersOf(text: string): string {
  return PLAIN.test(text)
    ? text.replaceAll(/[^A-Za-z0-9]+/g, '')
    : text.replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

const PLAIN = /^[\0-\x7f]*$/

/** CRLF as LF, no blank lines at the end: what programs change when they copy a message. */
function withPlainEnds(raw: Uint8Array): Uint8Array {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
  return Buffer.from(text.replaceAll('\r\n', '\n').trimEnd(), 'latin1')
}
