/** How a finding that somebody kept or set aside is shown. */
import type { Card } from '../record/kind.ts'
import { findingBody } from './entries.ts'
import { counted } from '../platform/words.ts'

export const patternCards: readonly Card[] = [
  {
    kind: 'finding',
    label: 'Finding',
    card: (entry) => {
      const {
        verdict,
        claim,
        words,
        for: speaksFor,
        against,
        cameNext,
      } = findingBody.parse(entry.body)
      return (
        <>
          <p>{verdict === 'kept' ? claim : `Set aside as not right: ${claim}`}</p>
          {words !== null && words !== '' && <p>{words}</p>}
          <p class="heard-meta">
            {counted(speaksFor.length, 'entry', 'entries')} for it, {against.length} against it
            {cameNext.length > 0 &&
              `, ${counted(cameNext.length, 'entry', 'entries')} of what came next`}
          </p>
        </>
      )
    },
  },
]
