/**
 * The kinds by which what is seen of a need stands side by side: what an entry says of it, and from which
 * side; and what a parent saw, with the rigour of any other observer.
 */
import { z } from 'zod'
import type { Kind } from '../../record/kind.ts'

const LINE_MAX = 300
const WORDS_MAX = 20_000

const line = (what: string) =>
  z
    .string(`${what} must be text`)
    .trim()
    .min(1, `${what} must not be empty`)
    .max(LINE_MAX, `${what} must be at most ${LINE_MAX} characters`)
const lineOrNone = (what: string) => line(what).nullish().default(null)
const words = (what: string) =>
  z.string(`${what} must be text`).max(WORDS_MAX, `${what} must be at most ${WORDS_MAX} characters`)
const entry = (what: string) => z.int(`${what} must be the number of another entry`).positive()

export const SIDES = ['home', 'school', 'clinic', 'child'] as const
export type Side = (typeof SIDES)[number]
export const SAYS = ['shows it', 'does not show it', 'not sure'] as const
export const PERS = ['day', 'week', 'month'] as const

/** What another entry says of a need, and from which side it was seen. */
export const bearingBody = z.strictObject({
  of: entry('of'),
  entry: entry('entry'),
  from: z.enum(SIDES, `from must be one of: ${SIDES.join(', ')}`),
  says: z.enum(SAYS, `says must be one of: ${SAYS.join(', ')}`),
  words: words('words').nullish().default(null),
})

/** Seen at home, as an observer writes it: what, how often, how long, how hard, where, and who else saw. */
export const seenBody = z.strictObject({
  of: entry('of').nullish().default(null),
  what: words('what').trim().min(1, 'what must not be empty'),
  times: z.int('times must be a whole number').min(0).max(1000).nullish().default(null),
  per: z
    .enum(PERS, `per must be one of: ${PERS.join(', ')}`)
    .nullish()
    .default(null),
  minutes: z.int('minutes must be a whole number').min(0).max(1440).nullish().default(null),
  hard: z.int('hard must be from 1 to 5').min(1).max(5).nullish().default(null),
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
