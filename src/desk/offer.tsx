/** On the page of something asked, for whoever works with the child: the way to answer it or pass it on. */
import type { Child } from 'hono/jsx'
import { ActLink, Acts } from '../platform/components/card.tsx'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { isStaff } from './seat.ts'

export function answerOffer(write: Write, entry: Entry): Child | null {
  const mayAnswer = !write.owner && isStaff(write.role) && write.writesOn.includes(entry.shelf)
  if (!mayAnswer || entry.erased) return null
  return (
    <Acts>
      <ActLink href={`/records/${write.recordId}/desk/${entry.address}`}>
        Answer it, or pass it on
      </ActLink>
    </Acts>
  )
}
