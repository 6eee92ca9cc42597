/** Bringing a mailbox in, in a real browser: with scripts on a phone and without any on a desk. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  axeOn,
  chromiumPath,
  DESK,
  openBrowser,
  PHONE,
  scrollsSideways,
  shot,
  AGAIN,
} from './browser.ts'
import { serveSite, type Served } from './site.ts'

const LETTER = (id: string, from: string): string =>
  `From x@y Mon Sep 28 14:03:11 2026\nFrom: ${from}\nTo: Alex Ward <alex.ward@gmail.com>\nDelivered-To: alex.ward@gmail.com\nSubject: Robin, ${id}\nDate: Mon, 28 Sep 2026 14:03:11 +0100\nMessage-ID: <${id}@x>\n\nDear Alex, about ${id}.\n\n`

const MAILBOX = [
  ...Array.from({ length: 24 }, (_, index) =>
    LETTER(`week ${index}`, 'Hillview Academy office <office@hillview.sch.uk>'),
  ),
  ...Array.from({ length: 9 }, (_, index) =>
    LETTER(`plan ${index}`, 'SEND team <send.team@northshire.gov.uk>'),
  ),
  ...Array.from({ length: 40 }, (_, index) =>
    LETTER(`sale ${index}`, `Shop ${index} <offers${index}@a-shop-with-a-long-name.example>`),
  ),
  LETTER('advice', 'Jo Smith <jo@smithsolicitors.co.uk>'),
].join('')

let served: Served
let record: string

describe.skipIf(chromiumPath === null)('bringing a mailbox in', AGAIN, () => {
  beforeAll(async () => {
    served = await serveSite()
    record = `/records/${await served.site.begin('Robin')}`
  })
  afterAll(() => served.close())

  test.each([
    ['on a phone', PHONE, true],
    ['without scripts, on a desk', DESK, false],
  ] as const)('%s', async (name, size, scripts) => {
    const browser = await openBrowser({ scripts })
    await served.signIn(browser)
    const page = await browser.visit(`${served.url}${record}/bring-in`, size)
    const look = async (what: string): Promise<void> => {
      await shot(page, `bring-${what}-${scripts ? 'phone' : 'desk'}`)
      expect(await scrollsSideways(page), what).toBe(false)
      if (scripts) expect(await axeOn(page), what).toEqual([])
    }
    await look('choose')
    await page.setInputFiles('input[type=file]', [
      { name: 'All mail.mbox', mimeType: 'text/plain', buffer: Buffer.from(MAILBOX) },
      { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 no') },
    ])
    await page.click('text=Bring them in')
    await page.waitForSelector('text=Whose messages shall we take?')
    await look('whose')
    expect(await page.isChecked('input[value="office@hillview.sch.uk"]')).toBe(true)
    expect(await page.isChecked('input[value="jo@smithsolicitors.co.uk"]')).toBe(false)
    await page.click('text=Take these')
    await page.waitForSelector('text=That is all in')
    await look('done')
    expect(await page.textContent('main')).toContain(
      scripts ? '33 things were added' : '33 were already here',
    )
    await page.goto(`${served.url}${record}/bring-in/could-not-read`)
    expect(await page.textContent('main')).toContain('This PDF is damaged.')
    await look('tray')
    const troubles = browser.troubles().filter((trouble) => !trouble.includes('status of 4'))
    expect(troubles, name).toEqual([])
    await browser.close()
  })
})
