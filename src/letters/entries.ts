/**
 * The kind of entry this room adds: that a letter went out. The letter itself is kept as a letter; this
 * says how it was sent, what it was, and what it asked again about.
 */
import { z } from 'zod'
import type { Kind } from '../record/kind.ts'

const WAYS = ['email', 'post', 'by hand', 'their own form', 'another way'] as const
export type Way = (typeof WAYS)[number]
export const SENT_HOW = WAYS

const entryNumber = (field: string) =>
  z
    .int(`${field} must be the number of another entry of the record`)
    .positive(`${field} must be the number of another entry of the record`)

const sendingBody = z.strictObject({
  /** The letter that was sent. */
  of: entryNumber('of'),
  /** Which letter it was, by its id in `heard letters`. */
  letter: z.string('letter must be text').trim().min(1).max(60),
  how: z.enum(WAYS, `how must be one of: ${WAYS.join(', ')}`),
  /** The ask or promise it asked again about. */
  about: entryNumber('about').nullish(),
  /** What went with it. */
  papers: z.array(entryNumber('papers')).max(100).default([]),
})
export type SendingBody = z.output<typeof sendingBody>

export const SENDING_KIND = 'sending'

export const letterKinds: readonly Kind[] = [
  {
    kind: SENDING_KIND,
    schema: sendingBody,
    refers: ['of', 'about'],
    of: ['letter', 'message'],
    title: (content) => `A letter was sent: ${sendingBody.parse(content.body).how}`,
    words: () => '',
  },
]
