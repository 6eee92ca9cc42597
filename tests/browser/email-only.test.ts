/**
 * A family that sends mail, and a teacher who has only email: their own link, news both ways, a change to
 * confirm, a conversation begun again, a letter. Two browsers, and a third in which a link was passed on.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Letter, Mailer } from '../../src/platform/mail/mailer.ts'
import { chromiumPath, faultsOf, openBrowser, PHONE, type Browser } from './browser.ts'
import { serveSite, type Served } from './site.ts'

const letters: Letter[] = []
const mailer: Mailer = {
  async send(letter) {
    letters.push(letter)
    return 'sent'
  },
  close: () => {},
}

describe.skipIf(chromiumPath === null)('a teacher who has only email', () => {
  let served: Served
  let family: Browser
  let teacher: Browser
  let record: string
  let path: string
  const faults: string[] = []
  beforeAll(async () => {
    served = await serveSite({ mailer })
    family = await openBrowser()
    teacher = await openBrowser()
    await served.signIn(family)
    record = await served.site.begin('Robin')
    path = `${served.url}/records/${record}`
  })
  afterAll(async () => {
    await family?.close()
    await teacher?.close()
    await served?.close()
  })

  const linkIn = (letter: Letter | undefined) =>
    /http\S+\/l\/\S+/.exec(letter?.text ?? '')?.[0] ?? ''

  test(
    'is mailed a link of their own, tells home, and is told how the night was',
    { timeout: 180_000 },
    async () => {
      const page = await family.visit(`${path}/days/links`, PHONE)
      await page.getByLabel('Somebody at school').check()
      await page.fill('[name=name]', 'Mr Finch')
      await page.fill('[name=address]', 'finch@hillview.example')
      faults.push(...(await faultsOf(page, 'links-new')))
      await page.getByRole('button', { name: 'Make the link' }).click()
      await page.waitForSelector('text=It was handed to the mail server')
      faults.push(...(await faultsOf(page, 'links-made')))
      const theirs = await teacher.visit(linkIn(letters.at(-1)), PHONE)
      await theirs.click('text=Open it')
      await theirs.waitForURL(/\/l\/day/)
      faults.push(...(await faultsOf(theirs, 'link-day')))
      await theirs.click('text=Tell home what happened')
      faults.push(...(await faultsOf(theirs, 'link-news')))
      await theirs.click('text=Write down what happened')
      await theirs.waitForURL(/\/l\/happened/)
      faults.push(...(await faultsOf(theirs, 'link-happened')))
      await theirs.click('text=Tell home in a sentence instead')
      await theirs.waitForURL(/\/l\/news/)
      await theirs.getByLabel('Good news').check()
      await theirs.getByLabel('What happened?').fill('He led the class to the library and back.')
      await theirs.getByRole('button', { name: 'Tell home' }).click()
      await theirs.waitForURL(/told=yes/)
      const today = await family.visit(`${path}/today`, PHONE)
      expect(await today.textContent('main')).toContain('He led the class')
      await today.goto(`${path}/news/new?of=night`)
      await today.getByLabel('Slept badly').check()
      await today.getByLabel('Mr Finch').check()
      faults.push(...(await faultsOf(today, 'night-to-link')))
      await today.getByRole('button', { name: 'Tell school' }).click()
      await today.waitForURL(/told=yes/)
      expect(letters).toHaveLength(2)
      await theirs.goto(`${served.url}/l/news`)
      faults.push(...(await faultsOf(theirs, 'link-news-told')))
      await theirs.getByRole('button', { name: 'Read', exact: true }).click()
      expect(await theirs.textContent('main')).not.toContain('Slept badly')
      await today.goto(`${path}/news`)
      await today.locator('a', { hasText: 'A hard time' }).first().click()
      expect(await today.textContent('main')).toContain('Mr Finch pressed “Read”')
      await today.getByRole('link', { name: 'Correct it' }).click()
      await today.getByLabel('Some of the night').check()
      faults.push(...(await faultsOf(today, 'news-correct')))
      await today.getByRole('button', { name: 'Tell it as corrected' }).click()
      await today.waitForURL(/corrected=yes/)
      faults.push(...(await faultsOf(today, 'news-corrected')))
    },
  )

  test('confirms a change', { timeout: 120_000 }, async () => {
    const [entry] = await served.site.add(record, {
      kind: 'strategy',
      shelf: 'profile',
      body: {
        title: 'The blue card',
        do: 'Nod, and let him go to the library for five minutes',
        dont: 'Ask why in front of others',
        why: 'Noise adds up until he cannot think',
      },
    })
    const page = await family.visit(`${path}/changes/${entry?.address}`, PHONE)
    await page.click('text=Ask somebody by email')
    await page.getByLabel('Mr Finch').check()
    faults.push(...(await faultsOf(page, 'change-ask')))
    await page.click('text=See exactly what goes')
    faults.push(...(await faultsOf(page, 'change-look')))
    await page.click('text=Send it now')
    await page.waitForSelector('text=not confirmed')
    const theirs = await teacher.visit(linkIn(letters.at(-1)), PHONE)
    await theirs.click('text=Open it')
    await theirs.waitForURL(/\/l\/changes/)
    faults.push(...(await faultsOf(theirs, 'link-changes')))
    await theirs.fill('[name=will]', 'Keep the door clear.')
    await theirs.getByRole('button', { name: 'I have read this' }).click()
    await theirs.waitForSelector('text=There is nothing more to confirm')
    faults.push(...(await faultsOf(theirs, 'link-changes-done')))
    await page.reload()
    expect(await page.textContent('main')).toContain('Keep the door clear.')
    faults.push(...(await faultsOf(page, 'change-confirmed')))
  })

  test('talks it through again, in one browser only', { timeout: 180_000 }, async () => {
    const page = await family.visit(`${path}/repair`, PHONE)
    faults.push(...(await faultsOf(page, 'repair-empty')))
    await page.click('text=Ask somebody by email')
    await page.fill('[name=name]', 'Mr Finch')
    await page.fill('[name=address]', 'finch@hillview.example')
    await page.fill('[name=about]', 'Maths on Tuesdays')
    await page.fill('[name=words]', 'Robin was sent out for using his card.')
    faults.push(...(await faultsOf(page, 'repair-ask')))
    await page.click('text=See exactly what goes')
    faults.push(...(await faultsOf(page, 'repair-look')))
    await page.click('text=Send it now')
    await page.waitForSelector('text=takes part by a link')
    faults.push(...(await faultsOf(page, 'repair-asked')))
    const link = linkIn(letters.at(-1))
    const theirs = await teacher.visit(link, PHONE)
    faults.push(...(await faultsOf(theirs, 'link-repair-open')))
    await theirs.click('text=Open it')
    await theirs.waitForURL(/\/l\/repair/)
    faults.push(...(await faultsOf(theirs, 'link-repair')))
    const other = await openBrowser()
    const passedOn = await other.visit(link, PHONE)
    await passedOn.click('text=Open it')
    await passedOn.waitForSelector('text=opened in another browser')
    faults.push(...(await faultsOf(passedOn, 'link-elsewhere')))
    await passedOn.click('text=Mail a new link to me')
    faults.push(...(await faultsOf(passedOn, 'link-again')))
    await other.close()
    const say = async (on: typeof page, label: string, words: string, button: string) => {
      await on.getByLabel(label).fill(words)
      await on.getByRole('button', { name: button }).click()
      await on.waitForLoadState()
    }
    await say(theirs, 'What went wrong, as you see it', 'I did not know the card.', 'Say this')
    await say(
      theirs,
      'What you heard Alex Ward say',
      'He was sent out for it.',
      'This is what I heard',
    )
    await page.reload()
    await page.getByLabel('Yes, that is it').check()
    await page.getByRole('button', { name: 'Tell Mr Finch' }).click()
    await say(page, 'What you heard Mr Finch say', 'Nobody had told you.', 'This is what I heard')
    faults.push(...(await faultsOf(page, 'repair-waits')))
    await theirs.reload()
    await theirs.getByLabel('Yes, that is it').check()
    faults.push(...(await faultsOf(theirs, 'link-repair-check')))
    await theirs.getByRole('button', { name: 'Tell Alex Ward' }).click()
    await say(theirs, 'What you can promise', 'The card goes, always.', 'I promise this')
    await page.reload()
    await say(page, 'What you can promise', 'I tell you about new cards.', 'I promise this')
    await page.getByRole('button', { name: /I agree to these words/ }).click()
    await theirs.reload()
    await theirs.getByRole('button', { name: 'I agree to these words', exact: true }).click()
    await theirs.waitForSelector('text=Both of you agreed to this')
    faults.push(...(await faultsOf(theirs, 'link-repair-agreed')))
    await page.reload()
    faults.push(...(await faultsOf(page, 'repair-agreed')))
    await page.goto(`${path}/repair`)
    faults.push(...(await faultsOf(page, 'repair-list')))
    expect(await page.textContent('main')).toContain('Both')
    await page.goto(`${path}/owed`)
    expect(await page.textContent('main')).toContain('The card goes, always.')
  })

  test('gets a letter that Heard sends', { timeout: 120_000 }, async () => {
    const page = await family.visit(`${path}/letters/new?letter=absence-support`, PHONE)
    await page.locator('button[value=make]').click()
    await page.waitForURL(/\/letters\/[\w-]{8,}/)
    await page.fill('[name=to-name-0]', 'Mrs Marlow')
    await page.fill('[name=to-address-0]', 'marlow@hillview.example')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/saved=yes/)
    faults.push(...(await faultsOf(page, 'letter-send')))
    await page.click('text=See what goes by email')
    faults.push(...(await faultsOf(page, 'letter-look')))
    await page.getByLabel(/It goes with/).check()
    await page.getByRole('button', { name: 'Send it now' }).click()
    await page.waitForSelector('text=Sent by email from here')
    expect(letters.at(-1)?.to).toBe('marlow@hillview.example')
    faults.push(...(await faultsOf(page, 'letter-sent')))
    const [need] = await served.site.add(record, {
      kind: 'need',
      body: { title: 'A quiet place at lunch', words: 'With one adult.' },
    })
    await page.goto(`${path}/needs/${need?.address}`)
    await page.click('text=Ask about it by email')
    faults.push(...(await faultsOf(page, 'need-ask')))
  })

  test('nothing was wrong with any of the pages', () => {
    expect(faults).toEqual([])
    expect(
      [...family.troubles(), ...teacher.troubles()].filter((each) => !/410/.test(each)),
    ).toEqual([])
  })
})
