/** The kinds of entry the record itself adds: who may read an entry changes, and an entry is erased. */
import { z } from 'zod'
import type { EntryContent } from './entry.ts'
import { someWords, theEntryNumber, theLine } from './fields.ts'
import type { Kind } from './kind.ts'

const REASON_LENGTH_MAX = 2000
const WORDS_LENGTH_MAX = 20_000

export const AudienceSchema = z.union([
  z.enum(['me', 'owners', 'circle']),
  z.strictObject({ people: z.array(z.uuid()).max(200) }),
])

export const AudienceChange = z.strictObject({
  of: theEntryNumber('of'),
  audience: AudienceSchema,
  words: someWords('words', REASON_LENGTH_MAX).default(''),
})

export const Erasure = z.strictObject({
  of: theEntryNumber('of'),
  words: someWords('words', REASON_LENGTH_MAX).default(''),
})

const TAGS_MAX = 20
const TAG_LENGTH_MAX = 40

/** All the tags of entry `of` from now on; lower case, so that the same word is the same tag. */
export const Tags = z.strictObject({
  of: theEntryNumber('of'),
  tags: z
    .array(theLine('a tag', TAG_LENGTH_MAX).toLowerCase())
    .max(TAGS_MAX, `an entry can have ${TAGS_MAX} tags`),
})

/** Entry `of` was written as if somebody may not be safe: help was put first, and it stands first on Today. */
export const HelpFirst = z.strictObject({ of: theEntryNumber('of') })

/** Somebody who can read entry `of` says that what it told of has been dealt with. */
export const DealtWith = z.strictObject({
  of: theEntryNumber('of'),
  words: someWords('words', WORDS_LENGTH_MAX).default(''),
})

export const recordKinds: readonly Kind[] = [
  {
    kind: 'audience',
    schema: AudienceChange,
    title: () => 'Who may read an entry was changed',
    words: wordsOf,
    refers: ['of'],
  },
  {
    kind: 'erasure',
    schema: Erasure,
    title: () => 'An entry was erased by whoever brought it in',
    words: wordsOf,
    refers: ['of'],
  },
  {
    kind: 'tags',
    schema: Tags,
    title: (content) => `Tagged: ${Tags.parse(content.body).tags.join(', ') || 'nothing any more'}`,
    words: () => '',
    refers: ['of'],
  },
  {
    kind: 'help-first',
    schema: HelpFirst,
    title: () => 'Help was put first',
    words: () => '',
    refers: ['of'],
  },
  {
    kind: 'dealt-with',
    schema: DealtWith,
    title: () => 'It has been dealt with',
    words: wordsOf,
    refers: ['of'],
  },
]

function wordsOf(content: EntryContent): string {
  const { words } = content.body as { words?: string }
  return words ?? ''
}
