/** How an email that asked, and what became of it, are shown on their own pages. */
import { Meta } from '../../platform/components/card.tsx'
import { inFullWords } from '../../platform/day.ts'
import type { Card } from '../../record/kind.ts'
import { askedBody, outcomeBody, OUTCOME_WORDS } from './entries.ts'

export const byMailCards: readonly Card[] = [
  {
    kind: 'asked by mail',
    label: 'Asked by email',
    isSent: true,
    card: (entry) => {
      const { name, address, subject, words, shown, until } = askedBody.parse(entry.body)
      return (
        <>
          <Meta>
            To: {name}
            {address !== null && `, ${address}`}
          </Meta>
          <Meta>Subject: {subject}</Meta>
          {words !== null && <div class="heard-verbatim">{words}</div>}
          {shown !== null && (
            <>
              <Meta>What the link shows:</Meta>
              <div class="heard-verbatim">{shown}</div>
            </>
          )}
          {until !== null && <Meta>The link was made to open until {inFullWords(until)}.</Meta>}
        </>
      )
    },
  },
  {
    kind: 'mail outcome',
    label: 'What became of an email',
    card: (entry) => {
      const { as, on, words } = outcomeBody.parse(entry.body)
      return (
        <>
          <p>
            {OUTCOME_WORDS[as]}, {inFullWords(on)}.
          </p>
          {as === 'handed over' && (
            <Meta>It says that a mail server took it, not that anybody has read it.</Meta>
          )}
          {words !== null && <div class="heard-verbatim">{words}</div>}
        </>
      )
    },
  },
]
