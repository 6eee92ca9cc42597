/** What happened, how days go and the child's own page, in a real browser: nobody is left out. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AGAIN, chromiumPath, faultsOf, openBrowser, PHONE, type Browser } from './browser.ts'
import { someDays } from './days.ts'
import { serveSite, type Served } from './site.ts'

let browser: Browser
let served: Served
let record: string
let paths: Readonly<Record<string, string>>

describe.skipIf(chromiumPath === null)('days in a browser', AGAIN, () => {
  beforeAll(async () => {
    served = await serveSite()
    browser = await openBrowser()
    await served.signIn(browser)
    record = await served.site.begin('Robin')
    paths = await someDays(served, record)
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  test(
    'axe finds nothing in the light or the dark, and nothing scrolls sideways',
    { timeout: 240_000 },
    async () => {
      const faults: string[] = []
      const page = await browser.visit(served.url, PHONE)
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(served.url + path)
        faults.push(...(await faultsOf(page, name)))
      }
      await page.close()
      expect(faults).toEqual([])
      expect(browser.troubles()).toEqual([])
    },
  )

  test(
    'links: a day from school, and the child’s own page, on a phone',
    { timeout: 120_000 },
    async () => {
      const faults: string[] = []
      const opened = async (whom: string, name: string) => {
        const page = await browser.visit(`${served.url}/records/${record}/days/links`, PHONE)
        await page.getByRole('radio', { name: whom }).check()
        if (name !== '') await page.getByLabel('Their name').fill(name)
        await page.getByRole('button', { name: 'Make the link', exact: true }).click()
        const link = await page.locator('.heard-link-words code').textContent()
        const at = new URL(link ?? '', served.url)
        await page.goto(served.url + at.pathname)
        await page.getByRole('button', { name: 'Open it' }).click()
        return page
      }
      const school = await opened('Somebody at school', 'Ms Kerr')
      faults.push(...(await faultsOf(school, 'link-day')))
      await school.getByLabel('One word for the day').fill('fine')
      await school.getByRole('button', { name: 'Save' }).click()
      await school.getByText('Saved. Thank you, Ms Kerr').waitFor()
      await school.close()
      const child = await opened('Robin', '')
      faults.push(...(await faultsOf(child, 'link-child')))
      await child.getByRole('link', { name: /Say something/ }).click()
      await child.getByRole('radio', { name: 'Only me' }).waitFor()
      faults.push(...(await faultsOf(child, 'link-child-say')))
      await child.getByLabel('What do you want to say?').fill('I want to die')
      await child.getByLabel(/secret word/).fill('pelican')
      await child.getByRole('button', { name: 'Keep it' }).click()
      await child.waitForURL(/help=first/)
      faults.push(...(await faultsOf(child, 'link-child-kept')))
      await child.getByRole('link', { name: 'Back to my page' }).click()
      await child.getByLabel('Your secret word').fill('pelican')
      await child.getByRole('button', { name: 'Open it' }).click()
      await child.getByText('I want to die').first().waitFor()
      faults.push(...(await faultsOf(child, 'link-child-alone')))
      await child.getByRole('button', { name: /Close my page/ }).click()
      await child.close()
      expect(faults).toEqual([])
    },
  )

  test('what happened is written down in a minute, with one box and one button', async () => {
    const page = await browser.visit(`${served.url}/records/${record}/add`, PHONE)
    await page.getByRole('link', { name: /Something happened/ }).click()
    await page.getByLabel('What happened?').fill('He put his coat over his head.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/saved=yes/)
    expect(await page.locator('.heard-entry').textContent()).toContain('coat over his head')
    await page.getByLabel('We do not know yet').check()
    await page.locator('#why').locator('..').getByRole('button', { name: 'Save' }).click()
    await page.goto(`${served.url}/records/${record}/incidents`)
    expect(await page.locator('#open').textContent()).toContain('open question')
    await page.close()
  })

  test('a child says something in pictures, and the record’s ways are not theirs', async () => {
    const page = await browser.visit(`${served.url}${paths['child-say'] ?? ''}`, PHONE)
    expect(await page.locator('.heard-tabs').count()).toBe(0)
    await page.getByLabel('too loud').check()
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.waitForURL(/kept/)
    expect(await page.locator('.heard-pictures').textContent()).toContain('too loud')
    expect(await page.getByRole('link', { name: /Ring Childline/ }).count()).toBe(1)
    await page.close()
  })

  test('a child records their voice, hears it, keeps it; an adult types beside it', async () => {
    const page = await browser.visit(`${served.url}${paths['child-say'] ?? ''}`, PHONE)
    await page.getByRole('button', { name: 'Record my voice' }).click()
    await page.getByText(/Recording: 1 seconds/).waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByRole('button', { name: 'Throw it away' }).waitFor()
    expect(await page.evaluate(`document.querySelector('[name=voice]').files.length`)).toBe(1)
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.waitForURL(/kept/)
    await page.goto(`${served.url}/records/${record}/days/words`)
    const sound = page.locator('audio').last()
    await sound.evaluate('(sound) => sound.play().then(() => sound.pause())')
    await page.getByText('Type up what you hear in it').last().click()
    await page.getByLabel('What you hear, word for word').last().fill('Humming.')
    await page.locator('details[open]').getByRole('button', { name: 'Save' }).click()
    await page.getByText('heard: “Humming.”').waitFor()
    expect(await page.locator('audio').count()).toBe(1)
    await page.close()
    expect(browser.troubles()).toEqual([])
  })
})
