/**
 * Asking by email: one press makes a seat by link, what it reads, and the mail; and the mail goes out at
 * most once. It is claimed, committed, before it is handed over: a press repeated, a second process or
 * a kill never sends it twice. What became of it is an entry.
 */
import type { Day } from '../../platform/day.ts'
import type { Mailer, MailFile, Sent } from '../../platform/mail/mailer.ts'
import { newToken, type ReplyAddresses } from '../../platform/mail/reply-address.ts'
import { addPrivateLink, seatByLink, type LinkHolder } from '../../people/private-links.ts'
import { lockHead } from '../../record/append.ts'
import { currentAudience, readersOf } from '../../record/audience.ts'
import type { Audience, Entry, EntryDraft } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findAddressOfKey, findMyName, findReaders } from '../../record/looking.ts'
import { append, findEntries } from '../../record/store.ts'
import { todayIn } from '../../record/visit.ts'
import { askedBody, THE_LINK, type Outcome } from './entries.ts'
import type { ToAsk } from './forms.ts'
import { wholeText } from './mail-words.ts'
import { keepAskedMail } from './store.ts'

export type ByMail = {
  readonly url: string
  /** Sends mail; null where this installation has no mail server. */
  readonly mailer: Mailer | null
  readonly addresses: ReplyAddresses
}

/** The role of whoever has a link to answer by. */
export const ANSWERING = 'answering'
/** What they may add. */
const ADDS = ['answer', 'promise', 'hand-over'] as const

export type Made = {
  readonly seq: number
  readonly to: Addressed
  /** As it goes out, with its link. */
  readonly text: string
  readonly link: string
  readonly token: string
  readonly writer: string
  readonly files: readonly MailFile[]
}

type Addressed = Pick<ToAsk, 'name' | 'address' | 'subject'>

/** One mail about something in the record, with the link of a seat or with none. */
export type ToMail = {
  /** What it is about. */
  readonly of: Pick<Entry, 'root' | 'shelf'>
  /** Who may read that it went, and how it fared. */
  readonly readers: readonly string[]
  readonly to: Addressed
  /** The whole text; `link` is where they press. */
  readonly text: (given: { readonly link: string; readonly byReply: boolean }) => string
  readonly seat: { readonly holder: LinkHolder; readonly until: Day; readonly once: boolean } | null
  readonly question?: string
  readonly shown?: string
  readonly files?: readonly MailFile[]
  readonly key: string
  readonly byMailer: boolean
}

/** Makes the seat, its link and what it reads. Null where the form has made it before: nothing is sent again. */
export async function makeAsked(
  write: Write,
  around: Pick<ByMail, 'url' | 'addresses'>,
  asking: {
    /** The ask, as its newest version. */
    readonly asked: Entry
    readonly to: ToAsk
    readonly key: string
    readonly byMailer: boolean
  },
): Promise<Made | null> {
  const { asked, to, key, byMailer } = asking
  await lockHead(write)
  if ((await findAddressOfKey(write, key)) !== null) return null
  const { question, until } = to
  const holder = await seatByLink(write, { name: to.name, role: ANSWERING, adds: ADDS, until })
  return makeMail(write, around, {
    of: asked,
    readers: [...(await readersNow(write, asked)), holder.memberId],
    to,
    text: ({ link, byReply }) => wholeText({ question, link, until, byReply }),
    seat: { holder, until, once: false },
    question,
    key,
    byMailer,
  })
}

/**
 * Keeps that a mail goes out, with a link of its own, and claims it: to be committed before it is handed over.
 * Null where `key` made it before.
 */
