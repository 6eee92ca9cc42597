/** How a restriction stands in the timeline and on its page: that something exists, who keeps it, since when and why. */
import { Meta, Quote } from '../../platform/components/card.tsx'
import { inFullWords } from '../../platform/day.ts'
import type { Card } from '../../record/kind.ts'
import { RESTRICTION_KIND, type RestrictionBody } from './entries.ts'

export const restrictionCards: readonly Card[] = [
  {
    kind: RESTRICTION_KIND,
    label: 'A restricted note',
    card: (entry) => {
      const { ground, words } = entry.body as RestrictionBody
      return (
        <>
          <p class="heard-lead">
            {entry.author} keeps a note here that the family cannot read, since{' '}
            {inFullWords(entry.happened.day)}.
          </p>
          <p>
            The ground they give: <strong>{ground}</strong>.
          </p>
          <Quote>{words}</Quote>
          <Meta>
            You see that it exists, never what it says. Heard does not judge the ground. You can ask
            them about it, and ask for it under data protection law: they then have to say which
            exemption they rely on.
          </Meta>
        </>
      )
    },
  },
]
