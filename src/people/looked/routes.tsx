/** Who looked at what an owner brought in. */
import type { Child } from 'hono/jsx'
import type { Route } from '../../platform/web/route.ts'
import type { Entry } from '../../record/entry.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { pageRecord, recordRoute } from '../../record/visit.ts'
import { LookedAt, LookedPage } from './pages.tsx'
import { findLooks } from './store.ts'

export function lookedRoutes(around: {
  readonly ledger: Ledger
  readonly now: () => string
}): Route[] {
  return [
    recordRoute(around, ['get', '/looked', 'own the record'], (c, visit) =>
      visit.within(async (write) =>
        c.html(
          <LookedPage
            record={pageRecord(write)}
            looks={await findLooks(write)}
            zone={write.zone}
          />,
        ),
      ),
    ),
  ]
}

/** What the page of an entry tells the owner who brought it in. */
export async function lookedOffer(write: Write, entry: Entry): Promise<Child | null> {
  if (!write.owner || entry.broughtBy !== write.memberId) return null
  const looks = await findLooks(write, [entry.root])
  return looks.length === 0 ? null : <LookedAt looks={looks} zone={write.zone} />
}
