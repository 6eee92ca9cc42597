/** How days go: the picture, checking in, the child’s words, charts, the way back. */
import { randomUUID } from 'node:crypto'
import type { Incident } from '../incidents/incident.ts'
import { yearOf } from '../incidents/period.ts'
import { findHappenings } from '../incidents/store.ts'
import { usualAudience } from '../people/circle/audience.ts'
import { addDays, parseDay } from '../platform/day.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, textsOf, typedIn, type Problem } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { currentAudience } from '../record/audience.ts'
import type { Entry } from '../record/entry.ts'
import { keep, keyIn, tokenIn } from '../record/keeping.ts'
import { findMyName } from '../record/looking.ts'
import type { Write } from '../record/kind.ts'
import { findByAddress } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { absenceRoutes } from './absence-routes.tsx'
import { attendanceRoutes } from './attendance-routes.tsx'
import { chartPrintRoutes } from './charts-print-routes.ts'
import { ChartsPage } from './charts-page.tsx'
import { readCheckIn } from './check-in-form.ts'
import { CheckInPage } from './check-in-page.tsx'
import type { FamilyAround } from './by-link/family-routes.tsx'
import { byLinkRoutes } from './by-link/routes.tsx'
import { childRoutes } from './child-routes.tsx'
import { stepAnswerBody, typedUpBody, voiceHeardBody } from './entries.ts'
import { eventsOf } from './events.ts'
import { findChanges } from './find-events.ts'
import { dayFormRoutes, shownOf } from './form-routes.tsx'
import { KinderPage } from './kinder-page.tsx'
import { DaysPage, RANGES } from './pages.tsx'
import { findAway, findCheckIns, findOwnWords, findWayBack } from './store.ts'
import { FIRSTS } from './way-back.ts'
import { WayBackPage } from './way-back-page.tsx'
import { WordsPage } from './words-page.tsx'
import { WorkPage } from './work-page.tsx'

export function dayRoutes(around: FamilyAround): Route[] {
  return [
    recordRoute(around, ['get', '/days', 'read days'], showDays),
    recordRoute(around, ['get', '/days/check-in', 'write days'], (c, visit) =>
      visit.within(async (write) => {
        const from = c.req.query('from') === 'school' ? 'school' : 'home'
        const props = { ...shownOf(write), from, token: randomUUID(), typed: {} } as const
        return c.html(<CheckInPage {...props} problems={[]} />)
      }),
    ),
    recordRoute(around, ['post', '/days/check-in', 'write days'], checkIn),
    recordRoute(around, ['get', '/days/charts', 'read days'], showCharts),
    recordRoute(around, ['get', '/days/words', 'read days'], showWords),
    recordRoute(around, ['post', '/days/words/:address/heard', 'write days'], tellHeard),
    recordRoute(around, ['post', '/days/words/:address/typed', 'write days'], typeUp),
    recordRoute(around, ['get', '/way-back', 'read plan'], (c, visit) =>
      visit.within(async (write) => showWayBack(c, write, [])),
    ),
    recordRoute(around, ['post', '/way-back/:address', 'write plan'], answerStep),
    recordRoute(around, ['get', '/attendance/work', 'read plan'], (c, visit) =>
      visit.within(async (write) => {
        const { work } = await findAway(write)
        return c.html(<WorkPage record={pageRecord(write)} work={work} />)
      }),
    ),
    recordRoute(around, ['get', '/attendance/letters', 'own the record'], (c, visit) =>
      visit.within(async (write) => c.html(<KinderPage record={pageRecord(write)} />)),
    ),
    ...chartPrintRoutes(around),
    ...absenceRoutes(around),
    ...attendanceRoutes(around),
    ...dayFormRoutes(around),
    ...childRoutes(around),
    ...byLinkRoutes(around),
  ]
}

/** The days shown before and after a visit. */
const ROUND_DAYS = 21

function showDays(c: Ctx, visit: Visit): Promise<Response> {
  const range = RANGES.find(({ id }) => id === c.req.query('range')) ?? RANGES[1]
  const measure = c.req.query('of') === 'energy' ? 'energy' : 'worry'
  return visit.within(async (write) => {
    const today = todayIn(write)
    const around = parseDay(c.req.query('around') ?? '')
    const on = around === null ? today : addDays(around, ROUND_DAYS)
    const from = addDays(around ?? today, around === null ? -range.days : -ROUND_DAYS)
    const checkIns = await findCheckIns(write, { from, to: on })
    const happenings = await findHappenings(write, { from, to: on })
    const record = pageRecord(write)
    const tagged = await findChanges(write, { from, to: on })
    const events = eventsOf({ happenings, tagged }, { from, to: on }, record.path)
    const saved = c.req.query('saved') === 'yes'
    const shown = { record, on, from, range, measure, checkIns, events, saved } as const
    return c.html(<DaysPage {...shown} isOwner={write.owner} />)
  })
}

