/** Seats that open one page by a link, for the owners. */
import { Card, Meta } from '../../platform/components/card.tsx'
import type { Day } from '../../platform/day.ts'
import type { PageRecord } from '../../platform/web/page.tsx'
import { listed } from '../../platform/words.ts'
import { daysInWords, isOver, type Seat } from './seat.ts'

const LINK_WORDS: Readonly<Record<string, string>> = {
  reader: 'reads the one page',
  school: 'tells how days go',
  home: 'tells how days go',
  child: 'the child’s own page',
}

/** What a link is for, where that is every owner's to know. */
function linkInWords({ roles }: Seat): string {
  return listed(roles.map(({ role }) => LINK_WORDS[role] ?? 'a link of their own'))
}

/** Seats that open one page: the family's own list says more of each. */
export function ByLink(props: {
  readonly record: PageRecord
  readonly seats: readonly Seat[]
  readonly isOwner: boolean
  readonly on: Day
}) {
  const { record, seats, isOwner, on } = props
  const links = seats.filter((seat) => seat.byLink && !isOver(seat, on))
  if (!isOwner || links.length === 0) return null
  return (
    <section aria-labelledby="links">
      <h2 id="links">By a link to one page</h2>
      <Card>
        <ul class="govuk-list heard-links">
          {links.map((seat) => (
            <li>
              <strong>{seat.name}</strong>{' '}
              <span class="heard-meta">
                {linkInWords(seat)} · {daysInWords(seat, on)}
              </span>
            </li>
          ))}
        </ul>
        <Meta>
          They see the one page they were given, and nothing else. What an owner asks or talks
          through with somebody is between the two of them.{' '}
          <a href={`${record.path}/readers`}>Who has read it, and ending a link</a>
        </Meta>
      </Card>
    </section>
  )
}
