/** What a file is to us, from its bytes. A name only decides between kinds of plain text. */
import { sniffType } from '../../platform/files/sniff.ts'
import { SAVED_BEGINS } from '../../record/captured.ts'
import { isMbox } from '../mail/mbox.ts'
import { isText, typeOfPart } from '../mail/part-type.ts'

export type Sort =
  | 'mail'
  | 'mbox'
  | 'outlook'
  | 'zip'
  | 'pdf'
  | 'docx'
  | 'picture'
  | 'sound'
  | 'transcript'
  | 'text'
  | 'saved'
  | 'other'

export type Sorted = { readonly sort: Sort; readonly type: string }

/** As much of a file's start as is needed to know it. */
export const HEAD_BYTES = 64 * 1024

/** Two header fields fit in this, however long the way a message came. */
const MAIL_BYTES = 8 * 1024

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const FIELD =
  '(?:received|return-path|delivered-to|from|to|subject|date|message-id|mime-version|content-type|x-[a-z-]+|reply-to|cc|arc-seal|dkim-signature)'
/** Two header fields one after the other, at least one of which only mail has. */
const MAIL = new RegExp(
  `^(?:>?From [^\\n]*\\n)?(?:${FIELD}[ \\t]*:[^\\n]*\\n(?:[ \\t][^\\n]*\\n)*)(?:[!-9;-~]+[ \\t]*:|\\n|$)`,
  'i',
)
const FIELD_LINE = /^[!-9;-~]+:[ \t]?[^\n]*\n/
const SRT = /^\s*(?:\d+\s*\n)?\d{1,2}:\d{2}:\d{2}[,.]\d{3}\s*-->/

/** Sorts a file that begins with `head` and is called `name`. */
export async function sortOf(head: Uint8Array, name: string): Promise<Sorted> {
  if (isMbox(head)) return { sort: 'mbox', type: 'application/mbox' }
  // Nearly everything is mail, and this is quicker to see than what else it might be.
  if (isText(head) && MAIL.test(textOf(head.subarray(0, MAIL_BYTES)))) {
    return { sort: 'mail', type: 'message/rfc822' }
  }
  const type = await typeOf(head)
  const known = bySignature(type)
  if (known !== null) return { sort: known, type }
  if (type === 'application/octet-stream' && !isText(head)) return { sort: 'other', type }
  return sortText(head, type, name)
}

/** An office document is a zip too; some programs put what tells it apart further in. */
async function typeOf(head: Uint8Array): Promise<string> {
  const type = await sniffType(head.subarray(0, 4_100))
  return type === 'application/zip' ? typeOfPart(head, type) : type
}

function bySignature(type: string): Sort | null {
  if (type === 'application/pdf') return 'pdf'
  if (type === DOCX) return 'docx'
  if (type === 'application/zip') return 'zip'
  if (type === 'application/x-cfb') return 'outlook'
  if (type === 'image/svg+xml') return 'other'
  if (type.startsWith('image/')) return 'picture'
  if (type.startsWith('audio/') || type.startsWith('video/')) return 'sound'
  if (type === 'text/vtt') return 'transcript'
  const textual =
    type.startsWith('text/') || type === 'message/rfc822' || type === 'application/octet-stream'
  return textual || type === 'application/xml' || type === 'application/rtf' ? null : 'other'
}

function sortText(head: Uint8Array, type: string, name: string): Sorted {
  const text = textOf(head)
  if (MAIL.test(text) && type !== 'text/html') return { sort: 'mail', type: 'message/rfc822' }
  if (/\.(?:eml|emlx)$/i.test(name) && (FIELD_LINE.test(text) || type === 'message/rfc822')) {
    return { sort: 'mail', type: 'message/rfc822' }
  }
  if (text.startsWith(SAVED_BEGINS)) return { sort: 'saved', type: 'application/json' }
  if (SRT.test(text)) return { sort: 'transcript', type: 'application/x-subrip' }
  if (type === 'application/rtf' || type === 'application/octet-stream')
    return { sort: 'other', type }
  return { sort: 'text', type: type === 'text/html' ? 'text/html' : 'text/plain' }
}

function textOf(head: Uint8Array): string {
  return Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    .toString('latin1')
    .replace(/^\xEF\xBB\xBF/, '')
    .replaceAll('\r\n', '\n')
}
