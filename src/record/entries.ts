/** The kinds of entry the record itself adds: who may read an entry changes, and an entry is erased. */
import { z } from 'zod'
import type { EntryContent } from './entry.ts'
import type { Kind } from './kind.ts'

export const AudienceSchema = z.union([
  z.enum(['me', 'owners', 'circle']),
  z.strictObject({ people: z.array(z.uuid()).max(200) }),
])

export const AudienceChange = z.strictObject({
  of: z.int().positive(),
  audience: AudienceSchema,
  words: z.string().max(2000).default(''),
})

export const Erasure = z.strictObject({
  of: z.int().positive(),
  words: z.string().max(2000).default(''),
})

const TAGS_MAX = 20

/** All the tags of entry `of` from now on; lower case, so that the same word is the same tag. */
export const Tags = z.strictObject({
  of: z.int().positive(),
  tags: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .min(1, 'a tag must not be empty')
        .max(40, 'a tag must be at most 40 characters'),
    )
    .max(TAGS_MAX, `an entry can have ${TAGS_MAX} tags`),
})

/** Entry `of` was written as if somebody may not be safe: help was put first, and it stands first on Today. */
export const HelpFirst = z.strictObject({ of: z.int().positive() })

/** Somebody who can read entry `of` says that what it told of has been dealt with. */
export const DealtWith = z.strictObject({
  of: z.int().positive(),
  words: z.string().max(20_000).default(''),
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
