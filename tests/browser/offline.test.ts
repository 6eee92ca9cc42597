/** Writing on a phone without a signal, in a real Chromium, over a network that fails as networks do. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AGAIN, chromiumPath, shot } from './browser.ts'
import { offlineSite, openPhone, type OfflineSite, type Phone } from './offline-site.ts'

let served: OfflineSite
let phone: Phone
let record: string

/** What the phone keeps of the records it knows, and whether the worker stands by. */
const READY = `(async () => {
  if (navigator.serviceWorker.controller === null) return 'no worker'
  const known = (await indexedDB.databases()).some(({ name }) => name === 'heard')
  if (!known) return 'nothing known'
  const db = await new Promise((done, fail) => {
    const asked = indexedDB.open('heard')
    asked.onsuccess = () => done(asked.result)
    asked.onerror = fail
  })
  const devices = await new Promise((done) => {
    const all = db.transaction('devices').objectStore('devices').getAll()
    all.onsuccess = () => done(all.result)
  })
  db.close()
  return devices.some(({ last }) => last !== null) ? 'ready' : 'no record'
})()`

/** The worker has all it needs, and this phone knows the record. */
async function ready(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(READY), { timeout: 15_000 }).toBe('ready')
}

async function newPhone(): Promise<Phone> {
  const made = await openPhone(served)
  await made.signIn()
  const page = await made.page(`/records/${record}/today`)
  await ready(page)
  await page.close()
  return made
}

async function write(page: Page, words: string): Promise<void> {
  await page.click('[data-open=note]')
  await page.fill('#words', words)
  await page.click('text=Keep it')
  await page.waitForSelector('[data-form]', { state: 'hidden' })
}

const states = (page: Page) => page.locator('[data-state]').allTextContents()
const waitForState = (page: Page, state: string, count: number) =>
  expect
    .poll(() => page.locator(`[data-state="${state}"]`).count(), { timeout: 15_000 })
    .toBe(count)
const wordsIn = async () =>
  (await served.entries(record)).flatMap(({ body }) => {
    const { words } = body as { words?: string }
    return words === undefined ? [] : [words]
  })

describe.skipIf(chromiumPath === null)('without a signal', { ...AGAIN, retry: 0 }, () => {
  beforeAll(async () => {
    served = await offlineSite()
  })
  beforeEach(async () => {
    served.net.mode = 'well'
    served.net.reached = 0
    record = await served.site.begin('Robin')
    await phone?.close()
    phone = await newPhone()
  })
  afterAll(async () => {
    await phone?.close()
    await served?.close()
  })

  test('any page opens the one to write on; it is sent once the signal is back', async () => {
    await phone.context.setOffline(true)
    const page = await phone.page(`/records/${record}/timeline`)
    expect(await page.textContent('h1')).toBe('Write it down')
    await write(page, 'The bus did not come.')
    expect(await states(page)).toEqual(['On this phone only'])
    await shot(page, 'offline-waiting-390')
    await phone.context.setOffline(false)
    await waitForState(page, 'kept', 1)
    expect(await wordsIn()).toEqual(['The bus did not come.'])
    await page.click('[data-items] >> text=Open it')
    await page.waitForSelector('text=as the phone’s clock said')
  })

  test('the server is gone: help opens all the same, and nothing is lost', async () => {
    served.net.mode = 'dead'
    const page = await phone.page('/help-now')
    expect(await page.textContent('h1')).toBe('Help now')
    await page.goto(`${served.url}/capture`)
    await write(page, 'He says he wants to die.')
    expect(await page.isVisible('text=Before anything else')).toBe(true)
    served.net.mode = 'well'
    await page.click('[data-list] [data-do=send]')
    await waitForState(page, 'kept', 1)
    expect((await served.entries(record)).map(({ kind }) => kind)).toEqual(['note', 'help-first'])
  })
})
