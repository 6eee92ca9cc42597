/** Writing on a phone without a signal, in a real Chromium, over a network that fails as networks do. */
import { createHash, randomBytes } from 'node:crypto'
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
  if ((await navigator.serviceWorker.ready).active?.state !== 'activated') return 'no worker'
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
  return devices.some(({ last }) => location.pathname.includes(last)) ? 'ready' : 'no record'
})()`

/** The worker has all it needs, and this phone knows the record. */
async function ready(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(READY), SOON).toBe('ready')
}

/** Opens the record on the phone, which then knows it as the one last used; nothing waits from before. */
async function begin(name = 'Robin'): Promise<void> {
  record = await served.site.begin(name)
  const page = await phone.page(`/records/${record}/today`)
  await ready(page)
  await page.evaluate(EMPTIED)
  await page.close()
}

const EMPTIED = `new Promise((done) => {
  const asked = indexedDB.open('heard')
  asked.onsuccess = () => {
    const tx = asked.result.transaction(['items', 'files'], 'readwrite')
    tx.objectStore('items').clear()
    tx.objectStore('files').clear()
    tx.oncomplete = () => (asked.result.close(), done())
  }
})`

const A_DAY_OLDER = `new Promise((done) => {
  const asked = indexedDB.open('heard')
  asked.onsuccess = () => {
    const tx = asked.result.transaction('items', 'readwrite')
    const all = tx.objectStore('items').getAll()
    all.onsuccess = () =>
      all.result.map((item) => tx.objectStore('items').put({ ...item, since: item.since - 1e8 }))
    tx.oncomplete = () => (asked.result.close(), done())
  }
})`

async function newPhone(): Promise<void> {
  await phone?.close()
  phone = await openPhone(served)
  await phone.signIn()
}

async function write(page: Page, words: string): Promise<void> {
  await page.click('[data-open=note]')
  await page.waitForSelector('[data-open=note]', { state: 'hidden' })
  await page.fill('#words', words)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.waitForSelector('[data-form]', { state: 'hidden' })
}

const states = (page: Page) => page.locator('[data-state]').allTextContents()
const SOON = { timeout: 15_000 }
const waitForState = (page: Page, state: string, count: number) =>
  expect.poll(() => page.locator(`[data-state="${state}"]`).count(), SOON).toBe(count)
const wordsIn = async () =>
  (await served.entries(record)).flatMap(({ body }) => {
    const { words } = body as { words?: string }
    return words === undefined ? [] : [words]
  })

describe.skipIf(chromiumPath === null)('without a signal', AGAIN, () => {
  beforeAll(async () => {
    served = await offlineSite()
    await newPhone()
  })
  beforeEach(async () => {
    served.net.mode = 'well'
    served.net.reached = 0
    await phone.context.setOffline(false)
    for (const page of phone.context.pages()) if (page.url() !== 'about:blank') await page.close()
    await begin()
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
    expect(await page.isVisible('[data-list] [data-do=save]')).toBe(false)
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
    // It may be sent by itself at that very moment: then there is no button to press any more.
    await page.click('[data-list] [data-do=send]', { timeout: 2_000 }).catch(() => null)
    await waitForState(page, 'kept', 1)
    expect((await served.entries(record)).map(({ kind }) => kind)).toEqual(['note', 'help-first'])
  })

  test('the answer is lost, then everything comes twice: each is kept once, in order', async () => {
    served.net.mode = 'deaf'
    const page = await phone.page('/capture')
    await write(page, 'first')
    await expect.poll(() => served.net.reached).toBeGreaterThan(0)
    await waitForState(page, 'waiting', 1)
    served.net.mode = 'twice'
    await write(page, 'second')
    await waitForState(page, 'kept', 2)
    expect(served.net.reached).toBeGreaterThan(2)
    expect(await wordsIn()).toEqual(['first', 'second'])
  })

  test('the tab dies half-way: the server has it, the tab did not hear, it is kept once', async () => {
    served.net.mode = 'slow'
    const page = await phone.page('/capture')
    await write(page, 'half-way')
    await waitForState(page, 'sending', 1)
    expect(await states(page)).toEqual(['On its way'])
    await expect.poll(() => served.net.reached).toBe(1)
    await page.goto('chrome://crash').catch(() => null)
    served.net.mode = 'well'
    const after = await phone.page('/capture')
    await waitForState(after, 'kept', 1)
    served.net.release()
    expect(await wordsIn()).toEqual(['half-way'])
    expect(served.net.reached).toBe(2)
  })

  test('two tabs and twenty things: nothing is sent by both, and the order holds', async () => {
    await phone.context.setOffline(true)
    const tabs = [await phone.page('/capture'), await phone.page('/capture')]
    const written: string[] = []
    for (let at = 0; at < 20; at += 1) {
      const tab = tabs[Math.floor(at / 5) % 2]!
      if (at % 5 === 0) await tab.bringToFront()
      written.push(`thing ${at}`)
      await write(tab, `thing ${at}`)
    }
    await phone.context.setOffline(false)
    for (const tab of tabs) await waitForState(tab, 'kept', 20)
    expect(await wordsIn()).toEqual(written)
    expect(served.net.reached).toBe(20)
  }, 120_000)

  test('signed out meanwhile: it stays, says so, and goes on after signing in', async () => {
    const page = await phone.page('/capture')
    await phone.context.clearCookies()
    await write(page, 'before signing in')
    await page.waitForSelector('text=Sign in on this phone, and it goes by itself.')
    expect(await wordsIn()).toEqual([])
    await phone.signIn()
    const today = await phone.page(`/records/${record}/today`)
    await expect.poll(wordsIn, SOON).toEqual(['before signing in'])
    await today.close()
  })

  test('someone else signs in on the phone: it waits for whoever wrote it', async () => {
    served.net.mode = 'dead'
    await write(await phone.page('/capture'), 'mine alone')
    served.net.mode = 'well'
    await phone.context.clearCookies()
    const other = await served.site.stranger()
    await phone.signIn(other)
    const theirs = await served.site.begin('Sam', other.id)
    await (await phone.page(`/records/${theirs}/today`)).close()
    const page = await phone.page('/capture')
    await page.waitForSelector('text=written by someone else who uses this phone')
    expect(await states(page)).toEqual([])
    expect(await page.textContent('main')).not.toContain('mine alone')
    expect(await wordsIn()).toEqual([])
    await phone.context.clearCookies()
    await phone.signIn()
    await phone.page('/capture')
    await expect.poll(wordsIn, SOON).toEqual(['mine alone'])
  })

  test('a network that answers for us keeps nothing; what is refused lets the others pass', async () => {
    served.net.mode = 'portal'
    const page = await phone.page('/capture')
    await write(page, 'in a café')
    await page.waitForSelector('text=It goes by itself when there is a signal.')
    served.net.mode = 'too big'
    await page.click('[data-list] [data-do=send]')
    await page.waitForSelector('text=too big to send in one go')
    served.net.mode = 'well'
    await write(page, 'small')
    await waitForState(page, 'kept', 1)
    expect(await states(page)).toEqual(['In the record', 'On this phone only'])
    await page.click('text=Try it again')
    await waitForState(page, 'kept', 2)
    expect(await wordsIn()).toEqual(['small', 'in a café'])
  })

  test('a photo of 8 MB and the writer’s own voice', async () => {
    await phone.context.grantPermissions(['microphone'])
    const page = await phone.page('/capture')
    await phone.context.setOffline(true)
    const picture = await readFile(new URL('picture.png', import.meta.url))
    const large = Buffer.concat([picture, randomBytes(8_000_000)])
    await page.click('[data-open=photo]')
    await page.setInputFiles('#files', {
      name: 'letter.png',
      mimeType: 'image/png',
      buffer: large,
    })
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.click('[data-open=voice]')
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.waitForSelector('[data-slip] >> text=Record something first')
    await page.click('text=Record my voice')
    await page.waitForSelector('text=Recording: 1 seconds')
    await page.click('text=Stop')
    await page.fill('#title', 'After the meeting')
    await page.getByRole('button', { name: 'Keep it' }).click()
    await waitForState(page, 'waiting', 2)
    await phone.context.setOffline(false)
    await waitForState(page, 'kept', 2)
    const [photo, voice] = await served.entries(record)
    expect(photo?.files[0]).toMatchObject({
      name: 'letter.png',
      size: large.length,
      sha256: createHash('sha256').update(large).digest('hex'),
    })
    expect(voice).toMatchObject({ kind: 'recording', title: 'After the meeting' })
    expect(voice?.files[0]?.type).toMatch(/^audio\//)
  })

  test('a saved copy is brought in by the page for that, and sent as well it is kept once', async () => {
    served.net.mode = 'dead'
    const page = await phone.page('/capture')
    await write(page, 'saved and sent')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('[data-list] [data-do=save]'),
    ])
    const copy = await download.path()
    served.net.mode = 'well'
    const bring = await phone.page(`/records/${record}/bring-in`)
    await bring.setInputFiles('input[type=file]', copy)
    await bring.click('text=Bring them in')
    await bring.waitForSelector('text=That is all in')
    expect(await wordsIn()).toEqual(['saved and sent'])
    await page.reload()
    await waitForState(page, 'kept', 1)
    expect(await wordsIn()).toEqual(['saved and sent'])
  })

  test('the pages that are kept follow the reading settings', async () => {
    const page = await phone.page('/reading-settings')
    await page.getByLabel('Largest').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.goto(`${served.url}/capture`)
    await phone.context.setOffline(true)
    const size = () => page.evaluate(`document.documentElement.dataset.size`)
    await expect
      .poll(async () => {
        await page.reload()
        return size()
      }, SOON)
      .toBe('largest')
  })

  test('what has waited for a day is said on the record’s pages, kindly', async () => {
    served.net.mode = 'deaf'
    const page = await phone.page('/capture')
    await write(page, 'yesterday')
    await page.evaluate(A_DAY_OLDER)
    await page.close()
    const today = await phone.page(`/records/${record}/today`)
    const words = 'One thing you wrote is still on this phone only.'
    await expect.poll(() => today.locator('main').textContent(), SOON).toContain(words)
    await shot(today, 'offline-nag-390')
    served.net.mode = 'well'
    await today.goto(`${served.url}/capture`)
    await waitForState(today, 'kept', 1)
  })

  test('the phone keeps the pages that name nobody, and no page of a record', async () => {
    const page = await phone.page(`/records/${record}/timeline`)
    const kept: string[] = await page.evaluate(
      `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) =>
        cache.keys().then((keys) => keys.map(({ url }) => new URL(url).pathname)))))).then((all) => all.flat())`,
    )
    const pages = kept.filter((path) => !path.startsWith('/assets/'))
    expect(pages.toSorted()).toEqual(['/capture', '/help-now'])
  })

  test('signing out shows what is nowhere else, and takes everything off the phone', async () => {
    served.net.mode = 'deaf'
    const page = await phone.page('/capture')
    await write(page, 'not sent')
    await page.goto(`${served.url}/records/${record}/more`)
    await page.click('text=Sign out on this device')
    await page.waitForURL(/leaving/)
    await page.waitForSelector('text=One thing is on this phone only.')
    await shot(page, 'offline-leaving-390')
    await page.click('text=Throw them away and sign out')
    await page.waitForURL(/sign-in/)
    const left = `Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])
      .then((all) => all.map(({ length }) => length))`
    await expect.poll(() => page.evaluate(left), SOON).toEqual([0, 0, 0])
    expect(await wordsIn()).toEqual(['not sent'])
    await newPhone()
    await begin()
    const bare = await phone.page('/exit-this-page')
    await bare.evaluate(`fetch('/sign-out', { method: 'POST', body: new URLSearchParams() })`)
    await expect.poll(() => bare.evaluate(left), SOON).toEqual([0, 0, 0])
    await newPhone()
  })

  test('no word of it lies readable in what the browser keeps on disk', async () => {
    served.net.mode = 'dead'
    const page = await phone.page('/capture')
    const secret = 'quokkawaltz'
    await write(page, `${secret} at the gate`)
    await page.click('[data-open=photo]')
    await page.setInputFiles('#files', {
      name: `${secret}.png`,
      mimeType: 'image/png',
      buffer: Buffer.from(`${secret} `.repeat(300_000)),
    })
    await page.getByRole('button', { name: 'Keep it' }).click()
    await waitForState(page, 'waiting', 2)
    await phone.context.close()
    const found: string[] = []
    let bytes = 0
    for (const entry of await readdir(phone.profile, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      const held = await readFile(file).catch(() => Buffer.alloc(0))
      if (file.includes('IndexedDB')) bytes += held.length
      if (held.includes(secret) || held.includes(Buffer.from(secret, 'utf16le'))) found.push(file)
    }
    expect(bytes).toBeGreaterThan(3_000_000)
    expect(found).toEqual([])
    served.net.mode = 'well'
    await newPhone()
  })
})
