/**
 * A raw message (RFC 5322 and MIME, in all its untidiness) read into facts. Nothing here throws for
 * a message that can be read at all: what is missing or broken is said in `problems`.
 */
import PostalMime, { decodeWords, type Attachment, type Email } from 'postal-mime'
import { figuresIn, figuresOf } from './addresses.ts'
import { byteText, isUtf8, withCharsetGuessed } from './charset.ts'
import { dateOf } from './date.ts'
import { textOfHtml } from './html-text.ts'
import { idsIn, Unreadable, type Header, type Mail, type MailAttachment } from './mail.ts'
import { separate } from './quotes.ts'
import { typeOfPart } from './part-type.ts'
import { cleanText, cut, oneLine } from './text.ts'
import { unwrap } from './tnef.ts'

/** A message of a mailbox is never larger: Gmail allows 50 MB, Exchange 150 MB. */
export const MESSAGE_BYTES_MAX = 150 * 1024 * 1024
const TNEF = 'application/vnd.ms-tnef'
const SUBJECT_CHARS_MAX = 1_000
const TEXT_CHARS_MAX = 2_000_000
const HEADER_CHARS_MAX = 10_000
const HEADERS_MAX = 500

/**
 * The message in `raw`. Throws Unreadable, with a reason for people, when there is nothing in it that
 * a message has (no header at all), when it is over the size limit, or when its parts are nested
 * beyond reading.
 */
export async function readMail(raw: Uint8Array): Promise<Mail> {
  if (raw.byteLength > MESSAGE_BYTES_MAX)
    throw new Unreadable('This message is larger than 150 MB.')
  const email = await parse(raw)
  if (!email.headers.some((header) => isFieldName(header.key))) {
    throw new Unreadable('There is no message in this file: it has no heading of any kind.')
  }
  return mailOf(email, envelopeOf(raw))
}

async function parse(raw: Uint8Array): Promise<Email> {
  try {
    const email = await PostalMime.parse(raw)
    const holes = hasHoles(email) && !isUtf8(raw) ? withCharsetGuessed(raw) : null
    return holes === null ? email : await PostalMime.parse(holes)
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : ''
    throw new Unreadable(
      /nesting/i.test(reason)
        ? 'This message has parts inside parts, too deep to read.'
        : 'This message could not be read: its parts do not fit together.',
      { cause: fault },
    )
  }
}

/** A replacement character in what a person reads: some byte was not the UTF-8 it was taken for. */
function hasHoles(email: Email): boolean {
  const texts = [email.text, email.html, ...email.headers.map((header) => header.value)]
  return texts.some((text) => text?.includes('\uFFFD') === true)
}

/** Facts from a parsed message; `envelope` is the `From ` line of an mbox, where it came with one. */
export function mailOf(email: Email, envelope: string | null): Mail {
  const headers = headersOf(email)
  const values = (name: string): string[] =>
    headers.filter((one) => one.name.toLowerCase() === name).map((one) => one.value)
  const html = email.html === undefined ? null : cut(email.html.toWellFormed(), TEXT_CHARS_MAX * 2)
  const parts = email.attachments.map(attachmentOf)
  const attachments = parts.flatMap((part) => [part, ...unwrapped(part)])
  const text = textOf(email, html, parts)
  const inReplyTo = idsIn(email.inReplyTo ?? '').at(-1) ?? null
  return {
    messageId: idsIn(email.messageId ?? '')[0] ?? null,
    inReplyTo,
    references: idsIn(email.references ?? ''),
    subject: cut(oneLine(email.subject ?? ''), SUBJECT_CHARS_MAX),
    from:
      figuresOf(email.from && [email.from])[0] ??
      figuresOf(email.sender && [email.sender])[0] ??
      null,
    to: figuresOf(email.to),
    cc: figuresOf(email.cc),
    replyTo: figuresOf(email.replyTo),
    deliveredTo: addressesIn([...values('delivered-to'), ...values('x-original-to')]),
    labels: labelsIn([...values('x-gmail-labels'), ...values('x-folder')]),
    date: dateOf(values('date'), values('received'), envelope),
    headers,
    text,
    ...separate(text),
    html,
    attachments,
    problems: problemsOf(headers, text, attachments),
  }
}

