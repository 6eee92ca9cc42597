/** Putting a pack together in a real browser, with scripts off: nobody is left out, nothing scrolls sideways. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/day.ts'
import {
  axeOn,
  chromiumPath,
  DESK,
  NARROW,
  openBrowser,
  PHONE,
  scrollsSideways,
  shot,
  type Browser,
  AGAIN,
} from './browser.ts'
import { serveSite, type Served } from './site.ts'

let browser: Browser
let bare: Browser
let served: Served
let record: string

const on = (text: string) => ({ day: day(text), time: null, precision: 'day' }) as const

describe.skipIf(chromiumPath === null)('packs in a browser', AGAIN, () => {
  beforeAll(async () => {
    served = await serveSite()
    browser = await openBrowser()
    bare = await openBrowser({ scripts: false })
    await served.signIn(browser)
    await served.signIn(bare)
    const id = await served.site.begin()
    record = `/records/${id}`
    await served.site.add(
      id,
      {
        kind: 'letter',
        happened: on('2026-09-02'),
        body: {
          title: 'Medical evidence',
          from: 'Alex Ward',
          to: 'School',
          words: 'Please decide.',
        },
      },
      {
        kind: 'ask',
        happened: on('2026-09-02'),
        body: { title: 'Decide', debtor: 'Hillview Academy', creditor: 'Alex Ward', source: 1 },
      },
      {
        kind: 'recording',
        happened: on('2026-09-20'),
        body: { title: 'A call', words: 'These things take time.' },
        files: [{ name: 'call.mp3', bytes: Buffer.from('ID3'), type: 'audio/mpeg' }],
      },
    )
  })
  afterAll(async () => {
    await browser?.close()
    await bare?.close()
    await served?.close()
  })

  test('one is begun, filled and made with scripts off, on a narrow phone', async () => {
    const page = await bare.visit(`${served.url}${record}/packs`, NARROW)
    await page.click('text=Begin a pack')
    await page.check('input[name=whom][value="name hillview academy"]')
    await page.click('text=Begin the pack')
    await page.fill('#to', 'the Head Teacher')
    await page.fill('#want', 'A decision.')
    await page.check('input[name=budget][value="75"]')
    await page.click('text=Save and make the pack')
    expect(await page.textContent('#made')).toContain(
      'first day anyone outside the family can vouch for',
    )
    expect(await page.textContent('#count')).toContain('of 75.')
    const waiting = page.waitForEvent('download')
    await page.click('text=Everything, with the proofs (zip)')
    expect((await waiting).suggestedFilename()).toBe('pack.zip')
    expect(await scrollsSideways(page)).toBe(false)
    await page.close()
  })

  test('how to describe an exhibit is asked once it is held back, with scripts off', async () => {
    const began = await served.site.post(`${record}/packs`, {})
    const page = await bare.visit(`${served.url}${began.headers.get('location')}/exhibits`, PHONE)
    const description = page.locator('input[name^=description-]').first()
    expect(await description.isVisible()).toBe(false)
    await page.locator('input[value=hold]').first().check()
    expect(await description.isVisible()).toBe(true)
    await page.close()
  })

  test('axe finds nothing wrong, and nothing scrolls sideways', async () => {
    const began = await served.site.post(`${record}/packs`, {})
    const pack = began.headers.get('location') ?? ''
    const found = await (await served.site.get(`${pack}/issues/1?q=call`)).text()
    const [, address = ''] = /value="([\w-]+)"[^>]*>\s*<label[^>]*>\s*A call/.exec(found) ?? []
    await served.site.post(`${pack}/issues/1`, { do: 'add', add: address })
    await served.site.post(`${pack}/exhibits`, { [`give-${address}`]: 'give' })
    const faults: string[] = []
    const paths = {
      packs: `${record}/packs`,
      'pack-begin': `${record}/packs/begin`,
      'pack-names': `${record}/packs/names`,
      pack: `${pack}?count=yes`,
      'pack-issue': `${pack}/issues/1?q=`,
      'pack-exhibits': `${pack}/exhibits`,
    }
    for (const [name, path] of Object.entries(paths)) {
      const page = await browser.visit(served.url + path, PHONE)
      faults.push(...(await axeOn(page)).map((fault) => `${name}: ${fault}`))
      for (const size of [NARROW, PHONE, DESK]) {
        await page.setViewportSize(size)
        if (await scrollsSideways(page)) faults.push(`${name} scrolls sideways at ${size.width}`)
        await shot(page, `${name}-${size.width}`)
      }
      await page.close()
    }
    expect(faults).toEqual([])
    expect(browser.troubles()).toEqual([])
  })
})
