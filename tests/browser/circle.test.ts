/**
 * Parent, teacher, SENCO, advocate and young person at once, each in a browser of their own: invited by
 * page, let in by link, at work on the same record, and each with nothing but what is theirs.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { chromiumPath, DESK, faultsOf, openBrowser, PHONE, type Browser } from './browser.ts'
import { serveSite, type Served } from './site.ts'

const PEOPLE = [
  { id: 'teacher', name: 'Mr Finch', role: 'Class teacher', at: 'Hillview Academy' },
  { id: 'senco', name: 'Ms Bell', role: 'SENCO', at: 'Hillview Academy' },
  { id: 'advocate', name: 'Jo Marsh', role: 'Advocate', at: 'SENDIASS' },
  { id: 'young', name: 'Robin', role: 'Young person', at: '' },
] as const
type Who = (typeof PEOPLE)[number]['id'] | 'parent'

const SECRET = 'The flat above the bakery is where we stay now.'
const SHARED = 'Robin walks the long way round to miss the dining hall.'

let served: Served
let path: string
const browsers = new Map<Who, Browser>()
const faults: string[] = []

describe.skipIf(chromiumPath === null)('five people around one child, at once', () => {
  beforeAll(async () => {
    served = await serveSite()
    for (const who of ['parent', ...PEOPLE.map(({ id }) => id)] as const)
      browsers.set(who, await openBrowser())
    await served.signIn(browserOf('parent'))
    const record = await served.site.begin('Robin')
    path = `${served.url}/records/${record}`
    await served.site.add(
      record,
      { body: { title: 'Where we stay', words: SECRET }, shelf: 'messages' },
      { body: { title: 'Lunch', words: SHARED }, shelf: 'days', audience: 'circle' },
      {
        kind: 'ask',
        shelf: 'messages',
        audience: 'circle',
        people: [{ name: 'Hillview Academy', address: null }],
        body: { title: 'Say who supervises lunch', debtor: 'Hillview Academy', creditor: 'Alex' },
      },
    )
  }, 60_000)
  afterAll(async () => {
    for (const browser of browsers.values()) await browser.close()
    await served?.close()
  })

  function browserOf(who: Who): Browser {
    const browser = browsers.get(who)
    if (browser === undefined) throw new Error(`${who} has no browser.`)
    return browser
  }

  async function visit(who: Who, to: string, name: string): Promise<Page> {
    const page = await browserOf(who).visit(`${path}${to}`, who === 'senco' ? DESK : PHONE)
    faults.push(...(await faultsOf(page, `${who}-${name}`)))
    return page
  }

  const wordsOn = async (page: Page) => (await page.textContent('main')) ?? ''

  async function invite(page: Page, { name, role, at }: (typeof PEOPLE)[number]): Promise<string> {
    await page.goto(`${path}/circle/invite`)
    await page.getByRole('link', { name: role }).first().click()
    await page.getByLabel('Who is it for?').fill(name)
    await page.getByLabel(/Where do they work/).fill(at)
    await page.getByRole('button', { name: 'See what they will see' }).click()
    await page.getByRole('link', { name: `See exactly what ${name} will see` }).click()
    await page.goto(page.url().replace(/today.*/, 'timeline'))
    expect(await wordsOn(page)).toContain(`as ${name} would`)
    expect(await wordsOn(page)).not.toContain('bakery')
    await page.goBack()
    await page.goBack()
    await page.getByRole('button', { name: 'Make a link to hand over' }).click()
    return (await page.textContent('.heard-link-words code')) ?? ''
  }

  test('the parent invites four, sees what they will see, and each presses a button', async () => {
    const parent = await visit('parent', '/circle', 'circle-alone')
    for (const person of PEOPLE) {
      const link = await invite(parent, person)
      const page = await browserOf(person.id).visit(link, PHONE)
      faults.push(...(await faultsOf(page, `invited-${person.id}`)))
      await page.getByRole('button', { name: `I am ${person.name}: open it` }).click()
      await page.waitForURL(/welcome/)
      faults.push(...(await faultsOf(page, `welcome-${person.id}`)))
      // The link is used up: whoever it is forwarded to has nothing.
      const forwarded = await browserOf('parent').visit(link, PHONE)
      expect(await wordsOn(forwarded)).toContain('used already')
      await Promise.all([page.close(), forwarded.close()])
    }
    const gone = browserOf('parent').troubles()
    expect(gone).toEqual(PEOPLE.map(() => expect.stringContaining('410')))
    await parent.goto(`${path}/circle`)
    for (const { name } of PEOPLE) expect(await wordsOn(parent)).toContain(name)
    faults.push(...(await faultsOf(parent, 'circle-of-five')))
    await parent.close()
  }, 240_000)

  test('all read what is shared, and nobody what is not, by page, search or count', async () => {
    const seen = await Promise.all(
      PEOPLE.map(async ({ id }) => {
        const page = await visit(id, '/timeline', 'timeline')
        const timeline = await wordsOn(page)
        await page.goto(`${path}/timeline?search=bakery`)
        const found = await wordsOn(page)
        await page.close()
        return { id, timeline, found }
      }),
    )
    for (const { id, timeline, found } of seen) {
      expect(timeline, id).toContain('Lunch')
      expect(timeline, id).not.toContain('Where we stay')
      expect(found, id).not.toContain('Where we stay')
    }
  }, 120_000)

  test('the teacher tells home, the SENCO answers from the desk, and the parent has both', async () => {
    const [teacher, senco] = [
      await visit('teacher', '/news/new', 'news'),
      await browserOf('senco').visit(`${served.url}/desk`, DESK),
    ]
    faults.push(...(await faultsOf(senco, 'senco-desk')))
    await teacher.getByLabel('Good news').check()
    await teacher.getByLabel('What happened?').fill('Robin read aloud to the class.')
    await teacher.getByRole('button', { name: 'Tell home' }).click()
    await teacher.waitForURL(/told=yes/)
    expect(await wordsOn(senco)).toContain('Say who supervises lunch')
    await senco.getByText('Answer it here').first().click()
    await senco.getByLabel('Your answer').first().fill('Mrs Okafor, from Monday.')
    await senco.getByRole('button', { name: 'Send the answer' }).first().click()
    await senco.waitForLoadState('load')
    expect(await wordsOn(senco)).not.toContain('Say who supervises lunch')
    const parent = await visit('parent', '/today', 'today')
    expect(await wordsOn(parent)).toContain('read aloud to the class')
    await parent.goto(`${path}/timeline`)
    expect(await wordsOn(parent)).toContain('Ms Bell')
    await parent
      .getByRole('link', { name: /supervises lunch/ })
      .first()
      .click()
    faults.push(...(await faultsOf(parent, 'parent-answer')))
    await Promise.all([teacher, senco, parent].map((page) => page.close()))
  }, 120_000)

  test('the young person says something, the advocate writes down a call, the parent shows one thing by name', async () => {
    const [young, advocate] = await Promise.all([
      visit('young', '/child/say', 'say'),
      visit('advocate', '/add/said', 'said'),
    ])
    await young.getByLabel('Me and Alex Ward').check()
    await young.getByLabel('What do you want to say?').fill('Please let me eat in the library.')
    await advocate.getByLabel('Who said it?').fill('The office')
    await advocate.getByLabel('What did they say?').fill('The curlew plan is on its way.')
    await Promise.all([
      young.getByRole('button', { name: 'Keep it' }).click(),
      advocate.getByRole('button', { name: 'Save' }).click(),
    ])
    await Promise.all([young.waitForURL(/kept/), advocate.waitForURL(/saved=yes/)])
    const parent = await visit('parent', '/timeline', 'timeline')
    expect(await wordsOn(parent)).toContain('curlew plan')
    await parent.goto(`${path}/days/words`)
    expect(await wordsOn(parent)).toContain('eat in the library')
    await parent.goto(`${path}/timeline?search=bakery`)
    await parent.getByRole('link', { name: 'Where we stay' }).first().click()
    await parent.getByRole('link', { name: 'Change who may see it' }).click()
    await parent.getByLabel('Only people I name').check()
    await parent.getByLabel('Jo Marsh').check()
    await parent.getByRole('button', { name: 'Save' }).click()
    await parent.getByRole('heading', { name: 'Before you share it' }).waitFor()
    faults.push(...(await faultsOf(parent, 'look-first')))
    expect(await wordsOn(parent)).toContain('as Jo Marsh would open it')
    const sees = async (who: Who): Promise<boolean> => {
      const page = await browserOf(who).visit(`${path}/timeline`, PHONE)
      const found = (await wordsOn(page)).includes('Where we stay')
      await page.close()
      return found
    }
    expect(await sees('advocate')).toBe(false)
    await parent.getByRole('button', { name: 'Share it' }).click()
    await parent.waitForURL(/entries/)
    expect(await sees('advocate')).toBe(true)
    for (const who of ['teacher', 'senco', 'young'] as const) expect(await sees(who)).toBe(false)
    await Promise.all([young, advocate, parent].map((page) => page.close()))
  }, 120_000)

  test('the end of a place ends it at once, in the browser that is open', async () => {
    const advocate = await visit('advocate', '/timeline', 'timeline-before')
    const parent = await visit('parent', '/circle', 'circle')
    await parent.getByRole('link', { name: 'Jo Marsh' }).first().click()
    faults.push(...(await faultsOf(parent, 'seat')))
    await parent.getByRole('button', { name: 'End it now' }).click()
    await parent.waitForLoadState('load')
    const response = await advocate.reload()
    expect(response?.status()).toBe(404)
    expect((await browserOf('teacher').visit(`${path}/timeline`)).url()).toContain('/timeline')
    await Promise.all([advocate.close(), parent.close()])
  }, 120_000)

  test('axe found nothing, nothing scrolled sideways, and nothing broke', () => {
    expect(faults).toEqual([])
    for (const [who, browser] of browsers)
      expect(
        browser.troubles().filter((each) => !/410|404/.test(each)),
        who,
      ).toEqual([])
  })
})
