/** What stands on the page of something asked or promised, from every room that has something to offer there. */
import type { Child } from 'hono/jsx'
import { showOffer } from './commitments/show-offer.tsx'
import { answerOffer } from './desk/offer.tsx'
import type { Entry } from './record/entry.ts'
import type { Write } from './record/kind.ts'
import { besideEntry } from './together/beside.tsx'

export async function besideOwed(write: Write, entry: Entry): Promise<Child | null> {
  return (
    <>
      {answerOffer(write, entry)}
      {await showOffer(write, entry)}
      {await besideEntry(write, entry)}
    </>
  )
}
