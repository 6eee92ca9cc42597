/** The wording of one entry: a report, a letter, a message, read by the wording checker. */
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { Found } from '../words/wording.ts'
import { CheckedWording } from '../words/marked.tsx'
import type { Entry } from './entry.ts'

export function WordingPage(props: {
  readonly record: PageRecord
  readonly entry: Entry
  readonly text: string
  readonly found: readonly Found[]
}) {
  const { record, entry, text, found } = props
  return (
    <Page
      title={`The wording of “${entry.title}”`}
      record={record}
      current="timeline"
      backTo={{ href: `${record.path}/entries/${entry.address}`, text: 'Back to it' }}
      sub="Marked, not judged: a kind writer uses these words too. The note says what to ask for instead."
    >
      {text === '' ? (
        <p>It holds no words that can be read here. Paste them into “Check my words”.</p>
      ) : (
        <CheckedWording text={text} found={found} />
      )}
      <p>
        You can ask for a correction, or for your own statement to be kept beside a record that is
        wrong. <a href="/words">Check other words</a>
      </p>
    </Page>
  )
}
