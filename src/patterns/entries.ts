/** The kind of entry this room adds: what the family made of a finding. */
import { z } from 'zod'
import type { Kind } from '../record/kind.ts'

export const CLAIM_MAX = 1_000
const SEQS_MAX = 20_000

const seqs = (what: string) =>
  z
    .array(z.int(`${what} must be numbers of entries`).positive())
    .max(SEQS_MAX)
    .nullish()
    .transform((list): readonly number[] => list ?? [])

export const VERDICTS = ['kept', 'not right'] as const

/**
 * What somebody made of a finding: its claim as they would say it, the entries for and against it as they
 * were then, and what came next for the child. `cameNext` says what followed, never that it was caused.
 */
export const findingBody = z.strictObject({
  finding: z.string('finding must be text').trim().min(1, 'finding must not be empty').max(300),
  rule: z.string('rule must be text').trim().min(1, 'rule must not be empty').max(100),
  verdict: z.enum(VERDICTS, `verdict must be one of: ${VERDICTS.join(', ')}`),
  claim: z
    .string('claim must be text')
    .trim()
    .min(1, 'claim must not be empty')
    .max(CLAIM_MAX, `claim must be at most ${CLAIM_MAX} characters`),
  for: seqs('for'),
  against: seqs('against'),
  cameNext: seqs('cameNext'),
  words: z.string('words must be text').max(20_000).nullish().default(null),
})

export type FindingBody = z.output<typeof findingBody>

export const patternKinds: readonly Kind[] = [
  {
    kind: 'finding',
    schema: findingBody,
    title: ({ body }) => {
      const { verdict, claim } = body as FindingBody
      return verdict === 'kept' ? claim : `Not right: ${claim}`
    },
    words: ({ body }) => {
      const { claim, words } = body as FindingBody
      return [claim, words ?? ''].join('\n')
    },
  },
]
