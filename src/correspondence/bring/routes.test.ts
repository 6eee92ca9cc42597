import { createWriteStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { createApp } from '../../app.tsx'
import { findLines } from '../../record/store.ts'
import { testSite, type TestSite } from '../../test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const mail = (id: string, from: string, more = ''): string =>
  `From: ${from}\r\nTo: alex.ward@gmail.com\r\nDelivered-To: alex.ward@gmail.com\r\nSubject: Robin ${id}\r\nDate: Mon, 28 Sep 2026 14:03:11 +0100\r\nMessage-ID: <${id}@x>\r\n${more}\r\nWords of ${id}\r\n`

const mailbox = (...mails: string[]): string =>
  mails
    .map((one) => `From x@y Mon Sep 28 14:03:11 2026\n${one.replaceAll('\r\n', '\n')}\n`)
    .join('')

const LOTS = [
  ...Array.from({ length: 30 }, (_, index) => mail(`s${index}`, 'office@hillview.sch.uk')),
  mail('shop', 'offers@shop.example'),
  mail('law', 'jo@smithsolicitors.co.uk'),
  mail('law-too', 'office@hillview.sch.uk', 'Cc: jo@smithsolicitors.co.uk\r\n'),
]

async function send(
  record: string,
  files: Record<string, string | Uint8Array<ArrayBuffer>>,
  pasted = '',
) {
  const form = new FormData()
  for (const [name, content] of Object.entries(files))
    form.append('files', new File([content], name))
  form.append('pasted', pasted)
  return site.post(`/records/${record}/bring-in`, form)
}

/** Asks for the page until it is neither looking nor reading. */
async function settled(path: string): Promise<string> {
  for (let tries = 0; tries < 400; tries += 1) {
    const response = await site.get(path)
    if (response.headers.get('refresh') === null) {
      expect(response.status).toBe(200)
      return response.text()
    }
    await new Promise((resolve) => void setTimeout(resolve, 50))
  }
  throw new Error('It never came to an end.')
}

async function titles(record: string): Promise<string[]> {
  return site.within(record, async (write) =>
    (await findLines(write, { atMost: 100 })).map((line) => line.title).toSorted(),
  )
}

/** The words a person reads. */
function plain(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

test('a mailbox is listed first, and only what is ticked comes in', async () => {
  const record = await site.begin()
  const response = await send(record, { 'All mail.mbox': mailbox(...LOTS) })
  expect(response.status).toBe(303)
  const path = response.headers.get('location') ?? ''
  const page = await settled(path)
  expect(plain(page)).toContain('33 messages found')
  expect(page).toMatch(/value="office@hillview\.sch\.uk"[^>]*checked/)
  expect(page).not.toMatch(/value="jo@smithsolicitors\.co\.uk"[^>]*checked/)
  expect(page).not.toMatch(/value="offers@shop\.example"[^>]*checked/)
  expect(await titles(record)).toEqual([])

  const choice = { with: 'office@hillview.sch.uk', into: record }
  expect((await site.post(path, choice)).status).toBe(303)
  const pressedTwice = await site.post(path, choice)
  expect(pressedTwice.headers.get('location')).toBe(path)
  expect((await site.post(path, { ...choice, with: 'offers@shop.example' })).status).toBe(409)
  expect(plain(await settled(path))).toContain('30 things were added')
  const found = await titles(record)
  expect(found).toHaveLength(30)
  expect(found.every((title) => title.startsWith('Robin s'))).toBe(true)
})

test('nothing that was sent lies open on disk, and all of it is gone at the end', async () => {
  const record = await site.begin()
  const secret = `Words that nobody else may read ${'x'.repeat(400_000)}`
  const response = await send(record, { 'a.txt': secret })
  const path = response.headers.get('location') ?? ''
  const folder = join(site.folder, 'files')
  for (const name of await readdir(folder)) {
    expect((await readFile(join(folder, name))).includes('nobody else may read')).toBe(false)
  }
  const before = (await readdir(folder)).length
  expect(plain(await settled(path))).toContain('1 thing was added')
  // The one that waited is gone; the one the entry keeps has come.
  expect(await readdir(folder)).toHaveLength(before)
  await site.within(record, async ({ tx }) => {
    const left = tx.selectFrom('bringing_file').select('name').where('record_id', '=', record)
    expect(await left.execute()).toEqual([])
  })
})

test('a zip is read as it waits, sealed, and photos and papers need no choosing', async () => {
  const record = await site.begin()
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from('Robin said it was loud.'), 'notes/said.txt')
  zip.addBuffer(
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]),
    'photo.jpg',
  )
  zip.addBuffer(Buffer.from('%PDF-1.4 broken'), 'broken.pdf')
  zip.addBuffer(Buffer.alloc(400_000, 'Long words of a long letter. '), 'long.txt', {
    compress: false,
  })
  zip.end()
  const file = join(site.folder, 'papers.zip')
  await finished(zip.outputStream.pipe(createWriteStream(file)))
  const response = await send(record, { 'papers.zip': new Uint8Array(await readFile(file)) })
  const page = plain(await settled(response.headers.get('location') ?? ''))
  expect(page).toContain('3 things were added')
  expect(page).toContain('papers.zip/broken.pdf: This PDF is damaged.')
  const tray = plain(await (await site.get(`/records/${record}/bring-in/could-not-read`)).text())
  expect(tray).toContain('broken.pdf')
  expect(tray).toContain('This PDF is damaged.')
})

