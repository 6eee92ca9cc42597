/** What stands beside an entry on its own page, from every room that has something to say of it. */
import type { Child } from 'hono/jsx'
import { mailedOffer } from './letters/mailed-offer.tsx'
import { meetingOffer } from './meetings/offer.tsx'
import { answersOffer } from './people/answers/routes.tsx'
import { lookedOffer } from './people/looked/routes.tsx'
import { restrictedOffer } from './people/restricted/routes.tsx'
import type { Entry } from './record/entry.ts'
import type { Write } from './record/kind.ts'

type Offer = (write: Write, entry: Entry) => Promise<Child | null>

/** The family's view, what is restricted and who looked, round what `more` offers. */
export function beside(more: Offer): Offer {
  return async (write, entry) => (
    <>
      {await answersOffer(write, entry)}
      {await meetingOffer(write, entry)}
      {await mailedOffer(write, entry)}
      {await more(write, entry)}
      {await restrictedOffer(write, entry)}
      {await lookedOffer(write, entry)}
    </>
  )
}
