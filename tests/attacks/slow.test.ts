/**
 * Words made to keep a thread busy or to break a page: each is read here whole, as a message brings
 * it. Without the bounds these stand on, each of them throws, or outlasts the limit of a test.
 */
import { describe, expect, test } from 'vitest'
import { asksIn } from '../../src/correspondence/asks.ts'
import { sentencesOf } from '../../src/correspondence/asks-sentences.ts'
import { withQuickBlob } from '../../src/correspondence/bring/quick-blob.ts'
import { readMail } from '../../src/correspondence/mail/message.ts'
import { textOfHtml } from '../../src/correspondence/mail/html-text.ts'
import { promisesIn } from '../../src/correspondence/promises.ts'
import { showHtml } from '../../src/correspondence/view.ts'
import { parseDay, type Day } from '../../src/platform/day.ts'

const CHARS = 2_000_000
const day = parseDay('2026-09-28') as Day
const long = (text: string) => text.repeat(Math.ceil(CHARS / text.length)).slice(0, CHARS)

const WORDS = [
  'a?\n',
  'a:\n',
  '1. a\n',
  'Thanks\n',
  'From: a\n',
  'a? ',
  'please ',
  'questions ',
  'On Mon 1 Jan 2020\n',
  'by Monday ',
  'we will reply by Monday. ',
  '1) a ',
  `a${' '.repeat(5000)}`,
  `a${'\n'.repeat(5000)}`,
  '\n',
  '"',
  'A. ',
]

describe('words without end', () => {
  test.each(WORDS)('%j again and again gives a bounded number of proposals', (part) => {
    const words = long(part)
    const figure = { name: 'School', address: 'office@hillview.example' }
    expect(sentencesOf(words).length).toBeLessThanOrEqual(1_000)
    expect(asksIn({ seq: 1, day, words, to: [figure] }).length).toBeLessThanOrEqual(1_000)
    expect(
      promisesIn({ seq: 1, day, words, from: figure, automatic: false }).length,
    ).toBeLessThanOrEqual(1_000)
  })

  test('an ask at the beginning of them is still found', () => {
    const words = `Please send us the plan by Friday.\n\n${long('And so on.\n')}`
    expect(asksIn({ seq: 1, day, words, to: [] }).map((ask) => ask.sentence)).toContain(
      'Please send us the plan by Friday.',
    )
  })
})

describe('HTML without end', () => {
  test.each([
    '<b>',
    '<div>',
    '<a@b> ',
    '<b><!--</b>-->',
    '<b x="</b>">',
    '<li><td>',
    '<table><tr>',
  ])('%j again and again is read and shown', (part) => {
    const html = `<p>First words</p>${long(part)}${long(part)}`
    expect(textOfHtml(html)).toContain('First words')
    expect(showHtml(html).html).toContain('First words')
  })
})

describe('a message without end', () => {
  const parts = [
    'From: ',
    'a@',
    '"',
    '<a@b> ',
    '(',
    ', ',
    'a, b and ',
    '=?utf-8?Q?a?= ',
    ';',
    'Re: ',
  ]
  test.each(parts)('%j again and again in its headings is read, or kept unread', async (part) => {
    for (const name of ['From', 'Subject', 'Date', 'References', 'Received', 'Content-Type']) {
      const raw = Buffer.from(`Sender: a@b.example\n${name}: ${long(part)}\n\nHello`)
      const read = await withQuickBlob(() => readMail(raw)).catch((problem: unknown) => problem)
      expect(read).toSatisfy((one) =>
        one instanceof Error ? one.name === 'Unreadable' : typeof one === 'object',
      )
    }
  })
})
