/**
 * A real browser for the tests: Chromium, one for a whole test file, with a page per visit. `visit`
 * fails a test by itself on what no page may do: break its own content policy, or ask a third party.
 */
import { createRequire } from 'node:module'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { chromium, type BrowserContext, type Page } from 'playwright-core'

type AxeResult = {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly {
      readonly target: readonly unknown[]
      readonly failureSummary?: string
    }[]
  }[]
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  // A microphone that hums, so that a test can record.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

/**
 * Chromium now and then stops answering in the middle of a page on a busy machine. What it was asked is
 * then given up after `ANSWER_MS`, by name, and the test is begun again with a new page.
 */
export const AGAIN = { retry: 2 } as const
const ANSWER_MS = 30_000

export function answered<T>(asked: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Chromium did not answer: ${what}.`)), ANSWER_MS)
  })
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}

export const PHONE = { width: 390, height: 844 }
export const NARROW = { width: 320, height: 640 }
export const DESK = { width: 1280, height: 900 }
/** A phone whose owner made everything twice as big. */
const TWICE = { width: 195, height: 422 }

type Finder = { readonly readyChromium: () => string | null }
const finder = (await import(new URL('../../scripts/chromium.mjs', import.meta.url).href)) as Finder

/** Where Chromium is, or null: then browser tests are skipped, and the finder has said why. */
export const chromiumPath = finder.readyChromium()

export type Browser = {
  readonly context: BrowserContext
  /** A new page at `url`, and everything that went wrong while it loaded. */
  readonly visit: (url: string, size?: { width: number; height: number }) => Promise<Page>
  readonly troubles: () => readonly string[]
  readonly close: () => Promise<void>
}

/** Starts Chromium on an empty profile. `scripts: false` turns JavaScript off, as some people do. */
export async function openBrowser(options: { readonly scripts?: boolean } = {}): Promise<Browser> {
  if (chromiumPath === null)
    throw new Error('There is no Chromium: guard the test with chromiumPath.')
  const profile = await mkdtemp(join(tmpdir(), 'heard-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: FLAGS,
    javaScriptEnabled: options.scripts ?? true,
    acceptDownloads: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    bypassCSP: false,
  })
  context.setDefaultTimeout(20_000)
  const troubles: string[] = []
  const visit = async (url: string, size = DESK) => {
    const page = await context.newPage()
    await page.setViewportSize(size)
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => troubles.push(`script: ${error.message}`))
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && !['localhost', '127.0.0.1'].includes(hostname))
        troubles.push(`third party: ${hostname}`)
    })
    await page.goto(url, { waitUntil: 'load' })
    return page
  }
  return {
    context,
    visit,
    troubles: () => troubles,
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const axeSource = readFileSync(axePath, 'utf8')

/** What axe finds wrong with the page as it stands (WCAG 2.2 A and AA and best practice), a line each. */
export async function axeOn(page: Page): Promise<readonly string[]> {
  // Evaluated by the test driver, outside the page's content policy, which stays in force.
  await answered(page.evaluate(axeSource), 'loading axe')
  const result = await answered(
    page.evaluate<AxeResult>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
    ),
    'running axe',
  )
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${help} at ${target.join(' ')} ${failureSummary ?? ''}`,
    ),
  )
}

/** Whether the page is wider than its window: then someone must scroll sideways to read. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return answered(
    page.evaluate<boolean>(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    ),
    'measuring the page',
  )
}

/** A picture of the page for a person to look at, in the folder HEARD_SHOTS names; none without it. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['HEARD_SHOTS']
  if (folder !== undefined)
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/**
 * What is wrong with a page, a line each with its name: what axe finds in the light and the dark, and the
 * widths at which it scrolls sideways. Takes a picture at each width a person would look at.
 */
export async function faultsOf(page: Page, name: string): Promise<readonly string[]> {
  const faults = (await axeOn(page)).map((fault) => `${name}: ${fault}`)
  await page.emulateMedia({ colorScheme: 'dark' })
  faults.push(...(await axeOn(page)).map((fault) => `${name} (dark): ${fault}`))
  await page.emulateMedia({ colorScheme: 'light' })
  for (const size of [PHONE, NARROW, TWICE, DESK]) {
    await page.setViewportSize(size)
    if (await scrollsSideways(page)) faults.push(`${name} scrolls sideways at ${size.width}`)
    if (size !== TWICE) await shot(page, `${name}-${size.width}`)
  }
  await page.setViewportSize(PHONE)
  return faults
}
