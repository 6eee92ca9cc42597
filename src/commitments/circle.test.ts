/** One circle, end to end: five emails brought in, judged one by one, the need's page, the joint letter's data. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importPaths } from '../correspondence/import.ts'
import { recordSink } from '../correspondence/sink.ts'
import { day } from '../platform/day.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { findNeeds, findStops } from './stops.ts'

let site: TestSite
let folder = ''
beforeAll(async () => {
  site = await testSite()
  folder = await mkdtemp(join(tmpdir(), 'heard-circle-'))
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

const alex = 'Alex Ward <alex.ward@gmail.com>'
const MAIL = [
  {
    on: 'Tue, 4 Aug 2026 09:00:00 +0100',
    from: alex,
    to: 'Oakley Surgery <office@oakleysurgery.nhs.uk>',
    words: 'Please could you refer Robin for an autism assessment?',
  },
  {
    on: 'Mon, 10 Aug 2026 09:00:00 +0100',
    from: 'Oakley Surgery <office@oakleysurgery.nhs.uk>',
    to: alex,
    words: 'Thank you for your email.\n\nThe referral needs to come from the school.',
  },
  {
    on: 'Thu, 17 Sep 2026 09:00:00 +0100',
    from: 'Sam Patel <s.patel@brookfield.sch.uk>',
    to: alex,
    words: 'I hope you are well.\n\nThis would be one for CAMHS rather than for us.',
  },
  {
    on: 'Fri, 9 Oct 2026 09:00:00 +0100',
    from: 'Lena Fox <l.fox@eastshire-camhs.nhs.uk>',
    to: alex,
    words: 'Autism is not something we assess. Please contact Early Help.',
  },
  {
    on: 'Sun, 15 Nov 2026 09:00:00 +0000',
    from: 'Early Help Eastshire <earlyhelp@eastshire.gov.uk>',
    to: alex,
    words: 'We are not able to help with this. You will need to go back to your GP.',
  },
]

const asEml = ({ on, from, to, words }: (typeof MAIL)[number], at: number): string =>
  [
    `From: ${from}`,
    `To: ${to}`,
    'Subject: Robin',
    `Date: ${on}`,
    `Message-ID: <${at}@circle.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    words,
  ].join('\r\n')

async function textOf(path: string): Promise<string> {
  const response = await site.get(path)
  expect(response.status).toBe(200)
  return response.text()
}

const valueOf = (html: string, name: string): string =>
  (new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '').replaceAll('&#39;', "'")

test('five emails become a path with its circle, and the words of a joint letter', async () => {
  const record = await site.begin()
  for (const [at, mail] of MAIL.entries())
    await writeFile(join(folder, `${at}.eml`), asEml(mail, at))
  const who = { accountId: site.account.id, recordId: record, now: site.site.now }
  const place = { zone: 'Europe/London', today: day('2026-11-21'), author: 'Alex Ward', threads: 1 }
  await importPaths([folder], place, recordSink(site.ledger, who))
  const path = `/records/${record}`

  const asks = await textOf(`${path}/asks`)
  const found = [...asks.matchAll(/passed-on\/new\?entry=([\w-]+)&amp;proposal=([\w-]+)/g)]
  expect(found).toHaveLength(4)
  expect(await site.within(record, findNeeds)).toEqual([])

  // Newest first on the page; judged here in the order they came.
  for (const [at, [, entry = '', proposal = '']] of found.toReversed().entries()) {
    const form = await textOf(`${path}/passed-on/new?entry=${entry}&proposal=${proposal}`)
    const [need] = await site.within(record, findNeeds)
    const kept = await site.post(`${path}/passed-on/new`, {
      token: valueOf(form, 'token'),
      entry,
      proposal,
      words: /<textarea[^>]*name="words"[^>]*>([^<]*)</.exec(form)?.[1] ?? '',
      from: valueOf(form, 'from'),
      to: valueOf(form, 'to'),
      day: /(\d{4}-\d\d-\d\d)/.exec(form)?.[1] ?? '',
      'day-day': valueOf(form, 'day-day'),
      'day-month': valueOf(form, 'day-month'),
      'day-year': valueOf(form, 'day-year'),
      ...(need === undefined ? { title: 'An autism assessment' } : { about: need.address }),
    })
    expect([at, kept.status]).toEqual([at, 303])
  }

  const [need] = await site.within(record, findNeeds)
  const stops = await site.within(record, (write) => findStops(write, need?.root ?? 0))
  expect(stops.map(({ who: name, from, to, days }) => [name, from, to, days])).toEqual([
    ['Oakley Surgery', '2026-08-10', '2026-08-10', 0],
    ['School', '2026-08-10', '2026-09-17', 38],
    ['CAMHS', '2026-09-17', '2026-10-09', 22],
    ['Early Help', '2026-10-09', '2026-11-15', 37],
    ['GP', '2026-11-15', null, 6],
  ])
  expect(stops.map(({ words }) => words)).toEqual([
    'The referral needs to come from the school.',
    'This would be one for CAMHS rather than for us.',
    'Please contact Early Help.',
    'You will need to go back to your GP.',
    null,
  ])
  expect(stops.slice(0, 4).every(({ source }) => source !== null)).toBe(true)

  const page = await textOf(`${path}/needs/${need?.address}`)
  expect(page).toMatch(/It has come back to GP\s*<strong>after 97 days<\/strong>/)
  expect(page).toContain('Read the email')
  expect(page).toContain('/law/rows/b28')
  expect(page).toContain(`/letters/new?letter=joint&amp;of=${need?.address}`)
  const letter = await textOf(`${path}/letters/new?letter=joint&of=${need?.address}`)
  expect(letter).toContain('The referral needs to come from the school.')
  expect(letter).toContain('Please contact Early Help.')
})
