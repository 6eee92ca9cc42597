/**
 * Mail that comes in answer to an email that asked. It is known by the signed address it came to, or by
 * the Message-ID it answers; kept whole, once, as the account that asked; and where it leaves no doubt
 * it is taken as the answer, for the family to confirm. Heard never answers a mail by itself.
 */
import { takeReaderMail } from '../../child/readers/mail.ts'
import { mailDraft } from '../../correspondence/drafts.ts'
import type { ArrivalBody, MessageBody } from '../../correspondence/entries.ts'
import { sameAddress } from '../../correspondence/mail/addresses.ts'
import { autoOf } from '../../correspondence/mail/auto.ts'
import { mailKey, sha256 } from '../../correspondence/mail/keys.ts'
import { Unreadable, type Mail } from '../../correspondence/mail/mail.ts'
import { readMail } from '../../correspondence/mail/message.ts'
import { dayAt, type Day } from '../../platform/day.ts'
import type { MailChecks } from '../../platform/mail/checks.ts'
import { readNotice, type Action, type Notice } from '../../platform/mail/dsn.ts'
import type { ReplyAddresses } from '../../platform/mail/reply-address.ts'
import { lockHead } from '../../record/append.ts'
import { inRecord } from '../../record/begin.ts'
import type { Entry, EntryDraft } from '../../record/entry.ts'
import { erasedKeys } from '../../record/kept-out.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { append, findEntries, knownKeys } from '../../record/store.ts'
import { askedBody, OWED, type AskedBody, type Outcome } from './entries.ts'
import { readersWithout, tellOutcome, threadOf } from './send.ts'
import { BY_EMAIL, countOneCame, findAskedAt, isEnded } from './store.ts'
import { saysThemselves, takenAs } from './taken-as.ts'
import { tokenAmong } from './token-in.ts'

export type ReceiveAround = {
  readonly ledger: Ledger
  readonly now: () => string
  readonly addresses: ReplyAddresses
  /** What becomes of a reply to a mail about something that is not owed, by the kind of what it is about. */
  readonly landings?: Readonly<Record<string, Landing>>
}

/** Words that came from the address a mail went to, with nothing that speaks against it. */
export type Landing = (
  write: Write,
  came: {
    /** The seat of the link in that mail. */
    readonly member: string
    readonly words: string
    /** When a server of ours took it. */
    readonly at: string
    readonly message: Entry
  },
) => Promise<void>

export type ArrivedMail = {
  readonly raw: Buffer
  /** Envelope recipients, where they are known. */
  readonly to: readonly string[]
  /** When a server of ours took it (ISO 8601): what the mail says of itself can be anything. */
  readonly at: string
  readonly by: ArrivalBody['by']
  readonly checks: MailChecks
}

/** `known`: it came before, or was erased. `too many`: it may come again tomorrow. */
export type Received = 'kept' | 'known' | 'not ours' | 'too many'

/** Files of one mail that become files of its entry; the mail itself holds all of them. */
const FILES_MAX = 60

/** Keeps `arrived` once, however often it comes. What it throws is ours to mend: it may come again. */
export async function receiveMail(
  { ledger, now, addresses, landings = {} }: ReceiveAround,
  given: ArrivedMail,
): Promise<Received> {
  // Another server's clock may run ahead: nothing came tomorrow.
  const arrived = { ...given, at: [given.at, now()].toSorted()[0] ?? given.at }
  const mail = await readMail(arrived.raw).catch((problem: unknown) => {
    if (problem instanceof Unreadable) return null
    throw problem
  })
  const notice = await readNotice(arrived.raw)
  const about = { to: arrived.to, mail, notice }
  const token = tokenAmong(about, addresses)
  const at = token === null ? null : await findAskedAt(ledger.db, token)
  if (token === null) return 'not ours'
  if (at === null) return takeForReader({ ledger, now }, token, { notice, mail, at: arrived.at })
  const { accountId, recordId } = at
  return inRecord(ledger, { accountId, recordId, now: now() }, async (write) => {
    await lockHead(write)
    const [asked] = await findEntries(write, [at.seq])
    if (asked === undefined || asked.erased) return 'not ours'
    const body = askedBody.parse(asked.body)
    const messageId = addresses.messageIdFor(token)
    const came = { asked, body, arrived, mail, notice, messageId, landings }
    return mail === null ? keepUnread(write, came) : keepMail(write, { ...came, mail })
  })
}

/** What came about a link to read that was mailed: told beside it, and not kept whole. */
async function takeForReader(
  around: Pick<ReceiveAround, 'ledger' | 'now'>,
  token: string,
  came: { readonly notice: Notice | null; readonly mail: Mail | null; readonly at: string },
): Promise<Received> {
  const { notice, mail, at } = came
  const isTaken = await takeReaderMail(around, token, { notice, words: mail?.words ?? null, at })
  return isTaken ? 'kept' : 'not ours'
}

type Came = {
  readonly asked: Entry
  readonly body: AskedBody
  readonly arrived: ArrivedMail
  readonly notice: Notice | null
  /** Of the mail that asked. */
  readonly messageId: string
  readonly landings: NonNullable<ReceiveAround['landings']>
}

async function isNew(write: Write, key: string): Promise<boolean> {
  return (await knownKeys(write, [key])).length + (await erasedKeys(write, [key])).length === 0
}

