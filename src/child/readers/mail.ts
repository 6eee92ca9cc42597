/**
 * Mailing a link to read, and reminding: at most twice, a week apart, never at night, never after it was
 * confirmed or stopped. Each mail is claimed, committed, before it is handed over, so that a kill or a second
 * process sends none twice. What became of it is an entry.
 */
import { Temporal } from 'temporal-polyfill'
import type { Action, Notice } from '../../platform/mail/dsn.ts'
import type { Mailer, Sent } from '../../platform/mail/mailer.ts'
import { newToken, type ReplyAddresses } from '../../platform/mail/reply-address.ts'
import { dayAt, type Day } from '../../platform/day.ts'
import { inRecord } from '../../record/begin.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { append } from '../../record/store.ts'
import { todayIn } from '../../record/visit.ts'
import type { ReaderMailBody } from './entries.ts'
import {
  claimMail,
  findMailAt,
  findMailings,
  findSenders,
  keepMailing,
  settleMail,
  type Mailing,
} from './mail-store.ts'
import { isReminderDue, mailWords } from './mailing.ts'
import { stateOf, type Reader } from './reader.ts'
import { findReaders } from './store.ts'

export type MailAround = {
  readonly ledger: Ledger
  readonly now: () => string
  readonly url: string
  readonly mailer: Mailer
  readonly addresses: ReplyAddresses
}

type Who = { readonly recordId: string; readonly accountId: string }
export type ClaimedMail = {
  readonly reader: Reader
  readonly mailing: Mailing
  readonly number: number
  readonly writer: string
}

/** Keeps that `reader`'s new link is to be mailed to `address`, and claims it. To be committed before it is sent. */
export async function prepareMail(
  write: Write,
  reader: Reader,
  { address, secret }: { readonly address: string; readonly secret: string },
): Promise<ClaimedMail | null> {
  const mailing = { member: reader.member, address, secret, token: newToken() }
  await keepMailing(write, mailing)
  if (!(await claimMail(write, reader.member, 0))) return null
  const whole = { ...mailing, claimed: 0, last: null, stopped: false }
  return { reader, mailing: whole, number: 0, writer: await findMyName(write) }
}

/** Hands a claimed mail over and writes down what became of it. */
export async function sendClaimed(
  around: MailAround,
  who: Who,
  claimed: ClaimedMail,
): Promise<Sent> {
  const { reader, mailing, number, writer } = claimed
  const { url, mailer, addresses } = around
  const stop = new URL(`/l/no-more/${mailing.token}`, url).href
  const link = new URL(`/l/${mailing.secret}`, url).href
  const words = mailWords({ writer, link, stop, until: reader.until, number })
  const done = await mailer.send({
    to: mailing.address,
    ...words,
    stop,
    written: {
      by: writer,
      messageId: addresses.messageIdFor(mailing.token),
      replyTo: addresses.addressFor(mailing.token),
    },
  })
  await inRecord(around.ledger, { ...who, now: around.now() }, async (write) => {
    await settleMail(write, { ...mailing, number }, done !== 'not sent')
    const as = done === 'sent' ? 'handed over' : done === 'unsure' ? 'not known' : 'not sent'
    await tell(write, reader, { as, number, on: todayIn(write), words: null })
  })
  return done
}

async function tell(
  write: Write,
  reader: Reader,
  told: Omit<ReaderMailBody, 'reader'>,
): Promise<void> {
  await append(write, [
    {
      kind: 'reader mail',
      happened: { day: todayIn(write), time: null, precision: 'day' },
      author: await findMyName(write),
      people: [],
      shelf: 'profile',
      audience: 'me',
      amends: null,
      body: { ...told, reader: reader.seq },
      files: [],
      // Told once, however often the same notice comes.
      key: `reader-mail:${reader.given?.seq ?? reader.seq}:${told.number}:${told.as}`,
    },
  ])
}

/** Sends every reminder that is due. One sender's trouble is not another's. */
export async function remindReaders(
  around: MailAround,
  report?: (problem: unknown) => void,
): Promise<{ readonly sent: number; readonly failed: number }> {
  let [sent, failed] = [0, 0]
  for (const who of await findSenders(around.ledger.db)) {
    const claimed = await claimDue(around, who).catch((problem: unknown) => {
      report?.(problem)
      failed += 1
      return []
    })
    for (const each of claimed) {
      const done = await sendClaimed(around, who, each).catch((problem: unknown): Sent => {
        report?.(problem)
        return 'not sent'
      })
      if (done === 'sent') sent += 1
      else failed += 1
    }
  }
  return { sent, failed }
}

/** What is due of one sender's mailings, claimed and committed. */
function claimDue({ ledger, now }: MailAround, who: Who): Promise<ClaimedMail[]> {
  return inRecord(ledger, { ...who, now: now() }, async (write) => {
    const [readers, on] = [await findReaders(write), todayIn(write)]
    const writer = await findMyName(write)
    const { hour } = Temporal.Instant.from(write.now).toZonedDateTimeISO(write.zone)
    const due: ClaimedMail[] = []
    for (const mailing of await findMailings(write)) {
      const reader = readers.find(({ member }) => member === mailing.member)
      if (reader === undefined) continue
      const over = stateOf(reader, null, on) === 'link ended'
      const facts = { ...mailing, over, confirmed: reader.confirmed !== null }
      if (!isReminderDue(facts, { at: write.now, hour })) continue
      const number = mailing.claimed
      if (await claimMail(write, mailing.member, number))
        due.push({ reader, mailing, number, writer })
    }
    return due
  })
}

const AS: Readonly<Record<Action, ReaderMailBody['as']>> = {
  failed: 'came back',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'handed over',
  expanded: 'handed over',
}

/**
 * Takes what came to the address of a mailed link: a notice of its way, or words of the reader's own. False
 * where the token is of no mailed link.
 */
export async function takeReaderMail(
  { ledger, now }: Pick<MailAround, 'ledger' | 'now'>,
  token: string,
  came: { readonly notice: Notice | null; readonly words: string | null; readonly at: string },
): Promise<boolean> {
  const at = await findMailAt(ledger.db, token)
  if (at === null) return false
  const { recordId, accountId } = at
  await inRecord(ledger, { recordId, accountId, now: now() }, async (write) => {
    const reader = (await findReaders(write)).find(({ member }) => member === at.member)
    const mailing = (await findMailings(write)).find(({ member }) => member === at.member)
    if (reader === undefined || mailing === undefined) return
    const on: Day = dayAt(came.at, write.zone)
    const number = Math.max(0, mailing.claimed - 1)
    const { notice } = came
    await tell(
      write,
      reader,
      notice === null
        ? { as: 'wrote back', number, on, words: came.words?.slice(0, 2_000) ?? null }
        : { as: AS[notice.action], number, on, words: notice.diagnostic },
    )
  })
  return true
}
