/** Words without a gap, longer than a phone is wide: no page scrolls sideways for them (WCAG 2.2, 1.4.10). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  AGAIN,
  chromiumPath,
  NARROW,
  openBrowser,
  scrollsSideways,
  type Browser,
} from './browser.ts'
import { serveSite, type Served } from './site.ts'

let browser: Browser
let served: Served
const LONG = 'Wörd'.repeat(70)

describe.skipIf(chromiumPath === null)('words without end in a browser', AGAIN, () => {
  beforeAll(async () => {
    served = await serveSite()
    browser = await openBrowser()
    await served.signIn(browser)
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  test(
    'fit a narrow phone, on the family’s pages and a reader’s',
    { timeout: 120_000 },
    async () => {
      const { record, addresses } = await withLongWords()
      const secret = await readerOf(record)
      const [need, incident, calendar, ask, matter] = addresses
      const own = [
        '/today',
        '/profile',
        '/readers',
        '/deadlines',
        '/days/words',
        '/child/say',
        '/patterns',
        '/letters',
        `/letters/new?letter=joint&of=${need}`,
        `/needs/${need}`,
        `/entries/${incident}`,
        `/school-dates/${calendar}`,
        `/owed/${ask}`,
        `/matters/${matter}`,
      ].map((path) => `/records/${record}${path}`)
      const faults: string[] = []
      const page = await browser.visit(served.url, NARROW)
      for (const path of [...own, `/l/${secret}`]) {
        const shown = await page.goto(served.url + path)
        if (shown?.status() !== 200) faults.push(`${path} ${shown?.status()}`)
        if (await scrollsSideways(page)) faults.push(`${path} scrolls sideways`)
      }
      await page.getByRole('button', { name: 'Open it' }).click()
      if (await scrollsSideways(page)) faults.push('what a reader is given scrolls sideways')
      await page.close()
      expect(faults).toEqual([])
    },
  )
})

async function withLongWords() {
  const record = await served.site.begin(`Robin${'x'.repeat(60)}`)
  const term = { from: '2026-09-01', to: '2026-12-18', name: LONG }
  const told = { behaviour: LONG, antecedent: LONG, where: LONG, adults: [LONG], sanction: LONG }
  const roles = [{ role: LONG, things: [LONG] }]
  const entries = await served.site.add(
    record,
    { kind: 'need', shelf: 'profile', body: { title: LONG, words: LONG } },
    { kind: 'incident', shelf: 'incidents', body: told },
    { kind: 'school calendar', shelf: 'days', body: { school: LONG, terms: [term], closures: [] } },
    { kind: 'ask', body: { title: LONG, debtor: LONG, creditor: 'Alex' } },
    { kind: 'matter', body: { title: LONG, process: 'subject-access', with: LONG } },
    { kind: 'profile', shelf: 'profile', body: { name: LONG, three: [LONG], likes: LONG, roles } },
    { kind: 'strategy', shelf: 'profile', body: { title: LONG, do: LONG, why: LONG } },
    { kind: 'hand-over', body: { of: 1, from: LONG, to: 'Another', words: LONG } },
  )
  return { record, addresses: entries.map(({ address }) => address) }
}

async function readerOf(record: string): Promise<string> {
  const made = await served.site.post(`/records/${record}/readers/new`, {
    name: 'N'.repeat(120),
    role: 'R'.repeat(120),
    view: 'whole',
    do: 'make',
  })
  return /\/l\/([\w-]{32})/.exec(await made.text())?.[1] ?? ''
}
