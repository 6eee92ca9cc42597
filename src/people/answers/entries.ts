/** The kind this room adds: the family's own view of an entry about their child. */
import { inShort, kindOf, theEntryNumber, theWords } from '../../record/fields.ts'
import { z } from 'zod'
import type { Kind } from '../../record/kind.ts'

export const ANSWER_KIND = 'our-answer'

/** What an owner says to entry `of`. It is read by whoever may read that entry, and goes where it goes. */
const ourAnswerBody = z.strictObject({ of: theEntryNumber('of'), words: theWords('words') })
export type OurAnswerBody = z.output<typeof ourAnswerBody>

export const answerKinds: readonly Kind[] = [
  kindOf(ANSWER_KIND, ourAnswerBody, {
    title: ({ words }) => `Our view: ${inShort(words)}`,
    words: ({ words }) => [words],
    refers: ['of'],
  }),
]
