/** How this room's kind stands on its entry's own page, and on the family's Today. */
import { Card as Box, Meta, Quote, Why } from '../platform/components/card.tsx'
import { shortDay } from '../commitments/told.ts'
import type { Day } from '../platform/day.ts'
import type { Card } from '../record/kind.ts'
import type { ChangedHands, PlaceOver } from './changed-hands.ts'
import { hasLeft, type LeftBody } from './entries.ts'

/** Of what somebody who is gone had, so much stands on the first page. */
const OPEN_SHOWN = 5

export const deskCards: readonly Card[] = [
  {
    kind: 'left',
    label: 'Somebody left',
    card: (entry) => {
      const body = entry.body as LeftBody
      const { name, to, words } = body
      return (
        <>
          <p class="heard-lead">{hasLeft(body)}.</p>
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
  const { left, passed, over } = changed
  if (left.length + passed.length + over.length === 0) return null
  return (
    <section aria-labelledby="changed-hands">
      <h2 id="changed-hands">Who has it now</h2>
      {left.map(({ body, author, day, address }) => (
        <Box>
          <h3>
            <a href={`${path}/entries/${address}`}>{hasLeft(body)}</a>
          </h3>
          <Meta>
            {author} wrote this down, {shortDay(day, on)}.{' '}
            {body.to === null ? '' : `What ${body.name} had is with ${body.to} now.`}
          </Meta>
          {body.words !== null && <Why>“{body.words}”</Why>}
        </Box>
      ))}
      {over.map((each) => (
        <PlaceOverCard place={each} on={on} path={path} />
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

/** Somebody who can open the record no more, and what nobody has yet said who has it. */
function PlaceOverCard(props: {
  readonly place: PlaceOver
  readonly on: Day
  readonly path: string
}) {
  const { place, on, path } = props
  const { name, organisation, day, open } = place
  return (
    <Box>
      <h3>{name} is no longer in the circle</h3>
      <Meta>
        {organisation === null ? '' : `${organisation}. `}
        Since {shortDay(day, on)} they cannot open this record. What they wrote stays.
      </Meta>
      {open.length > 0 && (
        <>
          <p>
            Still in their name. Nobody has said who has {open.length === 1 ? 'it' : 'these'} now:
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {open.slice(0, OPEN_SHOWN).map(({ title, address }) => (
              <li>
                <a href={`${path}/owed/${address}`}>{title}</a>
              </li>
            ))}
          </ul>
          {open.length > OPEN_SHOWN && <Meta>And {open.length - OPEN_SHOWN} more.</Meta>}
        </>
      )}
    </Box>
  )
}
