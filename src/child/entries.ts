/** The kinds of entry this room adds: what the child needs. Strict: an unknown field is told by its name. */
import { z } from 'zod'
import type { EntryContent } from '../record/entry.ts'
import { someWords, theLine, theOneOf } from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'
import { AREAS } from './need.ts'
import { profileKinds } from './profile-entries.ts'

const WORDS_LENGTH_MAX = 20_000

export const needBody = z.strictObject({
  title: theLine('title'),
  words: someWords('words', WORDS_LENGTH_MAX).nullish(),
  area: theOneOf('area', AREAS).nullish(),
})

export type NeedBody = z.infer<typeof needBody>

export const childKinds: readonly Kind[] = [
  ...profileKinds,
  {
    kind: 'need',
    schema: needBody,
    title: (content: EntryContent) => needBody.parse(content.body).title,
    words: (content: EntryContent) => {
      const body = needBody.parse(content.body)
      return [body.title, body.words ?? '', body.area ?? ''].join('\n')
    },
  },
]
