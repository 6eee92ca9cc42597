/** How what bears on a need is shown on an entry's own page. */
import type { Card } from '../../record/kind.ts'
import { bearingBody, seenBody } from './entries.ts'
import { measured } from './sides.ts'

export const sideCards: readonly Card[] = [
  {
    kind: 'bearing',
    label: 'About a need',
    card: (entry) => {
      const { from, says, words } = bearingBody.parse(entry.body)
      return (
        <>
          <p>
            Put beside a need, from {from === 'child' ? 'the child’s side' : from}: {says}.
          </p>
          {words !== null && words !== '' && <p>{words}</p>}
        </>
      )
    },
  },
  {
    kind: 'seen at home',
    label: 'Seen at home',
    card: (entry) => {
      const body = seenBody.parse(entry.body)
      return (
        <>
          <p class="heard-lead">{body.what}</p>
          <p>{measured(body)}</p>
        </>
      )
    },
  },
]
