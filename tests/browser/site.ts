/** The real application on a real port, with a record in it, signed in to, for tests in a browser. */
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { createApp } from '../../src/app.tsx'
import type { Mailer } from '../../src/platform/mail/mailer.ts'
import { makeLink } from '../../src/platform/sign-in/store.ts'
import { day } from '../../src/platform/day.ts'
import type { EntryDraft } from '../../src/record/entry.ts'
import type { SecondStep } from '../../src/site.ts'
import { TEST_NOW, testSite, type TestSite } from '../../src/test-site.ts'
import type { Browser } from './browser.ts'

export type Served = {
  readonly site: TestSite
  readonly url: string
  readonly signIn: (browser: Browser) => Promise<void>
  readonly close: () => Promise<void>
}

/** Serves a fresh site on a free port of this machine, reached by the name `host`. */
export async function serveSite(
  given: {
    readonly host?: string
    readonly mailer?: Mailer
    readonly secondStep?: SecondStep
  } = {},
): Promise<Served> {
  const site = await testSite()
  let app: ReturnType<typeof createApp> | undefined
  const server = serve({
    fetch: (request) => app?.fetch(request) ?? new Response(null, { status: 503 }),
    port: 0,
    hostname: '127.0.0.1',
  })
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://${given.host ?? '127.0.0.1'}:${(server.address() as AddressInfo).port}`
  const { mailer = null, secondStep = 'offered' } = given
  app = createApp({ ...site.site, url, mailer, secondStep }, (_reference, error) => {
    process.stderr.write(`${error.stack}\n`)
  })
  return {
    site,
    url,
    async signIn(browser) {
      const secret = await makeLink(site.ledger.db, site.account, TEST_NOW)
      const page = await browser.visit(`${url}/sign-in/${secret}`)
      await page.click('text=Sign in >> nth=-1')
      await page.waitForURL(`${url}/`)
      await page.close()
    },
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await site.close()
    },
  }
}

const on = (text: string, time: string | null = null): EntryDraft['happened'] => ({
  day: day(text),
  time,
  precision: time === null ? 'day' : 'minute',
})

const REID = { name: 'Ms Reid', address: 'reid@hillview.example' }
const ALEX = { name: 'Alex Ward', address: 'alex@ward.example' }

/** A few weeks of a made-up record: enough for every page to have something to show. */
export async function someWeeks({
  site,
}: Served): Promise<{ record: string; addresses: string[] }> {
  const record = await site.begin('Robin')
  const picture = await readFile(new URL('picture.png', import.meta.url))
  const entries = await site.add(record, ...correspondence(), ...papersAndNotes(picture))
  return { record, addresses: entries.map(({ address }) => address) }
}

function correspondence(): Partial<EntryDraft>[] {
  return [
    {
      kind: 'message',
      happened: on('2026-09-28', '09:41'),
      people: [ALEX, REID],
      body: {
        subject: 'Medical evidence, and who supervises lunch',
        from: ALEX,
        to: [REID],
        words:
          'Dear Ms Reid,\n\nPlease decide on the medical evidence. Who supervises lunch?\n\nAlex',
        quoted: '> On Friday you wrote that someone would ring.',
      },
      files: [
        {
          name: 'message.eml',
          bytes: Buffer.from('Subject: Medical evidence\r\n\r\nDear Ms Reid'),
        },
      ],
    },
    {
      kind: 'call',
      happened: on('2026-10-02', '15:20'),
      people: [{ name: 'The attendance office', address: null }],
      body: {
        with: 'The attendance office',
        direction: 'in',
        answered: false,
        promised: true,
        minutesWaited: 45,
        words: null,
      },
    },
    {
      kind: 'said',
      happened: on('2026-10-02'),
      people: [{ name: 'Robin', address: null }],
      shelf: 'profile',
      body: {
        who: 'Robin',
        words: 'It is too loud. I cannot hear my own thinking.',
        to: 'Alex',
        where: 'in the car',
      },
    },
  ]
}

function papersAndNotes(picture: Buffer): Partial<EntryDraft>[] {
  return [
    {
      kind: 'letter',
      happened: on('2026-11-09'),
      body: {
        title: 'Letter about attendance',
        from: 'Hillview Academy',
        words: 'We are concerned about attendance.',
      },
      files: [{ name: 'letter.png', bytes: picture }],
    },
    {
      kind: 'note',
      happened: on('2026-11-20'),
      body: { title: null, words: 'Calm all day. Laughed at a pigeon.' },
    },
  ]
}
