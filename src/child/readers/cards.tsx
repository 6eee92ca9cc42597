/** How a reader, what they were given and what they confirmed are shown on an entry's own page. */
import type { Card } from '../../record/kind.ts'
import { givenBody, readBody, readerBody, readerMailBody } from './entries.ts'
import { MAIL_WORDS } from './reader.ts'
import { GivenParts } from './given-parts.tsx'

export const readerCards: readonly Card[] = [
  {
    kind: 'reader',
    label: 'Reader',
    card: (entry) => {
      const { name, role } = readerBody.parse(entry.body)
      return (
        <p>
          A link of their own was made for {name} ({role}).
        </p>
      )
    },
  },
  {
    kind: 'given to read',
    label: 'Given to read',
    card: (entry) => <GivenParts given={givenBody.parse(entry.body)} on={entry.happened.day} />,
  },
  {
    kind: 'reader mail',
    label: 'Mail with a link',
    card: (entry) => {
      const { as, number, words } = readerMailBody.parse(entry.body)
      return (
        <>
          <p>
            {number === 0 ? 'The link' : 'A reminder'}: {MAIL_WORDS[as]}.
          </p>
          {words !== null && <p class="heard-verbatim">{words}</p>}
        </>
      )
    },
  },
  { kind: 'opened', label: 'Opened', card: () => <p>The link was opened.</p> },
  {
    kind: 'read',
    label: 'Confirmed',
    card: (entry) => {
      const { will, question } = readBody.parse(entry.body)
      return (
        <>
          <p>“I have read this” was pressed.</p>
          {will !== null && <p>Will do: {will}</p>}
          {question !== null && <p>Asks: {question}</p>}
        </>
      )
    },
  },
  { kind: 'reader ended', label: 'Link ended', card: () => <p>The link no longer opens.</p> },
]
