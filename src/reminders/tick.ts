/**
 * Every quarter of an hour, the mails that are due: for each member who wants them, as that member, one
 * mail a day. Claimed before it is sent, so that no kill and no second process can send it twice.
 */
import type { Mailer, Sent } from '../platform/mail/mailer.ts'
import { inRecord } from '../record/begin.ts'
import type { Ledger } from '../record/kind.ts'
import { findComing } from './coming-up.ts'
import { mailWords, momentIn, toTell, type MailWords } from './reminder.ts'
import {
  claimMail,
  findReminded,
  findReminder,
  findTold,
  mailNotSent,
  mailSent,
  type Reminded,
} from './reminder-store.ts'
import type { Day } from '../platform/day.ts'

export type TickAround = {
  readonly ledger: Ledger
  /** The instant it is (ISO 8601). */
  readonly now: () => string
  /** Where people reach us. */
  readonly url: string
  readonly mailer: Mailer
  /** Told of what went wrong on our side; the others still get theirs. */
  readonly report?: (problem: unknown) => void
}

/** How many mails went out, and how many could not be sent. One member's trouble is not another's. */
export type Ticked = { readonly sent: number; readonly failed: number }

export async function tick(around: TickAround): Promise<Ticked> {
  let [sent, failed] = [0, 0]
  for (const who of await findReminded(around.ledger.db)) {
    const done = await remind(around, who).catch((problem: unknown): Sent => {
      around.report?.(problem)
      return 'not sent'
    })
    if (done === 'sent') sent += 1
    else if (done !== null) failed += 1
  }
  return { sent, failed }
}

type Claimed = MailWords & { readonly email: string; readonly stop: string; readonly today: Day }

async function remind(around: TickAround, who: Reminded): Promise<Sent | null> {
  const mail = await claim(around, who)
  if (mail === null) return null
  const { email: to, today, ...letter } = mail
  const done = await around.mailer.send({ to, ...letter })
  if (done === 'unsure') return done
  await inRecord(around.ledger, { ...who, now: around.now() }, (write) =>
    done === 'sent' ? mailSent(write, today) : mailNotSent(write, today),
  )
  return done
}

/** Today's mail, claimed and committed, or null where there is none to send. */
async function claim({ ledger, now, url }: TickAround, who: Reminded): Promise<Claimed | null> {
  return inRecord(ledger, { ...who, now: now() }, async (write) => {
    const reminder = await findReminder(write)
    if (reminder === null || reminder.confirmed === null) return null
    const { today, mayMail } = momentIn(write.now, write.zone, reminder.atNight)
    if (!mayMail) return null
    const told = await findTold(write, today)
    const found = toTell(await findComing(write, today), reminder.leads, told, today)
    if (found.about.length === 0) return null
    if (!(await claimMail(write, today, found.told))) return null
    const stop = `${url}/reminders/stop/${reminder.secret}`
    return { email: reminder.email, stop, today, ...mailWords(found.about, { url, stop }) }
  })
}

const QUARTER_MS = 15 * 60 * 1000
const FIRST_MS = 20_000

/** Ticks at once and then every quarter of an hour, one at a time, until stopped. */
export function keepTicking(
  around: TickAround,
  tell: (ticked: Ticked) => void,
): () => Promise<void> {
  const stop = again(() => tick(around), {
    ...around,
    tell,
    firstMs: FIRST_MS,
    everyMs: QUARTER_MS,
  })
  return async () => {
    await stop()
    around.mailer.close()
  }
}

type Again = {
  readonly firstMs: number
  readonly everyMs: number
  readonly tell: (ticked: Ticked) => void
  readonly report?: (problem: unknown) => void
}

/** Does `work` after `firstMs` and then every `everyMs`, one at a time, until stopped. Keeps nobody from ending. */
export function again(
  work: () => Promise<Ticked>,
  { firstMs, everyMs, tell, report }: Again,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let isStopped = false
  const next = async (before: Promise<void>) => {
    await before
    if (isStopped) return
    const ticked = await work().catch((problem: unknown): Ticked => {
      report?.(problem)
      return { sent: 0, failed: 1 }
    })
    tell(ticked)
  }
  const run = () => {
    running = next(running)
  }
  const first = setTimeout(run, firstMs)
  const every = setInterval(run, everyMs)
  first.unref()
  every.unref()
  return async () => {
    isStopped = true
    clearTimeout(first)
    clearInterval(every)
    await running
  }
}
