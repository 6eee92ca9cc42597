/** A message as its sender made it: read again from the raw file that the entry keeps. */
import { ReadingPool } from '../bring/pool.ts'
import { Unreadable, type Mail } from '../mail/mail.ts'
import { readMail } from '../mail/message.ts'
import { showHtml, type Shown } from '../view.ts'

const PATIENCE_MS = 15_000
/** A message of more bytes is read apart, so that reading it holds nobody else up. */
const HERE_BYTES_MAX = 200_000

/** `shown` is safe HTML, null where the message has only plain text, which is then in `text`. */
export type AsSent = {
  readonly shown: Shown | null
  readonly text: string
  readonly written: string | null
}

/**
 * The message in `raw` to show. `fileAt` gives our own address for attachment `position` (0 is the
 * first). Throws Unreadable for what is no message.
 */
export async function asSent(
  raw: Uint8Array,
  name: string,
  fileAt: (position: number) => string,
): Promise<AsSent> {
  const isOutlook = name.endsWith('.msg')
  const mail = await (isOutlook || raw.byteLength > HERE_BYTES_MAX
    ? readApart(raw, isOutlook ? 'outlook' : 'mail')
    : readMail(raw))
  const pictures = new Map(
    mail.attachments.flatMap(({ contentId, type }, position): [string, string][] =>
      contentId !== null && /^image\/(?:png|jpeg|gif|webp)$/.test(type)
        ? [[contentId, fileAt(position)]]
        : [],
    ),
  )
  return {
    shown: mail.html === null ? null : showHtml(mail.html, pictures),
    text: mail.text,
    written: mail.date.written,
  }
}

/** Read on a thread of its own: a damaged Outlook file can keep its reader busy for long. */
async function readApart(raw: Uint8Array, sort: 'mail' | 'outlook'): Promise<Mail> {
  const pool = new ReadingPool({ threads: 1, patienceMs: PATIENCE_MS })
  try {
    const job = { sort, type: 'application/octet-stream', envelope: null, whole: true } as const
    const [read] = await pool.read([{ ...job, source: { bytes: raw }, size: raw.byteLength }])
    if (read?.is === 'mail') return read.mail
    throw new Unreadable(read?.is === 'unreadable' ? read.reason : 'This could not be read.')
  } finally {
    await pool.close()
  }
}
