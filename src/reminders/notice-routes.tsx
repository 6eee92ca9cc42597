/** How somebody wants to be told: their choices, their devices, and the links in mails. */
import type { Mailer } from '../platform/mail/mailer.ts'
import { Subscription, type Pusher } from '../platform/push/push.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf } from '../platform/web/forms.ts'
import { linkRoute, type Ctx, type Route } from '../platform/web/route.ts'
import { counted } from '../platform/words.ts'
import { findRecords, inRecord } from '../record/begin.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { NoSuchRecord } from '../record/slip.ts'
import { pageRecord, recordRoute, type Visit } from '../record/visit.ts'
import { confirmNoticeWords, USUAL_WISH, type Wish } from './notice.ts'
import { noticeAsGiven, readNotice } from './notice-forms.ts'
import { NoticesPage, type NoticesProps } from './notice-pages.tsx'
import {
  countOthers,
  findBrowsers,
  findNotice,
  forgetBrowsers,
  keepBrowser,
  keepNotice,
  sayYesToNotices,
  stopNoticesByLink,
  type Notice,
} from './notice-store.ts'
import { LinkPage } from './pages.tsx'

export type NoticesAround = {
  readonly ledger: Ledger
  readonly now: () => string
  readonly url: string
  readonly mailer: Mailer | null
  readonly pusher: Pusher
}

export function noticeRoutes(around: NoticesAround): Route[] {
  return [
    recordRoute(around, ['get', '/notices', 'read the record'], (c, visit) =>
      visit.within((write) => show(c, write, around)),
    ),
    recordRoute(around, ['post', '/notices', 'read the record'], (c, visit) =>
      choose(c, visit, around),
    ),
    recordRoute(around, ['post', '/notices/device', 'read the record'], (c, visit) =>
      changeDevice(c, visit, around),
    ),
    ...noticeLinkRoutes(around),
  ]
}

type Shown = Partial<Pick<NoticesProps, 'given' | 'problems' | 'done'>>

async function show(
  c: Ctx,
  write: Write,
  { mailer, pusher }: NoticesAround,
  shown: Shown = {},
): Promise<Response> {
  const notice = await findNotice(write)
  const props: NoticesProps = {
    record: pageRecord(write),
    notice,
    given: notice ?? { ...USUAL_WISH, email: null },
    canMail: mailer !== null,
    browsers: (await findBrowsers(write)).length,
    others: await countOthers(write),
    publicKey: await pusher.publicKey(),
    zone: write.zone,
    problems: [],
    done: null,
    ...shown,
  }
  return c.html(<NoticesPage {...props} />, props.problems.length === 0 ? 200 : 422)
}

async function choose(c: Ctx, visit: Visit, around: NoticesAround): Promise<Response> {
  const form = await c.req.formData()
  const read = readNotice(form)
  if (!read.ok) {
    const { problems } = read
    return visit.within((write) => show(c, write, around, { problems, given: noticeAsGiven(form) }))
  }
  const { mailer, url } = around
  const { before, kept } = await visit.within(async (write) => ({
    before: await findNotice(write),
    kept: await keepNotice(write, mailer === null ? { ...read.value, email: null } : read.value),
  }))
  const mustAsk = kept.email !== null && kept.confirmed === null && before?.secret !== kept.secret
  const sent =
    mailer !== null && mustAsk && kept.email !== null
      ? await mailer.send({
          to: kept.email,
          ...confirmNoticeWords(`${url}/notices/yes/${kept.secret}`),
        })
      : null
  const everywhere = sent !== 'not sent' && textOf(form, 'everywhere') === 'yes'
  const done = everywhere ? await keepEverywhere(around, visit, kept) : 'Saved.'
  return visit.within(async (write) => {
    if (sent !== 'not sent') return show(c, write, around, { done })
    await keepNotice(write, { ...read.value, email: null })
    const text = 'The mail server did not take a mail to this address. Look at it and try again'
    return show(c, write, around, { problems: [{ field: 'email', text }], given: read.value })
  })
}