/** What cannot be read as a mail at all is kept whole: it came to an address that nobody else knows. */
async function keepUnread(write: Write, { asked, arrived }: Came): Promise<Received> {
  const key = `file:${sha256(arrived.raw)}`
  if (!(await isNew(write, key))) return 'known'
  if (!(await countOneCame(write, asked.root))) return 'too many'
  const title = 'A mail that could not be read'
  await append(write, [
    {
      ...(await frameOf(write, { asked, arrived })),
      kind: 'unreadable',
      author: await findMyName(write),
      people: [],
      body: { title, reason: 'It came to the address for answers, but it is not a mail.' },
      files: [{ name: 'message.eml', bytes: arrived.raw }],
      key,
    },
  ])
  return 'kept'
}

async function keepMail(write: Write, came: Came & { readonly mail: Mail }): Promise<Received> {
  const { asked, body, mail, arrived, notice } = came
  const key = mailKey(arrived.raw, mail)
  if (!(await isNew(write, key))) return 'known'
  if (!(await countOneCame(write, asked.root))) return 'too many'
  const arrival = arrivalOf(came)
  const { entries } = await append(write, [await draftOf(write, came, { arrival, key })])
  const [message] = entries
  if (message === undefined) return 'known'
  const on = dayAt(arrived.at, write.zone)
  if (notice !== null) {
    await tell(write, asked, {
      as: OUTCOME_OF[notice.action],
      on,
      words: notice.diagnostic,
      message,
    })
    return 'kept'
  }
  const { subject, words, headers } = mail
  const facts = { subject, words, headers, auto: autoOf(headers), from: mail.from?.address ?? null }
  const as = takenAs(facts, arrival)
  if (as === 'a notice that it came back')
    await tell(write, asked, { as: 'came back', on, words: null, message })
  if (await isEnded(write, asked.root)) return 'kept'
  const [about] = await findEntries(write, [body.of])
  // A copy to confirm is no question, whatever it is of.
  if (OWED.includes(about?.kind ?? '') && body.shown === null) {
    if (as === 'the answer') await takeAsAnswer(write, came, message)
    return 'kept'
  }
  const land = came.landings[about?.kind ?? '']
  if (land !== undefined && body.member !== null && saysThemselves(facts, arrival)) {
    const said = words.trim().slice(0, ANSWER_CHARS_MAX)
    await land(write, { member: body.member, words: said, at: arrived.at, message })
  }
  return 'kept'
}

const OUTCOME_OF: Record<Action, Outcome> = {
  failed: 'came back',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'handed over',
  expanded: 'handed over',
}

async function tell(
  write: Write,
  asked: Entry,
  told: {
    readonly as: Outcome
    readonly on: Day
    readonly words: string | null
    readonly message: Entry
  },
): Promise<void> {
  const { as, on, words, message } = told
  await tellOutcome(write, asked, { as, on, words, source: message.seq })
}

function arrivalOf({ body, arrived, mail }: Came & { readonly mail: Mail }): ArrivalBody {
  const { spf, dkim, dmarc, theirs } = arrived.checks
  const from = mail.from?.address ?? null
  const isAsked =
    from !== null && body.address !== null && sameAddress(from) === sameAddress(body.address)
  return {
    by: arrived.by,
    from: isAsked ? 'the address asked' : 'another address',
    spf,
    dkim: [...dkim],
    dmarc,
    theirs,
  }
}

async function frameOf(write: Write, { asked, arrived }: Pick<Came, 'asked' | 'arrived'>) {
  return {
    happened: { day: dayAt(arrived.at, write.zone), time: null, precision: 'day' as const },
    shelf: asked.shelf,
    audience: { people: await readersWithout(write, asked) },
    amends: null,
  }
}

async function draftOf(
  write: Write,
  { asked, arrived, mail, messageId }: Came & { readonly mail: Mail },
  { arrival, key }: { readonly arrival: ArrivalBody; readonly key: string },
): Promise<EntryDraft> {
  const size = arrived.raw.byteLength
  const item = {
    sort: 'mail' as const,
    type: 'message/rfc822',
    path: 'message.eml',
    name: 'message.eml',
    size,
    source: { bytes: arrived.raw },
    modified: null,
    envelope: null,
  }
  const few = { ...mail, attachments: mail.attachments.slice(0, FILES_MAX) }
  const frame = await frameOf(write, { asked, arrived })
  const author = await findMyName(write)
  const draft = mailDraft(
    item,
    { is: 'mail', key, auto: autoOf(mail.headers), mail: few },
    { zone: write.zone, today: dayAt(arrived.at, write.zone), author },
    // All that comes of one email is one thread, whatever its headers say.
    { thread: threadOf(messageId), beside: frame.happened },
  )
  const body: MessageBody = { ...(draft.body as MessageBody), answersMail: asked.root, arrival }
  return { ...draft, body, audience: frame.audience }
}

const ANSWER_CHARS_MAX = 20_000

/** Kept under a key of its own, so that it is known as taken by a machine until the family has confirmed it. */
async function takeAsAnswer(
  write: Write,
  { asked, body, mail, arrived }: Came & { readonly mail: Mail },
  message: Entry,
): Promise<void> {
  await append(write, [
    {
      ...(await frameOf(write, { asked, arrived })),
      kind: 'answer',
      author: body.name,
      people: mail.from === null ? [] : [mail.from],
      body: {
        of: body.of,
        as: 'answered',
        words: mail.words.trim().slice(0, ANSWER_CHARS_MAX),
        source: message.seq,
      },
      files: [],
      key: `${BY_EMAIL}${message.seq}`,
    },
  ])
}
