/** Who looked, for whoever brought it in. */
import { Card, Meta } from '../../platform/components/card.tsx'
import { Details } from '../../platform/components/details.tsx'
import { inFullWords, timeAt } from '../../platform/day.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { counted } from '../../platform/words.ts'
import { byDay } from '../../record/timeline.ts'
import type { Look } from './store.ts'

/** `10:02`, or `first 10:02, last 14:10, 3 times`. */
function whenLooked({ first, last, times }: Look, zone: string): string {
  const [from, to] = [timeAt(first, zone), timeAt(last, zone)]
  if (times === 1) return from
  return from === to
    ? `${from}, ${counted(times, 'time')}`
    : `${from} to ${to}, ${counted(times, 'time')}`
}

export function LookedPage(props: {
  readonly record: PageRecord
  readonly looks: readonly Look[]
  readonly zone: string
}) {
  const { record, looks, zone } = props
  return (
    <Page
      title="Who looked"
      record={record}
      current="more"
      backTo={{ href: `${record.path}/more`, text: 'More' }}
    >
      <p class="heard-lead">
        Who opened what you wrote or brought in: its page, a file, the profile, or a search that
        found it. Only you see this. Nobody sees when you look, and you do not see when others look
        at what is theirs.
      </p>
      {looks.length === 0 && <p>Nobody else has opened anything of yours yet.</p>}
      {byDay(looks).map(({ day, lines }) => (
        <Card>
          <h2>{inFullWords(day)}</h2>
          <ul class="govuk-list">
            {lines.map((look) => (
              <li>
                <strong>{look.who}</strong> <span class="heard-meta">{look.role}</span>:{' '}
                <a href={`${record.path}/entries/${look.address}`}>{look.title}</a>{' '}
                <span class="heard-meta">{whenLooked(look, zone)}</span>
              </li>
            ))}
          </ul>
        </Card>
      ))}
      {looks.length > 0 && (
        <Meta>
          Times are in the record’s own place. Somebody who opened a page need not have read it.
        </Meta>
      )}
    </Page>
  )
}

/** On an entry's own page. */
export function LookedAt({
  looks,
  zone,
}: {
  readonly looks: readonly Look[]
  readonly zone: string
}) {
  const people = [...new Set(looks.map(({ who }) => who))]
  return (
    <Details summary={`Who looked: ${people.join(', ')}`}>
      <ul class="govuk-list">
        {looks.map((look) => (
          <li>
            <strong>{look.who}</strong>, {inFullWords(look.day)}{' '}
            <span class="heard-meta">{whenLooked(look, zone)}</span>
          </li>
        ))}
      </ul>
      <p class="heard-meta">Only you see this.</p>
    </Details>
  )
}
