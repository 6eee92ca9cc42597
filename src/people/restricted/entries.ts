/** The kind this room adds: that a professional keeps something from the family, since when and why. */
import { z } from 'zod'
import { kindOf, theEntryNumber, theOneOf, theWords } from '../../record/fields.ts'
import type { Kind } from '../../record/kind.ts'

export const RESTRICTION_KIND = 'restriction'

/** On what ground something is kept from the owners of a record. Each is a claim of whoever says it. */
export const GROUNDS = [
  'somebody could be harmed',
  'it is about another person',
  'a court or the police asked',
  'advice is being taken',
  'another ground',
] as const

/**
 * Entry `of` may not be read by the owners: who says so is its author, when is when it happened. `words`
 * say why, without saying what it says.
 */
const restrictionBody = z.strictObject({
  of: theEntryNumber('of'),
  ground: theOneOf('ground', GROUNDS),
  words: theWords('words'),
})
export type RestrictionBody = z.output<typeof restrictionBody>

export const restrictionKinds: readonly Kind[] = [
  kindOf(RESTRICTION_KIND, restrictionBody, {
    title: ({ ground }, { author }) => `A note that ${author} restricted: ${ground}`,
    words: ({ ground, words }) => [ground, words],
    refers: ['of'],
  }),
]
