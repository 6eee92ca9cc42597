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
  const { to, subject, text, stop } = letter
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: to },
      subject,
      text,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      ...(stop !== undefined && { list: { unsubscribe: stop } }),
    })
    return 'sent'
  } catch (problem) {
    // A server that says no in so many words (RFC 5321 4.2.1) did not take it; a broken line says nothing.
    const { responseCode } = problem as { responseCode?: unknown }
    return typeof responseCode === 'number' && responseCode >= 400 ? 'not sent' : 'unsure'
  }
}
