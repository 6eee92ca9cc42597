/** What a message is once read, whatever format it came in. Pure facts: no file, no database. */
import type { Figure } from '../../record/entry.ts'
import type { MailDate } from './date.ts'

export type Header = { readonly name: string; readonly value: string }

/** A part that is not the message's own text. `type` is sniffed from the bytes, never the sender's word. */
export type MailAttachment = {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  readonly contentId: string | null
  readonly inline: boolean
}

/**
 * `text` is the whole text as it came; `words` are the new words only; `quoted` is the history under or between them; `html` is the raw
 * HTML part, never to be shown before it is cleaned. `messageId`, `inReplyTo` and `references` are
 * bare ids without angle brackets. `headers` are all of them, in order, as written. `problems` say in
 * plain words what could not be read.
 */
export type Mail = {
  readonly messageId: string | null
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly subject: string
  readonly from: Figure | null
  readonly to: readonly Figure[]
  readonly cc: readonly Figure[]
  readonly replyTo: readonly Figure[]
  readonly deliveredTo: readonly string[]
  readonly labels: readonly string[]
  readonly date: MailDate
  readonly headers: readonly Header[]
  readonly text: string
  readonly words: string
  readonly quoted: string
  readonly signature: string
  readonly html: string | null
  readonly attachments: readonly MailAttachment[]
  readonly problems: readonly string[]
}

/** Why something that was chosen is kept whole in the "could not read" tray. `message` is for people. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

const ID_CHARS_MAX = 500
const IDS_MAX = 200

/** The message ids in a Message-ID, In-Reply-To or References header, in order, each once. */
export function idsIn(value: string): string[] {
  const bracketed = [...value.matchAll(/<([^<>]+)>/g)].map((found) => found[1] ?? '')
  const found =
    bracketed.length > 0 ? bracketed : value.split(/[\s,]+/).filter((word) => word.includes('@'))
  const ids = found.map((id) => id.replaceAll(/\s+/g, '')).filter(isId)
  return [...new Set(ids)].slice(-IDS_MAX)
}

function isId(id: string): boolean {
  return id !== '' && id.length <= ID_CHARS_MAX
}
