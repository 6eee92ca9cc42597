/**
 * The sample's mailbox: the story's messages as real .eml bytes, proper MIME with a few of the ways
 * in which real mail is untidy. The same story gives the same bytes.
 */
import { createHash } from 'node:crypto'
import MimeNode from 'nodemailer/lib/mime-node'
import { bodyOf, domainOf, isFromPhone, subjectOf, threadOf, type SampleMail } from './body.ts'
import { CAST, type Name } from './cast.data.ts'
import { winmail } from './tnef.ts'
import { mailDate } from './when.ts'

/** A file as it hangs on a message. */
export type Paper = { readonly name: string; readonly type: string; readonly bytes: Buffer }

export type Post = {
  /** Every message of the story by its id. */
  readonly story: ReadonlyMap<string, SampleMail>
  /** Letters and photographs by the names `attach` uses. */
  readonly papers: ReadonlyMap<string, Paper>
  readonly banner: Buffer
}

const RELAYS: Readonly<Record<string, string>> = {
  'hillview-academy.example': '198.51.100.7',
  'larkfield-primary.example': '198.51.100.21',
  'westshire-council.example': '203.0.113.40',
}
const OTHER_RELAY = '203.0.113.99'

/** The Message-ID of a message of the story, with its angle brackets. */
export function messageId(mail: SampleMail): string {
  return `<${mail.at.slice(0, 10).replaceAll('-', '')}.${mail.id}@${domainOf(mail)}>`
}

/** The bytes of one message, as they lie in the mailbox. */
export async function eml(mail: SampleMail, post: Post): Promise<Buffer> {
  const root = await partsOf(mail, post)
  for (const [key, value] of headersOf(mail, post)) root.setHeader(key, value)
  const built = await root.build()
  return untidied(mail, Buffer.concat([Buffer.from(tracesOf(mail), 'latin1'), built]))
}

type Header = readonly [string, string]

function headersOf(mail: SampleMail, post: Post): readonly Header[] {
  const thread = threadOf(mail, post.story)
  const parent = thread.at(-1)
  return [
    ['From', mailboxOf(mail.from)],
    ['To', mail.to.map(mailboxOf).join(', ')],
    ...(mail.cc === undefined ? [] : [['Cc', mail.cc.map(mailboxOf).join(', ')] as const]),
    ['Subject', subjectOf(mail, post.story)],
    ['Date', mailDate(mail.at)],
    ['Message-ID', messageId(mail)],
    ...(parent === undefined || mail.untidy === 'no references'
      ? []
      : [
          ['In-Reply-To', messageId(parent)] as const,
          ['References', thread.map(messageId).join(' ')] as const,
        ]),
    ...automaticHeaders(mail),
    ['MIME-Version', '1.0'],
  ]
}

function automaticHeaders(mail: SampleMail): readonly Header[] {
  if (mail.auto === 'replied')
    return [
      ['Auto-Submitted', 'auto-replied'],
      ['X-Auto-Response-Suppress', 'All'],
    ]
  if (mail.auto === 'generated')
    return [
      ['Auto-Submitted', 'auto-generated'],
      ['Precedence', 'bulk'],
    ]
  return isFromPhone(mail) ? [['X-Mailer', 'Phone Mail 4']] : []
}

const mailboxOf = (name: Name) => `"${CAST[name].name.replaceAll('"', '')}" <${CAST[name].address}>`

/** Trace headers of what was received; what Alex sent lies in the Sent folder and has none. */
function tracesOf(mail: SampleMail): string {
  if (mail.from === 'alex') return ''
  const domain = domainOf(mail)
  const id = digest(mail.id).slice(0, 12)
  return [
    `Return-Path: <${mail.auto === 'replied' ? '' : CAST[mail.from].address}>`,
    'Delivered-To: alex@wardfamily.example',
    `Received: from mx.wardfamily.example (mx.wardfamily.example [192.0.2.10])\r\n\tby mail.wardfamily.example with LMTP id ${id}\r\n\tfor <alex@wardfamily.example>; ${mailDate(mail.at, 4)}`,
    `Received: from out.${domain} (out.${domain} [${RELAYS[domain] ?? OTHER_RELAY}])\r\n\tby mx.wardfamily.example with ESMTPS id ${id.toUpperCase()}; ${mailDate(mail.at, 3)}`,
    '',
  ].join('\r\n')
}

