/** The page of a copy: everything in order, for somebody who opens it in a browser without Heard. */
import { renderToString } from 'hono/jsx/dom/server'
import { inFullWords } from '../platform/day.ts'
import type { Entry } from './entry.ts'
import type { Write } from './kind.ts'

type Named = { readonly entry: Entry; readonly names: readonly string[] }

const STYLE = `
  body { font: 1.1rem/1.5 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #2b2130; background: #fbf8f3 }
  article { border-top: 1px solid #cfc4cf; padding: 1rem 0 }
  h2 { font-size: 1.15rem; margin: 0 }
  .said { white-space: pre-wrap; overflow-wrap: anywhere }
  .when { color: #5b4f61 }
  @media print { article { break-inside: avoid } }
`

/** The whole page as text. What was written in the record stands in it as words, never as markup. */
export function copyPage({ ledger, recordName }: Write, named: readonly Named[]): string {
  const inOrder = named.toSorted((a, b) =>
    `${a.entry.happened.day}${a.entry.written}` < `${b.entry.happened.day}${b.entry.written}`
      ? -1
      : 1,
  )
  const page = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${recordName}: a copy of the record`}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <h1>{recordName}: a copy of the record</h1>
        <p>
          Everything in order of when it happened. Files lie beside this page, in the folder
          “files”.
        </p>
        {inOrder.map(({ entry, names }) => (
          <article>
            <p class="when">
              {inFullWords(entry.happened.day)}
              {entry.happened.time !== null && `, ${entry.happened.time}`} · {entry.author}
            </p>
            <h2>{entry.erased ? 'Erased' : entry.title}</h2>
            {!entry.erased && (
              <p class="said">{ledger.kinds.get(entry.kind)?.words(entry) ?? ''}</p>
            )}
            {names.map((name, at) => (
              <p>
                <a href={name}>{entry.files[at]?.name ?? name}</a>
              </p>
            ))}
          </article>
        ))}
      </body>
    </html>
  )
  return `<!doctype html>\n${renderToString(page)}`
}
