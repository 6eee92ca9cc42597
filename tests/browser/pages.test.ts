/** Every page of the record in a real browser: nobody is left out, nothing scrolls sideways, nothing breaks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  axeOn,
  chromiumPath,
  faultsOf,
  openBrowser,
  PHONE,
  scrollsSideways,
  shot,
  type Browser,
  AGAIN,
  answered,
} from './browser.ts'
import { addDays, day, dayAt, type Day } from '../../src/platform/day.ts'
import { aCircle } from './circle.ts'
import { aDesk } from './desk.ts'
import { serveSite, someWeeks, type Served } from './site.ts'

/** A need that three have had, and that came back; the address of its page. */
async function aNeed({ site }: Served, record: string): Promise<string> {
  const happened = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })
  const [need] = await site.add(record, {
    kind: 'need',
    happened: happened('2026-08-01'),
    body: { title: 'Help with anxiety about school' },
  })
  const passed = (from: string, to: string, on: string, words: string) => ({
    kind: 'hand-over',
    happened: happened(on),
    body: { of: need?.seq, from, to, words },
  })
  await site.add(
    record,
    passed('Oakley Surgery', 'Hillview Academy', '2026-08-10', 'School has to refer.'),
    passed('Hillview Academy', 'Eastshire CAMHS', '2026-09-17', 'It is with CAMHS now.'),
    passed('Eastshire CAMHS', 'Oakley Surgery', '2026-11-15', 'Please see your GP.'),
  )
  return need?.address ?? ''
}

/** A matter with something done, something late, a range of days, and a step that is planned. */
async function aMatter({ site }: Served, record: string): Promise<string> {
  const happened = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })
  const [matter] = await site.add(record, {
    kind: 'matter',
    happened: happened('2026-09-01'),
    body: { title: 'The yearly review', process: 'annual-review', with: 'Eastshire Council' },
  })
  const step = (event: string, on: string) => ({
    kind: 'step',
    happened: happened(on),
    body: { of: matter?.seq, event },
  })
  await site.add(
    record,
    step('plan-made', '2025-10-20'),
    step('meeting', '2026-10-12'),
    step('report', '2026-10-30'),
    step('notice', '2026-11-12'),
    step('independent-school', '2026-09-01'),
    step('transfer', '2027-09-01'),
  )
  return matter?.address ?? ''
}

/** A profile in two versions, with what an adult does and does no longer. */
async function aProfile({ site }: Served, record: string): Promise<void> {
  const about = (helps: string, amends: number | null) => ({
    kind: 'profile',
    shelf: 'profile' as const,
    amends,
    body: {
      three: ['Let me go when the card is out'],
      helps,
      before: '2019: an old note',
      roles: [{ role: 'the lunch hall', things: ['Eats in the library'] }],
    },
  })
  const [first] = await site.add(record, about('The quiet corner', null))
  const strategy = (body: object) => ({ kind: 'strategy', shelf: 'profile' as const, body })
  await site.add(
    record,
    about('The library', first?.seq ?? null),
    strategy({ title: 'The card', do: 'Nod', dont: 'Ask why', guide: 'masking' }),
    strategy({ title: 'The warning', removed: { on: '2026-09-10', reason: null } }),
  )
}

/** A meeting that has been, with what came of it and what was agreed, and one that is coming. */
async function someMeetings({ site }: Served, record: string): Promise<readonly string[]> {
  const at = (day: Day) => ({ day, time: '15:45', precision: 'minute' as const })
  const meeting = (title: string, on: Day) => ({
    kind: 'meeting',
    shelf: 'meetings' as const,
    happened: at(on),
    body: {
      title,
      sort: 'SEN support review',
      there: [{ name: 'Paul Hendry', role: 'SENCO' }],
      papers: ['The lunch rota'],
    },
  })
  const today = dayAt(site.site.now(), 'Europe/London')
  const [been, coming] = await site.add(
    record,
    meeting('How October went', addDays(today, -2)),
    meeting('How November went', addDays(today, 2)),
  )
  await site.add(record, {
    kind: 'meeting view',
    shelf: 'meetings',
    body: { of: coming?.seq, whose: 'child', comeOut: 'The back table.', childYes: true },
  })
  const [minutes] = await site.add(record, {
    kind: 'meeting minutes',
    shelf: 'meetings',
    body: { of: been?.seq, said: [{ who: 'SENCO', words: 'We can.' }], notAgreed: 'The bell' },
  })
  await site.add(record, {
    kind: 'promise',
    shelf: 'meetings',
    body: {
      title: 'Ring on Friday',
      debtor: 'Paul Hendry',
      creditor: 'Robin',
      source: minutes?.seq,
    },
  })
  return [been?.address ?? '', coming?.address ?? '']
}