export async function makeMail(
  write: Write,
  { url, addresses }: Pick<ByMail, 'url' | 'addresses'>,
  mail: ToMail,
): Promise<Made | null> {
  const { of, to, text, seat, key, byMailer } = mail
  await lockHead(write)
  if ((await findAddressOfKey(write, key)) !== null) return null
  const token = newToken()
  const byReply = byMailer && addresses.addressFor(token) !== null
  const writer = await findMyName(write)
  const { entries } = await append(write, [
    {
      ...(await frameOf(write, of, writer)),
      kind: 'asked by mail',
      audience: isOnlyMine(write, mail.readers) ? 'me' : { people: mail.readers },
      people: [{ name: to.name, address: to.address }],
      body: {
        of: of.root,
        name: to.name,
        address: to.address,
        subject: to.subject,
        words: text({ link: THE_LINK, byReply }),
        question: mail.question ?? null,
        ...(mail.shown !== undefined && { shown: mail.shown }),
        member: seat?.holder.memberId ?? null,
        until: seat?.until ?? null,
      },
      key,
    },
  ])
  const seq = entries[0]?.seq ?? 0
  const secret = seat === null ? '' : await addPrivateLink(write, seat.holder, seat)
  const thread = threadOf(addresses.messageIdFor(token))
  const member = seat?.holder.memberId ?? null
  await keepAskedMail(write, { seq, member, token, thread, claimed: byMailer })
  const link = linkOf(url, secret)
  return { seq, to, text: text({ link, byReply }), link, token, writer, files: mail.files ?? [] }
}

function isOnlyMine({ memberId }: Write, readers: readonly string[]): boolean {
  return readers.every((id) => id === memberId)
}

/** The thread of what answers the mail with this Message-ID, as threads of mail are named. */
export function threadOf(messageId: string): string {
  return `m:${messageId}`
}

/** Where the link of `secret` leads. */
export function linkOf(url: string, secret: string): string {
  return new URL(`/l/${secret}`, url).href
}

async function frameOf(
  write: Write,
  asked: Pick<Entry, 'shelf'>,
  author: string,
): Promise<Omit<EntryDraft, 'kind' | 'body' | 'audience'>> {
  return {
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author,
    people: [],
    shelf: asked.shelf,
    amends: null,
    files: [],
  }
}

/** Those who may read `asked` now, by name: whoever it is given to besides sees no more than this mail. */
async function readersNow(write: Write, asked: Entry): Promise<readonly string[]> {
  const audience: Audience = await currentAudience(write, asked)
  return readersOf(write, audience === 'circle' ? 'owners' : audience)
}

/** Hands the mail over. To be called once, after what `makeAsked` did is committed. */
async function handOver({ mailer, addresses }: ByMail, made: Made): Promise<Sent> {
  const { to, text, token, writer, files } = made
  if (mailer === null || to.address === null) return 'not sent'
  return mailer.send({
    to: to.address,
    subject: to.subject,
    text: `${text}\n`,
    files,
    written: {
      by: writer,
      messageId: addresses.messageIdFor(token),
      replyTo: addresses.addressFor(token),
    },
  })
}

/** Hands over what was made and committed, and writes down what became of it. `within` is a visit of whoever sends. */
export async function sendMade(
  within: (work: (write: Write) => Promise<void>) => Promise<void>,
  around: ByMail,
  made: Made,
): Promise<Sent> {
  const sent = await handOver(around, made)
  await within(async (write) => {
    const [of] = await findEntries(write, [made.seq])
    if (of !== undefined) await tellOutcome(write, of, { as: sent })
  })
  return sent
}

const OUTCOME_OF: Record<Sent, Outcome> = {
  sent: 'handed over',
  'not sent': 'not sent',
  unsure: 'not known',
}

/** Writes down what became of the mail `seq`, for those who may read that it was sent. */
export async function tellOutcome(
  write: Write,
  of: Entry,
  told: {
    readonly as: Sent | Outcome
    readonly on?: Day
    readonly words?: string | null
    readonly source?: number
  },
): Promise<void> {
  const as = told.as === 'sent' || told.as === 'unsure' ? OUTCOME_OF[told.as] : told.as
  const on = told.on ?? todayIn(write)
  await append(write, [
    {
      ...(await frameOf(write, of, await findMyName(write))),
      kind: 'mail outcome',
      audience: { people: await readersWithout(write, of) },
      body: { of: of.root, as, on, words: told.words ?? null, source: told.source ?? null },
      // Told once, however often the same notice comes.
      key: `outcome:${of.root}:${as}`,
    },
  ])
}

/** Those who may read `asked`, without the seat of its link: it is told nothing but the question. */
export async function readersWithout(write: Write, asked: Entry): Promise<readonly string[]> {
  const { members } = await findReaders(write, asked.seq)
  const { member } = askedBody.parse(asked.body)
  return members.filter((id) => id !== member)
}
