/** Plans and what they give: the list, one provision with its ledger, and the forms. */
import { randomUUID } from 'node:crypto'
import { findCalendars } from '../people/calendars.ts'
import { NotFound } from '../platform/web/errors.tsx'
import type { Ctx, Route } from '../platform/web/route.ts'
import { keepLookAt } from '../record/looked.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findByAddress } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { planFormRoutes } from './form-routes.tsx'
import { PlanPage } from './pages.tsx'
import { ProvisionPage } from './provision-page.tsx'
import { comingReviews } from './reviews.ts'
import { findBefore, findDaysAway, findNeeds, findShownPlans } from './shown.ts'
import { saysOf } from './side.ts'
import { stoodOn } from './stood.ts'
import { findPlanned } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function planRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/plan', 'read plan'], showPlan),
    ...planFormRoutes(around),
    recordRoute(around, ['get', '/plan/provisions/:address', 'read plan'], showProvision),
  ]
}

function showPlan(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const on = todayIn(write)
    const planned = await findPlanned(write)
    const stood = stoodOn(planned, await findCalendars(write), on)
    const loose = planned.reviews.filter(({ of }) => of === null).toReversed()
    keepLook(write, [...planned.plans, ...planned.provisions])
    return c.html(
      <PlanPage
        record={pageRecord(write)}
        on={on}
        stood={stood}
        plans={await findShownPlans(write, planned, on)}
        needs={await findNeeds(write)}
        loose={loose}
        looseNext={comingReviews(planned, on).find(({ plan }) => plan === null) ?? null}
        needsDates={stood.some(({ terms }) => terms.at(-1)?.because === 'no school days')}
        tokenOf={randomUUID}
        canTap={saysOf(write) !== null}
        saved={c.req.query('saved') === 'yes'}
      />,
    )
  })
}

const SAVED: Readonly<Record<string, string>> = {
  yes: 'It is in the record. You can add days to it, one tap each.',
  given: 'Given: it is in the record.',
  stopped: 'It is in the record, with the reason as it was given.',
  not: 'Not given: it is in the record. If somebody says why, add the reason in their words.',
}

function showProvision(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const on = todayIn(write)
    const entry = await findByAddress(write, c.req.param('address') ?? '')
    const planned = await findPlanned(write)
    const stood = stoodOn(planned, await findCalendars(write), on)
    const one = stood.find(({ provision }) => provision.root === entry?.root)
    if (one === undefined) throw new NotFound()
    const { provision, terms } = one
    keepLook(write, [provision, ...one.marks])
    const newest = terms.at(-1)
    // Loaded when a page asks for it, not at every start.
    const { checkWording } = await import('../words/wording.ts')
    return c.html(
      <ProvisionPage
        record={pageRecord(write)}
        on={on}
        stood={one}
        plan={planned.plans.find(({ root }) => root === provision.of) ?? null}
        before={await findBefore(write, provision.body.asked, on)}
        found={checkWording(provision.body.words ?? '')}
        away={newest === undefined ? 0 : await findDaysAway(write, provision, newest)}
        token={randomUUID()}
        canTap={saysOf(write) !== null}
        saved={SAVED[c.req.query('saved') ?? ''] ?? null}
        isOwner={write.owner}
        isMine={provision.broughtBy === write.memberId}
      />,
    )
  })
}

function keepLook(
  write: Write,
  all: readonly { readonly seq: number; readonly broughtBy: string }[],
): void {
  keepLookAt(
    write,
    all.filter(({ broughtBy }) => broughtBy !== write.memberId).map(({ seq }) => seq),
  )
}
