/**
 * What a message says on the page: the new words, the signature, and the history that each mail
 * program drags along in its own way. Pure: a message and the ones before it in, text and HTML out.
 */
import { CAST, type Name } from './cast.data.ts'
import type { Mail, Person } from './story.ts'
import { quotedOn, sentOn } from './when.ts'

export type SampleMail = Mail<Name>
export type Body = { readonly text: string; readonly html: string | null }

const EVENING = '19:00'
const DISCLAIMER = [
  'This email is intended only for the person to whom it is addressed. If it has reached you by',
  'mistake please tell us and delete it. Westshire Council, County Hall, Westshire.',
]

/** Whether Alex wrote this on the phone, late, as most of them are. */
export function isFromPhone(mail: SampleMail): boolean {
  return mail.from === 'alex' && mail.at.slice(11) >= EVENING
}

/** The subject as it stands in the header. */
export function subjectOf(mail: SampleMail, earlier: ReadonlyMap<string, SampleMail>): string {
  if (mail.subject !== undefined) return mail.subject
  const bare = bareSubject(mail, earlier)
  if (mail.auto === 'replied') return `Automatic reply: ${bare}`
  if (mail.untidy === 'no references') return `RE: [EXTERNAL] ${bare}`
  return CAST[mail.from].client === 'office' ? `RE: ${bare}` : `Re: ${bare}`
}

function bareSubject(mail: SampleMail, earlier: ReadonlyMap<string, SampleMail>): string {
  const first = threadOf(mail, earlier)[0] ?? mail
  return first.subject ?? ''
}

/** The messages this one answers, the first of the thread first, itself not among them. */
export function threadOf(
  mail: SampleMail,
  earlier: ReadonlyMap<string, SampleMail>,
): readonly SampleMail[] {
  const parent = mail.re === undefined ? undefined : earlier.get(mail.re)
  if (mail.re !== undefined && parent === undefined)
    throw new Error(`${mail.id} answers ${mail.re}, which is not in the story`)
  return parent === undefined ? [] : [...threadOf(parent, earlier), parent]
}

/** Text and, where the program sends one, HTML. */
export function bodyOf(mail: SampleMail, earlier: ReadonlyMap<string, SampleMail>): Body {
  const parent = mail.re === undefined ? undefined : earlier.get(mail.re)
  const text = [newText(mail), historyText(mail, parent, earlier)]
    .filter((part) => part !== '')
    .join('\n\n')
  const sendsHtml =
    mail.newsletter === true ||
    (['web', 'office'].includes(CAST[mail.from].client) &&
      !isFromPhone(mail) &&
      mail.between !== true &&
      mail.untidy === undefined)
  return { text: `${text}\n`, html: sendsHtml ? htmlOf(mail, earlier) : null }
}

function newText(mail: SampleMail): string {
  if (mail.between === true) return mail.words
  return [mail.words, ...signatureOf(mail)].join('\n\n')
}

function signatureOf(mail: SampleMail): readonly string[] {
  if (isFromPhone(mail)) return ['Alex', 'Sent from my phone']
  const { client, signature } = CAST[mail.from]
  const lines = signature.join('\n')
  if (client === 'council') return [lines, DISCLAIMER.join('\n')]
  // The line that begins a signature (RFC 3676, section 4.3): some programs write it, most do not.
  return client === 'plain' ? [`-- \n${lines}`] : [lines]
}

function historyText(
  mail: SampleMail,
  parent: SampleMail | undefined,
  earlier: ReadonlyMap<string, SampleMail>,
): string {
  if (parent === undefined || mail.between === true || mail.auto !== undefined) return ''
  const before = bodyOf(parent, earlier).text.trimEnd()
  const { client } = CAST[mail.from]
  if (client === 'plain' || client === 'machine') return ''
  if (client === 'office')
    return ['_'.repeat(32), headOf(parent, earlier).join('\n'), '', before].join('\n')
  if (client === 'council')
    return ['-----Original Message-----', headOf(parent, earlier).join('\n'), '', before].join('\n')
  return [
    `On ${quotedOn(parent.at)}, ${mailbox(CAST[parent.from])} wrote:`,
    '',
    quoted(before),
  ].join('\n')
}

function headOf(mail: SampleMail, earlier: ReadonlyMap<string, SampleMail>): readonly string[] {
  return [
    `From: ${mailbox(CAST[mail.from])}`,
    `Sent: ${sentOn(mail.at)}`,
    `To: ${mail.to.map((name) => CAST[name].name).join('; ')}`,
    ...(mail.cc === undefined ? [] : [`Cc: ${mail.cc.map((name) => CAST[name].name).join('; ')}`]),
    `Subject: ${subjectOf(mail, earlier)}`,
  ]
}

const mailbox = (person: Person) => `${person.name} <${person.address}>`

const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : line.startsWith('>') ? `>${line}` : `> ${line}`))
    .join('\n')

function htmlOf(mail: SampleMail, earlier: ReadonlyMap<string, SampleMail>): string {
  const parent = mail.re === undefined ? undefined : earlier.get(mail.re)
  const banner =
    mail.newsletter === true
      ? `<table width="600" style="border:0"><tr><td><img src="cid:banner@newsletter" alt=""></td></tr></table><img src="https://news.${domainOf(mail)}/seen.gif?to=alex" width="1" height="1" alt="">`
      : ''
  const own = `${paragraphs(mail.words)}${signatureOf(mail)
    .map((part) => `<p style="color:#555">${lines(part)}</p>`)
    .join('')}`
  return `<html><head><style>p{margin:0 0 12px}</style></head><body>${banner}<div dir="ltr">${own}</div>${
    parent === undefined || mail.auto !== undefined ? '' : historyHtml(mail, parent, earlier)
  }</body></html>\n`
}

function historyHtml(
  mail: SampleMail,
  parent: SampleMail,
  earlier: ReadonlyMap<string, SampleMail>,
): string {
  const before = paragraphs(bodyOf(parent, earlier).text.trimEnd())
  if (CAST[mail.from].client === 'office')
    return `<hr><div id="divRplyFwdMsg" dir="ltr">${headOf(parent, earlier).map(lines).join('<br>')}</div><div>${before}</div>`
  const attribution = `On ${quotedOn(parent.at)}, ${mailbox(CAST[parent.from])} wrote:`
  return `<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${lines(attribution)}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${before}</blockquote></div>`
}

/** The part of an address after the `@`. */
export function domainOf(mail: SampleMail): string {
  return CAST[mail.from].address.split('@')[1] ?? ''
}

const paragraphs = (text: string) =>
  text
    .split('\n\n')
    .map((part) => `<p>${lines(part)}</p>`)
    .join('')

const lines = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>')