async function partsOf(mail: SampleMail, post: Post): Promise<MimeNode> {
  const options = {
    baseBoundary: digest(mail.id).slice(0, 16),
    boundaryPrefix: '----=_',
    newline: 'win',
  }
  const attached = await attachmentsOf(mail, post)
  const { text, html } = bodyOf(mail, post.story)
  if (attached.length === 0 && html === null)
    return textNode(mail, text, new MimeNode('text/plain', options))
  if (attached.length === 0)
    return alternatives(new MimeNode('multipart/alternative', options), mail, post)
  const root = new MimeNode('multipart/mixed', options)
  if (html === null) textNode(mail, text, root.createChild('text/plain'))
  else alternatives(root.createChild('multipart/alternative'), mail, post)
  for (const paper of attached)
    root
      .createChild(paper.type, { filename: paper.name })
      .setHeader('Content-Disposition', 'attachment')
      .setContent(paper.bytes)
  return root
}

function alternatives(node: MimeNode, mail: SampleMail, post: Post): MimeNode {
  const { text, html } = bodyOf(mail, post.story)
  textNode(mail, text, node.createChild('text/plain'))
  const page = mail.newsletter === true ? node.createChild('multipart/related') : node
  page.createChild('text/html; charset=utf-8').setContent(html ?? '')
  if (mail.newsletter === true)
    page
      .createChild('image/png', { filename: 'banner.png' })
      .setHeader('Content-ID', '<banner@newsletter>')
      .setHeader('Content-Disposition', 'inline')
      .setContent(post.banner)
  return node
}

function textNode(mail: SampleMail, text: string, node: MimeNode): MimeNode {
  const { client } = CAST[mail.from]
  if (client === 'council')
    return node
      .setHeader('Content-Type', 'text/plain; charset=windows-1252')
      .setHeader('Content-Transfer-Encoding', 'quoted-printable')
      .setContent(windows1252(text.replaceAll("'", '’')))
  if (client === 'surgery')
    return node
      .setHeader('Content-Type', 'text/plain; charset=utf-8')
      .setHeader('Content-Transfer-Encoding', 'base64')
      .setContent(text)
  return node.setHeader('Content-Type', 'text/plain; charset=utf-8').setContent(text)
}

async function attachmentsOf(mail: SampleMail, post: Post): Promise<readonly Paper[]> {
  const papers = (mail.attach ?? []).map((name) => found(post.papers, name))
  if (mail.forwards !== undefined) {
    const bytes = await eml(found(post.story, mail.forwards), post)
    return [...papers, { name: 'Forwarded message.eml', type: 'message/rfc822', bytes }]
  }
  if (mail.untidy === 'winmail') {
    const note = Buffer.from('Eleven hands went up in 7C for a quieter corner.\r\n')
    return [
      ...papers,
      { name: 'winmail.dat', type: 'application/ms-tnef', bytes: winmail('hands-up.txt', note) },
    ]
  }
  return papers
}

/** Does to the finished bytes what careless programs do. */
function untidied(mail: SampleMail, bytes: Buffer): Buffer {
  const change = (from: RegExp, to: string) =>
    Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1')
  switch (mail.untidy) {
    case 'date nobody can read':
      return change(/^Date: .*$/m, 'Date: Thursday evening, after tea')
    case 'two-digit year':
      return change(/^Date: .*$/m, 'Date: Mon, 2 Nov 26 08:06 GMT')
    case 'raw Latin-1 header':
      return change(/^Subject: .*$/m, `Subject: ${mail.subject ?? ''}`)
    case 'charset nobody knows':
      return change(/charset=utf-8/, 'charset=x-hillview-8')
    case 'no message id':
      return change(/^Message-I[Dd]: .*\r\n/m, '')
    case 'spaces round the name':
      return change(
        /^From: .*$/m,
        `From: "  ${CAST[mail.from].name}  " <${CAST[mail.from].address.toUpperCase()}>`,
      )
    case 'no references':
    case 'winmail':
    case undefined:
      break
  }
  return bytes
}

const WINDOWS_1252: Readonly<Record<string, number>> = {
  '’': 0x92,
  '‘': 0x91,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '…': 0x85,
}

function windows1252(text: string): Buffer {
  return Buffer.from(Array.from(text, (sign) => WINDOWS_1252[sign] ?? sign.codePointAt(0) ?? 0x3f))
}

function found<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name)
  if (value === undefined) throw new Error(`The story names ${name}, which is not in it`)
  return value
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