/** Something from Section F in vague words, given and not given, and a plan whose review comes up. */
async function aPlan({ site }: Served, record: string): Promise<string> {
  const shelf = 'plan' as const
  const happened = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })
  const [plan] = await site.add(record, {
    kind: 'plan',
    shelf,
    body: { title: 'EHC plan', sort: 'EHC plan', final: '2026-03-01', nextReview: '2027-02-01' },
  })
  const [provision] = await site.add(record, {
    kind: 'provision',
    shelf,
    happened: happened('2026-09-07'),
    body: {
      what: 'Speech and language therapy',
      times: 1,
      per: 'week',
      agreed: 'Section F',
      plan: plan?.seq,
      words: 'Regular access to speech and language therapy as appropriate.',
      school: 'Larkfield Primary',
    },
  })
  const mark = (on: string, given: string, reason: string | null = null) => ({
    kind: 'delivered',
    shelf,
    happened: happened(on),
    body: { of: provision?.seq, given, reason, says: 'school' },
  })
  await site.add(
    record,
    {
      kind: 'school calendar',
      shelf: 'days' as const,
      body: {
        school: 'Larkfield Primary',
        terms: [{ from: '2026-09-02', to: '2026-12-18', name: 'Autumn term' }],
      },
    },
    mark('2026-09-14', 'given'),
    mark('2026-09-21', 'not given', 'She was ill'),
    mark('2026-09-28', 'partly'),
    { kind: 'review', shelf, body: { of: plan?.seq, sort: 'annual review', decided: 'Go on' } },
  )
  return provision?.address ?? ''
}

let browser: Browser
let served: Served
let record: string
let paths: Readonly<Record<string, string>>