function textOf(email: Email, html: string | null, parts: readonly MailAttachment[]): string {
  const plain = cleanText(email.text ?? '')
  if (plain.trim() !== '') return cut(plain, TEXT_CHARS_MAX)
  if (html !== null) return cut(cleanText(textOfHtml(html)), TEXT_CHARS_MAX)
  const wrapped = parts.map((part) => (part.type === TNEF ? unwrap(part.bytes)?.text : null))
  return cut(
    cleanText(wrapped.find((text) => text !== null && text !== undefined) ?? plain),
    TEXT_CHARS_MAX,
  )
}

function headersOf(email: Email): Header[] {
  return email.headers
    .filter((header) => isFieldName(header.key))
    .slice(0, HEADERS_MAX)
    .map((header) => ({
      name: header.originalKey,
      value: cut(oneLine(header.value), HEADER_CHARS_MAX),
    }))
}

/** RFC 5322 2.2: a field name is printable ASCII without a space or colon. */
function isFieldName(key: string): boolean {
  return /^[!-9;-~]{1,100}$/.test(key)
}

function addressesIn(values: readonly string[]): string[] {
  const found = values.flatMap((value) => figuresIn(value).map((figure) => figure.address))
  return [...new Set(found.filter((address) => address !== null))]
}

function labelsIn(values: readonly string[]): string[] {
  return values
    .flatMap((value) => decodeWords(value).split(','))
    .map((label) => oneLine(label).replaceAll('"', ''))
    .filter((label) => label !== '')
}

function attachmentOf(part: Attachment, index: number): MailAttachment {
  const content = part.content
  const bytes =
    typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  const id = (part.contentId ?? '').replaceAll(/^<|>$/g, '')
  const type = typeOfPart(bytes, part.mimeType)
  return {
    name: safeName(part.filename, index, type),
    type,
    bytes,
    contentId: id === '' ? null : cut(oneLine(id), 500),
    inline: part.related === true || part.disposition === 'inline',
  }
}

/** The files inside a winmail.dat, which is kept beside them as it came. */
function unwrapped(part: MailAttachment): MailAttachment[] {
  const inside = part.type === TNEF ? unwrap(part.bytes) : null
  return (inside?.files ?? []).map(({ name, bytes }, index) => {
    const type = typeOfPart(bytes, 'application/octet-stream')
    const copy = Uint8Array.from(bytes)
    return { name: safeName(name, index, type), type, bytes: copy, contentId: null, inline: false }
  })
}

/** A file name without folders or control characters; a message carried inside another has none. */
function safeName(name: string | null, index: number, type: string): string {
  const base =
    oneLine(name ?? '')
      .split(/[\\/]/)
      .at(-1) ?? ''
  const plain = cut(base.replace(/^\.+/, ''), 200)
  if (plain !== '') return plain
  return type === 'message/rfc822' ? `message ${index + 1}.eml` : `part ${index + 1}`
}

/** The `From ` line that a message carries out of an mbox, or null. */
function envelopeOf(raw: Uint8Array): string | null {
  const start = byteText(raw.subarray(0, 300))
  return /^From [^\r\n]+/.exec(start)?.[0] ?? null
}

function problemsOf(
  headers: readonly Header[],
  text: string,
  attachments: readonly MailAttachment[],
): string[] {
  const has = (name: string): boolean => headers.some((one) => one.name.toLowerCase() === name)
  const problems: string[] = []
  if (!has('from')) problems.push('It does not say who sent it.')
  if (!has('date')) problems.push('It has no date of its own.')
  if (text.includes('\uFFFD')) problems.push('Some letters could not be read.')
  if (text.length >= TEXT_CHARS_MAX) problems.push('It is very long: only the first part is shown.')
  if (attachments.some((one) => one.type === TNEF)) {
    problems.push(
      'It came wrapped by Outlook (winmail.dat). The wrapping is kept whole, with any files that were in it.',
    )
  }
  return problems
}
