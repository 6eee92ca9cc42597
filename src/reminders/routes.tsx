/** Calendar and reminders: the page of a record, and the few addresses that work without signing in. */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Mailer } from '../platform/mail/mailer.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { choiceOf, textOf } from '../platform/web/forms.ts'
import { linkRoute, type Ctx, type Route } from '../platform/web/route.ts'
import { inRecord } from '../record/begin.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { gate } from '../people/whereabouts/gate.ts'
import { outgoingDates, withoutWhereabouts } from './whereabouts.ts'
import { findComing } from './coming-up.ts'
import { calendarText, fingerprintOf, type FeedOptions } from './feed.ts'
import { findFeed, findFeedAt, makeFeed, readFeed, sayDates, stopFeed } from './feed-store.ts'
import { readReminder, reminderAsGiven } from './forms.ts'
import { LinkPage, RemindersPage, type RemindersProps } from './pages.tsx'
import { confirmWords, USUAL_LEADS } from './reminder.ts'
import {
  findLastMail,
  findReminder,
  keepReminder,
  sayYes,
  stopByLink,
  stopReminder,
} from './reminder-store.ts'
import { isThisMachineOnly } from '../platform/web/this-machine.ts'

export type RemindersAround = {
  readonly ledger: Ledger
  readonly now: () => string
  /** Where people reach us. */
  readonly url: string
  /** Null where this installation has no mail server. */
  readonly mailer: Mailer | null
}

export function reminderRoutes(around: RemindersAround): Route[] {
  return [
    recordRoute(around, ['get', '/reminders', 'read the record'], (c, visit) =>
      visit.within((write) => show(c, write, around)),
    ),
    recordRoute(around, ['get', '/reminders/dates.ics', 'read the record'], (c, visit) =>
      visit.within((write) => takeAsFile(c, write, around)),
    ),
    recordRoute(around, ['post', '/reminders/calendar', 'read the record'], (c, visit) =>
      changeFeed(c, visit, around),
    ),
    recordRoute(around, ['post', '/reminders/mail', 'read the record'], (c, visit) =>
      changeMail(c, visit, around),
    ),
    linkRoute('get', '/feed/:file', (c) => answerFeed(c, around)),
    ...mailLinkRoutes(around),
  ]
}

type Shown = Partial<Pick<RemindersProps, 'address' | 'given' | 'problems' | 'done'>>

async function show(
  c: Ctx,
  write: Write,
  { url, mailer }: RemindersAround,
  shown: Shown = {},
): Promise<Response> {
  const on = todayIn(write)
  const reminder = await findReminder(write)
  const usual = { email: '', leads: USUAL_LEADS, atNight: false }
  const props: RemindersProps = {
    record: pageRecord(write),
    on,
    zone: write.zone,
    feed: await findFeed(write),
    address: null,
    isOnlyHere: isThisMachineOnly(url),
    reminder,
    canMail: mailer !== null,
    lastMail: await findLastMail(write),
    given: reminder ?? usual,
    problems: [],
    done: null,
    coming: await findComing(write, on),
    ...shown,
  }
  return c.html(<RemindersPage {...props} />, props.problems.length === 0 ? 200 : 422)
}

async function changeFeed(c: Ctx, visit: Visit, around: RemindersAround): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    if (textOf(form, 'do') === 'stop') {
      await stopFeed(write)
      return show(c, write, around, { done: 'That address is stopped. It answers no more.' })
    }
    const secret = randomBytes(32).toString('base64url')
    const isDiscreet = choiceOf(form, 'shows', ['discreet', 'full']) !== 'full'
    if (!isDiscreet) await gate(write, outgoingDates(await findComing(write, todayIn(write))), c)
    await makeFeed(write, secret, isDiscreet)
    return show(c, write, around, { address: `${around.url}/feed/${secret}.ics` })
  })
}

async function changeMail(c: Ctx, visit: Visit, around: RemindersAround): Promise<Response> {
  const form = await c.req.formData()
  const { mailer, url } = around
  if (mailer === null) return visit.within((write) => show(c, write, around))
  if (textOf(form, 'do') === 'stop')
    return visit.within(async (write) => {
      await stopReminder(write)
      return show(c, write, around, { done: 'The mails are stopped.' })
    })
  const read = readReminder(form)
  if (!read.ok)
    return visit.within((write) =>
      show(c, write, around, { problems: read.problems, given: reminderAsGiven(form) }),
    )
  const { before, kept } = await visit.within(async (write) => ({
    before: await findReminder(write),
    kept: await keepReminder(write, read.value),
  }))
  // The same address still waits for its yes: it was asked once, and is asked again only after a stop.
  const isAsked = before !== null && before.secret === kept.secret
  const sent =
    kept.confirmed !== null || isAsked
      ? null
      : await mailer.send({
          to: kept.email,
          ...confirmWords(`${url}/reminders/yes/${kept.secret}`),
        })
  if (sent === null || sent === 'sent')
    return visit.within((write) =>
      show(c, write, around, { done: sent === null ? 'Saved.' : null }),
    )
  return visit.within(async (write) => {
    await stopReminder(write)
    const text = 'The mail server did not take a mail to this address. Look at it and try again'
    const problems = [{ field: 'email', text }]
    return show(c, write, around, { problems, given: read.value })
  })
}

