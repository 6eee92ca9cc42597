/** Sending mail through the server this installation is given (`HEARD_SMTP_URL`). Knows no record. */
import type { Transporter } from 'nodemailer'

/** What goes with a mail. */
export type MailFile = { readonly name: string; readonly type: string; readonly bytes: Buffer }

export type Letter = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly files?: readonly MailFile[]
  /** A page on which these mails are stopped (RFC 2369 `List-Unsubscribe`). */
  readonly stop?: string
  /** Where a person wrote it: a letter of theirs, not a notice of a machine's. */
  readonly written?: {
    /** Whose name stands before our address. */
    readonly by: string
    /** Without angle brackets. */
    readonly messageId: string
    /** Where answers go, and word of what could not be delivered; null where we receive none. */
    readonly replyTo: string | null
  }
}

/** `sent`: the server took it. `not sent`: it surely did not. `unsure`: the line broke where it may have. */
export type Sent = 'sent' | 'not sent' | 'unsure'

export type Mailer = {
  readonly send: (letter: Letter) => Promise<Sent>
  readonly close: () => void
}

const TIMEOUT_MS = 20_000

/**
 * A mailer by the SMTP server at `smtpUrl`, writing as `from`. Opened at the first letter; nodemailer
 * lets no line end through into a header.
 */
export function openMailer(smtpUrl: string, from: string): Mailer {
  let transport: Transporter | undefined
  const open = async () => {
    const { createTransport } = await import('nodemailer')
    transport ??= createTransport({
      url: smtpUrl,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return transport
  }
  return {
    async send(letter) {
      // Asked first, by itself: what fails here has handed nothing over, whatever it is that fails.
      const opened = await open()
        .then(async (transport) => ((await transport.verify()) ? transport : null))
        .catch(() => null)
      return opened === null ? 'not sent' : handOver(opened, letter, from)
    },
    close: () => transport?.close(),
  }
}

async function handOver(transport: Transporter, letter: Letter, from: string): Promise<Sent> {
  const { to, subject, text, files = [], stop, written } = letter
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: to },
      subject,
      text,
      attachments: files.map(({ name, type, bytes }) => ({
        filename: name,
        content: bytes,
        contentType: type,
        contentDisposition: 'attachment',
      })),
      ...(stop !== undefined && { list: { unsubscribe: stop } }),
      ...(written === undefined ? BY_MACHINE : writtenBy(written, { from, to })),
    })
    return 'sent'
  } catch (problem) {
    // A server that says no in so many words (RFC 5321 4.2.1) did not take it; a broken line says nothing.
    const { responseCode } = problem as { responseCode?: unknown }
    return typeof responseCode === 'number' && responseCode >= 400 ? 'not sent' : 'unsure'
  }
}

/** RFC 3834: nobody's program answers it. */
const BY_MACHINE = {
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
}

/** Word of its way (RFC 3461) is asked for only where we can receive it. */
function writtenBy(
  { by, messageId, replyTo }: NonNullable<Letter['written']>,
  { from, to }: { readonly from: string; readonly to: string },
) {
  return {
    from: { name: by, address: from },
    messageId: `<${messageId}>`,
    ...(replyTo !== null && {
      replyTo,
      envelope: { from: replyTo, to },
      dsn: { id: messageId, ret: 'HDRS', notify: ['SUCCESS', 'FAILURE'] },
    }),
  }
}
