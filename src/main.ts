/** `heard start`: opens the database, listens, prints a sign-in link, and shuts everything down cleanly. */
import { serve } from '@hono/node-server'
import { remindReaders } from './child/readers/mail.ts'
import { pino, type Logger } from 'pino'
import { createApp } from './app.tsx'
import { openInbound, type Inbound } from './commitments/by-mail/inbound.ts'
import type { Config } from './config.ts'
import { openLedger } from './open.ts'
import { openMailer } from './platform/mail/mailer.ts'
import { linkFor } from './platform/sign-in/proving.ts'
import { firstAccount, makeLink } from './platform/sign-in/store.ts'
import { atMost, type Refused } from './platform/web/refusals.ts'
import { placesOf } from './platform/web/places-of.ts'
import { keepTelling, type NoticeAround } from './reminders/notice-tick.ts'
import { pusherOf } from './reminders/pusher.ts'
import { byMailOf } from './rooms.ts'
import type { Site } from './site.ts'
import { landings } from './together/by-link/landings.ts'
import { again, keepTicking, type Ticked } from './reminders/tick.ts'

/** A mailbox of years, sent from a phone over a slow line. Node's own five minutes would cut it off. */
const UPLOAD_MS_MAX = 6 * 60 * 60 * 1000

/** Lines about refusals, for each process: more are counted. */
const LINES = { most: 120, everyMs: 60_000 }

/** Serves until it is told to stop. `say` prints to standard output; the link is never logged. */
export async function start(config: Config, say: (line: string) => void): Promise<void> {
  const log = pino(
    { level: 'info' },
    pino.destination({
      dest: `${config.dataFolder}/heard.log`,
      mkdir: true,
      sync: false,
      mode: 0o600,
    }),
  )
  const asked = toldToStop()
  const { ledger, leave } = await openLedger(config, { app: true, say })
  const now = () => new Date().toISOString()
  const mailer = config.mail === null ? null : openMailer(config.mail.smtpUrl, config.mail.from)
  const site = {
    ledger,
    now,
    url: config.url,
    dataFolder: config.dataFolder,
    mailer,
    mailFrom: config.mail?.from ?? null,
    replyAddress: config.inbound.replyAddress,
    secondStep: config.secondStep,
  }
  const app = createApp(
    site,
    (reference, error) => {
      log.error(
        { request: reference, name: error.name, stack: placesOf(error) },
        'a request failed',
      )
    },
    atMost<Refused>(({ what, ...line }) => log.info(line, what), LINES, Date.now),
  )
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const listening = serve(
      {
        fetch: app.fetch,
        port: config.port,
        hostname: config.listen,
        serverOptions: { requestTimeout: UPLOAD_MS_MAX },
      },
      () => resolve(listening),
    )
    listening.once('error', reject)
  }).catch(async (problem: NodeJS.ErrnoException) => {
    await leave()
    throw problem
  })
  const account = await firstAccount(ledger.db, now())
  const secret = await makeLink(ledger.db, account, now())
  say(`Heard is ready at ${config.url}`)
  say(`Sign in with this link (once, within 15 minutes): ${linkFor(config.url, secret)}`)
  say('Press Ctrl-C to stop.')
  const inbound = await takeMail(site, config, { log, say })
  const stopTicking = keepTold({ ledger, now, url: config.url, mailer }, log)
  const stopReminding = keepReminded(site, log)
  await asked
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 3000).unref()
  })
  await inbound.close()
  await stopTicking()
  await stopReminding()
  await leave()
}

/** Every quarter of an hour: reminders of links to read that were mailed, where there is a mail server. */
function keepReminded(site: Site, log: Logger): () => Promise<void> {
  const { ledger, now } = site
  const { mailer, url, addresses } = byMailOf(site)
  if (mailer === null) return async () => {}
  const report = (problem: unknown) => {
    if (problem instanceof Error)
      log.error({ name: problem.name, stack: placesOf(problem) }, 'a reminder to read failed')
  }
  const round = () => remindReaders({ ledger, now, url, mailer, addresses }, report)
  const tell = ({ failed }: Ticked) => {
    if (failed > 0) log.warn({ failed }, 'a reminder to read could not be sent')
  }
  return again(round, { tell, report, firstMs: 40_000, everyMs: 15 * 60_000 })
}

/** What happens by itself: mails about dates where there is a mail server, and notices that something waits. */
function keepTold(
  around: Pick<NoticeAround, 'ledger' | 'now' | 'url' | 'mailer'>,
  log: Logger,
): () => Promise<void> {
  const { mailer } = around
  const report = (problem: unknown) => {
    if (problem instanceof Error)
      log.error({ name: problem.name, stack: placesOf(problem) }, 'a reminder failed')
  }
  const tell = (ticked: Ticked) => {
    if (ticked.failed > 0) log.warn(ticked, 'a reminder could not be sent')
  }
  const stopTelling = keepTelling({ ...around, pusher: pusherOf(around), report }, tell)
  const stopTicking =
    mailer === null ? async () => {} : keepTicking({ ...around, mailer, report }, tell)
  return async () => {
    await stopTelling()
    await stopTicking()
  }
}

/** Answers by email, where the settings say how they come in. */
function takeMail(
  site: Site,
  { inbound }: Config,
  { log, say }: { readonly log: Logger; readonly say: (line: string) => void },
): Promise<Inbound> {
  const { ledger, now } = site
  return openInbound({
    ledger,
    now,
    inbound,
    say,
    landings,
    addresses: byMailOf(site).addresses,
    report: (problem) => {
      // A mail server's own words may hold words of a mail: the name of what went wrong, and where.
      if (problem instanceof Error)
        log.error({ name: problem.name, stack: placesOf(problem) }, 'taking mail in failed')
    },
  })
}

/** Told once is enough, and twice does no harm: npm passes Ctrl-C on to us, who had it already. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve())
  })
}
