/** What the record shows, as far as the family kept it, on the page for a meeting. */
import { Card, Meta } from '../platform/components/card.tsx'
import type { Evidence, Shows } from './shows.ts'

export function ShowsPart(props: {
  readonly shows: readonly Shows[]
  readonly path: string
  readonly isPrinted: boolean
}) {
  const { shows, path, isPrinted } = props
  if (shows.length === 0) return null
  return (
    <section aria-labelledby="shows">
      <h2 id="shows">What the record shows</h2>
      {shows.map((each) => (
        <Card>
          <h3>{each.title}</h3>
          <p>{each.claim}</p>
          <Meta>{each.counts}</Meta>
          <Listed heading="For it" of={each.for} path={path} />
          <Listed heading="Against it" of={each.against} path={path} />
          {each.chain.length > 0 && (
            <>
              <h4>What followed</h4>
              <ul class="govuk-list govuk-list--bullet">
                {each.chain.map((link) => (
                  <li>{link}</li>
                ))}
              </ul>
            </>
          )}
        </Card>
      ))}
      <Meta>
        Counted from what is written down. That one thing came after another does not say why.
        {!isPrinted && ' Only you see this part here; it is printed only where you choose it.'}
      </Meta>
    </section>
  )
}

function Listed(props: { readonly heading: string; readonly of: Evidence; readonly path: string }) {
  const { heading, of, path } = props
  if (of.entries.length === 0) return null
  const more = of.count - of.entries.length
  return (
    <>
      <h4>{heading}</h4>
      <ul class="govuk-list govuk-list--bullet">
        {of.entries.map(({ address, title, when }) => (
          <li>
            {when}: <a href={`${path}/entries/${address}`}>{title}</a>
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </>
  )
}

/** Every text of them, for the gate. */
export function wordsOfShows(shows: readonly Shows[]): string[] {
  return shows.flatMap(({ title, claim, chain, for: speaks, against }) => [
    title,
    claim,
    ...chain,
    ...[...speaks.entries, ...against.entries].map((entry) => entry.title),
  ])
}
