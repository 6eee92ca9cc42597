/** What happened and why: the list, one of them, writing down and adding later. */
import { randomUUID } from 'node:crypto'
import { usualAudience } from '../people/circle/audience.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { typedIn, type Problem } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { parseDay } from '../platform/day.ts'
import { filesIn, keep, keyIn, tokenIn } from '../record/keeping.ts'
import { findMyName } from '../record/looking.ts'
import type { Ledger } from '../record/kind.ts'
import { findCalendars } from '../people/calendars.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { whenOf } from '../correspondence/by-hand/forms.ts'
import { formShown, showOne, type Offer } from './at.tsx'
import { correctRoutes } from './correct-routes.tsx'
import { HappenedFormPage } from './form-page.tsx'
import { figuresIn, readHappened, sortOfSlug } from './forms.ts'
import {
  openQuestions,
  responseOf,
  totalsIn,
  whyState,
  type Happening,
  type Why,
} from './incident.ts'
import { laterRoutes } from './later-routes.tsx'
import { HappenedPage, KIND_LABELS, type Showing } from './pages.tsx'
import { termOf, yearOf } from './period.ts'
import type { Sort } from './sorts.data.ts'
import { findHappened } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

const LINES_ON_A_PAGE = 40

export function incidentRoutes(around: Around & { readonly offer?: Offer }): Route[] {
  return [
    recordRoute(around, ['get', '/incidents', 'read incidents'], showAll),
    recordRoute(around, ['get', '/incidents/new/:sort', 'write incidents'], (c, visit) =>
      visit.within(async (write) =>
        c.html(
          <HappenedFormPage
            {...await formShown(write)}
            sort={sortIn(c)}
            token={randomUUID()}
            typed={{}}
            problems={[]}
          />,
        ),
      ),
    ),
    recordRoute(around, ['post', '/incidents/new/:sort', 'write incidents'], add),
    recordRoute(around, ['get', '/incidents/:address', 'read incidents'], (c, visit) =>
      visit.within(async (write) => showOne(c, write, null, around.offer)),
    ),
    ...correctRoutes(around),
    ...laterRoutes(around),
  ]
}

function sortIn(c: Ctx): Sort {
  const sort = sortOfSlug(c.req.param('sort') ?? '')
  if (sort === null) throw new NotFound()
  return sort
}

const ONLY = ['open', 'given', 'explained', 'formal', 'unofficial'] as const

function showingIn(c: Ctx): Showing {
  const start = c.req.query('start') ?? ''
  return {
    kind:
      (Object.keys(KIND_LABELS) as Happening['kind'][]).find(
        (kind) => kind === c.req.query('kind'),
      ) ?? null,
    only: ONLY.find((each) => each === c.req.query('only')) ?? 'all',
    from: parseDay(c.req.query('from') ?? ''),
    to: parseDay(c.req.query('to') ?? ''),
    start: /^\d{1,6}$/.test(start) ? Number(start) : 0,
  }
}

function isShown(
  each: Happening,
  { kind, only, from, to }: Showing,
  whys: readonly Why[],
): boolean {
  if (kind !== null && each.kind !== kind) return false
  if ((from !== null && each.day < from) || (to !== null && each.day > to)) return false
  if (only === 'all') return true
  if (only === 'formal' || only === 'unofficial')
    return each.kind === 'suspension' && each.body.sort === only
  if (each.kind !== 'incident') return false
  if (only === 'open') return whyState(each, whys) !== 'answered'
  const { isSanctioned, isSanctionExplained } = responseOf(each.body)
  return only === 'given' ? isSanctioned : isSanctionExplained
}

function showAll(c: Ctx, visit: Visit): Promise<Response> {
  const showing = showingIn(c)
  return visit.within(async (write) => {
    const on = todayIn(write)
    const { happenings, whys, tellings } = await findHappened(write)
    const [school, another] = await findCalendars(write)
    const terms = another === undefined ? school?.calendar.terms : undefined
    const periods = [termOf(on, terms), yearOf(on)].map((period) => ({
      period,
      totals: totalsIn(happenings, period),
    }))
    const shown = happenings.filter((each) => isShown(each, showing, whys)).toReversed()
    return c.html(
      <HappenedPage
        record={pageRecord(write)}
        {...{ on, happenings: shown, whys, tellings, periods, showing }}
        open={openQuestions(happenings, whys)}
        size={LINES_ON_A_PAGE}
      />,
    )
  })
}

async function add(c: Ctx, visit: Visit): Promise<Response> {
  const sort = sortIn(c)
  const form = await c.req.formData()
  const files = await filesIn(form)
  return visit.within(async (write) => {
    const token = tokenIn(form)
    const shown = await formShown(write)
    const problems: Problem[] = []
    const when = whenOf(form, shown, (field, text) => problems.push({ field, text }))
    const read = readHappened(form, sort, {
      child: write.recordName,
      strategies: shown.strategies,
    })
    if (!read.ok) problems.unshift(...read.problems)
    if (!read.ok || when === null) {
      const typed = typedIn(form)
      return c.html(<HappenedFormPage {...{ ...shown, sort, token, typed, problems }} />, 422)
    }
    const address = await keep(write, {
      kind: sort.kind,
      happened: when,
      author: await findMyName(write),
      people: figuresIn(sort.kind, read.value, write.recordName),
      shelf: 'incidents',
      audience: usualAudience(write),
      amends: null,
      body: read.value,
      files,
      key: keyIn(form, 'written'),
    })
    return c.redirect(`${visit.path}/incidents/${address}?saved=yes`, 303)
  })
}