describe.skipIf(chromiumPath === null)('in a browser', AGAIN, () => {
  beforeAll(async () => {
    served = await serveSite()
    browser = await openBrowser()
    await served.signIn(browser)
    const weeks = await someWeeks(served)
    record = `/records/${weeks.record}`
    const [email, call, said, letter] = weeks.addresses.map(
      (address) => `${record}/entries/${address}`,
    )
    const need = await aNeed(served, weeks.record)
    const matter = await aMatter(served, weeks.record)
    await aProfile(served, weeks.record)
    const provision = await aPlan(served, weeks.record)
    const [been, coming] = await someMeetings(served, weeks.record)
    paths = {
      ...(await aDesk(served)),
      ...(await aCircle(served)),
      plan: `${record}/plan`,
      'plan-new': `${record}/plan/new`,
      'provision-new': `${record}/plan/provisions/new`,
      provision: `${record}/plan/provisions/${provision}`,
      'provision-given': `${record}/plan/provisions/${provision}/given`,
      'provision-stopped': `${record}/plan/provisions/${provision}/stopped`,
      'provision-correct': `${record}/plan/correct/${provision}`,
      'review-new': `${record}/plan/reviews/new`,
      patterns: `${record}/patterns`,
      whereabouts: `${record}/whereabouts`,
      looked: `${record}/looked`,
      'our-view': `${call}/our-view`,
      'several-children': '/several-children',
      meetings: `${record}/meetings`,
      'meeting-new': `${record}/meetings/new`,
      meeting: `${record}/meetings/${been}`,
      'meeting-after': `${record}/meetings/${been}/after`,
      'meeting-during': `${record}/meetings/${been}/during`,
      'meeting-before': `${record}/meetings/${coming}/before`,
      'meeting-view': `${record}/meetings/${coming}/view`,
      news: `${record}/news`,
      changes: `${record}/changes`,
      notices: `${record}/notices`,
      'news-new': `${record}/news/new`,
      'news-night': `${record}/news/new?of=night`,
      readers: `${record}/readers`,
      'reader-new': `${record}/readers/new`,
      sides: `${record}/needs/${need}/sides`,
      'sides-find': `${record}/needs/${need}/sides/find?q=school`,
      'sides-put': `${record}/needs/${need}/sides/put?entry=${weeks.addresses[0]}`,
      'sides-seen': `${record}/needs/${need}/sides/seen`,
      code: '/code',
      capture: '/capture',
      link: '/l/anything',
      words: '/words',
      guide: '/guides/masking',
      profile: `${record}/profile`,
      'profile-edit': `${record}/profile/edit`,
      'profile-changes': `${record}/profile/changes`,
      'strategy-new': `${record}/profile/strategies/new`,
      wording: `${letter}/wording`,
      deadlines: `${record}/deadlines`,
      'matter-pick': `${record}/matters/new`,
      'matter-find': `${record}/matters/new?q=fine`,
      'matter-new': `${record}/matters/new/complaint-school`,
      'matter-order': `${record}/matters/new/tribunal-order`,
      matter: `${record}/matters/${matter}`,
      'matter-step': `${record}/matters/${matter}/steps/new?event=final`,
      need: `${record}/needs/${need}`,
      needs: `${record}/needs`,
      'need-new': `${record}/needs/new`,
      circles: `${record}/circles`,
      'passed-on': `${record}/passed-on/new?of=${need}`,
      told: `${record}/told?entry=${weeks.addresses[0]}`,
      'law-told': '/law/told',
      first: '/',
      begin: '/records/new',
      help: '/help-now',
      carers: '/help-for-carers',
      reading: '/reading-settings',
      exit: '/exit-this-page',
      nowhere: '/nowhere',
      today: `${record}/today`,
      timeline: `${record}/timeline`,
      found: `${record}/timeline?q=medicl+evidence&who=reid`,
      nothing: `${record}/timeline?q=unfindable`,
      slip: `${record}/timeline?from=2026-02-31`,
      email: email ?? '',
      call: call ?? '',
      said: `${said}?saved=yes&help=first`,
      letter: letter ?? '',
      audience: `${letter}/audience`,
      erase: `${letter}/erase`,
      correct: `${said}/correct`,
      add: `${record}/add`,
      'add-note': `${record}/add/note`,
      'add-call': `${record}/add/call`,
      'add-letter': `${record}/add/letter`,
      'add-said': `${record}/add/said`,
      'add-voice': `${record}/add/voice`,
      owed: `${record}/owed`,
      asks: `${record}/asks`,
      replies: `${record}/replies`,
      taken: `${record}/taken`,
      'write-down': `${record}/owed/new`,
      letters: `${record}/letters`,
      'letters-search': `${record}/letters?q=complaint`,
      'letter-new': `${record}/letters/new?letter=ehc-request`,
      'letter-joint': `${record}/letters/new?letter=joint`,
      'letter-about-email': `${record}/letters/new?letter=told&of=${weeks.addresses[0]}`,
      'letter-written': await aLetter(),
      packs: `${record}/packs`,
      'bring-in': `${record}/bring-in`,
      tray: `${record}/bring-in/could-not-read`,
      'school-dates': `${record}/school-dates`,
      'school-dates-new': `${record}/school-dates/new`,
      'school-dates-paste': `${record}/school-dates/new/paste`,
      'school-dates-file': `${record}/school-dates/new/file`,
      'school-dates-hand': `${record}/school-dates/new/hand`,
      'promise-new': `${record}/school-dates/promises/new`,
      reminders: `${record}/reminders`,
      more: `${record}/more`,
    }
  })

  /** The address of a letter that is being written, with advice first and blanks in it. */
  async function aLetter(): Promise<string> {
    const fields = { do: 'make', 'to-name-0': 'Ms Reid' }
    const made = await served.site.post(`${record}/letters/new?letter=discrimination`, fields)
    return made.headers.get('location') ?? ''
  }
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  test(
    'axe finds nothing wrong with any page in the light or the dark, and none scrolls sideways',
    { timeout: 300_000 },
    async () => {
      const faults: string[] = []
      for (const [name, path] of Object.entries(paths)) {
        const page = await browser.visit(served.url + path, PHONE)
        faults.push(...(await faultsOf(page, name)))
        await page.close()
      }
      expect(faults).toEqual([])
    },
  )

  test('a first visit weighs at most 60 KB over the wire, letters and all', async () => {
    const drafts = Array.from({ length: 40 }, (_, at) => ({
      body: {
        title: null,
        words: `Entry ${at}: what was said at the gate, and who was there to hear it.`,
      },
    }))
    await served.site.add(record.split('/').at(-1) ?? '', ...drafts)
    for (const path of ['/help-now', `${record}/today`, `${record}/timeline`]) {
      const page = await browser.visit('about:blank')
      const wire = await browser.context.newCDPSession(page)
      await wire.send('Network.enable')
      await wire.send('Network.setCacheDisabled', { cacheDisabled: true })
      await wire.send('Network.setBypassServiceWorker', { bypass: true })
      let bytes = 0
      wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
      await page.goto(served.url + path, { waitUntil: 'networkidle' })
      await page.close()
      // With its letters: they alone are nearly 20 KB.
      expect(bytes, path).toBeGreaterThan(30_000)
      expect(bytes, path).toBeLessThanOrEqual(60 * 1024)
    }
  })

  test('no page asks a third party, breaks its own policy, or fails in its script', () => {
    const troubles = browser.troubles().filter((trouble) => !trouble.includes('status of 4'))
    expect(troubles).toEqual([])
  })

  test(
    'the largest words, more space and strong contrast hold together',
    { timeout: 120_000 },
    async () => {
      const page = await browser.visit(`${served.url}/reading-settings`, PHONE)
      for (const choice of ['Largest', 'More space', 'Strong black on white'])
        await page.getByLabel(choice, { exact: true }).check()
      await page.getByRole('button', { name: 'Save' }).click()
      const faults: string[] = []
      for (const name of ['timeline', 'email', 'add-call', 'today', 'help']) {
        await page.goto(served.url + (paths[name] ?? ''))
        const size = page.evaluate('getComputedStyle(document.documentElement).fontSize')
        expect(await answered(size, 'the size of letters')).toBe('23px')
        if (await scrollsSideways(page)) faults.push(`${name} scrolls sideways`)
        faults.push(...(await axeOn(page)).map((fault) => `${name}: ${fault}`))
        await shot(page, `${name}-largest`)
      }
      await page.goto(`${served.url}/reading-settings`)
      for (const name of ['size', 'spacing'])
        await page.locator(`input[name=${name}]`).first().check()
      await page.getByLabel('As my phone or computer is set').check()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.close()
      expect(faults).toEqual([])
    },
  )

  test('with the keyboard alone: skip to the page, find, open what was found', async () => {
    const page = await browser.visit(served.url + (paths['timeline'] ?? ''))
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Skip to the page')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('thinking')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=thinking/)
    await page.getByRole('link', { name: /Robin: It is too loud/ }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/entries/)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Robin')
    await page.close()
  })

  test('“Exit this page” leaves at once, and Back does not return to what was open', async () => {
    const page = await browser.visit(served.url + (paths['help'] ?? ''))
    await page.route('https://www.bbc.co.uk/**', (route) =>
      route.fulfill({ body: '<title>Weather</title>', contentType: 'text/html' }),
    )
    await page.goto(served.url + (paths['timeline'] ?? ''))
    await page.getByRole('link', { name: 'Exit this page', exact: true }).click()
    await page.waitForURL(/bbc/)
    await page.goBack()
    expect(page.url()).not.toContain('timeline')
    await page.close()
  })

  test('what is printed has the words and none of the buttons', async () => {
    const page = await browser.visit(served.url + (paths['email'] ?? ''))
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('Please decide on the medical evidence').isVisible()).toBe(true)
    for (const hidden of ['.heard-top', '.heard-side', '.heard-foot', '.heard-acts'])
      expect(await page.locator(hidden).first().isVisible()).toBe(false)
    await page.close()
  })
})

