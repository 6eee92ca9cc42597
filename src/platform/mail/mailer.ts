/** Sending mail through the server this installation is given (`HEARD_SMTP_URL`). Knows no record. */
import type { Transporter } from 'nodemailer'

type Letter = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** A page on which these mails are stopped (RFC 2369 `List-Unsubscribe`). */
  readonly stop?: string
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
    async send({ to, subject, text, stop }) {
      try {
        const opened = await open()
        await opened.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          ...(stop !== undefined && { list: { unsubscribe: stop } }),
        })
        return 'sent'
      } catch (problem) {
        return isSurelyNotSent(problem) ? 'not sent' : 'unsure'
      }
    },
    close: () => transport?.close(),
  }
}

/** Refused before the words were handed over, or refused in so many words (a 4xx or 5xx answer). */
function isSurelyNotSent(problem: unknown): boolean {
  const { command, responseCode } = problem as { command?: unknown; responseCode?: unknown }
  if (typeof responseCode === 'number' && responseCode >= 400) return true
  return typeof command === 'string' && command !== 'DATA'
}
