/**
 * The kinds of entry this room adds: what was asked, what was promised, what came back, and who
 * passed it on. Schemas are strict: a field nobody knows is told by its name.
 */
import { z } from 'zod'
import type { EntryContent } from '../record/entry.ts'
import { inShort, someWords, theDay, theEntryNumber, theLine, theOneOf } from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'
import { ANSWERED_AS, DUE_GROUNDS, type AnsweredAs } from './commitment.ts'

const words = someWords('words').nullish()

/** What `dueBasis` may say: a ground, or `asked` for a date that only the family named. */
export const DUE_BASES = [...DUE_GROUNDS, 'asked'] as const

/** The body of an ask or a promise. */
export const owedBody = z.strictObject({
  title: theLine('title'),
  debtor: theLine('debtor'),
  creditor: theLine('creditor'),
  source: theEntryNumber('source').nullish(),
  due: theDay('due').nullish(),
  dueBasis: theOneOf('dueBasis', DUE_BASES).nullish(),
  words,
})

export const answerBody = z.strictObject({
  of: theEntryNumber('of'),
  as: theOneOf('as', ANSWERED_AS),
  words,
  /** The message that it came in, where there is one. */
  source: theEntryNumber('source').nullish(),
})

export const handOverBody = z.strictObject({
  of: theEntryNumber('of'),
  from: theLine('from'),
  to: theLine('to'),
  /** The very words with which it was passed on. */
  words,
  /** The message, call or letter in which they were said, where there is one. */
  source: theEntryNumber('source').nullish(),
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

const withWords = (title: string, text: string | null | undefined): string =>
  inShort(text) === '' ? title : `${title}: ${inShort(text)}`

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
