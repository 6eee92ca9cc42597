/** What the record shows: the findings of today, one of them, and what the family makes of it. */
import type { Route } from '../platform/web/route.ts'
import type { Ledger } from '../record/kind.ts'
import { pageRecord, recordRoute, todayIn } from '../record/visit.ts'
import { findJudged, judge, showOne } from './finding-routes.tsx'
import { PatternsPage } from './pages.tsx'
import { patternsIn } from './patterns.ts'
import { findFacts, Memory } from './store.ts'

export function patternRoutes(around: {
  readonly ledger: Ledger
  readonly now: () => string
}): Route[] {
  const memory = new Memory()
  return [
    recordRoute(around, ['get', '/patterns', 'own the record'], (c, visit) =>
      visit.within(async (write) => {
        const on = todayIn(write)
        const { found, tooFew } = patternsIn(await findFacts(write, on, memory), on)
        const judged = await findJudged(write)
        const page = {
          tooFew,
          found: found.map((finding) => ({ finding, judged: judged.get(finding.id) ?? null })),
        }
        return c.html(<PatternsPage record={pageRecord(write)} {...page} />)
      }),
    ),
    recordRoute(around, ['get', '/patterns/:finding', 'own the record'], (c, visit) =>
      visit.within((write) => showOne(c, write, memory)),
    ),
    recordRoute(around, ['post', '/patterns/:finding', 'own the record'], (c, visit) =>
      judge(c, visit, memory),
    ),
  ]
}
