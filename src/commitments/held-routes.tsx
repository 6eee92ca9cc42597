/** Needs, the path of each, and what came back. */
import { randomUUID } from 'node:crypto'
import { NotAllowed, NotFound } from '../platform/web/errors.tsx'
import { typedDay, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { keep, keyIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findMyName } from '../record/looking.ts'
import { append, findByAddress, findEntries, findVersions } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { blank, frameLike, frameOf } from './held-drafts.ts'
import { readMet, readNeed } from './held-forms.ts'
import { CirclesPage, heldPath, NeedPage, NeedsPage } from './need-pages.tsx'
import { NewNeedPage } from './new-need-page.tsx'
import { passedOnRoutes } from './passed-on-routes.tsx'
import { isSamePath } from './path.ts'
import { findShownPath, findShownPaths, type ShownPath } from './shown-path.ts'
import { findOwed } from './store.ts'
import { findAllPassedOn, findHeld, findNeeds, type Held } from './stops.ts'
import { toldRoutes } from './told-routes.tsx'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function heldRoutes(around: Around): Route[] {
  const read = 'read messages'
  const writing = 'write messages'
  return [
    recordRoute(around, ['get', '/needs', read], showNeeds),
    recordRoute(around, ['get', '/circles', read], showCircles),
    recordRoute(around, ['get', '/needs/new', writing], (c, visit) =>
      visit.within(async (write) =>
        c.html(<NewNeedPage {...blank(write)} given={{ token: randomUUID() }} />),
      ),
    ),
    recordRoute(around, ['post', '/needs/new', writing], addNeed),
    recordRoute(around, ['get', '/needs/:address', read], (c, visit) =>
      visit.within(async (write) => showNeed(c, write, await needAt(c, write))),
    ),
    recordRoute(around, ['post', '/needs/:address', writing], endNeed),
    recordRoute(around, ['get', '/needs/:address/correct', writing], showCorrection),
    recordRoute(around, ['post', '/needs/:address/correct', writing], correctNeed),
    ...passedOnRoutes(around),
    ...toldRoutes(around),
  ]
}

function showNeeds(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const needs = await findShownPaths(write, await findNeeds(write), todayIn(write))
    const passed = (await findAllPassedOn(write)).filter(({ kind }) => kind !== 'need')
    const others = withoutSame(await findShownPaths(write, passed, todayIn(write)), needs)
    return c.html(
      <NeedsPage record={pageRecord(write)} on={todayIn(write)} needs={needs} others={others} />,
    )
  })
}

/** What was asked for a need and passed on with it is told once, as the need's. */
function withoutSame(paths: readonly ShownPath[], needs: readonly ShownPath[]): ShownPath[] {
  return paths.filter((one) => !needs.some((need) => isSamePath(one.stops, need.stops)))
}

function showCircles(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const shown = await findShownPaths(write, await findAllPassedOn(write), todayIn(write))
    const all = shown.filter(({ returns }) => returns.length > 0)
    const needs = all.filter(({ held }) => held.kind === 'need')
    const asked = all.filter(({ held }) => held.kind !== 'need')
    const circles = [...needs, ...withoutSame(asked, needs)]
    return c.html(<CirclesPage record={pageRecord(write)} circles={circles} />)
  })
}

async function needAt(c: Ctx, write: Write): Promise<Held> {
  const entry = await findByAddress(write, c.req.param('address') ?? '')
  const held = entry === null ? null : await findHeld(write, entry.seq)
  if (held === null || held.kind !== 'need') throw new NotFound()
  return held
}

type Wrong = { readonly problems: readonly Problem[]; readonly given: Typed }

async function showNeed(
  c: Ctx,
  write: Write,
  need: Held,
  { problems, given }: Wrong = { problems: [], given: {} },
): Promise<Response> {
  const shown = await findShownPath(write, need, todayIn(write))
  const typed = { ...given, token: given['token'] ?? randomUUID() }
  return c.html(
    <NeedPage
      {...blank(write)}
      isMine={await isMine(write, need)}
      isOwner={write.owner}
      asked={await findAskedAbout(write, need)}
      shown={shown}
      problems={problems}
      given={typed}
    />,
    problems.length > 0 ? 422 : 200,
  )
}

/** The asks whose source is this need, in any of its versions. */
async function findAskedAbout(write: Write, { root }: Held) {
  const versions = new Set((await findVersions(write, root)).map(({ seq }) => seq))
  const owed = await findOwed(write, todayIn(write))
  return owed.filter(
    ({ kind, source }) => kind === 'ask' && source !== null && versions.has(source),
  )
}

async function addNeed(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const read = readNeed(form, todayIn(write))
    if (!read.ok)
      return c.html(
        <NewNeedPage {...blank(write)} problems={read.problems} given={typedIn(form)} />,
        422,
      )
    const { since, ...body } = read.value
    const draft = { ...frameOf(await findMyName(write), since), kind: 'need', body }
    const address = await keep(write, { ...draft, key: keyIn(form, 'need') })
    return c.redirect(`${visit.path}/needs/${address}`, 303)
  })
}

async function isMine(write: Write, need: Held): Promise<boolean> {
  const [latest] = await findEntries(write, [need.seq])
  return latest?.broughtBy === write.memberId
}

async function needToCorrect(c: Ctx, write: Write): Promise<Held> {
  const need = await needAt(c, write)
  if (!(await isMine(write, need)))
    throw new NotAllowed('Only whoever wrote this down can correct it.')
  return need
}

function showCorrection(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const need = await needToCorrect(c, write)
    const given: Typed = {
      token: randomUUID(),
      title: need.title,
      words: need.words ?? '',
      area: need.area ?? '',
      ...typedDay('since', need.passed.since),
    }
    const page = { ...blank(write), given, correcting: heldPath(visit.path, need) }
    return c.html(<NewNeedPage {...page} />)
  })
}

async function correctNeed(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const need = await needToCorrect(c, write)
    const read = readNeed(form, todayIn(write))
    const correcting = heldPath(visit.path, need)
    if (!read.ok) {
      const page = { ...blank(write), problems: read.problems, given: typedIn(form), correcting }
      return c.html(<NewNeedPage {...page} />, 422)
    }
    const { since, ...body } = read.value
    const happened = { day: since, time: null, precision: 'day' as const }
    const frame = { ...(await frameLike(write, need)), happened, amends: need.seq }
    await append(write, [{ ...frame, kind: 'need', body, key: keyIn(form, 'need-correct') }])
    return c.redirect(correcting, 303)
  })
}

async function endNeed(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const need = await needAt(c, write)
    const read = readMet(form, { since: need.passed.since, today: todayIn(write) })
    if (!read.ok) return showNeed(c, write, need, { problems: read.problems, given: typedIn(form) })
    const { day, ...body } = read.value
    const draft = { ...(await frameLike(write, need)), kind: 'answer' }
    await append(write, [
      {
        ...draft,
        happened: { day, time: null, precision: 'day' },
        body: { of: need.root, source: null, ...body },
        key: keyIn(form, 'met'),
      },
    ])
    return c.redirect(heldPath(visit.path, need), 303)
  })
}
