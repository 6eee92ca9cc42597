/** Guides for adults: open to everyone, about no child, made to be printed and handed round. */
import { ENGLAND } from '../law/england/england.ts'
import { Why } from '../platform/components/card.tsx'
import { Page } from '../platform/web/page.tsx'
import type { Guide } from './guide.ts'
import { GUIDES } from './guides.ts'

export const GUIDES_PATH = '/guides'

export function GuidesPage() {
  return (
    <Page
      title="Three minutes before the lesson"
      sub="Short guides for every adult round a child. Read one, and do one thing tomorrow."
      backTo={{ href: '/', text: 'Go to the first page' }}
    >
      <ul class="heard-doors">
        {GUIDES.map(({ id, title, line }) => (
          <li>
            <a href={`${GUIDES_PATH}/${id}`}>
              {title} <small>{line}</small>
            </a>
          </li>
        ))}
      </ul>
      <Why>
        They explain and do not diagnose. The child in front of you comes first: if a guide and the
        child disagree, believe the child.
      </Why>
    </Page>
  )
}

export function GuidePage({ guide }: { readonly guide: Guide }) {
  return (
    <Page
      title={guide.title}
      sub={guide.line}
      backTo={{ href: GUIDES_PATH, text: 'All the guides' }}
    >
      <article class="heard-guide">
        {guide.parts.map(({ heading, words }) => (
          <section>
            <h2>{heading}</h2>
            {words.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </section>
        ))}
        <section class="heard-three" aria-labelledby="tomorrow">
          <h2 id="tomorrow">Tomorrow</h2>
          <ol>
            {guide.tomorrow.map((thing) => (
              <li>{thing}</li>
            ))}
          </ol>
        </section>
        <section class="heard-guide__sources" aria-labelledby="sources">
          <h2 id="sources">Where this comes from</h2>
          <ul class="govuk-list govuk-list--bullet">
            {guide.sources.map(({ words, row }) => (
              <li>
                {row === undefined ? (
                  words
                ) : (
                  <a href={`/law/rows/${row}`}>
                    {words}, {sourceOf(row)}
                  </a>
                )}
              </li>
            ))}
          </ul>
          <p class="heard-meta">Written in our own words. Mistakes in it are ours.</p>
        </section>
      </article>
    </Page>
  )
}

/** Where in the law a row stands, as the law's own data says it. */
function sourceOf(id: string): string {
  const row = ENGLAND.duties.find((each) => each.id === id)
  return row === undefined ? '' : row.source.provision
}
