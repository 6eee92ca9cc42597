/** A message as its sender made it: read again from the raw file that the entry keeps. */
import { readMail } from '../mail/message.ts'
import { readOutlook } from '../mail/outlook.ts'
import { showHtml, type Shown } from '../view.ts'

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
  const mail = name.endsWith('.msg') ? await readOutlook(raw) : await readMail(raw)
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