function optionsFor(write: Write, url: string, discreet: boolean): FeedOptions {
  return { discreet, child: write.recordName, url, path: `/records/${write.recordId}` }
}

/** The dates as they stand, once, with their words: whoever is signed in reads them anyway. */
async function takeAsFile(c: Ctx, write: Write, { url }: RemindersAround): Promise<Response> {
  const options = optionsFor(write, url, c.req.query('shows') !== 'full')
  const dates = await findComing(write, todayIn(write))
  if (!options.discreet) await gate(write, outgoingDates(dates), c)
  const events = dates.map((coming) => {
    // Named by what it is, so that a file taken later moves the same events; under the record's own key, for
    // numbers can be tried one after another.
    const uid = createHmac('sha256', write.recordKey).update(`date ${coming.key}`).digest('hex')
    const sequence = Math.floor(Date.parse(write.now) / 60_000) - 29_000_000
    return { coming, said: { uid, fingerprint: '', sequence, changed: write.now } }
  })
  c.header('Content-Disposition', 'attachment; filename="heard-dates.ics"')
  c.header('Content-Type', 'text/calendar; charset=utf-8')
  return c.body(calendarText(events, options))
}

const FEED_FILE = /^([A-Za-z0-9_-]{43})\.ics$/

/** What a calendar asks. An address that is not known, or stopped, is simply not there. */
async function answerFeed(c: Ctx, { ledger, now, url }: RemindersAround): Promise<Response> {
  const secret = FEED_FILE.exec(c.req.param('file') ?? '')?.[1]
  const found = secret === undefined ? null : await findFeedAt(ledger.db, secret)
  if (found === null) throw new NotFound()
  const text = await inRecord(ledger, { ...found, now: now() }, async (write) => {
    const on = todayIn(write)
    const feed = await readFeed(write, found.feedId, on)
    if (feed === null) throw new NotFound()
    const options = optionsFor(write, url, feed.discreet)
    const coming = await withoutWhereabouts(write, await findComing(write, on))
    const prints = new Map(coming.map((each) => [each.key, fingerprintOf(each, options)]))
    const said = await sayDates(write, feed.id, prints)
    const events = coming.flatMap((each) => {
      const known = said.get(each.key)
      return known === undefined ? [] : [{ coming: each, said: known }]
    })
    return calendarText(events, options)
  })
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`
  c.header('ETag', tag)
  // A calendar may keep it, nobody between may, and each time it asks again whether it still holds.
  c.header('Cache-Control', 'private, no-cache')
  if (asksFor(c.req.header('If-None-Match'), tag)) return c.body(null, 304)
  c.header('Content-Type', 'text/calendar; charset=utf-8')
  return c.body(text)
}

/** `If-None-Match` (RFC 9110 13.1.2): a list of tags, weak ones too, or `*`. */
function asksFor(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((each) => {
    const given = each.trim().replace(/^W\//, '')
    return given === '*' || given === tag
  })
}

const SECRET = /^[A-Za-z0-9_-]{43}$/

/** What is behind the links in mails: a page with one button, and only pressing it does anything. */
function mailLinkRoutes({ ledger, now }: RemindersAround): Route[] {
  const secretIn = (c: Ctx) => {
    const secret = c.req.param('secret') ?? ''
    if (!SECRET.test(secret)) throw new NotFound()
    return secret
  }
  const yes = { title: 'Reminders from Heard', button: 'Yes, send me reminders' }
  const stop = { title: 'Stop reminders from Heard', button: 'Stop these mails' }
  return [
    linkRoute('get', '/reminders/yes/:secret', (c) => {
      secretIn(c)
      return c.html(<LinkPage {...yes} words="Do you want reminders of dates at this address?" />)
    }),
    linkRoute('post', '/reminders/yes/:secret', async (c) => {
      if (!(await sayYes(ledger.db, secretIn(c), now()))) throw new NotFound()
      const words =
        'Thank you. You get a mail when something is due. Each one says how to stop them.'
      return c.html(<LinkPage {...yes} words={words} button={null} />)
    }),
    linkRoute('get', '/reminders/stop/:secret', (c) => {
      secretIn(c)
      return c.html(<LinkPage {...stop} words="Then no more reminders come to this address." />)
    }),
    linkRoute('post', '/reminders/stop/:secret', async (c) => {
      if (!(await stopByLink(ledger.db, secretIn(c), now()))) throw new NotFound()
      return c.html(
        <LinkPage {...stop} words="They are stopped. No more will come." button={null} />,
      )
    }),
  ]
}
