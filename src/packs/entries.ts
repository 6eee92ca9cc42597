/** The kinds of entry this room adds: whose names must not go out, and what was said before a recording did. */
import { z } from 'zod'
import { KNOWN, theEntryNumber, theLine, theOneOf } from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'

/** Other children whose names stop a pack. The latest such entry is the list. */
export const OtherChildren = z.strictObject({ names: z.array(theLine('a name', 100)).max(200) })

export const KNEW = KNOWN

/** Said wherever a recording is given or quoted. */
export const BEFORE_SHARING =
  'Sharing a recording is a different matter from keeping one; get advice first. Never put a recorder on a child.'

/** What the family answered before a recording was quoted or given. */
export const RecordingAnswers = z.strictObject({
  of: theEntryNumber('of'),
  heard: z.string().trim().min(1, 'heard must say who is heard').max(1000),
  knew: theOneOf('knew', KNEW),
  otherChild: z.boolean('otherChild must be true or false'),
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
