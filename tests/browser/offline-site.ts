/** The real application behind a network that fails in the ways that networks do, and a browser on a phone. */
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { createApp } from '../../src/app.tsx'
import { makeLink } from '../../src/platform/sign-in/store.ts'
import type { Account } from '../../src/platform/web/route.ts'
import type { Entry } from '../../src/record/entry.ts'
import { findAfter } from '../../src/record/store.ts'
import { testSite, type TestSite } from '../../src/test-site.ts'
import { chromiumPath, PHONE } from './browser.ts'

/**
 * How the network treats what is sent of things written on the phone. `dead`: nothing arrives, nothing is
 * answered. `deaf`: it arrives, and the answer is lost. `twice`: it arrives twice, the second answer counts.
 * `slow`: it arrives, and the answer waits for `release`. `portal`: a network that wants to be signed in to
 * answers for us. `too big`: a proxy refuses it.
 */
type Mode = 'well' | 'dead' | 'deaf' | 'twice' | 'slow' | 'portal' | 'too big'

type Net = {
  mode: Mode
  /** How many times something written on the phone reached the application. */
  reached: number
  release: () => void
}

export type OfflineSite = {
  readonly site: TestSite
  readonly url: string
  readonly net: Net
  readonly entries: (record: string) => Promise<readonly Entry[]>
  readonly close: () => Promise<void>
}

export async function offlineSite(): Promise<OfflineSite> {
  // The phone's clock is the machine's: so is the application's here.
  const site = await testSite(new Date().toISOString())
  const net: Net = { mode: 'well', reached: 0, release: () => {} }
  let app: ReturnType<typeof createApp> | undefined
  const meet = async (request: Request, outgoing: ServerResponse): Promise<Response> => {
    const isThing = new URL(request.url).pathname.endsWith('/captured')
    const lost = () => {
      outgoing.destroy()
      return new Response(null, { status: 503 })
    }
    if (app === undefined || net.mode === 'dead') return lost()
    if (!isThing) return app.fetch(request)
    net.reached += 1
    if (net.mode === 'too big') return new Response('Too large', { status: 413 })
    if (net.mode === 'portal')
      return new Response('<h1>Accept our terms</h1>', { headers: { 'content-type': 'text/html' } })
    const again = net.mode === 'twice' ? request.clone() : null
    const answer = await app.fetch(request)
    if (net.mode === 'deaf') return lost()
    if (net.mode === 'slow') await new Promise<void>((resolve) => (net.release = resolve))
    return again === null ? answer : app.fetch(again)
  }
  const server = serve({
    fetch: (request, env) => meet(request, (env as { outgoing: ServerResponse }).outgoing),
    port: 0,
    hostname: '127.0.0.1',
  })
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  app = createApp({ ...site.site, url, now: () => new Date().toISOString() }, (_at, error) => {
    process.stderr.write(`${error.stack}\n`)
  })
  return {
    site,
    url,
    net,
    entries: (record) => site.within(record, (write) => findAfter(write, 0, { atMost: 1000 })),
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await site.close()
    },
  }
}

export type Phone = {
  readonly context: BrowserContext
  readonly profile: string
  readonly page: (path: string) => Promise<Page>
  readonly signIn: (account?: Account) => Promise<void>
  readonly close: () => Promise<void>
}

export async function openPhone(served: OfflineSite): Promise<Phone> {
  if (chromiumPath === null) throw new Error('There is no Chromium: guard with chromiumPath.')
  const profile = await mkdtemp(join(tmpdir(), 'heard-phone-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    ],
    acceptDownloads: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: PHONE,
  })
  context.setDefaultTimeout(20_000)
  const page = async (path: string): Promise<Page> => {
    const opened = await context.newPage()
    await opened.goto(served.url + path, { waitUntil: 'load' })
    return opened
  }
  return {
    context,
    profile,
    page,
    async signIn(account = served.site.account) {
      const { db } = served.site.ledger
      const secret = await makeLink(db, account, new Date().toISOString())
      const opened = await page(`/sign-in/${secret}`)
      await opened.click('text=Sign in >> nth=-1')
      await opened.waitForURL(`${served.url}/`)
      await opened.close()
    },
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
