import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { separate } from './quotes.ts'

const cases: readonly (readonly [string, string, ReturnType<typeof separate>])[] = [
  [
    'plain words',
    'Hello\n\nThank you.\n',
    { words: 'Hello\n\nThank you.', quoted: '', signature: '' },
  ],
  [
    'Gmail',
    'Thank you.\n\nOn Mon, 28 Sep 2026 at 14:03, Sam Patel <sam@hillview.example>\nwrote:\n\n> Can you come?\n> Sam\n',
    {
      words: 'Thank you.',
      quoted:
        'On Mon, 28 Sep 2026 at 14:03, Sam Patel <sam@hillview.example>\nwrote:\n\n> Can you come?\n> Sam',
      signature: '',
    },
  ],
  [
    'Outlook',
    'We will.\n\nKind regards\nSam\n\nFrom: Alex Ward <alex@home.example>\nSent: 28 September 2026 14:03\nTo: Office\nSubject: Robin\n\nPlease ring me.',
    {
      words: 'We will.\n\nKind regards\nSam',
      quoted:
        'From: Alex Ward <alex@home.example>\nSent: 28 September 2026 14:03\nTo: Office\nSubject: Robin\n\nPlease ring me.',
      signature: '',
    },
  ],
  [
    'a phone',
    'Yes please\n\nSent from my iPhone\n\n> On 28 Sep 2026, at 14:03, Sam <s@h.example> wrote:\n> \n> Shall I?',
    {
      words: 'Yes please',
      quoted: '> On 28 Sep 2026, at 14:03, Sam <s@h.example> wrote:\n> \n> Shall I?',
      signature: 'Sent from my iPhone',
    },
  ],
  [
    'answers between the lines',
    'See below.\n\nOn 28 Sep 2026, Alex wrote:\n> Is he safe?\nYes, he is.\n> When is the review?\nOn Friday.',
    {
      words: 'See below.\n\nYes, he is.\nOn Friday.',
      quoted: 'On 28 Sep 2026, Alex wrote:\n> Is he safe?\n> When is the review?',
      signature: '',
    },
  ],
  [
    'a signature',
    'Hello\n-- \nSam Patel\nSENCO',
    { words: 'Hello', quoted: '', signature: '-- \nSam Patel\nSENCO' },
  ],
  [
    'a forward',
    'For you.\n\n---------- Forwarded message ---------\nFrom: LA <send@council.example>\nDate: Mon\nSubject: Plan\n\nWords.',
    {
      words: 'For you.',
      quoted:
        '---------- Forwarded message ---------\nFrom: LA <send@council.example>\nDate: Mon\nSubject: Plan\n\nWords.',
      signature: '',
    },
  ],
]

test.each(cases)('%s', (_name, text, parts) => {
  expect(separate(text)).toEqual(parts)
})

test.each([
  'He said: "From: now on we will ring you".',
  'I wrote:\nplease ring me back',
  'From: what I understand, he was sent out.\nTo be clear, I did not agree.',
  'The staff wrote: he was calm.\nAnd then?',
  '________\nName of parent',
])('%j is all new words', (text) => {
  expect(separate(text)).toEqual({ words: text, quoted: '', signature: '' })
})

test('no line is lost and none is made up', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '> quoted',
      'On Mon, 1 Sep 2026, A <a@b.c> wrote:',
      '-- ',
      'From: a',
      'Sent: b',
      'To: c',
      'Subject: d',
      'Hello',
      'Sent from my iPhone',
      '-----Original Message-----',
    ),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n')
      const { words, quoted, signature } = separate(text)
      expect(sorted(`${words}\n${quoted}\n${signature}`)).toEqual(sorted(text))
    }),
  )
})

function sorted(parts: string): string[] {
  return parts
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .toSorted()
}
