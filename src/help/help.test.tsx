import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createApp } from '../app.tsx'
import { CRISIS } from '../law/england/crisis.data.ts'
import { htmlOf } from '../platform/web/test-html.ts'
import type { Site } from '../site.ts'
import { CHECKED, HELP_LINES } from './crisis.data.ts'
import { hrefOf, NEEDS, wordsOfDanger } from './help.ts'
import { CarersPage, HelpFirst, HelpNowPage, TellYourLead } from './pages.tsx'

describe('words being written now bring help first', () => {
  test.each([
    'She said she wants to die',
    'he said "I want to be dead"',
    'I don’t want to be here any more',
    "I don't want to wake up",
    'Robin said he wished he was dead',
    'they would be better off dead',
    'She says there is no point in living',
    'he was going to kill himself',
    'She took all the tablets',
    'I think she is self-harming again',
    'He has been cutting himself',
    'feeling suicidal',
    'He is hitting us',
    'I am not safe at home',
    'rather  be\ndead',
    'I wish I wasn’t here. Not at school. Here.',
    'he wishes he had never been born',
    'I wish I could go to sleep and not wake up',
    'Nobody would miss me',
    'You wouldn’t even care if I was gone',
    'It would be better if I wasn’t here',
    'Mum would be happier without me',
    'I should never have been born',
    'I don’t deserve to live',
    'I want to disappear forever',
    'Dad hits me',
    'I’d rather not exist',
    'I am scared to go home',
  ])('%s', (words) => expect(wordsOfDanger(words)).toBe(true))

  test.each([
    'He is dying to see the new classroom',
    'The battery died',
    'A dead end: nobody answers the phone',
    'She cut out the pictures herself',
    'He hurt his knee at lunch',
    'I want to be here when the caseworker comes',
    'Killing time in the car park',
    'I wish Gran was here, and I wish they were here too',
    'We want this to end by Friday',
    'It is better if I am told before',
    'They would not notice if I left early',
    'He went to bed and woke up at six',
    'Mum hurt her knee on the stairs',
    'He will not wake up before eight',
    'It was easier without the bell',
    '',
  ])('but not for: %s', (words) => expect(wordsOfDanger(words)).toBe(false))

  test('whatever stands round them, and however it is spaced or cased', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.boolean(), (before, after, loud) => {
        const said = loud ? 'I WANT TO DIE' : 'I want\tto  die'
        expect(wordsOfDanger(`${before} ${said} ${after}`)).toBe(true)
      }),
    )
  })

  test('even very long words are judged at once', () => {
    expect(wordsOfDanger('better off '.repeat(50_000))).toBe(false)
    expect(wordsOfDanger('he is '.repeat(100_000))).toBe(false)
  })
})

describe('the help lines', () => {
  test('every line has a number, a page it was found on and hours; none is one of those from memory', () => {
    for (const line of HELP_LINES) {
      expect(line.ways.length).toBeGreaterThan(0)
      expect(URL.canParse(line.source)).toBe(true)
      expect(line.hours).not.toBe('')
      for (const way of line.ways)
        expect(hrefOf(way)).toMatch(/^(tel:\d+|sms:\d+\?body=\w+|mailto:\S+@\S+)$/)
    }
    const numbers = JSON.stringify(HELP_LINES).replaceAll(' ', '')
    for (const fromMemory of ['08088025544', '08088087777', '08088083555', '88247', '07860039967'])
      expect(numbers).not.toContain(fromMemory)
  })

  test('come in order: danger now, then crisis, then talk', () => {
    const order = HELP_LINES.map(({ need }) => NEEDS.indexOf(need))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('the page says who does not watch, when it was checked, and that a clinician must still check', async () => {
    const page = await htmlOf(<HelpNowPage />)
    expect(page).toContain(
      'Nobody watches Heard and it calls no one. If a life is in danger ring 999.',
    )
    expect(page).toContain('21 November 2026')
    expect(CHECKED).toBe('2026-11-21')
    expect(page).toContain('A clinician must still check these words.')
    expect(page.indexOf('tel:999')).toBeLessThan(page.indexOf('tel:111'))
    expect(page.indexOf('tel:111')).toBeLessThan(page.indexOf('NSPCC'))
    expect(page).toContain('href="sms:85258?body=SHOUT"')
  })

  test('help first says that nothing was sent anywhere', async () => {
    expect(await htmlOf(<HelpFirst />)).toContain('Nobody watches Heard and it calls no one.')
  })
})

test('/help-now answers without sign-in and without a database, even with a cookie', async () => {
  const broken = new Proxy(
    {},
    {
      get() {
        throw new Error('Help now reached for the database.')
      },
    },
  )
  const site = {
    ledger: { db: broken, vault: { master: Buffer.alloc(32) } },
    now: () => '',
    url: 'http://localhost:4820',
  } as unknown as Site
  const response = await createApp(site).request('/help-now', {
    headers: { cookie: 'heard-session=abc' },
  })
  expect(response.status).toBe(200)
  const page = await response.text()
  expect(page).toContain('Ring 999')
  expect(page).toMatch(/<a href="\/" class="govuk-back-link">\s*Go to the first page/)
})

test('help for carers is one tap from everywhere, without sign-in, and gives no number from memory', async () => {
  const page = await htmlOf(<CarersPage />)
  expect(page).toContain('parent carer’s needs assessment')
  expect(page).toContain('tel:116123')
  for (const fromMemory of ['0808 808 7777', '0808 808 3555'])
    expect(page).not.toContain(fromMemory)
  expect(await htmlOf(<HelpNowPage />)).toContain('href="/help-for-carers"')
})

test('whoever writes by link or as staff is told where a safeguarding concern goes', async () => {
  expect(await htmlOf(<TellYourLead />)).toContain(
    'Tell your safeguarding lead now, in person. Heard does not pass this on and is not the place for a safeguarding concern.',
  )
})

test('says what the law’s own rows say: the numbers, the pages they were found on, and nothing unverified', () => {
  const known = CRISIS.filter(({ verified }) => verified.startsWith('YES'))
  const digits = (text: string) => text.replaceAll(/[^\d]/g, '')
  for (const line of HELP_LINES) {
    const row = known.find(({ evidence }) =>
      evidence.some(({ url }) => url === line.source && url !== ''),
    )
    expect(row, line.name).toBeDefined()
    const rows = known.filter(({ evidence }) => evidence.some(({ url }) => url === line.source))
    for (const { how, number } of line.ways)
      expect(
        rows.some(({ contact }) =>
          how === 'email' ? contact.includes(number) : digits(contact).includes(digits(number)),
        ),
        `${line.name}: ${number}`,
      ).toBe(true)
  }
  const dates = new Set(known.map(({ checked }) => checked))
  expect([...dates]).toEqual([CHECKED])
  const rung = JSON.stringify(HELP_LINES).replaceAll(' ', '')
  for (const { contact, service } of known) {
    const [number] = /\d[\d ]{2,}/.exec(contact) ?? []
    if (number !== undefined) expect(rung, service).toContain(number.replaceAll(' ', ''))
  }
})
