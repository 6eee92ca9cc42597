/**
 * The kind of entry this room adds: that a letter went out. The letter itself is kept as a letter; this
 * says how it was sent, what it was, and what it asked again about.
 */
import { z } from 'zod'
import { theEntryNumber, theLine, theOneOf } from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'

const WAYS = ['email', 'post', 'by hand', 'their own form', 'another way'] as const
export type Way = (typeof WAYS)[number]
export const SENT_HOW = WAYS

const sendingBody = z.strictObject({
  /** The letter that was sent. */
  of: theEntryNumber('of'),
  /** Which letter it was, by its id in `heard letters`. */
  letter: theLine('letter', 60),
  how: theOneOf('how', WAYS),
  /** The ask or promise it asked again about. */
  about: theEntryNumber('about').nullish(),
  /** What went with it. */
  papers: z.array(theEntryNumber('papers')).max(100).default([]),
})
export type SendingBody = z.output<typeof sendingBody>

export const SENDING_KIND = 'sending'

export const letterKinds: readonly Kind[] = [
  {
    kind: SENDING_KIND,
    schema: sendingBody,
    refers: ['of', 'about'],
    refersMany: ['papers'],
    of: ['letter', 'message'],
    title: (content) => `A letter was sent: ${sendingBody.parse(content.body).how}`,
    words: () => '',
  },
]
