/** An email as a file that opens as a draft in a mail program (RFC 5322; X-Unsent for Outlook). */
import MailComposer from 'nodemailer/lib/mail-composer'

export type Unsent = {
  readonly to: readonly { readonly name: string; readonly address: string }[]
  readonly subject: string
  readonly text: string
  readonly files: readonly {
    readonly name: string
    readonly type: string
    readonly bytes: Buffer
  }[]
}

/**
 * The bytes of the email. It has no sender and no date: the mail program that sends it sets both.
 * Names and addresses become headers by nodemailer, which lets no line end through.
 */
export async function unsentMail({ to, subject, text, files }: Unsent): Promise<Buffer> {
  const message = new MailComposer({
    to: to.map(({ name, address }) => ({ name, address })),
    subject,
    text,
    headers: { 'X-Unsent': '1' },
    date: new Date(0),
    // RFC 5322 2.1: every line ends with CRLF, also those of the words.
    newline: 'windows',
    attachments: files.map(({ name, type, bytes }) => ({
      filename: name,
      content: bytes,
      contentType: type,
      contentDisposition: 'attachment',
    })),
  }).compile()
  const built = await message.build()
  return withoutHeader(built, ['Date', 'Message-ID'])
}

/** The message without the headers named, each of which stands on one line. */
function withoutHeader(message: Buffer, names: readonly string[]): Buffer {
  const text = message.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const head = text
    .slice(0, end)
    .split(/\r\n(?![ \t])/)
    .filter(
      (line) => !names.some((name) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)),
    )
    .join('\r\n')
  return Buffer.from(head + text.slice(end), 'latin1')
}
