/** The kind of entry this room adds: what the family made of a finding. */
import { z } from 'zod'
import { someWords, theEntryNumber, theLine, theOneOf } from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'

export const CLAIM_MAX = 1_000
const WORDS_LENGTH_MAX = 20_000
const SEQS_MAX = 20_000

const seqs = (what: string) =>
  z
    .array(theEntryNumber(what))
    .max(SEQS_MAX)
    .nullish()
    .transform((list): readonly number[] => list ?? [])

/** A link of the chain says little: what it is about stands in its entry. */
export const THEN_MAX = 500

export const VERDICTS = ['kept', 'not right'] as const

/**
 * What somebody made of a finding: its claim as they would say it, the entries for and against it as they
 * were then, and what came next for the child: the entries in `cameNext`, each a link of a chain, in `links`
 * with the family's own words for it. It says what followed, never that it was caused.
 */
export const findingBody = z.strictObject({
  finding: theLine('finding'),
  rule: theLine('rule', 100),
  verdict: theOneOf('verdict', VERDICTS),
  claim: theLine('claim', CLAIM_MAX),
  for: seqs('for'),
  against: seqs('against'),
  cameNext: seqs('cameNext'),
  links: z
    .array(
      z.strictObject({ of: theEntryNumber('links.of'), words: theLine('links.words', THEN_MAX) }),
    )
    .max(SEQS_MAX)
    .nullish()
    .transform((list) => list ?? []),
  words: someWords('words', WORDS_LENGTH_MAX).nullish().default(null),
})

export type FindingBody = z.output<typeof findingBody>

export const patternKinds: readonly Kind[] = [
  {
    kind: 'finding',
    schema: findingBody,
    refersMany: ['for', 'against', 'cameNext', 'links.of'],
    title: ({ body }) => {
      const { verdict, claim } = body as FindingBody
      return verdict === 'kept' ? claim : `Not right: ${claim}`
    },
    words: ({ body }) => {
      const { claim, links, words } = findingBody.parse(body)
      return [claim, ...links.map((link) => link.words), words ?? ''].join('\n')
    },
  },
]