test('pasted words become an entry', async () => {
  const record = await site.begin()
  const response = await send(record, {}, mail('pasted', 'office@hillview.sch.uk'))
  const path = response.headers.get('location') ?? ''
  expect(plain(await settled(path))).toContain('1 message found')
  expect((await site.post(path, { with: 'office@hillview.sch.uk', into: record })).status).toBe(303)
  expect(plain(await settled(path))).toContain('1 thing was added')
  expect(await titles(record)).toEqual(['Robin pasted'])
})

test('one message can go into two records, and a slip is told in words', async () => {
  const [robin, sky] = [await site.begin('Robin'), await site.begin('Sky')]
  const response = await send(robin, { 'a.eml': mail('both', 'office@hillview.sch.uk') })
  const path = response.headers.get('location') ?? ''
  await settled(path)
  const slip = await site.post(path, {
    'since-day': '31',
    'since-month': '2',
    'since-year': '2026',
  })
  expect(slip.status).toBe(422)
  expect(plain(await slip.text())).toMatch(/Tick whose messages.*Say which child.*Write a real day/)
  const form = new FormData()
  form.append('with', 'office@hillview.sch.uk')
  form.append('into', robin)
  form.append('into', sky)
  await site.post(path, form)
  expect(plain(await settled(path))).toContain('2 things were added')
  expect(await titles(robin)).toEqual(['Robin both'])
  expect(await titles(sky)).toEqual(['Robin both'])
})

test('a run that a restart cut off goes on where it was, and adds nothing twice', async () => {
  const record = await site.begin()
  const path = (await send(record, { box: mailbox(...LOTS) })).headers.get('location') ?? ''
  await settled(path)
  expect((await site.post(path, { with: 'office@hillview.sch.uk', into: record })).status).toBe(303)
  // Two applications on one database stand for the one before and the one after a restart.
  const later = createApp(site.site)
  const cookie = await cookieOf()
  await site.get(path)
  for (let tries = 0; tries < 400; tries += 1) {
    const response = await later.request(path, { headers: { cookie } })
    if (response.headers.get('refresh') === null) break
    await new Promise((resolve) => void setTimeout(resolve, 50))
  }
  await settled(path)
  expect(await titles(record)).toHaveLength(30)
})

test('what waits can be left, and a stranger finds nothing of it', async () => {
  const record = await site.begin()
  const path = (await send(record, { box: mailbox(...LOTS) })).headers.get('location') ?? ''
  await settled(path)
  const other = await site.stranger()
  await expect(
    site.within(
      record,
      async ({ tx }) => tx.selectFrom('bringing').selectAll().execute(),
      other.id,
    ),
  ).rejects.toThrow()
  expect((await site.asNobody(path)).status).toBe(303)
  expect((await site.post(`${path}/drop`, {})).status).toBe(303)
  expect((await site.get(path)).status).toBe(404)
})

test('sending nothing says what to do', async () => {
  const record = await site.begin()
  const response = await send(record, {})
  expect(response.status).toBe(422)
  expect(plain(await response.text())).toContain('Choose a file, or paste some words')
})

async function cookieOf(): Promise<string> {
  const { makeLink, useLink } = await import('../../platform/sign-in/store.ts')
  const { db } = site.ledger
  const now = site.site.now()
  return `heard-session=${await useLink(db, await makeLink(db, site.account, now), now)}`
}
