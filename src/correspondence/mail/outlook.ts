/**
 * An Outlook file (.msg, MS-OXMSG) read into the same facts as any other message. Where it carries
 * the headers it travelled with, those decide who, when and which thread; a message that was never
 * sent has none, and what Outlook itself noted is used.
 */
import { createRequire } from 'node:module'
import type * as msgreader from '@kenjiuno/msgreader'
import type { FieldsData } from '@kenjiuno/msgreader'
import PostalMime, { type Attachment, type Email, type Mailbox } from 'postal-mime'
import { dateOf, readDate, type MailDate } from './date.ts'
import { Unreadable, type Mail } from './mail.ts'
import { mailOf, MESSAGE_BYTES_MAX } from './message.ts'

// CommonJS with a `default`: loaders disagree about what importing it gives, `require` does not.
const { default: MsgReader } = createRequire(import.meta.url)(
  '@kenjiuno/msgreader',
) as typeof msgreader.default
type Reader = InstanceType<typeof MsgReader>

const ATTACHMENTS_MAX = 500

/** The message in the .msg file `raw`. Throws Unreadable where it is not one or is broken. */
export async function readOutlook(raw: Uint8Array): Promise<Mail> {
  if (raw.byteLength > MESSAGE_BYTES_MAX)
    throw new Unreadable('This message is larger than 150 MB.')
  const { file, fields } = open(raw)
  const email = await emailOf(file, fields)
  const mail = mailOf(email, null)
  return mail.date.placedBy === 'none' ? { ...mail, date: notedDate(fields, mail.date) } : mail
}

function open(raw: Uint8Array): { file: Reader; fields: FieldsData } {
  try {
    const copy = Uint8Array.from(raw)
    const file = new MsgReader(copy.buffer)
    const fields = file.getFileData()
    if (fields.dataType === 'msg') return { file, fields }
  } catch (fault) {
    throw new Unreadable('This Outlook file is damaged.', { cause: fault })
  }
  throw new Unreadable('This Outlook file holds no message.')
}

async function emailOf(file: Reader, fields: FieldsData): Promise<Email> {
  const travelled = await headersOf(fields.headers ?? '')
  const html = htmlOf(fields)
  const noted = {
    ...optional('from', senderOf(fields)),
    ...optional('to', recipientsOf(fields, 'to')),
    ...optional('cc', recipientsOf(fields, 'cc')),
    ...optional('subject', fields.subject),
    ...optional('messageId', fields.messageId),
  }
  return {
    ...noted,
    ...travelled,
    ...optional('subject', travelled.subject ?? fields.subject),
    ...optional('text', fields.body),
    ...optional('html', html),
    attachments: attachmentsOf(file, fields),
  }
}

/** The headers alone, as a message without a body; what they say of the body no longer holds. */
async function headersOf(headers: string): Promise<Email> {
  const plain = headers.replaceAll(/^content-[^\n]*\n(?:[ \t][^\n]*\n)*/gim, '').trimEnd()
  try {
    const email = await PostalMime.parse(plain === '' ? '' : `${plain}\r\n\r\n`)
    return { ...email, attachments: [] }
  } catch {
    return { headers: [], headerLines: [], attachments: [] }
  }
}

function htmlOf(fields: FieldsData): string | undefined {
  if (fields.bodyHtml !== undefined) return fields.bodyHtml
  if (fields.html === undefined) return undefined
  const bytes = Uint8Array.from(fields.html)
  const utf8 = fields.internetCodepage === 65_001 || fields.internetCodepage === undefined
  return new TextDecoder(utf8 ? 'utf-8' : codepage(fields.internetCodepage)).decode(bytes)
}

function codepage(number: number | undefined): string {
  try {
    return new TextDecoder(`windows-${number}`).encoding
  } catch {
    return 'windows-1252'
  }
}

function senderOf(fields: FieldsData): Mailbox | undefined {
  const address = [
    fields.senderSmtpAddress,
    fields.sentRepresentingSmtpAddress,
    fields.senderEmail,
    fields.inetAcctName,
  ].find(isAddress)
  const name = fields.senderName === 'Unknown' ? '' : (fields.senderName ?? '')
  return address === undefined && name === '' ? undefined : { name, address: address ?? '' }
}

function recipientsOf(fields: FieldsData, type: 'to' | 'cc'): Mailbox[] | undefined {
  const found = (fields.recipients ?? [])
    .filter((one) => (one.recipType ?? 'to') === type)
    .map((one) => ({
      name: (one.name ?? '').replaceAll(/^'|'$/g, ''),
      address: [one.smtpAddress, one.email].find(isAddress) ?? '',
    }))
    .filter((one) => one.name !== 'Unknown')
  return found.length === 0 ? undefined : found
}

/** Exchange's own names (`/O=EXCHANGELABS/...`) are no address that anybody can write to. */
function isAddress(address: string | undefined): address is string {
  return address !== undefined && address.includes('@') && !address.startsWith('/')
}

function attachmentsOf(file: Reader, fields: FieldsData): Attachment[] {
  return (fields.attachments ?? []).slice(0, ATTACHMENTS_MAX).flatMap((one): Attachment[] => {
    try {
      const { fileName, content } = file.getAttachment(one)
      const inner = one.innerMsgContent === true
      return [
        {
          filename: inner ? `${one.name ?? fileName}.msg` : (one.fileName ?? fileName),
          mimeType: one.attachMimeTag ?? 'application/octet-stream',
          disposition: one.attachmentHidden === true ? 'inline' : 'attachment',
          content: Uint8Array.from(content),
          ...optional('contentId', one.pidContentId),
        },
      ]
    } catch {
      return []
    }
  })
}

/** What Outlook noted when it sent or received the message, in UTC. */
function notedDate(fields: FieldsData, date: MailDate): MailDate {
  const sent = fields.clientSubmitTime
  if (sent !== undefined && readDate(sent) !== null) return dateOf([sent], [])
  const delivered = fields.messageDeliveryTime
  return delivered === undefined
    ? date
    : { ...dateOf([], [`; ${delivered}`]), written: date.written }
}

function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T })
}
