/** A parent and a teacher at once, each in a browser of their own: news, what changed, a conversation begun again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeLink } from '../../src/platform/sign-in/store.ts'
import { TEST_NOW } from '../../src/test-site.ts'
import { visitAs, type Visitor } from '../../src/together/test-visitors.ts'
import { chromiumPath, faultsOf, openBrowser, PHONE, type Browser } from './browser.ts'
import { serveSite, type Served } from './site.ts'

let home: Browser
let school: Browser
let served: Served
let path: string
let teacher: Visitor

describe.skipIf(chromiumPath === null)('together in two browsers', () => {
  beforeAll(async () => {
    served = await serveSite()
    ;[home, school] = [await openBrowser(), await openBrowser()]
    await served.signIn(home)
    const { site } = served
    const record = await site.begin('Robin')
    path = `${served.url}/records/${record}`
    teacher = await visitAs(site, record, {
      name: 'Mr Finch',
      role: 'class teacher',
      writes: ['days', 'incidents', 'messages'],
    })
    await visitAs(site, record, { name: 'Ms Bell', role: 'SENCO' })
    await signInAs(school)
    await site.add(record, {
      kind: 'strategy',
      shelf: 'profile',
      body: {
        title: 'The blue card',
        do: 'Nod, and let him go to the library for five minutes',
        dont: 'Ask why in front of others',
        why: 'Noise adds up until he cannot think',
      },
    })
  })
  afterAll(async () => {
    await home?.close()
    await school?.close()
    await served?.close()
  })

  async function signInAs(browser: Browser): Promise<void> {
    const { db } = served.site.ledger
    const secret = await makeLink(db, { id: teacher.account, name: 'Mr Finch' }, TEST_NOW)
    const page = await browser.visit(`${served.url}/sign-in/${secret}`)
    await page.click('text=Sign in >> nth=-1')
    await page.waitForURL(`${served.url}/`)
    await page.close()
  }

  const faults: string[] = []

  test(
    'news is told in thirty seconds, stands first at home, and is read',
    { timeout: 120_000 },
    async () => {
      const page = await school.visit(`${path}/news/new`, PHONE)
      faults.push(...(await faultsOf(page, 'news-new')))
      await page.getByLabel('Good news').check()
      await page
        .getByLabel('What happened?')
        .fill('He showed three others how the signal box works.')
      await page
        .getByLabel('What came before it?')
        .fill('We let him set up the model trains at break.')
      await page.getByRole('button', { name: 'Tell home' }).click()
      await page.waitForURL(/told=yes/)
      faults.push(...(await faultsOf(page, 'news-told')))
      const today = await home.visit(`${path}/today`, PHONE)
      faults.push(...(await faultsOf(today, 'today-with-news')))
      await today.getByRole('button', { name: 'Read', exact: true }).click()
      await today.waitForURL(/today/)
      expect(await today.textContent('main')).not.toContain('signal box')
      await today.goto(`${path}/news`)
      faults.push(...(await faultsOf(today, 'news')))
      await today.goto(`${path}/news/new?of=night`)
      faults.push(...(await faultsOf(today, 'news-night')))
      await today.getByLabel('Slept badly').check()
      await today.getByRole('button', { name: 'Tell school' }).click()
      await today.waitForURL(/told=yes/)
      await page.goto(`${path}/today`)
      expect(await page.textContent('main')).toContain('Slept badly.')
      await Promise.all([page.close(), today.close()])
    },
  )

  test(
    'what an adult does is given to those who teach, and confirmed',
    { timeout: 120_000 },
    async () => {
      const page = await home.visit(`${path}/changes`, PHONE)
      faults.push(...(await faultsOf(page, 'changes-to-give')))
      await page.getByRole('button', { name: 'Give it to them' }).click()
      const teaching = await school.visit(`${path}/changes`, PHONE)
      faults.push(...(await faultsOf(teaching, 'changes-to-confirm')))
      await teaching.getByLabel(/One thing you will do/).fill('Keep a card in my pocket')
      await teaching.getByRole('button', { name: 'I have read this' }).click()
      await teaching.waitForURL(/confirmed=yes/)
      await page.goto(`${path}/changes`)
      faults.push(...(await faultsOf(page, 'changes')))
      await page.getByRole('link', { name: 'The blue card' }).click()
      expect(await page.textContent('main')).toContain('1 of 2 people confirmed it')
      faults.push(...(await faultsOf(page, 'change')))
      await Promise.all([page.close(), teaching.close()])
    },
  )

  test(
    'a conversation is begun again, heard, agreed, and a promise comes of it',
    { timeout: 240_000 },
    async () => {
      const parent = await home.visit(`${path}/repair`, PHONE)
      faults.push(...(await faultsOf(parent, 'repair-none')))
      await parent.getByRole('link', { name: 'Begin with somebody' }).click()
      await parent.getByLabel('Mr Finch').check()
      await parent.getByLabel('What is it about').fill('Lunchtimes since September')
      await parent
        .getByLabel('What went wrong')
        .fill('I asked four times who stands in the hall. Nobody told me.')
      faults.push(...(await faultsOf(parent, 'repair-new')))
      await parent.getByRole('button', { name: 'Ask them' }).click()
      await parent.waitForURL(/repair\/[\w-]{10}/)
      const here = parent.url()
      const other = await school.visit(here, PHONE)
      const says = async (page: typeof parent, label: RegExp, words: string, button: RegExp) => {
        await page.goto(here)
        await page.getByLabel(label).fill(words)
        await page.getByRole('button', { name: button }).click()
        await page.waitForLoadState('load')
      }
      const agreesThatIsIt = async (page: typeof parent) => {
        await page.goto(here)
        await page.getByLabel('Yes, that is it').check()
        await page.getByRole('button', { name: /^Tell / }).click()
        await page.waitForLoadState('load')
      }
      await says(other, /What went wrong/, 'I did not know who was on duty myself.', /Say this/)
      await says(other, /What you heard/, 'That four questions went nowhere.', /what I heard/)
      await parent.goto(here)
      faults.push(...(await faultsOf(parent, 'repair-half')))
      await agreesThatIsIt(parent)
      await says(
        parent,
        /What you heard/,
        'That you were left without an answer too.',
        /what I heard/,
      )
      await agreesThatIsIt(other)
      await says(other, /What you can promise/, 'Send the names by Friday each week', /I promise/)
      await parent.goto(here)
      faults.push(...(await faultsOf(parent, 'repair-promise')))
      await says(parent, /What you can promise/, 'Ask you first, in the book', /I promise/)
      await parent.goto(here)
      await parent.getByRole('button', { name: /I agree to these words, and ask/ }).click()
      await parent.waitForLoadState('load')
      await other.goto(here)
      faults.push(...(await faultsOf(other, 'repair-agree')))
      await other.getByRole('button', { name: 'I agree to these words', exact: true }).click()
      await other.waitForLoadState('load')
      await parent.goto(here)
      faults.push(...(await faultsOf(parent, 'repair-agreed')))
      expect(await parent.textContent('main')).toContain('Both of you agreed to this')
      await parent.getByRole('link', { name: /Send the names/ }).click()
      expect(await parent.textContent('h1')).toContain('Send the names by Friday')
      await other.goto(`${path}/apologies/new`)
      await other.getByLabel('Alex Ward').check()
      await other.getByLabel('In your own words').fill('I should have asked who was on duty.')
      faults.push(...(await faultsOf(other, 'apology-new')))
      await other.getByRole('button', { name: 'Say sorry' }).click()
      await parent.goto(`${path}/repair`)
      faults.push(...(await faultsOf(parent, 'repair-list')))
      expect(await parent.textContent('main')).toContain('1 apology')
      await Promise.all([parent.close(), other.close()])
    },
  )

  test('telling by mail or on this device is chosen on one page', { timeout: 60_000 }, async () => {
    const page = await home.visit(`${path}/notices`, PHONE)
    expect(await page.textContent('[data-push-says]')).not.toContain('needs JavaScript')
    faults.push(...(await faultsOf(page, 'notices')))
    await page.close()
  })

  test('what is pushed is shown as a count, whatever it holds', { timeout: 60_000 }, async () => {
    await home.context.grantPermissions(['notifications'], { origin: served.url })
    const page = await home.visit(`${path}/notices`, PHONE)
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    const devtools = await home.context.newCDPSession(page)
    let registrationId = ''
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const each of registrations) if (!each.isDeleted) ({ registrationId } = each)
    })
    await devtools.send('ServiceWorker.enable')
    // A worker that was just installed may miss a message: it is pushed again until one is shown.
    const shows = async (data: string, expected: string) => {
      let last: string | null = null
      for (let tries = 0; tries < 40; tries += 1) {
        if (registrationId !== '')
          await devtools.send('ServiceWorker.deliverPushMessage', {
            origin: served.url,
            registrationId,
            data,
          })
        const words = await page.evaluate<string | null>(`(async () => {
          await new Promise((resolve) => setTimeout(resolve, 250))
          const registration = await navigator.serviceWorker.ready
          const notices = await registration.getNotifications({ tag: 'waiting' })
          for (const notice of notices) notice.close()
          return notices.length === 0 ? null : notices[0].title + ': ' + notices[0].body
        })()`)
        // One that was pushed before may come late.
        if (words === expected) return
        last = words ?? last
      }
      expect(last).toBe(expected)
    }
    await shows('{"count":3}', 'Heard: 3 new things wait for you')
    await shows('{"count":"<b>Robin</b>"}', 'Heard: Something new waits for you')
    await shows('{"count":2}', 'Heard: 2 new things wait for you')
    await shows('not json', 'Heard: Something new waits for you')
    await page.close()
  })

  test('axe found nothing on any of these pages, and nothing scrolled sideways', () => {
    expect(faults).toEqual([])
    expect([...home.troubles(), ...school.troubles()]).toEqual([])
  })
})
