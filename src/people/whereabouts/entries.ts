/** The kinds this room adds: what tells where somebody is, and what was decided when it would have gone out. */
import { z } from 'zod'
import { kindOf, line, lines, someWords, theLine, theOneOf } from '../../record/fields.ts'
import type { Kind } from '../../record/kind.ts'

const PLACES_MAX = 60

/**
 * What tells where somebody lives or is to be found, marked once. `from` names whom it is kept from. All
 * such entries that are not erased count together.
 */
export const whereaboutsBody = z
  .strictObject({
    addresses: lines('addresses'),
    postcodes: lines('postcodes'),
    phones: lines('phones'),
    schools: lines('schools'),
    /** Where they are at regular times; `when` is words, such as "Tuesdays at 4pm". */
    places: z
      .array(z.strictObject({ name: theLine('a place'), when: line('when') }))
      .max(PLACES_MAX, `places must be at most ${PLACES_MAX}`)
      .nullish()
      .transform((list) => list ?? []),
    from: lines('from'),
  })
  .refine(
    ({ addresses, postcodes, phones, schools, places }) =>
      [addresses, postcodes, phones, schools, places].some((list) => list.length > 0),
    'mark at least one address, postcode, phone, school or place',
  )
export type WhereaboutsBody = z.output<typeof whereaboutsBody>

export const CHOICES = ['go on', 'hold back', 'leave out'] as const

/** What somebody decided about whereabouts found in something on its way out; `list` names that list. */
export const choiceBody = z.strictObject({
  way: theLine('way'),
  chose: theOneOf('chose', CHOICES),
  list: z.string().regex(/^[0-9a-f]{64}$/, 'list must be the name of a list'),
  found: z
    .array(z.strictObject({ what: theLine('what'), where: someWords('where', 1000) }))
    .max(500),
})
export type ChoiceBody = z.output<typeof choiceBody>

export const WHEREABOUTS_KIND = 'whereabouts'
export const CHOICE_KIND = 'whereabouts choice'

export const whereaboutsKinds: readonly Kind[] = [
  {
    ...kindOf(WHEREABOUTS_KIND, whereaboutsBody, {
      title: () => 'Whereabouts that must not get out by accident',
      words: () => [],
    }),
    staysMine: true,
  },
  {
    ...kindOf(CHOICE_KIND, choiceBody, {
      title: ({ way, chose }) => `Whereabouts in ${way}: ${chose}`,
      words: () => [],
    }),
    staysMine: true,
  },
]
