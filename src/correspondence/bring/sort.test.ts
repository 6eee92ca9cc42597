import { expect, test } from 'vitest'
import { sortOf } from './sort.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')

const local = (name: string): string =>
  `PK\x03\x04\x14${'\0'.repeat(21)}${String.fromCharCode(name.length)}\0\0\0${name}`

test.each([
  ['mail', 'letter.txt', 'Received: from a by b\r\nFrom: a@b\r\n\r\nHello'],
  ['mail', 'x', 'Return-Path: <a@b>\nDelivered-To: c@d\n\nHello'],
  ['mail', 'odd.eml', 'Thread-Topic: x\n\nHello'],
  ['mbox', 'Inbox', 'From a@b Mon Sep 28 14:03:11 2026\nFrom: a@b\n\nHello'],
  ['pdf', 'letter.eml', '%PDF-1.7\n'],
  ['picture', 'letter.pdf', '\xff\xd8\xff\xe0\0\x10JFIF\0'],
  ['sound', 'call.txt', '#!AMR\n\x3c\x00'],
  ['zip', 'papers', 'PK\x03\x04\x14\0\0\0\0\0'.padEnd(60, '\0')],
  [
    'docx',
    'plan',
    `${local('word/media/image1.png')}${'x'.repeat(6_000)}${local('word/document.xml')}`,
  ],
  [
    'zip',
    'papers',
    `${local('plan.docx')}${local('[Content_Types].xml')}${local('word/document.xml')}`,
  ],
  ['transcript', 'x.txt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello'],
  ['transcript', 'x.txt', '1\r\n00:00:01,000 --> 00:00:02,000\r\nHello'],
  ['outlook', 'x', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['text', 'notes', 'Dear diary,\nRobin said: it was loud.'],
  ['text', 'page.html', '<!doctype html><p>Hello'],
  ['other', 'drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'],
  ['other', 'x.exe', 'MZ\x90\0\x03\0\0\0'],
] as const)('%s is known whatever it is called (%s)', async (sort, name, content) => {
  expect((await sortOf(bytes(content), name)).sort).toBe(sort)
})
