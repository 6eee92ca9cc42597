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
]

function wordsOf(content: EntryContent): string {
  const { words } = content.body as { words?: string }
  return words ?? ''
}
