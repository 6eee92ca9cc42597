/** The kinds of entry this room adds: whose names must not go out, and what was said before a recording did. */
import { z } from 'zod'
import type { Kind } from '../record/kind.ts'

const name = z.string().trim().min(1, 'a name must not be empty').max(100)

/** Other children whose names stop a pack. The latest such entry is the list. */
export const OtherChildren = z.strictObject({ names: z.array(name).max(200) })

export const KNEW = ['yes', 'no', 'some', 'not known'] as const

/** Said wherever a recording is given or quoted. */
export const BEFORE_SHARING =
  'Sharing a recording is a different matter from keeping one; get advice first. Never put a recorder on a child.'

/** What the family answered before a recording was quoted or given. */
export const RecordingAnswers = z.strictObject({
  of: z.int().positive(),
  heard: z.string().trim().min(1, 'heard must say who is heard').max(1000),
  knew: z.enum(KNEW),
  otherChild: z.boolean(),
})
export type RecordingAnswers = z.infer<typeof RecordingAnswers>

export const packKinds: readonly Kind[] = [
  {
    kind: 'other-children',
    schema: OtherChildren,
    title: () => 'The list of other children was written',
    words: () => '',
  },
  {
    kind: 'recording-answers',
    schema: RecordingAnswers,
    refers: ['of'],
    title: () => 'Questions about a recording were answered',
    words: (content) => RecordingAnswers.parse(content.body).heard,
  },
]
