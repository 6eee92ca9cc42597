/** Before an entry is shown to anybody: who will see it, by name, and exactly what they will see. */
import { ActButton, ActLink, Acts, Card, Meta } from '../platform/components/card.tsx'
import { Page } from '../platform/web/page.tsx'
import { listed } from '../platform/words.ts'
import type { Chosen } from './entry-change-pages.tsx'
import { EntryAsRead, type EntryView } from './entry-pages.tsx'

export type LookFirstProps = {
  /** As whoever shares it sees it. */
  readonly view: EntryView
  /** As one of those who will see it does; whoever shares it, where nobody is there yet. */
  readonly theirs: EntryView
  readonly audience: Chosen
  readonly people: readonly string[]
  /** By name: who will see it now and did not before, who could already, and who no longer will. */
  readonly newly: readonly string[]
  readonly already: readonly string[]
  /** Whoever is invited to its shelf later sees it too. */
  readonly isOfShelf: boolean
}

export function LookFirstPage(props: LookFirstProps) {
  const { view, theirs, audience, people, newly, already } = props
  const { record, entry } = view
  const here = `${record.path}/entries/${entry.address}/audience`
  return (
    <Page
      title="Before you share it"
      sub={entry.title}
      record={record}
      current="timeline"
      backTo={{ href: here, text: 'Choose again' }}
    >
      <Card>
        <h2>Who will see it</h2>
        {newly.length > 0 ? (
          <ul class="govuk-list govuk-list--bullet">
            {newly.map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        ) : (
          <p>Nobody else now.</p>
        )}
        {already.length > 0 && <Meta>{listed(already)} can see it already.</Meta>}
        {props.isOfShelf && <Meta>And whoever is invited to it later.</Meta>}
      </Card>
      <section aria-labelledby="what-they-see">
        <h2 id="what-they-see">What they will see</h2>
        <Meta>
          Exactly this, as {newly[0] ?? 'somebody who may read it'} would open it
          {theirs.versions.length > 1 && ', with how it read before it was corrected'}.
        </Meta>
        <div class="heard-look">
          <EntryAsRead view={theirs} />
        </div>
      </section>
      <form method="post" action={here}>
        <input type="hidden" name="audience" value={audience} />
        {people.map((id) => (
          <input type="hidden" name="people" value={id} />
        ))}
        <Acts>
          <ActButton name="do" value="share">
            Share it
          </ActButton>
          <ActLink href={`${record.path}/entries/${entry.address}`} quiet>
            Not now
          </ActLink>
        </Acts>
      </form>
    </Page>
  )
}
