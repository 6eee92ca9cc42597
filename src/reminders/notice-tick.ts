/**
 * Every minute, what waits: each member who wants to be told, as that member, of things not told before.
 * Claimed before it is sent, so that no kill and no second process can tell it twice.
 */
import { findAnsweredByEmail } from '../commitments/by-mail/unconfirmed.ts'
import { findPutToMe, putAt } from '../commitments/put-to-me.ts'
import type { Mailer, Sent } from '../platform/mail/mailer.ts'
import type { Pushed, Pusher, Subscription } from '../platform/push/push.ts'
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

/** One person after the other: what waits for them at all their records goes out together. */
export async function tellWaiting(around: NoticeAround): Promise<Ticked> {
  let [sent, failed] = [0, 0]
  const due = (await findNoticed(around.ledger.db)).filter((who) => !isResting(around, who))
  for (const own of Map.groupBy(due, ({ accountId }) => accountId).values()) {
    const outcomes = await tell(around, own)
    sent += outcomes.filter((done) => done === 'sent').length
    failed += outcomes.filter((done) => done !== 'sent').length
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
  readonly who: Reminded
  readonly keys: readonly string[]
  readonly today: Day
  readonly email: string | null
  readonly secret: string
  readonly browsers: readonly Subscription[]
}

/** What became of the notices of one person, one outcome for each record that had something to tell. */
async function tell(around: NoticeAround, own: readonly Reminded[]): Promise<Sent[]> {
  const act = <T>(who: Reminded, work: (write: Write) => Promise<T>) =>
    inRecord(around.ledger, { ...who, now: around.now() }, work)
  const outcomes: Sent[] = []
  const claimed: Claimed[] = []
  const troubled = (who: Reminded) => (problem: unknown) => {
    around.report?.(problem)
    rest(around, who)
    outcomes.push('not sent')
    return null
  }
  for (const who of own) {
    const found = await act(who, (write) => claim(write, around.mailer !== null)).catch(
      troubled(who),
    )
    if (found !== null) claimed.push({ ...found, who })
  }
  const mails = await mail(around, claimed)
  const pushes = await push(around, claimed)
  for (const each of claimed) {
    const { who, keys, today, browsers } = each
    const pushed = browsers.map(({ endpoint }) => pushes.get(endpoint) ?? 'not sent')
    const done = outcomeOf([
      mails.get(each) ?? null,
      ...pushed.map((as) => (as === 'gone' ? 'not sent' : as)),
    ])
    await act(who, async (write) => {
      for (const { endpoint } of browsers)
        if (pushes.get(endpoint) === 'gone') await forgetBrowsers(write, endpoint)
      if (done === 'sent') await noticeSent(write, keys)
      if (done === 'not sent') await noticeNotSent(write, keys, today)
    }).catch(troubled(who))
    if (done === 'not sent') rest(around, who)
    outcomes.push(done)
  }
  return outcomes
}

/** Told where one way took it; surely not told only where none may have. */
function outcomeOf(outcomes: readonly (Sent | null)[]): Sent {
  if (outcomes.includes('sent')) return 'sent'
  return outcomes.includes('unsure') ? 'unsure' : 'not sent'
}

/** At most so many records share a mail: each has a secret in the link that stops it. */
const RECORDS_IN_MAIL = 10

/** One mail to each address, with how much waits at all the records that tell it there. */
async function mail(
  around: NoticeAround,
  claimed: readonly Claimed[],
): Promise<ReadonlyMap<Claimed, Sent>> {
  const outcomes = new Map<Claimed, Sent>()
  const { mailer, url } = around
  if (mailer === null) return outcomes
  const told = claimed.filter(({ email }) => email !== null)
  for (const all of Map.groupBy(told, ({ email }) => email?.toLowerCase() ?? '').values())
    for (let from = 0; from < all.length; from += RECORDS_IN_MAIL) {
      const some = all.slice(from, from + RECORDS_IN_MAIL)
      const to = some[0]?.email ?? ''
      const stop = `${url}/notices/stop/${some.map(({ secret }) => secret).join('.')}`
      const done = await mailer.send({ to, stop, ...noticeWords(countOf(some), { url, stop }) })
      for (const each of some) outcomes.set(each, done)
    }
  return outcomes
}

function countOf(claimed: readonly Claimed[]): number {
  return claimed.reduce((sum, { keys }) => sum + keys.length, 0)
}

/** Each browser is told once, whatever number of records tell it. */
async function push(
  { pusher }: NoticeAround,
  claimed: readonly Claimed[],
): Promise<ReadonlyMap<string, Pushed>> {
  const outcomes = new Map<string, Pushed>()
  const browsers = new Map(
    claimed.flatMap((each) => each.browsers.map((browser) => [browser.endpoint, browser] as const)),
  )
  for (const browser of browsers.values()) {
    const telling = claimed.filter((each) =>
      each.browsers.some(({ endpoint }) => endpoint === browser.endpoint),
    )
    outcomes.set(browser.endpoint, await pusher.push(browser, countOf(telling)))
  }
  return outcomes
}

/** What there is to tell now, claimed and committed; null where there is nothing, or not now. */
async function claim(write: Write, canMail: boolean): Promise<Omit<Claimed, 'who'> | null> {
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