describe.skipIf(chromiumPath === null)('with JavaScript off', AGAIN, () => {
  test(
    'a parent begins a record, writes a thing down, finds it, corrects it',
    { timeout: 120_000 },
    async () => {
      const served = await serveSite()
      const browser = await openBrowser({ scripts: false })
      try {
        await served.signIn(browser)
        const page = await browser.visit(served.url, PHONE)
        await page.getByRole('link', { name: /Start our record/ }).click()
        await page.getByLabel('What do you call your child?').fill('Robin')
        await page.getByLabel('And your own name?').fill('Alex Ward')
        await page.getByRole('button', { name: 'Start' }).click()
        await page.getByRole('link', { name: '+ Add' }).click()
        await page.getByRole('link', { name: /A phone call/ }).click()
        await page.getByRole('button', { name: 'Save' }).click()
        expect(await page.getByRole('alert').textContent()).toContain('Write who the call was with')
        await page.getByLabel('Who with?').fill('The SEN team')
        await page.getByLabel('They said they would ring, and did not').check()
        await page.getByLabel('Minutes waited').fill('45')
        await page.getByRole('button', { name: 'Save' }).click()
        expect(await page.locator('.heard-entry').textContent()).toContain(
          'The SEN team said they would ring, and did not. Waited 45 minutes',
        )
        await page.getByRole('link', { name: 'Correct it' }).click()
        await page.getByLabel('Minutes waited').fill('50')
        await page.getByRole('button', { name: 'Save' }).click()
        expect(await page.locator('.heard-entry').textContent()).toContain('Waited 50 minutes')
        await page.getByRole('link', { name: 'Timeline', exact: true }).last().click()
        await page.getByLabel('Find words').fill('SEN team')
        await page.getByRole('button', { name: 'Find' }).click()
        expect(await page.locator('.heard-line').count()).toBe(1)
      } finally {
        await browser.close()
        await served.close()
      }
    },
  )
})