async function checkIn(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const from = textOf(form, 'from') === 'school' ? 'school' : 'home'
    const token = tokenIn(form)
    const shown = shownOf(write)
    const { body, when, problems } = readCheckIn(form, from, shown)
    if (body === null || when === null) {
      const typed = typedIn(form)
      return c.html(<CheckInPage {...{ ...shown, from, token, typed, problems }} />, 422)
    }
    await keep(write, {
      kind: 'check-in',
      happened: when,
      author: await findMyName(write),
      people: [{ name: write.recordName, address: null }],
      shelf: 'days',
      audience: usualAudience(write),
      amends: null,
      body,
      files: [],
      key: keyIn(form, 'written'),
    })
    return c.redirect(`${visit.path}/days?saved=yes`, 303)
  })
}

function showCharts(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const to = todayIn(write)
    const { from } = yearOf(to)
    const happenings = await findHappenings(write, { from, to })
    const incidents = happenings.filter((each): each is Incident => each.kind === 'incident')
    const shown = { record: pageRecord(write), from, to, incidents, isOwner: write.owner }
    return c.html(<ChartsPage {...shown} />)
  })
}

function showWords(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const words = await findOwnWords(write, write.recordName)
    const shown = { record: pageRecord(write), on: todayIn(write), words, token: randomUUID() }
    return c.html(<WordsPage {...shown} />)
  })
}

async function entryOfKind(c: Ctx, write: Write, kinds: readonly string[]): Promise<Entry> {
  const entry = await findByAddress(write, c.req.param('address') ?? '')
  if (entry === null || entry.erased || !kinds.includes(entry.kind)) throw new NotFound()
  return entry
}

/** An entry about another, which whoever may read that may read too. */
async function about(write: Write, entry: Entry, kind: string) {
  return {
    kind,
    happened: { day: todayIn(write), time: null, precision: 'day' as const },
    author: await findMyName(write),
    people: [],
    shelf: entry.shelf,
    audience: await currentAudience(write, entry),
    amends: null,
    files: [],
  }
}

async function tellHeard(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const entry = await entryOfKind(c, write, ['voice', 'said'])
    const words = textOf(form, 'words')
    if (words !== '') {
      const body = voiceHeardBody.parse({ of: entry.root, words, by: await findMyName(write) })
      const key = `${keyIn(form, 'written')}:${entry.root}`
      await keep(write, { ...(await about(write, entry, 'voice heard')), body, key })
    }
    return c.redirect(`${visit.path}/days/words`, 303)
  })
}

async function typeUp(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const entry = await entryOfKind(c, write, ['voice'])
    const words = textOf(form, 'words')
    if (words !== '') {
      const body = typedUpBody.parse({ of: entry.root, words, by: await findMyName(write) })
      const key = `${keyIn(form, 'written')}:${entry.root}:typed`
      await keep(write, { ...(await about(write, entry, 'typed up')), body, key })
    }
    return c.redirect(`${visit.path}/days/words`, 303)
  })
}

async function showWayBack(c: Ctx, write: Write, problems: readonly Problem[]): Promise<Response> {
  const { owner, role, writesOn } = write
  const theirs = role.split(' and ').includes('young person')
  const answering = theirs ? ('themselves' as const) : ('for them' as const)
  const shown = {
    record: pageRecord(write),
    wayBack: await findWayBack(write),
    problems,
    answering: owner || writesOn.includes('plan') ? answering : null,
  }
  return c.html(<WayBackPage {...shown} token={randomUUID()} />, problems.length > 0 ? 422 : 200)
}

async function answerStep(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const entry = await entryOfKind(c, write, ['reintegration step'])
    const box = (name: string) => textOf(form, `${name}-s${entry.address}`)
    const some = (text: string) => (text === '' ? null : text)
    const firstDone = textsOf(form, `first-s${entry.address}`).filter((each) =>
      FIRSTS.some((first) => first === each),
    )
    const read = stepAnswerBody.safeParse({
      of: entry.root,
      answer: some(box('answer')),
      words: some(box('words')),
      firstDone,
      went: some(box('went')),
    })
    if (!read.success)
      return showWayBack(c, write, [
        { field: `words-s${entry.address}`, text: 'Choose an answer, or write how it went' },
      ])
    const key = `${keyIn(form, 'written')}:${entry.root}`
    await keep(write, { ...(await about(write, entry, 'step answer')), body: read.data, key })
    return c.redirect(`${visit.path}/way-back`, 303)
  })
}
