import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMbox, readMbox, type MboxItem } from './mbox.ts'

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function all(text: string, size = 7): Promise<MboxItem[]> {
  const items: MboxItem[] = []
  for await (const item of readMbox(chunked(Buffer.from(text, 'latin1'), size))) items.push(item)
  return items
}

const raws = (items: readonly MboxItem[]): string[] =>
  items.map((item) =>
    'raw' in item ? Buffer.from(item.raw).toString('latin1') : `${item.tooLarge}`,
  )

const FROM = 'From sam@hillview.example Mon Sep 28 14:03:11 2026'

test('messages come apart, unquoted, without the line that parted them', async () => {
  const items = await all(
    `${FROM}\nSubject: one\n\nHello\n>From here on\n>>From there\n\n${FROM}\nSubject: two\n\nBye\n`,
  )
  expect(raws(items)).toEqual([
    'Subject: one\n\nHello\nFrom here on\n>From there\n',
    'Subject: two\n\nBye\n',
  ])
  expect(items[0]?.envelope).toBe(FROM)
})

test('CRLF mailboxes keep their line ends', async () => {
  const items = await all(
    `${FROM}\r\nSubject: one\r\n\r\nHello\r\n\r\n${FROM}\r\nSubject: two\r\n\r\nBye\r\n`,
  )
  expect(raws(items)).toEqual(['Subject: one\r\n\r\nHello\r\n', 'Subject: two\r\n\r\nBye\r\n'])
})

test('a sentence that begins with From parts nothing', async () => {
  const items = await all(
    `${FROM}\nSubject: one\n\nHello\nFrom now on he is safe at 14:03 in 2026\n\nFrom tomorrow on 1 May 2026\n`,
  )
  expect(items).toHaveLength(1)
})

test('what is before the first line of an mbox is not lost', async () => {
  expect(raws(await all(`Subject: stray\n\nHello\n\n${FROM}\nSubject: two\n\nBye\n`))).toEqual([
    'Subject: stray\n\nHello\n',
    'Subject: two\n\nBye\n',
  ])
})

test('an empty mailbox holds nothing', async () => {
  expect(await all('')).toEqual([])
  expect(await all('\n\n')).toEqual([])
})

test('an mbox is known by its first lines', () => {
  expect(isMbox(Buffer.from(`${FROM}\nSubject: one\n`))).toBe(true)
  expect(isMbox(Buffer.from('From me to you\nwith love'))).toBe(false)
  expect(isMbox(Buffer.from('Subject: one\n\nFrom x'))).toBe(false)
})

test('any messages written as mboxrd are read back byte for byte, however the bytes arrive', async () => {
  const line = fc.oneof(
    fc.constantFrom('From x 2026', '>From y', '', 'Hello'),
    fc.stringMatching(/^[ -~]{0,30}$/),
  )
  const body = fc.array(line, { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(body, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 50 }),
      async (bodies, size) => {
        const messages = bodies.map((lines) => `Subject: x\n\n${lines.join('\n')}\n`)
        const text = messages
          .map((message) => `${FROM}\n${message.replaceAll(/^(>*From )/gm, '>$1')}\n`)
          .join('')
        expect(raws(await all(text, size))).toEqual(messages)
      },
    ),
  )
})
