/** How this room's kind stands on its entry's own page, and on the family's Today. */
import { Card as Box, Meta, Quote, Why } from '../platform/components/card.tsx'
import { shortDay } from '../commitments/told.ts'
import type { Day } from '../platform/day.ts'
import type { Card } from '../record/kind.ts'
import type { ChangedHands } from './changed-hands.ts'
import type { LeftBody } from './entries.ts'

export const deskCards: readonly Card[] = [
  {
    kind: 'left',
    label: 'Somebody left',
    card: (entry) => {
      const { name, organisation, to, words } = entry.body as LeftBody
      return (
        <>
          <p class="heard-lead">
            {name} has left {organisation}.
          </p>
          {to !== null && (
            <Meta>
              What {name} had is with {to} now.
            </Meta>
          )}
          {words !== null && <Quote>{words}</Quote>}
        </>
      )
    },
  },
]

/** What changed hands lately: who has it now, in whose words. Nothing where nothing did. */
export function ChangedHandsPart(props: {
  readonly changed: ChangedHands
  readonly on: Day
  readonly path: string
}) {
  const { changed, on, path } = props
  const { left, passed } = changed
  if (left.length + passed.length === 0) return null
  return (
    <section aria-labelledby="changed-hands">
      <h2 id="changed-hands">Who has it now</h2>
      {left.map(({ body, author, day, address }) => (
        <Box>
          <h3>
            <a href={`${path}/entries/${address}`}>
              {body.name} has left {body.organisation}
            </a>
          </h3>
          <Meta>
            {author} wrote this down, {shortDay(day, on)}.{' '}
            {body.to === null ? '' : `What ${body.name} had is with ${body.to} now.`}
          </Meta>
          {body.words !== null && <Why>“{body.words}”</Why>}
        </Box>
      ))}
      {passed.map(({ title, to, author, words, day, address }) => (
        <Box>
          <h3>
            <a href={`${path}/owed/${address}`}>{title}</a>
          </h3>
          <Meta>
            With {to} now. {author} passed it on, {shortDay(day, on)}.
          </Meta>
          {words !== null && <Why>“{words}”</Why>}
        </Box>
      ))}
    </section>
  )
}
