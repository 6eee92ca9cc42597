/** How this room's kinds stand on their entries' own pages. */
import { Meta } from '../platform/components/card.tsx'
import type { Card } from '../record/kind.ts'
import type { NeedBody } from './entries.ts'

export const childCards: readonly Card[] = [
  {
    kind: 'need',
    label: 'A need',
    card: (entry) => {
      const body = entry.body as NeedBody
      return (
        <>
          <p class="heard-lead">{body.title}</p>
          {typeof body.area === 'string' && <Meta>Area of need: {body.area}</Meta>}
          {typeof body.words === 'string' && body.words !== '' && (
            <p class="heard-verbatim">{body.words}</p>
          )}
        </>
      )
    },
  },
]
