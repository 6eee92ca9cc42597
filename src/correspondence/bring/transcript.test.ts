import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode } from './paper.ts'
import { readTranscript } from './transcript.ts'

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/vtt')

test('a transcript of a meeting says who said what, when', () => {
  const text =
    'WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:04.500\r\n<v Sam Patel>We will &amp; can\r\ndo that.</v>\r\n\r\n00:01:05.000 --> 00:01:06.000\r\nAlex Ward: When?\r\n'
  expect(readTranscript(text).cues).toEqual([
    { start: 1, end: 4.5, who: 'Sam Patel', words: 'We will & can do that.' },
    { start: 65, end: 66, who: 'Alex Ward', words: 'When?' },
  ])
})

test('SubRip is read too', () => {
  const text =
    '1\n00:00:01,000 --> 00:00:04,000\n<i>Hello</i>\n\n2\n01:00:05,250 --> 01:00:06,000\nBye\n'
  expect(readTranscript(text).cues).toEqual([
    { start: 1, end: 4, who: null, words: 'Hello' },
    { start: 3605.25, end: 3606, who: null, words: 'Bye' },
  ])
})

test('a broken cue is left out, the rest is kept, and nothing at all is said in words', () => {
  const text = 'WEBVTT\n\nnever --> ever\nlost\n\n00:01.000 --> 00:02.000\nkept\n'
  expect(readTranscript(text).cues.map((cue) => cue.words)).toEqual(['kept'])
  expect(readTranscript('not one at all')).toEqual({
    cues: [],
    problems: ['No words with a time were found in it.'],
  })
})

test.skipIf(!existsSync(CORPUS))(
  'every WebVTT file of the corpus is read without falling over',
  () => {
    const files = readdirSync(CORPUS)
    const read = files.map((name) => readTranscript(decode(readFileSync(join(CORPUS, name)))))
    expect(read.filter((one) => one.cues.length > 0).length).toBeGreaterThan(files.length / 2)
    for (const { cues } of read) {
      for (const cue of cues) expect([cue.words === '', cue.start >= 0]).toEqual([false, true])
    }
  },
)

test('no text makes it throw', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'WEBVTT',
      '',
      '00:01.000 --> 00:02.000',
      '1',
      'NOTE x',
      'STYLE',
      '-->',
      '<v A>x',
    ),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      expect(Array.isArray(readTranscript(lines.join('\n')).cues)).toBe(true)
    }),
  )
})
