/**
 * The kinds of entry this room adds: what was asked, what was promised, what came back, and who
 * passed it on. Schemas are strict: a field nobody knows is told by its name.
 */
import { z } from 'zod'
import { parseDay, type Day } from '../platform/day.ts'
import type { EntryContent } from '../record/entry.ts'
import type { Kind } from '../record/kind.ts'
import { ANSWERED_AS, DUE_GROUNDS, type AnsweredAs } from './commitment.ts'

const LINE_LENGTH_MAX = 300
const WORDS_LENGTH_MAX = 100_000

const line = (what: string) =>
  z
    .string(`${what} must be text`)
    .trim()
    .min(1, `${what} must not be empty`)
    .max(LINE_LENGTH_MAX, `${what} must be at most ${LINE_LENGTH_MAX} characters`)

const words = z
  .string('words must be text')
  .max(WORDS_LENGTH_MAX, `words must be at most ${WORDS_LENGTH_MAX} characters`)
  .nullish()

const aDay = z
  .string('due must be a day, as in 2026-09-28, or null')
  .refine((text) => parseDay(text) !== null, 'due must be a real day, as in 2026-09-28, or null')
  .transform((text): Day => parseDay(text) ?? raise(text))

const entryNumber = (field: string) =>
  z
    .int(`${field} must be the number of another entry of the record`)
    .positive(`${field} must be the number of another entry of the record`)

/** What `dueBasis` may say: a ground, or `asked` for a date that only the family named. */
export const DUE_BASES = [...DUE_GROUNDS, 'asked'] as const

/** The body of an ask or a promise. */
export const owedBody = z.strictObject({
  title: line('title'),
  debtor: line('debtor'),
  creditor: line('creditor'),
  source: entryNumber('source').nullish(),
  due: aDay.nullish(),
  dueBasis: z
    .enum(DUE_BASES, `dueBasis must be one of: ${DUE_BASES.join(', ')}; or null`)
    .nullish(),
  words,
})

export const answerBody = z.strictObject({
  of: entryNumber('of'),
  as: z.enum(ANSWERED_AS, `as must be one of: ${ANSWERED_AS.join(', ')}`),
  words,
  /** The message that it came in, where there is one. */
  source: entryNumber('source').nullish(),
})

export const handOverBody = z.strictObject({
  of: entryNumber('of'),
  from: line('from'),
  to: line('to'),
  /** The very words with which it was passed on. */
  words,
  /** The message, call or letter in which they were said, where there is one. */
  source: entryNumber('source').nullish(),
})

export type OwedBody = z.infer<typeof owedBody>
export type AnswerBody = z.infer<typeof answerBody>
export type HandOverBody = z.infer<typeof handOverBody>

/** How an answer is called on a page. `they` never gets a verdict, only what came back. */
export const ANSWERED_WORDS: Record<AnsweredAs, string> = {
  answered: 'Answered',
  part: 'Part of it answered',
  other: 'Answered something else',
  refused: 'Refused',
  'closed not done': 'Closed, not done',
  withdrawn: 'We took it back',
  lapsed: 'No longer needed',
  acknowledged: 'Acknowledged',
}

const TITLE_WORDS_LENGTH_MAX = 80

function shortened(text: string | null | undefined): string {
  const flat = (text ?? '').replaceAll(/\s+/g, ' ').trim()
  if (flat.length <= TITLE_WORDS_LENGTH_MAX) return flat
  const cut = flat.slice(0, TITLE_WORDS_LENGTH_MAX)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), TITLE_WORDS_LENGTH_MAX / 2))}…`
}

const withWords = (title: string, text: string | null | undefined): string =>
  shortened(text) === '' ? title : `${title}: ${shortened(text)}`

const owed = (kind: 'ask' | 'promise'): Kind => ({
  kind,
  schema: owedBody,
  refers: ['source'],
  title: (content: EntryContent) => owedBody.parse(content.body).title,
  words: (content: EntryContent) => {
    const body = owedBody.parse(content.body)
    return [body.title, body.debtor, body.creditor, body.words ?? ''].join('\n')
  },
})

export const commitmentKinds: readonly Kind[] = [
  owed('ask'),
  owed('promise'),
  {
    kind: 'answer',
    schema: answerBody,
    refers: ['of', 'source'],
    of: ['ask', 'promise', 'need'],
    title: (content) => {
      const body = answerBody.parse(content.body)
      return withWords(ANSWERED_WORDS[body.as], body.words)
    },
    words: (content) => answerBody.parse(content.body).words ?? '',
  },
  {
    kind: 'hand-over',
    schema: handOverBody,
    refers: ['of', 'source'],
    of: ['ask', 'promise', 'need'],
    title: (content) => {
      const body = handOverBody.parse(content.body)
      return `Passed on from ${body.from} to ${body.to}`
    },
    words: (content) => {
      const body = handOverBody.parse(content.body)
      return [body.from, body.to, body.words ?? ''].join('\n')
    },
  },
]

function raise(text: string): never {
  throw new RangeError(`Not a day: ${text}`)
}