/** The same at every other record that this person can open, devices too. Says what came of it. */
async function keepEverywhere(
  { ledger }: NoticesAround,
  { account, now, recordId, within }: Visit,
  kept: Notice,
): Promise<string> {
  if (kept.email !== null && kept.confirmed === null)
    return 'Saved for this record. Say yes in the mail we sent first; then come back and save it for the others.'
  const browsers = await within(findBrowsers)
  const others = (await findRecords(ledger, account.id)).filter(({ id }) => id !== recordId)
  let count = 0
  for (const other of others) {
    const who = { accountId: account.id, recordId: other.id, now }
    const keep = async (write: Write): Promise<void> => {
      await keepNotice(write, { ...wishOf(kept), email: kept.email, saidYes: kept.email !== null })
      for (const browser of browsers) await keepBrowser(write, browser)
      count += 1
    }
    await inRecord(ledger, who, keep).catch((problem: unknown) => {
      if (!(problem instanceof NoSuchRecord)) throw problem
    })
  }
  return `Saved, and the same at ${counted(count, 'other record', 'other records')}.`
}

function wishOf({ how, hour, quietFrom, quietUntil }: Notice): Wish {
  return { how, hour, quietFrom, quietUntil }
}

async function changeDevice(c: Ctx, visit: Visit, around: NoticesAround): Promise<Response> {
  const form = await c.req.formData()
  if (textOf(form, 'do') === 'stop')
    return visit.within(async (write) => {
      await forgetBrowsers(write)
      return show(c, write, around, { done: 'None of your devices is told any more.' })
    })
  const given = Subscription.safeParse({
    endpoint: textOf(form, 'endpoint'),
    p256dh: textOf(form, 'p256dh'),
    auth: textOf(form, 'auth'),
  })
  return visit.within(async (write) => {
    if (!given.success || !around.pusher.accepts(given.data.endpoint))
      return show(c, write, around, { done: 'This browser could not be told. Mail works instead.' })
    await keepBrowser(write, given.data)
    const notice = await findNotice(write)
    // Whoever asks for it on a device wants to be told: at once, unless they chose otherwise.
    if (notice === null || notice.how === 'off')
      await keepNotice(write, { ...USUAL_WISH, email: null, ...notice, how: 'at once' })
    return show(c, write, around, { done: 'You are told on this device from now on.' })
  })
}

/** One for each record that a mail told of. */
const SECRETS = /^[A-Za-z0-9_-]{43}(?:\.[A-Za-z0-9_-]{43}){0,19}$/

/** What is behind the links in mails: a page with one button, and only pressing it does anything. */
function noticeLinkRoutes({ ledger, now }: NoticesAround): Route[] {
  const secretIn = (c: Ctx) => {
    const secret = c.req.param('secret') ?? ''
    if (!SECRETS.test(secret)) throw new NotFound()
    return secret
  }
  const yes = { title: 'Mails from Heard', button: 'Yes, tell me by email' }
  const stop = { title: 'Stop mails from Heard', button: 'Stop these mails' }
  return [
    linkRoute('get', '/notices/yes/:secret', (c) => {
      secretIn(c)
      const words = 'Do you want a mail at this address when something new waits for you?'
      return c.html(<LinkPage {...yes} words={words} />)
    }),
    linkRoute('post', '/notices/yes/:secret', async (c) => {
      if (!(await sayYesToNotices(ledger.db, secretIn(c), now()))) throw new NotFound()
      const words = 'Thank you. Each mail says how to stop them.'
      return c.html(<LinkPage {...yes} words={words} button={null} />)
    }),
    linkRoute('get', '/notices/stop/:secret', (c) => {
      secretIn(c)
      return c.html(<LinkPage {...stop} words="Then no more of these come to this address." />)
    }),
    linkRoute('post', '/notices/stop/:secret', async (c) => {
      const known: boolean[] = []
      for (const secret of secretIn(c).split('.'))
        known.push(await stopNoticesByLink(ledger.db, secret))
      if (!known.includes(true)) throw new NotFound()
      const words = 'They are stopped. No more will come.'
      return c.html(<LinkPage {...stop} words={words} button={null} />)
    }),
  ]
}
