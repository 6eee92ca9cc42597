/**
 * The kinds by which what is seen of a need stands side by side: what an entry says of it, and from which
 * side; and what a parent saw, with the rigour of any other observer.
 */
import { z } from 'zod'
import {
  entryNumber,
  oneOf,
  oneToFive,
  someWords,
  theEntryNumber,
  theLine,
  theOneOf,
} from '../../record/fields.ts'
import type { Kind } from '../../record/kind.ts'

const WORDS_LENGTH_MAX = 20_000

const lineOrNone = (what: string) => theLine(what).nullish().default(null)
const words = (what: string) => someWords(what, WORDS_LENGTH_MAX)

export const SIDES = ['home', 'school', 'clinic', 'child'] as const
export type Side = (typeof SIDES)[number]
export const SAYS = ['shows it', 'does not show it', 'not sure'] as const
export const PERS = ['day', 'week', 'month'] as const

/** What another entry says of a need, and from which side it was seen. */
export const bearingBody = z.strictObject({
  of: theEntryNumber('of'),
  entry: theEntryNumber('entry'),
  from: theOneOf('from', SIDES),
  says: theOneOf('says', SAYS),
  words: words('words').nullish().default(null),
})

/** Seen at home, as an observer writes it: what, how often, how long, how hard, where, and who else saw. */
export const seenBody = z.strictObject({
  of: entryNumber('of'),
  what: words('what').trim().min(1, 'what must not be empty'),
  times: z.int('times must be a whole number').min(0).max(1000).nullish().default(null),
  per: oneOf('per', PERS),
  minutes: z.int('minutes must be a whole number').min(0).max(1440).nullish().default(null),
  hard: oneToFive('hard'),
  setting: lineOrNone('setting'),
  others: lineOrNone('others'),
  since: lineOrNone('since'),
})

type BearingBody = z.output<typeof bearingBody>
export type SeenBody = z.output<typeof seenBody>

export const sideKinds: readonly Kind[] = [
  {
    kind: 'bearing',
    schema: bearingBody,
    refers: ['of', 'entry'],
    of: ['need'],
    title: ({ body }) => {
      const { from, says } = body as BearingBody
      return `Seen from ${from === 'child' ? 'the child’s side' : from}: ${says}`
    },
    words: ({ body }) => (body as BearingBody).words ?? '',
  },
  {
    kind: 'seen at home',
    schema: seenBody,
    refers: ['of'],
    of: ['need'],
    title: ({ body }) => `Seen at home: ${(body as SeenBody).what.slice(0, 80)}`,
    words: ({ body }) => {
      const { what, setting, others } = body as SeenBody
      return [what, setting ?? '', others ?? ''].join('\n')
    },
  },
]
