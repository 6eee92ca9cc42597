/**
 * Every minute, what waits: each member who wants to be told, as that member, of things not told before.
 * Claimed before it is sent, so that no kill and no second process can tell it twice.
 */
import { findAnsweredByEmail } from '../commitments/by-mail/unconfirmed.ts'
import { findPutToMe, putAt } from '../commitments/put-to-me.ts'
import type { Mailer, Sent } from '../platform/mail/mailer.ts'
import type { Pusher, Subscription } from '../platform/push/push.ts'
import { dayAt, type Day } from '../platform/day.ts'
import { inRecord } from '../record/begin.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findState } from '../record/store.ts'
import { findWaiting, keysOf } from '../together/waiting.ts'
import { mayTell, noticeWords } from './notice.ts'
import {
  claimDay,
  claimKeys,
  giveDayBack,
  findBrowsers,
  findNotice,
  findNoticed,
  forgetBrowsers,
  lookedAt,
  noticeNotSent,
  noticeSent,
} from './notice-store.ts'
import type { Reminded } from './reminder-store.ts'
import { again, type Ticked } from './tick.ts'

export type NoticeAround = {
  readonly ledger: Ledger
  /** The instant it is (ISO 8601). */
  readonly now: () => string
  /** Where people reach us. */
  readonly url: string
  /** Null where this installation has no mail server. */
  readonly mailer: Mailer | null
  readonly pusher: Pusher
  /** Until when (epoch milliseconds) nothing is tried again for somebody; kept from one minute to the next. */
  readonly resting?: Map<string, number>
  /** Told of what went wrong on our side; the others are still told. */
  readonly report?: (problem: unknown) => void
}

export async function tellWaiting(around: NoticeAround): Promise<Ticked> {
  let [sent, failed] = [0, 0]
  for (const who of await findNoticed(around.ledger.db)) {
    if (isResting(around, who)) continue
    const done = await tell(around, who).catch((problem: unknown): Sent => {
      around.report?.(problem)
      return 'not sent'
    })
    if (done === 'sent') sent += 1
    else if (done !== null) failed += 1
    if (done === 'not sent') rest(around, who)
  }
  return { sent, failed }
}

/** A server that took nothing is left alone for a while. */
const REST_MS = 15 * 60 * 1000

function isResting({ resting, now }: NoticeAround, who: Reminded): boolean {
  return (resting?.get(nameOf(who)) ?? 0) > Date.parse(now())
}

function rest({ resting, now }: NoticeAround, who: Reminded): void {
  resting?.set(nameOf(who), Date.parse(now()) + REST_MS)
}

const nameOf = ({ recordId, accountId }: Reminded) => `${recordId} ${accountId}`

type Claimed = {
  readonly keys: readonly string[]
  readonly today: Day
  readonly email: string | null
  readonly secret: string
  readonly browsers: readonly Subscription[]
}

async function tell(around: NoticeAround, who: Reminded): Promise<Sent | null> {
  const act = <T>(work: (write: Write) => Promise<T>) =>
    inRecord(around.ledger, { ...who, now: around.now() }, work)
  const claimed = await act((write) => claim(write, around.mailer !== null))
  if (claimed === null) return null
  const { keys, today, browsers } = claimed
  const outcomes = [await mail(around, claimed)]
  const gone: Subscription[] = []
  for (const browser of browsers) {
    const done = await around.pusher.push(browser, keys.length)
    if (done === 'gone') gone.push(browser)
    outcomes.push(done === 'gone' ? 'not sent' : done)
  }
  const done = outcomeOf(outcomes)
  await act(async (write) => {
    for (const { endpoint } of gone) await forgetBrowsers(write, endpoint)
    if (done === 'sent') await noticeSent(write, keys)
    if (done === 'not sent') await noticeNotSent(write, keys, today)
  })
  return done
}

/** Told where one way took it; surely not told only where none may have. */
function outcomeOf(outcomes: readonly (Sent | null)[]): Sent {
  if (outcomes.includes('sent')) return 'sent'
  return outcomes.includes('unsure') ? 'unsure' : 'not sent'
}

async function mail(around: NoticeAround, claimed: Claimed): Promise<Sent | null> {
  const { email, secret, keys } = claimed
  if (email === null || around.mailer === null) return null
  const stop = `${around.url}/notices/stop/${secret}`
  const words = noticeWords(keys.length, { url: around.url, stop })
  return around.mailer.send({ to: email, stop, ...words })
}

/** What there is to tell now, claimed and committed; null where there is nothing, or not now. */
async function claim(write: Write, canMail: boolean): Promise<Claimed | null> {
  const notice = await findNotice(write)
  if (notice === null) return null
  const { now, zone } = write
  if (!mayTell(notice, { now, zone, last: notice.last })) return null
  const today = dayAt(now, zone)
  // Asked first: what is written while we look is looked at next time.
  const state = await findState(write)
  const waiting = [
    ...keysOf(await findWaiting(write, today)),
    ...(await answersIn(write)),
    ...(await findPutToMe(write, today)).map((each) => `put:${putAt(each)}`),
  ]
  const browsers = await findBrowsers(write)
  const email = notice.confirmed === null || !canMail ? null : notice.email
  if (email === null && browsers.length === 0) return null
  if (notice.how === 'daily' && !(await claimDay(write, today))) return null
  const keys = await claimKeys(write, waiting)
  await lookedAt(write, state)
  if (keys.length > 0) return { keys, today, email, secret: notice.secret, browsers }
  if (notice.how === 'daily') await giveDayBack(write, notice.last)
  return null
}

const ANSWERS_MAX = 20

/** Answers that came by email and that an owner has not looked at, each by a name of its own. */
async function answersIn(write: Write): Promise<string[]> {
  if (!write.owner) return []
  const answers = await findAnsweredByEmail(write, ANSWERS_MAX)
  return answers.map(({ entry }) => `answer:${entry.seq}`)
}

const FIRST_MS = 15_000
const MINUTE_MS = 60_000

/** Tells what waits every minute, one round at a time, until stopped. */
export function keepTelling(
  around: NoticeAround,
  tell: (ticked: Ticked) => void,
): () => Promise<void> {
  const resting = new Map<string, number>()
  const round = () => tellWaiting({ ...around, resting })
  return again(round, { ...around, tell, firstMs: FIRST_MS, everyMs: MINUTE_MS })
}
