/** How a finding that somebody kept or set aside is shown. */
import type { Card } from '../record/kind.ts'
import { findingBody } from './entries.ts'
import { counted } from '../platform/words.ts'

export const patternCards: readonly Card[] = [
  {
    kind: 'finding',
    label: 'Finding',
    card: (entry) => {
      const body = findingBody.parse(entry.body)
      const { verdict, claim, words, links, cameNext } = body
      return (
        <>
          <p>{verdict === 'kept' ? claim : `Set aside as not right: ${claim}`}</p>
          {words !== null && words !== '' && <p>{words}</p>}
          {links.map((link) => (
            <p>then {link.words}</p>
          ))}
          <p class="heard-meta">
            {counted(body.for.length, 'entry', 'entries')} for it, {body.against.length} against it
            {cameNext.length > 0 &&
              `, ${counted(cameNext.length, 'entry', 'entries')} of what came next`}
          </p>
        </>
      )
    },
  },
]
