/** The kinds of entry this room adds: what the child needs. Strict: an unknown field is told by its name. */
import { z } from 'zod'
import type { EntryContent } from '../record/entry.ts'
import type { Kind } from '../record/kind.ts'
import { AREAS } from './need.ts'
import { profileKinds } from './profile-entries.ts'

const TITLE_LENGTH_MAX = 300
const WORDS_LENGTH_MAX = 20_000

export const needBody = z.strictObject({
  title: z
    .string('title must be text')
    .trim()
    .min(1, 'title must not be empty')
    .max(TITLE_LENGTH_MAX, `title must be at most ${TITLE_LENGTH_MAX} characters`),
  words: z
    .string('words must be text')
    .max(WORDS_LENGTH_MAX, `words must be at most ${WORDS_LENGTH_MAX} characters`)
    .nullish(),
  area: z.enum(AREAS, `area must be one of: ${AREAS.join('; ')}; or null`).nullish(),
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
