/** How the kind of this room is shown on an entry's own page. */
import { Meta } from '../platform/components/card.tsx'
import type { Card } from '../record/kind.ts'
import type { SendingBody } from './entries.ts'
import { letterOf } from './letters.ts'

export const letterCards: readonly Card[] = [
  {
    kind: 'sending',
    label: 'Letter sent',
    card: (entry) => {
      const { letter, how } = entry.body as SendingBody
      return (
        <>
          <p class="heard-lead">{letterOf(letter)?.name ?? 'A letter'}</p>
          <Meta>
            It went {how === 'by hand' ? 'by hand' : how === 'post' ? 'by post' : `by ${how}`}.
          </Meta>
        </>
      )
    },
  },
]
