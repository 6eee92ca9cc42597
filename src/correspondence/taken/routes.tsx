/** The page of what this has taken. What is set on it stands in its address, so that it can be kept. */
import type { Day } from '../../platform/day.ts'
import type { Route } from '../../platform/web/route.ts'
import type { Ledger } from '../../record/kind.ts'
import { pageRecord, recordRoute, todayIn } from '../../record/visit.ts'
import { findEfforts } from './find-taken.ts'
import { readAsked } from './forms.ts'
import { TakenPage } from './pages.tsx'
import { takenBy, type Effort } from './taken.ts'

const FIRST_DAY = '0002-01-01' as Day

export function takenRoutes(around: {
  readonly ledger: Ledger
  readonly now: () => string
}): Route[] {
  return [
    recordRoute(around, ['get', '/taken', 'own the record'], (c, visit) =>
      visit.within(async (write) => {
        const asked = readAsked(new URL(c.req.url).searchParams)
        const to = asked.to ?? todayIn(write)
        const efforts = await findEfforts(write, asked.from ?? FIRST_DAY, to)
        const from = asked.from ?? firstOf(efforts) ?? to
        const shown = { asked, from, to, taken: takenBy(efforts, asked.assumed) }
        const status = asked.problems.length > 0 ? 422 : 200
        return c.html(<TakenPage record={pageRecord(write)} {...shown} />, status)
      }),
    ),
  ]
}

/** The first day of the first month in which anything was done. */
function firstOf(efforts: readonly Effort[]): Day | null {
  const [first] = efforts.map((each) => each.month).toSorted()
  return first === undefined ? null : (`${first}-01` as Day)
}
