/** The kinds by which somebody has a link of their own for days: home, school, or the child. */
import { z } from 'zod'
import { theDay, theEntryNumber, theLine, theOneOf } from '../../record/fields.ts'
import { kindOf } from '../../record/fields.ts'
import type { Kind } from '../../record/kind.ts'

export const LINK_SIDES = ['home', 'school', 'child'] as const

/** A link of somebody's own. `member` is its seat, which holds no shelf and adds only what it is for. */
export const ownLinkBody = z.strictObject({
  for: theOneOf('for', LINK_SIDES),
  name: theLine('name'),
  member: z.uuid('member must be a seat'),
  until: theDay('until'),
  /** Where Heard mails the link, and word of something new; null where the family hands it over. */
  mailTo: z.email('mailTo must be an email address').max(320).nullish().default(null),
})

/** The link no longer opens. */
export const ownLinkEndedBody = z.strictObject({ of: theEntryNumber('of') })

export type OwnLinkBody = z.output<typeof ownLinkBody>

export const ownLinkKinds: readonly Kind[] = [
  kindOf('own link', ownLinkBody, {
    title: (body) =>
      body.for === 'child'
        ? `${body.name} has a page of their own by link`
        : `${body.name} can say by link how a day was`,
    words: (body) => [body.name],
    refers: [],
  }),
  kindOf('own link ended', ownLinkEndedBody, {
    title: () => 'The link no longer opens',
    words: () => [],
    refers: ['of'],
    of: ['own link'],
  }),
]
